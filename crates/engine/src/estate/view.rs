//! What the pages of an estate show: made again for each filter and each mark, from the assets.

use super::assets::{Asset, Assets, Gone, GoneRow};
use super::connection::Connection;
use super::filter::{Filter, Marked, pieces_by_rule, site_kind};
use super::found::Found;
use super::plan::{Plan, PlanSums};
use super::priority::Turn;
use super::totals::{self, Counts, Group, Totals};
use super::visits::{self, Visit};
use super::work::{self, Progress, SiteMark, Work};
use crate::judge::Verdict;
use serde::{Deserialize, Serialize};
use vendor_text::Line;
use vendor_text::sorted;

/// Rows of a list that are sent at once.
pub const PAGE: usize = 50;

/// What the page asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Which assets.
    pub filter: Filter,
    /// How many items of the plan are skipped.
    pub plan_from: usize,
    /// How many assets are skipped.
    pub assets_from: usize,
    /// How many sites are skipped.
    pub sites_from: usize,
    /// Whether the lines of kit that is gone are shown instead of the assets.
    pub gone: bool,
}

/// The part of an estate that a page shows; only that is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// Only how many lines there are, which every page shows.
    #[default]
    Lines,
    /// The totals, and the assets line by line.
    Totals,
    /// The sites.
    Sites,
    /// The plan.
    Plan,
    /// The visits.
    Visits,
}

/// An estate as a page shows it. Whatever the page does not show is left empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// What it shows.
    pub part: Part,
    /// Lines that are assets, of the whole run.
    pub all_lines: usize,
    /// Lines that are not assets.
    pub other_lines: usize,
    /// Kit that the register says is gone.
    pub gone: Gone,
    /// Lines of sheets that the user left out.
    pub left_out: usize,
    /// Lines that are looked at.
    pub lines: usize,
    /// Totals of what is looked at.
    pub totals: Totals,
    /// A page of the assets, in the order of the register.
    pub assets: Vec<AssetRow>,
    /// Lines of what is gone that the filters of site and words let through.
    pub gone_lines: usize,
    /// A page of these lines, if they are asked for.
    pub gone_rows: Vec<GoneLine>,
    /// A page of the sites, those with the most pieces of listed makers first.
    pub sites: Vec<SiteRow>,
    /// How many sites there are.
    pub all_sites: usize,
    /// The plan in numbers.
    pub plan: PlanView,
    /// Pieces that each rule decides, by its place.
    pub by_rule: Vec<usize>,
    /// The visits.
    pub visits: Vec<Visit>,
    /// Sites to visit and pieces to see, in all.
    pub visits_in_all: (usize, usize),
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
    /// How its equipment is connected, if the register says the same of all of it.
    pub connection: Option<Connection>,
}

/// An asset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssetRow {
    /// Its place among the lines.
    pub at: usize,
    /// The key of its mark.
    pub key: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The answer in words, with whom a restriction reaches.
    pub answer: String,
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
    /// Whether the register says that it is to leave.
    pub leaving: bool,
    /// How far it is.
    pub progress: Progress,
    /// The user's remark.
    pub note: String,
    /// What visits found on it, in words, the newest last.
    pub found: Vec<String>,
}

/// A line of what is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoneLine {
    /// Its place among the lines.
    pub at: usize,
    /// The line's text.
    pub text: String,
    /// Site, or nothing.
    pub site: String,
    /// How many.
    pub quantity: u32,
    /// Who says that it is gone.
    pub why: String,
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
}

/// How much of the visits a page shows; the workbook has all of them.
const MOST_VISITS: visits::Most = visits::Most { sites: 50, of_one_site: 60, stops: 200 };

/// What a view is made of.
#[derive(Debug, Clone, Copy)]
pub struct Whole<'a> {
    /// The assets of the run.
    pub assets: &'a Assets,
    /// All of them with the user's marks.
    pub all: &'a [Marked<'a>],
    /// What the filters can be set to.
    pub choices: &'a Choices,
    /// The user's work.
    pub work: &'a Work,
    /// The first year in which something can still be done.
    pub this_year: u16,
}

