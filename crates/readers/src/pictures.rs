//! Pictures in documents: how large they are, and whether they are what a page is about. A picture of a quote
//! is one; logos, and photographs in a page of text, are not.

use super::reading::Reading;
use super::zip_file::ZipFile;
use hayro_syntax::page::Page;
use vendor_text::Place;

/// What reads pictures. The page's first file has nothing that does.
pub trait PictureReader {
    /// Reads a picture into lines, or says why it cannot.
    fn read(&self, reading: &mut Reading<'_>, bytes: &[u8]);

    /// Reads the pictures on a page of a PDF, or says why it cannot. `false` when the page has none.
    fn read_page(&self, reading: &mut Reading<'_>, page: &Page<'_>, place: &Place) -> bool;
}

/// Reads the pictures of a document that are large enough to show a quote, each once. `false` when nothing can read
/// pictures, or when there are none.
pub fn read_inside(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>) -> bool {
    let Some(eyes) = reading.eyes() else { return false };
    let names: Vec<String> =
        zip.entries().iter().map(|entry| entry.name.clone()).filter(|name| name.contains("/media/")).collect();
    let mut has_read = false;
    for name in names {
        let Ok(bytes) = zip.read(&name) else { continue };
        if dots(&bytes).is_some() && may_show_text(&bytes) {
            let short = name.rsplit('/').next().unwrap_or(&name).to_owned();
            has_read |= reading.inside(&short, |reading| eyes.read(reading, &bytes));
        }
    }
    has_read
}

/// The size, in square centimetres, from which a picture may show a quote.
pub const LARGE: f64 = 90.0;
/// Letters that a page of text has at least for each half page of pictures.
const LETTERS: f64 = 300.0;
/// Square centimetres of half a page.
const HALF_PAGE: f64 = 200.0;
/// Units of Office documents in a centimetre.
const UNITS: f64 = 360_000.0;

/// Why a picture was not read, and what to do.
pub const NOT_READ: &str = "most of it is a picture, and what that shows was not read. Type the makes and models that it shows \
                            into the box, or have its text recognised (OCR), as the file \
                        vendor-checker-with-scans.html does, and check that.";

/// The pictures of a document or a sheet.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Pictures {
    /// Square centimetres of the large ones.
    area: f64,
}

impl Pictures {
    /// Takes a picture, its sides in the units of Office documents.
    pub fn take_units(&mut self, wide: f64, tall: f64) {
        self.take(wide / UNITS, tall / UNITS);
    }

    /// Takes a picture, its sides in centimetres.
    pub fn take(&mut self, wide: f64, tall: f64) {
        let area = wide * tall;
        if area.is_finite() && area >= LARGE && wide.min(tall) > 0.0 {
            // No page is larger than this.
            self.area += area.min(2.0 * HALF_PAGE * 4.0);
        }
    }

    /// Whether they add to the letters beside them.
    #[must_use]
    pub fn outweigh(&self, letters: usize) -> bool {
        #[allow(clippy::cast_precision_loss, reason = "an estimate")]
        let letters = letters as f64;
        self.area > 0.0 && letters < LETTERS * self.area / HALF_PAGE
    }
}

/// How many dots wide and tall a picture is, where its first bytes say so.
#[must_use]
pub fn dots(bytes: &[u8]) -> Option<(u32, u32)> {
    let big = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    let little = |at: usize| bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes).map(u32::from);
    if bytes.starts_with(b"\x89PNG") {
        return big(16).zip(big(20));
    }
    if bytes.starts_with(b"GIF8") {
        return little(6).zip(little(8));
    }
    if bytes.starts_with(b"BM") {
        return little(18).zip(little(22));
    }
    if bytes.starts_with(b"\xFF\xD8") { dots_of_jpeg(bytes) } else { None }
}

fn dots_of_jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let short = |at: usize| bytes.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes);
    let mut at = 2;
    loop {
        if bytes.get(at)? != &0xFF {
            return None;
        }
        match bytes.get(at + 1)? {
            0xFF => at += 1,
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                return Some((short(at + 7)?.into(), short(at + 5)?.into()));
            }
            _ => at += 2 + usize::from(short(at + 2)?).max(2),
        }
    }
}

/// Whether a picture in running text is large enough to show more than a logo or a signature.
#[must_use]
pub fn may_show_text(bytes: &[u8]) -> bool {
    match dots(bytes) {
        Some((wide, tall)) => wide >= 350 && tall >= 250 && wide < tall.saturating_mul(4),
        None => bytes.len() >= 64 * 1024,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_a_picture_is_told_from_its_first_bytes() {
        let png = [&b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"[..], &[0, 0, 3, 0x20, 0, 0, 2, 0x58]].concat();
        assert_eq!(dots(&png), Some((800, 600)));
        assert!(may_show_text(&png));
        let jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 100, 1, 0x2C];
        assert_eq!(dots(&jpeg), Some((300, 100)));
        assert!(!may_show_text(&jpeg));
        for odd in [&b""[..], b"\xFF\xD8\xFF", b"\x89PNG", b"GIF8", b"BM"] {
            assert_eq!(dots(odd), None);
        }
    }

    #[test]
    fn a_photograph_beside_much_text_is_not_what_a_page_is_about() {
        let mut pictures = Pictures::default();
        pictures.take(4.0, 2.0);
        assert!(!pictures.outweigh(0));
        pictures.take(15.0, 10.0);
        assert!(pictures.outweigh(20) && !pictures.outweigh(600));
    }
}
