//! Looks at one picture: finds the way up, reads each line once, and finds its codes.

use crate::PictureError;
use crate::codes::{self, Code};
use crate::networks::{Letter, Networks};
use crate::quad::Quad;
use crate::raster::Raster;
use vendor_text::sorted;

/// How many lines are read both ways to find the way up.
const VOTERS: usize = 4;
/// How many letters of each line count in that vote.
const VOTES_EACH: usize = 12;
/// Lines that are less sure than this on the whole are patterns that only look like text.
const LEAST_SURE: f32 = 0.5;

/// A line of text as it was seen.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenLine {
    /// Its place, of which the first corner is where its text begins.
    pub place: Quad,
    /// Its letters.
    pub letters: Vec<Letter>,
    /// How many quarter turns of the picture make it stand upright.
    pub quarters: usize,
}

impl SeenLine {
    /// Its text.
    #[must_use]
    pub fn text(&self) -> String {
        self.letters.iter().map(|letter| letter.sign).collect()
    }

    /// How sure it is on the whole.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a mean")]
    pub fn sure(&self) -> f32 {
        let sum: f32 = self.letters.iter().map(|letter| letter.sure).sum();
        sum / self.letters.len().max(1) as f32
    }
}

/// What a picture shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Seen {
    /// Its lines of text.
    pub lines: Vec<SeenLine>,
    /// What its codes hold.
    pub codes: Vec<Code>,
    /// Places that look like text and could not be read.
    pub lost: Vec<Quad>,
    /// Its width and height in points.
    pub size: (usize, usize),
}

/// The networks that look at pictures, prepared once.
pub struct Eyes {
    networks: Networks,
}

impl Eyes {
    /// Prepares the networks.
    ///
    /// # Errors
    /// When the bytes are not such networks.
    pub fn new(detector: &[u8], recogniser: &[u8]) -> Result<Self, PictureError> {
        Ok(Self { networks: Networks::new(detector, recogniser)? })
    }

    /// Looks at a picture. `alive` is called between steps of the work, each a fraction of a second long.
    ///
    /// # Errors
    /// When a network fails.
    pub fn look(&self, picture: &Raster, alive: &mut dyn FnMut()) -> Result<Seen, PictureError> {
        alive();
        let places = self.networks.find(picture)?;
        alive();
        let codes = codes::find(picture, alive);
        let mut seen = Seen { codes, size: (picture.wide(), picture.tall()), ..Seen::default() };
        for upright in [false, true] {
            let mut same: Vec<Quad> = places.iter().copied().filter(|place| place.is_upright() == upright).collect();
            sorted::by(&mut same, |a, b| longer(b).total_cmp(&longer(a)));
            self.read_all(picture, &same, if upright { 3 } else { 0 }, &mut seen, alive)?;
        }
        sorted::by(&mut seen.lines, |a, b| {
            let (a, b) = (a.place.bounds(), b.place.bounds());
            a.1.total_cmp(&b.1).then(a.0.total_cmp(&b.0))
        });
        Ok(seen)
    }

    /// Reads places that all lie along or across the picture; `quarters` says how far they are turned, give or take
    /// half a turn.
    fn read_all(
        &self,
        picture: &Raster,
        places: &[Quad],
        quarters: usize,
        seen: &mut Seen,
        alive: &mut dyn FnMut(),
    ) -> Result<(), PictureError> {
        let (mut this, mut other) = (0.0, 0.0);
        let mut read = Vec::new();
        for place in places.iter().take(VOTERS) {
            let ways = [self.line(picture, place, quarters)?, self.line(picture, place, quarters + 2)?];
            alive();
            let [votes_for_this, votes_for_other] = ways.each_ref().map(votes);
            (this, other) = (this + votes_for_this, other + votes_for_other);
            read.push(ways);
        }
        let is_other = other > this;
        let quarters = if is_other { (quarters + 2) % 4 } else { quarters };
        let mut lines: Vec<SeenLine> =
            read.into_iter().map(|[this, other]| if is_other { other } else { this }).collect();
        for place in places.iter().skip(VOTERS) {
            lines.push(self.line(picture, place, quarters)?);
            alive();
        }
        for line in lines {
            if line.letters.iter().all(|letter| letter.sign.is_whitespace()) {
                continue;
            }
            if line.sure() < LEAST_SURE {
                seen.lost.push(line.place);
            } else {
                seen.lines.push(line);
            }
        }
        Ok(())
    }

    fn line(&self, picture: &Raster, place: &Quad, quarters: usize) -> Result<SeenLine, PictureError> {
        let place = place.turned(quarters);
        let letters = self.networks.read(picture, &place)?;
        Ok(SeenLine { place, letters, quarters: quarters % 4 })
    }
}

fn longer(place: &Quad) -> f32 {
    place.length().max(place.height())
}

#[allow(clippy::cast_precision_loss, reason = "a dozen at most")]
fn votes(line: &SeenLine) -> f32 {
    line.sure() * line.letters.len().min(VOTES_EACH) as f32
}
