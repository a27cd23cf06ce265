//! The user's own lists of names, looked for in a line beside the signed list and reported apart.
//!
//! A name counts as *certain* where its words, legal form apart, stand as a whole name of their own;
//! inside a longer name, or with another legal form, it is *possible*. A name that is misspelt, or
//! written in other words for the same, is judged by the matcher of names and at most *likely*: two
//! firms may differ by a letter. With more than one slip in a word it is *possible*. An ordinary word
//! alone is never evidence. Many people share a name, so a person's is at most *likely*, and *possible*
//! where a firm bears it; so is every name that its publisher calls weak, and that of a ship or aircraft.

use crate::{Class, Likeness, Matcher, Name, NameIndex, Same};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::HashMap;
use vendor_list::Index;
use vendor_list::certainty::Certainty;
use vendor_text::sorted;
use vendor_text::{Bearer, Called, ListedName, NameList};
use vendor_text::{Folded, Word, words};

/// A name of an own list found in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnHit {
    /// The list's file name.
    pub list: String,
    /// The name as the list writes it.
    pub name: String,
    /// Line or row of the list, from 1.
    pub row: u32,
    /// How sure.
    pub certainty: Certainty,
    /// The part of the text that matched.
    pub matched: String,
    /// First byte in the line.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Why, in words.
    pub why: String,
    /// Whether it is its bearer's own name or another.
    #[serde(default, skip_serializing_if = "Called::is_name")]
    pub called: Called,
    /// Who or what bears it.
    #[serde(default, skip_serializing_if = "Bearer::is_unsaid")]
    pub bearer: Bearer,
    /// The name under which its entry is listed, if that is a different one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
}

/// A list of names, ready to be looked for.
#[derive(Debug)]
pub struct OwnList {
    /// The file's name.
    pub name: String,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    entries: Vec<OwnName>,
    by_first: HashMap<String, Vec<usize>>,
    matcher: Matcher,
    by_words: NameIndex,
}

#[derive(Debug)]
struct OwnName {
    listed: ListedName,
    /// Its words without legal form.
    words: Vec<String>,
    /// Its legal form, if it has one.
    form: Option<String>,
    /// Whether all its words are ordinary business, place and trade words.
    ordinary: bool,
    /// The name as the matcher reads it.
    name: Name,
    /// How many of its words distinguish it from others.
    own_words: usize,
}

impl OwnList {
    /// Takes a list of names.
    #[must_use]
    pub fn new(list: NameList, index: &Index) -> Self {
        let matcher = Matcher::new(&index.list().words);
        let mut entries: Vec<OwnName> = Vec::with_capacity(list.names.len());
        let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
        for listed in list.names {
            let mut parts = words::folded_words(&listed.text);
            // A person has no legal form; what looks like one is part of the name.
            let form = match listed.bearer {
                Bearer::Person => None,
                _ => index.legal_forms().drop_from_end(&mut parts).into_iter().next_back(),
            };
            let Some(first) = parts.first().cloned() else { continue };
            let ordinary = parts.iter().all(|word| index.is_generic(word));
            by_first.entry(first).or_default().push(entries.len());
            let name = matcher.name(&listed.text);
            let own_words = name.words.iter().filter(|word| word.class == Class::Distinctive).count();
            entries.push(OwnName { listed, words: parts, form, ordinary, name, own_words });
        }
        let by_words = NameIndex::build(&matcher, entries.iter().map(|entry| &entry.listed.text));
        Self { name: list.name, sha256: list.sha256, entries, by_first, matcher, by_words }
    }

    /// How many names it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Finds the list's names in a line, in the order of the text; at the same place the surest first.
    #[must_use]
    pub fn find(&self, index: &Index, text: &str) -> Vec<OwnHit> {
        let folded = Folded::new(text);
        let line = Line { text, words: words::words(&folded), folded };
        let texts: Vec<String> = line.words.iter().map(|word| line.folded.text(word.from, word.to)).collect();
        let mut hits: Vec<OwnHit> = Vec::new();
        let mut seen: Vec<usize> = Vec::new();
        for (from, first) in texts.iter().enumerate() {
            for at in self.by_first.get(first).into_iter().flatten() {
                let Some(entry) = self.entries.get(*at) else { continue };
                let to = from + entry.words.len();
                let same = texts.get(from..to).is_some_and(|found| found == entry.words.as_slice());
                if !same || !line.is_one_name(from, to) || seen.contains(at) {
                    continue;
                }
                if let Some(hit) = self.hit(index, &line, &texts, entry, from, to) {
                    seen.push(*at);
                    hits.push(hit);
                }
            }
        }
        for (at, place) in self.misspelt(index, &line, &texts, &seen) {
            hits.extend(self.entries.get(at).and_then(|entry| self.misspelt_hit(&line, entry, place)));
        }
        // Of names at one place the surest stands first.
        sorted::by_key(&mut hits, |hit| (hit.start, Reverse(hit.certainty)));
        hits
    }

