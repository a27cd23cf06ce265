//! What one line shows about the next: a private key continues, a name is followed by its value, a row of headings
//! names columns.

use super::makers::{is_makers_name, without_makers};
use super::promised::{self, Promise};
use super::shapes::COMMON_HEADINGS;
use super::values::{self, value_from};
use super::{by_look, headings, in_text};
use crate::{Line, LineKind};
use std::ops::Range;

/// Looks for secrets in consecutive lines.
#[derive(Debug, Clone, Default)]
pub struct Watch {
    in_private_key: bool,
    /// What the last line suggests about this one.
    promise: Promise,
    /// The number of further lines that may contain the key of a server that an earlier line set up.
    server_lines: u8,
    columns: Option<Columns>,
}

/// Columns of a text, and which of them contain secrets.
#[derive(Debug, Clone)]
struct Columns {
    sign: char,
    count: usize,
    secret: Vec<SecretColumn>,
}

/// A column with secrets.
#[derive(Debug, Clone, Copy)]
struct SecretColumn {
    at: usize,
    /// Whether its heading is in a row of headings, so that any value counts; otherwise a value has to look like a
    /// secret.
    sure: bool,
    /// Whether it holds codes: words in it mean something else ("card", "keypad").
    codes: bool,
}

/// A word in a private key that is shorter than this, in bytes, may be a model number.
const SHORTEST_KEY_LINE: usize = 16;

impl Watch {
    /// Where secrets are in the next line of a file, including its cells; in order and without overlap.
    #[must_use]
    pub fn next_line(&mut self, line: &Line) -> Vec<Range<usize>> {
        let quiet = !super::may_hold(&line.text);
        let mut found = self.next_text(&line.text, quiet);
        if !quiet && line.kind != LineKind::Headings {
            found.extend(super::in_cells(line));
            found = super::in_order(found);
        }
        without_makers(&line.text, found)
    }

    /// Where secrets are in the next line of a text; in order and without overlap.
    #[must_use]
    pub fn next(&mut self, line: &str) -> Vec<Range<usize>> {
        without_makers(line, self.next_text(line, !super::may_hold(line)))
    }

    fn next_text(&mut self, line: &str, quiet: bool) -> Vec<Range<usize>> {
        let quiet = quiet && !sets_up_server(line);
        if quiet
            && !self.in_private_key
            && self.promise == Promise::Nothing
            && self.server_lines == 0
            && self.columns.is_none()
        {
            return Vec::new();
        }
        // The PuTTY format: lines of the key, then a checksum.
        if line.starts_with(by_look::PUTTY_LINES) && !line.contains(by_look::PUTTY_SUM) {
            self.in_private_key = true;
            return Vec::new();
        }
        if self.in_private_key || line.contains("-----BEGIN ") {
            return self.private_key(line);
        }
        let mut found = if quiet { Vec::new() } else { in_text(line) };
        if line.trim().is_empty() {
            self.columns = None;
            return Vec::new();
        }
        let promise = std::mem::take(&mut self.promise);
        found.extend(promised::kept(promise, line));
        if promise == Promise::NameFirst {
            self.promise = Promise::Value;
            return super::in_order(found);
        }
        self.server(line, &mut found);
        self.columns(line, &mut found);
        if !quiet {
            self.promise = promised::of(line);
        }
        super::in_order(found)
    }

