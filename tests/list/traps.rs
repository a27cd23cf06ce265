//! The confusions and half-truths that checkers fall for, one test for each.

use crate::{asked, attributed, check, check_in, index, today};
use vendor_engine::judge::Verdict;
use vendor_engine::judge::rules;
use vendor_list::schema::Basis;

/// Passing a test of a US rule with five names says nothing about other measures.
#[test]
fn ndaa_compliant_on_the_line_clears_nothing() {
    let record = check("Uniview IPC3615LB-SF28-A turret camera, NDAA compliant");
    assert_eq!(attributed(&record), ["uniview"]);
    assert_eq!(record.verdict, Verdict::Restricted);
    assert!(record.measures.iter().any(|bearing| bearing.id == "us-bis-2024-12" && bearing.counts));
    let record = check("Milesight MS-C8165-PB camera NDAA compliant");
    assert_eq!(record.verdict, Verdict::Ask, "{:?}", record.makers);
}

#[test]
fn standaard_is_not_ndaa() {
    for text in ["standaard montagebeugel", "Standaard lens 2,8 mm", "bandaanpassing"] {
        let record = check(text);
        assert!(record.makers.iter().all(|maker| !maker.listed), "{text}: {:?}", record.makers);
        assert_ne!(record.verdict, Verdict::Restricted, "{text}");
    }
}

#[test]
fn two_firms_are_called_comnet() {
    assert_eq!(attributed(&check("ComNet (USA) LLC")), ["pacific-networks"]);
    let equipment = check("ComNet CNGE2FE8MSPOE+ network switch");
    assert!(attributed(&equipment).is_empty() && asked(&equipment).is_empty(), "{:?}", equipment.makers);
}

/// A longer name that ends like a listed one belongs to another firm, until somebody has looked.
#[test]
fn first_pacific_networks_is_not_pacific_networks() {
    assert_eq!(attributed(&check("Pacific Networks Corp.")), ["pacific-networks"]);
    assert_eq!(attributed(&check("services of Pacific Networks Corp.")), ["pacific-networks"]);
    for text in ["FIRST PACIFIC NETWORKS, INC.", "Great Pacific Networks Corp."] {
        assert!(attributed(&check(text)).is_empty(), "{text}: {:?}", check(text).makers);
    }
}

#[test]
fn two_firms_are_called_autel() {
    assert_eq!(attributed(&check("Autel Robotics EVO Max 4T drone")), ["autel"]);
    // Both are named in the list of June 2026, each separately.
    assert_eq!(attributed(&check("Autel Intelligent Technology Corp., Ltd.")), ["autel-intelligent"]);
    let tablet = check("Autel MaxiSYS vehicle diagnostics tablet");
    assert!(attributed(&tablet).is_empty(), "{:?}", tablet.makers);
}

#[test]
fn hikma_is_not_hikvision() {
    for text in ["Hikma Pharmaceuticals PLC", "Hikma"] {
        let record = check(text);
        assert!(attributed(&record).is_empty() && asked(&record).is_empty(), "{text}: {:?}", record.makers);
        assert_eq!(record.verdict, Verdict::NoneFound);
    }
}

#[test]
fn unifi_univision_and_unilever_are_not_uniview() {
    for text in ["UniFi Protect G5 camera", "Univision", "Unilever UK Ltd", "UNV Consulting Ltd"] {
        let record = check(text);
        assert!(attributed(&record).is_empty(), "{text}: {:?}", record.makers);
    }
}

#[test]
fn short_and_ordinary_words_need_exact_tokens_and_company() {
    for text in [
        "Leon Smith, project manager",
        "Dawning of a new era",
        "the axis of rotation",
        "Concept design stage",
        "TVTA licence",
        "Djibouti",
        "Aztec Ltd",
        "quartzite worktop",
    ] {
        let record = check(text);
        assert!(attributed(&record).is_empty() && asked(&record).is_empty(), "{text}: {:?}", record.makers);
    }
    for (text, maker) in
        [("TVT TD-9544S4 camera", "tvt"), ("ZTE router", "zte"), ("DJI drone", "dji"), ("Sunell camera", "sunell")]
    {
        assert_eq!(attributed(&check(text)), [maker], "{text}");
    }
}

