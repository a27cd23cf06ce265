//! One line in full: the answer and what to do, then the reasons and the measures, folded away.

use super::arrival;
use super::correction::CorrectLine;
use super::cut_out::CutOut;
use super::language::{en, t, t_count, t_date, t_node, t_with};
use super::link::Link;
use super::marked_text::MarkedText;
use super::phrases::over_measures;
use super::pill::Pill;
use super::problem::ReportProblem;
use super::route::Route;
use super::said;
use leptos::prelude::*;
use std::sync::Arc;
use vendor_desk::protocol::Catalogue;
use vendor_engine::judge::outcome::Bearing;
use vendor_engine::report::card::{Card, Folded};
use vendor_engine::report::explain;
use vendor_engine::report::record::LineRecord;
use vendor_engine::report::source_words;
use vendor_list::next_steps::NextStep;
use vendor_list::schema::{Bears, Jurisdiction};
use vendor_text::drawn::shortened;
use vendor_text::words::capitalised;

/// One line as a card.
#[component]
pub fn OutcomeCard(
    /// The line.
    record: LineRecord,
    /// Its place among the lines.
    at: usize,
) -> impl IntoView {
    let card = card_of(Link::here(), &record);
    let slug = record.verdict.slug();
    let class = format!("card outcome card--{slug}");
    let label = t(&card.pill).to_owned();
    view! {
        <section class=class data-verdict=slug aria-label=label>
            <p class="card-top"><Pill verdict=record.verdict words=card.pill.clone() large=true/></p>
            <h2 class="answer" lang=en()>{card.headline.clone()}</h2>
            {card.is_quoted.then(|| view! { <p class="quote"><MarkedText record=record.clone()/></p> })}
            {card.spoken_of.iter().map(|words| view! { <LookUpByItself words=words.clone()/> }).collect_view()}
            <Findings record card at/>
        </section>
    }
}

/// A button that puts something a typed line only speaks of into the box by itself.
#[component]
fn LookUpByItself(
    /// What is looked up.
    words: String,
) -> impl IntoView {
    let link = Link::here();
    let label = t_with("Look up “{words}” by itself", &[("words", &words)]);
    let look_up = move |_| {
        link.give_text(&words);
        arrival::go(&Route::Check, "check-text");
    };
    view! { <p><button type="button" class="plain look-up" on:click=look_up>{label}</button></p> }
}

/// A line in full below its row, which already has a pill.
#[component]
pub fn LineCard(
    /// The line.
    record: LineRecord,
    /// Its place among the lines.
    at: usize,
) -> impl IntoView {
    let card = card_of(Link::here(), &record);
    view! {
        <p class="answer" lang=en()><b>{card.headline.clone()}</b></p>
        <Findings record card at/>
    }
}

/// The card of a line, made with the contents of the list.
fn card_of(link: Link, record: &LineRecord) -> Card {
    let catalogue = link.list.catalogue.get_untracked();
    let steps = catalogue.as_ref().map(|catalogue| catalogue.next_steps.as_slice()).unwrap_or_default();
    let title =
        |id: &str| catalogue.as_ref().and_then(|catalogue| catalogue.measure(id)).map(|measure| measure.title.clone());
    Card::of(record, steps, title)
}

