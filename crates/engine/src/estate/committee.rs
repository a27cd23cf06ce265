//! The paper for a committee, under the headings that councils use. What the register cannot say is left in brackets
//! for the officer who knows it.

use super::pack_tables::{
    binds, cost_left, grouped, headed, in_short, progress, rules, sensitive, turns, verdicts, yardstick, years,
};
use super::packs::{Cell, Material, Section, Table};
use super::plan::{PlanYear, year_in_words};
use crate::report::counts::{count, thousands};

/// Its sections.
pub(super) fn sections(material: &Material<'_>, redacted: bool) -> Vec<Section> {
    let (totals, sums) = (material.totals, &material.plan.sums);
    let (unknown, to_ask) = (totals.pieces.unknown, totals.pieces.to_ask);
    let parts = [
        (unknown, "item whose maker the register does not show", "items whose maker the register does not show"),
        (to_ask, "item to be asked about", "items to be asked about"),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(pieces, ..)| *pieces > 0).map(|(pieces, one, many)| count(*pieces, one, many)).collect();
    let find_out = if !parts.is_empty() {
        format!("(c) asks officers to find out who made the {}.", parts.join(" and the "))
    } else if material.is_narrowed() || !material.summary.incomplete.is_empty() {
        "(c) notes that this paper does not cover the whole register.".to_owned()
    } else {
        "(c) notes that the register shows every maker.".to_owned()
    };
    let recommendation = [
        "That the committee:".to_owned(),
        "(a) notes what is in the register and what the list says about it;".to_owned(),
        "(b) decides between the options below; [officer: the recommended option, and why]".to_owned(),
        find_out,
    ];
    let places = if redacted {
        grouped("Where it is, by kind of site", "Kind of site", &totals.by_site_kind)
    } else {
        grouped("Where it is", "Site", &totals.by_site)
    };
    let background = vec![
        grouped("By maker", "Maker", &totals.by_maker),
        verdicts(totals),
        sensitive(totals),
        places,
        grouped("How old it is", "Year of installation", &totals.by_year),
        yardstick(material.measures),
    ];
    let mut money = vec![if sums.whole == 0 {
        "Nothing is planned to be replaced.".to_owned()
    } else {
        format!(
            "The plan replaces {}: {} replaced and {} isolated so far. Remaining: {}.",
            count(sums.whole, "item", "items"),
            thousands(sums.done as u64),
            thousands(sums.isolated as u64),
            cost_left(sums).in_words(),
        )
    }];
    money.extend(sums.spares_in_words());
    money.extend(sums.years.iter().filter_map(above_budget));
    money.push("[Finance: funding, revenue and capital, and what removal and disposal cost.]".to_owned());
    vec![
        Section::new("Purpose", vec!["To report what surveillance and network equipment this body has, what the list says about its makers, and what the options are.".to_owned()], Vec::new()),
        Section::new("Recommendation", recommendation.to_vec(), Vec::new()),
        Section::new("Background", in_short(material), background),
        Section::new("Options", Vec::new(), vec![options(material), turns(material), rules(material), progress(material)]),
        Section::new("Financial implications", money, vec![years(material)]),
        Section::new("Legal implications", vec![
            binds(totals),
            "No measure on this list requires a council to have a plan of this kind.".to_owned(),
            "[Monitoring officer or head of legal services: comment.]".to_owned(),
        ], Vec::new()),
        Section::new("Equality implications", vec!["[Equality lead: whether an equality impact assessment was made, and what it found.]".to_owned()], Vec::new()),
        Section::new("Data protection implications", vec!["[Data protection officer: whether a data protection impact assessment is held for the systems, and what it says.]".to_owned()], Vec::new()),
        Section::new("Risk", vec!["[Risk owner: likelihood, effect and what is done about each.]".to_owned()], vec![risks(material)]),
    ]
}

/// A sentence on a year whose plan costs more than its budget.
fn above_budget(year: &PlanYear) -> Option<String> {
    let (over, budget) = (thousands(year.over_budget()?), thousands(year.budget?.into()));
    let (of, cost) = (year_in_words(year.year), thousands(year.cost));
    Some(format!("{of}: the plan costs £{cost}, which is £{over} more than the budget of £{budget}."))
}

fn options(material: &Material<'_>) -> Table {
    let sums = &material.plan.sums;
    let left = sums.whole.saturating_sub(sums.done);
    let rows = vec![
        vec!["1. Leave it as it is".into(), 0_usize.into(), "No replacement cost".into()],
        vec!["2. Replace it under the plan below".into(), left.into(), cost_left(sums)],
        vec!["3. A different order or pace".into(), "[officer]".into(), "[officer]".into()],
    ];
    Table { rows, ..headed("The options", &["Option", "Items replaced", "Cost"]) }
}

fn risks(material: &Material<'_>) -> Table {
    let (totals, sums) = (material.totals, &material.plan.sums);
    let rows = [
        ("On the list, on sites marked as sensitive", totals.sensitive.listed),
        ("Maker not known: it may be on the list", totals.pieces.unknown),
        ("To be asked about", totals.pieces.to_ask),
        ("To be replaced and not costed", sums.without_price),
    ];
    let rows = rows.map(|(what, pieces)| vec![Cell::from(what), Cell::from(pieces)]).to_vec();
    Table { rows, ..headed("What the numbers do not show", &["What", "Items"]) }
}
