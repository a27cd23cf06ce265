//! The input of `vendor-check check`: files and texts become lines, which are handed over as they are read.

use super::options::Options;
use crate::pictures;
use std::ffi::OsString;
use std::io::Read;
use std::path::Path;
use vendor_engine::report::record::Input;
use vendor_list::makers::WordLists;
use vendor_readers::reading::Reading;
use vendor_readers::single::{NoLine, Singles};
use vendor_readers::{Account, Layouts, PictureReader, plain_text};
use vendor_text::{Line, Place, Unread};

/// What came with the lines: what was not read, and the files.
#[derive(Default)]
pub struct Given {
    pub account: Account,
    pub inputs: Vec<Input>,
}

/// Takes lines as they are read, in order.
pub type Take<'a> = &'a mut dyn FnMut(Vec<Line>);

impl Given {
    /// Reads everything that was given.
    pub fn read_all(options: &Options, words: &WordLists, take: Take<'_>) -> Self {
        let mut given = Self::default();
        take(options.parties.iter().map(|(party, name)| Line::of_party(name, *party)).collect());
        for text in &options.texts {
            given.add(vendor_readers::read_pasted(text, words, &Layouts::default()), take);
        }
        pictures::with_eyes(|eyes| {
            for file in &options.files {
                given.read(file, words, options.each_alone, take, eyes);
            }
        });
        given
    }

    fn add(&mut self, read: vendor_readers::Read, take: Take<'_>) {
        take(read.lines);
        self.account.add(read.account);
    }

    fn read(
        &mut self,
        file: &OsString,
        words: &WordLists,
        each_alone: bool,
        take: Take<'_>,
        eyes: Option<&dyn PictureReader>,
    ) {
        let path = Path::new(file);
        let piped = file == "-";
        let name = match path.file_name() {
            _ if piped => "standard input".to_owned(),
            None => path.display().to_string(),
            Some(name) => name.to_string_lossy().into_owned(),
        };
        #[cfg(feature = "parquet")]
        if !piped && vendor_arrow::parquet_in::is_parquet(path) {
            return self.read_parquet(&name, path, words, take);
        }
        let bytes = if piped { all_of_standard_input() } else { std::fs::read(path) };
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => return self.refuse(&name, &error),
        };
        if self.is_known(Input::of(&name, &bytes)) {
            return;
        }
        let read = match (piped, each_alone) {
            (true, true) => items(&name, &bytes, words),
            (true, false) => {
                let (text, mut unread) = plain_text::decode(&name, &bytes);
                let mut reading = Reading::new(None, words);
                plain_text::read_into(&mut reading, &text);
                let mut read = reading.finish();
                unread.append(&mut read.account.unread);
                read.account.unread = unread;
                read
            }
            (false, _) => vendor_readers::read_in_parts(&name, &bytes, words, &Layouts::default(), take, eyes),
        };
        self.add(read, take);
    }

    #[cfg(feature = "parquet")]
    fn read_parquet(&mut self, name: &str, path: &Path, words: &WordLists, take: Take<'_>) {
        let open = || std::fs::File::open(path);
        let opened = open().and_then(|file| Ok((Input::of_file(name, file)?, open()?)));
        match opened {
            Err(error) => self.refuse(name, &error),
            Ok((input, file)) => {
                if self.is_known(input) {
                    return;
                }
                let read = vendor_arrow::parquet_in::read(name, file, words, &Layouts::default(), take);
                self.add(read, take);
            }
        }
    }

    /// Notes a file, and says whether the same bytes were given before; they are read only once.
    fn is_known(&mut self, input: Input) -> bool {
        let known = self.inputs.iter().any(|other| other.sha256 == input.sha256);
        self.inputs.push(input);
        known
    }

    fn refuse(&mut self, name: &str, error: &std::io::Error) {
        let reason = format!("it cannot be read: {error}. Check the path and try again.");
        self.account.unread.push(Unread::whole(name, reason));
    }
}

/// Reads one item on each line, each by itself. Lines without a word are not items.
fn items(name: &str, bytes: &[u8], words: &WordLists) -> vendor_readers::Read {
    let (text, unread) = plain_text::decode(name, bytes);
    let mut read = vendor_readers::Read::default();
    read.account.unread = unread;
    let singles = Singles::new(words);
    for (number, text) in (1_u32..).zip(text.split('\n')) {
        let place = Place { line: Some(number), ..Place::default() };
        match singles.line(text.trim_end_matches('\r')) {
            Ok(line) => read.lines.push(Line { place, ..line }),
            Err(NoLine::Empty) => {}
            Err(error) => {
                read.account.unread.push(Unread { file: None, place: place.in_words(), reason: error.to_string() })
            }
        }
    }
    read
}

fn all_of_standard_input() -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}
