//! An earlier record compared with today's list: what changed for each line, and why, as far as that is known.
//!
//! The comparison knows only records, so that anything that keeps records can use it.

use super::counts::thousands;
use super::record::{FORMAT, LineRecord, MakerRecord, Summary};
use super::{explain, tally};
use crate::identify::{Certainty, Role};
use crate::judge::Verdict;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, VecDeque};
use vendor_list::Index;
use vendor_list::changes::Change;
use vendor_list::schema::Bears;
use vendor_text::{Line, Place};

/// An earlier record: its account, and its lines as they are in its file. A long record takes many times the memory once
/// it is parsed, so lines are parsed when they are needed.
#[derive(Debug, Clone)]
pub struct Earlier<'a> {
    /// Its account.
    pub summary: Summary,
    /// The lines of the file that have a record each, by their number from 1.
    rows: Vec<(usize, &'a str)>,
}

/// How many lines are looked up at a time.
pub const BATCH: usize = 1_000;

/// The result of checking an earlier record again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Again {
    /// What changed.
    pub changes: Vec<LineChange>,
    /// Whether the record has the columns of its rows: some row of a table has columns, or there are no such rows.
    pub columns_known: bool,
}

/// Why a file is not taken as an earlier record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotARecord {
    /// It is something else.
    #[error("it is not a record saved by this tool (see line {line}). Choose a record that was saved as JSON.")]
    Foreign {
        /// The line that does not fit, from 1.
        line: usize,
    },
    /// A later edition of the format.
    #[error("it was saved by a later version of this tool ({tool}). Get that version and check it there.")]
    Newer {
        /// The version that saved it.
        tool: String,
    },
    /// The account at its end is missing.
    #[error("its end is missing, so it may be incomplete. Choose the file as it was saved.")]
    NoEnd,
    /// The account counts more or fewer lines than there are.
    #[error("it has {found} lines, but its summary says {said}. Choose the file as it was saved.")]
    NotWhole {
        /// Lines that are there.
        found: usize,
        /// Lines that the account counts.
        said: usize,
    },
}

impl<'a> Earlier<'a> {
    /// Opens a record that was saved as JSON Lines.
    ///
    /// # Errors
    /// Why it is not such a record, or not a complete one.
    pub fn read(text: &'a str) -> Result<Self, NotARecord> {
        #[derive(Deserialize)]
        struct Ending {
            summary: Summary,
        }
        #[derive(Deserialize)]
        struct AnyEnding {
            summary: AnySummary,
        }
        #[derive(Deserialize)]
        struct AnySummary {
            format: u32,
            tool: String,
        }
        let rows = text.trim_start_matches('\u{feff}').lines().zip(1..).map(|(row, number)| (number, row));
        let mut rows: Vec<(usize, &str)> = rows.filter(|(_, row)| !row.trim().is_empty()).collect();
        let (last, ending) = rows.pop().ok_or(NotARecord::NoEnd)?;
        if let Ok(AnyEnding { summary }) = serde_json::from_str(ending)
            && summary.format > FORMAT
        {
            return Err(NotARecord::Newer { tool: summary.tool });
        }
        let first = *rows.first().unwrap_or(&(last, ending));
        let Ok(Ending { summary }) = serde_json::from_str::<Ending>(ending) else {
            return Err(match line_of(first) {
                Ok(_) => NotARecord::NoEnd,
                Err(foreign) => foreign,
            });
        };
        if summary.lines != rows.len() {
            return Err(NotARecord::NotWhole { found: rows.len(), said: summary.lines });
        }
        Ok(Self { summary, rows })
    }

    /// Its lines.
    ///
    /// # Errors
    /// Each says which line of the file does not fit.
    pub fn lines(&self) -> impl Iterator<Item = Result<LineRecord, NotARecord>> + '_ {
        self.rows.iter().copied().map(line_of)
    }

    /// Looks its lines up again with `look_up`, some at a time, and compares.
    ///
    /// # Errors
    /// Which line of the file does not fit.
    pub fn again(&self, mut look_up: impl FnMut(Vec<Line>) -> Vec<LineRecord>) -> Result<Again, NotARecord> {
        let mut changes = Vec::new();
        let (mut rows, mut with_columns) = (false, false);
        for batch in self.rows.chunks(BATCH) {
            let then: Vec<LineRecord> = batch.iter().copied().map(line_of).collect::<Result<_, _>>()?;
            rows |= then.iter().any(|record| record.place.row.is_some());
            with_columns |= then.iter().any(|record| !record.cells.is_empty());
            let now = look_up(then.iter().map(LineRecord::line).collect());
            changes.extend(compare(&then, &now));
        }
        Ok(Again { changes, columns_known: with_columns || !rows })
    }
}

