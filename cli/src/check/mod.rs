//! `vendor-check check`: files and lines in, records out.

mod answering;
mod given;
mod options;

use crate::{Stop, answering_list};
use answering::Run;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vendor_engine::judge::context::ContextError;
use vendor_engine::judge::{Context, Policy, Terms, Verdict};
use vendor_engine::report::explain;
use vendor_engine::report::record::{ListStamp, Summary};
use vendor_engine::slices::Ground;
use vendor_list::Index;
use vendor_names::own_lists::OwnList;
use vendor_readers::name_list;
use vendor_text::{Date, Unread};

/// Runs the command.
pub fn run(words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let options = options::read(words)?;
    let (verified, mut stamp, newest) = match &options.source {
        Some(source) => answering_list::of_source(source)?,
        None => answering_list::verified(options.list.as_deref(), options.state.as_deref())?,
    };
    let today = day_of_answers(options.today, &mut stamp, newest)?;
    let index = Index::new(verified.list).map_err(|error| Stop::Failed(error.to_string()))?;
    let policy = options.policy.as_deref().map(|path| policy(path, &index)).transpose()?;
    let (own_lists, own_unread) = own_lists(&options.own_lists, &index)?;
    let terms = Terms { context: &options.context, today, policy: policy.as_ref() };
    let out: Box<dyn Write + Send> = match &options.out {
        None => Box::new(BufWriter::new(std::io::stdout())),
        Some(path) => Box::new(BufWriter::new(
            std::fs::File::create(path)
                .map_err(|error| Stop::Failed(format!("{} cannot be written: {error}", path.display())))?,
        )),
    };
    let on = Ground { index: &index, terms, own_lists: &own_lists };
    let summary = Run { options: &options, on, stamp, own_unread }
        .write(out)
        .map_err(|error| Stop::Failed(format!("the result cannot be written: {error}")))?;
    say_unread(&summary);
    Ok(ExitCode::from(exit_code(&summary)))
}

/// 0 only if everything that was named was recognised and nothing is flagged; 1 if something is flagged; 2 if not
/// everything was read; 3 if nothing is flagged, but some line is *Cannot tell* or no line names anything.
fn exit_code(summary: &Summary) -> u8 {
    if !summary.incomplete.is_empty() {
        2
    } else if summary.flagged() {
        1
    } else if summary.count(Verdict::CannotTell) > 0 || summary.count(Verdict::NoneFound) == 0 {
        3
    } else {
        0
    }
}

/// Names on standard error what was not read.
pub fn say_unread(summary: &Summary) {
    for unread in &summary.incomplete {
        eprintln!("{}: {}", explain::not_read(unread), unread.reason);
    }
    if let Some(sentence) = explain::kit_in_place(summary) {
        eprintln!("IS IT A REGISTER? {sentence} For kit that you have, add --context existing-equipment.");
    }
    for sentence in explain::left_out(summary) {
        eprintln!("LEFT OUT: {sentence}");
    }
}

/// Reads the user's own policy and says on standard error what must be known about it.
pub fn policy(path: &Path, index: &Index) -> Result<Policy, Stop> {
    let name = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|error| Stop::Failed(format!("the policy {name} cannot be read: {error}. Nothing was checked.")))?;
    let policy = Policy::read(&text, index)
        .map_err(|error| Stop::Failed(format!("the policy {name} is refused: {error} Nothing was checked.")))?;
    for warning in policy.warnings() {
        eprintln!("POLICY: {warning}");
    }
    Ok(policy)
}

/// Reads the user's own lists of names; also returns what could not be read of them.
pub fn own_lists(paths: &[PathBuf], index: &Index) -> Result<(Vec<OwnList>, Vec<Unread>), Stop> {
    let mut lists = Vec::new();
    let mut unread = Vec::new();
    for path in paths {
        let name =
            path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        let bytes = std::fs::read(path)
            .map_err(|error| Stop::Failed(format!("the list {name} cannot be read: {error}. Nothing was checked.")))?;
        let list = name_list::read(&name, &bytes, &index.list().words)
            .map_err(|error| Stop::Failed(format!("{error} Nothing was checked.")))?;
        unread.extend(list.unread.iter().cloned());
        lists.push(OwnList::new(list, index));
    }
    Ok((lists, unread))
}

/// Context tokens, or a file that contains them. Tokens win: a file that has the name of one is not opened.
pub fn context(text: &str) -> Result<Context, Stop> {
    text.parse().or_else(|error: ContextError| match std::fs::read_to_string(text) {
        Ok(from_file) => from_file.parse().map_err(|error: ContextError| Stop::Usage(error.to_string())),
        Err(_) => Err(Stop::Usage(error.to_string())),
    })
}

/// A day as it was typed.
pub fn day(text: &str) -> Result<Date, Stop> {
    text.parse().map_err(|error: vendor_text::dates::NotADate| Stop::Usage(error.to_string()))
}

/// The day that answers are given for: the one that was given, or the computer's. The computer's day is not believed if
/// the newest list known here was issued after it (`newest`), whichever list answers; the page has the same rule. A
/// given day before that is named on standard error.
pub fn day_of_answers(given: Option<Date>, stamp: &mut ListStamp, newest: Date) -> Result<Date, Stop> {
    let issued = stamp.issued.in_words();
    if let Some(day) = given {
        if day < stamp.issued {
            eprintln!(
                "EARLY: {} is before this list was issued, on {issued}. What came between is not counted.",
                day.in_words()
            );
        }
        return Ok(day);
    }
    let day = stamp.take_clock(clock()?, newest);
    if let Some(said) = explain::wrong_clock(stamp, day) {
        eprintln!("{said}");
    }
    Ok(day)
}

/// The computer's date.
pub fn clock() -> Result<Date, Stop> {
    let since =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map(|since| since.as_secs() / 86_400);
    since
        .ok()
        .and_then(|days| i64::try_from(days).ok())
        .and_then(Date::from_days)
        .ok_or_else(|| Stop::Failed("this computer’s clock is wrong; give --today".to_owned()))
}
