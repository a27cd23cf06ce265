//! What the pages of an estate show: made anew for each filter and each mark, from the assets.

use super::assets::{Asset, Assets};
use super::connection::Connection;
use super::filter::{Filter, Marked, marked, pieces_by_rule};
use super::plan::{Plan, PlanSums};
use super::priority::Turn;
use super::totals::{Counts, Totals, site_kind, year_in_words};
use super::visits::{self, Visit};
use super::work::{self, Progress, SiteMark, Work};
use crate::intake::Line;
use crate::judge::Verdict;
use crate::text::sorted;
use serde::{Deserialize, Serialize};

/// Rows of a list that are sent at once.
pub const PAGE: usize = 100;

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Which assets.
    pub filter: Filter,
    /// How many items of the plan are passed over.
    pub plan_from: usize,
    /// How many assets are passed over.
    pub assets_from: usize,
    /// How many sites are passed over.
    pub sites_from: usize,
}

/// An estate as its pages show it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// Lines that are assets, of the whole run.
    pub all_lines: usize,
    /// Lines that are none.
    pub other_lines: usize,
    /// Totals of what is looked at.
    pub totals: Totals,
    /// The sites, those with the most pieces of listed makers first.
    pub sites: Vec<SiteRow>,
    /// How many sites there are.
    pub all_sites: usize,
    /// Their names, all of them: marks are laid on them in bulk.
    pub site_names: Vec<String>,
    /// The plan in numbers.
    pub plan: PlanView,
    /// A page of the assets, in the order of the register.
    pub assets: Vec<AssetRow>,
    /// The visits.
    pub visits: Vec<Visit>,
    /// Sites to visit and pieces to see, in all.
    pub visits_in_all: (usize, usize),
    /// Pieces that each rule decides, by its place.
    pub by_rule: Vec<usize>,
    /// What the filters can be set to, in the whole estate.
    pub choices: Choices,
}

/// A site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteRow {
    /// Its name; empty where the register does not say.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// How many pieces are on it.
    pub counts: Counts,
    /// What the user says of it.
    pub mark: SiteMark,
    /// How its equipment is connected, where the register says one thing of all of it.
    pub connection: Option<Connection>,
}

/// An asset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssetRow {
    /// Its place among the lines.
    pub at: usize,
    /// By what it is marked.
    pub key: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The line's text.
    pub text: String,
    /// Maker, or nothing.
    pub maker: String,
    /// Model, or nothing.
    pub model: String,
    /// Site, or nothing.
    pub site: String,
    /// Year of installation, or nothing.
    pub installed: String,
    /// How many.
    pub quantity: u32,
    /// Its turn.
    pub turn: Turn,
    /// The year by whose end it is done.
    pub year: Option<u16>,
    /// What it costs, in whole pounds.
    pub cost: Option<u64>,
    /// How far it is.
    pub progress: Progress,
    /// The user's remark.
    pub note: String,
}

/// A page of a plan, and the whole of it in numbers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PlanView {
    /// Items in all.
    pub items_in_all: usize,
    /// A page of them, in order.
    pub items: Vec<AssetRow>,
    /// The plan in numbers.
    pub sums: PlanSums,
}

/// What filters can be set to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// Makers.
    pub makers: Vec<String>,
    /// Kinds of equipment.
    pub kinds: Vec<String>,
    /// Kinds of site.
    pub site_kinds: Vec<String>,
    /// Years.
    pub years: Vec<String>,
}

/// Most sites whose names are sent for marking in bulk.
const MOST_SITES: usize = 20_000;
/// What a page shows of the visits; the workbook holds them all.
const MOST_VISITS: visits::Most = visits::Most { sites: 50, of_one_site: 60, stops: 200 };

