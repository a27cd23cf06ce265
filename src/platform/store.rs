//! The browser's own store. The page keeps two things there, a locked copy of an estate and a newer signed list, and
//! each only if the user has chosen so. The larger store of databases (IndexedDB) is not used, because nothing can be
//! looked up there without creating a database first.

use wasm_bindgen::JsValue;
use web_sys::Storage;

/// What is kept, each under a key of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// The locked copy of an estate.
    EstateCopy,
    /// A newer signed list.
    List,
}

impl Kept {
    fn key(self) -> &'static str {
        match self {
            Self::EstateCopy => "vendor-checker.estate-copy",
            Self::List => "vendor-checker.list",
        }
    }
}

/// What is kept there, if anything is.
#[must_use]
pub fn read(kept: Kept) -> Option<String> {
    store().ok()?.get_item(kept.key()).ok().flatten()
}

/// Keeps a text in the place of what is there.
///
/// # Errors
/// When the browser keeps nothing for this page, or the text is too long for it: about five million letters.
pub fn write(kept: Kept, text: &str) -> Result<(), JsValue> {
    store()?.set_item(kept.key(), text)
}

/// Deletes what is kept.
pub fn take_away(kept: Kept) {
    if let Ok(store) = store() {
        // Where nothing can be deleted, nothing could be kept.
        let _ = store.remove_item(kept.key());
    }
}

fn store() -> Result<Storage, JsValue> {
    web_sys::window().ok_or("there is no page")?.local_storage()?.ok_or_else(|| "there is no store".into())
}
