//! The whole list, to browse and search: makers, measures, other known makers; and one measure.

use super::link::Link;
use super::route::Route;
use crate::list::schema::{Maker, Measure};
use leptos::prelude::*;

/// The whole list.
#[component]
pub fn ListPage(
    /// The worker's answers.
    link: Link,
) -> impl IntoView {
    let wanted = RwSignal::new(String::new());
    let makers = link.makers();
    let measures: Vec<Measure> = link
        .catalogue
        .with_untracked(|catalogue| catalogue.as_ref().map(|catalogue| catalogue.measures.clone()).unwrap_or_default());
    let facts = link.catalogue.with_untracked(|catalogue| {
        catalogue.as_ref().map(|catalogue| {
            format!(
                "{} measures, {} listed makers, {} other known makers, {} known models, {} sources.",
                catalogue.measures.len(),
                makers.iter().filter(|maker| maker.listed).count(),
                makers.iter().filter(|maker| !maker.listed).count(),
                catalogue.known_models,
                catalogue.sources.len()
            )
        })
    });
    let rows: Vec<(bool, String, String, String, String)> = makers
        .iter()
        .map(|maker| {
            (
                maker.listed,
                Route::Maker(maker.id.clone()).to_string(),
                maker.name.clone(),
                maker.summary.clone(),
                searchable(maker),
            )
        })
        .collect();
    let fits = move |text: &str| {
        wanted.with(|wanted| wanted.split_whitespace().all(|word| text.contains(&word.to_lowercase())))
    };
    let section = move |listed: bool, rows: Vec<(bool, String, String, String, String)>| {
        let rows: Vec<_> = rows.into_iter().filter(|row| row.0 == listed).collect();
        view! {
            <ul class="entries">{rows.into_iter().map(|(_, address, name, summary, search)| view! {
                <li hidden=move || !fits(&search)><a href=address>{name}</a> <span>{summary}</span></li>
            }).collect_view()}</ul>
        }
    };
    view! {
        <h1>"The list"</h1>
        <p class="lede">{facts}</p>
        <p class="no-print"><label for="list-search">"Search names, brands and measures"</label>
            <input type="search" id="list-search" class="search" autocomplete="off" on:input=move |event| wanted.set(event_target_value(&event))/></p>
        <h2>"Listed makers"</h2>
        <p class="lede">"Some measure names them, or describes a class they may fall in, or they make equipment for such brands. Being here is no verdict."</p>
        {section(true, rows.clone())}
        <h2>"Measures"</h2>
        <ul class="entries">{measures.into_iter().map(|measure| {
            let search = format!("{} {} {} {}", measure.title, measure.says, measure.issued_by, measure.jurisdiction.in_words()).to_lowercase();
            let facts = format!("{}, {}, {}. {}", measure.jurisdiction.in_words(), measure.since.in_words(), measure.status.in_words(), if measure.counts { "Counts towards verdicts." } else { "Does not count towards verdicts." });
            view! { <li hidden=move || !fits(&search)><a href=Route::Measure(measure.id.clone()).to_string()>{measure.title.clone()}</a> <span>{facts}</span></li> }
        }).collect_view()}</ul>
        <h2>"Other known makers"</h2>
        <p class="lede">"Known names for which no measure that counts was found. That is no seal of quality."</p>
        {section(false, rows)}
    }
}

/// Everything that a search of a maker may meet, in lower case.
fn searchable(maker: &Maker) -> String {
    let names = maker.names.iter().map(|name| name.text.as_str());
    let brands = maker
        .brands
        .iter()
        .flat_map(|brand| std::iter::once(brand.text.as_str()).chain(brand.also.iter().map(String::as_str)));
    let companies = maker.companies.iter().map(|company| company.name.as_str());
    std::iter::once(maker.name.as_str())
        .chain(names)
        .chain(brands)
        .chain(companies)
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// One measure.
#[component]
pub fn MeasurePage(
    /// The worker's answers.
    link: Link,
    /// The measure's id.
    id: String,
) -> impl IntoView {
    let found = link.catalogue.with_untracked(|catalogue| {
        let catalogue = catalogue.as_ref()?;
        let measure = catalogue.measure(&id)?.clone();
        let sources: Vec<_> = measure.sources.iter().filter_map(|id| catalogue.source(id)).cloned().collect();
        Some((measure, sources))
    });
    let Some((measure, sources)) = found else {
        return view! { <h1>"No such measure"</h1> <p><a href="#/list">"Back to the list"</a></p> }.into_any();
    };
    let touched: Vec<(String, String)> = link
        .makers()
        .iter()
        .filter(|maker| maker.edges.iter().any(|edge| edge.measure == measure.id))
        .map(|maker| (Route::Maker(maker.id.clone()).to_string(), maker.name.clone()))
        .collect();
    view! {
        <p class="back no-print"><a href="#/list">"The list"</a></p>
        <h1>{measure.title.clone()}</h1>
        <p class="lede">{measure.says.clone()}</p>
        <dl class="facts-list">
            {measure.instrument.clone().map(|name| view! { <dt>"Instrument"</dt><dd>{name}</dd> })}
            <dt>"Issued by"</dt><dd>{measure.issued_by.clone()}</dd>
            <dt>"Where"</dt><dd>{measure.jurisdiction.in_words()}</dd>
            <dt>"Since"</dt><dd>{measure.since.in_words()}</dd>
            <dt>"Status"</dt><dd>{measure.status.in_words()}</dd>
            <dt>"Binds"</dt><dd>{measure.binds.clone()}</dd>
            <dt>{if measure.counts { "Counts towards verdicts" } else { "Does not count towards verdicts" }}</dt><dd>{measure.counts_why.clone()}</dd>
        </dl>
        <h2>"What it means for whom"</h2>
        <ul class="reasons">{measure.rules.iter().map(|rule| {
            let who: Vec<&str> = rule.when.authority.iter().map(|value| value.in_words()).chain(rule.when.purpose.iter().map(|value| value.in_words())).chain(rule.when.site.iter().map(|value| value.in_words())).chain(rule.when.equipment.iter().map(|value| value.in_words())).collect();
            let who = if who.is_empty() { "Everyone else".to_owned() } else { who.join(", ") };
            view! { <li><b>{rule.bears.in_words()}</b> " (" {who} "): " {rule.effect.clone()}</li> }
        }).collect_view()}</ul>
        {(!touched.is_empty()).then(|| view! {
            <h2>"Makers tied to it"</h2>
            <ul class="reasons">{touched.into_iter().map(|(address, name)| view! { <li><a href=address>{name}</a></li> }).collect_view()}</ul>
        })}
        {(!measure.history.is_empty()).then(|| view! {
            <h2>"What became of it"</h2>
            <ul class="reasons">{measure.history.iter().map(|entry| view! { <li>{entry.clone()}</li> }).collect_view()}</ul>
        })}
        {(!measure.notes.is_empty()).then(|| view! { <div class="note">{measure.notes.iter().map(|note| view! { <p>{note.clone()}</p> }).collect_view()}</div> })}
        <h2>"Sources"</h2>
        <super::maker_page::Sources sources/>
    }
    .into_any()
}
