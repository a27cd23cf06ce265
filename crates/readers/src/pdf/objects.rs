//! Arrays of a PDF with any content: null or missing objects are skipped, and those after them are still given.

use hayro_syntax::object::{Array, Dict, MaybeRef, Object};
use hayro_syntax::xref::XRef;

/// The most items of an array.
const MOST_ITEMS: usize = 20_000;

/// The objects of an array.
#[must_use]
pub fn items<'a>(list: &Array<'a>, xref: &'a XRef) -> Vec<Object<'a>> {
    let resolved = |item| match item {
        MaybeRef::Ref(at) => xref.get::<Object<'_>>(hayro_syntax::object::ObjectIdentifier::from(at)),
        MaybeRef::NotRef(object) => Some(object),
    };
    list.raw_iter().take(MOST_ITEMS).filter_map(resolved).collect()
}

/// The dictionaries of an array.
#[must_use]
pub fn dicts<'a>(list: &Array<'a>, xref: &'a XRef) -> Vec<Dict<'a>> {
    let dict = |object| match object {
        Object::Dict(dict) => Some(dict),
        Object::Stream(stream) => Some(stream.dict().clone()),
        _ => None,
    };
    items(list, xref).into_iter().filter_map(dict).collect()
}
