//! Old Office files: workbooks, Word documents and Outlook messages are read; presentations and protected files are
//! recognised and refused.

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

const TORN: &str = "it is damaged or not complete, so some of it was not read. Fetch it again, or open it, copy the lines and paste them \
                    into the box.";

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
        if compound.is_torn() {
            reading.refuse(TORN);
        }
    } else if compound.has("PowerPoint Document") {
        reading.refuse(SLIDES);
    } else {
        reading.refuse(OTHER);
    }
}

#[cfg(test)]
mod tests {
    use vendor_list::makers::WordLists;

    /// A message that was not downloaded completely lacks text, and the account says so.
    #[test]
    fn a_message_that_is_cut_says_so() {
        let path =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/readers/documents/message.msg");
        let whole = std::fs::read(path).unwrap();
        let read = |bytes: &[u8]| crate::read("message.msg", bytes, &WordLists::default(), &crate::Layouts::default());
        let all = read(&whole);
        for percent in 20..100 {
            let cut = read(&whole[..whole.len() * percent / 100]);
            assert!(
                cut.account.unread != all.account.unread || cut.lines == all.lines,
                "cut to {percent} %: {} of {} lines",
                cut.lines.len(),
                all.lines.len()
            );
        }
    }
}
