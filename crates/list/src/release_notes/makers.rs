//! What changed about makers.

use super::differing::{also, entries, parts};
use super::{ChangeKind, Note, note, paired};
use crate::changes::value;
use crate::makers::{Brand, Edge, EdgeKind, Maker, Prefix, Scope};
use crate::schema::List;
use std::collections::{BTreeMap, BTreeSet};
use vendor_text::sorted;

/// Listed makers.
pub fn listed(old: &List, new: &List) -> Vec<Note> {
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
            let says = stays.then(|| "It is still recognised, but no measure applies to it.".to_owned());
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
        EdgeKind::Class => "Covered as one of a class by",
        EdgeKind::Noted => "Mentioned, but not covered, by",
    };
    let since = edge.since.as_ref().map_or_else(String::new, |since| format!(", since {}", since.in_words()));
    let until = edge.until.as_ref().map_or_else(String::new, |until| format!(", until {}", until.in_words()));
    format!("{how} “{title}”{since}{until}.")
}

fn title<'a>(edge: &'a Edge, list: &'a List) -> &'a str {
    list.measures.iter().find(|measure| measure.id == edge.measure).map_or(&edge.measure, |measure| &measure.title)
}

fn maker_changes(before: &Maker, after: &Maker, list: &List) -> Vec<String> {
    let mut says = Vec::new();
    // Whatever has no sentence of its own below is at least named.
    let mut told = Vec::new();
    let mut tell = |part: &'static str, sentences: Vec<String>| {
        if !sentences.is_empty() {
            told.push(part);
            says.extend(sentences);
        }
    };
    tell("edge", ties(before, after, list));
    tell("known_as", entries("names of firms", &before.names, &after.names, |name| &name.text));
    tell("company", entries("companies", &before.companies, &after.companies, |company| &company.name));
    tell("brand", brands(&before.brands, &after.brands));
    tell("owner", entries("owners", &before.owners, &after.owners, |owner| &owner.name));
    if before.caution != after.caution
        && let Some(caution) = &after.caution
    {
        tell("caution", vec![format!("Shown with results: {caution}")]);
    }
    if before.summary != after.summary {
        tell("summary", vec![format!("Reworded: {}", after.summary)]);
    }
    tell("prefix", blocks(&before.prefixes, &after.prefixes));
    let shapes = (before.grammars.len(), after.grammars.len());
    let count = (shapes.0 != shapes.1).then(|| format!("Number patterns: {} (before: {}).", shapes.1, shapes.0));
    let other = entries("number patterns", &before.grammars, &after.grammars, |grammar| &grammar.id);
    tell("grammar", count.into_iter().chain(other).collect());
    says.extend(also(before, after, &told));
    says
}

fn ties(before: &Maker, after: &Maker, list: &List) -> Vec<String> {
    let mut says = Vec::new();
    for (was, is) in paired(&before.edges, &after.edges, |edge| &edge.measure) {
        match (was, is) {
            (None, Some(edge)) => says.push(tie(edge, list)),
            (Some(edge), None) => says.push(format!("No longer linked to “{}”.", title(edge, list))),
            (Some(was), Some(is))
                if was.how != is.how || was.since != is.since || was.until != is.until || was.entry != is.entry =>
            {
                says.push(format!("Reworded: {}", tie(is, list)));
            }
            (Some(was), Some(is)) if was.basis != is.basis => {
                says.push(format!("Its link to “{}” now has a different basis.", title(is, list)));
            }
            (Some(was), Some(is)) if was != is => {
                says.push(format!("The text about its link to “{}” was changed.", title(is, list)));
            }
            _ => {}
        }
    }
    says
}

fn brands(before: &[Brand], after: &[Brand]) -> Vec<String> {
    let mut says = entries("brands", before, after, |brand| &brand.text);
    for brand in after {
        let was = before.iter().find(|was| was.text == brand.text).filter(|was| was.scope != brand.scope);
        if was.is_some() {
            let now = match brand.scope {
                Scope::All => "any of it is this maker’s",
                Scope::Some => "some of it is this maker’s, so it is asked about",
                Scope::Former => "only older stock is this maker’s, so it is asked about",
                Scope::Line => "it is this maker’s own product line",
                Scope::App => "it is this maker’s app",
            };
            says.push(format!("The brand {}: {now}.", brand.text));
        }
    }
    says
}

