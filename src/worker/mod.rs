//! The worker's role: verifies the list, holds the index, looks lines up in slices so that it can
//! always hear a newer question.

mod desk;
pub mod estate;
pub mod evidence;
pub mod files;
pub mod files_protocol;
pub mod protocol;
mod reader;
mod table;
pub mod unpacker;
mod writer;

use desk::Desk;
use js_sys::Uint8Array;
use protocol::FromWorker;
use serde::Serialize;
use serde::de::DeserializeOwned;
use vendor_list::{Index, trust};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Starts the worker's role with the bytes of the list bundle. The first message out says whether
/// the list is believed.
pub fn start_worker(list: &Uint8Array) {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let verified = match trust::verify(&list.to_vec()) {
        Ok(verified) => verified,
        Err(error) => return post(&scope, &FromWorker::Refused { reason: error.to_string() }),
    };
    // The window may be used while the index is still being built: its questions wait in the queue.
    post(&scope, &FromWorker::Ready(Box::new(protocol::believed(&verified))));
    let stamp = protocol::stamp(&verified);
    match protocol::catalogue(&verified.list) {
        Ok([catalogue, makers, words]) => post(&scope, &FromWorker::Catalogue { catalogue, makers, words }),
        Err(error) => return post(&scope, &FromWorker::Refused { reason: error.to_string() }),
    }
    let index = match Index::new(verified.list) {
        Ok(index) => index,
        Err(error) => return post(&scope, &FromWorker::Refused { reason: error.to_string() }),
    };
    let desk = match Desk::open(index, stamp, &scope) {
        Ok(desk) => desk,
        Err(error) => return post(&scope, &FromWorker::Refused { reason: format!("{error:?}") }),
    };
    let out = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| match message(&event) {
        Ok(message) => Desk::take(&desk, &out, message),
        Err(error) => post(&out, &FromWorker::Failed { reason: error }),
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // Lives as long as the worker.
    on_message.forget();
}

/// Reads a message of the window or of a worker.
///
/// # Errors
/// What was wrong with it; only a bug can cause it.
pub fn message<T: DeserializeOwned>(event: &MessageEvent) -> Result<T, String> {
    serde_wasm_bindgen::from_value(event.data()).map_err(|error| error.to_string())
}

/// Posts a message to the window.
pub(crate) fn post(scope: &DedicatedWorkerGlobalScope, message: &impl Serialize) {
    post_moving(scope, message, None);
}

/// Posts a message to the window; `moved` is handed over instead of copied. A message that cannot be sent is said so in
/// plain text.
fn post_moving(scope: &DedicatedWorkerGlobalScope, message: &impl Serialize, moved: Option<&js_sys::ArrayBuffer>) {
    let value = serde_wasm_bindgen::to_value(message).unwrap_or_else(|error| JsValue::from_str(&error.to_string()));
    // The window is gone when this fails: nobody is left to tell.
    let _ = match moved {
        None => scope.post_message(&value),
        Some(buffer) => scope.post_message_with_transfer(&value, &js_sys::Array::of1(buffer)),
    };
}
