//! The reading of one file: the lines it gave, and the account of what it did not give.

use super::headings::Headings;
use super::limits;
use super::lines::{Line, Place, Unread};
use super::plain_text;
use crate::list::makers::WordLists;

/// What has been read of a file so far.
#[derive(Debug)]
pub struct Reading<'w> {
    /// The headings that tables are known by.
    pub headings: Headings,
    /// Lines in the order of the file.
    pub lines: Vec<Line>,
    /// What was not read.
    pub unread: Vec<Unread>,
    words: &'w WordLists,
    base: Place,
    depth: usize,
    files: usize,
}

impl<'w> Reading<'w> {
    /// Nothing read yet of a file with this name; pasted text has none.
    #[must_use]
    pub fn new(name: Option<&str>, words: &'w WordLists) -> Self {
        Self {
            headings: Headings::new(words),
            lines: Vec::new(),
            unread: Vec::new(),
            words,
            base: Place { file: name.map(str::to_owned), ..Place::default() },
            depth: 0,
            files: 0,
        }
    }

    /// The word lists.
    #[must_use]
    pub fn words(&self) -> &'w WordLists {
        self.words
    }

    /// Where reading stands: the file and the part of it.
    #[must_use]
    pub fn place(&self) -> Place {
        self.base.clone()
    }

    /// A place in a named part of the present part.
    #[must_use]
    pub fn part(&self, name: &str) -> Place {
        let mut place = self.base.clone();
        place.part = Some(joined(place.part.as_deref(), name));
        place
    }

    /// Says that something at a place was not read, and what to do.
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

    /// Says that the present file or part was not read, and what to do.
    pub fn refuse(&mut self, reason: impl Into<String>) {
        self.refuse_at(&self.place(), reason);
    }

    /// Keeps a line, unless the file has given too many.
    pub fn keep(&mut self, line: Line) {
        if self.lines.len() >= limits::LINES {
            let place = Place { file: line.place.file, ..Place::default() };
            return self.refuse_at(&place, TOO_MANY_LINES);
        }
        self.lines.push(line);
    }

    /// Keeps a text as lines at a place, if it has content.
    pub fn text(&mut self, place: &Place, text: &str, hidden: bool) {
        for item in plain_text::items_of(text) {
            if plain_text::has_content(item) {
                self.keep(Line { hidden, ..Line::new(place.clone(), item.to_owned()) });
            }
        }
    }

    /// Reads a file inside this one with `read`. `false` when it lies too deep or is one too many.
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

    /// How many files lie around the present one.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.depth
    }
}

/// What is not read is said so often for one file.
const MOST_SAID: usize = 1_000;
const MORE_UNREAD: &str =
    "more than 1,000 places of it were not read; no more of them are named. Save the file again and check that.";
const TOO_MANY_LINES: &str = "it gives more than 2,100,000 lines; the rest was not read. Split the file.";

fn joined(outer: Option<&str>, inner: &str) -> String {
    outer.map_or_else(|| inner.to_owned(), |outer| format!("{outer}, {inner}"))
}
