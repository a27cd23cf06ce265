//! Right maker, right kind of kit, right answer: one row for each way in which a line once misled the checker, with
//! similar ones.

use crate::{check, check_in, index, record, today};
use vendor_engine::identify::{Certainty, EvidenceKind, Outline};
use vendor_engine::judge::{Context, Terms, Verdict};
use vendor_engine::report::LineRecord;
use vendor_list::context::Equipment;
use vendor_list::verdict::Question;
use vendor_readers::read_file;

fn found(record: &LineRecord) -> Vec<(&str, Certainty)> {
    record.makers.iter().map(|maker| (maker.id.as_str(), maker.certainty)).collect()
}

/// The tail of a number belongs to no maker, and one letter with four digits says little.
#[test]
fn no_number_begins_inside_another() {
    for text in [
        "MS-C2961-RLPB",
        "LMS-C5365-PB",
        "XX-P3245-LVE",
        "ZQ-M3106-L",
        "A1234 gate",
        "T4410 column",
        "IPC_560B158MP",
        "HX-TC21",
        "QRS-FD8182-T",
    ] {
        let record = check(text);
        assert!(
            found(&record).iter().all(|(_, certainty)| *certainty == Certainty::Possible),
            "{text}: {:?}",
            found(&record)
        );
        assert_ne!(record.verdict, Verdict::NoneFound, "{text}");
    }
    // A maker's own prefix before its own number does not make it another number.
    for text in ["CAM-DS-2CD2143G2-I", "Hikvision-DS-2CD2143G2-I", "P3245-LVE", "MS-C2961-RLPB Milesight"] {
        assert!(found(&check(text)).iter().any(|(_, certainty)| *certainty >= Certainty::Likely), "{text}");
    }
}

/// Shapes of a home market are asked about and attributed to nobody else.
#[test]
fn shapes_of_a_home_market() {
    for text in ["IPC-Q23S-A40", "IPC244E-WH-PAKCF40-DT", "IPC-T23S40-A", "EC-B4F28M-V3", "IPC2A4E-WH-PAF40-V3-DT"] {
        assert_eq!(found(&check(text)), [("uniview", Certainty::Possible)], "{text}");
    }
    assert_eq!(found(&check("IPCA34512A")), [("hikvision", Certainty::Possible)], "a number of ABUS");
    assert_eq!(found(&check("DS-HD1")), [("hikvision", Certainty::Possible)]);
    assert_eq!(found(&check("DH-EPT-5A1231-HNR")), [("dahua", Certainty::Possible)]);
    assert_eq!(found(&check("DB61i")), [("dahua", Certainty::Possible)]);
    assert_eq!(found(&check("SUN2000-6KTL-L1")), [("huawei", Certainty::Certain)]);
    assert_eq!(found(&check("RLC-811A")), [("reolink", Certainty::Certain)]);
}

/// A street, a drawing and a room are not kit, whatever their names or numbers.
#[test]
fn streets_references_and_rooms_are_no_kit() {
    for text in [
        "Honeywell Lane recreation ground",
        "Delivery to Unity House, Bosch Way",
        "Siemens Road depot",
        "Server room redecoration",
        "Relocate light switch, staff kitchen",
        "CCTV drain survey, 120m foul run",
        "Grand Total (ex VAT)",
        "PO 7616-NI issued 12.03.24",
        "Order ref IPC-22-0417",
    ] {
        let record = check(text);
        assert_eq!((found(&record), record.verdict), (vec![], Verdict::NoKit), "{text}");
    }
    for text in [
        "dome camera, refer drawing IPC-104 rev B",
        "PTZ camera on lamp column DS-0212, Station Rd",
        "Dome cam, Honeywell Lane play area",
    ] {
        let record = check(text);
        assert_eq!((found(&record), record.verdict), (vec![], Verdict::CannotTell), "{text}");
    }
    // A listed maker's name in a street asks, and kit in a numbered room is kit.
    assert_eq!(found(&check("Hikvision Road depot, 4 dome cameras")), [("hikvision", Certainty::Possible)]);
    assert_eq!(check("5MP dome room 4").verdict, Verdict::CannotTell);
    assert!(!found(&check("Honeywell dome, Mill Lane")).is_empty());
}