fn line_of((number, row): (usize, &str)) -> Result<LineRecord, NotARecord> {
    let mut record: LineRecord = serde_json::from_str(row).map_err(|_| NotARecord::Foreign { line: number })?;
    record.leave_out_secrets();
    Ok(record)
}

/// What became of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineChange {
    /// Where it stands.
    #[serde(rename = "where")]
    pub place: Place,
    /// Its text.
    pub text: String,
    /// The verdict then; none for a line that is new.
    pub before: Option<Verdict>,
    /// The verdict now; none for a line that is gone.
    pub after: Option<Verdict>,
    /// What changed, piece by piece.
    pub differences: Vec<Difference>,
    /// Why, in words, as far as it is known.
    pub why: Vec<String>,
}

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Difference {
    /// The verdict.
    Verdict,
    /// Whether a counting measure binds the user.
    Binds {
        /// Whether one does now.
        now: bool,
    },
    /// A maker is found now that was not, or is found differently.
    Maker {
        /// Its id.
        id: String,
        /// How it was found then.
        before: Option<Attribution>,
        /// How it is found now.
        after: Option<Attribution>,
    },
    /// A measure bears now that did not, or bears differently.
    Measure {
        /// Its id.
        id: String,
        /// How it bore then.
        before: Option<Bears>,
        /// How it bears now.
        after: Option<Bears>,
    },
}

/// How a maker was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// How sure.
    pub certainty: Certainty,
    /// In what part.
    pub role: Role,
}

/// How many lines changed in which way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Unchanged.
    pub unchanged: usize,
    /// With another verdict.
    pub verdict: usize,
    /// With the same verdict, but another maker or measure.
    pub reasons: usize,
    /// In today's check only.
    pub new: usize,
    /// In the earlier check only.
    pub gone: usize,
}

impl Counts {
    /// Counts changes; `lines_now` is the number of lines today.
    #[must_use]
    pub fn of(changes: &[LineChange], lines_now: usize) -> Self {
        let count = |fits: fn(&LineChange) -> bool| changes.iter().filter(|change| fits(change)).count();
        let gone = count(|change| change.after.is_none());
        Self {
            unchanged: (lines_now + gone).saturating_sub(changes.len()),
            verdict: count(|change| change.before.is_some() && change.after.is_some() && change.before != change.after),
            reasons: count(|change| change.before == change.after),
            new: count(|change| change.before.is_none()),
            gone,
        }
    }

    /// The counts in words.
    #[must_use]
    pub fn in_words(&self) -> String {
        let Self { unchanged, verdict, reasons, new, gone } = *self;
        let [unchanged, verdict, reasons, new, gone] =
            [unchanged, verdict, reasons, new, gone].map(|count| thousands(count as u64));
        format!(
            "{verdict} with a different answer, {reasons} with the same answer for different reasons, {new} new, {gone} gone, {unchanged} unchanged"
        )
    }
}

/// What changed in each line. A line is the same if its place and text are; unchanged lines are left out. Today's lines
/// come first, in their order, then those that are gone.
#[must_use]
pub fn compare(before: &[LineRecord], after: &[LineRecord]) -> Vec<LineChange> {
    let mut known: BTreeMap<(&Place, &str), VecDeque<&LineRecord>> = BTreeMap::new();
    for record in before {
        known.entry((&record.place, &record.text)).or_default().push_back(record);
    }
    let mut changes: Vec<LineChange> = after
        .iter()
        .filter_map(|now| {
            let then = known.get_mut(&(&now.place, now.text.as_str())).and_then(VecDeque::pop_front);
            changed(then, now)
        })
        .collect();
    // In the order of the earlier record, not of their text.
    let gone = before.iter().filter(|record| {
        let left = known.get_mut(&(&record.place, record.text.as_str()));
        left.is_some_and(|left| {
            left.front().is_some_and(|front| std::ptr::eq(*front, *record)) && left.pop_front().is_some()
        })
    });
    changes.extend(gone.map(|record| LineChange {
        place: record.place.clone(),
        text: record.text.clone(),
        before: Some(record.verdict),
        after: None,
        differences: Vec::new(),
        why: Vec::new(),
    }));
    changes
}

