//! The browser's services, each behind a small function: clock, downloads, files, its store, locking.

pub mod clock;
pub mod download;
pub mod files;
pub mod lock;
pub mod store;
