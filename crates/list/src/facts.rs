//! How well the list's facts are supported: how many there are, how many are not verified, and how many of these would
//! count.

use crate::makers::{Basis, EdgeKind};
use crate::schema::{Bears, Confidence, Maker, Measure};

/// How many facts there are, by how they are supported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    /// Measures, and makers' names, brands, companies, owners and ties.
    pub all: usize,
    /// Those from general knowledge, not verified.
    pub unverified: usize,
    /// Measures that count or bind somebody, and sourced ties to measures that count.
    pub counting: usize,
    /// Those of them that are not verified; 0 in a good edition.
    pub counting_unverified: usize,
}

impl Facts {
    /// Counts the facts of a list.
    #[must_use]
    pub fn of<'a>(measures: &[Measure], makers: impl IntoIterator<Item = &'a Maker>) -> Self {
        let mut facts = Self::default();
        for measure in measures {
            facts.add(measure.confidence, counts(measure));
        }
        for maker in makers {
            let names = maker.names.iter().map(|name| name.confidence);
            let brands = maker.brands.iter().map(|brand| brand.confidence);
            let companies = maker.companies.iter().map(|company| company.confidence);
            let owners = maker.owners.iter().map(|owner| owner.confidence);
            names.chain(brands).chain(companies).chain(owners).for_each(|confidence| facts.add(confidence, false));
            for edge in &maker.edges {
                let ties = edge.basis == Basis::Sourced && edge.how != EdgeKind::Noted;
                let counts = measures.iter().any(|measure| measure.id == edge.measure && measure.counts);
                facts.add(edge.confidence, ties && counts);
            }
        }
        facts
    }

    fn add(&mut self, confidence: Confidence, counts: bool) {
        let unverified = confidence == Confidence::BackgroundUnverified;
        self.all += 1;
        self.unverified += usize::from(unverified);
        self.counting += usize::from(counts);
        self.counting_unverified += usize::from(counts && unverified);
    }

    /// The unverified share in tenths of a per cent, rounded up: a share is never shown smaller than it is.
    #[must_use]
    pub fn unverified_per_mille(&self) -> usize {
        (self.unverified * 1000).div_ceil(self.all.max(1))
    }

    /// The shares in words, for people.
    #[must_use]
    pub fn in_words(&self) -> String {
        let share = self.unverified_per_mille();
        format!(
            "{} of {} facts ({}.{} %) are from background and not verified; of the {} that count or bind, {}",
            self.unverified,
            self.all,
            share / 10,
            share % 10,
            self.counting,
            if self.counting_unverified == 0 { "none".to_owned() } else { self.counting_unverified.to_string() },
        )
    }
}

fn counts(measure: &Measure) -> bool {
    measure.counts || measure.rules.iter().any(|rule| rule.bears == Bears::BindsYou)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_never_told_smaller_than_it_is() {
        let facts = Facts { all: 3000, unverified: 1, counting: 2, counting_unverified: 0 };
        assert_eq!(facts.unverified_per_mille(), 1);
        assert!(facts.in_words().contains("1 of 3000 facts (0.1 %)") && facts.in_words().ends_with("bind, none"));
        assert_eq!(Facts::default().unverified_per_mille(), 0);
    }
}
