//! Layers of a PDF that are not shown.

use super::form::catalog;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier};
use std::collections::HashSet;

/// Layers of one file that are looked at.
const MOST: usize = 10_000;

/// The layers of a file that are off.
#[derive(Debug, Clone, Default)]
pub struct Layers {
    off: HashSet<ObjectIdentifier>,
}

impl Layers {
    /// The layers of a file.
    #[must_use]
    pub fn of(pdf: &Pdf) -> Self {
        let mut layers = Self::default();
        let Some(all) = catalog(pdf).and_then(|catalog| catalog.get::<Dict<'_>>("OCProperties")) else { return layers };
        let Some(usual) = all.get::<Dict<'_>>("D") else { return layers };
        if usual.get::<Name<'_>>("BaseState").is_some_and(|state| state.as_str() == "OFF") {
            layers.off.extend(numbers(all.get::<Array<'_>>("OCGs")));
            for on in numbers(usual.get::<Array<'_>>("ON")) {
                layers.off.remove(&on);
            }
        }
        layers.off.extend(numbers(usual.get::<Array<'_>>("OFF")));
        layers
    }

    /// Whether what belongs to a layer, or to a group of layers, is not shown.
    #[must_use]
    pub fn is_off(&self, layer: Option<&Dict<'_>>) -> bool {
        let Some(layer) = layer.filter(|_| !self.off.is_empty()) else { return false };
        let is = |dict: &Dict<'_>| dict.obj_id().is_some_and(|id| self.off.contains(&id));
        if is(layer) {
            return true;
        }
        let several = numbers(layer.get::<Array<'_>>("OCGs"));
        let policy = layer.get::<Name<'_>>("P").map(|policy| policy.as_str().to_owned()).unwrap_or_default();
        if let Some(one) = layer.get::<Dict<'_>>("OCGs") {
            return is(&one) != policy.ends_with("Off");
        }
        let off = several.iter().filter(|id| self.off.contains(id)).count();
        match policy.as_str() {
            "AllOn" => off > 0,
            "AnyOff" => !several.is_empty() && off == 0,
            "AllOff" => off < several.len(),
            _ => !several.is_empty() && off == several.len(),
        }
    }
}

fn numbers(list: Option<Array<'_>>) -> Vec<ObjectIdentifier> {
    let number = |item: MaybeRef<Object<'_>>| match item {
        MaybeRef::Ref(at) => Some(ObjectIdentifier::from(at)),
        MaybeRef::NotRef(_) => None,
    };
    list.map(|list| list.raw_iter().take(MOST).filter_map(number).collect()).unwrap_or_default()
}

/// The titles of the bookmarks of a file.
#[must_use]
pub fn bookmarks(pdf: &Pdf) -> Vec<String> {
    const MOST_BOOKMARKS: usize = 1_000;
    let mut titles = Vec::new();
    let root = catalog(pdf).and_then(|catalog| catalog.get::<Dict<'_>>("Outlines"));
    let mut open: Vec<Dict<'_>> = root.and_then(|root| root.get::<Dict<'_>>("First")).into_iter().collect();
    // In a damaged file the bookmarks may form a ring.
    for _ in 0..MOST_BOOKMARKS {
        let Some(node) = open.pop() else { break };
        let title = node.get::<hayro_syntax::object::String<'_>>("Title");
        titles.extend(title.map(|title| super::form::text_of(title.as_bytes())));
        open.extend(node.get::<Dict<'_>>("Next"));
        open.extend(node.get::<Dict<'_>>("First"));
    }
    titles
}

/// The choices of a field.
#[must_use]
pub fn choices(field: &Dict<'_>, pdf: &hayro_syntax::xref::XRef) -> Vec<String> {
    const MOST_CHOICES: usize = 300;
    // A button has a list of values too, but these are no choices.
    let is_button = |field: &Dict<'_>| field.get::<Name<'_>>("FT").is_some_and(|kind| kind.as_str() == "Btn");
    if is_button(field) || field.get::<Dict<'_>>("Parent").is_some_and(|above| is_button(&above)) {
        return Vec::new();
    }
    let above = || field.get::<Dict<'_>>("Parent")?.get::<Array<'_>>("Opt");
    let Some(list) = field.get::<Array<'_>>("Opt").or_else(above) else { return Vec::new() };
    let text = |object: Object<'_>| match object {
        Object::String(text) => Some(super::form::text_of(text.as_bytes())),
        // The value that is stored, and the text that is shown.
        Object::Array(both) => match both.iter::<Object<'_>>().nth(1) {
            Some(Object::String(text)) => Some(super::form::text_of(text.as_bytes())),
            _ => None,
        },
        _ => None,
    };
    super::objects::items(&list, pdf).into_iter().take(MOST_CHOICES).filter_map(text).collect()
}
