//! Which part of a cell under the heading of a secret is kit and stays: "Hikvision NVR admin/…".

use super::makers::is_makers_name;
use super::{MARK, values};

/// The longest cell that is searched for kit, in bytes.
const LONGEST: usize = 400;

/// Kinds of kit that stay if they follow the name of kit.
const KINDS: [&str; 22] = [
    "nvr",
    "nvrs",
    "dvr",
    "dvrs",
    "camera",
    "cameras",
    "cam",
    "recorder",
    "recorders",
    "panel",
    "switch",
    "router",
    "intercom",
    "reader",
    "monitor",
    "dome",
    "bullet",
    "turret",
    "ptz",
    "hub",
    "terminal",
    "controller",
];

/// A cell under the heading of a secret, with everything left out but its kit; `None` if it names no listed maker.
#[must_use]
pub fn kit_of(cell: &str) -> Option<String> {
    let named = cell.len() <= LONGEST && cell.split_whitespace().any(|word| is_makers_name(bare(word)));
    if !named {
        return None;
    }
    let mut kept: Vec<&str> = Vec::new();
    let mut behind_kit = false;
    for word in cell.split_whitespace() {
        behind_kit = is_kit(word, behind_kit);
        match kept.last() {
            Some(last) if !behind_kit && *last == MARK => {}
            _ => kept.push(if behind_kit { word } else { MARK }),
        }
    }
    Some(kept.join(" "))
}

/// Whether a cell is nothing but kit: a maker's name, perhaps with models and kinds of kit, or a model that cannot be a
/// word with a number.
#[must_use]
pub fn is_kit_alone(cell: &str) -> bool {
    is_model_alone(cell) || kit_of(cell).is_some_and(|kit| !kit.contains(MARK))
}

/// Whether a cell is a model number by its looks: capitals, digits, and a hyphen, stroke or dot among them.
#[must_use]
pub fn is_model_alone(cell: &str) -> bool {
    let lead = cell.bytes().take_while(u8::is_ascii_uppercase).count();
    cell.len() >= 5 && lead >= 2 && values::is_surely_model(cell) && !values::is_grouped(cell)
}

/// Whether a cell may be a model number beside its maker: capitals and digits.
#[must_use]
pub fn may_be_model(cell: &str) -> bool {
    let lead = cell.bytes().take_while(u8::is_ascii_uppercase).count();
    cell.len() >= 5 && lead >= 2 && values::is_model(cell)
}

fn is_kit(word: &str, behind_kit: bool) -> bool {
    let bare = bare(word);
    is_makers_name(bare)
        || is_model_alone(bare)
        || (behind_kit && bare.len() >= 5 && values::is_model(bare))
        || (behind_kit && KINDS.contains(&bare.to_ascii_lowercase().as_str()))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| ",;:()[]".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kit_stays_and_what_is_beside_it_goes() {
        for (cell, kept) in [
            ("Hikvision NVR admin/Foxglove22", "Hikvision NVR [secret left out]"),
            ("Dahua NVR4108 - Foxglove22", "Dahua NVR4108 [secret left out]"),
            ("Uniview NVR302", "Uniview NVR302"),
            ("admin Foxglove22 on Uniview IPC3618SB-I0", "[secret left out] Uniview IPC3618SB-I0"),
            ("Hikvision DS-2CD2387, foxglove", "Hikvision DS-2CD2387, [secret left out]"),
            ("Hikvision", "Hikvision"),
        ] {
            assert_eq!(kit_of(cell).as_deref(), Some(kept), "{cell}");
        }
        for cell in ["foxglove", "admin/Foxglove22", "two words", "DS-2CD2387", ""] {
            assert_eq!(kit_of(cell), None, "{cell}");
        }
    }

    #[test]
    fn a_model_alone_is_told_from_a_password() {
        for cell in ["DS-2CD2387", "IPC-HFW2449S-S-IL", "NVR4108-8P", "DH-XVR5116/I3", "Hikvision", "Dahua NVR4108"] {
            assert!(is_kit_alone(cell), "{cell}");
        }
        for cell in ["foxglove", "Fox-Glove22", "HIK12345", "7F2A-19CC-D03E", "TIDE-GATE-4", "4821", "shift-Bank12"] {
            assert!(!is_kit_alone(cell), "{cell}");
        }
    }
}
