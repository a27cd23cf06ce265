//! The program that unpacks the others: it is built beside them, from the same sources, and put into the page in a form
//! that every browser can unpack by itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::artefacts::wasm_imports;
use crate::folders::Folders;
use crate::{commands, setup, web};

const PACKAGE: &str = "vendor-unpacker";
/// The features of later WebAssembly that the compiler uses.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];
const OPTIMISED: [&str; 3] = ["-O3", "--strip-debug", "--strip-producers"];

/// Makes the program.
pub fn compile(folders: &Folders) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(folders.root())
        .args(["build", "--offline", "--locked", "--package", PACKAGE])
        .args(["--profile", "web", "--target", "wasm32-unknown-unknown"])
        .env("CARGO_ENCODED_RUSTFLAGS", web::compiler_flags(folders));
    commands::run("compiling the unpacker", &mut cargo)?;
    let built = folders.at("target/wasm32-unknown-unknown/web/vendor_unpacker.wasm");
    let mut optimise = setup::binaryen(folders, "wasm-opt")?;
    optimise.arg(built).args(FEATURES).args(OPTIMISED).arg("-o").arg(output(folders));
    commands::run("making the unpacker fast", &mut optimise)
}

/// The program in packed form; it may not use anything of the page.
pub fn load(folders: &Folders) -> Result<Vec<u8>> {
    let path = output(folders);
    only_computes(&path)?;
    fs::read(&path).with_context(|| format!("{} is missing: run `cargo xtask build`", path.display()))
}

fn only_computes(path: &Path) -> Result<()> {
    let imports = wasm_imports(path)?;
    if !imports.is_empty() {
        bail!("the unpacker imports {}: it may only compute", imports.join(", "));
    }
    Ok(())
}

fn output(folders: &Folders) -> PathBuf {
    folders.at("target/wasm32-unknown-unknown/web/unpacker.wasm")
}
