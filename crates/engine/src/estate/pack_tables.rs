//! The tables that both packs share. Their numbers reconcile: by maker, by answer and by plan they count the same pieces.

use super::assets::Identity;
use super::filter::pieces_by_rule;
use super::packs::{Cell, Material, Table};
use super::plan::{PlanSums, PlanYear, year_in_words};
use super::priority::Turn;
use super::totals::{Counts, Group, Totals};
use super::work::Progress;
use crate::judge::Verdict;
use crate::report::counts::count;
use vendor_list::schema::Measure;
use vendor_text::sorted;
use vendor_text::words::capitalised;

/// What is written where nothing has a price.
pub const NOT_COSTED: &str = "Not costed";

/// What a plan costs, in pounds, as far as prices are given; never nought if none is given.
#[must_use]
pub fn cost(pounds: u64, pieces: usize, without_price: usize) -> Cell {
    match without_price {
        0 if pieces == 0 => "–".into(),
        0 => Cell::Pounds(pounds),
        some if some >= pieces => NOT_COSTED.into(),
        some => format!("{} and {} not costed", Cell::Pounds(pounds).in_words(), count(some, "item", "items")).into(),
    }
}

/// What the rest of a plan costs.
#[must_use]
pub fn cost_left(sums: &PlanSums) -> Cell {
    cost(sums.cost, sums.whole.saturating_sub(sums.done), sums.without_price)
}

/// A table that has only a head.
pub(super) fn headed(title: &str, headings: &[&str]) -> Table {
    Table {
        title: title.to_owned(),
        headings: headings.iter().map(|heading| (*heading).to_owned()).collect(),
        ..Table::default()
    }
}

/// Pieces by what they share, each by whose they are. There is a column for kit that is to leave if there is any.
pub(super) fn grouped(title: &str, first: &str, groups: &[Group]) -> Table {
    let leaving = groups.iter().any(|group| group.counts.leaving > 0);
    let identities = Identity::ALL.map(|identity| capitalised(identity.in_words()));
    let mut headings = vec![first.to_owned()];
    headings.extend(identities);
    headings.push("All".to_owned());
    headings.extend(leaving.then(|| "To be removed".to_owned()));
    let counted = |name: &str, counts: &Counts| {
        let each = Identity::ALL.map(|identity| Cell::from(counts.of(identity)));
        let row = [Cell::from(name)].into_iter().chain(each).chain([Cell::from(counts.all())]);
        row.chain(leaving.then(|| Cell::from(counts.leaving))).collect::<Vec<Cell>>()
    };
    let mut rows: Vec<Vec<Cell>> =
        groups.iter().map(|group| counted(&capitalised(&group.title()), &group.counts)).collect();
    if groups.len() > 1 {
        let mut all = Counts::default();
        groups.iter().for_each(|group| all.take_in(&group.counts));
        rows.push(counted("All", &all));
    }
    Table { title: title.to_owned(), note: String::new(), headings, rows }
}

/// What the words for whom a restriction reaches mean.
const REACH: &str = "“For others”: a UK measure names or covers the maker, and does not bind this body. “Abroad”: only other countries’ rules do.";

/// Pieces by answer, each by whose it is: its last row is that of the table by maker.
pub(super) fn verdicts(totals: &Totals) -> Table {
    let groups: Vec<Group> =
        totals.by_answer.iter().map(|(words, counts)| Group::new(words.as_str(), *counts)).collect();
    let table = grouped("What the list says about it", "Answer", &groups);
    Table { note: if totals.by_reach.is_empty() { String::new() } else { REACH.to_owned() }, ..table }
}

/// Pieces by what the plan does with them, each by its answer: its last row is the last column of the table by answer.
pub(super) fn turns(material: &Material<'_>) -> Table {
    let answers: Vec<&str> = material.totals.by_answer.iter().map(|(words, _)| words.as_str()).collect();
    let headings: Vec<&str> = ["In the plan"].into_iter().chain(answers.iter().copied()).chain(["All"]).collect();
    let pieces = |fits: &dyn Fn(Turn, bool) -> bool, answer: &str| -> usize {
        let those = material.shown.iter().filter(|one| one.asset.answer() == answer);
        let those = those.filter(|one| fits(one.turn, one.progress().is_gone()));
        those.map(|one| one.asset.quantity as usize).sum()
    };
    let row = |name: &str, fits: &dyn Fn(Turn, bool) -> bool| {
        let counts: Vec<usize> = answers.iter().map(|answer| pieces(fits, answer)).collect();
        let all: usize = counts.iter().sum();
        (all, [name.into()].into_iter().chain(counts.into_iter().map(Cell::from)).chain([all.into()]).collect())
    };
    let done = row("Replaced or removed", &|turn, gone| gone && Turn::REPLACED.contains(&turn));
    let planned = Turn::ALL.map(|turn| {
        row(&capitalised(turn.in_words()), &|of, gone| of == turn && (!gone || !Turn::REPLACED.contains(&of)))
    });
    let mut rows: Vec<Vec<Cell>> =
        [done].into_iter().chain(planned).filter(|(all, _)| *all > 0).map(|(_, row)| row).collect();
    rows.push(row("All", &|_, _| true).1);
    Table { rows, ..headed("How the answers and the plan fit together", &headings) }
}

