//! Elements that hold words of the interface and nothing else. Each is drawn by one function, however often it is on a
//! page, because a separate template for each would make the page larger.

use super::language::t_node;
use leptos::prelude::*;

/// The heading of a column.
pub fn th(english: &'static str) -> AnyView {
    view! { <th scope="col">{t_node(english)}</th> }.into_any()
}

/// The heading of a column of numbers.
pub fn th_number(english: &'static str) -> AnyView {
    view! { <th scope="col" class="number">{t_node(english)}</th> }.into_any()
}

/// The heading of a part of a page.
pub fn h2(english: &'static str) -> AnyView {
    view! { <h2>{t_node(english)}</h2> }.into_any()
}

/// The heading below that.
pub fn h3(english: &'static str) -> AnyView {
    view! { <h3>{t_node(english)}</h3> }.into_any()
}

/// An introduction.
pub fn lede(english: &'static str) -> AnyView {
    view! { <p class="lede">{t_node(english)}</p> }.into_any()
}

/// A hint.
pub fn hint(english: &'static str) -> AnyView {
    view! { <p class="hint">{t_node(english)}</p> }.into_any()
}

/// A paragraph.
pub fn p(english: &'static str) -> AnyView {
    view! { <p>{t_node(english)}</p> }.into_any()
}

/// What is described.
pub fn dt(english: &'static str) -> AnyView {
    view! { <dt>{t_node(english)}</dt> }.into_any()
}

/// Its description.
pub fn dd(english: &'static str) -> AnyView {
    view! { <dd>{t_node(english)}</dd> }.into_any()
}

/// An item of a list.
pub fn li(english: &'static str) -> AnyView {
    view! { <li>{t_node(english)}</li> }.into_any()
}

/// The title of some fields.
pub fn legend(english: &'static str) -> AnyView {
    view! { <legend>{t_node(english)}</legend> }.into_any()
}

/// The visible part of something folded away.
pub fn summary(english: &'static str) -> AnyView {
    view! { <summary>{t_node(english)}</summary> }.into_any()
}

/// The title of a table, for a screen reader.
pub fn caption(english: &'static str) -> AnyView {
    view! { <caption class="govuk-visually-hidden">{t_node(english)}</caption> }.into_any()
}
