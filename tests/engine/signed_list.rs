//! The signed list: what is refused, and that the committed bundle matches the source.
//!
//! Keys are made by the tests; the project's own are never here.

use crate::{frozen_list, root};
use minisign::KeyPair;
use std::io::Cursor;
use vendor_list::bundle::{self, Entry};
use vendor_list::trust::{self, LIST_FILE, TrustError};
use vendor_publish::compile;
use vendor_publish::draft::{self, Carried, DraftError};

/// The keys of one test, and an anchor with the first three as list keys and the rest as root keys.
struct Publisher {
    keys: Vec<KeyPair>,
    anchor: Vec<u8>,
}

impl Publisher {
    fn new() -> Self {
        let keys: Vec<KeyPair> = (0..6).map(|_| KeyPair::generate_unencrypted_keypair().unwrap()).collect();
        let anchor = keyset(1, &keys.iter().collect::<Vec<_>>());
        Self { keys, anchor }
    }

    fn bundle(&self, list: &[u8], signers: &[usize]) -> Vec<u8> {
        bundle_of(list, &signers.iter().map(|at| &self.keys[*at]).collect::<Vec<_>>(), Vec::new())
    }

    fn verify(&self, bundle: &[u8]) -> Result<trust::Verified, TrustError> {
        trust::verify_from(bundle, &self.anchor)
    }
}

fn keyset(version: u32, keys: &[&KeyPair]) -> Vec<u8> {
    let entries: Vec<_> = keys
        .iter()
        .enumerate()
        .map(|(at, pair)| serde_json::json!({"id": format!("k{at}"), "owner": format!("tester {at}"), "public_key": pair.pk.to_base64()}))
        .collect();
    serde_json::to_vec(&serde_json::json!({
        "type": "keyset", "list_id": "uk-vendor-checker", "version": version, "issued": "2026-11-23", "expires": "2028-11-23",
        "list_epoch": 1, "keys": entries,
        "list": {"keys": ["k0", "k1", "k2"], "threshold": 2}, "root": {"keys": ["k3", "k4", "k5"], "threshold": 2},
    }))
    .unwrap()
}

fn sign(pair: &KeyPair, bytes: &[u8], comment: &str) -> Vec<u8> {
    minisign::sign(None, &pair.sk, Cursor::new(bytes), Some(comment), None).unwrap().into_string().into_bytes()
}

fn bundle_of(list: &[u8], signers: &[&KeyPair], more: Vec<Entry>) -> Vec<u8> {
    let comment = crate::publisher::comment_for(list);
    let mut entries = vec![Entry { name: LIST_FILE.into(), bytes: list.to_vec() }];
    for (at, pair) in signers.iter().enumerate() {
        entries.push(Entry { name: format!("{LIST_FILE}.{at:08}.minisig"), bytes: sign(pair, list, &comment) });
    }
    entries.extend(more);
    bundle::write(&entries).unwrap()
}

fn list_bytes() -> Vec<u8> {
    compile::compile(frozen_list::source()).unwrap().bytes
}

#[test]
fn two_of_three_are_enough_and_named() {
    let publisher = Publisher::new();
    let verified = publisher.verify(&publisher.bundle(&list_bytes(), &[0, 2])).unwrap();
    assert_eq!(verified.signers, ["tester 0", "tester 2"]);
    assert_eq!(verified.list.edition, crate::index().list().edition);
}

#[test]
fn too_few_signatures_are_refused() {
    let publisher = Publisher::new();
    let list = list_bytes();
    for (signers, good) in [(vec![], 0), (vec![0], 1), (vec![0, 0], 1), (vec![0, 3], 1), (vec![3, 4, 5], 0)] {
        let refused = publisher.verify(&publisher.bundle(&list, &signers)).unwrap_err();
        assert_eq!(refused, TrustError::NotEnoughSignatures { good, needed: 2 }, "{signers:?}");
    }
}

#[test]
fn foreign_keys_do_not_count() {
    let (publisher, stranger) = (Publisher::new(), Publisher::new());
    let refused = publisher.verify(&stranger.bundle(&list_bytes(), &[0, 1, 2])).unwrap_err();
    assert_eq!(refused, TrustError::NotEnoughSignatures { good: 0, needed: 2 });
}

#[test]
fn a_comment_that_disagrees_with_the_bytes_does_not_count() {
    let publisher = Publisher::new();
    let list = list_bytes();
    let entries = [
        Entry { name: LIST_FILE.into(), bytes: list.clone() },
        Entry { name: format!("{LIST_FILE}.minisig"), bytes: sign(&publisher.keys[0], &list, "sha256=0000") },
        Entry { name: format!("{LIST_FILE}.00000001.minisig"), bytes: sign(&publisher.keys[1], &list, "sha256=0000") },
    ];
    let refused = publisher.verify(&bundle::write(&entries).unwrap()).unwrap_err();
    assert_eq!(refused, TrustError::NotEnoughSignatures { good: 0, needed: 2 });
}

