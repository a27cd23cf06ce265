//! A publisher of lists with its own keys, with which the tests of trust sign. The lists here are small; nothing is
//! looked up in them.

use minisign::KeyPair;
use std::io::Cursor;
use vendor_list::bundle::{self, Entry};
use vendor_list::schema::List;
use vendor_list::trust::{self, Floor, LIST_FILE, LIST_ID, TrustError, Verified};
use vendor_text::Date;
use vendor_text::hashes::sha256_hex;

/// The keys of one keyset: three that sign lists and three that sign keysets.
pub struct Keys(pub Vec<KeyPair>);

impl Keys {
    pub fn new() -> Self {
        Self((0..6).map(|_| KeyPair::generate_unencrypted_keypair().unwrap()).collect())
    }

    pub fn list(&self, which: &[usize]) -> Vec<&KeyPair> {
        which.iter().map(|at| &self.0[*at]).collect()
    }

    pub fn root(&self, which: &[usize]) -> Vec<&KeyPair> {
        which.iter().map(|at| &self.0[3 + *at]).collect()
    }

    /// The keyset of these keys.
    pub fn keyset(&self, version: u32, epoch: u32, expires: &str) -> Vec<u8> {
        let keys = self.0.iter().enumerate().map(|(at, pair)| {
            serde_json::json!({"id": format!("k{at}"), "owner": format!("tester {version}-{at}"), "public_key": pair.pk.to_base64()})
        });
        serde_json::to_vec(&serde_json::json!({
            "type": "keyset", "list_id": LIST_ID, "version": version, "issued": "2026-01-01", "expires": expires,
            "list_epoch": epoch, "keys": keys.collect::<Vec<_>>(),
            "list": {"keys": ["k0", "k1", "k2"], "threshold": 2}, "root": {"keys": ["k3", "k4", "k5"], "threshold": 2},
        }))
        .unwrap()
    }
}

/// The last day of every keyset, unless the test is about that day.
pub const FAR: &str = "2036-01-01";

/// A list of this number, issued on a day of 2026.
pub fn list(epoch: u32, version: u32, keyset_version: u32, note: &str) -> Vec<u8> {
    list_of("2026-06-01".parse().unwrap(), epoch, version, keyset_version, note)
}

pub fn list_of(issued: Date, epoch: u32, version: u32, keyset_version: u32, note: &str) -> Vec<u8> {
    let mut list = List::empty();
    let edition = &mut list.edition;
    edition.list_id = LIST_ID.to_owned();
    (edition.epoch, edition.version, edition.keyset_version, edition.issued) = (epoch, version, keyset_version, issued);
    (edition.next_due, edition.expires) = ("2026-12-01".parse().unwrap(), "2027-06-01".parse().unwrap());
    if !note.is_empty() {
        list.models.insert(note.to_owned(), Vec::new());
    }
    serde_json::to_vec(&list).unwrap()
}

pub fn sign(pair: &KeyPair, bytes: &[u8], comment: &str) -> Vec<u8> {
    minisign::sign(None, &pair.sk, Cursor::new(bytes), Some(comment), None).unwrap().into_string().into_bytes()
}

/// The comment that belongs to a list; for bytes that are not a list, only their hash.
pub fn comment_for(list: &[u8]) -> String {
    match serde_json::from_slice::<List>(list) {
        Ok(parsed) => trust::comment_of(&parsed.edition, &sha256_hex(list)),
        Err(_) => format!("list={LIST_ID} sha256={}", sha256_hex(list)),
    }
}

/// A file and its signatures.
pub fn signed(name: &str, bytes: &[u8], comment: &str, signers: &[&KeyPair]) -> Vec<Entry> {
    let mut entries = vec![Entry { name: name.to_owned(), bytes: bytes.to_vec() }];
    entries.extend(
        signers
            .iter()
            .enumerate()
            .map(|(at, pair)| Entry { name: format!("{name}.{at:08}.minisig"), bytes: sign(pair, bytes, comment) }),
    );
    entries
}

/// A bundle of a list and further files.
pub fn bundle(list: &[u8], signers: &[&KeyPair], more: &[Entry]) -> Vec<u8> {
    let entries = [signed(LIST_FILE, list, &comment_for(list), signers), more.to_vec()].concat();
    bundle::write(&entries).unwrap()
}

/// What a program that starts with a bundle has seen.
pub fn floor(bundle: &[u8], anchor: &[u8]) -> Floor {
    Floor::of(&trust::verify_from(bundle, anchor).unwrap())
}

/// Gives a program a bundle, as the page and the command do.
pub fn bring(floor: &mut Floor, bundle: &[u8]) -> Result<(Verified, trust::Compared), TrustError> {
    let (verified, compared) = floor.verify(bundle)?;
    floor.raise(&verified, compared);
    Ok((verified, compared))
}
