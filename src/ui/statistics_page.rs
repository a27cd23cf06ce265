//! The list in numbers: how fresh it is, what is in it, what its facts rest on, and when each source was last read.

use super::language::{en, t, t_count, t_date, t_node, t_period, t_with};
use super::link::Link;
use super::maker_page::scope;
use super::picture::{CountRow, CountsPicture};
use super::said;
use super::sources::{read, title};
use leptos::prelude::*;
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
            t_with("All on {newest}", &[("newest", &t_date(newest.in_words()))])
        } else {
            t_with(
                "Between {oldest} and {newest}",
                &[("oldest", &t_date(oldest.in_words())), ("newest", &t_date(newest.in_words()))],
            )
        };
        view! { {said::dt("Sources last read")}<dd>{words}</dd> }
    });
    let facts = [
        (t("Listed makers"), counted.listed, t("a measure names, describes or is inferred to reach them")),
        (t("Other known makers"), counted.controls, t("so that their equipment is recognised")),
        (t("Patterns of model numbers"), counted.grammars.0, t("of listed makers")),
        (t("Patterns of model numbers"), counted.grammars.1, t("of other makers")),
        (t("Known models"), catalogue.known_models, t("each by its full number")),
        (t("MAC address blocks"), counted.blocks.0, t("of listed makers")),
        (t("MAC address blocks"), counted.blocks.1, t("of other makers")),
    ];
    let facts_told = [
        (t("All facts"), counted.facts.all, ""),
        (t("Not verified"), counted.facts.unverified, t("from background")),
        (t("Facts that count or bind"), counted.facts.counting, t("measures that do, and sourced links to them")),
        (t("Not verified among these"), counted.facts.counting_unverified, ""),
    ];
    let ties = [
        (t("The measure names the maker, with a source"), counted.ties.named),
        (t("The maker is in its class, with a source"), counted.ties.class),
        (t("Only inferred: never stronger than “Ask first”"), counted.ties.inferred),
        (t("Only mentioned"), counted.ties.noted),
    ];
    view! {
        <p class="back no-print"><a href="#/list">{t_node("The list")}</a></p>
        <h1>{t_node("The list in numbers")}</h1>
        {said::lede("What is in this edition, what it is based on, and when its sources were last read.")}
        {said::h2("How recent it is")}
        <dl class="facts-list">
            {said::dt("Issued")}<dd>{t_date(edition.issued.in_words())}</dd>
            {said::dt("Next due")}<dd>{t_date(edition.next_due.in_words())}</dd>
            {said::dt("Expires")}<dd>{t_date(edition.expires.in_words())} {t_node(". Results after that day are marked as out of date.")}</dd>
            {readings}
            {said::dt("Stale sources")}<dd>{match stale {
                0 => t("None: every source was read in the year before the list was issued.").to_owned(),
                _ => t_with("{sources}, last read over a year before the list was issued", &[("sources", &t_count(stale, "source", "sources"))]),
            }}</dd>
        </dl>
        {said::h2("How sure its facts are")}
        {said::lede("A fact is a measure, or a maker's name, brand, company, owner or link to a measure. Facts that are not verified are marked wherever they are shown.")}
        {numbers(t("Facts by whether they are verified"), facts_told.into_iter().map(|(name, number, what)| (name.to_owned(), number, what)).collect())}
        <p lang=en()>{format!("{}.", counted.facts.in_words())}</p>
        {said::h2("Measures")}
        <p class="lede">{t_with("{measures}. {counting} of them count towards answers on the date of issue.", &[("measures", &t_count(all, "measure", "measures")), ("counting", &counting)])}</p>
        {measures(&counted)}
        {said::h2("Makers and their equipment")}
        {numbers(t("Makers, model numbers and network addresses"), facts.into_iter().map(|(name, number, what)| (name.to_owned(), number, what)).collect())}
        {said::h3("Brands of listed makers, by how much of the equipment sold under them they make")}
        {numbers(t("Brands of listed makers, by how much of the equipment sold under them they make"), counted.brands.into_iter().map(|(kind, number)| (capitalised(scope(kind)), number, "")).collect())}
        {said::h3("Links between makers and measures")}
        {numbers(t("Links by what they are based on"), ties.into_iter().map(|(name, number)| (name.to_owned(), number, "")).collect())}
        {said::h2("Sources")}
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
            name: t(row.place.in_words()).to_owned(),
            detail: match row.counting {
                0 => t_with("{measures}, none count", &[("measures", &t_count(row.all, "measure", "measures"))]),
                1 => t_with("{measures}, 1 counts", &[("measures", &t_count(row.all, "measure", "measures"))]),
                counting => t_with(
                    "{measures}, {counting} count",
                    &[("measures", &t_count(row.all, "measure", "measures")), ("counting", &counting)],
                ),
            },
            solid: row.counting,
            hollow: row.all - row.counting,
        })
        .collect();
    let head = |first: &'static str| view! { <thead><tr><th scope="col">{first}</th>{said::th_number("All")}{said::th_number("Counting")}</tr></thead> };
    let row = |name: String, all: usize, counting: usize| view! { <tr><th scope="row">{name}</th><td class="number">{all}</td><td class="number">{counting}</td></tr> };
    let places = counted
        .places
        .iter()
        .map(|place| row(t(place.place.in_words()).to_owned(), place.all, place.counting))
        .collect_view();
    let statuses = counted
        .statuses
        .iter()
        .map(|(status, all, counting)| row(capitalised(t(status.in_words())), *all, *counting))
        .collect_view();
    view! {
        <CountsPicture id="places" title=t("Measures by place").to_owned() solid=t("counts towards answers") hollow=t("does not count") rows table=t("The same as a table").to_owned()>
            <table class="counts">{said::caption("Measures by place")}{head(t("Place"))}<tbody>{places}</tbody></table>
        </CountsPicture>
        {said::h3("By status")}
        <table class="counts">{said::caption("Measures by status")}{head(t("Status"))}<tbody>{statuses}</tbody></table>
    }
}

