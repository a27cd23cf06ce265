//! One maker: names, brands, ties to measures, how to recognise its equipment, sources.

use super::link::Link;
use super::route::Route;
use crate::list::makers::{Basis, EdgeKind, Scope};
use crate::list::schema::{Confidence, Found, Source, SourceKind};
use leptos::prelude::*;

/// One maker.
#[component]
pub fn MakerPage(
    /// The worker's answers.
    link: Link,
    /// The maker's id.
    id: String,
) -> impl IntoView {
    let makers = link.makers();
    let Some(maker) = makers.iter().find(|maker| maker.id == id).cloned() else {
        return view! { <h1>"No such maker"</h1> <p><a href="#/list">"Back to the list"</a></p> }.into_any();
    };
    let sources: Vec<Source> = link.catalogue.with_untracked(|catalogue| {
        catalogue
            .as_ref()
            .map(|catalogue| maker.sources.iter().filter_map(|id| catalogue.source(id)).cloned().collect())
            .unwrap_or_default()
    });
    let edges: Vec<_> = maker
        .edges
        .iter()
        .filter_map(|edge| {
            let title = link.catalogue.with_untracked(|catalogue| catalogue.as_ref().and_then(|catalogue| catalogue.measure(&edge.measure).map(|measure| measure.title.clone())))?;
            let how = match (edge.how, edge.basis) {
                (EdgeKind::Named, Basis::Sourced) => "named",
                (EdgeKind::Named, Basis::Inferred) => "said to be named; no source of its own",
                (EdgeKind::Class, Basis::Sourced) => "in its class, by a source",
                (EdgeKind::Class, Basis::Inferred) => "in its class only by inference",
                (EdgeKind::Noted, _) => "mentioned; not a measure against it",
            };
            let until = edge.until.as_ref().map(|until| format!(", until {}", until.in_words())).unwrap_or_default();
            Some(view! { <li><a href=Route::Measure(edge.measure.clone()).to_string()>{title}</a> {format!(": {how}{until}. {}.", confidence(edge.confidence))} " " {edge.note.clone()}</li> })
        })
        .collect();
    let shapes: Vec<String> = maker.grammars.iter().map(|grammar| grammar.meaning.clone()).collect();
    let blocks: usize = maker.prefixes.iter().map(|prefix| prefix.blocks.len()).sum();
    let sample: Vec<String> =
        maker.prefixes.iter().flat_map(|prefix| &prefix.blocks).take(6).map(|block| paired(block)).collect();
    let group = maker.group.clone().and_then(|group| {
        makers
            .iter()
            .find(|other| other.id == group)
            .map(|owner| (Route::Maker(owner.id.clone()).to_string(), owner.name.clone()))
    });
    view! {
        <p class="back no-print"><a href="#/list">"The list"</a></p>
        <h1>{maker.name.clone()}</h1>
        <p class="lede">{maker.summary.clone()}</p>
        <p class="lede">{if maker.listed { "Being here is no verdict: what a measure means depends on who you are and what you do." } else { "No measure that counts was found for this maker. That is no seal of quality." }}</p>
        {group.map(|(address, name)| view! { <p>"Belongs to " <a href=address>{name}</a></p> })}
        {maker.caution.clone().map(|caution| view! { <div class="note"><p>{caution}</p></div> })}
        {(!edges.is_empty()).then(|| view! { <h2>"Ties to measures"</h2> <ul class="reasons">{edges}</ul> })}
        <h2>"Names"</h2>
        <ul class="reasons">
            {maker.names.iter().map(|name| view! { <li><bdi>{name.text.clone()}</bdi> " (" {confidence(name.confidence)} ")"</li> }).collect_view()}
            {maker.companies.iter().map(|company| view! { <li>{company.name.clone()} " (company" {company.until.as_ref().map(|until| format!(", until {}", until.in_words()))} "; " {confidence(company.confidence)} ")"</li> }).collect_view()}
        </ul>
        {(!maker.brands.is_empty()).then(|| view! {
            <h2>"Sold as"</h2>
            <ul class="reasons">{maker.brands.iter().map(|brand| view! {
                <li><b>{brand.text.clone()}</b> ": " {scope(brand.scope)} {brand.until.as_ref().map(|until| format!(", until {}", until.in_words()))} ". " {confidence(brand.confidence)} ". " {brand.note.clone()}</li>
            }).collect_view()}</ul>
        })}
        {(!shapes.is_empty() || blocks > 0).then(|| view! {
            <h2>"How to recognise its equipment"</h2>
            <ul class="reasons">
                {shapes.into_iter().map(|meaning| view! { <li>{meaning}</li> }).collect_view()}
                {(blocks > 0).then(|| view! { <li>{format!("{blocks} MAC address blocks, such as {}. A block names who registered the network interface.", sample.join(", "))}</li> })}
            </ul>
        })}
        {(!maker.owners.is_empty()).then(|| view! {
            <h2>"Owners"</h2>
            <ul class="reasons">{maker.owners.iter().map(|owner| view! { <li>{owner.name.clone()} ": " {owner.relation.clone()} " (" {confidence(owner.confidence)} ")"</li> }).collect_view()}</ul>
        })}
        <h2>"Sources"</h2>
        <Sources sources/>
    }
    .into_any()
}

/// Sources with their kind, when they were read, and how much.
#[component]
pub fn Sources(
    /// The sources.
    sources: Vec<Source>,
) -> impl IntoView {
    view! {
        <ul class="reasons">{sources.into_iter().map(|source| {
            let kind = match source.kind {
                SourceKind::Primary => "official",
                SourceKind::Secondary => "report",
                SourceKind::Background => "background, unverified",
                SourceKind::Dataset => "data set",
            };
            let found = match source.found {
                Found::Whole => "read whole",
                Found::Excerpt => "an excerpt was read",
                Found::NotRead => "not read",
            };
            let facts = format!(" ({kind}; {found}, {})", source.read.in_words());
            view! { <li>
                {match source.url {
                    Some(address) => view! { <a href=address.clone() rel="noreferrer noopener" target="_blank">{source.title.clone()}</a> <span class="address">{address}</span> }.into_any(),
                    None => view! { <span>{source.title.clone()}</span> }.into_any(),
                }}
                {facts}
            </li> }
        }).collect_view()}</ul>
    }
}

fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::SeenPrimary => "Seen in an official text",
        Confidence::SeenSecondary => "Seen in a report",
        Confidence::BackgroundUnverified => "From background, unverified",
    }
}

fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::All => "any unit of this brand",
        Scope::Some => "only sometimes made by it: ask",
        Scope::Former => "made by it in the past: ask",
        Scope::Line => "a product line",
        Scope::App => "an app or service",
    }
}

/// "2857BE" → "28:57:BE".
fn paired(block: &str) -> String {
    let letters: Vec<char> = block.chars().collect();
    letters.chunks(2).map(|pair| pair.iter().collect::<String>()).collect::<Vec<_>>().join(":")
}
