//! `cargo xtask release` and `attach`: the files to publish with their hashes; refused while the list is a draft.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::commands;
use crate::folders::Folders;
use crate::{reproducible, shipped, web};

const LIST: &str = "public/vendor-list.zip";
const SCHEMA: &str = "docs/record.schema.json";
const SUMS: &str = "SHA256SUMS";
const NOTES: &str = "NOTES.md";
const VERIFY: &str = "VERIFY.txt";
/// Where a draft is while a page is built with it.
const DRAFT_LIST: &str = "target/list-draft.zip";

/// Whether the list's source is marked as a draft.
pub fn is_draft(folders: &Folders) -> bool {
    folders.at("list/DRAFT").exists()
}

/// The bundle that a page is built with: the signed edition, or the draft packed by [`make_draft`].
pub fn list_of_build(folders: &Folders) -> PathBuf {
    if is_draft(folders) { folders.at(DRAFT_LIST) } else { folders.at(LIST) }
}

/// Packs the draft, if the source is marked as one, and returns the SHA-256 by which the page recognises it.
pub fn make_draft(folders: &Folders) -> Result<Option<String>> {
    if !is_draft(folders) {
        return Ok(None);
    }
    list_command(folders, &["build", "--draft", DRAFT_LIST])?;
    let bytes = fs::read(folders.at(DRAFT_LIST)).with_context(|| format!("{DRAFT_LIST} cannot be read"))?;
    println!("== list/DRAFT: the page is built with the source as it stands, and says so");
    Ok(Some(web::sha256_hex(&bytes)))
}

/// Builds both deliverables and lays out `dist/release`, provided that their contents may be published.
pub fn run(folders: &Folders) -> Result<()> {
    check(folders)?;
    let notes = notes_of_version(folders)?;
    reproducible::run(folders)?;
    let parts = shipped::parts(folders)?;
    let version = env!("CARGO_PKG_VERSION");
    let out = folders.release();
    if out.is_dir() {
        fs::remove_dir_all(&out).context("dist/release cannot be emptied")?;
    }
    fs::create_dir_all(&out).context("dist/release cannot be made")?;
    let files = [
        ("vendor-checker.html", read(&folders.one_file())?),
        ("vendor-checker-without-webassembly.html", read(&folders.without_wasm())?),
        ("vendor-checker-with-scans.html", read(&folders.with_scans())?),
        ("vendor-checker-site.zip", zip_of(&folders.site())?),
        ("vendor-list.zip", read(&folders.at(LIST))?),
        ("record.schema.json", read(&folders.at(SCHEMA))?),
        ("vendor-checker.cdx.json", shipped::cyclonedx(&parts, version)?.into_bytes()),
        ("LICENCES.txt", shipped::licences(&parts)?.into_bytes()),
    ];
    let mut sums = String::new();
    for (name, bytes) in &files {
        write(&out.join(name), bytes)?;
        sums.push_str(&format!("{}  {name}\n", web::sha256_hex(bytes)));
    }
    write(&out.join(SUMS), sums.as_bytes())?;
    write(&out.join(VERIFY), verify(version, &sums).as_bytes())?;
    write(&out.join(NOTES), notes.as_bytes())?;
    print!("{sums}");
    Ok(())
}

/// Creates a draft release at the repository's host, with what `release` laid out. A person checks it, adds the
/// signature of the hashes, and publishes it.
pub fn attach(folders: &Folders) -> Result<()> {
    let out = folders.release();
    let tag = format!("v{}", env!("CARGO_PKG_VERSION"));
    let mut files = Vec::new();
    for entry in fs::read_dir(&out).context("nothing is laid out yet: run `cargo xtask release`")? {
        let path = entry.context("dist/release cannot be read")?.path();
        if !path.ends_with(NOTES) {
            files.push(path);
        }
    }
    files.sort();
    let mut command = Command::new("gh");
    command.current_dir(folders.root());
    command.args(["release", "create", &tag, "--draft", "--verify-tag", "--title", &tag, "--notes-file"]);
    command.arg(out.join(NOTES)).args(&files);
    commands::run("attaching the files", &mut command)
}

