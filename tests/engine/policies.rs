//! The user's own policy: what it may do, what it may not, and what is said about a faulty file.

use crate::{index, record, today};
use vendor_engine::identify::identify;
use vendor_engine::judge::policy::{BEARING_ID, PolicyError};
use vendor_engine::judge::{Context, Policy, Terms, Verdict};
use vendor_engine::report::record::PolicyStamp;
use vendor_engine::report::{LineRecord, explain};
use vendor_text::Date;
use vendor_text::{Line, Place};

const HEAD: &str = "name = \"Camera policy\"\ndecided_by = \"Cabinet\"\ndecided_on = \"2026-03-14\"\nreference = \"minute 12\"\nsince = \"2026-04-01\"\n";

fn policy(rules: &str) -> Policy {
    Policy::read(&format!("{HEAD}{rules}"), index()).unwrap()
}

fn ask_on(policy: &Policy, text: &str, context: &str, today: Date) -> LineRecord {
    let line = Line::new(Place::default(), text.to_owned());
    let context: Context = context.parse().unwrap();
    let identified = identify(index(), text, &[]);
    let terms = Terms { context: &context, today, policy: Some(policy) };
    record(index(), &line, &identified, &terms)
}

fn ask(policy: &Policy, text: &str, context: &str) -> LineRecord {
    ask_on(policy, text, context, today())
}

#[test]
fn a_policy_bars_by_name_and_is_shown_as_yours() {
    let policy =
        policy("[[rule]]\nmakers = [\"Hikvision\", \"dahua\"]\neffect = \"bar\"\nsays = \"No new cameras by them.\"\n");
    assert!(policy.warnings().is_empty());
    let stamp = PolicyStamp::new(&policy);
    assert_eq!(stamp.name, "Camera policy");
    assert_eq!(stamp.in_words, "“Camera policy”, decided by Cabinet, 14 March 2026, minute 12");
    let record = ask(&policy, "2 x Hikvision DS-2CD2143G2-I", "");
    assert_eq!(record.verdict, Verdict::Barred);
    assert_eq!(explain::pill(&record), "Barred by your policy");
    assert!(explain::heading(&record).starts_with("No measure on this list stops"));
    let title = |id: &str| index().measure(id).map(|measure| measure.title.clone());
    let lead = explain::lead(&record, title).unwrap();
    assert!(lead.starts_with("Your policy “Camera policy” bars it. Current measures"), "{lead}");
    assert!(lead.contains("Current measures that bind others"), "{lead}");
    let bearing = record.measures.iter().find(|bearing| bearing.id == BEARING_ID).unwrap();
    assert_eq!(bearing.title.as_deref(), Some("Camera policy"));
    for needed in ["No new cameras by them.", "“Camera policy”", "Cabinet", "14 March 2026", "minute 12"] {
        assert!(bearing.effect.contains(needed), "{needed} is missing in {}", bearing.effect);
    }
    assert!(
        record.notes.iter().any(|note| note.contains("not an exclusion ground") && note.contains("s.29")),
        "{:?}",
        record.notes
    );
}

