//! What a register says of kit that comes and goes: headings in two rows, books of disposals, the state of works, codes
//! that nobody explains, successors that are not in place yet.

use crate::{index, last_row};
use vendor_engine::identify::Standing::{self, Going, Gone, InPlace, Mentioned, Offered};

/// What a table says of makers in its last row: “hikvision going, axis offered”.
fn hold(rows: &[(&str, &[(&str, Standing)])]) {
    let mut wrong = Vec::new();
    for (table, wanted) in rows {
        let found = last_row(&format!("{table}\n"));
        for (maker, standing) in *wanted {
            let is_its = |at: usize| index().maker(at).is_some_and(|known| known.id == *maker);
            let said: Vec<Standing> =
                found.findings.iter().filter(|found| is_its(found.maker)).map(|found| found.said.owning).collect();
            if said.iter().max() != Some(standing) {
                wrong.push(format!("{table}: {maker} {said:?}, not {standing:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_group_over_headings_says_when_their_kit_is_there() {
    hold(&[
        (
            ",,Present camera,,Former camera,\nRef,Place,Make,Model,Make,Model\n1,Mole,Axis,P3245,Hikvision,DS-2CD2143G2-I",
            &[("axis", InPlace), ("hikvision", Gone)],
        ),
        (",,OLD,,NEW,\nNo,Room,Make,Year,Make,Year\n4,Foyer,Dahua,2016,Uniview,2024", &[("dahua", Gone)]),
        (
            "Pier cameras,,,,,\n,,Existing,,Replacement,\nRef,Place,Maker,Model,Maker,Model\n1,Gate,Dahua,X1,Uniview,P3265",
            &[("dahua", Going), ("uniview", Offered)],
        ),
        (
            ",,Kit before,,Kit after,,\nRef,Place,Make,Model,Make,Model,Stage\n1,Gate,Dahua,X1,Uniview,P3265,Complete",
            &[("dahua", Gone), ("uniview", InPlace)],
        ),
        (",,To be removed,,Retained,\nRef,Place,Brand,Type,Brand,Type\n1,Gate,Dahua,dome,,", &[("dahua", Going)]),
        (",,To be removed,,Retained,\nRef,Place,Brand,Type,Brand,Type\n1,Gate,,,Dahua,dome", &[("dahua", InPlace)]),
        (
            ",,Now,,,Previously,,\nRef,Place,Make,Model,Fitted,Make,Date out,Status\n1,Gate,Hikvision,X,2024,Dahua,2024,In use",
            &[("hikvision", InPlace), ("dahua", Gone)],
        ),
        // A title above a table is not a group.
        ("CCTV replacement,,,,March\nRef,Place,Make,Model,Qty\n1,Gate,Hikvision,X,2", &[("hikvision", InPlace)]),
    ]);
}

#[test]
fn a_day_or_a_way_of_leaving_says_that_kit_is_gone() {
    for (headings, cells) in [
        ("Date out,Route out", "12/06/2025,WEEE"),
        ("Date out,Route out", "01/02/2024,Sold at auction"),
        ("Disposal date,Disposal method", "03/2023,Part exchange"),
        ("Disposal date,Method of disposal", "2022,Lost overboard"),
        ("Removal date,Paperwork", "5 Mar 2024,B/1"),
        ("Out,How", "14.7.21,skip"),
        ("Decommission date,Notes", "14.7.21,"),
        ("Method of disposal,Authorised", "Sold at auction,JT"),
        ("Disposal route,Authorised", "Crushed,JT"),
    ] {
        hold(&[(&format!("Asset,Item,Cost,{headings}\n17,Hikvision recorder,350,{cells}"), &[("hikvision", Gone)])]);
    }
    for (headings, cells, wanted) in [
        ("Date out,Route out", ",", InPlace),
        ("Date out,Route out", "-,n/a", InPlace),
        ("Disposal date,Disposal method", "31/03/2031,", Going),
        ("Method of disposal,Authorised", "None,JT", InPlace),
        ("Method of disposal,Authorised", "Awaiting WEEE collection,JT", Going),
        // In a book of loans what goes out comes back.
        ("Date out,Date back", "12/06/2025,", InPlace),
        ("Replacement date,Notes", "12/06/2025,", InPlace),
        ("Out of warranty,Notes", "12/06/2025,", InPlace),
    ] {
        hold(&[(&format!("Asset,Item,Cost,{headings}\n17,Hikvision recorder,350,{cells}"), &[("hikvision", wanted)])]);
    }
}

#[test]
fn usual_codes_of_a_status_need_no_explanation() {
    for (code, wanted) in [
        ("TBR", Going),
        ("DEC", Gone),
        ("DECOM", Gone),
        ("IS", InPlace),
        ("PLN", Offered),
        ("ORD", Offered),
        ("SCR", Gone),
        ("SCR 4/25", Gone),
        ("OOS", InPlace),
        ("A", InPlace),
    ] {
        hold(&[(
            &format!("Ref,Where,Make,Model,St.,Status\n1,Slip,Dahua,IPC-HDW2431T,b,{code}"),
            &[("dahua", wanted)],
        )]);
    }
    // Codes that the file explains mean what it says.
    let own = "\"DEC = decorated, TBR = tested\"\nRef,Where,Make,Status\n1,Slip,Dahua,DEC";
    hold(&[(own, &[("dahua", InPlace)])]);
}

#[test]
fn kit_goes_while_what_replaces_it_is_not_in() {
    for (old, new) in [
        ("Existing equipment", "Replacement equipment"),
        ("What is on the wall today", "What will be / was put up"),
        ("What is up there now", "What will be fitted"),
        ("Make", "Proposed make"),
        ("Kit before", "Kit after"),
    ] {
        let row = |stage: &str| format!("Ref,Block,{old},{new},Stage\n1,Ash House,Dahua x4,Uniview x4,{stage}");
        for stage in
            ["Not started", "On order", "w/c 11 Jan", "Half done", "Awaiting consent", "PO raised", "Survey booked", ""]
        {
            hold(&[(&row(stage), &[("dahua", Going), ("uniview", Offered)])]);
        }
        for stage in ["Cancelled", "Deferred to 2028", "On hold", "Abandoned", "Not funded"] {
            hold(&[(&row(stage), &[("dahua", InPlace), ("uniview", Mentioned)])]);
        }
        for stage in ["Complete", "Done"] {
            hold(&[(&row(stage), &[("dahua", Gone), ("uniview", InPlace)])]);
        }
    }
}

#[test]
fn what_will_not_be_taken_away_stays() {
    for (action, state, wanted) in [
        ("Remove", "Cancelled", InPlace),
        ("Decommission", "Deferred", InPlace),
        ("Replace", "On hold", InPlace),
        ("Scrap", "Rejected", InPlace),
        ("Remove", "Not funded", InPlace),
        ("Remove", "Not started", Going),
        ("Remove", "Booked 4 May", Going),
    ] {
        let row = format!("Ref,Where,Make,Action,Status\n1,Pier,Hikvision,{action},{state}");
        hold(&[(&row, &[("hikvision", wanted)])]);
    }
}

#[test]
fn kit_that_is_to_come_leaves_the_kit_before_it_in_its_place() {
    for state in ["On order", "Ordered", "Awaiting delivery", "Proposed", "Quoted 3/26"] {
        for before in ["Replaces", "In place of", "Takes over from"] {
            let row = format!("Ref,Where,Make,{before},Status\n1,Pier,Axis,Dahua dome,{state}");
            hold(&[(&row, &[("axis", Offered)])]);
        }
        let row = format!("Ref,Where,Make,Replaces,Status\n1,Pier,Axis,Dahua dome,{state}");
        hold(&[(&row, &[("dahua", Going)])]);
        hold(&[(&format!("Ref,Where,Make,Status\n1,Pier,Dahua,{state}"), &[("dahua", Offered)])]);
    }
    hold(&[("Ref,Where,Make,Replaces,Status\n1,Pier,Axis,Dahua dome,In use", &[("dahua", Gone), ("axis", InPlace)])]);
}

#[test]
fn a_successor_replaces_what_is_of_its_kind() {
    let row = |kit: &str, new: &str, stage: &str| {
        format!("Ref,Existing equipment,Replacement equipment,Stage\n1,{kit},{new},{stage}")
    };
    for (kit, new, goes, stays) in [
        ("Huawei switch + Hikvision x9", "Aruba switch", "huawei", "hikvision"),
        ("Dahua recorder / Uniview domes", "Avigilon recorder", "dahua", "uniview"),
        ("ZTE router & Hikvision cameras", "Teltonika router", "zte", "hikvision"),
        ("Hikvision x4 + Dahua intercom", "Paxton intercom", "dahua", "hikvision"),
        ("Hytera radios; Dahua cameras", "Axis cameras", "dahua", "hytera"),
    ] {
        hold(&[(&row(kit, new, "On order"), &[(goes, Going), (stays, InPlace)])]);
        hold(&[(&row(kit, new, "Done"), &[(goes, Gone), (stays, InPlace)])]);
    }
    hold(&[(&row("Hikvision NVR + Dahua x4", "Axis system", "On order"), &[("hikvision", Going), ("dahua", Going)])]);
}

#[test]
fn remarks_outweigh_a_status() {
    for (status, remark, wanted) in [
        ("Decommissioned", "brought back into use in May", InPlace),
        ("Removed", "refitted last week and working", InPlace),
        ("Retired", "still on the wall and in use", InPlace),
        ("Decommissioned", "ports freed", Gone),
        ("Removed", "", Gone),
    ] {
        let row = format!("Ref,Where,Make,Status,Remarks\n1,Pier,Hikvision,{status},{remark}");
        hold(&[(&row, &[("hikvision", wanted)])]);
    }
}

#[test]
fn a_question_over_a_column_is_answered_with_yes_and_no() {
    for (heading, answer, wanted) in [
        ("To be replaced?", "Y", Going),
        ("To be replaced?", "N", InPlace),
        ("To come out?", "Yes", Going),
        ("Removed?", "y", Gone),
        ("Removed?", "n", InPlace),
        ("Keep?", "Y", InPlace),
        ("Still in use?", "Yes", InPlace),
        ("Painted?", "N", InPlace),
    ] {
        let row = format!("Ref,Where,Make,{heading}\n1,Pier,Hikvision,{answer}");
        hold(&[(&row, &[("hikvision", wanted)])]);
    }
}
