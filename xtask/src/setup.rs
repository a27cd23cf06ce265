//! The pinned tools: those present in the right version are left alone, the others are installed inside the project.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::commands::{self, npm};
use crate::folders::Folders;
use crate::web::sha256_hex;

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const OLDEST_NODE: u32 = 20;

/// A command-line tool installed with cargo.
struct Tool {
    program: &'static str,
    package: &'static str,
    version: &'static str,
    /// The package of the project that it is installed from, which has a lock file beside it; otherwise it comes from
    /// the registry.
    from: Option<&'static str>,
    options: &'static [&'static str],
}

const TOOLS: [Tool; 2] = [
    // Its own lock file asks for a release that some registries never had.
    Tool {
        program: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: "0.2.130",
        from: Some("xtask/wasm-bindgen"),
        options: &["--locked"],
    },
    Tool {
        program: "trunk",
        package: "trunk",
        version: "0.21.14",
        from: None,
        // Without an update check, and without needing OpenSSL on the machine.
        options: &["--locked", "--no-default-features", "--features", "rustls"],
    },
];

/// Checks licences and advisories. No build needs it, so it is installed when it is first used.
const CARGO_DENY: Tool =
    Tool { program: "cargo-deny", package: "cargo-deny", version: "0.20.2", from: None, options: &["--locked"] };

/// Makes sure that everything a build needs is there.
pub fn everything(folders: &Folders) -> Result<()> {
    rust_parts()?;
    node_is_new_enough()?;
    for tool in &TOOLS {
        install(folders, tool)?;
    }
    node_modules(folders)?;
    crates(folders)
}

/// The command for a tool of binaryen, which npm installs.
pub fn binaryen(folders: &Folders, name: &str) -> Result<Command> {
    let mut command = Command::new("node");
    command.env("PATH", tool_path(folders)?).arg(folders.at("node_modules/binaryen/bin").join(name));
    Ok(command)
}

/// Makes sure that everything the native checks need is there: no Node, no tool of the page.
pub fn native(folders: &Folders) -> Result<()> {
    rust_parts()?;
    crates(folders)
}

/// Makes sure that cargo-deny is there.
pub fn cargo_deny(folders: &Folders) -> Result<()> {
    install(folders, &CARGO_DENY)
}

/// Where a pinned tool is.
pub fn program(folders: &Folders, name: &str) -> PathBuf {
    folders.tools().join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Returns a PATH on which the pinned tools come first.
pub fn tool_path(folders: &Folders) -> Result<std::ffi::OsString> {
    let mut parts: Vec<PathBuf> = vec![folders.tools().join("bin"), folders.at("node_modules/.bin")];
    if let Some(path) = std::env::var_os("PATH") {
        parts.extend(std::env::split_paths(&path));
    }
    std::env::join_paths(parts).context("PATH cannot be extended")
}

fn rust_parts() -> Result<()> {
    let targets = commands::output(Command::new("rustup").args(["target", "list", "--installed"]))?;
    if !targets.lines().any(|line| line == WASM_TARGET) {
        commands::run("adding the wasm target", Command::new("rustup").args(["target", "add", WASM_TARGET]))?;
    }
    let components = commands::output(Command::new("rustup").args(["component", "list", "--installed"]))?;
    for name in ["clippy", "rustfmt"] {
        if !components.lines().any(|line| line.starts_with(name)) {
            commands::run("adding a Rust component", Command::new("rustup").args(["component", "add", name]))?;
        }
    }
    Ok(())
}

fn node_is_new_enough() -> Result<()> {
    let version = commands::output(Command::new("node").arg("--version"))?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|number| number.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) {
        bail!("Node {} is too old: install Node {OLDEST_NODE} or later (https://nodejs.org)", version.trim());
    }
    Ok(())
}

fn install(folders: &Folders, tool: &Tool) -> Result<()> {
    let program = program(folders, tool.program);
    let found = commands::output(Command::new(&program).arg("--version")).unwrap_or_default();
    if found.split_whitespace().nth(1) == Some(tool.version) {
        return Ok(());
    }
    println!("== installing {} {} into target/tools (some minutes)", tool.package, tool.version);
    let mut command = Command::new("cargo");
    command
        .current_dir(folders.root())
        .arg("install")
        .args(match tool.from {
            Some(folder) => vec!["--path", folder],
            None => vec![tool.package, "--version", tool.version],
        })
        .args(["--force", "--root"])
        .arg(folders.tools())
        .args(tool.options)
        // Optimised less, because these tools run only for seconds.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        // One folder for all, so that what they share is compiled once.
        .env("CARGO_TARGET_DIR", folders.tools().join("build"));
    commands::run(&format!("installing {}", tool.package), &mut command)
}

/// Runs `npm ci` unless node_modules was made from this very lock file.
fn node_modules(folders: &Folders) -> Result<()> {
    let lock = fs::read(folders.at("package-lock.json")).context("package-lock.json cannot be read")?;
    let wanted = sha256_hex(&lock);
    let mark = folders.at("node_modules/.made-from-lock");
    if fs::read_to_string(&mark).is_ok_and(|made_from| made_from.trim() == wanted) {
        return Ok(());
    }
    println!("== installing the pinned Node packages");
    // No package here needs its install scripts, so none may run.
    commands::run(
        "npm ci",
        npm().current_dir(folders.root()).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]),
    )?;
    fs::write(&mark, wanted).context("node_modules cannot be marked")
}

/// Fetches every crate in the lock file, because Trunk runs cargo offline afterwards.
fn crates(folders: &Folders) -> Result<()> {
    commands::run(
        "fetching crates",
        Command::new("cargo").current_dir(folders.root()).args(["fetch", "--locked", "--quiet"]),
    )
}
