//! A paper that is put into the page, shown only while the browser prints.

use gloo::timers::callback::Timeout;
use leptos::prelude::{document, window};
use vendor_engine::report::paper::Node;
use wasm_bindgen::JsValue;

const ID: &str = "printed-record";
/// Marks the body while a paper is in the page: the style sheet then prints nothing else.
const MARK: &str = "data-paper";

/// Puts a paper into the page and opens the browser's print dialog.
///
/// # Errors
/// What the browser refused.
pub fn print(paper: &Node) -> Result<(), JsValue> {
    take_away();
    let body = document().body().ok_or("there is no page")?;
    let place = document().create_element("div")?;
    place.set_id(ID);
    place.append_child(&element_of(paper)?)?;
    body.append_child(&place)?;
    body.set_attribute(MARK, "")?;
    // After it has been laid out.
    Timeout::new(0, || {
        // A browser that cannot print leaves the page as it is.
        let _ = window().print();
        // Some browsers return at once and print the page in the state that it has later, so the paper stays for a
        // while.
        Timeout::new(KEPT_MS, take_away).forget();
    })
    .forget();
    Ok(())
}

/// How long a paper stays in the page after the print call has returned, in milliseconds.
const KEPT_MS: u32 = 60_000;

/// Removes the paper from the page.
pub fn take_away() {
    if let Some(place) = document().get_element_by_id(ID) {
        place.remove();
    }
    if let Some(body) = document().body() {
        // Fails only for an invalid name.
        let _ = body.remove_attribute(MARK);
    }
}

fn element_of(node: &Node) -> Result<web_sys::Node, JsValue> {
    match node {
        Node::Text(text) => Ok(document().create_text_node(text).into()),
        Node::Element { name, class, inside } => {
            let element = document().create_element(name)?;
            if !class.is_empty() {
                element.set_class_name(class);
            }
            for node in inside {
                element.append_child(&element_of(node)?)?;
            }
            Ok(element.into())
        }
    }
}
