//! Scanned pages and photographs of labels in the collections beside the project: what was read, what was wrong, and
//! how long it took. `cargo test -p vendor-pictures --test score -- --ignored --nocapture` prints the table; `SCANS`
//! names another folder of pictures with their `truth-set.json`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;
use vendor_list::makers::WordLists;
use vendor_pictures::marks::Mac;
use vendor_pictures::{Pictures, models};
use vendor_readers::{Layouts, Read, read_in_parts};
use vendor_text::LineKind;

/// What was counted of one kind of picture.
#[derive(Default, Debug)]
struct Counts {
    pictures: usize,
    models: (usize, usize, usize),
    macs: (usize, usize),
    serials: (usize, usize),
    codes: (usize, usize),
    refused: usize,
    /// Network cards' numbers that are not printed there: those from a code, and those from print without a doubt.
    wrong: (usize, usize),
    /// Model numbers that are nearly those printed, without a doubt, and that do not fold to the same.
    wrong_models: usize,
    slowest: f64,
    seconds: f64,
}

#[test]
#[ignore = "needs the collections beside the project"]
fn scans_and_labels_are_read() {
    let usual = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora/scans/images");
    let folder = std::env::var_os("SCANS").map_or_else(usual, PathBuf::from);
    let weights = || Ok((models::DETECTOR.to_vec(), models::RECOGNISER.to_vec()));
    let mut alive = || ();
    let pictures = Pictures::new(&weights, &mut alive);
    let mut all: BTreeMap<String, Counts> = BTreeMap::new();
    for truth in ["truth-set.json", "truth-hard.json"] {
        let Ok(text) = std::fs::read_to_string(folder.join(truth)) else {
            println!("not there: {truth}");
            continue;
        };
        let truth: BTreeMap<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
        for (name, truth) in truth {
            let Ok(bytes) = std::fs::read(folder.join(&name)) else { continue };
            let kind = truth["kind"].as_str().unwrap_or("hard");
            let small = truth["px_small"].as_f64().unwrap_or(100.0);
            let sharp = truth["tags"].as_array().is_none_or(Vec::is_empty);
            let group = match kind {
                "page" => "page".to_owned(),
                _ if small >= 20.0 => format!("label, em 20 and more{}", if sharp { ", sharp" } else { "" }),
                _ => "label, smaller".to_owned(),
            };
            let began = (Instant::now(), cpu());
            let read =
                read_in_parts(&name, &bytes, &WordLists::default(), &Layouts::default(), &mut |_| (), Some(&pictures));
            let seconds = cpu().zip(began.1).map_or(began.0.elapsed().as_secs_f64(), |(now, then)| now - then);
            let counts = all.entry(group).or_default();
            counts.pictures += 1;
            counts.seconds += seconds;
            counts.slowest = counts.slowest.max(seconds);
            counts.refused += usize::from(!read.account.unread.is_empty());
            count(counts, &read, &truth, &name);
        }
    }
    for (group, counts) in &all {
        println!("{group}: {counts:?}, mean {:.2} s", counts.seconds / counts.pictures as f64);
    }
    if let Some(pages) = all.get("page") {
        assert!(pages.models.1 * 100 >= pages.models.2 * 99, "{pages:?}");
    }
    if let Some(labels) = all.get("label, em 20 and more, sharp") {
        assert!(
            labels.models.1 * 100 >= labels.models.2 * 95
                && labels.macs.0 * 100 >= labels.macs.1 * 95
                && labels.codes.0 * 100 >= labels.codes.1 * 95,
            "{labels:?}"
        );
    }
    assert!(!all.is_empty(), "there are no pictures in {}", folder.display());
    let wrong = |wrong: fn(&Counts) -> usize| all.values().map(wrong).sum::<usize>();
    assert_eq!(wrong(|counts| counts.wrong.0), 0, "a code gave another number than the label has");
    assert_eq!(wrong(|counts| counts.wrong.1 + counts.wrong_models), 0, "wrong, and in no doubt");
}

