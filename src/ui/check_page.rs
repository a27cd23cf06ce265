//! The page with the one big box.

use super::beside::BesidePanel;
use super::context_sentence::ContextSentence;
use super::estate::AddToEstate;
use super::file_chooser::FileChooser;
use super::given::BringBack;
use super::link::{Link, Status};
use super::results::Results;
use gloo::timers::callback::Timeout;
use leptos::ev;
use leptos::prelude::*;
use web_sys::HtmlTextAreaElement;

/// How long typing must rest before it is looked up, in milliseconds.
const REST_MS: u32 = 60;
/// Height that the box grows to before it scrolls, in pixels.
const MOST_HEIGHT: i32 = 420;
/// Rows that the box grows to before it scrolls.
const MOST_ROWS: usize = 12;

/// An invented quote, to see what the tool does.
const SAMPLE: &str = "Quotation for the town hall and car park\n\
4 x DS-2CD2143G2-I 4MP turret camera\n\
1 x HiLook NVR-108MH-C/8P 8 channel recorder, 4TB\n\
2 x AXIS P3265-LVE dome (replaces existing Hikvision)\n\
1 x Dahua IPC-HFW2831T-ZAS or equivalent\n\
6 x Swann 4K add-on camera\n\
8 x 5MP vandal dome, white, as specified\n\
Supply and lay CAT6 cable, per point\n\
Power supply suitable for Hikvision turrets";

/// The page with the one big box.
#[component]
pub fn CheckPage() -> impl IntoView {
    let link = Link::here();
    let text_box = NodeRef::<leptos::html::Textarea>::new();
    let shown = move || link.list.status.with(|status| *status == Status::Ready);
    Effect::new(move |_| {
        if let Some(text_box) = text_box.get().filter(|_| shown()) {
            // Without focus the box still works.
            let _ = text_box.focus();
        }
    });
    let rows = move || link.run.text.with(|text| text.split('\n').count().clamp(1, MOST_ROWS));
    // Lines that wrap need more height than they have line ends: the box grows with its text.
    Effect::new(move |_| {
        link.run.text.track();
        if let Some(text_box) = text_box.get().filter(|_| shown()) {
            let style = web_sys::HtmlElement::style(&text_box);
            // Each call fails only for a property that does not exist.
            let _ = style.set_property("height", "auto");
            let height = text_box.scroll_height().clamp(0, MOST_HEIGHT);
            let _ = style.set_property("height", &format!("{height}px"));
        }
    });
    let waiting = StoredValue::new_local(None::<Timeout>);
    let on_input = move |event: ev::Event| {
        let text = event_target::<HtmlTextAreaElement>(&event).value();
        link.run.text.set(text);
        let rest = Timeout::new(REST_MS, move || link.ask_text(link.run.text.get_untracked()));
        waiting.set_value(Some(rest));
    };
    let clear = move |_| {
        link.ask_to_clear();
        if let Some(text_box) = text_box.get() {
            // Without focus the box still works.
            let _ = text_box.focus();
        }
    };
    view! {
        <h1>"Check a supplier or product"</h1>
        <p class="lede" id="check-hint">"Type a company, brand, model number or MAC address. Or paste a whole quote, or drop files: quotes, registers, e-mails."</p>
        <div class="box">
            <textarea
                id="check-text"
                node_ref=text_box
                aria-label="What to check"
                aria-describedby="check-hint"
                rows=rows
                spellcheck="false"
                autocomplete="off"
                prop:value=move || link.run.text.get()
                on:input=on_input
            ></textarea>
            <div class="box-foot no-print">
                <FileChooser id="choose-file" label="Choose a file" multiple=true on_files=move |files| link.take_files(files)/>
                <button type="button" on:click=move |_| link.give_text(SAMPLE)>"Try a sample quote"</button>
                <button type="button" id="clear" on:click=clear>"Clear everything"</button>
                <span>"Text, CSV, Excel, OpenDocument, Word, PDF, e-mail, saved web pages, network scans, ZIP. Or paste."</span>
            </div>
        </div>
        <ContextSentence/>
        <BesidePanel/>
        <Results/>
        <BringBack/>
        <AddToEstate/>
    }
}
