//! Why a list cannot be indexed.

use crate::grammar::GrammarError;
use vendor_standing::WeightsError;

/// A list that cannot be indexed. Only a list that skipped the compiler can cause it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IndexError {
    /// A pattern that the matcher rejects.
    #[error("the grammar {rule} cannot be used: {error}")]
    Grammar {
        /// `maker/grammar`.
        rule: String,
        /// What is wrong.
        error: GrammarError,
    },
    /// A maker whose owning group is not in the list.
    #[error("the maker {maker} belongs to {group}, which is not in the list")]
    Group {
        /// The maker.
        maker: String,
        /// The missing group.
        group: String,
    },
    /// Weights that are inconsistent.
    #[error(transparent)]
    Standings(#[from] WeightsError),
}
