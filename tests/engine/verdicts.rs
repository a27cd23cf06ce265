//! What the tool says to whom: the sentences that a council relies on, word for word where it matters.

use crate::{check, check_in, index, today};
use vendor_engine::identify::Role;
use vendor_engine::judge::Verdict;
use vendor_engine::report::LineRecord;
use vendor_engine::report::explain;
use vendor_list::schema::Bears;

/// Everything that a result says, in one text.
fn all_words(record: &LineRecord) -> String {
    let mut words = vec![explain::pill(record), explain::heading(record).to_owned()];
    words.extend(explain::whose(record));
    words.extend(record.notes.iter().cloned());
    words.extend(record.measures.iter().map(|bearing| bearing.effect.clone()));
    words.extend(explain::next_steps(&index().list().next_steps, &record.next_steps).map(|step| step.text.clone()));
    words.join("\n")
}

fn bearing<'a>(record: &'a LineRecord, id: &str) -> &'a vendor_engine::judge::outcome::Bearing {
    record.measures.iter().find(|bearing| bearing.id == id).unwrap_or_else(|| panic!("{id} is missing"))
}

#[test]
fn hikvision_for_an_english_council_is_restricted_and_does_not_bind_it() {
    let record = check("Hikvision");
    assert_eq!(explain::pill(&record), "Restricted for others");
    let words = all_words(&record);
    for needed in [
        "No UK measure on this list makes you exclude it",
        "It binds government departments at sensitive sites, not you. It names no company.",
        "the Act says that the Minister is notified first and must agree (Procurement Act 2023 s.29), unless the debarment list requires the exclusion",
        "Check the live debarment list",
        "This list holds no confirmed copy of the debarment list",
        "country of origin of supplies may not be taken into account (Local Government Act 1988 s.17(5)(e))",
    ] {
        assert!(words.contains(needed), "missing: {needed}\nin:\n{words}");
    }
    assert_eq!(bearing(&record, "uk-wms-2022-11-24").bears, Bears::BindsOthers);
    assert_eq!(bearing(&record, "us-ndaa-889").bears, Bears::Context);
    assert!(!record.measures.iter().any(|bearing| bearing.compels));
    let statement = index().measure("uk-wms-2022-11-24").unwrap();
    assert!(statement.since.as_str() == "2022-11-24" && statement.says.contains("names no company"));
}

#[test]
fn hikvision_for_a_department_at_a_sensitive_site_is_barred() {
    let context = "central-government,site-sensitive";
    let record = check_in("Hikvision", context);
    assert_eq!(record.verdict, Verdict::Barred);
    let statement = bearing(&record, "uk-wms-2022-11-24");
    assert!(statement.compels && statement.bears == Bears::BindsYou);
    assert!(all_words(&record).contains("names no company"));
}

/// One row for each rule: text, context, verdict.
#[test]
fn verdicts_by_context() {
    for (text, context, verdict) in [
        ("Hikvision DS-2CD2143G2-I", "central-government", Verdict::Restricted),
        ("Hikvision DS-2CD2143G2-I", "central-government,site-sensitive,existing-equipment", Verdict::Barred),
        ("Hikvision DS-2CD2143G2-I", "council-england,site-sensitive", Verdict::Restricted),
        ("Hikvision DS-2CD2143G2-I", "council-scotland,new-above-threshold", Verdict::Restricted),
        // An edge that is only inferred from a firm's seat gives at most a question.
        ("TVT TD-9544S4 camera", "", Verdict::Ask),
        ("TVT TD-9544S4 camera", "central-government,site-sensitive", Verdict::Ask),
        ("Uniview IPC3615LB-SF28-A camera", "", Verdict::Restricted),
        ("Huawei router for the 5G core", "telecoms-provider", Verdict::Barred),
        ("Huawei router for the 5G core", "council-england", Verdict::Restricted),
        ("TikTok app", "central-government", Verdict::Barred),
        ("TikTok app", "council-england", Verdict::Restricted),
        ("DJI Matrice 30T drone", "police-fire", Verdict::Restricted),
        ("Swann", "", Verdict::Ask),
        ("AXIS P3265-LVE", "", Verdict::NoneFound),
        ("Micron", "", Verdict::NoneFound),
        ("Tesla", "", Verdict::NoneFound),
        ("Kingspan", "", Verdict::NoneFound),
        ("5MP dome camera", "", Verdict::CannotTell),
        ("Supply and lay CAT6 cable", "", Verdict::NoKit),
        ("", "", Verdict::NoKit),
    ] {
        let record = check_in(text, context);
        assert_eq!(record.verdict, verdict, "{text:?} in {context:?}: {:?}", record.makers);
    }
}

#[test]
fn chinas_own_measures_are_no_uk_bar() {
    for text in ["Micron", "Tesla"] {
        let record = check(text);
        assert!(
            record.notes.iter().any(|note| note.contains("China's own measure is no UK bar")),
            "{text}: {:?}",
            record.notes
        );
        assert!(record.makers.iter().all(|maker| !maker.listed));
    }
}

#[test]
fn a_paused_investigation_is_no_bar() {
    let record = check("Kingspan");
    assert!(record.measures.iter().any(|bearing| bearing.id == "uk-pa2023-grenfell" && !bearing.counts));
    assert!(record.notes.iter().any(|note| note.to_lowercase().contains("investigation")), "{:?}", record.notes);
}

#[test]
fn an_axis_model_is_known_and_not_guessed() {
    let record = check("AXIS P3265-LVE");
    let axis = record.makers.iter().find(|maker| maker.id == "axis").unwrap();
    assert!(!axis.listed && axis.role == Role::Made);
}

#[test]
fn the_debarment_list_stands_in_every_result() {
    for text in ["Hikvision", "AXIS P3265-LVE", "5MP dome camera", "Supply and lay CAT6 cable", "Swann"] {
        assert_eq!(bearing(&check(text), "uk-pa2023-debarment-list").bears, Bears::CheckByHand, "{text}");
    }
}

#[test]
fn every_nothing_found_says_that_it_is_no_proof() {
    let edition = &index().list().edition;
    let list = format!("list {} of {}", edition.version, edition.issued.in_words());
    for text in ["AXIS P3265-LVE", "Micron", "Brackenmoor Fire Ltd"] {
        let record = check(text);
        assert!(
            record.notes.iter().any(|note| note.contains(&list) && note.contains("No result is not proof")),
            "{text}"
        );
    }
}

#[test]
fn the_same_question_gives_the_same_bytes() {
    let once = serde_json::to_string(&check("4 x Hikvision DS-2CD2143G2-I with Uniview NVR308-64R")).unwrap();
    let again = serde_json::to_string(&check("4 x Hikvision DS-2CD2143G2-I with Uniview NVR308-64R")).unwrap();
    assert_eq!(once, again);
}

#[test]
fn a_measure_that_has_not_begun_or_has_ended_does_not_count() {
    let list = index().list();
    let in_force = list.measures.iter().find(|measure| measure.id == "us-ndaa-889").unwrap();
    let before = "2018-01-01".parse().unwrap();
    assert!(!vendor_engine::judge::rules::counts_on(in_force, before));
    assert!(vendor_engine::judge::rules::counts_on(in_force, today()));
    for withdrawn in
        ["us-1260h-2026-02-withdrawn", "us-1260h-2025", "uk-pa2023-grenfell", "uk-csr-bill-2026", "cn-mof-2026"]
    {
        assert!(!index().measure(withdrawn).unwrap().counts, "{withdrawn}");
    }
}
