//! The table in which a font says what its codes are in Unicode.

use std::collections::HashMap;

/// The largest number of codes in a table.
const MOST: usize = 200_000;
/// The longest text of one code, in UTF-16 units.
const LONGEST: usize = 32;

/// What the codes of a font stand for.
#[derive(Debug, Clone, Default)]
pub struct UnicodeMap {
    texts: HashMap<u32, String>,
    /// The ranges of codes: their length in bytes, the first code and the last.
    pub spaces: Vec<(usize, u32, u32)>,
}

enum Token {
    Hex(Vec<u8>),
    Open,
    Close,
    Word(Vec<u8>),
}

impl UnicodeMap {
    /// Reads a table.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut pending: Vec<Token> = Vec::new();
        let mut rest = bytes;
        while let Some(token) = token(&mut rest) {
            let Token::Word(word) = &token else {
                if pending.len() < 4 * MOST {
                    pending.push(token);
                }
                continue;
            };
            match word.as_slice() {
                b"endcodespacerange" => map.spaces(&pending),
                b"endbfchar" => map.chars(&pending),
                b"endbfrange" => map.ranges(&pending),
                _ => {}
            }
            pending.clear();
        }
        map
    }

    /// The text of a code.
    #[must_use]
    pub fn text(&self, code: u32) -> Option<&str> {
        self.texts.get(&code).map(String::as_str)
    }

    /// Whether the table is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    fn put(&mut self, code: u32, text: String) {
        if self.texts.len() < MOST {
            self.texts.insert(code, text);
        }
    }

    fn spaces(&mut self, tokens: &[Token]) {
        for pair in tokens.chunks_exact(2).take(100) {
            if let [Token::Hex(low), Token::Hex(high)] = pair
                && (1..=4).contains(&low.len())
            {
                self.spaces.push((low.len(), number(low), number(high)));
            }
        }
    }

    fn chars(&mut self, tokens: &[Token]) {
        for pair in tokens.chunks_exact(2) {
            if let [Token::Hex(code), Token::Hex(text)] = pair {
                self.put(number(code), utf16(text));
            }
        }
    }

    fn ranges(&mut self, tokens: &[Token]) {
        let mut tokens = tokens.iter();
        while let (Some(Token::Hex(low)), Some(Token::Hex(high))) = (tokens.next(), tokens.next()) {
            let (low, high) = (number(low), number(high));
            match tokens.next() {
                Some(Token::Hex(first)) => {
                    let last = high.min(low.saturating_add(0xFFFF));
                    let mut units = units(first);
                    for code in low..=last {
                        if self.texts.len() >= MOST {
                            return;
                        }
                        self.put(code, String::from_utf16_lossy(&units));
                        if let Some(unit) = units.last_mut() {
                            *unit = unit.wrapping_add(1);
                        }
                    }
                }
                Some(Token::Open) => {
                    for code in low.. {
                        match tokens.next() {
                            Some(Token::Hex(text)) => self.put(code, utf16(text)),
                            Some(Token::Close) | None => break,
                            Some(_) => {}
                        }
                    }
                }
                _ => return,
            }
        }
    }
}

fn units(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        [one] => vec![u16::from(*one)],
        _ => bytes
            .chunks_exact(2)
            .take(LONGEST)
            .filter_map(|pair| pair.try_into().ok().map(u16::from_be_bytes))
            .collect(),
    }
}

fn utf16(bytes: &[u8]) -> String {
    String::from_utf16_lossy(&units(bytes))
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, byte| (number << 8) | u32::from(*byte))
}

fn token(rest: &mut &[u8]) -> Option<Token> {
    loop {
        let (first, after) = rest.split_first()?;
        match first {
            b'%' => {
                let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(rest.len());
                *rest = rest.get(end..)?;
            }
            b'<' if after.first() != Some(&b'<') => {
                let end = after.iter().position(|byte| *byte == b'>').unwrap_or(after.len());
                let digits: Vec<u8> = after
                    .get(..end)?
                    .iter()
                    .filter_map(|byte| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
                    .collect();
                *rest = after.get(end + 1..).unwrap_or_default();
                let joined = |pair: &[u8]| pair.iter().fold(0_u8, |byte, digit| (byte << 4) | digit);
                return Some(Token::Hex(digits.chunks(2).map(joined).collect()));
            }
            b'[' => {
                *rest = after;
                return Some(Token::Open);
            }
            b']' => {
                *rest = after;
                return Some(Token::Close);
            }
            byte if byte.is_ascii_alphanumeric() || *byte == b'/' => {
                let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.');
                let end = rest.iter().position(|byte| !is_part(byte)).unwrap_or(rest.len());
                let word = rest.get(..end)?.to_vec();
                *rest = rest.get(end..)?;
                return Some(Token::Word(word));
            }
            _ => *rest = after,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_give_the_texts_of_codes() {
        let map = UnicodeMap::parse(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0003> <00660069> endbfchar \
              2 beginbfrange <0010> <0012> <0041> <20> <21> [<0061> <0062>] endbfrange",
        );
        let texts: Vec<_> = [3, 0x10, 0x12, 0x20, 0x21].iter().map(|code| map.text(*code).unwrap_or("-")).collect();
        assert_eq!(texts, ["fi", "A", "C", "a", "b"]);
        assert_eq!(map.spaces, [(2, 0, 0xFFFF)]);
    }
}
