//! Headings in several rows: the name of a group (“Former camera”, “Replacement”) stands above the headings of its
//! columns (“Make”, “Model”).

use super::headings::{Heading, Headings, key};
use super::table::before_and_after;
use std::collections::BTreeMap;
use vendor_text::Column;

/// The rows of groups directly above a heading row, the nearest one last: the filled cells of each.
#[derive(Debug, Default, Clone)]
pub struct Above {
    rows: Vec<Vec<(usize, String)>>,
}

/// The most rows of groups above a heading row.
const MOST_ROWS: usize = 2;
/// The longest name of a group, in bytes.
const LONGEST_GROUP: usize = 40;

impl Above {
    /// Takes a row that may name groups: short names, some of them followed by empty cells.
    pub fn take<T: AsRef<str>>(&mut self, cells: &[(usize, T)]) {
        let filled = || cells.iter().map(|(at, cell)| (*at, cell.as_ref().trim())).filter(|(_, cell)| !cell.is_empty());
        let width = cells.last().map_or(0, |(at, _)| at + 1);
        let has_gaps = filled().count() < width && filled().any(|(at, _)| at > 0);
        let is_name = |cell: &str| cell.len() <= LONGEST_GROUP && !cell.bytes().any(|byte| byte.is_ascii_digit());
        if !has_gaps || !filled().all(|(_, cell)| is_name(cell)) {
            return self.forget();
        }
        self.rows.push(filled().map(|(at, cell)| (at, cell.to_owned())).collect());
        if self.rows.len() > MOST_ROWS {
            self.rows.remove(0);
        }
    }

    /// Forgets the rows: what follows is under a heading row of its own.
    pub fn forget(&mut self) {
        self.rows.clear();
    }

    /// Whether a row is the heading row under groups: some heading occurs twice, and it is one for a maker or a model.
    #[must_use]
    pub fn head<T: AsRef<str>>(&self, headings: &Headings, cells: &[(usize, T)]) -> bool {
        let is_kit = |cell: &str| column(headings, cell).is_some_and(|column| column.holds_kit());
        let is_twice = |cell: &str| cells.iter().filter(|(_, other)| other.as_ref().trim() == cell).count() > 1;
        !self.rows.is_empty()
            && cells
                .iter()
                .map(|(_, cell)| cell.as_ref().trim())
                .any(|cell| !cell.is_empty() && cell.len() <= LONGEST_GROUP && is_twice(cell) && is_kit(cell))
    }

    /// The heading row, with headings from the row above where it has none itself, because cells are merged over both
    /// rows.
    #[must_use]
    pub fn merged<T: AsRef<str>>(&self, cells: &[(usize, T)]) -> Vec<(usize, String)> {
        let mut merged: BTreeMap<usize, String> = self.rows.last().into_iter().flatten().cloned().collect();
        merged.extend(
            cells
                .iter()
                .filter(|(_, cell)| !cell.as_ref().trim().is_empty())
                .map(|(at, cell)| (*at, cell.as_ref().to_owned())),
        );
        merged.into_iter().collect()
    }

    /// The columns whose group says when their kit is there.
    #[must_use]
    pub fn columns<T: AsRef<str>>(&self, headings: &Headings, cells: &[(usize, T)]) -> Vec<(usize, Column)> {
        let own: Vec<(usize, Option<Column>)> =
            cells.iter().map(|(at, cell)| (*at, column(headings, cell.as_ref()))).collect();
        let grouped = self.rows.iter().rev().map(|groups| under(groups, headings, &own));
        grouped.into_iter().find(|columns| !columns.is_empty()).unwrap_or_default()
    }
}

/// The columns under groups that say when their kit is there.
fn under(groups: &[(usize, String)], headings: &Headings, own: &[(usize, Option<Column>)]) -> Vec<(usize, Column)> {
    let pair = before_and_after(groups);
    let when = |at: usize| {
        // A group reaches to the next one.
        let (group, name) = groups.iter().rev().find(|(from, _)| *from <= at)?;
        let paired = pair.iter().find(|(known, _)| known == group).map(|(_, column)| *column);
        paired.or_else(|| headings.when_of_group(name))
    };
    own.iter().filter_map(|(at, own)| Some((*at, beneath((*own)?, when(*at)?)?))).collect()
}

/// What a column holds beneath a group that says when its kit is there.
fn beneath(own: Column, when: Column) -> Option<Column> {
    match own {
        Column::Make | Column::Model | Column::MakeModel | Column::Description | Column::Kind => Some(when),
        // It is a day in the life of that kit, and not of the kit that the row is about.
        Column::Installed | Column::Disposed => Some(Column::Other),
        _ => None,
    }
}

fn column(headings: &Headings, cell: &str) -> Option<Column> {
    match headings.likeliest(cell)? {
        Heading::Column(column) => Some(column),
        Heading::Secret => None,
    }
}

impl Headings {
    /// The time that the name of a group gives its kit: it was there before, will come, will leave or will stay. Words
    /// that are not known are skipped.
    fn when_of_group(&self, name: &str) -> Option<Column> {
        const MOST_WORDS: usize = 5;
        let folded = key(name);
        let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        if words.is_empty() || words.len() > MOST_WORDS {
            return None;
        }
        let known: Vec<&str> = words.iter().copied().filter(|word| self.words.of_word(word).is_some()).collect();
        let of_make = format!("{} MAKE", known.join(" "));
        let says = |heading: &str| self.words.column(heading).filter(|column| column.is_of_other_kit());
        says(&folded).or_else(|| says(&of_make))
    }
}
