//! The whole list, to browse and search: makers, measures, other known makers.

use super::language::{en, t, t_date, t_node, t_with};
use super::link::Link;
use super::route::Route;
use super::said;
use leptos::prelude::*;
use vendor_desk::list_search;
use vendor_engine::report::source_words;
use vendor_list::schema::{Measure, Source};

/// The whole list.
#[component]
pub fn ListPage() -> impl IntoView {
    let link = Link::here();
    let wanted = RwSignal::new(String::new());
    let makers = link.makers();
    let measures: Vec<Measure> = link
        .list
        .catalogue
        .with_untracked(|catalogue| catalogue.as_ref().map(|catalogue| catalogue.measures.clone()).unwrap_or_default());
    let facts = link.list.catalogue.with_untracked(|catalogue| {
        catalogue.as_ref().map(|catalogue| {
            t_with("{measures} measures, {listed} listed makers, {others} other known makers, {models} known models, {sources} sources.", &[("measures", &catalogue.measures.len()), ("listed", &makers.iter().filter(|maker| maker.listed).count()), ("others", &makers.iter().filter(|maker| !maker.listed).count()), ("models", &catalogue.known_models), ("sources", &catalogue.sources.len())])
        })
    });
    let rows: Vec<Entry> = makers
        .iter()
        .map(|maker| Entry {
            listed: maker.listed,
            is_measure: false,
            address: Route::Maker(maker.id.clone()).to_string(),
            name: maker.name.clone(),
            says: maker.summary.clone(),
            search: list_search::of_maker(maker),
        })
        .collect();
    let measures: Vec<Entry> = measures
        .into_iter()
        .map(|measure| {
            let counts =
                if measure.counts { t("Counts towards answers.") } else { t("Does not count towards answers.") };
            let touched = makers.iter().filter(|maker| maker.edges.iter().any(|edge| edge.measure == measure.id));
            let touched: Vec<&str> = touched.map(|maker| maker.name.as_str()).collect();
            let [place, status] = [measure.jurisdiction.in_words(), measure.status.in_words()].map(t);
            Entry {
                listed: true,
                is_measure: true,
                address: Route::Measure(measure.id.clone()).to_string(),
                says: format!("{place}, {}, {status}. {counts}", t_date(measure.since.in_words())),
                search: list_search::of_measure(&measure, &touched),
                name: measure.title,
            }
        })
        .collect();
    // There are hundreds of sources, so they are listed only when the user searches.
    let sources: Vec<(Source, String)> = link.list.catalogue.with_untracked(|catalogue| {
        let sources = catalogue.iter().flat_map(|catalogue| catalogue.sources.iter().cloned());
        sources.map(|source| (source.clone(), list_search::of_source(&source))).collect()
    });
    let all = StoredValue::new((rows.clone(), measures.clone(), sources));
    let fits = move |text: &str| wanted.with(|wanted| list_search::fits(text, wanted));
    let section = move |rows: Vec<Entry>| {
        view! {
            <ul class="entries">{rows.into_iter().map(|Entry { is_measure, address, name, says, search, .. }| view! {
                <li hidden=move || !fits(&search)><a href=address lang=is_measure.then(en).flatten()>{name}</a> <span lang=(!is_measure).then(en).flatten()>{says}</span></li>
            }).collect_view()}</ul>
        }
    };
    let (listed, others): (Vec<Entry>, Vec<Entry>) = rows.into_iter().partition(|entry| entry.listed);
    let met_sources = move || {
        let looks = wanted.with(|wanted| !wanted.trim().is_empty());
        let met = |(source, search): &(Source, String)| fits(search).then(|| source.clone());
        if looks {
            all.with_value(|(.., sources)| sources.iter().filter_map(met).take(MOST_SOURCES).collect())
        } else {
            Vec::new()
        }
    };
    let nothing = Memo::new(move |_| {
        let met = |entries: &[Entry]| entries.iter().any(|entry| fits(&entry.search));
        all.with_value(|(makers, measures, sources)| {
            !met(makers) && !met(measures) && !sources.iter().any(|(_, search)| fits(search))
        })
    });
    let check = move |_| {
        link.ask_text(wanted.get_untracked());
        // A page without an address bar stays where it is.
        let _ = window().location().set_hash(&Route::Check.to_string());
    };
    view! {
        <h1>{t_node("The list")}</h1>
        <p class="lede">{facts} " " <a href=Route::Statistics.to_string()>{t_node("The list in numbers")}</a> " · " <a href=Route::Changes.to_string()>{t_node("What changed")}</a></p>
        <p class="no-print"><label for="list-search">{t_node("Search names, brands, MAC addresses, measures and sources")}</label>
            <input type="search" id="list-search" class="search" autocomplete="off" on:input=move |event| wanted.set(event_target_value(&event))/></p>
        <p role="status" id="list-nothing">{move || nothing.get().then(|| view! {
            {t_node("Nothing on the list has these words. Model numbers are recognised by their shape:")} " "
            <button type="button" class="plain" on:click=check>{t_node("check it as a line")}</button>"."
        })}</p>
        {said::h2("Listed makers")}
        {said::lede("A measure names them or describes a class that may include them, or they make equipment for such brands. Being on this list is not an answer in itself.")}
        {section(listed)}
        {said::h2("Measures")}
        {section(measures)}
        {said::h2("Other known makers")}
        {said::lede("Known names for which no measure that counts was found. That is not a recommendation.")}
        {section(others)}
        {move || {
            let met = met_sources();
            (!met.is_empty()).then(|| view! {
                {said::h2("Sources")}
                <ul class="entries" id="list-sources" lang=en()>{met.into_iter().map(|source| {
                    let facts = source_words::facts(&source);
                    let title = match source.url.clone() {
                        Some(address) => view! { <a href=address rel="noreferrer noopener" target="_blank">{source.title}</a> }.into_any(),
                        None => view! { <b>{source.title}</b> }.into_any(),
                    };
                    view! { <li>{title} " " <span>{facts}</span></li> }
                }).collect_view()}</ul>
            })
        }}
    }
}

/// The most sources that a search shows.
const MOST_SOURCES: usize = 40;

/// A maker or a measure, as the page lists it.
#[derive(Debug, Clone)]
struct Entry {
    listed: bool,
    /// Whether it is a measure: then its name is law and the words beside it are the interface's; for a maker it is the
    /// other way round.
    is_measure: bool,
    address: String,
    name: String,
    says: String,
    /// The text that is searched.
    search: String,
}
