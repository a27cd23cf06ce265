//! How the judge works: which measure comes first, what two makers in one line give, whose kind of kit decides, and
//! which remarks are made.

use crate::{check, check_in, index, record, today};
use vendor_engine::identify::identify;
use vendor_engine::judge::outcome::NOT_COMPELLED;
use vendor_engine::judge::{Context, Rulings, Terms, Verdict};
use vendor_engine::report::LineRecord;
use vendor_engine::report::record::ListStamp;
use vendor_engine::screen::Screening;
use vendor_list::Index;
use vendor_list::context::Equipment;
use vendor_list::schema::{Bears, Maker, Measure};
use vendor_text::{Line, Place};

/// An invented measure with one rule.
fn measure(id: &str, jurisdiction: &str, since: &str, counts: bool, rule: &str) -> Measure {
    toml::from_str(&format!(
        "id = \"{id}\"\ntitle = \"{id}\"\nissued_by = \"X\"\njurisdiction = \"{jurisdiction}\"\nsince = \"{since}\"\nstatus = \"in-force\"\nbinds = \"X\"\nsays = \"X\"\ncounts = {counts}\ncounts_why = \"X\"\nreach = \"named\"\nshown = \"with-maker\"\nconfidence = \"seen-primary\"\nsources = [\"pa2023-s62\"]\n{rule}\n"
    ))
    .unwrap()
}

/// An invented maker of some kit, tied to measures: the measure and whether the tie is sourced.
fn maker(name: &str, category: &str, ties: &[(&str, bool)]) -> Maker {
    let mut text = format!(
        "id = \"{}\"\nname = \"{name}\"\ncategory = \"{category}\"\nsummary = \"Invented.\"\nsources = [\"background\"]\n[[brand]]\ntext = \"{name}\"\nscope = \"all\"\nconfidence = \"background-unverified\"\nsources = [\"background\"]\n",
        name.to_lowercase()
    );
    for (measure, sourced) in ties {
        let basis = if *sourced { "sourced" } else { "inferred" };
        text.push_str(&format!("[[edge]]\nmeasure = \"{measure}\"\nhow = \"named\"\nbasis = \"{basis}\"\nconfidence = \"seen-primary\"\nsources = [\"pa2023-s62\"]\n"));
    }
    let mut maker: Maker = toml::from_str(&text).unwrap();
    maker.listed = true;
    maker
}

fn with(measures: Vec<Measure>, makers: Vec<Maker>) -> Index {
    let mut list = index().list().clone();
    list.measures.extend(measures);
    list.makers.extend(makers);
    Index::new(list).unwrap()
}

fn ask(index: &Index, text: &str, context: &str) -> LineRecord {
    let line = Line::new(Place::default(), text.to_owned());
    let context: Context = context.parse().unwrap();
    let identified = identify(index, text, &[]);
    let terms = Terms { context: &context, today: today(), policy: None };
    record(index, &line, &identified, &terms)
}

const BINDS: &str = "[[rule]]\nbears = \"binds-you\"\neffect = \"e\"";
const COMPELS: &str = "[[rule]]\nbears = \"binds-you\"\ncompels = true\neffect = \"e\"";
const OTHERS: &str = "[[rule]]\nbears = \"binds-others\"\neffect = \"e\"";
const BY_HAND: &str = "[[rule]]\nbears = \"check-by-hand\"\neffect = \"e\"";
const CONTEXT: &str = "[[rule]]\nbears = \"context\"\neffect = \"e\"";

