//! Larger labelled collections, which are beside the project where it is developed.

use crate::{attributed, check, index, root, today};
use serde_json::Value;
use std::collections::BTreeMap;
use vendor_engine::estate::Work;
use vendor_engine::identify::{Outline, identify};
use vendor_engine::judge::{Context, Terms};
use vendor_engine::screen::Screening;
use vendor_list::Index;
use vendor_list::context::Purpose;
use vendor_list::index::IndexOptions;
use vendor_publish::compile;
use vendor_readers::read_file;
use vendor_text::{Folded, LineKind};

#[test]
#[ignore = "needs the collections beside the project"]
fn labelled_lines_hold() {
    let path = root().join("../shared/corpora/documents/lines.jsonl");
    let text = std::fs::read_to_string(&path).unwrap();
    let ids = |value: &Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(|id| id.as_str().map(str::to_owned)).collect()
    };
    let (mut wrong, mut missed, mut wanted) = (Vec::new(), Vec::new(), 0);
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let text = case["text"].as_str().unwrap();
        let (makers, also) = (ids(&case["makers"]), ids(&case["also_ok"]));
        let record = check(text);
        let found = attributed(&record);
        wrong.extend(
            found
                .iter()
                .filter(|id| !makers.iter().chain(&also).any(|known| known == *id))
                .map(|id| format!("{id}: {text}")),
        );
        wanted += makers.len();
        missed.extend(makers.iter().filter(|id| !found.contains(&id.as_str())).map(|id| format!("{id}: {text}")));
    }
    assert!(wrong.is_empty(), "false accusations:\n{}", wrong.join("\n"));
    assert!(missed.len() * 100 <= wanted * 2, "{} of {wanted} makers missed:\n{}", missed.len(), missed.join("\n"));
}

/// Counts of a group of rows.
#[derive(Default, Debug)]
struct Tally {
    rows: usize,
    attributed: usize,
    asked: usize,
    wrong: usize,
}

impl Tally {
    fn holds(&self, attributed_permille: usize, asked_permille: usize) -> bool {
        self.wrong == 0
            && self.attributed * 1000 >= self.rows * attributed_permille
            && self.asked * 1000 >= self.rows * asked_permille
    }
}

