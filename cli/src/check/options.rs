//! The options of `vendor-check check`.

use super::{context, day};
use crate::Stop;
use lexopt::prelude::*;
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use vendor_engine::judge::Context;
use vendor_engine::report::record::Particulars;
use vendor_engine::report::run_record::RunForm;
use vendor_text::{Date, Party};

/// The form of the result.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One that is text.
    Read(RunForm),
    /// An Excel workbook.
    Workbook,
    /// A Parquet file.
    #[cfg(feature = "parquet")]
    Parquet,
}

/// All options.
pub struct Options {
    pub files: Vec<OsString>,
    pub texts: Vec<String>,
    pub parties: Vec<(Party, String)>,
    pub context: Context,
    pub policy: Option<PathBuf>,
    pub own_lists: Vec<PathBuf>,
    pub list: Option<PathBuf>,
    /// The folder of a draft that answers instead.
    pub source: Option<PathBuf>,
    pub state: Option<PathBuf>,
    pub today: Option<Date>,
    pub particulars: Particulars,
    pub format: Format,
    pub out: Option<PathBuf>,
    /// Threads that look up.
    pub threads: NonZeroUsize,
    /// Whether each line is looked up by itself.
    pub each_alone: bool,
}

/// Reads the words of the command line.
pub fn read(mut words: lexopt::Parser) -> Result<Options, Stop> {
    let mut options = Options {
        files: Vec::new(),
        texts: Vec::new(),
        parties: Vec::new(),
        context: Context::default(),
        policy: None,
        own_lists: Vec::new(),
        list: None,
        source: None,
        state: None,
        today: None,
        particulars: Particulars::default(),
        format: Format::Read(RunForm::Text),
        out: None,
        threads: std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
        each_alone: false,
    };
    let mut named = None;
    while let Some(word) = words.next()? {
        match word {
            Value(file) => options.files.push(file),
            Long("text") => options.texts.push(words.value()?.string()?),
            Long("context") => options.context = context(&words.value()?.string()?)?,
            Long("bidder") => options.parties.push((Party::Bidder, party(&mut words, "bidder")?)),
            Long("associated-person") => {
                options.parties.push((Party::AssociatedPerson, party(&mut words, "associated-person")?))
            }
            Long("sub-contractor") => {
                options.parties.push((Party::SubContractor, party(&mut words, "sub-contractor")?))
            }
            Long("policy") => options.policy = Some(words.value()?.into()),
            Long("own-list") => options.own_lists.push(words.value()?.into()),
            Long("list") => options.list = Some(words.value()?.into()),
            Long("source") => options.source = Some(words.value()?.into()),
            Long("state") => options.state = Some(words.value()?.into()),
            Long("today") => options.today = Some(day(&words.value()?.string()?)?),
            Long("checked-by") => options.particulars.checked_by = words.value()?.string()?,
            Long("reference") => options.particulars.reference = words.value()?.string()?,
            Long("format") => named = Some(format(&words.value()?.string()?)?),
            Long("out") => options.out = Some(words.value()?.into()),
            Long("threads") => options.threads = words.value()?.parse()?,
            Long("each-alone") => options.each_alone = true,
            other => return Err(other.unexpected().into()),
        }
    }
    let of_out = options.out.as_deref().filter(|path| path.extension().is_some_and(|ending| ending == "parquet"));
    options.format = match (named, of_out) {
        (Some(format), _) => format,
        (None, Some(_)) => format("parquet")?,
        (None, None) => options.format,
    };
    options.particulars = options.particulars.without_secrets();
    refuse_what_cannot_be(&options)?;
    Ok(options)
}

/// The name of a firm or a person. One without letters or digits would be compared with nothing.
fn party(words: &mut lexopt::Parser, option: &str) -> Result<String, Stop> {
    let typed = words.value()?.string()?;
    if !typed.contains(char::is_alphanumeric) {
        return Err(Stop::Usage(format!("--{option} has no name: give the name as the tender writes it")));
    }
    Ok(typed)
}

fn refuse_what_cannot_be(options: &Options) -> Result<(), Stop> {
    if !matches!(options.format, Format::Read(_)) && options.out.is_none() {
        let what = if options.format == Format::Workbook { "a workbook" } else { "Parquet" };
        return Err(Stop::Usage(format!("{what} is no text: say with --out where it goes")));
    }
    if options.source.is_some() && (options.list.is_some() || options.state.is_some()) {
        return Err(Stop::Usage("a draft answers alone: give --source without --list and --state".to_owned()));
    }
    // The record must not overwrite a file that it is about, or rests on.
    let beside = [&options.policy, &options.list, &options.state].into_iter().flatten().chain(&options.own_lists);
    let mut read = options.files.iter().map(Path::new).chain(beside.map(PathBuf::as_path));
    if let Some(out) = options.out.as_ref().and_then(|out| out.canonicalize().ok())
        && read.any(|file| file.canonicalize().is_ok_and(|file| file == out))
    {
        return Err(Stop::Usage(format!("{} is read for this check: give another file with --out", out.display())));
    }
    if options.files.is_empty() && options.texts.is_empty() && options.parties.is_empty() {
        return Err(Stop::Usage("give a file, “-”, --text or --bidder".to_owned()));
    }
    Ok(())
}

fn format(word: &str) -> Result<Format, Stop> {
    Ok(match word {
        "text" => Format::Read(RunForm::Text),
        "jsonl" => Format::Read(RunForm::JsonLines),
        "csv" => Format::Read(RunForm::Table),
        "html" => Format::Read(RunForm::WebPage),
        "xlsx" => Format::Workbook,
        #[cfg(feature = "parquet")]
        "parquet" => Format::Parquet,
        other => return Err(Stop::Usage(format!("this version writes {FORMATS}, not {other:?}"))),
    })
}

#[cfg(feature = "parquet")]
const FORMATS: &str = "text, jsonl, csv, xlsx, html and parquet";
#[cfg(not(feature = "parquet"))]
const FORMATS: &str = "text, jsonl, csv, xlsx and html";
