//! Cells of a table with secret columns: which cell is the secret in a row that is shifted, what of such a cell is kit
//! and stays, and what neighbouring headings say about a heading that may name a secret.

use super::headings::{Heading, key};
use std::borrow::Cow;
use std::collections::BTreeMap;
use vendor_text::{Column, secrets};

/// The columns of a table, by their number.
type Columns = BTreeMap<usize, Heading>;

/// The column in which a row has its secret instead: the cell under the secret heading is kit, a login name or an
/// address, and another cell is the secret.
#[must_use]
pub fn shifted<T: AsRef<str>>(columns: &Columns, cells: &[(usize, T)]) -> Option<usize> {
    let mut secret = columns.iter().filter(|(_, holds)| **holds == Heading::Secret).map(|(at, _)| *at);
    secret.find_map(|at| beside_login(columns, cells, at).or_else(|| beside_kit(columns, cells, at)))
}

/// What stays of the cell under a secret heading: any kit. `None` if nothing stays.
#[must_use]
pub fn kept<'c, T: AsRef<str>>(
    columns: &Columns,
    cells: &[(usize, T)],
    cell: &'c str,
    is_shifted: bool,
) -> Option<Cow<'c, str>> {
    let cell = cell.trim();
    let is_model = secrets::is_model_alone(cell) && (is_shifted || lacks_model(columns, cells));
    if is_model || (is_shifted && is_moved_on(columns, cells) && secrets::may_be_model(cell)) {
        return Some(Cow::Borrowed(cell));
    }
    secrets::kit_of(cell).map(Cow::Owned)
}

/// What the headings beside one that may name a secret show: "Pass" beside "Fail" names none, "Changed to" after
/// "Password" names one.
#[must_use]
pub fn told_by_neighbours<T: AsRef<str>>(
    cells: &[(usize, T)],
    at: usize,
    is_secret: impl Fn(&str) -> bool,
) -> Option<Heading> {
    let words = |text: &str| if text.len() <= LONGEST_HEADING { key(text) } else { String::new() };
    let own = words(text(cells, at));
    let others = || cells.iter().filter(|(other, _)| *other != at).map(|(_, cell)| words(cell.as_ref()));
    let harmless = HARMLESS_BESIDE.iter().find(|(names, _)| names.contains(&own.as_str()));
    if harmless.is_some_and(|(_, beside)| others().any(|other| beside.contains(&other.as_str()))) {
        return Some(Heading::Column(Column::Other));
    }
    let before = at.checked_sub(1).map(|before| text(cells, before)).unwrap_or_default();
    let is_second = SECOND_OF_TWO.contains(&own.as_str()) && before.len() <= LONGEST_HEADING;
    (is_second && is_secret(before.trim_end_matches('?'))).then_some(Heading::Secret)
}

/// Whether a cell belongs to the row of a secret, in a table whose first column names the rows.
#[must_use]
pub fn goes_in_row(cell: &str) -> bool {
    secrets::is_value(cell) && !secrets::is_kit_alone(cell)
}

/// The longest heading that is looked at, in bytes.
const LONGEST_HEADING: usize = 60;

/// Headings that may name secrets, and headings beside which they do not.
const HARMLESS_BESIDE: [(&[&str], &[&str]); 3] = [
    (&["PASS", "PASSED"], &["FAIL", "FAILED", "FAILS"]),
    (
        &["PIN", "PINS", "PIN NO", "PIN NUMBER"],
        &[
            "SIGNAL",
            "SIGNALS",
            "COLOUR",
            "COLOR",
            "WIRE",
            "WIRE COLOUR",
            "CORE",
            "CONDUCTOR",
            "TERMINAL",
            "CONNECTOR",
            "FUNCTION",
            "PINOUT",
            "VOLTAGE",
            "PAIR",
        ],
    ),
    (&["TOKEN", "TOKENS"], &["RING"]),
];

/// Headings after a secret one that hold what the secret was or became.
const SECOND_OF_TWO: [&str; 18] = [
    "CHANGED TO",
    "NEW",
    "NEW ONE",
    "ACTUAL",
    "NOW",
    "NOW SET TO",
    "SET TO",
    "RESET TO",
    "UPDATED TO",
    "AMENDED TO",
    "OLD",
    "OLD ONE",
    "PREVIOUS",
    "PREVIOUSLY",
    "WAS",
    "CHANGED FROM",
    "AS LEFT",
    "AS FOUND",
];

