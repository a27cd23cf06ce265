//! The registers of an estate: lines that were added to it, each with what was identified in it. What is typed or
//! dropped on the page Check does not change them.

use crate::estate::Beside;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use vendor_engine::estate::{Work, work};
use vendor_engine::identify::heading_standing::is_sheet_of_gone_kit;
use vendor_engine::report::record::LineRecord;
use vendor_engine::report::run_workbook;
use vendor_engine::screen::Screening;
use vendor_list::Index;
use vendor_readers::headings::Heading;
use vendor_readers::layouts::ColumnRead;
use vendor_readers::{Account, TableRead};
use vendor_text::{Column, Line, LineKind, Place, Unread};

/// A register.
#[derive(Debug)]
pub struct Register {
    /// Its number, by which the window refers to it.
    pub id: u32,
    /// Its lines.
    pub screening: Screening,
    /// What came with the lines of its files.
    pub account: Account,
}

/// What the window knows of a register.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RegisterStamp {
    /// Its number.
    pub id: u32,
    /// The names of its files, in order.
    pub files: Vec<String>,
    /// Its files and sheets, in order, with the number of lines of each; of a table the number of items.
    pub parts: Vec<(String, usize)>,
    /// Those of its sheets whose name says that their equipment is gone.
    pub gone: Vec<String>,
    /// What of it was not read, and why, in words.
    pub unread: Vec<String>,
    /// The tables in it, with what each column was taken for.
    pub tables: Vec<TableRead>,
    /// Files that this program wrote itself: they hold results and are not registers.
    pub own_workbooks: Vec<String>,
}

impl RegisterStamp {
    /// How many lines it has.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.parts.iter().map(|(_, lines)| lines).sum()
    }

    /// Whether it has lines, or says what was not read.
    #[must_use]
    pub fn is_something(&self) -> bool {
        !self.parts.is_empty() || !self.unread.is_empty()
    }

    /// Its files in words: `a.csv`, `a.csv and 2 more`.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self.files.as_slice() {
            [] => "Nothing".to_owned(),
            [one] => one.clone(),
            [first, rest @ ..] => format!("{first} and {} more", rest.len()),
        }
    }

    /// Questions about what an estate needs and no column was found for.
    pub fn questions(&self) -> impl Iterator<Item = ColumnQuestion> + '_ {
        self.tables.iter().flat_map(questions)
    }
}

/// Something that no column of a table was found for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lacks {
    /// The site.
    Site,
    /// The site; a column for a place on the site is used as the site instead.
    SiteBesidePlace,
    /// The model or make.
    Model,
}

impl Lacks {
    /// The kind of column that would fill the gap.
    #[must_use]
    pub fn column(self) -> Column {
        match self {
            Self::Site | Self::SiteBesidePlace => Column::Site,
            Self::Model => Column::MakeModel,
        }
    }

    /// The question, with a gap for the words of a column.
    #[must_use]
    pub fn question(self) -> &'static str {
        match self {
            Self::Site => "Which column is the site?",
            Self::SiteBesidePlace => "Is “{words}” the site?",
            Self::Model => "Which column is the make or model?",
        }
    }

    /// Why it is asked.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::SiteBesidePlace => "it is counted as the site. Choose the column that is.",
            Self::Site | Self::Model => "no column was found.",
        }
    }
}

/// A question about the columns of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnQuestion {
    /// What is lacking.
    pub lacks: Lacks,
    /// The table.
    pub table: TableRead,
}

impl ColumnQuestion {
    /// The heading of the column for a place on a site, if the question is about one.
    #[must_use]
    pub fn place_column(&self) -> &str {
        let is_place = |column: &&ColumnRead| column.holds == Heading::Column(Column::Location);
        self.table.columns.iter().find(is_place).map_or("", |column| column.words.as_str())
    }
}

/// Registers side by side, with their lines numbered throughout.
#[derive(Debug, Clone)]
pub(crate) struct Together<'a>(pub(crate) Vec<(usize, &'a Register)>);

