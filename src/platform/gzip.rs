//! Packing and unpacking by the browser's own streams for gzip.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableWritablePair, Response};

/// The stream that packs.
pub(super) const PACK: &str = "CompressionStream";

/// Packs bytes.
///
/// # Errors
/// What the browser refused.
pub async fn packed(bytes: &Uint8Array) -> Result<Uint8Array, JsValue> {
    through(&Blob::new_with_u8_array_sequence(&Array::of1(bytes))?, PACK).await
}

/// Unpacks bytes.
///
/// # Errors
/// What the browser refused, or that they are damaged.
pub async fn unpacked(packed: &Uint8Array) -> Result<Uint8Array, JsValue> {
    through(&Blob::new_with_u8_array_sequence(&Array::of1(packed))?, "DecompressionStream").await
}

/// Passes bytes through one of the browser's streams for gzip.
pub(super) async fn through(blob: &Blob, stream: &str) -> Result<Uint8Array, JsValue> {
    let kind: Function = Reflect::get(&js_sys::global(), &stream.into())?.dyn_into()?;
    let pair: ReadableWritablePair = Reflect::construct(&kind, &Array::of1(&"gzip".into()))?.unchecked_into();
    let response = Response::new_with_opt_readable_stream(Some(&blob.stream().pipe_through(&pair)))?;
    Ok(Uint8Array::new(&JsFuture::from(response.array_buffer()?).await?))
}
