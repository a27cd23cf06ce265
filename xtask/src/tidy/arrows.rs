//! The rules on dependencies that cargo cannot check: between rooms (modules) of one crate, and that the engine knows
//! nothing of the outside.

use super::{Finding, Source};

/// The rooms that share a crate, each with those that it may use; between crates cargo checks this. A room that is not
/// named here may use all, and no named room may use it.
const ROOMS: [(&str, &[&str]); 8] = [
    ("crates/engine/src/identify", &[]),
    ("crates/engine/src/judge", &["identify"]),
    ("crates/engine/src/report", &["judge", "identify"]),
    ("crates/engine/src/estate", &["report", "judge", "identify"]),
    ("crates/engine/src/screen", &["estate", "report", "judge", "identify"]),
    ("src/platform", &[]),
    ("src/worker", &["platform"]),
    ("src/ui", &["worker", "platform"]),
];

/// The crates of the engine, and the desk: they take bytes and values and return values.
const ENGINE: [&str; 8] = [
    "crates/text/",
    "crates/standing/",
    "crates/list/",
    "crates/names/",
    "crates/readers/",
    "crates/pictures/src/",
    "crates/engine/",
    "crates/desk/",
];

/// What the engine may not mention: browsers, clocks, chance.
const OUTSIDE: [&str; 11] = [
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "leptos",
    "gloo",
    "SystemTime",
    "Instant",
    "rand",
    "getrandom",
    "fastrand",
    "UNIX_EPOCH",
];

/// Applies the rules on crates and rooms to a file.
pub fn check(source: &Source) -> Vec<Finding> {
    let Some(text) = source.text.as_ref().filter(|_| source.place.ends_with(".rs")) else { return Vec::new() };
    let code = without_comments(text);
    let mut findings = Vec::new();
    if ENGINE.iter().any(|place| source.place.starts_with(place)) {
        for (number, line) in code.lines().enumerate() {
            for word in words(line) {
                if OUTSIDE.contains(&word) {
                    let what = format!("the engine mentions `{word}`");
                    findings.push(Finding::new(
                        source,
                        number + 1,
                        what,
                        "pass the value in from the page or the command",
                    ));
                }
            }
        }
    }
    if let Some((room, allowed)) = room_of(&source.place) {
        for (line, used) in rooms_used(&code) {
            if used != room && !allowed.contains(&used.as_str()) {
                let what = format!("`{room}` uses `{used}`, against the arrows");
                findings.push(Finding::new(source, line, what, "move the shared part inwards"));
            }
        }
    }
    findings
}

/// The name of the room in which a file stands, and the rooms it may use.
fn room_of(place: &str) -> Option<(&'static str, &'static [&'static str])> {
    let (path, allowed) = ROOMS
        .iter()
        .find(|(path, _)| place.strip_prefix(path).is_some_and(|rest| rest.starts_with('/') || rest == ".rs"))?;
    Some((path.rsplit('/').next()?, allowed))
}

/// Blanks comments, keeping the lines. Text in strings stays, because a mention there should be looked at as well.
fn without_comments(text: &str) -> String {
    text.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code)).collect::<Vec<_>>().join("\n")
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// Returns the line and the name of every module that `crate::…` names, groups in braces included.
fn rooms_used(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, start) in code.match_indices("crate::") {
        // `$crate::` and names that end in "crate" mean something else.
        let before = code.get(..at).and_then(|before| before.chars().next_back());
        if before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_') {
            continue;
        }
        let line = code.get(..at).unwrap_or_default().matches('\n').count() + 1;
        let rest = code.get(at + start.len()..).unwrap_or_default();
        let names = if let Some(group) = rest.strip_prefix('{') { first_names(group) } else { vec![first_word(rest)] };
        // A name in upper case is an item at the crate's root, not a room.
        let rooms = names.into_iter().filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
        found.extend(rooms.map(|name| (line, name)));
    }
    found
}

/// Returns the first word of each item in a group, up to the brace that closes it.
fn first_names(group: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0usize;
    let mut item = String::new();
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(first_word(std::mem::take(&mut item).trim())),
            _ if depth == 0 => item.push(c),
            _ => {}
        }
    }
    names.push(first_word(item.trim()));
    names
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::Source;

    fn found(place: &str, text: &str) -> Vec<String> {
        let source = Source { place: place.to_owned(), text: Some(text.to_owned()), bytes: 0 };
        check(&source).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn arrows_point_inwards() {
        assert!(found("src/ui/page.rs", "use crate::worker::Ask;\nuse vendor_list::List;").is_empty());
        assert_eq!(found("src/platform/clock.rs", "use crate::worker::Ask;").len(), 1);
        assert_eq!(found("crates/engine/src/judge/mod.rs", "let x = crate::report::csv();").len(), 1);
        assert_eq!(found("crates/engine/src/identify/scan.rs", "use crate::{\n    judge,\n    screen,\n};").len(), 2);
        assert!(found("crates/engine/src/screen.rs", "use crate::{judge::{self, Terms}, identify};").is_empty());
    }

    #[test]
    fn the_engine_mentions_nothing_of_the_outside() {
        let mentions = |place| found(place, "let now = std::time::SystemTime::now();").len();
        assert_eq!(mentions("crates/engine/src/judge/dates.rs"), 1);
        assert_eq!(mentions("crates/text/src/lib.rs"), 1);
        assert_eq!(mentions("crates/publish/src/signing.rs"), 0);
        assert!(found("crates/text/src/lib.rs", "//! No web_sys here.\nlet brand = random_brand;").is_empty());
        assert!(found("src/worker/mod.rs", "use web_sys::Worker;").is_empty());
    }

    #[test]
    fn other_files_have_no_room() {
        assert!(found("src/lib.rs", "pub mod ui; use crate::ui::Page;").is_empty());
        assert!(found("xtask/src/main.rs", "use crate::list;").is_empty());
        assert!(found("crates/list/src/lib.rs", "use crate::schema;").is_empty());
    }
}
