//! Rulings that lines share: each is made once in a run.

use super::Terms;
use super::outcome::{Ruling, judge, party_of};
use crate::identify::{Certainty, Identified, Said, Subject};
use rustc_hash::FxHashMap;
use std::sync::Arc;
use vendor_list::context::{Equipment, Purpose};
use vendor_list::index::{Index, MakerIndex};
use vendor_text::Line;
use vendor_text::{LineKind, Party};

/// A line, what was identified in it, and the ruling on it.
#[derive(Debug, Clone)]
pub struct Judged<'a> {
    /// The line.
    pub line: &'a Line,
    /// What was identified in it.
    pub identified: &'a Identified,
    /// The ruling.
    pub ruling: Arc<Ruling>,
    /// The purpose that it was judged for.
    pub purpose: Purpose,
}

impl<'a> Judged<'a> {
    /// Judges an identified line. `rulings` keeps those that were made on the same terms.
    #[must_use]
    pub fn new(
        index: &Index,
        line: &'a Line,
        identified: &'a Identified,
        terms: &Terms<'_>,
        rulings: &mut Rulings,
    ) -> Self {
        Self {
            line,
            identified,
            ruling: rulings.on(index, identified, (line.party, line.kind), terms),
            purpose: terms.context.purpose,
        }
    }
}

/// What a ruling rests on, besides the list and the terms.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Grounds {
    equipment: Option<Equipment>,
    subject: Subject,
    uncompared: bool,
    party: Party,
    /// Whether the user said what part the supplier plays.
    named_as: bool,
    kind: LineKind,
    makers: Vec<(MakerIndex, Certainty, Said)>,
}

/// The most rulings that are kept, so that memory stays small in the longest run. Later ones are made anew each time.
const MOST: usize = 20_000;

/// The rulings of one run on one list and on the same terms, each made once, because a register shows few makers in few
/// ways. Other terms need a new set.
#[derive(Debug, Default)]
pub struct Rulings(FxHashMap<Grounds, Arc<Ruling>>);

impl Rulings {
    /// The ruling on an identified line.
    pub fn on(
        &mut self,
        index: &Index,
        identified: &Identified,
        (party, kind): (Option<Party>, LineKind),
        terms: &Terms<'_>,
    ) -> Arc<Ruling> {
        let findings = identified.findings.iter();
        let grounds = Grounds {
            equipment: identified.equipment,
            subject: identified.subject,
            uncompared: identified.uncompared,
            party: party.unwrap_or_else(|| party_of(identified)),
            named_as: party.is_some(),
            kind,
            makers: findings.map(|finding| (finding.maker, finding.certainty, finding.said)).collect(),
        };
        if let Some(known) = self.0.get(&grounds) {
            return Arc::clone(known);
        }
        let ruling = Arc::new(judge(index, identified, (party, kind), terms));
        if self.0.len() < MOST {
            self.0.insert(grounds, Arc::clone(&ruling));
        }
        ruling
    }
}
