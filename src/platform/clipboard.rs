//! Copying, on the user's click only.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, ClipboardItem};

/// Copies something as HTML and, for programs that take none, as plain text.
///
/// # Errors
/// What the browser refused.
pub async fn copy(html: &str, plain: &str) -> Result<(), JsValue> {
    let clipboard = web_sys::window().ok_or("there is no page")?.navigator().clipboard();
    if clipboard.is_undefined() {
        return Err("this browser copies nothing on this page".into());
    }
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
