//! Ties to measures, ownership and histories as bars over years.
//!
//! A view draws what is here and does no arithmetic with dates. What is not known stays unknown: a start without a date
//! has no place in the picture, and a date of which only the year is known covers the whole year.

use crate::judge::rules;
use std::cmp::Reverse;
use vendor_list::schema::{Basis, Brand, Company, Edge, EdgeKind, Maker, Measure, Owner, Scope, Status};
use vendor_text::Date;
use vendor_text::dates::PartialDate;
use vendor_text::sorted;

/// A date as exactly as it is known, in years: `2022-07` is between 2022.50 and 2022.58.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment {
    /// The earliest point that the date can mean.
    pub first: f64,
    /// The latest point that it can mean; the same as `first` for a day.
    pub last: f64,
}

impl Moment {
    /// The place of a date.
    #[must_use]
    pub fn of(date: &PartialDate) -> Option<Self> {
        let first = date.earliest()?;
        let next = match date.as_str().len() {
            // The end is the first of the next year or of the next month: 32 days after the first of a month are always
            // in the next.
            4 => Some(years(first).floor() + 1.0),
            7 => Date::from_days(first.days() + 31)
                .and_then(|later| later.to_string().get(..7)?.parse::<PartialDate>().ok()?.earliest())
                .map(years),
            _ => None,
        };
        Some(Self { first: years(first), last: next.unwrap_or_else(|| years(first)) })
    }
}

/// How a bar ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ending {
    /// On a date.
    On(Moment),
    /// Not yet, as far as the list knows.
    Runs,
    /// It has ended, and the list does not know when.
    Unknown,
    /// It was an event without a duration.
    Once,
}

/// One row of a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Where it starts; nothing when that is not known.
    pub from: Option<Moment>,
    /// How it ends.
    pub ending: Ending,
}

/// How much a row weighs, which a picture shows as solid, hollow or dashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It counts towards verdicts.
    Counts,
    /// It does not.
    DoesNotCount,
    /// The tie has no source of its own.
    Inferred,
}

/// A maker's tie to a measure, with its bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Tie<'a> {
    /// The tie.
    pub edge: &'a Edge,
    /// The measure.
    pub measure: &'a Measure,
    /// From when to when.
    pub bar: Bar,
    /// How much it weighs on the day.
    pub weight: Weight,
}

impl Tie<'_> {
    /// From when to when, in words. A tie without dates of its own lasts as long as its measure, and says so.
    #[must_use]
    pub fn when(&self) -> String {
        let since = self.bar.from.map(|_| self.edge.since.as_ref().unwrap_or(&self.measure.since));
        let until = earlier(self.edge.until.as_ref(), self.measure.until.as_ref());
        match (self.bar.ending, since) {
            (Ending::Once, Some(since)) => since.in_words(),
            _ => period(since, until),
        }
    }

    /// Whether the tie has no date of its own and takes its measure's. A tie that is only mentioned needs no date.
    #[must_use]
    pub fn has_the_measures_date(&self) -> bool {
        self.edge.how != EdgeKind::Noted && self.edge.since.is_none() && self.bar.from.is_some()
    }
}

/// A maker's ties: those under UK measures first, then those that count, then the older ones.
pub fn ties<'a>(maker: &'a Maker, measures: &'a [Measure], day: Date) -> Vec<Tie<'a>> {
    let mut ties: Vec<Tie<'a>> = maker
        .edges
        .iter()
        .filter_map(|edge| {
            let measure = measures.iter().find(|measure| measure.id == edge.measure)?;
            Some(tie(edge, measure, day))
        })
        .collect();
    sorted::by_key(&mut ties, |tie| {
        let since = tie.edge.since.as_ref().unwrap_or(&tie.measure.since);
        (Reverse(tie.measure.jurisdiction.is_uk()), tie.weight != Weight::Counts, tie.weight, since.clone())
    });
    ties
}

/// One tie as it is on a day.
#[must_use]
pub fn tie<'a>(edge: &'a Edge, measure: &'a Measure, day: Date) -> Tie<'a> {
    let own = edge.until.as_ref();
    // A tie that had ended when its measure began did not start with that measure.
    let older = edge.since.is_none() && own.is_some_and(|until| *until <= measure.since);
    let from = edge.since.as_ref().unwrap_or(&measure.since);
    let until = earlier(own, measure.until.as_ref());
    let counts = rules::counts_on(measure, day) && rules::edge_holds(edge, day) && edge.how != EdgeKind::Noted;
    Tie {
        edge,
        measure,
        bar: Bar { from: if older { None } else { Moment::of(from) }, ending: ending(until, measure.status) },
        weight: match (edge.basis, counts) {
            (Basis::Inferred, _) => Weight::Inferred,
            (Basis::Sourced, true) => Weight::Counts,
            (Basis::Sourced, false) => Weight::DoesNotCount,
        },
    }
}

