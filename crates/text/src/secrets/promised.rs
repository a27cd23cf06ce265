//! What a line shows about the next one: "Password" alone, `password: |`, `<key>Password</key>`, `"name": "password",`.

use super::by_look::is_lock_code;
use super::headings::{names_secret_beside_user, names_user};
use super::makers::is_makers_name;
use super::names::{Name, Words};
use super::shapes::{CODES_IN_TEXT_ONLY, COMMON_HEADINGS, Kind};
use super::values::{self, value_from};
use std::ops::Range;

/// What the next line contains.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Promise {
    /// Nothing in particular.
    #[default]
    Nothing,
    /// A value: the line ended with a name and a sign such as a colon.
    Value,
    /// A password: the line is only its name.
    Password,
    /// A code: the line is only its name.
    Code,
    /// The whole line, or its text up to a tag: a block of a settings file, or the contents of an element.
    Text,
    /// A value, if the line is called "value" or the like.
    Keyed,
    /// The password of the login on this line, if the next is called "key" or the like.
    OfLogin,
    /// A login name, with its password on the line after that.
    NameFirst,
}

/// Words before a name on a line of its own that turn it into an instruction or a question.
const NOT_A_LABEL: [&str; 20] = [
    "forgot",
    "forgotten",
    "lost",
    "reset",
    "change",
    "changed",
    "no",
    "without",
    "confirm",
    "enter",
    "show",
    "hide",
    "update",
    "set",
    "issue",
    "store",
    "protect",
    "not",
    "remove",
    "and",
];

/// Ends of lines that are followed by a password although they do not name it.
const LEADS: [&str; 8] = [
    "word you want is",
    "word you need is",
    "the word is",
    "the phrase is",
    "log in with",
    "log on with",
    "sign in with",
    "get in with",
];

/// What an entry of a list of settings calls its name.
const CALLED: [&str; 9] = ["name", "key", "id", "field", "label", "setting", "param", "parameter", "title"];

/// What such an entry calls its value.
const VALUES: [&str; 10] =
    ["value", "val", "string", "data", "text", "default", "content", "current", "secret", "answer"];

/// What a line shows about the next one.
#[must_use]
pub fn of(line: &str) -> Promise {
    let bare = undecorated(line);
    let text = line.get(bare.clone()).unwrap_or_default();
    if text.len() > LONGEST {
        return ends_with_name(line.trim_end()).map_or(Promise::Nothing, |()| Promise::Value);
    }
    if text.eq_ignore_ascii_case("<auth-user-pass>") {
        return Promise::NameFirst;
    }
    if opens_block(line) || opens_element(text) {
        return Promise::Text;
    }
    if ends_with_name(line.trim_end()).is_some() || LEADS.iter().any(|lead| text.ends_with(lead)) {
        return Promise::Value;
    }
    let words = Words::new(text);
    let names = words.names();
    // In `<key>Password</key>` and `"key": "password"` the first name is not the name of the secret.
    match names.iter().rev().find(|name| name.kind != Kind::Loose).or(names.last()) {
        Some(name) if is_keyed(&words, name) => Promise::Keyed,
        Some(name) if names.len() == 1 => alone(&words, name),
        Some(_) => Promise::Nothing,
        None if setting(text).is_some_and(|(name, value)| names_user(name) && value.len() > 1) => Promise::OfLogin,
        None => Promise::Nothing,
    }
}

/// The longest line that is looked at beyond the end of its sentence, in bytes.
const LONGEST: usize = 120;

