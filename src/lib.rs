//! The page: what needs a browser. Everything else is in the crates below `crates/`.
//!
//! Compiled for `wasm32` only; elsewhere this library is empty.

#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(all(target_arch = "wasm32", feature = "web"))]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod worker;
