//! An earlier record looked up again: what changed since, and why.

use super::file_chooser::FileChooser;
use super::language::{en, t, t_count, t_date, t_node, t_with};
use super::link::Link;
use super::phrases::place_in_words;
use super::pill::Pill;
use super::record_panel::LookedUpAgain;
use super::route::Route;
use super::said;
use crate::platform::{clock, files};
use crate::worker::moved::{EvidenceAsk, Moved, ToWorker};
use leptos::prelude::*;
use vendor_desk::evidence::Rechecked;
use vendor_engine::judge::Verdict;
use vendor_engine::report::counts::thousands;
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
        <p class="back no-print"><a href=Route::Check.to_string()>{t_node("Check")}</a></p>
        <h1>{t_node("Check an earlier record or estate again")}</h1>
        {said::lede("Choose a record that was saved as JSON, or a saved estate. Its lines are checked against the list in use, in the same situation as before. You see what has changed and why.")}
        <p class="no-print"><FileChooser id="choose-record" label=t("Choose a record or an estate") accept=".jsonl,.json" on_files=move |files| files.into_iter().for_each(|file| link.recheck(file))/></p>
        <div role="status" id="rechecked">{move || again.get().map(|again| match again {
            LookedUpAgain::Now(file) => view! { <p class="working">{t_node("Checking again what")} " " <b>{file}</b> " " {t_node("holds…")}</p> }.into_any(),
            LookedUpAgain::Done(rechecked) => view! { <Changes rechecked/> }.into_any(),
            LookedUpAgain::Refused(reason) => view! { <div class="trouble" role="alert" lang=en()><p>{reason}</p></div> }.into_any(),
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
    let lede = t_with(
        "{lines}, checked on {then} against list {version} of {day}.",
        &[
            ("lines", &t_count(lines, "line", "lines")),
            ("then", &t_date(then.in_words())),
            ("version", &list_then.0),
            ("day", &t_date(list_then.1.in_words())),
        ],
    );
    let said = if changes_in_all == 0 { t("Nothing changed.").to_owned() } else { format!("{}.", counts.in_words()) };
    let cut = (changes.len() < changes_in_all).then(|| {
        t_with(
            "The first {shown} of {all} changed lines are shown. The command vendor-check recheck gives all of them.",
            &[("shown", &changes.len()), ("all", &thousands(changes_in_all as u64))],
        )
    });
    view! {
        <h2>{name}</h2>
        <p>{lede}</p>
        <p class="lede" id="recheck-counts" lang=(changes_in_all > 0).then(en).flatten()>{said}</p>
        {between.into_iter().map(|words| view! { <p lang=en()>{words}</p> }).collect_view()}
        {(!incomplete.is_empty()).then(|| view! {
            <div class="trouble"><p><b>{t_node("The earlier check was incomplete, so this one is too.")}</b></p>
                <ul>{incomplete.into_iter().map(|words| view! { <li lang=en()>{words}</li> }).collect_view()}</ul></div>
        })}
        {cut.map(|cut| view! { <p class="stamp">{cut}</p> })}
        {(changes_in_all > 0).then(|| view! {
            <table class="rows rechecked">
                {said::caption("Lines that changed")}
                <thead><tr>{said::th("Line")}{said::th("Then")}{said::th("Now")}{said::th("As written")}{said::th("What changed, and why")}</tr></thead>
                <tbody>{changes.into_iter().map(row).collect_view()}</tbody>
            </table>
        })}
        <p>{t_node("Changes to the list itself are under")} " "<a href=Route::Changes.to_string()>{t_node("What changed")}</a>"."</p>
    }
}

fn row((change, words): (LineChange, Vec<String>)) -> impl IntoView {
    let place = [change.place.file.as_deref().unwrap_or_default(), &place_in_words(&change.place)].join(" ");
    let verdict = |verdict: Option<Verdict>| match verdict {
        Some(verdict) => view! { <Pill verdict words=verdict.in_words().to_owned()/> }.into_any(),
        None => view! { <span>{t_node("No such line")}</span> }.into_any(),
    };
    view! {
        <tr>
            <td>{place.trim().to_owned()}</td>
            <td data-label=format!("{}: ", t("Then"))>{verdict(change.before)}</td>
            <td data-label=format!("{}: ", t("Now"))>{verdict(change.after)}</td>
            <td class="mono">{shortened(&change.text)}</td>
            <td>
                {words.into_iter().map(|words| view! { <p lang=en()>{words}</p> }).collect_view()}
                {change.why.into_iter().map(|why| view! { <p><b>{t_node("Why:")} " "</b><span lang=en()>{why}</span></p> }).collect_view()}
            </td>
        </tr>
    }
}
