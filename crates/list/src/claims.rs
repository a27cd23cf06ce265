//! Claims of sellers that a measure contradicts, as data.

use serde::{Deserialize, Serialize};

/// A claim, in the words that sellers use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Short name.
    pub id: String,
    /// The words; case and signs between them do not matter.
    pub words: Vec<String>,
    /// The measure that it is about: a maker that this names or covers contradicts it.
    pub measure: String,
}
