//! Which rule of a measure fits a case, and whether an edge still applies.

use vendor_list::context::{Context, Equipment};
use vendor_list::debarment::Standing;
use vendor_list::makers::Edge;
use vendor_list::schema::{Measure, Rule, When};
use vendor_text::Party;
use vendor_text::dates::Date;

/// Everything that a rule can ask about.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The user's situation.
    pub context: &'a Context,
    /// The kind of kit.
    pub equipment: Equipment,
    /// What part the named supplier plays.
    pub party: Party,
    /// How it stands with the debarment list.
    pub standing: Standing,
}

/// Whether a situation fits a case.
#[must_use]
pub fn holds(when: &When, case: &Case<'_>) -> bool {
    let fits = |empty: bool, has: bool| empty || has;
    fits(when.authority.is_empty(), when.authority.contains(&case.context.authority))
        && fits(when.purpose.is_empty(), when.purpose.contains(&case.context.purpose))
        && fits(when.site.is_empty(), when.site.contains(&case.context.site))
        && fits(when.equipment.is_empty(), when.equipment.contains(&case.equipment))
        && fits(when.party.is_empty(), when.party.contains(&case.party))
        && fits(when.entry.is_empty(), when.entry.contains(&case.standing))
}

/// The first rule of a measure that fits.
#[must_use]
pub fn rule_for<'a>(measure: &'a Measure, case: &Case<'_>) -> Option<&'a Rule> {
    measure.rules.iter().find(|rule| holds(&rule.when, case))
}

/// Whether a measure touches equipment of a kind at all.
#[must_use]
pub fn touches(measure: &Measure, equipment: Equipment) -> bool {
    measure.equipment.is_empty() || measure.equipment.contains(&equipment)
}

/// Whether a measure counts towards verdicts on a day.
#[must_use]
pub fn counts_on(measure: &Measure, today: Date) -> bool {
    let begun = measure.since.earliest().is_none_or(|since| since <= today);
    let ended = measure.until.as_ref().is_some_and(|until| until.is_past_on(today));
    measure.counts && measure.status.may_count() && begun && !ended
}

/// Whether an edge applies on a day.
#[must_use]
pub fn edge_holds(edge: &Edge, today: Date) -> bool {
    let begun = edge.since.as_ref().and_then(vendor_text::PartialDate::earliest).is_none_or(|since| since <= today);
    let ended = edge.until.as_ref().is_some_and(|until| until.is_past_on(today));
    begun && !ended
}