impl View {
    /// What a page shows of an estate. `line` gives a line by its place among the lines.
    #[must_use]
    pub fn of<'l>(
        part: Part,
        whole: Whole<'_>,
        wanted: &Wanted,
        line: impl Fn(usize) -> Option<&'l Line> + Copy,
    ) -> Self {
        let Whole { assets, all, choices, work, this_year } = whole;
        let shown = wanted.filter.of(assets, all, &|at| line(at).map(|line| line.text.as_str()));
        let row = |one: &Marked<'_>, year, cost| asset_row(assets, one, line(one.asset.at), year, cost);
        let mut view = Self {
            part,
            all_lines: assets.rows.len(),
            other_lines: assets.other_lines,
            gone: assets.gone,
            left_out: assets.left_out,
            lines: shown.len(),
            choices: choices.clone(),
            ..Self::default()
        };
        match part {
            Part::Lines => {}
            Part::Totals => {
                view.totals = Totals::of(assets, &shown);
                let page = shown.iter().skip(wanted.assets_from).take(PAGE);
                view.assets = page.map(|one| row(one, None, None)).collect();
                let gone = wanted.filter.of_gone(assets, &|at| line(at).map(|line| line.text.as_str()));
                view.gone_lines = gone.len();
                if wanted.gone {
                    let page = gone.into_iter().skip(wanted.assets_from).take(PAGE);
                    view.gone_rows = page.map(|gone| gone_line(assets, gone, line(gone.at))).collect();
                }
            }
            Part::Sites => {
                let sites = site_rows(assets, &shown, work);
                view.all_sites = sites.len();
                view.sites = sites.into_iter().skip(wanted.sites_from).take(PAGE).collect();
            }
            Part::Plan => {
                let plan = Plan::of(assets, &shown, work, this_year);
                let page = plan.items.iter().skip(wanted.plan_from).take(PAGE);
                let items = page.filter_map(|item| Some(row(all.get(item.row)?, item.year, item.cost))).collect();
                view.plan = PlanView { items_in_all: plan.items.len(), items, sums: plan.sums };
                view.by_rule = pieces_by_rule(&shown, work.rules.len());
            }
            Part::Visits => (view.visits, view.visits_in_all) = visits::of(assets, &shown, &line, MOST_VISITS),
        }
        view
    }
}

impl Choices {
    /// What the filters of an estate can be set to.
    #[must_use]
    pub fn of(assets: &Assets, all: &[Marked<'_>]) -> Self {
        let all: Vec<&Marked<'_>> = all.iter().collect();
        let names = |groups: Vec<Group>| {
            groups.into_iter().filter(|group| group.together == 0).map(|group| group.name).collect()
        };
        Self {
            makers: names(totals::by_name(assets, &all, |asset| asset.maker)),
            kinds: names(totals::by_name(assets, &all, |asset| asset.kind)),
            site_kinds: names(totals::by_site_kind(assets, &all)),
        }
    }
}

/// The names of the sites of what is looked at.
#[must_use]
pub fn site_names(assets: &Assets, shown: &[&Marked<'_>]) -> Vec<String> {
    let mut met = vec![false; assets.names.count()];
    for one in shown {
        if let Some(met) = met.get_mut(one.asset.site.place()) {
            *met = true;
        }
    }
    let names = met.iter().enumerate().filter(|(_, met)| **met).map(|(place, _)| assets.names.at(place));
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn asset_row(assets: &Assets, one: &Marked<'_>, line: Option<&Line>, year: Option<u16>, cost: Option<u64>) -> AssetRow {
    let asset: &Asset = one.asset;
    let name = |id| assets.names.text(id).to_owned();
    AssetRow {
        at: asset.at,
        key: line.map(|line| work::key(&line.place)).unwrap_or_default(),
        verdict: asset.verdict,
        answer: asset.answer().to_owned(),
        text: line.map(|line| line.text.clone()).unwrap_or_default(),
        maker: name(asset.maker),
        model: name(asset.model),
        site: name(asset.site),
        installed: assets.installed_in_words(asset),
        quantity: asset.quantity,
        turn: one.turn,
        year,
        cost,
        leaving: asset.leaving,
        progress: one.progress(),
        note: one.mark.map(|mark| mark.note.clone()).unwrap_or_default(),
        found: one.mark.map(|mark| mark.found.iter().map(Found::in_words).collect()).unwrap_or_default(),
    }
}

fn gone_line(assets: &Assets, gone: &GoneRow, line: Option<&Line>) -> GoneLine {
    GoneLine {
        at: gone.at,
        text: line.map(|line| line.text.clone()).unwrap_or_default(),
        site: assets.names.text(gone.site).to_owned(),
        quantity: gone.quantity,
        why: gone.why().to_owned(),
    }
}

/// The sites, those with the most pieces of listed makers first.
pub(super) fn site_rows(assets: &Assets, shown: &[&Marked<'_>], work: &Work) -> Vec<SiteRow> {
    /// What has been collected about a site so far: counts, its kind, its connection (there may be several), whether a
    /// line was on it.
    #[derive(Clone, Default)]
    struct Sum {
        counts: Counts,
        kind: Option<String>,
        connections: Vec<Option<Connection>>,
    }
    let mut sums = vec![Sum::default(); assets.names.count()];
    for one in shown {
        let Some(sum) = sums.get_mut(one.asset.site.place()) else { continue };
        sum.counts.add_asset(one.asset);
        if sum.kind.as_ref().is_none_or(String::is_empty) {
            sum.kind = Some(site_kind(assets, one).to_owned());
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
