//! The outline of a document: which heading applies to a line, and what that adds to the line.
//!
//! A heading supports a finding and never attributes by itself. What it says of the kit below it (“Exclusions”,
//! “Removed items”) holds for lines that say nothing of it themselves. It reaches down to the next heading, to a blank
//! line or row, and to the end of its sheet, table, page or file; the name of a sheet reaches over the whole sheet.

use super::equipment;
use super::findings::{Certainty, Evidence, EvidenceKind, Finding, Identified, Said, Subject};
use super::heading_standing::{self, govern, govern_by_sheet, only_mention};
use super::identify_under;
use super::line_ends;
use super::roles;
use super::scan::Scan;
use super::seen;
use std::sync::Arc;
use vendor_list::Index;
use vendor_list::context::{Equipment, Purpose};
use vendor_list::index::MakerIndex;
use vendor_list::paper_words::PaperWords;
use vendor_standing::Memory;
use vendor_text::sorted;
use vendor_text::words::folded_words;
use vendor_text::{Line, LineKind, Place};

/// A heading, and whose kit it says is below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its text, without the characters around it.
    pub text: String,
    makers: Vec<HeadingMaker>,
    equipment: Option<Equipment>,
    only_mentions: bool,
    /// How it speaks of the kit below it.
    says: Said,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct HeadingMaker {
    maker: MakerIndex,
    brand: String,
    sure: bool,
}

impl Heading {
    /// Whether the heading certainly names the maker of the kit below.
    #[must_use]
    pub fn supports(&self, maker: MakerIndex) -> bool {
        self.makers.iter().any(|named| named.maker == maker && named.sure)
    }

    /// The sentence that explains what the heading adds to a model number.
    #[must_use]
    pub fn reason(&self) -> String {
        format!("It is under the heading “{}”.", self.text)
    }
}

/// Follows the headings of lines that come in the order of their files.
///
/// A line takes four steps: [`Outline::enter`], [`look`], [`Outline::place`] and [`Placed::identify`]. The first and
/// the third must be taken in the order of the lines, and cost next to nothing; the others do not depend on other
/// lines, so that several threads can share them. [`Outline::identify`] takes all four.
#[derive(Debug, Default)]
pub struct Outline {
    heading: Option<Arc<Heading>>,
    last: Option<Place>,
    /// The file and the sheet of the line that was entered last.
    entered: Option<(Option<String>, Option<String>)>,
    /// How the name of the sheet speaks of the kit on it.
    sheet: Option<Said>,
    /// Whether nothing has followed the heading yet, so that a blank line or the start of a table does not end it.
    fresh: bool,
    /// The part of a word at the end of the last line, if a hyphen cuts it.
    cut: Option<String>,
    /// How earlier lines spoke of their kit.
    memory: Memory,
}

/// What a line says by itself, as far as its place in the outline depends on it.
#[derive(Debug)]
pub struct Looked {
    alone: Identified,
    heading: Option<Heading>,
}

/// A line, with what applies to it from above.
#[derive(Debug)]
pub enum Placed {
    /// It does not depend on other lines, and is already identified.
    Settled(Identified),
    /// It does not depend on other lines.
    Alone(Option<Said>),
    /// It is under a heading.
    Under(Arc<Heading>, Option<Said>),
    /// It may begin with the rest of a word that the line before was cut in.
    GoingOn(Box<Self>, String),
}

/// What a line that may be a heading says by itself, without regard to other lines. `sheet` is what the name of its
/// sheet says.
#[must_use]
pub fn look(index: &Index, line: &Line, sheet: Option<Said>, memory: &mut Memory) -> Option<Looked> {
    let may_be = line.party.is_none() && matches!(line.kind, LineKind::Text | LineKind::Section | LineKind::Item);
    let shown = may_be.then(|| shown_as_heading(index, line)).flatten()?;
    let alone = identify_alone(index, line, sheet, memory);
    let heading = read(index, line, &alone, &shown, memory);
    Some(Looked { alone, heading })
}

impl Outline {
    /// Identifies the next line under the heading that applies to it.
    #[must_use]
    pub fn identify(&mut self, index: &Index, line: &Line) -> Identified {
        let sheet = self.enter(index, line);
        let mut memory = std::mem::take(&mut self.memory);
        let looked = look(index, line, sheet, &mut memory);
        let identified = self.place(line, sheet, looked).identify(index, line, &mut memory);
        self.memory = memory;
        identified
    }

