//! The verdict on one line, from findings, measures and context.

use super::answer::{self, Decided, Said};
use super::rules::{self, Case};
use super::{Terms, next_steps};
use crate::identify::{self, Certainty, EvidenceKind, Finding, Identified, Subject};
use serde::{Deserialize, Serialize};
use vendor_list::context::Equipment;
use vendor_list::debarment::Standing;
use vendor_list::index::{Index, MakerIndex};
use vendor_list::makers::{Basis, Edge, EdgeKind};
use vendor_list::schema::{Bears, Measure, Rule, Shown};
use vendor_list::verdict::{Question, Reach, Verdict};
use vendor_text::sorted;
use vendor_text::{LineKind, Party};

/// How one measure bears on the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bearing {
    /// The measure's id, or [`super::policy::BEARING_ID`].
    pub id: String,
    /// A title, for a bearing that is not from a measure of the list: the user's policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
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
    /// The section it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cite: Option<String>,
}

/// What was decided of a line. Lines that show the same makers in the same way share it; only the remarks are made for
/// each line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// The verdict.
    pub verdict: Verdict,
    /// Whom a restriction reaches.
    pub reach: Option<Reach>,
    /// What *Ask first* asks.
    pub asks: Option<Question>,
    /// Whether a counting measure binds this user.
    pub binds: bool,
    /// The equipment that was judged.
    pub equipment: Equipment,
    /// The part that the supplier named here was taken to play.
    pub party: Party,
    /// The measures that bear on it, the nearest to the user first.
    pub measures: Vec<Bearing>,
    /// What it means for this user: sentences of the list.
    pub answer: Vec<Said>,
    /// What to do next: ids of the list's steps.
    pub next_steps: Vec<String>,
}

/// Judges an identified line. `party` is the part that its supplier plays, if the user said so; `kind` is what the line
/// is in its table.
#[must_use]
pub fn judge(
    index: &Index,
    identified: &Identified,
    (party, kind): (Option<Party>, LineKind),
    terms: &Terms<'_>,
) -> Ruling {
    let equipment = identified
        .equipment
        .unwrap_or_else(|| category_of(index, identified, terms).unwrap_or(terms.context.equipment));
    let named_as = party.is_some();
    let party = party.unwrap_or_else(|| party_of(identified));
    let case = Case { context: terms.context, equipment, party, standing: Standing::None };
    let mut court = Court { index, terms, case, measures: Vec::new(), verdict: None, reach: None };
    for finding in identified.findings.iter().filter(|finding| finding.said.counts(terms.context.purpose)) {
        court.hear(finding);
    }
    let flagged = court.verdict;
    let verdict = flagged.unwrap_or_else(|| without_flag(index, identified, &case, named_as, kind));
    court.add_regime(flagged.is_some());
    let mut measures = court.measures;
    sorted::by(&mut measures, |a, b| order(index, a).cmp(&order(index, b)));
    let binds = measures.iter().any(|bearing| bearing.counts && bearing.bears == Bears::BindsYou);
    let bearing: Vec<&str> = measures.iter().map(|bearing| bearing.id.as_str()).collect();
    let asks = (verdict == Verdict::Ask).then(|| question(index, identified, &case));
    let next_steps = next_steps::beside(index.list(), (verdict, asks), &case, &bearing);
    let reach = court.reach.filter(|_| verdict == Verdict::Restricted);
    let decided = Decided { verdict, reach, asks, binds, measures: &measures };
    let answer = answer::said(&index.list().answers, decided, &case);
    Ruling { verdict, reach, asks, binds, equipment, party, measures, answer, next_steps }
}

impl Ruling {
    /// The remarks on one of its lines, in words.
    #[must_use]
    pub fn remarks(&self, index: &Index, identified: &Identified, terms: &Terms<'_>) -> Vec<String> {
        let mut notes = notes(index, identified, terms, self.verdict, &self.measures);
        if self.verdict == Verdict::Restricted && !self.binds {
            notes.insert(0, NOT_COMPELLED.to_owned());
        }
        let no_ground = terms.policy.and_then(|policy| policy.is_no_ground(&self.measures, terms.context));
        notes.splice(0..0, no_ground);
        notes
    }
}

