//! A line of the estate in full, in a window of its own: the answer, why, and the way to correct it.

use super::state::ShownLine;
use crate::ui::correction::KeepsCorrection;
use crate::ui::language::{t, t_node, t_with};
use crate::ui::link::Link;
use crate::ui::outcome_card::OutcomeCard;
use leptos::prelude::*;
use vendor_desk::estate::EstateQuestion;
use vendor_text::Correction;
use vendor_text::drawn::shortened;

impl Link {
    /// Keeps what a person says of a maker in the line that is shown, or takes it back.
    fn correct_in_estate(self, maker: &str, correction: Option<Correction>) {
        let state = self.estate;
        let Some(ShownLine { key, record, .. }) = state.line.get_untracked() else { return };
        let said = if correction.is_some() {
            t("The line is corrected, and everything is counted again.")
        } else {
            t("The line is read as before, and everything is counted again.")
        };
        state.change(|work| work.assets.entry(key).or_default().correct(&record.corrections, maker, correction));
        state.line.set(None);
        state.did(said.to_owned());
    }
}

/// The button that shows a line in full.
#[must_use]
pub fn why(link: Link, at: usize, text: &str) -> AnyView {
    let label = t_with("Why? {shortened}", &[("shortened", &shortened(&text.chars().take(60).collect::<String>()))]);
    let ask = move |_| link.ask_estate(EstateQuestion::Line(at));
    view! { <button type="button" class="plain no-print" aria-label=label on:click=ask>{t_node("Why?")}</button> }
        .into_any()
}

/// The line that is shown, if one is.
#[component]
pub fn LineInFull() -> impl IntoView {
    let link = Link::here();
    let shown = link.estate.line;
    provide_context(KeepsCorrection(Callback::new(move |(maker, correction): (String, Option<Correction>)| {
        link.correct_in_estate(&maker, correction);
    })));
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (shown.with(Option::is_some), dialog.has_attribute("open")) {
            // Fails only if it is no longer in the page.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog class="ask ask--line" id="estate-line" node_ref=dialog aria-label=t("The whole line") on:close=move |_| shown.set(None)>
            {move || shown.get().map(|ShownLine { at, record, .. }| view! { <OutcomeCard record=*record at/> })}
            <p class="actions"><button type="button" id="estate-line-close" on:click=move |_| shown.set(None)>{t_node("Close")}</button></p>
        </dialog>
    }
}
