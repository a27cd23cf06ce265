//! Which assets are looked at, and what is known of an asset once the user's marks are laid over it.

use super::assets::{Asset, Assets, GoneRow, Identity, year_in_words};
use super::connection::Connection;
use super::names::NameId;
use super::priority::{self, Case, Turn};
use super::work::{AssetMark, Progress, SiteMark, Work};
use crate::judge::Verdict;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

/// What narrows an estate. A field that is not set narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// Of this verdict.
    pub verdict: Option<Verdict>,
    /// Whose they are.
    pub identity: Option<Identity>,
    /// Of this maker, by name; an empty name stands for kit whose maker is not known.
    pub maker: Option<String>,
    /// Sold as this brand.
    pub brand: Option<String>,
    /// On this site.
    pub site: Option<String>,
    /// On sites of this kind.
    pub site_kind: Option<String>,
    /// Of this kind of equipment.
    pub kind: Option<String>,
    /// Installed in this year, as [`super::assets::year_in_words`] says it.
    pub year: Option<String>,
    /// On sensitive sites, or on others.
    pub sensitive: Option<bool>,
    /// Whose turn it is.
    pub turn: Option<Turn>,
    /// How far they are.
    pub progress: Option<Progress>,
    /// Whose line has all these words, whatever their case.
    pub text: String,
}

/// An asset with the user's marks.
#[derive(Debug, Clone, Copy)]
pub struct Marked<'a> {
    /// Its place among the assets.
    pub row: usize,
    /// The asset.
    pub asset: &'a Asset,
    /// The mark of its site.
    pub site: Option<&'a SiteMark>,
    /// Its own mark.
    pub mark: Option<&'a AssetMark>,
    /// Its turn.
    pub turn: Turn,
    /// The rule that decided its turn.
    pub rule: Option<usize>,
}

impl Marked<'_> {
    /// Whether its site is sensitive.
    #[must_use]
    pub fn is_sensitive(&self) -> bool {
        self.site.is_some_and(|mark| mark.sensitive.is_some())
    }

    /// How it is connected: what the user says of the site, else what the register says.
    #[must_use]
    pub fn connection(&self) -> Option<Connection> {
        self.site.and_then(|mark| mark.connection).or(self.asset.connection)
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.mark.map(|mark| mark.progress).unwrap_or_default()
    }

    /// The financial year in which its contract ends.
    #[must_use]
    pub fn contract_end(&self) -> Option<u16> {
        self.asset.contract_end.or_else(|| self.site.and_then(|mark| mark.contract_end))
    }
}

/// Lays the user's marks over all assets. `key` gives the key of a line by its place among the lines.
#[must_use]
pub fn marked<'a>(assets: &'a Assets, work: &'a Work, key: &dyn Fn(usize) -> Option<String>) -> Vec<Marked<'a>> {
    let sites: Vec<Option<&SiteMark>> = names_by_place(assets).map(|name| work.site(name)).collect();
    let row = |(row, asset): (usize, &'a Asset)| {
        let site = sites.get(asset.site.place()).copied().flatten();
        // Keys are only made where there is a mark to find.
        let mark =
            if work.assets.is_empty() { None } else { key(asset.at).and_then(|key| work.assets.get(key.as_str())) };
        let mut marked = Marked { row, asset, site, mark, turn: Turn::Stay, rule: None };
        let case = Case {
            // Where nobody knows whose it is, the list has nothing to say: somebody must look.
            verdict: if asset.identity == Identity::Unknown { Verdict::CannotTell } else { asset.verdict },
            sensitive: marked.is_sensitive(),
            connection: marked.connection(),
            spare: asset.spare,
            installed_by: asset.installed.map(|(_, last)| last),
        };
        (marked.turn, marked.rule) = priority::turn_of(&work.rules, &case);
        marked
    };
    assets.rows.iter().enumerate().map(row).collect()
}

