//! Tables of every kind: which row is the heading row, what its columns hold, and which of them are
//! secret and left out.

use super::codes_explained::{self, Code};
use super::dates_as_written;
use super::grouped_headings::Above;
use super::headings::{Heading, Headings, key};
use super::layouts::{self, ColumnRead, TableRead};
use super::plain_text;
use super::reading::Reading;
use super::secret_cells;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use vendor_text::{Cell, Column, secrets};
use vendor_text::{Line, LineKind, Place};

/// A table while it is read, with its columns once their headings are known.
#[derive(Debug, Default, Clone)]
pub struct Table {
    columns: BTreeMap<usize, Heading>,
    has_no_headings: bool,
    /// Whether a row of several cells has been read.
    has_rows: bool,
    /// Headings that may name secrets, in a row without any other known heading.
    unsure: BTreeMap<usize, String>,
    /// Its number among the tables of the reading.
    known_as: Option<usize>,
    /// Rows that are not under any heading row.
    loose: Option<Loose>,
    /// Codes that lines above the heading row explain.
    codes: Vec<Code>,
    /// The number of rows without a heading row above them whose first cell is a heading: there the first column names
    /// the rows.
    labelled: usize,
    /// Headings of columns in which a tick says what becomes of kit.
    ticked: BTreeMap<usize, String>,
    /// The rows directly above the heading row.
    above: Above,
    /// Columns that ask when kit left, and how.
    departures: Departures,
}

/// The columns of a table that ask when its kit left, and how.
#[derive(Debug, Default, Clone)]
struct Departures {
    when: BTreeSet<usize>,
    how: BTreeSet<usize>,
}

/// What is known of a table without known headings.
#[derive(Debug, Clone)]
struct Loose {
    place: Place,
    rows: usize,
    /// The first content of each column.
    first: BTreeMap<usize, String>,
}

impl Table {
    /// A table that has no heading row.
    #[must_use]
    pub fn without_headings() -> Self {
        Self { has_no_headings: true, ..Self::default() }
    }

    /// A table of a sheet, whose columns the user may name even if it has no heading row.
    #[must_use]
    pub fn of_sheet(reading: &Reading<'_>, place: Place) -> Self {
        let layout = layouts::of_place(&place);
        let columns = reading.layouts().columns(&layout).cloned().unwrap_or_default();
        Self { columns, loose: Some(Loose { place, rows: 0, first: BTreeMap::new() }), ..Self::default() }
    }

    /// Whether the cells of a column may be secret.
    #[must_use]
    pub fn is_secret(&self, column: usize) -> bool {
        self.columns.get(&column) == Some(&Heading::Secret)
    }

    /// Whether a row of several cells has been read.
    #[must_use]
    pub fn has_rows(&self) -> bool {
        self.has_rows
    }

