//! `cargo xtask release`: the files to publish, with their hashes; refused while the list is a draft.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::commands;
use crate::folders::Folders;
use crate::web;

const LIST: &str = "public/vendor-list.zip";
/// Where a draft lies while a page is built with it.
const DRAFT_LIST: &str = "target/list-draft.zip";

/// Whether the list's source is marked as a draft.
pub fn is_draft(folders: &Folders) -> bool {
    folders.at("list/DRAFT").exists()
}

/// The bundle that a page is built with: the signed edition, or the draft that [`make_draft`] has packed.
pub fn list_of_build(folders: &Folders) -> PathBuf {
    if is_draft(folders) { folders.at(DRAFT_LIST) } else { folders.at(LIST) }
}

/// Packs the draft, if the source is marked as one, and gives the SHA-256 by which the page knows it.
pub fn make_draft(folders: &Folders) -> Result<Option<String>> {
    if !is_draft(folders) {
        return Ok(None);
    }
    list_command(folders, &["build", "--draft", DRAFT_LIST])?;
    let bytes = fs::read(folders.at(DRAFT_LIST)).with_context(|| format!("{DRAFT_LIST} cannot be read"))?;
    println!("== list/DRAFT: the page is built with the source as it stands, and says so");
    Ok(Some(web::sha256_hex(&bytes)))
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

#[cfg(test)]
mod tests {
    use super::{check, list_of_build};
    use crate::folders::Folders;

    #[test]
    fn a_draft_is_built_with_and_never_released() {
        let folder = std::env::temp_dir().join(format!("vendor-checker-draft-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("list")).unwrap();
        let folders = Folders::of(&folder);
        assert!(list_of_build(&folders).ends_with("public/vendor-list.zip"));
        std::fs::write(folder.join("list/DRAFT"), "").unwrap();
        assert!(list_of_build(&folders).ends_with("target/list-draft.zip"));
        let refused = check(&folders).unwrap_err().to_string();
        assert!(refused.contains("list/DRAFT is there"), "{refused}");
        std::fs::remove_dir_all(folder).unwrap();
    }
}
