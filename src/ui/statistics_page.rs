//! The list in numbers: how fresh it is, what is in it, what its facts rest on, and when each source was last read.

use super::link::Link;
use super::maker_page::scope;
use super::picture::{CountRow, CountsPicture};
use super::sources::{read, title};
use leptos::prelude::*;
use vendor_engine::report::counts::count;
use vendor_engine::report::source_words::{found_in_words, kind, when};
use vendor_engine::report::statistics::Statistics;
use vendor_list::schema::Found;
use vendor_text::words::capitalised;

/// The list in numbers.
#[component]
pub fn StatisticsPage() -> impl IntoView {
    let link = Link::here();
    let Some(catalogue) = link.list.catalogue.get_untracked() else { return ().into_any() };
    let makers = link.makers();
    let edition = &catalogue.edition;
    let counted = Statistics::of(edition, &catalogue.sources, &catalogue.measures, &makers);
    let (all, counting) = counted.measures();
    let stale = counted.stale();
    let readings = counted.readings.map(|(oldest, newest)| {
        let words = if oldest == newest {
            format!("All on {}", newest.in_words())
        } else {
            format!("Between {} and {}", oldest.in_words(), newest.in_words())
        };
        view! { <dt>"Sources last read"</dt><dd>{words}</dd> }
    });
    let facts = [
        ("Listed makers", counted.listed, "a measure names, describes or is inferred to reach them"),
        ("Other known makers", counted.controls, "so that their equipment is recognised"),
        ("Patterns of model numbers", counted.grammars.0, "of listed makers"),
        ("Patterns of model numbers", counted.grammars.1, "of other makers"),
        ("Known models", catalogue.known_models, "each by its full number"),
        ("MAC address blocks", counted.blocks.0, "of listed makers"),
        ("MAC address blocks", counted.blocks.1, "of other makers"),
    ];
    let facts_told = [
        ("All facts", counted.facts.all, ""),
        ("Not verified", counted.facts.unverified, "from background"),
        ("Facts that count or bind", counted.facts.counting, "measures that do, and sourced links to them"),
        ("Not verified among these", counted.facts.counting_unverified, ""),
    ];
    let ties = [
        ("The measure names the maker, with a source", counted.ties.named),
        ("The maker is in its class, with a source", counted.ties.class),
        ("Only inferred: never stronger than “Ask first”", counted.ties.inferred),
        ("Only mentioned", counted.ties.noted),
    ];
    view! {
        <p class="back no-print"><a href="#/list">"The list"</a></p>
        <h1>"The list in numbers"</h1>
        <p class="lede">"What is in this edition, what it is based on, and when its sources were last read."</p>
        <h2>"How recent it is"</h2>
        <dl class="facts-list">
            <dt>"Issued"</dt><dd>{edition.issued.in_words()}</dd>
            <dt>"Next due"</dt><dd>{edition.next_due.in_words()}</dd>
            <dt>"Expires"</dt><dd>{edition.expires.in_words()} ". Results after that day are marked as out of date."</dd>
            {readings}
            <dt>"Stale sources"</dt><dd>{match stale {
                0 => "None: every source was read in the year before the list was issued.".to_owned(),
                _ => format!("{}, last read over a year before the list was issued", count(stale, "source", "sources")),
            }}</dd>
        </dl>
        <h2>"How sure its facts are"</h2>
        <p class="lede">"A fact is a measure, or a maker's name, brand, company, owner or link to a measure. Facts that are not verified are marked wherever they are shown."</p>
        {numbers("Facts by whether they are verified", facts_told.into_iter().map(|(name, number, what)| (name.to_owned(), number, what)).collect())}
        <p>{format!("{}.", counted.facts.in_words())}</p>
        <h2>"Measures"</h2>
        <p class="lede">{format!("{}. {counting} of them count towards answers on the date of issue.", count(all, "measure", "measures"))}</p>
        {measures(&counted)}
        <h2>"Makers and their equipment"</h2>
        {numbers("Makers, model numbers and network addresses", facts.into_iter().map(|(name, number, what)| (name.to_owned(), number, what)).collect())}
        <h3>"Brands of listed makers, by how much of the equipment sold under them they make"</h3>
        {numbers("Brands of listed makers, by how much of the equipment sold under them they make", counted.brands.into_iter().map(|(kind, number)| (capitalised(scope(kind)), number, "")).collect())}
        <h3>"Links between makers and measures"</h3>
        {numbers("Links by what they are based on", ties.into_iter().map(|(name, number)| (name.to_owned(), number, "")).collect())}
        <h2>"Sources"</h2>
        {sources(&counted)}
    }
    .into_any()
}