/// Correctly signed, but not a list of this kind.
#[test]
fn other_signed_bytes_are_refused() {
    let publisher = Publisher::new();
    let list = String::from_utf8(list_bytes()).unwrap();
    for (bytes, told) in [
        (list.replacen("\"barred-supplier-list\"", "\"keyset\"", 1), "type"),
        (list.replacen("\"spec\":1", "\"spec\":2", 1), "edition 2"),
        (list.replacen("\"uk-vendor-checker\"", "\"another-list\"", 1), "another-list"),
        (list.replacen("\"sources\":", "\"surprise\":1,\"sources\":", 1), "surprise"),
        ("{".to_owned(), "EOF"),
        (String::new(), "EOF"),
        ("[".repeat(100_000), "invalid type"),
    ] {
        let refused = publisher.verify(&publisher.bundle(bytes.as_bytes(), &[0, 1])).unwrap_err();
        assert!(refused.to_string().contains(told), "{told}: {refused}");
    }
}

#[test]
fn a_changed_byte_anywhere_is_refused() {
    let publisher = Publisher::new();
    let good = publisher.bundle(&list_bytes(), &[0, 1]);
    assert!(publisher.verify(&good).is_ok());
    let step = good.len() / 97;
    for at in (0..good.len()).step_by(step).chain(good.len() - 200..good.len()) {
        let mut bad = good.clone();
        bad[at] ^= 1;
        assert!(publisher.verify(&bad).is_err(), "byte {at}");
    }
}

#[test]
fn the_keyset_chain_needs_both_sides() {
    let (old, new) = (Publisher::new(), Publisher::new());
    let next = keyset(2, &new.keys.iter().collect::<Vec<_>>());
    let list = list_bytes();
    let with = |signers: &[&KeyPair]| {
        let mut more = vec![Entry { name: "keyset.2.json".into(), bytes: next.clone() }];
        more.extend(signers.iter().enumerate().map(|(at, pair)| Entry {
            name: format!("keyset.2.json.{at:08}.minisig"),
            bytes: sign(pair, &next, "keyset"),
        }));
        bundle_of(&list, &[&new.keys[0], &new.keys[1]], more)
    };
    let both = with(&[&old.keys[3], &old.keys[4], &new.keys[3], &new.keys[4]]);
    assert_eq!(old.verify(&both).unwrap().keyset_version, 2);
    for (signers, missing) in [
        (vec![&old.keys[3], &new.keys[3], &new.keys[4]], "keyset 1"),
        (vec![&old.keys[3], &old.keys[4], &new.keys[3]], "keyset 2"),
        (vec![&old.keys[0], &old.keys[1], &new.keys[3], &new.keys[4]], "keyset 1"),
    ] {
        let refused = old.verify(&with(&signers)).unwrap_err().to_string();
        assert!(refused.contains(missing), "{missing}: {refused}");
    }
}

#[test]
fn weak_or_repeated_keys_are_refused() {
    let publisher = Publisher::new();
    let bundle = publisher.bundle(&list_bytes(), &[0, 1]);
    let twice: Vec<&KeyPair> = (0..6).map(|at| &publisher.keys[at % 5]).collect();
    assert!(matches!(trust::verify_from(&bundle, &keyset(1, &twice)), Err(TrustError::Keyset { .. })));
    let weak = String::from_utf8(publisher.anchor.clone()).unwrap().replacen(
        &publisher.keys[0].pk.to_base64(),
        &low_order_key(),
        1,
    );
    assert!(matches!(trust::verify_from(&bundle, weak.as_bytes()), Err(TrustError::Keyset { .. })));
}

