//! The file in which an estate is kept: the lines, what was found then, and the user's work. JSON, of a
//! stated edition; described in `docs/estate-file.md`.

use super::work::Work;
use crate::identify::{Certainty, Role, Standing};
use crate::judge::context::Equipment;
use crate::judge::outcome::Bearing;
use crate::judge::{Ruling, Verdict};
use crate::report::record::{Input, LineRecord, ListStamp, MakerRecord, PolicyStamp};
use serde::{Deserialize, Serialize};
use vendor_list::schema::Bears;
use vendor_list::verdict::{Question, Reach};
use vendor_text::Date;
use vendor_text::secrets::{self, Watch};
use vendor_text::{Line, Unread};

/// The name of the format, as the file states it.
pub const FORMAT: &str = "vendor-checker-estate";
/// The edition that this program writes, and the newest that it reads.
pub const EDITION: u32 = 2;

/// An estate as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EstateFile {
    /// Always [`FORMAT`].
    pub format: String,
    /// The edition of the format.
    pub edition: u32,
    /// The version of the program that wrote it.
    pub tool: String,
    /// The day on which it was written.
    pub saved: Date,
    /// The list that answered.
    pub list: ListStamp,
    /// The context, as tokens.
    pub context: Vec<String>,
    /// The user's policy, if one was loaded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<PolicyStamp>,
    /// The user's work.
    pub work: Work,
    /// The lines of the register.
    pub lines: Vec<Line>,
    /// What was found in each line then, in the order of the lines.
    pub answers: Vec<Answer>,
    /// What could not be read of the register.
    #[serde(default)]
    pub unread: Vec<Unread>,
    /// The files of the registers, in order. Empty in what version 0.1 kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<Input>,
}

/// What was found in a line, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The verdict.
    pub verdict: Verdict,
    /// Whom a restriction reaches. `None` in records of version 0.1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<Reach>,
    /// What *Ask first* asks. `None` in records of version 0.1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<Question>,
    /// Whether a counting measure bound the user.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub binds: bool,
    /// The makers that were attributed or asked about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub makers: Vec<MakerAnswer>,
    /// The measures that counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<MeasureAnswer>,
}

/// A maker that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakerAnswer {
    /// Its id.
    pub id: String,
    /// How sure.
    pub certainty: Certainty,
    /// What part it plays.
    pub role: Role,
    /// How the line spoke of its kit; `None` in estates of version 0.1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
}

/// A measure that counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureAnswer {
    /// Its id.
    pub id: String,
    /// How it bore on the user.
    pub bears: Bears,
}

impl Answer {
    /// Whether the line is answered differently now. Reach is not compared with answers of version 0.1, which do not
    /// state it.
    #[must_use]
    pub fn is_another(&self, ruling: &Ruling) -> bool {
        let reach = ruling.verdict == Verdict::Restricted && self.reach.is_some() && self.reach != ruling.reach;
        self.verdict != ruling.verdict || self.binds != ruling.binds || reach
    }

    /// The short form of a record.
    #[must_use]
    pub fn of(record: &LineRecord) -> Self {
        let makers = record.makers.iter().filter(|maker| maker.role != Role::Mentioned);
        let measures = record.measures.iter().filter(|measure| measure.counts);
        Self {
            verdict: record.verdict,
            reach: record.reach,
            asks: record.asks,
            binds: record.binds,
            makers: makers
                .map(|MakerRecord { id, certainty, role, standing, .. }| MakerAnswer {
                    id: id.clone(),
                    certainty: *certainty,
                    role: *role,
                    standing: *standing,
                })
                .collect(),
            measures: measures
                .map(|Bearing { id, bears, .. }| MeasureAnswer { id: id.clone(), bears: *bears })
                .collect(),
        }
    }

    /// A record with no more than this answer knows: no evidence and no words.
    #[must_use]
    pub fn record(&self, line: &Line) -> LineRecord {
        let maker = |maker: &MakerAnswer| MakerRecord {
            id: maker.id.clone(),
            name: String::new(),
            brand: String::new(),
            listed: false,
            certainty: maker.certainty,
            role: maker.role,
            standing: maker.standing,
            evidence: Vec::new(),
        };
        let bearing = |measure: &MeasureAnswer| Bearing {
            id: measure.id.clone(),
            title: None,
            makers: Vec::new(),
            bears: measure.bears,
            counts: true,
            compels: false,
            inferred: false,
            effect: String::new(),
            cite: None,
        };
        LineRecord {
            place: line.place.clone(),
            text: line.text.clone(),
            cells: Vec::new(),
            kind: line.kind,
            hidden: line.hidden,
            doubts: line.doubts.clone(),
            verdict: self.verdict,
            reach: self.reach,
            asks: self.asks,
            binds: self.binds,
            equipment: Equipment::Other,
            party: None,
            makers: self.makers.iter().map(maker).collect(),
            measures: self.measures.iter().map(bearing).collect(),
            answer: Vec::new(),
            next_steps: Vec::new(),
            own_lists: Vec::new(),
            read_as: line.read_as.clone(),
            corrections: line.corrections.clone(),
            notes: Vec::new(),
        }
    }
}

/// Why a file was not opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WorkFileError {
    /// It is something else.
    #[error(
        "it is not an estate saved by this checker. Choose the file that you saved here (it ends in .estate.json); to add a register, use “Add a register”"
    )]
    Foreign,
    /// A later program wrote it.
    #[error(
        "a newer checker saved it (edition {found} of the format; this checker reads up to {EDITION}). Open it with that newer checker"
    )]
    Newer {
        /// Its edition.
        found: u64,
    },
    /// It names this format, but is damaged.
    #[error("it is damaged: {0}. Open an earlier copy of it")]
    Damaged(String),
}

impl EstateFile {
    /// The file's text.
    ///
    /// # Errors
    /// When it cannot be written as JSON; only a bug can cause it.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// Reads a file.
    ///
    /// # Errors
    /// [`WorkFileError`], with what to do.
    pub fn read(bytes: &[u8]) -> Result<Self, WorkFileError> {
        #[derive(Deserialize)]
        struct Head {
            format: String,
            edition: u64,
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let head: Head = serde_json::from_slice(bytes).map_err(|error| {
            // A file that was cut short still states its format at the start.
            let begins_as_ours =
                bytes.get(..200).unwrap_or(bytes).windows(FORMAT.len()).any(|at| at == FORMAT.as_bytes());
            if begins_as_ours { WorkFileError::Damaged(error.to_string()) } else { WorkFileError::Foreign }
        })?;
        if head.format != FORMAT {
            return Err(WorkFileError::Foreign);
        }
        if head.edition > u64::from(EDITION) {
            return Err(WorkFileError::Newer { found: head.edition });
        }
        let mut file: Self =
            serde_json::from_slice(bytes).map_err(|error| WorkFileError::Damaged(error.to_string()))?;
        let out_of_line = |cell: &vendor_text::Cell, line: &Line| line.text.get(cell.start..cell.end).is_none();
        if file.lines.iter().any(|line| line.cells.iter().any(|cell| out_of_line(cell, line))) {
            return Err(WorkFileError::Damaged("a cell lies outside of its line".to_owned()));
        }
        if file.answers.len() != file.lines.len() {
            return Err(WorkFileError::Damaged("it does not have one answer for each line".to_owned()));
        }
        // Earlier versions kept secrets that stood among other words.
        let mut watch = Watch::default();
        for line in &mut file.lines {
            let places = watch.next_line(line);
            secrets::leave_out(line, &places);
        }
        Ok(file)
    }
}
