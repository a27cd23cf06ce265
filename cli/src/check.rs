//! `vendor-check check`: files and lines in, records out.

use crate::{Stop, pictures, verified};
use lexopt::prelude::*;
use std::ffi::OsString;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vendor_engine::judge::context::ContextError;
use vendor_engine::judge::{Context, Policy, Terms, Verdict};
use vendor_engine::report::record::{Input, LineRecord, ListStamp, Particulars, Summary};
use vendor_engine::report::run_record::{self, RunForm, RunWriter};
use vendor_engine::report::workbook::{Book, WorkbookError};
use vendor_engine::report::{explain, run_workbook};
use vendor_engine::screen::Screening;
use vendor_list::Index;
use vendor_list::makers::WordLists;
use vendor_names::own_lists::OwnList;
use vendor_readers::reading::Reading;
use vendor_readers::{Account, Layouts, PictureReader, name_list, plain_text};
use vendor_text::Date;
use vendor_text::Party;
use vendor_text::{Line, Unread};

/// Lines identified between two looks at the clock or the pipe; here only a batch size.
const BATCH: usize = 4_096;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Read(RunForm),
    Workbook,
}

struct Options {
    files: Vec<OsString>,
    texts: Vec<String>,
    parties: Vec<(Party, String)>,
    context: Context,
    policy: Option<PathBuf>,
    own_lists: Vec<PathBuf>,
    list: Option<PathBuf>,
    today: Option<Date>,
    particulars: Particulars,
    format: Format,
    out: Option<PathBuf>,
}

/// What was given: lines, what was not read, and the files.
#[derive(Default)]
struct Given {
    lines: Vec<Line>,
    account: Account,
    inputs: Vec<Input>,
}

/// Runs the command.
pub fn run(words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let options = options(words)?;
    let verified = verified(options.list.as_deref())?;
    if options.list.is_some() {
        crate::say_older(&verified.list.edition);
    }
    let stamp = ListStamp::of(&verified);
    let today = day_of_answers(options.today, &stamp)?;
    let index = Index::new(verified.list).map_err(|error| Stop::Failed(error.to_string()))?;
    let policy = options.policy.as_deref().map(|path| policy(path, &index)).transpose()?;
    let (own_lists, own_unread) = own_lists(&options.own_lists, &index)?;
    let mut given = read_all(&options, &index);
    given.account.unread.extend(own_unread);
    let terms = Terms { context: &options.context, today, policy: policy.as_ref() };
    let mut out: Box<dyn Write> = match &options.out {
        None => Box::new(BufWriter::new(std::io::stdout().lock())),
        Some(path) => Box::new(BufWriter::new(
            std::fs::File::create(path)
                .map_err(|error| Stop::Failed(format!("{} cannot be written: {error}", path.display())))?,
        )),
    };
    let run =
        Run { index: &index, terms, own_lists: &own_lists, particulars: &options.particulars, format: options.format };
    let summary = run
        .screen(stamp, given, &mut out)
        .map_err(|error| Stop::Failed(format!("the result cannot be written: {error}")))?;
    say_unread(&summary);
    Ok(ExitCode::from(exit_code(&summary)))
}

/// 0 only where everything that was named was recognised and nothing is flagged; 1 where something is flagged; 2 where
/// not everything was read; 3 where nothing is flagged, and either a line cannot be told or no line names anything.
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

/// One run: what it is judged by, and how it is written.
struct Run<'a> {
    index: &'a Index,
    terms: Terms<'a>,
    own_lists: &'a [OwnList],
    particulars: &'a Particulars,
    format: Format,
}

