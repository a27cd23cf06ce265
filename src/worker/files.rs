//! The role of the second program: it reads one file or writes one workbook, in a worker of its own that may be ended
//! at any moment. A file that breaks a reader affects nothing else.

use super::moved::{FromCutter, FromReader, ToCutter, ToFiles, ToReader};
use super::{message, post, reader, writer};
use vendor_readers::Account;
use vendor_text::Unread;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Starts the role, in a program that reads no pictures.
pub fn start_files() {
    start_reading(
        |out, message, sha256| reader::say_all(out, &message, sha256, None),
        |out, _| post(out, &FromCutter::Nothing),
    );
}

/// Starts the role; `read` reads one file, whose fingerprint the browser may have computed, and `cut_out` shows a part of a
/// picture.
pub fn start_reading(
    read: fn(&DedicatedWorkerGlobalScope, ToReader, Option<String>),
    cut_out: fn(&DedicatedWorkerGlobalScope, &ToCutter),
) {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let out = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| match message(&event) {
        Ok(ToFiles::Read(message)) => {
            let out = out.clone();
            wasm_bindgen_futures::spawn_local(async move {
                let sha256 = reader::sha256_of_browser(&out, &message.bytes.0).await;
                read(&out, message, sha256);
            });
        }
        Ok(ToFiles::CutOut(message)) => cut_out(&out, &message),
        Ok(ToFiles::Write { steps }) => writer::write(&out, &steps.0),
        Err(reason) => {
            let unread = Unread { file: None, place: String::new(), reason };
            post(&out, &FromReader::Done { account: Account::of_unread(vec![unread]) });
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // Lives as long as the worker.
    on_message.forget();
}
