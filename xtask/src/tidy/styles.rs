//! One class, one place: a class that two style sheets define by itself would mean two things, and one of them would be
//! wrong on every page.

use std::collections::BTreeMap;

use super::{Finding, Source};

/// Finds classes that are defined by themselves in more than one style sheet.
pub fn check(sources: &[Source]) -> Vec<Finding> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.place.starts_with("style/")) {
        for (at, line) in source.text.iter().flat_map(|text| text.lines()).enumerate() {
            let Some(class) = class_alone(line) else { continue };
            let known = first.entry(class).or_insert(&source.place);
            if *known != source.place {
                let what = format!(".{class} is defined in {known} too");
                findings.push(Finding::new(source, at + 1, what, "give one of the two a name of its own"));
            }
        }
    }
    findings
}

/// The class of a rule that is at the outermost level and names nothing else.
fn class_alone(line: &str) -> Option<&str> {
    let class = line.strip_prefix('.')?.split_once('{')?.0.trim_end();
    class.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).then_some(class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_in_two_sheets_is_found() {
        let sheet = |place: &str, text: &str| Source { place: place.into(), text: Some(text.into()), bytes: 0 };
        let sheets = [
            sheet("style/_a.scss", ".note { color: red; }\n.note p { margin: 0; }\n"),
            sheet(
                "style/_b.scss",
                ".card .note { width: 1em; }\n@media print {\n  .note { width: 1em; }\n}\n.note { width: 9em; }\n",
            ),
        ];
        let found = check(&sheets);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].place.as_str(), found[0].line), ("style/_b.scss", 5));
    }
}
