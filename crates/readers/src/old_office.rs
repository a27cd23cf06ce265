//! Old Office files: workbooks are read; Word documents, Outlook messages and protected files are known and
//! refused.

use super::reading::Reading;
use super::spreadsheet::compound::Compound;
use super::spreadsheet::xls;

const WORD: &str = "it is an old Word document (DOC). Open it, save it as DOCX and check that.";
const OUTLOOK: &str = "it is an Outlook message (MSG). Open it in Outlook, save it as EML or as text and check that; \
                       save its attachments and check them too.";
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
        reading.refuse(WORD);
    } else if compound.has_start("__properties_version") || compound.has_start("__substg1.0_") {
        reading.refuse(OUTLOOK);
    } else if compound.has("PowerPoint Document") {
        reading.refuse(SLIDES);
    } else {
        reading.refuse(OTHER);
    }
}
