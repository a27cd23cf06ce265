//! Unpacks what a page carries in LZMA, piece by piece as the browser reads it: a browser's own unpacking leaves it a
//! quarter larger. It is a WebAssembly program of its own, small enough to be there before the others, and the boot
//! script calls it without glue: [`exports`] are its whole surface.

use lzma_rust2::{Action, LzmaStream, Status};

pub mod exports;

/// Most memory that unpacking may take beside what it gives, in KiB.
const MOST_MEMORY: u32 = 128 * 1024;
/// How many bytes are unpacked in one go.
const AT_ONCE: usize = 256 * 1024;

/// An LZMA file that comes in pieces.
pub struct Unpacker {
    stream: LzmaStream,
    is_whole: bool,
}

impl Default for Unpacker {
    fn default() -> Self {
        Self { stream: LzmaStream::new_mem_limit(MOST_MEMORY, None), is_whole: false }
    }
}

impl Unpacker {
    /// Unpacks the next piece and returns what it gives.
    ///
    /// # Errors
    /// If the bytes are no LZMA. What comes after the end is passed over.
    pub fn unpack(&mut self, mut piece: &[u8]) -> lzma_rust2::Result<Vec<u8>> {
        let mut unpacked = Vec::new();
        while !self.is_whole {
            let from = unpacked.len();
            unpacked.resize(from + AT_ONCE, 0);
            let room = unpacked.get_mut(from..).unwrap_or_default();
            let step = self.stream.process(piece, room, Action::Run)?;
            unpacked.truncate(from + step.bytes_produced);
            piece = piece.get(step.bytes_consumed..).unwrap_or_default();
            self.is_whole = step.status == Status::StreamEnd;
            if step.bytes_consumed == 0 && step.bytes_produced == 0 {
                break;
            }
        }
        Ok(unpacked)
    }
}

#[cfg(test)]
mod tests {
    use super::Unpacker;
    use lzma_rust2::{LzmaOptions, LzmaWriter};
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let size = Some(bytes.len() as u64);
        let mut writer = LzmaWriter::new_use_header(Vec::new(), &LzmaOptions::with_preset(1), size).unwrap();
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap()
    }

    fn sample() -> Vec<u8> {
        (0..60_000_u32).flat_map(|number| (number / 7).wrapping_mul(2_654_435_761).to_le_bytes()).collect()
    }

    #[test]
    fn pieces_of_any_size_give_the_same_bytes() {
        let (bytes, packed) = (sample(), packed(&sample()));
        for size in [1, 7, 4096, packed.len()] {
            let mut unpacker = Unpacker::default();
            let unpacked: Vec<u8> = packed.chunks(size).flat_map(|piece| unpacker.unpack(piece).unwrap()).collect();
            assert!(unpacked == bytes, "in pieces of {size}");
            assert!(unpacker.is_whole, "in pieces of {size}");
        }
    }

    #[test]
    fn what_is_cut_short_is_not_whole() {
        let packed = packed(&sample());
        let mut unpacker = Unpacker::default();
        let cut = packed.get(..packed.len() - 100).unwrap();
        assert!(unpacker.unpack(cut).unwrap().len() < sample().len());
        assert!(!unpacker.is_whole);
    }

    #[test]
    fn what_is_damaged_is_refused_or_differs_and_never_panics() {
        let good = packed(&sample());
        for at in (0..good.len()).step_by(good.len() / 50) {
            let mut bad = good.clone();
            bad[at] ^= 0x55;
            let mut unpacker = Unpacker::default();
            let unpacked = unpacker.unpack(&bad);
            assert!(!unpacked.is_ok_and(|unpacked| unpacker.is_whole && unpacked == sample()), "byte {at}");
        }
    }
}
