//! How far the works on a row's kit have come, according to its status, and which parts of a cell they concern.

use super::scan::Scan;
use vendor_list::context::Equipment;
use vendor_list::cues::WordRole;
use vendor_readers::dates_as_written;
use vendor_standing::Standing;
use vendor_text::{Cell, Column, Date};

/// How far the works of a row have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Works {
    /// They are still to be done or to be finished.
    Pending,
    /// They will not be done, or not for now.
    Stalled,
    /// The kit of the row is still to come.
    Coming,
}

/// What the status of a row says of works that are not done, and its bytes.
pub(super) fn state(scan: &Scan<'_>) -> Option<(Works, (usize, usize))> {
    let words = scan.index.paper_words();
    let says = |text: &str| {
        if words.says_stalled(text) {
            Some(Works::Stalled)
        } else if words.says_coming(text) {
            Some(Works::Coming)
        } else {
            words.says_pending(text).then_some(Works::Pending)
        }
    };
    let status = scan.cells.iter().filter(|cell| cell.column == Column::Status);
    status.filter_map(|cell| Some((says(scan.text.get(cell.start..cell.end)?)?, (cell.start, cell.end)))).next()
}

/// Whether a part of a line that says nothing else says of works that they are done (`true`) or will not be done
/// (`false`): “100% complete”, “Status: closed”, “State: cancelled by requester”.
pub(super) fn done_by_line(scan: &Scan<'_>) -> Option<bool> {
    let words = scan.index.paper_words();
    let parts = scan.text.split([',', ';', '.', '|', '–', '(', ')']).flat_map(|part| part.split(" - "));
    parts.map(str::trim).find_map(|part| {
        let (label, rest) = part.split_once([':', ' ']).unwrap_or(("", part));
        let is_labelled = words.labels_a_state(label);
        let rest = if is_labelled { rest.trim_start_matches([':', ' ']) } else { part };
        let whole = rest.strip_prefix("100%").or_else(|| rest.strip_prefix("100 %")).map(str::trim);
        let is_whole = whole.is_some_and(|rest| rest.is_empty() || words.says_works_done(rest));
        if is_whole || (is_labelled && words.says_works_done(rest)) {
            Some(true)
        } else {
            (is_labelled && words.says_stalled(rest)).then_some(false)
        }
    })
}

/// What a cell for the day or the way of leaving says of the kit of a row, and its bytes: the kit is gone, or is going
/// if the day is later than the list's own.
pub(super) fn departed(scan: &Scan<'_>) -> Option<(Standing, (usize, usize))> {
    let cells = scan.cells.iter().filter(|cell| cell.column == Column::Disposed);
    cells.filter_map(|cell| Some((says_departed(scan, cell)?, (cell.start, cell.end)))).next()
}

fn says_departed(scan: &Scan<'_>, cell: &Cell) -> Option<Standing> {
    const SHORTEST_WAY: usize = 3;
    let text = scan.text.get(cell.start..cell.end)?;
    let words = scan.index.paper_words();
    if text.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
        return Some(if is_to_come(scan, text) { Standing::Going } else { Standing::Gone });
    }
    let is_way = text.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST_WAY
        && !words.says_nothing(text)
        && !words.says_unchanged(text)
        && !words.says_unknown_make(text)
        && !text.split_whitespace().next().is_some_and(|first| words.opens_no_successor(first));
    is_way.then(|| if words.says_pending(text) { Standing::Going } else { Standing::Gone })
}

/// Whether a day is later than the day on which the list was made. The engine has no clock, and the list's day is the
/// safest one to compare with.
fn is_to_come(scan: &Scan<'_>, text: &str) -> bool {
    let issued = scan.index.list().edition.issued;
    let Some((year, _)) = dates_as_written::years(text) else { return false };
    Date::new(year, dates_as_written::month_of(text).unwrap_or(1), 1).is_some_and(|first_day| first_day > issued)
}

/// Whether the name at a byte is in a part of its cell that the successor does not replace: in “Huawei switch + Dahua
/// x9” a new switch replaces the switch only.
pub(super) fn is_in_another_part(scan: &Scan<'_>, name: usize, successor: (usize, usize)) -> bool {
    let Some(cell) = scan.cell_at(name) else { return false };
    let comes = kinds(scan, successor);
    let parts = parts(scan, cell);
    if comes.is_empty() || parts.len() < 2 {
        return false;
    }
    let is_replaced = |part: &(usize, usize)| kinds(scan, *part).iter().any(|kind| comes.contains(kind));
    let own = parts.iter().find(|(from, to)| *from <= name && name < *to);
    own.is_some_and(|own| !is_replaced(own)) && parts.iter().any(is_replaced)
}

/// The parts of a cell that names several things.
fn parts(scan: &Scan<'_>, cell: &Cell) -> Vec<(usize, usize)> {
    let text = scan.text.get(cell.start..cell.end).unwrap_or_default();
    let mut parts = Vec::new();
    let mut from = cell.start;
    for (at, sign) in text.match_indices([',', '+', '&', ';', '/']) {
        parts.push((from, cell.start + at));
        from = cell.start + at + sign.len();
    }
    parts.push((from, cell.end));
    parts
}

/// The words for equipment in a range of bytes, each with the kind of equipment, so that a switch is not taken for a
/// router.
fn kinds<'s>(scan: &'s Scan<'_>, (from, to): (usize, usize)) -> Vec<(Equipment, &'s str)> {
    let (first, last) = (scan.word_at_byte(from), scan.word_at_byte(to));
    let within = scan.cues.iter().filter(|cue| first <= cue.from && cue.to <= last.max(first + 1));
    within
        .filter_map(|cue| match cue.role {
            WordRole::Equipment(kind) => Some((kind, scan.word(cue.to.saturating_sub(1)).trim_end_matches('S'))),
            _ => None,
        })
        .collect()
}
