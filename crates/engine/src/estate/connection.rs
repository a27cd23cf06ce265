//! How kit is connected, as registers say it.

use serde::{Deserialize, Serialize};
use vendor_text::words;

/// How a piece of kit or a site is connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Connection {
    /// To the body's own core network.
    Core,
    /// To or over the internet.
    Internet,
    /// To a network of its own.
    Isolated,
}

impl Connection {
    /// All, the most serious first.
    pub const ALL: [Self; 3] = [Self::Core, Self::Internet, Self::Isolated];

    /// The words on screen.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Core => "on the core network",
            Self::Internet => "reachable over the internet",
            Self::Isolated => "on its own network",
        }
    }

    /// The word of files.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Internet => "internet",
            Self::Isolated => "isolated",
        }
    }
}

/// Reads a network cell; words that name none of these are not guessed at.
#[must_use]
pub fn read(cell: &str) -> Option<Connection> {
    let words = words::folded_words(cell);
    let says = |among: &[&str]| words.iter().any(|word| among.contains(&word.as_str()));
    // "Not on the core network" and the like are left to a person.
    if says(&["NOT", "NO", "NON", "NEVER", "WITHOUT"]) {
        return None;
    }
    let found: Vec<Connection> = [
        (Connection::Isolated, says(&["ISOLATED", "CLOSED", "STANDALONE", "DEDICATED", "AIRGAPPED", "OFFLINE", "AIR"])),
        (Connection::Core, says(&["CORE", "CORPORATE", "LAN", "CORP", "DOMAIN"])),
        (Connection::Internet, says(&["INTERNET", "CLOUD", "BROADBAND", "4G", "5G", "WAN", "ADSL", "FTTC", "FTTP"])),
    ]
    .into_iter()
    .filter_map(|(connection, says)| says.then_some(connection))
    .collect();
    match found.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_words_are_read() {
        for (text, wanted) in [
            ("Corporate LAN", Some(Connection::Core)),
            ("closed CCTV network", Some(Connection::Isolated)),
            ("4G router", Some(Connection::Internet)),
            ("not on core network", None),
            ("core and internet", None),
            ("VLAN 20", None),
            ("?", None),
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
    }
}