    fn hit(
        &self,
        index: &Index,
        line: &Line<'_>,
        texts: &[String],
        entry: &OwnName,
        from: usize,
        to: usize,
    ) -> Option<OwnHit> {
        let (form, end) = line.form_after(index, texts, to);
        let whole = line.begins_a_name(from) && line.ends_a_name(end);
        let alone = from == 0 && end == line.words.len();
        if entry.ordinary && !(alone || form.is_some() && whole) {
            return None;
        }
        let other_form = matches!((&entry.form, &form), (Some(listed), Some(found)) if listed != found);
        let (certainty, why) = if !whole {
            (Certainty::Possible, "is part of a longer name here: compare the two")
        } else if entry.listed.bearer == Bearer::Person && form.is_some() {
            (Certainty::Possible, "is the name of a person, used here for a firm: compare the two")
        } else if other_form {
            (Certainty::Possible, "has a different legal form here: compare the two")
        } else {
            (Certainty::Certain, "is a whole name here")
        };
        self.hit_at(line, entry, (from, end), certainty, why)
    }

    /// A hit on a run of words, with what the user is shown about it.
    fn hit_at(
        &self,
        line: &Line<'_>,
        entry: &OwnName,
        (from, to): (usize, usize),
        certainty: Certainty,
        why: &str,
    ) -> Option<OwnHit> {
        let (start, end) = line.span(from, to)?;
        let ListedName { row, text, called, bearer, entry } = &entry.listed;
        let most = match (called, bearer) {
            (Called::WeakAlias, _) | (_, Bearer::Craft) => Certainty::Possible,
            (_, Bearer::Person) => Certainty::Likely,
            _ => Certainty::Certain,
        };
        let mut told = format!("“{text}” of your list {} {why}.", self.name);
        if let Some(entry) = entry {
            told.push_str(&format!(" It is another name of “{entry}”."));
        }
        if *called == Called::WeakAlias {
            told.push_str(" Its publisher calls this name weak: many others have it.");
        }
        match bearer {
            Bearer::Person => told.push_str(" The list means a person: compare more than the name."),
            Bearer::Craft => told.push_str(" The list means a ship or an aircraft."),
            Bearer::Unsaid | Bearer::Firm => {}
        }
        Some(OwnHit {
            list: self.name.clone(),
            name: text.clone(),
            row: *row,
            certainty: certainty.min(most),
            matched: line.text.get(start..end)?.to_owned(),
            start,
            end,
            why: told,
            called: *called,
            bearer: *bearer,
            entry: entry.clone(),
        })
    }
}

/// Where a misspelt name stands, and how sure.
#[derive(Debug, Clone, Copy)]
struct Place {
    from: usize,
    to: usize,
    same: Same,
    whole: bool,
    one_slip_a_word: bool,
}

/// The most names that one word of a line can propose.
const MOST_PROPOSED: usize = 2_000;

/// Most words of a line around which one name is looked for.
const MOST_ANCHORS: usize = 4;

/// How close a word must be to propose a name.
const NEAR_ENOUGH: f32 = 0.5;

impl OwnList {
    /// The names that the matcher finds in a line, each once with its best place.
    fn misspelt(&self, index: &Index, line: &Line<'_>, texts: &[String], seen: &[usize]) -> Vec<(usize, Place)> {
        let mut proposed: Vec<(usize, usize, usize)> = Vec::new();
        for (at, word) in texts.iter().enumerate() {
            let joined = texts.get(at + 1).filter(|_| line.is_one_name(at, at + 2)).map(|next| format!("{word}{next}"));
            let own_word = |word: &&str| {
                self.matcher.lexicon().class(word) == Class::Distinctive && !index.is_never_misspelling(word)
            };
            for word in [Some(word.as_str()), joined.as_deref()].into_iter().flatten().filter(own_word) {
                let near = self.by_words.holding(word).filter(|held| held.share >= NEAR_ENOUGH);
                proposed.extend(near.take(MOST_PROPOSED).map(|held| (held.entry, at, held.words)));
            }
        }
        sorted::by(&mut proposed, Ord::cmp);
        proposed.dedup();
        let mut found: Vec<(usize, Place)> = Vec::new();
        for same in proposed.chunk_by(|a, b| a.0 == b.0) {
            let Some((at, ..)) = same.first().copied() else { continue };
            // Every distinctive word of the name must be in the line, which rules out most proposals.
            let words: usize = same.iter().map(|(.., words)| words).sum();
            let Some(entry) = self.entries.get(at).filter(|entry| words >= entry.own_words && !entry.ordinary) else {
                continue;
            };
            if seen.contains(&at) {
                continue;
            }
            let places = same.iter().take(MOST_ANCHORS);
            let places = places.filter_map(|(_, anchor, _)| self.best_place(index, line, texts, entry, *anchor));
            let best = places.reduce(|best, next| if next.same > best.same { next } else { best });
            found.extend(best.map(|place| (at, place)));
        }
        found
    }