/// The inside of a card under its headline.
#[component]
fn Findings(
    /// The line.
    record: LineRecord,
    /// Its card.
    card: Card,
    /// Its place among the lines.
    at: usize,
) -> impl IntoView {
    let Card { rest, whose, remarks, steps, folded, .. } = card;
    let over_measures = over_measures(&folded, record.verdict);
    let over_steps = (!folded.steps.is_empty()).then(|| t_count(folded.steps.len(), "more step", "more steps"));
    let Folded { why, lead, near, far, steps: later } = folded;
    let catalogue = Link::here().list.catalogue.get_untracked();
    let evidence = evidence(&record);
    let (to_correct, to_report) = (record.clone(), record.clone());
    // If the list has a sentence for it, the headline is the list's too.
    let cites = cites(&record);
    view! {
        {record.place.area.is_some().then(|| view! { <CutOut record=record.clone()/> })}
        {(!rest.is_empty()).then(|| view! { <p class="answer-rest" lang=en()>{rest.join(" ")}</p> })}
        {(!cites.is_empty()).then(|| view! { <p class="cite" id=format!("answer-cite-{at}") lang=en()>{cites.join("; ")}</p> })}
        {whose.into_iter().map(|sentence| view! { <p class="whose" lang=en()>{sentence}</p> }).collect_view()}
        {own_lists(&record)}
        {(!remarks.is_empty()).then(|| view! { <div class="note" lang=en()>{remarks.into_iter().map(|note| view! { <p>{note}</p> }).collect_view()}</div> })}
        {(!steps.is_empty()).then(|| view! { {said::h3("What to do next")} <NextSteps steps/> })}
        {over_steps.map(|words| view! { <details class="more"><summary>{words}</summary><NextSteps steps=later/></details> })}
        <details class="more">
            <summary>{t(why)}</summary>
            <p class="quote"><MarkedText record/></p>
            {evidence}
        </details>
        {over_measures.zip(catalogue).map(|(words, catalogue)| view! {
            <details class="more">
                <summary>{words}</summary>
                {lead.map(|lead| view! { <p class="lead" lang=en()>{lead}</p> })}
                {(!near.is_empty()).then(|| table(&catalogue, &near, t("Measures that apply or have to be checked")))}
                {(!far.is_empty()).then(|| view! { <div class="context-only">{table(&catalogue, &far, t("Context: these do not bind you"))}</div> })}
            </details>
        })}
        <CorrectLine record=to_correct at/>
        <ReportProblem record=to_report at/>
    }
}

/// The citations of the answer's sentences.
fn cites(record: &LineRecord) -> Vec<String> {
    let catalogue = Link::here().list.catalogue.get_untracked();
    let answers = catalogue.as_ref().map(|catalogue| catalogue.answers.as_slice()).unwrap_or_default();
    explain::cites(record, answers)
}

/// What to do next, each step with what it rests on.
#[component]
fn NextSteps(
    /// The steps.
    steps: Vec<NextStep>,
) -> impl IntoView {
    view! {
        <ol class="next">{steps.into_iter().map(|step| view! {
            <li data-step=step.id lang=en()>
                {step.text}
                {step.url.map(|address| { let shown = address.clone(); view! { " " <a class="source" href=address rel="noreferrer noopener" target="_blank">{shown}</a> } })}
                {step.cite.map(|cite| view! { <small>{cite}</small> })}
            </li>
        }).collect_view()}</ol>
    }
}

/// Names in the user's own lists, shown apart from the verdict.
fn own_lists(record: &LineRecord) -> impl IntoView + use<> {
    let hits = record.own_lists.clone();
    (!hits.is_empty()).then(|| {
        view! {
            <div class="own-list">
                {said::h3("On your own list")}
                <ul class="reasons">{hits.into_iter().map(|hit| view! {
                    <li><b>{capitalised(t(hit.certainty.in_words()))}</b> ": " <span class="mono">"“"{shortened(&hit.matched)}"”"</span> ". " <span lang=en()>{hit.why}</span> {t_with(" Row {row}.", &[("row", &hit.row)])}</li>
                }).collect_view()}</ul>
                {said::p("Your own list is reported separately. It does not change the answer above.")}
            </div>
        }
    })
}

