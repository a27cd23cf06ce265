//! Pictures in documents: how large they are, whether they show lines of text, and whether they are what a page is
//! about. A picture of a quote is; a logo, or a photograph on a page of text, is not.

pub mod points;

use super::reading::Reading;
use super::zip_file::ZipFile;
use hayro_syntax::page::Page;
use vendor_text::Place;

/// Something that can read pictures. The smaller file of the page has nothing that can.
pub trait PictureReader {
    /// Reads a picture into lines, or says why it cannot.
    fn read(&self, reading: &mut Reading<'_>, bytes: &[u8]);

    /// Reads the pictures on a page of a PDF, or says why it cannot. `false` when the page has none.
    fn read_page(&self, reading: &mut Reading<'_>, page: &Page<'_>, place: &Place) -> bool;
}

/// Reads the pictures of a document that are large enough to show a quote, each once. `false` when nothing can read
/// pictures, or when there are none.
pub fn read_inside(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>) -> bool {
    read_those(reading, zip, &may_show_text).0
}

/// Reads the pictures of a document, or reports which were not read: those in places that are mostly pictures, and
/// others if they show lines of text.
pub fn account(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>, mostly: &[Place]) {
    // A large one may show text where there is hardly any other.
    let wanted = if mostly.is_empty() { shows_letters } else { may_show_text };
    let (has_read, with_letters) = read_those(reading, zip, &wanted);
    if has_read {
        return;
    }
    mostly.iter().for_each(|place| reading.refuse_at(place, NOT_READ));
    if mostly.is_empty() {
        refuse_letters(reading, with_letters);
    }
}

/// Reports how many pictures with text were not read.
pub fn refuse_letters(reading: &mut Reading<'_>, pictures: usize) {
    if pictures > 0 {
        let place = reading.part("pictures");
        let s = if pictures == 1 { " in it shows" } else { "s in it show" };
        reading.refuse_at(&place, format!("{pictures} picture{s} {LETTERS_NOT_READ}"));
    }
}

/// Reads the pictures of a document that `wanted` accepts. Returns whether any was read, and how many there are if
/// nothing can read them.
fn read_those(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>, wanted: &dyn Fn(&[u8]) -> bool) -> (bool, usize) {
    let is_picture = |name: &String| name.contains("/media/") || name.starts_with("Pictures/");
    let names: Vec<String> = zip.entries().iter().map(|entry| entry.name.clone()).filter(is_picture).collect();
    let (mut has_read, mut count, mut work) = (false, 0, 0_u64);
    for name in names.into_iter().take(MOST_IN_A_FILE) {
        let Ok(bytes) = zip.read(&name) else { continue };
        let Some((wide, tall)) = dots(&bytes) else { continue };
        work = work.saturating_add(u64::from(wide) * u64::from(tall));
        if work > MOST_DOTS || !wanted(&bytes) {
            continue;
        }
        count += 1;
        if let Some(eyes) = reading.eyes() {
            let short = name.rsplit('/').next().unwrap_or(&name).to_owned();
            has_read |= reading.inside(&short, |reading| eyes.read(reading, &bytes));
        }
    }
    (has_read, count)
}

/// The most pictures of one document that are looked at.
const MOST_IN_A_FILE: usize = 1_000;
/// The most dots of all of them together.
const MOST_DOTS: u64 = 400_000_000;
/// The size, in square centimetres, from which a picture may show a quote.
pub const LARGE: f64 = 90.0;
/// The fewest letters of a page of text for each half page of pictures.
const LETTERS: f64 = 300.0;
/// Square centimetres of half a page.
const HALF_PAGE: f64 = 200.0;
/// Units of Office documents in a centimetre.
const UNITS: f64 = 360_000.0;

/// Why a picture was not read, and what to do.
pub const NOT_READ: &str = "most of it is a picture, and what that shows was not read. Type the makes and models that it shows \
                            into the box, or have its text recognised (OCR), as the file \
                        vendor-checker-with-scans.html does, and check that.";

/// Why pictures with text in them were not read; their number comes before it.
const LETTERS_NOT_READ: &str = "lines of text, and that was not read. Type the makes and models shown there into the box, or have \
                                the text recognised (OCR), as the file vendor-checker-with-scans.html does, and check that.";

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
            // A picture larger than any page counts as a page.
            self.area += area.min(2.0 * HALF_PAGE * 4.0);
        }
    }

    /// Whether they say more than the letters beside them.
    #[must_use]
    pub fn outweigh(&self, letters: usize) -> bool {
        #[allow(clippy::cast_precision_loss, reason = "an estimate")]
        let letters = letters as f64;
        self.area > 0.0 && letters < LETTERS * self.area / HALF_PAGE
    }
}

/// The width and height of a picture in dots, if its first bytes state them.
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

/// Whether a picture in running text may show more than a logo or a signature: it is large, or it shows lines of text.
#[must_use]
pub fn may_show_text(bytes: &[u8]) -> bool {
    match dots(bytes) {
        Some((wide, tall)) => {
            let is_large = wide >= 350 && tall >= 250 && wide < tall.saturating_mul(4);
            is_large || (wide >= LINE.0 && tall >= LINE.1 && (is_huge(wide, tall) || shows_letters(bytes)))
        }
        None => bytes.len() >= 64 * 1024,
    }
}

/// Whether a picture has too many dots to look through only to see whether it is a logo.
fn is_huge(wide: u32, tall: u32) -> bool {
    u64::from(wide) * u64::from(tall) > 4_000_000
}

/// Whether a picture has room for lines of text and shows some. Only lossless formats are looked at.
#[must_use]
pub fn shows_letters(bytes: &[u8]) -> bool {
    let has_room = dots(bytes).is_some_and(|(wide, tall)| wide >= LINE.0 && tall >= LINE.1);
    has_room
        && bytes.starts_with(b"\x89PNG")
        && points::of_png(bytes).is_some_and(|(points, samples)| points::show_letters(&points, samples))
}

/// The least size of a line of text, in dots.
pub const LINE: (u32, u32) = (240, 40);

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
