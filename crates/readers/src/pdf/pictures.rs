//! The pictures of a PDF that show lines of text, each reported once, however often it is put on a page.

use super::unpack::unpacked;
use crate::pictures::LINE;
use crate::pictures::points::{Samples, show_letters};
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Name, Stream};
use std::collections::HashSet;

/// The most pictures of one file that are looked at, and the most points of all of them together.
const MOST: usize = 2_000;
const MOST_POINTS: usize = 300_000_000;

/// The pictures that were looked at.
#[derive(Debug, Default)]
pub struct Pictures {
    known: HashSet<(Vec<u8>, usize)>,
    points: usize,
}

impl Pictures {
    /// Whether a picture that was not looked at before shows lines of text, in its points or in its mask. One packed as
    /// faxes are counts if it is large enough for a part of a page.
    pub fn show_letters(&mut self, stream: &Stream<'_>) -> bool {
        let (wide, tall) = sides(stream.dict());
        let has_room = |(least, other): (u32, u32)| wide >= as_size(least) && tall >= as_size(other);
        let key = (stream.dict().data().to_vec(), stream.raw_data().len());
        if !has_room(LINE) || self.known.len() >= MOST || !self.known.insert(key) {
            return false;
        }
        if stream.filters().iter().any(|filter| matches!(filter, Filter::CcittFaxDecode | Filter::Jbig2Decode)) {
            return has_room(PAPER);
        }
        let cover = stream.dict().get::<Stream<'_>>("SMask").or_else(|| stream.dict().get::<Stream<'_>>("Mask"));
        self.has_lines(stream) || cover.is_some_and(|cover| self.has_lines(&cover))
    }

    fn has_lines(&mut self, stream: &Stream<'_>) -> bool {
        if self.points > MOST_POINTS {
            return false;
        }
        let dict = stream.dict();
        let (wide, tall) = sides(dict);
        let Ok(unpacked) = unpacked(stream) else { return false };
        self.points = self.points.saturating_add(unpacked.bytes.len());
        let is_mask = dict.get::<bool>("ImageMask").unwrap_or(false);
        let bits = if is_mask { 1 } else { as_size(dict.get::<u32>("BitsPerComponent").unwrap_or(8)) };
        let space = dict.get::<Array<'_>>("ColorSpace").and_then(|space| space.iter::<Name<'_>>().next());
        let is_table = space.is_some_and(|space| matches!(space.as_str(), "Indexed" | "I"));
        if !matches!(bits, 1 | 2 | 4 | 8 | 16) || wide == 0 || tall == 0 {
            return false;
        }
        // The number of samples in a point follows from the number of bytes.
        let row = unpacked.bytes.len() / tall;
        let each = row.saturating_mul(8) / wide.saturating_mul(bits).max(1);
        let samples = Samples { wide, tall, each: each.min(4), bits, is_table, has_cover: false };
        (1..=4).contains(&each) && show_letters(&unpacked.bytes, samples)
    }
}

/// The size, in dots, from which a picture in black and white is part of a page rather than a signature.
const PAPER: (u32, u32) = (800, 250);

fn as_size(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn sides(dict: &Dict<'_>) -> (usize, usize) {
    let side = |names: [&str; 2]| names.iter().find_map(|name| dict.get::<u32>(name)).unwrap_or_default();
    (as_size(side(["Width", "W"])), as_size(side(["Height", "H"])))
}
