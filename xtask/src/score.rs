//! `cargo xtask score`: the engine on labelled collections, in a program of its own, so that no other task has to wait
//! until the engine is compiled.

use anyhow::Result;
use std::process::{Command, Stdio};

use crate::commands;
use crate::folders::Folders;

/// Passes the words on to the program that scores, or to the one that compares the readers with those of others.
pub fn run(folders: &Folders, words: &[String]) -> Result<()> {
    if let [first, files @ ..] = words
        && first == "readers"
    {
        return readers(folders, files);
    }
    let mut command = Command::new("cargo");
    command.current_dir(folders.root()).args(["run", "--quiet", "--package", "vendor-score", "--"]).args(words);
    commands::run("the scores", &mut command)
}

/// Compares the words that the readers give with those of other programs, on files or folders; see
/// `xtask/score/readers.py`.
fn readers(folders: &Folders, files: &[String]) -> Result<()> {
    let mut command = Command::new("cargo");
    command.current_dir(folders.root()).args([
        "run",
        "--quiet",
        "--package",
        "vendor-readers",
        "--example",
        "words",
        "--",
    ]);
    let mut reading = command.args(files).stdout(Stdio::piped()).spawn()?;
    let mut command = Command::new("python3");
    command
        .arg(folders.at("xtask/score/readers.py"))
        .stdin(reading.stdout.take().map_or_else(Stdio::null, Stdio::from));
    commands::run("the readers of others", &mut command)?;
    anyhow::ensure!(reading.wait()?.success(), "the readers failed");
    Ok(())
}
