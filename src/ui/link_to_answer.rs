//! A link to an answer: made on a click, and read when the page is opened with it. Until then, nothing that was typed
//! is in any address.

use super::language;
use super::language::{IN_WELSH, in_welsh, t, t_node};
use super::link::{Link, Status};
use crate::platform::clipboard;
use leptos::prelude::*;
use vendor_desk::answer_link;
use vendor_desk::window::Asked;

/// Looks up what the address carries, once the list is verified.
pub fn follow(link: Link) {
    let hash = window().location().hash().unwrap_or_default();
    let Some((item, context)) = answer_link::read(in_either_language(&hash)).filter(|_| !language::changes()) else {
        return;
    };
    Effect::new(move |done: Option<bool>| {
        let ready = link.list.status.with(|status| *status == Status::Ready);
        if ready && done != Some(true) {
            link.run.context.set(context);
            link.ask_text(item.clone());
        }
        ready
    });
}

/// An answer's address without the part that makes the page open in Welsh.
fn in_either_language(hash: &str) -> &str {
    hash.strip_suffix(IN_WELSH).and_then(|rest| rest.strip_suffix('&')).unwrap_or(hash)
}

/// A button that copies the link, if the answer is to a single typed item.
#[component]
pub fn LinkToAnswer() -> impl IntoView {
    let link = Link::here();
    let said = RwSignal::new("");
    let hash = Memo::new(move |_| {
        let typed = link.run.answer.with(|answer| {
            answer.as_ref().is_some_and(|answer| answer.single.is_some() && answer.asked == Asked::Text)
        });
        typed.then(|| link.run.text.with(|text| answer_link::hash(text, &link.run.context.get()))).flatten()
    });
    let copy = move |_| {
        let Some(hash) = hash.get_untracked() else { return };
        let location = window().location();
        let page = location.href().unwrap_or_default();
        let page = page.split('#').next().unwrap_or_default();
        let welsh = if in_welsh() { format!("&{IN_WELSH}") } else { String::new() };
        let address = format!("{page}{hash}{welsh}");
        let is_file = location.protocol().is_ok_and(|protocol| protocol == "file:");
        leptos::task::spawn_local(async move {
            let copied = clipboard::copy_text(&address).await;
            let words = match (copied, is_file) {
                (true, false) => t("Copied. Anyone with the link can see what you typed."),
                (true, true) => {
                    t("Copied. The link contains the location of this file, and opens only on this computer.")
                }
                (false, _) => t("The browser did not copy it."),
            };
            // The user may have left the page by then.
            said.try_set(words);
        });
    };
    Effect::new(move |_| {
        hash.track();
        said.set("");
    });
    view! {
        <Show when=move || hash.with(Option::is_some)>
            <p class="actions no-print">
                <button type="button" id="copy-link" on:click=copy>{t_node("Copy a link to this answer")}</button>
                <span role="status">{said}</span>
            </p>
        </Show>
    }
}
