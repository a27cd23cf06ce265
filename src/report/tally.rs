//! The ways in which measures bear on the lines of a run, each told once and numbered: a record refers to them.

use super::record::LineRecord;
use crate::judge::outcome::Bearing;
use crate::list::Index;
use crate::list::schema::{Measure, Source};

/// The ways, in the order in which they are first met.
#[derive(Debug, Default)]
pub struct Tally {
    ways: Vec<Way>,
}

/// A way in which a measure bears, and on how many lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The bearing, with the makers of all those lines.
    pub bearing: Bearing,
    /// Lines on which it bears.
    pub lines: usize,
}

impl Tally {
    /// Counts the bearings of a line.
    pub fn add(&mut self, record: &LineRecord) {
        for bearing in &record.measures {
            match self.ways.iter_mut().find(|known| known.is(bearing)) {
                Some(known) => {
                    known.lines += 1;
                    let Way { bearing: Bearing { makers, .. }, .. } = known;
                    makers.extend(bearing.makers.iter().filter(|id| !makers.contains(id)).cloned().collect::<Vec<_>>());
                }
                None => self.ways.push(Way { bearing: bearing.clone(), lines: 1 }),
            }
        }
    }

    /// The ways, the first of which is number 1.
    #[must_use]
    pub fn ways(&self) -> &[Way] {
        &self.ways
    }

    /// The numbers of the ways in which measures bear on a line, of those that are wanted; in order.
    #[must_use]
    pub fn numbers(&self, record: &LineRecord, wanted: impl Fn(&Bearing) -> bool) -> Vec<usize> {
        let wanted = record.measures.iter().filter(|bearing| wanted(bearing));
        let number = |bearing: &Bearing| self.ways.iter().position(|way| way.is(bearing));
        let mut numbers: Vec<usize> = wanted.filter_map(number).map(|at| at + 1).collect();
        numbers.sort_unstable();
        numbers
    }

    /// The sources of the measures, in the list's order.
    pub fn sources<'a>(&'a self, index: &'a Index) -> impl Iterator<Item = &'a Source> + 'a {
        index
            .list()
            .sources
            .iter()
            .filter(|source| self.measures(index).any(|measure| measure.sources.contains(&source.id)))
    }

    fn measures<'a>(&'a self, index: &'a Index) -> impl Iterator<Item = &'a Measure> + 'a {
        self.ways.iter().filter_map(|way| index.measure(&way.bearing.id))
    }
}

/// The name of a listed or other maker.
#[must_use]
pub fn maker_name<'a>(index: &'a Index, id: &'a str) -> &'a str {
    let makers = &index.list().makers;
    makers.iter().find(|maker| maker.id == id).map_or(id, |maker| &maker.name)
}

impl Way {
    /// Whether a bearing is this way, whichever makers it touches.
    #[must_use]
    pub fn is(&self, bearing: &Bearing) -> bool {
        let Bearing { id, title, makers: _, bears, counts, compels, inferred, effect, cite } = &self.bearing;
        *id == bearing.id
            && (bears, counts, compels, inferred)
                == (&bearing.bears, &bearing.counts, &bearing.compels, &bearing.inferred)
            && (title, effect, cite) == (&bearing.title, &bearing.effect, &bearing.cite)
    }

    /// The names of the makers that the measure touches in this way.
    #[must_use]
    pub fn makers(&self, index: &Index) -> String {
        self.bearing.makers.iter().map(|id| maker_name(index, id)).collect::<Vec<_>>().join(", ")
    }
}
