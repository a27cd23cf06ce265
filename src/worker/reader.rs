//! Reads one file: takes its bytes, and gives its lines.

use super::moved::{FromReader, Moved, ToReader};
use super::{post, post_moving};
use js_sys::Uint8Array;
use vendor_desk::{files_protocol, reading};
use vendor_readers::PictureReader;
use vendor_text::hashes::hexadecimal;
use wasm_bindgen_futures::JsFuture;
use web_sys::DedicatedWorkerGlobalScope;

/// Reads a file, and its pictures if the program can. Its lines are posted; those of long tables are posted while it is
/// still being read.
pub fn say_all(
    out: &DedicatedWorkerGlobalScope,
    message: &ToReader,
    sha256: Option<String>,
    eyes: Option<&dyn PictureReader>,
) {
    reading::read(message, sha256, eyes, &mut |said| match said {
        files_protocol::FromReader::Lines { count, packed } => {
            let packed = Uint8Array::from(packed.as_slice());
            let buffer = packed.buffer();
            post_moving(out, &FromReader::Lines { count, packed: Moved(packed) }, Some(&buffer));
        }
        files_protocol::FromReader::Input(input) => post(out, &FromReader::Input(input)),
        files_protocol::FromReader::Done { account } => post(out, &FromReader::Done { account }),
    });
}

/// The SHA-256 from the browser, which is many times faster than a program of ours. A page that came over plain HTTP
/// does not have it.
pub async fn sha256_of_browser(scope: &DedicatedWorkerGlobalScope, bytes: &Uint8Array) -> Option<String> {
    let subtle = scope.crypto().ok()?.subtle();
    if subtle.is_undefined() {
        return None;
    }
    let digest = subtle.digest_with_str_and_buffer_source("SHA-256", bytes).ok()?;
    let digest = JsFuture::from(digest).await.ok()?;
    Some(hexadecimal(&Uint8Array::new(&digest).to_vec()))
}
