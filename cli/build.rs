//! Puts the list into the command: the signed edition, or the draft that `list/` compiles to while `list/DRAFT` is there.

use std::path::Path;
use vendor_publish::draft::{self, DraftError};

fn main() -> Result<(), DraftError> {
    draft::put_into_build(Path::new("../list"), Path::new("../public/vendor-list.zip"))
}
