//! The browser's services, each behind a small function: clock, downloads, files.

pub mod clipboard;
pub mod clock;
pub mod download;
pub mod files;
