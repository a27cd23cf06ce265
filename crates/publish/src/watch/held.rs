//! The names that the list holds, ready to be compared with those of an official file.

use std::collections::BTreeMap;
use vendor_list::makers::{Edge, EdgeKind, Maker, NameKind};
use vendor_list::schema::List;
use vendor_names::{Matcher, NameIndex, Same};
use vendor_readers::official::OfficialEntry;
use vendor_text::words::folded_phrase;
use vendor_text::{Bearer, Called};

/// How many names are compared with each name of a file.
const NEAREST: usize = 6;

/// The makers of a list by their names and their companies' names.
pub struct Held<'a> {
    /// The list.
    pub list: &'a List,
    matcher: Matcher,
    index: NameIndex,
    makers: Vec<&'a Maker>,
}

/// A maker that an entry is about.
#[derive(Clone, Copy)]
pub struct Met<'a> {
    /// The maker.
    pub maker: &'a Maker,
    /// Whether it is certainly meant.
    pub same: Same,
}

impl<'a> Held<'a> {
    /// Takes a list.
    pub fn new(list: &'a List) -> Self {
        let matcher = Matcher::new(&list.words);
        let mut names: Vec<&str> = Vec::new();
        let mut makers = Vec::new();
        for maker in &list.makers {
            // Short names and misspellings are not names under which a register has a firm.
            let own = maker.names.iter().filter(|name| !matches!(name.kind, NameKind::Short | NameKind::Misspelling));
            let companies = maker.companies.iter().map(|company| company.name.as_str());
            for name in own.map(|name| name.text.as_str()).chain(companies) {
                names.push(name);
                makers.push(maker);
            }
        }
        let index = NameIndex::build(&matcher, &names);
        Self { list, matcher, index, makers }
    }

    /// The makers that a name refers to: the nearest ones that are certain, or, if none is certain, those that are
    /// possible.
    pub fn by_name(&self, name: &str) -> Vec<Met<'a>> {
        let mut met: Vec<Met<'a>> = Vec::new();
        let mut nearest = 0.0;
        for found in self.index.best(&self.matcher, name, NEAREST) {
            let held = self.index.text(found.entry).unwrap_or_default();
            // Official lists seldom mistype names, so a name that is only close is more often that of another firm.
            let is_slip = self.matcher.rests_on_a_slip(&self.matcher.name(name), &self.matcher.name(held));
            let same = Same::of(found.score).min(if is_slip { Same::Possible } else { Same::Yes });
            // The nearest come first: a name further off than a certain one is another maker's.
            if nearest > found.score {
                break;
            }
            if same == Same::Yes {
                nearest = found.score;
            }
            let Some(maker) = self.makers.get(found.entry).copied().filter(|_| same > Same::No) else { continue };
            if !met.iter().any(|known| known.maker.id == maker.id) {
                met.push(Met { maker, same });
            }
        }
        met
    }

    /// The makers that any name of an entry refers to; if some are certain, only those. A person or a ship is not a
    /// maker; a weak name only asks.
    pub fn by_entry(&self, entry: &OfficialEntry) -> Vec<Met<'a>> {
        let mut best: BTreeMap<&str, Met<'a>> = BTreeMap::new();
        for name in entry.names.iter().filter(|name| !matches!(name.bearer, Bearer::Person | Bearer::Craft)) {
            for mut met in self.by_name(&name.text) {
                if name.called == Called::WeakAlias {
                    met.same = met.same.min(Same::Possible);
                }
                let known = best.entry(met.maker.id.as_str()).or_insert(met);
                if met.same > known.same {
                    *known = met;
                }
            }
        }
        let met: Vec<Met<'a>> = best.into_values().collect();
        let sure: Vec<Met<'a>> = met.iter().filter(|met| met.same == Same::Yes).copied().collect();
        if sure.is_empty() { met } else { sure }
    }

    /// The edges by which measures name a maker or its group.
    pub fn edges(&self, maker: &'a Maker, measures: &'a [String]) -> Vec<&'a Edge> {
        let group = maker.group.as_ref().and_then(|id| self.list.makers.iter().find(|other| other.id == *id));
        let edges = maker.edges.iter().chain(group.into_iter().flat_map(|group| &group.edges));
        edges.filter(|edge| edge.how == EdgeKind::Named && measures.contains(&edge.measure)).collect()
    }
}

/// Whether a maker's file contains a name, ignoring case and punctuation.
pub fn holds_name(maker: &Maker, name: &str) -> bool {
    let wanted = folded_phrase(name);
    let own = maker.names.iter().map(|name| &name.text);
    let all = own
        .chain(maker.companies.iter().map(|company| &company.name))
        .chain(maker.brands.iter().map(|brand| &brand.text));
    all.into_iter().any(|text| folded_phrase(text) == wanted)
}

/// The maker's file, below `list/`.
pub fn file_of(maker: &Maker) -> String {
    format!("{}/{}.toml", if maker.listed { "makers" } else { "controls" }, maker.id)
}