/// What a restricted line says to a user whom no counting measure binds.
pub const NOT_COMPELLED: &str = "No UK measure on this list makes you exclude it.";

struct Court<'a> {
    index: &'a Index,
    terms: &'a Terms<'a>,
    case: Case<'a>,
    measures: Vec<Bearing>,
    verdict: Option<Verdict>,
    reach: Option<Reach>,
}

impl Court<'_> {
    /// Weighs one maker's edges, then the user's own policy.
    fn hear(&mut self, finding: &Finding) {
        let index = self.index;
        let Some(maker) = index.maker(finding.maker) else { return };
        for edge in &maker.edges {
            if let Some(measure) = index.measure(&edge.measure) {
                self.weigh(finding, &maker.id, edge, measure);
            }
        }
        if let Some(bearing) =
            self.terms.policy.and_then(|policy| policy.bearing(finding.maker, &maker.id, &self.case, self.terms.today))
        {
            self.decide(finding, &bearing, !bearing.compels);
            self.push(bearing);
        }
    }

    fn weigh(&mut self, finding: &Finding, maker: &str, edge: &Edge, measure: &Measure) {
        let today = self.terms.today;
        if !rules::touches(measure, self.case.equipment) {
            return;
        }
        let standing = match &edge.entry {
            None if !rules::edge_holds(edge, today) => return,
            None => Standing::None,
            Some(entry) => entry.standing(edge.since.as_ref(), edge.until.as_ref(), today, |described| {
                rules::holds(described, &self.case)
            }),
        };
        let entry_counts = edge.entry.is_none() || standing.may_count();
        let counts = rules::counts_on(measure, today) && edge.how != EdgeKind::Noted && entry_counts;
        let inferred = edge.basis == Basis::Inferred;
        let case = Case { standing, ..self.case };
        let Some(rule) = rules::rule_for(measure, &case) else { return };
        let bearing = bearing(measure, rule, vec![maker.to_owned()], counts, inferred);
        if counts {
            self.decide(finding, &bearing, inferred || rule.asks);
        }
        self.push(bearing);
    }

    /// Keeps the graver verdict.
    fn decide(&mut self, finding: &Finding, bearing: &Bearing, asks: bool) {
        let unsaid = finding.said.standing(self.terms.context.purpose) == identify::Standing::Undecided;
        let grave = if finding.certainty == Certainty::Possible || asks || unsaid {
            Verdict::Ask
        } else if bearing.compels {
            Verdict::Barred
        } else {
            Verdict::Restricted
        };
        self.verdict = Some(self.verdict.map_or(grave, |before| before.min(grave)));
        // A measure that only asks, or that is not in the list, does not restrict.
        if grave != Verdict::Ask {
            let uk = self.index.measure(&bearing.id).is_some_and(|measure| measure.jurisdiction.is_uk());
            let reach = if uk { Reach::Uk } else { Reach::Abroad };
            self.reach = Some(self.reach.map_or(reach, |before| before.min(reach)));
        }
    }

    /// Adds a bearing. Each measure is listed once: of two makers' bearings under it, the one that weighs more is kept.
    fn push(&mut self, bearing: Bearing) {
        let weight = |bearing: &Bearing| (!bearing.compels, !bearing.counts, bearing.bears);
        match self.measures.iter_mut().find(|known| known.id == bearing.id) {
            Some(known) => {
                let mut makers = std::mem::take(&mut known.makers);
                makers
                    .extend(bearing.makers.iter().filter(|maker| !makers.contains(maker)).cloned().collect::<Vec<_>>());
                let inferred = known.inferred && bearing.inferred;
                if weight(&bearing) < weight(known) {
                    *known = bearing;
                }
                known.makers = makers;
                known.inferred = inferred;
            }
            None => self.measures.push(bearing),
        }
    }

    /// Adds the rules of the procurement regime: some to every result, some only to a flagged one.
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
            if let Some(rule) = rules::rule_for(measure, &self.case) {
                self.measures.push(bearing(measure, rule, Vec::new(), false, false));
            }
        }
    }
}

fn bearing(measure: &Measure, rule: &Rule, makers: Vec<String>, counts: bool, inferred: bool) -> Bearing {
    Bearing {
        id: measure.id.clone(),
        title: None,
        makers,
        bears: rule.bears,
        counts,
        compels: rule.compels && rule.bears == Bears::BindsYou,
        inferred,
        effect: rule.effect.clone(),
        cite: rule.cite.clone(),
    }
}

