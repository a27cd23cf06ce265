//! One measure: what it says, what it means for whom, its history, which makers are tied to it, and its sources.

use super::language::{en, later, t, t_date, t_node, t_period};
use super::link::Link;
use super::picture::{YearsPicture, YearsRow};
use super::route::Route;
use super::said;
use super::sources::{Cited, Sources, confidence, or_unknown};
use leptos::prelude::*;
use vendor_desk::protocol::Catalogue;
use vendor_engine::judge::rules;
use vendor_engine::report::source_words::confidence_in_words;
use vendor_engine::report::timeline::{self, Ending, Weight};
use vendor_list::schema::{Basis, Bears, Confidence, Edge, EdgeKind, Found, Maker, Measure, Reach, Rule, Source};
use vendor_text::words::capitalised;

/// One measure.
#[component]
pub fn MeasurePage(
    /// The measure's id.
    id: String,
) -> impl IntoView {
    let link = Link::here();
    let found = link
        .list
        .catalogue
        .get_untracked()
        .and_then(|catalogue| catalogue.measure(&id).cloned().map(|measure| (measure, catalogue)));
    let Some((measure, catalogue)) = found else {
        return view! { <h1>{t_node("Measure not found")}</h1> <p><a href="#/list">{t_node("Back to the list")}</a></p> }
            .into_any();
    };
    let mut cited = Cited::default();
    cited.cite(&measure.sources);
    let makers = tied(&measure, &link.makers(), &mut cited);
    let sources: Vec<Source> = cited.sources(&catalogue);
    let own: Vec<&Source> = measure.sources.iter().filter_map(|id| catalogue.source(id)).collect();
    let unread = own.iter().all(|source| source.found == Found::NotRead);
    let counts = if measure.counts { t("Counts towards answers") } else { t("Does not count towards answers") };
    let equipment: Vec<&str> = measure.equipment.iter().map(|kind| t(kind.in_words())).collect();
    let equipment = if equipment.is_empty() { t("any kind of equipment").to_owned() } else { equipment.join(", ") };
    let reach = match measure.reach {
        Reach::Named => t("It names them."),
        Reach::Class => t("It describes a class and names nobody."),
        Reach::Regime => t("It is a procurement rule and is not about any maker."),
    };
    view! {
        <p class="back no-print"><a href="#/list">{t_node("The list")}</a></p>
        <h1 lang=en()>{measure.title.clone()}</h1>
        <p class="lede" lang=en()>{measure.says.clone()}</p>
        {(unread || measure.confidence == Confidence::BackgroundUnverified).then(|| view! {
            <p class="warning"><b>{t_node("Not confirmed.")}</b> " " {t_node("The text of this measure was not read. This page is from background knowledge and unverified.")}</p>
        })}
        <dl class="facts-list">
            {measure.instrument.clone().map(|name| view! { {said::dt("Instrument")}<dd lang=en()>{name}</dd> })}
            {said::dt("Issued by")}<dd lang=en()>{measure.issued_by.clone()}</dd>
            {said::dt("Where")}<dd>{t(measure.jurisdiction.in_words())}</dd>
            {said::dt("Status")}<dd>{capitalised(t(measure.status.in_words()))}</dd>
            {said::dt("Dates")}<dd>{capitalised(&dates(&measure))}</dd>
            {said::dt("Binds")}<dd lang=en()>{measure.binds.clone()}</dd>
            {said::dt("Equipment")}<dd>{capitalised(&equipment)}</dd>
            {said::dt("Whom it covers")}<dd>{reach}</dd>
            <dt>{counts}</dt><dd lang=en()>{measure.counts_why.clone()}</dd>
            {said::dt("How sure")}<dd>{confidence(measure.confidence)}</dd>
        </dl>
        {rules_table(&measure)}
        {years(&measure, &catalogue)}
        {makers}
        {(!measure.notes.is_empty()).then(|| view! {
            {said::h2("What to bear in mind")}
            <ul class="reasons">{measure.notes.iter().map(|note| view! { <li lang=en()>{note.clone()}</li> }).collect_view()}</ul>
        })}
        {said::h2("Sources")}
        <Sources sources/>
        <p class="no-print"><a href="#/help">{t_node("Is an entry wrong? How to contest it")}</a></p>
    }
    .into_any()
}

fn dates(measure: &Measure) -> String {
    match timeline::measure(measure).ending {
        Ending::Once => t_date(measure.since.in_words()),
        _ => t_period(timeline::period(Some(&measure.since), measure.until.as_ref())),
    }
}

/// A column of the rules: its heading and what a rule says in it.
type Column = (&'static str, fn(&Rule) -> Vec<&'static str>);

