//! `cargo xtask release`: the files to publish, with their hashes; refused while the list is a draft.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::commands;
use crate::folders::Folders;
use crate::web;

const LIST: &str = "public/vendor-list.zip";

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

/// Refuses a draft, a list that does not verify and one that is not the source's; the command says which it is.
fn check(folders: &Folders) -> Result<()> {
    if is_draft(folders) {
        bail!("list/DRAFT is there: finish the list, sign it, and remove the marker");
    }
    let verified = list_command(folders, &["verify", LIST])?;
    let compared = list_command(folders, &["build", "--check", LIST])?;
    if compared.contains("DRAFT") {
        bail!("the signed list calls itself a draft");
    }
    if verified.contains("development keys") {
        println!("note: the list is signed with development keys, and the page says so");
    }
    Ok(())
}

fn list_command(folders: &Folders, words: &[&str]) -> Result<String> {
    let mut command = Command::new("cargo");
    command.current_dir(folders.root()).args(["run", "--quiet", "--package", "vendor-check", "--", "list"]).args(words);
    commands::output(&mut command).with_context(|| format!("vendor-check list {}", words.join(" ")))
}
