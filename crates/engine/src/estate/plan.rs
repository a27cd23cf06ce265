//! The removal plan: what is replaced, in which order and by when, what that costs at the user's own prices, and how
//! far it has come. Its years are financial years, from 1 April to 31 March; each is named by the calendar year in
//! which it begins.

use super::assets::Assets;
use super::filter::Marked;
use super::priority::Turn;
use super::work::{Progress, Work};
use crate::judge::Verdict;
use crate::report::counts::count;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use vendor_text::Date;
use vendor_text::sorted;

/// One asset of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanItem {
    /// Its place among the assets.
    pub row: usize,
    /// Its turn.
    pub turn: Turn,
    /// The year by whose end it is to be done, or in which it was done.
    pub year: Option<u16>,
    /// What it costs, in whole pounds, where the user gave a price.
    pub cost: Option<u64>,
    /// How far its removal has come.
    pub progress: Progress,
}

/// A year of the plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PlanYear {
    /// The year.
    pub year: u16,
    /// Pieces that were replaced or removed in it.
    pub done: usize,
    /// Pieces that are to be replaced or removed in it.
    pub planned: usize,
    /// What the pieces to be replaced cost, in whole pounds.
    pub cost: u64,
    /// Pieces among them without a price.
    pub without_price: usize,
    /// What may be spent, where the user said so.
    pub budget: Option<u32>,
    /// Share of the whole that is done by its end, in per cent, where the year has begun.
    pub share_done: Option<f64>,
    /// Share of the whole that is done or planned by its end, in per cent.
    pub share_planned: f64,
}

/// The plan.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// What is replaced, in order, the done last.
    pub items: Vec<PlanItem>,
    /// The plan in numbers.
    pub sums: PlanSums,
}

/// A plan in numbers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PlanSums {
    /// Year by year.
    pub years: Vec<PlanYear>,
    /// Pieces by turn, without those that are done.
    pub by_turn: BTreeMap<Turn, usize>,
    /// Pieces to replace, including those that are done.
    pub whole: usize,
    /// Pieces that are gone.
    pub done: usize,
    /// Pieces that are isolated until they are replaced.
    pub isolated: usize,
    /// Pieces that the register says are to leave, among those that are still to be replaced.
    pub leaving: usize,
    /// Pieces that the register says are to leave and that the rules do not replace.
    pub leaving_outside: usize,
    /// Spares of listed makers that the rules do not replace.
    pub spares: usize,
    /// Pieces that are still to be replaced and have no price.
    pub without_price: usize,
    /// Items that are still to be replaced and whose price is from the register.
    pub priced_by_register: usize,
    /// What the rest costs, in whole pounds, as far as prices are known.
    pub cost: u64,
    /// Kinds of equipment to be replaced, how many pieces, and the user's price for one.
    pub kinds: Vec<(String, usize, Option<u32>)>,
}

impl PlanSums {
    /// What is said of spares that stay; nothing where there are none.
    #[must_use]
    pub fn spares_in_words(&self) -> Option<String> {
        let words = || {
            format!("{} not replaced.", count(self.spares, "spare by a listed maker is", "spares by listed makers are"))
        };
        (self.spares > 0).then(words)
    }
}

impl PlanYear {
    /// By how much its costs, as far as prices are known, are above its budget, in whole pounds; `None` if they are
    /// not.
    #[must_use]
    pub fn over_budget(&self) -> Option<u64> {
        let over = self.cost.saturating_sub(u64::from(self.budget?));
        (over > 0).then_some(over)
    }
}