/// The order: what compels or binds by a counting measure, what to look up, what binds others, rules on one's own
/// procedure, the background; at home before abroad, what counts before what does not, old before new.
#[test]
fn the_nearest_measure_stands_first() {
    let rows = [
        ("a-binds", "uk", "2020", true, BINDS),
        ("b-hand", "uk", "2020", true, BY_HAND),
        ("c-others", "uk", "2019", true, OTHERS),
        ("d-others-later", "uk", "2021", true, OTHERS),
        ("e-others-quiet", "uk", "2018", false, OTHERS),
        ("f-others-foreign", "us", "2017", true, OTHERS),
        ("g-procedure", "uk", "2020", false, BINDS),
        ("h-context", "uk", "2022", true, CONTEXT),
        ("i-context-foreign", "us", "2016", true, CONTEXT),
    ];
    // Given in the opposite order, so that the order in the result is the judge's.
    let measures = rows.iter().rev().map(|(id, place, since, counts, rule)| measure(id, place, since, *counts, rule));
    let ties: Vec<(&str, bool)> = rows.iter().rev().map(|row| (row.0, true)).collect();
    let index = with(measures.collect(), vec![maker("Quillomar", "cctv", &ties)]);
    let record = ask(&index, "Quillomar", "");
    let order: Vec<&str> = record
        .measures
        .iter()
        .map(|bearing| bearing.id.as_str())
        .filter(|id| rows.iter().any(|row| row.0 == *id))
        .collect();
    let wanted: Vec<&str> = rows.iter().map(|row| row.0).collect();
    assert_eq!(order, wanted);
}

/// A measure that touches two makers of a line is listed once, with both, and with the graver bearing.
#[test]
fn one_measure_stands_once_for_two_makers() {
    let split = "[[rule]]\nwhen = { equipment = [\"drone\"] }\nbears = \"binds-you\"\ncompels = true\neffect = \"e\"\n[[rule]]\nbears = \"context\"\neffect = \"e\"";
    for (first, second, inferred) in
        [(true, true, false), (true, false, false), (false, true, false), (false, false, true)]
    {
        let index = with(
            vec![measure("x-both", "uk", "2020", true, split)],
            vec![maker("Quillomar", "cctv", &[("x-both", first)]), maker("Brondavel", "cctv", &[("x-both", second)])],
        );
        let record = ask(&index, "Quillomar and Brondavel drone", "");
        let both: Vec<_> = record.measures.iter().filter(|bearing| bearing.id == "x-both").collect();
        assert_eq!(both.len(), 1);
        assert_eq!(both[0].makers, ["quillomar", "brondavel"]);
        assert_eq!(both[0].inferred, inferred, "{first} {second}");
        assert!(both[0].compels);
    }
    // The same maker met twice is named once.
    let index = with(
        vec![measure("x-one", "uk", "2020", true, OTHERS)],
        vec![maker("Quillomar", "cctv", &[("x-one", true), ("x-one", false)])],
    );
    let record = ask(&index, "Quillomar camera", "");
    let one = record.measures.iter().find(|bearing| bearing.id == "x-one").unwrap();
    assert_eq!((one.makers.as_slice(), one.inferred), (["quillomar".to_owned()].as_slice(), false));
}

/// A maker that a measure only notes takes no weight from one that it names, in either order.
#[test]
fn what_counts_speaks_for_what_does_not() {
    let mut noted = maker("Quillomar", "cctv", &[("x-both", true)]);
    noted.edges[0].how = vendor_list::schema::EdgeKind::Noted;
    let index = with(
        vec![measure("x-both", "uk", "2020", true, OTHERS)],
        vec![noted, maker("Brondavel", "cctv", &[("x-both", true)])],
    );
    for text in ["Quillomar and Brondavel camera", "Brondavel and Quillomar camera"] {
        let record = ask(&index, text, "");
        let bearing = record.measures.iter().find(|bearing| bearing.id == "x-both").unwrap();
        assert!(bearing.counts, "{text}");
        assert_eq!(record.verdict, Verdict::Restricted, "{text}");
    }
}

