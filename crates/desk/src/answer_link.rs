//! A link that carries an answer: one typed item and the situation, in the part of an address that is never sent to a
//! server.

use std::fmt::Write;
use vendor_engine::judge::Context;
use vendor_text::secrets;

/// How the hash of a link with an item begins.
const ITEM: &str = "#/?item=";
/// What separates the item from the situation.
const SITUATION: &str = "&for=";
/// Longest item, in characters: a link is for one thing, not for a paper.
pub const LONGEST: usize = 200;

/// The hash that carries an item, with its secrets left out. `None` if there is no item, or if it has more than one
/// line.
#[must_use]
pub fn hash(text: &str, context: &Context) -> Option<String> {
    let item = text.trim();
    let is_one = !item.is_empty() && !item.contains(['\n', '\r', '\t']) && item.chars().count() <= LONGEST;
    is_one.then(|| format!("{ITEM}{}{SITUATION}{}", encoded(&secrets::without(item)), context.tokens().join(",")))
}

/// The item and the situation that a hash carries; `None` for any other hash.
#[must_use]
pub fn read(hash: &str) -> Option<(String, Context)> {
    let rest = hash.strip_prefix(ITEM)?;
    let (item, situation) = rest.split_once(SITUATION).unwrap_or((rest, ""));
    let item = decoded(item)?;
    let fits = !item.trim().is_empty() && item.chars().count() <= LONGEST && !item.chars().any(char::is_control);
    // A situation that this version does not know becomes the default one.
    fits.then(|| (item, situation.parse().unwrap_or_default()))
}

fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let pair = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_and_its_situation_come_back_as_they_were() {
        let context: Context = "council-wales,existing-equipment".parse().unwrap();
        for item in ["DS-2CD2143G2-I", "4 x Café & Söhne “dome”, 100% new #3", "海康威视"] {
            let hash = hash(item, &context).unwrap();
            assert!(hash.is_ascii() && !hash.contains(' '), "{hash}");
            assert_eq!(read(&hash), Some((item.to_owned(), context)));
        }
    }

    #[test]
    fn a_secret_is_left_out() {
        let hash = hash("Hikvision DS-2CD2143G2-I password: Hunter2!x9", &Context::default()).unwrap();
        let (item, _) = read(&hash).unwrap();
        assert!(item.contains("DS-2CD2143G2-I") && !item.contains("Hunter2"), "{item}");
    }

    #[test]
    fn a_paper_makes_no_link_and_a_strange_hash_no_item() {
        let context = Context::default();
        assert_eq!(hash("a\nb", &context), None);
        assert_eq!(hash("Make\tModel", &context), None);
        assert_eq!(hash("  ", &context), None);
        assert_eq!(hash(&"x".repeat(LONGEST + 1), &context), None);
        for strange in ["", "#/", "#/list", "#/?item=", "#/?item=%", "#/?item=%zz", "#/?item=%FF", "#/?item=a%0Ab"] {
            assert_eq!(read(strange), None, "{strange}");
        }
        assert_eq!(read("#/?item=dome&for=nobody"), Some(("dome".to_owned(), context)));
    }
}
