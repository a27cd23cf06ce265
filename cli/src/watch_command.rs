//! `vendor-check list watch`: compares official files that a person has downloaded with the list. It prints, and
//! changes nothing.

use crate::check::{clock, day};
use crate::{Stop, list_commands};
use lexopt::prelude::*;
use std::path::PathBuf;
use std::process::ExitCode;
use vendor_list::schema::List;
use vendor_publish::watch::{self, Finding, Paste, Watched};
use vendor_readers::official::{self, OfficialList};
use vendor_text::Date;

/// Something is new, gone or changed.
const SOMETHING: u8 = 1;
/// A file was not read. This takes precedence over [`SOMETHING`].
const NOT_READ: u8 = 2;

/// Runs the command.
pub fn run(mut words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let mut source = PathBuf::from("list");
    let mut files: Vec<PathBuf> = Vec::new();
    let mut on = None;
    while let Some(word) = words.next()? {
        match word {
            Value(file) => files.push(file.into()),
            Long("source") => source = words.value()?.into(),
            Long("today") => on = Some(day(&words.value()?.string()?)?),
            other => return Err(other.unexpected().into()),
        }
    }
    if files.is_empty() {
        return Err(Stop::Usage("give the official files that you have downloaded".to_owned()));
    }
    let today = match on {
        Some(day) => day,
        None => clock()?,
    };
    let list = list_commands::compile(&source)?.list;
    let watched = Watched::read(&source, &list).map_err(|error| Stop::Failed(error.to_string()))?;
    let (mut read, mut not_read) = (Vec::new(), false);
    for path in &files {
        let name = path.display().to_string();
        let bytes = list_commands::read(path)?;
        match official::read(&name, &bytes, &list.words) {
            Ok(official) => {
                println!("{name}: {}.", counted(&official));
                read.push(official);
            }
            Err(error) => {
                eprintln!("vendor-check: {error}");
                not_read = true;
            }
        }
    }
    official::join_other_names(&mut read);
    let found: usize = read.iter().map(|official| tell(&list, &watched, official, today)).sum();
    if found == 0 && !read.is_empty() {
        println!("\nNothing new, gone or changed.");
    }
    Ok(match (not_read, found) {
        (true, _) => ExitCode::from(NOT_READ),
        (false, 0) => ExitCode::SUCCESS,
        (false, _) => ExitCode::from(SOMETHING),
    })
}

fn counted(official: &OfficialList) -> String {
    let day = official.day.map_or_else(String::new, |day| format!(" of {}", day.in_words()));
    let what = match (official.entries.len(), official.blocks.len()) {
        (1, 0) => "1 entry".to_owned(),
        (entries, 0) => format!("{entries} entries"),
        (_, blocks) => format!("{blocks} blocks"),
    };
    format!("{}{day}, {what}", official.publisher.in_words())
}

/// Prints what one file says, and counts it.
fn tell(list: &List, watched: &Watched, official: &OfficialList, today: Date) -> usize {
    let told = watch::watch(list, watched, official, today);
    if !told.findings.is_empty() {
        println!("\n== {}", official.publisher.in_words());
    }
    for Finding { what, about, says, paste } in &told.findings {
        println!("\n{} ({about}). {says}", what.in_words());
        paste.iter().for_each(print_paste);
    }
    if let Some(source) = &told.source {
        println!("\nThe source of these lines, once:");
        print_paste(source);
    }
    told.findings.len()
}

fn print_paste(Paste { into, toml }: &Paste) {
    println!("--- list/{into}\n{}", toml.trim_end());
}
