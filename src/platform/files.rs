//! Reading a chosen or dropped file.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The largest number of bytes of a file that are read into memory. Some kinds of file have a lower limit of their own.
const MOST_BYTES: f64 = 256.0 * 1024.0 * 1024.0;
/// The most bytes of an earlier record; one of 100,000 rows has about half as many.
const MOST_OF_A_RECORD: f64 = 1024.0 * 1024.0 * 1024.0;

/// The bytes of a file.
///
/// # Errors
/// Why it cannot be read, in plain English.
pub async fn read(file: &File) -> Result<Uint8Array, String> {
    if file.size() > MOST_BYTES {
        return Err(format!("{} is larger than 256 MB. Split it, or paste a part of it.", file.name()));
    }
    bytes(file).await
}

/// The bytes of an earlier record, which may be larger than other files.
///
/// # Errors
/// Why it cannot be read, in plain English.
pub async fn read_record(file: &File) -> Result<Uint8Array, String> {
    if file.size() > MOST_OF_A_RECORD {
        return Err(format!("{} is larger than 1 GB. The command vendor-check recheck takes it.", file.name()));
    }
    bytes(file).await
}

/// The first bytes of a file, at most `most`; empty if it cannot be read.
pub async fn head(file: &File, most: usize) -> Vec<u8> {
    let Ok(head) = file.slice_with_f64_and_f64(0.0, most as f64) else { return Vec::new() };
    match JsFuture::from(head.array_buffer()).await {
        Ok(buffer) => Uint8Array::new(&buffer).to_vec(),
        Err(_) => Vec::new(),
    }
}

async fn bytes(file: &File) -> Result<Uint8Array, String> {
    let read = JsFuture::from(file.array_buffer()).await;
    let buffer: JsValue = read.map_err(|_| format!("{} could not be read. Choose it again.", file.name()))?;
    Ok(Uint8Array::new(buffer.unchecked_ref()))
}
