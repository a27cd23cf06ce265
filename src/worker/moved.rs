//! The large bytes of messages, which are in the browser's memory and are moved instead of copied.

use js_sys::{Array, Uint8Array};
use serde::{Deserialize, Serialize};
use vendor_desk::{Bytes, Pieces, estate, evidence, files_protocol, protocol};

/// Bytes that come with a message.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moved(#[serde(with = "serde_wasm_bindgen::preserve")] pub Uint8Array);

impl Bytes for Moved {
    fn to_vec(&self) -> Vec<u8> {
        self.0.to_vec()
    }
}

/// Bytes that leave with a message, in blocks.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MovedPieces(#[serde(with = "serde_wasm_bindgen::preserve")] pub Array);

impl Pieces for MovedPieces {
    fn push(&mut self, piece: &[u8]) {
        self.0.push(&Uint8Array::from(piece));
    }
}

/// What the window says to the worker.
pub type ToWorker = protocol::ToWorker<Moved>;
/// What is looked up.
pub type Question = protocol::Question;
/// What is laid beside the lines.
pub type Beside = protocol::Beside<Moved>;
/// A list that is to answer.
pub type Which = protocol::Which<Moved>;
/// What the worker says to the window.
pub type FromWorker = protocol::FromWorker<MovedPieces>;
/// What the worker says about evidence.
pub type EvidenceAnswer = evidence::EvidenceAnswer<MovedPieces>;
/// What the window asks about evidence.
pub type EvidenceAsk = evidence::EvidenceAsk<Moved>;
/// What the window says about the registers of an estate.
pub type RegisterAsk = estate::RegisterAsk<Moved>;
/// What the worker says about the estate.
pub type EstateAnswer = estate::EstateAnswer<MovedPieces>;
/// What the window says to a worker that handles files.
pub type ToFiles = files_protocol::ToFiles<Moved, MovedPieces>;
/// A file to read.
pub type ToReader = files_protocol::ToReader<Moved>;
/// What a reader says.
pub type FromReader = files_protocol::FromReader<Moved>;
/// What a writer says.
pub type FromWriter = files_protocol::FromWriter<Moved>;
/// A place in a picture that is to be shown.
pub type ToCutter = files_protocol::ToCutter<Moved>;
/// What a worker says that cuts a part out of a picture.
pub type FromCutter = files_protocol::FromCutter<Moved>;
