//! Whose it is: names, brands, model numbers and addresses in one line of text become findings.
//!
//! Each layer gives evidence with its place in the text; what a finding means for a user is not
//! decided here.

pub mod addresses;
pub mod brands;
pub mod corrections;
mod doubts;
pub mod dressed;
pub mod equipment;
pub mod findings;
pub mod fingerprints;
pub mod heading_standing;
mod line_ends;
pub mod macs;
pub mod merge;
pub mod models;
mod objects;
pub mod outline;
mod read_off;
mod remarks;
pub mod roles;
mod row_status;
pub mod scan;
pub mod seen;
mod signs;
pub mod standings;
pub mod subject;
mod telling_words;
mod works;

pub use findings::{Certainty, Evidence, EvidenceKind, Finding, Identified, Role, Said, Standing, Subject};
pub use outline::{Heading, Outline};
pub use scan::Scan;

use vendor_list::Index;
use vendor_standing::Memory;
use vendor_text::Cell;
use vendor_text::secrets::without_words_of_marks;

/// Identifies the makers in one line. `cells` are the columns of a register row, if it has any.
#[must_use]
pub fn identify(index: &Index, text: &str, cells: &[Cell]) -> Identified {
    identify_under(index, text, cells, None, &mut Memory::default())
}

/// Identifies the makers in one line that may be under a heading; `memory` keeps what was read in earlier lines.
fn identify_under(
    index: &Index,
    text: &str,
    cells: &[Cell],
    heading: Option<&Heading>,
    memory: &mut Memory,
) -> Identified {
    let text = without_words_of_marks(text);
    let scan = Scan::new(index, &text, cells);
    let brands = brands::find(&scan);
    let macs = macs::find(&scan);
    let models = models::find(&scan, &brands, &macs, heading);
    let roles = roles::roles(&scan, &models, &macs);
    let standings = standings::read(&scan, &roles, &brands, &models, &macs, memory);
    let mut identified = merge::merge(&scan, &roles, &standings, heading, &brands, models, macs);
    if identified.findings.is_empty() {
        identified.row_says = row_status::of_nameless_row(&scan, memory);
    }
    identified
}
