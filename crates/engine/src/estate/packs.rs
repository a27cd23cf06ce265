//! What is handed over: the answer to a freedom-of-information request and the paper for a committee, as sections of
//! sentences and titled tables, in full or redacted.
//!
//! A redacted pack is built from an allow-list: names of sites, places on them, addresses, serial numbers and
//! remarks of the register never enter it.

use super::assets::Assets;
use super::filter::{Filter, Marked};
use super::plan::Plan;
use super::redacted;
use super::totals::{NOT_STATED, Totals};
use super::work::Work;
use super::workbook::LineAt;
use super::{committee, information};
use crate::report::counts::thousands;
use crate::report::explain;
use crate::report::paper;
use crate::report::record::Summary;
use serde::{Deserialize, Serialize};
use vendor_list::schema::Measure;
use vendor_text::Date;
use vendor_text::words::capitalised;

/// Which pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PackKind {
    /// The answer to a freedom-of-information request.
    Information,
    /// A paper for a committee.
    Committee,
}

impl PackKind {
    /// Its title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Information => "Answer to an information request",
            Self::Committee => "Committee paper",
        }
    }
}

/// Which paper, and how much it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackChoice {
    /// Which.
    pub kind: PackKind,
    /// Whether it is redacted.
    pub redacted: bool,
    /// Whether an answer to a request includes the plan, which few ask for. A committee paper always does.
    pub plan: bool,
}

impl PackChoice {
    /// The name of its file, with the day and an ending.
    #[must_use]
    pub fn file_name(self, today: Date, ending: &str) -> String {
        let kind = match self.kind {
            PackKind::Information => "information-request",
            PackKind::Committee => "committee-paper",
        };
        format!("{kind}{}-{today}.{ending}", if self.redacted { "-redacted" } else { "" })
    }
}

/// A cell of a pack's table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A count.
    Number(u64),
    /// Whole pounds.
    Pounds(u64),
}

impl Cell {
    /// Whether it counts something.
    #[must_use]
    pub fn is_a_number(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Pounds(_))
    }

    /// The cell as it is shown.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => thousands(*number),
            Self::Pounds(pounds) => format!("£{}", thousands(*pounds)),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

/// A titled table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Its title, and what it answers.
    pub title: String,
    /// What must be known to read it; may be empty.
    pub note: String,
    /// The headings.
    pub headings: Vec<String>,
    /// The rows, each as long as the headings.
    pub rows: Vec<Vec<Cell>>,
}

/// A part of a pack under a heading.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// Sentences.
    pub sentences: Vec<String>,
    /// Tables.
    pub tables: Vec<Table>,
}

/// A pack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pack {
    /// Its title.
    pub title: String,
    /// Which it is.
    pub choice: PackChoice,
    /// What must stand first: incompleteness, an old list, filters.
    pub stamps: Vec<String>,
    /// Its sections.
    pub sections: Vec<Section>,
    /// How it was made, and what it does not say.
    pub foot: Vec<String>,
}

/// What a pack is made of.
#[derive(Clone, Copy)]
pub struct Material<'a> {
    /// The lines of the register, by their places.
    pub line: LineAt<'a>,
    /// The assets.
    pub assets: &'a Assets,
    /// All of them with the user's marks, by their places.
    pub all: &'a [Marked<'a>],
    /// Those that are looked at.
    pub shown: &'a [&'a Marked<'a>],
    /// Their totals.
    pub totals: &'a Totals,
    /// Their plan.
    pub plan: &'a Plan,
    /// The user's work.
    pub work: &'a Work,
    /// The run.
    pub summary: &'a Summary,
    /// The measures of the list.
    pub measures: &'a [Measure],
    /// The filter that narrows what is looked at.
    pub filter: &'a Filter,
}

impl Material<'_> {
    /// Whether something narrows what is looked at.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        *self.filter != Filter::default()
    }
}

