//! Secrets in text: passwords, keys, codes and the like are found by their shape and by what is beside them, and left
//! out before anything is kept. The shapes are data ([`shapes`]) that is part of the program.

mod accepted;
mod across_lines;
mod addresses;
mod behind_names;
mod beside_kit;
mod by_look;
mod commands;
mod drawn_out;
mod further_off;
#[cfg(test)]
mod goes_tests;
mod headings;
mod logins;
mod makers;
mod names;
mod names_of_files;
mod payloads;
mod promised;
mod several;
pub mod shapes;
mod signs;
#[cfg(test)]
mod stay_tests;
mod structured;
#[cfg(test)]
mod tests;
mod turns_of_phrase;
mod undressed;
mod values;

pub use across_lines::Watch;
pub use beside_kit::{is_kit_alone, is_model_alone, kit_of, may_be_model};
pub use headings::{is_ambiguous, is_expanded_otherwise, names_secret, names_secret_beside_user, names_user};
pub use makers::is_makers_name;
pub use names_of_files::without_in_name;

use crate::Line;
use names::Words;
use std::borrow::Cow;
use std::ops::Range;
use undressed::is_dressed;

/// What replaces a secret.
pub const MARK: &str = "[secret left out]";

/// What replaces it in a text that is looked up.
pub const SILENT_MARK: &str = "[***************]";

/// The longest text that is searched in one piece, in bytes; longer texts are searched piece by piece.
const LONGEST: usize = 4096;

/// A text as it is looked up, in which marks say nothing of the kit beside them. Every other byte stays in its place.
#[must_use]
pub fn without_words_of_marks(text: &str) -> Cow<'_, str> {
    const { assert!(SILENT_MARK.len() == MARK.len()) };
    if text.contains(MARK) { Cow::Owned(text.replace(MARK, SILENT_MARK)) } else { Cow::Borrowed(text) }
}

/// The bytes of everything that replaces a secret in a text as it is looked up, together with the word before it that
/// names the secret: neither says anything of the kit.
pub fn left_out(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    text.match_indices(SILENT_MARK).map(|(at, mark)| {
        let before = text.get(..at).unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
        let name = before.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |gap| gap + 1);
        (name, at + mark.len())
    })
}

/// Where secrets are in a text; in order and without overlap.
#[must_use]
pub fn find(text: &str) -> Vec<Range<usize>> {
    let mut watch = Watch::default();
    let mut found = Vec::new();
    let mut from = 0;
    for line in text.split('\n') {
        found.extend(watch.next(line).into_iter().map(|at| at.start + from..at.end + from));
        from += line.len() + 1;
    }
    found
}

/// A text without its secrets.
#[must_use]
pub fn without(text: &str) -> String {
    replaced(text, &find(text))
}

/// Replaces what is at some places of a line by the mark, and adjusts its cells.
pub fn leave_out(line: &mut Line, places: &[Range<usize>]) {
    let moved = |place: usize| moved(place, places);
    for cell in &mut line.cells {
        (cell.start, cell.end) = (moved(cell.start), moved(cell.end));
    }
    for doubt in &mut line.doubts {
        *doubt = (moved(doubt.0), moved(doubt.1));
    }
    line.doubts.retain(|(start, end)| start < end);
    line.text = replaced(&line.text, places);
}

/// Where secrets are in the cells of a row that each follow a cell that names them.
fn in_cells(line: &Line) -> Vec<Range<usize>> {
    if line.cells.len() < 2 {
        return Vec::new();
    }
    let text =
        |nth: usize| line.cells.get(nth).and_then(|cell| line.text.get(cell.start..cell.end)).unwrap_or_default();
    let pair = line.cells.len() == 2;
    let is_secret = |nth: usize| {
        let (name, value) = (text(nth), text(nth + 1));
        let shaped = is_shaped(value);
        let named = names_secret(name) || (shaped && names_secret_beside_user(name));
        named && is_value(value) && !names_secret(value) && (shaped || (pair && value.split_whitespace().count() <= 5))
    };
    let cells = (0..line.cells.len() - 1).filter(|nth| is_secret(*nth)).filter_map(|nth| line.cells.get(nth + 1));
    cells.map(|cell| cell.start..cell.end).collect()
}

