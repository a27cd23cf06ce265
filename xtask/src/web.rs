//! The web build: Trunk when something it reads has changed, then both pages from its output.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::artefacts::Artefacts;
use crate::folders::Folders;
use crate::page::{Kind, Page};
use crate::{commands, release, scans, setup, site, sizes, unpacker, without_wasm};

/// What Trunk's output depends on. The rest of the page (index.html's other lines, boot script, service worker, list
/// bundle) is put together afterwards, every time.
const INPUTS: [&str; 14] = [
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "index.html",
    "package-lock.json",
    "rust-toolchain.toml",
    ".cargo/config.toml",
    "crates",
    "docs/it.md",
    "list/keysets",
    "public/what-changed.json",
    "src",
    "style",
    "xtask/src/web.rs",
];
/// Passes to the page the SHA-256 of the one draft that it may accept.
const DRAFT_VARIABLE: &str = "VENDOR_LIST_DRAFT";

const NOT_INPUTS: [&str; 7] = [
    "src/boot.js",
    "src/ui/welsh.txt",
    "src/sw.js",
    "src/ways-out.js",
    "src/without-webassembly.js",
    "crates/publish",
    "crates/desk/tests",
];

/// Sets up, compiles what changed, and writes both deliverables.
pub fn build(folders: &Folders) -> Result<()> {
    setup::everything(folders)?;
    compile(folders)?;
    unpacker::compile(folders)?;
    scans::compile(folders)?;
    assemble(folders)
}

/// Runs Trunk, unless nothing that it reads has changed since it last succeeded.
fn compile(folders: &Folders) -> Result<()> {
    let mark = folders.at("target/web-built-from");
    let draft = release::make_draft(folders)?;
    let state = format!("{}\ndraft {}", state_of_inputs(folders)?, draft.as_deref().unwrap_or("none"));
    if fs::read_to_string(&mark).is_ok_and(|built_from| built_from == state) && Artefacts::are_there(folders) {
        println!("== web app: unchanged");
        return Ok(());
    }
    println!("== web app: compiling");
    let _ = fs::remove_file(&mark);
    let trunk = folders.tools().join("bin").join(format!("trunk{}", std::env::consts::EXE_SUFFIX));
    let mut command = Command::new(trunk);
    command
        .current_dir(folders.root())
        .args(["build", "--release", "--offline"])
        .env("PATH", setup::tool_path(folders)?)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env("CARGO_ENCODED_RUSTFLAGS", compiler_flags(folders))
        .env_remove(DRAFT_VARIABLE);
    if let Some(sha256) = draft {
        command.env(DRAFT_VARIABLE, sha256);
    }
    commands::run("compiling the web app", &mut command)?;
    fs::write(&mark, state).context("the build's mark cannot be written")
}

/// Writes the one file and the site from Trunk's output.
pub fn assemble(folders: &Folders) -> Result<()> {
    let artefacts = Artefacts::load(folders)?;
    let one_file = Page::assemble(folders, &artefacts, Kind::File)?;
    let with_scans = Page::assemble_with_scans(folders, &artefacts, Kind::File)?;
    sizes::within_budget(&artefacts, one_file.as_bytes(), with_scans.as_bytes())?;
    write_file(&folders.one_file(), one_file.as_bytes())?;
    without_wasm::write(folders, &artefacts)?;
    write_file(&folders.with_scans(), with_scans.as_bytes())?;
    site::write(folders, &artefacts)?;
    sizes::print(&artefacts, one_file.as_bytes(), with_scans.as_bytes());
    for (title, file, text) in
        [("one file:", folders.one_file(), &one_file), ("with scans:", folders.with_scans(), &with_scans)]
    {
        println!("{title:<11} {}", file.display());
        println!("SHA-256:    {}", sha256_hex(text.as_bytes()));
    }
    println!("site:     {}", folders.site().display());
    Ok(())
}

/// Writes a file and the folders above it.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}

/// Returns the SHA-256 of some bytes in hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Lists the files below a path in a fixed order.
pub fn files_below(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    let entries = fs::read_dir(path).with_context(|| format!("{} cannot be read", path.display()))?;
    for entry in entries {
        found.extend(files_below(&entry.with_context(|| format!("{} cannot be read", path.display()))?.path())?);
    }
    found.sort();
    Ok(found)
}

pub fn state_of_inputs(folders: &Folders) -> Result<String> {
    let mut state = compiler_flags(folders);
    for input in INPUTS {
        let path = folders.at(input);
        if !path.exists() {
            continue;
        }
        for file in files_below(&path)? {
            if NOT_INPUTS.iter().any(|not| file.starts_with(folders.at(not))) {
                continue;
            }
            let bytes = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
            let place = file.strip_prefix(folders.root()).unwrap_or(&file).display().to_string();
            state.push_str(&format!("\n{place} {}", sha256_hex(&bytes)));
        }
    }
    Ok(state)
}

/// Makes Leptos draw every element with the same code, which makes the engine a tenth smaller.
const ERASED: [&str; 2] = ["--cfg", "erase_components"];

/// Returns the compiler's flags. They keep this machine's folders out of the wasm, so that two machines can build the
/// same bytes.
pub fn compiler_flags(folders: &Folders) -> String {
    let mut flags: Vec<String> = ERASED.map(str::to_owned).into();
    flags.push(format!("--remap-path-prefix={}=.", folders.root().display()));
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    if let Some(home) = home {
        let sources = home.join("registry").join("src");
        let mut registries: Vec<PathBuf> = fs::read_dir(&sources)
            .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
            .unwrap_or_default();
        registries.sort();
        flags.extend(registries.iter().map(|folder| format!("--remap-path-prefix={}=crates", folder.display())));
    }
    flags.join("\u{1f}")
}