    /// Enters the next line's sheet, and returns what its name says of the kit on it.
    #[must_use]
    pub fn enter(&mut self, index: &Index, line: &Line) -> Option<Said> {
        let place = &line.place;
        let same = |(file, sheet): &(Option<String>, Option<String>)| *file == place.file && *sheet == place.sheet;
        if line.party.is_none() && !self.entered.as_ref().is_some_and(same) {
            let name = place.sheet.as_deref();
            self.sheet = name.and_then(|name| heading_standing::of_sheet(index, name, &mut self.memory));
            self.entered = Some((place.file.clone(), place.sheet.clone()));
        }
        self.sheet
    }

    /// Puts the next line under the heading that applies to it, and after the line before it.
    #[must_use]
    pub fn place(&mut self, line: &Line, sheet: Option<Said>, looked: Option<Looked>) -> Placed {
        let cut = std::mem::replace(&mut self.cut, line_ends::cut_word(line));
        let cut = cut.filter(|_| self.last.as_ref().is_some_and(|before| line_ends::follows(&line.place, before)));
        let placed = self.place_under(line, sheet, looked);
        match cut {
            Some(cut) => Placed::GoingOn(Box::new(placed), cut),
            None => placed,
        }
    }

    fn place_under(&mut self, line: &Line, sheet: Option<Said>, looked: Option<Looked>) -> Placed {
        if line.party.is_some() {
            return Placed::Alone(sheet);
        }
        self.follow(&line.place);
        match line.kind {
            LineKind::Headings => {
                self.fresh = self.heading.is_some() && self.fresh;
                if !self.fresh {
                    self.heading = None;
                }
                return Placed::Alone(sheet);
            }
            LineKind::Total => {
                self.heading = None;
                return Placed::Alone(sheet);
            }
            // A code stands by itself, and so does an entry of a menu.
            LineKind::Struck | LineKind::Code | LineKind::Menu => return Placed::Alone(sheet),
            LineKind::Text | LineKind::Section | LineKind::Item => {}
        }
        if let Some(Looked { alone, heading }) = looked {
            if let Some(heading) = heading {
                self.heading = Some(Arc::new(heading));
                self.fresh = true;
                return Placed::Settled(alone);
            }
            if self.heading.is_none() {
                return Placed::Settled(alone);
            }
        }
        self.fresh = false;
        self.heading.as_ref().map_or(Placed::Alone(sheet), |heading| Placed::Under(Arc::clone(heading), sheet))
    }

    /// Ends the heading at the end of its part of the document.
    fn follow(&mut self, place: &Place) {
        if let (Some(last), Some(_)) = (&self.last, &self.heading) {
            let same_file = last.file == place.file && last.sheet == place.sheet;
            let same_part = same_file && last.part == place.part && last.page == place.page;
            let next = |a: Option<u32>, b: Option<u32>| match (a, b) {
                (Some(a), Some(b)) => a == b || a + 1 == b,
                (None, None) => true,
                _ => false,
            };
            let beside = same_part && next(last.line, place.line) && next(last.row, place.row);
            if !(beside || (self.fresh && same_file)) {
                self.heading = None;
            }
        }
        self.last = Some(place.clone());
    }
}

impl Placed {
    /// Identifies the line, with what applies to it from above.
    #[must_use]
    pub fn identify(self, index: &Index, line: &Line, memory: &mut Memory) -> Identified {
        match self {
            Self::Settled(identified) => identified,
            Self::Alone(sheet) => identify_alone(index, line, sheet, memory),
            Self::GoingOn(placed, cut) => {
                let mut identified = placed.identify(index, line, memory);
                line_ends::go_on(index, &cut, line, &mut identified);
                identified
            }
            Self::Under(heading, sheet) => {
                let mut identified = identify_under(index, &line.text, &line.cells, Some(&heading), memory);
                heading.add_to(index, line, &mut identified);
                govern(&mut identified, heading.says, "the heading", &heading.text);
                govern_by_sheet(&mut identified, sheet, line);
                seen::weigh_if_seen(line, &mut identified);
                identified
            }
        }
    }
}

/// Identifies a line by itself, on its sheet.
#[must_use]
pub fn identify_alone(index: &Index, line: &Line, sheet: Option<Said>, memory: &mut Memory) -> Identified {
    let mut identified = identify_under(index, &line.text, &line.cells, None, memory);
    govern_by_sheet(&mut identified, sheet, line);
    match line.kind {
        LineKind::Struck => only_mention(&mut identified, "The document marks this text as deleted or strikes it out."),
        LineKind::Menu => {
            only_mention(&mut identified, "It is an entry of the page's menu: check whether it is offered.")
        }
        _ => {}
    }
    seen::weigh_if_seen(line, &mut identified);
    identified
}

