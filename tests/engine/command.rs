//! The command line's contract: formats, exit codes, refusals.

use crate::{index, root};
use std::path::PathBuf;
use std::process::{Command, Output};

fn run(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vendor-check")).current_dir(root()).args(words).output().unwrap()
}

fn scratch(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

#[test]
fn exit_codes() {
    for (words, expected) in [
        (&["check", "--text", "AXIS P3265-LVE"][..], 0),
        (&["check", "--text", "AXIS P3265-LVE\nlabour, two days"], 0),
        (&["check", "--text", "AXIS P3265-LVE\nZorvane ZV-4100 dome camera"], 3),
        (&["check", "--text", "5MP dome camera"], 3),
        (&["check", "--text", "labour, two days"], 3),
        (&["check", "--text", "Hikvision\n5MP dome camera"], 1),
        (&["check", "--text", "Hikvision"], 1),
        (&["check", "--text", "Swann"], 1),
        (&["check", "no-such-file.txt", "--text", "Hikvision"], 2),
        (&["check"], 64),
        (&["check", "--context", "moon", "--text", "x"], 64),
        (&["check", "--today", "tomorrow", "--text", "x"], 64),
        (&["check", "--bidder", ""], 64),
        (&["check", "--sub-contractor", " - ", "--text", "AXIS P3265-LVE"], 64),
        (&["check", "--associated-person", "\t", "--text", "AXIS P3265-LVE"], 64),
        (&["fly"], 64),
        (&["list", "verify"], 0),
    ] {
        let output = run(words);
        assert_eq!(code(&output), Some(expected), "{words:?}\n{}", String::from_utf8_lossy(&output.stderr));
    }
}

/// An older list, and a day before the list was issued, are reported apart from the answers.
#[test]
fn an_older_list_and_an_early_day_are_named() {
    let said =
        |words: &[&str]| String::from_utf8(run(&[&["check", "--text", "Hikvision"], words].concat()).stderr).unwrap();
    assert_eq!(said(&[]), "");
    let older = said(&["--list", "tests/data/vendor-list-1.zip"]);
    assert!(older.starts_with("OLDER LIST: list 1 was given") && older.contains("HISTORICAL: list 1 of"), "{older}");
    // A user who compares or looks at an older list is told that it is one.
    let shown = run(&["list", "show", "tests/data/vendor-list-1.zip"]);
    assert_eq!(String::from_utf8(shown.stderr).unwrap(), "");
    assert!(said(&["--today", "2000-01-01"]).starts_with("EARLY: 1 January 2000 is before this list was issued"));
    let stamp = vendor_engine::report::record::ListStamp::new(&index().list().edition, String::new(), Vec::new());
    assert_eq!(stamp.day_by("2000-01-01".parse().unwrap()), stamp.issued);
    let later = "2099-01-01".parse().unwrap();
    assert_eq!(stamp.day_by(later), later);
}

/// A record may come from anybody: what it calls its situation is no file to be opened.
#[test]
fn the_situation_of_a_record_opens_no_file() {
    let other = scratch("not-yours.txt", b"hunter2-topsecret");
    let record =
        scratch("earlier-situation.jsonl", &run(&["check", "--text", "Hikvision", "--format", "jsonl"]).stdout);
    let text = std::fs::read_to_string(&record).unwrap();
    let (lines, last) = text.trim_end().rsplit_once('\n').unwrap();
    let mut last: serde_json::Value = serde_json::from_str(last).unwrap();
    last["summary"]["context"] = serde_json::json!([other.to_str().unwrap()]);
    std::fs::write(&record, format!("{lines}\n{last}\n")).unwrap();
    let output = run(&["recheck", record.to_str().unwrap()]);
    let said = [output.stdout.as_slice(), &output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(code(&output) == Some(2) && !said.contains("hunter2") && said.contains("situation"), "{said}");
}

#[test]
fn a_record_overwrites_nothing_that_it_rests_on() {
    let policy = scratch("own-policy.toml", &std::fs::read(root().join("docs/policy-example.toml")).unwrap());
    let own = scratch("own-names.txt", b"Larkfen Alarms Ltd");
    for (option, file) in [("--policy", &policy), ("--own-list", &own), ("--list", &own), ("--state", &own)] {
        let file = file.to_str().unwrap();
        let before = std::fs::read(file).unwrap();
        let output = run(&["check", "--text", "Hikvision", option, file, "--out", file]);
        assert_eq!((code(&output), std::fs::read(file).unwrap()), (Some(64), before), "{option}");
    }
}

#[test]
fn a_file_named_after_a_password_is_named_without_it() {
    let file = scratch("NVR password Foxglove22.txt", b"4 x Hikvision DS-2CD2143G2-I");
    for format in ["text", "jsonl", "html", "csv"] {
        let output = run(&["check", file.to_str().unwrap(), "--format", format]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains("DS-2CD2143G2-I") && !said.contains("Foxglove22"), "{format}");
    }
}

#[test]
fn a_token_is_no_file_and_a_file_may_hold_tokens() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    scratch("nhs", b"police-fire");
    scratch("ours.txt", b"school, site-sensitive\n");
    for (given, expected) in [("nhs", "nhs"), ("ours.txt", "school")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vendor-check"));
        command.current_dir(&folder).args(["check", "--text", "labour", "--format", "jsonl", "--context", given]);
        let text = String::from_utf8(command.output().unwrap().stdout).unwrap();
        let last: serde_json::Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
        assert_eq!(last["summary"]["context"][0], expected, "{given}");
    }
}

#[test]
fn json_lines_follow_the_contract() {
    let output = run(&["check", "--text", "4 x DS-2CD2143G2-I 4MP", "--format", "jsonl", "--today", "2026-11-23"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    let record = &lines[0];
    assert_eq!(record["where"]["line"], 1);
    assert_eq!(record["verdict"], "restricted");
    assert_eq!(record["equipment"], "cctv");
    assert_eq!(record["makers"][0]["id"], "hikvision");
    assert_eq!(record["makers"][0]["certainty"], "certain");
    assert_eq!(record["makers"][0]["role"], "made");
    let evidence = &record["makers"][0]["evidence"][0];
    assert_eq!((evidence["start"].as_u64(), evidence["end"].as_u64()), (Some(4), Some(18)));
    assert!(record["measures"].as_array().unwrap().iter().any(|measure| measure["id"] == "uk-wms-2022-11-24"
        && measure["bears"] == "binds-others"
        && measure["counts"] == true));
    let summary = &lines[1]["summary"];
    assert_eq!(summary["lines"], 1);
    assert_eq!(summary["verdicts"]["restricted"], 1);
    assert_eq!(summary["makers"]["hikvision"], 1);
    assert_eq!(
        summary["context"],
        serde_json::json!(["council-england", "new-above-threshold", "site-ordinary", "cctv"])
    );
    assert_eq!(summary["today"], "2026-11-23");
    assert_eq!(summary["list"]["sha256"].as_str().unwrap().len(), 64);
}

#[test]
fn a_text_says_the_account_before_the_lines() {
    let text = String::from_utf8(run(&["check", "--text", "DS-2CD2143G2-I", "--today", "2026-11-23"]).stdout).unwrap();
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("no {words:?} in {text}"));
    assert_eq!(place("VENDOR CHECKER: RECORD OF A CHECK"), 0);
    assert!(place("Context:") < place("DS-2CD2143G2-I"));
}

#[test]
fn an_old_list_is_stamped_and_still_answers() {
    for (day, stamp) in
        [("2026-12-01", None), ("2027-03-01", Some("A newer list was due")), ("2027-06-01", Some("OUT OF DATE"))]
    {
        let output = run(&["check", "--text", "Hikvision", "--today", day]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("Restricted"), "{day}");
        assert_eq!(text.contains("OUT OF DATE") || text.contains("A newer list was due"), stamp.is_some(), "{day}");
        assert!(stamp.is_none_or(|stamp| text.contains(stamp)), "{day}");
    }
}

#[test]
fn one_flipped_byte_in_the_list_is_refused_with_a_reason() {
    let mut bytes = std::fs::read(root().join("public/vendor-list.zip")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let path = scratch("flipped.zip", &bytes);
    for words in [&["check", "--text", "Hikvision", "--list"][..], &["list", "verify"], &["list", "show"]] {
        let output = run(&[words, &[path.to_str().unwrap()]].concat());
        assert_eq!(code(&output), Some(2), "{words:?}");
        assert!(output.stdout.is_empty());
        assert!(String::from_utf8_lossy(&output.stderr).contains("refused"), "{words:?}");
    }
}

#[test]
fn files_of_text_and_csv_are_read_and_others_named() {
    let csv = scratch("register.csv", b"Make,Model,Password\nDahua,IPC-HFW2831T-ZAS,hunter2\nAxis,P3265-LVE,hunter2\n");
    let pdf = scratch("quote.pdf", b"%PDF-1.7\n");
    let output = run(&["check", csv.to_str().unwrap(), pdf.to_str().unwrap(), "--format", "jsonl"]);
    let (text, errors) =
        (String::from_utf8(output.stdout.clone()).unwrap(), String::from_utf8(output.stderr.clone()).unwrap());
    assert_eq!(code(&output), Some(2));
    assert!(text.contains("\"row\":2") && text.contains("Dahua | IPC-HFW2831T-ZAS"), "{text}");
    assert!(!text.contains("hunter2"));
    assert!(errors.contains("quote.pdf") && errors.contains("PDF"), "{errors}");
    assert!(text.lines().last().unwrap().contains("\"incomplete\":[{"));
}

#[test]
fn building_and_showing_the_list_agree() {
    // While the source is marked as a draft it may be ahead of the signed bundle.
    let draft = root().join("list/DRAFT").exists();
    let check: &[&str] = if draft { &[] } else { &["--check", "public/vendor-list.zip"] };
    let built = run(&[&["list", "build"], check].concat());
    assert_eq!(code(&built), Some(0), "{}", String::from_utf8_lossy(&built.stderr));
    let shown = run(&["list", "show", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
    for key in ["measures", "makers", "brands", "patterns", "prefixes", "controls", "known_models"] {
        assert!(json["counts"][key].as_u64().unwrap() > 0, "{key}");
    }
}

#[test]
fn a_record_says_who_checked_what_for_and_which_bytes() {
    let csv = scratch("evidence.csv", b"Make,Model\nDahua,IPC-HFW2831T-ZAS\n");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let told = ["--checked-by", "A. Clerk", "--reference", "FOI 12", "--today", "2026-11-23"];
    for (format, is_text) in [("text", true), ("jsonl", true), ("csv", true), ("html", true), ("xlsx", false)] {
        let out = folder.join(format!("evidence-record.{format}"));
        let words = [&["check", csv.to_str().unwrap(), "--format", format, "--out", out.to_str().unwrap()], &told[..]];
        let output = run(&words.concat());
        assert_eq!(code(&output), Some(1), "{format}: {}", String::from_utf8_lossy(&output.stderr));
        let bytes = std::fs::read(&out).unwrap();
        if is_text {
            let text = String::from_utf8(bytes).unwrap();
            for wanted in ["A. Clerk", "FOI 12", "evidence.csv"] {
                assert!(text.contains(wanted), "{format}: {wanted}");
            }
            let hash = vendor_text::hashes::sha256_hex(&std::fs::read(&csv).unwrap());
            assert!(text.contains(&hash), "{format}");
        } else {
            assert!(bytes.starts_with(b"PK"), "{format}");
        }
    }
    let without_out = run(&["check", "--text", "x", "--format", "xlsx"]);
    assert_eq!(code(&without_out), Some(64));
}

#[test]
fn a_file_that_is_checked_is_never_written_over() {
    let csv = scratch("kept.csv", b"Make,Model\nDahua,IPC-HFW2831T-ZAS\n");
    let path = csv.to_str().unwrap();
    let output = run(&["check", path, "--format", "csv", "--out", path]);
    assert_eq!(code(&output), Some(64));
    assert!(std::fs::read(&csv).unwrap().starts_with(b"Make,Model\n"));
}

#[test]
fn an_earlier_record_is_checked_again() {
    let recorded = run(&["check", "--text", "Hikvision\nAxis P3265-LVE", "--format", "jsonl", "--today", "2026-11-20"]);
    let record = scratch("earlier.jsonl", &recorded.stdout);
    let path = record.to_str().unwrap();
    let same = run(&["recheck", path, "--today", "2026-11-23"]);
    assert_eq!(code(&same), Some(0), "{}", String::from_utf8_lossy(&same.stderr));
    assert!(String::from_utf8_lossy(&same.stdout).contains("2 unchanged"));
    let other = ["--context", "central-government,existing-equipment,site-sensitive", "--today", "2026-11-23"];
    let other = run(&[&["recheck", path, "--format", "jsonl"][..], &other].concat());
    assert_eq!(code(&other), Some(1));
    let text = String::from_utf8(other.stdout).unwrap();
    let lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["text"], "Hikvision");
    assert!(lines[0]["why"][0].as_str().unwrap().contains("The situation was"), "{}", lines[0]);
    // In that situation other rules of procedure apply to both lines, but only one has another answer.
    let counts = &lines.last().unwrap()["recheck"]["counts"];
    assert_eq!((counts["verdict"].as_u64(), counts["reasons"].as_u64()), (Some(1), Some(1)), "{counts}");
    let foreign = scratch("foreign.jsonl", b"{\"a\":1}\n");
    let refused = run(&["recheck", foreign.to_str().unwrap()]);
    assert_eq!(code(&refused), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("not a record saved by this tool"));
}
