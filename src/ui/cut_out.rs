//! The part of a picture that a line was read from, beside the line: what is doubtful is seen, not believed.

use super::language::{t_node, t_with};
use super::link::Link;
use crate::worker::moved::Beside;
use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::{ev, html};
use vendor_engine::report::record::LineRecord;
use vendor_text::Area;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlCanvasElement};

/// Points of the picture that are shown around the line.
const AROUND: u32 = 12;

/// The part of a picture that a line was read from, where the picture is one of the files that were given, and a field for
/// what the user sees there.
#[component]
pub fn CutOut(
    /// The line.
    record: LineRecord,
) -> impl IntoView {
    let link = Link::here();
    let LineRecord { place, text, read_as, .. } = record;
    let canvas = NodeRef::<html::Canvas>::new();
    let found =
        place.area.as_deref().copied().filter(|area| area.page == 1 && place.page.is_none() && place.part.is_none());
    let file = link.last_files().into_iter().find(|file| Some(file.name()) == place.file);
    let shown = found.zip(file).map(|(area, file)| {
        Effect::new(move |_| {
            if let Some(canvas) = canvas.get() {
                let file = file.clone();
                // Without it the line is still there, with the words that say what is doubtful.
                leptos::task::spawn_local(async move { _ = draw(&canvas, &file, area).await });
            }
        });
        let label = t_with("The part of the picture that was read as: {text}", &[("text", &text)]);
        view! { <p class="cut-out"><canvas node_ref=canvas role="img" aria-label=label width="0" height="0"></canvas></p> }
    });
    let seen = RwSignal::new(text.clone());
    let confirm = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (place, read, text) = (Box::new(place.clone()), text.clone(), seen.get_untracked());
        link.lay(Beside::Confirmed { place, read, text });
    };
    let was = read_as.map(
        |was| view! { <p class="hint">{t_node("Read as “")}{was}{t_node("”, and confirmed or typed by you.")}</p> },
    );
    view! {
        {shown}
        {was}
        <form class="confirm no-print" on:submit=confirm>
            <label>{t_node("What the picture says")} <input type="text" spellcheck="false" autocomplete="off" prop:value=move || seen.get() on:input=move |event| seen.set(event_target_value(&event))/></label>
            <button type="submit">{t_node("Confirm")}</button>
        </form>
    }
}

async fn draw(canvas: &HtmlCanvasElement, file: &File, area: Area) -> Option<()> {
    // Called by their names: the browser's types for pictures would add to the page, and are used nowhere else.
    let call = |on: &JsValue, name: &str, given: &Array| -> Option<JsValue> {
        let function: Function = Reflect::get(on, &name.into()).ok()?.dyn_into().ok()?;
        Reflect::apply(&function, on, given).ok()
    };
    let promise = call(&window(), "createImageBitmap", &Array::of1(file))?;
    let picture = JsFuture::from(Promise::from(promise)).await.ok()?;
    let side = |name: &str| Reflect::get(&picture, &name.into()).ok()?.as_f64();
    // Larger pictures were made smaller before they were read.
    let longest = f64::from(Area::LONGEST_SIDE);
    let scale = side("width")?.max(side("height")?).max(longest) / longest;
    let (x, y) = (area.x.saturating_sub(AROUND), area.y.saturating_sub(AROUND));
    let (wide, tall) = (area.w + 2 * AROUND, area.h + 2 * AROUND);
    canvas.set_width(wide);
    canvas.set_height(tall);
    let context: JsValue = canvas.get_context("2d").ok()??.into();
    let from = [x, y, wide, tall].map(|side| JsValue::from(f64::from(side) * scale));
    let to = [0, 0, wide, tall].map(JsValue::from);
    call(&context, "drawImage", &[picture].into_iter().chain(from).chain(to).collect())?;
    Some(())
}
