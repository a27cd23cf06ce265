//! The project's dependencies, checked by cargo-deny with the rules in `deny.toml`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::folders::Folders;
use crate::{commands, setup};

/// The workspaces: the project, and those that are separate from it.
const MANIFESTS: [&str; 3] = ["Cargo.toml", "fuzz/Cargo.toml", "benches/Cargo.toml"];

/// Names a folder of advisory databases, as `cargo deny fetch db` keeps them; if it is set, nothing is fetched.
const DATABASE: &str = "ADVISORY_DB";

/// Checks licences, bans and sources of every workspace, without the network once the crates and the tool are there.
pub fn licences(folders: &Folders) -> Result<()> {
    setup::cargo_deny(folders)?;
    for manifest in MANIFESTS {
        let words = [
            "--workspace",
            "--all-features",
            "check",
            "--hide-inclusion-graph",
            "-A",
            "license-exception-not-encountered",
            "-A",
            "unused-wrapper",
            "licenses",
            "bans",
            "sources",
        ];
        commands::run(&format!("licences of {manifest}"), deny(folders, manifest).arg("--offline").args(words))?;
    }
    Ok(())
}

/// Compares every dependency with the RustSec advisories: those of [`DATABASE`] if it is given, or else freshly fetched.
pub fn advisories(folders: &Folders) -> Result<()> {
    setup::cargo_deny(folders)?;
    let given = given_database();
    let database = given.clone().unwrap_or_else(|| folders.at("target/advisory-dbs"));
    for manifest in MANIFESTS {
        let mut command = deny(folders, manifest);
        command.env(DATABASE, &database);
        if given.is_some() {
            command.arg("--offline");
        }
        command.args(["--all-features", "check", "advisories"]);
        commands::run(&format!("advisories on {manifest}"), &mut command)?;
    }
    Ok(())
}

/// The folder of advisory databases that [`DATABASE`] names.
pub fn given_database() -> Option<PathBuf> {
    std::env::var_os(DATABASE).map(PathBuf::from)
}

fn deny(folders: &Folders, manifest: &str) -> Command {
    let mut command = Command::new(setup::program(folders, "cargo-deny"));
    command.current_dir(folders.root()).arg("--manifest-path").arg(folders.at(manifest));
    command.arg("--config").arg(folders.at("deny.toml"));
    command
}
