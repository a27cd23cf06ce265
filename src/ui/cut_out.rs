//! The part of a picture that a line was read from, beside the line, so that the user can see what is doubtful instead
//! of having to believe it.

use super::language::{t_node, t_with};
use super::link::Link;
use crate::platform::files;
use crate::worker::message;
use crate::worker::moved::{Beside, FromCutter, Moved, ToCutter, ToFiles};
use js_sys::Array;
use leptos::prelude::*;
use leptos::{ev, html};
use vendor_engine::report::record::LineRecord;
use vendor_text::Place;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{Clamped, JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, ImageData, MessageEvent};

/// The part of a picture that a line was read from, if the picture is one of the files that were given or is inside
/// one, and a field for what the user sees there.
#[component]
pub fn CutOut(
    /// The line.
    record: LineRecord,
) -> impl IntoView {
    let link = Link::here();
    let LineRecord { place, text, read_as, .. } = record;
    let canvas = NodeRef::<html::Canvas>::new();
    let wanted = place.clone();
    let mut files = link.last_files().into_iter();
    let file = place.area.as_ref().and_then(|_| files.find(|file| Some(file.name()) == place.file));
    let shown = file.map(|file| {
        Effect::new(move |_| {
            if let Some(canvas) = canvas.get() {
                let (file, wanted) = (file.clone(), wanted.clone());
                // If this fails, the line is still there, with the words that say what is doubtful.
                leptos::task::spawn_local(async move { _ = link.draw_part(canvas, &file, wanted).await });
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

impl Link {
    /// Has the part cut out of the picture by a worker of its own, which then ends.
    async fn draw_part(self, canvas: HtmlCanvasElement, file: &File, place: Place) -> Result<(), String> {
        let bytes = files::read(file).await?;
        let buffer = bytes.buffer();
        let worker = self.spawn_role("files")?;
        let end = worker.clone();
        // Called once, because the worker then ends.
        let on_message = Closure::once_into_js(move |event: MessageEvent| {
            end.terminate();
            if let Ok(FromCutter::Part { wide, tall, points }) = message(&event) {
                let _ = put(&canvas, [wide, tall], &points.0.to_vec());
            }
        });
        worker.set_onmessage(Some(on_message.unchecked_ref()));
        let message = ToFiles::CutOut(ToCutter { name: file.name(), bytes: Moved(bytes), place });
        let message = serde_wasm_bindgen::to_value(&message).map_err(|error| error.to_string())?;
        worker.post_message_with_transfer(&message, &Array::of1(&buffer)).map_err(|cause| format!("{cause:?}"))
    }
}

/// Shows points unchanged.
fn put(canvas: &HtmlCanvasElement, [wide, tall]: [u32; 2], points: &[u8]) -> Result<(), JsValue> {
    let picture = ImageData::new_with_u8_clamped_array_and_sh(Clamped(points), wide, tall)?;
    canvas.set_width(wide);
    canvas.set_height(tall);
    let surface = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    surface.unchecked_into::<CanvasRenderingContext2d>().put_image_data(&picture, 0.0, 0.0)
}
