//! Site visits: where to go, and what to photograph, for kit that nobody can identify from the register.

use super::assets::{Assets, Identity, site_of};
use super::filter::Marked;
use super::work::{Progress, key};
use crate::judge::context::Equipment;
use serde::{Deserialize, Serialize};
use vendor_text::Column;
use vendor_text::Line;
use vendor_text::sorted;

/// A site to visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// The site; empty where the register does not say.
    pub site: String,
    /// What to look at there.
    pub stops: Vec<Stop>,
}

/// A piece to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// Its place among the lines.
    pub at: usize,
    /// The key of its mark.
    pub key: String,
    /// The owner's number for it.
    pub asset: String,
    /// Where on the site.
    pub location: String,
    /// What the register says of it.
    pub says: String,
    /// What to bring back.
    pub photograph: Vec<String>,
}

/// How much of the visits is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Most {
    /// Most sites.
    pub sites: usize,
    /// The largest number of pieces of one site.
    pub of_one_site: usize,
    /// The largest number of pieces in all.
    pub stops: usize,
}

impl Most {
    /// All of them.
    pub const ALL: Self = Self { sites: usize::MAX, of_one_site: usize::MAX, stops: usize::MAX };
}

/// The visits, the site with the most pieces to see first; and how many sites and pieces there are in all. `line` gives
/// a line by its place.
#[must_use]
pub fn of<'l>(
    assets: &Assets,
    shown: &[&Marked<'_>],
    line: &dyn Fn(usize) -> Option<&'l Line>,
    most: Most,
) -> (Vec<Visit>, (usize, usize)) {
    let mut sites: Vec<(usize, Vec<&Marked<'_>>)> = vec![(0, Vec::new()); assets.names.count()];
    for one in shown {
        let open = matches!(one.asset.identity, Identity::Unknown | Identity::ToAsk);
        if !open || one.progress() != Progress::ToDo {
            continue;
        }
        if let Some((pieces, stops)) = sites.get_mut(one.asset.site.place()) {
            *pieces += one.asset.quantity as usize;
            stops.push(one);
        }
    }
    let named = sites.into_iter().enumerate().filter(|(_, (_, stops))| !stops.is_empty());
    let mut named: Vec<_> = named.map(|(place, (pieces, stops))| (pieces, assets.names.at(place), stops)).collect();
    sorted::by(&mut named, |(a, left, _), (b, right, _)| b.cmp(a).then_with(|| left.cmp(right)));
    let in_all = (named.len(), named.iter().map(|(.., stops)| stops.len()).sum());
    let mut visits = Vec::new();
    let mut left = most.stops;
    for (_, site, stops) in named.into_iter().take(most.sites) {
        let wanted = stops.into_iter().take(most.of_one_site.min(left));
        let stops: Vec<Stop> = wanted.filter_map(|one| Some(stop(one, line(one.asset.at)?))).collect();
        left = left.saturating_sub(stops.len());
        if !stops.is_empty() {
            visits.push(Visit { site: site.to_owned(), stops });
        }
    }
    (visits, in_all)
}

fn stop(one: &Marked<'_>, line: &Line) -> Stop {
    let or_nothing = |cell: Option<&str>| cell.unwrap_or_default().to_owned();
    let mut photograph = Vec::new();
    if one.asset.identity == Identity::ToAsk {
        photograph.push("the maker’s name on the label, not only the brand".to_owned());
    }
    photograph.push("the label with make, model and serial number".to_owned());
    if line.cell(Column::Mac).is_none() {
        photograph.push("the MAC address on the label".to_owned());
    }
    let is_network = one.asset.equipment == Equipment::Network;
    let reached = match (line.cell(Column::Ip).is_some(), is_network) {
        (true, true) => "its web login page",
        (true, false) => "its web login page, or its entry in the recorder",
        (false, true) => "the cabinet that it is in",
        (false, false) => "the recorder or switch that its cable goes to",
    };
    photograph.push(reached.to_owned());
    Stop {
        at: one.asset.at,
        key: key(&line.place),
        asset: or_nothing(line.cell(Column::AssetId)),
        location: or_nothing(site_of(line).1),
        says: line.text.clone(),
        photograph,
    }
}
