//! The signed list: its schema, how it is trusted, and the
//! index that look-ups run on.

pub mod acts;
pub mod answers;
pub mod bundle;
pub mod certainty;
pub mod changes;
pub mod claims;
pub mod context;
pub mod cues;
pub mod debarment;
pub mod facts;
pub mod grammar;
pub mod heading_words;
pub mod index;
pub mod law;
pub mod makers;
pub mod next_steps;
pub mod paper_words;
pub mod release_notes;
pub mod schema;
pub mod thresholds;
pub mod trust;
pub mod verdict;
pub mod word_lists;

pub use index::Index;
pub use schema::List;
