//! Every sentence of the list that a reader may see, with its file, and what an edition may not say to a reader.

use super::faults::maker_file;
use vendor_list::schema::{List, Maker, Measure};

/// Notes of editors to themselves, which would tell a reader that the edition's own checks were not done.
const EDITORS_NOTES: &[&str] = &[
    "before a release",
    "before each release",
    "before the release",
    "before this list is released",
    "must be looked up in the live list",
    "must be drawn anew",
    "read it again before",
    "somebody must",
    "check before relying",
    "are not drawn yet",
    "to be checked by the editor",
    "todo",
    "fixme",
    "tbc",
];

/// The editor's note in a sentence, if there is one.
#[must_use]
pub fn editors_note(sentence: &str) -> Option<&'static str> {
    let low = sentence.to_lowercase();
    let whole = |word: &str| low.split(|c: char| !c.is_alphanumeric()).any(|found| found == word);
    EDITORS_NOTES.iter().copied().find(|note| if note.contains(' ') { low.contains(note) } else { whole(note) })
}

/// Every sentence that a reader may see: its file, and the text.
#[must_use]
pub fn of(list: &List) -> Vec<(String, &str)> {
    let mut all = Vec::new();
    for source in &list.sources {
        all.extend(source.note.iter().map(|note| ("sources.toml".to_owned(), note.as_str())));
    }
    for measure in &list.measures {
        let file = format!("measures/{}.toml", measure.id);
        all.extend(of_measure(measure).map(|text| (file.clone(), text)));
    }
    for maker in &list.makers {
        let file = maker_file(maker);
        all.extend(of_maker(maker).map(|text| (file.clone(), text)));
    }
    for step in &list.next_steps {
        let texts = std::iter::once(step.text.as_str()).chain(step.cite.as_deref());
        all.extend(texts.map(|text| ("next-steps.toml".to_owned(), text)));
    }
    for sentence in &list.answers {
        let texts = std::iter::once(sentence.text.as_str()).chain(sentence.cite.as_deref());
        all.extend(texts.map(|text| ("answers.toml".to_owned(), text)));
    }
    all
}

fn of_measure(measure: &Measure) -> impl Iterator<Item = &str> {
    let own = [&measure.title, &measure.issued_by, &measure.binds, &measure.says, &measure.counts_why];
    let rules = measure.rules.iter().flat_map(|rule| std::iter::once(rule.effect.as_str()).chain(rule.cite.as_deref()));
    let steps = measure.milestones.iter().map(|step| step.what.as_str());
    let told = measure.notes.iter().chain(&measure.history).chain(&measure.site_criteria).map(String::as_str);
    own.into_iter().map(String::as_str).chain(measure.instrument.as_deref()).chain(told).chain(rules).chain(steps)
}

fn of_maker(maker: &Maker) -> impl Iterator<Item = &str> {
    let brands = maker.brands.iter().filter_map(|brand| brand.note.as_deref());
    let companies = maker.companies.iter().filter_map(|company| company.note.as_deref());
    let edges = maker.edges.iter().filter_map(|edge| edge.note.as_deref());
    let grammars = maker.grammars.iter().map(|grammar| grammar.meaning.as_str());
    std::iter::once(maker.summary.as_str())
        .chain(maker.caution.as_deref())
        .chain(brands)
        .chain(companies)
        .chain(edges)
        .chain(grammars)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_of_editors_are_told_from_sentences_for_readers() {
        for note in ["Before each release somebody must open it.", "TBC: date", "Every tie must be drawn anew."] {
            assert!(editors_note(note).is_some(), "{note}");
        }
        for text in ["Check the live list before you award.", "The Act says that the authority must ask.", "Todoist"] {
            assert_eq!(editors_note(text), None, "{text}");
        }
    }
}
