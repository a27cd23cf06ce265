//! The six answers: what each is given to, and whom a restriction reaches.

use crate::{check, check_in, index, record, today};
use vendor_engine::judge::{Context, Terms, Verdict};
use vendor_engine::report::explain;
use vendor_list::verdict::Reach;
use vendor_readers::read_file;

fn all(texts: &[&str], verdict: Verdict) {
    let wrong: Vec<String> = texts
        .iter()
        .map(|text| (text, check(text)))
        .filter(|(_, record)| record.verdict != verdict)
        .map(|(text, record)| format!("{text}: {:?} {:?}", record.verdict, record.makers))
        .collect();
    assert!(wrong.is_empty(), "wanted {verdict:?}:\n{}", wrong.join("\n"));
}

/// A line that names neither kit nor a firm is counted separately.
#[test]
fn what_names_neither_kit_nor_firm() {
    let texts = [
        "Labour: two engineers, three days, £1,680.00",
        "Cat6 cable, 305 m box, £112.00",
        "VAT at 20 %  £1,244.80",
        "Grand total excluding VAT £8,212.40",
        "Scaffold tower hire, one week",
        "Page 3 of 7",
        "Quotation reference 2026/0417",
        "Dear Sir or Madam,",
        "Telephone 01632 960123",
        "Terms: 30 % with order, balance on completion",
        "Hickory Lane",
        "Reading room",
        "",
    ];
    all(&texts, Verdict::NoKit);
    assert!(check("Labour").notes.iter().all(|note| !note.contains("Nothing that counts")));
}

/// What the list does not know is never reported as looked up and not found.
#[test]
fn what_the_list_does_not_know() {
    let texts = [
        "Zorvane ZV-4100 dome camera £88",
        "Quillmark turret camera, 5MP, 4 off",
        "ZX-4471-B dome camera",
        "QQ-20417-X",
        "Quillmark",
        "5MP dome camera",
        "02:00:5E:3B:5E:0F",
        "Recorder, 8 way, make unreadable on photo",
    ];
    all(&texts, Verdict::CannotTell);
    for text in ["Zorvane ZV-4100 dome camera", "Quillmark"] {
        let record = check(text);
        let told = "We do not know this name. This is not a clearance.";
        assert!(record.notes.iter().any(|note| note == told), "{text}: {:?}", record.notes);
        assert_eq!(explain::heading(&record), "The list does not know this name");
    }
}

/// A make column that holds a name which nobody knows.
#[test]
fn a_make_that_nobody_knows() {
    let csv = "Site,Make,Model,Serial\nDepot,Zorvane,ZV,1\nDepot,Axis,P3265-LVE,2\nDepot,n/k,n/k,3\n";
    let (lines, _) = read_file("register.csv", csv.as_bytes(), &index().list().words);
    let context = Context::default();
    let terms = Terms { context: &context, today: today(), policy: None };
    let verdicts: Vec<Verdict> = lines
        .iter()
        .map(|line| {
            let found = vendor_engine::identify::identify(index(), &line.text, &line.cells);
            record(index(), line, &found, &terms).verdict
        })
        .collect();
    assert_eq!(verdicts, [Verdict::NoKit, Verdict::CannotTell, Verdict::NoneFound, Verdict::CannotTell]);
}

/// A firm's name is compared with the list, and a known other maker is known.
#[test]
fn what_was_recognised_and_is_under_no_measure() {
    let texts = [
        "Brackenmoor Fire & Security Ltd",
        "Tarnside Systems LLP",
        "Larkfen Alarms Ltd",
        "Cwmderwen Coaches Cyf",
        "Kensington Computer Products Group",
        "Larkfen Alarms Ltd, 14 Mill Lane, Tarnside TS1 4AB",
        "Brackenmoor Holdings plc",
        "Brackenmoor Holdings ltd., Newcastle upon Tyne",
        "Zorvane Optics (Suzhou) Co., Ltd., Suzhou, Jiangsu",
        "AXIS P3265-LVE",
        "Hanwha XNV-8083R vandal dome",
    ];
    all(&texts, Verdict::NoneFound);
    let notes = check("Brackenmoor Fire & Security Ltd").notes;
    assert!(notes.iter().any(|note| note == "No firm on this list has that name."), "{notes:?}");
    let notes = check("AXIS P3265-LVE").notes;
    assert!(notes.iter().all(|note| !note.contains("No firm on this list")), "{notes:?}");
}

