//! What changed between two editions, as a reader wants to see it: the law first, then makers, in sentences; network
//! blocks, number patterns and known models are only counted. Everything that differs is described or at least named,
//! so notes without parts mean that only version and dates changed.

mod differing;
mod makers;
mod numbers;

use super::answers::AnswerSentence;
use super::changes::{ChangeKind, value};
use super::claims::Claim;
use super::law::LawSentence;
use super::makers::EdgeKind;
use super::next_steps::NextStep;
use super::schema::{List, Measure, Rule, Withdrawn};
use super::thresholds::Threshold;
use differing::{also, named};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use vendor_text::Date;
use vendor_text::counts::thousands;
use vendor_text::sorted;

/// What changed from one edition to a later one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseNotes {
    /// Version and day of the older edition.
    pub older: (u32, Date),
    /// Version and day of the newer one.
    pub newer: (u32, Date),
    /// The parts that have any entries.
    pub parts: Vec<Part>,
}

/// A part of the notes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it is about.
    pub about: About,
    /// Its entries: new, then changed, then gone.
    pub entries: Vec<Note>,
}

/// What a part is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// Versions of the program.
    Program,
    /// Measures.
    Law,
    /// Listed makers.
    Makers,
    /// Other known makers.
    Others,
    /// Next steps.
    Steps,
    /// What answers say, and the amounts that they go by.
    Answers,
    /// Counts.
    Numbers,
}

impl About {
    /// The part's heading.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Program => "Versions of this program",
            Self::Law => "The law, and other measures",
            Self::Makers => "Listed makers",
            Self::Others => "Other makers that are recognised",
            Self::Steps => "What to do next",
            Self::Answers => "What answers say",
            Self::Numbers => "In numbers",
        }
    }
}

/// A measure, a maker or a step that changed, or several that changed in the same way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its id; empty where several share a note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// What a reader calls it.
    pub name: String,
    /// What became of it.
    pub kind: ChangeKind,
    /// What exactly changed, a sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub says: Vec<String>,
}

/// Describes what changed.
#[must_use]
pub fn between(old: &List, new: &List) -> ReleaseNotes {
    let part = |about, entries: Vec<Note>| (!entries.is_empty()).then_some(Part { about, entries });
    let edition = |list: &List| (list.edition.version, list.edition.issued);
    let parts = [
        part(About::Program, withdrawn(old, new)),
        part(About::Law, law(old, new)),
        part(About::Makers, makers::listed(old, new)),
        part(About::Others, makers::others(old, new)),
        part(About::Steps, steps(old, new)),
        part(About::Answers, answers(old, new)),
        part(About::Numbers, numbers::counted(old, new)),
    ];
    let mut parts: Vec<Part> = parts.into_iter().flatten().collect();
    if parts.is_empty() && facts(old) != facts(new) {
        let only = vec!["Only the order of entries changed.".to_owned()];
        let entries = vec![note("", "Order", ChangeKind::Changed, only)];
        parts.push(Part { about: About::Numbers, entries });
    }
    ReleaseNotes { older: edition(old), newer: edition(new), parts }
}

/// Everything that a list holds apart from its version and dates.
fn facts(list: &List) -> Value {
    let mut facts = value(list);
    if let Value::Object(parts) = &mut facts {
        parts.retain(|part, _| !["edition", "draft"].contains(&part.as_str()));
    }
    facts
}

/// Entries of both editions by their ids.
fn paired<'a, T>(old: &'a [T], new: &'a [T], id: impl Fn(&T) -> &String) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let mut pairs: BTreeMap<String, (Option<&T>, Option<&T>)> = BTreeMap::new();
    for entry in old {
        pairs.entry(id(entry).clone()).or_default().0 = Some(entry);
    }
    for entry in new {
        pairs.entry(id(entry).clone()).or_default().1 = Some(entry);
    }
    let mut pairs: Vec<_> = pairs.into_values().collect();
    // What is new first, what is gone last.
    sorted::by_key(&mut pairs, |(before, after)| match (before, after) {
        (None, _) => 0,
        (_, None) => 2,
        _ => 1,
    });
    pairs
}

