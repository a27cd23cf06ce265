//! Letters about lines whose maker is not settled: to a supplier, to a bidder, to an installer. Plain text to copy.
//!
//! A letter asks, and accuses nobody. It asks who made what and nothing about countries, because where goods come from
//! may not be taken into account (Local Government Act 1988, section 17(5)(e)); and it threatens nothing, because a
//! council does not exclude on national security by its own decision (Procurement Act 2023, section 29).

use super::record::{LineRecord, items};
use super::text::printable;
use crate::identify::{Evidence, EvidenceKind, Role};
use crate::judge::Verdict;
use serde::{Deserialize, Serialize};
use std::fmt::Write;
use vendor_text::sorted;
use vendor_text::{Column, Place};

/// How many lines a letter names; the rest are only counted, with the advice to attach the list.
const MOST_LINES: usize = 200;

/// To whom a letter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Addressee {
    /// Who sold or offers the goods.
    Supplier,
    /// Who bids in a procurement.
    Bidder,
    /// Who installed the kit, or looks after it.
    Installer,
}

impl Addressee {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Supplier, Self::Bidder, Self::Installer];

    /// What the letter is called.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Supplier => "Questions to a supplier",
            Self::Bidder => "Clarification to a bidder",
            Self::Installer => "Note to the installer",
        }
    }

    fn subject(self) -> &'static str {
        match self {
            Self::Supplier => "Who makes the equipment that you supply",
            Self::Bidder => "Clarification: the makers of the equipment in your tender",
            Self::Installer => "Labels of equipment on our sites",
        }
    }

    fn opening(self) -> &'static str {
        match self {
            Self::Supplier => {
                "We are recording who made the equipment below. The brand or description that we have does not make this clear. We are asking every supplier for whom this is unclear, and the question implies nothing about you or about any maker."
            }
            Self::Bidder => {
                "We are clarifying the tender that you submitted for [name and reference of the procurement]. The lines below do not make clear who makes the equipment. We are asking every bidder for whom this is unclear. This is a request for information only: it does not invite a change to the tender and does not imply any view of it."
            }
            Self::Installer => {
                "Our records do not show who made the equipment below. Please look at each device on your next visit, or earlier by arrangement, and send us what you find. You do not need to open, disconnect or change anything."
            }
        }
    }

    fn questions(self) -> &'static [&'static str] {
        match self {
            Self::Supplier => &[
                "Who manufactured it? Please give the full legal name of the company.",
                "If it is sold under a name other than its manufacturer's: who originally designed and built it (the OEM)?",
                "What is the manufacturer's exact model number, and the hardware revision if there is one?",
                "Who writes and signs its firmware, and who provides its updates? Until when?",
                "Does it depend on a cloud service or an app? Who runs it?",
                "Which sub-contractors supply, install or maintain it, or can reach it remotely? Please give their full legal names.",
            ],
            Self::Bidder => &[
                "Who manufactures each item, with the full legal name of the company?",
                "If an item is offered under a name other than its manufacturer's: who originally designed and built it (the OEM)?",
                "What is the manufacturer's exact model number of each item? Where the tender says “or equivalent” or gives no model: which item is offered?",
                "Who writes and signs the firmware of each item, and who provides its updates?",
                "Which intended sub-contractors and associated persons would supply, install or maintain these items, or could reach them remotely? Please give their full legal names.",
            ],
            Self::Installer => &[
                "The brand and the model number, exactly as on the label.",
                "The MAC address and the serial number, as on the label. Please send them separately from this list, in a secure way.",
                "A photograph of the label, and one of the whole device in its place.",
                "The name and the firmware version that its own web page or menu shows, if you already have access.",
                "How it is connected: to which recorder or switch, and whether it can be reached from outside.",
            ],
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Supplier => {
                "Please confirm that a person who is authorised to do so has checked the answers:\n\n    I have checked these answers and they are complete and correct to the best of my knowledge.\n    Name, position, company, date:\n\nIf you cannot answer a question, please say so and say who can.\n\nPlease answer to [name, e-mail address] by [date]."
            }
            Self::Bidder => {
                "Please answer by [date and time] through [the procurement portal]. The answers will be recorded with your tender. Please confirm that a person who is authorised to do so has checked them:\n\n    I have checked these answers and they are complete and correct to the best of my knowledge.\n    Name, position, company, date:"
            }
            Self::Installer => {
                "If a device cannot be reached safely, or has no label, please say so: that is also useful.\n\nPlease answer to [name, e-mail address] by [date]."
            }
        }
    }
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// To whom.
    pub to: Addressee,
    /// Its text.
    pub text: String,
}

/// Whether a line leaves a question open that a letter can settle.
#[must_use]
pub fn asks(record: &LineRecord) -> bool {
    matches!(record.verdict, Verdict::Ask | Verdict::CannotTell)
}

/// The three letters about the lines that leave a question; none when no line does.
#[must_use]
pub fn about(records: &[LineRecord]) -> Vec<Letter> {
    let groups = groups(records);
    if groups.is_empty() {
        return Vec::new();
    }
    Addressee::ALL.map(|to| Letter { to, text: letter(to, &groups) }).into()
}

