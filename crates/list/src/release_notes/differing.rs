//! How entries of both editions differ, in words: what is new and gone by name, and which facts of the others changed.

use crate::changes::value;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use vendor_text::sorted;

/// Most names in one sentence.
const MOST_NAMED: usize = 60;

/// A sentence that names several; `None` if there are no names.
pub fn named<'a>(opening: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let names: Vec<&str> = names.collect();
    let more = names.len().saturating_sub(MOST_NAMED);
    let shown: Vec<&str> = names.iter().take(MOST_NAMED).copied().collect();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    // A firm's name may already end in a full stop.
    let told = format!("{opening} {}{more}", shown.join(", "));
    (!names.is_empty()).then(|| format!("{}.", told.trim_end_matches('.')))
}

/// Sentences on entries of one kind: which are new, which are gone, and which changed.
pub fn entries<T: PartialEq>(what: &str, before: &[T], after: &[T], name: impl Fn(&T) -> &str) -> Vec<String> {
    let mut by_name: BTreeMap<&str, (Vec<&T>, Vec<&T>)> = BTreeMap::new();
    before.iter().for_each(|entry| by_name.entry(name(entry)).or_default().0.push(entry));
    after.iter().for_each(|entry| by_name.entry(name(entry)).or_default().1.push(entry));
    let these = |wanted: &dyn Fn(&[&T], &[&T]) -> bool| -> Vec<&str> {
        by_name.iter().filter(|(_, (was, is))| wanted(was, is)).map(|(name, _)| *name).collect()
    };
    let told = [
        (format!("New {what}:"), these(&|was, _| was.is_empty())),
        (format!("Removed from its {what}:"), these(&|_, is| is.is_empty())),
        (format!("Changed among its {what}:"), these(&|was, is| !was.is_empty() && !is.is_empty() && was != is)),
    ];
    told.iter().filter_map(|(opening, names)| named(opening, names.iter().copied())).collect()
}

/// Names the parts of an entry that differ, except those that have already been described.
pub fn also(before: &impl Serialize, after: &impl Serialize, told: &[&str]) -> Option<String> {
    let differing = parts(&value(before), &value(after));
    let untold = differing.iter().filter(|part| !told.contains(&part.as_str())).map(|part| in_words(part));
    let untold: Vec<String> = untold.collect();
    named("Also changed:", untold.iter().map(String::as_str))
}

/// The keys whose values in two objects differ.
pub fn parts(before: &Value, after: &Value) -> Vec<String> {
    let (Value::Object(before), Value::Object(after)) = (before, after) else { return Vec::new() };
    let keys = sorted::set(before.keys().chain(after.keys()));
    keys.into_iter().filter(|key| before.get(*key) != after.get(*key)).cloned().collect()
}

/// A part as a reader calls it.
fn in_words(part: &str) -> String {
    match part {
        "known_as" => "names",
        "edge" => "links to measures",
        "prefix" => "network blocks",
        "grammar" => "number patterns",
        "fingerprint" => "what its devices say on a network",
        "builder_unknown_for" => "for which equipment the builder is not known",
        "rule" => "what it means for whom",
        "counts_why" => "why it counts or not",
        "issued_by" => "who issued it",
        "shown" => "where it is shown",
        "site_criteria" => "what makes a site sensitive",
        "milestone" => "the steps of a removal",
        "cite" => "the section cited",
        "when" | "verdicts" | "beside" | "asks" | "bears" | "inferred" | "binds" | "by_policy" => "when it is said",
        "url" => "the address",
        "since" | "until" => "the dates",
        other => return other.replace('_', " "),
    }
    .to_owned()
}
