//! The site visits: a checklist to print, and what a visit found.

use crate::platform::clock;
use crate::ui::link::Link;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use vendor_engine::estate::found::Found;
use vendor_engine::estate::totals::NOT_STATED;
use vendor_engine::estate::view::View;
use vendor_engine::estate::visits::Stop;
use vendor_engine::report::counts::{count, thousands};

/// Where to look, and what to bring back.
#[component]
pub fn Visits() -> impl IntoView {
    let link = Link::here();
    move || link.estate.view.with(|view| view.as_deref().map(|view| checklist(link, view)))
}

fn checklist(link: Link, view: &View) -> impl IntoView + use<> {
    let (sites, stops) = view.visits_in_all;
    let shown: usize = view.visits.iter().map(|visit| visit.stops.len()).sum();
    let more = (shown < stops).then(|| {
        format!(
            " The first {} are below: narrow the estate for the others, or save the workbook, which holds all.",
            thousands(shown as u64)
        )
    });
    let intro = match stops {
        0 => "Nothing here needs a visit: every line is identified, or was verified on site.".to_owned(),
        _ => format!(
            "{} on {} {} not say who made them. What is verified on site leaves this list.{}",
            count(stops, "line", "lines"),
            count(sites, "site", "sites"),
            if stops == 1 { "does" } else { "do" },
            more.unwrap_or_default()
        ),
    };
    view! {
        <p class="lede" id="visits-intro">{intro}</p>
        <p class="no-print actions"><button type="button" on:click=move |_| { let _ = window().print(); }>"Print the checklist"</button></p>
        {view.visits.iter().map(|visit| view! {
            <section class="visit">
                <h2>{if visit.site.is_empty() { format!("Site {NOT_STATED}") } else { visit.site.clone() }}</h2>
                <ul class="stops">{visit.stops.iter().map(|stop| view! {
                    <li>
                        <span class="tick-here" aria-hidden="true"></span>
                        <div><p class="stop"><b>{[stop.asset.as_str(), stop.location.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")}</b>
                            <span class="aside">{stop.says.clone()}</span></p>
                        <p class="photograph">"Photograph: " {stop.photograph.join("; ")}"."</p>
                        <p class="fill-in"><span>"Make: "<i></i></span><span>"Model: "<i></i></span><span>"MAC: "<i></i></span></p>
                        {enter_found(link, stop)}</div>
                    </li>
                }).collect_view()}</ul>
            </section>
        }).collect_view()}
    }
}

/// The form for what was read off a piece, folded away.
fn enter_found(link: Link, stop: &Stop) -> impl IntoView + use<> {
    let (at, key) = (stop.at, StoredValue::new(stop.key.clone()));
    let fields =
        ["Make", "Model", "MAC address", "Name of the photograph"].map(|label| (label, RwSignal::new(String::new())));
    let trouble = RwSignal::new(None::<&'static str>);
    let keep = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = fields.map(|(_, words)| words.get_untracked());
        match Found::new(clock::today(), typed.each_ref().map(String::as_str)) {
            Ok(found) => {
                let said = format!("{}. The line is looked up from this.", found.in_words());
                link.estate.change(|work| work.assets.entry(key.get_value()).or_default().find(found));
                link.estate.done.set(Some(said));
            }
            Err(missing) => trouble.set(Some(missing)),
        }
    };
    let inputs = fields.into_iter().zip(["make", "model", "mac", "photograph"]).map(|((label, words), name)| {
        let id = format!("found-{name}-{at}");
        view! {
            <p><label for=id.clone()>{label}</label><input type="text" id=id autocomplete="off" maxlength="200" prop:value=words on:input=move |event| words.set(event_target_value(&event))/></p>
        }
    });
    view! {
        <details class="more no-print"><summary>"Enter what was found"</summary>
            <form class="correct-form" on:submit=keep>
                {inputs.collect_view()}
                <p role="alert">{trouble}</p>
                <p class="actions"><button type="submit">"Keep it and look the line up again"</button></p>
            </form>
        </details>
    }
}
