//! What changed between two editions, as a reader wants it told: the law first, then makers, in sentences; of network blocks,
//! number shapes and known models only how many.

use super::changes::ChangeKind;
use super::facts::Facts;
use super::makers::{Edge, EdgeKind, Maker, Scope};
use super::schema::{List, Measure, Withdrawn};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use vendor_text::Date;
use vendor_text::sorted;

/// What changed from one edition to a later one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseNotes {
    /// Version and day of the older edition.
    pub older: (u32, Date),
    /// Version and day of the newer one.
    pub newer: (u32, Date),
    /// Its parts, those with anything in them.
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
            Self::Numbers => "In numbers",
        }
    }
}

/// One measure, maker or step, or several that changed alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its id; empty where several are told together.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// What a reader calls it.
    pub name: String,
    /// What became of it.
    pub kind: ChangeKind,
    /// What exactly, a sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub says: Vec<String>,
}

/// Most other makers that are named in one sentence of changed ones.
const MOST_NAMED: usize = 60;

/// Tells what changed.
#[must_use]
pub fn between(old: &List, new: &List) -> ReleaseNotes {
    let part = |about, entries: Vec<Note>| (!entries.is_empty()).then_some(Part { about, entries });
    let edition = |list: &List| (list.edition.version, list.edition.issued);
    let parts = [
        part(About::Program, withdrawn(old, new)),
        part(About::Law, law(old, new)),
        part(About::Makers, makers(old, new)),
        part(About::Others, others(old, new)),
        part(About::Steps, steps(old, new)),
        part(About::Numbers, numbers(old, new)),
    ];
    ReleaseNotes { older: edition(old), newer: edition(new), parts: parts.into_iter().flatten().collect() }
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
    let anew = new.withdrawn.iter().filter(|withdrawn| !old.withdrawn.contains(withdrawn));
    let told = |withdrawn: &Withdrawn| {
        let name = format!("Withdrawn: {}", withdrawn.versions.join(", "));
        let since = format!("Since {}.", withdrawn.since.in_words());
        note("", &name, ChangeKind::Added, vec![withdrawn.why.clone(), since])
    };
    anew.map(told).collect()
}

