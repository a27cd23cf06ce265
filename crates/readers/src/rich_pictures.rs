//! The pictures of a rich text, written as hexadecimal digits: those that may show text.

use super::limits::MB;
use super::pictures;
use super::reading::Reading;

/// The most pictures of one document that are kept, and the most bytes of them together.
const MOST: usize = 200;
const MOST_BYTES: usize = 64 * MB;

/// What is kept of the pictures of a document.
#[derive(Debug, Default)]
pub struct Written {
    /// Where the digits of the present picture begin.
    pub from: usize,
    kept: Vec<Vec<u8>>,
    bytes: usize,
}

impl Written {
    /// Takes the digits of a picture, if it may show text.
    pub fn take(&mut self, signs: &[u8]) {
        if self.kept.len() >= MOST || self.bytes.saturating_add(signs.len() / 2) > MOST_BYTES {
            return;
        }
        let mut digits = signs.iter().filter_map(|sign| char::from(*sign).to_digit(16));
        let mut bytes = Vec::with_capacity(signs.len() / 2);
        while let Some((high, low)) = digits.next().zip(digits.next()) {
            bytes.extend(u8::try_from(high * 16 + low).ok());
        }
        if pictures::dots(&bytes).is_some() && pictures::may_show_text(&bytes) {
            self.bytes += bytes.len();
            self.kept.push(bytes);
        }
    }

    /// Reads the pictures, or reports which were not read. `is_mostly`: they make up most of the document.
    pub fn account(self, reading: &mut Reading<'_>, is_mostly: bool) {
        let eyes = reading.eyes().filter(|_| !self.kept.is_empty());
        let wanted: Vec<&Vec<u8>> =
            self.kept.iter().filter(|bytes| is_mostly || pictures::shows_letters(bytes)).collect();
        match eyes {
            Some(eyes) => {
                for (number, bytes) in (1..).zip(wanted) {
                    reading.inside(&format!("picture {number}"), |reading| eyes.read(reading, bytes));
                }
            }
            None if is_mostly => {
                let place = reading.part("pictures");
                reading.refuse_at(&place, pictures::NOT_READ);
            }
            None => pictures::refuse_letters(reading, wanted.len()),
        }
    }
}
