//! Which letters the codes of a font stand for, where the font does not say it in Unicode.

use crate::plain_text::windows_1252;

/// Codes 128 to 255 of Mac Roman.
const MAC: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»… ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// Codes of Adobe's standard encoding above ASCII, each with its letter.
const STANDARD: [(u8, char); 57] = [
    (0xA1, '¡'),
    (0xA2, '¢'),
    (0xA3, '£'),
    (0xA4, '⁄'),
    (0xA5, '¥'),
    (0xA6, 'ƒ'),
    (0xA7, '§'),
    (0xA8, '¤'),
    (0xA9, '\''),
    (0xAA, '“'),
    (0xAB, '«'),
    (0xAC, '‹'),
    (0xAD, '›'),
    (0xAE, 'ﬁ'),
    (0xAF, 'ﬂ'),
    (0xB1, '–'),
    (0xB2, '†'),
    (0xB3, '‡'),
    (0xB4, '·'),
    (0xB6, '¶'),
    (0xB7, '•'),
    (0xB8, '‚'),
    (0xB9, '„'),
    (0xBA, '”'),
    (0xBB, '»'),
    (0xBC, '…'),
    (0xBD, '‰'),
    (0xBF, '¿'),
    (0xC1, '`'),
    (0xC2, '´'),
    (0xC3, 'ˆ'),
    (0xC4, '˜'),
    (0xC5, '¯'),
    (0xC6, '˘'),
    (0xC7, '˙'),
    (0xC8, '¨'),
    (0xCA, '˚'),
    (0xCB, '¸'),
    (0xCD, '˝'),
    (0xCE, '˛'),
    (0xCF, 'ˇ'),
    (0xD0, '—'),
    (0xE1, 'Æ'),
    (0xE3, 'ª'),
    (0xE8, 'Ł'),
    (0xE9, 'Ø'),
    (0xEA, 'Œ'),
    (0xEB, 'º'),
    (0xF1, 'æ'),
    (0xF5, 'ı'),
    (0xF8, 'ł'),
    (0xF9, 'ø'),
    (0xFA, 'œ'),
    (0xFB, 'ß'),
    (0x27, '’'),
    (0x60, '‘'),
    (0x2D, '-'),
];

/// An encoding that a font can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Windows.
    Win,
    /// Mac.
    Mac,
    /// Adobe's own.
    Standard,
}

impl Encoding {
    /// An encoding by its name.
    #[must_use]
    pub fn named(name: &[u8]) -> Option<Self> {
        match name {
            b"WinAnsiEncoding" | b"PDFDocEncoding" => Some(Self::Win),
            b"MacRomanEncoding" => Some(Self::Mac),
            b"StandardEncoding" => Some(Self::Standard),
            _ => None,
        }
    }

    /// The letter of a code.
    #[must_use]
    pub fn letter(self, code: u8) -> Option<char> {
        match self {
            Self::Win if code >= 32 => Some(windows_1252(code)),
            Self::Mac if code >= 128 => MAC.chars().nth(usize::from(code) - 128),
            Self::Standard if code >= 127 || code == 0x27 || code == 0x60 => {
                STANDARD.iter().find(|(known, _)| *known == code).map(|(_, letter)| *letter)
            }
            _ if code >= 32 => Some(char::from(code)),
            _ => None,
        }
    }
}

