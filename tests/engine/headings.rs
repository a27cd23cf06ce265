//! Headings of a document: what they add to the lines below, where they end, and what they never do.

use crate::index;
use proptest::prelude::*;
use vendor_engine::identify::{Certainty, EvidenceKind, Identified, Outline, Said, Standing};
use vendor_list::context::Purpose;
use vendor_readers::{Layouts, read_file, read_pasted};
use vendor_text::{Line, Place};

fn identified(lines: &[Line]) -> Vec<Identified> {
    let mut outline = Outline::default();
    lines.iter().map(|line| outline.identify(index(), line)).collect()
}

fn of_text(text: &str) -> Vec<Identified> {
    identified(&read_pasted(text, &index().list().words, &Layouts::default()).lines)
}

/// What the last line says: makers that are attributed, makers that are asked about.
fn last(text: &str) -> (Vec<String>, Vec<String>) {
    let all = of_text(text);
    let ids = |certain: bool| {
        let findings = &all.last().unwrap().findings;
        let of_kind = |f: &&vendor_engine::identify::Finding| {
            f.said.counts(Purpose::NewAboveThreshold) && (f.certainty >= Certainty::Likely) == certain
        };
        let mut ids: Vec<String> = findings
            .iter()
            .filter(of_kind)
            .filter(|f| index().maker(f.maker).unwrap().listed)
            .map(|f| index().maker(f.maker).unwrap().id.clone())
            .collect();
        ids.sort();
        ids
    };
    (ids(true), ids(false))
}

#[test]
fn a_heading_supports_the_numbers_below_it() {
    let none: &[&str] = &[];
    let both: &[&str] = &["hikvision", "uniview"];
    for (text, made, asked) in [
        // Without a heading the shape is shared by two makers.
        ("IPC-B120 bullet", none, both),
        ("HiLook cameras:\nIPC-B120 bullet", &["hikvision"], none),
        ("Make: HiLook\nIPC-B120 bullet", &["hikvision"], none),
        ("## Hikvision\nIPC-B120 bullet", &["hikvision"], none),
        ("** Hikvision CCTV **\n\nIPC-B120 bullet", &["hikvision"], none),
        ("HIKVISION CAMERAS\nIPC-B120 bullet", &["hikvision"], none),
        ("2. Hikvision cameras\nDS-2CD2143G2-I\nIPC-B120 bullet", &["hikvision"], none),
        ("Section 2: Uniview equipment\nIPC-B120 bullet", &["uniview"], none),
        // There is nothing to support.
        ("Hikvision cameras:\n5MP dome, as specified", none, none),
        ("Hikvision cameras:\nCAT6 cable 10 m", none, none),
        ("Hikvision cameras:\nlabour, 2 engineers, one day", none, none),
        ("Hikvision cameras:\nAxis P3265-LVE dome", none, none),
        // A number that no rule knows is a question under a heading, and is not without one.
        ("Hikvision cameras:\nQZ-4471B turret camera", none, &["hikvision"]),
        ("Axis cameras:\nQZ-4471B turret camera", none, none),
        // Not headings: items, counts, sentences, and what is only mentioned.
        ("Hikvision turret camera\nIPC-B120 bullet", none, both),
        ("4 x Hikvision cameras\nIPC-B120 bullet", none, both),
        ("We looked at Hikvision cameras.\nIPC-B120 bullet", none, both),
        ("Existing Hikvision cameras:\nIPC-B120 bullet", none, both),
        ("To replace Hikvision cameras:\nIPC-B120 bullet", none, both),
        ("No Hikvision:\nIPC-B120 bullet", none, both),
        // Where a heading ends.
        ("Hikvision cameras:\nDS-2CD2143G2-I\n\nIPC-B120 bullet", none, both),
        ("Hikvision cameras:\nDS-2CD2143G2-I\nOther cameras:\nIPC-B120 bullet", none, both),
        ("Hikvision cameras:\nDS-2CD2143G2-I\nUniview cameras:\nIPC-B120 bullet", &["uniview"], none),
    ] {
        let (found, questions) = last(text);
        assert_eq!((found, questions), (owned(made), owned(asked)), "{text:?}");
    }
}

