//! Which assets come first: rules in an order that the user may change. The first that fits decides.

use super::connection::Connection;
use crate::judge::Verdict;
use serde::{Deserialize, Serialize};

/// When an asset's turn comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// Replaced first.
    First,
    /// Replaced second.
    Second,
    /// Replaced third.
    Third,
    /// Replaced last.
    Last,
    /// Somebody first has to find out what it is.
    FindOut,
    /// Not replaced because of the list.
    Stay,
}

impl Turn {
    /// All, in order.
    pub const ALL: [Self; 6] = [Self::First, Self::Second, Self::Third, Self::Last, Self::FindOut, Self::Stay];
    /// Those in which equipment is replaced.
    pub const REPLACED: [Self; 4] = [Self::First, Self::Second, Self::Third, Self::Last];

    /// The words on screen.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::First => "replace first",
            Self::Second => "replace second",
            Self::Third => "replace third",
            Self::Last => "replace last",
            Self::FindOut => "identify first",
            Self::Stay => "stays",
        }
    }

    /// The word of files and forms.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::Last => "last",
            Self::FindOut => "find-out",
            Self::Stay => "stay",
        }
    }

    /// The turn that a slug stands for.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|turn| turn.slug() == slug)
    }
}

/// A rule of priority: everything that it names must fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Verdicts for which it is meant; empty fits any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<Verdict>,
    /// Whether the site is sensitive; `None` fits both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sensitive: Option<bool>,
    /// How it is connected; empty fits any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub connections: Vec<Connection>,
    /// Whether it is kept as a spare; `None` fits both. Estates of version 0.1 have no rule for spares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spare: Option<bool>,
    /// Installed in or before this year, at the latest; `None` fits any year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub installed_by: Option<u16>,
    /// Its turn.
    pub turn: Turn,
    /// Whether the user has switched it off.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
}

impl Rule {
    /// A rule for verdicts, whatever the site.
    #[must_use]
    pub fn for_verdicts(verdicts: &[Verdict], turn: Turn) -> Self {
        Self {
            verdicts: verdicts.to_vec(),
            sensitive: None,
            connections: Vec::new(),
            spare: None,
            installed_by: None,
            turn,
            off: false,
        }
    }

    /// Whether it fits.
    #[must_use]
    pub fn fits(&self, case: &Case) -> bool {
        !self.off
            && (self.verdicts.is_empty() || self.verdicts.contains(&case.verdict))
            && self.sensitive.is_none_or(|sensitive| sensitive == case.sensitive)
            && (self.connections.is_empty() || case.connection.is_some_and(|known| self.connections.contains(&known)))
            && self.spare.is_none_or(|spare| spare == case.spare)
            && self.installed_by.is_none_or(|year| case.installed_by.is_some_and(|last| last <= year))
    }

    /// The rule in words.
    #[must_use]
    pub fn in_words(&self) -> String {
        let mut parts = Vec::new();
        if !self.verdicts.is_empty() {
            parts.push(self.verdicts.iter().map(|verdict| verdict.in_words()).collect::<Vec<_>>().join(" or "));
        }
        parts.extend(self.sensitive.map(|sensitive| {
            if sensitive { "on a sensitive site" } else { "on a site that is not sensitive" }.to_owned()
        }));
        if !self.connections.is_empty() {
            parts.push(self.connections.iter().map(|known| known.in_words()).collect::<Vec<_>>().join(" or "));
        }
        parts.extend(self.spare.map(|spare| if spare { "kept as a spare" } else { "in use" }.to_owned()));
        parts.extend(self.installed_by.map(|year| format!("installed by the end of {year}")));
        let what = if parts.is_empty() { "everything else".to_owned() } else { parts.join(", ") };
        format!("{what}: {}", self.turn.in_words())
    }
}

/// What the rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    /// The verdict.
    pub verdict: Verdict,
    /// Whether the site is sensitive.
    pub sensitive: bool,
    /// How it is connected, where that is known.
    pub connection: Option<Connection>,
    /// Whether it is kept as a spare.
    pub spare: bool,
    /// The last year in which it may have been installed, where that is known.
    pub installed_by: Option<u16>,
}

/// The turn of a case, and the number of the rule that decided. If no rule fits, the asset stays.
#[must_use]
pub fn turn_of(rules: &[Rule], case: &Case) -> (Turn, Option<usize>) {
    let found = rules.iter().enumerate().find(|(_, rule)| rule.fits(case));
    found.map_or((Turn::Stay, None), |(at, rule)| (rule.turn, Some(at)))
}

/// The rules that an estate begins with. The order follows the published instruction to departments of
/// 24 November 2022: sensitive sites, then core networks, then the rest; what is not known is found out.
#[must_use]
pub fn usual_rules() -> Vec<Rule> {
    let flagged = &[Verdict::Barred, Verdict::Restricted][..];
    let rule = Rule::for_verdicts;
    vec![
        rule(&[Verdict::Barred], Turn::First),
        // A spare is on no wall and on no network, so no replacement for it is bought.
        Rule { spare: Some(true), ..rule(flagged, Turn::Stay) },
        Rule { sensitive: Some(true), ..rule(flagged, Turn::First) },
        Rule { connections: vec![Connection::Core], ..rule(flagged, Turn::Second) },
        Rule { connections: vec![Connection::Internet], ..rule(flagged, Turn::Second) },
        Rule { connections: vec![Connection::Isolated], ..rule(flagged, Turn::Last) },
        rule(flagged, Turn::Third),
        rule(&[Verdict::Ask, Verdict::CannotTell], Turn::FindOut),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_rule_that_fits_decides() {
        let rules = usual_rules();
        let case =
            |verdict, sensitive, connection| Case { verdict, sensitive, connection, spare: false, installed_by: None };
        for (case, turn) in [
            (case(Verdict::Barred, false, None), Turn::First),
            (case(Verdict::Restricted, true, Some(Connection::Isolated)), Turn::First),
            (case(Verdict::Restricted, false, Some(Connection::Core)), Turn::Second),
            (case(Verdict::Restricted, false, Some(Connection::Isolated)), Turn::Last),
            (case(Verdict::Restricted, false, None), Turn::Third),
            (case(Verdict::Ask, true, None), Turn::FindOut),
            (case(Verdict::CannotTell, false, None), Turn::FindOut),
            (case(Verdict::NoneFound, true, Some(Connection::Core)), Turn::Stay),
        ] {
            assert_eq!(turn_of(&rules, &case).0, turn, "{case:?}");
            let spare = Case { spare: true, ..case };
            let not_replaced = if case.verdict == Verdict::Restricted { Turn::Stay } else { turn };
            assert_eq!(turn_of(&rules, &spare).0, not_replaced, "{spare:?}");
        }
    }

    #[test]
    fn a_rule_that_is_off_is_passed_over_and_age_must_be_known() {
        let mut rules = vec![
            Rule { off: true, ..Rule::for_verdicts(&[Verdict::Restricted], Turn::First) },
            Rule { installed_by: Some(2018), ..Rule::for_verdicts(&[Verdict::Restricted], Turn::Second) },
        ];
        let mut case = Case {
            verdict: Verdict::Restricted,
            sensitive: false,
            connection: None,
            spare: false,
            installed_by: Some(2018),
        };
        assert_eq!(turn_of(&rules, &case), (Turn::Second, Some(1)));
        case.installed_by = None;
        assert_eq!(turn_of(&rules, &case), (Turn::Stay, None));
        if let Some(rule) = rules.first_mut() {
            rule.off = false;
        }
        assert_eq!(turn_of(&rules, &case), (Turn::First, Some(0)));
    }
}
