//! What the list once had wrong and must now have right: statements about law or a named firm, each compared with the
//! live list. And how well its facts are supported.

use crate::{check, check_in, index, today};
use vendor_engine::judge::rules;
use vendor_list::facts::Facts;
use vendor_list::schema::{Basis, Bears, EdgeKind, Maker, Measure};

pub fn measure(id: &str) -> &'static Measure {
    index().list().measures.iter().find(|measure| measure.id == id).unwrap_or_else(|| panic!("{id}"))
}

fn maker(id: &str) -> &'static Maker {
    index().list().makers.iter().find(|maker| maker.id == id).unwrap_or_else(|| panic!("{id}"))
}

/// Everything that a measure says, and the ids of its sources.
pub fn all_text(measure: &Measure) -> String {
    let rules =
        measure.rules.iter().map(|rule| format!("{} {}", rule.effect, rule.cite.as_deref().unwrap_or_default()));
    let told = measure.notes.iter().chain(&measure.history).chain(&measure.sources).cloned();
    let own = [measure.says.clone(), measure.instrument.clone().unwrap_or_default(), measure.counts_why.clone()];
    own.into_iter().chain(told).chain(rules).collect::<Vec<_>>().join("\n")
}

/// Two addresses are given for the debarment list, and both are called unconfirmed.
#[test]
fn the_debarment_list_has_two_addresses_and_neither_is_confirmed() {
    let text = all_text(measure("uk-pa2023-debarment-list"));
    assert!(text.contains("procurement-act-2023-debarment-list") && text.contains("Debarment_List.pdf"), "{text}");
    assert!(text.contains("neither is confirmed"), "{text}");
}

/// Sections 26 to 28 hold the duties; 57 and 58 define.
#[test]
fn duties_are_cited_where_they_stand() {
    let steps = &index().list().next_steps;
    let cite = |id: &str| steps.iter().find(|step| step.id == id).and_then(|step| step.cite.clone()).unwrap();
    assert!(cite("replace-associated-person").contains("26-28") && cite("ask-sub-contractors").contains("s.28"));
    let barring = measure("uk-pa2023-debarment-list").rules.iter().filter(|rule| rule.compels);
    assert!(barring.clone().count() >= 2);
    for rule in barring {
        assert!(rule.cite.as_deref().unwrap_or_default().contains("26"), "{rule:?}");
        assert!(rule.effect.to_lowercase().contains("the act says"), "{}", rule.effect);
    }
}

/// Ending a contract on national-security grounds has a gate of its own.
#[test]
fn section_79_stands_beside_78_and_29() {
    let gate = measure("uk-pa2023-s79");
    assert!(!gate.counts && gate.rules.iter().any(|rule| rule.bears == Bears::BindsYou));
    assert!(all_text(measure("uk-pa2023-s29")).contains("section 79"));
    assert!(all_text(measure("uk-pa2023-debarment-list")).contains("section 79"));
    let step = index().list().next_steps.iter().find(|step| step.id == "check-supplier-since-award").unwrap();
    assert!(step.text.contains("section 79") && step.cite.as_deref().unwrap_or_default().contains("78-79"));
}

/// It extends to Scotland and not to Northern Ireland.
#[test]
fn section_17_binds_scottish_councils_and_not_those_of_northern_ireland() {
    let scotland = check_in("Hikvision camera", "council-scotland");
    let bearing = scotland.measures.iter().find(|bearing| bearing.id == "uk-lga1988-s17").unwrap();
    assert_eq!(bearing.bears, Bears::BindsYou);
    let northern = check_in("Hikvision camera", "council-ni");
    let bearing = northern.measures.iter().find(|bearing| bearing.id == "uk-lga1988-s17").unwrap();
    assert_eq!(bearing.bears, Bears::Context);
    assert!(bearing.effect.contains("does not extend to Northern Ireland"), "{}", bearing.effect);
}

/// The cap of October 2023 is for full fibre, and sites came first; what only a report says about 5G is presented as
/// that.
#[test]
fn the_huawei_direction_has_its_own_dates() {
    let text = all_text(measure("uk-dvd-huawei-2022"));
    for needed in [
        "31 July 2023 for a cap of 35% in the 5G access network",
        "full-fibre access network by 31 October 2023",
        "28 January 2023",
    ] {
        assert!(text.contains(needed), "{needed}: {text}");
    }
}

#[test]
fn the_police_survey_has_both_of_its_counts() {
    let text = all_text(measure("uk-bscc-police-2023"));
    assert!(text.contains("91%") && text.contains("43") && text.contains("39"), "{text}");
}

