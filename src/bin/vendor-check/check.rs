//! `vendor-check check`: files and lines in, records out.

use crate::{Stop, verified};
use lexopt::prelude::*;
use std::ffi::OsString;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vendor_checker::identify::OwnList;
use vendor_checker::intake::{self, Account, Layouts, Line, Unread, name_list, plain_text};
use vendor_checker::judge::context::Party;
use vendor_checker::judge::{Context, Policy, Terms};
use vendor_checker::list::makers::WordLists;
use vendor_checker::list::{Date, Index};
use vendor_checker::report::record::{LineRecord, ListStamp, Summary};
use vendor_checker::report::{csv_table, explain, text, web_page};
use vendor_checker::screen::Screening;

/// Lines identified between two looks at the clock or the pipe; here only a batch size.
const BATCH: usize = 4_096;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    JsonLines,
    Csv,
    WebPage,
}

struct Options {
    files: Vec<OsString>,
    texts: Vec<String>,
    parties: Vec<(Party, String)>,
    context: Context,
    policy: Option<PathBuf>,
    own_lists: Vec<PathBuf>,
    list: Option<PathBuf>,
    today: Date,
    format: Format,
    out: Option<PathBuf>,
}

/// Runs the command.
pub fn run(words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let options = options(words)?;
    let verified = verified(options.list.as_deref())?;
    let stamp = ListStamp::new(&verified.list.edition, verified.sha256, verified.signers);
    let index = Index::new(verified.list).map_err(|error| Stop::Failed(error.to_string()))?;
    let policy = options.policy.as_deref().map(|path| policy(path, &index)).transpose()?;
    let (own_lists, own_unread) = own_lists(&options.own_lists, &index)?;
    let (lines, mut account) = read_all(&options, &index);
    account.unread.extend(own_unread);
    let terms = Terms { context: &options.context, today: options.today, policy: policy.as_ref() };
    let mut out: Box<dyn Write> = match &options.out {
        None => Box::new(BufWriter::new(std::io::stdout().lock())),
        Some(path) => Box::new(BufWriter::new(
            std::fs::File::create(path)
                .map_err(|error| Stop::Failed(format!("{} cannot be written: {error}", path.display())))?,
        )),
    };
    let run = Run { index: &index, terms, own_lists: &own_lists, format: options.format };
    let summary = run
        .screen(stamp, lines, account, &mut out)
        .map_err(|error| Stop::Failed(format!("the result cannot be written: {error}")))?;
    for unread in &summary.incomplete {
        let place = [unread.file.as_deref().unwrap_or_default(), &unread.place].join(" ");
        eprintln!("NOT READ: {}: {}", place.trim(), unread.reason);
    }
    for sentence in explain::left_out(&summary) {
        eprintln!("LEFT OUT: {sentence}");
    }
    Ok(ExitCode::from(match (summary.incomplete.is_empty(), summary.flagged()) {
        (false, _) => 2,
        (true, true) => 1,
        (true, false) => 0,
    }))
}

/// One run: what it is judged by, and how it is written.
struct Run<'a> {
    index: &'a Index,
    terms: Terms<'a>,
    own_lists: &'a [OwnList],
    format: Format,
}

impl Run<'_> {
    fn screen(
        &self,
        stamp: ListStamp,
        lines: Vec<Line>,
        account: Account,
        out: &mut dyn Write,
    ) -> std::io::Result<Summary> {
        let mut screening = Screening::new(lines, account.unread);
        let mut summary = screening.summary(stamp, &self.terms, self.own_lists);
        summary.left_out = account.left_out;
        if self.format == Format::WebPage {
            // The first page carries the account, so every line is judged before any is written.
            while screening.step(self.index, BATCH) {}
            for record in screening.records(self.index, self.terms, self.own_lists, 0, usize::MAX) {
                summary.add(&record);
            }
            summary.order_steps(self.index);
            write!(out, "{}", web_page::opening(self.index, &summary))?;
            for record in screening.records(self.index, self.terms, self.own_lists, 0, usize::MAX) {
                write!(out, "{}", web_page::line(self.index, &record))?;
            }
            write!(out, "{}", web_page::ending())?;
            out.flush()?;
            return Ok(summary);
        }
        if self.format == Format::Csv {
            // A byte-order mark, so that spreadsheets read the table as UTF-8.
            write!(out, "\u{feff}{}", csv_table::heading().map_err(std::io::Error::other)?)?;
        }
        let mut written = 0;
        loop {
            let more = screening.step(self.index, BATCH);
            for record in screening.records(self.index, self.terms, self.own_lists, written, BATCH) {
                summary.add(&record);
                self.write_record(&record, &summary, out)?;
            }
            written = screening.progress().0;
            if !more {
                break;
            }
        }
        summary.order_steps(self.index);
        match self.format {
            Format::Text => write!(out, "{}", text::summary(self.index, &summary))?,
            Format::JsonLines => writeln!(out, "{}", serde_json::json!({ "summary": summary }))?,
            Format::Csv => write!(out, "{}", csv_table::ending(&summary).map_err(std::io::Error::other)?)?,
            Format::WebPage => {}
        }
        out.flush()?;
        Ok(summary)
    }

    fn write_record(&self, record: &LineRecord, summary: &Summary, out: &mut dyn Write) -> std::io::Result<()> {
        match self.format {
            Format::Text => writeln!(out, "{}", text::line(self.index, record)),
            Format::JsonLines => {
                serde_json::to_writer(&mut *out, record)?;
                writeln!(out)
            }
            Format::Csv => {
                let row = csv_table::line(self.index, record, summary).map_err(std::io::Error::other)?;
                write!(out, "{row}")
            }
            Format::WebPage => write!(out, "{}", web_page::line(self.index, record)),
        }
    }
}

