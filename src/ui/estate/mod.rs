//! The estate: a register as totals, sites, a plan, visits and papers. Nothing here decides anything.

mod assets;
mod charts;
mod copy;
mod filters;
mod keep;
mod line;
mod lost;
mod merged;
mod opening;
mod overview;
mod packs;
mod parts;
mod plan;
mod registers;
mod rules;
mod sites;
mod situation;
mod state;
mod visits;
mod waiting;

pub use state::EstateState;

use super::link::Link;
use super::reading::ReadingNow;
use super::route::{Route, Tab};
use crate::ui::language::{Told, en, t, t_count, t_node, t_with};
use crate::ui::said;
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use parts::{button, button_unless};
use vendor_desk::estate::EstateQuestion;
use vendor_engine::estate::view::Part;
use wasm_bindgen::JsCast;

/// A small register to try the tool with, as cells copied from a sheet.
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
    let loaded = Memo::new(move |_| state.registers.with(|registers| !registers.is_empty()));
    // Asked again whenever marks, filters, registers, the situation, or what lies beside change.
    Effect::new(move |_| {
        state.work.track();
        state.wanted.track();
        state.context.track();
        link.beside.policy.track();
        if loaded.get() {
            link.ask_estate(EstateQuestion::View(part));
        }
    });
    // What another tab asked for is not shown in this one.
    let shown =
        Memo::new(move |_| loaded.get() && state.view.with(|view| view.as_ref().is_some_and(|view| view.part == part)));
    let undo = Signal::derive(move || state.steps.get().0 == 0);
    let redo = Signal::derive(move || state.steps.get().1 == 0);
    let offers = move || state.done.with(Option::is_some) && state.offers_undo.get() == Some(state.steps.get().0);
    let steps = move || {
        vec![
            button_unless("estate-undo", t("Undo"), undo, Callback::new(move |()| state.undo())),
            button_unless("estate-redo", t("Redo"), redo, Callback::new(move |()| state.redo())),
        ]
    };
    view! {
        <h1>{t_node("Your estate")}</h1>
        {move || state.trouble.get().or_else(|| link.trouble.get()).map(|told| view! { <div class="trouble" role="alert"><p>{told.view()}</p></div> })}
        {move || link.run.reading.get().map(|ReadingNow { file, lines, .. }| view! {
            <p class="working">{t_node("Reading")} " " <b>{file}</b> {t_with(": {lines} so far. ", &[("lines", &t_count(lines, "line", "lines"))])}
                <button type="button" on:click=move |_| link.cancel_reading_by_hand()>{t_node("Cancel")}</button></p>
        })}
        {move || state.coming.get().map(|(done, total)| view! {
            <p class="working">{t_node("Checking line")} " " {done} " " {t_node("of")} " " {total} " " <progress max=total.to_string() value=done.to_string()></progress></p>
        })}
        <div class="no-print did">
            <p class="lede" role="status" id="estate-status">{move || state.done.get().map(Told::view)}</p>
            {move || offers().then(|| button("estate-undo-this", t("Undo"), Callback::new(move |()| state.undo())))}
        </div>
        <copy::FoundCopy/>
        <merged::Dropped/>
        <waiting::WaitingRegister/>
        <line::LineInFull/>
        {move || if loaded.get() {
            view! {
                <registers::ColumnQuestions/>
                <merged::Conflicts/>
                <Incomplete/>
                <nav class="tabs no-print" aria-label=t("Parts of the estate")>
                    {Tab::ALL.map(|to| view! { <a href=Route::Estate(to).to_string() aria-current=(to == tab).then_some("page")>{t(to.in_words())}</a> }).collect_view()}
                    <span class="tabs-end">
                        {steps()}
                        {move || state.last.get().map(|what| view! { <span class="pale" id="estate-last">{t_node("Last change:")} " " <span lang=en()>{what}</span></span> })}
                        {move || state.unsaved.get().then(|| view! { <a class="pale" id="estate-unsaved" href=Route::Estate(Tab::Keep).to_string()>{t_node("not saved yet")}</a> })}
                    </span>
                </nav>
                {move || shown.get().then(|| match tab {
                    Tab::Overview => view! { <overview::Overview/> }.into_any(),
                    Tab::Sites => view! { <filters::Filters/> <sites::Sites/> }.into_any(),
                    Tab::Plan => view! { <filters::Filters/> <plan::PlanTab/> }.into_any(),
                    Tab::Visits => view! { <filters::Filters/> <visits::Visits/> }.into_any(),
                    Tab::Packs => view! { <filters::Filters/> <packs::Packs/> }.into_any(),
                    Tab::Keep => view! { <keep::Keep/> }.into_any(),
                })}
                <section class="evidence" aria-labelledby="rests-on">
                    <h2 id="rests-on">{t_node("What this is based on")}</h2>
                    <situation::Situation/>
                    <registers::Registers/>
                </section>
            }.into_any()
        } else {
            view! { <Empty/> <p class="actions no-print">{steps()}</p> <copy::CopyPanel/> }.into_any()
        }}
    }
}

