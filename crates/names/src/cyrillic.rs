//! Cyrillic words in Latin letters, as English writes them (BGN/PCGN, without diacritics).
//!
//! Folding has already replaced the letters that look Latin. A word with at least one letter that does not look Latin
//! is Cyrillic, and its look-alikes are read back.

/// A folded Cyrillic word in Latin letters; none for any other word.
#[must_use]
pub fn in_latin(word: &str) -> Option<String> {
    let cyrillic = |c: char| matches!(c, '\u{0400}'..='\u{052F}');
    if !word.chars().any(cyrillic) {
        return None;
    }
    let mut latin = String::with_capacity(word.len());
    for c in word.chars() {
        latin.push_str(sound(c)?);
    }
    (!latin.is_empty()).then_some(latin)
}

/// How a letter is transliterated; `None` for letters that do not occur in folded Cyrillic words.
fn sound(c: char) -> Option<&'static str> {
    Some(match c {
        'A' => "A",
        'Б' => "B",
        'B' => "V",
        'Г' | 'Ґ' => "G",
        'Д' => "D",
        'E' | 'Э' => "E",
        'Є' => "YE",
        'Ж' => "ZH",
        'З' => "Z",
        'И' | 'I' => "I",
        'J' => "J",
        'K' => "K",
        'Л' => "L",
        'M' => "M",
        'H' => "N",
        'O' => "O",
        'П' => "P",
        'P' => "R",
        'C' => "S",
        'T' => "T",
        'У' | 'Y' => "U",
        'Ф' => "F",
        'X' => "KH",
        'Ц' => "TS",
        'Ч' => "CH",
        'Ш' => "SH",
        'Щ' => "SHCH",
        'Ъ' | 'Ь' => "",
        'Ы' => "Y",
        'Ю' => "YU",
        'Я' => "YA",
        'Ђ' => "DJ",
        'Љ' => "LJ",
        'Њ' => "NJ",
        'Ћ' => "C",
        'Џ' => "DZ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use vendor_text::words::folded_words;

    #[test]
    fn words_as_english_writes_them() {
        for (word, latin) in [
            ("Ромашка", Some("ROMASHKA")),
            ("нефть", Some("NEFT")),
            ("Щукинский", Some("SHCHUKINSKII")),
            ("Київзовнішторг", Some("KIIVZOVNISHTORG")),
            // Not Cyrillic: only look-alikes, Latin letters, and a mixture of both meant to deceive.
            ("СОМЕТА", None),
            ("Hikvision", None),
            ("Dаhuа", None),
            ("Дahua", None),
        ] {
            let folded = folded_words(word).concat();
            assert_eq!(in_latin(&folded).as_deref(), latin, "{word}");
        }
    }
}
