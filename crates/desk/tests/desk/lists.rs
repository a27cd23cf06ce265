//! A newer list and one of the past answer in turn, and invalid ones never do. Keys are made here, and the desk is
//! opened with an anchor made from them.

use crate::{FromWorker, REGISTER, Table, ToWorker, answers, carried, context, today};
use minisign::KeyPair;
use proptest::prelude::*;
use std::cell::Cell;
use std::io::Cursor;
use std::sync::OnceLock;
use vendor_desk::estate::{EstateAnswer, RegisterAsk};
use vendor_desk::opening;
use vendor_desk::protocol::{Believed, Comparison, Which};
use vendor_engine::judge::Verdict;
use vendor_list::bundle::{self, Entry};
use vendor_list::schema::List;
use vendor_list::trust::{self, Compared, LIST_FILE, LIST_ID};
use vendor_text::hashes::sha256_hex;

struct Publisher {
    keys: Vec<KeyPair>,
    anchor: Vec<u8>,
}

impl Publisher {
    fn new() -> Self {
        let keys: Vec<KeyPair> = (0..3).map(|_| KeyPair::generate_unencrypted_keypair().unwrap()).collect();
        let named = keys.iter().enumerate().map(|(at, pair)| {
            serde_json::json!({"id": at.to_string(), "owner": format!("tester {at}"), "public_key": pair.pk.to_base64()})
        });
        let role = serde_json::json!({"keys": ["0", "1", "2"], "threshold": 2});
        let anchor = serde_json::json!({
            "type": "keyset", "list_id": LIST_ID, "version": 1, "issued": "2026-01-01", "expires": "2036-01-01",
            "list_epoch": 1, "keys": named.collect::<Vec<_>>(), "list": role, "root": role,
        });
        Self { anchor: serde_json::to_vec(&anchor).unwrap(), keys }
    }

    /// The list of this build as another edition.
    fn edition(&self, version: u32, signers: usize, change: impl FnOnce(&mut List)) -> Vec<u8> {
        let entries = bundle::read(&carried().bundle).unwrap();
        let mut list: List = serde_json::from_slice(trust::payload(&entries).unwrap()).unwrap();
        list.draft = false;
        (list.edition.epoch, list.edition.version, list.edition.keyset_version) = (1, version, 1);
        change(&mut list);
        let bytes = serde_json::to_vec(&list).unwrap();
        let comment = trust::comment_of(&list.edition, &sha256_hex(&bytes));
        let mut entries = vec![Entry { name: LIST_FILE.to_owned(), bytes: bytes.clone() }];
        for (at, pair) in self.keys.iter().take(signers).enumerate() {
            let signature = minisign::sign(None, &pair.sk, Cursor::new(&bytes), Some(&comment), None).unwrap();
            entries.push(Entry {
                name: format!("{LIST_FILE}.{at:08}.minisig"),
                bytes: signature.into_string().into_bytes(),
            });
        }
        bundle::write(&entries).unwrap()
    }

    /// A desk of a program that was built with edition 5.
    fn desk(&self) -> Table {
        let built_in = self.edition(5, 2, |_| {});
        let verified = trust::verify_from(&built_in, &self.anchor);
        let desk = opening::open_with::<Vec<Vec<u8>>>(&built_in, verified, None, &mut |_| {}).unwrap();
        Table { desk, now: Cell::new(1_000.0), step: Cell::new(0.0) }
    }
}

fn use_list(table: &mut Table, which: Which<Vec<u8>>) -> Vec<FromWorker> {
    table.to_the_end(ToWorker::UseList { id: 90, which, context: context(""), today: today() })
}

fn believed(said: &[FromWorker]) -> Option<&Believed> {
    said.iter().find_map(|message| match message {
        FromWorker::Ready(believed) => Some(&**believed),
        _ => None,
    })
}

fn refused(said: &[FromWorker]) -> &str {
    match said {
        [FromWorker::ListNotTaken(reason)] => reason,
        _ => panic!("not refused"),
    }
}

fn compare(table: &mut Table, bytes: Vec<u8>) -> Result<Comparison, String> {
    let ask = ToWorker::Compare { name: "brought.zip".to_owned(), bytes, estate: context("existing-equipment") };
    match table.say(ask).pop() {
        Some(FromWorker::Compared(compared)) => compared,
        _ => panic!("not compared"),
    }
}

fn without_hikvision(list: &mut List) {
    let family =
        |maker: &vendor_list::makers::Maker| maker.id == "hikvision" || maker.group.as_deref() == Some("hikvision");
    let gone: Vec<String> = list.makers.iter().filter(|maker| family(maker)).map(|maker| maker.id.clone()).collect();
    list.makers.retain(|maker| !gone.contains(&maker.id));
    list.models.retain(|id, _| !gone.contains(id));
}

