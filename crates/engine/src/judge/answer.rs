//! What a verdict means for the user: which of the list's sentences make up the answer, and whether the kind of site
//! matters.

use super::outcome::Bearing;
use super::policy;
use super::rules::{self, Case};
use serde::{Deserialize, Serialize};
use vendor_list::answers::{AUTHORITY, AnswerPart, AnswerSentence};
use vendor_list::context::Context;
use vendor_list::next_steps::NextStep;
use vendor_list::schema::{Measure, When};
use vendor_list::verdict::{Question, Reach, Verdict};

/// A sentence of the list as it was said to a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The id of the list's sentence.
    pub id: String,
    /// Its words, with the user's kind of body in them.
    pub text: String,
}

/// What was decided of a line, as far as the conditions of a sentence can depend on it.
#[derive(Debug, Clone, Copy)]
pub struct Decided<'a> {
    /// The verdict.
    pub verdict: Verdict,
    /// Whom a restriction reaches.
    pub reach: Option<Reach>,
    /// What *Ask first* asks.
    pub asks: Option<Question>,
    /// Whether a counting measure binds this user.
    pub binds: bool,
    /// The measures that bear on it.
    pub measures: &'a [Bearing],
}

/// The sentences that answer in a case: the first one that fits of each part.
#[must_use]
pub fn said(sentences: &[AnswerSentence], decided: Decided<'_>, case: &Case<'_>) -> Vec<Said> {
    let fitting = |part: AnswerPart| {
        let of_part = sentences.iter().filter(move |sentence| sentence.part == part);
        of_part.filter(|sentence| fits(sentence, decided, case)).map(|sentence| Said {
            id: sentence.id.clone(),
            text: sentence.text.replace(AUTHORITY, case.context.authority.in_words()),
        })
    };
    AnswerPart::ALL.into_iter().filter_map(|part| fitting(part).next()).collect()
}

fn fits(sentence: &AnswerSentence, decided: Decided<'_>, case: &Case<'_>) -> bool {
    let Decided { verdict, reach, asks, binds, measures } = decided;
    let bears = |bearing: &&Bearing| {
        sentence.beside.contains(&bearing.id)
            && sentence.bears.is_none_or(|bears| bears == bearing.bears)
            && sentence.inferred.is_none_or(|inferred| inferred == bearing.inferred)
    };
    sentence.verdicts.contains(&verdict)
        && sentence.reach.is_none_or(|wanted| reach == Some(wanted))
        && sentence.binds.is_none_or(|wanted| binds == wanted)
        && sentence.by_policy.is_none_or(|wanted| policy::alone_compels(measures) == wanted)
        && (sentence.asks.is_empty() || asks.is_some_and(|asked| sentence.asks.contains(&asked)))
        && rules::holds(&sentence.when, case)
        && (sentence.beside.is_empty() || measures.iter().any(|bearing| bears(&bearing)))
}

/// Whether the kind of site can change anything that the list says in a situation.
#[must_use]
pub fn site_matters(context: &Context, measures: &[Measure], sentences: &[AnswerSentence], steps: &[NextStep]) -> bool {
    let rules = measures.iter().flat_map(|measure| &measure.rules).map(|rule| &rule.when);
    let entries = sentences.iter().map(|sentence| &sentence.when).chain(steps.iter().map(|step| &step.when));
    rules.chain(entries).any(|when| asks_for_site(when, context))
}

fn asks_for_site(when: &When, context: &Context) -> bool {
    let fits = |empty: bool, has: bool| empty || has;
    !when.site.is_empty()
        && fits(when.authority.is_empty(), when.authority.contains(&context.authority))
        && fits(when.purpose.is_empty(), when.purpose.contains(&context.purpose))
}
