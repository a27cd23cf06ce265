//! What to do next: which of the list's steps belong beside an outcome.

use super::rules::{self, Case};
use vendor_list::List;
use vendor_list::verdict::{Question, Verdict};

/// The ids of the steps that belong beside a verdict in a case, in the list's order. `asks` is what *Ask first* asks, `beside`
/// has the ids of the measures that bear on the line.
#[must_use]
pub fn beside(
    list: &List,
    (verdict, asks): (Verdict, Option<Question>),
    case: &Case<'_>,
    beside: &[&str],
) -> Vec<String> {
    list.next_steps
        .iter()
        .filter(|step| step.verdicts.contains(&verdict))
        .filter(|step| step.asks.is_empty() || asks.is_some_and(|question| step.asks.contains(&question)))
        .filter(|step| rules::holds(&step.when, case))
        .filter(|step| step.beside.is_empty() || step.beside.iter().any(|id| beside.contains(&id.as_str())))
        .map(|step| step.id.clone())
        .collect()
}
