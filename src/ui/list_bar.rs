//! The bar that says which list answers: version, age, signers, hash.

use super::link::Link;
use crate::platform::clock;
use crate::worker::moved::{EvidenceAsk, ToWorker};
use leptos::prelude::*;
use vendor_desk::protocol::Believed;
use vendor_engine::report::explain;
use vendor_engine::report::record::Freshness;

/// The list bar.
#[component]
pub fn ListBar() -> impl IntoView {
    let link = Link::here();
    view! {
        <section id="list-bar" class="listbar" aria-label="The list in use">
            <div class="wrap">
                {move || link.list.believed.with(|believed| believed.as_ref().map(|believed| {
                    let (edition, stamp) = (&believed.edition, &believed.stamp);
                    let today = clock::today();
                    let age = age(today.days() - edition.issued.days());
                    let keys = if believed.development { " (development keys)" } else { "" };
                    view! {
                        {believed.development.then(|| view! { <p class="trial" id="trial"><b>"TRIAL"</b> " The keys that signed this copy’s list are development keys. Do not base a real decision on it."</p> })}
                        <span><b>{format!("List {}", edition.version)}</b> {format!(", issued {} ({age})", edition.issued.in_words())}</span>
                        {warnings(believed)}
                        <span>{if stamp.signers.is_empty() {
                            "Not signed".to_owned()
                        } else {
                            format!("Signed by {} of {}{keys}", stamp.signers.len(), believed.keys)
                        }}</span>
                        <span>{format!("Next due {}", edition.next_due.in_words())}</span>
                        <span>"Works offline. Nothing leaves this computer."</span>
                        <details>
                            <summary>"Check the list yourself"</summary>
                            {proof(believed)}
                        </details>
                    }
                }))}
            </div>
        </section>
    }
}

/// The list bar in a few words, for a page that shows an answer: the rest opens.
#[component]
pub fn FoldedListBar() -> impl IntoView {
    let link = Link::here();
    move || {
        link.list.believed.with(|believed| {
            believed.as_ref().map(|believed| {
                let edition = &believed.edition;
                view! {
                    <details class="list-folded" id="list-folded">
                        <summary>{format!("List {}, {}", edition.version, edition.issued.in_words())}</summary>
                        {believed.development.then(|| view! { <p>{explain::TRIAL}</p> })}
                        <p>{format!("Next due {}. Works offline. Nothing leaves this computer.", edition.next_due.in_words())}</p>
                        {proof(believed)}
                    </details>
                    {believed.development.then(|| view! {
                        <b class="stale stale--red">"TRIAL"</b>
                        <p class="on-paper">{explain::TRIAL}</p>
                    })}
                    {warnings(believed)}
                }
            })
        })
    }
}

/// What keeps a list from being relied on.
fn warnings(believed: &Believed) -> impl IntoView + use<> {
    let state = match believed.stamp.freshness(clock::today()) {
        Freshness::Current => None,
        Freshness::Due => Some(("stale", "A newer list is due")),
        Freshness::Expired => Some(("stale stale--red", "Out of date: get a newer list before you rely on it")),
    };
    view! {
        {believed.draft.then(|| view! { <b class="stale stale--red">"DRAFT: not for use"</b> })}
        {state.map(|(class, words)| view! { <b class=class>{words}</b> })}
    }
}

/// What an auditor compares.
fn proof(believed: &Believed) -> impl IntoView + use<> {
    let (edition, stamp) = (&believed.edition, &believed.stamp);
    let link = Link::here();
    let save = move |_| link.send(&ToWorker::Evidence(EvidenceAsk::List), None);
    view! {
        <dl>
            {edition.publisher.as_ref().map(|publisher| view! { <dt>"Published by"</dt><dd>{publisher.name.clone()}", "{publisher.address.clone()}</dd> })}
            <dt>"SHA-256 of the list"</dt><dd class="mono">{grouped(&stamp.sha256)}</dd>
            <dt>"Signed by"</dt><dd>{stamp.signers.join(", ")}</dd>
            <dt>"Needed"</dt><dd>{format!("{} of {} keys, keyset {}", believed.threshold, believed.keys, believed.keyset_version)}</dd>
            <dt>"Expires"</dt><dd>{edition.expires.in_words()}</dd>
            {believed.fingerprints.iter().map(|(owner, print)| view! { <dt>{format!("Fingerprint of {owner}")}</dt><dd class="mono">{grouped(print)}</dd> }).collect_view()}
        </dl>
        <p><button type="button" on:click=save>"Save the list"</button>" It is saved as it was signed, with its signatures. "<a href="#/it">"How to check it without this page"</a></p>
    }
}

/// A hash in groups of four, to be compared by eye.
#[must_use]
pub fn grouped(hash: &str) -> String {
    let letters: Vec<char> = hash.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn age(days: i64) -> String {
    match days {
        ..0 => "this computer’s clock looks wrong".to_owned(),
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        _ => format!("{days} days ago"),
    }
}
