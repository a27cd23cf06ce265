//! The first card can be read at the age of twelve: sentence by sentence, in every kind of body, site and purpose.

use crate::{check_in, index};
use vendor_engine::report::card::Card;

/// The reading age of a text: five years more than the school grade of Kincaid and others (1975), which weighs words in
/// a sentence and syllables in a word. A number counts as a word of one syllable.
fn reading_age(text: &str) -> f64 {
    let sentences =
        text.split(['.', '!', '?', ':', ';']).filter(|part| part.split_whitespace().count() > 1).count().max(1);
    let words: Vec<&str> = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let (words, sentences, syllables) = (words.len().max(1) as f64, sentences as f64, syllables as f64);
    0.39 * words / sentences + 11.8 * syllables / words - 15.59 + 5.0
}

/// The syllables of a word: groups of vowels, without a silent “e” or “ed” at the end.
fn syllables(word: &str) -> usize {
    let is_number = word.chars().any(|c| c.is_ascii_digit());
    let word: String = word.chars().filter(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
    if is_number || word.len() <= 3 {
        return 1;
    }
    let is_vowel = |c: char| "aeiouy".contains(c);
    let ends_silent = (word.ends_with('e') && !word.ends_with("le"))
        || (word.ends_with("es") && !word.ends_with("ses") && !word.ends_with("ches") && !word.ends_with("shes"))
        || (word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded"));
    let letters: Vec<char> = word.chars().collect();
    let groups =
        letters.iter().enumerate().filter(|(at, c)| is_vowel(**c) && !(*at > 0 && is_vowel(letters[at - 1]))).count();
    (groups + usize::from(word.contains("ier"))).saturating_sub(usize::from(ends_silent)).max(1)
}

#[test]
fn syllables_are_counted_as_they_are_said() {
    for (word, wanted) in [
        ("stops", 1),
        ("measure", 2),
        ("council", 2),
        ("equipment", 3),
        ("supplier", 3),
        ("checked", 1),
        ("wanted", 2),
        ("replace", 2),
    ] {
        assert_eq!(syllables(word), wanted, "{word}");
    }
}

#[test]
fn the_first_card_is_read_at_twelve() {
    let lines = [
        "Hikvision DS-2CD2143G2-I",
        "Dahua camera",
        "Uniview IPC2124",
        "Huawei switch",
        "TP-Link Tapo C200",
        "Honeywell camera",
        "Axis P3245-V",
        "4MP dome camera",
        "Genie camera",
        "Larkfen Alarms Ltd",
        "labour",
        "Existing Hikvision recorder to be removed",
    ];
    let contexts = [
        "council-england",
        "council-scotland",
        "council-wales",
        "school",
        "nhs",
        "council-england,existing-equipment",
        "central-government,site-sensitive",
        "central-government,existing-equipment,site-sensitive",
    ];
    let (mut worst, mut sum, mut cards) = ((0.0, String::new()), 0.0, 0.0);
    for context in contexts {
        for line in lines {
            let record = check_in(line, context);
            let card = Card::of(&record, &index().list().next_steps, |_| None);
            let steps = card.steps.iter().map(|step| step.text.clone());
            let said: Vec<String> =
                std::iter::once(card.headline.clone()).chain(card.rest.clone()).chain(steps).collect();
            let text: String = said.iter().map(|one| format!("{}. ", one.trim_end_matches('.'))).collect();
            let age = reading_age(&text);
            sum += age;
            cards += 1.0;
            println!("{age:.1} {context}: {line}: {text}");
            if age > worst.0 {
                worst = (age, format!("{context}: {line}: {text}"));
            }
        }
    }
    println!("mean {:.1}, worst {:.1}: {}", sum / cards, worst.0, worst.1);
    assert!(sum / cards <= 12.0 && worst.0 <= 12.0, "mean {:.1}, worst {:.1}: {}", sum / cards, worst.0, worst.1);
}
