//! The user's own policy: a small file that a council keeps, read against the list.
//!
//! A policy names makers, or the makers that a measure names, or a class by origin. It gives
//! *Barred* as "your policy" and never as law. A class by origin bars no purchase: the country of
//! origin of supplies may not be taken into account (`list/law.toml`).

use super::Context;
use super::outcome::Bearing;
use super::rules::{self, Case};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use vendor_list::context::Purpose;
use vendor_list::index::{Index, MakerIndex};
use vendor_list::law::{LawSentence, SaidIn};
use vendor_list::makers::{Basis, EdgeKind, Scope};
use vendor_list::schema::{Bears, When};
use vendor_text::dates::{Date, PartialDate};
use vendor_text::sorted;
use vendor_text::words;

/// The id under which the policy is among the measures of a result.
pub const BEARING_ID: &str = "your-policy";

/// What is in a policy file. It is written and read as TOML.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyFile {
    /// What it is called; shown in every result.
    pub name: String,
    /// Who decided it.
    pub decided_by: String,
    /// When it was decided.
    pub decided_on: PartialDate,
    /// Where it is written down: a minute, a page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// From when it applies.
    pub since: Date,
    /// The last day on which it applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// What it says; the first rule that fits a maker and a situation decides.
    #[serde(rename = "rule")]
    pub rules: Vec<PolicyRule>,
}

/// One rule of a policy. It names makers in at least one of three ways.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyRule {
    /// Makers by name, brand or id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub makers: Vec<String>,
    /// Makers that these measures of the list name, by the measure's id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub named_in: Vec<String>,
    /// Makers seated in these countries: a class by origin.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub origin: Vec<String>,
    /// What it asks for.
    pub effect: PolicyEffect,
    /// Where it applies: purposes, sites and kinds of equipment.
    #[serde(default, skip_serializing_if = "When::is_empty")]
    pub when: When,
    /// The rule in the policy's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
}

/// What a policy asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PolicyEffect {
    /// Not to be bought, or to be removed.
    #[default]
    Bar,
    /// To be asked about first.
    Ask,
}

/// A policy that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PolicyError {
    /// Not the file it should be.
    #[error("line {line}: {message}. A policy file is TOML with name, decided_by, decided_on, since and [[rule]]s.")]
    Unreadable {
        /// Line, from 1; 0 when it is not known.
        line: usize,
        /// The parser's message.
        message: String,
    },
    /// Without a name or a decider.
    #[error("{0} is empty. Fill it in, because it is shown in every result.")]
    Empty(&'static str),
    /// No rule.
    #[error("the policy has no [[rule]]. Add one that names makers.")]
    NoRules,
    /// A rule that names no maker.
    #[error("rule {0} names no maker, no measure and no origin. Give makers, named_in or origin.")]
    Nobody(usize),
    /// A maker that the list does not know.
    #[error(
        "rule {rule}: the list knows no maker called “{name}”. Use a name from the list page; for other names load your own list."
    )]
    UnknownMaker {
        /// Place of the rule, from 1.
        rule: usize,
        /// What was written.
        name: String,
    },
    /// A measure that the list does not know, or that names nobody.
    #[error("rule {rule}: “{id}” is not a measure in the list that names makers. Its page shows its id.")]
    UnknownMeasure {
        /// Place of the rule, from 1.
        rule: usize,
        /// What was written.
        id: String,
    },
    /// A rule with a condition on something that a policy cannot know.
    #[error("rule {0}: when may have purpose, site and equipment only.")]
    ForeignWhen(usize),
    /// It ends before it begins.
    #[error("until is before since. Correct one of the dates.")]
    EndsBeforeItBegins,
}

/// A policy, read against a list.
#[derive(Debug, Clone)]
pub struct Policy {
    file: PolicyFile,
    rules: Vec<ReadyRule>,
    warnings: Vec<String>,
    /// What the list says of the law where a policy meets it.
    law: Vec<LawSentence>,
}

#[derive(Debug, Clone)]
struct ReadyRule {
    makers: BTreeSet<MakerIndex>,
    by_origin: BTreeSet<MakerIndex>,
}

/// Whether something compels the user, and only their own policy does.
#[must_use]
pub fn alone_compels(measures: &[Bearing]) -> bool {
    let mut compelling = measures.iter().filter(|bearing| bearing.compels && bearing.counts).peekable();
    compelling.peek().is_some() && compelling.all(|bearing| bearing.id == BEARING_ID)
}

