//! Keys that lead somewhere, for users who leave them on: “/” to the box, “?” to the help about them.

use super::arrival;
use super::route::Route;
use gloo::events::EventListener;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;

thread_local! {
    /// Whether the keys work, for this visit.
    static ON: Cell<bool> = const { Cell::new(true) };
    /// Whether the user has not gone to another page yet.
    static FIRST_PAGE: Cell<bool> = const { Cell::new(true) };
}

/// Elements in which a key is text.
const WRITTEN_IN: &str = "input, textarea, select, [contenteditable]";

/// Listens as long as the page lives.
pub fn listen() {
    EventListener::new(&window(), "hashchange", |_| FIRST_PAGE.set(false)).forget();
    let options = gloo::events::EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "keydown", options, |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if !ON.get() || event.ctrl_key() || event.alt_key() || event.meta_key() || is_written_in() {
            return;
        }
        let to = match event.key().as_str() {
            "/" => (Route::Check, "check-text"),
            "?" => (Route::Help, "keys"),
            _ => return,
        };
        event.prevent_default();
        arrival::go(&to.0, to.1);
    })
    .forget();
}

/// Whether this is the page with which the visit began.
pub fn is_first_page() -> bool {
    FIRST_PAGE.get()
}

/// Whether the keys work.
pub fn are_on() -> bool {
    ON.get()
}

/// Switches the keys on or off.
pub fn switch(on: bool) {
    ON.set(on);
}

fn is_written_in() -> bool {
    document().active_element().is_some_and(|element| element.matches(WRITTEN_IN).unwrap_or(false))
}
