//! What the compiler refuses: facts without sources, ids that lead nowhere, patterns that do not
//! do what their examples say.

use super::compile::Problem;
use super::makers::{Basis, EdgeKind, Maker, Strength};
use super::schema::{Bears, Confidence, List, Measure, Reach, SourceKind};
use crate::list::grammar::{Pattern, Reading};
use crate::text::Folded;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Checks a list as a whole.
#[must_use]
pub fn check(list: &List) -> Vec<Problem> {
    let sources: BTreeMap<&str, SourceKind> =
        list.sources.iter().map(|source| (source.id.as_str(), source.kind)).collect();
    let mut checker = Checker { list, sources, problems: Vec::new() };
    checker.edition();
    checker.sources();
    for measure in &list.measures {
        checker.measure(measure);
    }
    for maker in &list.makers {
        checker.maker(maker);
    }
    checker.models();
    checker.grammars();
    checker.problems
}

struct Checker<'a> {
    list: &'a List,
    sources: BTreeMap<&'a str, SourceKind>,
    problems: Vec<Problem>,
}

impl Checker<'_> {
    fn problem(&mut self, file: String, message: String) {
        self.problems.push(Problem { file: PathBuf::from(file), line: None, message });
    }

    fn edition(&mut self) {
        let edition = &self.list.edition;
        if !(edition.issued < edition.next_due && edition.next_due < edition.expires) {
            self.problem("edition.toml".into(), "issued, next_due and expires must follow each other in time".into());
        }
    }

    fn sources(&mut self) {
        let mut seen = BTreeSet::new();
        let list = self.list;
        for source in &list.sources {
            if !seen.insert(&source.id) {
                self.problem(
                    "sources.toml".into(),
                    format!("the id {} stands twice; give one of them another name", source.id),
                );
            }
            if source.url.as_ref().is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
                self.problem(
                    "sources.toml".into(),
                    format!("the url of {} must begin with https:// or http://", source.id),
                );
            }
            if source.read > list.edition.issued {
                self.problem(
                    "sources.toml".into(),
                    format!("{} was read after the edition was issued; mend one of the dates", source.id),
                );
            }
        }
    }

    fn known_sources(&mut self, file: &str, what: &str, ids: &[String]) {
        for id in ids {
            if !self.sources.contains_key(id.as_str()) {
                self.problem(file.to_owned(), format!("{what} names the source {id}, which is not in sources.toml"));
            }
        }
    }

    fn measure(&mut self, measure: &Measure) {
        let file = format!("measures/{}.toml", measure.id);
        if measure.sources.is_empty() {
            self.problem(file.clone(), "a measure needs at least one source".into());
        }
        self.known_sources(&file, "the measure", &measure.sources);
        let primary = measure.sources.iter().any(|id| self.sources.get(id.as_str()) == Some(&SourceKind::Primary));
        if measure.confidence == Confidence::SeenPrimary && !primary {
            self.problem(
                file.clone(),
                "confidence is seen-primary but no source is primary; add one or lower the confidence".into(),
            );
        }
        match measure.rules.last() {
            None => self.problem(file.clone(), "a measure needs at least one rule".into()),
            Some(last) if !last.when.is_empty() => {
                self.problem(
                    file.clone(),
                    "the last rule must have no `when`, so that every user gets an answer".into(),
                );
            }
            Some(_) => {}
        }
        if measure.rules.iter().rev().skip(1).any(|rule| rule.when.is_empty()) {
            self.problem(
                file.clone(),
                "a rule without `when` stands before others, which can then never be reached".into(),
            );
        }
        if measure.rules.iter().any(|rule| rule.compels && rule.bears != Bears::BindsYou) {
            self.problem(file.clone(), "only a rule that binds-you can compel".into());
        }
        if measure.counts && !measure.status.may_count() {
            self.problem(
                file.clone(),
                format!("a measure that is {} cannot count towards verdicts", measure.status.in_words()),
            );
        }
        if measure.counts && measure.reach == Reach::Regime {
            self.problem(file.clone(), "a rule of the regime names no maker and cannot count towards verdicts".into());
        }
        if measure.counts_why.trim().is_empty() {
            self.problem(file.clone(), "say in counts_why why the measure counts or not".into());
        }
        if let (Some(since), Some(until)) =
            (measure.since.earliest(), measure.until.as_ref().and_then(|until| until.earliest()))
            && until < since
        {
            self.problem(file, "until lies before since".into());
        }
    }

    fn maker(&mut self, maker: &Maker) {
        let file = format!("{}/{}.toml", if maker.listed { "makers" } else { "controls" }, maker.id);
        if maker.sources.is_empty() {
            self.problem(file.clone(), "a maker needs at least one source".into());
        }
        self.known_sources(&file, "the maker", &maker.sources);
        if let Some(group) = &maker.group
            && !self.list.makers.iter().any(|other| &other.id == group)
        {
            self.problem(file.clone(), format!("the group {group} has no file"));
        }
        for name in &maker.names {
            self.known_sources(&file, &format!("the name {}", name.text), &name.sources);
        }
        for brand in &maker.brands {
            self.known_sources(&file, &format!("the brand {}", brand.text), &brand.sources);
            if brand.sources.is_empty() {
                self.problem(file.clone(), format!("the brand {} has no source", brand.text));
            }
        }
        for edge in &maker.edges {
            let what = format!("the edge to {}", edge.measure);
            self.known_sources(&file, &what, &edge.sources);
            let Some(measure) = self.list.measures.iter().find(|measure| measure.id == edge.measure) else {
                self.problem(file.clone(), format!("{what} leads to a measure that has no file"));
                continue;
            };
            if edge.basis == Basis::Sourced && edge.sources.is_empty() {
                self.problem(
                    file.clone(),
                    format!("{what} is called sourced but has no source; add one or call it inferred"),
                );
            }
            if edge.how == EdgeKind::Class && measure.reach != Reach::Class {
                self.problem(file.clone(), format!("{what} is by class, but the measure describes no class"));
            }
            if !maker.listed && edge.how != EdgeKind::Noted {
                self.problem(
                    file.clone(),
                    format!(
                        "{what}: a control can only be noted in a measure; a maker that it names belongs in makers/"
                    ),
                );
            }
        }
        for prefix in &maker.prefixes {
            for block in &prefix.blocks {
                let hex = block.chars().all(|c| c.is_ascii_digit() || ('A'..='F').contains(&c));
                if !hex || ![6, 7, 9].contains(&block.len()) {
                    self.problem(
                        file.clone(),
                        format!("the MAC block {block} must be 6, 7 or 9 capital hexadecimal digits"),
                    );
                }
            }
        }
    }

    fn models(&mut self) {
        let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
        let list = self.list;
        for (maker, models) in &list.models {
            let file = format!("models/{maker}.txt");
            if !list.makers.iter().any(|known| &known.id == maker) {
                self.problem(file.clone(), "no maker has this id".into());
            }
            for model in models {
                if let Some(other) = owners.insert(model, maker) {
                    self.problem(
                        file.clone(),
                        format!(
                            "the model {model} also stands in models/{other}.txt; keep it where its source puts it"
                        ),
                    );
                }
            }
        }
    }

    /// Every pattern must fit its own examples and none of the texts under `not`.
    fn grammars(&mut self) {
        let list = self.list;
        for maker in &list.makers {
            let file = format!("{}/{}.toml", if maker.listed { "makers" } else { "controls" }, maker.id);
            for grammar in &maker.grammars {
                let what = format!("the grammar {}", grammar.id);
                self.known_sources(&file, &what, &grammar.sources);
                if grammar.sources.is_empty() {
                    self.problem(file.clone(), format!("{what} has no source"));
                }
                let compiled: Result<Vec<Pattern>, _> = std::iter::once(&grammar.pattern)
                    .chain(&grammar.except)
                    .map(|source| Pattern::new(source))
                    .collect();
                let patterns = match compiled {
                    Ok(patterns) => patterns,
                    Err(error) => {
                        self.problem(file.clone(), format!("{what}: {error}"));
                        continue;
                    }
                };
                if grammar.strength == Strength::Standalone && grammar.examples.is_empty() {
                    self.problem(file.clone(), format!("{what} is standalone and needs examples"));
                }
                for example in grammar.examples.iter().filter(|text| !fits(&patterns, text)) {
                    self.problem(file.clone(), format!("{what} does not fit its example {example}"));
                }
                for not in grammar.not.iter().filter(|text| fits(&patterns, text)) {
                    self.problem(file.clone(), format!("{what} fits {not}, which it must not"));
                }
            }
        }
    }
}

/// Whether the head of a text fits the first pattern and none of the others.
fn fits(patterns: &[Pattern], text: &str) -> bool {
    let chars: Vec<char> = Folded::new(text).letters.iter().map(|letter| letter.c).collect();
    let ends = |length: usize| chars.get(length).is_none_or(|c| !c.is_ascii_alphanumeric());
    let mut results = patterns.iter().map(|pattern| pattern.longest(&chars, Reading::Exact, ends).is_some());
    results.next().unwrap_or(false) && !results.any(|vetoed| vetoed)
}
