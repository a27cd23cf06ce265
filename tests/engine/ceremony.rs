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

/// Runs the command in a folder: whether it ended well, and what it said.
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

/// The command keeps what it has seen in a file only when it is asked to, and is then never answered by an older list.
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
    // What lies there is verified before it counts.
    let mut spoilt = std::fs::read(&signed).unwrap();
    let middle = spoilt.len() / 2;
    spoilt[middle] ^= 1;
    std::fs::write(folder.join("seen.zip"), spoilt).unwrap();
    let said = check(&["--state", "seen.zip"]);
    assert!(said.contains("the state file seen.zip is refused"), "{said}");
    std::fs::copy(&signed, folder.join("seen.zip")).unwrap();
    assert!(check(&["--state", "seen.zip"]).contains("\"verdict\":\"restricted\""));
}
