//! The audit of 29 November 2026, row by row: forty-five statements of edition 4 that were compared with independent sources,
//! what the list had to say instead, and what is still not known. A row is done where the list says so today.

use crate::truth::{all_text, measure};
use crate::{index, root};
use vendor_list::facts::Facts;
use vendor_list::trust;

/// What became of a row.
enum Outcome {
    /// It was contradicted or had a gap; the measure now says this.
    Mended(&'static str, &'static [&'static str]),
    /// It was confirmed and stays: the measure says this.
    Stands(&'static str, &'static [&'static str]),
    /// No source was found: the measure stays, says this, and does not count.
    NotFound(&'static str, &'static [&'static str]),
}
use Outcome::{Mended, NotFound, Stands};

#[rustfmt::skip]
const ROWS: &[(u8, Outcome)] = &[
    (1, Mended("uk-wms-2022-11-24", &["npsa-security-update", "The statement itself was not read", "names no company"])),
    (2, Mended("uk-la-no-obligation-2024", &["verdict-local-government-2023", "under no obligation"])),
    (3, Mended("uk-completion-2025-11", &["originally identified", "commons-2025-11-18-kearns"])),
    (4, Stands("uk-timeline-2023-2024", &["29 April 2024", "about 70%", "all by April 2025"])),
    (5, NotFound("uk-sensitive-sites-2023", &["Secret or above", "recycling centres"])),
    (6, Mended("uk-pa2023-debarment-list", &["procurement-act-2023-debarment-list", "Debarment_List.pdf", "neither is confirmed"])),
    (7, Mended("uk-pa2023-debarment-list", &["ss.26|s.26", "The Act says|the Act says"])),
    (8, Mended("uk-pa2023-s29", &["section 29|s.29", "must agree"])),
    (9, Mended("uk-pa2023-s79", &["79"])),
    (10, Mended("uk-pa2023-s29", &["section 79"])),
    (11, Stands("uk-pa2023-sch6-35", &["describe the contracts by type of equipment", "section 29|not yours to decide"])),
    (12, Stands("uk-nsup", &["only a Minister decides"])),
    (13, Stands("uk-pa2023-annex2-2026", &["all covered procurements", "24 June 2026 was not read"])),
    (14, Stands("uk-pa2023-nsexemption-2026", &["not about excluding or debarring a supplier"])),
    (15, Mended("uk-pa2023-grenfell", &["paused on 10 July 2025", "expected by the end of 2026"])),
    (16, Stands("uk-devolved", &["outside the Act", "no duty to exclude"])),
    (17, Mended("uk-lga1988-s17", &["England, Wales and Scotland, and not to Northern Ireland", "and not (e)"])),
    (18, Mended("uk-lga1988-s17", &["ward-hadaway-2026-01", "The number of the Order and the date it was made were not seen"])),
    (19, Mended("uk-dvd-huawei-2022", &["full-fibre access network by 31 October 2023", "28 January 2023"])),
    (20, Stands("uk-tiktok-2023", &["government corporate devices"])),
    (21, Mended("uk-bscc-police-2023", &["91%", "43", "39"])),
    (22, Stands("uk-bscc-police-2023", &["vacant from August 2024 to November 2025"])),
    (23, Stands("uk-npsa-ncst", &["does not advise on particular manufacturers", "23 July 2024"])),
    (24, Mended("uk-npsa-uas-2023", &["10 December 2024", "almost 400", "It bars nothing"])),
    (25, Mended("us-ndaa-889", &["s889-transcription", "It names five companies"])),
    (26, Mended("us-fcc-covered-list", &["1 January 2028", "power inverters", "robotic devices", "Digitalsystem"])),
    (27, Mended("us-fcc-covered-list", &["Kaspersky"])),
    (28, Mended("us-fcc-2026-06", &["ten days after publication", "not seen"])),
    (29, Stands("us-fcc-25-71", &["modular components"])),
    (30, Mended("us-1260h-2026-06", &["dod-1260h-2026-06"])),
    (31, Mended("us-1260h-2025", &["China Telecom"])),
    (32, Mended("us-1260h-2025", &["dod-1260h-2025-01"])),
    (33, Mended("us-bis-affiliates", &["suspended", "what happened on that day was not found"])),
    (34, Stands("ca-2025", &["refused a stay", "did not decide the review"])),
    (35, Mended("ca-qc-2023", &["quebec-release-2023-12-22", "21 December 2023", "The order itself was not read"])),
    (36, Stands("au-2023", &["Almost 1,000"])),
    (37, Mended("nz-2023", &["Rule 44", "a later edition may number them otherwise"])),
    (38, Mended("eu-csa2-2026", &["2026-06-09", "36 months"])),
    (39, Stands("in-stqc", &["1 April 2026"])),
    (40, Mended("lt-2025", &["2025"])),
    (40, Mended("cz-nukib-2025", &["IP cameras", "The part of it that was read names no maker"])),
    (41, Mended("uk-yutong-2025", &["January 2026"])),
    (42, Mended("uk-mod-ev-2025", &["no central policy", "not to be connected"])),
    (43, Mended("uk-csr-bill-2026", &["support for small firms", "Royal Assent was not seen"])),
    (44, Stands("uk-hytera-sepura", &["Undertakings to protect the supply", "no source found"])),
    (45, NotFound("scot-gov-cctv", &["Completion was not seen"])),
    (45, NotFound("wales-2023", &["No Welsh restriction was found"])),
    (45, NotFound("ni-2022", &["No Northern Irish restriction was found"])),
];

#[test]
fn every_row_of_the_audit_was_dealt_with() {
    let mut wrong = Vec::new();
    for (row, outcome) in ROWS {
        let (id, says, counts_not) = match outcome {
            Mended(id, says) | Stands(id, says) => (id, says, false),
            NotFound(id, says) => (id, says, true),
        };
        let held = measure(id);
        let text = all_text(held);
        // Alternative wordings are separated by a bar.
        let missing = says.iter().filter(|wanted| !wanted.split('|').any(|way| text.contains(way)));
        wrong.extend(missing.map(|wanted| format!("row {row}, {id}: {wanted:?} is not there")));
        if counts_not && held.counts {
            wrong.push(format!("row {row}, {id}: no independent source was found, and it counts"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for row in 1..=45 {
        assert!(ROWS.iter().any(|(number, _)| *number == row), "row {row} has no outcome");
    }
}

/// What the audit found missing is there and counts towards no answer; and firms that had been confused are told apart.
#[test]
fn what_was_missing_is_there() {
    for id in [
        "uk-pa2023-s79",
        "uk-pofa-camera-code",
        "uk-npps-2025",
        "us-bis-affiliates",
        "us-tp-link-proposal-2025",
        "lt-2025",
        "cz-nukib-2025",
        "uk-psti-2022",
    ] {
        assert!(!measure(id).counts, "{id}");
    }
    let march = index().list().makers.iter().find(|maker| maker.id == "infinova").unwrap();
    let sold = march.companies.iter().find(|company| company.name.contains("March Networks")).unwrap();
    assert!(sold.until.is_some(), "{sold:?}");
}

/// Makers that a council meets, by the names in which quotes have them.
const MET: &str = "Eufy, Anker, Suprema, Nedap, Zenitel, Aiphone, 2N, Salto, Gallagher, Paxton, TDSi, acre Access Control, Vanderbilt, \
    Ajax, Texecom, Blink, Arlo, Wyze, Nest, Ring, Yealink, DNAKE, Akuvox, Fanvil, Fermax, Comelit, Teltonika, Sierra Wireless, Fibocom, \
    SIMCom, Ruijie, Reyee, Tenda, Mercusys, Xiaomi, Oppo, OnePlus, Roborock, Ecovacs, Sungrow, GoodWe, Growatt, Solis, GivEnergy, \
    Fox ESS, BYD, MG Motor, SAIC Motor, Polestar, LEVC, CRRC, Inspur, BGI Group, MGI, Unitree, Guide Infrared, Guide Sensmart, InfiRay, \
    Skydio, Parrot, XAG, Autel Intelligent Technology, TP-Link Technologies Co., Ltd., Ganz";

#[test]
fn makers_that_a_council_meets_are_known() {
    let list = index().list();
    for met in MET.replace("Co., Ltd.", "Co.; Ltd.").split(", ").map(|name| name.replace(';', ",")) {
        let known = list.makers.iter().any(|maker| {
            let names = maker.names.iter().map(|name| &name.text);
            names
                .chain(maker.brands.iter().flat_map(|brand| std::iter::once(&brand.text).chain(&brand.also)))
                .any(|name| name.eq_ignore_ascii_case(met.trim()))
        });
        assert!(known, "{met}");
    }
    assert!(list.makers.len() >= 330);
}

/// The shares in the first edition and in this one. They did not improve by leaving facts out.
#[test]
fn confidence_is_earned() {
    let first = trust::verify(&std::fs::read(root().join("tests/data/vendor-list-1.zip")).unwrap()).unwrap().list;
    let (before, now) = (Facts::of(&first.measures, &first.makers), {
        let list = index().list();
        Facts::of(&list.measures, &list.makers)
    });
    println!("edition {}: {}", first.edition.version, before.in_words());
    println!("edition {}: {}", index().list().edition.version, now.in_words());
    assert!(now.all >= before.all && now.unverified_per_mille() * 2 < before.unverified_per_mille());
}

/// A registrant's name is the name of a firm; the registry does not show that equipment is sold under it.
#[test]
fn a_registrants_name_is_no_brand_seen_in_an_official_record() {
    for maker in &index().list().makers {
        for brand in &maker.brands {
            let registers = brand.sources.iter().all(|source| ["oui-2026", "oui-2022"].contains(&source.as_str()));
            let seen = brand.confidence == vendor_list::schema::Confidence::SeenPrimary;
            assert!(!(registers && seen), "{}: {}", maker.id, brand.text);
        }
    }
}

/// Blocks that changed hands or names are under the registrant of August 2026; what that listing lacks has its own
/// source.
#[test]
fn network_blocks_stand_under_their_registrants() {
    let registered = |block: &str| {
        let prefixes = index().list().makers.iter().flat_map(|maker| &maker.prefixes);
        let prefix = prefixes.into_iter().find(|prefix| prefix.blocks.iter().any(|held| held == block)).unwrap();
        (prefix.registrant.as_str(), prefix.sources.first().unwrap().as_str())
    };
    for (block, registrant, source) in [
        ("30DE4B", "TP-Link Systems Inc", "oui-2026"),
        ("E848B8", "TP-Link Systems Inc", "oui-2026"),
        ("6C92BF", "IEIT SYSTEMS Co., Ltd.", "oui-2026"),
        ("001C44", "Electro Voice Dynacord BV", "oui-2026"),
        ("E43022", "Hanwha Vision VietNam", "oui-2026"),
        ("1CC316", "Xiamen Milesight IoT Co., Ltd.", "oui-2026"),
        ("0050C23B6", "Arecont Vision", "oui-2022"),
        ("0050C2B04", "Ubiquiti Networks Inc.", "oui-2022"),
    ] {
        assert_eq!(registered(block), (registrant, source), "{block}");
    }
}
