//! What the fields of a web page show, and what they hold that nobody sees.

use super::flow::Flow;
use super::web_tags::Tag;

/// Kinds of fields whose value is a flag or a secret.
const UNSHOWN: [&str; 7] = ["hidden", "password", "checkbox", "radio", "file", "range", "color"];

/// Keeps words that nobody sees. A text without words, such as the token of a form, is dropped.
pub fn unseen(flow: &mut Flow<'_, '_>, text: Option<&str>) {
    let Some(text) = text.filter(|text| text.trim().contains(' ') && text.chars().any(char::is_alphabetic)) else {
        return;
    };
    flow.beside_unseen(text);
}

/// Keeps what a field shows: its value, or its placeholder.
pub fn field(flow: &mut Flow<'_, '_>, tag: &Tag) {
    let kind = tag.value("type").unwrap_or_default().trim().to_ascii_lowercase();
    let named = ["name", "id", "aria-label"].map(|name| tag.value(name).unwrap_or_default());
    match kind.as_str() {
        "submit" | "button" | "reset" => flow.text(&spaced(tag.value("value"))),
        "image" => flow.text(&spaced(tag.value("alt"))),
        kind if UNSHOWN.contains(&kind) => {}
        _ => {
            let value = tag.value("value").filter(|value| !value.trim().is_empty());
            flow.field(&named, &spaced(value.or(tag.value("placeholder"))));
        }
    }
}

/// A text with a space on both sides; empty if there is no text.
pub fn spaced(value: Option<&str>) -> String {
    value.map(|value| format!(" {value} ")).unwrap_or_default()
}
