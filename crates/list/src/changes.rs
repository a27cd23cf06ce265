//! What changed between two editions of the list, fact by fact.

use super::schema::List;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use vendor_text::sorted;

/// One entry that is new, gone or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What kind of entry it is.
    pub section: Section,
    /// Its id.
    pub id: String,
    /// What a reader calls it.
    pub name: String,
    /// What became of it.
    pub kind: ChangeKind,
    /// What exactly changed, a sentence each; empty for an entry that is wholly new or gone.
    pub details: Vec<String>,
}

/// A part of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// Version and dates.
    Edition,
    /// Measures.
    Measures,
    /// Listed makers.
    Makers,
    /// Other known makers.
    Controls,
    /// Known models.
    Models,
    /// Next steps.
    NextSteps,
    /// What an answer means in which situation.
    Answers,
    /// Thresholds.
    Thresholds,
    /// Sources.
    Sources,
    /// Word lists.
    Words,
}

impl Section {
    /// The part in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Edition => "Edition",
            Self::Measures => "Measures",
            Self::Makers => "Listed makers",
            Self::Controls => "Other known makers",
            Self::Models => "Known models",
            Self::NextSteps => "Next steps",
            Self::Answers => "What answers mean",
            Self::Thresholds => "Thresholds",
            Self::Sources => "Sources",
            Self::Words => "Word lists",
        }
    }
}

/// What became of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// Only the newer edition has it.
    Added,
    /// Only the older edition has it.
    Removed,
    /// Both have it and it differs.
    Changed,
}

impl ChangeKind {
    /// The kind in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Added => "new",
            Self::Removed => "gone",
            Self::Changed => "changed",
        }
    }
}

/// The longest text of a fact in a detail, in characters.
const LONGEST: usize = 160;

/// What changed from an older edition to a newer one: by part, then by id.
#[must_use]
pub fn between(old: &List, new: &List) -> Vec<Change> {
    let mut changes = Vec::new();
    let edition = |list: &List| {
        let withdrawn = list.withdrawn.iter().map(|entry| (entry.versions.join(", "), value(entry)));
        sorted::map(withdrawn.chain([("edition".to_owned(), value(&list.edition))]))
    };
    compare(&mut changes, Section::Edition, &edition(old), &edition(new));
    let measures = |list: &List| by_id(list.measures.iter().map(|entry| (&entry.id, value(entry))));
    compare(&mut changes, Section::Measures, &measures(old), &measures(new));
    for (section, listed) in [(Section::Makers, true), (Section::Controls, false)] {
        let makers = |list: &List| {
            by_id(list.makers.iter().filter(|maker| maker.listed == listed).map(|maker| (&maker.id, value(maker))))
        };
        compare(&mut changes, section, &makers(old), &makers(new));
    }
    let models = |list: &List| by_id(list.models.iter().map(|(id, models)| (id, value(models))));
    compare(&mut changes, Section::Models, &models(old), &models(new));
    let steps = |list: &List| by_id(list.next_steps.iter().map(|entry| (&entry.id, value(entry))));
    compare(&mut changes, Section::NextSteps, &steps(old), &steps(new));
    let answers = |list: &List| by_id(list.answers.iter().map(|entry| (&entry.id, value(entry))));
    compare(&mut changes, Section::Answers, &answers(old), &answers(new));
    let thresholds = |list: &List| by_id(list.thresholds.iter().map(|entry| (&entry.id, value(entry))));
    compare(&mut changes, Section::Thresholds, &thresholds(old), &thresholds(new));
    let sources = |list: &List| by_id(list.sources.iter().map(|entry| (&entry.id, value(entry))));
    compare(&mut changes, Section::Sources, &sources(old), &sources(new));
    let claims = |list: &List| by_id(list.claims.iter().map(|entry| (&entry.id, value(entry))));
    compare(&mut changes, Section::Words, &claims(old), &claims(new));
    let law = |list: &List| by_id(list.law.iter().map(|entry| (&entry.id, value(entry))));
    compare(&mut changes, Section::Answers, &law(old), &law(new));
    let words = |list: &List| sorted::map([("words".to_owned(), value(&list.words))]);
    compare(&mut changes, Section::Words, &words(old), &words(new));
    // Single changes among thousands of weights would say nothing.
    if old.standings != new.standings {
        let details = vec!["the network that reads how lines speak of equipment: other weights".to_owned()];
        let (id, name) = ("standings".to_owned(), "standings".to_owned());
        changes.push(Change { section: Section::Words, id, name, kind: ChangeKind::Changed, details });
    }
    changes
}

