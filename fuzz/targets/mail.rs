//! Any bytes as an e-mail. Every line that comes out has content, and nothing is lost in silence.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vendor_checker_fuzz::sound;

fuzz_target!(|bytes: &[u8]| {
    sound("f.eml", bytes);
});
