//! A list of the user's own: names from a text file (one for each line) or a table with a name column, such
//! as a council's excluded suppliers or a copy of the UK Sanctions List.

use super::csv_files;
use super::plain_text;
use super::sniff::{self, Kind};
use sha2::{Digest, Sha256};
use vendor_list::makers::WordLists;
use vendor_text::words::{folded_phrase, folded_words};
use vendor_text::{ListedName, NameList, Unread};

/// The largest number of names in one list.
pub const MOST_NAMES: usize = 1_000_000;
/// Rows in which a heading row is looked for: published lists open with a line or two about themselves.
const HEADING_ROWS: usize = 10;

const NOT_A_LIST: &str = "it is a document. Save the names as CSV or as text, one a line.";

/// A list that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NameListError {
    /// No text.
    #[error("{0} is no list of names: {1}")]
    NotText(String, &'static str),
    /// No names in it.
    #[error("{0} has no names. Give one name on each line, or a table with a column called Name.")]
    Empty(String),
}

/// Reads a list of names.
///
/// # Errors
/// When the file is not a text or has no names.
pub fn read(name: &str, bytes: &[u8], words: &WordLists) -> Result<NameList, NameListError> {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    match sniff::kind(name, bytes) {
        Kind::Table | Kind::Text => {}
        Kind::Refused(reason) => return Err(NameListError::NotText(name.to_owned(), reason)),
        _ => return Err(NameListError::NotText(name.to_owned(), NOT_A_LIST)),
    }
    let (text, mut unread) = plain_text::decode(name, bytes);
    let mut names =
        if matches!(extension.as_str(), "csv" | "tsv") { from_table(&text, words) } else { from_lines(&text) };
    names.retain(|entry| !folded_words(&entry.text).is_empty());
    if names.len() > MOST_NAMES {
        let more = names.len() - MOST_NAMES;
        names.truncate(MOST_NAMES);
        unread.push(Unread::whole(
            name,
            format!("it has more than {MOST_NAMES} names; {more} were left out. Split the file."),
        ));
    }
    if names.is_empty() {
        return Err(NameListError::Empty(name.to_owned()));
    }
    let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(NameList { name: name.to_owned(), sha256, names, unread })
}

fn from_lines(text: &str) -> Vec<ListedName> {
    let lines = (1..).zip(text.lines()).map(|(row, line)| ListedName { row, text: line.trim().to_owned() });
    lines.filter(|entry| !entry.text.starts_with('#')).collect()
}

/// The columns that hold names, by their headings; without any, the first cell with letters.
fn from_table(text: &str, words: &WordLists) -> Vec<ListedName> {
    let rows = csv_files::rows(text);
    let heading = rows.iter().take(HEADING_ROWS).enumerate().find_map(|(at, (_, cells))| {
        let columns = NameColumns::of(cells, words);
        (!columns.is_empty()).then_some((at, columns))
    });
    let mut names = Vec::new();
    let first = heading.as_ref().map_or(0, |(at, _)| at + 1);
    for (row, cells) in rows.iter().skip(first) {
        let row = *row;
        match &heading {
            Some((_, columns)) => names.extend(columns.names(cells).map(|text| ListedName { row, text })),
            None => {
                let has_letters = |cell: &&String| cell.chars().any(char::is_alphabetic);
                names.extend(
                    cells.iter().find(has_letters).map(|cell| ListedName { row, text: cell.trim().to_owned() }),
                );
            }
        }
    }
    names
}

/// Which columns of a table make up a name.
#[derive(Debug, Default)]
struct NameColumns {
    /// Each of them is a whole name.
    whole: Vec<usize>,
    /// "Name 1" to "Name 5" of the UK Sanctions List, in order: what is before "Name 6".
    before: Vec<usize>,
    /// "Name 6": a family name, or the whole name of an entity.
    last: Option<usize>,
}

impl NameColumns {
    fn of(cells: &[String], words: &WordLists) -> Self {
        let known: Vec<String> = words.name_columns.iter().map(|text| folded_phrase(text)).collect();
        let mut columns = Self::default();
        for (at, cell) in cells.iter().enumerate() {
            match folded_phrase(cell).as_str() {
                "NAME 6" => columns.last = Some(at),
                "NAME 1" | "NAME 2" | "NAME 3" | "NAME 4" | "NAME 5" => columns.before.push(at),
                heading if known.iter().any(|name| name == heading) => columns.whole.push(at),
                _ => {}
            }
        }
        if columns.last.is_none() {
            columns.before.clear();
        }
        columns
    }

    fn is_empty(&self) -> bool {
        self.whole.is_empty() && self.last.is_none()
    }

    fn names<'a>(&'a self, cells: &'a [String]) -> impl Iterator<Item = String> + 'a {
        let cell = |at: &usize| cells.get(*at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let parts: Vec<&str> = self.before.iter().chain(&self.last).filter_map(cell).collect();
        let joined = (!parts.is_empty()).then(|| parts.join(" "));
        self.whole.iter().filter_map(cell).map(str::to_owned).collect::<Vec<_>>().into_iter().chain(joined)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists() -> WordLists {
        WordLists { name_columns: vec!["name".into(), "company name".into()], ..WordLists::default() }
    }

    fn texts(name: &str, text: &str) -> Vec<(u32, String)> {
        read(name, text.as_bytes(), &lists()).unwrap().names.into_iter().map(|entry| (entry.row, entry.text)).collect()
    }

    #[test]
    fn names_stand_one_a_line_or_under_a_heading() {
        let expected =
            |rows: &[(u32, &str)]| rows.iter().map(|(row, text)| (*row, (*text).to_owned())).collect::<Vec<_>>();
        for (file, text, wanted) in [
            ("own.txt", "# ours\nAcme Ltd\n\nBeta GmbH\n", expected(&[(2, "Acme Ltd"), (4, "Beta GmbH")])),
            ("own.csv", "Ref,Company name,Why\n1,Acme Ltd,late\n", expected(&[(2, "Acme Ltd")])),
            ("own.csv", "1,Acme Ltd\n2,Beta GmbH\n", expected(&[(1, "Acme Ltd"), (2, "Beta GmbH")])),
            (
                "sanctions.csv",
                "Report Date: 20-Nov-2026\nUnique ID,Name 6,Name 1,Name 2,Type\nX1,Example Trading LLC,,,Entity\nX2,Person,Given,Middle,Individual\n",
                expected(&[(3, "Example Trading LLC"), (4, "Given Middle Person")]),
            ),
        ] {
            assert_eq!(texts(file, text), wanted, "{file}");
        }
    }

    #[test]
    fn what_is_no_list_is_refused() {
        assert!(matches!(read("own.pdf", b"%PDF-1.7", &lists()), Err(NameListError::NotText(..))));
        assert!(matches!(read("own.txt", b"\n# nothing\n", &lists()), Err(NameListError::Empty(_))));
    }
}