impl Policy {
    /// Reads a policy file.
    ///
    /// # Errors
    /// The first thing that is wrong with it, with its place and what to do.
    pub fn read(text: &str, index: &Index) -> Result<Self, PolicyError> {
        let file: PolicyFile = toml::from_str(text).map_err(|error| PolicyError::Unreadable {
            line: error.span().map_or(0, |span| text.get(..span.start).unwrap_or_default().matches('\n').count() + 1),
            message: error.message().to_owned(),
        })?;
        Self::new(file, index)
    }

    /// Takes a policy that was filled in on a form.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn new(file: PolicyFile, index: &Index) -> Result<Self, PolicyError> {
        for (what, text) in [("name", &file.name), ("decided_by", &file.decided_by)] {
            if text.trim().is_empty() {
                return Err(PolicyError::Empty(what));
            }
        }
        if file.rules.is_empty() {
            return Err(PolicyError::NoRules);
        }
        if file.until.is_some_and(|until| until < file.since) {
            return Err(PolicyError::EndsBeforeItBegins);
        }
        let mut warnings = Vec::new();
        let law = index.list().law.clone();
        let rules = (1..)
            .zip(&file.rules)
            .map(|(place, rule)| ready(place, rule, index, &law, &mut warnings))
            .collect::<Result<_, _>>()?;
        Ok(Self { file, rules, warnings, law })
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.file.name
    }

    /// Its name, who decided it and when, in one phrase.
    #[must_use]
    pub fn in_words(&self) -> String {
        let PolicyFile { name, decided_by, decided_on, reference, .. } = &self.file;
        let reference = reference.as_ref().map(|text| format!(", {text}")).unwrap_or_default();
        format!("“{name}”, decided by {decided_by}, {}{reference}", decided_on.in_words())
    }

    /// What the user must know about it.
    #[must_use]
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// The file, as TOML.
    ///
    /// # Errors
    /// When it cannot be written; only a bug can cause it.
    pub fn to_toml(&self) -> Result<String, toml::ser::Error> {
        toml::to_string(&self.file)
    }

    /// How the policy bears on a maker in a case.
    pub(super) fn bearing(&self, maker: MakerIndex, id: &str, case: &Case<'_>, today: Date) -> Option<Bearing> {
        let holds = self.file.since <= today && self.file.until.is_none_or(|until| today <= until);
        if !holds {
            return None;
        }
        let (rule, ready) = self.file.rules.iter().zip(&self.rules).find(|(rule, ready)| {
            (ready.makers.contains(&maker) || ready.by_origin.contains(&maker)) && rules::holds(&rule.when, case)
        })?;
        let only_by_origin = !ready.makers.contains(&maker);
        let buys = case.context.purpose != Purpose::ExistingEquipment;
        let compels = rule.effect == PolicyEffect::Bar && !(only_by_origin && buys);
        let mut effect = rule.says.clone().unwrap_or_else(|| match rule.effect {
            PolicyEffect::Bar => "Not to be bought or kept.".to_owned(),
            PolicyEffect::Ask => "To be asked about first.".to_owned(),
        });
        effect.push_str(&format!(" Your own policy: {}.", self.in_words()));
        if only_by_origin && buys {
            effect.push(' ');
            effect.push_str(BARS_NO_PURCHASE);
            if let Some(why) = said(&self.law, SaidIn::Origin, case.context) {
                effect.push(' ');
                effect.push_str(why);
            }
        }
        Some(Bearing {
            id: BEARING_ID.to_owned(),
            title: Some(self.file.name.clone()),
            makers: vec![id.to_owned()],
            bears: Bears::BindsYou,
            counts: true,
            compels,
            inferred: false,
            effect,
            cite: None,
        })
    }

    /// What a user who would exclude a supplier under the policy must know, if the policy bars something and the law of
    /// the procurement has its own grounds for exclusion.
    pub(super) fn is_no_ground(&self, measures: &[Bearing], context: &Context) -> Option<String> {
        let bars = measures.iter().any(|bearing| bearing.id == BEARING_ID && bearing.compels);
        let law = said(&self.law, SaidIn::Policy, context).filter(|_| bars)?;
        Some(format!("“{}” is your own policy and not an exclusion ground. {law}", self.file.name))
    }
}

