//! The language in which the page is shown: English as it is in the views, or Welsh from a catalogue that the page
//! carries and unpacks when it is first needed. What the engine and the list say stays English, and is marked as such.

use super::link::Link;
use super::places_kept::Kept;
use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use leptos::prelude::*;
use std::cell::{Cell, OnceCell};
use std::fmt::Display;
use vendor_desk::welsh::{self, Welsh};
use vendor_engine::report::counts::{count, thousands};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// The catalogue, once it has been unpacked.
    static CATALOGUE: OnceCell<&'static Welsh> = const { OnceCell::new() };
    /// The catalogue, while the page is shown in Welsh.
    static SHOWN: Cell<Option<&'static Welsh>> = const { Cell::new(None) };
    /// Whether the page is being drawn again in another language.
    static CHANGES: Cell<bool> = const { Cell::new(false) };
}

/// The part of an address that makes the page open in Welsh.
pub const IN_WELSH: &str = "cymraeg";
/// How long to wait, after the page is drawn in another language, before what was open is opened again, in
/// milliseconds.
const DRAWN_MS: u32 = 40;

/// The language, in a form that views can follow.
#[derive(Debug, Clone, Copy)]
pub struct LanguageState {
    /// Whether the page is shown in Welsh.
    pub welsh: RwSignal<bool>,
}

impl Default for LanguageState {
    fn default() -> Self {
        Self { welsh: RwSignal::new(false) }
    }
}

/// Some words of the interface in the language of the page. Words that the catalogue does not have stay as they are.
#[must_use]
pub fn t(english: &str) -> &str {
    SHOWN.get().and_then(|catalogue| catalogue.of(english)).map_or(english, welsh::usual)
}

/// The same as a part of a view.
#[must_use]
#[inline(never)]
pub fn t_node(english: &'static str) -> AnyView {
    t(english).into_any()
}

/// A sentence with its gaps filled: `{lines} read` with the number of lines. Spaces around it stay.
#[must_use]
pub fn t_with(english: &str, places: &[(&str, &dyn Display)]) -> String {
    let words = english.trim();
    let (before, after) = english.split_once(words).unwrap_or_default();
    [before, &welsh::filled(t(words), places), after].concat()
}

/// A number with its noun. In Welsh the noun is singular, and may begin differently after some numbers.
#[must_use]
pub fn t_count(number: usize, one: &str, many: &str) -> String {
    match SHOWN.get().and_then(|welsh| welsh.of(one)) {
        Some(forms) => format!("{} {}", thousands(number as u64), welsh::after_number(forms, number)),
        None => count(number, one, many),
    }
}

/// A date in words, with its month in the language of the page.
#[must_use]
pub fn t_date(english: String) -> String {
    if in_welsh() { welsh::date(&english) } else { english }
}

/// A period as the list gives it: `since May 2020`, `2019 to 2021`, `noted 3 May 2026`.
#[must_use]
pub fn t_period(english: String) -> String {
    if !in_welsh() {
        return english;
    }
    let fill = |template: &str, day: &str| t_with(template, &[("day", &welsh::date(day))]);
    if let Some(day) = english.strip_prefix("since ") {
        return fill(later("since {day}"), day);
    }
    if let Some(day) = english.strip_prefix("noted ") {
        return fill(later("noted {day}"), day);
    }
    if let Some(day) = english.strip_prefix("until ").and_then(|rest| rest.strip_suffix("; start not known")) {
        return fill(later("until {day}; start not known"), day);
    }
    match english.split_once(" to ") {
        Some((since, until)) => {
            t_with("{since} to {until}", &[("since", &welsh::date(since)), ("until", &welsh::date(until))])
        }
        None => welsh::date(t(&english)),
    }
}

/// Marks words that are translated only where they are drawn, so that a search of the source for words to translate
/// finds them.
#[must_use]
pub const fn later(english: &'static str) -> &'static str {
    english
}

/// Whether the page is shown in Welsh.
#[must_use]
pub fn in_welsh() -> bool {
    SHOWN.get().is_some()
}

/// The `lang` of what is English on every page: law, measures, reasons, and everything that is saved. On an English
/// page it is not needed.
#[must_use]
pub fn en() -> Option<&'static str> {
    in_welsh().then_some("en")
}

