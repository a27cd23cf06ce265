//! `cargo xtask release`: the files to publish, with their hashes; refused while the list is a draft.

use std::fs;

use anyhow::{Context, Result, bail};
use vendor_list::bundle;
use vendor_list::trust;
use vendor_publish::compile;

use crate::folders::Folders;
use crate::web;

/// Whether the list's source is marked as a draft.
pub fn is_draft(folders: &Folders) -> bool {
    folders.at("list/DRAFT").exists()
}

/// Builds both deliverables and writes `dist/SHA256SUMS`, if what they hold may be published.
pub fn run(folders: &Folders) -> Result<()> {
    check(folders)?;
    web::build(folders)?;
    let mut sums = String::new();
    for name in ["vendor-checker.html", "site/index.html"] {
        let bytes =
            fs::read(folders.at(&format!("dist/{name}"))).with_context(|| format!("dist/{name} cannot be read"))?;
        let hash = web::sha256_hex(&bytes);
        sums.push_str(&format!("{hash}  {name}\n"));
    }
    fs::write(folders.at("dist/SHA256SUMS"), &sums).context("dist/SHA256SUMS cannot be written")?;
    print!("{sums}");
    Ok(())
}

/// Refuses a draft, a list that does not verify, one that is not the source's, and development keys.
fn check(folders: &Folders) -> Result<()> {
    if is_draft(folders) {
        bail!("list/DRAFT is there: finish the list, sign it, and remove the marker");
    }
    let bytes = fs::read(folders.at("public/vendor-list.zip")).context("public/vendor-list.zip cannot be read")?;
    let verified = trust::verify(&bytes).context("public/vendor-list.zip is refused")?;
    let source = compile::compile(&folders.at("list"))?;
    let entries = bundle::read(&bytes)?;
    if trust::payload(&entries) != Some(source.bytes.as_slice()) {
        bail!("list/ is ahead of public/vendor-list.zip: sign it with `vendor-check list sign`");
    }
    if verified.list.draft {
        bail!("the signed list calls itself a draft");
    }
    if verified.development {
        println!("note: the list is signed with development keys, and the page says so");
    }
    Ok(())
}
