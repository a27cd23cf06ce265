//! Files and pasted text → lines, each with its place, and a full account of what was not read.

pub mod csv_files;
pub mod lines;
pub mod name_list;
pub mod plain_text;

pub use lines::{Line, Place, Unread};

/// Reads a file by its name and first bytes.
///
/// Lines that could be read are always given; whatever was not read stands in the second part.
#[must_use]
pub fn read_file(name: &str, bytes: &[u8], words: &crate::list::makers::WordLists) -> (Vec<Line>, Vec<Unread>) {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    if let Some(kind) = lines::not_yet_readable(bytes, &extension) {
        return (Vec::new(), vec![Unread::whole(name, kind)]);
    }
    let (text, mut unread) = plain_text::decode(name, bytes);
    let (lines, more) = match extension.as_str() {
        "csv" | "tsv" => csv_files::read(Some(name), &text, words),
        _ => plain_text::read(Some(name), &text),
    };
    unread.extend(more);
    (lines, unread)
}

/// Reads typed or pasted text: lines, or cells of a sheet when it opens with known headings.
#[must_use]
pub fn read_pasted(text: &str, words: &crate::list::makers::WordLists) -> (Vec<Line>, Vec<Unread>) {
    if csv_files::is_pasted_table(text, words) {
        return csv_files::read(None, text, words);
    }
    plain_text::read(None, text)
}
