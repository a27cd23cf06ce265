//! Lists as governments and registries publish them, recognised by their contents and never by the file's name: the UK
//! Sanctions List, the US Consolidated Screening List, OFAC's headless tables, the 1260H list, the FCC Covered List,
//! the UK debarment list and the IEEE listing of network blocks.

mod addresses;
mod dates;
mod ofac;
mod papers;
mod sanctions;
mod screening;
mod tables;

pub use dates::day;

use crate::spreadsheet::grid;
use crate::{csv_files, plain_text, read_file, sniff};
use sniff::Kind;
use vendor_list::makers::WordLists;
use vendor_text::Date;
use vendor_text::{Called, ListedName};

/// A row of cells, with its number as a spreadsheet shows it.
pub type Row = (u32, Vec<String>);

/// Who publishes a list, and which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Publisher {
    /// The UK Sanctions List (FCDO), or the OFSI Consolidated List that it replaced.
    UkSanctions,
    /// The debarment list under the Procurement Act 2023.
    UkDebarment,
    /// The US Consolidated Screening List.
    UsScreening,
    /// OFAC's SDN list and its other names.
    Ofac,
    /// The list of Chinese military companies under section 1260H.
    Us1260h,
    /// The FCC Covered List.
    FccCovered,
    /// The IEEE listing of network blocks.
    IeeeBlocks,
}

impl Publisher {
    /// Its short name, as the list's source uses it.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::UkSanctions => "uk-sanctions-list",
            Self::UkDebarment => "uk-debarment-list",
            Self::UsScreening => "us-screening-list",
            Self::Ofac => "us-ofac-sdn",
            Self::Us1260h => "us-1260h",
            Self::FccCovered => "us-fcc-covered-list",
            Self::IeeeBlocks => "ieee-oui",
        }
    }

    /// The list in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::UkSanctions => "UK Sanctions List",
            Self::UkDebarment => "UK debarment list",
            Self::UsScreening => "US Consolidated Screening List",
            Self::Ofac => "OFAC list of specially designated nationals",
            Self::Us1260h => "US list of Chinese military companies (section 1260H)",
            Self::FccCovered => "FCC Covered List",
            Self::IeeeBlocks => "IEEE listing of network blocks",
        }
    }
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficialEntry {
    /// First line or row, from 1.
    pub row: u32,
    /// The publisher's own number for it.
    pub reference: Option<String>,
    /// Its names, its own first.
    pub names: Vec<ListedName>,
    /// The list or regime that it belongs to, where a file holds several.
    pub list: String,
    /// The day from which the entry applies.
    pub since: Option<Date>,
    /// The day on which it left the list, or is to leave it.
    pub until: Option<Date>,
    /// What the entry says in running text.
    pub text: String,
}

/// A network block and who has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisteredBlock {
    /// 6, 7 or 9 capital hexadecimal digits.
    pub block: String,
    /// The registrant, as written.
    pub registrant: String,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficialList {
    /// Whose list it is.
    pub publisher: Publisher,
    /// The day of the list, if it states one.
    pub day: Option<Date>,
    /// Its entries, in the order of the file.
    pub entries: Vec<OfficialEntry>,
    /// Its network blocks.
    pub blocks: Vec<RegisteredBlock>,
}

/// Why a file is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OfficialError {
    /// It is none of the known lists.
    #[error(
        "{0} is not recognised as one of the official lists. Download it again from its publisher and give it unchanged: \
         the UK Sanctions List (CSV, ODS), the debarment list (PDF, web page), the US Consolidated Screening List (CSV, \
         JSON), OFAC’s SDN.CSV and ALT.CSV, the 1260H list (CSV, text, PDF), the FCC Covered List (CSV, web page, PDF) or \
         the IEEE listing (CSV, text)."
    )]
    NotRecognised(String),
    /// It cannot be read to the end.
    #[error("{0} was not read: {1}")]
    Unreadable(String, String),
    /// It is a known list, but has no entries.
    #[error(
        "{0} looks like the {1}, but no entry was found in it. Download it again; if it is whole, its publisher has \
         changed its form, and this version cannot read it."
    )]
    Empty(String, &'static str),
}