fn model_rows(name: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(root().join("../shared/corpora/models").join(name)).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn tally(index: &Index, rows: &[Value], text: impl Fn(&Value) -> String) -> BTreeMap<String, Tally> {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for row in rows {
        let maker = row["maker"].as_str().unwrap_or_default();
        let found = identify(index, &text(row), &[]);
        let mut said = (false, false, false);
        for finding in found.findings.iter().filter(|finding| finding.said.counts(Purpose::NewAboveThreshold)) {
            let known = index.maker(finding.maker).unwrap();
            said.0 |= known.id == maker && finding.attributes(Purpose::NewAboveThreshold);
            said.1 |= known.id == maker;
            said.2 |= known.listed && known.id != maker && finding.attributes(Purpose::NewAboveThreshold);
        }
        for key in ["all", maker] {
            let tally = tallies.entry(key.to_owned()).or_default();
            tally.rows += 1;
            tally.attributed += usize::from(said.0);
            tally.asked += usize::from(said.1);
            tally.wrong += usize::from(said.2);
        }
    }
    tallies
}

/// How many models are recognised by their numbers alone, without the table of known models: no figure may fall. What
/// Dahua and Hikvision lack are badges that are only asked about.
#[test]
#[ignore = "needs the collections beside the project"]
fn models_never_seen_hold() {
    let (listed, mutated, controls) =
        (model_rows("listed.jsonl"), model_rows("mutated.jsonl"), model_rows("controls.jsonl"));
    let list = compile::compile(&root().join("list")).unwrap().list;
    let grammars = Index::with_options(list, IndexOptions { without_known_models: true }).unwrap();
    let text = |row: &Value| row["text"].as_str().unwrap().to_owned();
    let branded = |row: &Value| format!("{} {}", row["brand"].as_str().unwrap_or_default(), text(row));
    let bare = |row: &Value| if row["needs_brand"] == true { branded(row) } else { text(row) };
    let mut low = Vec::new();
    let mut hold = |title: &str, tallies: &BTreeMap<String, Tally>, floors: &[(&str, usize, usize)]| {
        for (maker, attributed, asked) in floors {
            if !tallies[*maker].holds(*attributed, *asked) {
                low.push(format!("{title}, {maker}: {:?}; wanted {attributed} and {asked} ‰", tallies[*maker]));
            }
        }
    };
    let floors = [
        ("all", 977, 993),
        ("hikvision", 990, 995),
        ("dahua", 922, 977),
        ("uniview", 972, 972),
        ("kedacom", 904, 1000),
        ("tvt", 666, 1000),
        ("tiandy", 1000, 1000),
        ("dji", 1000, 1000),
        ("huawei", 941, 941),
        ("hytera", 285, 1000),
        ("xiongmai", 1000, 1000),
        ("zte", 769, 1000),
    ];
    hold("bare, without the table", &tally(&grammars, &listed, bare), &floors);
    hold("with the brand, without the table", &tally(&grammars, &listed, branded), &[("all", 966, 998)]);
    hold("mistyped, without the table", &tally(&grammars, &mutated, text), &[("all", 956, 1000)]);
    let floors = [("all", 981, 994), ("hikvision", 990, 996), ("dahua", 935, 986), ("kedacom", 1000, 1000)];
    hold("bare, with the table", &tally(index(), &listed, bare), &floors);
    hold("mistyped, with the table", &tally(index(), &mutated, text), &[("all", 970, 1000)]);
    assert!(low.is_empty(), "{}", low.join("\n"));

    // Other makers' models are never attributed to a listed one; TP-Link and its like are themselves listed.
    for row in &controls {
        let own = row["maker"].as_str().unwrap_or_default().to_lowercase().replace(' ', "-");
        let found = identify(&grammars, &text(row), &[]);
        let accused =
            found.findings.iter().filter(|finding| finding.attributes(Purpose::NewAboveThreshold)).any(|finding| {
                let maker = grammars.maker(finding.maker).unwrap();
                maker.listed && maker.id != own
            });
        assert!(!accused, "{row}");
    }
}

/// Whole documents under their headings: nobody is accused, and hardly any maker is missed. A label belongs to the next
/// line that contains its text.
#[test]
#[ignore = "needs the collections beside the project"]
fn labelled_documents_hold() {
    let folder = root().join("../shared/corpora/documents");
    let files = std::fs::read_dir(&folder).unwrap();
    let squeezed = |text: &str| Folded::new(text).to_string().split_whitespace().collect::<String>();
    let (mut wrong, mut missed, mut wanted) = (Vec::new(), Vec::new(), 0);
    for file in files.flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        let Some(name) = name.strip_suffix(".expected.json") else { continue };
        let labels: Value = serde_json::from_slice(&std::fs::read(file.path()).unwrap()).unwrap();
        let (lines, _) = read_file(name, &std::fs::read(folder.join(name)).unwrap(), &index().list().words);
        let mut outline = Outline::default();
        let said: Vec<(String, Vec<&str>)> = lines
            .iter()
            .map(|line| {
                let findings = outline.identify(index(), line).findings;
                let made = findings.iter().filter(|finding| finding.attributes(Purpose::NewAboveThreshold));
                let makers = made.map(|finding| index().maker(finding.maker).unwrap()).filter(|maker| maker.listed);
                (squeezed(&line.text), makers.map(|maker| maker.id.as_str()).collect())
            })
            .collect();
        let labels = labels["lines"].as_array().unwrap();
        let mut from = 0;
        for label in labels {
            let text = squeezed(label["text"].as_str().unwrap());
            let place = (from..said.len()).chain(0..from).find(|at| said[*at].0.contains(&text));
            let Some(at) = place else { continue };
            from = at + usize::from(labels.len() > 30);
            let ids = |key: &str| -> Vec<&str> {
                label[key].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
            };
            let (makers, also) = (ids("makers"), ids("also_ok"));
            wanted += makers.len();
            let accused = said[at].1.iter().filter(|id| !makers.contains(id) && !also.contains(id));
            wrong.extend(accused.map(|id| format!("{name}: {id}: {}", label["text"])));
            let absent = makers.iter().filter(|id| !said[at].1.contains(id));
            missed.extend(absent.map(|id| format!("{name}: {id}: {}", label["text"])));
        }
    }
    assert!(wrong.is_empty(), "false accusations:\n{}", wrong.join("\n"));
    // Items beside words like “unknown” or “for roof surveys” are read as only mentioned; today there are eight.
    assert!(missed.len() * 1000 <= wanted * 3, "{} of {wanted} makers missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
#[ignore = "needs the collections beside the project"]
fn labelled_documents_are_read_in_full_or_refused_for_the_right_reason() {
    let folder = root().join("../shared/corpora/documents");
    let files = std::fs::read_dir(&folder).unwrap();
    for file in files.flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        let Some(name) = name.strip_suffix(".expected.json") else { continue };
        let labels: Value = serde_json::from_slice(&std::fs::read(file.path()).unwrap()).unwrap();
        let (lines, unread) = read_file(name, &std::fs::read(folder.join(name)).unwrap(), &index().list().words);
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        let whole: String = lines.iter().map(|line| squeezed(&line.text)).collect();
        if labels["readable"].as_bool().unwrap() {
            assert!(unread.is_empty() && !lines.is_empty(), "{name}: {unread:?}");
        } else {
            let word = if labels["why_not"] == "encrypted" { "password" } else { "picture" };
            assert!(lines.is_empty() && unread[0].reason.contains(word), "{name}: {unread:?}");
        }
        for secret in labels["never_output"].as_array().into_iter().flatten() {
            assert!(!whole.contains(&squeezed(secret.as_str().unwrap())), "{name} keeps a secret");
        }
        for label in labels["lines"].as_array().unwrap() {
            let is_gone = label["where"].as_str().is_some_and(|place| place.contains("deleted text"));
            let text = label["text"].as_str().unwrap();
            let as_if_it_stood = |line: &vendor_text::Line| {
                line.kind != LineKind::Struck && squeezed(&line.text).contains(&squeezed(text))
            };
            assert!(!(is_gone && lines.iter().any(as_if_it_stood)), "{name}: deleted text is read: {text}");
            if label["hidden"] == true {
                let found = lines.iter().any(|line| line.hidden && squeezed(&line.text).contains(&squeezed(text)));
                assert!(found, "{name}: not read and marked as hidden: {text}");
            }
        }
    }
}

/// The registers among the labelled documents, if these exist: assets, unknown ones and others are counted as labelled.
#[test]
#[ignore = "needs the collections beside the project"]
fn labelled_registers_are_counted() {
    let folder = root().join("../shared/corpora/documents");
    let entries = std::fs::read_dir(&folder).unwrap();
    let context: Context = "existing-equipment".parse().unwrap();
    let terms = Terms { context: &context, today: today(), policy: None };
    let mut wrong = Vec::new();
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Ok(text) = std::fs::read_to_string(folder.join(format!("{name}.expected.json"))) else { continue };
        let expected: Value = serde_json::from_str(&text).unwrap();
        let Some(wanted) = expected["counts"]["assets"].as_u64() else { continue };
        let (lines, unread) = read_file(&name, &std::fs::read(&path).unwrap(), &index().list().words);
        let mut screening = Screening::new(lines, unread);
        while screening.step(index(), 1_000) {}
        let found = screening.assets(index(), terms, &Work::new(2026)).rows.len() as u64;
        println!("{name}: {found} assets of {wanted}");
        // One in a hundred may differ, or a single one.
        if found.abs_diff(wanted) > (wanted / 100).max(1) {
            wrong.push(format!("{name}: {found} assets, labelled {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
