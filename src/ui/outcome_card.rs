//! One line in full: verdict, whose it is, why, what applies, what to do next.

use super::link::Link;
use super::marked_text::MarkedText;
use super::pill::Pill;
use super::route::Route;
use crate::identify::Role;
use crate::judge::Verdict;
use crate::judge::outcome::{Bearing, NOT_COMPELLED};
use crate::list::schema::{Bears, Jurisdiction};
use crate::report::explain;
use crate::report::record::LineRecord;
use crate::worker::protocol::Catalogue;
use leptos::prelude::*;
use std::sync::Arc;

/// One line as a card.
#[component]
pub fn OutcomeCard(
    /// The worker's answers.
    link: Link,
    /// The line.
    record: LineRecord,
) -> impl IntoView {
    let class = format!("card outcome card--{}", record.verdict.slug());
    let slug = record.verdict.slug();
    let pill = explain::pill(&record);
    let label = pill.clone();
    view! {
        <section class=class data-verdict=slug aria-label=label>
            <p class="card-top"><Pill verdict=record.verdict words=pill large=true/></p>
            <h2>{explain::heading(&record)}</h2>
            <Findings link record/>
        </section>
    }
}

/// The inside of a card, also shown under an opened row.
#[component]
pub fn Findings(
    /// The worker's answers.
    link: Link,
    /// The line.
    record: LineRecord,
) -> impl IntoView {
    let catalogue = link.catalogue.get_untracked();
    let whose = explain::whose(&record);
    let flagged = matches!(record.verdict, Verdict::Barred | Verdict::Restricted | Verdict::Ask);
    let steps = explain::next_steps(&record, &link.context.get_untracked());
    let notes: Vec<String> = record.notes.iter().filter(|note| *note != NOT_COMPELLED).cloned().collect();
    let evidence = evidence(&record);
    let title =
        |id: &str| catalogue.as_ref().and_then(|catalogue| catalogue.measure(id)).map(|measure| measure.title.clone());
    let lead = explain::lead(&record, title);
    let measures = catalogue.map(|catalogue| measures(&catalogue, &record.measures, flagged));
    view! {
        {whose.into_iter().map(|sentence| view! { <p class="whose">{sentence}</p> }).collect_view()}
        {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
        <h3>{if record.makers.is_empty() { "What was looked up" } else { "Why we think so" }}</h3>
        <p class="quote"><MarkedText record=record.clone()/></p>
        {evidence}
        {(!notes.is_empty()).then(|| view! { <div class="note">{notes.into_iter().map(|note| view! { <p>{note}</p> }).collect_view()}</div> })}
        {measures}
        <h3>"What to do next"</h3>
        <ol class="next">{steps.into_iter().map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
    }
}

/// The reasons, one a piece of evidence, and the way to each maker's page.
fn evidence(record: &LineRecord) -> impl IntoView + use<> {
    let mut reasons: Vec<(String, String)> = Vec::new();
    for maker in &record.makers {
        for evidence in &maker.evidence {
            let mentioned = if maker.role == Role::Mentioned { " It is only mentioned, not offered." } else { "" };
            let reason = (evidence.matched.clone(), format!("{}{mentioned}", evidence.why));
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
    }
    let pages: Vec<(String, String)> =
        record.makers.iter().map(|maker| (Route::Maker(maker.id.clone()).to_string(), maker.name.clone())).collect();
    view! {
        <ul class="reasons">{reasons.into_iter().map(|(matched, why)| view! { <li><span class="mono">"“"{matched}"”"</span>": " {why}</li> }).collect_view()}</ul>
        {(!pages.is_empty()).then(|| view! {
            <p class="no-print">{pages.into_iter().map(|(address, name)| view! { <a href=address>"What the list says of "{name}</a> " " }).collect_view()}</p>
        })}
    }
}

/// The measures: what bears on this user as a table, the rest folded away.
fn measures(catalogue: &Arc<Catalogue>, bearings: &[Bearing], flagged: bool) -> impl IntoView + use<> {
    let is_background = |bearing: &&Bearing| bearing.bears == Bears::Context;
    let near: Vec<&Bearing> = bearings.iter().filter(|bearing| !is_background(bearing)).collect();
    let far: Vec<&Bearing> = bearings.iter().filter(is_background).collect();
    let caption = if flagged { "What applies to it" } else { "What to check by hand" };
    let count = far.len();
    let others =
        if count == 1 { "1 more measure, as context".to_owned() } else { format!("{count} more measures, as context") };
    view! {
        {(!near.is_empty()).then(|| table(catalogue, &near, caption))}
        {(count > 0).then(|| view! {
            <details class="far"><summary>{others}</summary>{table(catalogue, &far, "Context: these bind nobody here")}</details>
        })}
    }
}

fn table(catalogue: &Arc<Catalogue>, bearings: &[&Bearing], caption: &'static str) -> impl IntoView + use<> {
    let rows: Vec<_> = bearings
        .iter()
        .filter_map(|bearing| {
            let measure = catalogue.measure(&bearing.id)?;
            let small = match (bearing.bears, bearing.counts, measure.jurisdiction) {
                (Bears::CheckByHand, _, _) => "not confirmed",
                (_, _, place) if place != Jurisdiction::Uk => place.in_words(),
                (Bears::BindsYou, false, _) => "a rule of your procedure",
                (_, false, _) => "",
                (_, true, _) => "counts towards the verdict",
            };
            let inferred = bearing.inferred && bearing.counts;
            let sources: Vec<(String, Option<String>, String)> = measure
                .sources
                .iter()
                .filter_map(|id| catalogue.source(id))
                .take(2)
                .map(|source| (source.publisher.clone().unwrap_or_else(|| source.title.clone()), source.url.clone(), format!("{}, read {}", source.title, source.read.in_words())))
                .collect();
            Some(view! {
                <tr data-measure=measure.id.clone() data-bears=bearing.bears.in_words()>
                    <td class="bears">{bearing.bears.in_words()}<small>{small}</small></td>
                    <td>
                        <a href=Route::Measure(measure.id.clone()).to_string()>{measure.title.clone()}</a>
                        <br/>{bearing.effect.clone()}
                        {inferred.then_some(" The tie to this maker is only inferred, not sourced: ask.")}
                    </td>
                    <td>{measure.since.in_words()}</td>
                    <td>{sources.into_iter().map(|(name, address, title)| match address {
                        Some(address) => view! { <a class="source" href=address rel="noreferrer noopener" target="_blank" title=title>{name}</a> }.into_any(),
                        None => view! { <span class="source" title=title>{name}</span> }.into_any(),
                    }).collect_view()}</td>
                </tr>
            })
        })
        .collect();
    view! {
        <table class="measures">
            <caption>{caption}</caption>
            <thead><tr><th scope="col">"For you"</th><th scope="col">"Measure"</th><th scope="col">"Since"</th><th scope="col">"Source"</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
