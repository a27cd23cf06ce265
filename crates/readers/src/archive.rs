//! Packed files: Office documents are recognised by their parts, and archives are opened one level deep.

use super::package::related_to;
use super::reading::Reading;
use super::spreadsheet::{ods, xlsb, xlsx};
use super::zip_file::{ZipError, ZipFile};
use super::{limits, open_text, read_bytes, slides, word};

const NOT_INSIDE: &str = "it is a ZIP file inside another. Take it out and check it on its own.";
const UNKNOWN: &str =
    "it is a package of a kind that is not read. Open it, copy the lines and paste them into the box.";

/// Reads a packed file of any kind.
pub fn read(reading: &mut Reading<'_>, bytes: &[u8]) {
    let mut zip = match ZipFile::open(bytes) {
        Ok(zip) => zip,
        Err(error) => return reading.refuse(error.to_string()),
    };
    if zip.entries().is_empty() {
        return reading.refuse("it is empty. Fetch or save it again.");
    }
    if zip.has("[Content_Types].xml") || OFFICE_PARTS.iter().any(|name| zip.has(name)) {
        office(reading, &mut zip, bytes.len());
    } else if is_open_document(&zip) {
        open_document(reading, &mut zip, bytes.len());
    } else {
        files(reading, &mut zip);
    }
}

/// Main parts of Office documents.
const OFFICE_PARTS: [&str; 4] = ["xl/workbook.xml", "word/document.xml", "ppt/presentation.xml", "xl/workbook.bin"];

/// Whether it is an OpenDocument file; some programs leave out the part that says so.
fn is_open_document(zip: &ZipFile<'_>) -> bool {
    let content = zip.has("content.xml");
    let (manifest, mimetype) = (zip.has("META-INF/manifest.xml"), zip.has("mimetype"));
    (mimetype && (content || manifest)) || (content && (manifest || zip.has("styles.xml") || zip.has("meta.xml")))
}

fn too_large(reading: &mut Reading<'_>, length: usize) -> bool {
    let is_large = length > limits::OFFICE_BYTES;
    if is_large {
        reading.refuse("it is larger than 64 MB. Save only the sheets or pages that matter, or save it as CSV.");
    }
    is_large
}

fn office(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>, length: usize) {
    if too_large(reading, length) {
        return;
    }
    let main = match related_to(zip, "") {
        Ok(related) => related.into_iter().find(|related| related.is("officeDocument")).map(|found| found.target),
        Err(error) => return reading.refuse(error.to_string()),
    };
    let main =
        main.or_else(|| OFFICE_PARTS.into_iter().find(|name| zip.has(name)).map(str::to_owned)).unwrap_or_default();
    let folder = main.split('/').next().unwrap_or_default().to_ascii_lowercase();
    if main.ends_with(".bin") {
        xlsb::read(reading, zip, &main);
    } else if folder == "xl" || main.contains("workbook") {
        xlsx::read(reading, zip, &main);
    } else if folder == "word" || main.contains("document") {
        word::read(reading, zip, &main);
    } else if folder == "ppt" {
        slides::read(reading, zip, &main);
    } else {
        reading.refuse(UNKNOWN);
    }
}

fn open_document(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>, length: usize) {
    if too_large(reading, length) {
        return;
    }
    // The kind may be missing in some of these parts; the content itself is the last resort.
    let kind = ["mimetype", "META-INF/manifest.xml", "content.xml"].into_iter().find_map(|name| {
        let bytes = zip.has(name).then(|| zip.read(name).ok()).flatten()?;
        let text = String::from_utf8_lossy(&bytes);
        let kinds = ["spreadsheet", "text", "presentation", "graphics"];
        let found = kinds.into_iter().find(|kind| text.contains(&format!("opendocument.{kind}")));
        let found = found.or_else(|| kinds.into_iter().find(|kind| text.contains(&format!("<office:{kind}"))));
        found.map(|kind| format!("opendocument.{kind}"))
    });
    let kind = kind.unwrap_or_default();
    if kind.contains("opendocument.spreadsheet") {
        ods::read(reading, zip);
    } else if kind.contains("opendocument.") {
        open_text::read(reading, zip);
    } else {
        reading.refuse(UNKNOWN);
    }
}

/// Reads the files of an archive.
fn files(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>) {
    let entries = zip.entries().to_vec();
    for entry in entries {
        // Folders, and files that operating systems leave behind, are skipped.
        if entry.name.ends_with('/') || entry.name.starts_with("__MACOSX/") || entry.name.ends_with(".DS_Store") {
            continue;
        }
        let place = reading.part(&entry.name);
        let ratio = entry.packed.saturating_mul(limits::RATIO).max(16 * limits::MB);
        let bytes = match zip.unpack(&entry, limits::PART_BYTES.min(ratio)) {
            Ok(bytes) => bytes,
            Err(ZipError::TooLarge(_)) => {
                reading.refuse_at(
                    &place,
                    "it unpacks to far more than a file of its size does, or the archive to more than 400 MB. If you \
                     trust the sender, take it out and check it on its own.",
                );
                continue;
            }
            Err(error) => {
                reading.refuse_at(&place, error.to_string());
                continue;
            }
        };
        let is_archive = bytes.starts_with(b"PK\x03\x04")
            && ZipFile::open(&bytes).is_ok_and(|zip| {
                !zip.has("[Content_Types].xml")
                    && !OFFICE_PARTS.iter().any(|name| zip.has(name))
                    && !is_open_document(&zip)
            });
        if is_archive {
            reading.refuse_at(&place, NOT_INSIDE);
            continue;
        }
        if !reading.inside(&entry.name, |reading| read_bytes(reading, &entry.name, &bytes)) {
            return;
        }
    }
}
