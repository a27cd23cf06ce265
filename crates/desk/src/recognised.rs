//! What a dropped file is: one of the tool's own, which goes where it belongs whichever page is shown, or something to
//! look up.

use serde_json::Value;
use vendor_engine::estate::work_file::FORMAT;

/// How many bytes at the start of a file are looked at.
pub const HEAD: usize = 16 * 1024;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recognised {
    /// A kept estate.
    Estate,
    /// The record of a run, as JSON Lines.
    Record,
    /// A policy.
    Policy,
    /// A signed list.
    SignedList,
    /// Something to look up.
    Other,
}

impl Recognised {
    /// What a file with this name is that begins with these bytes.
    #[must_use]
    pub fn of(name: &str, head: &[u8]) -> Self {
        let head = head.get(..HEAD).unwrap_or(head);
        let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
        // The bundle's first entry is the list itself, and its entries are not compressed.
        if head.starts_with(b"PK\x03\x04") && holds(head.get(..80).unwrap_or(head), b"barred-list.json") {
            return Self::SignedList;
        }
        let text = String::from_utf8_lossy(head);
        let text = text.trim_start();
        if text.starts_with('{') {
            return if holds(head.get(..200).unwrap_or(head), FORMAT.as_bytes()) {
                Self::Estate
            } else if is_record(text) {
                Self::Record
            } else {
                Self::Other
            };
        }
        if name.to_lowercase().ends_with(".toml") || is_policy(text) { Self::Policy } else { Self::Other }
    }
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|at| at == wanted)
}

/// Whether a policy's rule comes after nothing but settings and comments: a list of words may contain such a line as
/// well.
fn is_policy(text: &str) -> bool {
    const RULE: &str = "[[rule]]";
    let is_setting = |line: &str| line.is_empty() || line.starts_with('#') || line.contains('=');
    let mut lines = text.lines().map(str::trim).skip_while(|line| *line != RULE && is_setting(line));
    lines.next() == Some(RULE)
}

/// Whether the first line is the record of a line, or the account of a run that had no lines. If the line is longer
/// than what is looked at, its beginning decides.
fn is_record(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    match serde_json::from_str::<Value>(first) {
        Ok(Value::Object(fields)) => {
            (fields.contains_key("where") && fields.contains_key("verdict")) || fields.contains_key("summary")
        }
        _ => first.starts_with("{\"where\":"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tools_own_files_are_known_by_what_they_hold() {
        let list = include_bytes!("../../../public/vendor-list.zip");
        let policy = include_bytes!("../../../docs/policy-example.toml");
        for (name, head, wanted) in [
            ("mine.estate.json", &br#"{"format":"vendor-checker-estate","edition":1,"#[..], Recognised::Estate),
            (
                "renamed.txt",
                &b"\xEF\xBB\xBF{\"format\":\"vendor-checker-estate\",\"edition\":2,"[..],
                Recognised::Estate,
            ),
            ("r.jsonl", &br#"{"where":{"line":1},"text":"x","verdict":"ask"}"#[..], Recognised::Record),
            ("r.jsonl", &br#"{"summary":{"lines":0}}"#[..], Recognised::Record),
            ("list.zip", &list[..], Recognised::SignedList),
            ("policy.toml", &policy[..], Recognised::Policy),
            ("policy.txt", &policy[..], Recognised::Policy),
            ("words.txt", &b"name = \"Sugon\"\n\n1\n\n[[rule]]\n"[..], Recognised::Other),
            ("quote.zip", &b"PK\x03\x04quote.pdf"[..], Recognised::Other),
            ("scan.json", &br#"{"hosts":[]}"#[..], Recognised::Other),
            ("register.csv", &b"Make,Model\nAxis,P3265\n"[..], Recognised::Other),
            ("empty", &b""[..], Recognised::Other),
        ] {
            assert_eq!(Recognised::of(name, head), wanted, "{name}");
        }
    }
}
