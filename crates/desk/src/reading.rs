//! Reads one file for a run: takes its bytes, and gives its lines in messages of some thousand each.

use crate::bytes::Bytes;
use crate::files_protocol::{FromReader, ToReader, pack};
use vendor_engine::report::record::Input;
use vendor_list::makers::WordLists;
use vendor_readers::{Account, PictureReader};
use vendor_text::{Line, Unread};

/// Lines in one message.
const BATCH: usize = 5_000;

/// Reads a file and passes its content to `say`; the lines of long tables are passed on while it is still being read.
/// `sha256` is the file's fingerprint if something faster has computed it; `eyes` reads pictures, if the program can.
pub fn read(
    message: &ToReader<impl Bytes>,
    sha256: Option<String>,
    eyes: Option<&dyn PictureReader>,
    say: &mut dyn FnMut(FromReader<Vec<u8>>),
) {
    let account = account(message, sha256, eyes, say);
    say(FromReader::Done { account });
}

fn account(
    message: &ToReader<impl Bytes>,
    sha256: Option<String>,
    eyes: Option<&dyn PictureReader>,
    say: &mut dyn FnMut(FromReader<Vec<u8>>),
) -> Account {
    let ToReader { name, bytes, words, layouts } = message;
    let bytes = bytes.to_vec();
    let input = match sha256 {
        Some(sha256) => Input::stamped(name, sha256, bytes.len()),
        None => Input::of(name, &bytes),
    };
    // Sent first, so that the fingerprint is known even if the file makes the reader stop.
    say(FromReader::Input(input));
    let words = match serde_json::from_str::<WordLists>(words) {
        Ok(words) => words,
        Err(error) => {
            return Account::of_unread(vec![Unread::whole(name, format!("the reader did not start: {error}"))]);
        }
    };
    let mut lost = Vec::new();
    let mut take = |lines: Vec<Line>| {
        for batch in lines.chunks(BATCH) {
            match pack(batch) {
                Ok(packed) => say(FromReader::Lines { count: batch.len(), packed }),
                Err(error) => lost.push(Unread { file: None, place: String::new(), reason: error.to_string() }),
            }
        }
    };
    let read = vendor_readers::read_in_parts(name, &bytes, &words, layouts, &mut take, eyes);
    take(read.lines);
    let mut account = read.account;
    account.unread.extend(lost);
    account
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files_protocol::unpack;
    use vendor_readers::Layouts;

    fn read_all(name: &str, bytes: &[u8], words: &str) -> Vec<FromReader<Vec<u8>>> {
        let mut said = Vec::new();
        let message = ToReader {
            name: name.to_owned(),
            bytes: bytes.to_vec(),
            words: words.to_owned(),
            layouts: Layouts::default(),
        };
        read(&message, None, None, &mut |message| said.push(message));
        said
    }

    fn words() -> String {
        serde_json::to_string(&WordLists::default()).unwrap()
    }

    #[test]
    fn a_file_is_known_before_it_is_read_and_done_at_the_end() {
        let said = read_all("quote.txt", b"4 x camera\nlabour\n", &words());
        let [FromReader::Input(input), FromReader::Lines { count, packed }, FromReader::Done { account }] =
            said.as_slice()
        else {
            panic!("{said:?}");
        };
        assert_eq!((input.name.as_str(), input.bytes, *count), ("quote.txt", 18, 2));
        assert_eq!(unpack(packed).unwrap()[1].text, "labour");
        assert!(account.unread.is_empty());
    }

    #[test]
    fn a_fingerprint_that_was_made_elsewhere_is_kept() {
        let message =
            ToReader { name: "a.txt".to_owned(), bytes: b"x".to_vec(), words: words(), layouts: Layouts::default() };
        let mut said = Vec::new();
        read(&message, Some("abc".to_owned()), None, &mut |message| said.push(message));
        assert!(matches!(&said[0], FromReader::Input(input) if input.sha256 == "abc"));
    }

    #[test]
    fn many_lines_are_sent_in_parts_and_none_is_lost() {
        let text = "camera\n".repeat(BATCH + 7);
        let counts: Vec<usize> = read_all("long.txt", text.as_bytes(), &words())
            .iter()
            .filter_map(|said| match said {
                FromReader::Lines { count, .. } => Some(*count),
                _ => None,
            })
            .collect();
        assert_eq!(counts, [BATCH, 7]);
    }

    #[test]
    fn without_word_lists_nothing_is_read_and_that_is_said() {
        let said = read_all("a.txt", b"camera", "not a list");
        let Some(FromReader::Done { account }) = said.last() else { panic!("{said:?}") };
        assert_eq!(said.len(), 2);
        assert!(account.unread[0].reason.contains("did not start"));
    }
}
