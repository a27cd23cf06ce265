//! Registers whose make nobody knows: a camera is a camera, whatever the names of its place, number or neighbour.

use crate::{index, today};
use vendor_engine::identify::identify;
use vendor_engine::judge::outcome::judge;
use vendor_engine::judge::{Context, Terms, Verdict};
use vendor_list::context::Equipment;
use vendor_readers::read_file;
use vendor_text::LineKind;

/// The verdict and the equipment of a register's one row.
fn of_row(headings: &str, row: &str) -> (Verdict, Equipment) {
    let text = format!("{headings}\n{row}\n");
    let (lines, unread) = read_file("register.csv", text.as_bytes(), &index().list().words);
    assert!(unread.is_empty(), "{unread:?}");
    let line = lines.iter().find(|line| line.kind == LineKind::Item).unwrap();
    let identified = identify(index(), &line.text, &line.cells);
    let terms = Terms { context: &Context::default(), today: today(), policy: None };
    let outcome = judge(index(), &identified, (None, LineKind::Text), &terms);
    (outcome.verdict, outcome.equipment)
}

const REGISTER: &str = "Asset ID,Location,Make,Model,Description,Serial Number";

#[test]
fn a_make_that_is_not_known_cannot_be_told() {
    for unknown in ["n/k", "N/K", "not known", "unknown", "TBC", "tbc", "?", "-", "n/a", "No label", "unbranded", ""] {
        for row in [
            format!("C1,High Street,{unknown},,5MP dome camera,"),
            format!("C1,High Street,{unknown},{unknown},5MP dome camera,"),
            format!("C1,High Street,{unknown},,CCTV,"),
        ] {
            assert_eq!(of_row(REGISTER, &row), (Verdict::CannotTell, Equipment::Cctv), "{row}");
        }
    }
}

/// Headings, row, verdict.
#[rustfmt::skip]
const ROWS: &[(&str, &str, Verdict)] = &[
    // The place where it stands does not say what it is.
    (REGISTER, "C1,Column 12 High Street,n/k,,CCTV camera,", Verdict::CannotTell),
    (REGISTER, "C1,\"Pole 14, Market Square\",unknown,,PTZ camera,", Verdict::CannotTell),
    (REGISTER, "C1,Steel Works Lane,n/k,n/k,5MP dome,", Verdict::CannotTell),
    (REGISTER, "C1,Survey office,?,?,Dome camera,", Verdict::CannotTell),
    (REGISTER, "C1,Training room,TBC,TBC,NVR 16ch,", Verdict::CannotTell),
    ("Ref,Mounted On,Type,Make", "C1,Wall bracket,Camera,n/k", Verdict::CannotTell),
    // Nor does its number, its address or its date become a model.
    (REGISTER, "C1,High Street,n/k,n/k,Dome camera,SN12345678", Verdict::CannotTell),
    (REGISTER, "TH0012XY,High Street,n/k,n/k,Dome camera,7D03A99PAZ12345", Verdict::CannotTell),
    // Nor does a serial number that looks like another maker's model show who made it.
    (REGISTER, "C1,High Street,n/k,n/k,Dome camera,SNZ00005", Verdict::CannotTell),
    (REGISTER, "C1,High Street,n/k,n/k,Dome camera,SND-6084R", Verdict::CannotTell),
    // A listed maker's does: some makers' serial numbers begin with the model.
    (REGISTER, "C1,High Street,n/k,n/k,Dome camera,DS-2CD2043G2-I20220314AAWRJ12345678", Verdict::Restricted),
    ("Site,Type,Make,Model,Notes", "Hall,Dome camera,unknown,,replaces ZX-4471-B", Verdict::CannotTell),
    // Whose camera was there before does not say whose camera is there now.
    ("Site,Type,Make,Model,Notes", "Hall,Dome camera,n/k,,previously a Hikvision here", Verdict::CannotTell),
    ("Site,Type,Make,Model,Notes", "Hall,Dome camera,unknown,,the Dahua was scrapped last year", Verdict::CannotTell),
    // A pole-mounted camera is a camera; a pole for one is not.
    (REGISTER, "C1,High Street,n/k,,Pole mounted PTZ camera,", Verdict::CannotTell),
    (REGISTER, "C1,High Street,n/k,,Column-mounted dome,", Verdict::CannotTell),
    (REGISTER, "C1,High Street,n/k,,Pole for PTZ camera,", Verdict::NoKit),
    (REGISTER, "C1,Camera room,n/k,,Patch panel,", Verdict::NoKit),
    // A register that says so of the make says it of the thing, whatever that is.
    ("Asset,Site,Location,Make,Model", "C5,Depot,weighbridge,n/k,", Verdict::CannotTell),
    ("Asset,Site,Location,Make,Model", "C5,Depot,weighbridge,Unknown,n/k", Verdict::CannotTell),
    ("Asset,Site,Location,Make,Model", "C5,Depot,weighbridge,T.B.C.,", Verdict::CannotTell),
    ("Asset,Site,Location,Make,Model", "C5,Depot,weighbridge,?,", Verdict::CannotTell),
    ("Asset,Site,Location,Make,Model", "C5,Depot,weighbridge,n/k,ZX-4471-B", Verdict::CannotTell),
    ("Item,Make,Model", "Delivery and set-up,n/a,", Verdict::NoKit),
    ("Item,Make,Model", "Delivery and set-up,-,", Verdict::NoKit),
    ("Item,Make,Model", "Installation labour,TBC,", Verdict::NoKit),
    // What names its maker was looked up; a number that the list does not know clears nothing.
    (REGISTER, "C1,Column 12 High Street,Axis,,CCTV camera,", Verdict::NoneFound),
    (REGISTER, "C1,High Street,n/k,ZX-4471-B,Dome camera,", Verdict::CannotTell),
    (REGISTER, "C1,Column 12 High Street,Hikvision,,CCTV camera,", Verdict::Restricted),
    // If only the place names kit, that is taken.
    ("Asset ID,Location,Make", "C1,Camera above the door,n/k", Verdict::CannotTell),
];

#[test]
fn rows_of_registers_row_by_row() {
    let wrong: Vec<String> = ROWS
        .iter()
        .map(|(headings, row, wanted)| (row, of_row(headings, row).0, wanted))
        .filter(|(_, said, wanted)| said != *wanted)
        .map(|(row, said, wanted)| format!("{row}: {said:?}, wanted {wanted:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_kind_of_kit_is_not_that_of_its_place() {
    for (row, equipment) in [
        ("C1,Card reader by the gate,n/k,,Dome camera,", Equipment::Cctv),
        ("C1,Camera store,n/k,,Card reader,", Equipment::AccessControl),
        ("C1,Camera 3,n/k,,,", Equipment::Cctv),
    ] {
        assert_eq!(of_row(REGISTER, row).1, equipment, "{row}");
    }
}
