//! A signed list as the text that a browser keeps, if the user has chosen so. It is not secret and is kept unencrypted.
//! Changing it there achieves nothing, because it is verified at every start like any other list.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// How the text begins.
const FORMAT: &str = "vendor-checker-list 1 ";

/// A compressed bundle as a text.
#[must_use]
pub fn to_text(packed: &[u8]) -> String {
    format!("{FORMAT}{}", STANDARD.encode(packed))
}

/// The compressed bundle of such a text.
#[must_use]
pub fn read(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text.strip_prefix(FORMAT)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_it_was_kept_and_nothing_else_is() {
        let text = to_text(b"any bytes");
        assert_eq!(read(&text).as_deref(), Some(&b"any bytes"[..]));
        for other in ["", "vendor-checker-list 2 AAAA", "vendor-checker-list 1 ?"] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
