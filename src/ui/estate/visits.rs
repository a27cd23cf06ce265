//! The site visits: a checklist to print.

use crate::ui::link::Link;
use leptos::prelude::*;
use vendor_engine::estate::totals::NOT_STATED;
use vendor_engine::estate::view::View;
use vendor_engine::report::counts::{count, thousands};

/// Where to look, and what to bring back.
#[component]
pub fn Visits() -> impl IntoView {
    let link = Link::here();
    move || link.estate.view.with(|view| view.as_deref().map(checklist))
}

fn checklist(view: &View) -> impl IntoView + use<> {
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
                        <p class="fill-in"><span>"Make: "<i></i></span><span>"Model: "<i></i></span><span>"MAC: "<i></i></span></p></div>
                    </li>
                }).collect_view()}</ul>
            </section>
        }).collect_view()}
    }
}
