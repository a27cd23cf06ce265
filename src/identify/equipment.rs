//! What a line is about: equipment of which kind, with a model number or without, or work.

use super::findings::Subject;
use super::scan::Scan;
use crate::list::context::Equipment;
use crate::list::cues::WordRole;

/// The kind of equipment that the words of a line speak of: the first noun decides.
#[must_use]
pub fn kind(scan: &Scan<'_>) -> Option<Equipment> {
    let noun = scan.cues.iter().find_map(|cue| match cue.role {
        WordRole::Equipment(kind) => Some(kind),
        _ => None,
    });
    noun.or_else(|| (0..scan.words.len()).any(|at| is_camera_number(&scan.word(at))).then_some(Equipment::Cctv))
}

/// “CAM0031”, the owner's number of a camera.
fn is_camera_number(word: &str) -> bool {
    let number = word.strip_prefix("CAM").or_else(|| word.strip_prefix("CCTV")).unwrap_or_default();
    (1..=5).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// What a line is about. Work and fixings that stand before the first equipment noun decide.
#[must_use]
pub fn subject(scan: &Scan<'_>) -> Subject {
    let first = scan.cues.iter().find(|cue| matches!(cue.role, WordRole::Equipment(_) | WordRole::Ancillary));
    match first.map(|cue| cue.role) {
        Some(WordRole::Equipment(_)) => {
            if model_like(scan.text).is_some() {
                Subject::EquipmentWithModel
            } else {
                Subject::BareEquipment
            }
        }
        _ => Subject::Other,
    }
}

/// The bytes of the first thing in a text that looks like a model number and is no measure, reference or date.
#[must_use]
pub fn model_like(text: &str) -> Option<(usize, usize)> {
    let mut rest = 0;
    text.split_whitespace().find_map(|chunk| {
        let from = rest + text.get(rest..)?.find(chunk)?;
        rest = from + chunk.len();
        let inner = chunk.trim_matches(|c: char| !c.is_alphanumeric());
        let start = from + chunk.find(inner)?;
        is_model_like(inner).then_some((start, start + inner.len()))
    })
}

fn is_model_like(chunk: &str) -> bool {
    let letters = chunk.chars().filter(char::is_ascii_alphabetic).count();
    let digits = chunk.chars().filter(char::is_ascii_digit).count();
    let plain = chunk.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '_' | '.' | '+'));
    plain && letters >= 2 && digits >= 2 && letters + digits >= 5 && !is_measure_or_reference(chunk)
}

/// "2.8-12mm", "IP66", "1080p", "CAM081", "Q60466", "14/10/2026", "802.3af", "H.265": no model numbers.
fn is_measure_or_reference(chunk: &str) -> bool {
    let lower = chunk.to_ascii_lowercase();
    let number_then_unit = lower.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '/' | 'x'));
    const UNITS: [&str; 34] = [
        "mp", "mm", "m", "cm", "ch", "tb", "gb", "mb", "p", "k", "w", "v", "va", "kva", "vac", "vdc", "ac", "dc",
        "ghz", "mhz", "hz", "fps", "way", "port", "inch", "in", "af", "at", "bt", "u", "no", "off", "nd", "th",
    ];
    if UNITS.contains(&number_then_unit) {
        return true;
    }
    let reference = lower.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.'));
    const REFERENCES: [&str; 24] = [
        "cam", "camera", "ip", "ik", "cat", "rj", "item", "po", "ref", "no", "page", "asset", "tag", "ch", "nvr",
        "dvr", "site", "bldg", "room", "inv", "quote", "so", "job", "h",
    ];
    REFERENCES.contains(&reference)
}
