//! One maker: what measures say of it and since when, its names, brands, companies and owners, how to recognise its
//! equipment, and the sources of all this.

use super::language::{en, t, t_count, t_node, t_period, t_with};
use super::link::Link;
use super::picture::{YearsPicture, YearsRow};
use super::recognise::Recognise;
use super::route::Route;
use super::said;
use super::sources::{Cited, Sources, confidence, or_unknown};
use leptos::prelude::*;
use vendor_desk::protocol::Catalogue;
use vendor_engine::report::names;
use vendor_engine::report::timeline::{self, Held, Tie, Weight};
use vendor_list::schema::{Basis, Brand, Company, Edge, EdgeKind, Maker, Name, Scope, Source};
use vendor_text::words::capitalised;

/// If a maker made only some units of more brands than this, these brands are folded away.
const BRANDS_SHOWN: usize = 8;
/// If there are more sources than this, they are folded away; paper shows them all.
const SOURCES_SHOWN: usize = 12;

/// One maker.
#[component]
pub fn MakerPage(
    /// The maker's id.
    id: String,
) -> impl IntoView {
    let link = Link::here();
    let makers = link.makers();
    let found = makers.iter().find(|maker| maker.id == id).cloned().zip(link.list.catalogue.get_untracked());
    let Some((maker, catalogue)) = found else {
        return view! { <h1>{t_node("Maker not found")}</h1> <p><a href="#/list">{t_node("Back to the list")}</a></p> }
            .into_any();
    };
    let mut cited = Cited::default();
    // In the order of the page, because sources are numbered in the order in which they are cited.
    cited.cite(&maker.sources);
    let ties = ties(&maker, &catalogue, &mut cited);
    let names = names_of(&maker, &mut cited);
    let brands = brands(&maker, &mut cited);
    let companies = companies(&maker, &mut cited);
    let ownership = ownership(&maker, &catalogue, &mut cited);
    for grammar in &maker.grammars {
        cited.cite(&grammar.sources);
    }
    for prefix in &maker.prefixes {
        cited.cite(&prefix.sources);
    }
    let sources: Vec<Source> = cited.sources(&catalogue);
    let few = sources.len() <= SOURCES_SHOWN;
    let summary =
        t_with("{sources} of this page, by number", &[("sources", &t_count(sources.len(), "source", "sources"))]);
    let owner = maker.group.as_ref().and_then(|group| makers.iter().find(|other| other.id == *group)).map(to_page);
    let group: Vec<(String, String)> =
        makers.iter().filter(|other| other.group.as_deref() == Some(maker.id.as_str())).map(to_page).collect();
    let recognisable = maker.listed || !maker.grammars.is_empty() || !maker.prefixes.is_empty();
    view! {
        <p class="back no-print"><a href="#/list">{t_node("The list")}</a></p>
        <h1>{maker.name.clone()}</h1>
        <p class="lede" lang=en()>{maker.summary.clone()}</p>
        <p class="lede">{if maker.listed { t("Being on this list is not an answer in itself: what a measure means depends on who you are and what you do.") } else { t("No measure that counts was found for this maker. That is not a recommendation.") }}</p>
        <dl class="facts-list">
            {said::dt("Mostly makes")}<dd>{capitalised(t(maker.category.in_words()))}</dd>
            {maker.seat.clone().map(|seat| view! { {said::dt("Where it is based")}<dd>{seat} {t_node(". This never affects an answer.")}</dd> })}
            {owner.map(|(address, name)| view! { {said::dt("Belongs to")}<dd><a href=address>{name}</a></dd> })}
            {(!group.is_empty()).then(|| view! { {said::dt("Separate pages")}<dd>{group.into_iter().enumerate().map(|(at, (address, name))| view! { {(at > 0).then_some(", ")}<a href=address>{name}</a> }).collect_view()}</dd> })}
        </dl>
        {maker.caution.clone().map(|caution| view! { <div class="note" lang=en()><p>{caution}</p></div> })}
        {ties}
        {names}
        {brands}
        {companies}
        {ownership}
        {recognisable.then(|| view! { {said::h2("How to recognise its equipment")} <Recognise maker=maker.clone()/> })}
        {said::h2("Sources")}
        <details class="far far--paper" open=few><summary>{summary}</summary><Sources sources/></details>
        <p class="no-print"><a href="#/help">{t_node("Is an entry wrong? How to contest it")}</a></p>
    }
    .into_any()
}

