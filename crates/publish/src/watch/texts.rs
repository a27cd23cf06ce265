//! The FCC Covered List: entries in running text, which name firms or describe classes.

use super::held::file_of;
use super::snippets::{self, SourceOf, quoted};
use super::{Finding, Paste, Watched, What, measure};
use std::collections::BTreeSet;
use vendor_list::Index;
use vendor_list::certainty::Certainty;
use vendor_list::makers::{EdgeKind, Maker, NameKind};
use vendor_list::schema::List;
use vendor_names::own_lists::OwnList;
use vendor_readers::official::{OfficialEntry, OfficialList};
use vendor_text::{ListedName, NameList};

/// The longest part of an entry that is put into a history.
const LONGEST: usize = 160;

/// Where the entries differ from the measure.
pub fn findings(list: &List, watched: &Watched, file: &OfficialList, source: &SourceOf) -> Vec<Finding> {
    let Some(watched) = watched.of(file.publisher).next() else { return Vec::new() };
    let Some(id) = watched.measures.first() else { return Vec::new() };
    let (Some(measure), Ok(index)) = (measure(list, id), Index::new(list.clone())) else { return Vec::new() };
    let names = names_of(list);
    let finder = OwnList::new(names, &index);
    let mut findings = Vec::new();
    let (mut named, mut new): (BTreeSet<&str>, BTreeSet<&str>) = (BTreeSet::new(), BTreeSet::new());
    for entry in &file.entries {
        for hit in finder.find(&index, &entry.text) {
            let Some(maker) = usize::try_from(hit.row).ok().and_then(|at| list.makers.get(at)) else { continue };
            named.insert(&maker.id);
            let tied = maker.edges.iter().any(|edge| edge.measure == *id && edge.how != EdgeKind::Noted);
            if !tied && hit.certainty >= Certainty::Likely && new.insert(&maker.id) {
                findings.push(new_maker(id, maker, entry, source));
            }
        }
        let Some(since) = entry.since else { continue };
        // A line in the measure's history begins with a day, and may contain others.
        let (day, in_words) = (since.to_string(), since.in_words());
        let is_told = measure.history.iter().any(|line| line.starts_with(&day) || line.contains(&in_words));
        if !is_told {
            findings.push(Finding {
                what: What::New,
                about: id.clone(),
                says: format!(
                    "The entry of {day} (row {}) stands in no line of the measure’s history: “{}”.",
                    entry.row,
                    cut(&entry.text)
                ),
                paste: Some(Paste {
                    into: format!("measures/{id}.toml"),
                    toml: format!(
                        "# one more line of `history`:\n  {},\n",
                        quoted(&format!("{day}: {}", cut(&entry.text)))
                    ),
                }),
            });
        }
    }
    for maker in list
        .makers
        .iter()
        .filter(|maker| !named.contains(maker.id.as_str()) && !watched.not_by_name.contains(&maker.id))
    {
        for edge in
            maker.edges.iter().filter(|edge| edge.measure == *id && edge.how == EdgeKind::Named && edge.until.is_none())
        {
            findings.push(Finding {
                what: What::Gone,
                about: maker.id.clone(),
                says: format!("The list ties {} to {id}, and no entry of the file names it. If the file is whole, in place of that edge:", maker.name),
                paste: Some(Paste { into: file_of(maker), toml: snippets::ended(edge, source.day()) }),
            });
        }
    }
    findings
}

fn new_maker(id: &str, maker: &Maker, entry: &OfficialEntry, source: &SourceOf) -> Finding {
    let note = format!("Named in the entry of {}.", entry.since.map(|day| day.in_words()).unwrap_or_default());
    Finding {
        what: What::New,
        about: maker.id.clone(),
        says: format!(
            "The entry in row {} names {}, and the list does not tie it to {id}: “{}”.",
            entry.row,
            maker.name,
            cut(&entry.text)
        ),
        paste: Some(Paste { into: file_of(maker), toml: snippets::edge(id, None, entry.since, source, &note) }),
    }
}

/// Every name that identifies a single maker; `row` is the maker's place in the list.
fn names_of(list: &List) -> NameList {
    let mut names = Vec::new();
    for (maker, at) in list.makers.iter().zip(0_u32..) {
        let own = maker
            .names
            .iter()
            .filter(|name| name.kind != NameKind::Short && !name.needs_support)
            .map(|name| &name.text);
        let companies = maker.companies.iter().map(|company| &company.name);
        let brands =
            maker.brands.iter().filter(|brand| !brand.needs_support && brand.scope == vendor_list::makers::Scope::All);
        let texts = own.chain(companies).chain(brands.map(|brand| &brand.text));
        names.extend(texts.map(|text| ListedName::new(at, text.as_str())));
    }
    NameList { name: "list".to_owned(), sha256: String::new(), names, unread: Vec::new() }
}

fn cut(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}