/// Where the value is on a line that the one before announced.
#[must_use]
pub fn kept(promise: Promise, line: &str) -> Option<Range<usize>> {
    let bare = undecorated(line);
    match promise {
        Promise::Nothing | Promise::NameFirst => None,
        Promise::Value => alone_on_line(line, &bare, |text| {
            values::is_mixed(text) || values::is_code(text) || text.bytes().all(|byte| byte.is_ascii_lowercase())
        }),
        Promise::Password => alone_on_line(line, &bare, |text| {
            let small = text.len() >= 4 && text.bytes().all(|byte| byte.is_ascii_lowercase());
            (values::is_mixed(text) || small) && !COMMON_HEADINGS.contains(&text) && !is_makers_name(text)
        }),
        Promise::Code => alone_on_line(line, &bare, is_lock_code),
        Promise::Text => {
            let text = line.get(bare.clone())?;
            let end =
                ["</", "\"\"\"", "'''", "]]>"].iter().filter_map(|sign| text.find(sign)).min().unwrap_or(text.len());
            let text = text.get(..end)?.trim_end();
            (!text.is_empty() && !values::is_absent(text) && !text.starts_with('<'))
                .then_some(bare.start..bare.start + text.len())
        }
        Promise::Keyed => {
            let text = line.get(bare.clone())?;
            if let Some(inside) = text.strip_prefix("<string>") {
                let end = inside.find('<').unwrap_or(inside.len());
                let from = bare.start + "<string>".len();
                return (end > 0).then_some(from..from + end);
            }
            named_value(line, &bare, |name| VALUES.contains(&name.to_ascii_lowercase().as_str()))
        }
        Promise::OfLogin => named_value(line, &bare, names_secret_beside_user),
    }
}

/// The value of a line that is a setting whose name is the right one.
fn named_value(line: &str, bare: &Range<usize>, is_right: impl Fn(&str) -> bool) -> Option<Range<usize>> {
    let text = line.get(bare.clone())?;
    let (name, _) = setting(text).filter(|(name, _)| is_right(name))?;
    let sign = text.find([':', '='])?;
    let value = value_from(line, bare.start + sign + 1)?;
    let value_text = line.get(value.at.clone())?;
    (!name.is_empty() && value_text.len() >= 3 && !values::is_absent(value_text)).then_some(value.at)
}

/// The name and the value of a line with a setting: `"login": "admin",`.
fn setting(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once([':', '='])?;
    let quotes = |c: char| c.is_whitespace() || "\"',".contains(c);
    let name = name.trim_matches(quotes);
    let one =
        !name.is_empty() && name.len() <= 24 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
    one.then(|| (name, value.trim_matches(quotes)))
}

/// A value that fills its line.
fn alone_on_line(line: &str, bare: &Range<usize>, is_shaped: impl Fn(&str) -> bool) -> Option<Range<usize>> {
    let value = value_from(line, bare.start)?;
    let text = line.get(value.at.clone())?;
    let alone = line.get(value.at.end..)?.trim_matches(['"', '\'', ' ', '.', '\r', '*', '_', '`', ',', '|']).is_empty();
    (alone
        && text.len() >= 3
        && is_shaped(text)
        && !values::is_absent(text)
        && !values::is_like_kit(text)
        && !values::is_plain_word(text))
    .then_some(value.at)
}

/// Where the words of a line are, without the marks of quoted mail, lists, headings and bold letters around them.
fn undecorated(line: &str) -> Range<usize> {
    let mut text = line;
    loop {
        let next = text.trim_start_matches(|c: char| c.is_whitespace() || ">•·*_#|▪‣–".contains(c));
        let next = next.strip_prefix("- ").unwrap_or(next);
        if next.len() == text.len() {
            break;
        }
        text = next;
    }
    let start = line.len() - text.len();
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || "*_`|".contains(c)).len();
    start..start + end
}

/// Whether a line ends with a name and a sign such as a colon.
fn ends_with_name(end: &str) -> Option<()> {
    let marks = |c: char| "\"'*_` ".contains(c);
    let end = end.trim_end_matches(['*', '_', '`']);
    let head = end.strip_suffix([':', '=']).or_else(|| end.strip_suffix(" is"))?.trim_end_matches(marks);
    let words = Words::new(head);
    let names = words.names();
    let name = names.last()?;
    (name.at.end >= head.len() && matches!(name.kind, Kind::Password | Kind::Code | Kind::Key)).then_some(())
}

/// Whether a line opens a block of text: `password: >-`, `password = """`.
fn opens_block(line: &str) -> bool {
    let end = line.trim_end();
    [": |", ": |-", ": |+", ": >", ": >-", ": >+", "= \"\"\"", "=\"\"\"", "= '''"].iter().any(|block| {
        end.strip_suffix(block).is_some_and(|head| ends_with_name(&format!("{}:", head.trim_end())).is_some())
    })
}

