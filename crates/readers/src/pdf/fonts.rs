//! The fonts of a PDF: what each code stands for and how far it moves the pen.

use super::letters::{self, Encoding};
use super::unicode_map::UnicodeMap;
use super::unpack::unpacked;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use std::collections::HashMap;

/// The largest number of widths that a font may list.
const MOST_WIDTHS: usize = 200_000;

/// A font.
#[derive(Debug)]
pub struct Font {
    /// Whether its codes have two bytes, or the lengths that its table gives.
    is_composite: bool,
    code_lengths: Vec<(usize, u32, u32)>,
    /// Whether its codes are UTF-16.
    is_utf16: bool,
    to_unicode: UnicodeMap,
    letters: HashMap<u8, Option<String>>,
    encoding: Encoding,
    widths: HashMap<u32, f64>,
    usual_width: f64,
    name: String,
    has_widths: bool,
}

/// One letter of a shown text.
pub struct Glyph {
    /// What it stands for; `None` when the font does not say.
    pub text: Option<String>,
    /// Its code.
    pub code: u32,
    /// How far it moves the pen, in units of the font size.
    pub width: f64,
    /// Whether the space between words is added to it.
    pub is_space: bool,
}

impl Font {
    /// Reads a font.
    #[must_use]
    pub fn read(dict: &Dict<'_>) -> Self {
        let name = dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_owned()).unwrap_or_default();
        let kind = dict.get::<Name<'_>>("Subtype");
        let kind = kind.as_ref().map(AsRef::<[u8]>::as_ref).unwrap_or_default().to_vec();
        let to_unicode = dict
            .get::<Stream<'_>>("ToUnicode")
            .and_then(|stream| unpacked(&stream).ok())
            .map(|table| UnicodeMap::parse(&table.bytes))
            .unwrap_or_default();
        let mut font = Self {
            is_composite: kind == b"Type0",
            code_lengths: Vec::new(),
            is_utf16: false,
            to_unicode,
            letters: HashMap::new(),
            encoding: Encoding::Standard,
            widths: HashMap::new(),
            usual_width: 0.5,
            name,
            has_widths: false,
        };
        // A font whose codes are Unicode may give only the name of such a table.
        let named = dict.get::<Name<'_>>("ToUnicode");
        let is_unicode = named.is_some_and(|name| name.as_str().starts_with("Identity"));
        if font.is_composite {
            font.read_composite(dict);
            font.is_utf16 |= is_unicode;
        } else {
            font.read_simple(dict, kind == b"Type3")
        }
        font
    }

    fn read_composite(&mut self, dict: &Dict<'_>) {
        if let Some(stream) = dict.get::<Stream<'_>>("Encoding") {
            self.code_lengths =
                unpacked(&stream).map(|table| UnicodeMap::parse(&table.bytes).spaces).unwrap_or_default();
        } else if let Some(name) = dict.get::<Name<'_>>("Encoding") {
            self.is_utf16 = name.as_str().contains("UCS2") || name.as_str().contains("UTF16");
        }
        let below = dict.get::<Array<'_>>("DescendantFonts").and_then(|array| array.iter::<Dict<'_>>().next());
        let Some(below) = below else { return };
        self.usual_width = below.get::<f32>("DW").map_or(1.0, |width| f64::from(width) / 1000.0);
        let Some(widths) = below.get::<Array<'_>>("W") else { return };
        let mut entries = widths.iter::<Object<'_>>();
        while let Some(Object::Number(first)) = entries.next() {
            let Ok(first) = u32::try_from(first.as_i64()) else { return };
            match entries.next() {
                Some(Object::Array(list)) => {
                    for (code, width) in (first..).zip(list.iter::<f32>()) {
                        self.put_width(code, f64::from(width) / 1000.0);
                    }
                }
                Some(Object::Number(last)) => {
                    let width =
                        entries.next().and_then(Object::into_number).map_or(1.0, |width| width.as_f64() / 1000.0);
                    let last = u32::try_from(last.as_i64()).unwrap_or(first).min(first.saturating_add(0xFFFF));
                    for code in first..=last {
                        self.put_width(code, width);
                    }
                }
                _ => return,
            }
        }
    }

    fn put_width(&mut self, code: u32, width: f64) {
        if self.widths.len() < MOST_WIDTHS {
            self.has_widths = true;
            self.widths.insert(code, width);
        }
    }

    fn read_simple(&mut self, dict: &Dict<'_>, is_drawn: bool) {
        let scale = if is_drawn {
            let matrix = dict.get::<Array<'_>>("FontMatrix").and_then(|matrix| matrix.iter::<f32>().next());
            matrix.map_or(0.001, |scale| f64::from(scale).abs())
        } else {
            0.001
        };
        let first = dict.get::<i32>("FirstChar").and_then(|first| u32::try_from(first).ok()).unwrap_or(0);
        if let Some(widths) = dict.get::<Array<'_>>("Widths") {
            for (code, width) in (first..256).zip(widths.iter::<f32>()) {
                self.put_width(code, f64::from(width) * scale);
            }
        }
        if let Some(description) = dict.get::<Dict<'_>>("FontDescriptor") {
            self.usual_width = description.get::<f32>("MissingWidth").map_or(0.0, |width| f64::from(width) * scale);
            if dict.get::<Name<'_>>("Subtype").is_some_and(|name| name.as_str() == "TrueType") {
                self.encoding = Encoding::Win;
            }
        }
        if let Some(name) = dict.get::<Name<'_>>("Encoding") {
            self.encoding = Encoding::named(name.as_ref()).unwrap_or(self.encoding);
        } else if let Some(encoding) = dict.get::<Dict<'_>>("Encoding") {
            if let Some(name) = encoding.get::<Name<'_>>("BaseEncoding") {
                self.encoding = Encoding::named(name.as_ref()).unwrap_or(self.encoding);
            }
            self.read_differences(&encoding);
        }
    }

    fn read_differences(&mut self, encoding: &Dict<'_>) {
        let mut code = 0_u8;
        let mut numbered: Vec<(u8, String)> = Vec::new();
        let differences = encoding.get::<Array<'_>>("Differences");
        for entry in differences.iter().flat_map(|array| array.iter::<Object<'_>>()).take(1_000) {
            match entry {
                Object::Number(number) => code = u8::try_from(number.as_i64()).unwrap_or(code),
                Object::Name(name) => {
                    let letter = letters::named(name.as_str());
                    if letter.is_none() {
                        numbered.push((code, name.as_str().to_owned()));
                    }
                    self.letters.insert(code, letter);
                    code = code.wrapping_add(1);
                }
                _ => {}
            }
        }
        for (code, letter) in letters::numbered(&numbered) {
            self.letters.insert(code, Some(letter));
        }
    }

    /// A font to use in place of one that is named but not in the file.
    #[must_use]
    pub fn stand_in() -> Self {
        let mut font = Self::read(&Dict::empty());
        font.encoding = Encoding::Win;
        font
    }

    /// Whether its characters are symbols: ticks, arrows, bullets.
    #[must_use]
    pub fn is_of_signs(&self) -> bool {
        let name = self.name.to_ascii_lowercase();
        ["dingbat", "symbol", "wingding", "webding", "awesome", "icon", "glyphicons", "marlett"]
            .iter()
            .any(|part| name.contains(part))
    }

    /// The letters of a shown text.
    pub fn glyphs<'f>(&'f self, bytes: &'f [u8]) -> impl Iterator<Item = Glyph> + 'f {
        let mut rest = bytes;
        std::iter::from_fn(move || {
            let length = self.length(rest);
            let (code, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
            rest = after;
            (!code.is_empty()).then(|| self.glyph(code))
        })
    }

    fn length(&self, bytes: &[u8]) -> usize {
        if !self.is_composite {
            return 1;
        }
        let fits = |(length, low, high): &&(usize, u32, u32)| {
            bytes.get(..*length).is_some_and(|code| (*low..=*high).contains(&number(code)))
        };
        self.code_lengths.iter().find(fits).map_or(2, |(length, ..)| *length)
    }

    fn glyph(&self, bytes: &[u8]) -> Glyph {
        let code = number(bytes);
        let mapped = self.to_unicode.text(code).filter(|text| !text.contains(['\u{0}', '\u{fffd}']));
        let text = match mapped {
            Some(text) => Some(text.to_owned()),
            None if self.is_utf16 => char::from_u32(code).map(String::from),
            None if self.is_composite => None,
            None => self.simple_letter(u8::try_from(code).unwrap_or(0)),
        };
        let width = self.widths.get(&code).copied().unwrap_or_else(|| match u8::try_from(code) {
            Ok(code) if !self.has_widths && !self.is_composite => letters::usual_width(&self.name, code) / 1000.0,
            _ => self.usual_width,
        });
        Glyph { text, code, width, is_space: bytes == [32] }
    }

    fn simple_letter(&self, code: u8) -> Option<String> {
        match self.letters.get(&code) {
            Some(named) => named.clone(),
            // If a table leaves a code out, it has a reason, unless the table is empty.
            None if self.to_unicode.is_empty() || code < 128 => self.encoding.letter(code).map(String::from),
            None => None,
        }
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| (number << 8) | u32::from(*byte))
}
