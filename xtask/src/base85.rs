//! Bytes as text inside a page: four bytes as five signs, a sixteenth shorter than base64. The boot script reads it back.

/// Signs that mean something in HTML or in a script, and two more that are not needed.
const LEFT_OUT: [u8; 9] = *b"\"&'<>\\`-~";

/// The 85 signs, in the order of their values: the printable ones of ASCII without [`LEFT_OUT`].
fn signs() -> Vec<u8> {
    (b'!'..=b'~').filter(|sign| !LEFT_OUT.contains(sign)).collect()
}

/// The number of bytes, a colon, and the signs; the last four bytes are filled up with zeros.
pub fn encode(bytes: &[u8]) -> String {
    let signs = signs();
    let mut out = format!("{}:", bytes.len());
    for four in bytes.chunks(4) {
        let mut word = [0; 4];
        for (to, from) in word.iter_mut().zip(four) {
            *to = *from;
        }
        let word = u32::from_be_bytes(word);
        for power in [85_u32.pow(4), 85_u32.pow(3), 85_u32.pow(2), 85, 1] {
            let value = usize::try_from(word / power % 85).unwrap_or(0);
            out.extend(signs.get(value).map(|sign| char::from(*sign)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the boot script does it.
    fn decode(text: &str) -> Vec<u8> {
        let (size, rest) = text.split_once(':').unwrap();
        let signs = signs();
        let value = |sign: &u8| u64::try_from(signs.iter().position(|known| known == sign).unwrap()).unwrap();
        let words = rest.as_bytes().chunks(5).map(|five| five.iter().fold(0, |word, sign| word * 85 + value(sign)));
        let bytes = words.flat_map(|word| u32::try_from(word).unwrap().to_be_bytes());
        bytes.take(size.parse().unwrap()).collect()
    }

    #[test]
    fn what_is_written_can_be_read() {
        assert_eq!(signs().len(), 85);
        for bytes in [&b""[..], b"a", b"abcd", b"abcde", &[0; 9], &[255; 12], &(0..=255).collect::<Vec<u8>>()] {
            let text = encode(bytes);
            assert_eq!(decode(&text), bytes);
            assert!(!text.contains(['<', '>', '&', '"', '\'', '\\']), "{text}");
        }
    }
}
