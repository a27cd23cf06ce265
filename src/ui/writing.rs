//! Writes a workbook in a worker of its own, which then ends.

use super::language::{Told, later, t_with};
use super::link::Link;
use crate::worker::message;
use crate::worker::moved::{FromWriter, MovedPieces, ToFiles};
use js_sys::Uint8Array;
use leptos::prelude::*;
use vendor_desk::evidence::RecordKind;
use wasm_bindgen::prelude::*;
use web_sys::MessageEvent;

const STOPPED: &str = later("writing stopped because of an error in this tool. Save the record as CSV instead.");

impl Link {
    /// Has a workbook written from the steps of its sheets, and saves it under a name to which the day is added.
    pub(super) fn write_workbook(self, name: &'static str, steps: js_sys::Array) {
        let trouble = move |reason: &str| {
            self.trouble.set(Some(Told::new(t_with("The workbook was not saved: {reason}", &[("reason", &reason)]))))
        };
        let worker = match self.spawn_role("files") {
            Ok(worker) => worker,
            Err(reason) => return trouble(&reason),
        };
        self.evidence.writing.set(true);
        let end = {
            let worker = worker.clone();
            move || {
                worker.terminate();
                self.evidence.writing.set(false);
            }
        };
        let stop = {
            let end = end.clone();
            move || {
                end();
                trouble(STOPPED);
            }
        };
        // Each is called at most once, because the worker then ends.
        let on_message = Closure::once_into_js(move |event: MessageEvent| {
            end();
            match message(&event) {
                Ok(FromWriter::Written { bytes }) => {
                    self.keep_record(name, RecordKind::Workbook, &js_sys::Array::of1(&bytes.0));
                }
                Ok(FromWriter::Failed(reason)) | Err(reason) => trouble(&reason),
            }
        });
        worker.set_onmessage(Some(on_message.unchecked_ref()));
        worker.set_onerror(Some(Closure::once_into_js(stop.clone()).unchecked_ref()));
        let moved: js_sys::Array = steps.iter().map(|piece| piece.unchecked_into::<Uint8Array>().buffer()).collect();
        let sent = serde_wasm_bindgen::to_value(&ToFiles::Write { steps: MovedPieces(steps) })
            .map_err(JsValue::from)
            .and_then(|message| worker.post_message_with_transfer(&message, &moved));
        if sent.is_err() {
            stop();
        }
    }
}
