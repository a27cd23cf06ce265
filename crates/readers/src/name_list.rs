//! A list of the user's own: names from a text file (one on each line), from a table with a name column, such as a
//! council's excluded suppliers, or from a published list as it was downloaded (`official`).

use super::csv_files;
use super::official;
use super::plain_text;
use super::sniff::{self, Kind};
use sha2::{Digest, Sha256};
use vendor_list::makers::WordLists;
use vendor_text::secrets;
use vendor_text::words::{folded_phrase, folded_words};
use vendor_text::{Called, ListedName, NameList, Unread};

/// The largest number of names in one list.
pub const MOST_NAMES: usize = 1_000_000;
/// The number of rows that are searched for a heading row: published lists begin with a line or two about themselves.
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
    let is_table = matches!(extension.as_str(), "csv" | "tsv");
    if is_table && csv_files::may_run_together(&text) {
        let reason = "a quotation mark is opened and never closed, so names after it may be missing. Correct it and load the list again.";
        unread.push(Unread::whole(name, reason));
    }
    let mut names = if is_table { from_table(&text, words) } else { from_lines(&text) };
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
    Ok(NameList { name: secrets::without_in_name(name).into_owned(), sha256, names, unread })
}

fn from_lines(text: &str) -> Vec<ListedName> {
    let lines = (1..).zip(text.lines()).map(|(row, line)| ListedName::new(row, line.trim()));
    lines.filter(|entry| !entry.text.starts_with('#')).collect()
}

/// The names of a published list, if it is recognised by its columns; otherwise the columns whose headings say that
/// they hold names; without such headings, the first cell with letters.
fn from_table(text: &str, words: &WordLists) -> Vec<ListedName> {
    let rows = csv_files::rows(text);
    if let Some(published) = official::names_of_rows(&rows) {
        return published.entries.into_iter().flat_map(|entry| entry.names).collect();
    }
    let heading = rows.iter().take(HEADING_ROWS).enumerate().find_map(|(at, (_, cells))| {
        let columns = NameColumns::of(cells, words);
        (!columns.is_empty()).then_some((at, columns))
    });
    let mut names = Vec::new();
    let first = heading.as_ref().map_or(0, |(at, _)| at + 1);
    for (row, cells) in rows.iter().skip(first) {
        let row = *row;
        match &heading {
            Some((_, columns)) => names.extend(columns.names(row, cells)),
            None => {
                let has_letters = |cell: &&String| cell.chars().any(char::is_alphabetic);
                names.extend(cells.iter().find(has_letters).map(|cell| ListedName::new(row, cell.trim())));
            }
        }
    }
    names
}

/// Which columns of a table hold names.
#[derive(Debug, Default)]
struct NameColumns {
    /// Columns with one name in each cell.
    names: Vec<usize>,
    /// Columns with other names, separated by `;`.
    others: Vec<usize>,
}

impl NameColumns {
    fn of(cells: &[String], words: &WordLists) -> Self {
        let known: Vec<String> = words.name_columns.iter().map(|text| folded_phrase(text)).collect();
        let mut columns = Self::default();
        for (at, cell) in cells.iter().enumerate() {
            let heading = folded_phrase(cell);
            if OTHER_NAMES.contains(&heading.as_str()) {
                columns.others.push(at);
            } else if known.contains(&heading) {
                columns.names.push(at);
            }
        }
        columns
    }

    fn is_empty(&self) -> bool {
        self.names.is_empty() && self.others.is_empty()
    }

    fn names<'a>(&'a self, row: u32, cells: &'a [String]) -> impl Iterator<Item = ListedName> + 'a {
        let cell = |at: &usize| cells.get(*at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let own = self.names.iter().find_map(cell);
        let names = self.names.iter().filter_map(cell).map(move |name| ListedName::new(row, name));
        let others = self.others.iter().filter_map(cell).flat_map(|cell| cell.split(';').map(str::trim));
        let others = others.filter(|other| !other.is_empty()).map(move |other| ListedName {
            called: Called::Alias,
            entry: own.map(str::to_owned),
            ..ListedName::new(row, other)
        });
        names.chain(others)
    }
}

/// Headings of columns that hold other names of what the row is about.
const OTHER_NAMES: [&str; 9] =
    ["ALIAS", "ALIASES", "ALT NAME", "ALT NAMES", "ALSO KNOWN AS", "AKA", "A K A", "OTHER NAMES", "FORMER NAMES"];

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
