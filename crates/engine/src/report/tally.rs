//! The ways in which measures bear on the lines of a run, each described once and numbered: a record refers to them.

use super::record::LineRecord;
use crate::judge::outcome::Bearing;
use std::collections::BTreeMap;
use vendor_list::Index;
use vendor_list::schema::{Measure, Source};

/// The ways, in the order in which they are first found.
#[derive(Debug, Default)]
pub struct Tally {
    ways: Vec<Way>,
    /// For each measure's id the places of its ways: a register has many lines, but a measure bears in few ways.
    by_measure: BTreeMap<String, Vec<usize>>,
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
            match self.place(bearing).and_then(|at| self.ways.get_mut(at)) {
                Some(known) => {
                    known.lines += 1;
                    for maker in &bearing.makers {
                        if !known.bearing.makers.contains(maker) {
                            known.bearing.makers.push(maker.clone());
                        }
                    }
                }
                None => {
                    self.by_measure.entry(bearing.id.clone()).or_default().push(self.ways.len());
                    self.ways.push(Way { bearing: bearing.clone(), lines: 1 });
                }
            }
        }
    }

    /// The ways, the first of which is number 1.
    #[must_use]
    pub fn ways(&self) -> &[Way] {
        &self.ways
    }

    /// The number of the way in which a measure bears.
    #[must_use]
    pub fn number(&self, bearing: &Bearing) -> Option<usize> {
        self.place(bearing).map(|at| at + 1)
    }

    fn place(&self, bearing: &Bearing) -> Option<usize> {
        let places = self.by_measure.get(&bearing.id)?;
        places.iter().copied().find(|at| self.ways.get(*at).is_some_and(|way| way.is(bearing)))
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
