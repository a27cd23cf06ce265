//! How lines speak of makers' kit, compared with labelled lines and registers: floors that every copy of the project
//! must keep.

use crate::{check_in, index, record, root, today};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use vendor_engine::identify::{Certainty, Outline, Standing};
use vendor_engine::judge::{Context, Terms};
use vendor_engine::report::LineRecord;
use vendor_readers::read_file;

/// What was right, with one entry for each maker in a line, by the strongest standing.
#[derive(Debug, Default)]
struct Tally {
    all: usize,
    exact: usize,
    asked: usize,
    away: usize,
    wrongly_counted: usize,
    here: usize,
    missed: usize,
    leaving: usize,
    lost: usize,
}

impl Tally {
    fn add(&mut self, record: &LineRecord, labels: &Value) {
        let mut wanted: BTreeMap<&str, Standing> = BTreeMap::new();
        for label in labels["kit"].as_array().into_iter().flatten() {
            let standing = standing(label["standing"].as_str().unwrap());
            let known = wanted.entry(label["maker"].as_str().unwrap()).or_insert(standing);
            *known = standing.max(*known);
        }
        for (maker, wanted) in wanted {
            let found = record.makers.iter().find(|found| found.id == maker);
            let said = found.and_then(|found| found.standing);
            let sure = found.is_some_and(|found| found.certainty >= Certainty::Likely);
            let present = said.is_some_and(Standing::is_present);
            let (counted, asked) = (present && sure, said == Some(Standing::Undecided) || (present && !sure));
            self.all += 1;
            self.exact += usize::from(said == Some(wanted));
            self.asked += usize::from(asked);
            match wanted {
                Standing::Gone | Standing::Mentioned => {
                    self.away += 1;
                    self.wrongly_counted += usize::from(counted);
                }
                Standing::Going => {
                    self.leaving += 1;
                    self.lost += usize::from(!present && !asked);
                }
                _ => {
                    self.here += 1;
                    self.missed += usize::from(!counted && !asked);
                }
            }
        }
    }

    /// Compares the tally with floors, in thousandths: exact, wrongly counted, missed, lost, asked.
    fn hold(&self, title: &str, [exact, wrongly_counted, missed, lost, asked]: [usize; 5]) {
        println!("{title}: {self:?}");
        let share = |part: usize, of: usize| part * 1000 / of.max(1);
        assert!(share(self.exact, self.all) >= exact, "{title}: exact {self:?}");
        assert!(share(self.wrongly_counted, self.away) <= wrongly_counted, "{title}: wrongly counted {self:?}");
        assert!(share(self.missed, self.here) <= missed, "{title}: missed {self:?}");
        assert!(share(self.lost, self.leaving) <= lost, "{title}: leaving read as away {self:?}");
        assert!(share(self.asked, self.all) <= asked, "{title}: asked {self:?}");
    }
}

fn standing(label: &str) -> Standing {
    match label {
        "offered" => Standing::Offered,
        "in_place" => Standing::InPlace,
        "going" => Standing::Going,
        "gone" => Standing::Gone,
        "mentioned" => Standing::Mentioned,
        other => panic!("no standing is called {other}"),
    }
}

/// The labelled lines of a file and what is said of each: those of registers are existing equipment, all others are
/// bought.
fn looked_up(file: &str) -> Vec<(Value, LineRecord)> {
    let lines = std::fs::read_to_string(root().join("tests/data/standings").join(file)).unwrap();
    let look_up = |row: &str| {
        let label: Value = serde_json::from_str(row).unwrap();
        let owns = matches!(label["context"].as_str().unwrap(), "register" | "survey" | "scan");
        let record = check_in(label["text"].as_str().unwrap(), if owns { "existing-equipment" } else { "" });
        (label, record)
    };
    lines.lines().map(look_up).collect()
}

/// Lines of all situations, and those of the twenty that nothing was learnt from. The bars of the design (2 % wrongly counted,
/// 1.5 % missed, 88 % exact) are not reached yet: these floors keep what is.
#[test]
fn labelled_lines_keep_their_floors() {
    let closed = std::fs::read_to_string(root().join("list/standings/closed-situations.txt")).unwrap();
    let (mut open_lines, mut closed_lines) = (Tally::default(), Tally::default());
    for (label, record) in looked_up("lines.jsonl") {
        let is_closed = closed.lines().any(|name| label["situation"] == name);
        if is_closed { &mut closed_lines } else { &mut open_lines }.add(&record, &label);
    }
    assert_eq!((open_lines.all, closed_lines.all), (494, 147));
    open_lines.hold("lines", [870, 40, 55, 55, 55]);
    closed_lines.hold("lines of closed situations", [835, 95, 25, 90, 65]);
}

/// Lines of twelve other hands in three rounds, whole situations of theirs that nothing was learnt from. They are harder than
/// papers are: each is a near neighbour of one that says the opposite.
#[test]
fn lines_of_other_hands_keep_their_floors() {
    let (mut first, mut second, mut third) = (Tally::default(), Tally::default(), Tally::default());
    for (label, record) in looked_up("set-aside.jsonl") {
        let round = match label["hand"].as_str().unwrap() {
            "tender" | "rooms" | "rows" => &mut third,
            "works" | "papers" | "leaving" => &mut second,
            _ => &mut first,
        };
        round.add(&record, &label);
    }
    assert_eq!((first.all, second.all, third.all), (1102, 349, 323));
    first.hold("lines of other hands, first round", [695, 135, 115, 95, 115]);
    second.hold("lines of other hands, second round", [760, 95, 95, 75, 100]);
    third.hold("lines of other hands, third round", [635, 180, 150, 60, 130]);
}

