//! What must not be left out together with a secret: makers' names, kinds of kit, circuit and catalogue numbers; and
//! what a line shows about the lines after it.

use super::tests::check;
use super::{is_makers_name, without};

fn stays(texts: &[&str]) {
    let changed: Vec<String> = texts
        .iter()
        .filter(|text| without(text) != **text)
        .map(|text| format!("{text:?} -> {:?}", without(text)))
        .collect();
    assert!(changed.is_empty(), "{} of {}:\n{}", changed.len(), texts.len(), changed.join("\n"));
}

#[test]
fn a_maker_beside_a_makers_name_is_no_password() {
    stays(&[
        "Switches (Cisco/Huawei)",
        "Access switches Cisco/Huawei",
        "Access switches Cisco/ZTE",
        "Axis/HiWatch mix, passwords changed",
        "Cisco:C9300-48P",
        "browser logins: Hikvision/Dahua recorders",
        "default cameras Hikvision/TVT",
        "Dahua/Uniview NVR, admin password changed",
        "Cameras (Axis/Hikvision), log in details held by IT",
        "access control: Hikvision/Paxton",
        "Hikvision:DS-2CD2143G2-I, default settings",
        "Onvif/HikConnect enabled, creds with IT",
        "CCTV/Dahua, access from browser",
        "Cisco:Huawei replacement, login banner set",
        "Default maker Axis/Milesight",
        "Support/Hikvision helpdesk, logins by e-mail",
        "NVR access Dahua\\Tiandy",
        "APC/Huawei UPS, default web login off",
        "Manager/TP-Link Omada, browser access",
        "Login server (dahua, TP-Link2)",
    ]);
}

#[test]
fn a_maker_behind_the_name_of_a_secret_stays_and_what_is_beside_it_goes() {
    for text in [
        "Password: Hikvision",
        "Forgot password: Hikvision SADP tool",
        "Password reset: Dahua ConfigTool",
        "Password: ⟦Foxglove22⟧ Hikvision",
        "pw: huawei",
        "Password manager: TP-Link Omada",
        "Admin password – Dahua – recorder in the loft",
        "Login: admin / Hikvision",
        "Password:\nhikvision",
        "Password:\nUniview",
        "NVR password = ⟦hikvision22⟧",
        "passphrase: ⟦the old⟧ hikvision ⟦gate⟧",
        "Wi-Fi password: Tapo",
    ] {
        check(text);
    }
}

#[test]
fn a_line_of_short_words_names_no_columns() {
    stays(&[
        "Card, fob, PIN\nHikvision, Dahua, Uniview",
        "Card, fob, PIN\ncamera, reader, keypad",
        "Front door | Card | PIN | Yes\nBack door | Card | Uniview | Yes\nGate | Fob | Hikvision | No",
        "Readers; keypads; PIN\nAxis; Dahua; Hikvision",
        "Login, password, token\nhikvision, dahua, uniview",
        "Swipe, token, password\nDS-2CD2143G2-I, DS-7608NI-K1, IPC-HFW2431S",
        "cameras, recorders, credentials\ndahua, hikvision, tiandy",
        "Fob\tCard\tPIN\nPaxton\tHikvision\tDahua",
        "Name, role, login details\nJo, engineer, Hikvision",
        "Entry by card, by fob, by PIN\nSupplied by us, by Dahua, by Hikvision",
        "Site | Model | Password\nLido | P3265 | Hikvision",
        "Site,Model,Password\nLido,P3265,Uniview",
    ]);
}

#[test]
fn headings_of_a_text_that_are_headings_name_columns() {
    for text in [
        "Site,Model,Password,Notes\nLido,DS-2CD2146G2,⟦deckchair⟧,vandalised",
        "Device\tUser\tPwd\nNVR\tadmin\t⟦foxglove⟧",
        "Site;Door;PIN\nLido;Rear;⟦4821⟧",
        "Widget,Colour,Password\nGate,Blue,⟦Foxglove!22⟧",
        "Make | Model | Admin password\nHikvision | DS-7608NI-K1 | ⟦Foxglove⟧",
        "Asset,IP,SNMP community\nSwitch 1,10.0.0.4,⟦kestrel⟧",
    ] {
        check(text);
    }
}

#[test]
fn kit_that_is_written_as_codes_and_keys_are_stays() {
    stays(&[
        "Product code 12: Basic DS-7608NI-K1",
        "Range: Basic NVR-4108HS",
        "maglock, fail safe 5400 N",
        "Fail safe 3000 lock with door contact",
        "Key safe 2000",
        "Key safe 4500 lock by Supra",
        "Padlock 1145",
        "RS code 4471, door contact",
        "catalogue code 4500 door strike",
        "Farnell code 2104, gate relay",
        "Room code 2104",
        "Model code 4823, door entry panel",
        "Door entry keypad, type 4023",
        "Gate intercom, type 1402",
        "Tapo-C200 (wifi)",
        "Argus3Pro (WiFi)",
        "Reolink-Argus3 (wi-fi)",
        "fibre bearer ONEA12345678",
        "CID: IEUK553412",
        "Bearer BBEU40012345, 100 Mb",
        "-----BEGIN PRIVATE KEY-----\n",
    ]);
    check("-----BEGIN PRIVATE KEY-----\n⟦MIICXAIBAAKBgQC7plov⟧\nIPC2122LB\nHikvision\nDS-2CD2143G2-I\nP3245");
}

#[test]
fn makers_names_are_known_however_they_are_written() {
    for name in ["Hikvision", "HIKVISION", "tp-link", "TP-Link", "TPLink", "Hi-Look", "hik", "大华"] {
        assert!(is_makers_name(name), "{name}");
    }
    for name in ["", "-", "hikvision1", "General", "kestrel", "link", "Hik12345"] {
        assert!(!is_makers_name(name), "{name}");
    }
}

#[test]
fn numbers_of_plugs_papers_and_telephones_stay() {
    stays(&[
        "RJ45 pin 1 2 3 6 pinout to the PoE switch",
        "Pin 3 4 5 6 of the terminal block, NVR",
        "Access code of practice, review 2026",
        "Entry code of conduct 2026",
        "Security code of practice v4 2025, review 2026",
        "PIN reset line 01792 555010",
        "Product code 8825, order code 3571",
        "Cleaner hours 8825, supervisor 6603",
        "door lock 2000 series",
        "Barrier 2590 mm wide, lock included",
        "Dress code 2026 for staff",
        "Read community minutes at the hall",
    ]);
    assert_eq!(
        without("Voicemail PIN for 01792 555010 is 6647"),
        "Voicemail PIN for 01792 555010 is [secret left out]"
    );
}