fn numbers(caption: &'static str, rows: Vec<(String, usize, &'static str)>) -> impl IntoView {
    view! {
        <table class="counts">
            <caption class="govuk-visually-hidden">{caption}</caption>
            <thead><tr>{said::th("What")}{said::th_number("How many")}</tr></thead>
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
            name: t(kind(*of)).to_owned(),
            detail: t_with(
                "{whole} read in full, {excerpt} in part, {unread} not read",
                &[("whole", &whole), ("excerpt", &excerpt), ("unread", &unread)],
            ),
            solid: whole + excerpt,
            hollow: *unread,
        })
        .collect();
    let founds = [Found::Whole, Found::Excerpt, Found::NotRead];
    let kinds = counted
        .kinds
        .iter()
        .map(|(of, numbers)| view! {
            <tr><th scope="row">{t(kind(*of))}</th>{numbers.iter().map(|number| view! { <td class="number">{*number}</td> }).collect_view()}</tr>
        })
        .collect_view();
    let all = counted
        .sources
        .iter()
        .map(|aged| view! {
            <tr data-stale=aged.stale.then_some("yes")>
                <td data-label=t("When")>{t_period(when(aged.source))} {aged.stale.then(|| view! { <b class="caveat">{t_node("Stale")}</b> })}</td>
                <td>{title(aged.source)}</td>
                <td data-label=t("Kind")>{t(kind(aged.source.kind))}</td>
                <td data-label=t("Read")>{read(aged.source)}</td>
            </tr>
        })
        .collect_view();
    let summary = t_with(
        "All {sources}, oldest reading first",
        &[("sources", &t_count(counted.sources.len(), "source", "sources"))],
    );
    view! {
        <CountsPicture id="kinds" title=t("Sources by kind").to_owned() solid=t("read, in full or in part") hollow=t("not read") rows table=t("The same as a table").to_owned()>
            <table class="counts">
                {said::caption("Sources by kind and by how much was read")}
                <thead><tr>{said::th("Kind")}{founds.map(|found| view! { <th scope="col" class="number">{t(found_in_words(found))}</th> })}</tr></thead>
                <tbody>{kinds}</tbody>
            </table>
        </CountsPicture>
        <details class="far far--paper" id="readings"><summary>{summary}</summary>
            <table class="stack">
                {said::caption("All sources by when they were last read")}
                <thead><tr>{said::th("Last read")}{said::th("Source")}{said::th("Kind")}{said::th("How much was read")}</tr></thead>
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
