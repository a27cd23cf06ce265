//! Copying, on the user's click only.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, ClipboardItem};

/// Copies something as HTML and, for programs that do not accept HTML, as plain text.
///
/// # Errors
/// What the browser refused.
pub async fn copy_table(html: &str, plain: &str) -> Result<(), JsValue> {
    let clipboard = clipboard().ok_or("this browser copies nothing on this page")?;
    let forms = Object::new();
    for (kind, text) in [("text/html", html), ("text/plain", plain)] {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
        Reflect::set(&forms, &kind.into(), &blob)?;
    }
    let kind: js_sys::Function = Reflect::get(&js_sys::global(), &"ClipboardItem".into())?.dyn_into()?;
    let item: ClipboardItem = Reflect::construct(&kind, &Array::of1(&forms))?.unchecked_into();
    JsFuture::from(clipboard.write(&Array::of1(&item))).await?;
    Ok(())
}

/// Copies a text; returns whether it was copied.
pub async fn copy_text(text: &str) -> bool {
    match clipboard() {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}

/// Selects the text of an element.
pub fn select(element: &web_sys::Element) {
    if let Some(selection) = web_sys::window().and_then(|window| window.get_selection().ok().flatten()) {
        let _ = selection.select_all_children(element);
    }
}

/// The clipboard, if the browser grants it to this page.
fn clipboard() -> Option<web_sys::Clipboard> {
    let navigator = web_sys::window()?.navigator();
    let known = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    (!known.is_undefined() && !known.is_null()).then(|| navigator.clipboard())
}
