//! Plain text for a terminal: one block a line, gravest words first.

use super::record::{LineRecord, Summary};
use crate::identify::Role;
use crate::judge::Verdict;
use crate::list::Index;
use crate::list::schema::{Bears, Edition};
use std::fmt::Write;

/// One line's record as text.
#[must_use]
pub fn line(index: &Index, record: &LineRecord) -> String {
    let mut out = String::new();
    let place = match (&record.place.file, record.place.in_words()) {
        (Some(file), place) if !place.is_empty() => format!("{file}, {place}: "),
        (Some(file), _) => format!("{file}: "),
        (None, _) => String::new(),
    };
    let pill = super::explain::pill(record);
    let _ = writeln!(out, "{place}{pill}");
    let _ = writeln!(out, "    {}", printable(&record.text));
    for maker in &record.makers {
        let role = if maker.role == Role::Mentioned { ", only mentioned" } else { "" };
        let sold = if maker.brand == maker.name { String::new() } else { format!(" (sold as {})", maker.brand) };
        let _ = writeln!(out, "    {}{sold}: {}{role}", maker.name, maker.certainty.in_words());
        for evidence in &maker.evidence {
            let _ = writeln!(out, "      “{}”: {}", printable(&evidence.matched), evidence.why);
        }
    }
    if matches!(record.verdict, Verdict::Barred | Verdict::Restricted | Verdict::Ask) {
        for bearing in &record.measures {
            let title = index.measure(&bearing.id).map_or(bearing.id.as_str(), |measure| measure.title.as_str());
            if bearing.bears != Bears::Context {
                let _ = writeln!(out, "    {}: {title}. {}", bearing.bears.in_words(), bearing.effect);
            }
        }
        let context: Vec<&str> = record
            .measures
            .iter()
            .filter(|bearing| bearing.bears == Bears::Context)
            .map(|bearing| index.measure(&bearing.id).map_or(bearing.id.as_str(), |measure| measure.title.as_str()))
            .collect();
        if !context.is_empty() {
            let _ = writeln!(out, "    Context: {}.", context.join("; "));
        }
    }
    for note in &record.notes {
        let _ = writeln!(out, "    Note: {note}");
    }
    out
}

/// The account of the run as text.
#[must_use]
pub fn summary(edition: &Edition, summary: &Summary) -> String {
    let mut out = String::new();
    if summary.today > edition.expires {
        let _ = writeln!(
            out,
            "OUT OF DATE: this list expired on {}. Get a newer list before you rely on it.",
            edition.expires.in_words()
        );
    } else if summary.today > edition.next_due {
        let _ = writeln!(out, "A newer list was due on {}.", edition.next_due.in_words());
    }
    let counts: Vec<String> = Verdict::ALL
        .iter()
        .map(|verdict| format!("{} {}", summary.count(*verdict), verdict.in_words().to_lowercase()))
        .collect();
    let _ = writeln!(out, "{} lines: {}.", summary.lines, counts.join(", "));
    for unread in &summary.incomplete {
        let place = [unread.file.as_deref().unwrap_or_default(), &unread.place].join(" ");
        let _ = writeln!(out, "NOT READ: {}: {}", place.trim(), unread.reason);
    }
    let _ = writeln!(
        out,
        "List {} of {}, SHA-256 {}. Signed by {}. Checked on {} with vendor-checker {}.",
        summary.list.version,
        summary.list.issued.in_words(),
        summary.list.sha256,
        summary.list.signers.join(" and "),
        summary.today.in_words(),
        summary.tool
    );
    out
}

/// A text with control and invisible characters made visible.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() || crate::text::characters::is_invisible(c) {
            let _ = write!(out, "<{:04X}>", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}
