//! A list of names of the user's own, as a reader gives it and the matcher of names takes it.

use crate::Unread;
use serde::{Deserialize, Serialize};

/// A name of the list and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedName {
    /// Line or row, from 1.
    pub row: u32,
    /// The name as written; a person's with the family name last.
    pub text: String,
    /// What kind of name it is to its bearer.
    pub called: Called,
    /// Who or what bears it.
    pub bearer: Bearer,
    /// The name that its entry stands under, where that is another.
    pub entry: Option<String>,
}

impl ListedName {
    /// A name of which nothing else is said.
    #[must_use]
    pub fn new(row: u32, text: impl Into<String>) -> Self {
        Self { row, text: text.into(), called: Called::Name, bearer: Bearer::Unsaid, entry: None }
    }
}

/// What kind of name a name is to its bearer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Called {
    /// Its own name.
    #[default]
    Name,
    /// Another name, as good as its own.
    Alias,
    /// Another name that its publisher calls weak: many others bear it.
    WeakAlias,
}

impl Called {
    /// Whether it is the bearer's own name.
    #[must_use]
    pub fn is_name(&self) -> bool {
        *self == Self::Name
    }
}

/// Who or what bears a name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bearer {
    /// The list does not say.
    #[default]
    Unsaid,
    /// A firm or another body.
    Firm,
    /// A person.
    Person,
    /// A ship or an aircraft.
    Craft,
}

impl Bearer {
    /// Whether the list does not say.
    #[must_use]
    pub fn is_unsaid(&self) -> bool {
        *self == Self::Unsaid
    }
}

/// A list of names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameList {
    /// The file's name.
    pub name: String,
    /// SHA-256 of the file's bytes, hexadecimal.
    pub sha256: String,
    /// The names, in the order of the file.
    pub names: Vec<ListedName>,
    /// What was not read.
    pub unread: Vec<Unread>,
}