impl<'a> Together<'a> {
    pub(crate) fn of(registers: &'a [Register], wanted: &[u32]) -> Self {
        let mut from = 0;
        let those = wanted.iter().filter_map(|id| registers.iter().find(|register| register.id == *id));
        Self(
            those
                .map(|register| {
                    let start = from;
                    from += register.screening.lines().len();
                    (start, register)
                })
                .collect(),
        )
    }

    pub(crate) fn line(&self, at: usize) -> Option<&'a Line> {
        let after = self.0.partition_point(|(from, _)| *from <= at);
        let (from, register) = self.0.get(after.checked_sub(1)?)?;
        register.screening.lines().get(at - from)
    }

    /// The key of a line and its record, as it counts in the estate.
    pub(crate) fn record(&self, at: usize, beside: Beside<'_>, work: &Work) -> Option<(String, LineRecord)> {
        let after = self.0.partition_point(|(from, _)| *from <= at);
        let (from, register) = self.0.get(after.checked_sub(1)?)?;
        let (index, terms) = (beside.index, beside.terms);
        let record = register.screening.record_in_estate(index, terms, work, at - from)?;
        Some((work::key(&record.place), record))
    }

    pub(crate) fn screenings(&self) -> impl Iterator<Item = &'a Screening> {
        self.0.iter().map(|(_, register)| &register.screening)
    }

    pub(crate) fn lines(&self) -> impl Iterator<Item = &'a Line> {
        self.screenings().flat_map(Screening::lines)
    }
}

impl Register {
    /// What the window knows of it.
    #[must_use]
    pub fn stamp(&self, index: &Index) -> RegisterStamp {
        // The sheet, the number of all lines, and of those that are items.
        let mut parts: Vec<(String, Option<&str>, usize, usize)> = Vec::new();
        for line in self.screening.lines() {
            let part = line.place.part_in_words().unwrap_or_default();
            // Most lines belong to the same part as the line before.
            let known = parts.iter().rposition(|(known, ..)| *known == part).unwrap_or_else(|| {
                parts.push((part, line.place.sheet.as_deref(), 0, 0));
                parts.len() - 1
            });
            if let Some((_, _, lines, items)) = parts.get_mut(known) {
                *lines += 1;
                *items += usize::from(line.kind == LineKind::Item);
            }
        }
        let is_gone = |sheet: Option<&str>| sheet.is_some_and(|name| is_sheet_of_gone_kit(index, name));
        let gone = parts.iter().filter(|(_, sheet, ..)| is_gone(*sheet)).map(|(part, ..)| part.clone()).collect();
        let parts = parts.into_iter().map(|(part, _, lines, items)| (part, if items > 0 { items } else { lines }));
        let unread = self.screening.unread().iter().map(unread_in_words).collect();
        let tables = self.account.tables.clone();
        let files = self.files().into_iter().map(|file| file.unwrap_or_else(|| PASTED.to_owned())).collect();
        RegisterStamp { id: self.id, files, parts: parts.collect(), gone, unread, tables, own_workbooks: Vec::new() }
    }

    /// Leaves out files that this program wrote itself, which hold results and are not registers; returns their names.
    pub fn leave_out_own_workbooks(&mut self) -> Vec<String> {
        let own = |line: &&Line| {
            line.place.sheet.as_deref() == Some(run_workbook::SUMMARY) && line.text.starts_with(run_workbook::MADE_WITH)
        };
        let mut files: Vec<Option<String>> =
            self.screening.lines().iter().filter(own).map(|line| line.place.file.clone()).collect();
        files.dedup();
        if !files.is_empty() {
            self.screening = self.screening.part(|line| !files.contains(&line.place.file));
            self.account.tables.retain(|table| !files.contains(&table.place.file));
        }
        files.into_iter().flatten().collect()
    }

