//! The program that also reads pictures, for the page with scans. Trunk makes the first page's programs; this one is
//! made beside it, in a folder of its own, because it uses vector instructions, which the networks need and every
//! current browser has.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::folders::Folders;
use crate::{commands, web};

/// The program.
const PROGRAM: &str = "vendor-scans";
/// The profile that it is built with.
const PROFILE: &str = "scans";
/// Instructions that work on four numbers at a time.
const VECTORS: &str = "target-feature=+simd128";
/// The weights of its networks, in the order in which the program expects them.
const WEIGHTS: [&str; 2] = ["crates/pictures/models/detector.onnx", "crates/pictures/models/recogniser.onnx"];

/// Makes the program and its glue, unless nothing that it depends on has changed.
pub fn compile(folders: &Folders) -> Result<()> {
    let mark = folders.at("target/scans-built-from");
    let state = web::state_of_inputs(folders)?;
    if fs::read_to_string(&mark).is_ok_and(|built_from| built_from == state) && wasm(folders).is_file() {
        println!("== program that reads pictures: unchanged");
        return Ok(());
    }
    println!("== program that reads pictures: compiling");
    let _ = fs::remove_file(&mark);
    let target = folders.at("target/scans");
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(folders.root())
        .args(["build", "--offline", "--locked", "--package", "vendor-checker", "--bin", PROGRAM])
        .args([
            "--no-default-features",
            "--features",
            "scans",
            "--profile",
            PROFILE,
            "--target",
            "wasm32-unknown-unknown",
        ])
        .arg("--target-dir")
        .arg(&target)
        .env("CARGO_ENCODED_RUSTFLAGS", format!("{}\u{1f}-C\u{1f}{VECTORS}", web::compiler_flags(folders)));
    commands::run("compiling the program that reads pictures", &mut cargo)?;
    let built = target.join("wasm32-unknown-unknown").join(PROFILE).join(format!("{PROGRAM}.wasm"));
    let tool = folders.tools().join("bin").join(format!("wasm-bindgen{}", std::env::consts::EXE_SUFFIX));
    let mut bindgen = Command::new(tool);
    bindgen.args(["--target", "no-modules", "--no-typescript", "--out-dir"]).arg(output(folders)).arg(built);
    commands::run("making its glue", &mut bindgen)?;
    fs::write(&mark, state).context("the build's mark cannot be written")
}

/// Where the program and its glue are.
pub fn output(folders: &Folders) -> PathBuf {
    folders.at("target/scans/page")
}

/// The program's name.
pub fn name() -> &'static str {
    PROGRAM
}

/// The weights, one file after the other.
pub fn weights(folders: &Folders) -> Result<Vec<u8>> {
    let mut all = Vec::new();
    for name in WEIGHTS {
        all.extend(fs::read(folders.at(name)).with_context(|| format!("{name} cannot be read"))?);
    }
    Ok(all)
}

fn wasm(folders: &Folders) -> PathBuf {
    output(folders).join(format!("{PROGRAM}_bg.wasm"))
}