fn to_page(maker: &Maker) -> (String, String) {
    (Route::Maker(maker.id.clone()).to_string(), maker.name.clone())
}

/// Ties to measures: a sentence, the picture, the table.
fn ties(maker: &Maker, catalogue: &Catalogue, cited: &mut Cited) -> impl IntoView + use<> {
    let day = catalogue.edition.issued;
    let ties = timeline::ties(maker, &catalogue.measures, day);
    if ties.is_empty() {
        return view! { {said::h2("Measures")} {said::lede("No measure on this list applies to it.")} }.into_any();
    }
    let of = |weight| ties.iter().filter(|tie| tie.weight == weight).count();
    let verb = |number: usize, one: &str, more: &str| format!("{number} {}", t(if number == 1 { one } else { more }));
    let parts: Vec<String> = [
        (of(Weight::Counts), t("counts towards answers"), t("count towards answers")),
        (of(Weight::DoesNotCount), t("does not count"), t("do not count")),
        (of(Weight::Inferred), t("is only inferred"), t("are only inferred")),
    ]
    .into_iter()
    .filter(|(number, ..)| *number > 0)
    .map(|(number, one, more)| verb(number, one, more))
    .collect();
    let first = if ties.len() > 1 { format!(" {}", t("UK measures come first.")) } else { String::new() };
    let summary = format!("{}: {}.{first}", t_count(ties.len(), "tie", "ties"), parts.join(", "));
    let rows = ties
        .iter()
        .map(|tie| YearsRow {
            name: tie.measure.title.clone(),
            detail: format!(
                "{}, {}, {}",
                t(tie.measure.jurisdiction.in_words()),
                how_in_short(tie.edge),
                t_period(tie.when())
            ),
            bar: Some(tie.bar),
            weight: Some(tie.weight),
        })
        .collect();
    let table = ties.iter().map(|tie| tie_row(tie, &cited.cite(&tie.edge.sources))).collect_view();
    view! {
        {said::h2("Measures")}
        <p class="lede">{summary}</p>
        <YearsPicture id="ties" title=t_with("Measures and {name} over the years", &[("name", &maker.name)]) rows day table=t("The same as a table, with notes and sources").to_owned() open=true>
            <table class="stack">
                {said::caption("Links to measures")}
                <thead><tr>{said::th("Measure")}{said::th("Tie")}{said::th("When")}{said::th("How sure")}{said::th("Sources")}</tr></thead>
                <tbody>{table}</tbody>
            </table>
        </YearsPicture>
    }
    .into_any()
}

fn tie_row(tie: &Tie<'_>, sources: &str) -> impl IntoView + use<> {
    let weight = match tie.weight {
        Weight::Counts => t("Counts towards answers"),
        Weight::DoesNotCount => t("Does not count"),
        Weight::Inferred => t("Only inferred: never stronger than “Ask first”"),
    };
    let borrowed = tie.has_the_measures_date().then_some(t("the measure’s date; the link has no date"));
    let place = format!("{}, {}", t(tie.measure.jurisdiction.in_words()), t(tie.measure.status.in_words()));
    view! {
        <tr data-measure=tie.measure.id.clone()>
            <td><a href=Route::Measure(tie.measure.id.clone()).to_string()>{tie.measure.title.clone()}</a> <span class="aside">{place}</span></td>
            <td data-label=t("Tie")>{how(tie.edge)} <span class="aside">{weight}</span> {tie.edge.note.clone().map(|note| view! { <span class="aside aside--note" lang=en()>{note}</span> })}</td>
            <td data-label=t("When")>{t_period(tie.when())} {borrowed.map(|words| view! { <span class="aside">{words}</span> })}</td>
            <td class="known">{confidence(tie.edge.confidence)}</td>
            <td data-label=t("Sources") class="cites">{sources.to_owned()}</td>
        </tr>
    }
}

