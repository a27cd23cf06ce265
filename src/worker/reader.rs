//! The reader's role: one file in, its lines out, in a worker of its own that may be ended at any
//! moment. A file that breaks a reader takes nothing else with it.

use super::protocol::{FromReader, ToReader};
use crate::intake::{self, Account, Line, Unread};
use crate::list::makers::WordLists;
use crate::report::record::Input;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Lines in one message.
const BATCH: usize = 5_000;

/// Starts the reader's role.
#[wasm_bindgen]
pub fn start_reader() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let out = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let account = match ToReader::from_event(&event) {
            Ok(message) => read(&out, message),
            Err(error) => Account::of_unread(vec![lost(error)]),
        };
        post(&out, &FromReader::Done { account }, None);
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // Lives as long as the worker.
    on_message.forget();
}

/// Reads a file. Its lines are posted, those of long tables while it is still being read.
fn read(out: &DedicatedWorkerGlobalScope, message: ToReader) -> Account {
    let ToReader { name, bytes, words, layouts } = message;
    let bytes = bytes.to_vec();
    // First, so that a file that breaks the reader is still known by its fingerprint.
    post(out, &FromReader::Input(Input::of(&name, &bytes)), None);
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
    let read = intake::read_in_parts(&name, &bytes, &words, &layouts, &mut take);
    take(read.lines);
    let mut account = read.account;
    account.unread.extend(failed);
    account
}

fn lost(reason: String) -> Unread {
    Unread { file: None, place: String::new(), reason }
}

fn post_lines(scope: &DedicatedWorkerGlobalScope, lines: &[Line]) -> Result<(), String> {
    let json = serde_json::to_vec(lines).map_err(|error| error.to_string())?;
    let json = Uint8Array::from(json.as_slice());
    let buffer = json.buffer();
    post(scope, &FromReader::Lines { count: lines.len(), json }, Some(&buffer));
    Ok(())
}

/// Posts a message to the window; `moved` is handed over instead of copied.
fn post(scope: &DedicatedWorkerGlobalScope, message: &FromReader, moved: Option<&js_sys::ArrayBuffer>) {
    let value = serde_wasm_bindgen::to_value(message).unwrap_or_else(|error| JsValue::from_str(&error.to_string()));
    // The window is gone when this fails: nobody is left to tell.
    let _ = match moved {
        None => scope.post_message(&value),
        Some(buffer) => scope.post_message_with_transfer(&value, &js_sys::Array::of1(buffer)),
    };
}
