//! What the columns of a register say of its kit: headings of what comes and goes, days of disposal, codes that the file explains,
//! ticks, and names in columns that are not about the kit.

use crate::{index, last_row};
use vendor_engine::identify::{Identified, Standing};

/// How a row speaks of a maker's kit to its owner.
fn said(found: &Identified, maker: &str) -> Option<Standing> {
    let is_its = |at: usize| index().maker(at).is_some_and(|known| known.id == maker);
    found.findings.iter().find(|finding| is_its(finding.maker)).map(|finding| finding.said.owning)
}

/// What is there before the works is to leave until they are done; what comes is there once they are.
#[test]
fn what_comes_and_what_goes_is_told_by_two_columns() {
    for (before, after) in [
        ("Coming off", "Going on"),
        ("Coming out", "Going in"),
        ("Before works", "After works"),
        ("Kit before", "Kit after"),
        ("Before upgrade", "After upgrade"),
    ] {
        for (stage, leaves, comes) in [
            ("Complete", Standing::Gone, Standing::InPlace),
            ("Done", Standing::Gone, Standing::InPlace),
            ("Not started", Standing::Going, Standing::Offered),
            ("", Standing::Going, Standing::Offered),
        ] {
            let found = last_row(&format!(
                "Ref,Where,{before},{after},Stage\n1,Pier,Hikvision DS-2CD2143G2-I,Uniview IPC3614LE,{stage}\n"
            ));
            assert_eq!(said(&found, "hikvision"), Some(leaves), "{before}: {stage}");
            assert_eq!(said(&found, "uniview"), Some(comes), "{after}: {stage}");
        }
        let same = last_row(&format!("Ref,Where,{before},{after},Stage\n1,Pier,Dahua turret,no change,n/a\n"));
        assert_eq!(said(&same, "dahua"), Some(Standing::InPlace), "{before}");
    }
    // What was there before is gone, whatever the rest of its heading says.
    let apart = last_row("Site,What was there before,Make,Looked after by\nPier,Hikvision dome,Axis,Tidewell\n");
    assert_eq!(said(&apart, "hikvision"), Some(Standing::Gone));
}

#[test]
fn a_day_of_disposal_says_that_kit_is_gone() {
    for heading in ["Disp.", "Disposed", "Date disposed", "Removed on", "Year sold", "When was it scrapped?"] {
        for (day, wanted) in [
            ("31/03/2022", Standing::Gone),
            ("2023", Standing::Gone),
            ("", Standing::InPlace),
            ("-", Standing::InPlace),
        ] {
            let found = last_row(&format!(
                "Asset,Narrative,Cost,{heading}\n100233,CCTV SYS DAHUA - OLD TIP OFFICE,3950,{day}\n"
            ));
            assert_eq!(said(&found, "dahua"), Some(wanted), "{heading}: {day:?}");
        }
    }
    // A day in the future does not mean that it is gone.
    let planned = last_row("Asset,Narrative,Cost,Removal date\n1,CCTV SYS DAHUA,3950,31/03/2031\n");
    assert_ne!(said(&planned, "dahua"), Some(Standing::Gone));
}

/// A legend above the table gives its codes their meaning; in a table without one they are left alone.
#[test]
fn codes_mean_what_the_file_says() {
    let table = |legend: &str, code: &str| {
        last_row(&format!(
            "Blocks\n{legend}\nUPRN,Block,Kit fitted,St\n10023114,Larch House,Dahua IPC-HDBW3441,{code}\n"
        ))
    };
    let legend = "\"St: L = live, D = due out, X = taken out\"";
    assert_eq!(said(&table(legend, "X"), "dahua"), Some(Standing::Gone));
    assert_eq!(said(&table(legend, "D"), "dahua"), Some(Standing::Going));
    assert_eq!(said(&table(legend, "L"), "dahua"), Some(Standing::InPlace));
    assert_eq!(said(&table("Kept by estates", "X"), "dahua"), Some(Standing::InPlace));
    let cells = |found: &Identified| {
        found.findings.iter().flat_map(|finding| finding.evidence.clone()).map(|one| one.matched).collect::<Vec<_>>()
    };
    assert!(cells(&table(legend, "X")).iter().any(|matched| matched.contains("taken")), "the meaning is the reason");
}

#[test]
fn a_tick_says_what_its_heading_says() {
    let table = |ticks: &str| {
        last_row(&format!(
            "Line,Where,Equipment,Stays,Still to come out,Already out,PAT tested\n1,Depot,Hikvision recorder,{ticks}\n"
        ))
    };
    assert_eq!(said(&table("✓,,,"), "hikvision"), Some(Standing::InPlace));
    assert_eq!(said(&table(",✓,,"), "hikvision"), Some(Standing::Going));
    assert!(matches!(said(&table(",,✓,"), "hikvision"), Some(Standing::Gone | Standing::Undecided)));
    assert_eq!(said(&table(",,,✓"), "hikvision"), Some(Standing::InPlace), "a test is no departure");
}

/// Headings that a program wrote as one word.
#[test]
fn headings_of_programs_are_read() {
    let found = last_row(
        "FuncLoc,EquipDesc,OemName,FormerOem,LongText\nWTW-1,Gate camera,Hikvision,Dahua,Washer bottle replaced\n",
    );
    assert_eq!((said(&found, "hikvision"), said(&found, "dahua")), (Some(Standing::InPlace), Some(Standing::Gone)));
}

