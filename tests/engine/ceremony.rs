//! What a publisher does with the command, step by step: keys, keysets, signatures by one signer at a time, a release.

use crate::publisher::{FAR, Keys, list};
use std::path::{Path, PathBuf};
use std::process::Command;
use vendor_list::trust;

/// A folder of its own, emptied.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("keysets")).unwrap();
    folder
}

/// Runs the command in a folder; returns whether it succeeded, and its output.
fn run(folder: &Path, words: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_vendor-check")).current_dir(folder).args(words).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

fn secret(folder: &Path, keys: &Keys, at: usize) -> String {
    let name = format!("secret-{at}.key");
    std::fs::write(folder.join(&name), keys.0[at].sk.to_box(None).unwrap().into_string()).unwrap();
    name
}

#[test]
fn signers_sign_one_by_one_and_a_used_number_is_not_released() {
    let (folder, keys) = (folder("ceremony-release"), Keys::new());
    std::fs::write(folder.join("keysets/keyset.1.json"), keys.keyset(1, 1, FAR)).unwrap();
    std::fs::write(folder.join("barred-list.json"), list(1, 5, 1, "")).unwrap();
    let release = [
        "list",
        "release",
        "barred-list.json",
        "--keysets",
        "keysets",
        "--anchor",
        "keysets/keyset.1.json",
        "--out",
        "list.zip",
    ];
    let (_, said) = run(&folder, &["keys", "sign", "barred-list.json", "--key", &secret(&folder, &keys, 0)]);
    assert!(said.contains("Signed barred-list.json (SHA-256 "), "{said}");
    let (well, said) = run(&folder, &release);
    assert!(!well && said.contains("has 1 good signature(s) of known keys and needs 2"), "{said}");
    run(&folder, &["keys", "sign", "barred-list.json", "--key", &secret(&folder, &keys, 2)]);
    let (well, said) = run(&folder, &release);
    assert!(well, "{said}");
    let bundle = std::fs::read(folder.join("list.zip")).unwrap();
    let verified = trust::verify_from(&bundle, &keys.keyset(1, 1, FAR)).unwrap();
    assert_eq!((verified.list.edition.version, verified.signers.len()), (5, 2));
    // The same number again, and a lower one.
    let (well, said) = run(&folder, &release);
    assert!(!well && said.contains("list 5 does not follow list 5"), "{said}");
    for (version, note, told) in
        [(4, "", "list 4 does not follow list 5"), (5, "other", "two different lists carry number 5")]
    {
        std::fs::write(folder.join("barred-list.json"), list(1, version, 1, note)).unwrap();
        for at in [0, 2] {
            run(&folder, &["keys", "sign", "barred-list.json", "--key", &secret(&folder, &keys, at)]);
        }
        let (well, said) = run(&folder, &release);
        assert!(!well && said.contains(told), "{said}");
    }
    assert_eq!(std::fs::read(folder.join("list.zip")).unwrap(), bundle, "what was published stays");
}

#[test]
fn a_signature_that_was_made_for_other_bytes_is_not_released() {
    let (folder, keys) = (folder("ceremony-stale"), Keys::new());
    std::fs::write(folder.join("keysets/keyset.1.json"), keys.keyset(1, 1, FAR)).unwrap();
    let release = |folder: &Path| {
        let anchor = "keysets/keyset.1.json";
        run(
            folder,
            &["list", "release", "barred-list.json", "--keysets", "keysets", "--anchor", anchor, "--out", "list.zip"],
        )
    };
    let sign = |at: usize| {
        run(&folder, &["keys", "sign", "barred-list.json", "--key", &secret(&folder, &keys, at)]);
    };
    std::fs::write(folder.join("barred-list.json"), list(1, 5, 1, "before a mend")).unwrap();
    sign(1);
    std::fs::write(folder.join("barred-list.json"), list(1, 5, 1, "")).unwrap();
    sign(0);
    sign(2);
    let (well, said) = release(&folder);
    assert!(!well && said.contains("1 of the signature files beside the list do not count"), "{said}");
    assert!(!folder.join("list.zip").exists());
    sign(1);
    let (well, said) = release(&folder);
    assert!(well && said.contains("with 3 signature(s)"), "{said}");
}

#[test]
fn a_keyset_follows_another_with_keys_of_its_own() {
    let (folder, keys) = (folder("ceremony-rotate"), Keys::new());
    std::fs::write(folder.join("keysets/keyset.1.json"), keys.keyset(1, 1, FAR)).unwrap();
    std::fs::write(folder.join("password"), "six words that nobody else knows\n").unwrap();
    let (well, said) = run(&folder, &["keys", "new", "--out", "new.key", "--password-file", "password"]);
    assert!(well && said.contains("Fingerprint: "), "{said}");
    let (well, said) = run(&folder, &["keys", "new", "--out", "new.key", "--password-file", "password"]);
    assert!(!well && said.contains("never overwritten"), "{said}");
    let days = ["--keysets", "keysets", "--issued", "2026-07-01", "--expires", "2028-07-01"];
    let rotate = |more: &[&str]| run(&folder, &[&["keys", "rotate"], &days[..], more].concat());
    let (well, said) = rotate(&["--remove", "nobody"]);
    assert!(!well && said.contains("has no key \"nobody\""), "{said}");
    let (well, said) = rotate(&["--remove", "k0", "--remove", "k1"]);
    assert!(!well && said.contains("needs more than it has"), "{said}");
    let (well, said) =
        rotate(&["--remove", "k0", "--add", "n0=A new tester=new.pub", "--list", "n0,k1,k2:2", "--new-epoch"]);
    assert!(well, "{said}");
    let bytes = std::fs::read(folder.join("keysets/keyset.2.json")).unwrap();
    let keyset = trust::parse_keyset(&bytes, Some(2)).unwrap();
    assert_eq!((keyset.list_epoch, keyset.list.keys.len(), keyset.keys.len()), (2, 3, 6));
    for at in [3, 4] {
        let (well, said) =
            run(&folder, &["keys", "sign", "keysets/keyset.2.json", "--key", &secret(&folder, &keys, at)]);
        assert!(well, "{said}");
    }
    let signatures = std::fs::read_dir(folder.join("keysets")).unwrap().count() - 2;
    assert_eq!(signatures, 2);
}

/// A source of its own, finished: the frozen list, under the test's keys.
fn source(name: &str, keys: &Keys) -> PathBuf {
    let folder = folder(name);
    crate::frozen_list::copy(crate::frozen_list::source(), &folder.join("list"));
    std::fs::create_dir_all(folder.join("list/keysets")).unwrap();
    std::fs::write(folder.join("list/keysets/keyset.1.json"), keys.keyset(1, 1, FAR)).unwrap();
    folder
}

fn edition(folder: &Path, change: impl Fn(&str) -> String) {
    let path = folder.join("list/edition.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, change(&text)).unwrap();
}

/// One command signs a whole edition only if every program would accept it, and as newer; otherwise nothing is written.
#[test]
fn list_sign_writes_only_what_every_program_takes() {
    let keys = Keys::new();
    let folder = source("ceremony-sign", &keys);
    let version = |version: u32| {
        edition(&folder, |text| {
            let other = text.lines().filter(|line| !line.starts_with("version"));
            format!("version = {version}\n{}\n", other.collect::<Vec<_>>().join("\n"))
        });
    };
    let (one, two) = (secret(&folder, &keys, 0), secret(&folder, &keys, 2));
    let anchor = "list/keysets/keyset.1.json";
    let sign =
        |more: &[&str]| run(&folder, &[&["list", "sign", "--anchor", anchor, "--out", "list.zip"], more].concat());
    version(5);
    for (with, told) in [
        (vec!["--key", one.as_str()], "has 1 good signature(s) of known keys and needs 2"),
        (vec!["--key", &one, "--key", &one], "is given twice"),
        (vec!["--key", &one, "--key", &secret(&folder, &keys, 3)], "not one of the keyset’s list keys"),
    ] {
        let (well, said) = sign(&with);
        assert!(!well && said.contains(told), "{said}");
        assert!(!folder.join("list.zip").exists(), "nothing is written");
    }
    let both = ["--key", one.as_str(), "--key", two.as_str()];
    // Without the keyset of the source as the anchor this program would not accept it, and says what to do.
    let (well, said) = run(&folder, &[&["list", "sign", "--out", "list.zip"], &both[..]].concat());
    assert!(!well && said.contains("add --anchor list/keysets/keyset.1.json"), "{said}");
    let root = secret(&folder, &keys, 4);
    let (well, said) = sign(&[&both[..], &["--root-key", root.as_str()]].concat());
    assert!(well && said.contains("with 2 signature(s)") && said.contains("build it again"), "{said}");
    assert_eq!(std::fs::read_dir(folder.join("list/keysets")).unwrap().count(), 2, "root signatures stay beside it");
    let (well, said) = run(&folder, &["list", "verify", "list.zip", "--anchor", anchor]);
    assert!(well && said.contains("list 5"), "{said}");
    let released = std::fs::read(folder.join("list.zip")).unwrap();
    // The number again, with the same list and with another; a lower one; a draft.
    let (well, said) = sign(&both);
    assert!(!well && said.contains("does not follow list 5"), "{said}");
    edition(&folder, |text| text.replace("expires = \"2027", "expires = \"2028"));
    let (well, said) = sign(&both);
    assert!(!well && said.contains("two different lists carry number 5"), "{said}");
    version(4);
    let (well, said) = sign(&both);
    assert!(!well && said.contains("two different lists") | said.contains("does not follow list 5"), "{said}");
    version(6);
    std::fs::write(folder.join("list/DRAFT"), "").unwrap();
    let (well, said) = sign(&both);
    assert!(!well && said.contains("a draft is not signed"), "{said}");
    assert_eq!(std::fs::read(folder.join("list.zip")).unwrap(), released, "what was published stays");
    std::fs::remove_file(folder.join("list/DRAFT")).unwrap();
    let (well, said) = sign(&both);
    assert!(well && said.contains("What changed since the edition before"), "{said}");
    let notes = std::fs::read_to_string(folder.join("what-changed.json")).unwrap();
    assert!(notes.contains("\"newer\":[6,"), "{notes}");
}

/// A draft can be neither signed nor released, and a marker that was left behind is noticed.
#[test]
fn a_draft_is_neither_signed_alone_nor_released() {
    let (folder, keys) = (folder("ceremony-draft"), Keys::new());
    let text = String::from_utf8(list(1, 5, 1, "")).unwrap();
    std::fs::write(folder.join("draft.json"), text.replace("\"edition\":", "\"draft\":true,\"edition\":")).unwrap();
    let (well, said) = run(&folder, &["keys", "sign", "draft.json", "--key", &secret(&folder, &keys, 0)]);
    assert!(!well && said.contains("calls itself a draft"), "{said}");
    std::fs::write(folder.join("keysets/keyset.1.json"), keys.keyset(1, 1, FAR)).unwrap();
    std::fs::write(folder.join("barred-list.json"), text).unwrap();
    std::fs::write(folder.join("DRAFT"), "").unwrap();
    let release = ["list", "release", "barred-list.json", "--keysets", "keysets", "--out", "list.zip"];
    let (well, said) = run(&folder, &release);
    assert!(!well && said.contains("DRAFT is there: a draft is not signed. Take the marker away"), "{said}");
}

/// A locked key opens with a password from a file, and a file that is not a secret key is reported.
#[test]
fn a_locked_key_signs_with_a_password_from_a_file() {
    let folder = folder("ceremony-password");
    std::fs::write(folder.join("barred-list.json"), list(1, 5, 1, "")).unwrap();
    std::fs::write(folder.join("password"), "six words that nobody else knows\n").unwrap();
    std::fs::write(folder.join("wrong"), "others\n").unwrap();
    let (well, said) = run(&folder, &["keys", "new", "--out", "mine.key", "--password-file", "password"]);
    assert!(well, "{said}");
    let sign = |key: &str, password: &str| {
        run(&folder, &["keys", "sign", "barred-list.json", "--key", key, "--password-file", password])
    };
    let (well, said) = sign("mine.key", "wrong");
    assert!(!well && said.contains("is locked"), "{said}");
    let (well, said) = sign("mine.pub", "password");
    assert!(!well && said.contains("mine.pub is a public key"), "{said}");
    let (well, said) = sign("mine.key", "password");
    assert!(well, "{said}");
}

/// The command keeps what it has seen in a file only if it is asked to; after that no older list ever answers.
#[test]
fn a_state_file_is_written_only_when_asked_for_and_verified() {
    let folder = folder("ceremony-state");
    let signed = crate::root().join("public/vendor-list.zip");
    let older = crate::root().join("tests/data/vendor-list-1.zip");
    let check =
        |more: &[&str]| run(&folder, &[&["check", "--text", "Hikvision", "--format", "jsonl"], more].concat()).1;
    let before = std::fs::read_dir(&folder).unwrap().count();
    let said = check(&["--list", older.to_str().unwrap(), "--state", "seen.zip"]);
    assert!(said.contains("HISTORICAL: list 1") && said.contains("\"historical\":true"), "{said}");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), before, "an older list raises nothing");
    // The contents of the file are verified before they count.
    let mut spoilt = std::fs::read(&signed).unwrap();
    let middle = spoilt.len() / 2;
    spoilt[middle] ^= 1;
    std::fs::write(folder.join("seen.zip"), spoilt).unwrap();
    let said = check(&["--state", "seen.zip"]);
    assert!(said.contains("the state file seen.zip is refused"), "{said}");
    std::fs::copy(&signed, folder.join("seen.zip")).unwrap();
    assert!(check(&["--state", "seen.zip"]).contains("\"verdict\":\"restricted\""));
}
