//! The IEEE listing of network blocks: `oui.csv`, `mam.csv`, `oui36.csv`, and the text files of the same names.

use super::{OfficialList, Publisher, RegisteredBlock, Row};
use vendor_text::words::folded_phrase;

/// Reads a table: registry, assignment, organisation, address.
pub fn of_rows(rows: &[Row]) -> Option<OfficialList> {
    let (_, heading) = rows.first()?;
    let column = |name: &str| heading.iter().position(|cell| folded_phrase(cell) == name);
    let (_, block, name) = (column("REGISTRY")?, column("ASSIGNMENT")?, column("ORGANIZATION NAME")?);
    let blocks = rows.iter().skip(1).filter_map(|(_, cells)| {
        Some(RegisteredBlock { block: hexadecimal(cells.get(block)?)?, registrant: cells.get(name)?.trim().to_owned() })
    });
    Some(list(blocks.collect()))
}

/// Reads the text form: `AA-BB-CC   (hex)   Organisation`, and for smaller blocks a range behind it,
/// `D00000-DFFFFF     (base 16)   Organisation`.
pub fn of_text(text: &str) -> Option<OfficialList> {
    let is_listing = text.lines().take(20).any(|line| line.contains("(hex)"));
    if !is_listing {
        return None;
    }
    let mut blocks = Vec::new();
    let mut opening = String::new();
    for line in text.lines() {
        if let Some((digits, _)) = line.split_once("(hex)") {
            opening = hexadecimal(digits).unwrap_or_default();
        } else if let Some((range, name)) = line.split_once("(base 16)") {
            let block = match range.trim().split_once('-') {
                // The digits that both ends of the range share are the block.
                Some((from, to)) => {
                    let shared = from.chars().zip(to.trim().chars()).take_while(|(a, b)| a == b).map(|(a, _)| a);
                    hexadecimal(&format!("{opening}{}", shared.collect::<String>()))
                }
                None => hexadecimal(range),
            };
            let registrant = name.trim().to_owned();
            blocks.extend(block.map(|block| RegisteredBlock { block, registrant }));
        }
    }
    Some(list(blocks))
}

fn list(blocks: Vec<RegisteredBlock>) -> OfficialList {
    OfficialList { publisher: Publisher::IeeeBlocks, day: None, entries: Vec::new(), blocks }
}

/// Six, seven or nine digits, capitals.
fn hexadecimal(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| c.is_ascii_hexdigit()).map(|c| c.to_ascii_uppercase()).collect();
    let other = text.chars().any(|c| !c.is_ascii_hexdigit() && !matches!(c, '-' | ':' | ' ' | '\t'));
    (!other && matches!(digits.len(), 6 | 7 | 9)).then_some(digits)
}
