//! The verdict's pill: its words, with a shape of its own as well as a colour.

use super::language::t;
use leptos::prelude::*;
use vendor_engine::judge::Verdict;

/// A verdict as a pill.
#[component]
pub fn Pill(
    /// The verdict.
    verdict: Verdict,
    /// Its words.
    words: String,
    /// Whether it is large, at the head of a card.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let shape = match verdict {
        Verdict::Barred => "M5 0h6l5 5v6l-5 5H5l-5-5V5z",
        Verdict::Restricted => "M8 1l8 14H0z",
        Verdict::Ask => "M8 0l8 8-8 8-8-8z",
        Verdict::NoneFound => "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0zm0 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z",
        Verdict::NoKit => "M3 7h10v2H3z",
        Verdict::CannotTell => "M2 7h3v2H2zm4.500 0h3v2h-3zM11 7h3v2h-3z",
    };
    let class = format!("v v--{}{}", verdict.slug(), if large { " v--large" } else { "" });
    view! {
        <span class=class>
            <svg viewBox="0 0 16 16" aria-hidden="true"><path d=shape/></svg>
            <span>{t(&words).to_owned()}</span>
        </span>
    }
}
