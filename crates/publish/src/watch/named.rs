//! Lists that name firms: who is on them and not tied to the measure here, who is tied but no longer on them, and what
//! differs.

use super::held::{Held, Met, file_of, holds_name};
use super::snippets::{self, SourceOf, quoted};
use super::{Finding, Paste, WatchedList, What, measure};
use std::collections::BTreeSet;
use vendor_list::debarment::{EntryKind, EntryStatus};
use vendor_list::makers::{Edge, Maker};
use vendor_names::Same;
use vendor_readers::official::{OfficialEntry, Publisher};
use vendor_text::words::folded_words;
use vendor_text::{Bearer, Date};

/// Where the entries of a list differ from the measures that it stands for.
pub fn findings(
    held: &Held<'_>,
    watched: &WatchedList,
    publisher: Publisher,
    entries: &[&OfficialEntry],
    source: &SourceOf,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut met: BTreeSet<&str> = BTreeSet::new();
    let mut new: BTreeSet<&str> = BTreeSet::new();
    for entry in entries {
        let makers = held.by_entry(entry);
        for Met { maker, same } in &makers {
            // A firm that is only close may be another one of the family, while the maker's own entry is elsewhere in
            // the file.
            met.insert(&maker.id);
            if *same < Same::Yes {
                findings.push(look(maker, entry));
                continue;
            }
            let edges = held.edges(maker, &watched.measures);
            match edges.iter().max_by_key(|edge| edge.until.is_none()) {
                None if !new.insert(&maker.id) => {}
                None => findings.push(new_edge(held, watched, publisher, maker, entry, source)),
                Some(edge) => findings.extend(differences(publisher, maker, edge, entry, source)),
            }
        }
        if makers.is_empty() && publisher == Publisher::UkDebarment {
            findings.extend(new_supplier(watched, entry, source));
        }
    }
    if !entries.is_empty() || publisher == Publisher::UkDebarment {
        findings.extend(gone(held, watched, &met, source));
    }
    findings
}

/// Entries that name makers of this list, in an official list for which there is no measure here.
pub fn without_measure(held: &Held<'_>, publisher: Publisher, entries: &[&OfficialEntry]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for entry in entries.iter().filter(|entry| entry.until.is_none()) {
        for met in held.by_entry(entry) {
            if met.same < Same::Yes {
                findings.push(look(met.maker, entry));
                continue;
            }
            findings.push(Finding {
                what: What::New,
                about: met.maker.id.clone(),
                says: format!(
                    "{} names “{}” (row {}{}), which is {}. No measure of the list stands for it: write measures/….toml first, name \
                     it in watch.toml, and run this again.",
                    publisher.in_words(),
                    own_name(entry),
                    entry.row,
                    if entry.list.is_empty() { String::new() } else { format!(", {}", entry.list) },
                    met.maker.name
                ),
                paste: None,
            });
        }
    }
    findings
}

fn own_name(entry: &OfficialEntry) -> &str {
    entry.names.first().map(|name| name.text.as_str()).unwrap_or_default()
}

fn look(maker: &Maker, entry: &OfficialEntry) -> Finding {
    let says = format!(
        "“{}” (row {}) is near the names of {}. If it is the same firm, write the name into {}; if not, there is nothing to do.",
        own_name(entry),
        entry.row,
        maker.name,
        file_of(maker)
    );
    Finding { what: What::Look, about: maker.id.clone(), says, paste: None }
}

