//! Any bytes as a bundle: refused, or the very bytes that the writer makes of its entries.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vendor_list::{bundle, trust};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(entries) = bundle::read(bytes) {
        assert_eq!(bundle::write(&entries).ok().as_deref(), Some(bytes));
    }
    if let Err(error) = trust::verify(bytes) {
        assert!(!error.to_string().is_empty());
    }
});