/// Rule, line, context, verdict.
#[rustfmt::skip]
const ROWS: &[(&str, &str, &str, Verdict)] = &[
    ("makers = [\"hikvision\"]\neffect = \"bar\"", "Axis P3265-LVE", "", Verdict::NoneFound),
    ("makers = [\"Axis\"]\neffect = \"bar\"", "AXIS P3265-LVE", "", Verdict::Barred),
    ("makers = [\"axis\"]\neffect = \"ask\"", "AXIS P3265-LVE", "", Verdict::Ask),
    ("makers = [\"HiLook\"]\neffect = \"bar\"", "Hikvision DS-2CD2143G2-I", "", Verdict::Barred),
    // Only mentioned, or only possible.
    ("makers = [\"hikvision\"]\neffect = \"bar\"", "bracket compatible with Hikvision turrets", "", Verdict::NoneFound),
    ("makers = [\"dahua\"]\neffect = \"bar\"", "Swann 4K camera", "", Verdict::Ask),
    // Where it holds.
    ("makers = [\"hikvision\"]\neffect = \"bar\"\nwhen = { purpose = [\"existing-equipment\"] }", "Hikvision dome", "", Verdict::Restricted),
    ("makers = [\"hikvision\"]\neffect = \"bar\"\nwhen = { purpose = [\"existing-equipment\"] }", "Hikvision dome", "existing-equipment", Verdict::Barred),
    ("makers = [\"hikvision\"]\neffect = \"bar\"\nwhen = { site = [\"site-sensitive\"] }", "Hikvision dome", "", Verdict::Restricted),
    ("makers = [\"hikvision\"]\neffect = \"bar\"\nwhen = { equipment = [\"drone\"] }", "Hikvision dome", "", Verdict::Restricted),
    // The makers that a measure names.
    ("named_in = [\"us-fcc-covered-list\"]\neffect = \"bar\"", "ZTE router", "", Verdict::Barred),
    ("named_in = [\"us-fcc-covered-list\"]\neffect = \"bar\"", "AXIS P3265-LVE", "", Verdict::NoneFound),
    // A class by origin bars no purchase.
    ("origin = [\"China\"]\neffect = \"bar\"", "Hikvision dome", "new-above-threshold", Verdict::Restricted),
    ("origin = [\"China\"]\neffect = \"bar\"", "Hikvision dome", "new-below-threshold", Verdict::Restricted),
    ("origin = [\"China\"]\neffect = \"bar\"", "Hikvision dome", "existing-contract", Verdict::Restricted),
    ("origin = [\"China\"]\neffect = \"bar\"", "Hikvision dome", "existing-equipment", Verdict::Barred),
    ("origin = [\"United Kingdom\"]\neffect = \"bar\"", "Vicon camera", "", Verdict::Ask),
    ("origin = [\"China\"]\neffect = \"bar\"", "AXIS P3265-LVE", "existing-equipment", Verdict::NoneFound),
    // The law is stated beside it.
    ("makers = [\"hikvision\"]\neffect = \"ask\"", "Hikvision dome", "central-government,site-sensitive", Verdict::Barred),
];

#[test]
fn policies_row_by_row() {
    for (rule, text, context, verdict) in ROWS {
        let record = ask(&policy(&format!("[[rule]]\n{rule}\n")), text, context);
        assert_eq!(record.verdict, *verdict, "{rule} on {text:?} in {context:?}: {:?}", record.measures);
    }
}

#[test]
fn a_maker_may_be_called_by_id_name_or_brand() {
    for (called, text) in [
        ("hikvision", "Hikvision dome"),
        ("HIKVISION", "Hikvision dome"),
        ("Hangzhou Hikvision Digital Technology Co., Ltd.", "Hikvision dome"),
        ("海康威视", "Hikvision dome"),
        ("HiWatch", "Hikvision dome"),
        ("bytedance-tiktok", "TikTok app"),
        ("ByteDance", "TikTok app"),
    ] {
        let policy = policy(&format!("[[rule]]\nmakers = [\"{called}\"]\neffect = \"bar\"\n"));
        assert_eq!(ask(&policy, text, "").verdict, Verdict::Barred, "{called}");
        assert_eq!(ask(&policy, "AXIS P3265-LVE", "").verdict, Verdict::NoneFound, "{called}");
    }
}

#[test]
fn a_class_by_origin_is_loaded_with_a_warning() {
    let policy = policy("[[rule]]\norigin = [\"China\"]\neffect = \"bar\"\n");
    assert!(policy.warnings().iter().any(|warning| warning.contains("s.17(5)(e)")), "{:?}", policy.warnings());
    let record = ask(&policy, "Hikvision dome", "");
    let bearing = record.measures.iter().find(|bearing| bearing.id == BEARING_ID).unwrap();
    assert!(!bearing.compels && bearing.effect.contains("it bars nothing here"), "{}", bearing.effect);
    // Owned equipment is not a purchase, and naming a maker is not naming a class.
    let named = self::policy("[[rule]]\nmakers = [\"hikvision\"]\norigin = [\"China\"]\neffect = \"bar\"\n");
    for (policy, context) in [(&policy, "existing-equipment"), (&named, "")] {
        let record = ask(policy, "Hikvision dome", context);
        let bearing = record.measures.iter().find(|bearing| bearing.id == BEARING_ID).unwrap();
        assert!(bearing.compels && !bearing.effect.contains("it bars nothing here"), "{context}: {}", bearing.effect);
    }
}

