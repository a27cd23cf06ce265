//! A person corrects a line: what is right, who says so and why.

use super::language::{t, t_node, t_with};
use super::link::Link;
use super::said;
use crate::platform::clock;
use crate::worker::moved::ToWorker;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use std::ops::Not;
use vendor_engine::identify::corrections::says_in_words;
use vendor_engine::report::record::LineRecord;
use vendor_readers::Layouts;
use vendor_text::{Corrected, Correction};

impl Link {
    /// Corrects a line of the answer that is shown, or takes back what was said about a maker in it.
    fn correct_line(self, at: usize, maker: String, correction: Option<Correction>) {
        let Some(id) = self.run.answer.with_untracked(|answer| answer.as_ref().map(|answer| answer.id)) else { return };
        self.run.corrected.set_value(Some(at));
        self.run.corrected_any.set_value(true);
        self.send(&ToWorker::Correct { id, at, maker, correction }, None);
    }

    /// Whether something was said here that pasting the text again would not restore: corrections of lines or columns,
    /// or a policy.
    pub(super) fn says_more_than_its_text(self) -> bool {
        self.run.corrected_any.get_value()
            || self.run.layouts.with_untracked(|layouts| *layouts != Layouts::default())
            || self.beside.policy.with_untracked(Option::is_some)
    }

    /// Asks again for what is shown of corrected lines; the table stays where it is.
    pub(super) fn show_corrected(self) {
        if self.run.corrected.get_value().is_none() {
            return;
        }
        let (from, rows) = self.run.shown.with_untracked(|shown| (shown.from, shown.rows.len()));
        self.ask_rows(from, rows);
        for at in self.run.details.with_untracked(|details| details.keys().copied().collect::<Vec<_>>()) {
            self.send(&ToWorker::Detail { at }, None);
        }
    }
}

/// In the context of views whose corrections are not kept with the run on the page Check: receives what a form says.
#[derive(Debug, Clone, Copy)]
pub struct KeepsCorrection(pub Callback<(String, Option<Correction>)>);

/// A callback that keeps what is said of a maker in a line, or takes it back if nothing is said.
fn keeper(link: Link, at: usize) -> Callback<(String, Option<Correction>)> {
    let here = move |(maker, correction)| link.correct_line(at, maker, correction);
    use_context::<KeepsCorrection>().map_or_else(|| Callback::new(here), |elsewhere| elsewhere.0)
}

/// The form under a line in which a maker was found, folded away.
#[component]
pub fn CorrectLine(
    /// The line.
    record: LineRecord,
    /// Its place among the lines.
    at: usize,
) -> impl IntoView {
    let link = Link::here();
    let mut makers: Vec<(String, String)> =
        record.makers.iter().map(|maker| (maker.id.clone(), maker.name.clone())).collect();
    makers.dedup();
    let corrections = record.corrections;
    let summary = move |just: bool, corrected: bool| match (just, corrected) {
        (true, true) => t("Corrected. Change or undo"),
        (true, false) => t("Correction undone. Correct this line"),
        (false, true) => t("Change or undo the correction of this line"),
        (false, false) => t("Correct this line"),
    };
    (makers.is_empty() && corrections.is_empty()).not().then(|| {
        let just = link.run.corrected.try_update_value(|last| last.take_if(|last| *last == at)).flatten().is_some();
        let summary = summary(just, !corrections.is_empty());
        let top = NodeRef::<leptos::html::Details>::new();
        Effect::new(move |_| {
            if let Some(top) = top.get().filter(|_| just) {
                // Keeps the focus, which is lost when the card is drawn again. Without focus the page still works.
                let _ = top.first_element_child().map(wasm_bindgen::JsCast::unchecked_into).map(|summary: web_sys::HtmlElement| summary.focus());
            }
        });
        let keep = keeper(link, at);
        let back = corrections.into_iter().map(|Correction { maker, says, by, .. }| {
            let words = t_with("Undo “{what}” by {by}", &[("what", &t(says_in_words(says))), ("by", &by)]);
            view! { <p class="actions"><button type="button" class="take-back" on:click=move |_| keep.run((maker.clone(), None))>{words}</button></p> }
        });
        view! {
            <details class="more correct no-print" node_ref=top>
                <summary>{summary}</summary>
                {back.collect_view()}
                {makers.is_empty().not().then(|| view! { <Form makers at/> })}
            </details>
        }
    })
}

/// What is right, who says so, why.
#[component]
fn Form(
    /// The makers of the line, by id and name.
    makers: Vec<(String, String)>,
    /// The line's place among the lines.
    at: usize,
) -> impl IntoView {
    let link = Link::here();
    let maker = RwSignal::new(makers.first().map(|(id, _)| id.clone()).unwrap_or_default());
    let says = RwSignal::new(Corrected::NotThisMaker);
    let why = RwSignal::new(String::new());
    let trouble = RwSignal::new(None::<&'static str>);
    let by = link.evidence.checked_by;
    let id = move |name: &str| format!("{name}-{at}");
    let said = keeper(link, at);
    let same_words = use_context::<KeepsCorrection>()
        .is_none()
        .then(|| view! { {t_node("It applies to every line with the same words in the same part of this file.")} " " });
    let keep = move |event: SubmitEvent| {
        event.prevent_default();
        let made = Correction::new(
            &maker.get_untracked(),
            says.get_untracked(),
            &by.get_untracked(),
            &why.get_untracked(),
            clock::today(),
        );
        match made {
            Ok(correction) => said.run((correction.maker.clone(), Some(correction))),
            Err(missing) => trouble.set(Some(missing)),
        }
    };
    let whose = (makers.len() > 1).then(|| {
        view! {
            <p>
                <label for=id("correct-maker")>{t_node("Whose equipment")}</label>
                <select id=id("correct-maker") prop:value=maker on:change=move |event| maker.set(event_target_value(&event))>
                    {makers.into_iter().map(|(id, name)| view! { <option value=id>{name}</option> }).collect_view()}
                </select>
            </p>
        }
    });
    let choices = Corrected::ALL.map(|choice| {
        view! {
            <label class="choice"><input type="radio" name=id("correct-says") prop:checked=move || says.get() == choice on:change=move |_| says.set(choice)/>" "{t(says_in_words(choice))}</label>
        }
    });
    view! {
        <form class="correct-form" on:submit=keep>
            {whose}
            <fieldset>{said::legend("What is correct?")}{choices}</fieldset>
            <p><label for=id("correct-by")>{t_node("Your name")}</label><input type="text" id=id("correct-by") autocomplete="off" maxlength="200" prop:value=by on:input=move |event| by.set(event_target_value(&event))/></p>
            <p><label for=id("correct-why")>{t_node("Why")}</label><input type="text" id=id("correct-why") autocomplete="off" maxlength="400" prop:value=why on:input=move |event| why.set(event_target_value(&event))/></p>
            <p role="alert" class="trouble-small">{move || trouble.get().map(t)}</p>
            <p class="actions"><button type="submit">{t_node("Keep this correction")}</button></p>
            <p class="hint">{same_words}{t_node("Your name and the reason go into the record and a saved estate, and nowhere else.")}</p>
        </form>
    }
}
