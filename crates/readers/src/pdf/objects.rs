//! Lists of a PDF with any content: a null or a missing object is passed over, and those after it
//! are given all the same.

use hayro_syntax::object::{Array, Dict, MaybeRef, Object};
use hayro_syntax::xref::XRef;

/// The largest number of items of a list.
const MOST_ITEMS: usize = 20_000;

/// The objects of a list.
#[must_use]
pub fn items<'a>(list: &Array<'a>, xref: &'a XRef) -> Vec<Object<'a>> {
    let resolved = |item| match item {
        MaybeRef::Ref(at) => xref.get::<Object<'_>>(hayro_syntax::object::ObjectIdentifier::from(at)),
        MaybeRef::NotRef(object) => Some(object),
    };
    list.raw_iter().take(MOST_ITEMS).filter_map(resolved).collect()
}

/// The dictionaries of a list.
#[must_use]
pub fn dicts<'a>(list: &Array<'a>, xref: &'a XRef) -> Vec<Dict<'a>> {
    let dict = |object| match object {
        Object::Dict(dict) => Some(dict),
        Object::Stream(stream) => Some(stream.dict().clone()),
        _ => None,
    };
    items(list, xref).into_iter().filter_map(dict).collect()
}
