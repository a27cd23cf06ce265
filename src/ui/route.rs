//! The page that the address bar names, as a signal.

use gloo::events::EventListener;
use leptos::prelude::*;

pub use vendor_desk::route::{Route, Tab};

/// The current route, as a signal that follows the address bar. Each new page starts at its top.
#[must_use]
pub fn current() -> ReadSignal<Route> {
    let read = || window().location().hash().unwrap_or_default().parse().unwrap_or(Route::Check);
    let (route, set_route) = signal(read());
    let listener = EventListener::new(&window(), "hashchange", move |_| {
        set_route.set(read());
        window().scroll_to_with_x_and_y(0.0, 0.0);
    });
    // Lives as long as the page.
    listener.forget();
    route
}
