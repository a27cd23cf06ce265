//! How a heading, or the name of a sheet, speaks of the kit in the lines under it.

use super::findings::{Identified, Said, Subject};
use super::scan::Scan;
use super::telling_words::told;
use vendor_list::Index;
use vendor_standing::words::{Word, words};
use vendor_standing::{Memory, Standing};
use vendor_text::Line;

/// How likely it must be that a heading speaks of kit that is gone, going, staying or only named, before the lines
/// under it are read that way. A heading has few words, and many lines depend on it. The last constant has a number for
/// a buyer and one for an owner.
const PLAINLY_GONE_BELOW: f32 = 0.55;
const PLAINLY_GOING_BELOW: f32 = 0.4;
const PLAINLY_THERE_BELOW: f32 = 0.75;
const PLAINLY_ONLY_NAMED_BELOW: [f32; 2] = [0.75, 0.65];
/// The same for "gone" and "only named" added together, for headings that leave open which of the two it is: “No longer
/// required”.
const PLAINLY_NOT_THERE_BELOW: f32 = 0.65;

/// What a heading says of the kit in the lines under it. It is read as if a maker's name came after it. `Said::NOTHING`
/// unless it says so plainly.
#[must_use]
pub fn of_heading(index: &Index, heading: &str, memory: &mut Memory) -> Said {
    const NAME: &str = ": X";
    let Some(reader) = index.standings() else { return Said::NOTHING };
    let whole = format!("{heading}{NAME}");
    let scan = Scan::new(index, &whole, &[]);
    let all = words(&whole, &[(whole.len() - 1, whole.len())]);
    let near: Vec<&Word> = all.iter().collect();
    let place = near.len().saturating_sub(1);
    if told(&scan, reader, &near, place) == 0 {
        return Said::NOTHING;
    }
    let (odds, _) = reader.read(&near, place, memory);
    let [to_buyer, to_owner] = PLAINLY_ONLY_NAMED_BELOW;
    let [_, in_place, going, gone, mentioned] = odds.buying;
    let [_, in_place_to_owner, going_to_owner, gone_to_owner, mentioned_to_owner] = odds.owning;
    if gone.min(gone_to_owner) >= PLAINLY_GONE_BELOW {
        Said::stated(Standing::Gone)
    } else if going.min(going_to_owner) >= PLAINLY_GOING_BELOW {
        Said::stated(Standing::Going)
    } else if in_place.min(in_place_to_owner) >= PLAINLY_THERE_BELOW {
        Said::stated(Standing::InPlace)
    } else if (mentioned >= to_buyer && mentioned_to_owner >= to_owner)
        || (gone + mentioned).min(gone_to_owner + mentioned_to_owner) >= PLAINLY_NOT_THERE_BELOW
    {
        Said::stated(Standing::Mentioned)
    } else {
        Said::NOTHING
    }
}

/// What the name of a sheet says of the kit on it: that it is gone, or going. Names such as “Register” and “Costs” say
/// too little of it.
pub(super) fn of_sheet(index: &Index, name: &str, memory: &mut Memory) -> Option<Said> {
    Some(of_heading(index, name, memory)).filter(|says| matches!(says.buying, Standing::Gone | Standing::Going))
}

/// Whether the name of a sheet says that the kit on it is gone, to its owner.
#[must_use]
pub fn is_sheet_of_gone_kit(index: &Index, name: &str) -> bool {
    of_sheet(index, name, &mut Memory::default()).is_some_and(|says| says.owning == Standing::Gone)
}

/// Lets what is above a line say how its kit stands, for findings of which the line itself says nothing.
pub(super) fn govern(identified: &mut Identified, says: Said, what: &str, name: &str) {
    if !says.is_stated() {
        return;
    }
    let mut governed = false;
    for finding in identified.findings.iter_mut().filter(|finding| !finding.said.is_stated()) {
        finding.said = says;
        governed = true;
    }
    if governed {
        let standing = says.buying.in_words();
        identified.remarks.push(format!("It is under {what} “{name}”, which says: {standing}."));
    }
}

/// Makes all findings of a line “only mentioned”, whatever it says: a document strikes it out, or it is in a page's
/// menu.
pub(super) fn only_mention(identified: &mut Identified, why: &str) {
    for finding in &mut identified.findings {
        finding.said = Said::stated(Standing::Mentioned);
    }
    if !identified.findings.is_empty() {
        identified.remarks.push(why.to_owned());
    }
    identified.subject = Subject::Other;
}

/// The same for the name of the line's sheet.
pub(super) fn govern_by_sheet(identified: &mut Identified, says: Option<Said>, line: &Line) {
    if let Some((says, sheet)) = says.zip(line.place.sheet.as_ref()) {
        govern(identified, says, "the sheet", sheet);
    }
}
