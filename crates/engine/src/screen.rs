//! The pipeline, step by step: it takes lines and gives judged records, the same in the command, the worker and the
//! tests. A caller with a time budget can stop between steps.

use crate::estate::assets::AsKept;
use crate::estate::work::{AssetMark, SiteMark, key};
use crate::estate::{Assets, Work, names};
use crate::identify::{Identified, Outline, corrections, outline};
use crate::judge::context::Site;
use crate::judge::{Context, Judged, Rulings, Terms};
use crate::report::record::{Input, LineRecord, ListStamp, Summary};
use std::collections::BTreeMap;
use vendor_list::Index;
use vendor_names::own_lists::OwnList;
use vendor_standing::Memory;
use vendor_text::sorted;
use vendor_text::{Correction, Line, Place, Unread};

/// A run over lines.
#[derive(Debug)]
pub struct Screening {
    lines: Vec<Line>,
    identified: Vec<Identified>,
    /// For lines that a person corrected, what was identified in them before the correction; by their places.
    as_read: BTreeMap<usize, Identified>,
    outline: Outline,
    each_alone: bool,
    unread: Vec<Unread>,
    inputs: Vec<Input>,
}

impl Screening {
    /// Starts a run.
    #[must_use]
    pub fn new(lines: Vec<Line>, unread: Vec<Unread>) -> Self {
        Self {
            identified: Vec::with_capacity(lines.len()),
            lines,
            as_read: BTreeMap::new(),
            outline: Outline::default(),
            each_alone: false,
            unread,
            inputs: Vec::new(),
        }
    }

    /// Has each line identified by itself, without the headings above it.
    #[must_use]
    pub fn each_alone(self) -> Self {
        Self { each_alone: true, ..self }
    }

    /// Adds lines that were read later, and what was not read with them.
    pub fn extend(&mut self, lines: Vec<Line>, unread: Vec<Unread>) {
        self.lines.extend(lines);
        self.unread.extend(unread);
    }

    /// Notes a file that was given.
    pub fn add_input(&mut self, input: Input) {
        self.inputs.push(input);
    }

    /// The same lines with other parties to the offer, which come first.
    #[must_use]
    pub fn with_parties(self, parties: Vec<Line>) -> Self {
        let lines = self.lines.into_iter().filter(|line| line.party.is_none());
        Self { inputs: self.inputs, ..Self::new(parties.into_iter().chain(lines).collect(), self.unread) }
    }

    /// The same lines, but the one at `place` with the text `read` becomes what the user says that the picture shows.
    #[must_use]
    pub fn with_confirmed(self, place: &Place, read: &str, text: &str) -> Self {
        let mut lines = self.lines;
        if let Some(line) = lines.iter_mut().find(|line| line.place == *place && line.text == read) {
            line.confirm(text);
        }
        Self { inputs: self.inputs, ..Self::new(lines, self.unread) }
    }

    /// Identifies up to `most` further lines and says whether there are more to come.
    pub fn step(&mut self, index: &Index, most: usize) -> bool {
        let done = self.identified.len();
        for (at, line) in self.lines.iter().enumerate().skip(done).take(most) {
            let identified = if self.each_alone {
                outline::identify_alone(index, line, None, &mut Memory::default())
            } else {
                self.outline.identify(index, line)
            };
            if line.corrections.is_empty() {
                self.identified.push(identified);
            } else {
                self.identified.push(corrections::applied(index, &line.corrections, &identified));
                self.as_read.insert(at, identified);
            }
        }
        self.identified.len() < self.lines.len()
    }

    /// Keeps what a person says of the line at a place, for it and every other line that says the same in the same part of
    /// its file, or with `None` takes back what was said about a maker.
    pub fn correct(&mut self, index: &Index, at: usize, maker: &str, correction: Option<&Correction>) {
        let Some(it) = self.lines.get(at).cloned() else { return };
        for (at, line) in self.lines.iter_mut().enumerate().filter(|(_, line)| line.says_the_same(&it)) {
            match correction {
                Some(correction) => line.correct(correction.clone()),
                None => line.corrections.retain(|earlier| earlier.maker != maker),
            }
            if let Some(identified) = self.identified.get_mut(at) {
                let as_read = self.as_read.entry(at).or_insert_with(|| identified.clone());
                *identified = corrections::applied(index, &line.corrections, as_read);
            }
        }
    }

