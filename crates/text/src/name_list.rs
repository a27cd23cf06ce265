//! A list of names of the user's own, as a reader gives it and the matcher of names takes it.

use crate::Unread;

/// A name of the list and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedName {
    /// Line or row, from 1.
    pub row: u32,
    /// The name as written.
    pub text: String,
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