fn changed(then: Option<&LineRecord>, now: &LineRecord) -> Option<LineChange> {
    let differences = then.map(|then| differences(then, now)).unwrap_or_default();
    (then.is_none() || !differences.is_empty()).then(|| LineChange {
        place: now.place.clone(),
        text: now.text.clone(),
        before: then.map(|then| then.verdict),
        after: Some(now.verdict),
        differences,
        why: Vec::new(),
    })
}

fn differences(then: &LineRecord, now: &LineRecord) -> Vec<Difference> {
    let mut found = Vec::new();
    if then.verdict != now.verdict {
        found.push(Difference::Verdict);
    }
    if then.binds != now.binds {
        found.push(Difference::Binds { now: now.binds });
    }
    let attribution = |record: &LineRecord, id: &str| {
        let made = |maker: &MakerRecord| Attribution { certainty: maker.certainty, role: maker.role };
        record.makers.iter().find(|maker| maker.id == id).map(made)
    };
    for id in both(then.makers.iter().map(|maker| &maker.id), now.makers.iter().map(|maker| &maker.id)) {
        let (before, after) = (attribution(then, id), attribution(now, id));
        if before != after {
            found.push(Difference::Maker { id: id.clone(), before, after });
        }
    }
    // The whole bearing is compared, including what the measure says to the user; only how it bears is reported.
    let bearing = |record: &LineRecord, id: &str| record.measures.iter().find(|bearing| bearing.id == id).cloned();
    for id in both(then.measures.iter().map(|measure| &measure.id), now.measures.iter().map(|measure| &measure.id)) {
        let (before, after) = (bearing(then, id), bearing(now, id));
        if before != after {
            let [before, after] = [before, after].map(|bearing| bearing.map(|bearing| bearing.bears));
            found.push(Difference::Measure { id: id.clone(), before, after });
        }
    }
    found
}

/// The ids of both, each once, those of today first.
fn both<'a>(then: impl Iterator<Item = &'a String>, now: impl Iterator<Item = &'a String>) -> Vec<&'a String> {
    let mut ids: Vec<&String> = Vec::new();
    for id in now.chain(then) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// What is known of the time between two runs.
pub struct Between<'a> {
    /// The list of today.
    pub index: &'a Index,
    /// The account then.
    pub before: &'a Summary,
    /// The account now.
    pub after: &'a Summary,
    /// What changed in the list, if the earlier edition is at hand.
    pub list_changes: Option<&'a [Change]>,
    /// Whether the earlier record says what the columns of its rows are.
    pub columns_known: bool,
}