/// The tally of every register of a folder, looked up as equipment that exists.
fn registers(folder: &str) -> Tally {
    registers_called(folder, |_| true)
}

/// The tally of the registers of a folder whose names are wanted.
fn registers_called(folder: &str, is_wanted: impl Fn(&str) -> bool) -> Tally {
    let context: Context = "existing-equipment".parse().unwrap();
    let terms = Terms { context: &context, today: today(), policy: None };
    let mut tally = Tally::default();
    for file in std::fs::read_dir(root().join("tests/data/standings").join(folder)).unwrap() {
        let file = file.unwrap().path();
        if file.extension().is_none_or(|extension| extension != "csv") {
            continue;
        }
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        if !is_wanted(&name) {
            continue;
        }
        let labels = std::fs::read(format!("{}.expected.json", file.display())).unwrap();
        let labels: Value = serde_json::from_slice(&labels).unwrap();
        let (lines, unread) = read_file(&name, &std::fs::read(&file).unwrap(), &index().list().words);
        assert!(unread.is_empty(), "{name}: {unread:?}");
        let mut outline = Outline::default();
        for line in lines {
            let identified = outline.identify(index(), &line);
            let row = line.place.row.or(line.place.line).map(u64::from);
            let label = labels["rows"].as_array().unwrap().iter().find(|label| label["row"].as_u64() == row);
            if let Some(label) = label {
                tally.add(&record(index(), &line, &identified, &terms), label);
            }
        }
    }
    tally
}

#[test]
fn labelled_registers_keep_their_floors() {
    let tally = registers("registers");
    assert_eq!(tally.all, 315);
    tally.hold("registers", [950, 10, 20, 20, 20]);
}

/// Eight registers by somebody who had seen neither the engine nor the other registers, with their own headings.
#[test]
fn registers_of_another_hand_keep_their_floors() {
    let tally = registers("registers-of-another-hand");
    assert_eq!(tally.all, 214);
    tally.hold("registers of another hand", [850, 65, 30, 25, 30]);
}

/// Ten registers and three hundred lines by a fourth hand. At first look 188 of the 271 makers in registers were read exactly, 27 of
/// 115 wrongly counted and 11 of 108 missed; half of the registers were then looked at.
#[test]
fn registers_and_lines_of_a_fourth_hand_keep_their_floors() {
    let tally = registers("registers-of-a-fourth-hand");
    assert_eq!(tally.all, 271);
    tally.hold("registers of a fourth hand", [840, 95, 20, 45, 40]);
    let mut lines = Tally::default();
    for (label, record) in looked_up("lines-of-a-fourth-hand.jsonl") {
        lines.add(&record, &label);
    }
    assert_eq!(lines.all, 303);
    lines.hold("lines of a fourth hand", [810, 100, 60, 30, 90]);
}

/// Twenty-eight registers by three more people, with headings as different from these as they could think of.
#[test]
fn registers_of_further_hands_keep_their_floors() {
    let tally = registers("registers-of-further-hands");
    assert_eq!(tally.all, 805);
    tally.hold("registers of further hands", [835, 90, 55, 80, 40]);
}

/// The lines and registers of a hand, and the tallies of those that were never looked at: every second situation in the order of the
/// alphabet, and the registers whose names begin with one of some words. Lines, lines aside, registers, registers aside.
fn of_a_hand(hand: &str, registers_aside: &[&str]) -> [Tally; 4] {
    let looked_up = looked_up(&format!("lines-of-a-{hand}-hand.jsonl"));
    let situations: BTreeSet<&str> = looked_up.iter().filter_map(|(label, _)| label["situation"].as_str()).collect();
    let aside: BTreeSet<&str> = situations.into_iter().skip(1).step_by(2).collect();
    let (mut lines, mut lines_aside) = (Tally::default(), Tally::default());
    for (label, record) in &looked_up {
        lines.add(record, label);
        if label["situation"].as_str().is_some_and(|situation| aside.contains(situation)) {
            lines_aside.add(record, label);
        }
    }
    let folder = format!("registers-of-a-{hand}-hand");
    let is_aside = |name: &str| registers_aside.iter().any(|begins| name.starts_with(begins));
    [lines, lines_aside, registers(&folder), registers_called(&folder, is_aside)]
}

/// Lines in twenty-four situations that no other set has, and four registers.
#[test]
fn registers_and_lines_of_a_fifth_hand_keep_their_floors() {
    let [lines, lines_aside, all, registers_aside] = of_a_hand("fifth", &["harbour", "leisure"]);
    assert_eq!((lines.all, lines_aside.all, all.all, registers_aside.all), (254, 125, 133, 62));
    lines.hold("lines of a fifth hand", [765, 85, 80, 30, 70]);
    lines_aside.hold("lines of a fifth hand, never looked at", [800, 60, 90, 55, 60]);
    all.hold("registers of a fifth hand", [860, 65, 50, 45, 20]);
    registers_aside.hold("registers of a fifth hand, never looked at", [835, 135, 70, 10, 10]);
}

/// The same by a sixth hand: 240 lines and six registers, among them an inspection sheet with ticks, codes with a legend, and a head
/// count.
#[test]
fn registers_and_lines_of_a_sixth_hand_keep_their_floors() {
    let [lines, lines_aside, all, registers_aside] = of_a_hand("sixth", &["museums"]);
    assert_eq!((lines.all, lines_aside.all, all.all), (254, 129, 204));
    lines.hold("lines of a sixth hand", [770, 115, 70, 80, 80]);
    lines_aside.hold("lines of a sixth hand, never looked at", [815, 65, 105, 50, 65]);
    all.hold("registers of a sixth hand", [905, 85, 5, 30, 50]);
    registers_aside.hold("registers of a sixth hand, never looked at", [815, 140, 10, 205, 95]);
}
