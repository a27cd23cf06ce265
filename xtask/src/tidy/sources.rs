//! Rules on single files: opening comments, length, unfinished work, this machine's paths, secret keys, sentences of law.

use super::{Finding, Source};

const LONGEST_RUST_FILE: usize = 500;

/// Marks of work that is not finished. Split here so that this file does not find itself.
const UNFINISHED: [&str; 4] =
    [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("to", "do!("), concat!("unimple", "mented!(")];

/// Folders that exist on one machine only.
const MACHINE_PATHS: [&str; 4] =
    [concat!("/ro", "ot/"), concat!("/wo", "rk/"), concat!("/ho", "me/"), concat!("/Us", "ers/")];

/// How a signing key that must stay secret looks: its comment, and the first bytes of its two forms in base64.
const SECRET_KEY: [&str; 4] = [
    concat!("minisign encrypted ", "secret key"),
    concat!("minisign ", "secret key"),
    concat!("RWRTY", "0Iy"),
    concat!("RWQAA", "EIy"),
];

/// Applies every rule on single files.
pub fn check(source: &Source) -> Vec<Finding> {
    let Some(text) = &source.text else { return Vec::new() };
    let mut findings = Vec::new();
    secret_keys(source, text, &mut findings);
    if is_test_data(source) {
        return findings;
    }
    opening_comment(source, text, &mut findings);
    if !text.is_empty() && !text.ends_with('\n') && is_written_by_hand(source) {
        findings.push(Finding::new(source, 0, "does not end in a newline", "add one"));
    }
    let lines = text.lines().count();
    if source.place.ends_with(".rs") && lines > LONGEST_RUST_FILE {
        findings.push(Finding::new(
            source,
            0,
            format!("has {lines} lines, over {LONGEST_RUST_FILE}"),
            "split it by what it does",
        ));
    }
    if is_written_by_hand(source) {
        for (number, line) in text.lines().enumerate() {
            unfinished(source, number + 1, line, &mut findings);
            machine_paths(source, number + 1, line, &mut findings);
            law(source, number + 1, line, &mut findings);
        }
    }
    findings
}

/// Samples are other people's texts, in which only keys are looked for.
fn is_test_data(source: &Source) -> bool {
    source.place.starts_with("tests/data/")
}

fn extension(source: &Source) -> &str {
    let name = source.place.rsplit('/').next().unwrap_or_default();
    // `.gitignore` has no extension but its own name says what it is.
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn is_written_by_hand(source: &Source) -> bool {
    !matches!(extension(source), "svg" | "lock") && !source.place.ends_with("package-lock.json")
}

fn opening_comment(source: &Source, text: &str, findings: &mut Vec<Finding>) {
    let openings: &[&str] = match extension(source) {
        "rs" => &["//!"],
        "js" | "mjs" | "ts" => &["//", "/*"],
        "css" | "scss" => &["/*", "//"],
        "toml" | "yml" | "yaml" | "sh" | "gitignore" | "npmrc" | "gitattributes" | "editorconfig" => &["#"],
        "html" => &["<!--"],
        _ => return,
    };
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let start = if extension(source) == "html" { after_doctype(start) } else { start };
    if !openings.iter().any(|opening| start.starts_with(opening)) {
        let what = format!("does not open with a comment ({})", openings.join(" or "));
        findings.push(Finding::new(source, 1, what, "say in a line what the file holds"));
    }
}

fn after_doctype(text: &str) -> &str {
    if !text.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) {
        return text;
    }
    text.split_once('>').map_or(text, |(_, rest)| rest.trim_start())
}

fn unfinished(source: &Source, number: usize, line: &str, findings: &mut Vec<Finding>) {
    // A mark inside a word, as in the product name AUTODOME, does not count.
    let stands_alone = |mark: &&&str| {
        line.match_indices(**mark).any(|(at, _)| {
            let before = line.get(..at).and_then(|start| start.chars().next_back());
            !before.is_some_and(char::is_alphanumeric)
        })
    };
    if let Some(mark) = UNFINISHED.iter().find(stands_alone) {
        findings.push(Finding::new(source, number, format!("holds `{mark}`"), "finish it, or write it up as an issue"));
    }
}

