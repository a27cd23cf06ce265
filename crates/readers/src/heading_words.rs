//! Headings told by their words: which kit a column names (what was there, what comes, what goes, what stays) when no
//! known heading is written just so.

use vendor_text::Column;

/// What a word of a heading says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// Kit that was there before.
    Before,
    /// Kit that is to come.
    After,
    /// Kit that is to leave.
    Leaving,
    /// Kit that stays.
    Stays,
    /// Kit that is there.
    Now,
    /// The maker.
    Maker,
    /// The number of a model.
    Model,
    /// Kit of any kind.
    Kit,
    /// Turns what was replaced into what replaces it.
    By,
    /// Turns what replaces into what was replaced.
    For,
    /// Nothing of its own.
    Filler,
}

/// The words that headings of this kind are made of, folded.
const WORDS: &[(Says, &[&str])] = &[
    (
        Says::Before,
        &[
            "PREVIOUS",
            "PREVIOUSLY",
            "PREV",
            "PRIOR",
            "FORMER",
            "FORMERLY",
            "OLD",
            "EARLIER",
            "BEFORE",
            "REPLACED",
            "REPLACES",
            "REPLACING",
            "SUPERSEDED",
            "SUPERSEDES",
            "REMOVED",
            "LEGACY",
            "HISTORIC",
            "WAS",
            "EX",
            "RETIRED",
            "DECOMMISSIONED",
            "DISPOSED",
            "SWAPPED",
            "DISPLACED",
        ],
    ),
    (
        Says::After,
        &[
            "REPLACEMENT",
            "REPLACE",
            "SUCCESSOR",
            "PROPOSED",
            "PLANNED",
            "NEW",
            "FUTURE",
            "INCOMING",
            "UPGRADE",
            "TARGET",
            "INTENDED",
        ],
    ),
    (Says::Leaving, &["OUTGOING", "REMOVE", "REMOVING", "LEAVING", "RETIRING", "DECOMMISSION"]),
    (Says::Stays, &["RETAINED", "RETAIN", "STAYS", "STAYING", "KEPT", "REMAINS", "REMAINING"]),
    (Says::Now, &["CURRENT", "CURRENTLY", "PRESENT", "EXISTING", "NOW"]),
    (Says::Maker, &["MAKE", "MAKER", "MANUFACTURER", "BRAND", "OEM", "MFR", "VENDOR"]),
    (Says::Model, &["MODEL", "MODELS"]),
    (
        Says::Kit,
        &[
            "KIT",
            "EQUIPMENT",
            "CAMERA",
            "CAMERAS",
            "UNIT",
            "UNITS",
            "DEVICE",
            "DEVICES",
            "SYSTEM",
            "RECORDER",
            "NVR",
            "DVR",
            "HARDWARE",
            "PANEL",
            "VMS",
            "PLATFORM",
            "SOFTWARE",
            "DRONE",
            "RADIO",
            "HANDSET",
            "SWITCH",
            "PRODUCT",
            "ITEM",
        ],
    ),
    (Says::By, &["BY", "WITH"]),
    (Says::For, &["FOR"]),
    (
        Says::Filler,
        &["THE", "AND", "OF", "WHAT", "THERE", "IN", "THIS", "IT", "IS", "TO", "BE", "NO", "NUMBER", "TYPE", "CCTV"],
    ),
];

/// Every word that makes a heading worth a closer look: those that say when.
pub fn telling() -> impl Iterator<Item = &'static str> {
    WORDS.iter().filter(|(says, _)| says.is_of_time()).flat_map(|(_, words)| words.iter().copied())
}

/// What a folded heading says about its column, if each of its words is known here and they agree.
pub fn column(heading: &str) -> Option<Column> {
    let says: Vec<Says> = heading.split(' ').map(of_word).collect::<Option<_>>()?;
    let has = |wanted: Says| says.contains(&wanted);
    let mut times = says.iter().copied().filter(|says| says.is_of_time());
    let time = times.next()?;
    if times.any(|other| other != time) {
        return None;
    }
    match time {
        Says::Before if has(Says::By) => Some(Column::Successor),
        Says::After if has(Says::For) => Some(Column::Previous),
        Says::Before => Some(Column::Previous),
        Says::After => Some(Column::Successor),
        Says::Leaving => Some(Column::Leaving),
        Says::Stays => Some(Column::Staying),
        _ => match (has(Says::Maker), has(Says::Model), has(Says::Kit)) {
            (true, false, _) => Some(Column::Make),
            (false, true, _) => Some(Column::Model),
            (true, true, _) | (_, _, true) => Some(Column::MakeModel),
            _ => None,
        },
    }
}

fn of_word(word: &str) -> Option<Says> {
    WORDS.iter().find(|(_, words)| words.contains(&word)).map(|(says, _)| *says)
}

impl Says {
    fn is_of_time(self) -> bool {
        matches!(self, Self::Before | Self::After | Self::Leaving | Self::Stays | Self::Now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_by_their_words() {
        for (heading, said) in [
            ("PREV MAKE AND MODEL", Some(Column::Previous)),
            ("OLD CAMERA", Some(Column::Previous)),
            ("WHAT WAS THERE", Some(Column::Previous)),
            ("REPLACEMENT FOR", Some(Column::Previous)),
            ("LEGACY SYSTEM", Some(Column::Previous)),
            ("REMOVED UNIT", Some(Column::Previous)),
            ("SUPERSEDED BY", Some(Column::Successor)),
            ("PROPOSED CAMERA MODEL", Some(Column::Successor)),
            ("FUTURE KIT", Some(Column::Successor)),
            ("CAMERA TO REMOVE", Some(Column::Leaving)),
            ("EQUIPMENT RETAINED", Some(Column::Staying)),
            ("EXISTING MAKE", Some(Column::Make)),
            ("CURRENT MODEL NUMBER", Some(Column::Model)),
            ("PRESENT EQUIPMENT", Some(Column::MakeModel)),
            // A date, a person, a price, or two times at once.
            ("REPLACEMENT DATE", None),
            ("REMOVED ON", None),
            ("PREVIOUS CONTRACTOR", None),
            ("REPLACEMENT COST", None),
            ("OLD AND NEW MAKE", None),
            ("ORIGINAL EQUIPMENT MANUFACTURER", None),
            ("CAMERA", None),
        ] {
            assert_eq!(column(heading), said, "{heading}");
        }
    }
}
