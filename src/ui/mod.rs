//! The page: Leptos views over the worker's answers. Nothing here decides anything.

mod arrival;
mod beside;
mod changes_page;
mod check_page;
mod columns;
mod context_sentence;
mod correction;
mod cut_out;
mod drop_target;
mod engine_worker;
mod estate;
mod file_chooser;
mod given;
mod help_page;
mod it_page;
mod language;
mod letters_panel;
mod line_table;
mod link;
mod link_to_answer;
mod list_bar;
mod list_page;
mod lists;
mod maker_page;
mod marked_text;
mod measure_page;
mod narrow;
mod outcome_card;
mod paper;
mod phrases;
mod picture;
mod pill;
mod places_kept;
mod policy_form;
mod problem;
mod reading;
mod recheck_page;
mod recognise;
mod record_panel;
mod results;
mod route;
mod rows;
mod said;
mod samples;
mod shortcuts;
mod situation_panel;
mod sources;
mod statistics_page;
mod writing;

use language::{en, t, t_date, t_node, t_with};
use leptos::prelude::*;
use link::{Link, Status};
use route::{Route, Tab};
use wasm_bindgen::prelude::*;

/// Starts the page. `spawn` gives a new worker that already has the module and the list.
///
/// # Errors
/// What prevented the first worker from starting; the boot script tells the user.
pub fn start_app(spawn: js_sys::Function) -> Result<(), JsValue> {
    console_error_panic_hook::set_once();
    let host: web_sys::HtmlElement =
        document().get_element_by_id("app").ok_or("the page has no place for the app")?.unchecked_into();
    let worker: web_sys::Worker = spawn.call0(&JsValue::NULL)?.unchecked_into();
    mount_to(host, move || {
        let link = Link::start(worker.clone(), spawn.clone());
        estate::guard_unsaved_work(link);
        view! { <App/> }
    })
    .forget();
    Ok(())
}

/// The whole page.
#[component]
fn App() -> impl IntoView {
    let link = Link::here();
    // Must come before the route, whose followers ask whether the user has gone to another page.
    shortcuts::listen();
    let route = route::current();
    Effect::new(move |_| {
        let state = match link.list.status.get() {
            Status::Starting => "starting",
            Status::Ready => "ready",
            Status::Refused(_) => "refused",
        };
        if let Some(body) = document().body() {
            // Tells tests and style sheets how far the start has come.
            let _ = body.set_attribute("data-state", state);
        }
    });
    let refused = Memo::new(move |_| {
        link.list.status.with(|status| match status {
            Status::Refused(reason) => Some(reason.clone()),
            Status::Starting | Status::Ready => None,
        })
    });
    arrival::follow(link, route);
    // Must come before the views, so that files are listened for once, however often the page is drawn.
    let dragged_over = drop_target::listen(link);
    language::follow_address(link);
    let answered = Memo::new(move |_| route.get() == Route::Check && link.run.answer.with(Option::is_some));
    let believed = Memo::new(move |_| link.list.status.with(|status| *status == Status::Ready));
    move || {
        link.language.welsh.track();
        match refused.get() {
        Some(reason) => view! { <Refused reason/> }.into_any(),
        // Drawn while the worker still verifies the list, shown once it is verified.
        None => view! {
            <p class="starting" role="status" hidden=move || believed.get()>{t_node("Checking the list’s signatures…")}</p>
            <div hidden=move || !believed.get() class:answered=answered>
                <a class="govuk-skip-link" href="#main" on:click=focus_main>{t_node("Skip to main content")}</a>
                <Header route/>
                <language::Unreviewed/>
                <list_bar::ListBar/>
                <lists::Brought/>
                <main id="main" class="wrap" tabindex="-1">
                    <beside::DroppedPolicy/>
                    // If there is an answer on the page, the offer to bring back what was cleared is below it.
                    <Show when=move || !answered.get()><given::Cleared/></Show>
                    {move || match route.get() {
                        Route::Check => view! { <check_page::CheckPage/> }.into_any(),
                        Route::Help => view! { <help_page::HelpPage/> }.into_any(),
                        Route::It => view! { <it_page::ItPage/> }.into_any(),
                        // The other pages show the content of the list.
                        _ if link.list.catalogue.with(Option::is_none) => view! { <p class="starting" role="status">{t_node("Reading the list…")}</p> }.into_any(),
                        Route::Estate(tab) => view! { <estate::EstatePage tab/> }.into_any(),
                        Route::List => view! { <list_page::ListPage/> }.into_any(),
                        Route::Maker(id) => view! { <maker_page::MakerPage id/> }.into_any(),
                        Route::Measure(id) => view! { <measure_page::MeasurePage id/> }.into_any(),
                        Route::Recheck => view! { <recheck_page::RecheckPage/> }.into_any(),
                        Route::Changes => view! { <changes_page::ChangesPage/> }.into_any(),
                        Route::Statistics => view! { <statistics_page::StatisticsPage/> }.into_any(),
                    }}
                    <Show when=move || answered.get()><given::Cleared/></Show>
                </main>
                <Footer route/>
                <given::ClearQuestion/>
                <drop_target::DropTarget over=dragged_over/>
            </div>
        }
        .into_any(),
    }
    }
}

