//! What an act is done to. Footage that is pulled off a recorder, a cover that is taken off a dome or a battery that is
//! replaced says only that the recorder, the dome or the unit is there.

use super::scan::Scan;
use vendor_list::acts::{Act, Thing};
use vendor_list::cues::WordRole;
use vendor_standing::words::Word;

/// How many words before or after an act its object or its subject is looked for.
const NEAR_AN_ACT: usize = 6;
/// Most words between a preposition and the name that it governs: “off the tall north Dahua”.
const MOST_BEFORE_A_NAME: usize = 3;

/// Whether every act of taking away near a name is done to something else: to a part, to what is held or shown, or to
/// what is beside, under or on the equipment.
pub(super) fn are_something_else(scan: &Scan<'_>, words: &[&Word], name: usize) -> bool {
    let acts = scan.index.paper_words().acts();
    let act = |word: &Word| acts.act(&word.text);
    if words.iter().any(|word| act(word) == Some(Act::Leaving)) {
        return false;
    }
    let line = Clauses { scan, words, name };
    // “Came back” says that something is there again.
    let returns = |at: usize| line.text(at) == "came" && line.text(at + 1) == "back";
    let mut taken = (0..words.len()).filter(|at| line.act(*at).is_some() && !returns(*at)).peekable();
    taken.peek().is_some() && !line.is_of_earlier_kit() && taken.all(|at| line.is_done_to_something_else(at))
}

struct Clauses<'s, 'w> {
    scan: &'s Scan<'s>,
    words: &'w [&'w Word],
    name: usize,
}

