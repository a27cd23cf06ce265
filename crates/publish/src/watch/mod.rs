//! Compares official files with the list: what is new, gone or changed about a maker or a measure in the list. It
//! changes nothing: each finding has the lines to paste, and a person decides.

mod blocks;
mod held;
mod named;
mod snippets;
mod texts;

use held::Held;
use serde::Deserialize;
use std::path::Path;
use vendor_list::schema::{List, Measure};
use vendor_readers::official::{OfficialEntry, OfficialList, Publisher};
use vendor_text::Date;

/// Which measures an official file is about: `list/watch.toml`, which is not part of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Watched {
    /// One for each list that a publisher keeps.
    #[serde(rename = "watched")]
    pub lists: Vec<WatchedList>,
}

/// A publisher's list, and the measures of this project's list that it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchedList {
    /// [`Publisher::slug`].
    pub publisher: String,
    /// Words in the publisher's own name for the list, if a file has several lists.
    #[serde(default)]
    pub list: Option<String>,
    /// Ids of measures, the newest first.
    pub measures: Vec<String>,
    /// Makers that the text reaches without naming them; they are never reported as gone.
    #[serde(default)]
    pub not_by_name: Vec<String>,
}

/// Why nothing can be compared with the list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WatchError {
    /// `watch.toml` cannot be used.
    #[error("{0} cannot be used: {1}. Mend it; list/README.md says what stands there.")]
    Settings(String, String),
}

/// How an entry of the file and the list differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The file has it and the list does not.
    New,
    /// The list has it and the file does not.
    Gone,
    /// Both have it and it differs.
    Changed,
    /// It may refer to a maker in the list: somebody should look.
    Look,
}

impl What {
    /// The word that is printed.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::New => "New",
            Self::Gone => "Gone",
            Self::Changed => "Changed",
            Self::Look => "Worth a look",
        }
    }
}

/// One thing to do, or to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What became of it.
    pub what: What,
    /// The maker's or measure's id.
    pub about: String,
    /// What the file says and what the list says, in a sentence.
    pub says: String,
    /// Lines to paste, and where.
    pub paste: Option<Paste>,
}

/// Lines to paste.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paste {
    /// The file of the list, below `list/`.
    pub into: String,
    /// TOML, in the shape that the file uses.
    pub toml: String,
}

/// How a file and the list differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    /// What was found: first what differs, then what is gone, what is new, and what is worth a look; each in the order
    /// of the file.
    pub findings: Vec<Finding>,
    /// Lines for `sources.toml`, if lines to paste refer to them.
    pub source: Option<Paste>,
}

impl Watched {
    /// Reads `watch.toml` in a source folder and checks that its measures are in the list.
    ///
    /// # Errors
    /// When it cannot be read, or names a publisher or measure that does not exist.
    pub fn read(folder: &Path, list: &List) -> Result<Self, WatchError> {
        let path = folder.join("watch.toml");
        let refuse = |reason: String| WatchError::Settings(path.display().to_string(), reason);
        let text = std::fs::read_to_string(&path).map_err(|error| refuse(error.to_string()))?;
        let watched: Self = toml::from_str(&text).map_err(|error| refuse(error.message().to_owned()))?;
        for watched in &watched.lists {
            let unknown = watched.measures.iter().find(|id| measure(list, id).is_none());
            if let Some(id) = unknown {
                return Err(refuse(format!("it names the measure {id}, which the list does not hold")));
            }
        }
        Ok(watched)
    }

    /// The lists that a publisher keeps.
    fn of(&self, publisher: Publisher) -> impl Iterator<Item = &WatchedList> {
        self.lists.iter().filter(move |watched| watched.publisher == publisher.slug())
    }
}

/// A measure by its id.
fn measure<'a>(list: &'a List, id: &str) -> Option<&'a Measure> {
    list.measures.iter().find(|measure| measure.id == id)
}

/// Compares a file with the list. `today` is the day on which it was read.
#[must_use]
pub fn watch(list: &List, watched: &Watched, file: &OfficialList, today: Date) -> Watch {
    let day = file.day.unwrap_or(today);
    let source = snippets::SourceOf::new(file.publisher, day, today);
    let mut findings = match file.publisher {
        Publisher::IeeeBlocks => blocks::findings(&Held::new(list), file, &source),
        Publisher::FccCovered => texts::findings(list, watched, file, &source),
        publisher => {
            let held = Held::new(list);
            let mut findings = Vec::new();
            let mut told: Vec<&OfficialEntry> = Vec::new();
            for watched in watched.of(publisher) {
                let is_here = |entry: &&OfficialEntry| {
                    watched.list.as_ref().is_none_or(|words| entry.list.contains(words.as_str()))
                };
                let entries: Vec<&OfficialEntry> = file.entries.iter().filter(is_here).collect();
                told.extend(&entries);
                findings.extend(named::findings(&held, watched, publisher, &entries, &source));
            }
            // Entries of lists for which there is no measure yet are reported, so that somebody can write one.
            let told: Vec<u32> = told.iter().map(|entry| entry.row).collect();
            let rest: Vec<&OfficialEntry> = file.entries.iter().filter(|entry| !told.contains(&entry.row)).collect();
            findings.extend(named::without_measure(&held, publisher, &rest));
            findings
        }
    };
    findings.sort_by_key(|finding| match finding.what {
        What::Changed => 0,
        What::Gone => 1,
        What::New => 2,
        What::Look => 3,
    });
    let source = findings.iter().any(|finding| finding.paste.is_some()).then(|| source.paste());
    Watch { findings, source }
}
