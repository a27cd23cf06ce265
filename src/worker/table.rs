//! Which lines of a run the table shows, in what order, and what it can be narrowed to.

use super::protocol::{Order, View};
use crate::identify::{Certainty, Identified, Role};
use crate::list::Index;
use crate::list::verdict::Verdict;
use crate::screen::Screening;
use std::collections::BTreeMap;

/// The places of the lines that a view shows, in its order.
pub fn lines_of(index: &Index, screening: &Screening, verdicts: &[Verdict], view: &View) -> Vec<usize> {
    let words: Vec<String> = view.text.split_whitespace().map(str::to_lowercase).collect();
    let wanted = view.maker.as_ref().and_then(|id| index.list().makers.iter().position(|maker| &maker.id == id));
    let fits = |at: usize, verdict: Verdict| -> Option<bool> {
        let (line, identified) = screening.line(at)?;
        let maker_fits = view.maker.is_none()
            || identified?
                .findings
                .iter()
                .any(|finding| Some(finding.maker) == wanted && finding.role != Role::Mentioned);
        let part_fits = || view.part.is_none() || line.place.part_in_words() == view.part;
        let text_fits = || {
            let text = if words.is_empty() { String::new() } else { line.text.to_lowercase() };
            words.iter().all(|word| text.contains(word.as_str()))
        };
        Some(view.verdict.is_none_or(|only| only == verdict) && maker_fits && part_fits() && text_fits())
    };
    let mut lines: Vec<usize> = verdicts
        .iter()
        .enumerate()
        .filter(|(at, verdict)| fits(*at, **verdict).unwrap_or(false))
        .map(|(at, _)| at)
        .collect();
    match view.order {
        Order::AsRead => {}
        Order::Gravest => lines.sort_by_key(|at| verdicts.get(*at)),
        Order::Maker => lines.sort_by_key(|at| {
            let name = screening.line(*at).and_then(|(_, identified)| first_maker(index, identified?));
            (name.is_none(), name.map(str::to_lowercase))
        }),
    }
    lines
}

/// The files and sheets of a run, and its makers by id and name.
pub fn choices(index: &Index, screening: &Screening, judged: usize) -> (Vec<String>, Vec<(String, String)>) {
    let mut parts: Vec<String> = Vec::new();
    let mut makers: BTreeMap<usize, ()> = BTreeMap::new();
    let mut last = None;
    for at in 0..judged {
        let Some((line, identified)) = screening.line(at) else { break };
        // Neighbours mostly share their place: only a change is looked at.
        let place = (&line.place.file, &line.place.sheet);
        if last != Some(place) {
            last = Some(place);
            parts.extend(line.place.part_in_words().filter(|part| !parts.contains(part)));
        }
        let findings = identified.into_iter().flat_map(|identified| &identified.findings);
        makers.extend(findings.filter(|finding| finding.role != Role::Mentioned).map(|finding| (finding.maker, ())));
    }
    let named = makers.into_keys().filter_map(|at| index.maker(at));
    let mut makers: Vec<(String, String)> = named.map(|maker| (maker.id.clone(), maker.name.clone())).collect();
    makers.sort_by_key(|(_, name)| name.to_lowercase());
    (parts, makers)
}

fn first_maker<'a>(index: &'a Index, identified: &Identified) -> Option<&'a str> {
    let offered = || identified.findings.iter().filter(|finding| finding.role != Role::Mentioned);
    let sure = offered().find(|finding| finding.certainty >= Certainty::Likely);
    index.maker(sure.or_else(|| offered().next())?.maker).map(|maker| maker.name.as_str())
}