/// Says what to do while nothing is loaded.
#[component]
fn Empty() -> impl IntoView {
    let link = Link::here();
    let sample = move |_| {
        let parts = js_sys::Array::of1(&SAMPLE.into());
        // A browser that cannot make files gives none.
        let file = web_sys::File::new_with_str_sequence(&parts, "Sample register.tsv");
        link.add_registers(file.into_iter().collect(), None);
    };
    view! {
        <lost::Lost/>
        {said::lede("Totals, a removal plan, site visits and papers for a register of what you own. It is not sent anywhere. Save it as a file before you close the page.")}
        <ul class="ways">
            <li><registers::AddRegister id="estate-add"/>{t_node(", or several: CSV, Excel, OpenDocument, Word, PDF, a network scan. You can drop them anywhere on this page.")}</li>
            <AddLookedUp/>
            <li><keep::OpenButton/>" " {t_node("that you saved here before (it ends in .estate.json).")}</li>
            <li><button type="button" id="estate-sample" on:click=sample>{t_node("Try a sample register")}</button></li>
        </ul>
    }
}

/// Offers to add what the page Check shows.
#[component]
fn AddLookedUp() -> impl IntoView {
    let link = Link::here();
    let lines = Memo::new(move |_| lines_looked_up(link));
    move || {
        (lines.get() > 0).then(|| {
            view! { <li><button type="button" id="estate-add-looked-up" on:click=move |_| link.add_to_estate()>{t_with("Add the {lines} that you checked", &[("lines", &t_count(lines.get(), "line", "lines"))])}</button>" " {t_node("on the Check page.")}</li> }
        })
    }
}

/// How many lines the page Check shows, once all of them are read.
fn lines_looked_up(link: Link) -> usize {
    link.run
        .answer
        .with(|answer| answer.as_ref().filter(|answer| !answer.reading).map_or(0, |answer| answer.summary.lines))
}

/// What the page Check offers below an answer of several lines.
#[component]
pub fn AddToEstate() -> impl IntoView {
    let link = Link::here();
    let lines = Memo::new(move |_| lines_looked_up(link));
    let add = move |_| {
        link.add_to_estate();
        // A page without an address bar stays where it is.
        let _ = window().location().set_hash(&Route::Estate(Tab::Overview).to_string());
    };
    move || {
        (lines.get() > 1).then(|| {
            view! {
                <section class="evidence no-print">
                    {said::h2("Keep it as your estate")}
                    {said::hint("For a register of what you have. It is separate from this page: what you type or drop here does not change it. You can add several registers. Until you save it or let this browser keep a copy, a crash loses it.")}
                    <p class="actions"><button type="button" id="add-to-estate" on:click=add>{t_node("Add to my estate")}</button></p>
                </section>
            }
        })
    }
}

/// How many of the things that were not read are named on screen.
const MOST_NAMED: usize = 3;

/// Says above all numbers what was not read.
#[component]
fn Incomplete() -> impl IntoView {
    let link = Link::here();
    let unread = Memo::new(move |_| {
        let ids = link.estate.registers.get();
        link.estate.stamps.with(|stamps| {
            ids.iter().filter_map(|id| stamps.get(id)).flat_map(|stamp| stamp.unread.clone()).collect::<Vec<_>>()
        })
    });
    let stale = move || {
        link.list.believed.with(|believed| {
            believed.as_ref().and_then(|believed| {
                vendor_engine::report::explain::stale(&believed.stamp, crate::platform::clock::today())
            })
        })
    };
    view! {
        {move || stale().map(|words| view! { <p class="warning" lang=en()>{words}</p> })}
        {move || unread.with(|unread| (!unread.is_empty()).then(|| {
            let more = unread.len().saturating_sub(MOST_NAMED);
            let named = unread.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>().join(". ");
            let more = if more > 0 { t_with(" {more} more are listed in the workbook.", &[("more", &more)]) } else { String::new() };
            view! {
                <p class="warning" id="estate-unread"><strong>{t_node("Incomplete.")} " "</strong>{t_with("{parts} not read and not counted. {named}.{more}", &[("parts", &t_count(unread.len(), "part was", "parts were")), ("named", &named), ("more", &more)])}</p>
            }
        }))}
    }
}

/// Makes the browser ask before the page is left while work is not saved or files are loaded. If the user has chosen
/// so, each change of the estate is also kept in the browser.
pub fn guard_unsaved_work(link: Link) {
    Effect::new(move |first: Option<()>| {
        link.estate.work.track();
        link.estate.registers.track();
        link.estate.context.track();
        if first.is_some() {
            link.copy_soon();
        }
    });
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&window(), "beforeunload", options, move |event| {
        if link.estate.unsaved.get_untracked() || !link.last_files().is_empty() || link.says_more_than_its_text() {
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
