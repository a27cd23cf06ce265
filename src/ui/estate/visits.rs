//! The site visits: a checklist to print, and what a visit found.

use crate::platform::clock;
use crate::ui::language::{en, t, t_count, t_node, t_with};
use crate::ui::link::Link;
use crate::ui::said;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use vendor_engine::estate::found::Found;
use vendor_engine::estate::totals::NOT_STATED;
use vendor_engine::estate::view::View;
use vendor_engine::estate::visits::Stop;
use vendor_engine::estate::work::{AssetMark, Progress};
use vendor_engine::report::counts::thousands;

/// Where to look, and what to bring back. Each site and piece keeps its own part of the page, so that when one leaves
/// the list, what is being typed at another stays.
#[component]
pub fn Visits() -> impl IntoView {
    let link = Link::here();
    let view = move || link.estate.view.get();
    let intro = move || view().map(|view| in_words(&view));
    let visits = Memo::new(move |_| view().map(|view| view.visits.clone()).unwrap_or_default());
    let sites = move || visits.with(|visits| visits.iter().map(|visit| visit.site.clone()).collect::<Vec<_>>());
    view! {
        <p class="lede" id="visits-intro" tabindex="-1">{intro}</p>
        <p class="no-print actions"><button type="button" on:click=move |_| { let _ = window().print(); }>{t_node("Print the checklist")}</button></p>
        <For each=sites key=Clone::clone children=move |site| {
            let title = if site.is_empty() { t_with("Site {name}", &[("name", &t(NOT_STATED))]) } else { site.clone() };
            let stops = move || visits.with(|visits| visits.iter().find(|visit| visit.site == site).map(|visit| visit.stops.clone()).unwrap_or_default());
            view! {
                <section class="visit">
                    <h2>{title}</h2>
                    <ul class="stops"><For each=stops key=|stop| (stop.key.clone(), stop.photograph.clone()) children=move |stop| look_at(link, &stop)/></ul>
                </section>
            }
        }/>
    }
}

/// How much there is to see.
fn in_words(view: &View) -> String {
    let (sites, stops) = view.visits_in_all;
    let shown: usize = view.visits.iter().map(|visit| visit.stops.len()).sum();
    if stops == 0 {
        return t("No visits are needed: every line is identified or was verified on site.").to_owned();
    }
    let more = if shown < stops {
        t_with(
            " The first {shown} are below. For the others, use the filters, or save the workbook, which has all of them.",
            &[("shown", &thousands(shown as u64))],
        )
    } else {
        String::new()
    };
    let (lines, sites) = (t_count(stops, "line", "lines"), t_count(sites, "site", "sites"));
    let places: [(&str, &dyn std::fmt::Display); 3] = [("lines", &lines), ("sites", &sites), ("more", &more)];
    match stops {
        1 => {
            t_with("{lines} on {sites} needs a look. Items you have checked are removed from this list.{more}", &places)
        }
        _ => {
            t_with("{lines} on {sites} need a look. Items you have checked are removed from this list.{more}", &places)
        }
    }
}

/// A piece to look at.
fn look_at(link: Link, stop: &Stop) -> impl IntoView + use<> {
    let parts = [stop.asset.as_str(), stop.location.as_str()].into_iter().filter(|part| !part.is_empty());
    view! {
        <li>
            <span class="tick-here" aria-hidden="true"></span>
            <div><p class="stop"><b>{parts.collect::<Vec<_>>().join(", ")}</b>
                <span class="aside" lang=en()>{stop.says.clone()}</span></p>
            <p class="photograph">{t_node("Photograph:")} " " <span lang=en()>{stop.photograph.join("; ")}</span>"."</p>
            <p class="fill-in"><span>{t_node("Make:")} " "<i></i></span><span>{t_node("Model:")} " "<i></i></span><span>{t_node("MAC:")} " "<i></i></span><span>{t_node("Seen on:")} " "<i></i></span><span>{t_node("By:")} " "<i></i></span></p>
            {enter_found(link, stop)}</div>
        </li>
    }
}

/// The form for what was read on a piece, folded away.
fn enter_found(link: Link, stop: &Stop) -> impl IntoView + use<> {
    let (at, key) = (stop.at, StoredValue::new(stop.key.clone()));
    let fields = [t("Make"), t("Model"), t("MAC address"), t("Name of the photograph")]
        .map(|label| (label, RwSignal::new(String::new())));
    let day = RwSignal::new(clock::today().to_string());
    let trouble = RwSignal::new(None::<&'static str>);
    // The piece leaves the list, so the focus of a keyboard user goes to the head of the list.
    let done = move |said: String| {
        link.estate.did(said);
        let head = document().get_element_by_id("visits-intro").map(wasm_bindgen::JsCast::unchecked_into);
        let _ = head.map(|head: web_sys::HtmlElement| head.focus());
    };
    let removed = move |_| {
        let on = match Found::seen_on(&day.get_untracked(), clock::today()) {
            Ok(on) => on,
            Err(why) => return trouble.set(Some(why)),
        };
        let mark = |mark: &mut AssetMark| (mark.progress, mark.on) = (Progress::Removed, Some(on));
        link.estate.change(|work| mark(work.assets.entry(key.get_value()).or_default()));
        done(t("Noted: it is no longer there.").to_owned());
    };
    let keep = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = fields.map(|(_, words)| words.get_untracked());
        let on = Found::seen_on(&day.get_untracked(), clock::today());
        match on.and_then(|on| Found::new(on, typed.each_ref().map(String::as_str))) {
            Ok(found) => {
                let said = t_with("{found}. The line is checked with this.", &[("found", &found.in_words())]);
                link.estate.change(|work| work.assets.entry(key.get_value()).or_default().find(found));
                done(said);
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
        <details class="more no-print">{said::summary("Enter what was found")}
            <form class="correct-form" novalidate=true on:submit=keep>
                <p><label for=format!("found-on-{at}")>{t_node("Seen on")}</label><input type="date" id=format!("found-on-{at}") max=clock::today().to_string() prop:value=day on:input=move |event| day.set(event_target_value(&event))/></p>
                {inputs.collect_view()}
                <p role="alert" class="trouble-small">{move || trouble.get().map(t)}</p>
                <p class="actions"><button type="submit">{t_node("Save and check again")}</button>" "<button type="button" class="plain" on:click=removed>{t_node("It is no longer there")}</button></p>
            </form>
        </details>
    }
}
