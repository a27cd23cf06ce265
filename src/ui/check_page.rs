//! The page with the one big box. Once there is an answer below it, everything around the box folds into one line.

use super::estate::AddToEstate;
use super::file_chooser::FileChooser;
use super::given::BringBack;
use super::language;
use super::language::{t, t_node, t_with};
use super::link::{Link, Status};
use super::link_to_answer;
use super::list_bar::FoldedListBar;
use super::results::Results;
use super::samples::{SAMPLE_QUOTE, SAMPLE_REGISTER, draw_label};
use super::shortcuts;
use gloo::timers::callback::Timeout;
use leptos::ev;
use leptos::prelude::*;
use std::fmt::Display;
use vendor_desk::first_contact;
use vendor_engine::judge::Context;
use vendor_engine::judge::context::Purpose;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// How long the user must have stopped typing before the text is looked up, in milliseconds.
const REST_MS: u32 = 60;
/// The height to which the box grows before it scrolls, in pixels.
const MOST_HEIGHT: i32 = 420;
/// The box may take up one part in this many of the window's height while there is an answer below it.
const PART_OF_WINDOW: f64 = 6.0;
/// Height of one line in the box, in pixels.
const ONE_LINE: i32 = 40;
/// Rows that the box grows to before it scrolls.
const MOST_ROWS: usize = 12;

/// The page with the one big box.
#[component]
pub fn CheckPage() -> impl IntoView {
    let link = Link::here();
    link_to_answer::follow(link);
    let text_box = NodeRef::<leptos::html::Textarea>::new();
    let shown = move || link.list.status.with(|status| *status == Status::Ready);
    let answered = Memo::new(move |_| link.run.answer.with(Option::is_some));
    Effect::new(move |_| {
        // Without focus the box still works.
        if let Some(text_box) = text_box.get().filter(|_| shown() && shortcuts::is_first_page() && !language::changes())
        {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = text_box.focus_with_options(&options);
        }
    });
    let rows = move || link.run.text.with(|text| text.split('\n').count().clamp(1, MOST_ROWS));
    // Lines that wrap need more height than their number of line ends shows, so the box grows with its content.
    Effect::new(move |_| {
        link.run.text.track();
        let most = if answered.get() { room_beside_an_answer() } else { MOST_HEIGHT };
        if let Some(text_box) = text_box.get().filter(|_| shown()) {
            let style = web_sys::HtmlElement::style(&text_box);
            // Each call fails only for a property that does not exist.
            let _ = style.set_property("height", "auto");
            let height = text_box.scroll_height().clamp(0, most);
            let _ = style.set_property("height", &format!("{height}px"));
        }
    });
    // What stood above the box folds away, so the page is scrolled to its top, where the answer now is.
    Effect::new(move |was: Option<bool>| {
        let now = answered.get();
        if now && was == Some(false) {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        now
    });
    let waiting = StoredValue::new_local(None::<Timeout>);
    let on_input = move |event: ev::Event| {
        let text = event_target::<HtmlTextAreaElement>(&event).value();
        link.run.text.set(text);
        let rest = Timeout::new(REST_MS, move || link.ask_text(link.run.text.get_untracked()));
        waiting.set_value(Some(rest));
    };
    // When a button folds away, the focus goes to the box instead of being lost.
    let to_the_box = move || {
        if let Some(text_box) = text_box.get_untracked() {
            // Without focus the box still works.
            let _ = text_box.focus();
        }
    };
    let clear = move |_| {
        link.ask_to_clear();
        to_the_box();
    };
    let sample = move |text: &'static str, fits: fn(Purpose) -> bool, purpose: Purpose| {
        let context = link.run.context.get_untracked();
        if !fits(context.purpose) {
            link.set_context(Context { purpose, ..context });
        }
        link.give_text(text);
        to_the_box();
    };
    let quote = move |_| sample(SAMPLE_QUOTE, Purpose::is_purchase, Purpose::NewAboveThreshold);
    let register =
        move |_| sample(SAMPLE_REGISTER, |purpose| purpose == Purpose::ExistingEquipment, Purpose::ExistingEquipment);
    // Without a drawing surface the other samples still work.
    let photograph = move |_| drop(draw_label(move |file| link.take_files(vec![file])));
    view! {
        <h1 class="folds">{t_node("Check a supplier or product")}</h1>
        <FirstContact/>
        <p class="lede folds" id="check-hint">{t_node("Type a company, brand, model number or MAC address. You can also paste a whole quote, or drop files: quotes, registers, e-mails.")}</p>
        <div class="box">
            <textarea
                id="check-text"
                node_ref=text_box
                placeholder=" " // Never seen: by it the style of printed pages knows an empty box.
                aria-label=t("What to check")
                aria-describedby="check-hint"
                rows=rows
                spellcheck="false"
                autocomplete="off"
                prop:value=move || link.run.text.get()
                on:input=on_input
            ></textarea>
            <Show when=move || answered.get()>
                <a class="govuk-skip-link" id="to-the-answer" href="#results" on:click=to_the_answer>{t_node("Go to the answer")}</a>
            </Show>
            <div class="box-foot no-print">
                <FileChooser id="choose-file" label=t("Choose a file") multiple=true on_files=move |files| link.take_files(files)/>
                {reads_pictures().then(|| view! { <FileChooser id="take-photograph" label=t("Photograph a label") accept="image/*" capture="environment" on_files=move |files| link.take_files(files)/> })}
                <button type="button" class="folds" id="sample-quote" on:click=quote>{t_node("Try a sample quote")}</button>
                <button type="button" class="folds" id="sample-register" on:click=register>{t_node("Try a sample register")}</button>
                {reads_pictures().then(|| view! { <button type="button" class="folds" id="sample-photograph" on:click=photograph>{t_node("Try a sample photograph")}</button> })}
                <button type="button" id="clear" on:click=clear>{t_node("Clear everything")}</button>
                <span class="folds">{t_node("Text, CSV, Excel, OpenDocument, Word, PowerPoint, PDF, e-mail, saved web pages, network scans, ZIP.")} " "{reads_pictures().then(|| view! { {t_node("Scans and photographs.")} " " })}{t_node("Or paste.")}</span>
                <Show when=move || answered.get()><FoldedListBar/></Show>
            </div>
        </div>
        <Results/>
        <BringBack/>
        <AddToEstate/>
    }
}

