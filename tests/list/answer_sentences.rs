//! “May I buy this?”, “Must I remove this?”: what every answer says in every situation, and what it never says.

use crate::{check_in, index, today};
use vendor_engine::judge::context::{Authority, Context, Purpose, Site};
use vendor_engine::judge::{Terms, Verdict};
use vendor_engine::report::LineRecord;
use vendor_engine::report::card::{Card, FIRST_STEPS};
use vendor_engine::report::explain;
use vendor_engine::report::record::{Input, ListStamp, Summary};
use vendor_engine::report::situation::{Grounds, Situation};
use vendor_list::answers::AnswerPart;
use vendor_list::schema::Bears;
use vendor_text::Place;

/// One line for every kind of answer that is not “nothing to check”.
const LINES: [&str; 12] = [
    "DS-2CD2143G2-I",
    "Hikvision",
    "Huawei router for the 5G core",
    "TikTok app",
    "DJI Matrice 30T drone",
    "Uniview IPC3615LB-SF28-A camera",
    "Swann",
    "TVT TD-9544S4 camera",
    "AXIS P3265-LVE",
    "Kingspan",
    "5MP dome camera",
    "Zzyxquent 4MP camera",
];

fn situations() -> Vec<Context> {
    let mut all = Vec::new();
    for authority in Authority::ALL {
        for purpose in Purpose::ALL {
            for site in Site::ALL {
                all.push(Context { authority: *authority, purpose: *purpose, site: *site, ..Context::default() });
            }
        }
    }
    all
}

fn answered() -> impl Iterator<Item = (Context, &'static str, LineRecord)> {
    situations().into_iter().flat_map(|context| {
        LINES.into_iter().map(move |line| (context, line, check_in(line, &context.tokens().join(","))))
    })
}

fn card(record: &LineRecord) -> Card {
    let list = index().list();
    Card::of(record, &list.next_steps, |id| index().measure(id).map(|measure| measure.title.clone()))
}

/// Somebody who types a question wants to know about the thing that it names.
#[test]
fn what_a_typed_line_only_speaks_of_can_be_looked_up_by_itself() {
    for (line, words) in [
        ("can we buy Hikvision cameras?", Some("Hikvision")),
        ("Is the DS-2CD2143G2-I allowed?", Some("DS-2CD2143G2-I")),
        ("bracket compatible with Dahua", Some("Dahua")),
        ("4 x DS-2CD2143G2-I", None),
        ("Hikvision", None),
        ("remove Dahua, fit Hikvision DS-2CD2143G2-I", None),
        ("labour, two days", None),
    ] {
        assert_eq!(card(&check_in(line, "")).spoken_of.first().map(String::as_str), words, "{line}");
    }
    let from_file = LineRecord {
        place: Place { file: Some("a.txt".into()), ..Place::default() },
        ..check_in("can we buy Hikvision?", "")
    };
    assert!(card(&from_file).spoken_of.is_empty(), "a file keeps its lines");
}

fn part(id: &str) -> AnswerPart {
    index().list().answers.iter().find(|sentence| sentence.id == id).unwrap().part
}

#[test]
fn an_english_council_is_told_what_it_may_do_with_a_hikvision_camera() {
    let record = check_in("DS-2CD2143G2-I", "");
    let card = card(&record);
    assert_eq!(card.pill, "Restricted for others");
    assert_eq!(card.headline, "No measure on this list stops an English council from buying it.");
    assert_eq!(
        card.rest,
        [
            "Government departments were told to keep such equipment off sensitive sites.",
            "The debarment list must still be checked: no confirmed copy of it is held here."
        ]
    );
    let owned = check_in("DS-2CD2143G2-I", "council-wales,existing-equipment");
    assert_eq!(explain::heading(&owned), "No measure on this list makes a Welsh council remove it.");
    assert!(explain::answer(&owned).ends_with("not about equipment that you own."));
}

/// The eighty-eight situations used to have the same headline.
#[test]
fn situations_are_told_apart() {
    let said = |line: &str| {
        let mut said: Vec<String> =
            situations().iter().map(|context| explain::answer(&check_in(line, &context.tokens().join(",")))).collect();
        said.sort_unstable();
        said.dedup();
        said.len()
    };
    assert!(said("DS-2CD2143G2-I") >= 42, "{}", said("DS-2CD2143G2-I"));
    assert!(said("TikTok app") >= 40, "{}", said("TikTok app"));
}

