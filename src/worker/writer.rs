//! Writes one workbook: takes the steps of its sheets, and gives the file's bytes.

use super::moved::{FromWriter, Moved};
use super::{post, post_moving};
use js_sys::Uint8Array;
use vendor_engine::report::sheets::read_steps;
use vendor_engine::report::workbook::Book;
use wasm_bindgen::JsCast;
use web_sys::DedicatedWorkerGlobalScope;

/// Writes the workbook and posts it, or why there is none.
pub fn write(out: &DedicatedWorkerGlobalScope, steps: &js_sys::Array) {
    match written(steps) {
        Ok(bytes) => {
            let bytes = Uint8Array::from(bytes.as_slice());
            let buffer = bytes.buffer();
            post_moving(out, &FromWriter::Written { bytes: Moved(bytes) }, Some(&buffer));
        }
        Err(reason) => post(out, &FromWriter::Failed(reason)),
    }
}

fn written(steps: &js_sys::Array) -> Result<Vec<u8>, String> {
    let pieces = steps.iter().map(|piece| piece.unchecked_into::<Uint8Array>().to_vec());
    let book = read_steps(pieces, Book::new).map_err(|error| error.to_string())?;
    book.into_bytes().map_err(|error| error.to_string())
}
