//! The user's own lists of names, looked for in a line beside the signed list and reported apart.
//!
//! A name counts as *certain* where its words, legal form apart, stand as a whole name of their own;
//! inside a longer name, or with another legal form, it is *possible*. An ordinary word alone is
//! never evidence.

use super::Certainty;
use crate::intake::name_list::{ListedName, NameList};
use crate::list::Index;
use crate::text::{Folded, Word, words};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

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
}

/// A list of names, ready to be looked for.
#[derive(Debug)]
pub struct OwnList {
    /// The file's name.
    pub name: String,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    entries: Vec<Entry>,
    by_first: HashMap<String, Vec<usize>>,
}

#[derive(Debug)]
struct Entry {
    listed: ListedName,
    /// Its words without legal form.
    words: Vec<String>,
    /// Its legal form, if it has one.
    form: Option<String>,
    /// Whether all its words are ordinary business, place and trade words.
    ordinary: bool,
}

impl OwnList {
    /// Takes a list of names.
    #[must_use]
    pub fn new(list: NameList, index: &Index) -> Self {
        let mut entries = Vec::with_capacity(list.names.len());
        let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
        for listed in list.names {
            let mut parts = words::folded_words(&listed.text);
            let form = index.legal_forms().drop_from_end(&mut parts).into_iter().next_back();
            let Some(first) = parts.first().cloned() else { continue };
            let ordinary = parts.iter().all(|word| index.is_generic(word));
            by_first.entry(first).or_default().push(entries.len());
            entries.push(Entry { listed, words: parts, form, ordinary });
        }
        Self { name: list.name, sha256: list.sha256, entries, by_first }
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

    /// Finds the list's names in a line, in the order of the text.
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
        hits
    }

    fn hit(
        &self,
        index: &Index,
        line: &Line<'_>,
        texts: &[String],
        entry: &Entry,
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
        } else if other_form {
            (Certainty::Possible, "stands here with another legal form: compare the two")
        } else {
            (Certainty::Certain, "stands here as a whole name")
        };
        let (first, last) = (line.words.get(from)?, line.words.get(end.checked_sub(1)?)?);
        let (start, stop) = line.folded.span(first.from, last.to);
        Some(OwnHit {
            list: self.name.clone(),
            name: entry.listed.text.clone(),
            row: entry.listed.row,
            certainty,
            matched: line.text.get(start..stop)?.to_owned(),
            start,
            end: stop,
            why: format!("“{}” of your list {} {why}.", entry.listed.text, self.name),
        })
    }
}

struct Line<'a> {
    text: &'a str,
    folded: Folded,
    words: Vec<Word>,
}

impl Line<'_> {
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

    /// Whether a name may begin at a word: nothing that looks like its first part stands before it.
    fn begins_a_name(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        self.gap_before(at) != " " || !self.looks_like_a_name(before)
    }

    /// Whether a name may end before a word.
    fn ends_a_name(&self, at: usize) -> bool {
        at >= self.words.len() || self.gap_before(at) != " " || !self.looks_like_a_name(at)
    }

    /// A capital letter at its head, as parts of names have it.
    fn looks_like_a_name(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| {
            let (start, _) = self.folded.span(word.from, word.to);
            self.text.get(start..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase)
        })
    }
}
