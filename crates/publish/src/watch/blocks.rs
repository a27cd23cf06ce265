//! The IEEE listing: which blocks the registrants of makers in the list have.

use super::held::{Held, file_of};
use super::snippets::{self, SourceOf};
use super::{Finding, Paste, What};
use std::collections::{BTreeMap, BTreeSet};
use vendor_list::makers::{Maker, Prefix};
use vendor_names::Same;
use vendor_readers::official::OfficialList;
use vendor_text::words::folded_phrase;

/// Where the listing differs from the blocks in the list.
pub fn findings(held: &Held<'_>, file: &OfficialList, source: &SourceOf) -> Vec<Finding> {
    let mut by_registrant: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut registrant_of: BTreeMap<&str, &str> = BTreeMap::new();
    for block in &file.blocks {
        by_registrant.entry(&block.registrant).or_default().insert(&block.block);
        registrant_of.insert(&block.block, &block.registrant);
    }
    // A file has blocks of one length or of several. If it has none of a length, it says nothing about blocks of that
    // length.
    let lengths: BTreeSet<usize> = registrant_of.keys().map(|block| block.len()).collect();
    let holder: BTreeMap<&str, &Maker> = held
        .list
        .makers
        .iter()
        .flat_map(|maker| {
            maker.prefixes.iter().flat_map(move |prefix| prefix.blocks.iter().map(move |block| (block.as_str(), maker)))
        })
        .collect();
    let mut findings = held_otherwise(held, &lengths, &registrant_of);
    let mut known: BTreeMap<String, (&Maker, &Prefix)> = BTreeMap::new();
    for maker in &held.list.makers {
        for prefix in &maker.prefixes {
            known.insert(folded_phrase(&prefix.registrant), (maker, prefix));
        }
    }
    for (registrant, blocks) in &by_registrant {
        let missing: Vec<&str> = blocks.iter().copied().filter(|block| !holder.contains_key(block)).collect();
        if missing.is_empty() {
            continue;
        }
        match known.get(&folded_phrase(registrant)) {
            Some((maker, prefix)) => findings.push(new_blocks(maker, prefix, registrant, &missing, source)),
            None => {
                let met = held.by_name(registrant).into_iter().find(|met| met.same == Same::Yes);
                findings.extend(met.map(|met| new_registrant(met.maker, registrant, &missing, source)));
            }
        }
    }
    findings
}

/// Blocks in the list that the listing has under another name, grouped by pair of names, or does not have.
fn held_otherwise(held: &Held<'_>, lengths: &BTreeSet<usize>, registrant_of: &BTreeMap<&str, &str>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for maker in &held.list.makers {
        for prefix in &maker.prefixes {
            let mut now_of: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
            let mut absent = Vec::new();
            for block in prefix.blocks.iter().filter(|block| lengths.contains(&block.len())) {
                match registrant_of.get(block.as_str()) {
                    Some(now) if folded_phrase(now) == folded_phrase(&prefix.registrant) => {}
                    Some(now) => now_of.entry(now).or_default().push(block),
                    None => absent.push(block.as_str()),
                }
            }
            findings.extend(now_of.into_iter().map(|(now, blocks)| {
                let says = format!(
                    "Held as {}’s, of “{}”: {}. The listing has “{now}”. If it is the same firm under a new name, give the \
                     registrant that name; if it is another firm, take them out of {}.",
                    maker.name,
                    prefix.registrant,
                    blocks.join(", "),
                    file_of(maker)
                );
                Finding { what: What::Changed, about: maker.id.clone(), says, paste: None }
            }));
            if !absent.is_empty() {
                let says = format!(
                    "Not in the listing, held as {}’s, of “{}”: {}. If the file is whole, take them out of {}, or name the \
                     older listing that has them as their source.",
                    maker.name,
                    prefix.registrant,
                    absent.join(", "),
                    file_of(maker)
                );
                findings.push(Finding { what: What::Gone, about: maker.id.clone(), says, paste: None });
            }
        }
    }
    findings
}

fn new_blocks(maker: &Maker, prefix: &Prefix, registrant: &str, missing: &[&str], source: &SourceOf) -> Finding {
    let blocks = missing.iter().map(|block| (*block).to_owned()).collect();
    let new = Prefix { registrant: registrant.to_owned(), blocks, sources: vec![source.id()], ..prefix.clone() };
    Finding {
        what: What::New,
        about: maker.id.clone(),
        says: format!("“{registrant}” has {} that {} does not hold.", counted(missing.len()), file_of(maker)),
        paste: Some(Paste { into: file_of(maker), toml: snippets::prefix(&new) }),
    }
}

fn new_registrant(maker: &Maker, registrant: &str, missing: &[&str], source: &SourceOf) -> Finding {
    let new = Prefix {
        registrant: registrant.to_owned(),
        only_such_kit: false,
        brand: None,
        scope: None,
        blocks: missing.iter().map(|block| (*block).to_owned()).collect(),
        sources: vec![source.id()],
    };
    Finding {
        what: What::New,
        about: maker.id.clone(),
        says: format!(
            "“{registrant}” is called as {} is, and has {}. If it is the same firm:",
            maker.name,
            counted(missing.len())
        ),
        paste: Some(Paste { into: file_of(maker), toml: snippets::prefix(&new) }),
    }
}

fn counted(blocks: usize) -> String {
    if blocks == 1 { "1 block".to_owned() } else { format!("{blocks} blocks") }
}
