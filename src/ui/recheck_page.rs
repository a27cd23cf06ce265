//! An earlier record looked up again: what changed since, and why.

use super::file_chooser::FileChooser;
use super::link::Link;
use super::pill::Pill;
use super::record_panel::LookedUpAgain;
use super::route::Route;
use crate::platform::{clock, files};
use crate::worker::moved::{EvidenceAsk, Moved, ToWorker};
use leptos::prelude::*;
use vendor_desk::evidence::Rechecked;
use vendor_engine::judge::Verdict;
use vendor_engine::report::counts::{count, thousands};
use vendor_engine::report::recheck::LineChange;
use vendor_text::drawn::shortened;
use web_sys::File;

impl Link {
    /// Looks an earlier record or estate up again.
    pub(super) fn recheck(self, file: File) {
        let again = self.evidence.again;
        again.set(Some(LookedUpAgain::Now(file.name())));
        leptos::task::spawn_local(async move {
            match files::read_record(&file).await {
                Ok(bytes) => {
                    let ask = EvidenceAsk::Recheck { name: file.name(), bytes: Moved(bytes), today: clock::today() };
                    self.send(&ToWorker::Evidence(ask), None);
                }
                Err(reason) => again.set(Some(LookedUpAgain::Refused(reason))),
            }
        });
    }
}

/// The page.
#[component]
pub fn RecheckPage() -> impl IntoView {
    let link = Link::here();
    let again = link.evidence.again;
    view! {
        <p class="back no-print"><a href=Route::Check.to_string()>"Check"</a></p>
        <h1>"Check an earlier record or estate again"</h1>
        <p class="lede">"Choose a record that was saved as JSON, or a saved estate. Its lines are checked against the list in use, in the same situation as before. You see what has changed and why."</p>
        <p class="no-print"><FileChooser id="choose-record" label="Choose a record or an estate" accept=".jsonl,.json" on_files=move |files| files.into_iter().for_each(|file| link.recheck(file))/></p>
        <div role="status" id="rechecked">{move || again.get().map(|again| match again {
            LookedUpAgain::Now(file) => view! { <p class="working">"Checking again what " <b>{file}</b> " holds…"</p> }.into_any(),
            LookedUpAgain::Done(rechecked) => view! { <Changes rechecked/> }.into_any(),
            LookedUpAgain::Refused(reason) => view! { <div class="trouble" role="alert"><p>{reason}</p></div> }.into_any(),
        })}</div>
    }
}

/// What changed.
#[component]
fn Changes(
    /// The record looked up again.
    rechecked: Rechecked,
) -> impl IntoView {
    let Rechecked { name, then, list_then, lines, counts, between, changes, changes_in_all, incomplete } = rechecked;
    let lede = format!(
        "{}, checked on {} against list {} of {}.",
        count(lines, "line", "lines"),
        then.in_words(),
        list_then.0,
        list_then.1.in_words()
    );
    let said = if changes_in_all == 0 { "Nothing changed.".to_owned() } else { format!("{}.", counts.in_words()) };
    let cut = (changes.len() < changes_in_all).then(|| {
        format!(
            "The first {} of {} changed lines are shown. The command vendor-check recheck gives all of them.",
            changes.len(),
            thousands(changes_in_all as u64)
        )
    });
    view! {
        <h2>{name}</h2>
        <p>{lede}</p>
        <p class="lede" id="recheck-counts">{said}</p>
        {between.into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
        {(!incomplete.is_empty()).then(|| view! {
            <div class="trouble"><p><b>"The earlier check was incomplete, so this one is too."</b></p>
                <ul>{incomplete.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul></div>
        })}
        {cut.map(|cut| view! { <p class="stamp">{cut}</p> })}
        {(changes_in_all > 0).then(|| view! {
            <table class="rows rechecked">
                <caption class="govuk-visually-hidden">"Lines that changed"</caption>
                <thead><tr><th scope="col">"Line"</th><th scope="col">"Then"</th><th scope="col">"Now"</th><th scope="col">"As written"</th><th scope="col">"What changed, and why"</th></tr></thead>
                <tbody>{changes.into_iter().map(row).collect_view()}</tbody>
            </table>
        })}
        <p>"Changes to the list itself are under "<a href=Route::Changes.to_string()>"What changed"</a>"."</p>
    }
}

fn row((change, words): (LineChange, Vec<String>)) -> impl IntoView {
    let place = [change.place.file.as_deref().unwrap_or_default(), &change.place.in_words()].join(" ");
    let verdict = |verdict: Option<Verdict>| match verdict {
        Some(verdict) => view! { <Pill verdict words=verdict.in_words().to_owned()/> }.into_any(),
        None => view! { <span>"No such line"</span> }.into_any(),
    };
    view! {
        <tr>
            <td>{place.trim().to_owned()}</td>
            <td data-label="Then: ">{verdict(change.before)}</td>
            <td data-label="Now: ">{verdict(change.after)}</td>
            <td class="mono">{shortened(&change.text)}</td>
            <td>
                {words.into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
                {change.why.into_iter().map(|why| view! { <p><b>"Why: "</b>{why}</p> }).collect_view()}
            </td>
        </tr>
    }
}
