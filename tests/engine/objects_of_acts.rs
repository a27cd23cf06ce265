//! What an act is done to: to equipment itself, or to a part of it, to what it holds or shows, or to something beside it.

use crate::check_in;
use vendor_engine::identify::Standing::{self, Going, Gone, InPlace};

/// The strongest standing of a maker in a line, looked up as equipment that exists.
fn hold(rows: &[(&str, &str, &[Standing])]) {
    let mut wrong = Vec::new();
    for (text, maker, wanted) in rows {
        let record = check_in(text, "existing-equipment");
        let said = record.makers.iter().filter(|found| found.id == *maker).filter_map(|found| found.standing).max();
        if !said.is_some_and(|said| wanted.contains(&said)) {
            wrong.push(format!("{text}: {said:?}, not {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_equipment_holds_and_shows_is_not_the_equipment() {
    hold(&[
        ("Two clips were pulled off the Hikvision for the insurers", "hikvision", &[InPlace]),
        ("Images from the Dahua at the weir removed from the shared drive", "dahua", &[InPlace]),
        ("Recordings older than a month are wiped from the Uniview every Sunday", "uniview", &[InPlace]),
        ("Deleted the caretaker's account on the Tiandy recorder", "tiandy", &[InPlace]),
        ("Privacy masks taken off the Hikvision by the gate and drawn again", "hikvision", &[InPlace]),
        ("Police collected the footage from the Dahua recorder on Monday", "dahua", &[InPlace]),
        ("All three Uniview feeds lost at noon, picture restored by one", "uniview", &[InPlace]),
    ]);
}

#[test]
fn a_part_or_a_cover_is_not_the_equipment() {
    hold(&[
        ("Lens cap removed from the Hikvision over the ramp, picture fine now", "hikvision", &[InPlace]),
        ("Take the paint covers off the Dahua domes when the painters finish", "dahua", &[InPlace]),
        ("Battery taken out of the UPS in the Hikvision cabinet", "hikvision", &[InPlace]),
        ("Hikvision dome at the stage, faded bubble replaced", "hikvision", &[InPlace]),
        ("Asset label lost from the Uniview NVR, new one stuck on", "uniview", &[InPlace]),
        ("Dahua bullet, lane 2: bracket changed 4/25", "dahua", &[InPlace]),
    ]);
}

#[test]
fn what_stands_beside_it_is_not_the_equipment() {
    hold(&[
        ("Ivy cut away from under the Hikvision on the boathouse", "hikvision", &[InPlace]),
        ("Noticeboard beneath the Dahua dome removed", "dahua", &[InPlace]),
        ("Branches lifted clear from behind the Uniview at the lock", "uniview", &[InPlace]),
        ("The boards are to be taken away from below the Hikvision camera", "hikvision", &[InPlace]),
        ("Old bench under the Dahua removed by parks", "dahua", &[InPlace]),
    ]);
}

#[test]
fn equipment_that_is_taken_away_still_is() {
    hold(&[
        ("Two domes were pulled off the wall, both Hikvision", "hikvision", &[Gone]),
        ("Hikvision taken off the pole and skipped, bracket left", "hikvision", &[Gone]),
        ("The Dahua was removed from the foyer last week", "dahua", &[Gone]),
        ("Take down the Hikvision cameras and clear away the cables", "hikvision", &[Going]),
        ("Uniview NVR removed, footage copied to disk first", "uniview", &[Gone]),
        ("We moved off Dahua last spring", "dahua", &[Gone]),
        ("Change the site from Hikvision to Axis in May", "hikvision", &[Going]),
        ("Hikvision replaced with Axis, lens cap left on", "hikvision", &[Gone]),
    ]);
}

/// What was to be taken away is gone once a line says that the works are done, and stays if they will not be.
#[test]
fn the_state_of_works_decides_what_became_of_their_object() {
    hold(&[
        ("Task 7 Take down Dahua recorder, 2 days, 100% complete", "dahua", &[Gone]),
        ("WO 311 Remove Hikvision dome from hall. Status: complete.", "hikvision", &[Gone]),
        ("Strip out Uniview NVR - 100% - 3/11", "uniview", &[Gone]),
        ("Job 9: decommission Dahua intercom, status closed", "dahua", &[Gone]),
        ("Remove Hikvision camera from stairs; state: signed off 4/5", "hikvision", &[Gone]),
        ("WO 312 Remove Hikvision dome from hall. Status: cancelled.", "hikvision", &[InPlace]),
        ("Take down Dahua recorder, state: on hold", "dahua", &[InPlace]),
        ("Task 8 Take down Dahua recorder, 2 days, 40% complete", "dahua", &[Going]),
        ("WO 313 Remove Hikvision dome from hall. Status: open.", "hikvision", &[Going]),
    ]);
}
