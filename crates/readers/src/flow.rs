//! Running text with tables in it (Word, web pages, e-mail): each paragraph gives its lines, each table row gives one
//! line, and tables inside tables give lines of their own.

mod cells;

use super::plain_text;
use super::reading::Reading;
use super::table::Table;
use super::web_shapes::lines_of_boxes;
use std::collections::BTreeMap;
use vendor_text::{Line, LineKind, Place};

/// The largest number of rows that a cell is carried down over.
const LONGEST_SPAN: usize = 1_000;
/// The largest number of columns that a cell may take.
const WIDEST_SPAN: usize = 64;
/// The longest paragraph that texts beside it are compared with, in bytes.
const LONGEST_HELD: usize = 64 * 1024;
/// The most texts beside one paragraph.
const MOST_BESIDE: usize = 10_000;

/// Where text goes.
#[derive(Debug)]
enum Level {
    /// Straight into lines.
    Body { part: Option<String>, paragraph: String },
    /// Into a cell of the table below it.
    Cell { paragraphs: Vec<Told>, paragraph: String, wide: usize, tall: Tall, unseen: Vec<String> },
    /// Into an entry of a list, or a row of boxes side by side: if its parts are short, it becomes one line.
    Item { paragraphs: Vec<(String, bool)>, paragraph: String, boxes: Option<Boxes> },
    /// A table. Text between its cells is treated as text before the table.
    Table(Box<OpenTable>),
}

/// Boxes side by side.
#[derive(Debug, Default)]
struct Boxes {
    /// How many are in a row; 0 stands for as many as there are.
    in_row: usize,
    /// The number of the paragraph with which each begins.
    begins: Vec<usize>,
}

/// A paragraph of a cell, and how many lines the file had given before it.
#[derive(Debug, Clone, Default)]
struct Told {
    text: String,
    at: usize,
}

/// How far down a cell reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tall {
    /// This number of rows, including its own.
    Rows(usize),
    /// Until a cell of the same column no longer continues it.
    Begins,
    /// It continues the cell above.
    CarriesOn,
}

#[derive(Debug, Default)]
struct OpenTable {
    part: String,
    table: Table,
    row: u32,
    /// Cells of the present row, none between rows.
    cells: Option<Vec<(Vec<Told>, usize)>>,
    /// Rows of one cell, of a table inside a cell. A short table that has only such rows is text of the outer cell.
    held: Vec<Told>,
    /// Whether it has had a row of several cells, or too many rows of one.
    is_table: bool,
    /// Cells that reach further down, by column: their text, how many rows are left, and how wide
    /// they are.
    carried: BTreeMap<usize, (String, usize, usize)>,
    hidden: bool,
}

/// Text and tables on their way to lines.
#[derive(Debug)]
pub struct Flow<'r, 'w> {
    reading: &'r mut Reading<'w>,
    levels: Vec<Level>,
    paragraphs: u32,
    tables: u32,
    boxes: u32,
    /// Whether what comes now is hidden.
    pub hidden: bool,
    /// What is hidden in the present paragraph. The rest of the paragraph is read as if this were not there.
    hidden_text: String,
    /// What stands beside the present paragraph, such as the title of a link, and whether it is hidden.
    beside: Vec<(String, bool)>,
    /// Whether what comes now is deleted or struck out.
    pub struck: bool,
    /// What is deleted or struck out in the present paragraph.
    struck_text: String,
    /// How many menus of a page are open. An entry of a menu becomes a line that never counts, unless it contains a
    /// number.
    pub furniture: usize,
    /// How much these menus say.
    menus: Menus,
}

/// How much the menus of a page say.
#[derive(Debug, Clone, Copy, Default)]
pub struct Menus {
    /// Their entries.
    pub entries: usize,
    /// The letters and digits in these entries.
    pub letters: usize,
}

/// Letters and digits of a text.
#[must_use]
pub fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// The longest entry of a list that becomes one line, in bytes, and the most parts that it may have.
const ITEM: (usize, usize) = (400, 12);

