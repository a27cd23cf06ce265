//! Files that lie inside a PDF: attachments, portfolios, and what pages and comments have attached.

use super::form::{catalog, text_of};
use super::objects::{dicts, items};
use super::unpack::unpacked;
use crate::read_bytes;
use crate::reading::Reading;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream, String as PdfString};
use std::collections::HashSet;

/// The most nodes of the name tree that are looked at, and the most pages whose attachments are.
const MOST_NODES: usize = 10_000;
const MOST_PAGES: usize = 2_000;
const DAMAGED: &str =
    "it is a file inside the PDF that cannot be unpacked. Open the PDF, save the file on its own and check it.";
const PROTECTED: &str = "the document itself is protected and lies inside this one. Open it in the program that protects it, \
                         print it to a new PDF and check that.";

/// Reads the files inside a PDF.
pub fn read(reading: &mut Reading<'_>, pdf: &Pdf) {
    let mut seen: HashSet<ObjectIdentifier> = HashSet::new();
    for file in attached(pdf) {
        let Some((stream, name)) = content(&file) else { continue };
        if !seen.insert(stream.obj_id()) {
            continue;
        }
        let named = format!("attachment {name}");
        if file.get::<Name<'_>>("AFRelationship").is_some_and(|is| is.as_str() == "EncryptedPayload") {
            let place = reading.part(&named);
            reading.refuse_at(&place, PROTECTED);
            continue;
        }
        match unpacked(&stream) {
            Ok(file) => {
                if !reading.inside(&named, |reading| read_bytes(reading, &name, &file.bytes)) {
                    return;
                }
            }
            Err(_) => {
                let place = reading.part(&named);
                reading.refuse_at(&place, DAMAGED);
            }
        }
    }
}

/// The dictionaries that describe the files: in the name tree, and in the document, its pages and its comments.
fn attached(pdf: &Pdf) -> Vec<Dict<'_>> {
    let xref = pdf.xref();
    let mut files = Vec::new();
    let root = catalog(pdf);
    let names = root.as_ref().and_then(|root| root.get::<Dict<'_>>("Names"));
    let mut open: Vec<Dict<'_>> = names.and_then(|names| names.get::<Dict<'_>>("EmbeddedFiles")).into_iter().collect();
    for _ in 0..MOST_NODES {
        let Some(node) = open.pop() else { break };
        if let Some(pairs) = node.get::<Array<'_>>("Names") {
            files.extend(dicts(&pairs, xref));
        }
        if let Some(kids) = node.get::<Array<'_>>("Kids") {
            open.extend(dicts(&kids, xref).into_iter().rev());
        }
    }
    if let Some(list) = root.as_ref().and_then(|root| root.get::<Array<'_>>("AF")) {
        files.extend(dicts(&list, xref));
    }
    for page in pdf.pages().iter().take(MOST_PAGES) {
        if let Some(list) = page.raw().get::<Array<'_>>("AF") {
            files.extend(dicts(&list, xref));
        }
        let notes = page.raw().get::<Array<'_>>("Annots").map(|list| items(&list, xref)).unwrap_or_default();
        for note in notes.into_iter().filter_map(Object::into_dict) {
            files.extend(note.get::<Dict<'_>>("FS"));
        }
    }
    files
}

/// The content of a file that is described, and its name.
fn content<'a>(file: &Dict<'a>) -> Option<(Stream<'a>, String)> {
    let parts = file.get::<Dict<'_>>("EF")?;
    let stream = ["UF", "F", "DOS", "Mac", "Unix"].into_iter().find_map(|key| parts.get::<Stream<'_>>(key))?;
    let name = ["UF", "F", "DOS", "Mac", "Unix", "Desc"].into_iter().find_map(|key| file.get::<PdfString<'_>>(key));
    let name = name.map(|name| text_of(name.as_bytes())).filter(|name| !name.trim().is_empty());
    Some((stream, name.unwrap_or_else(|| "without a name".to_owned())))
}
