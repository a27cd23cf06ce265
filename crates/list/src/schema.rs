//! The shape of the list, the same in its TOML source and in the signed JSON.
//!
//! Unknown keys are refused everywhere: a misspelt key must not silently change a verdict.

use crate::answers::AnswerSentence;
use crate::claims::Claim;
use crate::context::{Authority, Equipment, Purpose, Site};
use crate::debarment::Standing;
use crate::law::LawSentence;
use crate::next_steps::NextStep;
use crate::thresholds::Threshold;
use serde::{Deserialize, Serialize};
use vendor_standing::Weights;
use vendor_text::Party;
use vendor_text::dates::{Date, PartialDate};

/// The `type` of the payload, which says what a signature over it means.
pub const LIST_TYPE: &str = "barred-supplier-list";
/// The edition of this schema.
pub const SPEC: u32 = 1;

/// The whole compiled list.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Always [`LIST_TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// Always [`SPEC`].
    pub spec: u32,
    /// What edition this is.
    pub edition: Edition,
    /// Whether the source has a `DRAFT` marker: such a list has a watermark and is never released.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
    /// Where every fact comes from.
    pub sources: Vec<Source>,
    /// Laws, instructions and lists.
    pub measures: Vec<Measure>,
    /// Makers that a measure names or describes, and other known makers.
    pub makers: Vec<Maker>,
    /// What to do next, in the order in which it is shown.
    #[serde(default)]
    pub next_steps: Vec<NextStep>,
    /// What an answer means in which situation; the first sentence that fits is said. Empty in older editions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<AnswerSentence>,
    /// The amounts above and below which rules differ; empty in older editions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub thresholds: Vec<Threshold>,
    /// Claims of sellers that a measure contradicts; empty in older editions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
    /// What the law says, where the program speaks of it; empty in older editions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub law: Vec<LawSentence>,
    /// Versions of the program that must no longer be used; a list without any has no field for them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<Withdrawn>,
    /// Words that decide roles and equipment.
    pub words: WordLists,
    /// The weights by which the words around a maker's name show how a line speaks of its kit; `None` in older
    /// editions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standings: Option<Weights>,
    /// Known models by maker id; keys are letters and digits only.
    pub models: std::collections::BTreeMap<String, Vec<String>>,
}

impl List {
    /// A list with nothing in it.
    #[must_use]
    pub fn empty() -> Self {
        let never = Date::DAY_ZERO;
        Self {
            kind: LIST_TYPE.to_owned(),
            spec: SPEC,
            edition: Edition {
                list_id: String::new(),
                epoch: 0,
                version: 0,
                issued: never,
                next_due: never,
                expires: never,
                keyset_version: 0,
                publisher: None,
            },
            draft: false,
            sources: Vec::new(),
            measures: Vec::new(),
            makers: Vec::new(),
            next_steps: Vec::new(),
            answers: Vec::new(),
            thresholds: Vec::new(),
            claims: Vec::new(),
            law: Vec::new(),
            withdrawn: Vec::new(),
            words: WordLists::default(),
            standings: None,
            models: std::collections::BTreeMap::new(),
        }
    }
}

/// Versions of the program that are withdrawn. Every list that says so tells the users of these versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    /// The versions, as the program names itself.
    pub versions: Vec<String>,
    /// Since when.
    pub since: Date,
    /// Why, a sentence for its users.
    pub why: String,
}

/// The edition: version and dates are in `list/edition.toml` and never come from a clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Which list this is; another list signed by the same keys is refused.
    pub list_id: String,
    /// Increases when versions start again after a key was stolen.
    pub epoch: u32,
    /// The edition's number.
    pub version: u32,
    /// Day of issue.
    pub issued: Date,
    /// The day by which a newer edition should have come out.
    pub next_due: Date,
    /// Day after which results are stamped as out of date.
    pub expires: Date,
    /// The keyset that signs it.
    pub keyset_version: u32,
    /// Who publishes it; `None` in older editions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Publisher>,
}

/// Who publishes a list and answers for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publisher {
    /// Its name.
    pub name: String,
    /// Where it can be reached: a postal address, an e-mail address or a web page.
    pub address: String,
}

/// Where a fact was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Short name used by facts.
    pub id: String,
    /// Title as published.
    pub title: String,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Address, shown as text and as a link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// How close to the fact it is.
    pub kind: SourceKind,
    /// When it was last read.
    pub read: Date,
    /// How much of it was read.
    pub found: Found,
    /// What a careful reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Terms of use, for data sets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
}

/// How close a source is to the fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// Official text or record.
    Primary,
    /// Press, law firm, maker's or other report.
    Secondary,
    /// General knowledge; to be verified.
    Background,
    /// A published collection of facts.
    Dataset,
}

/// How much of a source was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Found {
    /// The whole text.
    Whole,
    /// An excerpt.
    Excerpt,
    /// Nothing: the reference is from background.
    NotRead,
}

/// How well a fact is supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Seen in an official text or record.
    SeenPrimary,
    /// Seen in press, a law firm's note or another report.
    SeenSecondary,
    /// General knowledge, not verified.
    BackgroundUnverified,
}

