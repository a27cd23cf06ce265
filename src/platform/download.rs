//! Saving a text as a file, on the user's click only.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// What comes before the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A byte-order mark, so that old editors read the text as UTF-8.
    Utf8,
    /// Nothing: programs that read the text do not expect one.
    None,
}

/// Offers a text as a file to save.
///
/// # Errors
/// What the browser refused.
pub fn save_text(name: &str, text: &str, mark: Mark) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("text/plain;charset=utf-8");
    let parts = js_sys::Array::of1(&text.into());
    if mark == Mark::Utf8 {
        parts.unshift(&"\u{feff}".into());
    }
    save(name, &Blob::new_with_str_sequence_and_options(&parts, &options)?)
}

/// Offers blocks of bytes as one file to save.
///
/// # Errors
/// What the browser refused.
pub fn save_bytes(name: &str, media_type: &str, pieces: &js_sys::Array) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    save(name, &Blob::new_with_u8_array_sequence_and_options(pieces, &options)?)
}

fn save(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or("there is no page")?;
    let address = Url::create_object_url_with_blob(blob)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    // By the next round of the event loop the download holds the bytes itself.
    gloo::timers::callback::Timeout::new(10_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}
