//! The page's second program: it handles files, in workers of its own. It is compiled after the page has started, so
//! that nobody has to wait for PDF and spreadsheets before the first look-up.

use vendor_checker::worker::files;
use wasm_bindgen::prelude::*;

/// Starts a worker that handles one file; see [`files::start_files`].
#[wasm_bindgen]
pub fn start_files() {
    files::start_files();
}

fn main() {}
