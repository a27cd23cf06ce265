//! What the window and the workers that go on with files say to each other.

use crate::intake::{Account, Layouts};
use crate::report::record::Input;
use serde::{Deserialize, Serialize};

/// From the window to a worker that goes on with files.
#[derive(Debug, Serialize, Deserialize)]
pub enum ToFiles {
    /// Read a file.
    Read(ToReader),
    /// Write a workbook.
    Write {
        /// Its lines, as [`crate::report::sheets::StepWriter`] writes them: pieces of whole lines; moved and not copied.
        #[serde(with = "serde_wasm_bindgen::preserve")]
        steps: js_sys::Array,
    },
}

/// A file to read.
#[derive(Debug, Serialize, Deserialize)]
pub struct ToReader {
    /// The file's name.
    pub name: String,
    /// Its bytes, moved and not copied.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub bytes: js_sys::Uint8Array,
    /// The word lists, as JSON.
    pub words: String,
    /// The user's corrections of tables.
    pub layouts: Layouts,
}

/// From a writer to the window.
#[derive(Debug, Serialize, Deserialize)]
pub enum FromWriter {
    /// The workbook.
    Written {
        /// Its bytes; moved and not copied.
        #[serde(with = "serde_wasm_bindgen::preserve")]
        bytes: js_sys::Uint8Array,
    },
    /// Why there is none, in plain English.
    Failed(String),
}

/// From a reader to the window.
#[derive(Debug, Serialize, Deserialize)]
pub enum FromReader {
    /// The file's name and fingerprint, before anything of it is read.
    Input(Input),
    /// Some lines, as JSON that the window passes on unread.
    Lines {
        /// How many.
        count: usize,
        /// The JSON; moved and not copied.
        #[serde(with = "serde_wasm_bindgen::preserve")]
        json: js_sys::Uint8Array,
    },
    /// The file is done.
    Done {
        /// What it gave beside its lines.
        account: Account,
    },
}
