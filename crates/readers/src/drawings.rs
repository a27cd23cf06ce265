//! Charts, diagrams and files inside Office documents, wherever in the package they are.

use super::package::{PackagePart, Related, chart_texts};
use super::read_bytes;
use super::reading::Reading;
use super::zip_file::ZipFile;

/// Reads charts and diagrams: those that a part refers to, and others, which are found by their names.
pub fn read(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>, related: &[Related]) {
    let named = zip.entries().iter().map(|entry| entry.name.clone());
    let is_drawing = |name: &String| {
        let lower = name.to_ascii_lowercase();
        let is_named = ["/charts/chart", "/diagrams/data", "/drawings/drawing"].iter().any(|part| lower.contains(part));
        lower.ends_with(".xml") && is_named
    };
    let mut names: Vec<String> = related
        .iter()
        .filter(|other| other.is("diagramData") || other.is("chart"))
        .map(|other| other.target.clone())
        .collect();
    for name in named.filter(is_drawing) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    for name in names {
        let place = reading.part(if name.contains("chart") { "chart" } else { "diagram" });
        let texts = PackagePart::read(zip, &name).map_err(|error| error.to_string());
        match texts.and_then(|part| chart_texts(&part.text).map_err(|error| error.to_string())) {
            Ok(texts) => texts.iter().for_each(|text| reading.text(&place, text, false)),
            Err(reason) => reading.refuse_at(&place, reason),
        }
    }
}

/// Reads a file inside a document, or reports that it was not read. Objects of other programs are not opened.
pub fn embedded(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>, name: &str) {
    let short = name.rsplit('/').next().unwrap_or_default();
    let bytes = if short.ends_with(".bin") { None } else { zip.read(name).ok() };
    match bytes {
        Some(bytes) => {
            reading.inside(short, |reading| read_bytes(reading, short, &bytes));
        }
        None => {
            let place = reading.part(short);
            reading.refuse_at(&place, "it is a file inside the document. Save it on its own and check it.");
        }
    }
}

/// Reports the parts of a package that may show text and are of an unknown kind: those in `folder` whose names begin
/// with none of the `known` words, and to which nothing that was read refers.
pub fn refuse_unknown(reading: &mut Reading<'_>, zip: &ZipFile<'_>, folder: &str, known: &[&str], read: &[Related]) {
    for entry in zip.entries() {
        let lower = entry.name.to_ascii_lowercase();
        let Some(inside) = lower.strip_prefix(folder).filter(|inside| !inside.is_empty() && !inside.ends_with('/'))
        else {
            continue;
        };
        let is_known = inside.ends_with(".rels") || known.iter().any(|known| inside.starts_with(known));
        // This only describes a control, beside the file that holds it.
        let is_setting = inside.starts_with("activex") && inside.ends_with(".xml");
        if !is_known && !is_setting && !read.iter().any(|other| other.target == entry.name) {
            let place = reading.part(&entry.name);
            reading.refuse_at(&place, NOT_SHOWN);
        }
    }
}

/// Why a part of an unknown kind was not read.
pub const NOT_SHOWN: &str = "it is a part that may show text and is of a kind that is not read. Open the file, and paste what it shows \
                             into the box.";
