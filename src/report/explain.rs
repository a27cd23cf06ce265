//! What a result says to a person: the pill, the heading, the lead and what to do next.

use super::record::LineRecord;
use crate::identify::{Certainty, EvidenceKind, Role};
use crate::judge::Verdict;
use crate::judge::context::{Authority, Context, Purpose};
use crate::list::schema::Bears;
use crate::text::words::capitalised;

/// The verdict as it stands on its pill.
#[must_use]
pub fn pill(record: &LineRecord) -> String {
    match record.verdict {
        Verdict::Restricted if !record.binds => "Restricted, does not bind you".to_owned(),
        verdict => verdict.in_words().to_owned(),
    }
}

/// One sentence that says what the verdict means.
#[must_use]
pub fn heading(record: &LineRecord) -> &'static str {
    match record.verdict {
        Verdict::Barred => "A measure that binds you requires exclusion or removal",
        Verdict::Restricted if record.binds => "A measure applies to you; it does not require you to exclude it",
        Verdict::Restricted => "No UK measure on this list makes you exclude it",
        Verdict::Ask => "Ask who makes it before you decide",
        Verdict::NoneFound => "No measure on this list was found for it",
        Verdict::CannotTell => "Nothing here says who made it",
    }
}

/// Why the verdict is what it is: the counting measures that name or describe the maker.
#[must_use]
pub fn lead(record: &LineRecord, title: impl Fn(&str) -> Option<String>) -> Option<String> {
    const SHOWN: usize = 3;
    let counting: Vec<String> =
        record.measures.iter().filter(|bearing| bearing.counts).filter_map(|bearing| title(&bearing.id)).collect();
    let more = counting.len().saturating_sub(SHOWN);
    let named = counting.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("; ");
    let tail = match more {
        0 => String::new(),
        1 => "; and 1 more".to_owned(),
        _ => format!("; and {more} more"),
    };
    match record.verdict {
        _ if counting.is_empty() => None,
        Verdict::Restricted if !record.binds => {
            Some(format!("Current measures name it or cover it, but none of them binds you here: {named}{tail}."))
        }
        Verdict::Ask => Some(format!("It matters because of: {named}{tail}.")),
        _ => Some(format!("Current measures name it or cover it: {named}{tail}.")),
    }
}

/// Whose it is, in a sentence, for each maker that is offered.
#[must_use]
pub fn whose(record: &LineRecord) -> Vec<String> {
    record
        .makers
        .iter()
        .filter(|maker| maker.role != Role::Mentioned)
        .map(|maker| {
            let kinds: Vec<EvidenceKind> = maker.evidence.iter().map(|evidence| evidence.kind).collect();
            let sold = maker.brand != maker.name && !maker.brand.contains(&maker.name);
            let number = kinds.iter().any(|kind| matches!(kind, EvidenceKind::Model | EvidenceKind::KnownModel));
            let named = kinds
                .iter()
                .any(|kind| matches!(kind, EvidenceKind::Brand | EvidenceKind::Name | EvidenceKind::Column));
            let what = match maker.certainty {
                Certainty::Possible if sold => format!("{} is sometimes made by {}", maker.brand, maker.name),
                Certainty::Possible => format!("This may be {}", possessive(&maker.name)),
                _ if sold => format!("Sold as {}, a {} brand", maker.brand, maker.name),
                _ if number && !named => format!("This model number is {}", possessive(&maker.name)),
                _ if named => format!("The line names {}", maker.name),
                _ => format!("The network interface is registered to {}", maker.name),
            };
            format!("{what}. {}.", capitalised(maker.certainty.in_words()))
        })
        .collect()
}

/// What to do next, in this context.
#[must_use]
pub fn next_steps(record: &LineRecord, context: &Context) -> Vec<String> {
    let mut steps = Vec::new();
    let buying = matches!(context.purpose, Purpose::NewAboveThreshold | Purpose::NewBelowThreshold);
    let checks_by_hand = record.measures.iter().any(|bearing| bearing.bears == Bears::CheckByHand);
    let debarment =
        "Check the live debarment list for the bidder, associated persons and intended sub-contractors.".to_owned();
    match record.verdict {
        Verdict::Barred => {
            steps.push(
                "Read the measure that binds you, below, and take advice on how it applies to this contract."
                    .to_owned(),
            );
            if checks_by_hand {
                steps.push(debarment);
            }
            steps.push("Record what was found and what you decided.".to_owned());
        }
        Verdict::Restricted => {
            if checks_by_hand {
                steps.push(debarment);
            }
            if buying {
                steps.push(
                    "Ask the bidder who makes each device, under which brand, and who the sub-contractors are."
                        .to_owned(),
                );
            }
            if context.purpose == Purpose::NewAboveThreshold && is_gated(context.authority) {
                steps.push("If you see a national-security concern, refer it to the National Security Unit for Procurement. You may not exclude on that ground unless the Minister agrees.".to_owned());
            }
            if context.purpose == Purpose::ExistingEquipment {
                steps
                    .push("Keep it off your core network, and plan its replacement by your own priorities.".to_owned());
            }
            steps.push("Record what was found and what you decided.".to_owned());
        }
        Verdict::Ask => {
            steps.push("Ask the supplier for the manufacturer, the original maker, the exact model and where the firmware comes from.".to_owned());
            if checks_by_hand {
                steps.push(debarment);
            }
            steps.push("Check the answer here again, and record it.".to_owned());
        }
        Verdict::NoneFound => {
            if checks_by_hand && buying {
                steps.push(debarment);
            }
            steps.push("No result is not proof: brands can be made by others, and names change.".to_owned());
        }
        Verdict::CannotTell => {
            steps.push(
                "Look at the label on the device, or at its web page, for maker, model and MAC address.".to_owned(),
            );
            steps.push("Or ask the supplier to name maker and model, and check again.".to_owned());
        }
    }
    steps
}

/// Authorities that need the Minister's agreement to exclude on national security (Procurement Act 2023 s.29).
fn is_gated(authority: Authority) -> bool {
    !matches!(
        authority,
        Authority::CentralGovernment | Authority::Private | Authority::TelecomsProvider | Authority::CouncilScotland
    )
}

fn possessive(name: &str) -> String {
    if name.ends_with('s') { format!("{name}’") } else { format!("{name}’s") }
}
