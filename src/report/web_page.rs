//! A run as one printable web page: no script, no address that is fetched, everything escaped.

use super::explain;
use super::record::{LineRecord, Summary};
use crate::identify::Role;
use crate::judge::Verdict;
use crate::list::Index;
use crate::list::schema::Bears;
use std::fmt::Write;

const STYLE: &str = "body{font:16px/1.45 Helvetica,Arial,sans-serif;color:#111;max-width:62em;margin:2em auto;padding:0 1em}h1{font-size:1.6em}.stamp{border:3px solid #111;padding:.5em 1em}table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #999;padding:.4em .6em .4em 0;text-align:left;vertical-align:top}thead{display:table-header-group}tr{break-inside:avoid}td{overflow-wrap:anywhere}.text{font-family:monospace}@page{size:A4;margin:18mm;@bottom-right{content:\"page \" counter(page) \" of \" counter(pages)}}";

/// The head of the page, up to the table's first row.
#[must_use]
pub fn opening(index: &Index, summary: &Summary) -> String {
    let mut out = String::from(
        "<!doctype html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>Record of a check</title><style>",
    );
    out.push_str(STYLE);
    out.push_str("</style></head><body>\n<h1>Record of a check</h1>\n");
    for stamp in explain::stale(&summary.list, summary.today).into_iter().chain(incomplete(summary)) {
        let _ = writeln!(out, "<p class=\"stamp\"><strong>{}</strong></p>", escaped(&stamp));
    }
    let account = super::text::summary(index, summary);
    let _ = writeln!(out, "<pre style=\"white-space:pre-wrap\">{}</pre>", escaped(&account));
    let _ = writeln!(out, "<p>Context: {}.</p>", escaped(&summary.context.join(", ")));
    out.push_str("<table><thead><tr><th scope=\"col\">Place</th><th scope=\"col\">Verdict</th><th scope=\"col\">As written</th><th scope=\"col\">Why</th></tr></thead><tbody>\n");
    out
}

/// The row of one line.
#[must_use]
pub fn line(index: &Index, record: &LineRecord) -> String {
    let place = [record.place.file.clone().unwrap_or_default(), record.place.in_words()].join(" ");
    let mut why: Vec<String> = Vec::new();
    for maker in &record.makers {
        let mentioned = if maker.role == Role::Mentioned { ", only mentioned" } else { "" };
        why.push(format!("{}: {}{mentioned}.", maker.name, maker.certainty.in_words()));
        why.extend(maker.evidence.iter().map(|evidence| format!("“{}”: {}", evidence.matched, evidence.why)));
    }
    if matches!(record.verdict, Verdict::Barred | Verdict::Restricted | Verdict::Ask) {
        let near = record.measures.iter().filter(|bearing| bearing.bears != Bears::Context);
        why.extend(near.map(|bearing| {
            format!("{}: {}. {}", bearing.bears.in_words(), super::text::title(index, bearing), bearing.effect)
        }));
    }
    why.extend(record.own_lists.iter().map(|hit| format!("Your own list, {}: {}", hit.certainty.in_words(), hit.why)));
    why.extend(record.notes.iter().cloned());
    let why: Vec<String> = why.iter().map(|text| escaped(text)).collect();
    format!(
        "<tr><td>{}</td><td><strong>{}</strong></td><td class=\"text\">{}</td><td>{}</td></tr>\n",
        escaped(place.trim()),
        escaped(&explain::pill(record)),
        escaped(&super::text::printable(&record.text)),
        why.join("<br>")
    )
}

/// The end of the page.
#[must_use]
pub fn ending() -> &'static str {
    "</tbody></table>\n<p>This record says what the list says. It is not legal advice. No result is not proof.</p>\n</body></html>\n"
}

fn incomplete(summary: &Summary) -> Option<String> {
    (!summary.incomplete.is_empty())
        .then(|| "INCOMPLETE: not everything was read. See what was not read, below.".to_owned())
}

/// Text that is nothing but text in a page.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}
