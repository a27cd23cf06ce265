//! The reading of one file: the lines it gave, and the account of what it did not give.

use super::Read;
use super::flow::letters;
use super::headings::{Heading, Headings};
use super::labelled_parts;
use super::layouts::{Account, Layouts, LeftOut, TableRead};
use super::limits;
use super::long_lines;
use super::pictures::PictureReader;
use super::plain_text;
use std::collections::BTreeMap;
use vendor_list::makers::WordLists;
use vendor_text::hashes::sha256_hex;
use vendor_text::secrets::{self, Watch};
use vendor_text::{Cell, Line, Place, Unread};

/// What has been read of a file so far.
pub struct Reading<'w> {
    /// The known headings, by which tables are recognised.
    pub headings: Headings,
    /// Lines in the order of the file.
    pub lines: Vec<Line>,
    /// What was not read.
    pub unread: Vec<Unread>,
    /// Tables, in the order of the file.
    pub tables: Vec<TableRead>,
    left_out: Vec<LeftOut>,
    /// Fingerprints of attachments, each with the place where it was read first.
    attached: BTreeMap<String, String>,
    /// Attachments that were not read again.
    repeated: Vec<String>,
    /// Looks for secrets in the lines, one after the other.
    watch: Watch,
    layouts: Option<&'w Layouts>,
    take: Option<&'w mut dyn FnMut(Vec<Line>)>,
    of_any_length: bool,
    /// How many lines were handed over already.
    handed_over: usize,
    /// Bytes of text in the lines so far.
    bytes: usize,
    words: &'w WordLists,
    base: Place,
    depth: usize,
    files: usize,
    eyes: Option<&'w dyn PictureReader>,
}

impl<'w> Reading<'w> {
    /// A reading of a file with this name in which nothing has been read yet; pasted text has no name.
    #[must_use]
    pub fn new(name: Option<&str>, words: &'w WordLists) -> Self {
        Self {
            headings: Headings::new(words),
            lines: Vec::new(),
            unread: Vec::new(),
            tables: Vec::new(),
            left_out: Vec::new(),
            attached: BTreeMap::new(),
            repeated: Vec::new(),
            watch: Watch::default(),
            layouts: None,
            take: None,
            of_any_length: false,
            handed_over: 0,
            bytes: 0,
            words,
            base: Place { file: name.map(|name| secrets::without_in_name(name).into_owned()), ..Place::default() },
            depth: 0,
            files: 0,
            eyes: None,
        }
    }

    /// Takes the user's corrections of tables.
    #[must_use]
    pub fn with_layouts(self, layouts: &'w Layouts) -> Self {
        Self { layouts: Some(layouts), ..self }
    }

    /// Hands the lines of long tables to `take` as they are read.
    #[must_use]
    pub fn handing_over_to(self, take: &'w mut dyn FnMut(Vec<Line>)) -> Self {
        Self { take: Some(take), ..self }
    }

    /// Removes the limit on lines, for readers that hand over what they read, so that it is not kept here.
    #[must_use]
    pub fn of_any_length(self) -> Self {
        Self { of_any_length: true, ..self }
    }

    /// Sets what reads pictures, if the program can.
    #[must_use]
    pub fn with_eyes(self, eyes: Option<&'w dyn PictureReader>) -> Self {
        Self { eyes, ..self }
    }

