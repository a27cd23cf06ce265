//! What the identifier says: findings with evidence, each explained.

use serde::{Deserialize, Serialize};
pub use vendor_list::certainty::Certainty;
use vendor_list::context::{Equipment, Purpose};
use vendor_list::index::MakerIndex;
pub use vendor_standing::Standing;

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
    /// What a machine says of itself on a network, or the part of a MAC address that names the registrant.
    Fingerprint,
    /// A registered company number.
    CompanyNumber,
    /// A make column.
    Column,
    /// A heading above the line.
    Heading,
    /// Words that tell how the line speaks of the maker's kit.
    Standing,
    /// What a code on a label or a box holds: a model number or a network card's number.
    Code,
}

/// How a line speaks of a maker's kit, for a buyer and for an owner. The two differ only for a bare item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Said {
    /// The standing when the purpose is a purchase.
    pub buying: Standing,
    /// The standing when the purpose concerns kit or a contract that exists.
    pub owning: Standing,
}

impl Said {
    /// A bare name or item: its standing is that of the purpose.
    pub const NOTHING: Self = Self { buying: Standing::Offered, owning: Standing::InPlace };

    /// A standing that the line states.
    #[must_use]
    pub fn stated(standing: Standing) -> Self {
        Self { buying: standing, owning: standing }
    }

    /// The standing for a purpose.
    #[must_use]
    pub fn standing(self, purpose: Purpose) -> Standing {
        if purpose.is_purchase() { self.buying } else { self.owning }
    }

    /// Whether kit of that standing counts for a purpose: for a buyer what is offered, for an owner what is there or
    /// ordered. A standing that is not known counts too, as a question.
    #[must_use]
    pub fn counts(self, purpose: Purpose) -> bool {
        match self.standing(purpose) {
            Standing::Offered | Standing::Undecided => true,
            Standing::InPlace | Standing::Going => !purpose.is_purchase(),
            Standing::Gone | Standing::Mentioned => false,
        }
    }

    /// Whether the kit counts for any purpose.
    #[must_use]
    pub fn may_count(self) -> bool {
        [Purpose::NewAboveThreshold, Purpose::ExistingEquipment].into_iter().any(|purpose| self.counts(purpose))
    }

    /// Whether the line itself states the standing, rather than the purpose.
    #[must_use]
    pub fn is_stated(self) -> bool {
        self != Self::NOTHING
    }

    /// The standing of a maker that a line names in two places.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self { buying: self.buying.max(other.buying), owning: self.owning.max(other.owning) }
    }
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
    /// How the line speaks of its kit.
    pub said: Said,
    /// The equipment that the evidence speaks of, if it does.
    pub equipment: Option<Equipment>,
    /// The evidence, in the order of the text.
    pub evidence: Vec<Evidence>,
    /// How many more pieces of evidence of the same kinds there were, which are counted but not kept.
    pub further: usize,
    /// Whether "or equivalent" is written beside it.
    pub or_equivalent: bool,
    /// Whether all of it rests on weak evidence: an ordinary word beside a kit noun, or another maker's name with a
    /// slip repaired. By itself such a finding does not make kit known.
    pub leans: bool,
}

impl Finding {
    /// Whether the finding attributes kit that counts for a purpose to its maker, and does not only ask or mention.
    #[must_use]
    pub fn attributes(&self, purpose: Purpose) -> bool {
        self.certainty >= Certainty::Likely
            && self.said.counts(purpose)
            && self.said.standing(purpose) != Standing::Undecided
    }

    /// What part the maker plays for a purpose.
    #[must_use]
    pub fn role(&self, purpose: Purpose) -> Role {
        if self.said.counts(purpose) { Role::Made } else { Role::Mentioned }
    }
}

/// What a line is about, apart from makers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Equipment, with nothing that could be a model number.
    BareEquipment,
    /// Equipment with something like a model number that no rule knows.
    EquipmentWithModel,
    /// Kit without a noun for it, but with a make, a model number or a network card's number that the list does not
    /// know.
    UnknownKit,
    /// A word by itself, as one types a name to look it up.
    BareName,
    /// A firm: a legal form shows it.
    Firm,
    /// Work, cabling, fixings, headings, places, words.
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
    /// How many invisible characters were in the text.
    pub hidden: usize,
    /// Whether some word may not be what it seems, and so could not be compared with the list.
    pub uncompared: bool,
    /// Remarks for the user.
    pub remarks: Vec<String>,
    /// What the status or the remark of a register's row says of its kit, where the row names no maker.
    pub row_says: Option<Standing>,
}