/// The skip link must not change the hash, which is the route.
fn focus_main(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    let main = document().get_element_by_id("main").and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(main) = main {
        // If the main element cannot take the focus, it stays where it is.
        let _ = main.focus();
    }
}

/// Name and pages.
#[component]
fn Header(
    /// The page that is shown.
    route: ReadSignal<Route>,
) -> impl IntoView {
    let tab = move |to: Route, text: &'static str| {
        let here = to.clone();
        let current = move || route.get().is_within(&here).then_some("page");
        view! { <a href=to.to_string() aria-current=current>{text}</a> }
    };
    view! {
        <header class="top">
            <div class="wrap">
                <a class="word" href="#/">{t_node("Vendor checker")}</a>
                <language::LanguageButton/>
                <nav aria-label=t("Pages")>{tab(Route::Check, t("Check"))} {tab(Route::Estate(Tab::Overview), t("Estate"))} {tab(Route::List, t("The list"))} {tab(Route::Help, t("Help"))}</nav>
            </div>
        </header>
    }
}

/// The facts under every page and every printed sheet.
#[component]
fn Footer(
    /// The page that is shown: the estate has a situation of its own.
    route: ReadSignal<Route>,
) -> impl IntoView {
    let link = Link::here();
    view! {
        <footer class="facts wrap">
            {move || link.list.believed.with(|believed| believed.as_ref().map(|believed| {
                let hash = list_bar::grouped(&believed.stamp.sha256);
                let is_estate = matches!(route.get(), Route::Estate(_));
                let context = phrases::situation(&if is_estate { link.estate.context.get() } else { link.run.context.get() });
                view! {
                    <p>{t_with("List {version} of {day}. SHA-256 {hash}.", &[("version", &believed.stamp.version), ("day", &t_date(believed.stamp.issued.in_words())), ("hash", &hash)])}</p>
                    <p>{t_with("Vendor checker {version}. {today}. {context}.", &[("version", &vendor_engine::TOOL_VERSION), ("today", &t_date(crate::platform::clock::today().in_words())), ("context", &context)])}</p>
                    {said::p("This tool reports what its list says, with sources. It is not legal advice.")}
                }
            }))}
        </footer>
    }
}

/// The page for a list that was refused; it offers no way round.
#[component]
fn Refused(
    /// Why, in plain English.
    reason: String,
) -> impl IntoView {
    view! {
        <main id="refused" class="wrap refused" role="main">
            <h1>{t_node("Do not use this copy")}</h1>
            {said::p("The list inside it could not be verified, so nothing can be checked.")}
            <p class="quote" lang=en()>{reason}</p>
            {said::h2("What you can do")}
            <ol>
                {said::li("Delete this copy.")}
                {said::li("Get a new copy from its publisher.")}
                {said::li("Compare its SHA-256 with the one published there.")}
                {said::li("If it happens again, tell the publisher: the text above says what is wrong.")}
            </ol>
        </main>
    }
}