    /// Whether it consists of the same files as another, however their columns were read.
    #[must_use]
    pub fn is_again(&self, other: &Self) -> bool {
        let files = other.files();
        let bytes = |register: &Self, file: &str| {
            let known = register.screening.inputs().iter().find(|input| input.name == file);
            known.map(|input| input.sha256.clone())
        };
        let same_words = |file: Option<&str>| self.lines_of(file).map(said).eq(other.lines_of(file).map(said));
        let is_it = |file: &Option<String>| {
            let known = file.as_deref().and_then(|file| Some((bytes(self, file)?, bytes(other, file)?)));
            same_words(file.as_deref()) || known.is_some_and(|(ours, theirs)| ours == theirs)
        };
        !files.is_empty() && files == self.files() && files.iter().all(is_it)
    }

    /// Whether it was read just like another: the same lines, columns and corrections.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let read = |line: &Line| (said(line), line.cells.clone(), line.corrections.clone());
        self.screening.lines().iter().map(read).eq(other.screening.lines().iter().map(read))
    }

    /// Gives lines without a correction that of the same line in another register, so that reading a file again loses
    /// none.
    pub fn keep_corrections_of(&mut self, other: &Self, index: &Index) {
        let kept: BTreeMap<String, &Line> = vendor_text::sorted::map(
            other
                .screening
                .lines()
                .iter()
                .filter(|line| !line.corrections.is_empty())
                .map(|line| (work::key(&line.place), line)),
        );
        if !kept.is_empty() {
            self.screening.take_corrections(index, |line| {
                kept.get(&work::key(&line.place)).map(|known| known.corrections.clone()).unwrap_or_default()
            });
        }
    }

    /// The lines of a file.
    fn lines_of<'a>(&'a self, file: Option<&'a str>) -> impl Iterator<Item = &'a Line> {
        self.screening.lines().iter().filter(move |line| line.place.file.as_deref() == file)
    }

    /// The names of its files, each once, in order.
    fn files(&self) -> Vec<Option<String>> {
        let mut files: Vec<Option<String>> = Vec::new();
        for line in self.screening.lines() {
            if files.last() != Some(&line.place.file) && !files.contains(&line.place.file) {
                files.push(line.place.file.clone());
            }
        }
        files
    }

    /// Prepares it to stand beside other registers. A file that is there already, line by line, is not added again; a
    /// different file of the same name gets a new name, and what `work` says of it is moved to that name.
    pub fn stand_beside(&mut self, others: &[&Register], work: &mut Work) {
        let mut renamed: BTreeMap<Option<String>, String> = BTreeMap::new();
        let mut there = Vec::new();
        for file in self.files() {
            let name = file.as_deref();
            let met = others.iter().filter(|other| other.lines_of(name).next().is_some());
            let met: Vec<_> = met.collect();
            let same = |other: &&&Register| other.lines_of(name).map(said).eq(self.lines_of(name).map(said));
            if met.iter().any(same) {
                there.push(file);
            } else if !met.is_empty() {
                let taken = |called: &str| others.iter().any(|other| other.lines_of(Some(called)).next().is_some());
                let base = name.unwrap_or(PASTED);
                let called = (2..).map(|nth| format!("{base} ({nth})")).find(|called| !taken(called));
                renamed.extend(called.map(|called| (file, called)));
            }
        }
        if !there.is_empty() {
            self.screening = self.screening.part(|line| !there.contains(&line.place.file));
        }
        if !renamed.is_empty() {
            let before: Vec<_> = self.screening.lines().iter().map(|line| line.place.clone()).collect();
            self.screening.call_files(|file| {
                let file = file.map(str::to_owned);
                renamed.get(&file).cloned().or(file)
            });
            for (line, before) in self.screening.lines().iter().zip(before) {
                carry_marks(work, &before, &line.place);
            }
        }
    }

    /// Gives pasted lines, which have no file, a name.
    pub fn name_pasted(&mut self) {
        self.screening.call_files(|file| Some(file.unwrap_or(PASTED).to_owned()));
    }

    /// Identifies all of its lines again: with another list.
    pub fn begin_anew(&mut self, index: &Index) {
        self.screening.begin_anew();
        while self.screening.step(index, usize::MAX) {}
    }

    /// Identifies some of its lines, and says whether there are more to come.
    pub fn step(&mut self, index: &Index, most: usize) -> bool {
        self.screening.step(index, most)
    }
}

