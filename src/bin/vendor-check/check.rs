//! `vendor-check check`: files and lines in, records out.

use crate::{Stop, verified};
use lexopt::prelude::*;
use std::ffi::OsString;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vendor_checker::intake::{self, Line, Unread, plain_text};
use vendor_checker::judge::Context;
use vendor_checker::list::{Date, Index};
use vendor_checker::report::record::{LineRecord, ListStamp, Summary};
use vendor_checker::report::text;
use vendor_checker::screen::Screening;

/// Lines identified between two looks at the clock or the pipe; here only a batch size.
const BATCH: usize = 4_096;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    JsonLines,
}

struct Options {
    files: Vec<OsString>,
    texts: Vec<String>,
    context: Context,
    list: Option<PathBuf>,
    today: Date,
    format: Format,
    out: Option<PathBuf>,
}

/// Runs the command.
pub fn run(words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let options = options(words)?;
    let verified = verified(options.list.as_deref())?;
    let stamp = ListStamp {
        version: verified.list.edition.version,
        issued: verified.list.edition.issued,
        sha256: verified.sha256,
        signers: verified.signers,
    };
    let index = Index::new(verified.list).map_err(|error| Stop::Failed(error.to_string()))?;
    let (lines, unread) = read_all(&options, &index);
    let mut out: Box<dyn Write> = match &options.out {
        None => Box::new(BufWriter::new(std::io::stdout().lock())),
        Some(path) => Box::new(BufWriter::new(
            std::fs::File::create(path)
                .map_err(|error| Stop::Failed(format!("{} cannot be written: {error}", path.display())))?,
        )),
    };
    let summary = screen(&options, &index, stamp, lines, unread, &mut out)
        .map_err(|error| Stop::Failed(format!("the result cannot be written: {error}")))?;
    for unread in &summary.incomplete {
        let place = [unread.file.as_deref().unwrap_or_default(), &unread.place].join(" ");
        eprintln!("NOT READ: {}: {}", place.trim(), unread.reason);
    }
    Ok(ExitCode::from(match (summary.incomplete.is_empty(), summary.flagged()) {
        (false, _) => 2,
        (true, true) => 1,
        (true, false) => 0,
    }))
}

fn screen(
    options: &Options,
    index: &Index,
    stamp: ListStamp,
    lines: Vec<Line>,
    unread: Vec<Unread>,
    out: &mut dyn Write,
) -> std::io::Result<Summary> {
    let mut screening = Screening::new(lines, unread);
    let mut summary = screening.summary(stamp, &options.context, options.today);
    let mut written = 0;
    loop {
        let more = screening.step(index, BATCH);
        for record in screening.records(index, &options.context, options.today, written, BATCH) {
            summary.add(&record);
            write_record(index, options.format, &record, out)?;
        }
        written = screening.progress().0;
        if !more {
            break;
        }
    }
    match options.format {
        Format::Text => write!(out, "{}", text::summary(&index.list().edition, &summary))?,
        Format::JsonLines => writeln!(out, "{}", serde_json::json!({ "summary": summary }))?,
    }
    out.flush()?;
    Ok(summary)
}

fn write_record(index: &Index, format: Format, record: &LineRecord, out: &mut dyn Write) -> std::io::Result<()> {
    match format {
        Format::Text => writeln!(out, "{}", text::line(index, record)),
        Format::JsonLines => {
            serde_json::to_writer(&mut *out, record)?;
            writeln!(out)
        }
    }
}

fn read_all(options: &Options, index: &Index) -> (Vec<Line>, Vec<Unread>) {
    let words = &index.list().words;
    let mut lines = Vec::new();
    let mut unread = Vec::new();
    for text in &options.texts {
        let (more, problems) = intake::read_pasted(text, words);
        lines.extend(more);
        unread.extend(problems);
    }
    for file in &options.files {
        let (more, problems) = if file == "-" {
            let mut bytes = Vec::new();
            match std::io::stdin().lock().read_to_end(&mut bytes) {
                Ok(_) => {
                    let (text, mut problems) = plain_text::decode("standard input", &bytes);
                    let (more, others) = plain_text::read(None, &text);
                    problems.extend(others);
                    (more, problems)
                }
                Err(error) => {
                    (Vec::new(), vec![Unread::whole("standard input", format!("it cannot be read: {error}"))])
                }
            }
        } else {
            read_one(Path::new(file), words)
        };
        lines.extend(more);
        unread.extend(problems);
    }
    (lines, unread)
}

fn read_one(path: &Path, words: &vendor_checker::list::makers::WordLists) -> (Vec<Line>, Vec<Unread>) {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    match std::fs::read(path) {
        Ok(bytes) => intake::read_file(&name, &bytes, words),
        Err(error) => (
            Vec::new(),
            vec![Unread::whole(&name, format!("it cannot be read: {error}. Check the path and try again."))],
        ),
    }
}

fn options(mut words: lexopt::Parser) -> Result<Options, Stop> {
    let mut options = Options {
        files: Vec::new(),
        texts: Vec::new(),
        context: Context::default(),
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
                    other => return Err(Stop::Usage(format!("this version writes text and jsonl, not {other:?}"))),
                }
            }
            Long("out") => options.out = Some(words.value()?.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    if options.files.is_empty() && options.texts.is_empty() {
        return Err(Stop::Usage("give a file, “-” or --text".to_owned()));
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