/// How many network blocks were added and removed, and under whose name others are now.
fn blocks(before: &[Prefix], after: &[Prefix]) -> Vec<String> {
    let by_block = |prefixes: &'_ [Prefix]| -> BTreeMap<String, Prefix> {
        let mut all = BTreeMap::new();
        for prefix in prefixes {
            let alone = Prefix { blocks: Vec::new(), ..prefix.clone() };
            all.extend(prefix.blocks.iter().map(|block| (block.clone(), alone.clone())));
        }
        all
    };
    let (was, is) = (by_block(before), by_block(after));
    let new = is.keys().filter(|block| !was.contains_key(*block)).count();
    let gone = was.keys().filter(|block| !is.contains_key(*block)).count();
    let mut says = Vec::new();
    if was.len() != is.len() {
        says.push(format!("Network blocks: {} (before: {}).", is.len(), was.len()));
    } else if new > 0 {
        says.push(format!("Network blocks: {new} new, {gone} gone."));
    }
    let mut renamed: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut others = 0;
    for (before, after) in was.iter().filter_map(|(block, before)| Some((before, is.get(block)?))) {
        if before.registrant != after.registrant {
            *renamed.entry((&before.registrant, &after.registrant)).or_default() += 1;
        } else if before != after {
            others += 1;
        }
    }
    says.extend(renamed.into_iter().map(|((before, after), count)| {
        format!("Network blocks that are now registered to {after} (before: {before}): {count}.")
    }));
    if others > 0 {
        says.push(format!("Network blocks whose source or strength as evidence was changed: {others}."));
    }
    says
}

/// Other makers: the new ones and those that are gone by name; of the rest, who changed in which kind of fact.
pub fn others(old: &List, new: &List) -> Vec<Note> {
    let others = |list: &List| -> Vec<Maker> { list.makers.iter().filter(|maker| !maker.listed).cloned().collect() };
    let (old_others, new_others) = (others(old), others(new));
    let (mut added, mut gone) = (Vec::new(), Vec::new());
    let mut changed: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut how_many = 0;
    for pair in paired(&old_others, &new_others, |maker| &maker.id) {
        match pair {
            (None, Some(maker)) => added.push(maker.name.as_str()),
            (Some(maker), None) if !new.makers.iter().any(|other| other.id == maker.id) => {
                gone.push(maker.name.as_str());
            }
            (Some(before), Some(after)) => {
                let differing = facts_that_differ(before, after);
                how_many += usize::from(!differing.is_empty());
                for what in differing {
                    changed.entry(what).or_default().push(after.name.as_str());
                }
            }
            _ => {}
        }
    }
    let told = |count: usize, kind, says: Vec<String>| {
        let count_told = if count == 1 { "1 maker".to_owned() } else { format!("{count} makers") };
        (count > 0).then(|| note("", &count_told, kind, says))
    };
    let names = |names: &[&str]| vec![format!("{}.", names.join(", "))];
    let changed = changed.iter().map(|(what, names)| format!("{what}: {}.", names.join(", "))).collect();
    [
        told(added.len(), ChangeKind::Added, names(&added)),
        told(how_many, ChangeKind::Changed, changed),
        told(gone.len(), ChangeKind::Removed, names(&gone)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The kinds of facts in which a maker that no measure touches differs.
fn facts_that_differ(before: &Maker, after: &Maker) -> BTreeSet<&'static str> {
    let differing = parts(&value(before), &value(after));
    sorted::set(differing.iter().map(|part| match part.as_str() {
        "known_as" | "company" => "Names of firms",
        "brand" => "Brands",
        "prefix" => "Network blocks",
        "grammar" => "Number patterns",
        _ => "Other facts",
    }))
}