/// The badge of the firm that looks after kit changes nothing about the kit, and gives no kit where it is another's.
#[test]
fn who_looks_after_it_does_not_say_whose_it_is() {
    for heading in ["Maintained by", "Fitted / supplied by", "Put in by", "Contractor"] {
        let table = |make: &str, model: &str| {
            last_row(&format!(
                "Line,Site,Make,Model,{heading}\n1,Ward,{make},{model},Calder Fire (Hikvision Gold Partner)\n"
            ))
        };
        assert_eq!(said(&table("Hikvision", "DS-2DE4425IW"), "hikvision"), Some(Standing::InPlace), "{heading}");
        assert_eq!(said(&table("Axis", "P3265-LV"), "hikvision"), Some(Standing::Mentioned), "{heading}");
    }
}

/// In a table without a column for its kit, a column that looks like one for people may hold it.
#[test]
fn a_table_without_a_column_for_its_kit_hides_none() {
    let found = last_row("Schl,Which,Owner,Qty,Jottings\nHAZ,Playground,Hikvision turret,6,fine\n");
    assert_eq!(said(&found, "hikvision"), Some(Standing::InPlace));
}

/// A remark that orders or quotes kit adds it to the row; one that compares with it does not.
#[test]
fn remarks_may_bring_kit() {
    let table = |remark: &str| last_row(&format!("Site,Make,Model,Remarks\nFerrygate,Axis,P3245-LVE,{remark}\n"));
    assert_eq!(said(&table("Autel EVO Max ordered, PO 3310"), "autel"), Some(Standing::Offered));
    for remark in ["Works with the Hytera base", "Sits on a Hytera bracket"] {
        assert_eq!(said(&table(remark), "hytera"), Some(Standing::Mentioned), "{remark}");
    }
}

/// A sign alone in its cell answers its heading. It says something of the kit only under headings about what happens to
/// kit.
#[test]
fn a_cross_or_a_no_answers_its_heading() {
    let row = |heading: &str, sign: &str| {
        last_row(&format!("Ref,System,Make,{heading},Remarks\nS1,CCTV,Hikvision,{sign},in the plant room\n"))
    };
    for heading in ["Closed", "PoE", "Insured", "PAT tested"] {
        for sign in ["✘", "✗", "✓", "No", "Yes"] {
            assert_eq!(said(&row(heading, sign), "hikvision"), Some(Standing::InPlace), "{heading}: {sign}");
        }
    }
    for (heading, sign, wanted) in [
        ("Already out", "✓", Standing::Gone),
        ("Already out", "Yes", Standing::Gone),
        ("Removed?", "Yes", Standing::Gone),
        ("In use?", "Yes", Standing::InPlace),
        ("Stays", "✓", Standing::InPlace),
    ] {
        assert_eq!(said(&row(heading, sign), "hikvision"), Some(wanted), "{heading}: {sign}");
    }
}

/// What an action takes away is going until the works are done, and gone afterwards; a successor beside it says the
/// same.
#[test]
fn works_that_are_done_have_taken_the_kit() {
    let row = |action: &str, successor: &str, state: &str| {
        last_row(&format!(
            "Ref,Kit found,Verdict,Spec'd instead,W/O state\n1,Dahua VTO2202,{action},{successor},{state}\n"
        ))
    };
    for (action, successor) in [("Renew", "Comelit"), ("Replace", "Comelit"), ("Remove", ""), ("Swap with Comelit", "")]
    {
        for state in ["Complete", "Done", "PC 14 Jun", "Practical completion 14/6", "Signed off"] {
            assert_eq!(said(&row(action, successor, state), "dahua"), Some(Standing::Gone), "{action}: {state}");
        }
        for state in ["Issued", "On site", ""] {
            assert_eq!(said(&row(action, successor, state), "dahua"), Some(Standing::Going), "{action}: {state}");
        }
    }
    // If a part is replaced, the kit is not.
    assert_eq!(said(&row("Replace battery", "", "Done"), "dahua"), Some(Standing::InPlace));
    assert_eq!(said(&row("Retain", "", "Complete"), "dahua"), Some(Standing::InPlace));
}

/// What a row had before is gone unless a remark on the old unit says otherwise; a remark on its cables does not.
#[test]
fn a_remark_on_the_old_unit_speaks_of_what_was_there_before() {
    for (remark, wanted) in [
        ("Old panel is still on the wall, to be taken off when the plasterer is in", Standing::Going),
        ("Former unit kept on the mast as a second view", Standing::InPlace),
        ("Old cabling re-used", Standing::Gone),
        ("Picture much better", Standing::Gone),
    ] {
        let found = last_row(&format!("Ref,Make,Previous kit,Remarks\n1,Axis,Hikvision dome,\"{remark}\"\n"));
        assert_eq!(said(&found, "hikvision"), Some(wanted), "{remark}");
    }
}

/// The first row is the heading row if it shows which kit is which, even if most of its words are the body's own.
#[test]
fn a_heading_row_of_a_bodys_own_words_is_known() {
    let found = last_row(
        "Stn,Function,Live device,Displaced device,Pipeline device,Mgd by,Link,Tech log\nS01,Core switch,Cisco 9500,Huawei S9706,,Net team,UP,\n",
    );
    assert_eq!(said(&found, "huawei"), Some(Standing::Gone));
    let found = last_row(
        "Last seen,Branch,What it is,Who makes it,Got through\nMay,Fairlea,Cameras,Dahua,Beacon (Hikvision partner)\n",
    );
    assert_eq!(said(&found, "dahua"), Some(Standing::InPlace));
    assert_ne!(said(&found, "hikvision"), Some(Standing::InPlace));
    let hired = last_row("Unit,Make / model,Firm,On hire,Off hired\nTC-02,Hikvision ANPR,Roadwatch,03/06,27/06\n");
    assert_eq!(said(&hired, "hikvision"), Some(Standing::Gone));
}
