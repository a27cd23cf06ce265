//! The totals of an estate. What is not known is counted like everything else.

use super::assets::{Asset, Assets, Identity, year_in_words};
use super::filter::{Marked, site_kind};
use super::names::NameId;
use crate::judge::Verdict;
use crate::report::counts::{count, thousands};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use vendor_text::sorted;

/// The name of a group for which the register says nothing, or nothing that was understood.
pub const NOT_STATED: &str = "not recognised";
/// The largest number of groups of one kind that are each named.
const MOST_GROUPS: usize = 300;

/// How many pieces, by whose they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// A listed maker's.
    pub listed: usize,
    /// To ask about.
    pub to_ask: usize,
    /// Nobody knows whose.
    pub unknown: usize,
    /// Another known maker's.
    pub other: usize,
    /// Of all these, how many are to leave, as the register says.
    #[serde(default)]
    pub leaving: usize,
}

impl Counts {
    /// Counts pieces.
    pub fn add(&mut self, identity: Identity, pieces: usize) {
        match identity {
            Identity::Listed => self.listed += pieces,
            Identity::ToAsk => self.to_ask += pieces,
            Identity::Unknown => self.unknown += pieces,
            Identity::Other => self.other += pieces,
        }
    }

    /// Counts the pieces of an asset.
    pub fn add_asset(&mut self, asset: &Asset) {
        let pieces = asset.quantity as usize;
        self.add(asset.identity, pieces);
        self.leaving += if asset.leaving { pieces } else { 0 };
    }

    /// How many there are of one identity.
    #[must_use]
    pub fn of(&self, identity: Identity) -> usize {
        match identity {
            Identity::Listed => self.listed,
            Identity::ToAsk => self.to_ask,
            Identity::Unknown => self.unknown,
            Identity::Other => self.other,
        }
    }

    /// All.
    #[must_use]
    pub fn all(&self) -> usize {
        Identity::ALL.iter().map(|identity| self.of(*identity)).sum()
    }

    /// Adds other counts to these.
    pub fn take_in(&mut self, other: &Self) {
        for identity in Identity::ALL {
            self.add(identity, other.of(identity));
        }
        self.leaving += other.leaving;
    }
}

/// Pieces that share something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// What they share; empty where the register does not say, and for groups that were put together.
    pub name: String,
    /// How many.
    pub counts: Counts,
    /// How many groups were put together in this one because there are too many to name; 0 in a group with a name.
    pub together: usize,
}

impl Group {
    /// A group with its name.
    #[must_use]
    pub fn new(name: impl Into<String>, counts: Counts) -> Self {
        Self { name: name.into(), counts, together: 0 }
    }

    /// The name, or that it was not stated.
    #[must_use]
    pub fn title(&self) -> String {
        self.title_or(NOT_STATED)
    }

    /// The name, or `nameless` where the register does not say.
    #[must_use]
    pub fn title_or(&self, nameless: &str) -> String {
        match self.together {
            0 if self.name.is_empty() => nameless.to_owned(),
            0 => self.name.clone(),
            many => count(many, "other", "others"),
        }
    }
}

/// The first `most` groups. The group of what is not stated is always among them, because it counts like the others.
pub fn first(groups: &[Group], most: usize) -> impl Iterator<Item = &Group> {
    let not_stated = groups.last().filter(|last| last.name.is_empty() && last.together == 0 && groups.len() > most);
    groups.iter().take(most - usize::from(not_stated.is_some())).chain(not_stated)
}

/// The totals of what is looked at. Counts are of pieces unless they say lines.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Lines that are assets.
    pub lines: usize,
    /// Lines whose maker is known.
    pub identified_lines: usize,
    /// Pieces in all.
    pub pieces: Counts,
    /// Pieces on sensitive sites.
    pub sensitive: Counts,
    /// By verdict, the most serious first.
    pub by_verdict: Vec<(Verdict, usize)>,
    /// By answer in words, a restriction by whom it reaches; each by whose it is.
    pub by_answer: Vec<(String, Counts)>,
    /// Restricted pieces that do not bind the user, by whom the restriction reaches, in words.
    pub by_reach: Vec<(String, usize)>,
    /// By maker, the most first.
    pub by_maker: Vec<Group>,
    /// By what it is sold as.
    pub by_brand: Vec<Group>,
    /// By site.
    pub by_site: Vec<Group>,
    /// By kind of site.
    pub by_site_kind: Vec<Group>,
    /// By kind of equipment.
    pub by_kind: Vec<Group>,
    /// By year of installation, oldest first, what is not stated last.
    pub by_year: Vec<Group>,
}

impl Totals {
    /// Pieces by answer, in the words of every table and paper: a restriction is named by whom it reaches.
    #[must_use]
    pub fn answers(&self) -> Vec<(Verdict, &str, usize)> {
        let mut answers = Vec::new();
        for (verdict, pieces) in &self.by_verdict {
            let mut left = *pieces;
            if *verdict == Verdict::Restricted {
                for (words, reached) in &self.by_reach {
                    answers.push((*verdict, words.as_str(), *reached));
                    left = left.saturating_sub(*reached);
                }
            }
            if left > 0 || *verdict != Verdict::Restricted || self.by_reach.is_empty() {
                answers.push((*verdict, verdict.in_words(), left));
            }
        }
        answers
    }

