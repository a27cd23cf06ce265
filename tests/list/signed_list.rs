//! The committed bundle: it is correctly signed, and it matches the source.

use crate::root;
use vendor_list::bundle;
use vendor_list::trust::{self, LIST_FILE};
use vendor_publish::{compile, draft};

#[test]
fn the_committed_bundle_is_good_and_holds_the_source() {
    let bytes = std::fs::read(root().join("public/vendor-list.zip")).unwrap();
    let verified = trust::verify(&bytes).unwrap();
    assert!(verified.signers.len() >= 2);
    if root().join("list/DRAFT").exists() {
        println!("list/DRAFT: the source may be ahead of the signed bundle; no release can be made");
        return;
    }
    let entries = bundle::read(&bytes).unwrap();
    let payload = entries.iter().find(|entry| entry.name == LIST_FILE).unwrap();
    assert!(
        payload.bytes == compile::compile(&root().join("list")).unwrap().bytes,
        "list/ is ahead of public/vendor-list.zip: sign it again with `vendor-check list sign`, or add list/DRAFT"
    );
}

/// What the signed edition leaves out of the source (examples, words that only the compiler needs) is not a change.
#[test]
fn the_source_of_the_signed_edition_has_no_changes() {
    let (bundle, source) = (root().join("public/vendor-list.zip"), root().join("list"));
    let words = ["list", "diff", bundle.to_str().unwrap(), "--source", source.to_str().unwrap()];
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_vendor-check")).args(words).output().unwrap();
    let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    if draft::is_marked(&source) {
        println!("list/DRAFT: the source is ahead, and the changes are those of the work in hand");
        assert!(said.starts_with("From list "), "{said}");
    } else {
        assert!(said.contains("Nothing changed."), "{said}");
    }
}
