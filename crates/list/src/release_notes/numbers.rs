//! What changed in numbers, and in the words with which lines are read.

use super::differing::{also, named, parts};
use super::{ChangeKind, Note, note};
use crate::changes::value;
use crate::facts::Facts;
use crate::schema::{List, Source};
use serde_json::Value;
use std::collections::BTreeSet;
use vendor_text::sorted;

/// Notes on counts that differ, and on entries that are not listed one by one.
pub fn counted(old: &List, new: &List) -> Vec<Note> {
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
        ("Number patterns", shapes(old), shapes(new)),
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
    says.extend(models_changed(old, new));
    says.extend(sources_changed(old, new));
    if let Some(words) = words_changed(old, new) {
        says.push(words);
    }
    if old.standings != new.standings {
        says.push("The network that reads how lines speak of equipment was trained again.".to_owned());
    }
    says.extend(also(&old.edition, &new.edition, &["version", "issued", "next_due", "expires"]));
    if says.is_empty() { Vec::new() } else { vec![note("", "Counts", ChangeKind::Changed, says)] }
}

/// How many sources were reworded, and how many replaced others.
fn sources_changed(old: &List, new: &List) -> Vec<String> {
    let before = |source: &Source| old.sources.iter().find(|before| before.id == source.id);
    let told_anew = new.sources.iter().filter(|source| before(source).is_some_and(|before| before != *source)).count();
    let others = new.sources.iter().filter(|source| before(source).is_none()).count();
    let mut says = Vec::new();
    if told_anew > 0 {
        says.push(format!("Sources read again or reworded: {told_anew}."));
    }
    if others > 0 && old.sources.len() == new.sources.len() {
        says.push(format!("Sources that replaced others: {others}."));
    }
    says
}

/// The makers whose known models were added or removed.
fn models_changed(old: &List, new: &List) -> Option<String> {
    let ids = sorted::set(old.models.keys().chain(new.models.keys()));
    let differing: Vec<&str> =
        ids.into_iter().filter(|id| old.models.get(*id) != new.models.get(*id)).map(String::as_str).collect();
    let name = |id: &'_ str| new.makers.iter().find(|maker| maker.id == id).map(|maker| maker.name.clone());
    let names: Vec<String> = differing.into_iter().map(|id| name(id).unwrap_or_else(|| id.to_owned())).collect();
    named("Known models were added or removed for", names.iter().map(String::as_str))
}

/// Which lists of words differ, and in how many entries.
fn words_changed(old: &List, new: &List) -> Option<String> {
    let (before, after) = (value(&old.words), value(&new.words));
    let lists: Vec<String> = parts(&before, &after)
        .into_iter()
        .map(|key| {
            let entries = |words: &Value| -> BTreeSet<String> {
                let entries = words.get(&key).and_then(Value::as_array).into_iter().flatten();
                sorted::set(entries.map(Value::to_string))
            };
            let (was, is) = (entries(&before), entries(&after));
            let (new, gone) = (is.difference(&was).count(), was.difference(&is).count());
            format!("{} ({new} new, {gone} gone)", key.replace('_', " "))
        })
        .collect();
    named("The word lists for reading lines were changed:", lists.iter().map(String::as_str))
}
