//! Bytes as text inside a page: thirteen bits as two of 91 signs, a thirteenth shorter than base64. The boot script reads
//! it back.

/// Signs that mean something in HTML.
const LEFT_OUT: [u8; 3] = *b"&<>";
/// How many signs there are; two of them tell more than thirteen bits can.
const SIGNS: u32 = 91;

/// The signs in the order of their values: the printable ones of ASCII without [`LEFT_OUT`].
fn signs() -> Vec<u8> {
    (b'!'..=b'~').filter(|sign| !LEFT_OUT.contains(sign)).collect()
}

/// The number of bytes, a colon, and the signs. The lowest bits of the first byte come first; the last thirteen are filled
/// up with zeros.
pub fn encode(bytes: &[u8]) -> String {
    let signs = signs();
    let sign =
        |value: u32| usize::try_from(value).ok().and_then(|value| signs.get(value)).map(|sign| char::from(*sign));
    let mut out = format!("{}:", bytes.len());
    let mut write = |bits: u32| out.extend([bits / SIGNS, bits % SIGNS].map(sign).into_iter().flatten());
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held |= u32::from(*byte) << bits;
        bits += 8;
        if bits >= 13 {
            write(held & 0x1fff);
            held >>= 13;
            bits -= 13;
        }
    }
    if bits > 0 {
        write(held);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(text: &str) -> Vec<u8> {
        let (size, text) = text.split_once(':').unwrap();
        let value = |sign: u8| u32::try_from(signs().iter().position(|one| *one == sign).unwrap()).unwrap();
        let (mut held, mut bits, mut bytes) = (0_u32, 0, Vec::new());
        for pair in text.as_bytes().chunks(2) {
            held |= (value(pair[0]) * SIGNS + value(pair[1])) << bits;
            bits += 13;
            while bits >= 8 {
                bytes.push((held & 255) as u8);
                held >>= 8;
                bits -= 8;
            }
        }
        bytes.truncate(size.parse().unwrap());
        bytes
    }

    #[test]
    fn there_is_a_sign_for_each_value() {
        assert_eq!(signs().len(), SIGNS as usize);
        const { assert!(SIGNS * SIGNS >= 1 << 13) };
    }

    #[test]
    fn what_is_written_can_be_read_back() {
        for length in 0..60_u8 {
            let bytes: Vec<u8> = (0..length).map(|at| at.wrapping_mul(37) ^ 0xa5).collect();
            let text = encode(&bytes);
            assert_eq!(decode(&text), bytes);
            assert!(text.bytes().all(|sign| sign.is_ascii_graphic() && !LEFT_OUT.contains(&sign)), "{text}");
        }
    }
}
