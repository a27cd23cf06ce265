//! The list in numbers: what is in it, how sure its facts are, and how old its readings are.

use crate::judge::rules;
use std::collections::BTreeMap;
use vendor_list::facts::Facts;
use vendor_list::schema::{
    Basis, Edge, EdgeKind, Edition, Found, Jurisdiction, Maker, Measure, Scope, Source, SourceKind, Status,
};
use vendor_text::Date;
use vendor_text::sorted;

/// A reading older than this when the list was issued is stale.
const STALE_AFTER_DAYS: i64 = 365;

/// Everything that the statistics page counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Statistics<'a> {
    /// Measures by place, most first.
    pub places: Vec<PlaceCount>,
    /// Measures by status, most first: the status, how many, and how many of them count.
    pub statuses: Vec<(Status, usize, usize)>,
    /// Makers that a measure names, describes or is inferred to reach.
    pub listed: usize,
    /// Other known makers.
    pub controls: usize,
    /// Brands of listed makers, by how much of what is sold under them is the maker's own.
    pub brands: [(Scope, usize); 5],
    /// Model-number grammars of listed makers, and of others.
    pub grammars: (usize, usize),
    /// MAC blocks of listed makers, and of others.
    pub blocks: (usize, usize),
    /// Ties, by the evidence that they rest on.
    pub ties: Ties,
    /// How many facts there are, and how many are not verified.
    pub facts: Facts,
    /// Sources by kind: how many were read whole, in part, and not at all.
    pub kinds: [(SourceKind, [usize; 3]); 4],
    /// The oldest and newest reading of sources that were read at all.
    pub readings: Option<(Date, Date)>,
    /// Every source, the longest unread first.
    pub sources: Vec<Aged<'a>>,
}

/// The measures of one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceCount {
    /// Whose law.
    pub place: Jurisdiction,
    /// How many measures.
    pub all: usize,
    /// How many of them count towards verdicts on the day of issue.
    pub counting: usize,
}

/// How many ties rest on which evidence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ties {
    /// The measure names the maker, by a source.
    pub named: usize,
    /// The maker is in its class, by a source.
    pub class: usize,
    /// Inferred from where the firm is based, or from background.
    pub inferred: usize,
    /// Only mentioned.
    pub noted: usize,
}

/// A source and its age.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aged<'a> {
    /// The source.
    pub source: &'a Source,
    /// Whether it was last read over a year before the list was issued.
    pub stale: bool,
}

impl<'a> Statistics<'a> {
    /// Counts a list.
    #[must_use]
    pub fn of(edition: &Edition, sources: &'a [Source], measures: &[Measure], makers: &[Maker]) -> Self {
        let (listed, controls): (Vec<&Maker>, Vec<&Maker>) = makers.iter().partition(|maker| maker.listed);
        let grammars = |makers: &[&Maker]| makers.iter().map(|maker| maker.grammars.len()).sum();
        let blocks = |makers: &[&Maker]| {
            makers.iter().flat_map(|maker| &maker.prefixes).map(|prefix| prefix.blocks.len()).sum::<usize>()
        };
        let read = || sources.iter().filter(|source| source.found != Found::NotRead).map(|source| source.read);
        let scopes = [Scope::All, Scope::Some, Scope::Former, Scope::Line, Scope::App];
        let kinds = [SourceKind::Primary, SourceKind::Secondary, SourceKind::Dataset, SourceKind::Background];
        Self {
            places: places(measures, edition.issued),
            statuses: statuses(measures, edition.issued),
            listed: listed.len(),
            controls: controls.len(),
            brands: scopes.map(|scope| (scope, listed.iter().map(|maker| brands(maker, scope)).sum())),
            grammars: (grammars(&listed), grammars(&controls)),
            blocks: (blocks(&listed), blocks(&controls)),
            ties: ties(makers.iter().flat_map(|maker| &maker.edges)),
            facts: Facts::of(measures, makers),
            kinds: kinds.map(|kind| {
                (
                    kind,
                    [Found::Whole, Found::Excerpt, Found::NotRead].map(|found| {
                        sources.iter().filter(|source| source.kind == kind && source.found == found).count()
                    }),
                )
            }),
            readings: read().min().zip(read().max()),
            sources: aged(sources, edition.issued),
        }
    }

    /// How many measures there are, and how many count.
    #[must_use]
    pub fn measures(&self) -> (usize, usize) {
        self.places.iter().fold((0, 0), |(all, counting), row| (all + row.all, counting + row.counting))
    }

    /// How many sources are stale.
    #[must_use]
    pub fn stale(&self) -> usize {
        self.sources.iter().filter(|aged| aged.stale).count()
    }
}

