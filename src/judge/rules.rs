//! Which rule of a measure fits a context, and whether an edge still holds.

use crate::list::context::{Context, Equipment};
use crate::list::dates::Date;
use crate::list::makers::Edge;
use crate::list::schema::{Measure, Rule, When};

/// Whether a situation holds in a context for equipment of a kind.
#[must_use]
pub fn holds(when: &When, context: &Context, equipment: Equipment) -> bool {
    let fits = |empty: bool, has: bool| empty || has;
    fits(when.authority.is_empty(), when.authority.contains(&context.authority))
        && fits(when.purpose.is_empty(), when.purpose.contains(&context.purpose))
        && fits(when.site.is_empty(), when.site.contains(&context.site))
        && fits(when.equipment.is_empty(), when.equipment.contains(&equipment))
}

/// The first rule of a measure that fits.
#[must_use]
pub fn rule_for<'a>(measure: &'a Measure, context: &Context, equipment: Equipment) -> Option<&'a Rule> {
    measure.rules.iter().find(|rule| holds(&rule.when, context, equipment))
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

/// Whether an edge holds on a day.
#[must_use]
pub fn edge_holds(edge: &Edge, today: Date) -> bool {
    let begun = edge.since.as_ref().and_then(crate::list::PartialDate::earliest).is_none_or(|since| since <= today);
    let ended = edge.until.as_ref().is_some_and(|until| until.is_past_on(today));
    begun && !ended
}