fn count(counts: &mut Counts, read: &Read, truth: &serde_json::Value, name: &str) {
    let strings = |key: &str| -> Vec<String> {
        truth[key].as_array().into_iter().flatten().filter_map(|text| text.as_str()).map(str::to_owned).collect()
    };
    let printed: String = read.lines.iter().map(|line| plain(&line.text) + "\n").collect();
    for model in strings("models") {
        let (exact, folded) = (printed.contains(&plain(&model)), fold(&printed).contains(&fold(&plain(&model))));
        counts.models =
            (counts.models.0 + usize::from(exact), counts.models.1 + usize::from(folded), counts.models.2 + 1);
        if !folded {
            println!("{name}: model {model} was not read");
        }
        for line in read.lines.iter().filter(|line| line.doubts.is_empty()) {
            let text = fold(&plain(&line.text));
            if nearly(&text, &fold(&plain(&model))) {
                println!("{name}: {model} is wrong without a doubt: {}", line.text);
                counts.wrong_models += 1;
            }
        }
    }
    let macs: Vec<Mac> = strings("macs").iter().filter_map(|text| Mac::read(text)).collect();
    let words = |line: &vendor_text::Line| -> Vec<Mac> {
        line.text
            .split([' ', ',', '|'])
            .filter_map(|word| Mac::read(word).or_else(|| Mac::read(word.split_once(':')?.1)))
            .collect()
    };
    let found: Vec<Mac> = read.lines.iter().flat_map(words).collect();
    counts.macs.1 += macs.len();
    counts.macs.0 += macs.iter().filter(|mac| found.contains(mac)).count();
    for line in &read.lines {
        let wrong = words(line).into_iter().filter(|mac| !macs.contains(mac)).count();
        match line.kind {
            LineKind::Code => counts.wrong.0 += wrong,
            _ if line.doubts.is_empty() && wrong > 0 => {
                println!("{name}: wrong without a doubt: {}", line.text);
                counts.wrong.1 += wrong;
            }
            _ => {}
        }
    }
    for serial in strings("serials") {
        counts.serials = (counts.serials.0 + usize::from(printed.contains(&plain(&serial))), counts.serials.1 + 1);
    }
    let tells = |code: &&serde_json::Value| {
        code[1].as_str().is_some_and(|text| text.contains([':', '=']) || Mac::read(text).is_some())
    };
    let codes: Vec<&serde_json::Value> =
        truth["codes"].as_array().into_iter().flatten().filter(|code| code[0] == "QR").filter(tells).collect();
    counts.codes.1 += codes.len();
    counts.codes.0 += codes.len().min(usize::from(read.lines.iter().any(|line| line.kind == LineKind::Code)));
}

/// Whether a text has a number that differs from the one looked for in one or two letters, and not that number itself.
fn nearly(text: &str, wanted: &str) -> bool {
    let (text, wanted): (Vec<char>, Vec<char>) = (text.chars().collect(), wanted.chars().collect());
    let differ = |part: &[char]| part.iter().zip(&wanted).filter(|(a, b)| a != b).count();
    let least = text.windows(wanted.len().max(1)).map(differ).min();
    wanted.len() >= 6 && least.is_some_and(|least| (1..=2).contains(&least))
}

fn plain(text: &str) -> String {
    text.chars()
        .filter(|sign| !sign.is_whitespace())
        .map(|sign| if matches!(sign, '–' | '—') { '-' } else { sign })
        .collect()
}

fn fold(text: &str) -> String {
    let sign = |sign: char| match sign {
        'O' | 'o' | 'Q' => '0',
        'I' | 'l' | '|' | 'i' => '1',
        other => other.to_ascii_uppercase(),
    };
    text.chars().map(sign).collect()
}

/// Seconds of processor time of this process so far, if the system reports them.
fn cpu() -> Option<f64> {
    let stat = std::fs::read_to_string(Path::new("/proc/self/stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    let ticks = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    Some(ticks / 100.0)
}