/// A make that is an ordinary word, directly followed by a number.
#[test]
fn an_ordinary_name_before_a_number_is_a_make() {
    for (text, maker) in
        [("Juniper EX2300-24P, Juniper Close depot", "juniper"), ("Ruckus R550, museum galleries", "ruckus")]
    {
        let record = check(text);
        assert_eq!((record.makers[0].id.as_str(), record.verdict), (maker, Verdict::NoneFound), "{text}");
    }
    for text in ["Juniper A4174 junction", "Ruckus on the B1234", "Zebra crossing 12"] {
        assert_eq!(found(&check(text)), [], "{text}");
    }
}

/// The table of known models says whose a number is, and its shape says what kind of kit.
#[test]
fn known_models_are_of_their_kind() {
    for (text, kind) in [
        ("DS-K1T341AM face reader, staff door", Equipment::AccessControl),
        ("indoor monitor 7in DS-KH6320-WTE1", Equipment::AccessControl),
        ("DS-2CD2143G2-I", Equipment::Cctv),
    ] {
        assert_eq!(check(text).equipment, kind, "{text}");
    }
}

/// A number whose hyphens have spaces around them asks, and words after a dash are not part of a number.
#[test]
fn hyphens_with_spaces_ask() {
    assert_eq!(found(&check("PTZ  DS - 2DE7A432IW - AEB   x 2")), [("hikvision", Certainty::Possible)]);
    for text in ["16 IPC-HFW5442 – to clear (off site)", "17 IPC-HFW5442 – to come (on site)"] {
        assert_eq!(found(&check(text)), [("dahua", Certainty::Certain)], "{text}");
    }
}

/// The letters of a name, separated by full stops.
#[test]
fn initials_with_full_stops_are_a_name() {
    for (text, maker) in [("D.J.I. Mini 3 Pro fly more combo", "dji"), ("Z.T.E. router, chapel", "zte")] {
        assert_eq!(record_of(text), [maker], "{text}");
    }
    assert_eq!(record_of("delivery to Z. T. Evans, gate 4"), Vec::<String>::new());
}

fn record_of(text: &str) -> Vec<String> {
    check(text).makers.iter().map(|maker| maker.id.clone()).collect()
}

/// A contradiction is reported only if both sides are strong.
#[test]
fn a_make_outranks_a_loose_shape() {
    for (text, maker) in
        [("TP-Link TC70", "tp-link"), ("VIGI-C230I-Mini", "tp-link"), ("Milesight MS-C2961-RLPB", "milesight")]
    {
        let record = check(text);
        assert_eq!(found(&record), [(maker, Certainty::Certain)], "{text}");
        assert!(record.notes.iter().all(|note| !note.contains("check which it is")), "{text}: {:?}", record.notes);
    }
}

/// A maker and its product line support each other.
#[test]
fn a_maker_and_its_line() {
    for text in ["Autel EVO Max 4T", "Autel Evo II v3 640T", "Autel EVO Lite+", "Autel EVO Nano"] {
        for context in ["", "drone"] {
            let record = check_in(text, context);
            assert_eq!(found(&record), [("autel", Certainty::Certain)], "{text}");
            assert_eq!(record.equipment, Equipment::Drone, "{text}");
        }
    }
}

