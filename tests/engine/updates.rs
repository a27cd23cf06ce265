//! Newer lists and newer keys, case by case. Cases from the conformance suite of The Update Framework keep their names,
//! as far as they exist here: there is no server and no timestamp.

use crate::publisher::{FAR, Keys, bring, bundle, comment_for, floor, list, list_of, signed};
use minisign::KeyPair;
use vendor_engine::report::explain;
use vendor_engine::report::record::{Freshness, ListStamp};
use vendor_list::bundle::{self as container, Entry};
use vendor_list::schema::{List, Withdrawn};
use vendor_list::trust::{self, Compared, Floor, LIST_FILE, TrustError};
use vendor_text::Date;

/// A publisher with a first and a second set of keys, and a program that has list 5.
struct World {
    old: Keys,
    new: Keys,
    anchor: Vec<u8>,
    floor: Floor,
}

impl World {
    fn new() -> Self {
        let (old, new) = (Keys::new(), Keys::new());
        let anchor = old.keyset(1, 1, FAR);
        let floor = floor(&bundle(&list(1, 5, 1, ""), &old.list(&[0, 1]), &[]), &anchor);
        Self { old, new, anchor, floor }
    }

    /// The second keyset, signed by some keys.
    fn keyset_2(&self, epoch: u32, signers: &[&KeyPair]) -> Vec<Entry> {
        signed("keyset.2.json", &self.new.keyset(2, epoch, FAR), "keyset", signers)
    }