    /// Gives lines that nobody corrected what `corrections` says of them, whether or not they are identified yet.
    pub fn take_corrections(&mut self, index: &Index, corrections: impl Fn(&Line) -> Vec<Correction>) {
        for (at, line) in self.lines.iter_mut().enumerate().filter(|(_, line)| line.corrections.is_empty()) {
            line.corrections = corrections(line);
            if let Some(identified) = self.identified.get_mut(at).filter(|_| !line.corrections.is_empty()) {
                let as_read = self.as_read.entry(at).or_insert_with(|| identified.clone());
                *identified = corrections::applied(index, &line.corrections, as_read);
            }
        }
    }

    /// The same lines, to be identified again: with another list.
    pub fn begin_anew(&mut self) {
        self.identified.clear();
        self.as_read.clear();
        self.outline = Outline::default();
    }

    /// A line by its place, and what was identified in it, once it was.
    #[must_use]
    pub fn line(&self, at: usize) -> Option<(&Line, Option<&Identified>)> {
        Some((self.lines.get(at)?, self.identified.get(at)))
    }

    /// How many lines there are, and how many of them are identified.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.identified.len(), self.lines.len())
    }

    /// Judges the identified lines from `from` on, at most `most` of them. `rulings` keeps those that were made on
    /// the same terms.
    pub fn judged<'a>(
        &'a self,
        index: &'a Index,
        terms: Terms<'a>,
        rulings: &'a mut Rulings,
        from: usize,
        most: usize,
    ) -> impl Iterator<Item = Judged<'a>> {
        let lines = self.lines.iter().zip(&self.identified).skip(from).take(most);
        lines.map(move |(line, identified)| Judged::new(index, line, identified, &terms, rulings))
    }

    /// The records of the identified lines from `from` on, at most `most` of them.
    pub fn records<'a>(
        &'a self,
        index: &'a Index,
        terms: Terms<'a>,
        own_lists: &'a [OwnList],
        from: usize,
        most: usize,
    ) -> impl Iterator<Item = LineRecord> + 'a {
        let mut rulings = Rulings::default();
        let lines = self.lines.iter().zip(&self.identified).skip(from).take(most);
        lines.map(move |(line, identified)| {
            let judged = Judged::new(index, line, identified, &terms, &mut rulings);
            LineRecord::new(index, &judged, &terms, own_lists)
        })
    }

    /// The assets among the identified lines. A line on a site that the user marked as sensitive is judged as one
    /// on a sensitive site, whatever the context says of the others.
    #[must_use]
    pub fn assets(&self, index: &Index, terms: Terms<'_>, work: &Work) -> Assets {
        let mut assets = Assets::default();
        self.add_assets(&mut assets, 0, index, terms, work);
        assets
    }

    /// Adds the assets among the identified lines to others. `from` is the number of lines before these.
    pub fn add_assets(&self, assets: &mut Assets, from: usize, index: &Index, terms: Terms<'_>, work: &Work) {
        let kept = AsKept::of(work);
        let sensitive = work.sites.iter().filter(|(_, mark)| mark.sensitive.is_some());
        let sensitive = sorted::set(sensitive.map(|(name, _)| names::key(name)));
        let on_sensitive = Context { site: Site::Sensitive, ..*terms.context };
        let says = |mark: &&AssetMark| mark.corrected.is_some() || !mark.found.is_empty();
        let marks = sorted::map(work.assets.iter().filter(|(_, mark)| says(mark)));
        let (mut ordinary, mut on_those) = (Rulings::default(), Rulings::default());
        for (at, (line, identified)) in self.lines.iter().zip(&self.identified).enumerate() {
            let mark = if marks.is_empty() { None } else { marks.get(&key(&line.place)) };
            let marked = mark.map(|mark| self.as_marked(index, at, line, identified, mark));
            let (line, identified) =
                marked.as_ref().map_or((line, identified), |(line, identified)| (line, identified));
            let is_sensitive =
                !sensitive.is_empty() && kept.site_name(line).is_some_and(|name| sensitive.contains(&names::key(name)));
            let judged = if is_sensitive {
                let terms = Terms { context: &on_sensitive, ..terms };
                Judged::new(index, line, identified, &terms, &mut on_those)
            } else {
                Judged::new(index, line, identified, &terms, &mut ordinary)
            };
            assets.add(index, from + at, &judged, &kept);
        }
    }

    /// A line as the owner's mark describes it: what a visit found replaces what the register says, and a person's
    /// correction replaces both.
    fn as_marked(
        &self,
        index: &Index,
        at: usize,
        line: &Line,
        identified: &Identified,
        mark: &AssetMark,
    ) -> (Line, Identified) {
        let as_read = self.as_read.get(&at).unwrap_or(identified);
        let (mut line, mut identified) = match mark.found.last() {
            Some(found) => {
                let (mut line, identified) = found.on_line(index, line, as_read);
                line.corrections.clear();
                (line, identified)
            }
            None => (line.clone(), as_read.clone()),
        };
        if let Some(corrected) = &mark.corrected {
            line.corrections.clone_from(corrected);
        }
        if !line.corrections.is_empty() {
            identified = corrections::applied(index, &line.corrections, &identified);
        }
        (line, identified)
    }

    /// The record of a line as it counts in an estate, with what the user's work says of it.
    #[must_use]
    pub fn record_in_estate(&self, index: &Index, terms: Terms<'_>, work: &Work, at: usize) -> Option<LineRecord> {
        let (line, identified) = (self.lines.get(at)?, self.identified.get(at)?);
        let mark = work.assets.get(&key(&line.place));
        let marked = mark.map(|mark| self.as_marked(index, at, line, identified, mark));
        let (line, identified) = marked.as_ref().map_or((line, identified), |(line, identified)| (line, identified));
        let is_sensitive = AsKept::of(work).site_name(line).is_some_and(|name| {
            let is_it =
                |(known, mark): (&String, &SiteMark)| mark.sensitive.is_some() && names::key(known) == names::key(name);
            work.sites.iter().any(is_it)
        });
        let on_sensitive = Context { site: Site::Sensitive, ..*terms.context };
        let terms = if is_sensitive { Terms { context: &on_sensitive, ..terms } } else { terms };
        let judged = Judged::new(index, line, identified, &terms, &mut Rulings::default());
        Some(LineRecord::new(index, &judged, &terms, &[]))
    }

    /// The identified lines that `fits` lets through, as a run of their own, together with what was not read.
    #[must_use]
    pub fn part(&self, fits: impl Fn(&Line) -> bool) -> Self {
        let those = self.lines.iter().zip(&self.identified).enumerate().filter(|(_, (line, _))| fits(line));
        let mut part = Self { inputs: self.inputs.clone(), ..Self::new(Vec::new(), self.unread.clone()) };
        for (at, (line, identified)) in those {
            if let Some(as_read) = self.as_read.get(&at) {
                part.as_read.insert(part.lines.len(), as_read.clone());
            }
            part.lines.push(line.clone());
            part.identified.push(identified.clone());
        }
        part
    }

    /// Renames the file of each line, and of what was not read, to the name that `called` gives.
    pub fn call_files(&mut self, called: impl Fn(Option<&str>) -> Option<String>) {
        for file in self.lines.iter_mut().map(|line| &mut line.place.file) {
            *file = called(file.as_deref());
        }
        for file in self.unread.iter_mut().map(|unread| &mut unread.file).filter(|file| file.is_some()) {
            *file = called(file.as_deref());
        }
    }

    /// All lines, in the order in which they were read.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The files that were given.
    #[must_use]
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// What was not read.
    #[must_use]
    pub fn unread(&self) -> &[Unread] {
        &self.unread
    }

    /// An account with what was not read already in it.
    #[must_use]
    pub fn summary(&self, stamp: ListStamp, terms: &Terms<'_>, own_lists: &[OwnList]) -> Summary {
        let mut summary = Summary::new(stamp, terms, own_lists);
        summary.inputs = self.inputs.clone();
        summary.incomplete = self.unread.clone();
        summary
    }
}

/// Looks up all of some lines and counts them, for example those of an earlier record.
pub fn look_up(
    lines: Vec<Line>,
    index: &Index,
    terms: Terms<'_>,
    own_lists: &[OwnList],
    account: &mut Summary,
) -> Vec<LineRecord> {
    let mut screening = Screening::new(lines, Vec::new());
    while screening.step(index, usize::MAX) {}
    let records: Vec<LineRecord> = screening.records(index, terms, own_lists, 0, usize::MAX).collect();
    records.iter().for_each(|record| account.add(record));
    records
}
