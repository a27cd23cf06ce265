//! What the compiler refuses about model numbers: patterns that do not do what their examples say, patterns that also
//! match another maker's models, and models that two makers claim.

use super::faults::{Faults, maker_file};
use std::collections::BTreeMap;
use vendor_list::grammar::Pattern;
use vendor_list::makers::{Grammar, Maker, Strength};
use vendor_text::Folded;

/// Checks patterns and known models.
pub fn check(faults: &mut Faults<'_>) {
    let list = faults.list;
    models(faults);
    let mut ready = Vec::new();
    for maker in &list.makers {
        for grammar in &maker.grammars {
            ready.extend(own_examples(faults, maker, grammar).map(|patterns| (maker, grammar, patterns)));
        }
    }
    for (maker, grammar, patterns) in &ready {
        if grammar.strength == Strength::Standalone {
            other_makers_examples(faults, maker, grammar, patterns);
        }
    }
}

fn models(faults: &mut Faults<'_>) {
    let list = faults.list;
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    for (maker, models) in &list.models {
        let file = format!("models/{maker}.txt");
        if !list.makers.iter().any(|known| &known.id == maker) {
            faults.add(&file, "", "no maker has this id; name the file after the maker");
        }
        for model in models {
            if let Some(other) = owners.insert(model, maker) {
                let message =
                    format!("the model {model} also stands in models/{other}.txt; keep it where its source puts it");
                faults.add(&file, model, message);
            }
        }
    }
}

/// Checks that a pattern has examples and texts under `not`, and matches all of the former and none of the latter.
fn own_examples(faults: &mut Faults<'_>, maker: &Maker, grammar: &Grammar) -> Option<Vec<Pattern>> {
    let file = maker_file(maker);
    let what = format!("the grammar {}", grammar.id);
    let near = format!("id = \"{}\"", grammar.id);
    faults.known_sources(&file, &what, &near, &grammar.sources);
    if grammar.sources.is_empty() {
        faults.add(&file, &near, format!("{what} has no source; add one from sources.toml"));
    }
    if grammar.examples.is_empty() || grammar.not.is_empty() {
        faults.add(&file, &near, format!("{what} needs examples that must match and, under not, texts that must not"));
    }
    let compiled: Result<Vec<Pattern>, _> =
        std::iter::once(&grammar.pattern).chain(&grammar.except).map(|source| Pattern::new(source)).collect();
    let patterns = match compiled {
        Ok(patterns) => patterns,
        Err(error) => {
            faults.add(&file, &near, format!("{what}: {error}"));
            return None;
        }
    };
    for example in grammar.examples.iter().filter(|text| !fits(&patterns, text)) {
        faults.add(&file, &near, format!("{what} does not fit its example {example}; mend the pattern or the example"));
    }
    for not in grammar.not.iter().filter(|text| fits(&patterns, text)) {
        faults.add(&file, &near, format!("{what} fits {not}, which it must not; narrow the pattern"));
    }
    Some(patterns)
}

/// A shape that attributes by itself may match no example of a control or of another maker. Two controls may share a
/// shape, because neither answer restricts anybody.
fn other_makers_examples(faults: &mut Faults<'_>, maker: &Maker, grammar: &Grammar, patterns: &[Pattern]) {
    let list = faults.list;
    let group = |maker: &Maker| maker.group.clone().unwrap_or_else(|| maker.id.clone());
    let touches = |other: &&Maker| group(other) != group(maker) && (maker.listed || other.listed);
    for other in list.makers.iter().filter(touches) {
        let examples = other.grammars.iter().flat_map(|grammar| grammar.examples.iter());
        for example in examples.filter(|example| fits(patterns, example)) {
            faults.add(
                &maker_file(maker),
                format!("id = \"{}\"", grammar.id),
                format!(
                    "the grammar {} is standalone but fits {example} of {}; narrow it, add an except, or make it supported",
                    grammar.id,
                    maker_file(other)
                ),
            );
        }
    }
}

/// Whether the first pattern matches the head of a text, and none of the others does.
fn fits(patterns: &[Pattern], text: &str) -> bool {
    let chars: Vec<char> = Folded::new(text).letters.iter().map(|letter| letter.c).collect();
    let ends = |length: usize| chars.get(length).is_none_or(|c| !c.is_ascii_alphanumeric());
    let mut results = patterns.iter().map(|pattern| pattern.longest(&chars, ends).is_some());
    results.next().unwrap_or(false) && !results.any(|vetoed| vetoed)
}
