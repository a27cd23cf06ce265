//! A list of the user's own names, as a reader gives it and the name matcher takes it.

use crate::Unread;
use serde::{Deserialize, Serialize};

/// A name in the list, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedName {
    /// Line or row, from 1.
    pub row: u32,
    /// The name as it is written; a person's name with the family name last.
    pub text: String,
    /// Whether it is its bearer's own name or another.
    pub called: Called,
    /// Who or what bears it.
    pub bearer: Bearer,
    /// The name under which its entry is listed, if that is a different one.
    pub entry: Option<String>,
}

impl ListedName {
    /// A name about which nothing else is known.
    #[must_use]
    pub fn new(row: u32, text: impl Into<String>) -> Self {
        Self { row, text: text.into(), called: Called::Name, bearer: Bearer::Unsaid, entry: None }
    }
}

/// Whether a name is its bearer's own or another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Called {
    /// Its own name.
    #[default]
    Name,
    /// Another name, as good as its own.
    Alias,
    /// Another name that its publisher calls weak, because many others have it too.
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