#[test]
fn a_policy_has_its_time() {
    let policy = Policy::read(
        &format!("{HEAD}until = \"2026-12-31\"\n[[rule]]\nmakers = [\"axis\"]\neffect = \"bar\"\n"),
        index(),
    )
    .unwrap();
    for (day, verdict) in [
        ("2026-03-31", Verdict::NoneFound),
        ("2026-04-01", Verdict::Barred),
        ("2026-12-31", Verdict::Barred),
        ("2027-01-01", Verdict::NoneFound),
    ] {
        assert_eq!(ask_on(&policy, "AXIS P3265-LVE", "", day.parse().unwrap()).verdict, verdict, "{day}");
    }
}

/// The remark belongs to what the policy bars in a covered procurement under the Act, and nowhere else.
#[test]
fn a_policy_is_no_exclusion_ground_and_says_so_where_it_matters() {
    let bars = policy("[[rule]]\nmakers = [\"axis\"]\neffect = \"bar\"\n");
    let asks = policy("[[rule]]\nmakers = [\"axis\"]\neffect = \"ask\"\n");
    for (policy, text, context, said) in [
        (&bars, "AXIS P3265-LVE", "", true),
        (&bars, "AXIS P3265-LVE", "central-government", true),
        (&bars, "AXIS P3265-LVE", "council-scotland", false),
        (&bars, "AXIS P3265-LVE", "private", false),
        (&bars, "AXIS P3265-LVE", "telecoms-provider", false),
        (&bars, "AXIS P3265-LVE", "new-below-threshold", false),
        (&bars, "AXIS P3265-LVE", "existing-equipment", false),
        (&bars, "Hikvision", "central-government,site-sensitive", false),
        (&asks, "AXIS P3265-LVE", "", false),
    ] {
        let record = ask(policy, text, context);
        assert_eq!(
            record.notes.iter().any(|note| note.contains("not an exclusion ground")),
            said,
            "{text} in {context:?}: {:?}",
            record.notes
        );
    }
}

/// The law of section 17 and of the Minister's agreement is stated to those whom it reaches, and to nobody else.
#[test]
fn a_policy_meets_the_law_of_whoever_loads_it() {
    let by_origin = policy("[[rule]]\norigin = [\"China\"]\neffect = \"bar\"\n");
    for (authority, section_17) in [
        ("council-england", true),
        ("council-wales", true),
        ("council-scotland", true),
        ("police-fire", true),
        ("other-public", true),
        ("council-ni", false),
        ("nhs", false),
        ("school", false),
        ("central-government", false),
        ("telecoms-provider", false),
        ("private", false),
    ] {
        let record = ask(&by_origin, "Hikvision dome", authority);
        let bearing = record.measures.iter().find(|bearing| bearing.id == BEARING_ID).unwrap();
        assert!(bearing.effect.contains("it bars nothing here"), "{authority}: {}", bearing.effect);
        assert_eq!(bearing.effect.contains("country of origin"), section_17, "{authority}: {}", bearing.effect);
    }
    let by_name = policy("[[rule]]\nmakers = [\"axis\"]\neffect = \"bar\"\n");
    for (authority, minister) in [("nhs", true), ("council-ni", true), ("central-government", false)] {
        let notes = ask(&by_name, "AXIS P3265-LVE", authority).notes;
        assert_eq!(notes.iter().any(|note| note.contains("s.29")), minister, "{authority}: {notes:?}");
    }
}