/// The part that a supplier plays if the user did not say. Equipment, a model or an address shows that it supplies
/// goods; a bare name is taken as the firm that bids.
pub(super) fn party_of(identified: &Identified) -> Party {
    let is_goods = |finding: &Finding| {
        finding
            .evidence
            .iter()
            .any(|evidence| matches!(evidence.kind, EvidenceKind::Model | EvidenceKind::KnownModel | EvidenceKind::Mac))
    };
    let is_kit =
        matches!(identified.subject, Subject::BareEquipment | Subject::EquipmentWithModel | Subject::UnknownKit);
    if is_kit || identified.findings.iter().any(is_goods) { Party::Goods } else { Party::Bidder }
}

/// What has to be asked before anything can be said of the line.
fn question(index: &Index, identified: &Identified, case: &Case<'_>) -> Question {
    let purpose = case.context.purpose;
    let counting = || identified.findings.iter().filter(|finding| finding.said.counts(purpose));
    let is_unsaid = |finding: &Finding| finding.said.standing(purpose) == identify::Standing::Undecided;
    if counting().any(|finding| finding.certainty == Certainty::Possible) {
        Question::Maker
    } else if counting().any(is_unsaid) {
        Question::Offer
    } else if has_unknown_builder(index, identified, case) {
        Question::Builder
    } else {
        Question::Cover
    }
}

/// Whether the kit has a badge whose builder, for this kind of kit, nobody has found.
fn has_unknown_builder(index: &Index, identified: &Identified, case: &Case<'_>) -> bool {
    identified.findings.iter().any(|finding| {
        finding.certainty >= Certainty::Likely
            && finding.said.counts(case.context.purpose)
            && index.maker(finding.maker).is_some_and(|maker| maker.builder_unknown_for.contains(&case.equipment))
    })
}

/// The verdict where no counting measure touches any maker of the line.
fn without_flag(index: &Index, identified: &Identified, case: &Case<'_>, named_as: bool, kind: LineKind) -> Verdict {
    let purpose = case.context.purpose;
    let is_kit = matches!(identified.subject, Subject::BareEquipment | Subject::EquipmentWithModel);
    let likely = || identified.findings.iter().filter(|finding| finding.certainty >= Certainty::Likely);
    let sure = || likely().filter(|finding| !(is_kit && finding.leans));
    let recognised = sure().next().is_some();
    // Equipment that is or was there is spoken of, even if it does not count.
    let told = sure().any(|finding| finding.said.standing(purpose) != identify::Standing::Mentioned);
    let named = sure().any(|finding| finding.said.counts(purpose));
    match identified.subject {
        _ if has_unknown_builder(index, identified, case) => Verdict::Ask,
        _ if identified.uncompared => Verdict::CannotTell,
        _ if named || named_as => Verdict::NoneFound,
        _ if matches!(kind, LineKind::Headings | LineKind::Section | LineKind::Total) => Verdict::NoKit,
        Subject::BareEquipment | Subject::EquipmentWithModel if !told => Verdict::CannotTell,
        _ if recognised => Verdict::NoneFound,
        Subject::BareEquipment | Subject::EquipmentWithModel | Subject::UnknownKit | Subject::BareName => {
            Verdict::CannotTell
        }
        Subject::Firm => Verdict::NoneFound,
        Subject::Other => Verdict::NoKit,
    }
}

/// The kind of kit that the first attributed maker mostly makes.
fn category_of(index: &Index, identified: &Identified, terms: &Terms<'_>) -> Option<Equipment> {
    let finding = identified.findings.iter().find(|finding| finding.said.counts(terms.context.purpose))?;
    index.maker(finding.maker).map(|maker| maker.category)
}