impl View {
    /// What the pages show. `line` gives a line by its place among the lines.
    #[must_use]
    pub fn of<'l>(
        assets: &Assets,
        work: &Work,
        wanted: &Wanted,
        this_year: u16,
        line: impl Fn(usize) -> Option<&'l Line> + Copy,
    ) -> Self {
        let all = marked(assets, work, &|at| line(at).map(|line| work::key(&line.place)));
        let shown = wanted.filter.of(assets, &all, &|at| line(at).map(|line| line.text.as_str()));
        let totals = Totals::of(assets, &shown);
        let plan = Plan::of(assets, &shown, work, this_year);
        let row = |one: &Marked<'_>, year, cost| asset_row(assets, one, line(one.asset.at), year, cost);
        let items = plan.items.iter().skip(wanted.plan_from).take(PAGE);
        let items = items.filter_map(|item| Some(row(all.get(item.row)?, item.year, item.cost))).collect();
        let page = shown.iter().skip(wanted.assets_from).take(PAGE).map(|one| row(one, None, None)).collect();
        let mut sites = site_rows(assets, &shown, work);
        let site_names = sites.iter().map(|site| site.name.clone()).filter(|name| !name.is_empty());
        let site_names = site_names.take(MOST_SITES).collect();
        let all_sites = sites.len();
        sites = sites.into_iter().skip(wanted.sites_from).take(PAGE).collect();
        let (visits, visits_in_all) = visits::of(assets, &shown, &line, MOST_VISITS);
        let by_rule = pieces_by_rule(&shown, work.rules.len());
        let whole: Vec<&Marked<'_>> = all.iter().collect();
        let choices =
            Choices::of(&if shown.len() == whole.len() { totals.clone() } else { Totals::of(assets, &whole) });
        Self {
            all_lines: assets.rows.len(),
            other_lines: assets.other_lines,
            totals,
            sites,
            all_sites,
            site_names,
            plan: PlanView { items_in_all: plan.items.len(), items, sums: plan.sums },
            assets: page,
            visits,
            visits_in_all,
            by_rule,
            choices,
        }
    }
}

impl Choices {
    fn of(totals: &Totals) -> Self {
        let names = |groups: &[super::totals::Group]| groups.iter().map(|group| group.name.clone()).collect();
        Self {
            makers: names(&totals.by_maker),
            kinds: names(&totals.by_kind),
            site_kinds: names(&totals.by_site_kind),
            years: names(&totals.by_year),
        }
    }
}

fn asset_row(assets: &Assets, one: &Marked<'_>, line: Option<&Line>, year: Option<u16>, cost: Option<u64>) -> AssetRow {
    let asset: &Asset = one.asset;
    let name = |id| assets.names.text(id).to_owned();
    AssetRow {
        at: asset.at,
        key: line.map(|line| work::key(&line.place)).unwrap_or_default(),
        verdict: asset.verdict,
        text: line.map(|line| line.text.clone()).unwrap_or_default(),
        maker: name(asset.maker),
        model: name(asset.model),
        site: name(asset.site),
        installed: year_in_words(asset.installed),
        quantity: asset.quantity,
        turn: one.turn,
        year,
        cost,
        progress: one.progress(),
        note: one.mark.map(|mark| mark.note.clone()).unwrap_or_default(),
    }
}

/// The sites, those with the most pieces of listed makers first.
pub(super) fn site_rows(assets: &Assets, shown: &[&Marked<'_>], work: &Work) -> Vec<SiteRow> {
    /// What is known of a site so far: counts, its kind, its connection (or several), whether it was met.
    #[derive(Clone, Default)]
    struct Sum {
        counts: Counts,
        kind: Option<String>,
        connections: Vec<Option<Connection>>,
    }
    let mut sums = vec![Sum::default(); assets.names.count()];
    for one in shown {
        let Some(sum) = sums.get_mut(one.asset.site.place()) else { continue };
        sum.counts.add(one.asset.identity, one.asset.quantity as usize);
        if sum.kind.as_ref().is_none_or(String::is_empty) {
            sum.kind = Some(site_kind(assets, one));
        }
        if !sum.connections.contains(&one.asset.connection) {
            sum.connections.push(one.asset.connection);
        }
    }
    let met = sums.into_iter().enumerate().filter(|(_, sum)| sum.counts.all() > 0);
    let mut rows: Vec<SiteRow> = met
        .map(|(place, sum)| {
            let name = assets.names.at(place).to_owned();
            let mark = work.site(&name).cloned().unwrap_or_default();
            let connection = match sum.connections.as_slice() {
                [only] => *only,
                _ => None,
            };
            SiteRow { kind: sum.kind.unwrap_or_default(), counts: sum.counts, connection, mark, name }
        })
        .collect();
    sorted::by(&mut rows, |a, b| {
        let key = |row: &SiteRow| (row.name.is_empty(), std::cmp::Reverse((row.counts.listed, row.counts.all())));
        key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name))
    });
    rows
}