impl Pack {
    /// Makes a pack.
    #[must_use]
    pub fn of(choice: PackChoice, material: &Material<'_>) -> Self {
        let mut pack = Self::in_totals(choice, material);
        if choice.kind == PackKind::Information && !material.shown.is_empty() {
            // It goes before the last section, which says what the register does not answer.
            let at = pack.sections.len().saturating_sub(1);
            let mut items = information::items(material, choice.redacted);
            items.say_narrowed(material);
            pack.sections.insert(at, items);
        }
        pack
    }

    /// Makes a pack without the table of items, which is as long as the register.
    #[must_use]
    pub fn in_totals(choice: PackChoice, material: &Material<'_>) -> Self {
        if choice.redacted {
            return redacted::with_totals(material, |material| Self::of_totals(choice, material));
        }
        Self::of_totals(choice, material)
    }

    fn of_totals(choice: PackChoice, material: &Material<'_>) -> Self {
        let mut sections = match choice.kind {
            PackKind::Information => information::sections(material, choice),
            PackKind::Committee => committee::sections(material, choice.redacted),
        };
        for section in &mut sections {
            section.tables.retain(|table| !table.rows.is_empty());
            section.say_narrowed(material);
        }
        sections.retain(|section| !section.sentences.is_empty() || !section.tables.is_empty());
        Self {
            title: titled(choice.kind.title(), &material.work.organisation),
            choice,
            stamps: stamps(material),
            sections,
            foot: foot(material, choice.redacted),
        }
    }

    /// Its tables, in order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.sections.iter().flat_map(|section| &section.tables)
    }

    /// The pack as tab-separated text, for a sheet or an e-mail.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = vec![self.title.clone(), String::new()];
        out.extend(self.stamps.iter().cloned());
        for section in &self.sections {
            out.extend([String::new(), section.title.to_uppercase()]);
            out.extend(section.sentences.iter().cloned());
            for table in &section.tables {
                out.extend([String::new(), table.title.clone()]);
                out.extend((!table.note.is_empty()).then(|| table.note.clone()));
                out.push(table.to_tsv().trim_end().to_owned());
            }
        }
        out.push(String::new());
        out.extend(self.foot.iter().cloned());
        out.join("\n") + "\n"
    }
}

impl Section {
    /// A section of sentences and tables.
    #[must_use]
    pub fn new(title: &str, sentences: Vec<String>, tables: Vec<Table>) -> Self {
        Self { title: title.to_owned(), sentences, tables }
    }

    /// If filters narrow what is looked at, says beside every number that it is of a part only.
    fn say_narrowed(&mut self, material: &Material<'_>) {
        if !material.is_narrowed() {
            return;
        }
        let counts = |sentence: &&mut String| sentence.bytes().any(|byte| byte.is_ascii_digit());
        for sentence in self.sentences.iter_mut().filter(counts) {
            *sentence = format!("For the part that the filters show: {sentence}");
        }
        for table in self.tables.iter_mut().filter(|table| table.counts_anything()) {
            table.title.push_str(" (part of the register)");
            let counted = |at: usize| table.rows.iter().any(|row| row.get(at).is_some_and(Cell::is_a_number));
            let counted: Vec<bool> = (0..table.headings.len()).map(counted).collect();
            for (heading, _) in table.headings.iter_mut().zip(counted).filter(|(_, counted)| *counted) {
                heading.push_str(" (part)");
            }
        }
    }
}

/// A title with the organisation, if it is named.
pub(super) fn titled(title: &str, organisation: &str) -> String {
    let organisation = organisation.trim();
    if organisation.is_empty() { title.to_owned() } else { format!("{title}: {organisation}") }
}

/// What must come first.
#[must_use]
pub fn stamps(material: &Material<'_>) -> Vec<String> {
    let mut stamps = Vec::new();
    let summary = material.summary;
    if !summary.incomplete.is_empty() {
        let count = summary.incomplete.len();
        let parts = if count == 1 { "1 part of it was".to_owned() } else { format!("{count} parts of it were") };
        stamps.push(format!("INCOMPLETE: {parts} not read. The numbers below leave out what was not read."));
    }
    stamps.extend(explain::warnings(&summary.list, summary.today));
    if material.is_narrowed() {
        stamps.push(
            "Only part of the register is counted here, because filters were used. Every number below is for that part."
                .to_owned(),
        );
    }
    stamps
}