/// Of two entries of one measure the one that weighs more is used, in either order.
#[test]
fn the_graver_bearing_speaks() {
    let entry = |kind: &str| {
        format!(
            "measure = \"uk-pa2023-debarment-list\"\nhow = \"named\"\nbasis = \"sourced\"\nsince = \"2026-01-01\"\nconfidence = \"seen-primary\"\nsources = [\"pa2023-s62\"]\n[edge.entry]\nground = \"g\"\nstatus = \"listed\"\nkind = \"{kind}\"\n"
        )
    };
    let supplier = |name: &str, kind: &str| {
        let head = format!(
            "id = \"{}\"\nname = \"{name}\"\ncategory = \"cctv\"\nsummary = \"Invented.\"\nsources = [\"background\"]\n[[brand]]\ntext = \"{name}\"\nscope = \"all\"\nconfidence = \"background-unverified\"\nsources = [\"background\"]\n[[edge]]\n{}",
            name.to_lowercase(),
            entry(kind)
        );
        let mut maker: Maker = toml::from_str(&head).unwrap();
        maker.listed = true;
        maker
    };
    let index = with(Vec::new(), vec![supplier("Quillomar", "mandatory"), supplier("Brondavel", "discretionary")]);
    for text in ["Quillomar with Brondavel", "Brondavel with Quillomar"] {
        let record = ask(&index, text, "");
        let bearing = record.measures.iter().find(|bearing| bearing.id == "uk-pa2023-debarment-list").unwrap();
        assert_eq!(record.verdict, Verdict::Barred, "{text}");
        assert!(bearing.compels && bearing.effect.contains("you must exclude it"), "{text}: {}", bearing.effect);
    }
    // Of two with the same weight the first in the line is used.
    for (text, says) in [
        ("Quillomar and Brondavel camera", "maker of these goods"),
        ("Brondavel and Quillomar camera", "excludable supplier"),
    ] {
        let record = ask(&index, text, "");
        let bearing = record.measures.iter().find(|bearing| bearing.id == "uk-pa2023-debarment-list").unwrap();
        assert!(bearing.effect.contains(says), "{text}: {}", bearing.effect);
    }
}

#[test]
fn two_makers_give_the_graver_verdict() {
    let index = with(
        vec![measure("x-bars", "uk", "2020", true, COMPELS), measure("x-names", "uk", "2020", true, OTHERS)],
        vec![
            maker("Quillomar", "cctv", &[("x-bars", true)]),
            maker("Brondavel", "cctv", &[("x-names", true)]),
            maker("Fendrigal", "cctv", &[("x-names", false)]),
        ],
    );
    for (text, verdict) in [
        ("Quillomar camera", Verdict::Barred),
        ("Brondavel camera", Verdict::Restricted),
        ("Fendrigal camera", Verdict::Ask),
        ("Brondavel and Quillomar camera", Verdict::Barred),
        ("Fendrigal and Brondavel camera", Verdict::Restricted),
        ("bracket compatible with Quillomar", Verdict::NoneFound),
    ] {
        assert_eq!(ask(&index, text, "").verdict, verdict, "{text}");
    }
}

/// If the line does not say, the kit is of the kind that its maker mostly makes; a maker that is only mentioned decides
/// nothing; and if nothing else says it, the context does.
#[test]
fn the_kind_of_kit_belongs_to_the_line() {
    for (text, context, equipment) in [
        ("DJI", "cctv", Equipment::Drone),
        ("Hytera", "cctv", Equipment::Radio),
        ("Hikvision", "drone", Equipment::Cctv),
        ("DJI dome camera", "network", Equipment::Cctv),
        ("Supply and lay cable", "network", Equipment::Network),
        ("not DJI", "network", Equipment::Network),
        ("28:57:BE:01:02:03", "network", Equipment::Cctv),
    ] {
        assert_eq!(check_in(text, context).equipment, equipment, "{text} in {context}");
    }
}

#[test]
fn what_names_nobody_cannot_be_told_or_is_nothing() {
    for (text, verdict) in [
        ("5MP dome camera", Verdict::CannotTell),
        ("5MP dome camera, not Hikvision", Verdict::CannotTell),
        ("Axis dome camera", Verdict::NoneFound),
        ("ZX-4471-B dome camera", Verdict::CannotTell),
        // A standard, a colour and a price are not model numbers.
        ("5MP dome camera to BS8418", Verdict::CannotTell),
        ("5MP dome camera, BS-EN62676", Verdict::CannotTell),
        ("Dome camera RAL9010", Verdict::CannotTell),
        ("Dome camera GBP1200.00", Verdict::CannotTell),
        ("Labour", Verdict::NoKit),
    ] {
        assert_eq!(check(text).verdict, verdict, "{text}");
    }
}

