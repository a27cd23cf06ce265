//! The clipboard, where the browser gives one to this page.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Copies a text, on the user's click. Whether it was copied.
pub async fn copy(text: &str) -> bool {
    match clipboard() {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}

fn clipboard() -> Option<web_sys::Clipboard> {
    let navigator = window().navigator();
    let known = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
    (!known.is_undefined() && !known.is_null()).then(|| navigator.clipboard())
}