/// The lines of each brand, in the order in which brands are first found; those without a brand come last.
fn groups(records: &[LineRecord]) -> Vec<(Option<String>, Vec<&LineRecord>)> {
    let mut groups: Vec<(Option<String>, Vec<&LineRecord>)> = Vec::new();
    for record in records.iter().filter(|record| asks(record)) {
        let offered = record.makers.iter().find(|maker| maker.role != Role::Mentioned);
        let brand = offered.map(|maker| maker.brand.clone());
        match groups.iter_mut().find(|(known, _)| *known == brand) {
            Some((_, lines)) => lines.push(record),
            None => groups.push((brand, vec![record])),
        }
    }
    sorted::by_key(&mut groups, |(brand, _)| brand.is_none());
    groups
}

/// What a letter says about an item. A letter goes to somebody else. Of a row with known columns it therefore has only
/// those that name the item, and for its installer also the place, but no network address, serial number, description or
/// remark; of running text it has only what was recognised.
fn item(to: Addressee, record: &LineRecord) -> String {
    let told = |column: Column| match column {
        Column::Site | Column::Location => to == Addressee::Installer,
        Column::Make | Column::Model | Column::MakeModel | Column::Kind => true,
        Column::Quantity | Column::AssetId => true,
        _ => false,
    };
    let is_named = |column| matches!(column, Column::Make | Column::Model | Column::MakeModel);
    let in_cells = record.cells.iter().filter(|cell| told(cell.column));
    let in_cells = in_cells.filter_map(|cell| record.text.get(cell.start..cell.end).map(str::to_owned));
    // A description is running text, whether it has a column of its own or not.
    let described = (!record.cells.iter().any(|cell| is_named(cell.column))).then(|| recognised(record));
    described.into_iter().chain(in_cells).collect::<Vec<_>>().join(" | ")
}

/// What was recognised in a line of running text: names and models, otherwise the kind of equipment. The line itself is
/// not quoted, because it may say anything: who wrote it, where the item is, what it costs.
fn recognised(record: &LineRecord) -> String {
    let counted = record.makers.iter().filter(|maker| maker.role != Role::Mentioned);
    let found = items(counted.flat_map(|maker| &maker.evidence));
    let mut words = Vec::new();
    for (at, evidence) in (1..).zip(&found) {
        words.push(evidence.matched.as_str());
        let next = found.get(at).map(|next| next.start);
        words.extend(
            number_behind(record, evidence).filter(|(start, _)| next != Some(*start)).map(|(_, number)| number),
        );
    }
    if words.is_empty() { format!("[{}: describe the item]", record.equipment.in_words()) } else { words.join(" ") }
}

/// A number with fewer characters than this may be the first half of a postcode.
const SHORTEST_NUMBER: usize = 5;

/// The number directly after a badge, such as a model that the list does not know, and where it starts. Digits alone
/// may be a count or a price, a size begins with a digit, and a serial number is labelled as one; these are not taken.
fn number_behind<'a>(record: &'a LineRecord, evidence: &Evidence) -> Option<(usize, &'a str)> {
    if !matches!(evidence.kind, EvidenceKind::Brand | EvidenceKind::Name) {
        return None;
    }
    let behind = record.text.get(evidence.end..)?.strip_prefix(' ')?;
    let word = behind.split_whitespace().next()?.trim_end_matches([',', ';', '.', ':', ')']);
    let is_serial = word.strip_prefix("SN").is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    let is_number = word.len() >= SHORTEST_NUMBER
        && !is_serial
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.contains(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.'));
    is_number.then_some((evidence.end + 1, word))
}

/// Where an item is, given as numbers only, because files, parts and sheets may be named after people and places.
fn place_of(place: &Place) -> String {
    Place { file: None, part: None, sheet: None, ..place.clone() }.in_words()
}

fn letter(to: Addressee, groups: &[(Option<String>, Vec<&LineRecord>)]) -> String {
    let mut out =
        format!("[Your council]\n[Date]\n\nTo: [name and address]\nSubject: {}\n\n{}\n", to.subject(), to.opening());
    let mut room = MOST_LINES;
    for (brand, lines) in groups {
        let title = brand.as_ref().map_or("Items without a brand or model that shows the maker".to_owned(), |brand| {
            format!("Items that name {}", printable(brand))
        });
        let _ = write!(out, "\n{title}\n");
        for record in lines.iter().take(room) {
            let place = place_of(&record.place);
            let place = if place.is_empty() { place } else { format!(" ({place})") };
            let _ = writeln!(out, "  - {}{place}", printable(&item(to, record)));
        }
        let left = lines.len().saturating_sub(room);
        if left > 0 {
            let _ = writeln!(out, "  - and {left} more: attach the table of results");
        }
        room = room.saturating_sub(lines.len());
    }
    let _ = writeln!(out, "\nPlease tell us for each item:");
    for (number, question) in (1..).zip(to.questions()) {
        let _ = writeln!(out, "  {number}. {question}");
    }
    let _ = write!(out, "\n{}\n\n[Your name and position]\n", to.ending());
    out
}
