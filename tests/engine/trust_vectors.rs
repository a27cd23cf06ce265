//! Signatures and keys that others have collected: those that must not count do not.

use crate::publisher::{FAR, Keys, bundle, comment_for, floor, list, signed};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minisign_verify::PublicKey;
use serde_json::Value;
use vendor_list::bundle as container;
use vendor_list::trust::{self, LIST_FILE, TrustError};

fn vectors(name: &str) -> String {
    std::fs::read_to_string(crate::root().join("../shared/corpora/vectors").join(name)).unwrap()
}

/// A keyset whose first key is given by its 32 bytes in hexadecimal.
fn keyset_with(raw: &str) -> Vec<u8> {
    let keys = Keys::new();
    let mut bytes = b"Ed\0\0\0\0\0\0\0\0".to_vec();
    bytes.extend((0..32).map(|at| u8::from_str_radix(&raw[at * 2..at * 2 + 2], 16).unwrap()));
    let text = String::from_utf8(keys.keyset(1, 1, FAR)).unwrap();
    text.replacen(&keys.0[0].pk.to_base64(), &STANDARD.encode(bytes), 1).into_bytes()
}

/// Every public key that is of low order or not canonically encoded is refused when a keyset is read (CCTV).
#[test]
#[ignore = "needs the collections beside the project"]
fn weak_public_keys_are_refused_when_a_keyset_is_read() {
    let cases: Vec<Value> = serde_json::from_str(&vectors("ed25519/cctv/ed25519vectors.json")).unwrap();
    let (mut refused, mut taken) = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
    for case in &cases {
        let key = case["key"].as_str().unwrap();
        let weak = case["flags"].as_array().is_some_and(|flags| {
            flags.iter().any(|flag| matches!(flag.as_str(), Some("low_order_A" | "non_canonical_A")))
        });
        let is_refused = trust::parse_keyset(&keyset_with(key), None).is_err();
        assert_eq!(is_refused, weak, "{}: {key}", case["number"]);
        if weak {
            refused.insert(key)
        } else {
            taken.insert(key)
        };
    }
    assert!(cases.len() == 914 && refused.len() >= 8 && !taken.is_empty(), "{} {}", refused.len(), taken.len());
}

/// The cases of speccheck with a key of small order: its first two.
#[test]
#[ignore = "needs the collections beside the project"]
fn small_order_keys_of_speccheck_are_refused_when_a_keyset_is_read() {
    let cases: Vec<Value> = serde_json::from_str(&vectors("ed25519/speccheck/cases.json")).unwrap();
    assert_eq!(cases.len(), 12);
    for case in &cases[..2] {
        assert!(trust::parse_keyset(&keyset_with(case["pub_key"].as_str().unwrap()), None).is_err());
    }
}

/// Signatures and keys of minisign that other implementations accept or refuse.
#[test]
#[ignore = "needs the collections beside the project"]
fn minisign_cases_are_read_as_by_others() {
    let text = vectors("minisign/cases.jsonl");
    let cases: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(cases.len(), 27);
    let mut differ = Vec::new();
    for case in &cases {
        let field = |name: &str| case[name].as_str().unwrap_or_default();
        let accepted = match field("what") {
            "parse_signature" => trust::read_signature(field("text")).is_some(),
            "parse_public_key" => {
                let text = field("text");
                PublicKey::decode(text).or_else(|_| PublicKey::from_base64(text.trim())).is_ok()
            }
            _ => {
                let key = field("public_key");
                let key = PublicKey::decode(key).or_else(|_| PublicKey::from_base64(key.trim()));
                // Legacy signatures are never allowed here.
                let allow = case["allow_legacy"].as_bool().unwrap_or(false);
                let signature = trust::read_signature(field("signature"));
                matches!((key, signature), (Ok(key), Some(signature))
                    if key.verify(field("message").as_bytes(), &signature, allow).is_ok())
            }
        };
        if accepted != (field("expect") == "accept") {
            differ.push(field("id").to_owned());
        }
    }
    assert_eq!(differ, Vec::<String>::new());
}

/// A signature whose S has the group's order added verifies in lenient libraries (Wycheproof tc63 to tc66, tc85).
#[test]
fn a_signature_with_a_larger_s_does_not_count() {
    const ORDER: &str = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
    let keys = Keys::new();
    let anchor = keys.keyset(1, 1, FAR);
    let bytes = list(1, 5, 1, "");
    let mut entries = signed(LIST_FILE, &bytes, &comment_for(&bytes), &keys.list(&[0, 1]));
    assert!(trust::verify_from(&container::write(&entries).unwrap(), &anchor).is_ok());
    for entry in &mut entries[1..] {
        let text = String::from_utf8(entry.bytes.clone()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        // The comment's own signature; for the other one its key would have to sign the comment again.
        let mut raw = STANDARD.decode(lines[3]).unwrap();
        let mut carry = 0_u16;
        for (at, byte) in raw[32..].iter_mut().enumerate() {
            let sum = u16::from(*byte) + u16::from(u8::from_str_radix(&ORDER[at * 2..at * 2 + 2], 16).unwrap()) + carry;
            *byte = u8::try_from(sum & 0xff).unwrap();
            carry = sum >> 8;
        }
        assert_eq!(carry, 0);
        let global = STANDARD.encode(raw);
        entry.bytes = [lines[0], lines[1], lines[2], &global].join("\n").into_bytes();
    }
    let refused = trust::verify_from(&container::write(&entries).unwrap(), &anchor).unwrap_err();
    assert_eq!(refused, TrustError::NotEnoughSignatures { good: 0, needed: 2 });
}

/// test_metadata_bytes_match: what is kept is the file that was received, byte for byte, and it can be verified again.
#[test]
fn what_is_kept_is_what_came() {
    let keys = Keys::new();
    let anchor = keys.keyset(1, 1, FAR);
    let came = bundle(&list(1, 5, 1, ""), &keys.list(&[0, 1]), &[]);
    let entries = container::read(&came).unwrap();
    assert_eq!(container::write(&entries).unwrap(), came);
    assert_eq!(floor(&came, &anchor).number(), (1, 5));
}