impl Heading {
    fn add_to(&self, index: &Index, line: &Line, identified: &mut Identified) {
        identified.equipment = identified.equipment.or(self.equipment);
        if self.only_mentions {
            if identified.findings.iter().any(|finding| is_put_down(finding) && index.is_listed(finding.maker)) {
                identified
                    .remarks
                    .push(format!("It is under the heading “{}”: check whether this is offered at all.", self.text));
            }
            return;
        }
        let Some(named) = self.makers.first() else { return };
        if let Some(other) = identified.findings.iter().find(|finding| self.is_contradicted_by(finding)) {
            identified.remarks.push(format!(
                "The heading “{}” says {}, but the model number is {}’s: check which it is.",
                self.text, named.brand, other.brand
            ));
            return;
        }
        if !identified.findings.is_empty() || !self.makers.iter().any(|named| index.is_listed(named.maker)) {
            return;
        }
        match identified.subject {
            Subject::EquipmentWithModel => self.ask(index, line, identified),
            Subject::BareEquipment => identified
                .remarks
                .push(format!("It is under the heading “{}”, but does not itself say whose it is: ask.", self.text)),
            Subject::UnknownKit | Subject::BareName | Subject::Firm | Subject::Other => {}
        }
    }

    /// Whether the finding is another maker's number under a heading that certainly names one maker. A make on the line
    /// itself outweighs a heading, so that is no contradiction.
    fn is_contradicted_by(&self, finding: &Finding) -> bool {
        let by_number = |evidence: &Evidence| matches!(evidence.kind, EvidenceKind::Model | EvidenceKind::KnownModel);
        self.makers.iter().all(|named| named.sure && named.maker != finding.maker)
            && is_put_down(finding)
            && finding.evidence.iter().all(by_number)
    }

    /// Raises a question where equipment under the heading has a number that no rule knows.
    fn ask(&self, index: &Index, line: &Line, identified: &mut Identified) {
        let Some((start, end)) = equipment::model_like(index.paper_words(), &line.text, &line.cells) else { return };
        for named in &self.makers {
            let Some(maker) = index.maker(named.maker) else { continue };
            identified.findings.push(Finding {
                maker: named.maker,
                brand: named.brand.clone(),
                certainty: Certainty::Possible,
                said: Said::NOTHING,
                equipment: None,
                evidence: vec![Evidence {
                    kind: EvidenceKind::Heading,
                    matched: line.text.get(start..end).unwrap_or_default().to_owned(),
                    start,
                    end,
                    rule: format!("{}/heading", maker.id),
                    why: format!("{} The number itself is not known.", self.reason()),
                }],
                further: 0,
                or_equivalent: false,
                leans: false,
            });
        }
    }
}

/// Whether a finding attributes kit to a maker, for any purpose.
fn is_put_down(finding: &Finding) -> bool {
    finding.certainty >= Certainty::Likely && finding.said.may_count()
}

/// What makes a line look like a heading, before its words are looked up.
struct Shown {
    text: String,
    /// Whether a colon, a mark or its place in a table shows it; otherwise only its words can.
    marked: bool,
}

/// The longest a heading may be, in bytes.
const LONGEST_HEADING: usize = 90;

fn shown_as_heading(index: &Index, line: &Line) -> Option<Shown> {
    if line.text.len() > LONGEST_HEADING || line.cells.len() > 1 {
        return None;
    }
    // In tables of flowing documents, a row with one filled cell has no cells of its own.
    let row_of_one = line.kind == LineKind::Section || (line.place.row.is_some() && line.cells.is_empty());
    let signs = |c: char| matches!(c, '#' | '*' | '=' | '_' | '~' | '-') || c.is_whitespace();
    let bare = line.text.trim_matches(signs);
    let framed = line.text.trim_start().starts_with('#')
        || ["**", "==", "--", "__"]
            .iter()
            .any(|sign| line.text.trim().starts_with(sign) && line.text.trim().ends_with(sign));
    let named = without_number(index.paper_words(), bare);
    let text = named.trim_end_matches(':').trim().to_owned();
    let labelled = text.split_once(':').is_some_and(|(label, _)| index.paper_words().announces_make(label));
    let marked = row_of_one || framed || named.ends_with(':') || labelled;
    // A heading has no count, price, number or sentence.
    let plain = !text.chars().any(|c| c.is_ascii_digit() || matches!(c, '£' | '€' | '$' | ',' | ';' | '?' | '!'))
        && !text.contains(". ")
        && !text.ends_with('.');
    (plain && !text.is_empty() && folded_words(&text).len() <= MOST_WORDS).then_some(Shown { text, marked })
}

