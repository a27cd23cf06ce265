//! What narrows and orders the table of lines, and leads through its pages.

use super::link::Link;
use crate::worker::protocol::{Order, PAGE};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// How long typing must rest before the table follows, in milliseconds.
const REST_MS: u32 = 120;

/// Words, maker, file and order.
#[component]
pub fn Narrow(
    /// The worker's answers.
    link: Link,
) -> impl IntoView {
    let waiting = StoredValue::new_local(None::<Timeout>);
    let on_words = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        waiting.set_value(Some(Timeout::new(REST_MS, move || link.show(|view| view.text = text))));
    };
    let chosen = |event: &leptos::ev::Event| Some(event_target_value(event)).filter(|value| !value.is_empty());
    let makers =
        move || link.answer.with(|answer| answer.as_ref().map(|answer| answer.choices.1.clone()).unwrap_or_default());
    let parts =
        move || link.answer.with(|answer| answer.as_ref().map(|answer| answer.choices.0.clone()).unwrap_or_default());
    let several = move || parts().len() > 1;
    view! {
        <div class="narrow no-print" role="group" aria-label="Narrow the table">
            <label>"Holds "<input type="search" id="narrow-text" autocomplete="off" prop:value=move || link.view.with(|view| view.text.clone()) on:input=on_words/></label>
            <label>"Maker "<select id="narrow-maker" prop:value=move || link.view.with(|view| view.maker.clone().unwrap_or_default()) on:change=move |event| { let maker = chosen(&event); link.show(|view| view.maker = maker); }>
                <option value="">"any"</option>
                {move || makers().into_iter().map(|(id, name)| view! { <option value=id>{name}</option> }).collect_view()}
            </select></label>
            <Show when=several>
                <label>"From "<select id="narrow-part" prop:value=move || link.view.with(|view| view.part.clone().unwrap_or_default()) on:change=move |event| { let part = chosen(&event); link.show(|view| view.part = part); }>
                    <option value="">"any file or sheet"</option>
                    {move || parts().into_iter().map(|part| view! { <option value=part.clone()>{part.clone()}</option> }).collect_view()}
                </select></label>
            </Show>
            <label>"In order of "<select id="narrow-order" on:change=move |event| { let order = order_of(&event_target_value(&event)); link.show(|view| view.order = order); }>
                <option value="read">"place"</option>
                <option value="gravest">"verdict"</option>
                <option value="maker">"maker"</option>
            </select></label>
        </div>
    }
}

fn order_of(value: &str) -> Order {
    match value {
        "gravest" => Order::Gravest,
        "maker" => Order::Maker,
        _ => Order::AsRead,
    }
}

/// Which lines are shown of how many, and the way to the others. The table holds one page at a time,
/// however long the register.
#[component]
pub fn Pager(
    /// The worker's answers.
    link: Link,
) -> impl IntoView {
    let words = move || {
        let (from, total) = link.page.get();
        match total {
            0 => "No line fits.".to_owned(),
            _ => format!("Lines {} to {} of {total}", from + 1, (from + PAGE).min(total)),
        }
    };
    let several = move || link.page.get().1 > PAGE;
    let is_first = move || link.page.get().0 == 0;
    let is_last = move || {
        let (from, total) = link.page.get();
        from + PAGE >= total
    };
    let go = move |to: fn(usize, usize) -> usize| {
        move |_| {
            let (from, total) = link.page.get_untracked();
            link.show_from(to(from, total));
        }
    };
    let last = |_: usize, total: usize| total.saturating_sub(1) / PAGE * PAGE;
    view! {
        <div class="pager no-print" role="group" aria-label="Pages of the table">
            <span role="status" id="page-words">{words}</span>
            <Show when=several>
                <button type="button" id="page-first" disabled=is_first on:click=go(|_, _| 0)>"First"</button>
                <button type="button" id="page-previous" disabled=is_first on:click=go(|from, _| from.saturating_sub(PAGE))>"Previous"</button>
                <button type="button" id="page-next" disabled=is_last on:click=go(|from, _| from + PAGE)>"Next"</button>
                <button type="button" id="page-last" disabled=is_last on:click=go(last)>"Last"</button>
            </Show>
        </div>
    }
}