/// "No UK measure makes you exclude it" is said only of what is restricted and binds nobody here.
#[test]
fn what_does_not_compel_says_so() {
    let index = with(
        vec![measure("x-binds", "uk", "2020", true, BINDS), measure("x-others", "uk", "2020", true, OTHERS)],
        vec![maker("Quillomar", "cctv", &[("x-binds", true)]), maker("Brondavel", "cctv", &[("x-others", true)])],
    );
    for (text, said) in
        [("Quillomar camera", false), ("Brondavel camera", true), ("Axis camera", false), ("Swann camera", false)]
    {
        let record = ask(&index, text, "");
        assert_eq!(record.notes.iter().any(|note| note == NOT_COMPELLED), said, "{text}: {:?}", record.notes);
    }
    assert!(ask(&index, "Quillomar camera", "").binds && !ask(&index, "Brondavel camera", "").binds);
}

/// Text, the remark that must be there, the remark that must not be.
#[rustfmt::skip]
const REMARKS: &[(&str, &str, &str)] = &[
    ("bracket for Hikvision", "Hikvision is only mentioned here, not offered.", "may be offered"),
    ("bracket for Axis cameras", "No result is not proof.", "only mentioned"),
    ("Dahua IPC-HFW2831T-ZAS or equivalent", "Something equivalent to Dahua may be offered: ask what it is.", "only mentioned"),
    ("Dahua IPC-HFW2831T-ZAS", "Lorex and the former US subsidiary were sold", "may be offered"),
    ("Luminys camera", "No result is not proof.", "Look at the label"),
    ("5MP dome camera", "Nothing here says who made it.", "No result is not proof."),
    ("Micron", "China's own measure is no UK bar", "only mentioned"),
    ("Hikvision", NOT_COMPELLED, "No result is not proof."),
    ("Dahua", NOT_COMPELLED, "invisible character"),
    ("Hik\u{200b}vision", "Ignored: 1 invisible character in the text.", "characters"),
    ("H\u{200b}ik\u{200b}vision", "Ignored: 2 invisible characters in the text.", "character "),
];

#[test]
fn remarks_row_by_row() {
    for (text, needed, absent) in REMARKS {
        let notes = check(text).notes.join("\n");
        assert!(notes.contains(needed), "{text}: {needed:?} is missing in {notes}");
        assert!(!notes.contains(absent), "{text}: {absent:?} is out of place in {notes}");
    }
    // A caution in the list is given with its maker, listed or not.
    let caution =
        |text: &str| check(text).notes.iter().any(|note| note.contains("who builds its products was not found"));
    assert!(caution("Luminys camera"), "{:?}", check("Luminys camera").notes);
}

/// A measure that does not count is explained if there is nothing else, and not beside one that counts.
#[test]
fn a_quiet_measure_is_explained_where_it_is_all_there_is() {
    let index = with(
        vec![
            measure("x-quiet", "uk", "2020", false, "[[rule]]\nbears = \"context\"\neffect = \"Quiet effect.\""),
            measure("x-loud", "uk", "2020", true, OTHERS),
        ],
        vec![
            maker("Quillomar", "cctv", &[("x-quiet", true)]),
            maker("Brondavel", "cctv", &[("x-quiet", true), ("x-loud", true)]),
        ],
    );
    let said = |text: &str| ask(&index, text, "").notes.iter().any(|note| note == "x-quiet: Quiet effect.");
    assert!(said("Quillomar camera") && !said("Brondavel camera"));
    // The rules of the regime name no maker and are not repeated among the remarks.
    assert!(ask(&index, "Quillomar camera", "").notes.iter().all(|note| !note.contains("debarment")));
}

