//! Plain text for a terminal: one block for each line, the most important words first.

use super::counts::count;
use super::explain;
use super::record::{LineRecord, Summary};
use crate::judge::Verdict;
use crate::judge::outcome::Bearing;
use std::fmt::Write;
use vendor_list::Index;
use vendor_list::schema::Bears;
pub use vendor_text::drawn::printable;

/// One line's record as text.
#[must_use]
pub fn line(index: &Index, record: &LineRecord) -> String {
    let mut out = String::new();
    let place = match (&record.place.file, record.place.in_words()) {
        (Some(file), place) if !place.is_empty() => format!("{file}, {place}: "),
        (Some(file), _) => format!("{file}: "),
        (None, _) => String::new(),
    };
    let pill = explain::pill(record);
    let _ = writeln!(out, "{place}{pill}");
    let _ = writeln!(out, "    {}", printable(&record.text));
    let answer = explain::answer(record);
    if !answer.is_empty() {
        let _ = writeln!(out, "    {answer}");
    }
    for maker in &record.makers {
        let role = maker.not_counted_as().map(|words| format!(", {words}")).unwrap_or_default();
        let sold = if maker.brand == maker.name { String::new() } else { format!(" (sold as {})", maker.brand) };
        let _ = writeln!(out, "    {}{sold}: {}{role}", maker.name, maker.certainty.in_words());
        for evidence in &maker.evidence {
            let _ = writeln!(out, "      “{}”: {}", printable(&evidence.matched), evidence.why);
        }
    }
    if matches!(record.verdict, Verdict::Barred | Verdict::Restricted | Verdict::Ask) {
        for bearing in &record.measures {
            if bearing.bears != Bears::Context {
                let cite = bearing.cite.as_ref().map(|cite| format!(" ({cite})")).unwrap_or_default();
                let _ = writeln!(
                    out,
                    "    {}: {}. {}{cite}",
                    bearing.bears.in_words(),
                    title(index, bearing),
                    bearing.effect
                );
            }
        }
        let context: Vec<&str> = record
            .measures
            .iter()
            .filter(|bearing| bearing.bears == Bears::Context)
            .map(|bearing| title(index, bearing))
            .collect();
        if !context.is_empty() {
            let _ = writeln!(out, "    Context: {}.", context.join("; "));
        }
    }
    for hit in &record.own_lists {
        let _ = writeln!(out, "    Your own list, {}: {}", hit.certainty.in_words(), hit.why);
    }
    for note in &record.notes {
        let _ = writeln!(out, "    Note: {note}");
    }
    out
}

/// The title under which a measure, or the user's policy, is shown.
#[must_use]
pub fn title<'a>(index: &'a Index, bearing: &'a Bearing) -> &'a str {
    let measure = || index.measure(&bearing.id).map(|measure| measure.title.as_str());
    bearing.title.as_deref().or_else(measure).unwrap_or(&bearing.id)
}

/// The account of the run as text.
#[must_use]
pub fn summary(index: &Index, summary: &Summary) -> String {
    let mut out = String::new();
    if let Some(stale) = explain::warnings(&summary.list, summary.today) {
        let _ = writeln!(out, "{stale}");
    }
    let s = if summary.lines == 1 { "" } else { "s" };
    let _ = writeln!(out, "{} line{s}: {}.", summary.lines, summary.verdicts_in_words());
    for sentence in explain::same_files(summary).iter().chain(&summary.contradicted) {
        let _ = writeln!(out, "{sentence}");
    }
    for unread in &summary.incomplete {
        let _ = writeln!(out, "{}: {}", explain::not_read(unread), unread.reason);
    }
    for (what, words) in summary.particulars.said() {
        let _ = writeln!(out, "{what}: {}.", printable(words));
    }
    for input in &summary.inputs {
        let _ = writeln!(out, "File given: {}, {} bytes, SHA-256 {}.", input.name, input.bytes, input.sha256);
    }
    for sentence in explain::left_out(summary) {
        let _ = writeln!(out, "LEFT OUT: {sentence}");
    }
    if let Some(policy) = &summary.policy {
        let _ = writeln!(out, "Your policy: {}.", policy.in_words);
        for warning in &policy.warnings {
            let _ = writeln!(out, "  {warning}");
        }
    }
    for list in &summary.own_lists {
        let _ = writeln!(
            out,
            "Your own list {}: {}, found in {}. SHA-256 {}.",
            list.name,
            count(list.names, "name", "names"),
            count(list.lines, "line", "lines"),
            list.sha256
        );
    }
    if !summary.next_steps.is_empty() {
        let _ = writeln!(out, "What to do next:");
        for step in explain::next_steps(&index.list().next_steps, &summary.next_steps) {
            let _ = writeln!(out, "  - {}", explain::step(step));
        }
    }
    let _ = writeln!(
        out,
        "List {} of {}, SHA-256 {}. Signed by {}. Checked on {} with vendor-checker {}.",
        summary.list.version,
        summary.list.issued.in_words(),
        summary.list.sha256,
        summary.list.signed_by(),
        summary.today.in_words(),
        summary.tool
    );
    out
}