/// Measures by place as a picture, and by status as a table.
fn measures(counted: &Statistics<'_>) -> impl IntoView + use<> {
    let rows: Vec<CountRow> = counted
        .places
        .iter()
        .map(|row| CountRow {
            name: row.place.in_words().to_owned(),
            detail: match row.counting {
                0 => format!("{}, none count", count(row.all, "measure", "measures")),
                1 => format!("{}, 1 counts", count(row.all, "measure", "measures")),
                counting => format!("{}, {counting} count", count(row.all, "measure", "measures")),
            },
            solid: row.counting,
            hollow: row.all - row.counting,
        })
        .collect();
    let head = |first: &'static str| view! { <thead><tr><th scope="col">{first}</th><th scope="col" class="number">"All"</th><th scope="col" class="number">"Counting"</th></tr></thead> };
    let row = |name: String, all: usize, counting: usize| view! { <tr><th scope="row">{name}</th><td class="number">{all}</td><td class="number">{counting}</td></tr> };
    let places = counted
        .places
        .iter()
        .map(|place| row(place.place.in_words().to_owned(), place.all, place.counting))
        .collect_view();
    let statuses = counted
        .statuses
        .iter()
        .map(|(status, all, counting)| row(capitalised(status.in_words()), *all, *counting))
        .collect_view();
    view! {
        <CountsPicture id="places" title="Measures by place".to_owned() solid="counts towards answers" hollow="does not count" rows table="The same as a table".to_owned()>
            <table class="counts"><caption class="govuk-visually-hidden">"Measures by place"</caption>{head("Place")}<tbody>{places}</tbody></table>
        </CountsPicture>
        <h3>"By status"</h3>
        <table class="counts"><caption class="govuk-visually-hidden">"Measures by status"</caption>{head("Status")}<tbody>{statuses}</tbody></table>
    }
}

fn numbers(caption: &'static str, rows: Vec<(String, usize, &'static str)>) -> impl IntoView {
    view! {
        <table class="counts">
            <caption class="govuk-visually-hidden">{caption}</caption>
            <thead><tr><th scope="col">"What"</th><th scope="col" class="number">"How many"</th></tr></thead>
            <tbody>{rows.into_iter().map(|(name, number, what)| view! {
                <tr><th scope="row">{name} {(!what.is_empty()).then(|| view! { <span class="aside">{what}</span> })}</th><td class="number">{grouped(number)}</td></tr>
            }).collect_view()}</tbody>
        </table>
    }
}

/// Sources by kind as a picture, and each with its age.
fn sources(counted: &Statistics<'_>) -> impl IntoView + use<> {
    let rows: Vec<CountRow> = counted
        .kinds
        .iter()
        .map(|(of, [whole, excerpt, unread])| CountRow {
            name: kind(*of).to_owned(),
            detail: format!("{whole} read in full, {excerpt} in part, {unread} not read"),
            solid: whole + excerpt,
            hollow: *unread,
        })
        .collect();
    let founds = [Found::Whole, Found::Excerpt, Found::NotRead];
    let kinds = counted
        .kinds
        .iter()
        .map(|(of, numbers)| view! {
            <tr><th scope="row">{kind(*of)}</th>{numbers.iter().map(|number| view! { <td class="number">{*number}</td> }).collect_view()}</tr>
        })
        .collect_view();
    let all = counted
        .sources
        .iter()
        .map(|aged| view! {
            <tr data-stale=aged.stale.then_some("yes")>
                <td data-label="When">{when(aged.source)} {aged.stale.then(|| view! { <b class="caveat">"Stale"</b> })}</td>
                <td>{title(aged.source)}</td>
                <td data-label="Kind">{kind(aged.source.kind)}</td>
                <td data-label="Read">{read(aged.source)}</td>
            </tr>
        })
        .collect_view();
    let summary = format!("All {}, oldest reading first", count(counted.sources.len(), "source", "sources"));
    view! {
        <CountsPicture id="kinds" title="Sources by kind".to_owned() solid="read, in full or in part" hollow="not read" rows table="The same as a table".to_owned()>
            <table class="counts">
                <caption class="govuk-visually-hidden">"Sources by kind and by how much was read"</caption>
                <thead><tr><th scope="col">"Kind"</th>{founds.map(|found| view! { <th scope="col" class="number">{found_in_words(found)}</th> })}</tr></thead>
                <tbody>{kinds}</tbody>
            </table>
        </CountsPicture>
        <details class="far far--paper" id="readings"><summary>{summary}</summary>
            <table class="stack">
                <caption class="govuk-visually-hidden">"All sources by when they were last read"</caption>
                <thead><tr><th scope="col">"Last read"</th><th scope="col">"Source"</th><th scope="col">"Kind"</th><th scope="col">"How much was read"</th></tr></thead>
                <tbody>{all}</tbody>
            </table>
        </details>
    }
}

/// 12345 → "12,345".
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let comma = |at: usize| at > 0 && at % 3 == first % 3;
    digits.chars().enumerate().flat_map(|(at, digit)| comma(at).then_some(',').into_iter().chain([digit])).collect()
}
