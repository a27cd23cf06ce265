//! Lists as running text: the 1260H list as the Federal Register prints it, the FCC's entries, and the debarment list as a
//! page or PDF without a table.

use super::dates::day;
use super::{OfficialEntry, OfficialList, Publisher};
use vendor_text::words::folded_phrase;
use vendor_text::{Bearer, Called, ListedName};

/// The number of lines in which a paper says what it is.
const HEAD: usize = 60;
/// The longest name of a firm, in words; anything longer is a sentence.
const LONGEST_NAME: usize = 18;

/// Reads whichever it is.
pub fn of_lines(lines: &[(u32, String)]) -> Option<OfficialList> {
    let head: String = lines.iter().take(HEAD).map(|(_, line)| folded_phrase(line)).collect::<Vec<_>>().join(" ");
    if head.contains("DEBARMENT LIST") {
        debarred(lines)
    } else if head.contains("1260H") && head.contains("CHINESE MILITARY COMPANIES") {
        Some(military(lines))
    } else if head.contains("COVERED LIST") && head.contains("COVERED EQUIPMENT") {
        Some(covered(lines))
    } else {
        None
    }
}

/// One firm on each line. The parent of a group comes before its firms; a short name follows in parentheses.
fn military(lines: &[(u32, String)]) -> OfficialList {
    let list_day = lines.iter().take(HEAD).find_map(|(_, line)| day(line));
    let entries = lines.iter().filter_map(|(row, line)| {
        let line = line.trim().trim_start_matches(['•', '-', '–', '*']).trim().trim_end_matches('*').trim();
        let words = line.split_whitespace().count();
        let reads_as_a_name = words > 0 && words <= LONGEST_NAME && line.chars().next().is_some_and(char::is_uppercase);
        if !reads_as_a_name || line.contains("1260H") {
            return None;
        }
        let listed = |text: &str, called| ListedName { called, bearer: Bearer::Firm, ..ListedName::new(*row, text) };
        let (own, short) = match line.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
            Some((own, short)) if !own.trim().is_empty() => (own.trim(), Some(short.trim())),
            _ => (line, None),
        };
        let mut entry = OfficialEntry {
            row: *row,
            reference: None,
            names: vec![listed(own, Called::Name)],
            list: "1260H".to_owned(),
            since: list_day,
            until: None,
            text: String::new(),
        };
        entry.names.extend(short.map(|short| listed(short, Called::Alias)));
        entry.own_name_first();
        Some(entry)
    });
    OfficialList { publisher: Publisher::Us1260h, day: list_day, entries: entries.collect(), blocks: Vec::new() }
}

/// A paragraph is an entry if it ends in the day of its inclusion, or if that day is on the next line.
fn covered(lines: &[(u32, String)]) -> OfficialList {
    let mut entries: Vec<OfficialEntry> = Vec::new();
    let mut open: Option<(u32, String)> = None;
    for (row, line) in lines {
        let line = line.trim();
        let text = match open.take() {
            Some((first, before)) => (first, format!("{before} {line}").trim().to_owned()),
            None => (*row, line.to_owned()),
        };
        let ends_in_a_day = day(line).is_some() && line.ends_with(|c: char| c.is_ascii_digit());
        if ends_in_a_day && folded_phrase(&text.1).split(' ').count() > 3 {
            entries.push(OfficialEntry {
                row: text.0,
                reference: None,
                names: Vec::new(),
                list: String::new(),
                since: last_day(line),
                until: None,
                text: text.1,
            });
        } else if line.is_empty() || folded_phrase(line).starts_with("DATE OF INCLUSION") || ends_in_a_day {
            open = None;
        } else {
            open = Some(text);
        }
    }
    let list_day = entries.iter().filter_map(|entry| entry.since).max();
    OfficialList { publisher: Publisher::FccCovered, day: list_day, entries, blocks: Vec::new() }
}

/// The day at the end of a line; other days may stand before it.
fn last_day(line: &str) -> Option<vendor_text::Date> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let tail = words.get(words.len().saturating_sub(3)..).unwrap_or_default().join(" ");
    day(&tail).or_else(|| day(line))
}

/// Entries as labelled lines (“Supplier: …”), or the sentence that nobody is on the list. A paper with neither is not
/// accepted as an empty list.
fn debarred(lines: &[(u32, String)]) -> Option<OfficialList> {
    let list_day = lines.iter().take(HEAD).find_map(|(_, line)| day(line));
    let mut entries: Vec<OfficialEntry> = Vec::new();
    for (row, line) in lines {
        let (label, value) = line.split_once([':', '|']).map_or(("", line.as_str()), |(label, value)| (label, value));
        let (label, value) = (folded_phrase(label), value.trim());
        match (label.as_str(), entries.last_mut()) {
            ("SUPPLIER" | "SUPPLIER NAME" | "NAME OF SUPPLIER" | "NAME OF THE SUPPLIER", _) if !value.is_empty() => {
                entries.push(OfficialEntry {
                    row: *row,
                    reference: None,
                    names: vec![ListedName { bearer: Bearer::Firm, ..ListedName::new(*row, value) }],
                    list: String::new(),
                    since: None,
                    until: None,
                    text: line.trim().to_owned(),
                });
            }
            (label, Some(entry)) if !label.is_empty() => {
                entry.text = format!("{} | {}", entry.text, line.trim());
                if ["CEASE", "EXPECTED", "END"].iter().any(|word| label.contains(word)) {
                    entry.until = day(value);
                } else if label.contains("DATE") {
                    entry.since = day(value);
                }
            }
            _ => {}
        }
    }
    let says_nobody = lines.iter().map(|(_, line)| folded_phrase(line)).any(|line| {
        ["NO SUPPLIERS", "NO SUPPLIER", "NO ENTRIES", "CURRENTLY EMPTY"].iter().any(|words| line.contains(words))
    });
    (says_nobody || !entries.is_empty()).then_some(OfficialList {
        publisher: Publisher::UkDebarment,
        day: list_day,
        entries,
        blocks: Vec::new(),
    })
}
