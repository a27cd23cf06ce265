//! Debarment under the Procurement Act 2023: investigations (s.60), notices, entries (s.62) and
//! their ends, as facts about one supplier; and what such a fact means on a given day.

use super::schema::When;
use serde::{Deserialize, Serialize};
use vendor_text::dates::{Date, PartialDate};

/// A debarment investigation, notice or entry. The edge that it belongs to says since and until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DebarmentEntry {
    /// How far it has come.
    pub status: EntryStatus,
    /// The exclusion ground, such as "Schedule 6, paragraph 35 (national security)".
    pub ground: String,
    /// Mandatory or discretionary; `None` while it is only investigated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<EntryKind>,
    /// When notice of the entry was given. An entry follows eight working days later at the earliest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noticed: Option<PartialDate>,
    /// When the Minister expects the ground to cease to apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_end: Option<PartialDate>,
    /// The contracts that the entry describes, by equipment, site and authority; any of them
    /// suffices. Empty means all contracts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub describes: Vec<When>,
    /// The description in the entry's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub described_as: Option<String>,
}

/// How far a debarment has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryStatus {
    /// An investigation is under way (s.60).
    Investigated,
    /// The investigation is paused.
    Paused,
    /// Notice was given and the standstill runs.
    Noticed,
    /// The supplier is on the list (s.62).
    Listed,
    /// The entry expired.
    Expired,
    /// The entry was removed from the list.
    Removed,
    /// The investigation or notice was withdrawn.
    Withdrawn,
}

/// What an entry asks of an authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// The supplier must be excluded (an *excluded supplier*).
    Mandatory,
    /// The supplier may be excluded (an *excludable supplier*).
    Discretionary,
}

/// What a supplier's position on the debarment list is on a day, for one contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Nothing is known of an entry.
    None,
    /// Investigated, or the investigation is paused.
    Investigated,
    /// Noticed, not yet entered.
    Noticed,
    /// Entered on a mandatory ground that covers this contract.
    Mandatory,
    /// Entered on a mandatory ground for contracts other than this one.
    MandatoryElsewhere,
    /// Entered on a discretionary ground.
    Discretionary,
    /// Entered, and the expected end has passed: the live list must be looked up.
    Overdue,
    /// Ended: expired, removed or withdrawn.
    Ended,
}

impl Standing {
    /// The standing in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::None => "nothing held",
            Self::Investigated => "investigated, not listed",
            Self::Noticed => "notice given, not yet listed",
            Self::Mandatory => "listed on a mandatory ground that reaches this contract",
            Self::MandatoryElsewhere => "listed on a mandatory ground for other contracts",
            Self::Discretionary => "listed on a discretionary ground",
            Self::Overdue => "listed, past the expected end",
            Self::Ended => "ended",
        }
    }

    /// Whether it is an entry that may count towards verdicts.
    #[must_use]
    pub fn may_count(self) -> bool {
        matches!(self, Self::Mandatory | Self::MandatoryElsewhere | Self::Discretionary | Self::Overdue)
    }
}

impl DebarmentEntry {
    /// The supplier's position on a day. `since` and `until` are the edge's; `describes` says whether a described
    /// situation is that of the contract in question.
    #[must_use]
    pub fn standing(
        &self,
        since: Option<&PartialDate>,
        until: Option<&PartialDate>,
        today: Date,
        describes: impl Fn(&When) -> bool,
    ) -> Standing {
        let entered = since.and_then(PartialDate::earliest).is_none_or(|since| since <= today);
        if until.is_some_and(|until| until.is_past_on(today)) {
            return Standing::Ended;
        }
        match (self.status, self.kind) {
            (EntryStatus::Investigated | EntryStatus::Paused, _) => Standing::Investigated,
            (EntryStatus::Noticed, _) => Standing::Noticed,
            (EntryStatus::Expired | EntryStatus::Removed | EntryStatus::Withdrawn, _) => Standing::Ended,
            (EntryStatus::Listed, _) if !entered => Standing::Noticed,
            (EntryStatus::Listed, _) if self.expected_end.as_ref().is_some_and(|end| end.is_past_on(today)) => {
                Standing::Overdue
            }
            (EntryStatus::Listed, Some(EntryKind::Mandatory)) => {
                if self.describes.is_empty() || self.describes.iter().any(describes) {
                    Standing::Mandatory
                } else {
                    Standing::MandatoryElsewhere
                }
            }
            (EntryStatus::Listed, Some(EntryKind::Discretionary) | None) => Standing::Discretionary,
        }
    }
}