    fn good_keyset_2(&self, epoch: u32) -> Vec<Entry> {
        self.keyset_2(epoch, &[self.old.root(&[0, 1]), self.new.root(&[0, 1])].concat())
    }
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn a_newer_list_is_newer_and_the_floor_rises() {
    let World { old, mut floor, .. } = World::new();
    let (_, compared) = bring(&mut floor, &bundle(&list(1, 6, 1, ""), &old.list(&[1, 2]), &[])).unwrap();
    assert_eq!((compared, floor.number()), (Compared::Newer, (1, 6)));
}

/// test_new_timestamp_version_rollback, test_new_targets_version_rollback.
#[test]
fn version_rollback_never_installs() {
    let World { old, mut floor, .. } = World::new();
    let (_, compared) = bring(&mut floor, &bundle(&list(1, 4, 1, ""), &old.list(&[0, 1]), &[])).unwrap();
    assert_eq!((compared, floor.number()), (Compared::Older, (1, 5)));
}

/// test_timestamp_content_changes.
#[test]
fn the_same_number_with_other_bytes_is_refused_and_both_are_named() {
    let World { old, mut floor, .. } = World::new();
    let same = list(1, 5, 1, "");
    let other = list(1, 5, 1, "other");
    assert_eq!(bring(&mut floor, &bundle(&same, &old.list(&[0, 2]), &[])).unwrap().1, Compared::Same);
    let refused = bring(&mut floor, &bundle(&other, &old.list(&[0, 1]), &[])).unwrap_err();
    let [known, given] = [&same, &other].map(|bytes| vendor_text::hashes::sha256_hex(bytes));
    assert!(refused.to_string().contains(&known) && refused.to_string().contains(&given), "{refused}");
    assert_eq!(refused, TrustError::SameNumber { version: 5, known, given });
}

/// test_root_rotation: which signers make a keyset the next one.
#[test]
fn root_rotation() {
    let world = World::new();
    let (old, new) = (&world.old, &world.new);
    let six = list(1, 6, 2, "");
    for (signers, good) in [
        ([old.root(&[0, 1]), new.root(&[0, 1])].concat(), true),
        ([old.root(&[1, 2]), new.root(&[0, 2])].concat(), true),
        ([old.root(&[0, 1, 2]), new.root(&[0, 1, 2])].concat(), true),
        ([old.root(&[0]), new.root(&[0, 1])].concat(), false),
        ([old.root(&[0, 1]), new.root(&[0])].concat(), false),
        ([old.root(&[0, 0]), new.root(&[0, 1])].concat(), false),
        ([old.list(&[0, 1]), new.root(&[0, 1])].concat(), false),
        (old.root(&[0, 1, 2]), false),
        (new.root(&[0, 1, 2]), false),
        (Vec::new(), false),
    ] {
        let given = bundle(&six, &new.list(&[0, 1]), &world.keyset_2(1, &signers));
        let said = world.floor.verify(&given);
        assert_eq!(said.is_ok(), good, "{} signers: {:?}", signers.len(), said.err());
    }
}

/// test_non_root_rotations: after it, only the new keys sign lists.
#[test]
fn list_keys_rotate() {
    let world = World::new();
    let six = list(1, 6, 2, "");
    let chain = world.good_keyset_2(1);
    assert!(world.floor.verify(&bundle(&six, &world.new.list(&[0, 2]), &chain)).is_ok());
    for signers in [world.old.list(&[0, 1, 2]), [world.old.list(&[0]), world.new.list(&[0])].concat()] {
        let refused = world.floor.verify(&bundle(&six, &signers, &chain)).unwrap_err();
        assert!(matches!(refused, TrustError::NotEnoughSignatures { needed: 2, .. }), "{refused}");
    }
}

/// A bundle that leaves out a known keyset is still judged by it.
#[test]
fn an_old_bundle_without_the_new_keyset_counts_no_more() {
    let World { old, new, mut floor, .. } = World::new();
    let world = World { old, new, anchor: Vec::new(), floor: floor.clone() };
    let with = bundle(&list(1, 6, 2, ""), &world.new.list(&[0, 1]), &world.good_keyset_2(1));
    bring(&mut floor, &with).unwrap();
    assert_eq!(floor.keyset_version(), 2);
    let without = bundle(&list(1, 7, 1, ""), &world.old.list(&[0, 1, 2]), &[]);
    assert!(world.floor.verify(&without).is_ok(), "before the rotation it would have been taken");
    assert_eq!(floor.verify(&without).unwrap_err(), TrustError::NotEnoughSignatures { good: 0, needed: 2 });
    // Lists under the new keys need not include their keyset again.
    assert_eq!(floor.verify(&bundle(&list(1, 7, 2, ""), &world.new.list(&[0, 1]), &[])).unwrap().1, Compared::Newer);
}

#[test]
fn a_second_keyset_of_one_number_is_refused() {
    let mut world = World::new();
    let chain = world.good_keyset_2(1);
    bring(&mut world.floor, &bundle(&list(1, 6, 2, ""), &world.new.list(&[0, 1]), &chain)).unwrap();
    let others = Keys::new();
    let swapped = signed(
        "keyset.2.json",
        &others.keyset(2, 1, FAR),
        "keyset",
        &[world.old.root(&[0, 1]), others.root(&[0, 1])].concat(),
    );
    let refused = world.floor.verify(&bundle(&list(1, 7, 2, ""), &others.list(&[0, 1]), &swapped)).unwrap_err();
    assert!(refused.to_string().contains("differs from the keyset of this number"), "{refused}");
}

/// The same list signed under newer keys brings these with it.
#[test]
fn a_list_that_is_signed_anew_brings_its_keyset() {
    let mut world = World::new();
    let given = bundle(&list(1, 5, 1, ""), &world.new.list(&[0, 1]), &world.good_keyset_2(1));
    assert_eq!(bring(&mut world.floor, &given).unwrap().1, Compared::Newer);
    assert_eq!((world.floor.number(), world.floor.keyset_version()), ((1, 5), 2));
}

/// test_url_and_metadata_version_mismatch; versions rise by one.
#[test]
fn a_keyset_that_calls_itself_otherwise_or_leaves_a_step_out_is_not_taken() {
    let world = World::new();
    let roots = [world.old.root(&[0, 1]), world.new.root(&[0, 1])].concat();
    let three = world.new.keyset(3, 1, FAR);
    let as_two = signed("keyset.2.json", &three, "keyset", &roots);
    let refused = world.floor.verify(&bundle(&list(1, 6, 2, ""), &world.new.list(&[0, 1]), &as_two)).unwrap_err();
    assert!(refused.to_string().contains("calls itself 3"), "{refused}");
    let alone = signed("keyset.3.json", &three, "keyset", &roots);
    let refused = world.floor.verify(&bundle(&list(1, 6, 3, ""), &world.new.list(&[0, 1]), &alone)).unwrap_err();
    assert_eq!(refused, TrustError::NotEnoughSignatures { good: 0, needed: 2 });
}

/// test_timestamp_fast_forward_recovery, and the whole of what a publisher does when two list keys are stolen.
#[test]
fn a_stolen_threshold_is_recovered_from() {
    let World { old, new, anchor, floor: start } = World::new();
    let world = World { old, new, anchor, floor: start.clone() };
    // The thief signs the highest number that there is, and a user takes it.
    let stolen = bundle(&list(1, u32::MAX, 1, "forged"), &world.old.list(&[0, 1]), &[]);
    let mut hit = start.clone();
    assert_eq!(bring(&mut hit, &stolen).unwrap().1, Compared::Newer);
    let ordinary = bundle(&list(1, 6, 1, ""), &world.old.list(&[1, 2]), &[]);
    assert_eq!(hit.verify(&ordinary).unwrap().1, Compared::Older, "no ordinary list gets past it");
    // The root keys issue a keyset with other list keys and a new epoch; list numbers start again.
    let recovery = bundle(&list(2, 1, 2, ""), &world.new.list(&[0, 1]), &world.good_keyset_2(2));
    for mut floor in [hit, start] {
        assert_eq!(bring(&mut floor, &recovery).unwrap().1, Compared::Newer);
        assert_eq!((floor.number(), floor.keyset_version()), ((2, 1), 2));
        // What the thief signs from now on, and what was signed before, counts nowhere.
        for epoch in [1, 2] {
            let again = bundle(&list(epoch, u32::MAX, 1, "again"), &world.old.list(&[0, 1]), &[]);
            assert_eq!(floor.verify(&again).unwrap_err(), TrustError::NotEnoughSignatures { good: 0, needed: 2 });
        }
        assert!(floor.verify(&stolen).is_err());
        // A list of the former epoch does not belong to this keyset, whoever signs it.
        let back = bundle(&list(1, 9, 2, ""), &world.new.list(&[0, 1]), &[]);
        assert!(floor.verify(&back).unwrap_err().to_string().contains("another keyset"));
    }
}

#[test]
fn an_epoch_never_goes_back() {
    let world = World::new();
    let roots = [world.old.root(&[0, 1]), world.new.root(&[0, 1])].concat();
    let back = signed("keyset.2.json", &world.new.keyset(2, 0, FAR), "keyset", &roots);
    let refused = world.floor.verify(&bundle(&list(0, 9, 2, ""), &world.new.list(&[0, 1]), &back)).unwrap_err();
    assert!(refused.to_string().contains("earlier epoch"), "{refused}");
}

/// test_duplicate_keys, test_duplicate_sig_keyids: one key that signs several times is one signer.
#[test]
fn one_key_counts_once() {
    let world = World::new();
    let refused = world.floor.verify(&bundle(&list(1, 6, 1, ""), &world.old.list(&[0, 0, 0]), &[])).unwrap_err();
    assert_eq!(refused, TrustError::NotEnoughSignatures { good: 1, needed: 2 });
}

/// test_invalid_sig_in_valid_metadata: it is skipped and counted.
#[test]
fn a_bad_signature_beside_enough_good_ones_is_passed_over() {
    let world = World::new();
    let six = list(1, 6, 1, "");
    let mut entries = signed(LIST_FILE, &six, &comment_for(&six), &world.old.list(&[0, 1]));
    let other = signed(LIST_FILE, b"other", &comment_for(&six), &world.old.list(&[2])).pop().unwrap();
    entries.push(Entry { name: format!("{LIST_FILE}.0000000f.minisig"), ..other });
    let (verified, _) = world.floor.verify(&container::write(&entries).unwrap()).unwrap();
    assert_eq!((verified.signers.len(), verified.not_counted), (2, 1));
}

/// test_new_targets_has_too_few_keys; and nothing is parsed before enough keys have signed it.
#[test]
fn what_is_not_verified_is_not_parsed() {
    let world = World::new();
    for bytes in [&b"{"[..], b"", b"\xff\xfe", &list(1, 6, 1, "")] {
        let refused = world.floor.verify(&bundle(bytes, &world.old.list(&[0]), &[])).unwrap_err();
        assert_eq!(refused, TrustError::NotEnoughSignatures { good: 1, needed: 2 });
    }
}

/// test_incorrect_metadata_type.
#[test]
fn a_keyset_is_no_list_and_a_list_is_no_keyset() {
    let world = World::new();
    let keyset = world.old.keyset(1, 1, FAR);
    let refused = world.floor.verify(&bundle(&keyset, &world.old.list(&[0, 1]), &[])).unwrap_err();
    assert!(matches!(refused, TrustError::NotAList(_)), "{refused}");
    let roots = [world.old.root(&[0, 1]), world.new.root(&[0, 1])].concat();
    let as_keyset = signed("keyset.2.json", &list(1, 6, 1, ""), "keyset", &roots);
    let refused = world.floor.verify(&bundle(&list(1, 6, 2, ""), &world.new.list(&[0, 1]), &as_keyset)).unwrap_err();
    assert!(matches!(refused, TrustError::Keyset { version: 2, .. }), "{refused}");
}

/// Version, date, epoch, id and hash of the trusted comment are those of the list, or the signature does not count.
#[test]
fn a_comment_about_another_list_does_not_count() {
    let world = World::new();
    let six = list(1, 6, 1, "");
    let good = comment_for(&six);
    for (right, wrong) in [
        ("version=6", "version=7"),
        ("issued=2026-06-01", "issued=2026-07-01"),
        ("epoch=1", "epoch=2"),
        ("list=uk-vendor-checker", "list=another"),
        (" version=6", ""),
        ("list=", "note=x list="),
    ] {
        let comment = good.replacen(right, wrong, 1);
        assert_ne!(comment, good);
        let entries = signed(LIST_FILE, &six, &comment, &world.old.list(&[0, 1]));
        let refused = world.floor.verify(&container::write(&entries).unwrap()).unwrap_err();
        assert_eq!(refused, TrustError::NotEnoughSignatures { good: 0, needed: 2 }, "{comment}");
    }
}

/// test_expired_root: a list that was issued after its keyset expired is refused, whatever the clock says.
#[test]
fn a_keyset_that_expired_signs_no_newer_list() {
    let keys = Keys::new();
    let anchor = keys.keyset(1, 1, "2026-06-30");
    let of_day = |day: &str, version| bundle(&list_of(date(day), 1, version, 1, ""), &keys.list(&[0, 1]), &[]);
    let floor = floor(&of_day("2026-06-30", 5), &anchor);
    let refused = floor.verify(&of_day("2026-07-01", 6)).unwrap_err().to_string();
    assert!(refused.contains("it expired on 30 June 2026, before this list was issued"), "{refused}");
    // The list that is there continues to answer, and says so in every result.
    let stamp = ListStamp::of(&trust::verify_from(&of_day("2026-06-30", 5), &anchor).unwrap());
    assert_eq!(stamp.freshness(date("2026-06-30")), Freshness::Current);
    assert_eq!(stamp.freshness(date("2026-07-01")), Freshness::Expired);
    let said = explain::stale(&stamp, date("2026-07-01")).unwrap();
    assert!(said.contains("the keys that signed this list expired on 30 June 2026"), "{said}");
}

/// test_expired_local_*: after its dates a list warns, but never locks its user out.
#[test]
fn an_old_list_answers_and_says_so() {
    let World { old, anchor, .. } = World::new();
    let stamp =
        ListStamp::of(&trust::verify_from(&bundle(&list(1, 5, 1, ""), &old.list(&[0, 1]), &[]), &anchor).unwrap());
    assert_eq!(explain::stale(&stamp, date("2026-12-01")), None);
    assert_eq!(explain::stale(&stamp, date("2026-12-02")).unwrap(), "A newer list was due on 1 December 2026.");
    assert!(explain::stale(&stamp, date("2027-06-02")).unwrap().starts_with("OUT OF DATE"));
}

/// A clock before the newest list that was seen is wrong.
#[test]
fn a_clock_never_goes_behind_what_was_seen() {
    let World { old, anchor, .. } = World::new();
    let verified = trust::verify_from(&bundle(&list(1, 5, 1, ""), &old.list(&[0, 1]), &[]), &anchor).unwrap();
    assert_eq!(ListStamp::of(&verified).day_by(date("2000-01-01")), date("2026-06-01"));
    assert_eq!(Floor::of(&verified).issued(), date("2026-06-01"));
}

/// test_unsigned_initial_root, test_invalid_initial_root: an invalid anchor verifies nothing.
#[test]
fn an_anchor_that_is_none_verifies_nothing() {
    let World { old, .. } = World::new();
    let good = bundle(&list(1, 5, 1, ""), &old.list(&[0, 1]), &[]);
    for anchor in [&b""[..], b"{}", &list(1, 5, 1, "")] {
        assert!(matches!(trust::verify_from(&good, anchor), Err(TrustError::Keyset { .. })));
    }
}

#[test]
fn a_list_says_that_a_version_of_the_program_is_withdrawn() {
    let World { old, anchor, .. } = World::new();
    let with = |versions: &[&str]| {
        let mut list: List = serde_json::from_slice(&list(1, 6, 1, "")).unwrap();
        let versions = versions.iter().map(|version| (*version).to_owned()).collect();
        list.withdrawn = vec![Withdrawn { versions, since: date("2026-06-01"), why: "It misread tables.".to_owned() }];
        let bundle = bundle(&serde_json::to_vec(&list).unwrap(), &old.list(&[0, 1]), &[]);
        explain::stale(&ListStamp::of(&trust::verify_from(&bundle, &anchor).unwrap()), date("2026-06-02"))
    };
    let this = vendor_engine::TOOL_VERSION;
    let said = with(&["0.0.1", this]).unwrap();
    assert_eq!(said, format!("WITHDRAWN: version {this} of this program must no longer be used. It misread tables."));
    assert_eq!(with(&["0.0.1"]), None);
}

/// A bundle has room for 64 files, so a signed chain ends long before 32 steps; an unsigned one ends at once.
#[test]
fn a_chain_of_unsigned_steps_ends_at_the_first() {
    let world = World::new();
    let mut entries = Vec::new();
    let mut before = &world.old;
    let sets: Vec<Keys> = (0..2).map(|_| Keys::new()).collect();
    for version in 2..=34 {
        let next = &sets[version % 2];
        let name = format!("keyset.{version}.json");
        let bytes = next.keyset(u32::try_from(version).unwrap(), 1, FAR);
        entries.extend(signed(&name, &bytes, "keyset", &[]));
        before = next;
    }
    let refused = world.floor.verify(&bundle(&list(1, 6, 1, ""), &before.list(&[0, 1]), &entries)).unwrap_err();
    assert!(matches!(refused, TrustError::Keyset { version: 2, .. }), "unsigned steps end it at the first: {refused}");
}