fn owned(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

#[test]
fn a_heading_is_evidence_with_a_reason() {
    let all = of_text("HiLook cameras:\n2 x IPC-B120 bullet");
    let evidence = &all[1].findings[0].evidence;
    let heading = evidence.iter().find(|evidence| evidence.kind == EvidenceKind::Heading).unwrap();
    assert_eq!((heading.matched.as_str(), heading.start, heading.end), ("IPC-B120", 4, 12));
    assert_eq!(heading.why, "It is under the heading “HiLook cameras”.");
    assert_eq!(all[1].findings[0].certainty, Certainty::Likely);
}

#[test]
fn what_contradicts_a_heading_is_reported_and_stays() {
    for (text, word) in [
        ("Hikvision cameras:\nDHI-NVR5216-EI", "says Hikvision"),
        ("Axis cameras:\nDS-2CD2143G2-I", "says Axis"),
        ("Hikvision cameras:\n5MP dome, as specified", "does not itself say"),
    ] {
        let all = of_text(text);
        assert!(all[1].remarks.iter().any(|remark| remark.contains(word)), "{text:?}: {:?}", all[1].remarks);
        let alone = of_text(text.lines().last().unwrap());
        assert_eq!(all[1].findings, alone[0].findings, "{text:?}");
    }
}

#[test]
fn a_make_column_contradicts_a_number_in_another() {
    let csv = b"Make,Site,Model\nAxis,Depot,DS-2CD2143G2-I\nHikvision,Depot,DS-2CD2143G2-I\n";
    let (lines, _) = read_file("register.csv", csv, &index().list().words);
    let all = identified(&lines);
    assert!(all[1].remarks.iter().any(|remark| remark.contains("The make says Axis")), "{:?}", all[1].remarks);
    assert!(
        all[1]
            .findings
            .iter()
            .all(|finding| !(finding.attributes(Purpose::NewAboveThreshold) && is_hikvision(finding.maker)))
    );
    assert!(all[2].remarks.is_empty() && all[2].findings.iter().any(|finding| is_hikvision(finding.maker)));
}

fn is_hikvision(maker: usize) -> bool {
    index().maker(maker).unwrap().id == "hikvision"
}

#[test]
fn a_heading_in_a_table_ends_with_its_table() {
    let csv = "Item,Qty,Price\nHikvision cameras,,\nIPC-B120 bullet,2,30\nSub-total,,60\nIPC-B120 bullet,2,30\n";
    let (lines, _) = read_file("quote.csv", csv.as_bytes(), &index().list().words);
    let all = identified(&lines);
    let sure = |at: usize| all[at].findings.iter().any(|finding| finding.attributes(Purpose::NewAboveThreshold));
    assert!(sure(2), "{:?}", all[2]);
    assert!(!sure(4), "{:?}", all[4]);
    // A page or sheet of its own begins without a heading.
    let on = |page, line, text: &str| {
        Line::new(Place { page: Some(page), line: Some(line), ..Place::default() }, text.to_owned())
    };
    let pages = [on(1, 1, "Hikvision cameras:"), on(1, 2, "DS-2CD2143G2-I"), on(2, 1, "IPC-B120 bullet")];
    assert!(!identified(&pages)[2].findings.iter().any(|finding| finding.attributes(Purpose::NewAboveThreshold)));
}

const PIECES: [&str; 12] = [
    "Hikvision cameras:",
    "Make: Dahua",
    "Axis cameras",
    "Recorders:",
    "",
    "4 x DS-2CD2143G2-I",
    "IPC-B120 bullet",
    "DHI-NVR5216-EI",
    "QZ-4471B turret camera",
    "Kit to be removed:",
    "IP8M-2454EW",
    "Uniview dome",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// More text never changes whose the kit of an untouched line is, and spans stay valid; if a heading changes how it
    /// stands, the line says so.
    #[test]
    fn headings_change_nobodys_kit(picked in prop::collection::vec(0..PIECES.len(), 1..12)) {
        let text: Vec<&str> = picked.iter().map(|at| PIECES[*at]).collect();
        let lines = read_pasted(&text.join("\n"), &index().list().words, &Layouts::default()).lines;
        for (line, under) in lines.iter().zip(identified(&lines)) {
            for finding in &under.findings {
                for evidence in &finding.evidence {
                    prop_assert_eq!(line.text.get(evidence.start..evidence.end), Some(evidence.matched.as_str()));
                }
            }
            let alone = vendor_engine::identify::identify(index(), &line.text, &line.cells);
            for made in alone.findings.iter().filter(|finding| finding.attributes(Purpose::NewAboveThreshold)) {
                let kept = under.findings.iter().find(|finding| finding.maker == made.maker);
                prop_assert!(kept.is_some_and(|kept| kept.certainty >= made.certainty));
                let stands_as_before = kept.is_some_and(|kept| kept.said == made.said);
                prop_assert!(stands_as_before || under.remarks.iter().any(|remark| remark.contains("which says: going")));
            }
        }
    }

    /// Lines under one heading may stand in any order.
    #[test]
    fn order_under_a_heading_changes_nothing(order in Just((5..9_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let of = |order: &[usize]| {
            let text: Vec<&str> = order.iter().map(|at| PIECES[*at]).collect();
            let mut said: Vec<_> = of_text(&format!("Hikvision cameras:\n{}", text.join("\n"))).into_iter().skip(1).zip(order.to_vec()).collect();
            said.sort_by_key(|(_, at)| *at);
            said
        };
        prop_assert_eq!(of(&order), of(&[5, 6, 7, 8]));
    }
}

#[test]
fn slices_of_any_size_say_the_same() {
    let text =
        "Hikvision cameras:\nIPC-B120 bullet\n4 x DS-2CD2143G2-I\n\nIPC-B120 bullet\nUniview kit:\nIPC-B120 bullet";
    let lines = read_pasted(text, &index().list().words, &Layouts::default()).lines;
    let whole = identified(&lines);
    for size in 1..5 {
        let mut screening = vendor_engine::screen::Screening::new(lines.clone(), Vec::new());
        while screening.step(index(), size) {}
        let said: Vec<_> = (0..lines.len()).map(|at| screening.line(at).unwrap().1.unwrap().clone()).collect();
        assert_eq!(said, whole, "in slices of {size}");
    }
}

/// What a heading says of the kit below it applies to lines that say nothing of it themselves.
#[test]
fn a_heading_says_how_the_kit_below_it_stands() {
    for (heading, standing) in [
        ("Exclusions:", Standing::Mentioned),
        ("Declined options:", Standing::Mentioned),
        ("No longer required:", Standing::Mentioned),
        ("Removed items:", Standing::Gone),
        ("Stripped out:", Standing::Gone),
        ("To be removed:", Standing::Going),
        ("Coming out:", Standing::Going),
        ("Retained equipment:", Standing::InPlace),
        ("To stay:", Standing::InPlace),
    ] {
        let found = of_text(&format!("{heading}\n4 x Hikvision DS-2CD2143G2-I\nDahua IPC-HFW2431S\n"));
        for line in found.get(1..).unwrap() {
            assert_eq!(line.findings[0].said.buying, standing, "{heading}");
            assert!(line.remarks.iter().any(|remark| remark.contains(heading.trim_end_matches(':'))), "{heading}");
        }
        // A blank line ends it, and so does the next heading.
        for end in ["\n", "Cameras:\n"] {
            let found = of_text(&format!("{heading}\nDahua IPC-HFW2431S\n{end}4 x Hikvision DS-2CD2143G2-I\n"));
            assert!(found.last().unwrap().findings[0].said.counts(Purpose::NewAboveThreshold), "{heading} {end:?}");
        }
    }
    for heading in [
        "Cameras:",
        "Accessories:",
        "Scope of works:",
        "Optional extras:",
        "Phase 2:",
        "Spares:",
        "Block C:",
        "Materials:",
    ] {
        let found = of_text(&format!("{heading}\n4 x Hikvision DS-2CD2143G2-I\n"));
        assert!(found.last().unwrap().findings[0].said.counts(Purpose::NewAboveThreshold), "{heading}");
    }
}

/// Kit on a sheet of what is gone is gone, unless its row says that it is there.
#[test]
fn the_name_of_a_sheet_says_how_the_kit_on_it_stands() {
    let said = |sheet: &str, text: &str| {
        let place = Place { sheet: Some(sheet.to_owned()), row: Some(2), ..Place::default() };
        identified(&[Line::new(place, text.to_owned())])[0].findings[0].said
    };
    for sheet in ["Old kit (disposed)", "Removed items", "Decommissioned 2021", "Written off", "Scrapped"] {
        assert_eq!(said(sheet, "Hikvision DS-2CD2143G2-I"), Said::stated(Standing::Gone), "{sheet}");
    }
    for sheet in ["Sheet1", "Register", "Cost build up", "Assets 2019", "Costs", "Quote", "Housing", "Live", "Archive"]
    {
        assert_eq!(said(sheet, "Hikvision DS-2CD2143G2-I"), Said::NOTHING, "{sheet}");
    }
}
