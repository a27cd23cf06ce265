//! Sources, and how well facts are supported: the table below every page about the list.

use super::language::{en, t, t_node, t_period, t_with};
use super::said;
use leptos::prelude::*;
use vendor_desk::protocol::Catalogue;
use vendor_engine::report::source_words::{confidence_in_words, found_in_words, kind, when};
use vendor_list::schema::{Confidence, Found, Source};
use vendor_text::sorted;

/// The sources that a page cites, numbered in the order in which the page cites them.
#[derive(Debug, Clone, Default)]
pub struct Cited {
    ids: Vec<String>,
}

impl Cited {
    /// Cites some sources and returns their numbers.
    pub fn cite(&mut self, ids: &[String]) -> String {
        let mut numbers: Vec<usize> = ids
            .iter()
            .map(|id| {
                let known = self.ids.iter().position(|known| known == id);
                known.unwrap_or_else(|| {
                    self.ids.push(id.clone());
                    self.ids.len() - 1
                }) + 1
            })
            .collect();
        sorted::by(&mut numbers, Ord::cmp);
        let numbers: Vec<String> = numbers.into_iter().map(|number| number.to_string()).collect();
        if numbers.is_empty() { t("none").to_owned() } else { numbers.join(", ") }
    }

    /// The cited sources, in the order of their numbers.
    #[must_use]
    pub fn sources(&self, catalogue: &Catalogue) -> Vec<Source> {
        self.ids.iter().filter_map(|id| catalogue.source(id)).cloned().collect()
    }
}

/// Sources by number, with their kind, how much of them was read, and when.
#[component]
pub fn Sources(
    /// The sources.
    sources: Vec<Source>,
) -> impl IntoView {
    view! {
        <table class="stack sources">
            {said::caption("Sources, how much of each was read, and when")}
            <thead><tr>{said::th("No.")}{said::th("Source")}{said::th("Kind")}{said::th("Read")}{said::th("When")}</tr></thead>
            <tbody>{sources.into_iter().enumerate().map(|(at, source)| {
                view! { <tr>
                    <td class="number" data-label=t("No.")>{at + 1}</td>
                    <td>{title(&source)}</td>
                    <td data-label=t("Kind")>{t(kind(source.kind))}</td>
                    <td data-label=t("Read")>{read(&source)}</td>
                    <td data-label=t("When")>{t_period(when(&source))}</td>
                </tr> }
            }).collect_view()}</tbody>
        </table>
    }
}

/// A source's title as a link, with who published it, its address and what a careful reader should know.
pub fn title(source: &Source) -> impl IntoView + use<> {
    let Source { title, publisher, url, note, licence, .. } = source.clone();
    view! {
        {match url {
            Some(address) => view! { <a href=address.clone() rel="noreferrer noopener" target="_blank" lang=en()>{title}</a> <span class="address">{address}</span> }.into_any(),
            None => view! { <span lang=en()>{title}</span> }.into_any(),
        }}
        {publisher.map(|publisher| view! { <span class="aside">{t_with("Published by {publisher}", &[("publisher", &publisher)])}</span> })}
        {note.map(|note| view! { <span class="aside" lang=en()>{note}</span> })}
        {licence.map(|licence| view! { <span class="aside">{t_with("Terms: {licence}", &[("licence", &licence)])}</span> })}
    }
}

/// What the list knows, or, in paler letters, that it knows nothing.
pub fn or_unknown(known: Option<String>) -> impl IntoView {
    known.map_or_else(
        || view! { <span class="pale">{t_node("not known")}</span> }.into_any(),
        |known| view! { <span>{known}</span> }.into_any(),
    )
}

/// How much of a source was read; a source that was not read stands out.
pub fn read(source: &Source) -> impl IntoView + use<> {
    match source.found {
        Found::NotRead => view! { <b class="caveat">{t_node("Not read")}</b> }.into_any(),
        found => t(found_in_words(found)).into_any(),
    }
}

/// How well a fact is supported; a fact that is not verified stands out.
pub fn confidence(confidence: Confidence) -> impl IntoView + use<> {
    match confidence {
        Confidence::BackgroundUnverified => {
            view! { <b class="caveat">{t_node("From background, unverified")}</b> }.into_any()
        }
        other => t(confidence_in_words(other)).into_any(),
    }
}
