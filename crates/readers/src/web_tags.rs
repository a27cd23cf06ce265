//! The tags and texts of a web page, one after the other, whatever its errors, in one pass and without nesting.

use unicode_normalization::UnicodeNormalization;

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// An opening tag.
    Open(Tag),
    /// A closing tag's name.
    Close(String),
    /// Text with its references resolved.
    Text(String),
    /// A part that only some programs show: a comment with a condition.
    Conditional(String),
}

/// An opening tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its name in small letters.
    pub name: String,
    /// Its attributes, names in small letters.
    pub attributes: Vec<(String, String)>,
    /// Whether it ends in `/>`.
    pub closes_itself: bool,
}

impl Tag {
    /// The value of an attribute.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The pieces of a page.
pub struct Tokens<'a> {
    rest: &'a str,
    /// The open element whose content is text up to its own end tag: a script, a style, a title.
    raw: Option<String>,
    /// How many drawings and formulas are open, in which sections of plain text are allowed.
    foreign: usize,
}

impl<'a> Tokens<'a> {
    /// Starts at the beginning.
    #[must_use]
    pub fn new(html: &'a str) -> Self {
        Self { rest: html, raw: None, foreign: 0 }
    }

    fn skip_to(&mut self, end: &str) {
        self.rest = self.rest.split_once(end).map_or("", |(_, rest)| rest);
    }

    fn text(&mut self, length: usize) -> Token {
        let (text, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        Token::Text(resolved(text))
    }

    /// A tag after its `<`.
    fn tag(&mut self) -> Option<Token> {
        let inside = self.rest.get(1..)?;
        if let Some(comment) = inside.strip_prefix("!--") {
            let (said, rest) = comment_of(comment);
            self.rest = rest;
            let said = said.trim_start();
            return said.starts_with("[if").then(|| Token::Conditional(said.to_owned()));
        }
        if let Some(text) = inside.strip_prefix("![CDATA[").filter(|_| self.foreign > 0) {
            let (said, rest) = text.split_once("]]>").unwrap_or((text, ""));
            self.rest = rest;
            return Some(Token::Text(said.to_owned()));
        }
        if inside.starts_with('!') || inside.starts_with('?') {
            self.skip_to(">");
            return None;
        }
        if let Some(name) = inside.strip_prefix('/') {
            let name = name_of(name);
            self.skip_to(">");
            self.foreign -= usize::from(is_foreign(&name) && self.foreign > 0);
            return Some(Token::Close(name));
        }
        let name = name_of(inside);
        self.rest = inside.get(name.len()..)?;
        let (attributes, closes_itself) = self.attributes();
        if !closes_itself && matches!(name.as_str(), "script" | "style" | "textarea" | "title" | "xmp") {
            self.raw = Some(name.clone());
        }
        self.foreign += usize::from(is_foreign(&name) && !closes_itself);
        Some(Token::Open(Tag { name, attributes, closes_itself }))
    }

    fn attributes(&mut self) -> (Vec<(String, String)>, bool) {
        let mut attributes = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            if let Some(rest) = self.rest.strip_prefix("/>") {
                self.rest = rest;
                return (attributes, true);
            }
            if let Some(rest) = self.rest.strip_prefix('>') {
                self.rest = rest;
                return (attributes, false);
            }
            if let Some(rest) = self.rest.strip_prefix(['/', '=', '"', '\'']) {
                self.rest = rest;
                continue;
            }
            let end = self.rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'));
            let (name, rest) = self.rest.split_at_checked(end.unwrap_or(self.rest.len())).unwrap_or((self.rest, ""));
            if name.is_empty() {
                return (attributes, false);
            }
            self.rest = rest.trim_start();
            let mut value = "";
            if let Some(rest) = self.rest.strip_prefix('=') {
                let rest = rest.trim_start();
                let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
                (value, self.rest) = match quote {
                    Some(quote) => rest.get(1..).unwrap_or_default().split_once(quote).unwrap_or((rest, "")),
                    None => {
                        let end = rest.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(rest.len());
                        rest.split_at_checked(end).unwrap_or((rest, ""))
                    }
                };
            }
            if attributes.len() < super::limits::ATTRIBUTES {
                attributes.push((name.to_ascii_lowercase(), resolved(value)));
            }
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if let Some(name) = self.raw.take() {
            let end = end_of_raw(self.rest, &name).unwrap_or(self.rest.len());
            if end > 0 {
                return Some(self.text(end));
            }
        }
        loop {
            if self.rest.is_empty() {
                return None;
            }
            // A `<` that does not begin a tag is text.
            let opens = |rest: &str| {
                rest.starts_with('<')
                    && rest.get(1..).is_some_and(|rest| {
                        rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
                    })
            };
            if opens(self.rest) {
                if let Some(token) = self.tag() {
                    return Some(token);
                }
                continue;
            }
            let skip = self.rest.chars().next().map_or(0, char::len_utf8);
            let end = self.rest.get(skip..).and_then(|rest| rest.find('<')).map_or(self.rest.len(), |at| at + skip);
            return Some(self.text(end));
        }
    }
}

/// Elements of a drawing or a formula.
fn is_foreign(name: &str) -> bool {
    matches!(name, "svg" | "math")
}

/// The text of a comment and what comes after it, as browsers see it: a comment that begins with its end is empty, and
/// the end may contain an exclamation mark.
fn comment_of(text: &str) -> (&str, &str) {
    for empty in [">", "->"] {
        if let Some(rest) = text.strip_prefix(empty) {
            return ("", rest);
        }
    }
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("--")) {
        let rest = text.get(from + at..).unwrap_or_default().trim_start_matches('-');
        if let Some(after) = rest.strip_prefix('>').or_else(|| rest.strip_prefix("!>")) {
            return (text.get(..from + at).unwrap_or_default(), after);
        }
        from = text.len() - rest.len();
    }
    (text, "")
}