/// Names of glyphs that are not letters of the alphabet.
const NAMES: [(&str, &str); 133] = [
    ("dcroat", "đ"),
    ("Dcroat", "Đ"),
    ("hbar", "ħ"),
    ("onesuperior", "¹"),
    ("twosuperior", "²"),
    ("threesuperior", "³"),
    ("space", " "),
    ("exclam", "!"),
    ("quotedbl", "\""),
    ("numbersign", "#"),
    ("dollar", "$"),
    ("percent", "%"),
    ("ampersand", "&"),
    ("quotesingle", "'"),
    ("parenleft", "("),
    ("parenright", ")"),
    ("asterisk", "*"),
    ("plus", "+"),
    ("comma", ","),
    ("hyphen", "-"),
    ("period", "."),
    ("slash", "/"),
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("colon", ":"),
    ("semicolon", ";"),
    ("less", "<"),
    ("equal", "="),
    ("greater", ">"),
    ("question", "?"),
    ("at", "@"),
    ("bracketleft", "["),
    ("backslash", "\\"),
    ("bracketright", "]"),
    ("asciicircum", "^"),
    ("underscore", "_"),
    ("grave", "`"),
    ("braceleft", "{"),
    ("bar", "|"),
    ("braceright", "}"),
    ("asciitilde", "~"),
    ("exclamdown", "¡"),
    ("cent", "¢"),
    ("sterling", "£"),
    ("currency", "¤"),
    ("yen", "¥"),
    ("brokenbar", "¦"),
    ("section", "§"),
    ("dieresis", "¨"),
    ("copyright", "©"),
    ("ordfeminine", "ª"),
    ("guillemotleft", "«"),
    ("logicalnot", "¬"),
    ("softhyphen", "-"),
    ("sfthyphen", "-"),
    ("registered", "®"),
    ("macron", "¯"),
    ("degree", "°"),
    ("plusminus", "±"),
    ("acute", "´"),
    ("mu", "µ"),
    ("paragraph", "¶"),
    ("periodcentered", "·"),
    ("cedilla", "¸"),
    ("ordmasculine", "º"),
    ("guillemotright", "»"),
    ("onequarter", "¼"),
    ("onehalf", "½"),
    ("threequarters", "¾"),
    ("questiondown", "¿"),
    ("AE", "Æ"),
    ("Eth", "Ð"),
    ("multiply", "×"),
    ("Oslash", "Ø"),
    ("Thorn", "Þ"),
    ("germandbls", "ß"),
    ("ae", "æ"),
    ("eth", "ð"),
    ("divide", "÷"),
    ("oslash", "ø"),
    ("thorn", "þ"),
    ("OE", "Œ"),
    ("oe", "œ"),
    ("Lslash", "Ł"),
    ("lslash", "ł"),
    ("dotlessi", "ı"),
    ("florin", "ƒ"),
    ("circumflex", "ˆ"),
    ("tilde", "˜"),
    ("endash", "–"),
    ("emdash", "—"),
    ("quoteleft", "‘"),
    ("quoteright", "’"),
    ("quotesinglbase", "‚"),
    ("quotedblleft", "“"),
    ("quotedblright", "”"),
    ("quotedblbase", "„"),
    ("dagger", "†"),
    ("daggerdbl", "‡"),
    ("bullet", "•"),
    ("ellipsis", "…"),
    ("perthousand", "‰"),
    ("guilsinglleft", "‹"),
    ("guilsinglright", "›"),
    ("fraction", "⁄"),
    ("Euro", "€"),
    ("euro", "€"),
    ("trademark", "™"),
    ("minus", "−"),
    ("notequal", "≠"),
    ("lessequal", "≤"),
    ("greaterequal", "≥"),
    ("fi", "fi"),
    ("fl", "fl"),
    ("ff", "ff"),
    ("ffi", "ffi"),
    ("ffl", "ffl"),
    ("st", "st"),
    ("nbspace", " "),
    ("nonbreakingspace", " "),
    ("hyphenminus", "-"),
    ("figuredash", "-"),
    ("t_i", "ti"),
    ("t_t", "tt"),
    (".notdef", ""),
];

/// Endings of the names of letters with marks, each with the mark.
const MARKS: [(&str, char); 14] = [
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("circumflex", '\u{302}'),
    ("dieresis", '\u{308}'),
    ("tilde", '\u{303}'),
    ("ring", '\u{30a}'),
    ("cedilla", '\u{327}'),
    ("caron", '\u{30c}'),
    ("macron", '\u{304}'),
    ("breve", '\u{306}'),
    ("dotaccent", '\u{307}'),
    ("ogonek", '\u{328}'),
    ("hungarumlaut", '\u{30b}'),
    ("commaaccent", '\u{326}'),
];

/// What a glyph's name stands for.
#[must_use]
pub fn named(name: &str) -> Option<String> {
    if let Some((_, text)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some((*text).to_owned());
    }
    let base = name.split_once('.').map_or(name, |(base, _)| base);
    let mut chars = base.chars();
    if let (Some(letter), None) = (chars.next(), chars.next()) {
        return letter.is_ascii_alphabetic().then(|| letter.to_string());
    }
    if base.len() < name.len() {
        return named(base);
    }
    let hex = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    if let Some(digits) = base.strip_prefix("uni").filter(|digits| digits.len() >= 4 && digits.is_ascii()) {
        let units: Option<Vec<u16>> = digits
            .as_bytes()
            .chunks_exact(4)
            .take(8)
            .map(|four| std::str::from_utf8(four).ok().and_then(|four| u16::from_str_radix(four, 16).ok()))
            .collect();
        return units.map(|units| String::from_utf16_lossy(&units));
    }
    if let Some(digits) = base.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len())) {
        // “uacute” begins with u too, but no number follows.
        if let Some(letter) = hex(digits) {
            return Some(letter.to_string());
        }
    }
    if base.contains('_') {
        return base.split('_').map(|part| if part.contains('_') { None } else { named(part) }).collect();
    }
    MARKS.iter().find_map(|(mark, sign)| {
        let letter = base.strip_suffix(mark).filter(|letter| letter.len() == 1)?;
        Some(format!("{letter}{sign}"))
    })
}