pub(super) fn sensitive(totals: &Totals) -> Table {
    let mut ordinary =
        Counts { leaving: totals.pieces.leaving.saturating_sub(totals.sensitive.leaving), ..Counts::default() };
    for identity in Identity::ALL {
        ordinary.add(identity, totals.pieces.of(identity).saturating_sub(totals.sensitive.of(identity)));
    }
    let group = |name: &str, counts| Group::new(name, counts);
    let groups = [group("Marked as sensitive", totals.sensitive), group("Not marked", ordinary)];
    grouped("On sensitive sites, as this body marked them", "Sites", &groups)
}

pub(super) fn progress(material: &Material<'_>) -> Table {
    let mut pieces = Progress::ALL.map(|progress| (progress, 0));
    for one in material.shown.iter().filter(|one| Turn::REPLACED.contains(&one.turn)) {
        for (progress, count) in &mut pieces {
            *count += if *progress == one.progress() { one.asset.quantity as usize } else { 0 };
        }
    }
    let rows = pieces.iter().map(|(progress, count)| vec![capitalised(progress.in_words()).into(), (*count).into()]);
    let rows = if material.plan.sums.whole == 0 { Vec::new() } else { rows.collect() };
    Table { rows, ..headed("Progress of the replacement", &["Progress", "Items"]) }
}

pub(super) fn years(material: &Material<'_>) -> Table {
    let row = |year: &PlanYear| {
        let money = |pounds: Option<u32>| pounds.map_or(Cell::from("–"), |pounds| Cell::Pounds(pounds.into()));
        let costs = cost(year.cost, year.planned, year.without_price);
        vec![year_in_words(year.year).into(), year.done.into(), year.planned.into(), costs, money(year.budget)]
    };
    let rows = material.plan.sums.years.iter().map(row).collect();
    let headings = ["Financial year", "Replaced or removed", "Planned", "Cost of planned replacements", "Budget"];
    let note = if material.work.register_prices {
        "Costs are this body’s own prices per item of each kind, and the register’s prices where none is given."
    } else {
        "Costs are this body’s own prices per item of each kind."
    };
    Table { rows, note: note.to_owned(), ..headed("Replacement by financial year", &headings) }
}

pub(super) fn rules(material: &Material<'_>) -> Table {
    let used = &material.work.rules;
    let pieces = pieces_by_rule(material.shown, used.len());
    let counted = used.iter().zip(pieces).enumerate().filter(|(_, (rule, _))| !rule.off);
    let rows =
        counted.map(|(at, (rule, pieces))| vec![(at + 1).to_string().into(), rule.in_words().into(), pieces.into()]);
    let rows = rows.collect();
    Table {
        rows,
        note: "The first matching rule applies.".to_owned(),
        ..headed("What comes first, and why", &["Rule", "For", "Items"])
    }
}

/// Central government's own removal, step by step, beside which a plan may be laid.
#[must_use]
pub fn yardstick(measures: &[Measure]) -> Table {
    let mut steps: Vec<_> =
        measures.iter().flat_map(|measure| measure.milestones.iter().map(move |step| (step, measure))).collect();
    sorted::by(&mut steps, |(a, _), (b, _)| a.date.cmp(&b.date));
    let rows = steps.into_iter().map(|(step, measure)| {
        let share = step.share.map_or_else(String::new, |share| format!("{share}%"));
        vec![step.date.in_words().into(), step.what.clone().into(), share.into(), measure.title.clone().into()]
    });
    Table {
        rows: rows.collect(),
        note: "Central government’s programme for its own sensitive sites. It does not bind councils and is shown for comparison."
            .to_owned(),
        ..headed("For comparison: what central government did", &["When", "What", "Share", "From"])
    }
}

/// What the register holds, in sentences.
pub(super) fn in_short(material: &Material<'_>) -> Vec<String> {
    let totals = material.totals;
    let pieces = totals.pieces;
    let mut out = vec![
        format!(
            "The register has {} of equipment on {}. The maker is known for {}.",
            count(pieces.all(), "item", "items"),
            count(totals.lines, "line", "lines"),
            if totals.lines == 1 && totals.identified_lines == 1 {
                "it".to_owned()
            } else {
                format!("{} of them", count(totals.identified_lines, "line", "lines"))
            },
        ),
        format!(
            "{} by makers that a rule on the list names or covers. {} to be asked about. {}: the register does not show the maker. {} by other makers.",
            count(pieces.listed, "item is", "items are"),
            count(pieces.to_ask, "item is", "items are"),
            count(pieces.unknown, "item", "items"),
            count(pieces.other, "item is", "items are"),
        ),
    ];
    if pieces.leaving > 0 {
        let leaving = count(pieces.leaving, "item for removal", "items for removal");
        out.push(format!("The register marks {leaving}."));
    }
    // This counts the whole register, even if the view is narrowed.
    let gone = material.assets.gone;
    if gone.pieces > 0 && !material.is_narrowed() {
        let gone = count(gone.pieces, "more item is", "more items are");
        out.push(format!("{gone} marked as gone and not counted."));
    }
    out
}

/// Whether anything binds this body to act.
pub(super) fn binds(totals: &Totals) -> String {
    let bars = totals.by_verdict.iter().find(|(verdict, _)| *verdict == Verdict::Barred).map_or(0, |(_, count)| *count);
    match bars {
        0 => "We found no rule that requires this body, in the situation stated below, to remove any of it.".to_owned(),
        _ => format!(
            "For {} the answer is Barred: look at these lines and their reasons before you act.",
            count(bars, "item", "items")
        ),
    }
}