fn note(id: &str, name: &str, kind: ChangeKind, says: Vec<String>) -> Note {
    Note { id: id.to_owned(), name: name.to_owned(), kind, says }
}

fn withdrawn(old: &List, new: &List) -> Vec<Note> {
    let not_in = |list: &'_ List, withdrawn: &Withdrawn| !list.withdrawn.contains(withdrawn);
    let told = |withdrawn: &Withdrawn, kind| {
        let name = format!("Withdrawn: {}", withdrawn.versions.join(", "));
        let since = format!("Since {}.", withdrawn.since.in_words());
        note("", &name, kind, vec![withdrawn.why.clone(), since])
    };
    let anew = new.withdrawn.iter().filter(|withdrawn| not_in(old, withdrawn));
    let gone = old.withdrawn.iter().filter(|withdrawn| not_in(new, withdrawn));
    let mut notes: Vec<Note> = anew.map(|withdrawn| told(withdrawn, ChangeKind::Added)).collect();
    notes.extend(gone.map(|withdrawn| told(withdrawn, ChangeKind::Removed)));
    notes
}

fn law(old: &List, new: &List) -> Vec<Note> {
    let notes = paired(&old.measures, &new.measures, |measure| &measure.id).into_iter().filter_map(|pair| match pair {
        (None, Some(measure)) => {
            let mut says = vec![measure.says.clone(), counts(measure).to_owned()];
            let tied = new.makers.iter().filter(|maker| {
                maker.edges.iter().any(|edge| edge.measure == measure.id && edge.how != EdgeKind::Noted)
            });
            says.extend(named("It applies to", tied.map(|maker| maker.name.as_str())));
            Some(note(&measure.id, &measure.title, ChangeKind::Added, says))
        }
        (Some(measure), None) => Some(note("", &measure.title, ChangeKind::Removed, Vec::new())),
        (Some(before), Some(after)) => {
            let says = measure_changes(before, after);
            (!says.is_empty()).then(|| note(&after.id, &after.title, ChangeKind::Changed, says))
        }
        (None, None) => None,
    });
    notes.collect()
}

fn counts(measure: &Measure) -> &'static str {
    if measure.counts { "It counts towards answers." } else { "It is shown with results and counts towards no answer." }
}

fn measure_changes(before: &Measure, after: &Measure) -> Vec<String> {
    let mut says = Vec::new();
    if before.status != after.status {
        says.push(format!("It is {} (before: {}).", after.status.in_words(), before.status.in_words()));
    }
    if before.counts != after.counts {
        says.push(counts(after).to_owned());
    }
    if before.since != after.since {
        says.push(format!("It is dated {} (before: {}).", after.since.in_words(), before.since.in_words()));
    }
    match (&before.until, &after.until) {
        (before, Some(until)) if before.as_ref() != Some(until) => {
            says.push(format!("It ended in {}.", until.in_words()))
        }
        (Some(_), None) => says.push("It no longer has an end date.".to_owned()),
        _ => {}
    }
    if before.says != after.says {
        says.push(format!("Reworded: {}", after.says));
    }
    if before.binds != after.binds {
        says.push(format!("Whom it binds: {}", after.binds));
    }
    says.extend(meaning_changes(before, after));
    let history: Vec<&String> = after.history.iter().filter(|line| !before.history.contains(line)).collect();
    let mut told = vec!["status", "counts", "since", "until", "says", "binds", "confidence", "rule"];
    if !history.is_empty() {
        told.push("history");
    }
    says.extend(history.into_iter().map(|line| format!("{line}.").replace("..", ".")));
    if before.confidence != after.confidence {
        says.push("How sure it is was reassessed.".to_owned());
    }
    says.extend(also(before, after, &told));
    says
}

