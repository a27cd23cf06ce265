//! `vendor-check recheck`: compares an earlier record or a kept estate with today's list.

use crate::check::{context, day, day_of_answers, own_lists, policy, say_unread};
use crate::{Stop, answering_list};
use lexopt::prelude::*;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vendor_engine::estate::kept::Kept;
use vendor_engine::judge::context::ContextError;
use vendor_engine::judge::{Context, Terms};
use vendor_engine::report::counts::count;
use vendor_engine::report::recheck::{self, Again, Between, Counts};
use vendor_engine::report::text::printable;
use vendor_engine::screen::{Screening, look_up};

use vendor_list::{Index, changes};
use vendor_text::Date;

struct Options {
    record: PathBuf,
    context: Option<Context>,
    policy: Option<PathBuf>,
    own_lists: Vec<PathBuf>,
    list: Option<PathBuf>,
    state: Option<PathBuf>,
    older_list: Option<PathBuf>,
    today: Option<Date>,
    as_json: bool,
}

/// The situation of an earlier check. A record may come from anybody, so it names no file to be opened.
fn of_record(tokens: &[String]) -> Result<Context, Stop> {
    tokens.join(",").parse().map_err(|error: ContextError| Stop::Failed(format!("the record's situation: {error}")))
}

/// Runs the command: 0 when nothing changed, 1 when something did, 2 when something was not read.
pub fn run(words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let options = options(words)?;
    let name = options.record.display();
    let text = std::fs::read_to_string(&options.record)
        .map_err(|error| Stop::Failed(format!("the record {name} cannot be read: {error}. Nothing was checked.")))?;
    let kept = Kept::read(&text).map_err(|error| Stop::Failed(format!("{name} was not opened: {error}")))?;
    let (verified, mut stamp, newest) = answering_list::verified(options.list.as_deref(), options.state.as_deref())?;
    let older = options.older_list.as_deref().map(|path| crate::verified(Some(path))).transpose()?;
    let list_changes = older.map(|older| changes::between(&older.list, &verified.list));
    let today = day_of_answers(options.today, &mut stamp, newest)?;
    let index = Index::new(verified.list).map_err(|error| Stop::Failed(error.to_string()))?;
    // The situation of the earlier check, unless another is given.
    let context = match options.context {
        Some(context) => context,
        None => of_record(kept.context())?,
    };
    let policy = options.policy.as_deref().map(|path| policy(path, &index)).transpose()?;
    let (own_lists, unread) = own_lists(&options.own_lists, &index)?;
    let terms = Terms { context: &context, today, policy: policy.as_ref() };
    let mut summary = Screening::new(Vec::new(), unread).summary(stamp, &terms, &own_lists);
    let again = kept.again(|lines| look_up(lines, &index, terms, &own_lists, &mut summary));
    let Again { mut changes, columns_known } =
        again.map_err(|error| Stop::Failed(format!("{name} was not opened: {error}")))?;
    let before = kept.account(&summary);
    let between = Between {
        index: &index,
        before: &before,
        after: &summary,
        list_changes: list_changes.as_deref(),
        columns_known,
    };
    between.explain(&mut changes);
    let counts = Counts::of(&changes, summary.lines);
    if options.as_json {
        for change in &changes {
            println!("{}", serde_json::json!(change));
        }
        println!(
            "{}",
            serde_json::json!({ "recheck": { "counts": counts, "between": between.in_words(), "before": before, "after": summary } })
        );
    } else {
        for change in &changes {
            let place = [change.place.file.as_deref().unwrap_or_default(), &change.place.in_words()].join(" ");
            println!("{}\n    {}", place.trim(), printable(&change.text));
            recheck::in_words(&index, change).iter().for_each(|words| println!("    {words}"));
            change.why.iter().for_each(|why| println!("    Why: {why}"));
            println!();
        }
        between.in_words().iter().for_each(|words| println!("{words}"));
        println!("{} checked again: {}.", count(summary.lines, "line", "lines"), counts.in_words());
    }
    say_unread(&summary);
    Ok(ExitCode::from(match (summary.incomplete.is_empty(), changes.is_empty()) {
        (false, _) => 2,
        (true, false) => 1,
        (true, true) => 0,
    }))
}

fn options(mut words: lexopt::Parser) -> Result<Options, Stop> {
    let mut record: Option<PathBuf> = None;
    let (mut given_context, mut policy, mut list, mut state, mut older_list) = (None, None, None, None, None);
    let mut own_lists = Vec::new();
    let mut today = None;
    let mut as_json = false;
    while let Some(word) = words.next()? {
        match word {
            Value(file) if record.is_none() => record = Some(Path::new(&file).to_owned()),
            Long("context") => given_context = Some(context(&words.value()?.string()?)?),
            Long("policy") => policy = Some(words.value()?.into()),
            Long("own-list") => own_lists.push(words.value()?.into()),
            Long("state") => state = Some(words.value()?.into()),
            Long("list") => list = Some(words.value()?.into()),
            Long("older-list") => older_list = Some(words.value()?.into()),
            Long("today") => today = Some(day(&words.value()?.string()?)?),
            Long("format") => {
                as_json = match words.value()?.string()?.as_str() {
                    "text" => false,
                    "jsonl" => true,
                    other => return Err(Stop::Usage(format!("a re-check is written as text or jsonl, not {other:?}"))),
                }
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let record =
        record.ok_or_else(|| Stop::Usage("give a record that was saved as jsonl, or a saved estate".to_owned()))?;
    Ok(Options { record, context: given_context, policy, own_lists, list, state, older_list, today, as_json })
}