/// The bar of a measure itself.
#[must_use]
pub fn measure(measure: &Measure) -> Bar {
    Bar { from: Moment::of(&measure.since), ending: ending(measure.until.as_ref(), measure.status) }
}

fn earlier<'a>(one: Option<&'a PartialDate>, other: Option<&'a PartialDate>) -> Option<&'a PartialDate> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

fn ending(until: Option<&PartialDate>, status: Status) -> Ending {
    match (until.and_then(Moment::of), status) {
        (Some(until), _) => Ending::On(until),
        (None, Status::InForce | Status::Guidance | Status::Proposed | Status::Paused | Status::Investigation) => {
            Ending::Runs
        }
        (None, Status::Superseded | Status::Withdrawn) => Ending::Unknown,
        (None, Status::Completed | Status::Report | Status::Context) => Ending::Once,
    }
}

/// An entry of a measure's history.
#[derive(Debug, Clone, PartialEq)]
pub struct Event<'a> {
    /// When; nothing where the entry does not open with a date.
    pub date: Option<PartialDate>,
    /// What happened.
    pub text: &'a str,
    /// Its bar, where it has a date.
    pub bar: Option<Bar>,
}

/// A measure's history. Entries are written `2022-11-24: statement`.
#[must_use]
pub fn history(measure: &Measure) -> Vec<Event<'_>> {
    let read = |entry: &'_ str| entry.split_once(": ").and_then(|(date, _)| date.parse::<PartialDate>().ok());
    let event = |entry| {
        let date: Option<PartialDate> = read(entry);
        let text = if date.is_some() { entry.split_once(": ").map_or(entry, |(_, text)| text) } else { entry };
        let bar = date.as_ref().and_then(Moment::of).map(|at| Bar { from: Some(at), ending: Ending::Once });
        Event { date, text, bar }
    };
    measure.history.iter().map(|entry| event(entry.as_str())).collect()
}

/// What was owned, or by whom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Held<'a> {
    /// An owner of the maker.
    Owner(&'a Owner),
    /// A company of the maker.
    Company(&'a Company),
    /// A brand of the maker, or one that it made kit for.
    Brand(&'a Brand),
}

impl<'a> Held<'a> {
    /// From when, if that is known.
    #[must_use]
    pub fn since(&self) -> Option<&'a PartialDate> {
        match self {
            Self::Owner(owner) => owner.since.as_ref(),
            Self::Company(company) => company.since.as_ref(),
            Self::Brand(brand) => brand.since.as_ref(),
        }
    }

    /// Until when, if it has ended.
    #[must_use]
    pub fn until(&self) -> Option<&'a PartialDate> {
        match self {
            Self::Owner(owner) => owner.until.as_ref(),
            Self::Company(company) => company.until.as_ref(),
            Self::Brand(brand) => brand.until.as_ref(),
        }
    }

    /// Its bar.
    #[must_use]
    pub fn bar(&self) -> Bar {
        let over = matches!(self, Self::Brand(brand) if brand.scope == Scope::Former);
        Bar {
            from: self.since().and_then(Moment::of),
            ending: match self.until().and_then(Moment::of) {
                Some(until) => Ending::On(until),
                None if over => Ending::Unknown,
                None => Ending::Runs,
            },
        }
    }
}

/// Owners of a maker, and the companies and brands that came or went on a date.
#[must_use]
pub fn ownership(maker: &Maker) -> Vec<Held<'_>> {
    let dated = |held: &Held<'_>| held.since().is_some() || held.until().is_some();
    let owners = maker.owners.iter().map(Held::Owner);
    let companies = maker.companies.iter().map(Held::Company).filter(dated);
    let brands = maker.brands.iter().map(Held::Brand).filter(dated);
    owners.chain(companies).chain(brands).collect()
}

/// Two dates in words; a date that is not known is said to be unknown.
#[must_use]
pub fn period(since: Option<&PartialDate>, until: Option<&PartialDate>) -> String {
    match (since.map(PartialDate::in_words), until.map(PartialDate::in_words)) {
        (Some(since), Some(until)) if since == until => since,
        (Some(since), Some(until)) => format!("{since} to {until}"),
        (Some(since), None) => format!("since {since}"),
        (None, Some(until)) => format!("until {until}; start not known"),
        (None, None) => "dates not known".to_owned(),
    }
}

/// Two dates in words, where at least one is known.
#[must_use]
pub fn known_period(since: Option<&PartialDate>, until: Option<&PartialDate>) -> Option<String> {
    (since.is_some() || until.is_some()).then(|| period(since, until))
}