/// The characters of glyphs whose names consist of a prefix and the number of a character (`a72`, `G48`): decimal, or
/// hexadecimal if some digit shows it. Numbers below those of letters only count the glyphs and mean nothing.
#[must_use]
pub fn numbered(names: &[(u8, String)]) -> Vec<(u8, String)> {
    let digits = |name: &str| {
        let number = name.trim_start_matches(|c: char| !c.is_ascii_digit());
        let prefix = name.len() - number.len();
        ((1..=3).contains(&prefix) && !number.is_empty()).then(|| number.to_owned())
    };
    let all: Option<Vec<(u8, String)>> =
        names.iter().map(|(code, name)| digits(name).map(|digits| (*code, digits))).collect();
    let Some(all) = all.filter(|all| !all.is_empty()) else { return Vec::new() };
    let has_letters = all.iter().any(|(_, digits)| digits.contains(|c: char| c.is_ascii_alphabetic()));
    let radix = if has_letters { 16 } else { 10 };
    let values: Option<Vec<(u8, u8)>> =
        all.iter().map(|(code, digits)| u8::from_str_radix(digits, radix).ok().map(|value| (*code, value))).collect();
    let Some(values) = values.filter(|values| values.iter().all(|(_, value)| *value >= 32)) else { return Vec::new() };
    // Names that only repeat their codes are no worse than the codes; other names are believed only if they give the
    // numbers of letters.
    let lettered = values.iter().filter(|(_, value)| value.is_ascii_alphanumeric()).count();
    let is_believed = values.iter().all(|(code, value)| code == value) || lettered * 2 > values.len();
    if !is_believed {
        return Vec::new();
    }
    values.into_iter().map(|(code, value)| (code, windows_1252(value).to_string())).collect()
}

/// Widths of the letters 32 to 126 in Helvetica, in thousandths: for the fonts that every reader has.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// The width of a code in a font that every reader has, in thousandths.
#[must_use]
pub fn usual_width(font: &str, code: u8) -> f64 {
    if font.contains("Courier") || font.contains("Mono") {
        return 600.0;
    }
    let width = usize::from(code).checked_sub(32).and_then(|at| HELVETICA.get(at)).copied().unwrap_or(556);
    // Times is narrower and bold is wider; this is accurate enough to distinguish a gap from a space.
    let share = if font.contains("Times") || font.contains("Serif") { 0.9 } else { 1.0 };
    let bold = if font.contains("Bold") { 1.06 } else { 1.0 };
    f64::from(width) * share * bold
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyph_names_are_letters() {
        for (name, text) in [
            ("A", "A"),
            ("seven", "7"),
            ("uni0041", "A"),
            ("u1F600", "😀"),
            ("eacute", "e\u{301}"),
            // Begins like a number.
            ("uacute", "u\u{301}"),
            ("uring", "u\u{30a}"),
            ("u00E9", "é"),
            ("Zdotaccent", "Z\u{307}"),
            ("sogonek", "s\u{328}"),
            ("ohungarumlaut", "o\u{30b}"),
            ("dcroat", "đ"),
            ("f_f_i", "ffi"),
            ("hyphen.case", "-"),
            ("a.sc", "a"),
        ] {
            assert_eq!(named(name).as_deref(), Some(text), "{name}");
        }
        assert_eq!(named("g123"), None);
        let numbers = |names: &[(u8, &str)]| {
            let names: Vec<(u8, String)> = names.iter().map(|(code, name)| (*code, (*name).to_owned())).collect();
            numbered(&names).into_iter().map(|(_, text)| text).collect::<String>()
        };
        assert_eq!(numbers(&[(1, "a72"), (2, "a105"), (3, "a107")]), "Hik");
        assert_eq!(numbers(&[(72, "G48"), (105, "G69"), (107, "G6B")]), "Hik");
        assert_eq!(numbers(&[(1, "g1"), (2, "g2"), (3, "g33")]), "");
        assert_eq!(numbers(&[(1, "a72"), (2, "foo")]), "");
        assert_eq!(MAC.chars().count(), 128);
    }
}