/// A listed firm is found when its address follows, and so is a firm named like those of a listed maker.
#[test]
fn an_address_after_a_firm_hides_nothing() {
    for (text, verdict) in [
        ("Hangzhou Hikvision Digital Technology Co., Ltd., Binjiang District, Hangzhou", Verdict::Restricted),
        ("HiSilicon Tech (Suzhou) Co., Ltd., Suzhou, Jiangsu", Verdict::Ask),
        ("ZHONGXING TELECOM LTD., Shenzhen", Verdict::Ask),
        // Kit after a firm is kit.
        ("Larkfen Alarms Ltd, 4 dome cameras", Verdict::CannotTell),
    ] {
        assert_eq!(check(text).verdict, verdict, "{text}");
    }
}

/// A badge whose builder nobody found asks, and says so.
#[test]
fn a_badge_whose_builder_is_not_known_asks() {
    for text in ["QVIS dome camera", "X-Security dome camera"] {
        let record = check(text);
        assert_eq!(record.verdict, Verdict::Ask, "{text}: {:?}", record.makers);
        assert!(record.notes.iter().any(|note| note.contains("Who builds its equipment was not found")), "{text}");
    }
}

/// A restriction says for whom.
#[test]
fn a_restriction_says_for_whom() {
    for (text, context, reach, words) in [
        ("Hikvision DS-2CD2143G2-I", "", Some(Reach::Uk), "Restricted for others"),
        ("Huawei router for the 5G core", "", Some(Reach::Uk), "Restricted for others"),
        ("Uniview IPC3615LB-SF28-A camera", "", Some(Reach::Abroad), "Restricted abroad"),
        ("DJI Matrice 30T drone", "police-fire", Some(Reach::Abroad), "Restricted abroad"),
        ("Hikvision DS-2CD2143G2-I", "central-government", Some(Reach::Uk), "Restricted"),
        ("Hikvision DS-2CD2143G2-I", "central-government,site-sensitive", None, "Barred"),
        ("AXIS P3265-LVE", "", None, "No measure found"),
    ] {
        let record = check_in(text, context);
        assert_eq!((record.reach, explain::pill(&record).as_str()), (reach, words), "{text} in {context:?}");
        let json = serde_json::to_string(&record).unwrap();
        assert_eq!(json.contains("\"reach\":"), reach.is_some(), "{json}");
        let kept: vendor_engine::report::LineRecord = serde_json::from_str(&json).unwrap();
        assert_eq!(kept, record);
    }
}

/// What was saved before a restriction said for whom still opens.
#[test]
fn a_record_without_reach_still_opens() {
    let mut json = serde_json::to_value(check("Hikvision DS-2CD2143G2-I")).unwrap();
    json.as_object_mut().unwrap().remove("reach");
    let kept: vendor_engine::report::LineRecord = serde_json::from_value(json).unwrap();
    assert_eq!((kept.reach, explain::pill(&kept).as_str()), (None, "Restricted for others or abroad"));
}

/// The tally names a restriction in the same words as card, row and record.
#[test]
fn the_tally_says_whom_a_restriction_reaches() {
    let tally = |reaches: &[Option<Reach>]| {
        let context = Context::default();
        let stamp = vendor_engine::report::record::ListStamp::new(&index().list().edition, String::new(), Vec::new());
        let terms = Terms { context: &context, today: today(), policy: None };
        let mut summary = vendor_engine::report::record::Summary::new(stamp, &terms, &[]);
        let record = check("Hikvision DS-2CD2143G2-I");
        for reach in reaches {
            summary.add(&vendor_engine::report::record::LineRecord {
                reach: *reach,
                binds: reach.is_none(),
                ..record.clone()
            });
        }
        summary.tally_words(Verdict::Restricted)
    };
    let (uk, abroad) = (Some(Reach::Uk), Some(Reach::Abroad));
    assert_eq!(tally(&[uk, uk]), "Restricted for others");
    assert_eq!(tally(&[abroad]), "Restricted abroad");
    assert_eq!(tally(&[uk, abroad, uk]), "Restricted: 2 for others, 1 abroad");
    assert_eq!(tally(&[uk, None]), "Restricted: 1 for others, 1 for you");
    assert_eq!((tally(&[None]), tally(&[])), ("Restricted".to_owned(), "Restricted".to_owned()));
}
