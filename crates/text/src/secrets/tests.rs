//! What is a secret and what is not, shape by shape.

use super::{MARK, Watch, find, names_secret, without};
use crate::{Cell, Column, Line, Place};
use proptest::prelude::*;

/// A text in which `⟦⟧` are around what must be left out.
pub fn check(marked: &str) {
    let text = marked.replace(['⟦', '⟧'], "");
    let wanted: String = marked
        .split('⟦')
        .enumerate()
        .map(|(nth, piece)| match piece.split_once('⟧') {
            Some((_, rest)) if nth > 0 => format!("{MARK}{rest}"),
            _ => piece.to_owned(),
        })
        .collect();
    assert_eq!(without(&text), wanted);
}

#[test]
fn a_password_in_an_address_goes_and_its_host_stays() {
    for text in [
        "rtsp://viewer:⟦PASSWORD⟧@10.0.0.4/1",
        "rtsp://admin:⟦P@lm!3⟧@192.168.10.64/unicast",
        "rtsp://admin:⟦p/w#1⟧@10.3.3.3:554/h264",
        "http://10.0.0.8/snap?u=op&p=⟦Sorrel-7⟧&ch=1",
        "https://vms.example/api?apiKey=⟦9f8e7d6c5b4a⟧&cam=3",
        "http://10.0.0.1:8080/page@2",
        "rtsp://<user>:<password>@<ip>:554/",
        "smtp from nvr@skelby.example",
    ] {
        check(text);
    }
}

#[test]
fn a_name_and_a_sign_make_a_value_whatever_it_is() {
    for text in [
        "pw: ⟦drizzle⟧, Dahua NVR5216",
        "NVR password = ⟦password⟧",
        "{\"rtspPassword\":\"⟦two words⟧\",\"port\":554}",
        "<cam adminPwd=\"⟦snowdrop⟧\" model=\"P3265\"/>",
        "<ns:AdminPassword>⟦a;b&amp;c⟧</ns:AdminPassword>",
        "Server=S;Pwd=⟦{blue}}Tit}⟧;Encrypt=True",
        "passwrod: ⟦drizzle⟧",
        "Cyfrinair: ⟦Draig22⟧",
        "UN/PW: admin ⟦Tawny'Owl⟧",
        "wpa_passphrase=⟦driftwood and rope⟧",
    ] {
        check(text);
    }
}

#[test]
fn without_a_sign_a_value_must_look_like_one() {
    for text in [
        "reset the p/w to ⟦Temp-Linnet1⟧ on the HEN16204",
        "the password to open the zip is ⟦Groundsel!7⟧ , 43 photos",
        "⟦Corn-Bunting4⟧ is the password, Dahua NVR4108-8P",
        "password changed from ⟦Hunter22⟧ to ⟦Hunter23⟧",
        "Dahua NVR2108HS (admin/⟦Linseed.9⟧)",
        "AXIS P3245-V, root:⟦nettleSting⟧, reception",
        "snmp-server community ⟦Wr3nHouse⟧ RO 10",
        "radius-server host 10.0.2.11 key ⟦Nettle&Dock⟧",
        "unset with ⟦2580⟧ within 30 seconds, alarm by main door",
        "change the default password before handover",
        "admin password works, guest disabled",
        "Supply PIN and card reader (HID Signo 20K)",
        "24-pin ATX lead, 2-pin plug, pass/fail: pass",
        "community centre, error code 0xC000021A",
        "SHA-256 of clip 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    ] {
        check(text);
    }
}

#[test]
fn what_says_that_there_is_none_stays() {
    for value in
        ["****", "n/a", "not set", "see safe", "held by IT", "changed", "TBC", "${NVR_PASS}", "<password>", MARK]
    {
        check(&format!("Password: {value}"));
    }
}

#[test]
fn what_a_line_says_of_the_next_counts() {
    for text in [
        "-----BEGIN RSA PRIVATE KEY-----\n⟦MIICXAIBAAKBgQC7plov⟧\n⟦AwEHoUQDQgAE9sKtL⟧\n-----END RSA PRIVATE KEY-----\nquit",
        "-----BEGIN PRIVATE KEY-----\n⟦MIICXAIBAAKBgQC7plov⟧\nDahua NVR in the loft\n4 x Axis P3265",
        "tacacs server ISE-B\n address ipv4 10.0.2.12\n key ⟦Merganser-tac⟧",
        "Site,Model,Password,Notes\nLido,DS-2CD2146G2,⟦deckchair⟧,vandalised\nLido,DS-2CD2146G2,n/a,",
        "Password:\n⟦Foxglove22⟧\nDahua",
        "Password:\nHikvision",
    ] {
        check(text);
    }
}

#[test]
fn a_cell_that_names_a_secret_hides_the_next() {
    let text = "IP | 10.0.0.1 | Password | Foxglove22 | Dahua";
    let mut at = 0;
    let cells = text.split(" | ").map(|cell| {
        let start = at;
        at += cell.len() + 3;
        Cell { start, end: start + cell.len(), column: Column::Other }
    });
    let mut line = Line { cells: cells.collect(), ..Line::new(Place::default(), text.to_owned()) };
    let places = Watch::default().next_line(&line);
    super::leave_out(&mut line, &places);
    assert_eq!(line.text, format!("IP | 10.0.0.1 | Password | {MARK} | Dahua"));
    let texts: Vec<_> = line.cells.iter().filter_map(|cell| line.text.get(cell.start..cell.end)).collect();
    assert_eq!(texts, ["IP", "10.0.0.1", "Password", MARK, "Dahua"]);
}

#[test]
fn a_heading_is_secret_if_it_is_the_name_of_a_secret() {
    for heading in ["Passwords", "P/W", "adminPassword", "Wi-Fi key", "SNMP community", "PIN", "Door code", "Cyfrinair"]
    {
        assert!(names_secret(heading), "{heading}");
    }
    for heading in
        ["Pass/fail", "PIN reader", "PIN changed?", "Password policy", "Token ring", "Key holder", "Community"]
    {
        assert!(!names_secret(heading), "{heading}");
    }
}

proptest! {
    #[test]
    fn places_are_in_order_and_the_rest_stays(
        text in "((pw|password|PIN|key|admin|rtsp://a|snmp community|é|“|'|\\[|\\{|<|:|=|/|@|,| |\n|x1Y!|2580|\\\\n|is|\\|)){0,30}"
    ) {
        let places = find(&text);
        let mut last = 0;
        for at in &places {
            prop_assert!(last <= at.start && at.start < at.end && text.get(at.clone()).is_some());
            last = at.end;
        }
        let kept: usize = text.len() - places.iter().map(|at| at.len()).sum::<usize>();
        prop_assert_eq!(without(&text).len(), kept + places.len() * MARK.len());
    }

    #[test]
    fn any_text_is_looked_through(text in "\\PC{0,200}") {
        let _ = without(&text);
    }
}