/// A minisign public key whose point is the identity.
fn low_order_key() -> String {
    use base64::Engine;
    let mut bytes = b"Ed\0\0\0\0\0\0\0\0".to_vec();
    bytes.push(1);
    bytes.extend([0; 31]);
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

#[test]
fn compiling_twice_gives_the_same_bytes() {
    assert!(list_bytes() == list_bytes());
}

/// A source folder with the marker added and nothing else changed.
fn marked_source(name: &str) -> std::path::PathBuf {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    frozen_list::copy(frozen_list::source(), &folder);
    std::fs::write(folder.join("DRAFT"), "").unwrap();
    folder
}

#[test]
fn a_draft_is_believed_only_by_the_build_that_was_made_with_it() {
    let (source, signed) = (marked_source("draft-believed"), root().join("public/vendor-list.zip"));
    let Carried { bundle, draft } = draft::carried(&source, &signed, false).unwrap();
    let sha256 = draft.unwrap();
    let believed = trust::believe(&bundle, Some(&sha256)).unwrap();
    assert!(believed.list.draft && believed.signers.is_empty());
    assert_eq!(believed.list.makers.len(), crate::index().list().makers.len());
    // Another build, a release, and a draft that somebody changed.
    let unsigned = TrustError::NotEnoughSignatures { good: 0, needed: believed.threshold };
    assert_eq!(trust::believe(&bundle, None).unwrap_err(), unsigned);
    assert_eq!(trust::believe(&bundle, Some(&"0".repeat(64))).unwrap_err(), unsigned);
    let mut entries = bundle::read(&bundle).unwrap();
    let text = String::from_utf8(entries[0].bytes.clone()).unwrap().replacen("Hikvision", "Hikvisiom", 1);
    entries[0].bytes = text.into_bytes();
    assert_eq!(trust::believe(&bundle::write(&entries).unwrap(), Some(&sha256)).unwrap_err(), unsigned);
    // A build with a draft accepts a signed list too.
    assert!(!trust::believe(&std::fs::read(&signed).unwrap(), Some(&sha256)).unwrap().list.draft);
}

#[test]
fn a_release_takes_no_draft_and_a_draft_is_not_signed() {
    let (source, signed) = (marked_source("draft-released"), root().join("public/vendor-list.zip"));
    let refused = draft::carried(&source, &signed, true).unwrap_err();
    assert!(matches!(refused, DraftError::Release) && refused.to_string().contains("list/DRAFT"), "{refused}");
    let key = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("no-key");
    let source = source.to_str().unwrap();
    let words = ["list", "sign", "--source", source, "--key", key.to_str().unwrap()];
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_vendor-check")).args(words).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && said.contains("a draft is not signed"), "{said}");
    // Without the marker both carry the signed edition, and nothing is packed without a signature.
    let unmarked = root().join("list");
    if !draft::is_marked(&unmarked) {
        for release in [true, false] {
            let carried = draft::carried(&unmarked, &signed, release).unwrap();
            assert_eq!((carried.draft, carried.bundle.len()), (None, std::fs::read(&signed).unwrap().len()));
        }
    }
}

/// A run may answer with a draft that it compiles itself, but never in a release and never without the marker, and its
/// output says so.
#[test]
fn a_run_that_compiles_a_draft_believes_it_and_says_so() {
    let source = marked_source("draft-run");
    assert!(matches!(draft::of_source(&source, true), Err(DraftError::Release)));
    let maker = source.join("controls/axis.toml");
    let text = std::fs::read_to_string(&maker).unwrap();
    std::fs::write(&maker, text.replacen("[[brand]]", "[[brand]]\ntext = \"Quortelon\"\nscope = \"all\"\nconfidence = \"background-unverified\"\nsources = [\"trade-knowledge\"]\n\n[[brand]]", 1)).unwrap();
    let check = |source: &str| {
        let words = ["check", "--source", source, "--text", "Quortelon camera", "--format", "jsonl"];
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_vendor-check")).args(words).output().unwrap();
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    let said = check(source.to_str().unwrap());
    assert!(said.contains("\"verdict\":\"none-found\"") && said.contains("\"draft\":true"), "{said}");
    std::fs::remove_file(source.join("DRAFT")).unwrap();
    assert!(matches!(draft::of_source(&source, false), Err(DraftError::NotMarked(_))));
    let said = check(source.to_str().unwrap());
    assert!(said.contains("has no marker DRAFT") && said.contains("Nothing was checked"), "{said}");
}

/// A list that is unsigned and does not call itself a draft is refused, whatever the build knows.
#[test]
fn what_calls_itself_no_draft_needs_signatures() {
    let entries = [Entry { name: LIST_FILE.into(), bytes: compile_without_marker() }];
    let bundle = bundle::write(&entries).unwrap();
    let sha256 = vendor_text::hashes::sha256_hex(&bundle);
    assert_eq!(trust::believe(&bundle, Some(&sha256)).unwrap_err(), TrustError::NoDraft);
}

fn compile_without_marker() -> Vec<u8> {
    let mut list = crate::index().list().clone();
    list.draft = false;
    serde_json::to_vec(&list).unwrap()
}

/// A keyset that omits its flag does not hide that its keys are on a developer's machine.
#[test]
fn development_keys_are_known_whatever_their_keyset_says() {
    let text = std::fs::read_to_string(root().join("list/keysets/keyset.1.json")).unwrap();
    let mut keyset: trust::Keyset = serde_json::from_str(&text).unwrap();
    for key in &keyset.keys {
        let alone = trust::Keyset { development: false, keys: vec![key.clone()], ..keyset.clone() };
        assert!(alone.is_for_development(), "{}", key.id);
    }
    let strangers = self::keyset(1, &Publisher::new().keys.iter().collect::<Vec<_>>());
    keyset = serde_json::from_slice(&strangers).unwrap();
    assert!(!keyset.is_for_development(), "keys that nobody knows are no development keys by that alone");
}
