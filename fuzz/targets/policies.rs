//! Any text as a policy file: refused with words, or read and written again to the same bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;
use vendor_checker::judge::Policy;
use vendor_checker::list::{Index, trust};

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let bundle = include_bytes!("../../public/vendor-list.zip");
        let verified = trust::verify(bundle).unwrap_or_else(|error| panic!("{error}"));
        Index::new(verified.list).unwrap_or_else(|error| panic!("{error}"))
    })
}

fuzz_target!(|text: &str| {
    match Policy::read(text, index()) {
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(policy) => {
            let written = policy.to_toml().unwrap_or_else(|error| panic!("{error}"));
            let again = Policy::read(&written, index()).unwrap_or_else(|error| panic!("{error}\n{written}"));
            assert_eq!(again.to_toml().ok(), Some(written));
        }
    }
});