/// How to check the files of a release, for somebody who has nothing else.
fn verify(version: &str, sums: &str) -> String {
    format!(
        "How to check vendor-checker {version}

1. Each file. Compare its SHA-256 with the line below, or all at once:
   Windows (PowerShell)   Get-FileHash .\\vendor-checker.html -Algorithm SHA256
   macOS                  shasum -a 256 -c SHA256SUMS
   Linux                  sha256sum -c SHA256SUMS

2. The hashes. Get the publisher's public key from somewhere other than this release, then:
   minisign -Vm SHA256SUMS -P <the publisher's key>

3. The list. Unpack vendor-list.zip; docs/trust.md says which keys sign it and how each signature is checked with minisign.

4. The build. With the sources of this version:
   cargo xtask reproducible    builds twice, on what looks like two machines, and compares every file
   cargo xtask release         gives these files again, with these hashes

{sums}"
    )
}

/// What the change log says of this version. A version that it does not contain is not released.
fn notes_of_version(folders: &Folders) -> Result<String> {
    let version = env!("CARGO_PKG_VERSION");
    let citation = fs::read_to_string(folders.at("CITATION.cff")).context("CITATION.cff cannot be read")?;
    if !citation.lines().any(|line| line == format!("version: {version}")) {
        bail!("CITATION.cff names another version than Cargo.toml ({version})");
    }
    let log = fs::read_to_string(folders.at("CHANGELOG.md")).context("CHANGELOG.md cannot be read")?;
    section(&log, version).with_context(|| format!("CHANGELOG.md has no section [{version}]"))
}

/// The section of a version, without its heading.
fn section(log: &str, version: &str) -> Option<String> {
    let heading = format!("## [{version}]");
    let mut lines = log.lines().skip_while(|line| !line.starts_with(&heading));
    lines.next()?;
    let lines: Vec<&str> = lines.take_while(|line| !line.starts_with("## ")).collect();
    Some(lines.join("\n").trim().to_owned() + "\n")
}

/// The files of a folder in one ZIP file: the same files give the same bytes.
fn zip_of(folder: &Path) -> Result<Vec<u8>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry.with_context(|| format!("{} cannot be read", folder.display()))?.path();
        let inside: Vec<_> = if path.is_dir() {
            fs::read_dir(&path)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?
        } else {
            vec![path]
        };
        names.extend(inside);
    }
    names.sort();
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for path in names {
        let name = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
        zip.start_file(name, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored))?;
        zip.write_all(&read(&path)?)?;
    }
    Ok(zip.finish().context("the site cannot be packed")?.into_inner())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}

/// Refuses a draft, a list that cannot be verified, and a list that differs from the source; the command says which it
/// is.
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
    use super::{check, list_of_build, section, verify};
    use crate::folders::Folders;

    #[test]
    fn the_notes_of_a_release_are_its_own_section() {
        let log =
            "# Changelog\n\n## [Unreleased]\n\n- new\n\n## [0.2.0] - 2026-12-01\n\n- two\n\n## [0.1.0]\n\n- one\n";
        assert_eq!(section(log, "0.2.0").unwrap(), "- two\n");
        assert_eq!(section(log, "0.1.0").unwrap(), "- one\n");
        assert_eq!(section(log, "0.3.0"), None);
    }

    #[test]
    fn what_to_do_with_a_release_names_its_files_and_hashes() {
        let said = verify("1.2.3", "ab12  vendor-checker.html\n");
        for words in [
            "vendor-checker 1.2.3",
            "ab12  vendor-checker.html",
            "Get-FileHash .\\vendor-checker.html",
            "sha256sum -c",
            "minisign -Vm SHA256SUMS",
        ] {
            assert!(said.contains(words), "{words}: {said}");
        }
    }

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