/// A line's place and words, by which it is compared.
fn said(line: &Line) -> (String, String) {
    (work::key(&line.place), line.text.clone())
}

/// What was not read, and why.
fn unread_in_words(Unread { file, place, reason }: &Unread) -> String {
    let parts = [file.as_deref().unwrap_or_default(), place.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}: {}", parts.join(", "), reason.trim_end_matches('.'))
}

/// The name of the file for lines that were pasted.
const PASTED: &str = "Pasted cells";

/// Moves what is said of a line and of its sheet to another place.
fn carry_marks(work: &mut Work, from: &Place, to: &Place) {
    if let Some(mark) = work.assets.remove(&work::key(from)) {
        work.assets.insert(work::key(to), mark);
    }
    let part = |place: &Place| place.part_in_words().unwrap_or_default();
    if let Some(part_use) = work.parts.remove(&part(from)) {
        work.parts.insert(part(to), part_use);
    }
}

/// What a table lacks; asked only of tables that list several things.
fn questions(table: &TableRead) -> Vec<ColumnQuestion> {
    let holds = |wanted: &[Column]| {
        let held = |column: Heading| matches!(column, Heading::Column(column) if wanted.contains(&column));
        table.columns.iter().any(|column| held(column.holds))
    };
    let lacks = [
        (Lacks::Model, holds(&[Column::Make, Column::Model, Column::MakeModel, Column::Description])),
        (Lacks::Site, holds(&[Column::Site, Column::SiteLocation, Column::Location])),
        (Lacks::SiteBesidePlace, holds(&[Column::Site, Column::SiteLocation]) || !holds(&[Column::Location])),
    ];
    let asked = lacks.into_iter().filter(|(_, found)| !found && table.items > 1 && table.columns.len() > 1);
    asked.map(|(lacks, _)| ColumnQuestion { lacks, table: table.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use vendor_engine::estate::work::{AssetMark, PartUse};
    use vendor_text::Place;

    fn register(file: &str, texts: &[&str]) -> Register {
        let line = |(text, row): (&&str, u32)| {
            Line::new(Place { file: Some(file.to_owned()), row: Some(row), ..Place::default() }, (*text).to_owned())
        };
        let lines = texts.iter().zip(1..).map(line).collect();
        let mut screening = Screening::new(lines, Vec::new());
        let index = Index::new(vendor_list::schema::List::empty()).unwrap();
        while screening.step(&index, 100) {}
        Register { id: 1, screening, account: Account::default() }
    }

    fn texts(register: &Register) -> Vec<(String, &str)> {
        register.screening.lines().iter().map(|line| (work::key(&line.place), line.text.as_str())).collect()
    }

    #[test]
    fn the_same_file_is_not_added_twice() {
        let (first, mut second) = (register("a.csv", &["one", "two"]), register("a.csv", &["one", "two"]));
        second.stand_beside(&[&first], &mut Work::new(2026));
        assert!(texts(&second).is_empty());
    }

    #[test]
    fn another_file_of_the_same_name_keeps_its_own_marks() {
        let (first, mut second) = (register("a.csv", &["one", "two"]), register("a.csv", &["one", "three"]));
        let mut work = Work::new(2026);
        let key_of = |register: &Register, at: usize| work::key(&register.screening.lines()[at].place);
        let before = key_of(&second, 1);
        work.assets.insert(before.clone(), AssetMark { note: "seen".to_owned(), ..AssetMark::default() });
        work.parts.insert("a.csv".to_owned(), PartUse::Gone);
        second.stand_beside(&[&first], &mut work);
        let after = key_of(&second, 1);
        assert_ne!(after, before);
        assert!(after.starts_with("a.csv (2)"), "{after}");
        assert_eq!(work.assets.keys().collect::<Vec<_>>(), [&after]);
        assert_eq!(work.parts.keys().collect::<Vec<_>>(), ["a.csv (2)"]);
    }
}
