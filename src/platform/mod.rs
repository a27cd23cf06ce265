//! The browser's services, each behind a small function: clipboard, clock, downloads, files, packing, its store, locking.

pub mod clipboard;
pub mod clock;
pub mod download;
pub mod files;
pub mod gzip;
pub mod lock;
pub mod store;