impl Plan {
    /// Plans for assets. `this_year` is the first year in which something can still be done.
    #[must_use]
    pub fn of(assets: &Assets, shown: &[&Marked<'_>], work: &Work, this_year: u16) -> Self {
        let (mut items, mut sums) = (Vec::new(), PlanSums::default());
        let mut years: BTreeMap<u16, PlanYear> = BTreeMap::new();
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for one in shown {
            let (asset, progress) = (one.asset, one.progress());
            let pieces = asset.quantity as usize;
            if !progress.is_gone() {
                *sums.by_turn.entry(one.turn).or_default() += pieces;
            }
            if !Turn::REPLACED.contains(&one.turn) {
                let is_listed = matches!(asset.verdict, Verdict::Barred | Verdict::Restricted);
                sums.spares += if asset.spare && is_listed && !progress.is_gone() { pieces } else { 0 };
                sums.leaving_outside += if asset.leaving && !progress.is_gone() { pieces } else { 0 };
                continue;
            }
            sums.whole += pieces;
            let kind = assets.names.text(asset.kind);
            let cost = price_of(work, kind, asset.price).map(|price| u64::from(price) * u64::from(asset.quantity));
            let year = if progress.is_gone() {
                let on = one.mark.and_then(|mark| mark.on).map(financial_year);
                sums.done += pieces;
                on
            } else {
                let if_so = |is_so: bool| if is_so { pieces } else { 0 };
                sums.isolated += if_so(progress == Progress::Isolated);
                sums.leaving += if_so(asset.leaving);
                sums.without_price += if_so(cost.is_none());
                sums.priced_by_register += if_so(asset.price.is_some());
                sums.cost += cost.unwrap_or(0);
                *kinds.entry(kind).or_default() += pieces;
                due(work, one, this_year)
            };
            if let Some(year) = year {
                let entry = years.entry(year).or_default();
                if progress.is_gone() {
                    entry.done += pieces;
                } else {
                    entry.planned += pieces;
                    entry.cost += cost.unwrap_or(0);
                    entry.without_price += if cost.is_none() { pieces } else { 0 };
                }
            }
            items.push(PlanItem { row: one.row, turn: one.turn, year, cost, progress });
        }
        sums.years = with_shares(years, work, &sums, this_year);
        let priced = |(kind, pieces): (&str, usize)| (kind.to_owned(), pieces, work.costs.get(kind).copied());
        sums.kinds = kinds.into_iter().map(priced).collect();
        sorted::by_key(&mut sums.kinds, |(_, pieces, _)| std::cmp::Reverse(*pieces));
        let mut plan = Self { items, sums };
        plan.order(assets);
        plan
    }

    /// By turn, then by year; within that, what leaves anyway comes first, then the oldest, then site by site.
    fn order(&mut self, assets: &Assets) {
        self.items.sort_by_cached_key(|item| {
            let asset = assets.rows.get(item.row);
            let installed = asset.and_then(|asset| asset.installed).map_or(u16::MAX, |(_, last)| last);
            let site = asset.map(|asset| asset.site);
            let stays = asset.is_none_or(|asset| !asset.leaving);
            (item.progress.is_gone(), item.turn, item.year.unwrap_or(u16::MAX), stays, installed, site, item.row)
        });
    }
}

/// What one piece costs: the user's price for its kind, otherwise the register's own if the user lets it count.
#[must_use]
pub fn price_of(work: &Work, kind: &str, of_register: Option<u32>) -> Option<u32> {
    work.costs.get(kind).copied().or(of_register.filter(|_| work.register_prices))
}

/// The year by whose end an asset is to be done: that of its turn, or the one in which its contract ends if that is
/// earlier, because a new contract has to be made then in any case.
fn due(work: &Work, one: &Marked<'_>, this_year: u16) -> Option<u16> {
    let turn = work.years.get(&one.turn).copied();
    let contract = one.contract_end().filter(|end| *end >= this_year);
    let year = match (turn, contract) {
        (Some(turn), Some(contract)) => Some(turn.min(contract)),
        (turn, _) => turn,
    };
    year.map(|year| year.max(this_year))
}

/// Most years between the first and the last of a plan.
const LONGEST_PLAN: u16 = 60;

fn with_shares(mut years: BTreeMap<u16, PlanYear>, work: &Work, sums: &PlanSums, this_year: u16) -> Vec<PlanYear> {
    if sums.whole == 0 {
        return Vec::new();
    }
    let named = sorted::set(years.keys().copied().chain([this_year]));
    let (Some(first), Some(last)) = (named.first().copied(), named.last().copied()) else { return Vec::new() };
    let (mut done, mut planned) = (0, 0);
    (first..=last.min(first.saturating_add(LONGEST_PLAN)))
        .map(|year| {
            let mut row = years.remove(&year).unwrap_or_default();
            done += row.done;
            planned += row.planned;
            row.year = year;
            row.budget = work.budgets.get(&year).copied();
            row.share_done = (year <= this_year).then(|| share(done, sums.whole));
            row.share_planned = share(done + planned, sums.whole);
            row
        })
        .collect()
}

/// The financial year that a day lies in.
#[must_use]
pub fn financial_year(day: Date) -> u16 {
    const APRIL: u8 = 4;
    let (year, month, _) = day.parts();
    if month < APRIL { year.saturating_sub(1) } else { year }
}

/// A financial year in words: `2027/28`.
#[must_use]
pub fn year_in_words(year: u16) -> String {
    format!("{year}/{:02}", year.saturating_add(1) % 100)
}

/// A part of a whole, in per cent.
#[must_use]
pub fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { number(part) * 100.0 / number(whole) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_financial_year_begins_in_april() {
        for (day, year, words) in
            [("2027-03-31", 2026, "2026/27"), ("2027-04-01", 2027, "2027/28"), ("2099-12-01", 2099, "2099/00")]
        {
            let found = financial_year(day.parse().unwrap());
            assert_eq!((found, year_in_words(found).as_str()), (year, words));
        }
    }
}
