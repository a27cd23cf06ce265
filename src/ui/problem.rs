//! “This is not right”: a report to copy or save, which the user may send.

use super::language::{en, t, t_node, t_with};
use super::link::Link;
use super::said;
use crate::platform::clipboard;
use crate::platform::download::Mark;
use leptos::prelude::*;
use vendor_engine::report::problem_report::{Wrong, problem_report};
use vendor_engine::report::record::LineRecord;

/// The report on a line, folded away and drawn when it is opened.
#[component]
pub fn ReportProblem(
    /// The line.
    record: LineRecord,
    /// Its place among the lines.
    at: usize,
) -> impl IntoView {
    let opened = RwSignal::new(false);
    let record = StoredValue::new(record);
    view! {
        <details class="more no-print" on:toggle=move |_| opened.set(true)>
            {said::summary("This is not right")}
            <Show when=move || opened.get()><Report record at/></Show>
        </details>
    }
}

#[component]
fn Report(
    /// The line.
    record: StoredValue<LineRecord>,
    /// Its place among the lines.
    at: usize,
) -> impl IntoView {
    let link = Link::here();
    let (wrong, with_text, said) = (RwSignal::new(Wrong::Maker), RwSignal::new(false), RwSignal::new(""));
    let text = Memo::new(move |_| {
        let context = link.run.context.get();
        let believed = link.list.believed.get();
        let report = |record: &LineRecord| {
            let stamp = &believed.as_ref()?.stamp;
            Some(problem_report(record, &context, stamp, wrong.get(), with_text.get()))
        };
        record.with_value(report).unwrap_or_default()
    });
    let publisher = move || {
        let publisher = link.list.believed.get().and_then(|believed| believed.edition.publisher.clone());
        publisher.map_or_else(
            || t("Send it to whoever gave you this tool.").to_owned(),
            |publisher| {
                t_with("Send it to {name}, {address}.", &[("name", &publisher.name), ("address", &publisher.address)])
            },
        )
    };
    let copy = move |_| {
        leptos::task::spawn_local(async move {
            let copied = clipboard::copy_text(&text.get_untracked()).await;
            said.set(if copied { t("Copied.") } else { t("Not copied: select the text and press Ctrl+C.") });
        });
    };
    let save = move |_| {
        if link.save("answer-report.txt", &text.get_untracked(), Mark::Utf8) {
            said.set(t("Saved to your downloads."));
        }
    };
    let id = move |name: &str| format!("report-{name}-{at}");
    view! {
        <div class="correct-form report">
            <fieldset>{said::legend("What is wrong?")}
                {Wrong::ALL.map(|one| view! { <label class="choice"><input type="radio" name=id("wrong") prop:checked=move || wrong.get() == one on:change=move |_| wrong.set(one)/>" "{t(one.in_words())}</label> })}
            </fieldset>
            <label class="choice"><input type="checkbox" on:change=move |event| with_text.set(event_target_checked(&event))/>" "{t_node("Add the text of the line")}</label>
            <p><label for=id("text")>{t_node("The report")}</label><textarea id=id("text") rows="12" lang=en() readonly prop:value=move || text.get()></textarea></p>
            <p class="hint">{t_node("It has no names, files or places. Nothing is sent.")} " "{publisher}</p>
            <p class="actions"><button type="button" on:click=copy>{t_node("Copy")}</button>" "<button type="button" on:click=save>{t_node("Save as text")}</button>" "<span role="status">{said}</span></p>
        </div>
    }
}