fn how(edge: &Edge) -> &'static str {
    match (edge.how, edge.basis) {
        (EdgeKind::Named, Basis::Sourced) => t("The measure names it"),
        (EdgeKind::Named, Basis::Inferred) => t("Said to be named, without a source"),
        (EdgeKind::Class, Basis::Sourced) => t("In the class it describes, with a source"),
        (EdgeKind::Class, Basis::Inferred) => t("In the class it describes, but only inferred"),
        (EdgeKind::Noted, _) => t("Mentioned only; not a measure against it"),
    }
}

fn how_in_short(edge: &Edge) -> &'static str {
    match (edge.how, edge.basis) {
        (EdgeKind::Named, Basis::Sourced) => t("named"),
        (EdgeKind::Named, Basis::Inferred) => t("said to be named"),
        (EdgeKind::Class, Basis::Sourced) => t("in its class"),
        (EdgeKind::Class, Basis::Inferred) => t("in its class, inferred"),
        (EdgeKind::Noted, _) => t("mentioned"),
    }
}

/// Names by kind; misspellings are folded away.
fn names_of(maker: &Maker, cited: &mut Cited) -> impl IntoView + use<> {
    let mut item = |name: &Name| {
        let places: [(&str, &dyn std::fmt::Display); 1] = [("sources", &cited.cite(&name.sources))];
        let sources = match name.sources.len() {
            1 => t_with("; source {sources}", &places),
            _ => t_with("; sources {sources}", &places),
        };
        let (text, lang) = (name.text.clone(), names::language(&name.text));
        view! { <li><bdi lang=lang>{text}</bdi> <span class="aside">{confidence(name.confidence)} {sources}</span></li> }
    };
    let groups: Vec<_> = names::by_kind(maker)
        .into_iter()
        .map(|group| {
            let names = group.names.into_iter().map(&mut item).collect_view();
            view! { <dt>{t(group.words)}</dt><dd><ul class="plain">{names}</ul></dd> }
        })
        .collect();
    let wrong: Vec<String> = names::misspellings(maker).into_iter().map(|name| name.text.clone()).collect();
    let none = groups.is_empty();
    view! {
        {said::h2("Names")}
        {none.then(|| view! { {said::lede("The list has no other name for it.")} })}
        <dl class="facts-list">{groups}</dl>
        {(!wrong.is_empty()).then(|| view! {
            <details class="far"><summary>{t_count(wrong.len(), "wrong spelling", "wrong spellings")} " " {t_node("read as this maker")}</summary><p>{wrong.join(", ")}</p></details>
        })}
    }
}

/// Brands as a table. If there are many of which it made only some or older units, these are folded away.
fn brands(maker: &Maker, cited: &mut Cited) -> impl IntoView + use<> {
    const ORDER: [Scope; 5] = [Scope::All, Scope::Line, Scope::App, Scope::Former, Scope::Some];
    let mut open: Vec<&Brand> = Vec::new();
    let mut folded: Vec<(Scope, Vec<&Brand>)> = Vec::new();
    for scope in ORDER {
        let group: Vec<&Brand> = maker.brands.iter().filter(|brand| brand.scope == scope).collect();
        if matches!(scope, Scope::Former | Scope::Some) && group.len() > BRANDS_SHOWN {
            folded.push((scope, group));
        } else {
            open.extend(group);
        }
    }
    let open = (!open.is_empty()).then(|| brand_table(&open, t("Brands"), cited));
    let folded: Vec<_> = folded
        .into_iter()
        .map(|(scope, group)| {
            let caption = match scope {
                Scope::Former => t("Brands for which it made only older units"),
                _ => t("Brands for which it made only some units"),
            };
            let summary = format!("{caption}: {}", group.len());
            let table = brand_table(&group, caption, cited);
            view! { <details class="far"><summary>{summary}</summary>{table}</details> }
        })
        .collect();
    (!maker.brands.is_empty()).then(|| view! { {said::h2("Sold as")} {open} {folded} })
}

