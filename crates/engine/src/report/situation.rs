//! What is said beside the user's situation: which choice changes nothing, the threshold in pounds, what a sensitive site is.

use super::counts::thousands;
use crate::judge::Context;
use crate::judge::answer::site_matters;
use vendor_list::answers::AnswerSentence;
use vendor_list::next_steps::NextStep;
use vendor_list::schema::Measure;
use vendor_list::thresholds::Threshold;
use vendor_text::Date;
use vendor_text::words::capitalised;

/// The parts of the list that a situation is explained from.
#[derive(Debug, Clone, Copy)]
pub struct Grounds<'a> {
    /// Measures.
    pub measures: &'a [Measure],
    /// Sentences of answers.
    pub answers: &'a [AnswerSentence],
    /// Next steps.
    pub steps: &'a [NextStep],
    /// Thresholds.
    pub thresholds: &'a [Threshold],
}

/// What is said beside a situation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Situation {
    /// That the kind of site changes nothing, where it does not.
    pub same_for_every_site: Option<String>,
    /// The threshold, where one is held and the purpose is a purchase.
    pub threshold: Option<Fact>,
    /// What makes a site sensitive.
    pub sensitive: Option<Definition>,
}

/// A sentence with its sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The sentence.
    pub text: String,
    /// Ids of its sources.
    pub sources: Vec<String>,
}

/// What a word of the situation means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Who said so, and when.
    pub by: String,
    /// Each of these is enough.
    pub criteria: Vec<String>,
    /// The measure that says so.
    pub measure: String,
    /// Ids of its sources.
    pub sources: Vec<String>,
}

impl Situation {
    /// What is said beside a situation on a day.
    #[must_use]
    pub fn of(context: &Context, grounds: Grounds<'_>, today: Date) -> Self {
        let Grounds { measures, answers, steps, thresholds } = grounds;
        let whose = context.authority.in_words();
        let same = !measures.is_empty() && !site_matters(context, measures, answers, steps);
        let threshold = thresholds.iter().find(|threshold| threshold.holds(context.authority, today));
        let defines = measures.iter().find(|measure| !measure.site_criteria.is_empty());
        Self {
            same_for_every_site: same
                .then(|| format!("For {whose} the kind of site makes no difference to what this list says.")),
            threshold: threshold.filter(|_| context.purpose.is_purchase()).map(|threshold| Fact {
                text: format!(
                    "The threshold for {whose} is £{} with VAT for goods and services, since {}.",
                    thousands(u64::from(threshold.pounds)),
                    threshold.since.in_words()
                ),
                sources: threshold.sources.clone(),
            }),
            sensitive: defines.map(|measure| Definition {
                by: format!("{}, {}", capitalised(&measure.issued_by), measure.since.in_words()),
                criteria: measure.site_criteria.clone(),
                measure: measure.id.clone(),
                sources: measure.sources.clone(),
            }),
        }
    }
}
