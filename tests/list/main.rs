//! What today's list promises: that its facts, sentences and tone are right, that its counts and signatures agree, and that what it
//! says of real lines keeps its floors. They run on the source in `list/`: one of them that fails while the engine's own tests
//! (`tests/engine`) pass says that the list broke a promise.
//!
//! Some rows of the engine's tests are run here as well: a name can only be taken for a maker that is on the list.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that fails may stop at once"
)]

mod answer_sentences;
mod audit;
mod corpora;
mod cross_check;
mod index_speed;
mod labelled;
mod names_beside_secrets;
mod new_makers;
mod ordinary_words;
mod published;
mod reading_age;
mod signed_list;
mod standings;
mod tone;
mod traps;
mod truth;
mod watch;

#[path = "../engine/answers.rs"]
mod answers;
#[path = "../engine/bare_names.rs"]
mod bare_names;
#[path = "../engine/identifying.rs"]
mod identifying;
#[path = "../engine/not_known.rs"]
mod not_known;
#[path = "../one_line.rs"]
mod one_line;
#[path = "../engine/right_maker.rs"]
mod right_maker;
#[path = "../engine/spellings.rs"]
mod spellings;
#[path = "../engine/verdicts.rs"]
mod verdicts;

pub use one_line::{asked, attributed, check, check_in, last_row, record, root, today};

use std::sync::OnceLock;
use vendor_list::Index;
use vendor_publish::compile;

/// The list as its source is now, so that a change in `list/` is tested before it is signed.
pub fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| Index::new(compile::compile(&root().join("list")).unwrap().list).unwrap())
}
