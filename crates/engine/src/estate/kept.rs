//! Checking again what was kept, a record of a run or an estate: what was found then is compared with what today's list
//! gives.

use super::work_file::{Answer, EstateFile, WorkFileError};
use crate::report::LineRecord;
use crate::report::recheck::{Again, BATCH, Earlier, NotARecord, compare};
use crate::report::record::Summary;
use vendor_text::Line;

/// What was kept.
#[derive(Debug, Clone)]
pub enum Kept<'a> {
    /// A record of a run.
    Record(Earlier<'a>),
    /// An estate.
    Estate(EstateFile),
}

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotKept {
    /// As a record.
    #[error(transparent)]
    Record(#[from] NotARecord),
    /// As an estate.
    #[error("{0}.")]
    Estate(WorkFileError),
}

impl<'a> Kept<'a> {
    /// Opens what was kept, whichever it is.
    ///
    /// # Errors
    /// Why it is neither.
    pub fn read(text: &'a str) -> Result<Self, NotKept> {
        match EstateFile::read(text.as_bytes()) {
            Ok(file) => Ok(Self::Estate(file)),
            Err(WorkFileError::Foreign) => Ok(Self::Record(Earlier::read(text)?)),
            Err(error) => Err(NotKept::Estate(error)),
        }
    }

    /// The situation of that check, as tokens.
    #[must_use]
    pub fn context(&self) -> &[String] {
        match self {
            Self::Record(earlier) => &earlier.summary.context,
            Self::Estate(file) => &file.context,
        }
    }

    /// Looks its lines up again with `look_up`, some at a time, and compares.
    ///
    /// # Errors
    /// Which line of a record does not fit.
    pub fn again(&self, mut look_up: impl FnMut(Vec<Line>) -> Vec<LineRecord>) -> Result<Again, NotARecord> {
        let file = match self {
            Self::Record(earlier) => return earlier.again(look_up),
            Self::Estate(file) => file,
        };
        let mut changes = Vec::new();
        for (lines, answers) in file.lines.chunks(BATCH).zip(file.answers.chunks(BATCH)) {
            let then: Vec<LineRecord> = lines.iter().zip(answers).map(|(line, answer)| answer.record(line)).collect();
            // Reduced to what answers were when they were kept.
            let now = look_up(lines.to_vec());
            let now: Vec<LineRecord> =
                lines.iter().zip(&now).map(|(line, record)| Answer::of(record).record(line)).collect();
            changes.extend(compare(&then, &now));
        }
        Ok(Again { changes, columns_known: true })
    }

    /// The account of that check. An estate keeps only what a comparison needs; everything else is as in `now`.
    #[must_use]
    pub fn account(&self, now: &Summary) -> Summary {
        match self {
            Self::Record(earlier) => earlier.summary.clone(),
            Self::Estate(file) => Summary {
                lines: file.lines.len(),
                incomplete: file.unread.clone(),
                list: file.list.clone(),
                context: file.context.clone(),
                policy: file.policy.clone(),
                today: file.saved,
                tool: file.tool.clone(),
                ..now.clone()
            },
        }
    }
}
