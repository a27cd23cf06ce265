//! The user's own text with the matched parts marked and hidden characters made visible; between the marked parts, long
//! text is shortened.

use leptos::prelude::*;
use vendor_engine::identify::Role;
use vendor_engine::report::record::LineRecord;
use vendor_text::drawn::shortened;
use vendor_text::sorted;

/// A line with its evidence marked. Only text nodes are used, so no input can become markup.
#[component]
pub fn MarkedText(
    /// The line.
    record: LineRecord,
) -> impl IntoView {
    let mut spans: Vec<(usize, usize, bool)> = record
        .makers
        .iter()
        .flat_map(|maker| {
            maker.evidence.iter().map(|evidence| (evidence.start, evidence.end, maker.role == Role::Mentioned))
        })
        .collect();
    sorted::by(&mut spans, Ord::cmp);
    let mut parts = Vec::new();
    let mut at = 0;
    for (start, end, mentioned) in spans {
        let start = start.max(at);
        if start >= end {
            continue;
        }
        let plain = shortened(record.text.get(at..start).unwrap_or_default());
        let marked = shortened(record.text.get(start..end).unwrap_or_default());
        at = end;
        let class = if mentioned { "mentioned" } else { "" };
        parts.push(view! { {plain} <mark class=class>{marked}</mark> }.into_any());
    }
    parts.push(view! { {shortened(record.text.get(at..).unwrap_or_default())} }.into_any());
    view! { <bdi>{parts}</bdi> }
}
