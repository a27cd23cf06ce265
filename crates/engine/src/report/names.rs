//! A maker's names in a useful order, each with its language if its letters show it.

use vendor_list::schema::{Maker, Name, NameKind};

/// The names of one kind, with the words for the kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameGroup<'a> {
    /// What kind of names they are.
    pub words: &'static str,
    /// The names.
    pub names: Vec<&'a Name>,
}

/// The kinds in reading order.
const KINDS: [(NameKind, &str); 5] = [
    (NameKind::Legal, "Registered as"),
    (NameKind::Native, "In its own script"),
    (NameKind::Former, "Formerly"),
    (NameKind::Alias, "Also called"),
    (NameKind::Short, "Short form"),
];

/// A maker's names by kind, without misspellings.
#[must_use]
pub fn by_kind(maker: &Maker) -> Vec<NameGroup<'_>> {
    let group = |(kind, words)| NameGroup { words, names: of_kind(maker, kind) };
    KINDS.into_iter().map(group).filter(|group| !group.names.is_empty()).collect()
}

/// Spellings that are wrong and still read as this maker.
#[must_use]
pub fn misspellings(maker: &Maker) -> Vec<&Name> {
    of_kind(maker, NameKind::Misspelling)
}

fn of_kind(maker: &Maker, kind: NameKind) -> Vec<&Name> {
    maker.names.iter().filter(|name| name.kind == kind).collect()
}

/// The language of a name, if its letters show it, so that it is drawn with the right glyphs and read aloud correctly.
#[must_use]
pub fn language(text: &str) -> Option<&'static str> {
    text.chars().find_map(|letter| match letter {
        '\u{3040}'..='\u{30ff}' => Some("ja"),
        '\u{ac00}'..='\u{d7a3}' => Some("ko"),
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => Some("zh"),
        '\u{0400}'..='\u{04ff}' => Some("ru"),
        _ => None,
    })
}

/// A country in words, from its two letters; a code that is not known is returned unchanged.
#[must_use]
pub fn country(letters: &str) -> &str {
    const COUNTRIES: [(&str, &str); 15] = [
        ("AU", "Australia"),
        ("CA", "Canada"),
        ("CN", "China"),
        ("DE", "Germany"),
        ("ES", "Spain"),
        ("FR", "France"),
        ("GB", "United Kingdom"),
        ("HK", "Hong Kong"),
        ("IE", "Ireland"),
        ("IN", "India"),
        ("JP", "Japan"),
        ("NL", "Netherlands"),
        ("PL", "Poland"),
        ("TW", "Taiwan"),
        ("US", "United States"),
    ];
    COUNTRIES.iter().find(|(code, _)| *code == letters).map_or(letters, |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_by_their_letters() {
        for (text, expected) in [("海康威视", Some("zh")), ("Лаборатория", Some("ru")), ("Hikvision", None), ("", None)]
        {
            assert_eq!(language(text), expected, "{text}");
        }
    }

    #[test]
    fn unknown_countries_keep_their_letters() {
        assert_eq!((country("GB"), country("ZZ")), ("United Kingdom", "ZZ"));
    }

    #[test]
    fn kinds_stand_in_reading_order() {
        let maker: Maker = serde_json::from_str(
            r#"{"id":"m","name":"M","category":"cctv","summary":"s","known_as":[
            {"text":"Em","kind":"alias","confidence":"seen-primary"},
            {"text":"Emm","kind":"misspelling","confidence":"seen-primary"},
            {"text":"M Ltd","kind":"legal","confidence":"seen-primary"}]}"#,
        )
        .unwrap();
        let words: Vec<_> = by_kind(&maker).into_iter().map(|group| group.words).collect();
        assert_eq!(words, ["Registered as", "Also called"]);
        assert_eq!(misspellings(&maker).len(), 1);
    }
}
