//! Names that a hyphen at a line's end cuts in two: “Hua-” and “wei router” on the next line.

use super::findings::{Certainty, Evidence, EvidenceKind, Finding, Identified, Said};
use vendor_list::Index;
use vendor_list::index::SHORTEST_DRESSED;
use vendor_list::makers::Scope;
use vendor_text::{Folded, Line, LineKind, Place};

/// The part of a word that a line of running text ends with, if a hyphen cuts it.
#[must_use]
pub fn cut_word(line: &Line) -> Option<String> {
    let stem = line.text.trim_end().strip_suffix(['-', '\u{AD}', '\u{2010}'])?;
    let word = stem.rsplit(|c: char| !c.is_alphanumeric()).next()?;
    let is_text = line.kind == LineKind::Text && line.cells.is_empty() && line.party.is_none();
    (is_text && word.chars().count() >= 2 && word.chars().all(char::is_alphabetic)).then(|| word.to_owned())
}

/// Whether a line comes directly after another in the same part of a document.
#[must_use]
pub fn follows(place: &Place, before: &Place) -> bool {
    let is_next = before.line.zip(place.line).is_some_and(|(before, line)| before + 1 == line);
    let part = |place: &Place| (place.file.clone(), place.part.clone(), place.sheet.clone(), place.page);
    is_next && part(place) == part(before)
}

/// Asks about a listed maker whose name is made up of the end of the line before and the beginning of this one.
pub fn go_on(index: &Index, cut: &str, line: &Line, identified: &mut Identified) {
    let start = line.text.len() - line.text.trim_start().len();
    let rest = line.text.get(start..).unwrap_or_default();
    let end = start + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let matched = line.text.get(start..end).unwrap_or_default();
    let name = Folded::new(&format!("{cut}{matched}")).to_string();
    if matched.chars().count() < 2 || name.len() < SHORTEST_DRESSED {
        return;
    }
    for phrase in index.phrases(&name).iter().filter(|phrase| phrase.scope == Scope::All && !phrase.needs_support) {
        let Some(maker) = index.maker(phrase.maker).filter(|maker| maker.listed) else { continue };
        if phrase.words > 1 || identified.findings.iter().any(|finding| finding.maker == phrase.maker) {
            continue;
        }
        identified.findings.push(Finding {
            maker: phrase.maker,
            brand: phrase.text.clone(),
            certainty: Certainty::Possible,
            said: Said::NOTHING,
            equipment: None,
            evidence: vec![Evidence {
                kind: EvidenceKind::Brand,
                matched: matched.to_owned(),
                start,
                end,
                rule: format!("{}/brand", maker.id),
                why: format!("The line before ends in “{cut}-”: together they are {}.", phrase.text),
            }],
            further: 0,
            or_equivalent: false,
            leans: false,
        });
    }
}