/// The order on screen: what compels; what has to be looked up; what binds others; rules on the user's own procedure;
/// background.
fn order<'a>(index: &'a Index, bearing: &Bearing) -> (u8, bool, bool, &'a str) {
    let rank = match (bearing.bears, bearing.counts) {
        (Bears::BindsYou, true) => 0,
        (Bears::CheckByHand, _) => 1,
        (Bears::BindsOthers, _) => 2,
        (Bears::BindsYou, false) => 3,
        (Bears::Context, _) => 4,
    };
    let measure = index.measure(&bearing.id);
    let foreign = measure.is_some_and(|measure| !measure.jurisdiction.is_uk());
    let since = measure.map(|measure| measure.since.as_str()).unwrap_or_default();
    (rank, foreign, !bearing.counts, since)
}

/// What is said of kit whose standing the line states.
fn standing_note(name: &str, finding: &Finding, terms: &Terms<'_>) -> Option<String> {
    use identify::Standing::{Going, Gone, InPlace, Mentioned, Offered, Undecided};
    let purpose = terms.context.purpose;
    let words: Vec<String> = finding
        .evidence
        .iter()
        .filter(|evidence| evidence.kind == EvidenceKind::Standing)
        .map(|evidence| format!("“{}”", evidence.matched))
        .collect();
    let reason = match words.as_slice() {
        [] => String::new(),
        [one] => format!(" {one} says so."),
        [one, other, ..] => format!(" {one} and {other} say so."),
    };
    let owns = !purpose.is_purchase();
    let said = match finding.said.standing(purpose) {
        Offered if owns && finding.said.is_stated() => format!("{name} is offered or on order here, not yet in place."),
        InPlace if !owns => {
            format!("{name} is named as equipment in place, not as part of what is offered. Not counted.")
        }
        Going if owns => format!("{name} is in place and due to leave."),
        Going => format!("{name} is named as equipment that is due to leave. Not counted."),
        Gone => format!("{name} is gone. Not counted."),
        Mentioned => format!("{name} is only mentioned here, not offered. Not counted."),
        Undecided => return Some(format!("{name} is named here; the line does not say whether it is offered. Ask.")),
        Offered | InPlace => return None,
    };
    Some(said + &reason)
}

/// What is said of kit that nothing names.
const NO_NAME: &str = "Nothing here says who made it. Look at the label, or ask the supplier for maker and model.";

/// What is said of a line with a word that may not be what it seems.
pub const NOT_COMPARED: &str = "Part of this line could not be compared with the list. This is not a clearance.";

/// What is said of a name, model or network card that the list does not know.
pub const NOT_KNOWN: &str = "We do not know this name. This is not a clearance.";

fn notes(
    index: &Index,
    identified: &Identified,
    terms: &Terms<'_>,
    verdict: Verdict,
    measures: &[Bearing],
) -> Vec<String> {
    let mut notes = Vec::new();
    let name = |at: MakerIndex| index.maker(at).map(|maker| maker.name.as_str()).unwrap_or_default();
    for finding in &identified.findings {
        if index.is_listed(finding.maker)
            && let Some(note) = standing_note(name(finding.maker), finding, terms)
        {
            notes.push(note);
        }
        if !finding.said.counts(terms.context.purpose) {
            continue;
        }
        if finding.or_equivalent {
            notes.push(format!("Something equivalent to {} may be offered: ask what it is.", finding.brand));
        }
        if let Some(caution) = index.maker(finding.maker).and_then(|maker| maker.caution.as_ref()) {
            notes.push(caution.clone());
        }
    }
    // A measure that does not count is explained only if there is nothing else.
    if verdict == Verdict::NoneFound {
        for bearing in measures.iter().filter(|bearing| !bearing.makers.is_empty()) {
            if let Some(measure) = index.measure(&bearing.id) {
                notes.push(format!("{}: {}", measure.title, bearing.effect));
            }
        }
    }
    if verdict == Verdict::NoneFound && identified.findings.is_empty() {
        notes.push("No firm on this list has that name.".to_owned());
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
        notes.push(match identified.subject {
            _ if identified.uncompared => NOT_COMPARED.to_owned(),
            Subject::BareEquipment => NO_NAME.to_owned(),
            _ => NOT_KNOWN.to_owned(),
        });
    }
    notes.extend(identified.remarks.iter().cloned());
    if identified.hidden > 0 {
        let (count, s) = (identified.hidden, if identified.hidden == 1 { "" } else { "s" });
        notes.push(format!("Ignored: {count} invisible character{s} in the text."));
    }
    notes.dedup();
    notes
}
