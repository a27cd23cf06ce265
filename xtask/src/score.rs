//! `cargo xtask score`: the engine on labelled collections, in a program of its own, so that no other task waits until the
//! engine is compiled.

use anyhow::Result;
use std::fs::File;
use std::process::Command;

use crate::commands;
use crate::folders::Folders;

/// Passes the words on to the program that scores, or to the one that holds the readers against those of others.
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

/// Words of the readers held against other programs' on the files of folders; see `xtask/score/readers.py`.
fn readers(folders: &Folders, files: &[String]) -> Result<()> {
    let words = folders.at("target/reader-words.jsonl");
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
    command.args(files).stdout(File::create(&words)?);
    commands::run("the readers", &mut command)?;
    let mut command = Command::new("python3");
    commands::run("the readers of others", command.arg(folders.at("xtask/score/readers.py")).arg(&words))
}