/// As of 20 August 2026.
#[test]
fn the_covered_list_is_that_of_august() {
    let text = all_text(measure("us-fcc-covered-list"));
    for needed in ["1 January 2028", "power inverters", "robotic devices", "Digitalsystem", "2026-07-28"] {
        assert!(text.contains(needed), "{needed}: {text}");
    }
    assert!(!text.contains("2027-01-01") && !text.contains("(background)"), "{text}");
}

const NAMED_IN_JUNE_2026: &[&str] = &[
    "hikvision",
    "dahua",
    "dji",
    "autel",
    "autel-intelligent",
    "huawei",
    "quectel",
    "sensetime",
    "cloudwalk",
    "yitu",
    "netposa",
    "sugon",
    "meiya-pico",
    "china-mobile",
    "china-telecom",
    "china-unicom",
    "tp-link-technologies",
    "inspur",
    "byd",
    "crrc",
    "bgi",
    "mgi",
    "unitree",
    "hesai",
    "robosense",
    "catl",
    "ja-solar",
    "trina-solar",
    "alibaba",
    "baidu",
    "tencent",
];

const NOT_NAMED_IN_JUNE_2026: &[&str] =
    &["uniview", "tiandy", "zte", "hytera", "nuctech", "megvii", "iflytek", "reolink", "tvt", "milesight"];

/// The list of 8 June 2026 is tied by name, with the official text as a source, to those it names and to nobody else.
#[test]
fn the_june_2026_list_names_whom_it_names() {
    let tied = |id: &str| {
        maker(id).edges.iter().find(|edge| edge.measure == "us-1260h-2026-06" && edge.basis == Basis::Sourced)
    };
    for id in NAMED_IN_JUNE_2026 {
        let edge = tied(id).unwrap_or_else(|| panic!("{id}"));
        assert!(edge.how == EdgeKind::Named && rules::edge_holds(edge, today()), "{id}");
        assert!(edge.sources.iter().any(|source| source == "dod-1260h-2026-06"), "{id}");
    }
    for id in NOT_NAMED_IN_JUNE_2026 {
        assert!(tied(id).is_none(), "{id}");
    }
    assert!(measure("us-1260h-2026-06").counts);
}

/// TP-Link Technologies is named; TP-Link Systems and the brands are a different matter.
#[test]
fn two_firms_called_tp_link_are_told_apart() {
    let firm = check("TP-Link Technologies Co., Ltd.");
    assert!(firm.makers.iter().any(|found| found.id == "tp-link-technologies"), "{:?}", firm.makers);
    for text in ["TP-Link camera", "Tapo C200 camera", "VIGI C340 camera", "TP-Link Systems Inc."] {
        let record = check(text);
        assert!(record.makers.iter().all(|found| found.id != "tp-link-technologies"), "{text}: {:?}", record.makers);
        assert_eq!(record.verdict.slug(), "ask", "{text}");
    }
}

/// A rule of 2025 about Chinese cameras, phones and drones; and a formal warning.
#[test]
fn lithuania_and_czechia_are_context() {
    for id in ["lt-2025", "cz-nukib-2025"] {
        assert!(!measure(id).counts, "{id}");
    }
    assert!(!all_text(measure("lt-2021")).contains("No source was found for a statutory ban on Hikvision"));
}

#[test]
fn the_yutong_inquiry_is_told_to_its_end() {
    assert!(all_text(measure("uk-yutong-2025")).contains("January 2026"));
}

#[test]
fn grundig_is_tied_to_a_source() {
    let grundig = maker("grundig");
    assert!(!grundig.summary.contains("no evidence was found of who makes it"), "{}", grundig.summary);
    assert!(grundig.sources.iter().any(|source| source == "homebridge-hikconnect-12"));
}

/// Context never counts.
#[test]
fn measures_of_the_regime_do_not_count() {
    for id in [
        "uk-pofa-camera-code",
        "uk-npps-2025",
        "uk-pa2023-s79",
        "us-bis-affiliates",
        "us-tp-link-proposal-2025",
        "uk-psti-2022",
    ] {
        assert!(!measure(id).counts, "{id}");
    }
}

/// One press page is not enough for a verdict.
#[test]
fn a_measure_on_one_press_page_does_not_count() {
    assert!(!measure("ca-qc-2023").counts);
}

/// What is not verified stays below a quarter, and nothing that counts or binds is among it.
#[test]
fn facts_stand_well_enough() {
    let list = index().list();
    let facts = Facts::of(&list.measures, &list.makers);
    assert_eq!(facts.counting_unverified, 0, "{}", facts.in_words());
    assert!(facts.unverified_per_mille() < 250, "{}", facts.in_words());
}
