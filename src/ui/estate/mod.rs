//! The estate: a register as totals, sites, a plan, visits and papers. Nothing here decides anything.

mod assets;
mod charts;
mod filters;
mod keep;
mod overview;
mod packs;
mod parts;
mod plan;
mod rules;
mod sites;
mod state;
mod visits;

pub use state::EstateState;

use super::context_sentence::ContextSentence;
use super::link::Link;
use super::reading::ReadingNow;
use super::route::{Route, Tab};
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use vendor_desk::estate::EstateQuestion;
use vendor_engine::estate::view::Part;
use vendor_engine::judge::context::Purpose;
use vendor_engine::report::counts::count;
use wasm_bindgen::JsCast;

/// A small register to try it with, as cells that were copied from a sheet.
const SAMPLE: &str = "Asset No\tSite\tLocation\tSite type\tMake\tModel\tInstalled\tNetwork\n\
CAM001\tTown Hall\tmain entrance\tOffices\tHikvision\tDS-2CD2143G0-I\t03/2019\tcorporate LAN\n\
CAM002\tTown Hall\trear car park\tOffices\tHik Vision\t2CD2T85G1\t2019\tcorporate LAN\n\
CAM003\tHigh Street\tMarket Square\tStreet\tAxis\tQ6075-E\t12/06/2021\tclosed CCTV network\n\
CAM004\tBus Station\tbay 4\tStreet\tDahua\tIPC-HFW5442E-ZE\tbefore 2018\tclosed CCTV network\n\
CAM005\tDepot\tweighbridge\tDepot\tn/k\t\t\t\n\
CAM006\tDepot\tgate\tDepot\tHoneywell Performance\tHEN08104\tc. 2015\t4G router\n\
NVR001\tTown Hall\tbasement\tOffices\tHikvision\tDS-7616NI-K2/16P\t03/2019\tcorporate LAN\n";

/// The estate, under one of its tabs.
#[component]
pub fn EstatePage(
    /// Which tab.
    tab: Tab,
) -> impl IntoView {
    let link = Link::here();
    let state = link.estate;
    let part = match tab {
        Tab::Overview => Part::Totals,
        Tab::Sites => Part::Sites,
        Tab::Plan => Part::Plan,
        Tab::Visits => Part::Visits,
        Tab::Packs | Tab::Keep => Part::Lines,
    };
    // Asked again for every mark, filter and answer; lines that still come in are counted as they come.
    Effect::new(move |_| {
        state.work.track();
        state.wanted.track();
        if link.run.answer.with(|answer| answer.as_ref().is_some_and(|answer| answer.summary.lines > 0)) {
            link.ask_estate(EstateQuestion::View(part));
        }
    });
    let loaded = Memo::new(move |_| {
        link.run.answer.with(|answer| answer.as_ref().is_some_and(|answer| answer.summary.lines > 0))
    });
    // What another tab asked for before is not this one's.
    let shown =
        Memo::new(move |_| loaded.get() && state.view.with(|view| view.as_ref().is_some_and(|view| view.part == part)));
    view! {
        <h1>"Your estate"</h1>
        {move || state.trouble.get().or_else(|| link.trouble.get()).map(|message| view! { <div class="trouble" role="alert"><p>{message}</p></div> })}
        {move || link.run.reading.get().map(|ReadingNow { file, lines, .. }| view! {
            <p class="working">"Reading " <b>{file}</b> {format!(": {} so far. ", count(lines, "line", "lines"))}
                <button type="button" on:click=move |_| link.cancel_reading()>"Cancel"</button></p>
        })}
        <p class="govuk-visually-hidden" role="status" id="estate-status">{move || state.done.get()}</p>
        {move || if loaded.get() {
            view! {
                <Situation/>
                <Incomplete/>
                <nav class="tabs no-print" aria-label="Parts of the estate">
                    {Tab::ALL.map(|to| view! { <a href=Route::Estate(to).to_string() aria-current=(to == tab).then_some("page")>{to.in_words()}</a> }).collect_view()}
                    <span class="tabs-end">
                        <button type="button" id="estate-undo" disabled=move || state.steps.get() == 0 on:click=move |_| state.undo()>"Undo"</button>
                        {move || state.unsaved.get().then(|| view! { <span class="pale" id="estate-unsaved">"not saved yet"</span> })}
                    </span>
                </nav>
                {move || shown.get().then(|| match tab {
                    Tab::Overview => view! { <filters::Filters/> <overview::Overview/> }.into_any(),
                    Tab::Sites => view! { <filters::Filters/> <sites::Sites/> }.into_any(),
                    Tab::Plan => view! { <filters::Filters/> <plan::PlanTab/> }.into_any(),
                    Tab::Visits => view! { <filters::Filters/> <visits::Visits/> }.into_any(),
                    Tab::Packs => view! { <filters::Filters/> <packs::Packs/> }.into_any(),
                    Tab::Keep => view! { <keep::Keep/> }.into_any(),
                })}
            }.into_any()
        } else {
            view! { <Empty/> }.into_any()
        }}
    }
}

