//! The bar that says which list answers: version, age, signers, hash.

use super::language::{t, t_date, t_node, t_with};
use super::link::Link;
use super::said;
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
        <section id="list-bar" class="listbar" aria-label=t("The list in use")>
            <div class="wrap">
                {move || link.list.believed.with(|believed| believed.as_ref().map(|believed| {
                    let (edition, stamp) = (&believed.edition, &believed.stamp);
                    let today = clock::today();
                    let age = age(today.days() - edition.issued.days());
                    let keys = if believed.development { format!(" {}", t("(development keys)")) } else { String::new() };
                    view! {
                        {believed.development.then(|| view! { <p class="trial" id="trial"><b>{t_node("TRIAL")}</b> " " {t_node("The keys that signed this copy’s list are development keys. Do not base a real decision on it.")}</p> })}
                        <span><b>{t_with("List {version}", &[("version", &edition.version)])}</b> {t_with(", issued {issued} ({age})", &[("issued", &t_date(edition.issued.in_words())), ("age", &age)])}</span>
                        {warnings(believed)}
                        <span>{if stamp.signers.is_empty() {
                            t("Not signed").to_owned()
                        } else {
                            t_with("Signed by {signers} of {keys}{development}", &[("signers", &stamp.signers.len()), ("keys", &believed.keys), ("development", &keys)])
                        }}</span>
                        <span>{t_with("Next due {next_due}", &[("next_due", &t_date(edition.next_due.in_words()))])}</span>
                        <span>{t_node("Works offline. Nothing leaves this computer.")}</span>
                        <details>
                            {said::summary("Check the list yourself")}
                            {proof(believed)}
                        </details>
                    }
                }))}
            </div>
        </section>
    }
}

/// The list bar in a few words, for a page that shows an answer; the rest can be opened.
#[component]
pub fn FoldedListBar() -> impl IntoView {
    let link = Link::here();
    move || {
        link.list.believed.with(|believed| {
            believed.as_ref().map(|believed| {
                let edition = &believed.edition;
                view! {
                    <details class="list-folded" id="list-folded">
                        <summary>{t_with("List {version}, {issued}", &[("version", &edition.version), ("issued", &t_date(edition.issued.in_words()))])}</summary>
                        {believed.development.then(|| view! { <p>{t(explain::TRIAL)}</p> })}
                        <p>{t_with("Next due {next_due}. Works offline. Nothing leaves this computer.", &[("next_due", &t_date(edition.next_due.in_words()))])}</p>
                        {proof(believed)}
                    </details>
                    {believed.development.then(|| view! {
                        <b class="stale stale--red">{t_node("TRIAL")}</b>
                    })}
                    {warnings(believed)}
                }
            })
        })
    }
}

/// What makes a list unreliable.
fn warnings(believed: &Believed) -> impl IntoView + use<> {
    let state = match believed.stamp.freshness(clock::today()) {
        Freshness::Current => None,
        Freshness::Due => Some(("stale", t("A newer list is due"))),
        Freshness::Expired => Some(("stale stale--red", t("Out of date: get a newer list before you rely on it"))),
    };
    view! {
        {believed.draft.then(|| view! { <b class="stale stale--red">{t_node("DRAFT: not for use")}</b> })}
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
            {edition.publisher.as_ref().map(|publisher| view! { {said::dt("Published by")}<dd>{publisher.name.clone()}", "{publisher.address.clone()}</dd> })}
            {said::dt("SHA-256 of the list")}<dd class="mono">{grouped(&stamp.sha256)}</dd>
            {said::dt("Signed by")}<dd>{stamp.signers.join(", ")}</dd>
            {said::dt("Needed")}<dd>{t_with("{threshold} of {keys} keys, keyset {keyset_version}", &[("threshold", &believed.threshold), ("keys", &believed.keys), ("keyset_version", &believed.keyset_version)])}</dd>
            {said::dt("Expires")}<dd>{t_date(edition.expires.in_words())}</dd>
            {believed.fingerprints.iter().map(|(owner, print)| view! { <dt>{t_with("Fingerprint of {owner}", &[("owner", owner)])}</dt><dd class="mono">{grouped(print)}</dd> }).collect_view()}
        </dl>
        <p><button type="button" on:click=save>{t_node("Save the list")}</button>" "{t_node("It is saved as it was signed, with its signatures.")} " "<a href="#/it">{t_node("How to check it without this page")}</a></p>
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
        ..0 => t("this computer’s clock looks wrong").to_owned(),
        0 => t("today").to_owned(),
        1 => t("yesterday").to_owned(),
        _ => t_with("{days} days ago", &[("days", &days)]),
    }
}