#[test]
fn every_situation_is_answered_and_nothing_is_promised() {
    for (context, line, record) in answered() {
        let words = explain::answer(&record);
        let place = format!("{line} for {}: {words}", context.tokens().join(","));
        assert_eq!(record.answer.first().map(|said| part(&said.id)), Some(AnswerPart::Answer), "{place}");
        assert!(!words.contains('{'), "{place}");
        let low = format!(" {} ", words.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " "));
        for promise in [" yes ", " safe ", " compliant ", " approved ", " clear ", " allowed "] {
            assert!(!low.contains(promise), "{place}");
        }
    }
}

/// While no confirmed copy of the debarment list is held, no answer that it can change leaves it out.
#[test]
fn the_debarment_list_stands_in_every_answer_that_it_can_change() {
    let mut checked = 0;
    for (context, line, record) in answered() {
        let list = record.measures.iter().find(|bearing| bearing.id == "uk-pa2023-debarment-list").unwrap();
        let said = record.answer.iter().find(|said| part(&said.id) == AnswerPart::Debarment);
        let words = said.map(|said| said.text.as_str()).unwrap_or_default();
        let place = format!("{line} for {}", context.tokens().join(","));
        assert!(words.contains("debarment list"), "{place}");
        if list.bears == Bears::CheckByHand {
            checked += 1;
            assert!(
                words.contains("must still be checked") || words.contains("was not checked here"),
                "{place}: {words}"
            );
        }
    }
    assert!(checked > 300, "{checked}");
}

/// What binds nobody here never sounds as if it did, and vice versa.
#[test]
fn an_answer_agrees_with_its_measures() {
    for (context, line, record) in answered() {
        let place = format!("{line} for {}: {}", context.tokens().join(","), explain::answer(&record));
        let says_free = explain::heading(&record).starts_with("No measure on this list");
        match record.verdict {
            Verdict::Barred => assert!(!says_free, "{place}"),
            Verdict::Restricted => {
                assert!(says_free || record.binds, "{place}");
                // What would compel is only inferred here, and that is what the answer asks about.
                let compels = record.measures.iter().any(|bearing| bearing.compels);
                assert!(!compels || explain::heading(&record).starts_with("Find out"), "{place}");
            }
            Verdict::Ask => assert!(explain::heading(&record).starts_with("Find out"), "{place}"),
            _ => assert!(!says_free, "{place}"),
        }
    }
}

#[test]
fn a_card_says_little_and_folds_the_rest() {
    for (context, line, record) in answered() {
        let card = card(&record);
        let place = format!("{line} for {}", context.tokens().join(","));
        assert!(card.steps.len() <= FIRST_STEPS, "{place}");
        assert_eq!(card.steps.len() + card.folded.steps.len(), record.next_steps.len(), "{place}");
        assert_eq!(card.folded.near.len() + card.folded.far.len(), record.measures.len(), "{place}");
        let words = std::iter::once(&card.headline).chain(&card.rest).chain(&card.whose).chain(&card.remarks);
        let words: usize = words.map(|sentence| sentence.split_whitespace().count()).sum();
        assert!(words <= 190, "{place}: {words} words");
    }
    let card = card(&check_in("DS-2CD2143G2-I", ""));
    let ids: Vec<&str> = card.steps.iter().map(|step| step.id.as_str()).collect();
    assert_eq!(ids, ["check-debarment-list", "ask-sub-contractors", "record-the-decision"]);
    assert!(card.folded.over_measures(Verdict::Restricted).unwrap().starts_with("What applies to it: "));
    assert_eq!(card.folded.over_steps().unwrap(), "3 more steps");
    assert!(card.spoken().starts_with("Restricted for others. No measure on this list stops an English council"));
}

#[test]
fn a_record_of_an_earlier_version_still_says_what_its_verdict_means() {
    let mut record = check_in("DS-2CD2143G2-I", "");
    record.answer.clear();
    assert_eq!(explain::heading(&record), "No UK measure on this list makes you exclude it");
    assert!(card(&record).rest.is_empty() && explain::answer(&record).is_empty());
}