impl Clauses<'_, '_> {
    fn text(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.text.as_str())
    }

    fn thing(&self, at: usize) -> Option<Thing> {
        self.scan.index.paper_words().acts().thing(self.text(at))
    }

    /// Whether a word names a thing that belongs to equipment but is not equipment itself. A “box” directly after a
    /// name or an article is the unit itself.
    fn is_part(&self, at: usize) -> bool {
        let is_unit = || {
            let before = at.checked_sub(1).map_or("", |before| self.text(before));
            self.scan.index.paper_words().stands_in(self.text(at))
                && (is_article(before) || at.checked_sub(1).is_some_and(|before| self.is_name(before)))
        };
        matches!(self.thing(at), Some(Thing::Content | Thing::Part | Thing::Fixing)) && !is_unit()
    }

    fn act(&self, at: usize) -> Option<Act> {
        self.scan.index.paper_words().acts().act(self.text(at))
    }

    fn is_name(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.name.is_some())
    }

    /// Whether a word is a noun of equipment, or stands for one.
    fn is_kit(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        let cues = || self.scan.cues_at(self.scan.word_at_byte(word.from));
        word.name.is_some()
            || (self.thing(at).is_none() && self.scan.index.paper_words().stands_in(&word.text))
            || (!self.is_part(at) && cues().any(|cue| matches!(cue.role, WordRole::Equipment(_))))
    }

    fn is_end(&self, at: usize) -> bool {
        matches!(self.text(at), "." | ";" | "?" | "!" | "|" | "")
    }

    /// Whether the name is that of earlier kit (“the old Dahua”): what is said of its cover does not show that it is
    /// still there.
    fn is_of_earlier_kit(&self) -> bool {
        let from = self.name.saturating_sub(MOST_BEFORE_A_NAME);
        (from..self.name).any(|at| self.scan.index.paper_words().means_earlier(self.text(at)))
            && self.governor().is_none_or(|governor| {
                (governor..self.name).any(|at| self.scan.index.paper_words().means_earlier(self.text(at)))
            })
    }

    /// The first of the prepositions that govern the name: “off the”, “away from under the”.
    fn governor(&self) -> Option<usize> {
        let mut at = self.name.checked_sub(1)?;
        let nearest = loop {
            if is_preposition(self.text(at)) {
                break at;
            }
            let is_passed = self.name - at <= MOST_BEFORE_A_NAME
                && self.act(at).is_none()
                && !self.is_part(at)
                && !self.is_end(at)
                && self.text(at) != ","
                && (is_article(self.text(at)) || !self.scan.index.makes_a_sentence(self.text(at)))
                && !self.is_name(at);
            at = at.checked_sub(1).filter(|_| is_passed)?;
        };
        let more = (0..nearest).rev().take_while(|at| is_preposition(self.text(*at)) || is_particle(self.text(*at)));
        Some(more.last().unwrap_or(nearest))
    }

    fn is_done_to_something_else(&self, act: usize) -> bool {
        self.is_beside_a_part(act)
            || self.is_told_of_a_compound(act)
            || self.governor().is_some_and(|at| self.is_off_the_name(act, at))
    }

    /// Whether the act's own object, or the subject of a passive, is a part: “replace lid”, “footage was pulled”.
    fn is_beside_a_part(&self, act: usize) -> bool {
        let goes_on = |at: &usize| {
            let word = self.text(*at);
            let is_small = self.scan.index.makes_a_sentence(word) && !is_article(word) && !is_particle(word);
            let ends = self.is_end(*at) || word == "," || self.is_kit(*at) || self.act(*at).is_some();
            !ends && !is_small && !is_preposition(word) && !matches!(word, "with" | "plus" | "by" | "for")
        };
        // The last noun of a noun phrase decides: “the camera bracket” is a bracket, “battery cameras” are cameras.
        let behind: Vec<usize> = (act + 1..self.words.len()).take(NEAR_AN_ACT).take_while(goes_on).collect();
        let next_is_kit = behind.last().is_some_and(|last| self.is_kit(last + 1) && !self.is_end(last + 1));
        let object = !next_is_kit && behind.iter().any(|at| self.is_part(*at));
        let acts_itself = self.text(act).ends_with('s') || matches!(self.text(act), "take" | "took" | "get" | "got");
        let subject = (0..act).rev().find(|at| !is_auxiliary(self.text(*at))).filter(|_| !acts_itself);
        object || subject.is_some_and(|at| self.is_part(at) && !self.is_governed(at))
    }

    /// Whether a part follows a preposition, and so is not the subject of what comes next: “removed with cables cut”.
    fn is_governed(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| matches!(self.text(before), "with" | "without" | "for"))
    }

    /// Whether the name only says whose part it is: “Hikvision junction box lid cracked”, “lost all four Uniview
    /// feeds”.
    fn is_told_of_a_compound(&self, act: usize) -> bool {
        const MOST_BETWEEN: usize = 4;
        let belongs = |at: &usize| {
            self.is_part(*at)
                || self.is_kit(*at)
                || self.thing(*at).is_some_and(|thing| thing != Thing::Many)
                || self.is_ancillary(*at)
                || matches!(self.text(*at), "<n>" | "<code>")
        };
        let chain = (self.name + 1..self.words.len()).take(MOST_BETWEEN).take_while(belongs);
        let Some(part) = chain.last().filter(|at| self.is_part(*at) && !self.is_name(*at)) else { return false };
        let fits =
            self.act(act) == Some(Act::Renewal) || matches!(self.thing(part), Some(Thing::Content | Thing::Part));
        let is_next = if act > part {
            (part + 1..act).all(|at| is_auxiliary(self.text(at)))
        } else {
            (act + 1..self.name)
                .all(|at| is_article(self.text(at)) || self.thing(at) == Some(Thing::Many) || self.text(at) == "<n>")
        };
        fits && is_next
    }

    /// Whether a word belongs to a noun of cabling and fixings, as “junction” does to “junction box”.
    fn is_ancillary(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        self.scan.cues_at(self.scan.word_at_byte(word.from)).any(|cue| cue.role == WordRole::Ancillary)
    }

    /// Whether the act is done to something off or beside the name: “pulled off the Dahua”, “take the film off the
    /// Dahua”, “the bench under the Dahua removed”.
    fn is_off_the_name(&self, act: usize, governor: usize) -> bool {
        let same_clause = |from: usize, to: usize| !(from..to).any(|at| self.is_end(at));
        if act > self.name {
            // The subject comes before the preposition: “images from Dahua dome 6 removed”.
            let Some(subject) = governor.checked_sub(1) else { return false };
            let is_thing = self.is_part(subject) || (self.is_beside(governor) && self.is_plain_thing(subject));
            // “The box of a Dahua that was taken down”: there the act is done to the named kit.
            let turns = |at: usize| {
                matches!(self.text(at), "," | "that" | "which" | "who") || self.thing(at) == Some(Thing::Many)
            };
            let is_of_fixing = self.text(governor) == "of" && self.thing(subject) != Some(Thing::Content);
            return is_thing && !is_of_fixing && same_clause(subject, act) && !(self.name + 1..act).any(turns);
        }
        if act >= governor || !same_clause(act, self.name) || self.name_moves(governor) {
            return false;
        }
        let between: Vec<usize> = (act + 1..governor).filter(|at| !is_particle(self.text(*at))).collect();
        if between.len() > NEAR_AN_ACT || between.iter().any(|at| self.is_kit(*at)) {
            return false;
        }
        if between.is_empty() {
            // The subject of the passive: “footage for March pulled off the”.
            let before: Vec<usize> = (0..act).rev().take(2 * NEAR_AN_ACT).take_while(|at| !self.is_end(*at)).collect();
            let has_part = before.iter().any(|at| self.is_part(*at));
            let has_thing = before.iter().any(|at| self.is_plain_thing(*at));
            return !before.iter().any(|at| self.is_kit(*at)) && (has_part || (self.is_beside(governor) && has_thing));
        }
        between.iter().any(|at| self.is_part(*at))
            || (self.parts_from(governor) && between.iter().any(|at| self.is_plain_thing(*at)))
    }

    /// Whether a word may name a thing: it consists of letters and is not a count, a pronoun or a small word.
    fn is_plain_thing(&self, at: usize) -> bool {
        let word = self.text(at);
        word.chars().count() > 2
            && word.chars().all(char::is_alphabetic)
            && self.thing(at) != Some(Thing::Many)
            && !self.scan.index.makes_a_sentence(word)
            && !is_auxiliary(word)
            && !self.is_kit(at)
    }

    /// Whether the prepositions place something near the equipment, rather than as a part of it.
    fn is_beside(&self, governor: usize) -> bool {
        (governor..self.name).any(|at| {
            matches!(self.text(at), "under" | "beneath" | "below" | "above" | "behind" | "beside" | "near" | "around")
        })
    }

    /// Whether the prepositions say that something is taken from the equipment.
    fn parts_from(&self, governor: usize) -> bool {
        self.is_beside(governor) || (governor..self.name).any(|at| matches!(self.text(at), "off" | "from"))
    }

    /// Whether the name itself is what changes: “change supplier from Dahua to Axis”.
    fn name_moves(&self, governor: usize) -> bool {
        let from = (governor..self.name).any(|at| self.text(at) == "from");
        let to = (self.name + 1..self.words.len()).take(NEAR_AN_ACT).take_while(|at| !self.is_end(*at));
        from && to.into_iter().any(|at| matches!(self.text(at), "to" | "onto") && self.is_name(at + 1))
    }
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "from"
            | "off"
            | "on"
            | "in"
            | "inside"
            | "of"
            | "at"
            | "to"
            | "under"
            | "beneath"
            | "below"
            | "above"
            | "behind"
            | "beside"
            | "near"
            | "around"
    )
}

fn is_article(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "our"
            | "your"
            | "its"
            | "their"
            | "his"
            | "her"
            | "my"
            | "all"
            | "any"
            | "old"
            | "both"
            | "each"
            | "every"
    )
}

fn is_particle(word: &str) -> bool {
    matches!(word, "away" | "off" | "out" | "down" | "up" | "back")
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "was"
            | "were"
            | "is"
            | "are"
            | "be"
            | "been"
            | "being"
            | "has"
            | "have"
            | "had"
            | "to"
            | "will"
            | "not"
            | "now"
            | "all"
            | "then"
            | "just"
            | "also"
            | "already"
            | "must"
            | "should"
            | "needs"
            | "and"
    )
}
