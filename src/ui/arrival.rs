//! Arriving at a page: sets its title in the browser, and the focus on its heading or on the element that was asked
//! for. On the first page the focus stays where it is.

use super::language::{t, t_with};
use super::link::{Link, Status};
use super::route::{Route, Tab};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

thread_local! {
    /// The id of the element that gets the focus once the next page is there.
    static ASKED_FOR: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// Goes to an element, by its id, after going to its page.
pub fn go(route: &Route, id: &'static str) {
    let to = route.to_string();
    let location = window().location();
    let here = location.hash().unwrap_or_default();
    if here.trim_start_matches(['#', '/']) == to.trim_start_matches(['#', '/']) {
        return focus(id);
    }
    ASKED_FOR.set(Some(id));
    // This fails only for an invalid address.
    let _ = location.set_hash(&to);
}

/// Without focus the place is still visible.
fn focus(id: &str) {
    let found = document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlElement>().ok());
    if let Some(found) = found {
        let _ = found.focus();
        found.scroll_into_view_with_bool(false);
    }
}

/// Follows the route.
pub fn follow(link: Link, route: ReadSignal<Route>) {
    let ready = Memo::new(move |_| {
        let held = link.list.catalogue.with(Option::is_some);
        link.list.status.with(|status| *status == Status::Ready) && held
    });
    Effect::new(move |before: Option<(Route, bool)>| {
        // Tracked because the title is in the language of the page.
        link.language.welsh.track();
        let (route, ready) = (route.get(), ready.get());
        let moved = before.as_ref().is_some_and(|(known, _)| *known != route);
        let to = route.clone();
        // After the page has been drawn.
        Timeout::new(0, move || arrive(&to, moved)).forget();
        (route, ready)
    });
}

fn arrive(route: &Route, moved: bool) {
    let heading = document().query_selector("main h1").ok().flatten().and_then(|found| found.dyn_into().ok());
    let Some(heading): Option<HtmlElement> = heading else { return };
    let words = heading.text_content().unwrap_or_default();
    let title = match route {
        Route::Estate(tab) if *tab != Tab::Overview => format!("{}: {words}", t(tab.in_words())),
        _ => words,
    };
    document().set_title(&t_with("{title} – Vendor checker", &[("title", &title)]));
    if moved {
        // Each call fails only where the heading is gone again.
        let _ = heading.set_attribute("tabindex", "-1");
        let _ = heading.focus();
        if let Some(id) = ASKED_FOR.take() {
            focus(id);
        }
    }
}
