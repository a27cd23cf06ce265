//! A seller's claim that is contradicted by a maker named on the same line, or anywhere in the same file.

use super::outcome::Bearing;
use std::collections::{BTreeMap, BTreeSet};
use vendor_list::Index;
use vendor_list::claims::Claim;
use vendor_text::Place;
use vendor_text::words::folded_phrase;

/// What is said of a line that makes a claim and names a maker that the claim's own measure names or covers.
#[must_use]
pub fn contradicted(index: &Index, text: &str, measures: &[Bearing]) -> Option<String> {
    let claims = &index.list().claims;
    let mut near =
        claims.iter().filter_map(|claim| touched(claim, measures).map(|bearing| (claim, bearing))).peekable();
    near.peek()?;
    let folded = format!(" {} ", folded_phrase(text));
    near.find_map(|(claim, bearing)| {
        let words = made(claim, &folded)?;
        let names = names(index, bearing.makers.iter());
        Some(format!(
            "The line says “{words}”, and it names {names}, which “{}” names or covers. These contradict each other: ask the supplier.",
            title(index, &bearing.id)
        ))
    })
}

fn touched<'b>(claim: &Claim, measures: &'b [Bearing]) -> Option<&'b Bearing> {
    measures.iter().find(|bearing| bearing.id == claim.measure && !bearing.makers.is_empty())
}

/// The words of a claim that a folded text, with a space on either side, contains.
fn made<'c>(claim: &'c Claim, folded: &str) -> Option<&'c String> {
    claim.words.iter().find(|words| folded.contains(&format!(" {} ", folded_phrase(words))))
}

fn names<'m>(index: &Index, ids: impl Iterator<Item = &'m String>) -> String {
    let named = ids.filter_map(|id| index.list().makers.iter().find(|maker| &maker.id == id));
    named.map(|maker| maker.name.as_str()).collect::<Vec<_>>().join(" and ")
}

fn title<'i>(index: &'i Index, measure: &str) -> &'i str {
    index.measure(measure).map(|measure| measure.title.as_str()).unwrap_or_default()
}

/// The claims of a run, file by file, and the makers that contradict them: sellers make a claim about everything they
/// offer in their terms, and name the makers elsewhere.
#[derive(Debug, Default)]
pub struct ClaimsMet {
    files: BTreeMap<Option<String>, Vec<Met>>,
}

/// What a file says about one claim.
#[derive(Debug, Clone, Default)]
struct Met {
    /// The words of the claim, and where they first appeared.
    said: Option<(String, Place)>,
    /// Makers that contradict it, on lines that do not make the claim themselves, and how many lines.
    makers: BTreeSet<String>,
    lines: usize,
}

impl ClaimsMet {
    /// Looks at a line with the measures that bear on it.
    pub fn take(&mut self, index: &Index, place: &Place, text: &str, measures: &[Bearing]) {
        let claims = &index.list().claims;
        let mut folded = None;
        for (at, claim) in claims.iter().enumerate() {
            let is_near = claim.words.iter().any(|words| holds_key(text, words));
            let words = is_near
                .then(|| folded.get_or_insert_with(|| format!(" {} ", folded_phrase(text))))
                .and_then(|folded| made(claim, folded));
            let touched = touched(claim, measures);
            if words.is_none() && touched.is_none() {
                continue;
            }
            if !self.files.contains_key(&place.file) {
                self.files.insert(place.file.clone(), vec![Met::default(); claims.len()]);
            }
            let Some(met) = self.files.get_mut(&place.file).and_then(|file| file.get_mut(at)) else { continue };
            match (words, touched) {
                // The line's own remark already says so.
                (Some(words), _) => drop(met.said.get_or_insert_with(|| (words.clone(), place.clone()))),
                (None, Some(bearing)) => {
                    met.makers.extend(bearing.makers.iter().cloned());
                    met.lines += 1;
                }
                (None, None) => {}
            }
        }
    }

    /// What has to be asked: a sentence for each claim of a file that its own lines contradict.
    #[must_use]
    pub fn contradicted(&self, index: &Index) -> Vec<String> {
        let mut sentences = Vec::new();
        for (file, met) in &self.files {
            for (claim, met) in index.list().claims.iter().zip(met) {
                let Some((words, place)) = met.said.as_ref().filter(|_| met.lines > 0) else { continue };
                let place = place.in_words();
                let at = if place.is_empty() { String::new() } else { format!(" ({place})") };
                sentences.push(format!(
                    "{} says “{words}”{at}, and it also has {} ({}), which “{}” names or covers. These contradict each other: ask the supplier.",
                    file.as_deref().unwrap_or("The text"),
                    names(index, met.makers.iter()),
                    vendor_text::counts::count(met.lines, "line", "lines"),
                    title(index, &claim.measure),
                ));
            }
        }
        sentences
    }
}

/// Whether a text has the shortest significant word of a phrase. It is cheap to check, and most lines do not have it.
fn holds_key(text: &str, phrase: &str) -> bool {
    const TELLING: usize = 3;
    let words = phrase.split_whitespace().filter(|word| word.len() >= TELLING);
    let key = words.min_by_key(|word| word.len()).unwrap_or(phrase).as_bytes();
    !key.is_empty() && text.as_bytes().windows(key.len()).any(|part| part.eq_ignore_ascii_case(key))
}
