//! The verdict on one line: findings × measures × context.

use super::rules;
use crate::identify::{Certainty, Finding, Identified, Role, Subject};
use crate::list::context::{Context, Equipment};
use crate::list::dates::Date;
use crate::list::index::{Index, MakerIndex};
use crate::list::makers::{Basis, EdgeKind};
use crate::list::schema::{Bears, Measure, Shown};
use serde::{Deserialize, Serialize};

/// The five verdicts (design law: never another one, never an invented one).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// A current measure that binds this user requires exclusion or removal.
    Barred,
    /// A current measure names the maker or covers its class by a sourced edge.
    Restricted,
    /// Only sometimes a listed maker's, only possible, contradictory, or only inferred.
    Ask,
    /// Read and looked up; nothing that counts was found.
    NoneFound,
    /// Unreadable, or equipment with nothing that identifies its maker.
    CannotTell,
}

impl Verdict {
    /// All verdicts, the gravest first.
    pub const ALL: [Self; 5] = [Self::Barred, Self::Restricted, Self::Ask, Self::NoneFound, Self::CannotTell];

    /// The verdict's slug.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Barred => "barred",
            Self::Restricted => "restricted",
            Self::Ask => "ask",
            Self::NoneFound => "none-found",
            Self::CannotTell => "cannot-tell",
        }
    }

    /// The words on screen.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Barred => "Barred",
            Self::Restricted => "Restricted",
            Self::Ask => "Ask first",
            Self::NoneFound => "No measure found",
            Self::CannotTell => "Cannot tell",
        }
    }
}

/// How one measure bears on the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bearing {
    /// The measure's id.
    pub id: String,
    /// The makers that it touches here, by id.
    pub makers: Vec<String>,
    /// How it bears on this user.
    pub bears: Bears,
    /// Whether it counts towards verdicts.
    pub counts: bool,
    /// Whether it requires this user to exclude or remove.
    pub compels: bool,
    /// Whether the edge is only inferred from where a firm sits.
    pub inferred: bool,
    /// What it means for this user.
    pub effect: String,
}

/// The judged line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The verdict.
    pub verdict: Verdict,
    /// Whether a counting measure binds this user.
    pub binds: bool,
    /// The equipment that was judged.
    pub equipment: Equipment,
    /// The measures that bear on it, the nearest to the user first.
    pub measures: Vec<Bearing>,
    /// Remarks, in words.
    pub notes: Vec<String>,
}

/// Judges an identified line.
#[must_use]
pub fn judge(index: &Index, identified: &Identified, context: &Context, today: Date) -> Outcome {
    let equipment = identified.equipment.unwrap_or_else(|| category_of(index, identified).unwrap_or(context.equipment));
    let mut court = Court { index, context, today, equipment, measures: Vec::new(), verdict: None };
    for finding in identified.findings.iter().filter(|finding| finding.role != Role::Mentioned) {
        court.hear(finding);
    }
    let flagged = court.verdict;
    let verdict = flagged.unwrap_or_else(|| without_flag(identified));
    court.add_regime(flagged.is_some());
    let mut measures = court.measures;
    measures.sort_by_key(|bearing| order(index, bearing));
    let binds = measures.iter().any(|bearing| bearing.counts && bearing.bears == Bears::BindsYou);
    let mut notes = notes(index, identified, verdict, &measures);
    if verdict == Verdict::Restricted && !binds {
        notes.insert(0, NOT_COMPELLED.to_owned());
    }
    Outcome { verdict, binds, equipment, measures, notes }
}

/// What a restricted line says to a user whom no counting measure binds.
pub const NOT_COMPELLED: &str = "No UK measure on this list makes you exclude it.";

struct Court<'a> {
    index: &'a Index,
    context: &'a Context,
    today: Date,
    equipment: Equipment,
    measures: Vec<Bearing>,
    verdict: Option<Verdict>,
}