/// The reasons, one for each piece of evidence, with a link to each maker's page.
fn evidence(record: &LineRecord) -> impl IntoView + use<> {
    let mut reasons: Vec<(String, String)> = Vec::new();
    for maker in &record.makers {
        for evidence in &maker.evidence {
            let not_counted = maker
                .not_counted_as()
                .map(|standing| format!(" Here: {standing}, so it does not count."))
                .unwrap_or_default();
            let reason = (evidence.matched.clone(), format!("{}{not_counted}", evidence.why));
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
    }
    let pages: Vec<(String, String)> =
        record.makers.iter().map(|maker| (Route::Maker(maker.id.clone()).to_string(), maker.name.clone())).collect();
    view! {
        <ul class="reasons">{reasons.into_iter().map(|(matched, why)| view! { <li><span class="mono">"“"{shortened(&matched)}"”"</span>": " <span lang=en()>{why}</span></li> }).collect_view()}</ul>
        {(!pages.is_empty()).then(|| view! {
            <p class="no-print">{pages.into_iter().map(|(address, name)| view! { <a href=address>{t_node("What the list says about")} " "{name}</a> " " }).collect_view()}</p>
        })}
    }
}

/// Measures in a frame that scrolls by itself where they are wider than the page.
fn table(catalogue: &Arc<Catalogue>, bearings: &[Bearing], caption: &'static str) -> impl IntoView + use<> {
    let rows: Vec<_> = bearings.iter().filter_map(|bearing| measure_row(catalogue, bearing)).collect();
    view! {
        <div class="scrolls" tabindex="0" role="group" aria-label=caption>
        <table class="measures">
            <caption>{caption}</caption>
            <thead><tr>{said::th("For you")}{said::th("Measure")}{said::th("Since")}{said::th("Source")}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
        </div>
    }
}

fn measure_row(catalogue: &Arc<Catalogue>, bearing: &Bearing) -> Option<impl IntoView + use<>> {
    let measure = catalogue.measure(&bearing.id);
    let title = bearing.title.clone().or_else(|| measure.map(|measure| measure.title.clone()))?;
    let place = measure.map(|measure| measure.jurisdiction);
    let small = match (bearing.bears, bearing.counts, place) {
        (_, _, None) => t("your own policy"),
        (Bears::CheckByHand, false, _) => t("not confirmed"),
        (_, _, Some(place)) if place != Jurisdiction::Uk => t(place.in_words()),
        (Bears::BindsYou, false, _) => t("a rule for your procedure"),
        (_, false, _) => "",
        (_, true, _) => t("counts towards the answer"),
    };
    let inferred = bearing.inferred && bearing.counts;
    let since = measure.map(|measure| t_date(measure.since.in_words())).unwrap_or_default();
    let sources: Vec<(String, Option<String>, String)> = measure
        .into_iter()
        .flat_map(|measure| &measure.sources)
        .filter_map(|id| catalogue.source(id))
        .take(2)
        .map(|source| {
            let name = source.publisher.clone().unwrap_or_else(|| source.title.clone());
            (name, source.url.clone(), format!("{} ({})", source.title, source_words::facts(source)))
        })
        .collect();
    let name = match measure {
        Some(measure) => {
            view! { <a href=Route::Measure(measure.id.clone()).to_string() lang=en()>{title}</a> }.into_any()
        }
        None => view! { <b lang=en()>{title}</b> }.into_any(),
    };
    Some(view! {
        <tr data-measure=bearing.id.clone() data-bears=bearing.bears.in_words()>
            <td class="bears">{t(bearing.bears.in_words())}<small>{small}</small></td>
            <td>
                {name}
                <br/><span lang=en()>{bearing.effect.clone()}</span>
                {bearing.cite.clone().map(|cite| view! { <small class="cite" lang=en()>{cite}</small> })}
                {inferred.then(|| format!(" {}", t("The link to this maker is only inferred, without a source: ask.")))}
            </td>
            <td>{since}</td>
            <td>{sources.into_iter().map(|(name, address, title)| match address {
                Some(address) => view! { <a class="source" href=address rel="noreferrer noopener" target="_blank" title=title lang=en()>{name}</a> }.into_any(),
                None => view! { <span class="source" title=title lang=en()>{name}</span> }.into_any(),
            }).collect_view()}</td>
        </tr>
    })
}