fn places(measures: &[Measure], day: Date) -> Vec<PlaceCount> {
    let mut places: Vec<PlaceCount> = Vec::new();
    for measure in measures {
        let counting = usize::from(rules::counts_on(measure, day));
        match places.iter_mut().find(|row| row.place == measure.jurisdiction) {
            Some(row) => {
                row.all += 1;
                row.counting += counting;
            }
            None => places.push(PlaceCount { place: measure.jurisdiction, all: 1, counting }),
        }
    }
    sorted::by_key(&mut places, |row| (std::cmp::Reverse(row.all), row.place.in_words()));
    places
}

fn statuses(measures: &[Measure], day: Date) -> Vec<(Status, usize, usize)> {
    let mut counts: BTreeMap<&str, (Status, usize, usize)> = BTreeMap::new();
    for measure in measures {
        let row = counts.entry(measure.status.in_words()).or_insert((measure.status, 0, 0));
        row.1 += 1;
        row.2 += usize::from(rules::counts_on(measure, day));
    }
    let mut rows: Vec<_> = counts.into_values().collect();
    sorted::by_key(&mut rows, |row| std::cmp::Reverse(row.1));
    rows
}

fn brands(maker: &Maker, scope: Scope) -> usize {
    maker.brands.iter().filter(|brand| brand.scope == scope).count()
}

fn ties<'a>(edges: impl Iterator<Item = &'a Edge>) -> Ties {
    edges.fold(Ties::default(), |mut ties, edge| {
        let count = match (edge.how, edge.basis) {
            (EdgeKind::Noted, _) => &mut ties.noted,
            (_, Basis::Inferred) => &mut ties.inferred,
            (EdgeKind::Named, Basis::Sourced) => &mut ties.named,
            (EdgeKind::Class, Basis::Sourced) => &mut ties.class,
        };
        *count += 1;
        ties
    })
}

fn aged(sources: &[Source], issued: Date) -> Vec<Aged<'_>> {
    let stale = |source: &Source| issued.days() - source.read.days() > STALE_AFTER_DAYS;
    let mut aged: Vec<_> = sources.iter().map(|source| Aged { source, stale: stale(source) }).collect();
    sorted::by(&mut aged, |a, b| (a.source.read, &a.source.title).cmp(&(b.source.read, &b.source.title)));
    aged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(id: &str, kind: &str, read: &str, found: &str) -> Source {
        let text = format!(r#"{{"id":"{id}","title":"{id}","kind":"{kind}","read":"{read}","found":"{found}"}}"#);
        serde_json::from_str(&text).unwrap()
    }

    fn edition() -> Edition {
        let date = |text: &str| text.parse().unwrap();
        Edition {
            list_id: "l".to_owned(),
            epoch: 1,
            version: 1,
            issued: date("2026-11-23"),
            next_due: date("2027-02-23"),
            expires: date("2027-05-23"),
            keyset_version: 1,
            publisher: None,
        }
    }

    #[test]
    fn readings_over_a_year_old_are_stale() {
        let sources = [
            source("new", "primary", "2026-11-01", "whole"),
            source("year", "secondary", "2025-11-23", "excerpt"),
            source("old", "secondary", "2025-11-22", "excerpt"),
            source("unread", "background", "2020-01-01", "not-read"),
        ];
        let counted = Statistics::of(&edition(), &sources, &[], &[]);
        let seen: Vec<_> = counted.sources.iter().map(|aged| (aged.source.id.as_str(), aged.stale)).collect();
        assert_eq!(seen, [("unread", true), ("old", true), ("year", false), ("new", false)]);
        assert_eq!(counted.stale(), 2);
        let readings = counted.readings.map(|(oldest, newest)| (oldest.to_string(), newest.to_string()));
        assert_eq!(readings, Some(("2025-11-22".to_owned(), "2026-11-01".to_owned())));
        assert_eq!(counted.kinds[1], (SourceKind::Secondary, [0, 2, 0]));
    }

    #[test]
    fn ties_brands_and_blocks_are_counted() {
        let maker = |listed: bool| -> Maker {
            serde_json::from_str(&format!(
                r#"{{"id":"m","name":"M","listed":{listed},"category":"cctv","summary":"s",
                "brand":[{{"text":"B","scope":"some","confidence":"seen-primary"}}],
                "edge":[{{"measure":"a","how":"named","basis":"sourced","confidence":"seen-primary"}},
                {{"measure":"a","how":"class","basis":"inferred","confidence":"seen-primary"}},
                {{"measure":"a","how":"noted","basis":"inferred","confidence":"seen-primary"}}],
                "prefix":[{{"registrant":"R","blocks":["000000","000001"]}}]}}"#
            ))
            .unwrap()
        };
        let makers = [maker(true), maker(false)];
        let counted = Statistics::of(&edition(), &[], &[], &makers);
        assert_eq!(counted.ties, Ties { named: 2, class: 0, inferred: 2, noted: 2 });
        assert_eq!(counted.brands[1], (Scope::Some, 1));
        assert_eq!(counted.facts, Facts { all: 8, unverified: 0, counting: 0, counting_unverified: 0 });
        assert_eq!((counted.listed, counted.controls, counted.blocks), (1, 1, (2, 2)));
    }
}