fn law(old: &List, new: &List) -> Vec<Note> {
    let notes = paired(&old.measures, &new.measures, |measure| &measure.id).into_iter().filter_map(|pair| match pair {
        (None, Some(measure)) => {
            let mut says = vec![measure.says.clone(), counts(measure).to_owned()];
            let tied = new.makers.iter().filter(|maker| {
                maker.edges.iter().any(|edge| edge.measure == measure.id && edge.how != EdgeKind::Noted)
            });
            says.extend(named("It touches", tied.map(|maker| maker.name.as_str())));
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
    if measure.counts {
        "It counts towards answers."
    } else {
        "It is told beside results and counts towards no answer."
    }
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
        says.push(format!("It dates from {} (before: {}).", after.since.in_words(), before.since.in_words()));
    }
    match (&before.until, &after.until) {
        (before, Some(until)) if before.as_ref() != Some(until) => {
            says.push(format!("It ended in {}.", until.in_words()))
        }
        (Some(_), None) => says.push("Its end was taken back.".to_owned()),
        _ => {}
    }
    if before.says != after.says {
        says.push(format!("Told anew: {}", after.says));
    }
    if before.binds != after.binds {
        says.push(format!("Whom it binds: {}", after.binds));
    }
    let effects: Vec<&String> = before.rules.iter().map(|rule| &rule.effect).collect();
    let anew = after.rules.iter().map(|rule| &rule.effect).filter(|effect| !effects.contains(effect));
    says.extend(anew.map(|effect| format!("What it means: {effect}")));
    says.extend(
        after
            .history
            .iter()
            .filter(|line| !before.history.contains(line))
            .map(|line| format!("{line}.").replace("..", ".")),
    );
    if before.confidence != after.confidence {
        says.push("How well it is known was judged anew.".to_owned());
    }
    says
}

fn makers(old: &List, new: &List) -> Vec<Note> {
    let listed = |list: &List| -> Vec<Maker> { list.makers.iter().filter(|maker| maker.listed).cloned().collect() };
    let (old_listed, new_listed) = (listed(old), listed(new));
    let notes = paired(&old_listed, &new_listed, |maker| &maker.id).into_iter().filter_map(|pair| match pair {
        (None, Some(maker)) => {
            let mut says = vec![maker.summary.clone()];
            says.extend(maker.edges.iter().map(|edge| tie(edge, new)));
            Some(note(&maker.id, &maker.name, ChangeKind::Added, says))
        }
        (Some(maker), None) => {
            let stays = new.makers.iter().any(|other| other.id == maker.id);
            let says = stays.then(|| "It is still recognised, and no measure is tied to it.".to_owned());
            Some(note("", &maker.name, ChangeKind::Removed, says.into_iter().collect()))
        }
        (Some(before), Some(after)) => {
            let says = maker_changes(before, after, new);
            (!says.is_empty()).then(|| note(&after.id, &after.name, ChangeKind::Changed, says))
        }
        (None, None) => None,
    });
    notes.collect()
}

/// How a measure touches a maker, in a sentence.
fn tie(edge: &Edge, list: &List) -> String {
    let title = list
        .measures
        .iter()
        .find(|measure| measure.id == edge.measure)
        .map_or(edge.measure.as_str(), |measure| &measure.title);
    let how = match edge.how {
        EdgeKind::Named => "Named in",
        EdgeKind::Class => "Reached as one of a class by",
        EdgeKind::Noted => "Mentioned, and not touched, by",
    };
    let since = edge.since.as_ref().map_or_else(String::new, |since| format!(", since {}", since.in_words()));
    let until = edge.until.as_ref().map_or_else(String::new, |until| format!(", until {}", until.in_words()));
    format!("{how} “{title}”{since}{until}.")
}

fn maker_changes(before: &Maker, after: &Maker, list: &List) -> Vec<String> {
    let mut says = Vec::new();
    for (was, is) in paired(&before.edges, &after.edges, |edge| &edge.measure) {
        match (was, is) {
            (None, Some(edge)) => says.push(tie(edge, list)),
            (Some(edge), None) => says.push(format!("No longer tied to “{}”.", title(edge, list))),
            (Some(was), Some(is))
                if was.how != is.how || was.since != is.since || was.until != is.until || was.entry != is.entry =>
            {
                says.push(format!("Told anew: {}", tie(is, list)));
            }
            (Some(was), Some(is)) if was.basis != is.basis => {
                says.push(format!("Its tie to “{}” now rests on another ground.", title(is, list)));
            }
            _ => {}
        }
    }
    let texts = |maker: &Maker| -> Vec<String> {
        let names = maker.names.iter().map(|name| name.text.clone());
        names.chain(maker.companies.iter().map(|company| company.name.clone())).collect()
    };
    differing(&mut says, "names of firms", &texts(before), &texts(after));
    let brands = |maker: &Maker| maker.brands.iter().map(|brand| brand.text.clone()).collect::<Vec<_>>();
    differing(&mut says, "brands", &brands(before), &brands(after));
    for brand in &after.brands {
        let was = before.brands.iter().find(|was| was.text == brand.text).filter(|was| was.scope != brand.scope);
        if was.is_some() {
            let now = match brand.scope {
                Scope::All => "any of it is this maker’s",
                Scope::Some => "some of it is this maker’s, so it is asked about",
                Scope::Former => "only older stock is this maker’s, so it is asked about",
                Scope::Line => "it is a line of this maker’s own",
                Scope::App => "it is an app of this maker’s",
            };
            says.push(format!("The brand {}: {now}.", brand.text));
        }
    }
    let owners = |maker: &Maker| maker.owners.iter().map(|owner| owner.name.clone()).collect::<Vec<_>>();
    differing(&mut says, "owners", &owners(before), &owners(after));
    if before.caution != after.caution
        && let Some(caution) = &after.caution
    {
        says.push(format!("Said beside results: {caution}"));
    }
    let blocks = |maker: &Maker| maker.prefixes.iter().map(|prefix| prefix.blocks.len()).sum::<usize>();
    let counted = [
        ("Network blocks", blocks(before), blocks(after)),
        ("Number shapes", before.grammars.len(), after.grammars.len()),
    ];
    let moved = counted.iter().filter(|(_, was, is)| was != is);
    says.extend(moved.map(|(what, was, is)| format!("{what}: {is} (before: {was}).")));
    says
}

fn title<'a>(edge: &'a Edge, list: &'a List) -> &'a str {
    list.measures.iter().find(|measure| measure.id == edge.measure).map_or(&edge.measure, |measure| &measure.title)
}

fn differing(says: &mut Vec<String>, what: &str, before: &[String], after: &[String]) {
    let added = after.iter().filter(|text| !before.contains(text)).map(String::as_str);
    let gone = before.iter().filter(|text| !after.contains(text)).map(String::as_str);
    says.extend(named(&format!("New {what}:"), added));
    says.extend(named(&format!("Taken out of its {what}:"), gone));
}

/// A sentence that names several, or nothing where there are none.
fn named<'a>(opening: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let names: Vec<&str> = names.collect();
    let more = names.len().saturating_sub(MOST_NAMED);
    let shown: Vec<&str> = names.iter().take(MOST_NAMED).copied().collect();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    // A firm's name may end in a full stop of its own.
    let told = format!("{opening} {}{more}", shown.join(", "));
    (!names.is_empty()).then(|| format!("{}.", told.trim_end_matches('.')))
}

/// Other makers: who is new and who is gone by name, the rest by name alone.
fn others(old: &List, new: &List) -> Vec<Note> {
    let others = |list: &List| -> Vec<Maker> { list.makers.iter().filter(|maker| !maker.listed).cloned().collect() };
    let (old_others, new_others) = (others(old), others(new));
    let (mut added, mut changed, mut gone) = (Vec::new(), Vec::new(), Vec::new());
    for pair in paired(&old_others, &new_others, |maker| &maker.id) {
        match pair {
            (None, Some(maker)) => added.push(maker.name.as_str()),
            (Some(maker), None) if !new.makers.iter().any(|other| other.id == maker.id) => {
                gone.push(maker.name.as_str())
            }
            (Some(before), Some(after)) if !maker_changes(before, after, new).is_empty() => {
                changed.push(after.name.as_str())
            }
            _ => {}
        }
    }
    [(added, ChangeKind::Added), (changed, ChangeKind::Changed), (gone, ChangeKind::Removed)]
        .into_iter()
        .filter(|(names, _)| !names.is_empty())
        .map(|(names, kind)| {
            let count = if names.len() == 1 { "1 maker".to_owned() } else { format!("{} makers", names.len()) };
            note("", &count, kind, vec![format!("{}.", names.join(", "))])
        })
        .collect()
}

fn steps(old: &List, new: &List) -> Vec<Note> {
    let notes = paired(&old.next_steps, &new.next_steps, |step| &step.id).into_iter().filter_map(|pair| match pair {
        (None, Some(step)) => Some(note("", &step.text, ChangeKind::Added, Vec::new())),
        (Some(step), None) => Some(note("", &step.text, ChangeKind::Removed, Vec::new())),
        (Some(before), Some(after)) if before.text != after.text => {
            Some(note("", &after.text, ChangeKind::Changed, Vec::new()))
        }
        _ => None,
    });
    notes.collect()
}

fn numbers(old: &List, new: &List) -> Vec<Note> {
    let blocks = |list: &List| {
        list.makers.iter().flat_map(|maker| &maker.prefixes).map(|prefix| prefix.blocks.len()).sum::<usize>()
    };
    let shapes = |list: &List| list.makers.iter().map(|maker| maker.grammars.len()).sum::<usize>();
    let models = |list: &List| list.models.values().map(Vec::len).sum::<usize>();
    let listed = |list: &List, listed: bool| list.makers.iter().filter(|maker| maker.listed == listed).count();
    let counted: [(&str, usize, usize); 7] = [
        ("Measures", old.measures.len(), new.measures.len()),
        ("Listed makers", listed(old, true), listed(new, true)),
        ("Other makers", listed(old, false), listed(new, false)),
        ("Network blocks", blocks(old), blocks(new)),
        ("Number shapes", shapes(old), shapes(new)),
        ("Known models", models(old), models(new)),
        ("Sources", old.sources.len(), new.sources.len()),
    ];
    let mut says: Vec<String> = counted
        .iter()
        .filter(|(_, was, is)| was != is)
        .map(|(what, was, is)| format!("{what}: {is} (before: {was})."))
        .collect();
    let unverified = |list: &List| Facts::of(&list.measures, &list.makers).in_words();
    if unverified(old) != unverified(new) {
        says.push(format!("{}.", unverified(new)));
    }
    let written = |list: &List| serde_json::to_string(&list.words).unwrap_or_default();
    if written(old) != written(new) || old.standings != new.standings {
        says.push("The words by which lines are read were worked over.".to_owned());
    }
    if says.is_empty() { Vec::new() } else { vec![note("", "Counts", ChangeKind::Changed, says)] }
}