/// A law, instruction, list or other act that bears on suppliers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Short name, the file's name.
    pub id: String,
    /// Plain title.
    pub title: String,
    /// Exact legal name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    /// Who issued it.
    pub issued_by: String,
    /// Whose law it is.
    pub jurisdiction: Jurisdiction,
    /// From when.
    pub since: PartialDate,
    /// Until when, if it has ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// Its status today.
    pub status: Status,
    /// Whom it binds, in words.
    pub binds: String,
    /// What it says.
    pub says: String,
    /// Whether it counts towards verdicts.
    pub counts: bool,
    /// Why it does or does not.
    pub counts_why: String,
    /// How it reaches makers.
    pub reach: Reach,
    /// When it is shown beside a result.
    pub shown: Shown,
    /// The equipment it touches; empty means any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub equipment: Vec<Equipment>,
    /// How well it is known.
    pub confidence: Confidence,
    /// Where it was read.
    pub sources: Vec<String>,
    /// What a careful reader should know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Its history, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<String>,
    /// Steps of a removal that it reports, oldest first: a yardstick for others.
    #[serde(default, rename = "milestone", skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Milestone>,
    /// What makes a site sensitive, if the measure says so; one criterion is enough.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub site_criteria: Vec<String>,
    /// What it means for whom: the first rule that fits decides.
    #[serde(rename = "rule")]
    pub rules: Vec<Rule>,
}

/// A step of a removal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// When.
    pub date: PartialDate,
    /// How much of it was done by then, in per cent, where a share was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<u8>,
    /// What was said, in words.
    pub what: String,
}

/// Whose law a measure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each variant is the place it names")]
pub enum Jurisdiction {
    Uk,
    England,
    Scotland,
    Wales,
    NorthernIreland,
    Us,
    Au,
    Ca,
    Eu,
    Nl,
    Lt,
    Tw,
    In,
    Nz,
    Cn,
}

impl Jurisdiction {
    /// The place in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Uk => "United Kingdom",
            Self::England => "England",
            Self::Scotland => "Scotland",
            Self::Wales => "Wales",
            Self::NorthernIreland => "Northern Ireland",
            Self::Us => "United States",
            Self::Au => "Australia",
            Self::Ca => "Canada",
            Self::Eu => "European Union",
            Self::Nl => "Netherlands",
            Self::Lt => "Lithuania",
            Self::Tw => "Taiwan",
            Self::In => "India",
            Self::Nz => "New Zealand",
            Self::Cn => "China",
        }
    }

    /// Whether it is law or policy of the United Kingdom or a part of it.
    #[must_use]
    pub fn is_uk(self) -> bool {
        matches!(self, Self::Uk | Self::England | Self::Scotland | Self::Wales | Self::NorthernIreland)
    }
}

/// The status of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each variant is the status it names")]
pub enum Status {
    InForce,
    Guidance,
    Completed,
    Superseded,
    Withdrawn,
    Proposed,
    Paused,
    Investigation,
    Report,
    Context,
}

impl Status {
    /// Whether a measure of this status may count towards verdicts at all.
    #[must_use]
    pub fn may_count(self) -> bool {
        matches!(self, Self::InForce | Self::Guidance | Self::Completed)
    }

    /// The status in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::InForce => "in force",
            Self::Guidance => "guidance",
            Self::Completed => "completed",
            Self::Superseded => "superseded",
            Self::Withdrawn => "withdrawn",
            Self::Proposed => "proposed, not law",
            Self::Paused => "paused",
            Self::Investigation => "investigation, not a listing",
            Self::Report => "report",
            Self::Context => "context",
        }
    }
}

/// How a measure reaches makers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// It names them.
    Named,
    /// It describes a class and names nobody.
    Class,
    /// It is a rule of procurement and does not concern makers.
    Regime,
}

/// When a measure is shown beside a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// Only where a maker has an edge to it.
    WithMaker,
    /// Beside every result that a counting measure touches.
    Listed,
    /// In every result.
    Always,
}

/// What a measure means for users in a described situation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The situation; empty fits everybody.
    #[serde(default, skip_serializing_if = "When::is_empty")]
    pub when: When,
    /// How the measure bears on the user.
    pub bears: Bears,
    /// Whether it requires exclusion or removal.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub compels: bool,
    /// Whether it only raises a question: *Ask first* at most.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asks: bool,
    /// What it means for this user, in one or two sentences.
    pub effect: String,
    /// The section it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cite: Option<String>,
}

/// A situation: every key that is present must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct When {
    /// Kinds of authority.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authority: Vec<Authority>,
    /// What is being done.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub purpose: Vec<Purpose>,
    /// Kinds of site.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub site: Vec<Site>,
    /// Kinds of equipment.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub equipment: Vec<Equipment>,
    /// What part the named supplier plays.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub party: Vec<Party>,
    /// The supplier's position on the debarment list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entry: Vec<Standing>,
}

impl When {
    /// Whether the situation fits everybody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How a measure bears on the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bears {
    /// It binds this user in this context.
    BindsYou,
    /// The list cannot say whether it does: it has to be looked up.
    CheckByHand,
    /// It binds somebody else.
    BindsOthers,
    /// It is background.
    Context,
}

impl Bears {
    /// The words on screen.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::BindsYou => "Binds you",
            Self::CheckByHand => "Check by hand",
            Self::BindsOthers => "Binds others",
            Self::Context => "Context",
        }
    }
}

pub use super::makers::*;