/// The years that a picture spans.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    first: f64,
    last: f64,
    day: f64,
}

/// A part of a drawn bar; every number is a percentage of the picture's width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum BarPart {
    /// It lasted from here to there.
    Body(f64, f64),
    /// It began or ended somewhere in here.
    Doubt(f64, f64),
    /// It is not known whether it lasted here.
    Unknown(f64, f64),
    /// It is not over.
    Open(f64),
    /// It ended here.
    End(f64),
    /// It happened here.
    Mark(f64),
}

impl Scale {
    /// The years that cover `day` and every known date of the bars.
    pub fn over<'a>(bars: impl IntoIterator<Item = &'a Bar>, day: Date) -> Self {
        let day = years(day);
        let (mut first, mut last, mut doubt) = (day, day, false);
        for bar in bars {
            let end = if let Ending::On(end) = bar.ending { Some(end) } else { None };
            doubt |= bar.from.is_none() || bar.ending == Ending::Unknown;
            for moment in [bar.from, end].into_iter().flatten() {
                first = first.min(moment.first);
                last = last.max(moment.last);
            }
        }
        // Leaves room to show that the start is unknown.
        let first = if doubt { first.floor() - 1.0 } else { first.floor() };
        let last = last.ceil();
        Self { first: first.min(last - 2.0), last, day }
    }

    /// The place of the day.
    #[must_use]
    pub fn day(&self) -> f64 {
        self.percent(self.day)
    }

    /// The years to be named under the picture, with their places; seven at most, so that they fit on a phone.
    #[must_use]
    pub fn ticks(&self) -> Vec<(String, f64)> {
        let step = [1.0, 2.0, 5.0, 10.0, 20.0].into_iter().find(|step| (self.last - self.first) / step <= 6.0);
        let step = step.unwrap_or(50.0);
        let mut year = (self.first / step).ceil() * step;
        let mut ticks = Vec::new();
        while year <= self.last {
            ticks.push((format!("{year:.0}"), self.percent(year)));
            year += step;
        }
        ticks
    }

    /// The parts of a bar.
    #[must_use]
    pub fn parts(&self, bar: &Bar) -> Vec<BarPart> {
        let mut parts = Vec::new();
        if let (Some(at), Ending::Once) = (bar.from, bar.ending) {
            self.doubt(&mut parts, at);
            parts.push(BarPart::Mark(self.percent(f64::midpoint(at.first, at.last))));
            return parts;
        }
        let (stop, closing) = match bar.ending {
            Ending::On(end) => (end.first, Some(end)),
            Ending::Runs => (self.last, None),
            Ending::Unknown | Ending::Once => (bar.from.map_or(self.last, |from| from.last), None),
        };
        match bar.from {
            Some(from) => {
                self.doubt(&mut parts, from);
                if stop > from.last {
                    parts.push(BarPart::Body(self.percent(from.last), self.percent(stop)));
                }
            }
            None => parts.push(BarPart::Unknown(0.0, self.percent(stop))),
        }
        match (bar.ending, closing) {
            (Ending::On(_), Some(end)) => {
                self.doubt(&mut parts, end);
                parts.push(BarPart::End(self.percent(end.last)));
            }
            (Ending::Runs, _) => parts.push(BarPart::Open(100.0)),
            (Ending::Unknown, _) if bar.from.is_some() => parts.push(BarPart::Unknown(self.percent(stop), 100.0)),
            _ => {}
        }
        parts
    }

    fn doubt(&self, parts: &mut Vec<BarPart>, at: Moment) {
        if at.last > at.first {
            parts.push(BarPart::Doubt(self.percent(at.first), self.percent(at.last)));
        }
    }

    fn percent(&self, year: f64) -> f64 {
        ((year - self.first) / (self.last - self.first) * 100.0).clamp(0.0, 100.0)
    }
}

