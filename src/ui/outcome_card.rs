//! One line in full: verdict, whose it is, why, what applies, what to do next.

use super::link::Link;
use super::marked_text::MarkedText;
use super::pill::Pill;
use super::route::Route;
use leptos::prelude::*;
use std::sync::Arc;
use vendor_desk::protocol::Catalogue;
use vendor_engine::identify::Role;
use vendor_engine::judge::Verdict;
use vendor_engine::judge::outcome::{Bearing, NOT_COMPELLED};
use vendor_engine::report::record::LineRecord;
use vendor_engine::report::{explain, source_words};
use vendor_list::next_steps::NextStep;
use vendor_list::schema::{Bears, Jurisdiction};
use vendor_text::words::capitalised;

/// One line as a card.
#[component]
pub fn OutcomeCard(
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
            <Findings record/>
        </section>
    }
}

/// The inside of a card, also shown under an opened row.
#[component]
pub fn Findings(
    /// The line.
    record: LineRecord,
) -> impl IntoView {
    let link = Link::here();
    let catalogue = link.list.catalogue.get_untracked();
    let whose = explain::whose(&record);
    let flagged = matches!(record.verdict, Verdict::Barred | Verdict::Restricted | Verdict::Ask);
    let steps: Vec<NextStep> = catalogue
        .as_ref()
        .map(|catalogue| explain::next_steps(&catalogue.next_steps, &record.next_steps).cloned().collect())
        .unwrap_or_default();
    let party = record.party.map(|party| format!("Named as {}.", party.in_words()));
    let own_lists = own_lists(&record);
    let notes: Vec<String> = record.notes.iter().filter(|note| *note != NOT_COMPELLED).cloned().collect();
    let evidence = evidence(&record);
    let title =
        |id: &str| catalogue.as_ref().and_then(|catalogue| catalogue.measure(id)).map(|measure| measure.title.clone());
    let lead = explain::lead(&record, title);
    let measures = catalogue.map(|catalogue| measures(&catalogue, &record.measures, flagged));
    view! {
        {party.map(|party| view! { <p class="whose">{party}</p> })}
        {whose.into_iter().map(|sentence| view! { <p class="whose">{sentence}</p> }).collect_view()}
        {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
        <h3>{if record.makers.is_empty() { "What was looked up" } else { "Why we think so" }}</h3>
        <p class="quote"><MarkedText record=record.clone()/></p>
        {evidence}
        {own_lists}
        {(!notes.is_empty()).then(|| view! { <div class="note">{notes.into_iter().map(|note| view! { <p>{note}</p> }).collect_view()}</div> })}
        {measures}
        {(!steps.is_empty()).then(|| view! { <h3>"What to do next"</h3> <NextSteps steps/> })}
    }
}

/// What to do next, each with what it rests on.
#[component]
pub fn NextSteps(
    /// The steps.
    steps: Vec<NextStep>,
) -> impl IntoView {
    view! {
        <ol class="next">{steps.into_iter().map(|step| view! {
            <li data-step=step.id>
                {step.text}
                {step.url.map(|address| { let shown = address.clone(); view! { " " <a class="source" href=address rel="noreferrer noopener" target="_blank">{shown}</a> } })}
                {step.cite.map(|cite| view! { <small>{cite}</small> })}
            </li>
        }).collect_view()}</ol>
    }
}

/// Names of the user's own lists, apart from the verdict.
fn own_lists(record: &LineRecord) -> impl IntoView + use<> {
    let hits = record.own_lists.clone();
    (!hits.is_empty()).then(|| {
        view! {
            <div class="own-list">
                <h3>"On your own list"</h3>
                <ul class="reasons">{hits.into_iter().map(|hit| view! {
                    <li><b>{capitalised(hit.certainty.in_words())}</b> ": " <span class="mono">"“"{hit.matched}"”"</span> ". " {hit.why} {format!(" Row {}.", hit.row)}</li>
                }).collect_view()}</ul>
                <p>"Your own list is reported apart. It does not change the verdict above."</p>
            </div>
        }
    })
}

/// The reasons, one for each piece of evidence, and the way to each maker's page.
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
    let rows: Vec<_> = bearings.iter().filter_map(|bearing| measure_row(catalogue, bearing)).collect();
    view! {
        <table class="measures">
            <caption>{caption}</caption>
            <thead><tr><th scope="col">"For you"</th><th scope="col">"Measure"</th><th scope="col">"Since"</th><th scope="col">"Source"</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn measure_row(catalogue: &Arc<Catalogue>, bearing: &Bearing) -> Option<impl IntoView + use<>> {
    let measure = catalogue.measure(&bearing.id);
    let title = bearing.title.clone().or_else(|| measure.map(|measure| measure.title.clone()))?;
    let place = measure.map(|measure| measure.jurisdiction);
    let small = match (bearing.bears, bearing.counts, place) {
        (_, _, None) => "your own policy",
        (Bears::CheckByHand, false, _) => "not confirmed",
        (_, _, Some(place)) if place != Jurisdiction::Uk => place.in_words(),
        (Bears::BindsYou, false, _) => "a rule of your procedure",
        (_, false, _) => "",
        (_, true, _) => "counts towards the verdict",
    };
    let inferred = bearing.inferred && bearing.counts;
    let since = measure.map(|measure| measure.since.in_words()).unwrap_or_default();
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
        Some(measure) => view! { <a href=Route::Measure(measure.id.clone()).to_string()>{title}</a> }.into_any(),
        None => view! { <b>{title}</b> }.into_any(),
    };
    Some(view! {
        <tr data-measure=bearing.id.clone() data-bears=bearing.bears.in_words()>
            <td class="bears">{bearing.bears.in_words()}<small>{small}</small></td>
            <td>
                {name}
                <br/>{bearing.effect.clone()}
                {bearing.cite.clone().map(|cite| view! { <small class="cite">{cite}</small> })}
                {inferred.then_some(" The tie to this maker is only inferred, not sourced: ask.")}
            </td>
            <td>{since}</td>
            <td>{sources.into_iter().map(|(name, address, title)| match address {
                Some(address) => view! { <a class="source" href=address rel="noreferrer noopener" target="_blank" title=title>{name}</a> }.into_any(),
                None => view! { <span class="source" title=title>{name}</span> }.into_any(),
            }).collect_view()}</td>
        </tr>
    })
}