/// The finding that the file names a maker that the measure's edges here do not.
fn new_edge(
    held: &Held<'_>,
    watched: &WatchedList,
    publisher: Publisher,
    maker: &Maker,
    entry: &OfficialEntry,
    source: &SourceOf,
) -> Finding {
    let says_since = |id: &&String| {
        let since = measure(held.list, id).map(|measure| measure.since.as_str().to_owned());
        since.zip(entry.since).is_some_and(|(since, day)| day.to_string().starts_with(&since))
    };
    let only = watched.measures.first().filter(|_| watched.measures.len() == 1);
    let fitting = only.or_else(|| watched.measures.iter().find(says_since));
    let remark = fitting
        .is_none()
        .then_some("no measure of this day is held: write its file first, or name the one it belongs to");
    let id = fitting.or(watched.measures.first()).map(String::as_str).unwrap_or_default();
    let note = format!("{} is named.", own_name(entry));
    let mut toml = snippets::edge(id, remark, entry.since, source, &note);
    if publisher == Publisher::UkDebarment {
        toml.push_str(&entry_lines(entry));
    }
    let moved = if maker.listed {
        String::new()
    } else {
        format!(" It is no listed maker yet: move its file to makers/{}.toml.", maker.id)
    };
    Finding {
        what: What::New,
        about: maker.id.clone(),
        says: format!(
            "“{}” (row {}) is {}, and the list does not tie it to {id}.{moved}",
            own_name(entry),
            entry.row,
            maker.name
        ),
        paste: Some(Paste { into: file_of(maker), toml }),
    }
}

/// The debarment entry to paste, as far as the row gives it.
fn entry_lines(entry: &OfficialEntry) -> String {
    let kind = entry_kind(entry)
        .map_or("\n# kind = \"mandatory\" or \"discretionary\": read it in the entry".to_owned(), |kind| {
            format!("\nkind = \"{}\"", if kind == EntryKind::Mandatory { "mandatory" } else { "discretionary" })
        });
    let ground = ground(entry).map_or("as the entry says".to_owned(), str::to_owned);
    let end = entry.until.map_or_else(String::new, |day| format!("\nexpected_end = \"{day}\""));
    // Left for a person to read in the entry; the compiler refuses the edge without it.
    let describes = if is_national_security(&ground) {
        "# describes = [{ … }]: the contracts that the entry covers\n"
    } else {
        ""
    };
    format!(
        "[edge.entry]\n{describes}status = \"listed\"{kind}\nground = {}{end}\ndescribed_as = {}\n",
        quoted(&ground),
        quoted(&entry.text)
    )
}

fn is_national_security(ground: &str) -> bool {
    ground.contains("national security") || ground.contains("paragraph 35")
}

fn entry_kind(entry: &OfficialEntry) -> Option<EntryKind> {
    let text = entry.text.to_lowercase();
    match (text.contains("mandatory"), text.contains("discretionary")) {
        (true, false) => Some(EntryKind::Mandatory),
        (false, true) => Some(EntryKind::Discretionary),
        _ => None,
    }
}

/// The part of the row that names a ground of the Act.
fn ground(entry: &OfficialEntry) -> Option<&str> {
    let part = entry.text.split('|').find(|part| part.contains("Schedule") || part.contains("paragraph"))?;
    Some(part.split_once(':').map_or(part, |(_, value)| value).trim())
}

/// The finding that the debarment list has a supplier of whom nothing is held.
fn new_supplier(watched: &WatchedList, entry: &OfficialEntry, source: &SourceOf) -> Option<Finding> {
    let measure = watched.measures.first()?;
    let name = own_name(entry);
    let id = folded_words(name).join("-").to_ascii_lowercase();
    let note = format!("{} is named.", name);
    let edge = snippets::edge(measure, None, entry.since, source, &note) + &entry_lines(entry);
    Some(Finding {
        what: What::New,
        about: id.clone(),
        says: format!("“{name}” (row {}) stands on the list, and nothing here is called so.", entry.row),
        paste: Some(Paste { into: format!("makers/{id}.toml"), toml: snippets::maker(&id, name, source, &edge) }),
    })
}