/// Reads the user's own policy and says on standard error what must be known about it.
fn policy(path: &Path, index: &Index) -> Result<Policy, Stop> {
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
fn own_lists(paths: &[PathBuf], index: &Index) -> Result<(Vec<OwnList>, Vec<Unread>), Stop> {
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

fn read_all(options: &Options, index: &Index) -> (Vec<Line>, Account) {
    let words = &index.list().words;
    let mut lines: Vec<Line> = options.parties.iter().map(|(party, name)| Line::of_party(name, *party)).collect();
    let mut account = Account::default();
    let layouts = Layouts::default();
    for text in &options.texts {
        let read = intake::read_pasted(text, words, &layouts);
        lines.extend(read.lines);
        account.add(read.account);
    }
    for file in &options.files {
        let read = if file == "-" {
            let mut bytes = Vec::new();
            match std::io::stdin().lock().read_to_end(&mut bytes) {
                Ok(_) => {
                    let (text, mut problems) = plain_text::decode("standard input", &bytes);
                    let (more, others) = plain_text::read(None, &text);
                    problems.extend(others);
                    intake::Read { lines: more, account: Account::of_unread(problems) }
                }
                Err(error) => not_read("standard input", format!("it cannot be read: {error}")),
            }
        } else {
            read_one(Path::new(file), words, &layouts)
        };
        lines.extend(read.lines);
        account.add(read.account);
    }
    (lines, account)
}

fn read_one(path: &Path, words: &WordLists, layouts: &Layouts) -> intake::Read {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    match std::fs::read(path) {
        Ok(bytes) => intake::read(&name, &bytes, words, layouts),
        Err(error) => not_read(&name, format!("it cannot be read: {error}. Check the path and try again.")),
    }
}

fn not_read(name: &str, reason: String) -> intake::Read {
    intake::Read { lines: Vec::new(), account: Account::of_unread(vec![Unread::whole(name, reason)]) }
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
        today: today()?,
        format: Format::Text,
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
            Long("today") => {
                let text = words.value()?.string()?;
                options.today = text
                    .parse()
                    .map_err(|error: vendor_checker::list::dates::NotADate| Stop::Usage(error.to_string()))?;
            }
            Long("format") => {
                options.format = match words.value()?.string()?.as_str() {
                    "text" => Format::Text,
                    "jsonl" => Format::JsonLines,
                    "csv" => Format::Csv,
                    "html" => Format::WebPage,
                    other => {
                        return Err(Stop::Usage(format!(
                            "this version writes text, jsonl, csv and html, not {other:?}"
                        )));
                    }
                }
            }
            Long("out") => options.out = Some(words.value()?.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    if options.files.is_empty() && options.texts.is_empty() && options.parties.is_empty() {
        return Err(Stop::Usage("give a file, “-”, --text or --bidder".to_owned()));
    }
    Ok(options)
}

/// Context tokens, or a file that holds them.
fn context(text: &str) -> Result<Context, Stop> {
    let from_file = std::fs::read_to_string(text).ok();
    from_file
        .as_deref()
        .unwrap_or(text)
        .parse()
        .map_err(|error: vendor_checker::judge::context::ContextError| Stop::Usage(error.to_string()))
}

/// The computer's date; `--today` replaces it.
fn today() -> Result<Date, Stop> {
    let since =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map(|since| since.as_secs() / 86_400);
    since
        .ok()
        .and_then(|days| i64::try_from(days).ok())
        .and_then(Date::from_days)
        .ok_or_else(|| Stop::Failed("this computer’s clock is wrong; give --today".to_owned()))
}
