//! What the compiler refuses: facts without sources, ids that lead nowhere, dates that go backwards, flags that no
//! source supports. Names and patterns are checked in files of their own.

use super::faults::{Fault, Faults, maker_file};
use super::{answer_check, name_check, pattern_check, sentences};
use std::collections::BTreeSet;
use vendor_list::debarment::{EntryKind, EntryStatus};
use vendor_list::makers::{Basis, Edge, EdgeKind, Maker, Prefix};
use vendor_list::schema::{Bears, Confidence, List, Measure, Reach, When};

/// Checks a list as a whole.
#[must_use]
pub fn check(list: &List) -> Vec<Fault> {
    let mut faults = Faults::of(list);
    edition(&mut faults);
    sources_file(&mut faults);
    for measure in &list.measures {
        check_measure(&mut faults, measure);
    }
    for maker in &list.makers {
        check_maker(&mut faults, maker);
    }
    check_next_steps(&mut faults);
    answer_check::check(&mut faults);
    editors_notes(&mut faults);
    name_check::check(&mut faults);
    pattern_check::check(&mut faults);
    faults.found()
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

/// Refuses notes of what an editor still means to do: these belong in the editor's own files, because an edition only
/// states facts.
fn editors_notes(faults: &mut Faults<'_>) {
    for (file, sentence) in sentences::of(faults.list) {
        if let Some(note) = sentences::editors_note(sentence) {
            let message =
                format!("\u{201c}{note}\u{201d} is a note of an editor, not for readers; do it, or take it out");
            faults.add(&file, sentence, message);
        }
    }
}

fn edition(faults: &mut Faults<'_>) {
    let edition = &faults.list.edition;
    if !(edition.issued < edition.next_due && edition.next_due < edition.expires) {
        faults.add("edition.toml", "issued", "issued, next_due and expires must follow each other in time");
    }
    let says_who = edition
        .publisher
        .as_ref()
        .is_none_or(|publisher| ![&publisher.name, &publisher.address].into_iter().any(|text| text.trim().is_empty()));
    if !says_who {
        faults.add("edition.toml", "[publisher]", "a publisher has a name and an address, or is left out");
    }
}

fn sources_file(faults: &mut Faults<'_>) {
    let file = "sources.toml";
    let mut seen = BTreeSet::new();
    let list = faults.list;
    for source in &list.sources {
        let near = format!("\"{}\"", source.id);
        if !seen.insert(&source.id) {
            faults.add(file, &near, format!("the id {} stands twice; give one of them another name", source.id));
        }
        if source.url.as_ref().is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
            faults.add(file, &near, format!("the url of {} must begin with https:// or http://", source.id));
        }
        if source.read > list.edition.issued {
            faults.add(
                file,
                &near,
                format!("{} was read after the edition was issued; mend one of the dates", source.id),
            );
        }
    }
}

fn check_measure(faults: &mut Faults<'_>, measure: &Measure) {
    let file = format!("measures/{}.toml", measure.id);
    faults.fact(&file, "the measure", "sources", measure.confidence, &measure.sources);
    faults.dates(&file, "the measure", Some(&measure.since), measure.until.as_ref());
    match measure.rules.last() {
        None => faults.add(&file, "", "a measure needs at least one [[rule]]"),
        Some(last) if !last.when.is_empty() => {
            faults.add(&file, &last.effect, "the last rule must have no `when`, so that every user gets an answer");
        }
        Some(_) => {}
    }
    if let Some(early) = measure.rules.iter().rev().skip(1).find(|rule| rule.when.is_empty()) {
        faults.add(
            &file,
            &early.effect,
            "a rule without `when` stands before others, which can then never be reached; move it to the end",
        );
    }
    for rule in &measure.rules {
        if rule.compels && rule.bears != Bears::BindsYou {
            faults.add(&file, &rule.effect, "only a rule that binds-you can compel; mend bears or take compels out");
        }
        if rule.compels && rule.asks {
            faults.add(&file, &rule.effect, "a rule that only asks cannot compel; take one of the two out");
        }
        if rule.effect.trim().is_empty() {
            faults.add(&file, "effect", "a rule has an empty effect; say what the measure means for these users");
        }
    }
    let counts = "counts = true";
    if measure.counts && !measure.status.may_count() {
        faults.add(
            &file,
            counts,
            format!(
                "a measure that is {} cannot count towards verdicts; set counts = false",
                measure.status.in_words()
            ),
        );
    }
    if measure.counts && measure.reach == Reach::Regime {
        faults.add(&file, counts, "a rule of the regime names no maker and cannot count towards verdicts");
    }
    if measure.counts_why.trim().is_empty() {
        faults.add(&file, "counts_why", "say in counts_why why the measure counts or not");
    }
}

