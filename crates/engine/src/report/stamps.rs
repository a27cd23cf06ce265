//! What a run was made with: the edition of the list, the user's policy, the user's own lists.

use crate::TOOL_VERSION;
use crate::judge::Policy;
use serde::{Deserialize, Serialize};
use vendor_list::schema::Edition;
use vendor_list::trust::Verified;
use vendor_names::own_lists::OwnList;
use vendor_text::Date;

/// Which list answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListStamp {
    /// Its version.
    pub version: u32,
    /// Its day of issue.
    pub issued: Date,
    /// The day by which a newer edition should have come out.
    pub next_due: Date,
    /// Day after which results are out of date.
    pub expires: Date,
    /// SHA-256 of its exact bytes, hexadecimal.
    pub sha256: String,
    /// Who signed it.
    pub signers: Vec<String>,
    /// Whether development keys signed it: not for a real decision.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub trial: bool,
    /// Whether it is a draft: not for use.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
    /// Whether it is a list of the past, opened to be read: not for a check of today.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub historical: bool,
    /// The day by which its keys should have been renewed, if that is before the list itself expires.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keys_expire: Option<Date>,
    /// Why this version of the program is withdrawn, if the list says that it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<String>,
    /// What the computer's clock said, if a later day was used because it lies before the day of issue of a known list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<Date>,
}

impl ListStamp {
    /// The stamp of a list that is believed.
    #[must_use]
    pub fn of(verified: &Verified) -> Self {
        let list = &verified.list;
        let stamp = Self::new(&list.edition, verified.sha256.clone(), verified.signers.clone());
        let this_one = |versions: &[String]| versions.iter().any(|version| version == TOOL_VERSION);
        Self {
            trial: verified.development,
            draft: list.draft,
            keys_expire: Some(verified.keyset_expires).filter(|day| *day < list.edition.expires),
            withdrawn: list.withdrawn.iter().find(|one| this_one(&one.versions)).map(|one| one.why.clone()),
            ..stamp
        }
    }

    /// The stamp of a list of the past.
    #[must_use]
    pub fn of_the_past(verified: &Verified) -> Self {
        Self { historical: true, ..Self::of(verified) }
    }

    /// Who signed it, in words.
    #[must_use]
    pub fn signed_by(&self) -> String {
        if self.signers.is_empty() { "nobody".to_owned() } else { self.signers.join(" and ") }
    }

    /// The stamp of an edition.
    #[must_use]
    pub fn new(edition: &Edition, sha256: String, signers: Vec<String>) -> Self {
        let Edition { version, issued, next_due, expires, .. } = *edition;
        Self {
            version,
            issued,
            next_due,
            expires,
            sha256,
            signers,
            trial: false,
            draft: false,
            historical: false,
            keys_expire: None,
            withdrawn: None,
            clock: None,
        }
    }

    /// The day that answers are given for when the computer's clock says `clock`. Nobody had the list before it was
    /// issued, so an earlier day means that the clock is wrong; it would make measures look as if they were not yet in
    /// force.
    #[must_use]
    pub fn day_by(&self, clock: Date) -> Date {
        clock.max(self.issued)
    }

    /// The same if a list issued on `newest` was seen, even if another one answers. That the clock was corrected is
    /// remembered, and every result says so.
    pub fn take_clock(&mut self, clock: Date, newest: Date) -> Date {
        let day = self.day_by(clock.max(newest));
        self.clock = (day != clock).then_some(clock);
        day
    }

    /// How fresh the list is on a day.
    #[must_use]
    pub fn freshness(&self, today: Date) -> Freshness {
        if today > self.expires || self.keys_expire.is_some_and(|day| today > day) {
            Freshness::Expired
        } else if today > self.next_due {
            Freshness::Due
        } else {
            Freshness::Current
        }
    }
}

/// How fresh a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// No newer edition is due.
    Current,
    /// A newer edition is due.
    Due,
    /// Out of date.
    Expired,
}

/// Which policy was loaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyStamp {
    /// Its name.
    pub name: String,
    /// Its name, who decided it and when.
    pub in_words: String,
    /// What must be known about it.
    pub warnings: Vec<String>,
}

impl PolicyStamp {
    /// The stamp of a policy.
    #[must_use]
    pub fn new(policy: &Policy) -> Self {
        Self { name: policy.name().to_owned(), in_words: policy.in_words(), warnings: policy.warnings().to_vec() }
    }
}

/// Which of the user's own lists was loaded, and in how many lines it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnListStamp {
    /// The file's name.
    pub name: String,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// Names in it.
    pub names: usize,
    /// Lines in which one of its names was found.
    pub lines: usize,
}

impl OwnListStamp {
    /// The stamp of a list before any line.
    #[must_use]
    pub fn new(list: &OwnList) -> Self {
        Self { name: list.name.clone(), sha256: list.sha256.clone(), names: list.len(), lines: 0 }
    }
}
