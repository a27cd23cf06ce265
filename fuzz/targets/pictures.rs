//! Any bytes as a picture, and as each page of one: decoders end with points or with a reason.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vendor_pictures::{codes, decode};

fuzz_target!(|bytes: &[u8]| {
    let _ = decode::decode(bytes);
    for page in 1..decode::pages(bytes).min(4) {
        let _ = decode::decode_page(bytes, page);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        // What opens a device is never kept.
        let kept = codes::take_apart(&format!("SC:{text}"), false).text().unwrap_or_default();
        assert!(kept.is_empty() || !text.chars().all(char::is_alphanumeric), "{kept}");
    }
});
