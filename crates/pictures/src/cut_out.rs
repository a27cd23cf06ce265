//! The part of a picture that a line was read from, found again in its document: a page of a scanned PDF, a page of a
//! TIFF file, a picture inside a Word document. The networks are not needed for this.

use crate::raster::Raster;
use crate::reader::{for_each_in_file, of_stream, on_page};
use hayro_syntax::page::Page;
use std::cell::RefCell;
use vendor_list::makers::WordLists;
use vendor_readers::reading::Reading;
use vendor_readers::{Layouts, PictureReader, read_in_parts};
use vendor_text::{Area, Place};

/// How many points of the picture are shown around the line.
const AROUND: u32 = 12;

/// The part of the picture in which a line is, with a little around it; `None` if the document no longer has it.
#[must_use]
pub fn cut_out(name: &str, bytes: &[u8], place: &Place) -> Option<Raster> {
    let area = place.area.as_deref().copied()?;
    let finder = Finder { place, area, found: RefCell::new(None) };
    let (words, layouts) = (WordLists::default(), Layouts::default());
    // Everything else in the document was read before.
    let _ = read_in_parts(name, bytes, &words, &layouts, &mut |_| (), Some(&finder));
    finder.found.into_inner()
}

/// Looks for one picture among those of a document.
struct Finder<'a> {
    place: &'a Place,
    area: Area,
    found: RefCell<Option<Raster>>,
}

impl Finder<'_> {
    fn wants(&self, place: &Place) -> bool {
        let Place { part, sheet, page, .. } = self.place;
        self.found.borrow().is_none() && (part, sheet, page) == (&place.part, &place.sheet, &place.page)
    }

    /// If a page has several pictures, the first that is large enough is taken.
    fn take(&self, picture: &Raster) {
        let Area { x, y, w, h, .. } = self.area;
        let end = |from: u32, size: u32| usize::try_from(from.saturating_add(size)).unwrap_or(usize::MAX);
        if end(x, w) > picture.wide() || end(y, h) > picture.tall() {
            return;
        }
        let corner = [x, y].map(|from| end(from.saturating_sub(AROUND), 0));
        *self.found.borrow_mut() = picture.part(corner, [end(x, w + AROUND), end(y, h + AROUND)]);
    }
}

impl PictureReader for Finder<'_> {
    fn read(&self, reading: &mut Reading<'_>, bytes: &[u8]) {
        for_each_in_file(reading, bytes, &mut |_, place, decode| {
            if self.wants(place)
                && let Ok(picture) = decode()
            {
                self.take(&picture);
            }
        });
    }

    fn read_page(&self, _: &mut Reading<'_>, page: &Page<'_>, place: &Place) -> bool {
        let pictures = on_page(page).0;
        for picture in &pictures {
            if self.wants(place)
                && let Ok(picture) = of_stream(picture)
            {
                self.take(&picture);
            }
        }
        !pictures.is_empty()
    }
}
