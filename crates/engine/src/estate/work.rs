//! What people add to a register: marks on sites and assets, rules of priority, costs, the plan.

use super::connection::Connection;
use super::found::Found;
use super::priority::{self, Rule, Turn};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use vendor_text::{Correction, Date};

/// The user's own work on an estate. Everything here is typed or chosen by the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// Whose estate it is.
    #[serde(default)]
    pub organisation: String,
    /// Who checked it.
    #[serde(default)]
    pub checked_by: String,
    /// Marks on sites, by the site's name.
    #[serde(default)]
    pub sites: BTreeMap<String, SiteMark>,
    /// Marks on assets, by [`key`].
    #[serde(default)]
    pub assets: BTreeMap<String, AssetMark>,
    /// Sheets and files that are not counted like the others, by [`vendor_text::Place::part_in_words`].
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<String, PartUse>,
    /// New names of sites, each by the name in the register. Two sites with the same new name are one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub site_names: BTreeMap<String, String>,
    /// What comes first.
    pub rules: Vec<Rule>,
    /// What the replacement of one piece costs, in whole pounds, by kind of equipment.
    #[serde(default)]
    pub costs: BTreeMap<String, u32>,
    /// Whether the register's own price of one piece counts where no price is given for its kind.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub register_prices: bool,
    /// The financial year by whose end each turn is to be done, by the calendar year in which it begins.
    pub years: BTreeMap<Turn, u16>,
    /// What may be spent in a financial year, in whole pounds.
    #[serde(default)]
    pub budgets: BTreeMap<u16, u32>,
}

impl Work {
    /// A work in which nothing is marked: the usual rules, and one turn a year from the first year on.
    #[must_use]
    pub fn new(first_year: u16) -> Self {
        let years = Turn::REPLACED.iter().zip(first_year..).map(|(turn, year)| (*turn, year)).collect();
        Self {
            organisation: String::new(),
            checked_by: String::new(),
            sites: BTreeMap::new(),
            assets: BTreeMap::new(),
            parts: BTreeMap::new(),
            site_names: BTreeMap::new(),
            rules: priority::usual_rules(),
            costs: BTreeMap::new(),
            register_prices: false,
            years,
            budgets: BTreeMap::new(),
        }
    }

    /// The mark of a site.
    #[must_use]
    pub fn site(&self, name: &str) -> Option<&SiteMark> {
        self.sites.get(name)
    }

    /// Gives sites a new name. Sites that then have the same name are one, and the first mark among them is kept. A
    /// blank name restores the names of the register.
    pub fn call_sites<'a>(&mut self, names: impl IntoIterator<Item = &'a str>, called: &str) {
        let called = called.split_whitespace().collect::<Vec<_>>().join(" ");
        let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
        let mark = self.sites.get(&called).cloned().or_else(|| names.iter().find_map(|name| self.sites.remove(*name)));
        for name in names {
            // A site that was renamed before is found by its name in the register.
            let mut first: Vec<String> =
                self.site_names.iter().filter(|(_, now)| *now == name).map(|(first, _)| first.clone()).collect();
            if first.is_empty() || !called.is_empty() {
                first.push(name.to_owned());
            }
            for first in first {
                if called.is_empty() || first == called {
                    self.site_names.remove(&first);
                } else {
                    self.site_names.insert(first, called.clone());
                }
            }
        }
        if let Some(mark) = mark.filter(|_| !called.is_empty()) {
            self.sites.insert(called, mark);
        }
    }

    /// Changes the marks of several sites at once, and drops marks that no longer say anything.
    pub fn mark_sites<'a>(&mut self, names: impl IntoIterator<Item = &'a str>, change: impl Fn(&mut SiteMark)) {
        for name in names {
            let mark = self.sites.entry(name.to_owned()).or_default();
            change(mark);
            if *mark == SiteMark::default() {
                self.sites.remove(name);
            }
        }
    }
}