/// A measure about some kinds of kit does not touch others.
#[test]
fn a_measure_touches_its_own_kinds_of_kit() {
    let mut cameras = measure("x-cameras", "uk", "2020", true, OTHERS);
    cameras.equipment = vec![Equipment::Cctv];
    let index = with(vec![cameras], vec![maker("Quillomar", "cctv", &[("x-cameras", true)])]);
    assert_eq!(ask(&index, "Quillomar dome camera", "").verdict, Verdict::Restricted);
    assert_eq!(ask(&index, "Quillomar drone", "").verdict, Verdict::NoneFound);
}

/// The regime's rules are shown where they belong: always, or beside what is flagged; never twice.
#[test]
fn the_regime_stands_beside_what_it_concerns() {
    for (text, id, stands) in [
        ("Hikvision", "uk-pa2023-s29", true),
        ("AXIS P3265-LVE", "uk-pa2023-s29", false),
        ("AXIS P3265-LVE", "uk-pa2023-debarment-list", true),
        ("Hikvision", "uk-modern-slavery", false),
    ] {
        let record = check(text);
        let found: Vec<_> = record.measures.iter().filter(|bearing| bearing.id == id).collect();
        assert_eq!(found.len(), usize::from(stands), "{text}: {id}");
        assert!(found.iter().all(|bearing| bearing.makers.is_empty() && !bearing.counts && !bearing.compels));
    }
    assert!(check("Hikvision").measures.iter().any(|bearing| bearing.bears == Bears::CheckByHand));
}

#[test]
fn an_address_of_a_firm_that_makes_any_kit_is_not_taken_for_a_camera() {
    for text in ["lobby | 00:E0:FC:81:10:BE", "00:E0:FC:81:10:BE"] {
        let record = check_in(text, "council-england,existing-equipment,site-ordinary,cctv");
        assert_eq!(record.equipment, Equipment::Network, "{text}");
        let why: Vec<&str> =
            record.makers.iter().flat_map(|maker| &maker.evidence).map(|one| one.why.as_str()).collect();
        assert!(why.iter().any(|why| why.contains("also makes phones and routers")), "{why:?}");
    }
    let camera = check_in("camera 00:E0:FC:81:10:BE", "council-england,existing-equipment,site-ordinary,cctv");
    assert_eq!(camera.equipment, Equipment::Cctv);
}

#[test]
fn lines_that_share_a_ruling_are_judged_as_each_alone() {
    let texts = [
        "Hikvision DS-2CD2143G2-I camera",
        "Hikvision DS-2CD2347G2-L camera",
        "bracket for Hikvision camera",
        "Hikvision or equivalent camera",
        "Hikvision",
        "Huawei 5G router",
        "Huawei camera",
        "TVT camera or equivalent",
        "Axis P3265-LVE",
        "5MP dome, as specified",
        "Dahua camera, replaces Hikvision",
        "LTS camera",
        "install and commission",
    ];
    let twice = texts.iter().chain(texts.iter().rev());
    let lines: Vec<Line> = twice.map(|text| Line::new(Place::default(), (*text).to_owned())).collect();
    for context in ["council-england,existing-equipment,site-ordinary,cctv", "central-government,site-sensitive,cctv"] {
        let context: Context = context.parse().unwrap();
        let terms = Terms { context: &context, today: today(), policy: None };
        let mut screening = Screening::new(lines.clone(), Vec::new());
        while screening.step(index(), 5) {}
        let together: Vec<LineRecord> = screening.records(index(), terms, &[], 0, usize::MAX).collect();
        let alone = lines.iter().map(|line| record(index(), line, &identify(index(), &line.text, &[]), &terms));
        assert_eq!(together, alone.collect::<Vec<_>>());
        let mut rulings = Rulings::default();
        let list = ListStamp::new(&index().list().edition, "00".repeat(32), vec!["one".into()]);
        let (mut counted, mut added) =
            (screening.summary(list.clone(), &terms, &[]), screening.summary(list, &terms, &[]));
        screening
            .judged(index(), terms, &mut rulings, 0, usize::MAX)
            .for_each(|line| counted.add_judged(index(), &line, &[]));
        together.iter().for_each(|record| added.add(record));
        assert_eq!(counted, added, "a line counts the same with and without its record");
    }
}