const COLUMNS: [Column; 6] = [
    (later("Who"), |rule| rule.when.authority.iter().map(|value| t(value.in_words())).collect()),
    (later("Doing what"), |rule| rule.when.purpose.iter().map(|value| t(value.in_words())).collect()),
    (later("Where"), |rule| rule.when.site.iter().map(|value| t(value.in_words())).collect()),
    (later("Equipment"), |rule| rule.when.equipment.iter().map(|value| t(value.in_words())).collect()),
    (later("Supplier is"), |rule| rule.when.party.iter().map(|value| t(value.in_words())).collect()),
    (later("On the debarment list"), |rule| rule.when.entry.iter().map(|value| t(value.in_words())).collect()),
];

/// What the measure means, and for whom. Columns in which no rule says anything are left out.
fn rules_table(measure: &Measure) -> impl IntoView + use<> {
    let used: Vec<Column> = COLUMNS
        .into_iter()
        .enumerate()
        .filter(|(at, (_, says))| *at == 0 || measure.rules.iter().any(|rule| !says(rule).is_empty()))
        .map(|(_, column)| column)
        .collect();
    let several = measure.rules.len() > 1;
    let rows: Vec<_> = measure
        .rules
        .iter()
        .map(|rule| {
            let cells: Vec<_> = used
                .iter()
                .map(|(heading, says)| {
                    let values = says(rule);
                    let any = match (*heading, rule.when.is_empty() && several) {
                        ("Who", true) => t("Everybody else"),
                        ("Who", false) => t("Everybody"),
                        _ => t("any"),
                    };
                    let words = if values.is_empty() { any.to_owned() } else { capitalised(&values.join(&format!(", {} ", t("or")))) };
                    view! { <td data-label=t(heading)>{words}</td> }
                })
                .collect();
            let compels = rule.compels && rule.bears == Bears::BindsYou;
            view! { <tr>
                {cells}
                <td class="bears" data-label=t("For them")>{bears(rule.bears)} {compels.then(|| view! { <small>{t_node("requires exclusion or removal")}</small> })}</td>
                <td data-label=t("What it says to them")><span lang=en()>{rule.effect.clone()}</span> {rule.cite.clone().map(|cite| view! { <small class="cite" lang=en()>{cite}</small> })}</td>
            </tr> }
        })
        .collect();
    view! {
        {said::h2("What it means for whom")}
        {several.then(|| view! { {said::lede("The first matching row applies.")} })}
        <table class="stack">
            {said::caption("What the measure means, and for whom")}
            <thead><tr>
                {used.iter().map(|(heading, _)| view! { <th scope="col">{t(heading)}</th> }).collect_view()}
                {said::th("For them")}{said::th("What it says to them")}
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// How a rule bears on those in its row, who need not include the reader.
fn bears(bears: Bears) -> &'static str {
    match bears {
        Bears::BindsYou => t("Binds them"),
        Bears::CheckByHand => t("Check by hand"),
        Bears::BindsOthers => t("Binds others"),
        Bears::Context => t("Context only"),
    }
}

/// Status and history over the years.
fn years(measure: &Measure, catalogue: &Catalogue) -> impl IntoView + use<> {
    let day = catalogue.edition.issued;
    let status = capitalised(t(measure.status.in_words()));
    let counts = rules::counts_on(measure, day);
    let whole = YearsRow {
        name: status.clone(),
        detail: dates(measure),
        bar: Some(timeline::measure(measure)),
        weight: Some(if counts { Weight::Counts } else { Weight::DoesNotCount }),
    };
    let events = timeline::history(measure);
    let in_words = |event: &timeline::Event<'_>| {
        event.date.as_ref().map_or_else(|| t("date not known").to_owned(), |date| t_date(date.in_words()))
    };
    let event_rows = events.iter().map(|event| YearsRow {
        name: capitalised(event.text),
        detail: in_words(event),
        bar: event.bar,
        weight: None,
    });
    let lasted = capitalised(&whole.detail);
    let rows = std::iter::once(whole).chain(event_rows).collect();
    let table: Vec<_> = events
        .iter()
        .map(|event| view! { <tr><td>{capitalised(&in_words(event))}</td><td lang=en()>{capitalised(event.text)}</td></tr> })
        .collect();
    view! {
        {said::h2("Over the years")}
        <YearsPicture id="history" title=t("Status and history").to_owned() rows day table=t("The same as a table").to_owned()>
            <table class="stack">
                {said::caption("Status and history")}
                <thead><tr>{said::th("When")}{said::th("What")}</tr></thead>
                <tbody><tr><td>{lasted}</td><td>{status}</td></tr> {table}</tbody>
            </table>
        </YearsPicture>
    }
}

/// A kind of tie.
type Kind = (EdgeKind, Option<Basis>);

