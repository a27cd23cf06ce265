//! The foundation: characters, words and spans; how a line of text is made comparable without losing its place; and the
//! line itself, which every reader gives and every look-up takes.
//!
//! What is a maker's name or a model number is not decided here.

pub mod as_seen;
pub mod cells;
pub mod characters;
pub mod correction;
pub mod counts;
pub mod dates;
pub mod drawn;
pub mod hashes;
pub mod legal_forms;
pub mod letters_in_doubt;
pub mod lines;
pub mod look_alikes;
pub mod name_list;
pub mod party;
pub mod secrets;
pub mod sorted;
pub mod spelling;
pub mod tokens;
pub mod words;

pub use cells::{Cell, Column};
pub use characters::{Folded, Letter};
pub use correction::{Corrected, Correction};
pub use dates::{Date, PartialDate};
pub use lines::{Area, Line, LineKind, Place, Unread};
pub use name_list::{Bearer, Called, ListedName, NameList};
pub use party::Party;
pub use words::Word;
