//! What others take from the list: how fresh it is, what changed, and the export.

use crate::{index, today};
use vendor_engine::judge::{Context, Terms};
use vendor_engine::report::list_export::{self, Table};
use vendor_engine::report::record::{ListStamp, Summary};
use vendor_engine::report::text;
use vendor_list::changes::{self, ChangeKind, Section};
use vendor_list::release_notes::{self, About, ReleaseNotes};
use vendor_publish::editions;

fn summary_on(day: &str) -> String {
    let edition = &index().list().edition;
    let stamp = ListStamp::new(edition, "00".repeat(32), vec!["one".into(), "two".into()]);
    let context = Context::default();
    let terms = Terms { context: &context, today: day.parse().unwrap(), policy: None };
    text::summary(index(), &Summary::new(stamp, &terms, &[]))
}

#[test]
fn every_run_says_how_fresh_the_list_is() {
    let edition = &index().list().edition;
    let after = |date: vendor_text::Date| vendor_text::Date::from_days(date.days() + 1).unwrap().to_string();
    for (day, needed, absent) in [
        (edition.next_due.to_string(), "", "newer list"),
        (after(edition.next_due), "A newer list was due on", "OUT OF DATE"),
        (edition.expires.to_string(), "A newer list was due on", "OUT OF DATE"),
        (after(edition.expires), "OUT OF DATE: this list expired on", "was due"),
    ] {
        let words = summary_on(&day);
        assert!(words.contains(needed), "{day}: {words}");
        assert!(!words.contains(absent), "{day}: {words}");
    }
}

#[test]
fn notes_tell_the_law_first_and_count_numbers() {
    let old = index().list();
    let mut new = old.clone();
    new.edition.version += 1;
    let measure = new.measures.iter_mut().find(|measure| measure.id == "us-ndaa-889").unwrap();
    measure.history.push("2026-12-01: an example".into());
    measure.counts = false;
    let maker = new.makers.iter_mut().find(|maker| maker.id == "hikvision").unwrap();
    maker.brands.retain(|brand| brand.text != "HiLook");
    let edge = maker.edges.iter_mut().find(|edge| edge.measure == "us-ndaa-889").unwrap();
    edge.until = Some("2026-12-01".parse().unwrap());
    let blocks: usize = maker.prefixes.iter().map(|prefix| prefix.blocks.len()).sum();
    maker.prefixes[0].blocks.push("ABCDEF".into());
    new.models.get_mut("hikvision").unwrap().push("ZZNEW1234".into());
    let control = new.makers.iter().position(|maker| !maker.listed).unwrap();
    let gone = new.makers.remove(control);
    let notes = release_notes::between(old, &new);
    let abouts: Vec<About> = notes.parts.iter().map(|part| part.about).collect();
    assert_eq!(abouts, [About::Law, About::Makers, About::Others, About::Numbers]);
    let says =
        |at: usize| notes.parts[at].entries.iter().flat_map(|note| &note.says).cloned().collect::<Vec<_>>().join("\n");
    assert!(says(0).contains("counts towards no answer") && says(0).contains("2026-12-01: an example."), "{}", says(0));
    assert!(says(1).contains("Removed from its brands: HiLook."), "{}", says(1));
    assert!(
        says(1).contains(", until 1 December 2026.")
            && says(1).contains(&format!("Network blocks: {} (before: {blocks}).", blocks + 1))
    );
    assert!(says(2).contains(&gone.name), "{}", says(2));
    let all = serde_json::to_string(&notes).unwrap();
    assert!(says(3).contains("Known models: ") && !all.contains("ZZNEW1234") && !all.contains("ABCDEF"), "{all}");
    assert!(release_notes::between(old, old).parts.is_empty());
}

/// The sentences of the notes on the changes from the live list to a changed one.
fn told_of(change: impl Fn(&mut vendor_list::List)) -> String {
    let old = index().list();
    let mut new = old.clone();
    change(&mut new);
    let notes = release_notes::between(old, &new);
    let parts = notes.parts.iter().flat_map(|part| &part.entries);
    parts.map(|note| format!("{}: {}\n", note.name, note.says.join(" "))).collect()
}

fn maker<'a>(list: &'a mut vendor_list::List, id: &str) -> &'a mut vendor_list::makers::Maker {
    list.makers.iter_mut().find(|maker| maker.id == id).unwrap()
}