    /// The run of words around a word that is most similar to an entry.
    fn best_place(
        &self,
        index: &Index,
        line: &Line<'_>,
        texts: &[String],
        entry: &OwnName,
        anchor: usize,
    ) -> Option<Place> {
        let count = entry.words.len();
        let mut best: Option<(f64, Place)> = None;
        for from in anchor.saturating_sub(count)..=anchor {
            for to in (from + count.saturating_sub(1)).max(anchor + 1)..=(from + count + 1).min(texts.len()) {
                if !line.is_one_name(from, to) {
                    continue;
                }
                let (_, end) = line.form_after(index, texts, to);
                let name = self.matcher.name(line.part(from, end).unwrap_or_default());
                let Likeness { score, covered, one_slip_a_word } = self.matcher.likeness(&name, &entry.name);
                let same = Same::of(score);
                // Words that the listed name has must be here too, because a shorter name is another name.
                if covered && same > Same::No && best.as_ref().is_none_or(|(most, _)| score > *most) {
                    let whole = line.begins_a_name(from) && line.ends_a_name(end);
                    best = Some((score, Place { from, to: end, same, whole, one_slip_a_word }));
                }
            }
        }
        best.map(|(_, place)| place)
    }

    fn misspelt_hit(&self, line: &Line<'_>, entry: &OwnName, place: Place) -> Option<OwnHit> {
        let (certainty, why) = match (place.same, place.whole) {
            (Same::Yes, _) if entry.listed.bearer == Bearer::Person => {
                (Certainty::Possible, "is spelt a little differently here: compare the two")
            }
            (Same::Yes, _) if !place.one_slip_a_word => (
                Certainty::Possible,
                "differs by more than one typing slip in a word from the name here, which may be a different firm’s: compare the two",
            ),
            (Same::Yes, true) => {
                (Certainty::Likely, "is a whole name here, spelt a little differently: make sure that it is the same")
            }
            (Same::Yes, false) => {
                (Certainty::Possible, "is part of a longer name here, spelt a little differently: compare the two")
            }
            _ => (Certainty::Possible, "may be meant here: compare the two"),
        };
        self.hit_at(line, entry, (place.from, place.to), certainty, why)
    }
}

struct Line<'a> {
    text: &'a str,
    folded: Folded,
    words: Vec<Word>,
}

impl Line<'_> {
    fn span(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let (first, last) = (self.words.get(from)?, self.words.get(to.checked_sub(1)?)?);
        Some(self.folded.span(first.from, last.to))
    }

    /// The text of a run of words.
    fn part(&self, from: usize, to: usize) -> Option<&str> {
        let (start, end) = self.span(from, to)?;
        self.text.get(start..end)
    }

    fn gap_before(&self, at: usize) -> String {
        let from = at.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |word| word.to);
        let to = self.words.get(at).map_or(self.folded.len(), |word| word.from);
        self.folded.text(from, to)
    }

    /// Whether no cell or sentence ends between the words.
    fn is_one_name(&self, from: usize, to: usize) -> bool {
        (from + 1..to).all(|at| !self.gap_before(at).contains(['|', ';', '\t']))
    }

    /// The legal form after a word, and the word after it.
    fn form_after(&self, index: &Index, texts: &[String], at: usize) -> (Option<String>, usize) {
        let rest = texts.get(at..).unwrap_or_default();
        let most = (1..=rest.len().min(4)).rev().find_map(|count| {
            let mut name: Vec<String> =
                std::iter::once("X".to_owned()).chain(rest.iter().take(count).cloned()).collect();
            let dropped = index.legal_forms().drop_from_end(&mut name);
            let whole = name.len() == 1 && self.is_one_name(at.saturating_sub(1), at + count);
            whole.then(|| (dropped.into_iter().next_back(), at + count))
        });
        most.unwrap_or((None, at))
    }

    /// Whether a name may begin at a word, because nothing before it looks like its first part.
    fn begins_a_name(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        self.gap_before(at) != " " || !self.looks_like_a_name(before)
    }

    /// Whether a name may end before a word.
    fn ends_a_name(&self, at: usize) -> bool {
        at >= self.words.len() || self.gap_before(at) != " " || !self.looks_like_a_name(at)
    }

    /// Whether a word begins with a capital letter, like parts of names.
    fn looks_like_a_name(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| {
            let (start, _) = self.folded.span(word.from, word.to);
            self.text.get(start..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase)
        })
    }
}
