//! Whose it is: cases of the project's own, one row each.

use crate::{asked, attributed, check};
use vendor_engine::identify::Certainty;

/// Text, makers that must be attributed, makers that must be asked about.
type MakersRow<'a> = (&'a str, &'a [&'a str], &'a [&'a str]);

/// Reports every row that differs, not only the first.
fn assert_makers(rows: &[MakersRow<'_>]) {
    let mut wrong = Vec::new();
    for (text, made, ask) in rows {
        let record = check(text);
        if attributed(&record) != *made || asked(&record) != *ask {
            wrong.push(format!(
                "{text:?}: attributed {:?}, asked {:?}; wanted {made:?}, {ask:?}",
                attributed(&record),
                asked(&record)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Text, makers that must be attributed, makers that must be asked about.
#[test]
fn makers_by_line() {
    let none: &[&str] = &[];
    let rows: &[(&str, &[&str], &[&str])] = &[
        // Names, brands, product lines, scripts.
        ("Hikvision 8 channel recorder", &["hikvision"], none),
        ("海康威视 摄像机", &["hikvision"], none),
        ("Hangzhou Hikvision Digital Technology Co., Ltd.", &["hikvision"], none),
        ("HiLook turret", &["hikvision"], none),
        ("Hi-Look kit", &["hikvision"], none),
        ("EZVIZ C6N", &["hikvision"], none),
        ("Pyronix Enforcer panel", &["hikvision"], none),
        ("HIKMICRO thermal", &["hikvision"], none),
        ("ColorVu turret, white", &["hikvision"], none),
        ("Imou Ranger camera", &["dahua"], none),
        ("Zhejiang Dahua Technology Co Ltd", &["dahua"], none),
        ("Uni view dome", &["uniview"], none),
        ("DJI drone", &["dji"], none),
        ("Нikvision camera", none, &["hikvision"]),
        // Slips.
        ("Hikvison dome", &["hikvision"], none),
        ("Dauha bullet", &["dahua"], none),
        ("Tiandy and Tiandyy", &["tiandy"], none),
        // Model numbers alone, dressed and mistyped.
        ("DS-2CD2387G2-LU", &["hikvision"], none),
        ("ds 2cd2387g2 lu 2.8mm", &["hikvision"], none),
        ("DS2CD2387G2LU", &["hikvision"], none),
        ("D5-2CD2387G2-LU", &["hikvision"], none),
        ("p/n:IPC-HFW3849T1-AS-PV", &["dahua"], none),
        ("DHI-NVR5216-EI", &["dahua"], none),
        ("SD49225XA-HNR", &["dahua"], none),
        ("IPC3618SB-ADF28KM-I0", &["uniview"], none),
        ("TC-C35KS", &["tiandy"], none),
        ("TD-9525A3-FR", &["tvt"], none),
        ("ZXHN F670L", &["zte"], none),
        ("Serial DS-2CD2043G2-I20220314AAWRJ12345678", &["hikvision"], none),
        // Two makers on a line.
        ("4 x Uniview IPC3618SB-ADF28KM-I0 with Hikvision DS-7608NI-Q1", &["hikvision", "uniview"], none),
        // Asked about.
        ("Annke PoE kit", none, &["dahua", "hikvision"]),
        ("Amcrest doorbell camera", none, &["dahua"]),
        ("IndigoVision camera", none, &["dahua"]),
        ("CP Plus bullet", none, &["dahua", "tvt"]),
        ("M30T on order", none, &["dji"]),
        // Numbers of a badge that a source ties to the maker; the badge on the line asks.
        ("TV-IP314PI bullet", &["hikvision"], none),
        ("TRENDnet TV-IP314PI bullet", none, &["hikvision"]),
        ("TV-IP344PI bullet", none, &["hikvision"]),
        ("CMIP7233-S dome", &["hikvision"], none),
        ("LT Security CMIP7233-S dome", none, &["hikvision"]),
        ("Amcrest IP8M-2454EW", none, &["dahua"]),
        ("IP8M-2454EW, MAC A0:60:32:01:15:BF", none, &["dahua"]),
        ("Dahua IP8M-2454EW", &["dahua"], none),
        ("Axis IP8M-2454EW", none, &["dahua"]),
        ("IPC-B120 bullet, make not stated", none, &["hikvision", "uniview"]),
        ("TVT", none, &["tvt"]),
        // MAC addresses.
        ("camera 28:57:BE:01:02:03", &["hikvision"], none),
        ("camera 2857.be01.0203", &["hikvision"], none),
        ("camera 28-57-BE-01-02-03", &["hikvision"], none),
        ("camera 28 57 be 01 02 03", &["hikvision"], none),
        ("camera 2857BE010203", &["hikvision"], none),
        ("camera 2A:57:BE:01:02:03", none, none),
        ("CAM0031 | 00:E0:FC:81:10:BE", &["huawei"], none),
        ("lobby | 00:E0:FC:81:10:BE", &["huawei"], none),
        ("a box marked UNV", &["uniview"], none),
        ("camera 8C:11:CB:56:77:DF", none, &["hikvision"]),
        ("MAC 02:11:22:33:44:55 camera", none, none),
        ("device 00:40:8C:3E:FC:AA online", none, none),
        // Only mentioned.
        ("AXIS P3265-LVE (replaces existing Hikvision)", none, none),
        ("Power supply suitable for Hikvision turrets", none, none),
        ("No Dahua, no Uniview: Axis throughout", none, none),
        ("Not Hikvision - we now only fit Hanwha", none, none),
        ("Was Hikvision, changed to Axis M3085-V", none, none),
        ("Swap Tiandy dome for i-PRO unit", none, none),
        ("Swap Axis dome for Hikvision DS-2CD2143G2-I", &["hikvision"], none),
        ("Removal of existing Dahua DVR and install Hikvision DS-7608NI-Q1", &["hikvision"], none),
        ("Hikvision compatible bracket", none, none),
        ("Wall bracket for Hikvision DS-2CD2143G2-I", none, none),
        ("Dahua or equivalent 4MP dome", &["dahua"], none),
        ("No Hikvision, Dahua or Uniview to be offered", none, none),
        ("DS-2CD2xx2 series cameras", &["hikvision"], none),
        ("DS-7608NI-Q1+2 x DS-2CD2143G2-I bundle", &["hikvision"], none),
        ("Axis dome in lieu of DS-2CD2143G2-I", none, none),
        ("Hikvision 4MP ONVIF compatible camera", &["hikvision"], none),
        ("Contact sales@hikvision-fitters.example", none, none),
        // Counts and numbers are not denials.
        ("4 No. Hikvision DS-2CD2143G2-I", &["hikvision"], none),
        ("Part no DS-2CD2143G2-I", &["hikvision"], none),
        ("Hikvision or equivalent", &["hikvision"], none),
        // Other makers with similar numbers.
        ("Epson DS-530II scanner", none, none),
        ("Synology DS920+", none, none),
        ("Zebra TC57 handheld", none, none),
        ("Siemens IPC427E", none, none),
        ("Vivotek SD9364-EHL speed dome", none, none),
        ("Brother HL-L2350DW", none, none),
        ("Canon MF640C", none, none),
        ("Advantech TPC-1582H", none, none),
        ("1kVA UPS (East DS-AT-UPS1000-LCD)", none, none),
        ("Cisco CIVS-IPC-2500", none, none),
        ("1P8M-TD2685EW-AI", none, &["dahua"]),
        ("IP8M-TD2685EW-AI", &["dahua"], none),
        // Similar names.
        ("Highways Division", none, none),
        ("EYE DIVISION LTD", none, none),
        ("Hikma Pharmaceuticals PLC", none, none),
        ("Univision broadcast licence", none, none),
        ("Naztec traffic controller", none, none),
        ("Shanghai Dahua Scale Factory", none, none),
        ("Dahlia Gardens", none, none),
        ("High-look rendering", none, none),
        ("Hiking trail cameras", none, none),
        ("DJ booth lighting", none, none),
    ];
    assert_makers(rows);
}

/// Model numbers alone: families, readings and near-misses. Text, makers that must be attributed,
/// makers that must be asked about.
#[test]
fn model_numbers_by_shape() {
    let none: &[&str] = &[];
    let rows: &[(&str, &[&str], &[&str])] = &[
        // Families of numbers.
        ("DS-2DE4A425IWG-E", &["hikvision"], none),
        ("DS-KV6113-WPE1(C)", &["hikvision"], none),
        ("DS-PDEBP2-EG2-WE", &["hikvision"], none),
        ("IPC-T261H-MU", &["hikvision"], none),
        ("NVR-116H-K", &["hikvision"], none),
        ("CS-C3TN", &["hikvision"], none),
        ("CS-DB2C", &["hikvision"], none),
        ("HI-D19F2V2F", &["hikvision"], none),
        ("DH-XVR5116HS-I3", &["dahua"], none),
        ("IPC-HDW5442TM-ASE", &["dahua"], none),
        ("HDW5442TM-ASE", &["dahua"], none),
        ("IPC-C22EP", &["dahua"], none),
        ("SD50432GB-HNR", &["dahua"], none),
        ("SD49225", &["dahua"], none),
        ("49225DBNY", &["dahua"], none),
        ("VTO2211G-WP", &["dahua"], none),
        ("IPC3614LE-ADF28K-G", &["uniview"], none),
        ("IPC6624SR-X33-VF", &["uniview"], none),
        ("NVR502-32B-P16", &["uniview"], none),
        ("SVR2916-B08", &["kedacom"], none),
        ("IPC121-BN", &["kedacom"], none),
        ("AR6280", &["huawei"], none),
        ("PNC380", &["hytera"], none),
        ("IPG-50H20PL-S", &["xiongmai"], none),
        // Readings: look-alikes, other characters in place of a hyphen, none, wildcards, dressed-up letters.
        ("D5-2CD2347G2-LU", &["hikvision"], none),
        ("DS-2CD2347GZ-LU", &["hikvision"], none),
        ("DS-7608NXl-K1/8P", &["hikvision"], none),
        ("1PC-HDW5442TM-ASE", &["dahua"], none),
        ("VT02211G-WP", &["dahua"], none),
        ("PFA13O", &["dahua"], none),
        ("ds.2cd2347g2.lu", &["hikvision"], none),
        ("ds_2cd2347g2_lu", &["hikvision"], none),
        ("DS/2CD2347G2/LU", &["hikvision"], none),
        ("DS2CD2347G2LU(2.8mm)", &["hikvision"], none),
        ("THC T120 PC", &["hikvision"], none),
        ("HM TD2628 10/QA", &["hikvision"], none),
        ("nvr 116mh-c/16p", &["hikvision"], none),
        ("ipc3614le adf28k g", &["uniview"], none),
        ("IPC3614LEADF28KG", &["uniview"], none),
        ("IPC-HDW5442TM-ASE-0280B (EU-STD)", &["dahua"], none),
        ("DS-2CD2347G2-LU-F28", &["hikvision"], none),
        ("DS-2CD2xx7G2", &["hikvision"], none),
        ("IPC-HFW5XXX-ZE", &["dahua"], none),
        ("XVR5XXX", &["dahua"], none),
        ("DS-2CD2347G2-L(U)/DS-2CD2387G2-LU", &["hikvision"], none),
        // The numbers of brands that are only sometimes a listed maker's.
        ("IP5M-T1179EB-28MM", &["dahua"], none),
        ("LV-PB3040B", none, &["hikvision"]),
        ("NVR16-8580", none, &["hikvision"]),
        ("lnb4321b", none, &["dahua"]),
        ("Clare CVP-B2D40-ODI", none, &["hikvision"]),
        // Shapes that several makers share.
        ("IPC-B140", none, &["hikvision", "uniview"]),
        ("IPC121", none, &["kedacom"]),
        ("HP705", none, &["hytera"]),
        // Other makers, as written and mistyped.
        ("DS-1660W", none, none),
        ("DS1660W", none, none),
        ("DS-6500", none, none),
        ("DS 1630 scanner", none, none),
        ("IPC527G", none, none),
        ("Advantech IPC-510", none, none),
        ("AR4050S", none, none),
        ("SD9366-EHL", none, none),
        ("CS-E9NKR", none, none),
        ("CS-BOARD55P-K9", none, none),
        ("MD785LL/A", none, none),
        ("TC52X", none, none),
        // Measurements and words beside a family's letters.
        ("DVR 200GB disk", none, none),
        ("NVR 100M cable", none, none),
        ("S3100 8 PORT switch", none, none),
        ("HM TREASURY 2026", none, none),
        ("AE CO2 sensor", none, none),
        ("PTZ 4000 hours", none, none),
        ("N22 5BB", none, none),
    ];
    assert_makers(rows);
}

/// The reading that fits is reported, and one that needed a repair is never certain.
#[test]
fn a_repaired_reading_is_told() {
    for (text, told) in [
        ("D5-2CD2347G2-LU", "digits that they look like"),
        ("THC T120-PC", "read as the hyphen"),
        ("EVS71XX", "read as any digit"),
        ("THC T12O-PC", "mistaken for"),
    ] {
        let record = check(text);
        let why = record.makers.iter().flat_map(|maker| &maker.evidence).any(|evidence| evidence.why.contains(told));
        assert!(why, "{text}: {:?}", record.makers);
        assert!(record.makers.iter().all(|maker| maker.certainty == Certainty::Likely), "{text}");
    }
}

#[test]
fn evidence_points_at_the_users_own_text() {
    let text = "4 x “DS-2CD2143G2-I” 4MP";
    let record = check(text);
    let evidence = &record.makers[0].evidence[0];
    assert_eq!(&text[evidence.start..evidence.end], "DS-2CD2143G2-I");
    assert_eq!(evidence.matched, "DS-2CD2143G2-I");
    assert!(!evidence.why.is_empty() && evidence.rule.starts_with("hikvision/"));
}

#[test]
fn a_brand_is_named_beside_its_owner() {
    let record = check("HiLook NVR-108MH-C/8P");
    assert_eq!((record.makers[0].id.as_str(), record.makers[0].brand.as_str()), ("hikvision", "HiLook"));
}

#[test]
fn or_equivalent_is_noted() {
    let record = check("1 x Dahua IPC-HFW2831T-ZAS or equivalent");
    assert!(record.notes.iter().any(|note| note.contains("ask what it is")), "{:?}", record.notes);
}

/// A brand that is sometimes a listed maker's, followed by a number that no rule knows, without a word for equipment.
#[test]
fn a_brand_before_a_number_is_asked_about() {
    let (none, swann): (&[&str], &[&str]) = (&[], &["dahua", "hikvision", "raysharp"]);
    assert_makers(&[
        ("Swann SWDSK-85680", none, swann),
        ("4 x Swann SWDSK-85680", none, swann),
        ("Supply of Swann SRDVR-84580", none, swann),
        ("compatible with Swann SWDSK-85680", none, none),
        // No number, no number of its own, a measurement, a standard, money; somebody else's number.
        ("Swann and Sons, solicitors", none, none),
        ("Swann 85680", none, none),
        ("Swann | SWDSK-85680", none, none),
        ("Swann BS-EN62676", none, none),
        ("Swann INV2024001", none, none),
        ("Swann GBP1200.00", none, none),
        ("Swann P3265-LVE", none, none),
        // A brand that is also a known maker by itself is asked about, with or without a number.
        ("Panasonic ZX-44719", none, &["dahua"]),
        ("Panasonic", none, &["dahua"]),
        // A short one, and one that is an ordinary word.
        ("LOT ZX-44719", none, none),
        ("General ZX-44719", none, none),
    ]);
}