/// Whether a cell is shaped like a secret, so that it is not a heading.
#[must_use]
pub fn is_shaped(text: &str) -> bool {
    let are_words = || text.contains(' ') && text.chars().all(|c| c.is_alphabetic() || c == ' ');
    values::is_code(text) || (values::is_mixed(text) && !values::is_like_kit(text) && !are_words())
}

/// Whether a cell under the heading of a secret belongs to another column, because it is a login name or a network
/// address. Then its row is shifted.
#[must_use]
pub fn is_out_of_place(text: &str) -> bool {
    shapes::LOGIN_NAMES.contains(&text.to_ascii_lowercase().as_str()) || values::is_elsewhere(text)
}

/// Whether what follows the name of a secret is its value: "n/a", "held by IT" and the mark are not.
#[must_use]
pub fn is_value(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains(MARK) && !values::is_absent(text) && !is_makers_name(text)
}

/// Where a place of a text is after secrets were left out; a place inside a secret moves to the end of its mark.
#[must_use]
pub fn moved(place: usize, places: &[Range<usize>]) -> usize {
    let before = places.iter().filter(|at| at.start < place);
    before.fold(place, |moved, at| moved + MARK.len() - (at.end.min(place) - at.start))
}

fn replaced(text: &str, places: &[Range<usize>]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for at in places {
        kept.push_str(text.get(from..at.start).unwrap_or_default());
        kept.push_str(MARK);
        from = at.end;
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    kept
}

/// Whether a text may contain a secret: most show no sign of one and are not examined further.
fn may_hold(text: &str) -> bool {
    signs::may_hold(text) || is_dressed(text)
}

/// Where secrets are in a line of text that shows signs of one.
fn in_text(text: &str) -> Vec<Range<usize>> {
    if is_dressed(text) { undressed::find_in_plain(text, in_plain_text) } else { in_plain_text(text) }
}

fn in_plain_text(text: &str) -> Vec<Range<usize>> {
    if text.len() <= LONGEST {
        return in_piece(text);
    }
    let mut found = Vec::new();
    let mut from = 0;
    while from < text.len() {
        let rest = text.get(from..).unwrap_or_default();
        let most = (0..=LONGEST.min(rest.len())).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
        let head = rest.get(..most).unwrap_or_default();
        // Pieces end at a space, so that no secret is cut.
        let end = if most < rest.len() { head.rfind(' ').filter(|at| *at > 0).map_or(most, |at| at + 1) } else { most };
        let piece = rest.get(..end).unwrap_or_default();
        if may_hold(piece) {
            found.extend(in_piece(piece).into_iter().map(|at| at.start + from..at.end + from));
        }
        from += end.max(1);
    }
    found
}

fn in_piece(text: &str) -> Vec<Range<usize>> {
    let words = Words::new(text);
    let mut found = Vec::new();
    addresses::find(&words, &mut found);
    behind_names::find(&words, &mut found);
    logins::find(&words, &mut found);
    by_look::find(&words, &mut found);
    turns_of_phrase::find(&words, &mut found);
    payloads::find(&words, &mut found);
    structured::find(&words, &mut found);
    commands::find(&words, &mut found);
    let found = in_order(found);
    let again = said_again(text, &found);
    let mut found = in_order(found.into_iter().chain(again).collect());
    // What has already been left out is not looked at again.
    let marks: Vec<Range<usize>> = text.match_indices(MARK).map(|(at, mark)| at..at + mark.len()).collect();
    found.retain(|at| marks.iter().all(|mark| at.end <= mark.start || mark.end <= at.start));
    found
}

/// The other places where a secret that was found occurs.
fn said_again(text: &str, found: &[Range<usize>]) -> Vec<Range<usize>> {
    let secret =
        |at: &Range<usize>| text.get(at.clone()).filter(|secret| secret.len() >= 6 && values::is_mixed(secret));
    let all = found.iter().take(8).filter_map(secret);
    all.flat_map(|secret| text.match_indices(secret).map(|(at, same)| at..at + same.len())).collect()
}

/// The places in order, with overlapping ones joined.
fn in_order(mut found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    found.retain(|at| at.start < at.end);
    found.sort_by_key(|at| (at.start, at.end));
    let mut kept: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for at in found {
        match kept.last_mut() {
            Some(last) if at.start < last.end => last.end = last.end.max(at.end),
            _ => kept.push(at),
        }
    }
    kept
}