fn situation(tokens: &str) -> Situation {
    let list = index().list();
    let grounds = Grounds {
        measures: &list.measures,
        answers: &list.answers,
        steps: &list.next_steps,
        thresholds: &list.thresholds,
    };
    Situation::of(&tokens.parse().unwrap(), grounds, today())
}

/// A choice that is said to change nothing changes nothing, and a choice that changes something is not said to change
/// nothing.
#[test]
fn a_site_that_makes_no_difference_is_said_to() {
    for context in situations().into_iter().filter(|context| context.site == Site::Ordinary) {
        let sensitive = Context { site: Site::Sensitive, ..context };
        let said = |context: &Context| {
            LINES.map(|line| {
                let mut record = check_in(line, &context.tokens().join(","));
                record.notes.clear();
                record
            })
        };
        let same = situation(&context.tokens().join(",")).same_for_every_site;
        assert_eq!(same.is_some(), said(&context) == said(&sensitive), "{}", context.tokens().join(","));
    }
    let council = situation("council-england").same_for_every_site.unwrap();
    assert_eq!(council, "For an English council the kind of site makes no difference to what this list says.");
}

#[test]
fn the_threshold_is_told_in_pounds_with_its_day() {
    let said = |tokens: &str| situation(tokens).threshold.map(|fact| fact.text);
    assert_eq!(
        said("council-england").unwrap(),
        "The threshold for an English council is £207,720 with VAT for goods and services, since 1 January 2026."
    );
    assert!(said("central-government,new-below-threshold").unwrap().contains("£135,018"));
    assert_eq!(said("council-england,existing-equipment"), None);
    assert_eq!(said("private"), None);
    let list = index().list();
    for threshold in &list.thresholds {
        assert!(threshold.sources.iter().all(|id| list.sources.iter().any(|source| &source.id == id)));
        assert!(!threshold.holds(threshold.authority[0], "2025-12-31".parse().unwrap()), "not before its day");
    }
}

#[test]
fn a_sensitive_site_is_defined_on_the_spot() {
    let definition = situation("").sensitive.unwrap();
    assert_eq!(definition.measure, "uk-sensitive-sites-2023");
    assert!(definition.criteria.len() == 4 && definition.by.contains("11 September 2023"));
}

/// A seller's word is not evidence; beside a maker that contradicts it, it is a question.
#[test]
fn a_claim_beside_a_listed_maker_is_a_contradiction_to_ask_about() {
    let asks = |text: &str| check_in(text, "").notes.iter().any(|note| note.contains("contradict each other"));
    assert!(asks("4 x Hikvision DS-2CD2143G2-I, NDAA-compliant"));
    assert!(asks("2 x Hikvision camera, Section 889 compliant"));
    assert!(asks("HiLook IPC-T240H camera, NDAA compliant"));
    assert!(!asks("4 x Hikvision DS-2CD2143G2-I"));
    assert!(!asks("4 x AXIS P3265-LVE, NDAA compliant"), "no measure touches it");
    assert!(!asks("4 x Hikvision DS-2CD2143G2-I, not NDAA rated"));
    let record = check_in("4 x Hikvision DS-2CD2143G2-I, NDAA-compliant", "");
    assert_eq!(record.verdict, check_in("4 x Hikvision DS-2CD2143G2-I", "").verdict, "a claim changes no answer");
}

#[test]
fn the_same_file_under_two_names_is_told() {
    let context = Context::default();
    let terms = Terms { context: &context, today: today(), policy: None };
    let stamp = ListStamp::new(&index().list().edition, String::new(), Vec::new());
    let mut summary = Summary::new(stamp, &terms, &[]);
    summary.inputs = ["a.csv", "b.csv", "c.csv"].map(|name| Input::of(name, name.replace('b', "a").as_bytes())).into();
    assert_eq!(
        explain::same_files(&summary),
        ["a.csv and b.csv are the same file (same SHA-256): it was read once, and its lines are counted once."]
    );
    summary.inputs.truncate(1);
    assert!(explain::same_files(&summary).is_empty());
}