/// Nothing is loaded: what to do.
#[component]
fn Empty() -> impl IntoView {
    let link = Link::here();
    view! {
        <p class="lede">"A register of what you own, as totals, a removal plan, site visits and papers. Everything stays in this browser until you save it."</p>
        <ul class="ways">
            <li><a href="#/">"Drop or choose a register"</a>" on the page Check: CSV, Excel, OpenDocument, Word, PDF, a network scan. Then come back here."</li>
            <li><keep::OpenButton/>" that you saved here before (it ends in .estate.json)."</li>
            <li><button type="button" id="estate-sample" on:click=move |_| { link.set_context(vendor_engine::judge::Context { purpose: Purpose::ExistingEquipment, ..link.run.context.get_untracked() }); link.ask_text(SAMPLE.to_owned()); }>"Try a sample register"</button></li>
        </ul>
    }
}

/// The situation to which the answers apply.
#[component]
fn Situation() -> impl IntoView {
    let link = Link::here();
    let other = move || link.run.context.get().purpose != Purpose::ExistingEquipment;
    let assess = move |_| {
        link.set_context(vendor_engine::judge::Context {
            purpose: Purpose::ExistingEquipment,
            ..link.run.context.get_untracked()
        });
    };
    view! {
        <ContextSentence/>
        {move || other().then(|| view! {
            <p class="warning">"These answers are not for equipment that you already own. "
                <button type="button" id="estate-existing" on:click=assess>"Assess what we already have"</button></p>
        })}
    }
}

/// What was not read is above all numbers.
#[component]
fn Incomplete() -> impl IntoView {
    let link = Link::here();
    let unread = Memo::new(move |_| {
        link.run.answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.summary.incomplete.len()))
    });
    let stale = move || {
        link.run.answer.with(|answer| {
            answer
                .as_ref()
                .and_then(|answer| vendor_engine::report::explain::stale(&answer.summary.list, answer.summary.today))
        })
    };
    view! {
        {move || stale().map(|words| view! { <p class="warning">{words}</p> })}
        {move || (unread.get() > 0).then(|| view! {
            <p class="warning"><strong>"Incomplete. "</strong>{count(unread.get(), "part", "parts")}" of what you gave was not read, and is not in these numbers. "<a href="#/">"See what and why"</a></p>
        })}
    }
}

/// Asks before the page is left while work is not saved.
pub fn guard_unsaved_work(link: Link) {
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&window(), "beforeunload", options, move |event| {
        if link.estate.unsaved.get_untracked() {
            event.prevent_default();
            // Older browsers ask only when a value is set.
            if let Some(event) = event.dyn_ref::<web_sys::BeforeUnloadEvent>() {
                event.set_return_value("unsaved");
            }
        }
    });
    // Lives as long as the page.
    listener.forget();
}
