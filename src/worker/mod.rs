//! The worker's role: it carries messages to the desk and the desk's answers back, slice by slice, so that a newer
//! question is always heard.

pub mod files;
pub mod moved;
#[cfg(feature = "scans")]
pub mod pictures;
mod reader;
mod writer;

use js_sys::Uint8Array;
use moved::{FromWorker, ToWorker};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use vendor_desk::{Desk, opening};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent, MessagePort};

/// The SHA-256 of the one draft of the list that this build was made with, if any: `cargo xtask build` sets it while
/// `list/DRAFT` exists, and a release never does.
const DRAFT: Option<&str> = option_env!("VENDOR_LIST_DRAFT");

/// Starts the worker's role with the bytes of the list bundle. The first message out says whether the list was
/// verified.
pub fn start_worker(list: &Uint8Array) {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let Some(desk) = opening::open(&list.to_vec(), DRAFT, &mut |message: FromWorker| post(&scope, &message)) else {
        return;
    };
    if let Err(error) = Attendant::begin(desk, &scope) {
        post(&scope, &FromWorker::Refused { reason: format!("{error:?}") });
    }
}

/// Connects the desk and the browser.
struct Attendant {
    desk: RefCell<Desk>,
    scope: DedicatedWorkerGlobalScope,
    /// The channel through which the worker sends itself a message between two slices, after the messages that have
    /// arrived: browsers delay repeated timers by milliseconds.
    turns: MessagePort,
    /// The slice that was asked for last.
    asked_for: Cell<Option<u32>>,
}

impl Attendant {
    /// # Errors
    /// If the browser has no channel for the worker's messages to itself.
    fn begin(desk: Desk, scope: &DedicatedWorkerGlobalScope) -> Result<(), JsValue> {
        let channel = MessageChannel::new()?;
        let scope = scope.clone();
        let (desk, turns, asked_for) = (RefCell::new(desk), channel.port2(), Cell::new(None));
        let attendant = Rc::new(Self { desk, scope, turns, asked_for });
        let on_turn = {
            let attendant = Rc::clone(&attendant);
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| attendant.take_turn(&event))
        };
        channel.port1().set_onmessage(Some(on_turn.as_ref().unchecked_ref()));
        let scope = attendant.scope.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| attendant.take(&event));
        scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        // Both live as long as the worker.
        on_turn.forget();
        on_message.forget();
        Ok(())
    }

    fn take(&self, event: &MessageEvent) {
        match message::<ToWorker>(event) {
            Ok(message) => self.give(|desk| desk.take(message, &js_sys::Date::now)),
            Err(reason) => post(&self.scope, &FromWorker::Failed { reason }),
        }
    }

    fn take_turn(&self, event: &MessageEvent) {
        let turn = self.asked_for.get().filter(|turn| event.data().as_f64() == Some(f64::from(*turn)));
        if let Some(turn) = turn {
            self.give(|desk| desk.go_on(turn, &js_sys::Date::now));
        }
    }

    /// Posts what the desk answers, and asks once for its next slice.
    fn give(&self, answers: impl FnOnce(&mut Desk) -> Vec<FromWorker>) {
        for answer in answers(&mut self.desk.borrow_mut()) {
            post(&self.scope, &answer);
        }
        let waits = self.desk.borrow().waits();
        if let Some(turn) = waits.filter(|turn| self.asked_for.get() != Some(*turn)) {
            self.asked_for.set(waits);
            // This fails only when the worker is ending.
            let _ = self.turns.post_message(&turn.into());
        }
    }
}

/// Reads a message from the window or from a worker.
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

/// Posts a message to the window; `moved` is transferred instead of copied. If the message cannot be sent, a plain text
/// says so.
fn post_moving(scope: &DedicatedWorkerGlobalScope, message: &impl Serialize, moved: Option<&js_sys::ArrayBuffer>) {
    let value = serde_wasm_bindgen::to_value(message).unwrap_or_else(|error| JsValue::from_str(&error.to_string()));
    // This fails only if the window is gone, and then there is nobody to tell.
    let _ = match moved {
        None => scope.post_message(&value),
        Some(buffer) => scope.post_message_with_transfer(&value, &js_sys::Array::of1(buffer)),
    };
}
