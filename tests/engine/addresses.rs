//! Addresses beside kit: they silence a firm's name inside themselves and nothing else.

use crate::{attributed, check, check_in, index};
use vendor_engine::identify::{Certainty, Scan, brands, identify, macs, models, roles};
use vendor_engine::judge::Verdict;

const DEPARTMENT: &str = "central-government,existing-equipment,site-sensitive";

/// The listed makers that a line is attributed to by evidence outside addresses.
fn told(text: &str) -> Vec<&'static str> {
    let scan = Scan::new(index(), text, &[]);
    let (names, cards) = (brands::find(&scan), macs::find(&scan));
    let roles = roles::roles(&scan, &models::find(&scan, &names, &cards, None), &cards);
    let mut told = Vec::new();
    for finding in identify(index(), text, &[]).findings {
        let maker = index().maker(finding.maker).unwrap();
        let heard = finding.evidence.iter().any(|evidence| {
            let letter = scan.folded.letters.partition_point(|letter| (letter.start as usize) < evidence.start);
            !roles.is_mentioned(scan.word_at(letter))
        });
        if maker.listed && heard && finding.certainty >= Certainty::Likely {
            told.push(maker.id.as_str());
        }
    }
    told
}

/// A department at a sensitive site is told what binds it, however the fields are separated.
#[test]
fn a_department_is_not_told_that_nothing_was_found() {
    for parted in [",", ";", "|", ", ", "; ", " | "] {
        let text = ["Depot", "Hikvision", "DS-2CD2143G2-I", "fm@council.gov.uk"].join(parted);
        assert_eq!(check_in(&text, DEPARTMENT).verdict, Verdict::Barred, "{text}");
    }
}

/// What is in the next field is not part of the address, however the fields are separated.
#[test]
fn an_address_swallows_no_neighbour() {
    for text in [
        "Depot,Hikvision,DS-2CD2143G2-I,fm@council.gov.uk",
        "Depot;Hikvision;DS-2CD2143G2-I;fm@council.gov.uk",
        "Depot|Hikvision|DS-2CD2143G2-I|fm@council.gov.uk",
        "fm@council.gov.uk,Hikvision,DS-2CD2143G2-I",
        "fm@council.gov.uk;Hikvision",
        "fm@council.gov.uk|Hikvision",
        "www.council.gov.uk,DS-2CD2143G2-I",
        "https://council.gov.uk/assets/12;Hikvision dome",
        "{\"url\":\"http://10.0.0.12/\",\"manufacturer\":\"Hikvision\",\"model\":\"DS-2CD2143G2-I\"}",
        "{'url':'http://cam12.council.gov.uk/','manufacturer':'Hikvision'}",
        "{\"ip\":\"http://10.0.0.12\",\"mac\":\"24:28:fd:22:c3:19\"}",
        "http://10.0.0.12,24:28:fd:22:c3:19",
        "onvif://www.onvif.org/hardware/DS-2CD2043G2-I",
        "onvif://www.onvif.org/name/HIKVISION%20DS-2CD2043G2-I",
        "onvif://www.onvif.org/name/HIKVISION",
        "CN=www.hikvision.com,OU=DVRNVR,O=HIKVISION",
        "O=HIKVISION;CN=www.hikvision.com",
        "rtsp://admin@10.0.0.9:554/DS-2CD2143G2-I/ch1",
        "http://10.0.0.9/DS-2CD2143G2-I/index.html",
        "Hikvision DS-2CD2143G2-I@£120.00",
        "https://shop.example/cctv?make=x&model=DS-2CD2143G2-I",
    ] {
        assert_eq!(told(text), ["hikvision"], "{text}");
    }
}

/// The same fields with another maker's kit.
#[test]
fn the_neighbours_may_be_anybodys() {
    for (text, maker) in [
        ("Depot,Dahua,IPC-HFW2431S-S-S2,fm@council.gov.uk", "dahua"),
        ("onvif://www.onvif.org/hardware/IPC-HFW2431S-S-S2", "dahua"),
        ("{\"url\":\"http://10.0.0.12/\",\"manufacturer\":\"Uniview\"}", "uniview"),
        ("a.b@c.org;Uniview;IPC3615LB-SF28-A", "uniview"),
    ] {
        assert_eq!(told(text), [maker], "{text}");
    }
}

/// A firm's name inside its own address offers nothing.
#[test]
fn a_name_inside_an_address_offers_no_kit() {
    for text in [
        "Contact sales@hikvision-fitters.example",
        "see www.hikvision.com for terms",
        "https://www.hikvision.com/en/support, reference 12",
        "Prices: sales@dahua.example; valid 30 days",
        "Terms|www.uniview.com|page 2",
    ] {
        assert!(attributed(&check(text)).is_empty(), "{text}: {:?}", check(text).makers);
    }
}
