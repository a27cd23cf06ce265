//! Letters of other alphabets in files older than Unicode: the number of a code page says which letters the bytes stand
//! for.

use super::plain_text::windows_1252;
use mail_parser::decoders::charsets::map::charset_decoder;

/// A Windows code page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CodePage {
    /// Western letters.
    #[default]
    Western,
    /// UTF-8.
    Utf8,
    /// Another one, by its name.
    Named(&'static str),
    /// One that is not known.
    Unknown,
}

impl CodePage {
    /// The code page with a number of Windows.
    #[must_use]
    pub fn of(number: u32) -> Self {
        match number {
            0 | 1252 => Self::Western,
            65001 => Self::Utf8,
            437 | 850 => Self::Named("cp850"),
            866 => Self::Named("cp866"),
            874 => Self::Named("windows-874"),
            932 => Self::Named("shift_jis"),
            936 | 54936 => Self::Named("gbk"),
            949 => Self::Named("euc-kr"),
            950 => Self::Named("big5"),
            1250 => Self::Named("windows-1250"),
            1251 => Self::Named("windows-1251"),
            1253 => Self::Named("windows-1253"),
            1254 => Self::Named("windows-1254"),
            1255 => Self::Named("windows-1255"),
            1256 => Self::Named("windows-1256"),
            1257 => Self::Named("windows-1257"),
            1258 => Self::Named("windows-1258"),
            10000 => Self::Named("macintosh"),
            20866 => Self::Named("koi8-r"),
            28591 => Self::Western,
            28592 => Self::Named("iso-8859-2"),
            28595 => Self::Named("iso-8859-5"),
            28597 => Self::Named("iso-8859-7"),
            28605 => Self::Named("iso-8859-15"),
            _ => Self::Unknown,
        }
    }

    /// The code page of a font, by the Windows number of the alphabet that it is made for; `None` if the file's own
    /// code page applies.
    #[must_use]
    pub fn of_font(alphabet: u32) -> Option<Self> {
        Some(Self::of(match alphabet {
            77 => 10000,
            128 => 932,
            129 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            254 | 255 => 850,
            _ => return None,
        }))
    }

    /// Whether a byte is the first of two that form one letter.
    #[must_use]
    pub fn is_first_of_two(self, byte: u8) -> bool {
        match self {
            Self::Named("shift_jis") => matches!(byte, 0x81..=0x9F | 0xE0..=0xFC),
            Self::Named("gbk" | "big5" | "euc-kr") => matches!(byte, 0x81..=0xFE),
            _ => false,
        }
    }

    /// The letters that bytes stand for. Bytes of an unknown code page are read as Western.
    #[must_use]
    pub fn text(self, bytes: &[u8]) -> String {
        let western = || bytes.iter().map(|byte| windows_1252(*byte)).collect();
        match self {
            Self::Western | Self::Unknown => western(),
            Self::Utf8 => std::str::from_utf8(bytes).map_or_else(|_| western(), str::to_owned),
            Self::Named(name) => charset_decoder(name.as_bytes()).map_or_else(western, |decode| decode(bytes)),
        }
    }
}

/// The text of bytes in an encoding with this name, if it is known.
#[must_use]
pub fn named(name: &str, bytes: &[u8]) -> Option<String> {
    charset_decoder(name.as_bytes()).map(|decode| decode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_letters_of_their_code_page() {
        for (number, bytes, text) in [
            (1252, &b"caf\xe9"[..], "café"),
            (1250, b"\xa3\xf3d\x9f", "Łódź"),
            (1251, b"\xca\xe0\xec\xe5\xf0\xe0", "Камера"),
            (1253, b"\xca\xdc\xec\xe5\xf1\xe1", "Κάμερα"),
            (1254, b"\xdeehir", "Şehir"),
            (874, b"\xa1\xc5\xe9\xcd\xa7", "กล้อง"),
            (932, b"\x8aJ\x96\xd4", "開網"),
            (936, b"\xba\xa3\xbf\xb5\xcd\xfe\xca\xd3", "海康威视"),
            (949, b"\xc7\xd1\xc8\xad", "한화"),
            (950, b"\xb7\xd3\xa4\xf9", "照片"),
            (65001, "Ffôn".as_bytes(), "Ffôn"),
            (65001, b"\xa0x", "\u{a0}x"),
            (12345, b"\xe9", "é"),
        ] {
            assert_eq!(CodePage::of(number).text(bytes), text, "{number}");
        }
    }
}