fn name_of(text: &str) -> String {
    let is_part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '_');
    text.chars().take_while(is_part).collect::<String>().to_ascii_lowercase()
}

/// The place of `</name`.
fn end_of_raw(text: &str, name: &str) -> Option<usize> {
    text.match_indices("</").map(|(at, _)| at).find(|at| {
        let after = text.get(at + 2..at + 2 + name.len());
        after.is_some_and(|after| after.eq_ignore_ascii_case(name))
    })
}

/// Names of characters that occur in quotes and e-mails; numeric references are resolved as well.
const NAMED: [(&str, &str); 79] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("pound", "£"),
    ("euro", "€"),
    ("dollar", "$"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("hellip", "…"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bull", "•"),
    ("middot", "·"),
    ("times", "×"),
    ("deg", "°"),
    ("plusmn", "±"),
    ("frac12", "½"),
    ("frac14", "¼"),
    ("frac34", "¾"),
    ("shy", ""),
    ("ensp", " "),
    ("emsp", " "),
    ("thinsp", " "),
    ("zwnj", ""),
    ("zwj", ""),
    ("laquo", "«"),
    ("raquo", "»"),
    ("rarr", "→"),
    ("larr", "←"),
    ("check", "✓"),
    ("szlig", "ß"),
    ("oslash", "ø"),
    ("Oslash", "Ø"),
    ("aelig", "æ"),
    ("AElig", "Æ"),
    ("oelig", "œ"),
    ("OElig", "Œ"),
    ("lstrok", "ł"),
    ("Lstrok", "Ł"),
    ("dstrok", "đ"),
    ("Dstrok", "Đ"),
    ("eth", "ð"),
    ("ETH", "Ð"),
    ("thorn", "þ"),
    ("THORN", "Þ"),
    ("inodot", "ı"),
    ("para", "¶"),
    ("sect", "§"),
    ("lsaquo", "‹"),
    ("rsaquo", "›"),
    ("le", "≤"),
    ("ge", "≥"),
    ("divide", "÷"),
    ("micro", "µ"),
    ("sup1", "¹"),
    ("sup3", "³"),
    ("ordm", "º"),
    ("AMP", "&"),
    ("LT", "<"),
    ("GT", ">"),
    ("COPY", "©"),
    ("hyphen", "‐"),
    ("dash", "‐"),
    ("minus", "−"),
    ("sol", "/"),
    ("lowbar", "_"),
    ("num", "#"),
    ("period", "."),
    ("comma", ","),
    ("colon", ":"),
    ("sup2", "²"),
];

/// The endings of names of letters with marks, each with its mark: “eacute”, “Wcirc”, “scaron”.
const MARKED: [(&str, char); 13] = [
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("circ", '\u{302}'),
    ("uml", '\u{308}'),
    ("tilde", '\u{303}'),
    ("ring", '\u{30a}'),
    ("cedil", '\u{327}'),
    ("caron", '\u{30c}'),
    ("ogon", '\u{328}'),
    ("dot", '\u{307}'),
    ("breve", '\u{306}'),
    ("dblac", '\u{30b}'),
    ("macr", '\u{304}'),
];

/// A letter with a mark, by its name.
fn marked(name: &str) -> Option<String> {
    let (letter, sign) = MARKED.iter().find_map(|(mark, sign)| Some((name.strip_suffix(mark)?, sign)))?;
    let mut letters = letter.chars();
    match (letters.next().filter(char::is_ascii_alphabetic), letters.next()) {
        (Some(letter), None) => Some([letter, *sign].into_iter().nfc().collect()),
        _ => None,
    }
}

/// Resolves references to characters; anything else stays as it is.
fn resolved(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let length = part.bytes().take(32).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
        let (name, rest) = part.split_at_checked(length).unwrap_or((part, ""));
        match character(name) {
            Some(sign) => {
                out.push_str(&sign);
                out.push_str(rest.strip_prefix(';').unwrap_or(rest));
            }
            None => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
    out
}

fn character(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let value = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // Old pages use the numbers of Windows-1252.
        let sign = match u8::try_from(value) {
            Ok(byte @ 0x80..=0x9F) => super::plain_text::windows_1252(byte),
            _ => char::from_u32(value)?,
        };
        return Some(sign.to_string());
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, sign)| (*sign).to_owned()).or_else(|| marked(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_known_by_their_names() {
        for (written, shown) in [
            ("HIKVISI&Oacute;N and Dah&uacute;a", "HIKVISIÓN and Dahúa"),
            ("D&wcirc;r, T&ycirc;, Llanf&auml;r", "Dŵr, Tŷ, Llanfär"),
            ("&Lstrok;&oacute;d&zacute;, Cz&eogon;stochowa, &Zdot;abno", "Łódź, Częstochowa, Żabno"),
            (
                "&Scaron;koda, D&uring;m, Gy&odblac;r, &Iacute;sland, &aelig;&oslash;&aring;",
                "Škoda, Dům, Győr, Ísland, æøå",
            ),
            ("A&AMP;B &para; &circ; &nacute &nosuchacute; &dot;", "A&B ¶ &circ; ń &nosuchacute; &dot;"),
        ] {
            assert_eq!(Tokens::new(written).next(), Some(Token::Text(shown.to_owned())), "{written}");
        }
    }

    #[test]
    fn pages_are_cut_into_tags_and_texts() {
        let tokens: Vec<Token> =
            Tokens::new("<P class=a>1 < 2 &amp; &pound;3&nbsp;x<br/><script>a<b</script>").collect();
        let text = |text: &str| Token::Text(text.to_owned());
        assert!(matches!(&tokens[0], Token::Open(tag) if tag.name == "p" && tag.value("class") == Some("a")));
        assert_eq!(tokens[1], text("1 "));
        assert_eq!(tokens[2], text("< 2 & £3 x"));
        assert!(matches!(&tokens[3], Token::Open(tag) if tag.closes_itself));
        assert_eq!(tokens[5], text("a<b"));
        assert_eq!(tokens.last(), Some(&Token::Close("script".into())));
        for (page, shown) in [
            ("<!-- a --!>b", "b"),
            ("<!-->b<!-- -->", "b"),
            ("<!---->b", "b"),
            ("<!-- a --->b", "b"),
            ("<!-- a ---!>b", "b"),
            ("<!-- a -- b -->c", "c"),
        ] {
            assert_eq!(Tokens::new(page).next(), Some(text(shown)), "{page}");
        }
        for odd in ["<", "<a", "<a b='", "</", "<!--", "&", "&#x;", "<a b=c", "<p/ =>", "\u{e9}<\u{e9}"] {
            let _ = Tokens::new(odd).count();
        }
    }
}
