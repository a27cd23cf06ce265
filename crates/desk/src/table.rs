//! Which lines of a run the table shows, in what order, and what it can be narrowed to.

use crate::protocol::{Order, View};
use std::collections::BTreeSet;
use vendor_engine::identify::{Certainty, Finding, Identified, Subject};
use vendor_engine::screen::Screening;
use vendor_list::Index;
use vendor_list::verdict::Verdict;
use vendor_readers::plain_text::cap;
use vendor_text::sorted;
use vendor_text::{Column, Line, LineKind};

/// The lines of a view.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// Their places, in the order of the view; what stands beside the items of a quote comes after them.
    pub places: Vec<usize>,
    /// How many of them come before those that stand beside the items.
    pub items: usize,
}

impl Shown {
    /// The lines of a view. With `apart`, the items of a quote come first, and its letterhead, terms and totals after
    /// them.
    pub fn of(index: &Index, screening: &Screening, verdicts: &[Verdict], view: &View, apart: bool) -> Self {
        let places = lines_of(index, screening, verdicts, view);
        let is_item = |at: &usize| {
            let verdict = verdicts.get(*at).copied().unwrap_or(Verdict::CannotTell);
            screening.line(*at).is_none_or(|(line, identified)| is_item(line, identified, verdict))
        };
        let (items, beside): (Vec<usize>, Vec<usize>) =
            if apart { places.iter().partition(|at| is_item(at)) } else { (Vec::new(), Vec::new()) };
        // If there are no items, nothing stands beside them.
        if items.is_empty() {
            return Self { items: places.len(), places };
        }
        Self { items: items.len(), places: items.into_iter().chain(beside).collect() }
    }
}

/// Whether a line of a quote is an item, or a heading above items. A line that needs attention always counts as one.
fn is_item(line: &Line, identified: Option<&Identified>, verdict: Verdict) -> bool {
    let flagged = matches!(verdict, Verdict::Barred | Verdict::Restricted | Verdict::Ask);
    let heads = matches!(line.kind, LineKind::Headings | LineKind::Section);
    if flagged || heads || line.party.is_some() {
        return true;
    }
    let is_row = line.kind == LineKind::Item
        && (line.cell(Column::Quantity).is_some() || line.cell(Column::UnitPrice).is_some());
    let is_kit = identified.is_none_or(|identified| {
        let sure = |finding: &Finding| finding.certainty >= Certainty::Likely && finding.said.may_count();
        let kit =
            matches!(identified.subject, Subject::BareEquipment | Subject::EquipmentWithModel | Subject::UnknownKit);
        kit || (identified.subject != Subject::Firm && identified.findings.iter().any(sure))
    });
    line.kind != LineKind::Total && (is_row || is_kit)
}

/// The places of the lines that a view shows, in its order.
pub fn lines_of(index: &Index, screening: &Screening, verdicts: &[Verdict], view: &View) -> Vec<usize> {
    let words: Vec<String> = view.text.split_whitespace().map(str::to_lowercase).collect();
    let wanted = view.maker.as_ref().and_then(|id| index.list().makers.iter().position(|maker| &maker.id == id));
    let folds = !view.nothing_to_check && words.is_empty();
    let fits = |at: usize, verdict: Verdict| -> Option<bool> {
        let (line, identified) = screening.line(at)?;
        let maker_fits = view.maker.is_none()
            || identified?.findings.iter().any(|finding| Some(finding.maker) == wanted && finding.said.may_count());
        let part_fits = || view.part.is_none() || line.place.part_in_words() == view.part;
        let text_fits = || {
            let text = if words.is_empty() { String::new() } else { line.text.to_lowercase() };
            words.iter().all(|word| text.contains(word.as_str()))
        };
        let verdict_fits = view.verdict.map_or(verdict != Verdict::NoKit || !folds, |only| only == verdict);
        Some(verdict_fits && maker_fits && part_fits() && text_fits())
    };
    let mut lines: Vec<usize> = verdicts
        .iter()
        .enumerate()
        .filter(|(at, verdict)| fits(*at, **verdict).unwrap_or(false))
        .map(|(at, _)| at)
        .collect();
    match view.order {
        Order::AsRead => {}
        Order::Gravest => sorted::by_key(&mut lines, |at| verdicts.get(*at)),
        Order::Maker => lines.sort_by_cached_key(|at| {
            let name = screening.line(*at).and_then(|(_, identified)| first_maker(index, identified?));
            (name.is_none(), name.map(str::to_lowercase))
        }),
        Order::Words => {
            let letters = |at: &usize| {
                let text = screening.line(*at).map_or("", |(line, _)| line.text.as_str());
                text.chars().flat_map(char::to_lowercase)
            };
            sorted::by(&mut lines, |one, other| letters(one).cmp(letters(other)));
        }
    }
    if view.is_turned {
        lines.reverse();
    }
    lines
}

/// What a table can be narrowed to, gathered as lines are judged.
#[derive(Debug, Default)]
pub struct Choices {
    taken: usize,
    parts: Vec<String>,
    makers: BTreeSet<usize>,
}

impl Choices {
    /// Looks at the lines that were judged since it looked last.
    pub fn take(&mut self, screening: &Screening, judged: usize) {
        let mut last = None;
        for at in self.taken..judged {
            let Some((line, identified)) = screening.line(at) else { break };
            // Neighbouring lines mostly share a file and a sheet, so only a change is looked at.
            let place = (&line.place.file, &line.place.sheet);
            if last != Some(place) {
                last = Some(place);
                self.parts.extend(line.place.part_in_words().filter(|part| !self.parts.contains(part)));
            }
            let findings = identified.into_iter().flat_map(|identified| &identified.findings);
            self.makers.extend(findings.filter(|finding| finding.said.may_count()).map(|finding| finding.maker));
        }
        self.taken = judged;
    }

    /// The files and sheets of the run, and its makers by id and name.
    pub fn named(&self, index: &Index) -> (Vec<String>, Vec<(String, String)>) {
        let named = self.makers.iter().filter_map(|at| index.maker(*at));
        let mut makers: Vec<(String, String)> = named.map(|maker| (maker.id.clone(), maker.name.clone())).collect();
        sorted::by_key(&mut makers, |(_, name)| name.to_lowercase());
        (self.parts.clone(), makers)
    }
}

/// Lines that are shown before and after one.
const AROUND: usize = 2;
/// Longest text of such a line, in bytes.
const LONGEST: usize = 600;

/// The lines of the same file and sheet around one, and itself.
pub fn around(screening: &Screening, at: usize) -> Vec<(String, String, bool)> {
    let Some((it, _)) = screening.line(at) else { return Vec::new() };
    let near = |nth: usize| screening.line(nth).map(|(line, _)| (nth, line));
    let same = |line: &Line| {
        (&line.place.file, &line.place.sheet, line.party.is_some())
            == (&it.place.file, &it.place.sheet, it.party.is_some())
    };
    (at.saturating_sub(AROUND)..=at + AROUND)
        .filter_map(near)
        .filter(|(_, line)| same(line))
        .map(|(nth, line)| (line.place.in_words(), cap(&line.text, LONGEST).to_owned(), nth == at))
        .collect()
}

fn first_maker<'a>(index: &'a Index, identified: &Identified) -> Option<&'a str> {
    let offered = || identified.findings.iter().filter(|finding| finding.said.may_count());
    let sure = offered().find(|finding| finding.certainty >= Certainty::Likely);
    index.maker(sure.or_else(|| offered().next())?.maker).map(|maker| maker.name.as_str())
}
