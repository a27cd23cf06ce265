//! MAC addresses in all spellings, attributed to the registrant of the interface.

use super::scan::Scan;
use vendor_list::index::Block;
use vendor_text::words::is_word_letter;

/// A MAC address found in a line.
#[derive(Debug, Clone)]
pub struct MacHit {
    /// First folded letter.
    pub from: usize,
    /// Letter after the last.
    pub to: usize,
    /// The registrants of its block.
    pub blocks: Vec<Block>,
    /// Whether it is locally administered and names nobody (IEEE 802, second-least bit of the first octet).
    pub local: bool,
    /// How much of it is in the line.
    pub part: Part,
}

/// How much of a MAC address is in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All six octets.
    Whole,
    /// The three that name the registrant, and placeholders for the rest: `24:28:fd:xx:xx:xx`.
    Redacted,
    /// The three that name the registrant, alone: `24:28:fd`.
    Opening,
}

/// Finds the MAC addresses of a line.
#[must_use]
pub fn find(scan: &Scan<'_>) -> Vec<MacHit> {
    let mut hits = Vec::new();
    let mut next = 0;
    for word in &scan.words {
        if word.from < next {
            continue;
        }
        // A group of digits has to fill a word.
        if let Some((value, length)) = read(word.len(), scan.chars.get(word.from..).unwrap_or_default()) {
            next = word.from + length;
            let local = value >> 40 & 0b10 != 0;
            let blocks = if local { Vec::new() } else { scan.index.blocks(value).to_vec() };
            hits.push(MacHit { from: word.from, to: next, blocks, local, part: Part::Whole });
        } else if let Some((value, length, part)) =
            read_opening(word.len(), scan.chars.get(word.from..).unwrap_or_default())
        {
            next = word.from + length;
            let blocks = scan.index.blocks(value << 24).to_vec();
            // Three pairs that nobody has registered are a time of day or some other number.
            if !blocks.is_empty() {
                hits.push(MacHit { from: word.from, to: next, blocks, local: false, part });
            }
        }
    }
    hits
}

/// Reads a MAC address at the start of the letters. `group` is the number of digits in a group: pairs, fours or sixes
/// joined by one character, or all twelve without a break.
fn read(group: usize, letters: &[char]) -> Option<(u64, usize)> {
    let joiners: &[char] = match group {
        2 => &[':', '-', '.', ' '],
        4 => &['.', '-', ':'],
        6 => &['-', ':'],
        12 => &[],
        _ => return None,
    };
    let mut value = 0_u64;
    let mut at = 0;
    let mut joiner = None;
    for digit in 0..12 {
        if digit > 0 && digit % group == 0 {
            let sign = letters.get(at)?;
            if !joiners.contains(sign) || joiner.is_some_and(|joiner| joiner != *sign) {
                return None;
            }
            joiner = Some(*sign);
            at += 1;
        }
        value = value << 4 | u64::from(letters.get(at)?.to_digit(16)?);
        at += 1;
    }
    let ends = letters.get(at).is_none_or(|c| !is_word_letter(*c) && *c != ':');
    let bare = letters.get(..at)?;
    let telling = group < 12 || (bare.iter().any(char::is_ascii_alphabetic) && bare.iter().any(char::is_ascii_digit));
    (ends && telling).then_some((value, at))
}

/// Reads the three octets of a registrant, in pairs, and whether placeholders follow for the rest. Without placeholders
/// they must contain a letter, because otherwise they may be a time of day.
fn read_opening(group: usize, letters: &[char]) -> Option<(u64, usize, Part)> {
    let joiner = *letters.get(2).filter(|sign| group == 2 && matches!(sign, ':' | '-'))?;
    let mut value = 0_u64;
    for (at, c) in letters.get(..8)?.iter().enumerate() {
        if at % 3 == 2 {
            (*c == joiner).then_some(())?;
        } else {
            value = value << 4 | u64::from(c.to_digit(16)?);
        }
    }
    let rest = letters.get(8..).unwrap_or_default();
    let hidden = |pair: &[char]| matches!(pair, [sign, 'X', 'X'] | [sign, '*', '*'] | [sign, '?', '?'] | [sign, '#', '#'] if *sign == joiner);
    if rest.len() >= 9 && rest.chunks(3).take(3).all(hidden) {
        return Some((value, 17, Part::Redacted));
    }
    let is_hex = letters.get(..8)?.iter().any(char::is_ascii_alphabetic);
    let ends = rest.first().is_none_or(|c| !c.is_alphanumeric() && *c != joiner);
    (is_hex && joiner == ':' && ends).then_some((value, 8, Part::Opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_spellings() {
        for text in [
            "28:57:BE:01:02:0A",
            "28-57-BE-01-02-0A",
            "2857.BE01.020A",
            "2857BE01020A",
            "2857BE-01020A",
            "28 57 BE 01 02 0A",
        ] {
            let letters: Vec<char> = text.chars().collect();
            let group = letters.iter().take_while(|c| c.is_ascii_alphanumeric()).count();
            assert_eq!(read(group, &letters), Some((0x2857_be01_020a, letters.len())), "{text}");
        }
    }

    #[test]
    fn not_a_mac() {
        for text in [
            "123456789012",
            "28:57:BE:01:02",
            "28:57-BE:01:02:0A",
            "2857BE01020AF",
            "28:57:BE:01:02:0A:11",
            "GG:57:BE:01:02:0A",
        ] {
            let letters: Vec<char> = text.chars().collect();
            let group = letters.iter().take_while(|c| c.is_ascii_alphanumeric()).count();
            assert_eq!(read(group, &letters), None, "{text}");
        }
    }
}