/// How many pieces each rule decides, in the order of the rules, of which there are `rules`.
#[must_use]
pub fn pieces_by_rule(shown: &[&Marked<'_>], rules: usize) -> Vec<usize> {
    let mut pieces = vec![0; rules];
    for one in shown {
        if let Some(pieces) = one.rule.and_then(|rule| pieces.get_mut(rule)) {
            *pieces += one.asset.quantity as usize;
        }
    }
    pieces
}

fn names_by_place(assets: &Assets) -> impl Iterator<Item = &str> {
    (0..assets.names.count()).map(|place| assets.names.at(place))
}

impl Filter {
    /// The assets that the filter lets through. `text` gives the text of a line by its place.
    #[must_use]
    pub fn of<'m, 'a>(
        &self,
        assets: &Assets,
        marked: &'m [Marked<'a>],
        text: &dyn Fn(usize) -> Option<&'a str>,
    ) -> Vec<&'m Marked<'a>> {
        let wanted = |name: &Option<String>| name.as_ref().map(|name| assets.names.find(name));
        let is = |wanted: Option<Option<NameId>>, id: NameId| wanted.is_none_or(|wanted| wanted == Some(id));
        let (maker, brand) = (wanted(&self.maker), wanted(&self.brand));
        let (site, kind) = (wanted(&self.site), wanted(&self.kind));
        let holds = self.holds(text);
        // Many assets have the same years, so each pair is put into words once.
        let years = self.year.as_ref().map(|wanted| {
            let met: FxHashSet<_> = marked.iter().map(|one| one.asset.installed).collect();
            met.into_iter().filter(|years| year_in_words(*years) == *wanted).collect::<Vec<_>>()
        });
        let fits = |one: &&Marked<'_>| {
            let asset = one.asset;
            self.verdict.is_none_or(|verdict| verdict == asset.verdict)
                && self.identity.is_none_or(|identity| identity == asset.identity)
                && is(maker, asset.maker)
                && is(brand, asset.brand)
                && is(site, asset.site)
                && is(kind, asset.kind)
                && self.site_kind.as_ref().is_none_or(|kind| *kind == site_kind(assets, one))
                && years.as_ref().is_none_or(|years| years.contains(&asset.installed))
                && self.sensitive.is_none_or(|sensitive| sensitive == one.is_sensitive())
                && self.turn.is_none_or(|turn| turn == one.turn)
                && self.progress.is_none_or(|progress| progress == one.progress())
                && holds(asset.at)
        };
        marked.iter().filter(fits).collect()
    }

    /// The lines of kit that is gone that the filter lets through. Only site and words can narrow these: nothing else
    /// is known of them.
    #[must_use]
    pub fn of_gone<'g, 'a>(&self, assets: &'g Assets, text: &dyn Fn(usize) -> Option<&'a str>) -> Vec<&'g GoneRow> {
        let site = self.site.as_ref().map(|name| assets.names.find(name));
        let holds = self.holds(text);
        let fits = |gone: &&GoneRow| site.is_none_or(|site| site == Some(gone.site)) && holds(gone.at);
        assets.gone_rows.iter().filter(fits).collect()
    }

    /// Whether the line at a place has all the words.
    fn holds<'a>(&self, text: impl Fn(usize) -> Option<&'a str>) -> impl Fn(usize) -> bool {
        let words: Vec<String> = self.text.split_whitespace().map(str::to_lowercase).collect();
        move |at| {
            words.is_empty()
                || text(at).is_some_and(|text| {
                    let text = text.to_lowercase();
                    words.iter().all(|word| text.contains(word.as_str()))
                })
        }
    }
}

/// The kind of an asset's site: what the user says, else what the register says.
#[must_use]
pub fn site_kind<'a>(assets: &'a Assets, one: &Marked<'a>) -> &'a str {
    let own = one.site.map(|mark| mark.kind.as_str()).filter(|kind| !kind.is_empty());
    own.unwrap_or_else(|| assets.names.text(one.asset.site_kind))
}