/// It left the list on 7 January 2025.
#[test]
fn megvii_left_the_1260h_list() {
    let maker = index().list().makers.iter().find(|maker| maker.id == "megvii").unwrap();
    for edge in maker.edges.iter().filter(|edge| edge.measure.starts_with("us-1260h")) {
        assert!(edge.until.is_some() && !rules::edge_holds(edge, today()), "{}", edge.measure);
    }
    let record = check("Megvii");
    assert!(record.measures.iter().all(|bearing| !bearing.id.starts_with("us-1260h")), "{:?}", record.measures);
}

/// One company of the group left the list in January 2025; the group and the corporation are on it to this day.
#[test]
fn china_telecom_is_on_the_1260h_list() {
    let maker = index().list().makers.iter().find(|maker| maker.id == "china-telecom").unwrap();
    let tied = maker.edges.iter().find(|edge| edge.measure == "us-1260h-2026-06").unwrap();
    assert!(rules::edge_holds(tied, today()));
    let caution = maker.caution.as_deref().unwrap_or_default();
    assert!(caution.contains("China Telecommunications Corporation, left"), "{caution}");
    assert!(caution.contains("China Telecom Corporation Limited are on that list"), "{caution}");
    assert!(check("China Telecom").measures.iter().any(|bearing| bearing.id == "us-1260h-2026-06"));
}

/// It was named on a list that was withdrawn within the hour.
#[test]
fn tp_link_is_on_no_1260h_list_in_force() {
    let record = check("TP-Link camera");
    for bearing in record.measures.iter().filter(|bearing| bearing.id.starts_with("us-1260h")) {
        assert!(!bearing.counts || bearing.inferred, "{bearing:?}");
    }
    let maker = index().list().makers.iter().find(|maker| maker.id == "tp-link").unwrap();
    let named: Vec<&str> = maker
        .edges
        .iter()
        .filter(|edge| edge.basis == Basis::Sourced)
        .map(|edge| edge.measure.as_str())
        .filter(|id| id.starts_with("us-1260h"))
        .collect();
    assert_eq!(named, ["us-1260h-2026-02-withdrawn"]);
}

#[test]
fn sold_businesses_are_not_put_down_to_their_former_owners() {
    for text in ["Luminys", "Sepura radio", "March Networks camera", "Honor phone", "Lorex camera"] {
        let record = check(text);
        assert!(attributed(&record).is_empty(), "{text}: {:?}", record.makers);
    }
    assert_eq!(asked(&check("Lorex camera")), ["dahua", "raysharp"]);
}

#[test]
fn the_prefix_ipc_is_shared_and_says_nothing_alone() {
    for text in ["IPC-", "IPC-100", "IPC 2000 industrial computer"] {
        assert!(attributed(&check(text)).is_empty(), "{text}: {:?}", check(text).makers);
    }
    for (text, maker) in [
        ("IPC-HFW2831T-ZAS", "dahua"),
        ("HiLook IPC-T240H", "hikvision"),
        ("Uniview IPC3615LB-SF28-A", "uniview"),
        ("Kedacom IPC2252-FN", "kedacom"),
        ("Imou IPC-C22EP", "dahua"),
    ] {
        assert_eq!(attributed(&check(text)), [maker], "{text}");
    }
}

/// United States lists and a register entry do not make a UK sanction.
#[test]
fn is_hikvision_sanctioned_in_the_uk() {
    let record = check("Is Hikvision sanctioned in the UK?");
    assert_eq!(record.verdict, Verdict::Restricted);
    assert!(!record.binds && record.measures.iter().all(|bearing| !bearing.compels));
    for maker in index().list().makers.iter().filter(|maker| maker.listed) {
        assert!(maker.edges.iter().all(|edge| edge.measure != "uk-sanctions-list"), "{}", maker.id);
    }
    let sanctions = index().measure("uk-sanctions-list").unwrap();
    assert!(!sanctions.counts);
}

#[test]
fn the_seven_of_the_paused_investigation_are_not_barred() {
    for text in
        ["Arconic", "Kingspan", "Saint-Gobain", "Exova", "Rydon Maintenance", "Studio E Architects", "Harley Facades"]
    {
        for context in ["", "central-government,site-sensitive", "council-wales"] {
            let record = check_in(text, context);
            assert_eq!(record.verdict, Verdict::NoneFound, "{text} in {context:?}: {:?}", record.measures);
            let bearing = record.measures.iter().find(|bearing| bearing.id == "uk-pa2023-grenfell").unwrap();
            assert!(!bearing.counts, "{text}");
            assert!(record.notes.iter().any(|note| note.contains("investigation")), "{text}: {:?}", record.notes);
        }
    }
}
