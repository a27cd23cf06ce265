//! Faults of the source, collected while it is checked, and the facts that every check asks about.

use super::problem::Problem;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use vendor_list::makers::Maker;
use vendor_list::schema::{Confidence, List, SourceKind};
use vendor_text::dates::PartialDate;

/// A fault in the source: the file, some text by which the line is found, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    file: String,
    near: String,
    message: String,
}

impl Fault {
    /// The problem with its line: the first line of the file that contains the text.
    pub fn placed(self, root: &Path) -> Problem {
        let text = std::fs::read_to_string(root.join(&self.file)).unwrap_or_default();
        let near = (!self.near.is_empty()).then_some(self.near);
        let line = near.and_then(|near| text.lines().position(|line| line.contains(&near)).map(|at| at + 1));
        Problem { file: PathBuf::from(self.file), line, message: self.message }
    }
}

/// Collects the faults of a list.
pub struct Faults<'a> {
    /// The list.
    pub list: &'a List,
    sources: BTreeMap<&'a str, SourceKind>,
    found: Vec<Fault>,
}

impl<'a> Faults<'a> {
    /// A collection without faults.
    #[must_use]
    pub fn of(list: &'a List) -> Self {
        let sources = list.sources.iter().map(|source| (source.id.as_str(), source.kind)).collect();
        Self { list, sources, found: Vec::new() }
    }

    /// All faults that were found.
    #[must_use]
    pub fn found(self) -> Vec<Fault> {
        self.found
    }

    /// Adds a fault; `near` is text of the line it stands in, or nothing.
    pub fn add(&mut self, file: &str, near: impl Into<String>, message: impl Into<String>) {
        self.found.push(Fault { file: file.to_owned(), near: near.into(), message: message.into() });
    }

    /// Checks that a fact has sources, that these exist and that they support its confidence.
    pub fn fact(&mut self, file: &str, what: &str, near: &str, confidence: Confidence, sources: &[String]) {
        self.known_sources(file, what, near, sources);
        if sources.is_empty() {
            self.add(file, near, format!("{what} has no source; add one from sources.toml"));
        }
        let official =
            |id: &String| matches!(self.sources.get(id.as_str()), Some(SourceKind::Primary | SourceKind::Dataset));
        if confidence == Confidence::SeenPrimary && !sources.iter().any(official) {
            self.add(
                file,
                near,
                format!("{what} is seen-primary but none of its sources is primary; add one or lower the confidence"),
            );
        }
    }

    /// Checks that sources exist.
    pub fn known_sources(&mut self, file: &str, what: &str, near: &str, sources: &[String]) {
        for id in sources {
            if !self.sources.contains_key(id.as_str()) {
                self.add(
                    file,
                    if near.is_empty() { id.as_str() } else { near },
                    format!("{what} names the source {id}, which is not in sources.toml; add it there or mend the id"),
                );
            }
        }
    }

    /// Checks that a fact does not end before it begins.
    pub fn dates(&mut self, file: &str, what: &str, since: Option<&PartialDate>, until: Option<&PartialDate>) {
        let (Some(since), Some(until)) = (since, until) else { return };
        // Compared at the precision of the coarser one: 2022 to 2022-03 is not a fault.
        let exact = since.as_str().len().min(until.as_str().len());
        let head = |date: &PartialDate| date.as_str().chars().take(exact).collect::<String>();
        if head(until) < head(since) {
            self.add(
                file,
                until.as_str(),
                format!(
                    "{what} ends ({until}) before it begins ({since}); mend one of the dates",
                    until = until.as_str(),
                    since = since.as_str()
                ),
            );
        }
    }
}

/// The file of a maker, relative to the source folder.
#[must_use]
pub fn maker_file(maker: &Maker) -> String {
    format!("{}/{}.toml", if maker.listed { "makers" } else { "controls" }, maker.id)
}