fn foot(material: &Material<'_>, redacted: bool) -> Vec<String> {
    let (summary, work) = (material.summary, material.work);
    let mut foot = vec![format!(
        "Made on {} with Vendor checker {} and list {} of {} (SHA-256 {}, signed by {}). Situation: {}{}.",
        summary.today.in_words(),
        summary.tool,
        summary.list.version,
        summary.list.issued.in_words(),
        summary.list.sha256,
        summary.list.signed_by(),
        explain::situation(summary),
        if work.sites.values().any(|mark| mark.sensitive.is_some()) {
            ", except sites marked as sensitive"
        } else {
            ""
        },
    )];
    foot.push(format!(
        "“{}” means that this tool recognised nothing there; the register itself may say more.",
        capitalised(NOT_STATED)
    ));
    if !work.checked_by.trim().is_empty() {
        foot.push(format!("Checked by {}.", work.checked_by.trim()));
    }
    foot.push("It reports what the list says about makers and brands. It is not legal advice, and no result is not proof. That a maker is listed says nothing about a particular item or about whoever supplied it.".to_owned());
    foot.extend(explain::left_out_in_numbers(summary));
    if redacted {
        foot.push(REDACTED.to_owned());
    }
    foot
}

/// What a redacted paper says of itself.
pub(super) const REDACTED: &str = "Redacted: site names, places on sites, network and hardware addresses, serial numbers, asset numbers and remarks are left out, and so are all other words of the register and its order. Read before you send: a program cannot find every name. Whether an exemption from disclosure applies to what is left out (law enforcement, for instance) is this body’s own decision.";

impl Table {
    /// Whether it counts anything: the yardstick does not, nor does a table that is to be filled in.
    fn counts_anything(&self) -> bool {
        self.rows.iter().flatten().any(Cell::is_a_number)
    }

    /// The table as tab-separated text with its headings. Cells that a spreadsheet would take for a formula are marked
    /// as text.
    #[must_use]
    pub fn to_tsv(&self) -> String {
        let line = |cells: Vec<String>| cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join("\t") + "\n";
        let mut out = line(self.headings.clone());
        for row in &self.rows {
            out.push_str(&line(row.iter().map(Cell::in_words).collect()));
        }
        out
    }

    /// The table as HTML, which word processors and mail programs paste as a table.
    #[must_use]
    pub fn to_html(&self) -> String {
        let row = |name: &str, cells: Vec<String>| {
            let cells = cells.iter().map(|cell| format!("<{name}>{}</{name}>", escaped(cell)));
            format!("<tr>{}</tr>", cells.collect::<String>())
        };
        let head = row("th", self.headings.clone());
        let body = self.rows.iter().map(|cells| row("td", cells.iter().map(Cell::in_words).collect()));
        let (title, body) = (escaped(&self.title), body.collect::<String>());
        format!("<table border=\"1\"><caption>{title}</caption><thead>{head}</thead><tbody>{body}</tbody></table>")
    }
}

/// A text as it is written in XML and HTML. Characters that XML or HTML may not contain are left out.
pub(super) fn escaped(text: &str) -> String {
    let allowed = |letter: char| match letter {
        '\t' | '\n' => Some(' '),
        '\u{fffe}' | '\u{ffff}' => None,
        letter => (!letter.is_control()).then_some(letter),
    };
    paper::escaped(&text.chars().filter_map(allowed).collect::<String>())
}

/// A cell without line ends and tabs, marked as text if a spreadsheet would run it as a formula.
fn plain(cell: &str) -> String {
    let cell: String = cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    crate::report::cells::plain(&cell)
}