/// Whether a line is the opening tag of an element with the name of a secret.
fn opens_element(text: &str) -> bool {
    let Some(tag) = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')) else { return false };
    let tag = tag.strip_suffix("><![CDATA[").unwrap_or(tag);
    let is_name = !tag.is_empty() && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-:.".contains(&byte));
    is_name && super::names_secret(tag)
}

/// Whether a line is an entry that holds the name of a secret: `"key": "adminPassword",`.
fn is_keyed(words: &Words<'_>, name: &Name) -> bool {
    let after = words.rest(name.at.end).trim_matches(|c: char| c.is_whitespace() || "\"',".contains(c));
    if !after.is_empty() && !after.starts_with("</key>") && !after.starts_with("</name>") {
        return false;
    }
    let before =
        words.small(0..name.at.start).trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "_-. ".contains(c));
    let before = before.trim_end_matches(['"', '\'', ' ']);
    if before.ends_with("<key>") || before.ends_with("<name>") {
        return true;
    }
    let Some(head) = before.strip_suffix([':', '=']) else { return false };
    let head = head.trim_end_matches(['"', '\'', ' ']);
    let called = head.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    CALLED.contains(&called)
}

/// What follows a line that consists of a name and at most a few words before it.
fn alone(words: &Words<'_>, name: &Name) -> Promise {
    let nth = words.word_from(name.at.start);
    let is_label = words.rest(name.at.end).trim_matches(['"', '\'', ' ', '\r']).is_empty()
        && nth <= 3
        && !(0..nth).any(|nth| NOT_A_LABEL.contains(&words.word(nth)))
        && !words.small(0..name.at.start).contains([',', '.', ';', '|', '?', '!']);
    let written = words.small(name.at.clone());
    match name.kind {
        Kind::Password if is_label && !name.plural => Promise::Password,
        Kind::Code if is_label && !name.plural && !CODES_IN_TEXT_ONLY.contains(&written) && written != "safe" => {
            Promise::Code
        }
        _ => Promise::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_label_on_a_line_of_its_own_has_its_value_on_the_next() {
        for text in [
            "Recorder\nPassword\n⟦Foxglove22⟧\nAxis",
            "NVR password\n⟦foxglove⟧",
            "PIN\n⟦4821⟧\nAxis",
            "• Password\n• ⟦Foxglove22⟧",
            "> Password:\n> ⟦Foxglove22⟧",
            "> the recorder's password is\n> ⟦Foxglove22⟧",
            "## Password\n\n⟦Foxglove22⟧",
            "**Password**\n`⟦Foxglove22⟧`",
            "Cyfrinair\n⟦Draig22⟧",
        ] {
            check(text);
        }
    }

    #[test]
    fn a_label_without_a_value_takes_nothing_from_the_next_line() {
        for text in [
            "Password\nNotes",
            "Password\nHikvision",
            "Password\nDS-2CD2143G2-I",
            "Password\nsee the safe",
            "Forgot password\nhikvision",
            "PIN\nColour",
            "PIN\n3",
            "Passwords\nlocation",
            "Keypad\n2000",
            "Password\n10.0.0.4",
            "Make\nPassword\nSite\nAxis",
        ] {
            check(text);
        }
    }

    #[test]
    fn settings_have_their_values_in_other_lines() {
        for text in [
            "password: >-\n  ⟦foxglove and rope⟧\nmake: Axis",
            "admin_password: |\n  ⟦Foxglove22⟧",
            "password = \"\"\"\n⟦Foxglove22⟧\"\"\"",
            "- name: ADMIN_PASSWORD\n  value: ⟦Foxglove22⟧\n- image: axis/agent",
            "  \"key\": \"rtspPassword\",\n  \"value\": \"⟦Foxglove22⟧\"",
            "<key>Password</key>\n<string>⟦Foxglove22⟧</string>\n<key>Make</key>\n<string>Axis</string>",
            "<Password>\n  ⟦Foxglove22⟧\n</Password>",
            "\"password\":\n   \"⟦Foxglove22⟧\"",
            "\"login\": \"admin\",\n\"key\": \"⟦Foxglove22⟧\"",
            "<auth-user-pass>\ncctv\n⟦Foxglove22⟧\n</auth-user-pass>",
            "\"name\": \"admin\",\n\"model\": \"P3265\"",
            "name: password-policy\nvalue: strict",
        ] {
            check(text);
        }
    }
}