    /// One sentence for a committee: whose the pieces are, and how many. `None` if there are no pieces.
    #[must_use]
    pub fn whose_in_words(&self) -> Option<String> {
        let all = self.pieces.all();
        let Counts { listed, to_ask, unknown, other, .. } = self.pieces;
        if all == 1 {
            let whose = match (listed, to_ask, unknown) {
                (1, ..) => "was made by a maker on the list",
                (_, 1, _) => "has to be asked about",
                (_, _, 1) => "has no known maker",
                _ => "is by a maker that is not on the list",
            };
            return Some(format!("The 1 item {whose}."));
        }
        let part = |pieces: usize, one: &str, more: &str| (pieces > 0).then(|| count(pieces, one, more));
        let rest = [
            part(to_ask, "has to be asked about", "have to be asked about"),
            part(unknown, "has no known maker", "have no known maker"),
            part(other, "is by another maker", "are by other makers"),
        ];
        let rest: Vec<String> = rest.into_iter().flatten().collect();
        let rest = if rest.is_empty() { String::new() } else { format!(" {}.", rest.join(", ")) };
        let of = count(all, "item", "items");
        let verb = if listed == 1 { "was" } else { "were" };
        let some = if listed == 0 { "None".to_owned() } else { thousands(listed as u64) };
        (all > 0).then(|| format!("{some} of {of} {verb} made by a maker on the list.{rest}"))
    }

    /// Counts assets.
    #[must_use]
    pub fn of(assets: &Assets, shown: &[&Marked<'_>]) -> Self {
        let mut totals = Self { lines: shown.len(), ..Self::default() };
        let mut verdicts = sorted::map(Verdict::ALL.iter().map(|verdict| (*verdict, 0)));
        let mut answers: BTreeMap<_, Counts> = BTreeMap::new();
        let mut reaches = BTreeMap::new();
        for one in shown {
            let pieces = one.asset.quantity as usize;
            totals.identified_lines += usize::from(one.asset.identity.is_identified());
            totals.pieces.add_asset(one.asset);
            if one.is_sensitive() {
                totals.sensitive.add_asset(one.asset);
            }
            *verdicts.entry(one.asset.verdict).or_default() += pieces;
            let reach = one.asset.reach.filter(|_| !one.asset.binds);
            answers.entry((one.asset.verdict, reach, one.asset.answer())).or_default().add_asset(one.asset);
            if one.asset.verdict == Verdict::Restricted && !one.asset.binds {
                *reaches.entry(one.asset.answer().to_owned()).or_default() += pieces;
            }
        }
        totals.by_verdict = verdicts.into_iter().collect();
        totals.by_answer = answers.into_iter().map(|((.., words), counts)| (words.to_owned(), counts)).collect();
        totals.by_reach = reaches.into_iter().collect();
        totals.by_maker = by_name(assets, shown, |asset| asset.maker);
        totals.by_brand = by_name(assets, shown, |asset| asset.brand);
        totals.by_site = by_name(assets, shown, |asset| asset.site);
        totals.by_kind = by_name(assets, shown, |asset| asset.kind);
        totals.by_site_kind = by_site_kind(assets, shown);
        totals.by_year = by_year(shown);
        totals
    }
}

/// Groups of assets that share a name.
pub(super) fn by_name(assets: &Assets, shown: &[&Marked<'_>], name: fn(&Asset) -> NameId) -> Vec<Group> {
    let mut counts = vec![Counts::default(); assets.names.count()];
    for one in shown {
        if let Some(counts) = counts.get_mut(name(one.asset).place()) {
            counts.add_asset(one.asset);
        }
    }
    let named = counts.into_iter().enumerate().filter(|(_, counts)| counts.all() > 0);
    most_first(named.map(|(place, counts)| Group::new(assets.names.at(place), counts)).collect())
}

/// Groups of assets by the kind of their site.
pub(super) fn by_site_kind(assets: &Assets, shown: &[&Marked<'_>]) -> Vec<Group> {
    let mut groups: BTreeMap<&str, Counts> = BTreeMap::new();
    for one in shown {
        groups.entry(site_kind(assets, one)).or_default().add_asset(one.asset);
    }
    most_first(groups.into_iter().map(|(name, counts)| Group::new(name, counts)).collect())
}

/// The largest groups first, then all that are too many to name as one group, then what is not stated.
pub(super) fn most_first(mut groups: Vec<Group>) -> Vec<Group> {
    sorted::by(&mut groups, |a, b| {
        let key = |group: &Group| (group.name.is_empty(), std::cmp::Reverse(group.counts.all()));
        key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name))
    });
    let not_stated = groups.pop_if(|last| last.name.is_empty());
    if groups.len() > MOST_GROUPS {
        let rest = groups.split_off(MOST_GROUPS);
        let mut counts = Counts::default();
        for group in &rest {
            counts.take_in(&group.counts);
        }
        groups.push(Group { name: String::new(), counts, together: rest.len() });
    }
    groups.extend(not_stated);
    groups
}

fn by_year(shown: &[&Marked<'_>]) -> Vec<Group> {
    let mut groups: BTreeMap<(bool, Option<(u16, u16)>), Counts> = BTreeMap::new();
    for one in shown {
        let years = one.asset.installed.map(|(first, last)| (last, first));
        groups.entry((years.is_none(), years)).or_default().add_asset(one.asset);
    }
    let name = |years: Option<(u16, u16)>| year_in_words(years.map(|(last, first)| (first, last)));
    groups.into_iter().map(|((_, years), counts)| Group::new(name(years), counts)).collect()
}
