//! What is said beside the user's situation: that a choice changes nothing, the threshold in pounds, what makes a site
//! sensitive.

use super::counts::thousands;
use crate::judge::Context;
use crate::judge::answer::site_matters;
use vendor_list::answers::AnswerSentence;
use vendor_list::context::Purpose;
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
    /// That the kind of site changes nothing, if that is so.
    pub same_for_every_site: Option<String>,
    /// The threshold, if one is known and the purpose is a purchase.
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

/// VAT at the standard rate is a fifth of the price without it.
const VAT_PART: u32 = 5;

/// The question whether the purpose is right, if the total of a quote is on the other side of the threshold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalQuestion {
    /// What is asked.
    pub words: String,
    /// What the button says.
    pub yes: String,
    /// The purpose to choose if the user says yes.
    pub purpose: Purpose,
}

impl TotalQuestion {
    /// The question for a total that a quote comes to; `None` if the total is on the side of the threshold that was
    /// chosen.
    #[must_use]
    pub fn of(context: &Context, thresholds: &[Threshold], today: Date, total: u32) -> Option<Self> {
        let threshold = thresholds.iter().find(|threshold| threshold.holds(context.authority, today))?;
        // Nobody knows whether a quote's total is with VAT, so it is asked about on the side on which it may be.
        let with_vat = total.saturating_add(total.div_ceil(VAT_PART));
        let (side, purpose) = match context.purpose {
            Purpose::NewBelowThreshold if with_vat >= threshold.pounds => ("above", Purpose::NewAboveThreshold),
            Purpose::NewAboveThreshold if with_vat < threshold.pounds => ("below", Purpose::NewBelowThreshold),
            _ => return None,
        };
        let pounds = |amount: u32| format!("£{}", thousands(u64::from(amount)));
        let may_lack_vat = if total < threshold.pounds { ", which may be without VAT" } else { "" };
        let limit = pounds(threshold.pounds);
        let range = if side == "above" { format!("{limit} or more") } else { format!("less than {limit}") };
        Some(Self {
            words: format!(
                "The largest total in it is {}{may_lack_vat}. Is the whole purchase {range} with VAT?",
                pounds(total)
            ),
            yes: format!("Yes, it is {side} the threshold"),
            purpose,
        })
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use vendor_list::context::Authority;
    use vendor_list::schema::Confidence;

    /// The user is asked about the side of the threshold; it is never changed automatically.
    #[test]
    fn a_total_on_the_other_side_of_the_threshold_is_asked_about() {
        let threshold = Threshold {
            id: "councils".to_owned(),
            authority: vec![Authority::CouncilEngland],
            pounds: 207_720,
            since: "2026-01-01".parse().unwrap(),
            until: None,
            cite: None,
            confidence: Confidence::SeenPrimary,
            sources: Vec::new(),
        };
        let today = "2026-11-30".parse().unwrap();
        let asked = |purpose, total| {
            let context = Context { purpose, ..Context::default() };
            TotalQuestion::of(&context, std::slice::from_ref(&threshold), today, total)
        };
        let question = asked(Purpose::NewBelowThreshold, 212_400).unwrap();
        assert_eq!(
            question.words,
            "The largest total in it is £212,400. Is the whole purchase £207,720 or more with VAT?"
        );
        let may_be_above = asked(Purpose::NewBelowThreshold, 200_000).unwrap();
        assert!(may_be_above.words.starts_with("The largest total in it is £200,000, which may be without VAT."));
        assert_eq!(asked(Purpose::NewBelowThreshold, 207_720).unwrap().purpose, Purpose::NewAboveThreshold);
        assert_eq!(question.purpose, Purpose::NewAboveThreshold);
        assert_eq!(asked(Purpose::NewAboveThreshold, 12_000).unwrap().purpose, Purpose::NewBelowThreshold);
        for (purpose, total) in [
            (Purpose::NewBelowThreshold, 12_000),
            (Purpose::NewAboveThreshold, 300_000),
            (Purpose::NewAboveThreshold, 207_720),
            // With VAT it is above.
            (Purpose::NewAboveThreshold, 200_000),
            (Purpose::NewBelowThreshold, 173_000),
            (Purpose::ExistingContract, 300_000),
        ] {
            assert_eq!(asked(purpose, total), None, "{purpose:?} {total}");
        }
        let nobody = Context { purpose: Purpose::NewBelowThreshold, ..Context::default() };
        assert_eq!(TotalQuestion::of(&nobody, &[], today, 300_000), None, "no threshold is held");
    }
}