fn text<T: AsRef<str>>(cells: &[(usize, T)], at: usize) -> &str {
    cells.iter().find(|(known, _)| *known == at).map_or("", |(_, cell)| cell.as_ref().trim())
}

fn beside_login<T: AsRef<str>>(columns: &Columns, cells: &[(usize, T)], at: usize) -> Option<usize> {
    let is_other = |at: &usize| !matches!(columns.get(at), Some(Heading::Column(Column::Make | Column::Model)));
    let is_shaped = |at: &usize| !text(cells, *at).contains(' ') && secrets::is_shaped(text(cells, *at));
    let beside = || [at + 1, at + 2, at.wrapping_sub(1)].into_iter().filter(is_other).find(is_shaped);
    secrets::is_out_of_place(text(cells, at)).then(beside).flatten()
}

/// The secret of a row that has kit under the secret heading: the cell that is as far off as its maker is from the
/// column of makers, or else a cell near by that looks like a secret.
fn beside_kit<T: AsRef<str>>(columns: &Columns, cells: &[(usize, T)], at: usize) -> Option<usize> {
    let is_model = is_moved_on(columns, cells) && secrets::may_be_model(text(cells, at));
    if !is_model && !secrets::is_kit_alone(text(cells, at)) {
        return None;
    }
    let may_be = |place: usize| secrets::is_value(text(cells, place)) && !secrets::is_kit_alone(text(cells, place));
    let is_made = |place: usize| may_be(place) && is_made_like_one(columns, text(cells, place), place);
    let moved = by(columns, cells).and_then(|by| Some((by, at.checked_add_signed(by)?)));
    let moved = moved.filter(|(by, place)| is_made(*place) || (*by > 0 && may_be(*place))).map(|(_, place)| place);
    moved.or_else(|| [at + 1, at + 2, at.wrapping_sub(1), at.wrapping_sub(2)].into_iter().find(|place| is_made(*place)))
}

/// Whether a row is shifted to the right.
fn is_moved_on<T: AsRef<str>>(columns: &Columns, cells: &[(usize, T)]) -> bool {
    by(columns, cells).is_some_and(|by| by > 0)
}

/// How many columns a row is shifted by, which shows in its maker being outside the column of makers.
fn by<T: AsRef<str>>(columns: &Columns, cells: &[(usize, T)]) -> Option<isize> {
    let makers = Heading::Column(Column::Make);
    let belongs = columns.iter().find(|(_, holds)| **holds == makers).map(|(at, _)| *at)?;
    if secrets::is_makers_name(text(cells, belongs)) {
        return None;
    }
    let stands = cells.iter().find(|(_, cell)| secrets::is_makers_name(cell.as_ref().trim())).map(|(at, _)| *at)?;
    isize::try_from(stands).ok()?.checked_sub(isize::try_from(belongs).ok()?)
}

fn is_made_like_one(columns: &Columns, cell: &str, place: usize) -> bool {
    use Column::{AssetId, Installed, Ip, Mac, Quantity, Serial, UnitPrice};
    let numbers = [AssetId, Installed, Ip, Mac, Quantity, Serial, UnitPrice];
    let holds_numbers = matches!(columns.get(&place), Some(Heading::Column(column)) if numbers.contains(column));
    let small = cell.chars().filter(|c| c.is_lowercase()).count();
    let is_number = cell.bytes().all(|byte| byte.is_ascii_digit());
    !cell.contains(' ') && secrets::is_shaped(cell) && (!is_number || cell.len() >= 4) && (!holds_numbers || small >= 3)
}

/// Whether the cell for the model is empty, or has the maker in it.
fn lacks_model<T: AsRef<str>>(columns: &Columns, cells: &[(usize, T)]) -> bool {
    let is_models = |holds: &Heading| matches!(holds, Heading::Column(Column::Model | Column::MakeModel));
    let mut models = columns.iter().filter(|(_, holds)| is_models(holds)).map(|(at, _)| text(cells, *at));
    models.next().is_some_and(|model| model.is_empty() || secrets::is_makers_name(model))
}