/// Whether the page is being drawn again in another language, rather than because the user moved between pages.
#[must_use]
pub fn changes() -> bool {
    CHANGES.get()
}

/// The `lang` of words of the interface among English ones.
#[must_use]
pub fn cy() -> Option<&'static str> {
    in_welsh().then_some("cy")
}

/// What the user is told, in the language in which the page was shown at the time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    words: String,
    welsh: bool,
}

impl Told {
    /// Words of the interface.
    #[must_use]
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), welsh: in_welsh() }
    }

    /// The words, marked with their language where it is not that of the page.
    pub fn view(self) -> AnyView {
        let lang = (self.welsh != in_welsh()).then_some(if self.welsh { "cy" } else { "en" });
        view! { <span lang=lang>{self.words}</span> }.into_any()
    }
}

/// Words of the engine, which are English.
impl From<String> for Told {
    fn from(words: String) -> Self {
        Self { words, welsh: false }
    }
}

/// Shows the page in Welsh if its address says so.
pub fn follow_address(link: Link) {
    let hash = window().location().hash().unwrap_or_default();
    if hash.split(['/', '&', '?']).any(|word| word == IN_WELSH) {
        link.show_in_welsh(true);
    }
}

impl Link {
    /// Shows the page in Welsh, or in English.
    pub fn show_in_welsh(self, welsh: bool) {
        if !welsh {
            return self.show_with(None);
        }
        if let Some(catalogue) = CATALOGUE.with(|catalogue| catalogue.get().copied()) {
            return self.show_with(Some(catalogue));
        }
        leptos::task::spawn_local(async move {
            match self.catalogue().await {
                Some(catalogue) => self.show_with(Some(CATALOGUE.with(|known| *known.get_or_init(|| catalogue)))),
                None => self.trouble.set(Some(Told::new(t("The Welsh of this page could not be read.")))),
            }
        });
    }

    /// Unpacks the catalogue, which then stays in memory as long as the page lives.
    async fn catalogue(self) -> Option<&'static Welsh> {
        let promise = self.spawned("welsh").ok()?;
        let bytes: Uint8Array = JsFuture::from(js_sys::Promise::from(promise)).await.ok()?.into();
        Welsh::read(&bytes.to_vec()).map(|catalogue| &*Box::leak(Box::new(catalogue)))
    }

    /// Draws the page again in a language. What was typed, opened and focused is restored afterwards.
    fn show_with(self, catalogue: Option<&'static Welsh>) {
        let kept = Kept::of_page();
        SHOWN.set(catalogue);
        if let Some(page) = document().document_element() {
            // Fails only for an invalid name.
            let _ = page.set_attribute("lang", if catalogue.is_some() { "cy" } else { "en-GB" });
        }
        CHANGES.set(true);
        self.language.welsh.set(catalogue.is_some());
        Timeout::new(DRAWN_MS, move || {
            CHANGES.set(false);
            kept.give_back();
        })
        .forget();
    }
}

/// A button for the other language.
#[component]
pub fn LanguageButton() -> impl IntoView {
    let link = Link::here();
    let welsh = in_welsh();
    let (words, lang) = if welsh { ("English", "en") } else { ("Cymraeg", "cy") };
    view! { <button type="button" id="language" class="no-print" lang=lang on:click=move |_| link.show_in_welsh(!welsh)>{words}</button> }
}

/// Says on every Welsh page, in both languages, that no Welsh speaker has read it yet.
#[component]
pub fn Unreviewed() -> impl IntoView {
    // The element is there in both languages, so that everything after it keeps its place.
    let said = in_welsh().then(|| {
        view! {
            <aside id="unreviewed" class="unreviewed" aria-label="Drafft · Draft"><p class="wrap">
                <b>"Drafft: nid oes siaradwr Cymraeg wedi adolygu’r Gymraeg hon eto. Mae’r gyfraith a’r mesurau yn Saesneg."</b> " "
                <span lang="en">"Draft: no Welsh speaker has reviewed this Welsh yet. Law and measures are in English."</span>
            </p></aside>
        }
    });
    view! { <div>{said}</div> }
}