#[test]
fn a_newer_list_is_looked_at_first_and_then_answers() {
    let (publisher, line) = (Publisher::new(), "4 x DS-2CD2143G2-I turret camera");
    let mut table = publisher.desk();
    assert_eq!(table.ask(1, line, "").single.unwrap().verdict, Verdict::Restricted);
    let ask = RegisterAsk::Take { beside: Vec::new() };
    assert!(matches!(table.to_the_end(ToWorker::Register(ask))[..], [FromWorker::Estate(EstateAnswer::Added { .. })]));
    let newer = publisher.edition(6, 2, without_hikvision);
    let seen = compare(&mut table, newer.clone()).unwrap();
    assert_eq!((seen.compared, seen.stamp.version), (Compared::Newer, 6));
    assert!(seen.notes.parts.iter().flat_map(|part| &part.entries).any(|note| note.name.contains("Hikvision")));
    let told: Vec<_> = seen.answers.iter().map(|open| (open.of_the_estate, open.lines, open.others)).collect();
    assert_eq!(told, [(false, 1, 1), (true, 1, 1)]);
    assert_eq!(seen.answers[0].first[0].1, Verdict::Restricted);
    // Looking at it changes nothing.
    assert_eq!(table.ask(2, line, "").single.unwrap().verdict, Verdict::Restricted);
    let said = use_list(&mut table, Which::Newer(newer.clone()));
    assert_eq!(believed(&said).unwrap().edition.version, 6);
    let answer = answers(said).pop().unwrap();
    assert_eq!((answer.id, answer.summary.list.version), (90, 6));
    assert_ne!(answer.single.unwrap().verdict, Verdict::Restricted, "the open lines are answered anew");
    // It has been accepted, and the one before it is now a list of the past.
    assert!(refused(&use_list(&mut table, Which::Newer(newer))).contains("You already have list"));
    let before = publisher.edition(5, 2, |_| {});
    assert!(refused(&use_list(&mut table, Which::Newer(before))).contains("older than the newest"));
}

#[test]
fn a_list_of_the_past_answers_with_a_mark_and_gives_way_again() {
    let publisher = Publisher::new();
    let mut table = publisher.desk();
    table.ask(1, REGISTER, "");
    let past = publisher.edition(3, 2, |_| {});
    assert_eq!(compare(&mut table, past.clone()).unwrap().compared, Compared::Older);
    let said = use_list(&mut table, Which::Historical(past));
    assert!(believed(&said).unwrap().stamp.historical);
    let summary = answers(said).pop().unwrap().summary;
    let told = vendor_engine::report::explain::stale(&summary.list, summary.today).unwrap();
    assert!(summary.list.historical && told.starts_with("HISTORICAL: list 3 of"), "{told}");
    let said = use_list(&mut table, Which::Newest);
    let stamp = &believed(&said).unwrap().stamp;
    assert_eq!((stamp.version, stamp.historical), (5, false));
    // A newer list is not one of the past.
    let newer = publisher.edition(6, 2, |_| {});
    assert!(refused(&use_list(&mut table, Which::Historical(newer))).contains("not an older one"));
}

#[test]
fn what_is_not_to_be_believed_changes_nothing() {
    let (publisher, stranger) = (Publisher::new(), Publisher::new());
    let mut table = publisher.desk();
    let mut flipped = publisher.edition(6, 2, |_| {});
    let at = flipped.len() / 2;
    flipped[at] ^= 1;
    for (bytes, told) in [
        (flipped, "damaged"),
        (publisher.edition(6, 1, |_| {}), "needs 2"),
        (stranger.edition(6, 3, |_| {}), "needs 2"),
        (publisher.edition(5, 2, without_hikvision), "two different lists carry number 5"),
        (b"PK".to_vec(), "damaged"),
    ] {
        let seen = compare(&mut table, bytes.clone()).unwrap_err();
        assert!(seen.starts_with("brought.zip was refused") && seen.contains(told), "{told}: {seen}");
        for which in [Which::Newer(bytes.clone()), Which::Historical(bytes)] {
            let said = use_list(&mut table, which);
            assert!(refused(&said).contains(told), "{told}");
        }
    }
    assert_eq!(table.ask(1, "Hikvision", "").summary.list.version, 5);
}

