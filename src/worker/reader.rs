//! Reads one file: its bytes in, its lines out.

use super::files_protocol::{self, FromReader, ToReader};
use super::{post, post_moving};
use js_sys::Uint8Array;
use vendor_engine::report::record::Input;
use vendor_list::makers::WordLists;
use vendor_readers::Account;
use vendor_text::hashes::hexadecimal;
use vendor_text::{Line, Unread};
use wasm_bindgen_futures::JsFuture;
use web_sys::DedicatedWorkerGlobalScope;

/// Lines in one message.
const BATCH: usize = 5_000;

/// Reads a file. Its lines are posted, those of long tables while it is still being read.
pub async fn read(out: &DedicatedWorkerGlobalScope, message: ToReader) {
    // First, so that a file that breaks the reader is still known by its fingerprint.
    let sha256 = sha256_of_browser(out, &message.bytes).await;
    let account = account(out, message, sha256);
    post(out, &FromReader::Done { account });
}

/// The browser's own SHA-256, many times quicker than a program of ours; there is none on a page that came over plain
/// HTTP.
async fn sha256_of_browser(scope: &DedicatedWorkerGlobalScope, bytes: &Uint8Array) -> Option<String> {
    let subtle = scope.crypto().ok()?.subtle();
    if subtle.is_undefined() {
        return None;
    }
    let digest = subtle.digest_with_str_and_buffer_source("SHA-256", bytes).ok()?;
    let digest = JsFuture::from(digest).await.ok()?;
    Some(hexadecimal(&Uint8Array::new(&digest).to_vec()))
}

fn account(out: &DedicatedWorkerGlobalScope, message: ToReader, sha256: Option<String>) -> Account {
    let ToReader { name, bytes, words, layouts } = message;
    let bytes = bytes.to_vec();
    let input = match sha256 {
        Some(sha256) => Input { name: name.clone(), sha256, bytes: bytes.len() },
        None => Input::of(&name, &bytes),
    };
    post(out, &FromReader::Input(input));
    let words = match serde_json::from_str::<WordLists>(&words) {
        Ok(words) => words,
        Err(error) => {
            return Account::of_unread(vec![Unread::whole(&name, format!("the reader did not start: {error}"))]);
        }
    };
    let mut failed = Vec::new();
    let mut take = |lines: Vec<Line>| {
        for batch in lines.chunks(BATCH) {
            failed.extend(post_lines(out, batch).err().map(lost));
        }
    };
    let read = vendor_readers::read_in_parts(&name, &bytes, &words, &layouts, &mut take);
    take(read.lines);
    let mut account = read.account;
    account.unread.extend(failed);
    account
}

fn lost(reason: String) -> Unread {
    Unread { file: None, place: String::new(), reason }
}

fn post_lines(scope: &DedicatedWorkerGlobalScope, lines: &[Line]) -> Result<(), String> {
    let packed = files_protocol::pack(lines).map_err(|error| error.to_string())?;
    let packed = Uint8Array::from(packed.as_slice());
    let buffer = packed.buffer();
    post_moving(scope, &FromReader::Lines { count: lines.len(), packed }, Some(&buffer));
    Ok(())
}
