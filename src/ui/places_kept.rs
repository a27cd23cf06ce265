//! What would be lost when a page is drawn again: what is typed and not yet saved, what is unfolded, where the focus is
//! and how far the page is scrolled. Everything is found again by its place, because by then the words around it are in
//! another language.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement};

/// The place of an element: how many elements come before it, at each step down from the root of the app.
type Place = Vec<u32>;

/// What is kept.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    unfolded: Vec<Place>,
    /// The contents of fields: a text, or whether they are ticked.
    fields: Vec<(Place, String, JsValue)>,
    focus: Option<Place>,
    scrolled: f64,
}

/// How many times to wait for folded parts inside a part that was unfolded.
const ROUNDS: u32 = 3;
/// How long to wait for these to be drawn, in milliseconds.
const ROUND_MS: u32 = 40;
/// Fields that the user fills in.
const FIELDS: &str = "input:not([type=file]), textarea:not([readonly]), select";

impl Kept {
    /// Notes what is in the page now.
    #[must_use]
    pub fn of_page() -> Self {
        let place = |element: &Element| place_of(element);
        let focus = document().active_element().and_then(|element| place_of(&element));
        let fields = all(FIELDS).into_iter().filter_map(|field| Some((place(&field)?, field.id(), held(&field))));
        Self {
            unfolded: all("details[open]").iter().filter_map(place).collect(),
            fields: fields.collect(),
            focus,
            scrolled: window().scroll_y().unwrap_or_default(),
        }
    }

    /// Restores it in the page as it is drawn now.
    pub fn give_back(self) {
        self.unfold(ROUNDS);
    }

    /// Unfolds from the outside inwards, because some folded parts are only drawn when they are first shown.
    fn unfold(self, rounds: u32) {
        for place in &self.unfolded {
            if let Some(details) = at(place).filter(|element| element.local_name() == "details") {
                // Fails only for an invalid name.
                let _ = details.set_attribute("open", "");
            }
        }
        let inside = !self.unfolded.is_empty() && rounds > 0;
        Timeout::new(
            if inside { ROUND_MS } else { 0 },
            move || if inside { self.unfold(rounds - 1) } else { self.fill() },
        )
        .forget();
    }

    fn fill(self) {
        for (place, id, value) in &self.fields {
            let same = |field: &Element| field.matches(FIELDS).unwrap_or(false) && field.id() == *id;
            let Some(field) = at(place).filter(|field| same(field) && held(field) != *value) else { continue };
            // Fails only if it is not an object.
            let _ = js_sys::Reflect::set(&field, &held_as(&field).into(), value);
            // A radio button sends its event when it is chosen.
            if value.is_falsy() && field.matches("[type=radio]").unwrap_or(false) {
                continue;
            }
            for kind in ["input", "change"] {
                // Listeners hear of it as if it had been typed.
                let _ = Event::new(kind).map(|event| field.dispatch_event(&event));
            }
        }
        if let Some(element) =
            self.focus.as_ref().and_then(at).and_then(|element| element.dyn_into::<HtmlElement>().ok())
        {
            let _ = element.focus();
        }
        window().scroll_to_with_x_and_y(0.0, self.scrolled);
    }
}

fn root() -> Option<Element> {
    document().get_element_by_id("app")
}

fn all(selector: &str) -> Vec<Element> {
    let found = root().and_then(|root| root.query_selector_all(selector).ok());
    let found = found.as_ref();
    let nodes = found.into_iter().flat_map(|found| (0..found.length()).filter_map(|nth| found.item(nth)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

fn place_of(element: &Element) -> Option<Place> {
    let root = root()?;
    let (mut place, mut element) = (Vec::new(), element.clone());
    while element != root {
        let mut before = 0;
        let mut sibling = element.previous_element_sibling();
        while let Some(one) = sibling {
            before += 1;
            sibling = one.previous_element_sibling();
        }
        place.push(before);
        element = element.parent_element()?;
    }
    place.reverse();
    Some(place)
}

fn at(place: &Place) -> Option<Element> {
    place.iter().try_fold(root()?, |element, nth| element.children().item(*nth))
}

/// The property that holds the contents of a field.
fn held_as(field: &Element) -> &'static str {
    let is_tick = field.matches("[type=checkbox], [type=radio]").unwrap_or(false);
    if is_tick { "checked" } else { "value" }
}

fn held(field: &Element) -> JsValue {
    js_sys::Reflect::get(field, &held_as(field).into()).unwrap_or_default()
}
