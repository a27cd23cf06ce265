//! `cargo xtask score`: the engine on labelled collections, in a program of its own, so that no other task waits until the
//! engine is compiled.

use anyhow::Result;
use std::process::Command;

use crate::commands;
use crate::folders::Folders;

/// Passes the words on to the program that scores.
pub fn run(folders: &Folders, words: &[String]) -> Result<()> {
    let mut command = Command::new("cargo");
    command.current_dir(folders.root()).args(["run", "--quiet", "--package", "vendor-score", "--"]).args(words);
    commands::run("the scores", &mut command)
}
