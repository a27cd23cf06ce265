//! Letters about the lines that are shown and whose maker is not settled: to copy or to save.

use super::language::{Told, en, t, t_node, t_with};
use super::link::Link;
use super::said;
use crate::platform::{clipboard, download};
use crate::worker::moved::{EvidenceAsk, ToWorker};
use leptos::prelude::*;
use vendor_engine::report::letters::{Addressee, Letter};
use vendor_list::law::SaidIn;

/// The panel, folded away until it is opened.
#[component]
pub fn LettersPanel() -> impl IntoView {
    let link = Link::here();
    let opened = RwSignal::new(false);
    // The letters follow the lines that are shown.
    Effect::new(move |_| {
        let view = link.run.view.get();
        link.run.answer.with(|answer| answer.as_ref().map(|answer| (answer.id, answer.summary.lines)));
        if opened.get() {
            link.send(&ToWorker::Evidence(EvidenceAsk::Letters(view)), None);
        }
    });
    view! {
        <details class="letters" id="letters" on:toggle=move |_| opened.set(true)>
            {said::summary("Letters that ask who made it")}
            {move || link.evidence.letters.get().map(|letters| {
                let law = link.list.catalogue.with(|catalogue| {
                    catalogue.as_ref().map(|catalogue| {
                        let said = catalogue.law.iter().find(|sentence| sentence.said_in == SaidIn::Letters);
                        said.map(|sentence| view! { <span lang=en()>{sentence.text.clone()}</span> })
                    })
                });
                let nothing = letters.is_empty().then_some(t("None of the lines shown needs a question."));
                view! {
                    <p class="hint">{t_node("These letters are about the lines above that are “Ask first” or “Cannot tell”; filter the table to leave lines out. Fill in the words in [brackets]. The letters ask who made each item.")} " " {law}</p>
                    {nothing.map(|nothing| view! { <p>{nothing}</p> })}
                    {letters.into_iter().map(|letter| view! { <LetterBox letter/> }).collect_view()}
                }
            })}
        </details>
    }
}

/// One letter.
#[component]
fn LetterBox(
    /// The letter.
    letter: Letter,
) -> impl IntoView {
    let link = Link::here();
    let text_box = NodeRef::<leptos::html::Pre>::new();
    let (said, say) = signal("");
    let slug = match letter.to {
        Addressee::Supplier => "supplier",
        Addressee::Bidder => "bidder",
        Addressee::Installer => "installer",
    };
    let id = format!("letter-{slug}");
    let text = StoredValue::new(letter.text.clone());
    let select = move || {
        if let Some(text_box) = text_box.get_untracked() {
            // Without focus the text is still selected.
            let _ = text_box.focus();
            clipboard::select(&text_box);
        }
        say.set(t("The text is selected: copy it with Ctrl+C (or Cmd+C)."));
    };
    let copy = move |_| {
        leptos::task::spawn_local(async move {
            if clipboard::copy_text(&text.get_value()).await {
                say.set(t("Copied."));
            } else {
                select();
            }
        });
    };
    let save = move |_| {
        if download::save_text(&format!("letter-{slug}.txt"), &text.get_value(), download::Mark::Utf8).is_err() {
            link.trouble.set(Some(Told::new(t("The browser did not save the file. Copy the letter instead."))));
        }
    };
    let title = t(letter.to.title());
    view! {
        <h3>{title}</h3>
        // Not a field, because a browser may write the fields of an open page to its disk.
        <pre id=id lang=en() tabindex="0" role="group" aria-label=title node_ref=text_box>{letter.text}</pre>
        <p class="actions">
            <button type="button" aria-label=t_with("Copy: {title}", &[("title", &title)]) on:click=copy>{t_node("Copy")}</button>
            <button type="button" aria-label=t_with("Save as text: {title}", &[("title", &title)]) on:click=save>{t_node("Save as text")}</button>
            <span role="status">{said}</span>
        </p>
    }
}