/// Facts that say little one by one are still summed up in words.
#[test]
fn every_kind_of_change_is_told_in_words() {
    let hikvision = |list: &mut vendor_list::List| maker(list, "hikvision").prefixes[0].clone();
    let first = hikvision(&mut index().list().clone());
    let says = told_of(|list| maker(list, "hikvision").prefixes[0].registrant = "Another Ltd".to_owned());
    let wanted = format!(
        "Network blocks that are now registered to Another Ltd (before: {}): {}.",
        first.registrant,
        first.blocks.len()
    );
    assert!(says.contains(&wanted), "{says}");
    let says = told_of(|list| maker(list, "hikvision").prefixes[0].blocks[0] = "ABCDEF".to_owned());
    assert!(says.contains("Network blocks: 1 new, 1 gone."), "{says}");
    let says = told_of(|list| {
        let prefix = &mut maker(list, "hikvision").prefixes[0];
        prefix.only_such_kit = !prefix.only_such_kit;
    });
    assert!(says.contains("source or strength as evidence was changed"), "{says}");
    let says = told_of(|list| maker(list, "hikvision").brands[0].region = Some("Mars".to_owned()));
    assert!(says.contains("Changed among its brands: "), "{says}");
    let says = told_of(|list| list.thresholds[0].pounds = 1_207_721);
    assert!(says.contains("The threshold is £1,207,721 for an English council") && says.contains("Before: "), "{says}");
    let says = told_of(|list| list.answers[0].text = "Another sentence.".to_owned());
    assert!(says.starts_with("Another sentence.: Before: "), "{says}");
    let says = told_of(|list| list.next_steps[0].cite = Some("Another Act".to_owned()));
    assert!(says.contains("Also changed: the section cited."), "{says}");
    let says = told_of(|list| list.models.get_mut("hikvision").unwrap()[0] = "ZZNEW1234".to_owned());
    assert!(says.contains("Known models were added or removed for Hikvision."), "{says}");
    let says = told_of(|list| list.words.support.push("zeppelin".to_owned()));
    assert!(says.contains("were changed: support (1 new, 0 gone)."), "{says}");
    let says = told_of(|list| list.sources[0].note = Some("Another note.".to_owned()));
    assert!(says.contains("Sources read again or reworded: 1."), "{says}");
    let says = told_of(|list| list.sources[0].id = "another".to_owned());
    assert!(says.contains("Sources that replaced others: 1."), "{says}");
    let says = told_of(|list| list.answers.swap(0, 1));
    assert!(says.contains("The order of the sentences"), "{says}");
    let says = told_of(|list| list.law.reverse());
    assert!(says.contains("Only the order of entries changed."), "{says}");
    let says = told_of(|list| list.measures[0].notes.push("Another note.".to_owned()));
    assert!(says.contains("Also changed: notes."), "{says}");
    let says = told_of(|list| maker(list, "axis").category = vendor_list::context::Equipment::Drone);
    assert!(says.contains("1 maker: Other facts: Axis"), "{says}");
}

/// Changes one value of every kind in the list: the notes are never empty.
#[test]
fn whatever_differs_is_told() {
    let mut list = index().list().clone();
    list.makers.retain(|maker| ["hikvision", "dahua", "axis", "bosch", "hanwha", "ganz"].contains(&maker.id.as_str()));
    list.models.retain(|id, _| id == "hikvision");
    let whole = serde_json::to_value(&list).unwrap();
    let mut kinds: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    leaves(&whole, "", "", &mut kinds);
    let (mut tried, mut silent) = (0, Vec::new());
    for (kind, pointer) in &kinds {
        if ["/type", "/spec", "/draft", "/edition"].iter().any(|start| kind.starts_with(start)) {
            continue;
        }
        let mut changed = whole.clone();
        let value = changed.pointer_mut(pointer).unwrap();
        *value = match &*value {
            serde_json::Value::String(text) => format!("{text}x").into(),
            serde_json::Value::Number(number) if number.is_f64() => (number.as_f64().unwrap() + 0.5).into(),
            serde_json::Value::Number(number) => (number.as_i64().unwrap() + 1).into(),
            serde_json::Value::Bool(on) => (!*on).into(),
            _ => continue,
        };
        // A word from a fixed set cannot be changed.
        let Ok(new) = serde_json::from_value::<vendor_list::List>(changed) else { continue };
        tried += 1;
        if release_notes::between(&list, &new).parts.is_empty() {
            silent.push(kind);
        }
    }
    assert!(tried > 100, "{tried} of {}", kinds.len());
    assert!(silent.is_empty(), "{silent:?}");
}

