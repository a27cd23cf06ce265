//! The form of a PDF: the values of its fields, wherever they are; and forms that only other programs can draw.

use super::objects::{dicts, items};
use super::unpack::unpacked;
use crate::network_scan;
use crate::plain_text;
use crate::reading::Reading;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream, String as PdfString};
use hayro_syntax::xref::XRef;
use std::collections::HashSet;

/// How deeply fields may be nested.
const DEEPEST: usize = 32;
/// Fields of a form that are looked at.
const MOST_FIELDS: usize = 20_000;
/// The flag of a hidden field or annotation.
pub const HIDDEN: i32 = 2;
/// The flag of a field whose value is a password.
const PASSWORD: i32 = 1 << 13;
const NOT_DRAWN: &str = "it is a form (XFA) that only Adobe's programs draw: what its pages show was not read, only the values \
                         that were filled in. Open it there, print it to a new PDF and check that.";

/// The form of a file.
pub struct Form<'a> {
    dict: Option<Dict<'a>>,
    xref: &'a XRef,
    /// Fields whose value is on a page.
    shown: HashSet<ObjectIdentifier>,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing, or the state of a button.
    None,
    /// Texts.
    Texts(Vec<String>),
    /// A secret, with the name of the field.
    Secret(String),
}

impl<'a> Form<'a> {
    /// The form of a file, if it has one.
    #[must_use]
    pub fn of(pdf: &'a Pdf) -> Self {
        let xref = pdf.xref();
        let dict = catalog(pdf).and_then(|catalog| catalog.get::<Dict<'_>>("AcroForm"));
        Self { dict, xref, shown: HashSet::new() }
    }

    /// The resources that its fields may use.
    #[must_use]
    pub fn resources(&self) -> Option<Dict<'a>> {
        self.dict.as_ref()?.get::<Dict<'_>>("DR")
    }

    /// What the field of a box on a page holds: its own value, or that of its parent field.
    pub fn value(&mut self, reading: &Reading<'_>, field: &Dict<'_>) -> Value {
        let mut node = field.clone();
        let (mut flags, mut kind, mut name) = (None, None, String::new());
        let mut found: Option<Dict<'_>> = None;
        for _ in 0..DEEPEST {
            flags = flags.or_else(|| node.get::<i32>("Ff"));
            kind = kind.or_else(|| node.get::<Name<'_>>("FT").map(|kind| kind.as_str().to_owned()));
            if name.is_empty() {
                name = node.get::<PdfString<'_>>("T").map(|name| text_of(name.as_bytes())).unwrap_or_default();
            }
            if found.is_none() && node.contains_key("V") {
                found = Some(node.clone());
            }
            let Some(above) = node.get::<Dict<'_>>("Parent") else { break };
            node = above;
        }
        self.shown.extend(found.as_ref().and_then(Dict::obj_id));
        let Some(found) = found.filter(|_| !matches!(kind.as_deref(), Some("Btn" | "Sig"))) else { return Value::None };
        if flags.is_some_and(|flags| flags & PASSWORD != 0) || reading.headings.is_secret(&name) {
            return Value::Secret(name);
        }
        Value::Texts(self.texts(found.get::<Object<'_>>("V")))
    }

    fn texts(&self, value: Option<Object<'_>>) -> Vec<String> {
        let text = |object: Object<'_>| match object {
            Object::String(text) => Some(text_of(text.as_bytes())),
            Object::Stream(stream) => unpacked(&stream).ok().map(|text| text_of(&text.bytes)),
            _ => None,
        };
        match value {
            Some(Object::Array(several)) => several.iter::<Object<'_>>().filter_map(text).collect(),
            value => value.into_iter().filter_map(text).collect(),
        }
    }

    /// Reads the values of fields that no page shows.
    pub fn read_rest(mut self, reading: &mut Reading<'_>) {
        let Some(fields) = self.dict.as_ref().and_then(|form| form.get::<Array<'_>>("Fields")) else { return };
        let mut open: Vec<(Dict<'a>, usize)> =
            dicts(&fields, self.xref).into_iter().rev().map(|field| (field, 0)).collect();
        let mut seen = 0;
        while let Some((field, depth)) = open.pop() {
            seen += 1;
            if seen > MOST_FIELDS {
                return reading
                    .refuse("its form has more than 20,000 fields; the rest was not read. Print it to a new PDF.");
            }
            let is_shown = field.obj_id().is_some_and(|id| self.shown.contains(&id));
            if field.contains_key("V") && !is_shown {
                let place = reading.part("form");
                match self.value(reading, &field) {
                    Value::Texts(texts) => {
                        let hidden = field.get::<i32>("F").is_some_and(|flags| flags & HIDDEN != 0);
                        texts.iter().for_each(|text| lines(reading, &place, text, hidden));
                    }
                    Value::Secret(name) => reading.leave_out(&place, &name),
                    Value::None => {}
                }
            }
            if depth < DEEPEST
                && let Some(kids) = field.get::<Array<'_>>("Kids")
            {
                open.extend(dicts(&kids, self.xref).into_iter().rev().map(|kid| (kid, depth + 1)));
            }
        }
    }

    /// Reads what was filled in on a form that only other programs can draw, and reports that the form was not read in
    /// full.
    pub fn read_undrawn(&self, reading: &mut Reading<'_>) {
        let Some(form) = &self.dict else { return };
        let mut data = String::new();
        if let Some(parts) = form.get::<Array<'_>>("XFA") {
            let mut is_data = false;
            for part in items(&parts, self.xref) {
                match part {
                    Object::String(name) => is_data = name.as_bytes() == b"datasets",
                    Object::Stream(stream) if is_data => data.push_str(&stream_text(&stream)),
                    _ => {}
                }
            }
        } else if let Some(stream) = form.get::<Stream<'_>>("XFA") {
            let whole = stream_text(&stream);
            let end = "</xfa:datasets>";
            let (from, to) = (whole.find("<xfa:datasets"), whole.find(end));
            data = from.zip(to).and_then(|(from, to)| whole.get(from..to + end.len())).unwrap_or_default().to_owned();
        }
        if !data.trim().is_empty() {
            reading.inside("form", |reading| network_scan::read_any(reading, &data));
        }
        reading.refuse(NOT_DRAWN);
    }

    /// Whether it is a form that only other programs can draw.
    #[must_use]
    pub fn is_undrawn(&self, pdf: &Pdf, text: &str) -> bool {
        let has_xfa = self.dict.as_ref().is_some_and(|form| form.contains_key("XFA"));
        let needs_rendering = catalog(pdf).and_then(|catalog| catalog.get::<bool>("NeedsRendering"));
        let text = text.to_ascii_lowercase();
        has_xfa && (needs_rendering == Some(true) || text.contains("please wait") || text.contains("pdf viewer"))
    }
}

/// The root of a file.
#[must_use]
pub fn catalog(pdf: &Pdf) -> Option<Dict<'_>> {
    pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())
}

/// A text of a file, as Unicode if it is marked as such.
#[must_use]
pub fn text_of(bytes: &[u8]) -> String {
    plain_text::decode("", bytes).0
}

fn stream_text(stream: &Stream<'_>) -> String {
    unpacked(stream).map(|data| text_of(&data.bytes)).unwrap_or_default()
}

/// Keeps each line of a text.
pub fn lines(reading: &mut Reading<'_>, place: &vendor_text::Place, text: &str, hidden: bool) {
    for line in text.split(['\r', '\n']) {
        reading.text(place, line.trim(), hidden);
    }
}