impl<'r, 'w> Flow<'r, 'w> {
    /// A flow into a reading; `part` names a part such as a footer.
    pub fn new(reading: &'r mut Reading<'w>, part: Option<&str>) -> Self {
        let levels = vec![Level::Body { part: part.map(str::to_owned), paragraph: String::new() }];
        Self {
            reading,
            levels,
            paragraphs: 0,
            tables: 0,
            boxes: 0,
            hidden: false,
            hidden_text: String::new(),
            beside: Vec::new(),
            struck: false,
            struck_text: String::new(),
            furniture: 0,
            menus: Menus::default(),
        }
    }

    /// Text.
    pub fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.struck {
            self.struck_text.push_str(text);
            return;
        }
        if self.hidden {
            self.hidden_text.push_str(text);
            return;
        }
        if let Some(paragraph) = self.paragraph() {
            paragraph.push_str(text);
        }
    }

    /// Text that stands beside the present paragraph: a line of its own, unless the paragraph says the same.
    pub fn beside(&mut self, text: &str) {
        let text = spaced(text);
        if plain_text::has_content(&text) && self.beside.len() < MOST_BESIDE {
            self.beside.push((text, self.hidden));
        }
    }

    /// The same for a text that nobody sees.
    pub fn beside_unseen(&mut self, text: &str) {
        let around = std::mem::replace(&mut self.hidden, true);
        self.beside(text);
        self.hidden = around;
    }

    fn paragraph(&mut self) -> Option<&mut String> {
        self.levels.iter_mut().rev().find_map(|level| match level {
            Level::Body { paragraph, .. } | Level::Cell { paragraph, .. } | Level::Item { paragraph, .. } => {
                Some(paragraph)
            }
            Level::Table(_) => None,
        })
    }

    /// The end of a paragraph or of a line.
    pub fn end_line(&mut self) {
        let hidden = spaced(&std::mem::take(&mut self.hidden_text));
        self.end_struck();
        let said = self.paragraph().map(std::mem::take).unwrap_or_default();
        self.end_beside(&said);
        let shown = broken(&said);
        let at = self.levels.iter().rposition(|level| !matches!(level, Level::Table(_)));
        let lines = self.reading.lines.len();
        match at.and_then(|at| self.levels.get_mut(at)) {
            Some(Level::Body { part, .. }) => {
                let part = part.clone();
                shown.iter().for_each(|shown| self.line(part.as_deref(), shown, false));
                self.line(part.as_deref(), &hidden, true);
            }
            Some(Level::Cell { paragraphs, unseen, .. }) => {
                paragraphs.extend(shown.into_iter().map(|text| Told { text, at: lines }));
                unseen.extend(Some(hidden).filter(|text| !text.is_empty()));
            }
            Some(Level::Item { paragraphs, .. }) => {
                let both = shown.into_iter().map(|text| (text, false)).chain([(hidden, true)]);
                paragraphs.extend(both.filter(|(text, _)| !text.is_empty()));
            }
            _ => {}
        }
    }

    /// Ends a line but not the paragraph: what comes next may continue it.
    pub fn break_line(&mut self) {
        let text = if self.hidden { &mut self.hidden_text } else { &mut self.struck_text };
        if self.hidden || self.struck {
            text.push(' ');
        } else if let Some(paragraph) = self.paragraph() {
            paragraph.push(BREAK);
        }
    }

    /// Turns what stands beside a paragraph into lines of its own.
    fn end_beside(&mut self, said: &str) {
        for (text, hidden) in std::mem::take(&mut self.beside) {
            // An extremely long text is not searched.
            let is_said = said.len() < LONGEST_HELD && said.contains(&text);
            if self.furniture == 0 && !is_said {
                let place = self.place_of_lines();
                self.reading.text(&place, &text, hidden);
            }
        }
    }

    fn place_of_lines(&self) -> Place {
        let part = self.table_part();
        let mut place = part.map_or_else(|| self.reading.place(), |part| self.reading.part(&part));
        place.line = Some(self.paragraphs + 1);
        place
    }

    /// What was struck out of a paragraph becomes a line of its own, because it is no part of what the paragraph says.
    fn end_struck(&mut self) {
        let text = spaced(&std::mem::take(&mut self.struck_text));
        if plain_text::has_content(&text) {
            let place = self.place_of_lines();
            self.reading.keep(Line { kind: LineKind::Struck, ..Line::new(place, text) });
        }
    }

    /// An entry of a list begins, outside of tables.
    pub fn open_item(&mut self) {
        self.close_item();
        self.end_line();
        self.flush_items();
        if matches!(self.levels.last(), Some(Level::Body { .. } | Level::Item { .. })) && self.levels.len() < 1_000 {
            self.levels.push(Level::Item { paragraphs: Vec::new(), paragraph: String::new(), boxes: None });
        }
    }

    /// An entry of a list ends.
    pub fn close_item(&mut self) {
        if matches!(self.levels.last(), Some(Level::Item { boxes: None, .. })) {
            self.end_line();
            self.flush_item();
            self.levels.pop();
        }
    }

    /// Boxes side by side begin, `in_row` of them in a row, outside of tables. Returns whether they are read as such.
    pub fn open_boxes(&mut self, in_row: usize) -> bool {
        self.end_line();
        let is_outside = matches!(self.levels.last(), Some(Level::Body { .. } | Level::Item { .. }));
        let is_read = is_outside && self.levels.len() < DEEPEST_BOXES;
        if is_read {
            let boxes = Some(Boxes { in_row, begins: Vec::new() });
            self.levels.push(Level::Item { paragraphs: Vec::new(), paragraph: String::new(), boxes });
        }
        is_read
    }

    /// The next box begins.
    pub fn next_box(&mut self) {
        self.end_line();
        if let Some(Level::Item { paragraphs, boxes: Some(boxes), .. }) = self.levels.last_mut() {
            boxes.begins.push(paragraphs.len());
        }
    }

    /// Boxes side by side end: each row of them is one line, or one part of what is around it.
    pub fn close_boxes(&mut self) {
        if !matches!(self.levels.last(), Some(Level::Item { boxes: Some(_), .. })) {
            return;
        }
        self.end_line();
        let Some(Level::Item { paragraphs, boxes: Some(boxes), .. }) = self.levels.pop() else { return };
        let lines = lines_of_boxes(paragraphs, &boxes.begins, boxes.in_row);
        match self.levels.last_mut() {
            Some(Level::Item { paragraphs, .. }) => paragraphs.extend(lines),
            _ => lines.iter().for_each(|(text, hidden)| self.line(None, text, *hidden)),
        }
    }

    /// Turns everything that the open entries and boxes have said so far into lines.
    pub fn flush_items(&mut self) {
        let mut waiting = Vec::new();
        for level in &mut self.levels {
            if let Level::Item { paragraphs, boxes: Some(boxes), .. } = level {
                boxes.begins.clear();
                waiting.append(paragraphs);
            }
        }
        waiting.iter().for_each(|(text, hidden)| self.line(None, text, *hidden));
        self.flush_item();
    }

    /// Turns what the open entry has said so far into a line, or into several if it is long.
    fn flush_item(&mut self) {
        let Some(Level::Item { paragraphs, boxes, .. }) = self.levels.last_mut() else { return };
        let parts = std::mem::take(paragraphs);
        if let Some(boxes) = boxes {
            boxes.begins.clear();
            return parts.iter().for_each(|(text, hidden)| self.line(None, text, *hidden));
        }
        let length: usize = parts.iter().map(|(text, _)| text.len()).sum();
        if length <= ITEM.0 && parts.len() <= ITEM.1 {
            for hidden in [false, true] {
                let of_these = parts.iter().filter(|(_, is_hidden)| *is_hidden == hidden);
                let text = of_these.map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(" | ");
                self.line(None, &text, hidden);
            }
        } else {
            for (text, hidden) in parts {
                self.line(None, &text, hidden);
            }
        }
    }

    fn line(&mut self, part: Option<&str>, text: &str, hidden: bool) {
        let text = spaced(text);
        let is_furniture = self.furniture > 0 && !text.contains(|c: char| c.is_ascii_digit());
        if is_furniture && plain_text::has_content(&text) {
            self.menus.entries += 1;
            self.menus.letters += letters(&text);
        }
        if text.is_empty() {
            return;
        }
        self.paragraphs += 1;
        let mut place = part.map_or_else(|| self.reading.place(), |part| self.reading.part(part));
        place.line = Some(self.paragraphs);
        if is_furniture {
            if plain_text::has_content(&text) {
                self.reading.keep(Line { kind: LineKind::Menu, hidden, ..Line::new(place, text) });
            }
            return;
        }
        self.reading.text(&place, &text, hidden);
    }

    /// A text box begins.
    pub fn open_box(&mut self) {
        self.boxes += 1;
        let part = Some(format!("text box {}", self.boxes));
        self.levels.push(Level::Body { part, paragraph: String::new() });
    }

    /// A part with a name of its own begins, such as a slide; it ends as a text box does.
    pub fn open_part(&mut self, part: String) {
        self.end_line();
        self.levels.push(Level::Body { part: Some(part), paragraph: String::new() });
    }

    /// A text box ends.
    pub fn close_box(&mut self) {
        self.close_down_to(|level| matches!(level, Level::Body { .. }), 1);
    }

    /// A table begins.
    pub fn open_table(&mut self) {
        self.end_line();
        self.flush_items();
        self.tables += 1;
        let part = format!("table {}", self.tables);
        self.levels.push(Level::Table(Box::new(OpenTable { part, ..OpenTable::default() })));
    }

    fn table_part(&self) -> Option<String> {
        self.levels.iter().rev().find_map(|level| match level {
            Level::Table(table) => Some(table.part.clone()),
            _ => None,
        })
    }

    /// A table ends.
    pub fn close_table(&mut self) {
        if self.is_in_table() {
            self.close_row();
            self.end_held();
            self.close_down_to(|level| matches!(level, Level::Table(_)), 0);
        }
    }

    /// Ends levels from the top until one that `wanted` accepts has ended. The lowest `floor` levels stay.
    fn close_down_to(&mut self, wanted: impl Fn(&Level) -> bool, floor: usize) {
        while self.levels.len() > floor.max(1) {
            self.end_line();
            self.flush_item();
            self.end_held_on_top();
            let Some(level) = self.levels.pop() else { return };
            if wanted(&level) {
                return;
            }
        }
    }

    fn end_held_on_top(&mut self) {
        if matches!(self.levels.last(), Some(Level::Table(_))) {
            self.end_held();
        }
    }

    fn open_table_mut(&mut self) -> Option<&mut OpenTable> {
        self.levels.iter_mut().rev().find_map(|level| match level {
            Level::Table(table) => Some(&mut **table),
            _ => None,
        })
    }

    /// What a field of a form shows, unless it is named like a secret.
    pub fn field(&mut self, names: &[&str], value: &str) {
        if value.trim().is_empty() {
            return;
        }
        match names.iter().find(|name| self.reading.headings.is_secret(name)) {
            Some(name) => {
                let place = self.reading.place();
                self.reading.leave_out(&place, name);
            }
            None => self.text(value),
        }
    }

    /// Ends everything that is still open, and returns how much its menus said.
    pub fn finish(mut self) -> Menus {
        while self.levels.len() > 1 {
            self.close_row();
            self.end_line();
            self.flush_item();
            self.end_held_on_top();
            self.levels.pop();
        }
        self.end_line();
        self.menus
    }
}

/// How deeply boxes may be nested and still be told apart.
const DEEPEST_BOXES: usize = 64;
/// The end of a line inside a paragraph.
const BREAK: char = '\u{2028}';

/// Whether a line says by itself what it is about: “community: …”, “port=…”.
fn is_named(line: &str) -> bool {
    line.split_whitespace().next().is_some_and(|word| word.ends_with(':') || word.contains('='))
}

/// The lines of a paragraph. A line that begins with a small letter continues the one before it.
fn broken(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in text.split(BREAK).map(spaced).filter(|part| !part.is_empty()) {
        let goes_on = part.starts_with(char::is_lowercase) && !is_named(&part);
        match lines.last_mut().filter(|last| goes_on && !last.ends_with(['.', ':', ';', ',', '?', '!'])) {
            Some(last) => {
                last.push(' ');
                last.push_str(&part);
            }
            None => lines.push(part),
        }
    }
    lines
}

/// One line: white space of every kind becomes one space.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