impl Between<'_> {
    /// What differs between the runs as a whole, in sentences.
    #[must_use]
    pub fn in_words(&self) -> Vec<String> {
        let Self { before, after, .. } = self;
        let mut words = Vec::new();
        if before.list.sha256 != after.list.sha256 {
            let list =
                |summary: &Summary| format!("list {} of {}", summary.list.version, summary.list.issued.in_words());
            words.push(format!("The earlier check used {}; this one uses {}.", list(before), list(after)));
        }
        if before.context != after.context {
            let (then, now) = (explain::situation(before), explain::situation(after));
            words.push(format!("The situation was: {then}. It is now: {now}."));
        }
        if before.policy != after.policy {
            let policy = |summary: &Summary| {
                summary.policy.as_ref().map_or("none".to_owned(), |policy| format!("“{}”", policy.name))
            };
            words.push(format!("Your policy was: {}. It is now: {}.", policy(before), policy(after)));
        }
        if before.tool != after.tool {
            words.push(format!("The tool was version {} and is now {}.", before.tool, after.tool));
        }
        if !self.columns_known {
            words.push("The earlier record does not say which column each cell was in, so a line of a table may be read differently now.".to_owned());
        }
        words
    }

    /// Explains each change: why it came about.
    pub fn explain(&self, changes: &mut [LineChange]) {
        let whole = self.in_words();
        for change in changes {
            change.why = match (change.before, change.after) {
                (None, _) => vec!["This line was not in the earlier record.".to_owned()],
                (_, None) => vec!["This line is only in the earlier record.".to_owned()],
                _ => self.why(change, &whole),
            };
        }
    }

    fn why(&self, change: &LineChange, whole: &[String]) -> Vec<String> {
        let mut why: Vec<String> = Vec::new();
        for difference in &change.differences {
            let (id, gone) = match difference {
                Difference::Measure { id, after, .. } => (id, after.is_none()),
                Difference::Maker { id, .. } => (id, false),
                _ => continue,
            };
            why.extend(self.dated(id, gone));
            let entries = self.list_changes.into_iter().flatten().filter(|entry| &entry.id == id);
            why.extend(entries.map(|entry| {
                let details = entry.details.iter().map(|detail| format!(" {detail}")).collect::<String>();
                format!("In the list, {} is {}.{details}", entry.name, entry.kind.in_words())
            }));
        }
        why.dedup();
        if why.is_empty() {
            why.extend(whole.iter().cloned());
        }
        if why.is_empty() {
            why.push("Neither the list nor the situation has changed: compare the two results by hand.".to_owned());
        }
        why
    }

    /// The sentence on a measure that began or ended between the two days.
    fn dated(&self, id: &str, gone: bool) -> Option<String> {
        let measure = self.index.measure(id)?;
        let (then, now) = (self.before.today, self.after.today);
        let between =
            |date: &vendor_text::dates::PartialDate| date.earliest().is_some_and(|day| day > then && day <= now);
        if !gone && between(&measure.since) {
            return Some(format!("{} began on {}, after the earlier check.", measure.title, measure.since.in_words()));
        }
        let until = measure.until.as_ref().filter(|until| between(until))?;
        Some(format!("{} ended: {}.", measure.title, until.in_words()))
    }
}

/// A change in words: how the line differs from before.
#[must_use]
pub fn in_words(index: &Index, change: &LineChange) -> Vec<String> {
    let verdict = |verdict: Option<Verdict>| verdict.map_or("no line", Verdict::in_words);
    let mut words = Vec::new();
    let mut background = 0;
    if change.before != change.after {
        words.push(format!("{}, was {}.", verdict(change.after), verdict(change.before)));
    }
    for difference in &change.differences {
        words.push(match difference {
            Difference::Verdict => continue,
            Difference::Binds { now: true } => "A measure that counts now binds you.".to_owned(),
            Difference::Binds { now: false } => "No measure that counts binds you any longer.".to_owned(),
            Difference::Maker { id, before, after } => {
                let found = |attribution: &Option<Attribution>| {
                    attribution.map_or("not found".to_owned(), |attribution| {
                        let only = if attribution.role == Role::Mentioned { ", only mentioned" } else { "" };
                        format!("{}{only}", attribution.certainty.in_words())
                    })
                };
                format!("{}: {}, was {}.", tally::maker_name(index, id), found(after), found(before))
            }
            Difference::Measure { before: None | Some(Bears::Context), after: None | Some(Bears::Context), .. } => {
                background += 1;
                continue;
            }
            Difference::Measure { id, before, after } => {
                let title = index.measure(id).map_or(id.as_str(), |measure| &measure.title);
                let bears = |bears: Bears| bears.in_words().to_lowercase();
                match (*before, *after) {
                    (Some(then), Some(now)) if then == now => {
                        format!("{title}: the text about what it means for you has changed.")
                    }
                    (Some(then), Some(now)) => format!("{title}: {}, was “{}”.", bears(now), bears(then)),
                    (None, Some(now)) => format!("{title}: {}, did not apply before.", bears(now)),
                    (Some(then), None) => format!("{title}: no longer applies, was “{}”.", bears(then)),
                    (None, None) => continue,
                }
            }
        });
    }
    match background {
        0 => {}
        1 => words.push("1 measure that is only context was added, removed or reworded.".to_owned()),
        _ => words.push(format!("{background} measures that are only context were added, removed or reworded.")),
    }
    words
}
