//! Old Office files: workbooks, Word documents and Outlook messages are read; presentations and protected files are known
//! and refused.

use super::reading::Reading;
use super::spreadsheet::compound::Compound;
use super::spreadsheet::xls;
use super::{old_word, outlook};

const SLIDES: &str = "it is an old presentation. Open it, copy the lines and paste them into the box.";
const ENCRYPTED: &str = "it is protected with a password. Open it, save it without one and check that.";
const OTHER: &str = "it is an old Office file of a kind that is not read. Open it, copy the lines and paste them into \
                     the box.";
const DAMAGED: &str =
    "it is damaged or not complete. Open it in the program that made it, save it again and check that.";

/// Reads an old Office file.
pub fn read(reading: &mut Reading<'_>, bytes: &[u8]) {
    if bytes.len() > super::limits::OFFICE_BYTES {
        return reading.refuse("it is larger than 64 MB. Save only the sheets that matter, or save it as CSV.");
    }
    let Some(compound) = Compound::open(bytes) else { return reading.refuse(DAMAGED) };
    if compound.has("EncryptedPackage") || compound.has("EncryptionInfo") {
        reading.refuse(ENCRYPTED);
    } else if compound.has("Workbook") || compound.has("Book") {
        xls::read(reading, &compound);
    } else if compound.has("WordDocument") {
        old_word::read(reading, &compound);
    } else if compound.has_start("__properties_version") || compound.has_start("__substg1.0_") {
        outlook::read(reading, &compound.root());
    } else if compound.has("PowerPoint Document") {
        reading.refuse(SLIDES);
    } else {
        reading.refuse(OTHER);
    }
}