/// Moves to the headline of a single line, or to the lines of a table, so that the next stop by keyboard is the first
/// line's reason. The link must not change the hash, which is the route.
fn to_the_answer(event: ev::MouseEvent) {
    event.prevent_default();
    let found = ["#lines tbody", ".outcome h2", "#results .result-title", "#results .lede"]
        .iter()
        .find_map(|place| document().query_selector(place).ok().flatten());
    if let Some(found) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        // If the element cannot take the focus, it stays where it is.
        let _ = found.set_attribute("tabindex", "-1");
        let _ = found.focus();
    }
}

/// What lines are checked against, for whom, and by whom.
#[component]
fn FirstContact() -> impl IntoView {
    let link = Link::here();
    move || {
        let believed = link.list.believed.get()?;
        let counts = link.list.catalogue.with(|catalogue| catalogue.as_ref().map(|catalogue| catalogue.measures.len()));
        let sentences = first_contact::sentences(&believed, counts).map(|sentence| {
            let places: Vec<(&str, &dyn Display)> =
                sentence.places.iter().map(|(name, value)| (*name, value as &dyn Display)).collect();
            t_with(sentence.words, &places)
        });
        Some(view! { <p class="lede folds" id="first-contact">{sentences.join(" ")}</p> })
    }
}

/// Whether this page reads pictures: the boot script knows what it carries.
fn reads_pictures() -> bool {
    document().document_element().is_some_and(|page| page.has_attribute("data-scans"))
}

/// The height in pixels that the box may take up while there is an answer below it.
fn room_beside_an_answer() -> i32 {
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    #[allow(clippy::cast_possible_truncation)]
    let part = (height / PART_OF_WINDOW) as i32;
    part.clamp(ONE_LINE, MOST_HEIGHT)
}