/// A day as a number of years.
fn years(day: Date) -> f64 {
    let text = day.to_string();
    let year: u16 = text.get(..4).and_then(|year| year.parse().ok()).unwrap_or(0);
    let first = |year| Date::new(year, 1, 1).map_or(0, Date::days);
    let (start, next) = (first(year), first(year.saturating_add(1)));
    let share = |days: i64| f64::from(i32::try_from(days).unwrap_or(0));
    f64::from(year) + share(day.days() - start) / share(next - start).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    fn day() -> Date {
        "2026-11-23".parse().unwrap()
    }

    fn some_measure(since: &str, until: Option<&str>, status: &str) -> Measure {
        let until = until.map(|until| format!(r#","until":"{until}""#)).unwrap_or_default();
        serde_json::from_str(&format!(
            r#"{{"id":"m","title":"M","issued_by":"I","jurisdiction":"us","since":"{since}"{until},"status":"{status}",
            "binds":"b","says":"s","counts":true,"counts_why":"w","reach":"named","shown":"with-maker",
            "confidence":"seen-primary","sources":[],"history":["2022-03: begun","later: more"],"rule":[]}}"#
        ))
        .unwrap()
    }

    fn some_edge(dates: &str, basis: &str) -> Edge {
        let text = format!(r#"{{"measure":"m","how":"named","basis":"{basis}","confidence":"seen-primary"{dates}}}"#);
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn a_date_is_as_wide_as_it_is_unknown() {
        assert_eq!(Moment::of(&date("2022")), Some(Moment { first: 2022.0, last: 2023.0 }));
        let december = Moment::of(&date("2022-12")).unwrap();
        assert!((december.first - (2022.0 + 334.0 / 365.0)).abs() < 1e-9);
        assert!((december.last - 2023.0).abs() < 1e-9);
        let eve = Moment::of(&date("2024-12-31")).unwrap();
        assert!((eve.first - (2024.0 + 365.0 / 366.0)).abs() < 1e-9);
        assert_eq!(eve.first.to_bits(), eve.last.to_bits());
    }

    #[test]
    fn ties_weigh_and_end_as_the_list_says() {
        let counting = some_measure("2020-01-01", None, "in-force");
        let over = some_measure("2020-01-01", Some("2021-01-01"), "superseded");
        let event = some_measure("2023", None, "completed");
        let cases = [
            (&counting, some_edge("", "sourced"), Weight::Counts, Ending::Runs),
            (&counting, some_edge("", "inferred"), Weight::Inferred, Ending::Runs),
            (&counting, some_edge(r#","until":"2022""#, "sourced"), Weight::DoesNotCount, on("2022")),
            (&over, some_edge("", "sourced"), Weight::DoesNotCount, on("2021-01-01")),
            (&event, some_edge("", "sourced"), Weight::Counts, Ending::Once),
        ];
        for (measure, edge, weight, ending) in cases {
            let tie = tie(&edge, measure, day());
            assert_eq!((tie.weight, tie.bar.ending), (weight, ending), "{measure:?} {edge:?}");
        }
    }

    fn on(text: &str) -> Ending {
        Ending::On(Moment::of(&date(text)).unwrap())
    }

    #[test]
    fn a_tie_that_ended_with_its_measures_beginning_has_no_known_start() {
        let measure = some_measure("2025-01-07", None, "in-force");
        let edge = some_edge(r#","until":"2025-01-07""#, "sourced");
        let bar = tie(&edge, &measure, day()).bar;
        assert_eq!(bar, Bar { from: None, ending: on("2025-01-07") });
    }

    #[test]
    fn unknown_starts_are_drawn_as_unknown() {
        let bar = Bar { from: None, ending: on("2023") };
        let scale = Scale::over([&bar], day());
        assert_eq!(scale.parts(&bar), [BarPart::Unknown(0.0, 20.0), BarPart::Doubt(20.0, 40.0), BarPart::End(40.0)]);
        let bar = Bar { from: None, ending: Ending::Runs };
        assert_eq!(scale.parts(&bar), [BarPart::Unknown(0.0, 100.0), BarPart::Open(100.0)]);
    }

    #[test]
    fn bars_fill_the_scale() {
        let bar = Bar { from: Moment::of(&date("2023-01-01")), ending: Ending::Runs };
        let scale = Scale::over([&bar], day());
        assert_eq!(scale.parts(&bar), [BarPart::Body(0.0, 100.0), BarPart::Open(100.0)]);
        assert_eq!(scale.ticks().len(), 5);
        assert!(scale.day() > 97.0 && scale.day() < 98.0);
        let event = Bar { from: Moment::of(&date("2025")), ending: Ending::Once };
        assert_eq!(scale.parts(&event), [BarPart::Doubt(50.0, 75.0), BarPart::Mark(62.5)]);
    }

    #[test]
    fn a_history_keeps_entries_without_a_date() {
        let measure = some_measure("2022-03", None, "in-force");
        let events = history(&measure);
        let seen: Vec<_> = events.iter().map(|event| (event.date.clone(), event.text, event.bar.is_some())).collect();
        assert_eq!(seen, [(Some(date("2022-03")), "begun", true), (None, "later: more", false)]);
    }

    #[test]
    fn periods_say_what_is_not_known() {
        let (a, b) = (date("2020-05"), date("2021"));
        assert_eq!(period(Some(&a), Some(&b)), "May 2020 to 2021");
        assert_eq!(period(Some(&a), None), "since May 2020");
        assert_eq!(period(None, Some(&b)), "until 2021; start not known");
        assert_eq!(period(None, None), "dates not known");
    }
}