/// Reads a list by what is in it.
///
/// # Errors
/// See [`OfficialError`].
pub fn read(name: &str, bytes: &[u8], words: &WordLists) -> Result<OfficialList, OfficialError> {
    let list = match sniff::kind("", bytes) {
        Kind::Refused(reason) => return Err(OfficialError::Unreadable(name.to_owned(), reason.to_owned())),
        Kind::Picture => return Err(OfficialError::Unreadable(name.to_owned(), sniff::PICTURE.to_owned())),
        Kind::Packed | Kind::Compound => {
            grid(bytes).and_then(|rows| of_rows(&rows)).or_else(|| of_lines(name, bytes, words))
        }
        Kind::Pdf | Kind::WebPage | Kind::Xml | Kind::Mail | Kind::Calendar | Kind::RichText => {
            of_lines(name, bytes, words)
        }
        Kind::Table | Kind::Text => {
            let (text, _) = plain_text::decode(name, bytes);
            of_text(&text)
        }
    };
    let list = list.ok_or_else(|| OfficialError::NotRecognised(name.to_owned()))?;
    // Only the debarment list may rightly be empty.
    if list.entries.is_empty() && list.blocks.is_empty() && list.publisher != Publisher::UkDebarment {
        return Err(OfficialError::Empty(name.to_owned(), list.publisher.in_words()));
    }
    Ok(list)
}

fn of_text(text: &str) -> Option<OfficialList> {
    if text.trim_start().starts_with(['{', '[']) {
        return screening::of_json(text);
    }
    if let Some(list) = addresses::of_text(text) {
        return Some(list);
    }
    of_rows(&csv_files::rows(text)).or_else(|| {
        let lines: Vec<(u32, String)> = (1..).zip(text.lines().map(str::to_owned)).collect();
        papers::of_lines(&lines)
    })
}

fn of_rows(rows: &[Row]) -> Option<OfficialList> {
    names_of_rows(rows).or_else(|| addresses::of_rows(rows)).or_else(|| tables::of_rows(rows))
}

/// The entries of a table of names that is recognised by its headings, or by having none.
#[must_use]
pub fn names_of_rows(rows: &[Row]) -> Option<OfficialList> {
    sanctions::of_rows(rows).or_else(|| screening::of_rows(rows)).or_else(|| ofac::of_rows(rows))
}

/// What a document says, line by line.
fn of_lines(name: &str, bytes: &[u8], words: &WordLists) -> Option<OfficialList> {
    let (lines, _) = read_file(name, bytes, words);
    let lines: Vec<(u32, String)> = (1..).zip(lines.into_iter().map(|line| line.text)).collect();
    let rows: Vec<Row> = lines.iter().map(|(at, text)| (*at, text.split(" | ").map(str::to_owned).collect())).collect();
    tables::of_rows(&rows).or_else(|| papers::of_lines(&lines))
}

/// Adds OFAC's other names (ALT.CSV) to the entries that they belong to (SDN.CSV), if both files were given. Other
/// names without their entries stay entries of their own.
pub fn join_other_names(lists: &mut Vec<OfficialList>) {
    let of_ofac = |list: &OfficialList| list.publisher == Publisher::Ofac;
    let has_own = |list: &OfficialList| {
        list.entries.iter().any(|entry| entry.names.iter().any(|name| name.called == Called::Name))
    };
    let Some(at) = lists.iter().position(|list| of_ofac(list) && !has_own(list)) else { return };
    if !lists.iter().any(|list| of_ofac(list) && has_own(list)) {
        return;
    }
    let others = lists.remove(at);
    let Some(main) = lists.iter_mut().find(|list| of_ofac(list) && has_own(list)) else { return };
    for other in others.entries {
        let entry = main.entries.iter_mut().find(|entry| entry.reference == other.reference);
        if let Some(entry) = entry {
            let bearer = entry.names.first().map(|name| name.bearer).unwrap_or_default();
            let names = other.names.into_iter();
            entry.names.extend(names.map(|name| ListedName {
                bearer,
                text: ofac::name_as_said(&name.text, bearer),
                ..name
            }));
            entry.own_name_first();
        }
    }
}

impl OfficialEntry {
    /// Puts the entry's own name first, and notes in the others whose other names they are.
    fn own_name_first(&mut self) {
        if let Some(at) = self.names.iter().position(|name| name.called == Called::Name) {
            let own = self.names.remove(at);
            self.names.insert(0, own);
        }
        let Some(own) = self.names.first().map(|name| name.text.clone()) else { return };
        for name in self.names.iter_mut().skip(1) {
            name.entry = Some(own.clone());
        }
    }
}