fn check_maker(faults: &mut Faults<'_>, maker: &Maker) {
    let file = maker_file(maker);
    faults.known_sources(&file, "the maker", "", &maker.sources);
    if maker.sources.is_empty() {
        faults.add(&file, "sources", "a maker needs at least one source");
    }
    if let Some(group) = &maker.group
        && !faults.list.makers.iter().any(|other| &other.id == group)
    {
        faults.add(&file, "group", format!("the group {group} has no file; make one or mend the id"));
    }
    for name in &maker.names {
        faults.fact(&file, &format!("the name {}", name.text), &quoted(&name.text), name.confidence, &name.sources);
    }
    for brand in &maker.brands {
        let what = format!("the brand {}", brand.text);
        faults.fact(&file, &what, &quoted(&brand.text), brand.confidence, &brand.sources);
        faults.dates(&file, &what, brand.since.as_ref(), brand.until.as_ref());
    }
    for company in &maker.companies {
        let what = format!("the company {}", company.name);
        faults.fact(&file, &what, &quoted(&company.name), company.confidence, &company.sources);
        faults.dates(&file, &what, company.since.as_ref(), company.until.as_ref());
    }
    for owner in &maker.owners {
        let what = format!("the owner {}", owner.name);
        faults.fact(&file, &what, &quoted(&owner.name), owner.confidence, &owner.sources);
        faults.dates(&file, &what, owner.since.as_ref(), owner.until.as_ref());
    }
    for edge in &maker.edges {
        check_edge(faults, &file, maker, edge);
    }
    for print in &maker.fingerprints {
        faults.fact(
            &file,
            &format!("the fingerprint {}", print.text),
            &quoted(&print.text),
            print.confidence,
            &print.sources,
        );
    }
    for (at, prefix) in maker.prefixes.iter().enumerate() {
        let alike = |other: &Prefix| Prefix { blocks: prefix.blocks.clone(), ..other.clone() } == *prefix;
        if maker.prefixes.iter().take(at).any(alike) {
            faults.add(
                &file,
                &prefix.registrant,
                "the registrant has two tables that differ in blocks alone; make them one",
            );
        }
        faults.known_sources(&file, "the MAC blocks", &prefix.registrant, &prefix.sources);
        if prefix.sources.is_empty() {
            faults.add(&file, &prefix.registrant, "the MAC blocks have no source; add one from sources.toml");
        }
        for block in &prefix.blocks {
            let hex = block.chars().all(|c| c.is_ascii_digit() || ('A'..='F').contains(&c));
            if !hex || ![6, 7, 9].contains(&block.len()) {
                faults.add(&file, block, format!("the MAC block {block} must be 6, 7 or 9 capital hexadecimal digits"));
            }
        }
    }
}

fn check_edge(faults: &mut Faults<'_>, file: &str, maker: &Maker, edge: &Edge) {
    let what = format!("the edge to {}", edge.measure);
    let near = format!("\"{}\"", edge.measure);
    let Some(measure) = faults.list.measures.iter().find(|measure| measure.id == edge.measure) else {
        faults.add(file, &near, format!("{what} leads to a measure that has no file; make one or mend the id"));
        return;
    };
    if edge.basis == Basis::Sourced {
        faults.fact(file, &what, &near, edge.confidence, &edge.sources);
    } else {
        faults.known_sources(file, &what, &near, &edge.sources);
    }
    faults.dates(file, &what, edge.since.as_ref(), edge.until.as_ref());
    if edge.how == EdgeKind::Class && measure.reach != Reach::Class {
        faults.add(
            file,
            &near,
            format!("{what} is by class, but the measure describes no class; call it named or noted"),
        );
    }
    if !maker.listed && edge.how != EdgeKind::Noted {
        let message =
            format!("{what}: a control can only be noted in a measure; a maker that it names belongs in makers/");
        faults.add(file, &near, message);
    }
    check_entry(faults, file, &what, edge);
}

fn check_entry(faults: &mut Faults<'_>, file: &str, what: &str, edge: &Edge) {
    let Some(entry) = &edge.entry else { return };
    let near = "[edge.entry]";
    faults.dates(file, &format!("{what}: notice and entry"), entry.noticed.as_ref(), edge.since.as_ref());
    faults.dates(file, &format!("{what}: entry and expected end"), edge.since.as_ref(), entry.expected_end.as_ref());
    let only_contracts = |when: &When| when.purpose.is_empty() && when.party.is_empty() && when.entry.is_empty();
    if !entry.describes.iter().all(only_contracts) {
        faults.add(file, near, format!("{what} may describe contracts by equipment, site and authority only"));
    }
    if entry.status != EntryStatus::Listed {
        return;
    }
    if edge.how != EdgeKind::Named || edge.basis != Basis::Sourced || edge.confidence != Confidence::SeenPrimary {
        let message =
            format!("{what} is an entry: it must be named, sourced and seen-primary, read in the list itself");
        faults.add(file, near, message);
    }
    if entry.kind.is_none() {
        faults.add(file, near, format!("{what} is an entry: say whether it is mandatory or discretionary"));
    }
    let national_security = entry.ground.to_lowercase().contains("paragraph 35");
    if national_security && entry.kind == Some(EntryKind::Mandatory) && entry.describes.is_empty() {
        let message = format!("{what} is a national-security entry: add describes, the contracts that it covers");
        faults.add(file, near, message);
    }
}

fn check_next_steps(faults: &mut Faults<'_>) {
    let file = "next-steps.toml";
    let list = faults.list;
    let mut seen = BTreeSet::new();
    for step in &list.next_steps {
        let (what, near) = (format!("the step {}", step.id), format!("\"{}\"", step.id));
        if !seen.insert(&step.id) {
            faults.add(file, &near, format!("{what} stands twice; give one of them another id"));
        }
        if step.verdicts.is_empty() {
            faults.add(file, &near, format!("{what} is said beside no verdict; name one in verdicts"));
        }
        if step.confidence == Confidence::BackgroundUnverified {
            faults.known_sources(file, &what, &near, &step.sources);
        } else {
            faults.fact(file, &what, &near, step.confidence, &step.sources);
        }
        for id in step.beside.iter().filter(|id| !list.measures.iter().any(|measure| &measure.id == *id)) {
            faults.add(file, &near, format!("{what} stands beside {id}, a measure that has no file; mend the id"));
        }
    }
}
