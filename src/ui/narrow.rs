//! The fields that narrow the table of lines.

use super::language::{t, t_count, t_node};
use super::link::Link;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// How long the user must have stopped typing before the table is narrowed, in milliseconds.
const REST_MS: u32 = 120;

/// Fields for words, maker and file.
#[component]
pub fn Narrow() -> impl IntoView {
    let link = Link::here();
    let waiting = StoredValue::new_local(None::<Timeout>);
    let on_words = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        waiting.set_value(Some(Timeout::new(REST_MS, move || link.show(|view| view.text = text))));
    };
    let chosen = |event: &leptos::ev::Event| Some(event_target_value(event)).filter(|value| !value.is_empty());
    let makers = move || {
        link.run.answer.with(|answer| answer.as_ref().map(|answer| answer.choices.1.clone()).unwrap_or_default())
    };
    let parts = move || {
        link.run.answer.with(|answer| answer.as_ref().map(|answer| answer.choices.0.clone()).unwrap_or_default())
    };
    let several = move || parts().len() > 1;
    let words = move || match link.run.shown.with(|shown| shown.total) {
        0 => t("No line matches.").to_owned(),
        total => t_count(total, "line", "lines"),
    };
    view! {
        <div class="narrow no-print" role="group" aria-label=t("Filter the table")>
            <label>{t_node("Holds")} " "<input type="search" id="narrow-text" autocomplete="off" prop:value=move || link.run.view.with(|view| view.text.clone()) on:input=on_words/></label>
            <label>{t_node("Maker")} " "<select id="narrow-maker" prop:value=move || link.run.view.with(|view| view.maker.clone().unwrap_or_default()) on:change=move |event| { let maker = chosen(&event); link.show(|view| view.maker = maker); }>
                <option value="">{t_node("any")}</option>
                {move || makers().into_iter().map(|(id, name)| view! { <option value=id>{name}</option> }).collect_view()}
            </select></label>
            <Show when=several>
                <label>{t_node("From")} " "<select id="narrow-part" prop:value=move || link.run.view.with(|view| view.part.clone().unwrap_or_default()) on:change=move |event| { let part = chosen(&event); link.show(|view| view.part = part); }>
                    <option value="">{t_node("any file or sheet")}</option>
                    {move || parts().into_iter().map(|part| view! { <option value=part.clone()>{part.clone()}</option> }).collect_view()}
                </select></label>
            </Show>
            <span role="status" id="lines-words">{words}</span>
        </div>
    }
}