/// Makers by the kind of their tie.
const GROUPS: [(Kind, &str, &str); 5] = [
    ((EdgeKind::Named, Some(Basis::Sourced)), later("Named in it"), ""),
    ((EdgeKind::Named, Some(Basis::Inferred)), later("Said to be named"), later("No source that was read shows this.")),
    ((EdgeKind::Class, Some(Basis::Sourced)), later("In its class, with a source"), ""),
    (
        (EdgeKind::Class, Some(Basis::Inferred)),
        later("In its class, but only inferred"),
        later(
            "Inferred from where the firm is based, or from background. The answer is never stronger than “Ask first”.",
        ),
    ),
    ((EdgeKind::Noted, None), later("Only mentioned"), later("It is not a measure against them.")),
];

/// The makers that are tied to it, grouped by the kind of tie.
fn tied(measure: &Measure, makers: &[Maker], cited: &mut Cited) -> impl IntoView + use<> {
    let ties: Vec<(&Maker, &Edge)> = makers
        .iter()
        .flat_map(|maker| maker.edges.iter().map(move |edge| (maker, edge)))
        .filter(|(_, edge)| edge.measure == measure.id)
        .collect();
    let groups: Vec<_> = GROUPS
        .into_iter()
        .filter_map(|((kind, basis), title, remark)| {
            let fits = |edge: &Edge| edge.how == kind && basis.is_none_or(|basis| edge.basis == basis);
            let group: Vec<(&Maker, &Edge)> = ties.iter().filter(|(_, edge)| fits(edge)).copied().collect();
            (!group.is_empty()).then(|| tied_group(title, remark, &group, cited))
        })
        .collect();
    let none = groups.is_empty();
    view! {
        {said::h2("Makers it applies to")}
        {none.then(|| view! { {said::lede("None on this list.")} })}
        {groups}
    }
}

/// One group of makers. What is the same for all of them is said once; if nothing else remains, they are shown as a
/// list.
fn tied_group(
    title: &'static str,
    remark: &'static str,
    group: &[(&Maker, &Edge)],
    cited: &mut Cited,
) -> impl IntoView + use<> {
    let shared = group.first().map(|(_, edge)| *edge);
    let same = |of: fn(&Edge) -> String| {
        shared.map(of).filter(|first| group.len() > 1 && group.iter().all(|(_, edge)| of(edge) == *first))
    };
    let dates = |edge: &Edge| timeline::known_period(edge.since.as_ref(), edge.until.as_ref()).map(t_period);
    let note = same(|edge| edge.note.clone().unwrap_or_default());
    let known = same(|edge| t(confidence_in_words(edge.confidence)).to_owned());
    let dated = group.iter().any(|(_, edge)| dates(edge).is_some());
    let sourced = group.iter().any(|(_, edge)| !edge.sources.is_empty());
    let link = |maker: &Maker| view! { <a href=Route::Maker(maker.id.clone()).to_string()>{maker.name.clone()}</a> };
    let once: Vec<String> = [
        (!remark.is_empty()).then(|| t(remark).to_owned()),
        note.clone().filter(|note| !note.is_empty()),
        known.clone().map(|known| format!("{known}.")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let lede = (!once.is_empty()).then(|| view! { <p class="lede">{once.join(" ")}</p> });
    if note.is_some() && known.is_some() && !dated && !sourced {
        let makers = group.iter().map(|(maker, _)| view! { <li>{link(maker)}</li> }).collect_view();
        return view! { <h3>{t(title)}</h3> {lede} <ul class="names">{makers}</ul> }.into_any();
    }
    let rows: Vec<_> = group
        .iter()
        .map(|(maker, edge)| {
            let own = note.is_none().then(|| edge.note.clone()).flatten();
            let sources = cited.cite(&edge.sources);
            view! { <tr>
                <td>{link(maker)} {own.map(|note| view! { <span class="aside" lang=en()>{note}</span> })}</td>
                {dated.then(|| view! { <td data-label=t("Dates of the link")>{or_unknown(dates(edge))}</td> })}
                {known.is_none().then(|| view! { <td class="known">{confidence(edge.confidence)}</td> })}
                {sourced.then(|| view! { <td data-label=t("Sources") class="cites">{sources}</td> })}
            </tr> }
        })
        .collect();
    view! {
        <h3>{t(title)}</h3>
        {lede}
        <table class="stack tied">
            <caption class="govuk-visually-hidden">{t(title)}</caption>
            <thead><tr>
                {said::th("Maker")}
                {dated.then(|| view! { {said::th("Dates of the link")} })}
                {known.is_none().then(|| view! { {said::th("How sure")} })}
                {sourced.then(|| view! { {said::th("Sources")} })}
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