/// Said where a class by origin would bar a purchase.
const BARS_NO_PURCHASE: &str = "It names a class by origin, so it bars nothing here.";

/// What the law says to somebody in this situation, in one of the places where the page speaks of it.
fn said<'a>(law: &'a [LawSentence], place: SaidIn, context: &Context) -> Option<&'a str> {
    law.iter().find(|sentence| sentence.is_said(place, context)).map(|sentence| sentence.text.as_str())
}

fn ready(
    place: usize,
    rule: &PolicyRule,
    index: &Index,
    law: &[LawSentence],
    warnings: &mut Vec<String>,
) -> Result<ReadyRule, PolicyError> {
    if rule.makers.is_empty() && rule.named_in.is_empty() && rule.origin.is_empty() {
        return Err(PolicyError::Nobody(place));
    }
    if !rule.when.authority.is_empty() || !rule.when.party.is_empty() || !rule.when.entry.is_empty() {
        return Err(PolicyError::ForeignWhen(place));
    }
    let mut makers = BTreeSet::new();
    for name in &rule.makers {
        let (maker, whole_group) = maker_called(index, name)
            .ok_or_else(|| PolicyError::UnknownMaker { rule: place, name: name.chars().take(60).collect() })?;
        if let Some(group) = whole_group {
            warnings.push(format!("Rule {place}: {name} belongs to {group}; the rule covers the whole group."));
        }
        makers.insert(maker);
    }
    for id in &rule.named_in {
        let named = named_by(index, id);
        if named.is_empty() {
            return Err(PolicyError::UnknownMeasure { rule: place, id: id.chars().take(60).collect() });
        }
        makers.extend(named);
    }
    let by_origin = sorted::set(rule.origin.iter().flat_map(|country| seated_in(index, country)));
    if !rule.origin.is_empty() {
        let warning = law.iter().find(|sentence| sentence.said_in == SaidIn::OriginWarning);
        warnings.push(format!(
            "Rule {place} names a class by origin ({}). It bars no purchase. {} The list has a sourced place of business there for only {} makers.",
            rule.origin.join(", "),
            warning.map_or("", |sentence| sentence.text.as_str()),
            by_origin.len()
        ));
    }
    Ok(ReadyRule { makers, by_origin })
}

/// The maker that a policy names by id, name or brand, as the group that it belongs to; and the group's name if the
/// policy named only a part of it.
fn maker_called(index: &Index, name: &str) -> Option<(MakerIndex, Option<String>)> {
    let wanted = words::folded_words(name);
    let same = |text: &str| words::folded_words(text) == wanted;
    let makers = &index.list().makers;
    let by_name = makers
        .iter()
        .position(|maker| maker.id == name || same(&maker.name) || maker.names.iter().any(|known| same(&known.text)));
    let by_brand = || {
        makers.iter().position(|maker| {
            maker.brands.iter().any(|brand| {
                brand.scope == Scope::All && std::iter::once(&brand.text).chain(&brand.also).any(|text| same(text))
            })
        })
    };
    let found = by_name.or_else(by_brand)?;
    let group = makers.get(found).and_then(|maker| maker.group.as_ref());
    match group.and_then(|group| makers.iter().position(|maker| &maker.id == group)) {
        Some(owner) => Some((owner, makers.get(owner).map(|maker| maker.name.clone()))),
        None => Some((found, None)),
    }
}

/// The makers that a measure names by a sourced edge.
fn named_by(index: &Index, id: &str) -> Vec<MakerIndex> {
    let names = |maker: &vendor_list::schema::Maker| {
        maker.edges.iter().any(|edge| edge.measure == id && edge.how == EdgeKind::Named && edge.basis == Basis::Sourced)
    };
    index.list().makers.iter().enumerate().filter(|(_, maker)| names(maker)).map(|(at, _)| at).collect()
}

/// The makers whose seat is in a country, according to a source.
fn seated_in(index: &Index, country: &str) -> Vec<MakerIndex> {
    let country = country.trim().to_lowercase();
    let sits = |seat: &String| seat.rsplit(',').next().is_some_and(|last| last.trim().to_lowercase() == country);
    let makers = index.list().makers.iter().enumerate();
    makers.filter(|(_, maker)| maker.seat.as_ref().is_some_and(sits)).map(|(at, _)| at).collect()
}
