//! What the identifier says: findings with evidence, each explained.

use serde::{Deserialize, Serialize};
pub use vendor_list::certainty::Certainty;
use vendor_list::context::Equipment;
use vendor_list::index::MakerIndex;

/// What part a maker plays in the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Named, but not what is offered: compatible with, replaces, not.
    Mentioned,
    /// Sells, installs or maintains.
    Supplied,
    /// Made the thing.
    Made,
}

/// What kind of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// A name of the firm.
    Name,
    /// A brand or product line.
    Brand,
    /// A model of the known-model table.
    KnownModel,
    /// The shape of a model number.
    Model,
    /// A MAC address block.
    Mac,
    /// A registered company number.
    CompanyNumber,
    /// A make column.
    Column,
    /// A heading above.
    Heading,
}

/// One piece of evidence and its place in the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What kind.
    pub kind: EvidenceKind,
    /// The part of the text that matched, as written.
    pub matched: String,
    /// First byte in the line.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// The rule of the list, `maker/rule`.
    pub rule: String,
    /// Why it counts, in words.
    pub why: String,
}

/// A maker found in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The maker, its owning group resolved.
    pub maker: MakerIndex,
    /// What the kit is sold as.
    pub brand: String,
    /// How sure.
    pub certainty: Certainty,
    /// What part it plays.
    pub role: Role,
    /// The equipment that the evidence speaks of, if it does.
    pub equipment: Option<Equipment>,
    /// The evidence, in the order of the text.
    pub evidence: Vec<Evidence>,
    /// Whether "or equivalent" stands beside it.
    pub or_equivalent: bool,
}

impl Finding {
    /// Whether the finding attributes, rather than asks or mentions.
    #[must_use]
    pub fn attributes(&self) -> bool {
        self.certainty >= Certainty::Likely && self.role != Role::Mentioned
    }

    /// Whether the finding only raises a question.
    #[must_use]
    pub fn asks(&self) -> bool {
        self.certainty == Certainty::Possible && self.role != Role::Mentioned
    }
}

/// What a line is about, apart from makers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Equipment, with nothing that could be a model number.
    BareEquipment,
    /// Equipment with something like a model number that no rule knows.
    EquipmentWithModel,
    /// Work, cabling, fixings, words.
    Other,
}

/// Everything the identifier says about a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identified {
    /// The findings, listed makers and others, in the order of the text.
    pub findings: Vec<Finding>,
    /// The equipment of the line, if anything says it.
    pub equipment: Option<Equipment>,
    /// What the line is about.
    pub subject: Subject,
    /// How many invisible characters stood in the text.
    pub hidden: usize,
    /// Remarks for the user.
    pub remarks: Vec<String>,
}