#[test]
fn a_part_of_a_group_stands_for_the_group_and_says_so() {
    let policy = policy("[[rule]]\nmakers = [\"EZVIZ\"]\neffect = \"bar\"\n");
    assert_eq!(policy.warnings(), ["Rule 1: EZVIZ belongs to Hikvision; the rule covers the whole group."]);
    assert_eq!(ask(&policy, "Hikvision dome", "").verdict, Verdict::Barred);
    assert_eq!(ask(&policy, "Dahua dome", "").verdict, Verdict::Restricted);
}

#[test]
fn what_is_written_is_read_again() {
    let first = policy(
        "[[rule]]\nmakers = [\"hikvision\"]\neffect = \"bar\"\nsays = \"A \\\"quoted\\\" rule.\"\nwhen = { site = [\"site-sensitive\"] }\n",
    );
    let text = first.to_toml().unwrap();
    let second = Policy::read(&text, index()).unwrap();
    assert_eq!(second.to_toml().unwrap(), text);
    assert_eq!(second.in_words(), first.in_words());
}

#[test]
fn the_example_is_a_policy() {
    let text = std::fs::read_to_string(crate::root().join("docs/policy-example.toml")).unwrap();
    let example = Policy::read(&text, index()).unwrap();
    assert_eq!(ask(&example, "Hikvision dome camera", "").verdict, Verdict::Barred);
    assert_eq!(ask(&example, "Hikvision dome camera", "existing-contract").verdict, Verdict::Restricted);
    assert_eq!(example.warnings().len(), 1);
}

#[test]
fn a_wrong_file_is_told_what_and_where() {
    for (text, needed) in [
        ("name = ", "line 1"),
        ("name = \"x\"\nwhat = 1\n", "line 2"),
        (HEAD, "missing field `rule`"),
        (&HEAD.replace("Cabinet", " "), "missing field `rule`"),
        (
            &format!("{}[[rule]]\nmakers = [\"axis\"]\neffect = \"bar\"\n", HEAD.replace("Cabinet", " ")),
            "decided_by is empty",
        ),
        (&format!("{HEAD}rule = []\n"), "has no [[rule]]"),
        (&format!("{HEAD}[[rule]]\neffect = \"bar\"\n"), "rule 1 names no maker"),
        (
            &format!(
                "{HEAD}[[rule]]\nmakers = [\"axis\"]\neffect = \"bar\"\n[[rule]]\nmakers = [\"Nobody Knows\"]\neffect = \"bar\"\n"
            ),
            "rule 2: the list knows no maker called “Nobody Knows”",
        ),
        // A badge that several firms build for names no maker; what its kit turns out to be is asked about.
        (
            &format!("{HEAD}[[rule]]\nmakers = [\"Annke\"]\neffect = \"bar\"\n"),
            "rule 1: the list knows no maker called “Annke”",
        ),
        (
            &format!("{HEAD}[[rule]]\nnamed_in = [\"uk-nsup\"]\neffect = \"bar\"\n"),
            "is not a measure in the list that names makers",
        ),
        (
            &format!("{HEAD}[[rule]]\nmakers = [\"axis\"]\neffect = \"bar\"\nwhen = {{ authority = [\"nhs\"] }}\n"),
            "purpose, site and equipment only",
        ),
        (
            &format!("{HEAD}[[rule]]\nmakers = [\"axis\"]\neffect = \"bar\"\nwhen = {{ party = [\"goods\"] }}\n"),
            "purpose, site and equipment only",
        ),
        (
            &format!("{HEAD}[[rule]]\nmakers = [\"axis\"]\neffect = \"bar\"\nwhen = {{ entry = [\"none\"] }}\n"),
            "purpose, site and equipment only",
        ),
        (
            &format!("{HEAD}until = \"2026-01-01\"\n[[rule]]\nmakers = [\"axis\"]\neffect = \"bar\"\n"),
            "until is before since",
        ),
        (&format!("{HEAD}[[rule]]\nmakers = [\"axis\"]\neffect = \"forbid\"\n"), "unknown variant"),
    ] {
        let error = Policy::read(text, index()).unwrap_err();
        assert!(error.to_string().contains(needed), "{needed:?} is missing in {error}");
    }
    assert!(matches!(Policy::read("", index()), Err(PolicyError::Unreadable { .. })));
}