    /// Takes a row, which may be the heading row, and keeps it as a line. Each cell has the number of its column. Rows
    /// without content give nothing.
    pub fn row<T: AsRef<str>>(&mut self, reading: &mut Reading<'_>, place: Place, cells: &[(usize, T)], hidden: bool) {
        let inside = !self.columns.is_empty();
        let is_heading = !self.has_no_headings
            && (reading.headings.open(cells, inside, !self.has_rows) || self.above.head(&reading.headings, cells))
            && !self.is_fact(reading, cells);
        let given = cells.iter().filter(|(_, cell)| !cell.as_ref().trim().is_empty()).count();
        self.has_rows = self.has_rows || given > 1;
        if is_heading {
            if self.above.head(&reading.headings, cells) {
                self.open(reading, &place, &self.above.merged(cells));
            } else {
                self.above.forget();
                self.open(reading, &place, cells);
            }
            self.above.take(cells);
        } else if inside {
            self.above.forget();
        } else {
            self.above.take(cells);
        }
        if !is_heading && !inside && self.codes.len() < MOST_CODES {
            self.codes.extend(codes_explained::explained_in_row(cells));
        }
        // In a table with columns for kit a row is an item, whatever its first cell says.
        let is_kit = |at: &usize| {
            let heading = self.columns.get(at);
            matches!(heading, Some(Heading::Column(Column::Make | Column::Model | Column::MakeModel)))
        };
        let is_secret_row =
            !is_heading && reading.headings.is_secret_row(cells) && !cells.iter().any(|(at, _)| is_kit(at));
        let shifted = if is_heading { None } else { secret_cells::shifted(&self.columns, cells) };
        let names_values = !is_heading && !inside && self.is_labelled(reading, cells);
        if shifted.is_some() {
            reading.leave_out(&Place { row: None, line: None, ..place.clone() }, SHIFTED);
        }
        let (mut text, mut kept, mut has_secrets) = (String::new(), Vec::new(), false);
        for (at, cell) in cells {
            if shifted == Some(*at) {
                continue;
            }
            if is_secret_row && !kept.is_empty() {
                break;
            }
            let heading = if is_heading { None } else { self.columns.get(at).copied() };
            let is_kept = |heading: &String| !reading.headings.may_be_secret_of(heading, cell.as_ref());
            let is_unsure = !self.unsure.is_empty() && self.unsure.get(at).is_some_and(is_kept);
            // Kit in a secret column is in the wrong column, or stands beside a password.
            let kit = (heading == Some(Heading::Secret))
                .then(|| secret_cells::kept(&self.columns, cells, cell.as_ref(), shifted.is_some()))
                .flatten();
            let heading = if is_unsure || kit.is_some() { None } else { heading };
            let Heading::Column(column) = heading.unwrap_or(Heading::Column(Column::Other)) else { continue };
            let written = cell.as_ref().trim();
            let cell = kit.unwrap_or_else(|| without_secrets_of_lines(written));
            let goes = names_values && !kept.is_empty() && secret_cells::goes_in_row(&cell);
            let cell = if goes { secrets::MARK } else { cell.as_ref() };
            has_secrets |= goes || cell.len() != written.len();
            if cell.is_empty() {
                continue;
            }
            if !text.is_empty() {
                text.push_str(" | ");
            }
            let start = text.len();
            text.extend(cell.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
            let column = if is_heading { column } else { self.departed(*at, cell, column) };
            let meaning = if is_heading { None } else { self.meaning(&reading.headings, *at, cell, column) };
            if let Some(meaning) = &meaning {
                text.push_str(&format!(" ({meaning})"));
            }
            // A tick, a count, or a code that the file explains gives the status of the row's kit; “none” does not.
            let column = match meaning {
                Some(_) => Column::Status,
                None if !is_heading && self.counts(*at, cell) => Column::Other,
                None => column,
            };
            kept.push(Cell { start, end: text.len(), column });
        }
        let filled = kept.len();
        let mut line = Line { cells: kept, hidden, ..Line::new(place, text) };
        if is_heading {
            line.kind = LineKind::Headings;
        }
        if !reading.leave_out_secrets(&mut line) && has_secrets {
            reading.count_left_out(&line.place);
        }
        has_secrets |= line.text.contains(secrets::MARK);
        if !is_heading && let Some(loose) = &mut self.loose {
            loose.take(if has_secrets { &[] } else { cells }, filled);
        }
        if !plain_text::has_content(&line.text) {
            return;
        }
        if is_secret_row {
            reading.leave_out(&line.place, &line.text);
        }
        let kind = if is_heading { LineKind::Headings } else { self.kind(&reading.headings, cells, filled) };
        if kind == LineKind::Item
            && let Some(known) = self.known_as.and_then(|at| reading.tables.get_mut(at))
        {
            known.items += 1;
        }
        reading.keep_looked_through(Line { kind, ..line });
    }

    /// The column of a cell under a heading that asks when or how kit left. A day says that it did; a way by itself is
    /// still ahead, unless its words say that it was taken.
    fn departed(&self, at: usize, cell: &str, column: Column) -> Column {
        if self.departures.when.contains(&at) && dates_as_written::is_day(cell) {
            Column::Disposed
        } else if self.departures.how.contains(&at) {
            Column::Action
        } else {
            column
        }
    }

    /// Whether a row belongs to a table whose first column names the rows, and its own name is that of secrets.
    fn is_labelled<T: AsRef<str>>(&mut self, reading: &Reading<'_>, cells: &[(usize, T)]) -> bool {
        let mut filled = cells.iter().map(|(_, cell)| cell.as_ref().trim()).filter(|cell| !cell.is_empty());
        let Some(name) = filled.next().filter(|_| filled.clone().count() > 1) else { return false };
        match reading.headings.column(name) {
            Some(Heading::Column(_)) => {
                self.labelled += 1;
                false
            }
            Some(Heading::Secret) => self.labelled > 0,
            None => false,
        }
    }

    /// What a cell that is only a code or a tick stands for, in the words of the file itself or as it is commonly
    /// understood.
    fn meaning(&self, headings: &Headings, at: usize, cell: &str, column: Column) -> Option<String> {
        // A column “Code” is that of a model, unless its cells are the codes that the file explains.
        let may_be_code = matches!(column, Column::Status | Column::Action | Column::Other | Column::Model);
        let code = codes_explained::meaning(&self.codes, cell).filter(|_| may_be_code);
        let usual = || {
            let is_unexplained = self.codes.is_empty() && column == Column::Status;
            codes_explained::meaning(&headings.usual_codes, cell).filter(|_| is_unexplained)
        };
        let sign = || {
            let heading = self.ticked.get(&at)?;
            let says_no = || codes_explained::is_cross(cell).then(|| format!("not {heading}"));
            let says_yes = codes_explained::is_tick(cell) || (self.counts(at, cell) && cell.contains(|c| c != '0'));
            if says_yes { Some(heading.clone()) } else { says_no() }
        };
        code.or_else(usual).map(str::to_owned).or_else(sign)
    }

    /// Whether a cell counts the row's kit in a table that has a column for each of several standings: “Staying”, “To
    /// lift”, “Lifted”.
    fn counts(&self, at: usize, cell: &str) -> bool {
        self.ticked.len() > 1 && self.ticked.contains_key(&at) && codes_explained::is_count(cell)
    }

    /// Whether a row is the name of a secret and its value among rows with one fact each, rather than a heading row.
    fn is_fact<T: AsRef<str>>(&self, reading: &Reading<'_>, cells: &[(usize, T)]) -> bool {
        let mut filled = cells.iter().map(|(_, cell)| cell.as_ref().trim()).filter(|cell| !cell.is_empty());
        let (Some(name), Some(value), None) = (filled.next(), filled.next(), filled.next()) else { return false };
        let has_rows = self.loose.as_ref().is_some_and(|loose| loose.rows > 0);
        has_rows && secrets::names_secret(name) && reading.headings.column(value).is_none()
    }

    /// Takes the heading row, and what the user said of its columns.
    fn open<T: AsRef<str>>(&mut self, reading: &mut Reading<'_>, place: &Place, cells: &[(usize, T)]) {
        let shown: Vec<(usize, String)> =
            cells.iter().map(|(at, cell)| (*at, secrets::without(cell.as_ref()))).collect();
        let layout = layouts::of_headings(&shown);
        let corrected = reading.layouts().columns(&layout).cloned().unwrap_or_default();
        let beside_user = cells.iter().any(|(_, cell)| secrets::names_user(cell.as_ref()));
        let mut pair = before_and_after(cells);
        pair.extend(self.above.columns(&reading.headings, cells));
        let holds = |at: &usize, cell: &T| {
            let paired = pair.iter().find(|(known, _)| known == at).map(|(_, column)| Heading::Column(*column));
            let is_secret = |text: &str| reading.headings.column(text) == Some(Heading::Secret);
            let paired = paired.or_else(|| secret_cells::told_by_neighbours(cells, *at, is_secret));
            let said = match paired.or_else(|| reading.headings.likeliest(cell.as_ref())) {
                None if beside_user && secrets::names_secret_beside_user(cell.as_ref()) => Heading::Secret,
                said => said.unwrap_or(Heading::Column(Column::Other)),
            };
            corrected.get(at).copied().unwrap_or(said)
        };
        self.columns = cells.iter().map(|(at, cell)| (*at, holds(at, cell))).collect();
        self.ask_for_state(cells, &corrected);
        self.departures = self.asks_of_departures(&reading.headings, cells);
        let tells = |at: &usize, cell: &T| match self.columns.get(at) {
            Some(Heading::Column(column)) => codes_explained::ticks_tell(&reading.headings, cell.as_ref(), *column),
            _ => false,
        };
        let ticked = cells.iter().filter(|(at, cell)| tells(at, cell));
        self.ticked = ticked.map(|(at, cell)| (*at, cell.as_ref().trim().trim_end_matches('?').to_owned())).collect();
        let is_sure = cells.iter().any(|(at, cell)| {
            corrected.contains_key(at) || matches!(reading.headings.column(cell.as_ref()), Some(Heading::Column(_)))
        });
        let secret = cells.iter().filter(|(at, cell)| !is_sure && holds(at, cell) == Heading::Secret);
        self.unsure = secret.map(|(at, cell)| (*at, cell.as_ref().to_owned())).collect();
        let words = |cell: &T| plain_text::cap(cell.as_ref().trim(), LONGEST_WORDS).to_owned();
        let columns = cells.iter().filter(|(_, cell)| !cell.as_ref().trim().is_empty());
        let columns = columns.map(|(at, cell)| ColumnRead { at: *at, words: words(cell), holds: holds(at, cell) });
        let table =
            TableRead { layout, place: place.clone(), has_headings: true, columns: columns.collect(), items: 0 };
        self.known_as = reading.table(table);
        self.loose = None;
    }

    /// Takes “Now” for the state of the kit where the table names its kit in columns of their own and knows no earlier
    /// or later kit.
    fn ask_for_state<T: AsRef<str>>(&mut self, cells: &[(usize, T)], corrected: &BTreeMap<usize, Heading>) {
        let is_one = |heading: &Heading, columns: &[Column]| matches!(heading, Heading::Column(column) if columns.contains(column));
        let any = |columns: &[Column]| self.columns.values().any(|heading| is_one(heading, columns));
        if !any(&[Column::Make, Column::Model]) || any(&[Column::Previous, Column::Successor, Column::Leaving]) {
            return;
        }
        for (at, cell) in cells {
            let is_now = matches!(key(cell.as_ref()).as_str(), "NOW" | "AS OF NOW" | "RIGHT NOW" | "TODAY");
            if is_now && !corrected.contains_key(at) {
                self.columns.insert(*at, Heading::Column(Column::Status));
            }
        }
    }

    /// The columns that ask when and how kit left. None in a book of loans, where kit comes back, nor beside a column
    /// for earlier kit, because then it is that kit that left.
    fn asks_of_departures<T: AsRef<str>>(&self, headings: &Headings, cells: &[(usize, T)]) -> Departures {
        let short = |cell: &T| Some(cell.as_ref()).filter(|text| text.len() <= LONGEST_WORDS).map(key);
        let keys: Vec<(usize, String)> = cells.iter().filter_map(|(at, cell)| Some((*at, short(cell)?))).collect();
        let asks = |wanted: &dyn Fn(&str) -> bool| {
            keys.iter().filter(|(_, heading)| wanted(heading)).map(|(at, _)| *at).collect::<BTreeSet<usize>>()
        };
        let when = asks(&|heading| headings.words.asks_when_it_leaves(heading));
        let how = asks(&|heading| headings.words.asks_how_it_leaves(heading));
        let of_other_kit = self
            .columns
            .iter()
            .any(|(at, holds)| *holds == Heading::Column(Column::Previous) && !when.contains(at) && !how.contains(at));
        if of_other_kit || keys.iter().any(|(_, heading)| headings.words.speaks_of_loans(heading)) {
            return Departures::default();
        }
        Departures { when, how }
    }

    /// Ends a sheet. One without a heading row is reported too, so that its columns can be named.
    pub fn finish(self, reading: &mut Reading<'_>) {
        let Some(loose) = self.loose.filter(|loose| loose.rows >= FEWEST_ROWS && loose.first.len() > 1) else { return };
        let holds = |at: &usize| self.columns.get(at).copied().unwrap_or(Heading::Column(Column::Other));
        let columns = loose.first.into_iter().map(|(at, words)| ColumnRead { at, holds: holds(&at), words }).collect();
        let layout = layouts::of_place(&loose.place);
        reading.table(TableRead { layout, place: loose.place, has_headings: false, columns, items: loose.rows });
    }

    /// Whether a row with one filled cell is a heading of the rows below it.
    #[must_use]
    pub fn has_sections(&self) -> bool {
        self.columns.len() >= MANY_COLUMNS
    }

    /// What kind of line a row is, in a table whose columns are known.
    fn kind<T: AsRef<str>>(&self, headings: &Headings, cells: &[(usize, T)], filled: usize) -> LineKind {
        if self.columns.is_empty() {
            LineKind::Text
        } else if headings.is_total(cells) {
            LineKind::Total
        } else if filled == 1 && self.has_sections() {
            LineKind::Section
        } else {
            LineKind::Item
        }
    }
}

impl Loose {
    fn take<T: AsRef<str>>(&mut self, cells: &[(usize, T)], filled: usize) {
        if filled < 2 {
            return;
        }
        self.rows += 1;
        // Columns that only later rows fill are rare: looking at the first rows is enough.
        if self.rows > MOST_LOOKED_AT {
            return;
        }
        for (at, cell) in cells {
            let cell = cell.as_ref().trim();
            if !cell.is_empty() && self.first.len() < MOST_COLUMNS && !self.first.contains_key(at) {
                self.first.insert(*at, plain_text::cap(cell, LONGEST_WORDS).to_owned());
            }
        }
    }
}

/// A cell without the secrets that its single lines show: later they become one line.
fn without_secrets_of_lines(cell: &str) -> Cow<'_, str> {
    if cell.contains('\n') { Cow::Owned(secrets::without(cell)) } else { Cow::Borrowed(cell) }
}