fn machine_paths(source: &Source, number: usize, line: &str, findings: &mut Vec<Finding>) {
    for path in MACHINE_PATHS {
        // Only at the start of a path: the same letters after an address such as `example.org` do not count.
        let starts_here = line.match_indices(path).any(|(at, _)| {
            let before = line.get(..at).unwrap_or_default();
            before.ends_with("file://")
                || before.chars().next_back().is_none_or(|c| c.is_whitespace() || "\"'`(=:,[<".contains(c))
        });
        if starts_here {
            findings.push(Finding::new(
                source,
                number,
                format!("names {path}…, a folder of one machine"),
                "use a relative path",
            ));
        }
    }
}

/// A section of an Act in the program's code would still be cited after the law has changed.
fn law(source: &Source, number: usize, line: &str, findings: &mut Vec<Finding>) {
    let is_code = source.place.ends_with(".rs") && source.place.contains("src/") && !source.place.starts_with("xtask/");
    if !is_code || line.trim_start().starts_with("//") {
        return;
    }
    let names_an_act = line.split(|c: char| !c.is_alphanumeric()).any(|word| word == "Act");
    let cites = |opening: &str| {
        line.match_indices(opening).any(|(at, _)| {
            let rest = line.get(at + opening.len()..).unwrap_or_default();
            rest.starts_with(|c: char| c.is_ascii_digit())
        })
    };
    if names_an_act && ["s.", "ss.", "section ", "Section "].into_iter().any(cites) {
        findings.push(Finding::new(
            source,
            number,
            "cites a section of an Act",
            "put the sentence into list/, with its source",
        ));
    }
}

fn secret_keys(source: &Source, text: &str, findings: &mut Vec<Finding>) {
    for (number, line) in text.lines().enumerate() {
        if SECRET_KEY.iter().any(|mark| line.contains(mark)) {
            findings.push(Finding::new(
                source,
                number + 1,
                "looks like a secret signing key",
                "take it out, and change the key",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MACHINE_PATHS, SECRET_KEY, UNFINISHED, check};
    use crate::tidy::Source;

    fn found(place: &str, text: &str) -> Vec<String> {
        let source = Source { place: place.to_owned(), text: Some(text.to_owned()), bytes: 0 };
        check(&source).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn each_kind_of_file_opens_with_its_comment() {
        for (place, good) in [
            ("src/a.rs", "//! A.\n"),
            ("a.mjs", "// A.\n"),
            ("a.toml", "# A.\n"),
            (".gitignore", "# A.\n"),
            ("index.html", "<!DOCTYPE html>\n<!-- A. -->\n"),
            ("README.md", "Anything\n"),
        ] {
            assert!(found(place, good).is_empty(), "{place}");
        }
        assert_eq!(found("src/a.rs", "// A.\n").len(), 1);
        assert_eq!(found("index.html", "<!DOCTYPE html>\n<html>\n").len(), 1);
    }

    #[test]
    fn unfinished_work_and_machine_paths_are_found_but_addresses_are_not() {
        assert_eq!(found("src/a.rs", &format!("//! A.\n// {}\n", UNFINISHED[0])).len(), 1);
        assert_eq!(found("src/a.rs", &format!("//! A.\nconst A: &str = \"{}x\";\n", MACHINE_PATHS[1])).len(), 1);
        assert!(found("a.toml", &format!("# https://example.org{}x\n", MACHINE_PATHS[2])).is_empty());
    }

    #[test]
    fn secret_keys_are_found_everywhere_even_in_samples() {
        assert_eq!(found("tests/data/a.txt", SECRET_KEY[2]).len(), 1);
        assert_eq!(found("notes.md", &format!("{}\n", SECRET_KEY[0])).len(), 1);
    }

    #[test]
    fn law_is_no_code() {
        let law = "//! A.\nconst A: &str = \"the Minister must agree (Procurement Act 2023 s.29)\";\n";
        assert_eq!(found("crates/engine/src/judge/a.rs", law), ["cites a section of an Act"]);
        assert!(found("crates/engine/src/judge/a.rs", "//! A.\n// Section 29 of the Act.\n").is_empty());
        assert!(found("tests/engine/a.rs", law).is_empty());
    }

    #[test]
    fn length_and_last_newline_are_checked() {
        assert_eq!(found("src/a.rs", &format!("//! A.\n{}", "//\n".repeat(500))).len(), 1);
        assert_eq!(found("src/a.rs", "//! A.").len(), 1);
    }
}