/// What its rules now say, and no longer say.
fn meaning_changes(before: &Measure, after: &Measure) -> Vec<String> {
    if before.rules == after.rules {
        return Vec::new();
    }
    let without_words = |measure: &Measure| -> Vec<Rule> {
        measure.rules.iter().map(|rule| Rule { effect: String::new(), ..rule.clone() }).collect()
    };
    let not_in = |measure: &'_ Measure, rule: &Rule| !measure.rules.iter().any(|other| other.effect == rule.effect);
    let anew = after.rules.iter().filter(|rule| not_in(before, rule));
    let gone = before.rules.iter().filter(|rule| not_in(after, rule));
    let mut says: Vec<String> = anew.map(|rule| format!("What it means: {}", rule.effect)).collect();
    // If there are no fewer rules than before, a sentence that is missing was only reworded, and its new wording has
    // been given.
    let gone: Vec<String> = gone.map(|rule| format!("No longer said: {}", rule.effect)).collect();
    if before.rules.len() > after.rules.len() || says.is_empty() {
        says.extend(gone);
    }
    if says.is_empty() || without_words(before) != without_words(after) {
        says.push("What it means for whom, or the basis for that, was changed.".to_owned());
    }
    says
}

fn steps(old: &List, new: &List) -> Vec<Note> {
    let notes = paired(&old.next_steps, &new.next_steps, |step| &step.id).into_iter();
    let mut notes: Vec<Note> =
        notes.filter_map(|(was, is)| sentence(was, is, |step: &NextStep| step.text.clone())).collect();
    notes.extend(order(&old.next_steps, &new.next_steps, |step| &step.id));
    notes
}

fn answers(old: &List, new: &List) -> Vec<Note> {
    let sentences = paired(&old.answers, &new.answers, |sentence| &sentence.id).into_iter();
    let mut notes: Vec<Note> = sentences
        .filter_map(|(was, is)| sentence(was, is, |sentence: &AnswerSentence| sentence.text.clone()))
        .collect();
    notes.extend(order(&old.answers, &new.answers, |sentence| &sentence.id));
    let thresholds = paired(&old.thresholds, &new.thresholds, |threshold| &threshold.id).into_iter();
    notes.extend(thresholds.filter_map(|(was, is)| sentence(was, is, amount)));
    let law = paired(&old.law, &new.law, |sentence| &sentence.id).into_iter();
    notes.extend(law.filter_map(|(was, is)| sentence(was, is, |sentence: &LawSentence| sentence.text.clone())));
    let claims = paired(&old.claims, &new.claims, |claim| &claim.id).into_iter();
    notes.extend(claims.filter_map(|(was, is)| sentence(was, is, |claim: &Claim| claim.words.join(", "))));
    notes
}

/// A note if sentences of which the first that fits is said are in another order than before.
fn order<T>(old: &[T], new: &[T], id: impl Fn(&T) -> &String) -> Option<Note> {
    let stay = |these: &[T], others: &[T]| -> Vec<String> {
        let ids = these.iter().map(|entry| id(entry).clone());
        ids.filter(|these| others.iter().any(|other| id(other) == these)).collect()
    };
    let says = vec!["Where several apply, a different one may be shown first.".to_owned()];
    (stay(old, new) != stay(new, old)).then(|| note("", "The order of the sentences", ChangeKind::Changed, says))
}

/// The amount of a threshold, and the bodies that it is for.
fn amount(threshold: &Threshold) -> String {
    let whose: Vec<&str> = threshold.authority.iter().map(|authority| authority.in_words()).collect();
    format!("The threshold is £{} for {}", thousands(threshold.pounds.into()), whose.join(", "))
}

/// A note on an entry that is named by its own words.
fn sentence<T: PartialEq + Serialize>(was: Option<&T>, is: Option<&T>, text: impl Fn(&T) -> String) -> Option<Note> {
    let (kind, entry, says) = match (was, is) {
        (None, Some(entry)) => (ChangeKind::Added, entry, Vec::new()),
        (Some(entry), None) => (ChangeKind::Removed, entry, Vec::new()),
        (Some(was), Some(is)) if was != is => {
            let (before, after) = (text(was), text(is));
            let before = (before != after).then(|| format!("Before: {before}"));
            (ChangeKind::Changed, is, before.into_iter().chain(also(was, is, &["text", "pounds", "words"])).collect())
        }
        _ => return None,
    };
    Some(note("", &text(entry), kind, says))
}