/// First the number's own kind, then the noun that the others describe, and never the letters of a number.
#[test]
fn the_kind_of_kit() {
    for (text, kind) in [
        ("Hikvision PIR camera 5MP", Equipment::Cctv),
        ("Dahua alarm camera", Equipment::Cctv),
        ("Hikvision intercom camera", Equipment::Cctv),
        ("IPC2211-HN-PIR", Equipment::Cctv),
        ("Dahua Rtsp Server", Equipment::Cctv),
        ("TP-Link Tapo C200", Equipment::Cctv),
        ("TP-Link Tapo C200 camera", Equipment::Cctv),
        ("TP-Link VIGI C230I", Equipment::Cctv),
        ("TP-Link TL-SG1005D switch", Equipment::Network),
        ("Huawei SUN2000-6KTL-L1", Equipment::Other),
        ("Huawei solar inverter", Equipment::Other),
        ("BYD electric bus", Equipment::Other),
        ("Hikvision camera app", Equipment::PhoneApp),
        ("Hikvision DS-KV8113-WME1 door station with camera", Equipment::AccessControl),
        ("Hikvision DS-K1T341 card reader beside the camera", Equipment::AccessControl),
        ("Dahua PoE switch for cameras", Equipment::Network),
    ] {
        let record = check(text);
        assert_eq!(record.equipment, kind, "{text}: {:?}", found(&record));
    }
    assert_ne!(check("Pyronix EURO 46 APP").equipment, Equipment::PhoneApp);
    let sensitive = "central-government,site-sensitive";
    assert_eq!(check_in("Hikvision PIR camera 5MP", sensitive).verdict, Verdict::Barred);
}

/// What machines say of themselves is at most likely, and is a kind of evidence of its own.
#[test]
fn fingerprints_of_machines() {
    for (text, maker, certainty) in [
        ("SNMPv2-SMI::enterprises.1004849.2.1", "dahua", Certainty::Likely),
        ("sysObjectID 1.3.6.1.4.1.39165", "hikvision", Certainty::Likely),
        ("iso.3.6.1.4.1.39165 = enterprises.39165.1", "hikvision", Certainty::Likely),
        ("Server: DVRDVS-Webs", "hikvision", Certainty::Likely),
        ("Server: DNVRS-Webs", "hikvision", Certainty::Likely),
        ("Server: App-webs/", "hikvision", Certainty::Possible),
        ("rtsp://10.0.0.5/Streaming/Channels/101", "hikvision", Certainty::Possible),
        ("RTSP://10.0.0.5:554/STREAMING/CHANNELS/102", "hikvision", Certainty::Possible),
        ("rtsp://10.0.0.5/cam/realmonitor?channel=1&subtype=0", "dahua", Certainty::Possible),
        ("http title: NETSurveillance WEB", "xiongmai", Certainty::Likely),
        ("24:28:fd", "hikvision", Certainty::Possible),
        ("24:28:fd:xx:xx:xx", "hikvision", Certainty::Likely),
        ("24-28-FD-**-**-**", "hikvision", Certainty::Likely),
    ] {
        let record = check(text);
        assert_eq!(found(&record), [(maker, certainty)], "{text}");
        assert!(record.makers[0].evidence.iter().any(|one| one.kind == EvidenceKind::Fingerprint), "{text}");
    }
    for text in
        ["enterprises.10048491", "1.3.6.1.4.1.391650", "24:28:50", "at 24:28", "12:10:08 to 12:11:09", "App-website"]
    {
        assert!(found(&check(text)).is_empty(), "{text}: {:?}", found(&check(text)));
    }
}

/// A label of one maker beside a network card of another asks.
#[test]
fn a_label_against_a_network_card() {
    for text in [
        "Bosch camera MAC 24:28:fd:22:c3:19",
        "Mobotix M73 24:28:fd:22:c3:19",
        "Axis P3245-V, MAC 24:28:fd:22:c3:19",
        "Hanwha XNV-8083R 2428fd22c319",
    ] {
        let record = check(text);
        assert_eq!(record.verdict, Verdict::Ask, "{text}: {:?}", found(&record));
        assert_eq!(record.asks, Some(Question::Maker), "{text}");
        assert!(
            record.notes.iter().any(|note| note.contains("the network card is registered to")),
            "{:?}",
            record.notes
        );
    }
    let own = check("Hikvision DS-2CD2143G2-I 24:28:fd:22:c3:19");
    assert_eq!((own.verdict, found(&own).len()), (Verdict::Restricted, 1));
    assert!(own.notes.iter().all(|note| !note.contains("network card is registered")), "{:?}", own.notes);
}

