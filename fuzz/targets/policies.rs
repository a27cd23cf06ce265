//! Any text as a policy file: refused with words, or read and written again to the same bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vendor_checker_fuzz::index;
use vendor_engine::judge::Policy;

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