/// A clock that says a day before the newest list that was seen is wrong, whichever list answers.
#[test]
fn a_wrong_clock_is_put_right_by_the_newest_list() {
    let publisher = Publisher::new();
    let mut table = publisher.desk();
    let issued = "2027-02-01".parse().unwrap();
    let newer = publisher.edition(6, 2, |list| list.edition.issued = issued);
    let past = publisher.edition(3, 2, |list| list.edition.issued = "2026-02-01".parse().unwrap());
    use_list(&mut table, Which::Newer(newer));
    let said = |summary: &vendor_engine::report::record::Summary| {
        let stale = vendor_engine::report::explain::stale(&summary.list, summary.today).unwrap_or_default();
        stale.contains("CLOCK: this computer says") && stale.contains("given for 1 February 2027")
    };
    let summary = table.ask(1, "Hikvision", "").summary;
    assert!(summary.today == issued && said(&summary), "beside the answer and in every export");
    use_list(&mut table, Which::Historical(past));
    let summary = table.ask(2, "Hikvision", "").summary;
    assert!(summary.today == issued && said(&summary));
}

/// The number of a bundle, whether it is valid, and its bytes.
type Bundle = (u32, bool, Vec<u8>);

/// Bundles that may be brought to a desk whose own list is number 5, each with its number and whether it is valid.
fn pool() -> &'static (Publisher, Vec<Bundle>) {
    static POOL: OnceLock<(Publisher, Vec<Bundle>)> = OnceLock::new();
    POOL.get_or_init(|| {
        let (publisher, stranger) = (Publisher::new(), Publisher::new());
        let mut pool: Vec<Bundle> =
            [2, 4, 6, 7, 9].map(|version| (version, true, publisher.edition(version, 2, small))).into();
        pool.push((8, false, publisher.edition(8, 1, small)));
        pool.push((8, false, stranger.edition(8, 3, small)));
        // Nobody signed it, and it is not even a list: reading it before the check would show in the message.
        let entry = Entry { name: LIST_FILE.to_owned(), bytes: b"{\"edition\": not a list".to_vec() };
        pool.push((8, false, bundle::write(&[entry]).unwrap()));
        (publisher, pool)
    })
}

/// Reduces a list to two makers, because the desk reads it at every step.
fn small(list: &mut List) {
    list.makers.retain(|maker| ["hikvision", "axis"].contains(&maker.id.as_str()));
    list.models.retain(|id, _| list.makers.iter().any(|maker| maker.id == *id));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// The desk's own lists: whatever is brought, in whatever order and under whatever name, the list that answers is
    /// never older than the newest that was accepted unless it is marked as historical, and an invalid list is not
    /// read.
    #[test]
    fn the_desk_never_goes_behind_its_newest_list(steps in prop::collection::vec((0_usize..8, 0_u8..3), 1..7)) {
        let (publisher, pool) = pool();
        let mut table = publisher.desk();
        let mut newest = 5;
        for (which, how) in steps {
            let (version, good, bytes) = &pool[which];
            let (asked, may) = match how {
                0 => (Which::Newer(bytes.clone()), *good && *version > newest),
                1 => (Which::Historical(bytes.clone()), *good && *version < newest),
                _ => (Which::Newest, true),
            };
            let said = use_list(&mut table, asked);
            let Some(believed) = believed(&said) else {
                prop_assert!(!may, "list {version} was refused");
                let reason = refused(&said);
                prop_assert!(!reason.contains("expected") && !reason.contains("column"), "it was parsed: {reason}");
                continue;
            };
            prop_assert!(may, "list {version} was taken as {how}");
            if how == 0 {
                newest = *version;
            }
            let shown = believed.edition.version;
            prop_assert_eq!(believed.stamp.historical, how == 1);
            prop_assert_eq!(shown, if how == 1 { *version } else { newest });
        }
    }
}

#[test]
fn the_keys_are_shown_and_the_very_list_is_saved() {
    let publisher = Publisher::new();
    let mut table = publisher.desk();
    let newer = publisher.edition(6, 2, small);
    let said = use_list(&mut table, Which::Newer(newer.clone()));
    let shown = &believed(&said).unwrap().fingerprints;
    let keys = publisher.keys.iter().map(|pair| trust::fingerprint(&pair.pk.to_base64()).unwrap());
    let wanted: Vec<(String, String)> = keys.enumerate().map(|(at, print)| (format!("tester {at}"), print)).collect();
    assert_eq!(*shown, wanted);
    let saved = table.say(ToWorker::Evidence(vendor_desk::evidence::EvidenceAsk::List));
    let [FromWorker::Evidence(vendor_desk::evidence::EvidenceAnswer::List(pieces))] = saved.as_slice() else {
        panic!("not saved")
    };
    assert_eq!(pieces.concat(), newer);
}