/// The largest number of words of a heading.
const MOST_WORDS: usize = 8;

/// A heading without its own number, which is not a count: "3. Cameras", "2.1 Cameras", "Lot 2: Cameras", "A) Cameras".
fn without_number<'a>(words: &PaperWords, text: &'a str) -> &'a str {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let numbered = |word: &str| {
        let inner = word.trim_end_matches(['.', ')', ':']);
        inner.len() < word.len() && inner.chars().all(|c| c.is_ascii_digit() || c == '.') && !inner.is_empty()
            || word.strip_suffix([')', '.']).is_some_and(|letter| letter.len() == 1 && letter.is_ascii())
            || (inner.contains('.') && inner.chars().all(|c| c.is_ascii_digit() || c == '.'))
    };
    if numbered(first) {
        return rest.trim_start();
    }
    let (second, after) = rest.split_once([' ', ':']).unwrap_or((rest, ""));
    let counted = folded_words(first).iter().any(|word| words.is_counted_part(word))
        && !second.is_empty()
        && second.len() <= 3
        && !after.is_empty();
    if counted { after.trim_start_matches([' ', ':', '-', '–']) } else { text }
}

/// Reads a heading, if the line is one: marked as such, or made of a make and words for many things.
fn read(index: &Index, line: &Line, alone: &Identified, shown: &Shown, memory: &mut Memory) -> Option<Heading> {
    let evidence = alone.findings.iter().flat_map(|finding| &finding.evidence);
    let evidence = evidence.filter(|evidence| evidence.kind != EvidenceKind::Standing);
    let named = |kind| matches!(kind, EvidenceKind::Name | EvidenceKind::Brand | EvidenceKind::Column);
    if evidence.clone().any(|evidence| !named(evidence.kind)) {
        return None;
    }
    if !shown.marked {
        let mut rest = line.text.clone();
        let mut spans: Vec<(usize, usize)> = evidence.map(|evidence| (evidence.start, evidence.end)).collect();
        sorted::by(&mut spans, Ord::cmp);
        for (start, end) in spans.into_iter().rev() {
            if rest.is_char_boundary(start) && rest.is_char_boundary(end) && end <= rest.len() {
                rest.replace_range(start..end, " ");
            }
        }
        if !index.paper_words().names_many(without_number(index.paper_words(), &rest)) {
            return None;
        }
    }
    let makers =
        alone.findings.iter().filter(|finding| finding.said.counts(Purpose::NewAboveThreshold)).map(|finding| {
            HeadingMaker {
                maker: finding.maker,
                brand: finding.brand.clone(),
                sure: finding.certainty >= Certainty::Likely,
            }
        });
    let scan = Scan::new(index, &line.text, &line.cells);
    let roles = roles::roles(&scan, &[], &[]);
    let only_mentions = (0..scan.words.len()).any(|word| roles.is_mentioned(word))
        || alone.findings.iter().any(|finding| !finding.said.may_count());
    Some(Heading {
        text: shown.text.clone(),
        makers: makers.collect(),
        equipment: equipment::kind(&scan),
        only_mentions,
        // What a heading says of makers that it names itself need not hold for the lines below: “To replace Hikvision
        // cameras”.
        says: if alone.findings.is_empty() {
            heading_standing::of_heading(index, &shown.text, memory)
        } else {
            Said::NOTHING
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use vendor_list::makers::WordLists;

    #[test]
    fn the_number_of_a_heading_is_no_count() {
        let counted_parts = ["lot", "section", "part"].map(str::to_owned).into();
        let words = PaperWords::new(&WordLists { counted_parts, ..WordLists::default() });
        for (text, rest) in [
            ("3. Dahua cameras", "Dahua cameras"),
            ("2.1 Dahua cameras", "Dahua cameras"),
            ("A) Cameras", "Cameras"),
            ("Lot 2: Cameras", "Cameras"),
            ("Section B – Cameras", "Cameras"),
            ("4 cameras", "4 cameras"),
            ("Part numbers", "Part numbers"),
        ] {
            assert_eq!(without_number(&words, text), rest, "{text}");
        }
    }
}
