//! The user's situation: who buys, what for, where, and what kind of kit when a line does not say.

use serde::{Deserialize, Serialize};
use std::str::FromStr;
use vendor_text::tokens;
use vendor_text::words::capitalised;

/// Why a text is not a context.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ContextError {
    /// A word that is not among the answers to any question.
    #[error("“{0}” is not a context token; the tokens are: {all}", all = all_tokens())]
    Unknown(String),
    /// Two answers to one question.
    #[error("“{first}” and “{second}” answer the same question; give one of them")]
    Twice {
        /// The first given.
        first: String,
        /// The second given.
        second: String,
    },
}

tokens! {
    /// Who buys or owns the equipment.
    Authority {
        /// A council in England.
        CouncilEngland = "council-england" => "an English council",
        /// A council in Wales.
        CouncilWales = "council-wales" => "a Welsh council",
        /// A council in Northern Ireland.
        CouncilNi = "council-ni" => "a Northern Ireland council",
        /// A council in Scotland.
        CouncilScotland = "council-scotland" => "a Scottish council",
        /// A police or fire authority.
        PoliceFire = "police-fire" => "a police or fire authority",
        /// An NHS body.
        Nhs = "nhs" => "an NHS body",
        /// A school or academy.
        School = "school" => "a school or academy",
        /// A central government department or agency.
        CentralGovernment = "central-government" => "a central government department",
        /// A public communications provider.
        TelecomsProvider = "telecoms-provider" => "a telecoms provider",
        /// Another public body.
        OtherPublic = "other-public" => "another public body",
        /// A private body.
        Private = "private" => "a private body",
    }
}

tokens! {
    /// What is being done.
    Purpose {
        /// A covered procurement.
        NewAboveThreshold = "new-above-threshold" => "buying, above the threshold",
        /// A below-threshold procurement.
        NewBelowThreshold = "new-below-threshold" => "buying, below the threshold",
        /// A running contract.
        ExistingContract = "existing-contract" => "managing an existing contract",
        /// Equipment already owned.
        ExistingEquipment = "existing-equipment" => "assessing equipment we have",
    }
}

tokens! {
    /// Where the equipment is or goes.
    Site {
        /// An ordinary site.
        Ordinary = "site-ordinary" => "a site that is not sensitive",
        /// A sensitive site by the published definition (11 September 2023).
        Sensitive = "site-sensitive" => "a sensitive site",
    }
}

tokens! {
    /// What kind of equipment.
    Equipment {
        /// Video surveillance.
        Cctv = "cctv" => "CCTV",
        /// Access control, intercoms and alarms.
        AccessControl = "access-control" => "access control and alarms",
        /// Network equipment.
        Network = "network" => "network equipment",
        /// Public telecoms equipment.
        Telecoms = "telecoms" => "telecoms equipment",
        /// Uncrewed aircraft.
        Drone = "drone" => "drones",
        /// Two-way radio.
        Radio = "radio" => "radios",
        /// Apps on phones.
        PhoneApp = "phone-app" => "phone apps",
        /// Anything else.
        Other = "other" => "something else",
    }
}

impl Purpose {
    /// Whether something is to be bought, rather than owned or under contract already.
    #[must_use]
    pub fn is_purchase(self) -> bool {
        matches!(self, Self::NewAboveThreshold | Self::NewBelowThreshold)
    }
}

/// The whole context.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Context {
    /// Who.
    pub authority: Authority,
    /// What for.
    pub purpose: Purpose,
    /// Where.
    pub site: Site,
    /// What kind of kit, where a line does not say.
    pub equipment: Equipment,
}

impl Default for Context {
    fn default() -> Self {
        Self {
            authority: Authority::CouncilEngland,
            purpose: Purpose::NewAboveThreshold,
            site: Site::Ordinary,
            equipment: Equipment::Cctv,
        }
    }
}

impl Context {
    /// The four tokens, in the order of the contract.
    #[must_use]
    pub fn tokens(&self) -> [&'static str; 4] {
        [self.authority.token(), self.purpose.token(), self.site.token(), self.equipment.token()]
    }

    /// The context as a sentence about the user.
    #[must_use]
    pub fn in_words(&self) -> String {
        format!("{}, {}, for {}", capitalised(self.authority.in_words()), self.purpose.in_words(), self.site.in_words())
    }
}

impl FromStr for Context {
    type Err = ContextError;

    /// Reads tokens separated by commas or spaces, at most one for each question; the other questions have their
    /// default answers.
    fn from_str(text: &str) -> Result<Self, ContextError> {
        let mut context = Self::default();
        let mut seen: [Option<&str>; 4] = [None; 4];
        for token in text.split(|c: char| c == ',' || c.is_whitespace()).filter(|token| !token.is_empty()) {
            let row = if let Some(value) = Authority::from_token(token) {
                context.authority = value;
                0
            } else if let Some(value) = Purpose::from_token(token) {
                context.purpose = value;
                1
            } else if let Some(value) = Site::from_token(token) {
                context.site = value;
                2
            } else if let Some(value) = Equipment::from_token(token) {
                context.equipment = value;
                3
            } else {
                return Err(ContextError::Unknown(token.chars().take(40).collect()));
            };
            if let Some(place) = seen.get_mut(row)
                && let Some(first) = place.replace(token)
            {
                return Err(ContextError::Twice { first: first.to_owned(), second: token.to_owned() });
            }
        }
        Ok(context)
    }
}

fn all_tokens() -> String {
    let rows = [
        Authority::ALL.iter().map(|t| t.token()).collect::<Vec<_>>(),
        Purpose::ALL.iter().map(|t| t.token()).collect(),
        Site::ALL.iter().map(|t| t.token()).collect(),
        Equipment::ALL.iter().map(|t| t.token()).collect(),
    ];
    rows.map(|row| row.join(" ")).join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_is_the_default_context() {
        assert_eq!("".parse::<Context>(), Ok(Context::default()));
        assert_eq!(Context::default().tokens(), ["council-england", "new-above-threshold", "site-ordinary", "cctv"]);
    }

    #[test]
    fn reads_tokens_in_any_order() {
        let context: Context = "site-sensitive, central-government".parse().unwrap();
        assert_eq!(context.authority, Authority::CentralGovernment);
        assert_eq!(context.site, Site::Sensitive);
    }

    #[test]
    fn refuses_unknown_and_repeated_tokens() {
        assert!(matches!("council".parse::<Context>(), Err(ContextError::Unknown(_))));
        assert!(matches!("nhs,school".parse::<Context>(), Err(ContextError::Twice { .. })));
    }
}