/// How a sheet or a file of an estate is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartUse {
    /// Like every other.
    #[default]
    Counted,
    /// What it lists is gone: only the number of pieces is reported.
    Gone,
    /// Not at all.
    LeftOut,
}

impl PartUse {
    /// All, in order.
    pub const ALL: [Self; 3] = [Self::Counted, Self::Gone, Self::LeftOut];

    /// The words on screen.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Gone => "counted as gone",
            Self::LeftOut => "left out",
        }
    }

    /// The word of files and forms.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Gone => "gone",
            Self::LeftOut => "left-out",
        }
    }
}

/// What the user says of a site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteMark {
    /// Why it is sensitive, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sensitive: Option<Reason>,
    /// How its equipment is connected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connection: Option<Connection>,
    /// What kind of site it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The financial year in which the contract for it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_end: Option<u16>,
}

/// Why a site is sensitive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// A criterion of a published definition, in its words.
    Published(String),
    /// The user's own reason.
    Own(String),
}

impl Reason {
    /// The reason in words, and whose it is.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::Published(text) => format!("published definition: {text}"),
            Self::Own(text) => format!("your own reason: {text}"),
        }
    }
}

/// How far the removal of an asset has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// Nothing was done yet.
    #[default]
    ToDo,
    /// Seen on site, where its make and model were read.
    Verified,
    /// Taken off every other network.
    Isolated,
    /// Replaced by other equipment.
    Replaced,
    /// Taken away and not replaced.
    Removed,
}

impl Progress {
    /// All, in order.
    pub const ALL: [Self; 5] = [Self::ToDo, Self::Verified, Self::Isolated, Self::Replaced, Self::Removed];

    /// The words on screen.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::ToDo => "to do",
            Self::Verified => "verified on site",
            Self::Isolated => "isolated",
            Self::Replaced => "replaced",
            Self::Removed => "removed",
        }
    }

    /// The word of files and forms.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::ToDo => "to-do",
            Self::Verified => "verified",
            Self::Isolated => "isolated",
            Self::Replaced => "replaced",
            Self::Removed => "removed",
        }
    }

    /// The progress that a slug stands for.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|progress| progress.slug() == slug)
    }

    /// Whether the old equipment is gone.
    #[must_use]
    pub fn is_gone(self) -> bool {
        matches!(self, Self::Replaced | Self::Removed)
    }
}

/// What the user says of an asset.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssetMark {
    /// How far it is.
    #[serde(default)]
    pub progress: Progress,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// A remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What visits found on it, the newest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub found: Vec<Found>,
    /// What a person says is right about its line, in place of corrections that came with the line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected: Option<Vec<Correction>>,
}

impl AssetMark {
    /// Takes what a visit found: the piece has been seen. Corrections of the line are dropped, because they were about
    /// other words.
    pub fn find(&mut self, found: Found) {
        self.corrected = None;
        if self.progress == Progress::ToDo {
            (self.progress, self.on) = (Progress::Verified, Some(found.on));
        }
        self.found.push(found);
    }

    /// Takes what a person says of a maker in its line, or with `None` takes it back. `with_line` has the corrections
    /// that came with the line.
    pub fn correct(&mut self, with_line: &[Correction], maker: &str, correction: Option<Correction>) {
        let corrected = self.corrected.get_or_insert_with(|| with_line.to_vec());
        corrected.retain(|earlier| earlier.maker != maker);
        corrected.extend(correction);
    }

    /// What visits found and the remark, in words.
    #[must_use]
    pub fn in_words(&self) -> String {
        let found = self.found.iter().map(Found::in_words);
        found.chain((!self.note.is_empty()).then(|| self.note.clone())).collect::<Vec<_>>().join(". ")
    }
}

/// The key by which an asset is marked: its place in the file, which is the same each time the file is read.
#[must_use]
pub fn key(place: &vendor_text::Place) -> String {
    let part = place.part_in_words().unwrap_or_default();
    let within = place.in_words();
    [part, within].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(": ")
}