/// An entry as JSON. The list is written as JSON anyway, and a second way of comparing every type would make the page
/// larger.
pub(crate) fn value(entry: &impl Serialize) -> Value {
    let text = serde_json::to_string(entry).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn by_id<'a>(entries: impl Iterator<Item = (&'a String, Value)>) -> BTreeMap<String, Value> {
    sorted::map(entries.map(|(id, value)| (id.clone(), value)))
}

fn compare(changes: &mut Vec<Change>, section: Section, old: &BTreeMap<String, Value>, new: &BTreeMap<String, Value>) {
    for id in sorted::set(old.keys().chain(new.keys())) {
        let (before, after) = (old.get(id), new.get(id));
        let (kind, details) = match (before, after) {
            (None, _) => (ChangeKind::Added, Vec::new()),
            (_, None) => (ChangeKind::Removed, Vec::new()),
            (Some(before), Some(after)) if before == after => continue,
            (Some(before), Some(after)) => {
                let mut details = Vec::new();
                differences(&mut details, "", before, after);
                (ChangeKind::Changed, details)
            }
        };
        let name = after.or(before).and_then(name_of).unwrap_or_else(|| id.clone());
        changes.push(Change { section, id: id.clone(), name, kind, details });
    }
}

/// What a reader calls an entry.
fn name_of(entry: &Value) -> Option<String> {
    ["title", "name", "text"].iter().find_map(|key| entry.get(key)?.as_str()).map(shortened)
}

fn differences(details: &mut Vec<String>, path: &str, old: &Value, new: &Value) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            for key in sorted::set(old.keys().chain(new.keys())) {
                let path = below(path, key);
                let (before, after) = (old.get(key).unwrap_or(&Value::Null), new.get(key).unwrap_or(&Value::Null));
                if before != after {
                    differences(details, &path, before, after);
                }
            }
        }
        (Value::Array(_) | Value::Null, Value::Array(_)) | (Value::Array(_), Value::Null) => {
            items(details, path, old, new);
        }
        _ => details.push(at(path, &format!("{} → {}", shown(old), shown(new)))),
    }
}

/// The differences between two arrays, whose items are matched by what names them.
fn items(details: &mut Vec<String>, path: &str, old: &Value, new: &Value) {
    let keyed = |items: &Value| -> BTreeMap<String, Value> {
        let items = items.as_array().into_iter().flatten();
        sorted::map(items.map(|item| (key_of(item), item.clone())))
    };
    let (old, new) = (keyed(old), keyed(new));
    for (key, before) in &old {
        match new.get(key) {
            None => details.push(at(path, &format!("“{}” is gone", shortened(key)))),
            Some(after) if after != before => differences(details, &below(path, &shortened(key)), before, after),
            Some(_) => {}
        }
    }
    let added = new.keys().filter(|key| !old.contains_key(*key));
    details.extend(added.map(|key| at(path, &format!("“{}” is new", shortened(key)))));
}

/// A sentence about the value at a path; the path of the entry itself is empty.
fn at(path: &str, says: &str) -> String {
    if path.is_empty() { says.to_owned() } else { format!("{path}: {says}") }
}

/// The path of what stands below another.
fn below(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}, {key}") }
}

/// What names an item in its array: its id or text, for a rule its effect, otherwise the whole item.
fn key_of(item: &Value) -> String {
    let named = ["id", "measure", "text", "name", "registrant", "effect", "category", "form"];
    let key = named.iter().find_map(|key| item.get(key)?.as_str());
    key.or_else(|| item.as_str()).map_or_else(|| item.to_string(), str::to_owned)
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::String(text) => format!("“{}”", shortened(text)),
        other => shortened(&other.to_string()),
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}
