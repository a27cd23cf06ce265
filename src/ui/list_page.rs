//! The whole list, to browse and search: makers, measures, other known makers.

use super::language::{en, t, t_date, t_node, t_with};
use super::link::Link;
use super::route::Route;
use super::said;
use leptos::prelude::*;
use vendor_list::schema::{Maker, Measure};

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
                <li hidden=move || !fits(&search)><a href=address>{name}</a> <span lang=en()>{summary}</span></li>
            }).collect_view()}</ul>
        }
    };
    view! {
        <h1>{t_node("The list")}</h1>
        <p class="lede">{facts} " " <a href=Route::Statistics.to_string()>{t_node("The list in numbers")}</a> " · " <a href=Route::Changes.to_string()>{t_node("What changed")}</a></p>
        <p class="no-print"><label for="list-search">{t_node("Search names, brands and measures")}</label>
            <input type="search" id="list-search" class="search" autocomplete="off" on:input=move |event| wanted.set(event_target_value(&event))/></p>
        {said::h2("Listed makers")}
        {said::lede("A measure names them or describes a class that may include them, or they make equipment for such brands. Being on this list is not an answer in itself.")}
        {section(true, rows.clone())}
        {said::h2("Measures")}
        <ul class="entries">{measures.into_iter().map(|measure| {
            let search = format!("{} {} {} {}", measure.title, measure.says, measure.issued_by, measure.jurisdiction.in_words()).to_lowercase();
            let facts = format!("{}, {}, {}. {}", t(measure.jurisdiction.in_words()), t_date(measure.since.in_words()), t(measure.status.in_words()), if measure.counts { t("Counts towards answers.") } else { t("Does not count towards answers.") });
            view! { <li hidden=move || !fits(&search)><a href=Route::Measure(measure.id.clone()).to_string() lang=en()>{measure.title.clone()}</a> <span>{facts}</span></li> }
        }).collect_view()}</ul>
        {said::h2("Other known makers")}
        {said::lede("Known names for which no measure that counts was found. That is not a recommendation.")}
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
