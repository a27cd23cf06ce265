//! A seller's claim beside a maker that contradicts it.

use super::outcome::Bearing;
use vendor_list::Index;
use vendor_text::words::folded_phrase;

/// What is said of a line that makes a claim and names a maker that the claim's own measure names or covers.
#[must_use]
pub fn contradicted(index: &Index, text: &str, measures: &[Bearing]) -> Option<String> {
    let claims = &index.list().claims;
    let touched = |id: &str| measures.iter().find(|bearing| bearing.id == id && !bearing.makers.is_empty());
    let mut near = claims.iter().filter_map(|claim| touched(&claim.measure).map(|bearing| (claim, bearing))).peekable();
    near.peek()?;
    let folded = format!(" {} ", folded_phrase(text));
    near.find_map(|(claim, bearing)| {
        let words = claim.words.iter().find(|words| folded.contains(&format!(" {} ", folded_phrase(words))))?;
        let names: Vec<&str> = bearing
            .makers
            .iter()
            .filter_map(|id| index.list().makers.iter().find(|maker| &maker.id == id))
            .map(|maker| maker.name.as_str())
            .collect();
        let title = index.measure(&bearing.id).map(|measure| measure.title.as_str()).unwrap_or_default();
        Some(format!(
            "The line says “{words}”, and it names {}, which “{title}” names or covers. These contradict each other: ask the supplier.",
            names.join(" and ")
        ))
    })
}