/// How an entry differs from the edge that stands for it.
fn differences(
    publisher: Publisher,
    maker: &Maker,
    edge: &Edge,
    entry: &OfficialEntry,
    source: &SourceOf,
) -> Vec<Finding> {
    let finding = |what, says: String, toml: String| Finding {
        what,
        about: maker.id.clone(),
        says,
        paste: Some(Paste { into: file_of(maker), toml }),
    };
    let row = format!("“{}” (row {})", own_name(entry), entry.row);
    let mut found = Vec::new();
    let is_debarment = publisher == Publisher::UkDebarment;
    match (entry.until.filter(|_| !is_debarment), &edge.until) {
        (Some(until), None) => found.push(finding(
            What::Changed,
            format!(
                "{row} ended on {}; the list ties {} to {} without an end. In place of that edge:",
                until.in_words(),
                maker.name,
                edge.measure
            ),
            snippets::ended(edge, until),
        )),
        (None, Some(until)) => found.push(finding(
            What::Changed,
            format!(
                "{row} stands in the file; the list says that the tie of {} to {} ended in {}. In place of that edge:",
                maker.name,
                edge.measure,
                until.in_words()
            ),
            snippets::changed(&Edge { until: None, ..edge.clone() }),
        )),
        _ => {}
    }
    let whole_day = |edge: &Edge| edge.since.as_ref().and_then(|since| since.as_str().parse::<Date>().ok());
    if let (Some(told), Some(kept)) = (entry.since, whole_day(edge))
        && told != kept
        && edge.until.is_none()
    {
        let mut changed = edge.clone();
        changed.since = told.to_string().parse().ok();
        found.push(finding(
            What::Changed,
            format!(
                "{row} stands since {}; the list says {}. In place of that edge:",
                told.in_words(),
                kept.in_words()
            ),
            snippets::changed(&changed),
        ));
    }
    if is_debarment && let Some(kept) = &edge.entry {
        let mut changed = kept.clone();
        changed.status = EntryStatus::Listed;
        changed.kind = entry_kind(entry).or(kept.kind);
        changed.expected_end = entry.until.and_then(|day| day.to_string().parse().ok()).or(kept.expected_end.clone());
        if changed != *kept {
            let edge = Edge { entry: Some(changed), ..edge.clone() };
            found.push(finding(
                What::Changed,
                format!("{row} reads otherwise now. In place of that edge:"),
                snippets::changed(&edge),
            ));
        }
    }
    let own = own_name(entry);
    let is_firm = entry.names.first().is_some_and(|name| !matches!(name.bearer, Bearer::Person | Bearer::Craft));
    if is_firm && !holds_name(maker, own) {
        found.push(finding(
            What::Changed,
            format!("{row} is a name that {} does not hold.", file_of(maker)),
            snippets::known_as(own, source),
        ));
    }
    found
}

/// Ties in the list that the file no longer supports.
fn gone(held: &Held<'_>, watched: &WatchedList, met: &BTreeSet<&str>, source: &SourceOf) -> Vec<Finding> {
    let mut findings = Vec::new();
    for maker in &held.list.makers {
        let group_is_met = maker.group.as_deref().is_some_and(|group| met.contains(group));
        if met.contains(maker.id.as_str()) || group_is_met {
            continue;
        }
        let own = maker.edges.iter().filter(|edge| watched.measures.contains(&edge.measure) && edge.until.is_none());
        let named = own.filter(|edge| edge.how == vendor_list::makers::EdgeKind::Named);
        for edge in named {
            let toml = match &edge.entry {
                None => snippets::ended(edge, source.day()),
                Some(entry) => {
                    let mut entry = entry.clone();
                    entry.status = EntryStatus::Removed;
                    let until = source.day().to_string().parse().ok();
                    snippets::changed(&Edge { until, entry: Some(entry), ..edge.clone() })
                }
            };
            findings.push(Finding {
                what: What::Gone,
                about: maker.id.clone(),
                says: format!(
                    "The list ties {} to {}, and no entry of the file names it. If the file is whole, in place of that edge:",
                    maker.name, edge.measure
                ),
                paste: Some(Paste { into: file_of(maker), toml }),
            });
        }
    }
    findings
}