/// The first value of each kind, by its place without numbers.
fn leaves(value: &serde_json::Value, kind: &str, at: &str, found: &mut std::collections::BTreeMap<String, String>) {
    match value {
        serde_json::Value::Object(parts) => {
            for (key, part) in parts {
                leaves(part, &format!("{kind}/{key}"), &format!("{at}/{key}"), found);
            }
        }
        serde_json::Value::Array(parts) => {
            for (number, part) in parts.iter().enumerate() {
                leaves(part, kind, &format!("{at}/{number}"), found);
            }
        }
        _ => {
            found.entry(kind.to_owned()).or_insert_with(|| at.to_owned());
        }
    }
}

#[test]
fn notes_stay_within_their_bytes() {
    let mut old = index().list().clone();
    old.makers.clear();
    old.measures.clear();
    let mut kept: Option<String> = None;
    for version in 1..=6 {
        let mut new = index().list().clone();
        new.edition.version = version;
        let text = editions::with(kept.as_deref(), release_notes::between(&old, &new)).unwrap();
        assert!(text.len() <= editions::MOST_BYTES, "{} bytes", text.len());
        let notes: Vec<ReleaseNotes> = serde_json::from_str(&text).unwrap();
        assert_eq!(notes[0].newer.0, version);
        kept = Some(text);
    }
    // An edition that is signed again is described once.
    let again = editions::with(kept.as_deref(), release_notes::between(&old, index().list())).unwrap();
    let versions: Vec<u32> =
        serde_json::from_str::<Vec<ReleaseNotes>>(&again).unwrap().iter().map(|notes| notes.newer.0).collect();
    assert!(versions.is_sorted_by(|a, b| a > b), "{versions:?}");
    assert!(editions::with(Some("no notes"), release_notes::between(&old, &old)).is_err());
}

#[test]
fn nothing_changed_between_a_list_and_itself() {
    assert!(changes::between(index().list(), index().list()).is_empty());
}

#[test]
fn changes_are_told_fact_by_fact() {
    let old = index().list();
    let mut new = old.clone();
    new.edition.version += 1;
    let gone = new.measures.remove(0);
    let maker = new.makers.iter_mut().find(|maker| maker.id == "hikvision").unwrap();
    maker.brands.retain(|brand| brand.text != "HiLook");
    let edge = maker.edges.iter_mut().find(|edge| edge.measure == "us-ndaa-889").unwrap();
    edge.until = Some("2026-12-01".parse().unwrap());
    new.models.get_mut("hikvision").unwrap().push("ZZNEW1234".into());
    let found = changes::between(old, &new);
    let of = |section: Section| found.iter().filter(move |change| change.section == section).collect::<Vec<_>>();
    assert!(of(Section::Edition)[0].details[0].starts_with("version: "));
    assert_eq!(
        (of(Section::Measures)[0].id.as_str(), of(Section::Measures)[0].kind),
        (gone.id.as_str(), ChangeKind::Removed)
    );
    let makers = of(Section::Makers);
    assert_eq!(makers.len(), 1);
    let details = makers[0].details.join("\n");
    assert!(details.contains("brand: “HiLook” is gone"), "{details}");
    assert!(details.contains("edge, us-ndaa-889, until: nothing → “2026-12-01”"), "{details}");
    assert_eq!(of(Section::Models)[0].details, ["“ZZNEW1234” is new"]);
    let back = changes::between(&new, old);
    assert!(back.iter().any(|change| change.id == gone.id && change.kind == ChangeKind::Added));
}

#[test]
fn the_export_holds_every_fact_and_its_licence() {
    let list = index().list();
    let whole: serde_json::Value = serde_json::from_str(&list_export::json(list, "abc").unwrap()).unwrap();
    assert_eq!(whole["licence"], list_export::LICENCE_NOTE);
    assert_eq!(whole["list"]["measures"].as_array().unwrap().len(), list.measures.len());
    for (table, rows) in [
        (Table::Measures, list.measures.len()),
        (Table::Rules, list.measures.iter().map(|measure| measure.rules.len()).sum()),
        (Table::Makers, list.makers.len()),
        (Table::Brands, list.makers.iter().map(|maker| maker.brands.len()).sum()),
        (Table::Ties, list.makers.iter().map(|maker| maker.edges.len()).sum()),
        (Table::Prefixes, list.makers.iter().flat_map(|maker| &maker.prefixes).map(|prefix| prefix.blocks.len()).sum()),
        (Table::Models, list.models.values().map(Vec::len).sum()),
        (Table::Sources, list.sources.len()),
    ] {
        let text = list_export::csv(list, table).unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(records.len(), rows, "{}", table.name());
        assert!(records.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{}", table.name());
    }
    let ties = list_export::csv(list, Table::Ties).unwrap();
    assert!(
        ties.lines().any(|line| line.starts_with("hikvision,us-ndaa-889,named,sourced,")),
        "{}",
        ties.lines().next().unwrap()
    );
    let _ = today();
}
