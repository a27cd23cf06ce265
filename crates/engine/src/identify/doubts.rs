//! Words of a line that may not be what they seem, each in a sentence for the user.

use super::scan::Scan;
use vendor_text::drawn::printable;
use vendor_text::letters_in_doubt::{Doubt, InDoubt, in_doubt};

/// A sentence for each kind of doubt; none for a line in ordinary letters.
pub fn of(scan: &Scan<'_>) -> Vec<String> {
    if !scan.folded.unusual {
        return Vec::new();
    }
    in_doubt(scan.text).into_iter().map(|word| sentence(scan.text, word)).collect()
}

/// The most letters of a word that are quoted.
const MOST_QUOTED: usize = 40;

fn sentence(text: &str, InDoubt { doubt, start, end }: InDoubt) -> String {
    let word = printable(&text.get(start..end).unwrap_or_default().chars().take(MOST_QUOTED).collect::<String>());
    let what = match doubt {
        Doubt::Alphabets => format!("The word “{word}” mixes letters of different alphabets"),
        Doubt::Invisible => format!("The word “{word}” has an invisible character inside it"),
        // Not quoted: these characters would turn the sentence itself round.
        Doubt::Direction => "Hidden characters in this line change the direction in which letters are shown".to_owned(),
    };
    format!("{what}: what you see may not be what was compared. Type it again in plain letters.")
}