/// Named in place of the column if the secrets were in rows that are shifted.
const SHIFTED: &str = "a cell beside the passwords, in rows that are shifted";
/// In a table with at least this many columns, a row with one filled cell is a heading for the rows below.
const MANY_COLUMNS: usize = 3;
/// Rows under no heading that make a table.
const FEWEST_ROWS: usize = 2;
/// Rows under no heading whose columns are looked at.
const MOST_LOOKED_AT: usize = 200;
/// Columns that are shown of a table without headings.
const MOST_COLUMNS: usize = 60;
/// The longest words of a column that are shown, in bytes.
const LONGEST_WORDS: usize = 60;

/// The most codes that are kept, because every code in a table is looked for among them.
const MOST_CODES: usize = 100;

/// The columns for kit before and after works, if headings name both. What was before is to leave until the row says
/// that the works are done.
pub(super) fn before_and_after<T: AsRef<str>>(cells: &[(usize, T)]) -> Vec<(usize, Column)> {
    // “Kit before” and “Kit after”, but not “What was there before” and “Looked after by”.
    let without = |word: &str| {
        cells.iter().find_map(|(at, cell)| {
            let heading = Some(cell.as_ref()).filter(|heading| heading.len() <= LONGEST_WORDS).map(key)?;
            let rest: Vec<&str> = heading.split(' ').filter(|known| *known != word).collect();
            (rest.len() < heading.split(' ').count()).then(|| (*at, rest.join(" ")))
        })
    };
    let pair = without("BEFORE").zip(without("AFTER"));
    let pair = pair.filter(|((_, one), (_, other))| one == other).map(|((before, _), (after, _))| (before, after));
    pair.map_or_else(Vec::new, |(before, after)| vec![(before, Column::Leaving), (after, Column::Successor)])
}