/// If the maker is known it is not asked about; what is asked is stated.
#[test]
fn what_is_asked() {
    for (text, question) in [
        ("Reolink RLC-810A", Question::Cover),
        ("Milesight MS-C2961-RLPB", Question::Cover),
        ("QVIS dome camera", Question::Builder),
        ("DS-HD1", Question::Maker),
    ] {
        let record = check(text);
        assert_eq!((record.verdict, record.asks), (Verdict::Ask, Some(question)), "{text}");
        let asks_who = record.next_steps.iter().any(|step| step == "ask-who-made-it");
        assert_eq!(asks_who, matches!(question, Question::Maker | Question::Builder), "{text}");
    }
    assert_eq!(check("Hikvision DS-2CD2143G2-I").asks, None);
}

/// Firms of a family whose full names the list does not have are asked about.
#[test]
fn firms_of_a_family() {
    for (text, maker) in [
        ("HiSilicon Optoelectronics Co., Ltd.", "huawei"),
        ("ZHONGXING TELECOM LTD.", "zte"),
        ("Hikvision Imaging (Wales) Ltd", "hikvision"),
    ] {
        let record = check(text);
        assert_eq!(record.makers.first().map(|maker| maker.id.as_str()), Some(maker), "{text}: {:?}", found(&record));
        assert!(record.verdict <= Verdict::Ask, "{text}: {:?}", record.verdict);
    }
    for text in ["Hangzhou Widgets Ltd", "Uniform Supplies Ltd", "Digital Technology Holdings plc"] {
        assert!(found(&check(text)).is_empty(), "{text}: {:?}", found(&check(text)));
    }
}

/// Wording around the same kit changes neither whose it is nor the answer.
#[test]
fn the_same_kit_in_other_words() {
    let context = Context::default();
    let terms = Terms { context: &context, today: today(), policy: None };
    let in_a_table = |headings: &str, row: &str| {
        let (lines, _) = read_file("r.csv", format!("{headings}\n{row}\n").as_bytes(), &index().list().words);
        let mut outline = Outline::default();
        let line = lines.last().unwrap();
        record(index(), line, &outline.identify(index(), line), &terms)
    };
    for (make, model) in [
        ("Hikvision", "DS-2CD2143G2-I"),
        ("Dahua", "DH-IPC-HFW2431S"),
        ("Panasonic", "WV-SFV631L"),
        ("Axis", "P3265-LVE"),
        ("Uniview", "IPC3615LB-SF28-A"),
        ("Milesight", "MS-C2961-RLPB"),
        ("Hanwha", "XNV-8083R"),
    ] {
        let said = |record: &LineRecord| {
            (record.verdict, record.makers.first().map(|maker| maker.id.clone()), record.equipment)
        };
        let wanted = said(&check(&format!("{make} {model}")));
        for other in [
            check(&format!("{make} {model} camera")),
            check(&format!("{} {}", make.to_uppercase(), model)),
            check(&format!("{make}  {}", model.to_lowercase())),
            check(&format!("{make}, {model}")),
            check(&format!("Camera: {make} {model}")),
            check(&format!("4 x {make} {model}")),
            in_a_table("Make,Model", &format!("{make},{model}")),
            in_a_table("Model,Make", &format!("{model},{make}")),
            in_a_table("Description,Quantity", &format!("{make} {model},4")),
        ] {
            assert_eq!(said(&other), wanted, "{make} {model}: {}", other.text);
        }
    }
    // A remark that orders something to be done does not make kit known.
    let unknown = in_a_table("Site,Make,Model,Remarks", "Depot,n/k,n/k,DO NOT REMOVE");
    assert_eq!(unknown.verdict, Verdict::CannotTell);
    // A maker that only sets the standard is not offered, whichever way round it is said.
    for text in ["equivalent to Hikvision DS-2CD2143G2-I", "AXIS P3265-LVE or equivalent to Dahua IPC-HFW2431S"] {
        assert_eq!(check(text).verdict, Verdict::NoneFound, "{text}");
    }
}
