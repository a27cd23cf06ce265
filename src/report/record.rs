//! The record of one line and of a whole run: the command line's JSON contract.

use crate::identify::{Certainty, Evidence, Identified, Role};
use crate::intake::{Line, Place, Unread};
use crate::judge::context::Equipment;
use crate::judge::outcome::Bearing;
use crate::judge::{Context, Outcome, Verdict};
use crate::list::{Date, Index};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One line, judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineRecord {
    /// Where the line stands.
    #[serde(rename = "where")]
    pub place: Place,
    /// Its text.
    pub text: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Whether a counting measure binds this user.
    pub binds: bool,
    /// The equipment that was judged.
    pub equipment: Equipment,
    /// The makers found, listed and other.
    pub makers: Vec<MakerRecord>,
    /// The measures that bear on it.
    pub measures: Vec<Bearing>,
    /// Remarks.
    pub notes: Vec<String>,
}

/// One maker found in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakerRecord {
    /// Id of the owning group.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What the kit is sold as.
    pub brand: String,
    /// Whether it is a listed maker.
    pub listed: bool,
    /// How sure.
    pub certainty: Certainty,
    /// What part it plays.
    pub role: Role,
    /// The evidence.
    pub evidence: Vec<Evidence>,
}

impl LineRecord {
    /// Puts a line, its findings and its outcome together.
    #[must_use]
    pub fn new(index: &Index, line: &Line, identified: &Identified, outcome: Outcome) -> Self {
        let makers = identified
            .findings
            .iter()
            .filter_map(|finding| {
                let maker = index.maker(finding.maker)?;
                Some(MakerRecord {
                    id: maker.id.clone(),
                    name: maker.name.clone(),
                    brand: finding.brand.clone(),
                    listed: maker.listed,
                    certainty: finding.certainty,
                    role: finding.role,
                    evidence: finding.evidence.clone(),
                })
            })
            .collect();
        Self {
            place: line.place.clone(),
            text: line.text.clone(),
            verdict: outcome.verdict,
            binds: outcome.binds,
            equipment: outcome.equipment,
            makers,
            measures: outcome.measures,
            notes: outcome.notes,
        }
    }
}

/// The account of a whole run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Lines looked up.
    pub lines: usize,
    /// Lines of each verdict, by slug; every slug is there.
    pub verdicts: BTreeMap<String, usize>,
    /// Lines put down to each listed maker, by id.
    pub makers: BTreeMap<String, usize>,
    /// What was not read.
    pub incomplete: Vec<Unread>,
    /// The list that was used.
    pub list: ListStamp,
    /// The context, as tokens.
    pub context: Vec<String>,
    /// The day that the run counted as today.
    pub today: Date,
    /// The tool's version.
    pub tool: String,
}

/// Which list answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListStamp {
    /// Its version.
    pub version: u32,
    /// Its day of issue.
    pub issued: Date,
    /// SHA-256 of its exact bytes, hexadecimal.
    pub sha256: String,
    /// Who signed it.
    pub signers: Vec<String>,
}

impl Summary {
    /// An account with nothing in it yet.
    #[must_use]
    pub fn new(list: ListStamp, context: &Context, today: Date) -> Self {
        Self {
            lines: 0,
            verdicts: Verdict::ALL.iter().map(|verdict| (verdict.slug().to_owned(), 0)).collect(),
            makers: BTreeMap::new(),
            incomplete: Vec::new(),
            list,
            context: context.tokens().iter().map(|token| (*token).to_owned()).collect(),
            today,
            tool: crate::TOOL_VERSION.to_owned(),
        }
    }

    /// Counts a line.
    pub fn add(&mut self, record: &LineRecord) {
        self.lines += 1;
        *self.verdicts.entry(record.verdict.slug().to_owned()).or_default() += 1;
        let attributed = |maker: &&MakerRecord| {
            maker.listed && maker.certainty >= Certainty::Likely && maker.role != Role::Mentioned
        };
        for maker in record.makers.iter().filter(attributed) {
            *self.makers.entry(maker.id.clone()).or_default() += 1;
        }
    }

    /// How many lines have a verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.verdicts.get(verdict.slug()).copied().unwrap_or(0)
    }

    /// Whether anything is barred, restricted or to be asked.
    #[must_use]
    pub fn flagged(&self) -> bool {
        [Verdict::Barred, Verdict::Restricted, Verdict::Ask].into_iter().any(|verdict| self.count(verdict) > 0)
    }
}
