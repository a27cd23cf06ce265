//! The program for files of the page with scans: it also reads pictures. It takes the place of `vendor-files` there.

use vendor_checker::worker::pictures;
use wasm_bindgen::prelude::*;

/// Starts a worker that handles one file, with the packed weights of the networks that read pictures; see
/// [`pictures::start_files`].
#[wasm_bindgen]
pub fn start_files(weights: js_sys::Uint8Array) {
    pictures::start_files(weights);
}

fn main() {}