    /// What reads pictures, where the program can.
    #[must_use]
    pub fn eyes(&self) -> Option<&'w dyn PictureReader> {
        self.eyes
    }

    /// The user's corrections of tables.
    #[must_use]
    pub fn layouts(&self) -> &'w Layouts {
        static NONE: Layouts = Layouts::none();
        self.layouts.unwrap_or(&NONE)
    }

    /// How many lines the file has given.
    #[must_use]
    pub fn count(&self) -> usize {
        self.handed_over + self.lines.len()
    }

    /// The number of letters and digits in the lines from a place on.
    #[must_use]
    pub fn letters_from(&self, line: usize) -> usize {
        self.lines.iter().skip(line).map(|line| letters(&line.text)).sum()
    }

    /// Hands lines over if there are many. Inside another file they are held back, because the file around it may still
    /// have to look at them.
    pub fn hand_over(&mut self) {
        if self.lines.len() >= MANY_LINES
            && self.depth == 0
            && let Some(take) = &mut self.take
        {
            self.handed_over += self.lines.len();
            take(std::mem::take(&mut self.lines));
        }
    }

    /// Keeps a table, and reports which of its columns were left out. Returns its number among the tables; one that
    /// continues under the same headings keeps its number.
    pub fn table(&mut self, mut table: TableRead) -> Option<usize> {
        for column in &mut table.columns {
            column.words = secrets::without(&column.words);
        }
        for column in table.columns.iter().filter(|column| column.holds == Heading::Secret) {
            let words = if table.has_headings { column.words.clone() } else { column.letter() };
            self.leave_out(&Place { row: None, line: None, page: None, ..table.place.clone() }, &words);
        }
        let same = |known: &TableRead| {
            let at = |place: &Place| (place.file.clone(), place.part.clone(), place.sheet.clone());
            known.layout == table.layout && at(&known.place) == at(&table.place)
        };
        if let Some(at) = self.tables.iter().position(same) {
            return Some(at);
        }
        if self.tables.len() >= MOST_TABLES {
            return None;
        }
        self.tables.push(table);
        Some(self.tables.len() - 1)
    }

    /// Reports that a column's cells were not kept, because they may be secret.
    pub fn leave_out(&mut self, place: &Place, column: &str) {
        let column = plain_text::cap(column, LONGEST_NAME).to_owned();
        let left = LeftOut { file: self.base.file.clone(), place: place.in_words(), column, lines: 0 };
        if self.left_out.len() < MOST_LEFT_OUT && !self.left_out.contains(&left) {
            self.left_out.push(left);
        }
    }

    /// Leaves the secrets out of a line and reports it; returns whether there were any. What stands beside them stays.
    pub fn leave_out_secrets(&mut self, line: &mut Line) -> bool {
        let places = self.watch.next_line(line);
        if places.is_empty() {
            return false;
        }
        secrets::leave_out(line, &places);
        self.count_left_out(&line.place);
        true
    }

    /// Counts a line in a place from which a secret was left out.
    pub fn count_left_out(&mut self, place: &Place) {
        let place = Place { row: None, line: None, page: None, ..place.clone() }.in_words();
        let known =
            self.left_out.iter().position(|left| left.lines > 0 && left.place == place && left.file == self.base.file);
        if known.is_none() && self.left_out.len() < MOST_LEFT_OUT {
            self.left_out.push(LeftOut { file: self.base.file.clone(), place, column: String::new(), lines: 0 });
        }
        // If too many places are named already, the last one stands for the others as well.
        let at = known.unwrap_or(self.left_out.len().saturating_sub(1));
        self.left_out.get_mut(at).into_iter().for_each(|left| left.lines += 1);
    }

    /// What the file gave.
    #[must_use]
    pub fn finish(self) -> Read {
        let account =
            Account { unread: self.unread, tables: self.tables, left_out: self.left_out, repeated: self.repeated };
        Read { lines: self.lines, account }
    }

    /// The word lists.
    #[must_use]
    pub fn words(&self) -> &'w WordLists {
        self.words
    }

    /// Where reading has got to: the file and the part of it.
    #[must_use]
    pub fn place(&self) -> Place {
        self.base.clone()
    }

    /// A place in a part of the present part.
    #[must_use]
    pub fn part(&self, name: &str) -> Place {
        let mut place = self.base.clone();
        place.part = Some(joined(place.part.as_deref(), &secrets::without_in_name(name)));
        place
    }

    /// Reports that something at a place was not read, and what to do.
    pub fn refuse_at(&mut self, place: &Place, reason: impl Into<String>) {
        let (place, reason) = (place.in_words(), reason.into());
        let said = Unread { file: self.base.file.clone(), place, reason };
        if self.unread.len() > MOST_SAID || self.unread.contains(&said) {
            return;
        }
        if self.unread.len() == MOST_SAID {
            let reason = MORE_UNREAD.to_owned();
            return self.unread.push(Unread { place: String::new(), reason, ..said });
        }
        self.unread.push(said);
    }

    /// Reports that the present file or part was not read, and what to do.
    pub fn refuse(&mut self, reason: impl Into<String>) {
        self.refuse_at(&self.place(), reason);
    }

    /// Keeps a line, unless the file has given too many.
    pub fn keep(&mut self, mut line: Line) {
        self.leave_out_secrets(&mut line);
        self.keep_looked_through(line);
    }

    /// Keeps a line from which secrets have already been left out, unless the file has given too many.
    pub fn keep_looked_through(&mut self, line: Line) {
        if line.text.len() <= limits::LINE_BYTES {
            return self.keep_short(line);
        }
        // Everything that is made from a line grows with it: a single paragraph of 20 MB would take gigabytes.
        let parts = long_lines::parts(&line.text);
        let cells_of = |(start, end): (usize, usize)| -> Vec<Cell> {
            let within = line.cells.iter().filter(|cell| cell.start < end && start < cell.end);
            within
                .map(|cell| Cell {
                    start: cell.start.max(start) - start,
                    end: cell.end.min(end) - start,
                    column: cell.column,
                })
                .collect()
        };
        for (start, end) in parts {
            let text = line.text.get(start..end).unwrap_or_default().to_owned();
            let (cells, place) = (cells_of((start, end)), line.place.clone());
            self.keep_short(Line {
                text,
                cells,
                place,
                party: line.party,
                hidden: line.hidden,
                kind: line.kind,
                ..Line::new(Place::default(), String::new())
            });
        }
    }

    fn keep_short(&mut self, line: Line) {
        if !self.of_any_length && self.count() >= limits::LINES {
            let place = Place { file: line.place.file, ..Place::default() };
            return self.refuse_at(&place, TOO_MANY_LINES);
        }
        if !self.of_any_length && self.bytes + line.text.len() > limits::LINES_BYTES {
            let place = Place { file: line.place.file, ..Place::default() };
            return self.refuse_at(&place, TOO_MUCH_TEXT);
        }
        self.bytes += line.text.len();
        self.lines.push(line);
    }

    /// Keeps a text as lines at a place, if it has content.
    pub fn text(&mut self, place: &Place, text: &str, hidden: bool) {
        for item in plain_text::items_of(text) {
            if plain_text::has_content(item) {
                let mut line = Line { hidden, ..Line::new(place.clone(), item.to_owned()) };
                self.leave_out_secrets(&mut line);
                line.cells = labelled_parts::cells(&self.headings, &line.text);
                self.keep_looked_through(line);
            }
        }
    }

    /// Reads a file inside this one with `read`. `false` if it is nested too deeply, or if there are too many.
    pub fn inside(&mut self, name: &str, read: impl FnOnce(&mut Self)) -> bool {
        if self.depth >= limits::FILES_DEEP || self.files >= limits::FILES_INSIDE {
            self.refuse_at(&self.part(name), "it lies too deep inside other files. Save it on its own and check it.");
            return false;
        }
        let outer = self.base.clone();
        self.base = self.part(name);
        self.depth += 1;
        self.files += 1;
        read(self);
        self.depth -= 1;
        self.base = outer;
        true
    }

    /// Reads an attachment, unless the same bytes were read before: replies often carry the same attachments again.
    pub fn attachment(&mut self, name: &str, bytes: &[u8], read: impl FnOnce(&mut Self)) {
        let called = format!("attachment {name}");
        let place = self.part(&called).in_words();
        if let Some(first) = self.attached.get(&sha256_hex(bytes)) {
            let file = self.base.file.as_deref().unwrap_or_default();
            self.repeated.push(secrets::without(&format!("{file}: {place} is the same as {first}. It was read once.")));
            return;
        }
        self.attached.insert(sha256_hex(bytes), place);
        self.inside(&called, read);
    }

    /// How many files the present one is inside.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.depth
    }
}

/// How many lines are handed over together.
const MANY_LINES: usize = 5_000;
/// The most tables of one file that are named.
const MOST_TABLES: usize = 200;
/// The most left-out columns that are named.
const MOST_LEFT_OUT: usize = 100;
/// The longest name of such a column, in bytes.
const LONGEST_NAME: usize = 60;
/// The most reports of something not read in one file.
const MOST_SAID: usize = 1_000;
const MORE_UNREAD: &str =
    "more than 1,000 places of it were not read; no more of them are named. Save the file again and check that.";
const TOO_MUCH_TEXT: &str = "its lines hold more than 256 MB of text; the rest was not read. Split the file.";
const TOO_MANY_LINES: &str = "it gives more than 2,100,000 lines; the rest was not read. Split the file.";

impl std::fmt::Debug for Reading<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let counts = (self.count(), self.unread.len(), self.tables.len());
        out.debug_struct("Reading").field("base", &self.base).field("counts", &counts).finish_non_exhaustive()
    }
}

fn joined(outer: Option<&str>, inner: &str) -> String {
    outer.map_or_else(|| inner.to_owned(), |outer| format!("{outer}, {inner}"))
}
