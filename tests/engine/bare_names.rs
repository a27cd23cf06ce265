//! Names that the list does not know, titles of papers, and rows whose status speaks though nobody knows their make.

use crate::{check_in, index, last_row};
use vendor_engine::identify::Standing;
use vendor_engine::judge::Verdict::{self, CannotTell, NoKit};
use vendor_readers::read_file;

#[test]
fn an_unknown_name_is_no_clearance_and_a_title_no_kit() {
    let rows: [(&str, Verdict); 16] = [
        ("Ajax SiloView", CannotTell),
        ("SafeView Installations", CannotTell),
        ("NightOwl Pro", CannotTell),
        ("Zxqwert", CannotTell),
        ("Market Street", NoKit),
        ("Front Entrance", NoKit),
        ("McDonald House", NoKit),
        ("Terms and Conditions", NoKit),
        ("Quotation Q-2291 – Market Street car park CCTV", NoKit),
        ("Quotation: town hall CCTV cameras", NoKit),
        ("Ref 40771 CCTV cameras at the depot", NoKit),
        ("Quote - library cameras", NoKit),
        // What is asked for or sold is not a title.
        ("Quotation for 4 dome cameras", CannotTell),
        ("Quote 4x dome camera", CannotTell),
        ("Quote: dome camera £120.00", CannotTell),
        ("Project cameras, make to be agreed", CannotTell),
    ];
    for (text, wanted) in rows {
        assert_eq!(check_in(text, "").verdict, wanted, "{text}");
    }
}

#[test]
fn the_status_of_a_row_speaks_though_its_make_is_not_known() {
    for (status, wanted) in [
        ("removed", Some(Standing::Gone)),
        ("SOLD", Some(Standing::Gone)),
        ("decommissioned 2023", Some(Standing::Gone)),
        ("", None),
        ("faded", None),
        ("cracked", None),
        ("dirty", None),
        ("offline", None),
        ("blurred", None),
        ("leaking", None),
        ("repaired", None),
        ("painted", None),
        ("faulty", None),
        ("working", None),
        ("duplicate", None),
    ] {
        let found = last_row(&format!("Site,Make,Model,Remarks\nLibrary,Unknown,,{status}\n"));
        assert!(found.findings.is_empty());
        assert_eq!(found.row_says, wanted, "{status}");
    }
}

/// A remark of one word is read the same whatever other columns there are.
#[test]
fn a_remark_of_one_word_is_a_status() {
    for headings in ["Make,Model,Fitted,Remarks", "Make,Model,Year,Remarks", "Make,Model,Thing,Remarks"] {
        for (make, model) in
            [("Huawei", "S5720-28P"), ("Hikvision", "DS-2CD2143G2-I"), ("Hanwha", "XNV-6080"), ("Dahua", "")]
        {
            for (remark, wanted) in
                [("removed", Standing::Gone), ("SOLD", Standing::Gone), ("decommissioned 2023", Standing::Gone)]
            {
                let found = last_row(&format!("{headings}\n{make},{model},2016,{remark}\n"));
                let said = found.findings.first().unwrap().said.owning;
                assert_eq!(said, wanted, "{headings}: {make} {model} {remark}");
            }
            let part = last_row(&format!("{headings}\n{make},{model},2016,new lens fitted\n"));
            assert!(part.findings.first().unwrap().said.owning.is_present(), "{make} {model}");
        }
    }
}

/// A column of actions speaks of what is still there; an action that is done, of what is gone.
#[test]
fn what_is_to_be_done_is_not_yet_done() {
    for heading in ["Recommendation", "Proposed action", "Disposal route", "Action required"] {
        for (action, wanted) in [
            ("WEEE", Standing::Going),
            ("Scrap", Standing::Going),
            ("Remove", Standing::Going),
            ("Replace with Bosch", Standing::Going),
            ("Scrapped", Standing::Gone),
            ("Removed", Standing::Gone),
            ("Retain", Standing::InPlace),
            ("None", Standing::InPlace),
            ("n/a", Standing::InPlace),
            ("No action required", Standing::InPlace),
        ] {
            let found = last_row(&format!("Site,Make,Model,{heading}\nLibrary,Hikvision,DS-7616NI-K2,{action}\n"));
            // The successor is another maker's.
            let of_row =
                found.findings.iter().filter(|finding| index().maker(finding.maker).is_some_and(|maker| maker.listed));
            let hikvision = of_row.map(|finding| finding.said.owning).max();
            assert_eq!(hikvision, Some(wanted), "{heading}: {action}");
        }
    }
}

/// If a register names a successor, the kit that is there is to leave, until the row says that it has been replaced.
#[test]
fn what_has_a_successor_is_to_leave() {
    for (row_of, wanted) in [
        ("Depot,Hikvision DS-2DF8425IX-AEL,Bosch MIC 7100i,ordered", Standing::Going),
        ("Depot,Hikvision DS-2DF8425IX-AEL,Bosch MIC 7100i,", Standing::Going),
        ("Depot,Hikvision DS-2DF8425IX-AEL,none planned,", Standing::InPlace),
        ("Depot,Hikvision DS-2DF8425IX-AEL,-,in use", Standing::InPlace),
        ("Depot,Hikvision DS-2DF8425IX-AEL,,in use", Standing::InPlace),
    ] {
        let found = last_row(&format!("Berth,In now,Going in,Stage\n{row_of}\n"));
        let hikvision = found.findings.iter().find(|finding| finding.brand == "Hikvision").unwrap();
        let said = hikvision.said.standing(vendor_engine::judge::context::Purpose::ExistingEquipment);
        assert_eq!(said, wanted, "{row_of}");
    }
}

/// A heading row that no list knows is recognised by its words; a first row of data is not one.
#[test]
fn a_first_row_of_a_few_words_is_a_heading_row_only_if_most_of_it_is_about_something() {
    let kinds = |text: &str| -> Vec<vendor_text::LineKind> {
        read_file("r.csv", text.as_bytes(), &index().list().words).0.iter().map(|line| line.kind).collect()
    };
    let heading = vendor_text::LineKind::Headings;
    assert_eq!(
        kinds("Cam,Road & junction,What's up there,Found,To do,Misc\nC1,A40,Axis P3245-V,OK,nil,\n")[0],
        heading
    );
    for data in [
        "Reception,Hikvision,dome,Working,keep\n",
        "Lobby,Dahua,bullet,To be kept,Kestrowe\n",
        "Gate,UNV,turret,condition good,\n",
    ] {
        assert_ne!(kinds(&format!("{data}{data}"))[0], heading, "{data}");
    }
}