/// A table of brands, with columns of dates and regions only where one is known.
fn brand_table(brands: &[&Brand], caption: &'static str, cited: &mut Cited) -> impl IntoView + use<> {
    let dates = |brand: &Brand| timeline::known_period(brand.since.as_ref(), brand.until.as_ref()).map(t_period);
    let dated = brands.iter().any(|brand| dates(brand).is_some());
    let placed = brands.iter().any(|brand| brand.region.is_some());
    let rows: Vec<_> = brands
        .iter()
        .map(|brand| {
            let also = (!brand.also.is_empty()).then(|| t_with("also {also}", &[("also", &brand.also.join(", "))]));
            let support = brand.needs_support.then_some(t("Short or common: counts only next to a word for equipment or a model."));
            let asides: Vec<String> = also.into_iter().chain(brand.note.clone()).chain(support.map(str::to_owned)).collect();
            let sources = cited.cite(&brand.sources);
            view! { <tr>
                <td><b>{brand.text.clone()}</b> {asides.into_iter().map(|aside| view! { <span class="aside">{aside}</span> }).collect_view()}</td>
                <td data-label=t("Made by it")>{scope(brand.scope)}</td>
                {dated.then(|| view! { <td data-label=t("Dates")>{or_unknown(dates(brand))}</td> })}
                {placed.then(|| view! { <td data-label=t("Region")>{or_unknown(brand.region.as_deref().map(|region| t(region).to_owned()))}</td> })}
                <td class="known">{confidence(brand.confidence)}</td>
                <td data-label=t("Sources") class="cites">{sources}</td>
            </tr> }
        })
        .collect();
    view! {
        <table class="stack brands">
            <caption class="govuk-visually-hidden">{caption}</caption>
            <thead><tr>{said::th("Brand")}{said::th("Made by it")}{dated.then(|| view! { {said::th("Dates")} })}{placed.then(|| view! { {said::th("Region")} })}{said::th("How sure")}{said::th("Sources")}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// Companies of the group. Columns without any data are left out, and a sentence says so.
fn companies(maker: &Maker, cited: &mut Cited) -> impl IntoView + use<> {
    let dates =
        |company: &Company| timeline::known_period(company.since.as_ref(), company.until.as_ref()).map(t_period);
    let dated = maker.companies.iter().any(|company| dates(company).is_some());
    let numbered = maker.companies.iter().any(|company| company.number.is_some());
    let rows: Vec<_> = maker
        .companies
        .iter()
        .map(|company| {
            let country = company.country.as_deref().map(|letters| t(names::country(letters)).to_owned());
            let note = company.note.clone().map(|note| view! { <span class="aside" lang=en()>{note}</span> });
            let sources = cited.cite(&company.sources);
            view! { <tr>
                <td><b>{company.name.clone()}</b> {note}</td>
                <td data-label=t("Country")>{or_unknown(country)}</td>
                {dated.then(|| view! { <td data-label=t("Dates")>{or_unknown(dates(company))}</td> })}
                {numbered.then(|| view! { <td data-label=t("Number")>{or_unknown(company.number.clone())}</td> })}
                <td class="known">{confidence(company.confidence)}</td>
                <td data-label=t("Sources") class="cites">{sources}</td>
            </tr> }
        })
        .collect();
    let unknown = match (dated, numbered) {
        (true, true) => None,
        (true, false) => Some(t("No company number is confirmed.")),
        (false, true) => Some(t("No dates are known.")),
        (false, false) => Some(t("No company number is confirmed and no dates are known.")),
    };
    (!rows.is_empty()).then(|| {
        view! {
            {said::h2("Companies")}
            {unknown.map(|unknown| view! { <p class="lede">{unknown}</p> })}
            <table class="stack companies">
                {said::caption("Companies of the group, now or in the past")}
                <thead><tr>{said::th("Company")}{said::th("Country")}{dated.then(|| view! { {said::th("Dates")} })}{numbered.then(|| view! { {said::th("Number")} })}{said::th("How sure")}{said::th("Sources")}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

/// Ownership over time. Without any dates there is nothing to draw, so only the table is shown.
fn ownership(maker: &Maker, catalogue: &Catalogue, cited: &mut Cited) -> impl IntoView + use<> {
    let held = timeline::ownership(maker);
    if held.is_empty() {
        return maker.listed.then(|| view! { {said::h2("Ownership over time")} {said::lede("The list has no owner and no company or brand that was bought or sold. That does not mean that it has no owner.")} }).into_any();
    }
    let rows: Vec<_> = held.iter().map(|held| held_row(held, cited)).collect();
    let table = view! {
        <table class="stack">
            {said::caption("Owners, and companies and brands bought or sold")}
            <thead><tr>{said::th("Name")}{said::th("Relation")}{said::th("When")}{said::th("How sure")}{said::th("Sources")}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    let dated = held.iter().any(|held| held.since().is_some() || held.until().is_some());
    if !dated {
        return view! {
            {said::h2("Ownership over time")}
            {said::lede("The list has no dates for this, so there is no chart.")}
            {table}
        }
        .into_any();
    }
    let rows = held
        .iter()
        .map(|held| YearsRow {
            name: name_of(held),
            detail: format!("{}, {}", relation(held), t_period(timeline::period(held.since(), held.until()))),
            bar: Some(held.bar()),
            weight: None,
        })
        .collect();
    view! {
        {said::h2("Ownership over time")}
        {said::lede("Owners, and companies and brands bought or sold. Dates that the list does not have are shown as not known.")}
        <YearsPicture id="ownership" title=t_with("Owners of {name}, and what came and went", &[("name", &maker.name)]) rows day=catalogue.edition.issued table=t("The same as a table, with sources").to_owned()>
            {table}
        </YearsPicture>
    }
    .into_any()
}

fn held_row(held: &Held<'_>, cited: &mut Cited) -> impl IntoView + use<> {
    let (known, sources, note) = match held {
        Held::Owner(owner) => (owner.confidence, &owner.sources, None),
        Held::Company(company) => (company.confidence, &company.sources, company.note.clone()),
        Held::Brand(brand) => (brand.confidence, &brand.sources, brand.note.clone()),
    };
    view! { <tr>
        <td><b>{name_of(held)}</b> {note.map(|note| view! { <span class="aside" lang=en()>{note}</span> })}</td>
        <td data-label=t("Relation")>{relation(held)}</td>
        <td data-label=t("When")>{t_period(timeline::period(held.since(), held.until()))}</td>
        <td class="known">{confidence(known)}</td>
        <td data-label=t("Sources") class="cites">{cited.cite(sources)}</td>
    </tr> }
}

fn name_of(held: &Held<'_>) -> String {
    match held {
        Held::Owner(owner) => owner.name.clone(),
        Held::Company(company) => company.name.clone(),
        Held::Brand(brand) => brand.text.clone(),
    }
}

fn relation(held: &Held<'_>) -> String {
    match held {
        Held::Owner(owner) => t_with("owner ({relation})", &[("relation", &t(&owner.relation))]),
        Held::Company(_) => t("company of its group").to_owned(),
        // Not “its brand”: most such brands belong to somebody else.
        Held::Brand(_) => t("brand on equipment that it made").to_owned(),
    }
}

/// How much of the equipment with a brand is the maker's own.
#[must_use]
pub fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::All => t("every unit"),
        Scope::Some => t("only some units: ask"),
        Scope::Former => t("only older units: ask"),
        Scope::Line => t("its own product line"),
        Scope::App => t("its own app or service"),
    }
}