impl Court<'_> {
    /// Weighs one maker's edges.
    fn hear(&mut self, finding: &Finding) {
        let index = self.index;
        let Some(maker) = index.maker(finding.maker) else { return };
        let today = self.today;
        for edge in maker.edges.iter().filter(|edge| rules::edge_holds(edge, today)) {
            let Some(measure) = index.measure(&edge.measure) else { continue };
            if !rules::touches(measure, self.equipment) {
                continue;
            }
            let counts = rules::counts_on(measure, self.today) && edge.how != EdgeKind::Noted;
            let inferred = edge.basis == Basis::Inferred;
            let Some(bearing) = self.bearing(measure, &maker.id, counts, inferred) else { continue };
            if counts {
                let grave = if finding.certainty == Certainty::Possible || inferred {
                    Verdict::Ask
                } else if bearing.compels && bearing.bears == Bears::BindsYou {
                    Verdict::Barred
                } else {
                    Verdict::Restricted
                };
                self.verdict = Some(self.verdict.map_or(grave, |before| before.min(grave)));
            }
            self.push(bearing);
        }
    }

    fn bearing(&self, measure: &Measure, maker: &str, counts: bool, inferred: bool) -> Option<Bearing> {
        let rule = rules::rule_for(measure, self.context, self.equipment)?;
        Some(Bearing {
            id: measure.id.clone(),
            makers: vec![maker.to_owned()],
            bears: rule.bears,
            counts,
            compels: rule.compels && rule.bears == Bears::BindsYou,
            inferred,
            effect: rule.effect.clone(),
        })
    }

    fn push(&mut self, bearing: Bearing) {
        match self.measures.iter_mut().find(|known| known.id == bearing.id) {
            Some(known) => {
                known.makers.extend(bearing.makers);
                known.inferred &= bearing.inferred;
            }
            None => self.measures.push(bearing),
        }
    }

    /// Adds the rules of the regime: some in every result, some beside a flagged one.
    fn add_regime(&mut self, flagged: bool) {
        for measure in &self.index.list().measures {
            let wanted = match measure.shown {
                Shown::Always => true,
                Shown::Listed => flagged,
                Shown::WithMaker => false,
            };
            if !wanted || self.measures.iter().any(|known| known.id == measure.id) {
                continue;
            }
            if let Some(mut bearing) = self.bearing(measure, "", false, false) {
                bearing.makers.clear();
                self.measures.push(bearing);
            }
        }
    }
}

/// The verdict where no counting measure touches any maker of the line.
fn without_flag(identified: &Identified) -> Verdict {
    let named = identified.findings.iter().any(|finding| finding.role != Role::Mentioned);
    match identified.subject {
        Subject::BareEquipment if !named => Verdict::CannotTell,
        _ => Verdict::NoneFound,
    }
}

/// The kind of kit that the first attributed maker mostly makes.
fn category_of(index: &Index, identified: &Identified) -> Option<Equipment> {
    let finding = identified.findings.iter().find(|finding| finding.role != Role::Mentioned)?;
    index.maker(finding.maker).map(|maker| maker.category)
}

/// The order on screen: what compels, what to look up, whom else it binds, the rules that bind
/// the user's own procedure, and the background.
fn order(index: &Index, bearing: &Bearing) -> (u8, bool, bool, String) {
    let rank = match (bearing.bears, bearing.counts) {
        (Bears::BindsYou, true) => 0,
        (Bears::CheckByHand, _) => 1,
        (Bears::BindsOthers, _) => 2,
        (Bears::BindsYou, false) => 3,
        (Bears::Context, _) => 4,
    };
    let measure = index.measure(&bearing.id);
    let foreign = measure.is_some_and(|measure| !measure.jurisdiction.is_uk());
    let since = measure.map(|measure| measure.since.as_str().to_owned()).unwrap_or_default();
    (rank, foreign, !bearing.counts, since)
}

fn notes(index: &Index, identified: &Identified, verdict: Verdict, measures: &[Bearing]) -> Vec<String> {
    let mut notes = Vec::new();
    let name = |at: MakerIndex| index.maker(at).map(|maker| maker.name.as_str()).unwrap_or_default();
    for finding in &identified.findings {
        let listed = index.maker(finding.maker).is_some_and(|maker| maker.listed);
        if finding.role == Role::Mentioned {
            if listed {
                notes.push(format!("{} is only mentioned here, not offered.", name(finding.maker)));
            }
            continue;
        }
        if finding.or_equivalent {
            notes.push(format!("Something equivalent to {} may be offered: ask what it is.", finding.brand));
        }
        if let Some(caution) = index.maker(finding.maker).and_then(|maker| maker.caution.as_ref())
            && (listed || finding.certainty == Certainty::Possible)
        {
            notes.push(caution.clone());
        }
    }
    // A measure that does not count is explained where it is all there is.
    if verdict == Verdict::NoneFound {
        for bearing in measures.iter().filter(|bearing| !bearing.makers.is_empty()) {
            if let Some(measure) = index.measure(&bearing.id) {
                notes.push(format!("{}: {}", measure.title, bearing.effect));
            }
        }
    }
    if verdict == Verdict::NoneFound {
        let edition = &index.list().edition;
        notes.push(format!(
            "Nothing that counts was found in list {} of {}. No result is not proof.",
            edition.version,
            edition.issued.in_words()
        ));
    }
    if verdict == Verdict::CannotTell {
        notes.push(
            "Nothing here says who made it. Look at the label, or ask the supplier for maker and model.".to_owned(),
        );
    }
    notes.extend(identified.remarks.iter().cloned());
    if identified.hidden > 0 {
        let (count, s) = (identified.hidden, if identified.hidden == 1 { "" } else { "s" });
        notes.push(format!("The text holds {count} invisible character{s}, left out for the look-up."));
    }
    notes.dedup();
    notes
}
