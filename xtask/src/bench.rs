//! Measurements: the engine, natively and as WebAssembly, beside other search libraries (`docs/benchmarks.md`), and a
//! large estate in the page (`docs/large-estates.md`).

use std::process::Command;

use anyhow::Result;

use crate::commands;
use crate::folders::Folders;
use crate::{browsers, setup, web};

/// Builds both forms of the engine, installs the peers and runs the stand.
pub fn run(folders: &Folders) -> Result<()> {
    setup::everything(folders)?;
    let benches = folders.at("benches");
    let built = folders.at("target/benches");
    commands::run(
        "the peers",
        commands::npm().args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&benches),
    )?;
    let cargo = |words: &[&str]| {
        let mut command = Command::new("cargo");
        command.arg("build").args(words).arg("--target-dir").arg(&built).current_dir(&benches);
        command
    };
    commands::run("the native stand", &mut cargo(&["--release", "--bin", "native"]))?;
    commands::run(
        "the engine as WebAssembly",
        &mut cargo(&["--profile", "web", "--lib", "--target", "wasm32-unknown-unknown"]),
    )?;
    commands::run(
        "the glue",
        Command::new(folders.tools().join("bin/wasm-bindgen"))
            .args(["--target", "no-modules", "--no-typescript", "--out-dir"])
            .arg(built.join("web"))
            .arg(built.join("wasm32-unknown-unknown/web/vendor_checker_benches.wasm")),
    )?;
    commands::run("the stand", Command::new("node").arg("stand.mjs").current_dir(&benches))
}

/// Builds the page and measures a large estate in it, in both browsers.
pub fn large_estate(folders: &Folders) -> Result<()> {
    let found = browsers::found_or_installed()?;
    web::build(folders)?;
    let mut command = Command::new("node");
    command.arg("large-estate.mjs").current_dir(folders.at("benches")).envs(found);
    commands::run("a large estate", &mut command)
}