    fn private_key(&mut self, line: &str) -> Vec<Range<usize>> {
        if let Some(sum) = line.strip_prefix(by_look::PUTTY_SUM) {
            self.in_private_key = false;
            let start = line.len() - sum.trim_start().len();
            return std::iter::once(start..line.trim_end().len()).collect();
        }
        let ends = line.find("-----END");
        if !self.in_private_key {
            self.in_private_key = by_look::begins_private_key(line).is_some() && ends.is_none();
            return in_text(line);
        }
        let body = line.trim();
        // This is a line of base64, and not a list of model numbers after a key that is cut short.
        let is_coded = body.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte))
            && !(body.len() < SHORTEST_KEY_LINE && (values::is_like_kit(body) || is_makers_name(body)));
        let is_key =
            is_coded || ends.is_some() || ["Proc-Type:", "DEK-Info:"].iter().any(|head| body.starts_with(head));
        if !is_key {
            // After a key that is cut short nothing is hidden.
            self.in_private_key = false;
            return in_text(line);
        }
        self.in_private_key = ends.is_none();
        let end = ends.unwrap_or(line.len());
        let text = line.get(..end).unwrap_or_default();
        let lead = text.len() - text.trim_start().len();
        let kept = text.trim_end().len();
        if kept > lead { std::iter::once(lead..kept).collect() } else { Vec::new() }
    }

    /// Finds the key of a RADIUS or TACACS server, some lines after its name.
    fn server(&mut self, line: &str, found: &mut Vec<Range<usize>>) {
        let lower = line.trim_start().to_ascii_lowercase();
        if sets_up_server(line) {
            self.server_lines = 6;
            return;
        }
        self.server_lines = self.server_lines.saturating_sub(1);
        if self.server_lines > 0 && lower.starts_with("key ") {
            let from = line.len() - lower.len() + "key ".len();
            let mut value = value_from(line, from);
            if let Some(kind) = value.as_ref().filter(|value| value.at.len() == 1) {
                value = value_from(line, kind.at.end);
            }
            found.extend(value.map(|value| value.at));
        }
    }

    /// Finds the cells under secret headings in a text whose lines are rows.
    fn columns(&mut self, line: &str, found: &mut Vec<Range<usize>>) {
        if let Some(columns) = &self.columns {
            let cells = cells(line, columns.sign);
            if cells.len() == columns.count {
                let is_secret = |column: &&SecretColumn, cell: &Range<usize>| {
                    let text = line.get(cell.clone()).unwrap_or_default();
                    let shaped = super::is_shaped(text);
                    super::is_value(text) && (shaped || (column.sure && !column.codes && !values::is_model(text)))
                };
                let secret = columns
                    .secret
                    .iter()
                    .filter_map(|column| cells.get(column.at).filter(|cell| is_secret(&column, cell)).cloned());
                return found.extend(secret);
            }
            self.columns = None;
        }
        // Headings contain no digits.
        if line.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        self.columns = ['\t', ';', ',', '|'].into_iter().find_map(|sign| columns_of(line, sign));
    }
}

/// Whether a line of settings begins those of a server that has a key.
fn sets_up_server(line: &str) -> bool {
    let start = line.trim_start();
    ["radius", "tacacs"]
        .iter()
        .any(|word| start.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))
}

/// The secret columns of a line that is a row of headings, which other cells have to show. In any other row of short
/// words a name of a secret ("Card, fob, PIN") only makes values count that look like a password.
fn columns_of(line: &str, sign: char) -> Option<Columns> {
    let cells = cells(line, sign);
    let texts: Vec<&str> = cells.iter().filter_map(|cell| line.get(cell.clone())).collect();
    let is_word = |text: &&str| {
        text.len() <= 30
            && text.split_whitespace().count() <= 4
            && !text.bytes().any(|byte| byte.is_ascii_digit() || b":=@".contains(&byte))
    };
    if texts.len() < 3 || !texts.iter().all(is_word) {
        return None;
    }
    let beside_user = texts.iter().any(|text| headings::names_user(text));
    let is_secret =
        |text: &str| headings::names_secret(text) || (beside_user && headings::names_secret_beside_user(text));
    let headings = texts.iter().filter(|text| is_common_heading(text)).count();
    // A sentence may look like a row of short words: "login, password, token".
    let spaced = sign == ',' && line.matches(',').count() == line.matches(", ").count();
    let sure = headings >= if spaced { 2 } else { 1 } && (headings + 1) * 2 >= texts.len();
    let column = |(at, text): (usize, &&str)| {
        let codes = !headings::names_word(text);
        (is_secret(text) && (sure || !(codes || spaced))).then_some(SecretColumn { at, sure, codes })
    };
    let secret: Vec<SecretColumn> = texts.iter().enumerate().filter_map(column).collect();
    (!secret.is_empty() && secret.len() < texts.len()).then_some(Columns { sign, count: texts.len(), secret })
}

/// Whether a cell is a common heading of a register.
fn is_common_heading(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let mut words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    headings::names_user(text)
        || (lower.split_whitespace().count() <= 3
            && words.next_back().is_some_and(|last| {
                COMMON_HEADINGS.contains(&last) && (words.next().is_none() || !DOOR_WORDS.contains(&last))
            }))
}

/// Words at the end of headings that also end names of places: "Front door".
const DOOR_WORDS: [&str; 8] = ["door", "gate", "site", "room", "building", "camera", "switch", "nvr"];

/// The cells of a line, without surrounding spaces and quotation marks.
fn cells(line: &str, sign: char) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut found = Vec::new();
    for piece in line.split(sign) {
        let lead = piece.len() - piece.trim_start_matches([' ', '"']).len();
        let kept = piece.trim_end_matches([' ', '"', '\r']).len().max(lead);
        found.push(start + lead..start + kept);
        start += piece.len() + sign.len_utf8();
    }
    found
}
