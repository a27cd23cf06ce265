//! Large bytes that messages carry. In the browser they stay in its own memory and are moved from one worker to
//! another; the desk only states what it needs of them.

use std::io::Write;

/// Bytes that came with a message.
pub trait Bytes {
    /// Takes them into the program's own memory.
    fn to_vec(&self) -> Vec<u8>;
}

impl Bytes for Vec<u8> {
    fn to_vec(&self) -> Vec<u8> {
        self.clone()
    }
}

/// Bytes that leave with a message, in blocks of some megabytes each: a long record would not fit into memory as one.
pub trait Pieces: Default {
    /// Adds a block after the others.
    fn push(&mut self, piece: &[u8]);
}

impl Pieces for Vec<Vec<u8>> {
    fn push(&mut self, piece: &[u8]) {
        Self::push(self, piece.to_vec());
    }
}

/// Size of a block in bytes.
const PIECE: usize = 4_000_000;

/// Writes blocks: what was written leaves the program's own memory block by block.
#[derive(Default)]
pub(crate) struct PieceWriter<P> {
    open: Vec<u8>,
    closed: P,
}

impl<P: Pieces> PieceWriter<P> {
    /// Closes the last block and returns all of them, or why something could not be written.
    pub(crate) fn closed_after(mut self, written: std::io::Result<()>) -> Result<P, String> {
        written.map_err(|error| error.to_string())?;
        self.close();
        Ok(self.closed)
    }

    fn close(&mut self) {
        self.closed.push(&self.open);
        self.open.clear();
    }
}

impl<P: Pieces> Write for PieceWriter<P> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.open.extend_from_slice(bytes);
        if self.open.len() >= PIECE {
            self.close();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_bytes_are_cut_and_none_is_lost() {
        let mut out = PieceWriter::<Vec<Vec<u8>>>::default();
        let written = (0..5u8).try_for_each(|byte| out.write_all(&vec![byte; 1_500_000]));
        let pieces = out.closed_after(written).unwrap();
        assert_eq!(pieces.iter().map(Vec::len).collect::<Vec<_>>(), [4_500_000, 3_000_000]);
        assert_eq!((pieces[0][0], pieces[1][2_999_999]), (0, 4));
    }

    #[test]
    fn what_could_not_be_written_gives_no_pieces() {
        let out = PieceWriter::<Vec<Vec<u8>>>::default();
        assert_eq!(
            out.closed_after(Err(std::io::Error::other("the disk is full"))),
            Err("the disk is full".to_owned())
        );
    }
}
