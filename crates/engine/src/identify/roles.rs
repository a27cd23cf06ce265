//! Made or only mentioned: which words of a line are covered by "compatible with", "replaces", "not".

use super::addresses;
use super::macs::MacHit;
use super::models::ModelHit;
use super::scan::Scan;
use vendor_list::cues::WordRole;

/// For each word of a line, what the phrases around it say.
#[derive(Debug, Clone, Default)]
pub struct Roles {
    mentioned: Vec<bool>,
    /// Words followed directly by a phrase that only applies after a maker's name: something is like its kit, or what a
    /// firm is to it.
    compared: Vec<bool>,
    equivalent: Vec<usize>,
}

impl Roles {
    /// Whether a word is covered by a phrase that makes it only mentioned.
    #[must_use]
    pub fn is_mentioned(&self, word: usize) -> bool {
        self.mentioned.get(word).copied().unwrap_or(false)
    }

    /// Whether a phrase directly after a word says that something is like that maker's kit, or what a firm is to the
    /// maker.
    #[must_use]
    pub fn is_compared(&self, word: usize) -> bool {
        self.compared.get(word).copied().unwrap_or(false)
    }

    /// Whether "or equivalent" is written anywhere after a word.
    #[must_use]
    pub fn or_equivalent_after(&self, word: usize) -> bool {
        self.equivalent.iter().any(|at| *at > word)
    }
}

/// Reads the roles of a line's words.
#[must_use]
pub fn roles(scan: &Scan<'_>, models: &[ModelHit], macs: &[MacHit]) -> Roles {
    let mut mentioned = vec![false; scan.words.len()];
    let mut compared = mentioned.clone();
    let mut equivalent = Vec::new();
    let mut reach: Option<Reach> = None;
    let mut cues = scan
        .cues
        .iter()
        .filter(|cue| !matches!(cue.role, WordRole::Equipment(_) | WordRole::Ancillary | WordRole::Support))
        .peekable();
    let mut clause_start = 0;
    let mut at = 0;
    while at < scan.words.len() {
        if scan.clause_ends.get(at).copied().unwrap_or(false) {
            reach = None;
            clause_start = at;
        }
        let cue = cues.next_if(|cue| cue.from == at).copied();
        if let Some(cue) = cue {
            match cue.role {
                WordRole::MentionBefore(closing) => reach = Some(Reach { closing }),
                WordRole::MentionEnds => reach = None,
                WordRole::MentionAfter => mark(&mut mentioned, clause_start, at),
                WordRole::MentionRightAfter => {
                    let from = at.saturating_sub(1).max(clause_start);
                    mark(&mut mentioned, from, at);
                    mark(&mut compared, from, at);
                }
                WordRole::Equivalent => equivalent.push(at),
                _ => {}
            }
            while cues.next_if(|next| next.from < cue.to).is_some() {}
            at = cue.to.max(at + 1);
            continue;
        }
        if let Some(open) = &reach {
            let closes = open
                .closing
                .and_then(|place| scan.index.cues().closing_word(place))
                .is_some_and(|word| word == scan.word(at));
            if closes {
                reach = None;
            } else if let Some(slot) = mentioned.get_mut(at) {
                *slot = true;
            }
        }
        at += 1;
    }
    mark_addresses(scan, models, macs, &mut mentioned);
    Roles { mentioned, compared, equivalent }
}

struct Reach {
    closing: Option<usize>,
}

fn mark(mentioned: &mut [bool], from: usize, to: usize) {
    for slot in mentioned.get_mut(from..to).unwrap_or_default() {
        *slot = true;
    }
}

/// Marks names in web and e-mail addresses as mentioned, because an address names a firm without offering its kit. Only
/// a name inside the address is affected: the next field begins where the address ends, and a model number or a network
/// card's number is evidence wherever it is.
fn mark_addresses(scan: &Scan<'_>, models: &[ModelHit], macs: &[MacHit], mentioned: &mut [bool]) {
    let numbers = || models.iter().map(|hit| (hit.from, hit.to)).chain(macs.iter().map(|hit| (hit.from, hit.to)));
    for (from, to) in addresses::of_firms(&scan.chars) {
        let inside = scan.words.iter().enumerate().filter(|(_, word)| from <= word.from && word.to <= to);
        for (at, word) in inside {
            let numbered = numbers().any(|(start, end)| start < word.to && word.from < end);
            if let Some(slot) = mentioned.get_mut(at).filter(|_| !numbered) {
                *slot = true;
            }
        }
    }
}
