//! The page's first program: the window, and the worker that looks things up. The boot script starts it.

use vendor_checker::{ui, worker};
use wasm_bindgen::prelude::*;

/// Starts the page; see [`ui::start_app`].
///
/// # Errors
/// What prevented the first worker from starting; the boot script tells the user.
#[wasm_bindgen]
pub fn start_app(spawn: js_sys::Function) -> Result<(), JsValue> {
    ui::start_app(spawn)
}

/// Starts the worker that looks things up; see [`worker::start_worker`].
#[wasm_bindgen]
pub fn start_worker(list: &js_sys::Uint8Array) {
    worker::start_worker(list);
}

fn main() {}