impl Run<'_> {
    fn screen(&self, stamp: ListStamp, given: Given, out: &mut impl Write) -> std::io::Result<Summary> {
        let Given { lines, account, inputs } = given;
        let mut screening = Screening::new(lines, account.unread);
        inputs.into_iter().for_each(|input| screening.add_input(input));
        let mut summary = screening.summary(stamp, &self.terms, self.own_lists);
        summary.left_out = account.left_out;
        summary.particulars = self.particulars.clone();
        let records = |screening: &Screening, from, most| -> Vec<LineRecord> {
            screening.records(self.index, self.terms, self.own_lists, from, most).collect()
        };
        match self.format {
            Format::Read(form) if !form.opens_with_account() => {
                let mut writer = RunWriter::begin(form, out, self.index, &summary)?;
                let mut written = 0;
                loop {
                    let more = screening.step(self.index, BATCH);
                    for record in records(&screening, written, BATCH) {
                        summary.add(&record);
                        writer.line(&record, &summary)?;
                    }
                    written = screening.progress().0;
                    if !more {
                        break;
                    }
                }
                summary.order_steps(self.index);
                writer.ending(&summary)?;
            }
            form => {
                while screening.step(self.index, BATCH) {}
                let records = || screening.records(self.index, self.terms, self.own_lists, 0, usize::MAX);
                records().for_each(|record| summary.add(&record));
                summary.order_steps(self.index);
                match form {
                    Format::Read(form) => run_record::write(form, out, self.index, &summary, records)?,
                    Format::Workbook => {
                        let book = workbook(self.index, &summary, records()).map_err(std::io::Error::other)?;
                        out.write_all(&book)?;
                    }
                }
            }
        }
        out.flush()?;
        Ok(summary)
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

/// Reads the user's own lists of names, and what of them was not read.
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

fn read_all(options: &Options, index: &Index) -> Given {
    let words = &index.list().words;
    let mut given = Given::default();
    given.lines.extend(options.parties.iter().map(|(party, name)| Line::of_party(name, *party)));
    for text in &options.texts {
        given.take(vendor_readers::read_pasted(text, words, &Layouts::default()));
    }
    pictures::with_eyes(|eyes| {
        for file in &options.files {
            given.read(file, words, eyes);
        }
    });
    given
}

impl Given {
    fn take(&mut self, read: vendor_readers::Read) {
        self.lines.extend(read.lines);
        self.account.add(read.account);
    }

    fn read(&mut self, file: &OsString, words: &WordLists, eyes: Option<&dyn PictureReader>) {
        let path = Path::new(file);
        let piped = file == "-";
        let name = match path.file_name() {
            _ if piped => "standard input".to_owned(),
            None => path.display().to_string(),
            Some(name) => name.to_string_lossy().into_owned(),
        };
        let bytes = if piped { all_of_standard_input() } else { std::fs::read(path) };
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => {
                let reason = format!("it cannot be read: {error}. Check the path and try again.");
                return self.account.unread.push(Unread::whole(&name, reason));
            }
        };
        self.inputs.push(Input::of(&name, &bytes));
        self.take(if piped {
            let (text, mut unread) = plain_text::decode(&name, &bytes);
            let mut reading = Reading::new(None, words);
            plain_text::read_into(&mut reading, &text);
            let mut read = reading.finish();
            unread.append(&mut read.account.unread);
            read.account.unread = unread;
            read
        } else {
            let (layouts, mut lines) = (Layouts::default(), Vec::new());
            let mut take = |more| lines.extend::<Vec<Line>>(more);
            let mut read = vendor_readers::read_in_parts(&name, &bytes, words, &layouts, &mut take, eyes);
            lines.append(&mut read.lines);
            vendor_readers::Read { lines, ..read }
        });
    }
}

fn all_of_standard_input() -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn options(mut words: lexopt::Parser) -> Result<Options, Stop> {
    let mut options = Options {
        files: Vec::new(),
        texts: Vec::new(),
        parties: Vec::new(),
        context: Context::default(),
        policy: None,
        own_lists: Vec::new(),
        list: None,
        today: None,
        particulars: Particulars::default(),
        format: Format::Read(RunForm::Text),
        out: None,
    };
    while let Some(word) = words.next()? {
        match word {
            Value(file) => options.files.push(file),
            Long("text") => options.texts.push(words.value()?.string()?),
            Long("context") => options.context = context(&words.value()?.string()?)?,
            Long("bidder") => options.parties.push((Party::Bidder, words.value()?.string()?)),
            Long("associated-person") => options.parties.push((Party::AssociatedPerson, words.value()?.string()?)),
            Long("sub-contractor") => options.parties.push((Party::SubContractor, words.value()?.string()?)),
            Long("policy") => options.policy = Some(words.value()?.into()),
            Long("own-list") => options.own_lists.push(words.value()?.into()),
            Long("list") => options.list = Some(words.value()?.into()),
            Long("today") => options.today = Some(day(&words.value()?.string()?)?),
            Long("checked-by") => options.particulars.checked_by = words.value()?.string()?,
            Long("reference") => options.particulars.reference = words.value()?.string()?,
            Long("format") => {
                options.format = match words.value()?.string()?.as_str() {
                    "text" => Format::Read(RunForm::Text),
                    "jsonl" => Format::Read(RunForm::JsonLines),
                    "csv" => Format::Read(RunForm::Table),
                    "html" => Format::Read(RunForm::WebPage),
                    "xlsx" => Format::Workbook,
                    other => {
                        return Err(Stop::Usage(format!(
                            "this version writes text, jsonl, csv, xlsx and html, not {other:?}"
                        )));
                    }
                }
            }
            Long("out") => options.out = Some(words.value()?.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    if options.format == Format::Workbook && options.out.is_none() {
        return Err(Stop::Usage("a workbook is no text: say with --out where it goes".to_owned()));
    }
    // The record would take the place of what it is about.
    if let Some(out) = options.out.as_ref().and_then(|out| out.canonicalize().ok())
        && options.files.iter().any(|file| Path::new(file).canonicalize().is_ok_and(|file| file == out))
    {
        return Err(Stop::Usage(format!("{} is to be checked: give another file with --out", out.display())));
    }
    if options.files.is_empty() && options.texts.is_empty() && options.parties.is_empty() {
        return Err(Stop::Usage("give a file, “-”, --text or --bidder".to_owned()));
    }
    Ok(options)
}

/// Context tokens, or a file that has them. Tokens win: a file that happens to be called like one is not opened.
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

/// The day that answers are given for: the one given, or the computer's, unless that is before the list was issued.
/// A day before that is named on standard error.
pub fn day_of_answers(given: Option<Date>, stamp: &ListStamp) -> Result<Date, Stop> {
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
    let clock = clock()?;
    let day = stamp.day_by(clock);
    if day != clock {
        let clock = clock.in_words();
        eprintln!("CLOCK: this computer says {clock}, before this list was issued. Answers are given for {issued}.");
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

fn workbook(
    index: &Index,
    summary: &Summary,
    records: impl Iterator<Item = LineRecord>,
) -> Result<Vec<u8>, WorkbookError> {
    let mut book = Book::new(run_workbook::title(summary))?;
    run_workbook::write(&mut book, index, summary, records)?;
    book.into_bytes()
}
