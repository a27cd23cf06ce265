//! What the fields of a web page show, and what they hold that nobody sees.

use super::flow::Flow;
use super::web_tags::Tag;

/// Kinds of fields whose value is a mark or a secret.
const UNSHOWN: [&str; 7] = ["hidden", "password", "checkbox", "radio", "file", "range", "color"];

/// Words that nobody sees: what is not words, such as the mark of a form, says nothing.
pub fn unseen(flow: &mut Flow<'_, '_>, text: Option<&str>) {
    let Some(text) = text.filter(|text| text.trim().contains(' ') && text.chars().any(char::is_alphabetic)) else {
        return;
    };
    flow.beside_unseen(text);
}

/// What a field shows: its value, or what is in it until somebody types.
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

/// A text with room on both sides; nothing where there is none.
pub fn spaced(value: Option<&str>) -> String {
    value.map(|value| format!(" {value} ")).unwrap_or_default()
}
