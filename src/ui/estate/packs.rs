//! Answers and papers: tables to paste, print or save, in full or redacted.

use crate::estate::packs::{Cell, Pack, PackKind, Table, file_name};
use crate::platform::clock;
use crate::platform::download::Mark;
use crate::ui::link::Link;
use crate::worker::estate::EstateQuestion;
use leptos::prelude::*;

/// Rows of a table that are shown; what is saved holds all.
const MOST_ROWS: usize = 200;

/// The packs.
#[component]
pub fn Packs(
    /// The worker's answers.
    link: Link,
) -> impl IntoView {
    let redacted = RwSignal::new(true);
    let ask = move |kind| move |_| link.ask_estate(EstateQuestion::Pack { kind, redacted: redacted.get_untracked() });
    let organisation = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        link.estate.change(|work| work.organisation = text);
    };
    let checked_by = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        link.estate.change(|work| work.checked_by = text);
    };
    view! {
        <div class="no-print">
            <p class="lede">"What people have to hand over, as tables to paste. Redacted means: no site names, places, addresses, serial or asset numbers, and no remarks."</p>
            <div class="mark-row">
                <label>"Organisation "<input type="text" id="pack-organisation" maxlength="120" prop:value=move || link.estate.work.with(|work| work.organisation.clone()) on:change=organisation/></label>
                <label>"Checked by "<input type="text" id="pack-checked-by" maxlength="120" prop:value=move || link.estate.work.with(|work| work.checked_by.clone()) on:change=checked_by/></label>
                <label class="tick"><input type="checkbox" id="pack-redacted" prop:checked=move || redacted.get() on:change=move |event| { redacted.set(event_target_checked(&event)); link.estate.pack.set(None); }/>" Redacted"</label>
            </div>
            <p class="actions">
                <button type="button" id="pack-information" on:click=ask(PackKind::Information)>"Answer a request for information"</button>
                <button type="button" id="pack-committee" on:click=ask(PackKind::Committee)>"Write a paper for a committee"</button>
            </p>
        </div>
        {move || link.estate.pack.get().map(|(kind, pack)| view! { <Shown link kind pack/> })}
    }
}

/// A pack on screen and on paper.
#[component]
fn Shown(
    /// The worker's answers.
    link: Link,
    /// Which.
    kind: PackKind,
    /// The pack.
    pack: Pack,
) -> impl IntoView {
    let text = pack.to_text();
    let name = file_name(kind, pack.redacted, clock::today(), "txt");
    let save = move |_| link.save(&name, &text, Mark::Utf8);
    view! {
        <article class="pack" id="pack">
            <h2>{pack.title.clone()}{pack.redacted.then_some(" (redacted)")}</h2>
            {pack.stamps.iter().map(|stamp| view! { <p class="warning"><strong>{stamp.clone()}</strong></p> }).collect_view()}
            {pack.summary.iter().map(|sentence| view! { <p>{sentence.clone()}</p> }).collect_view()}
            <p class="no-print actions">
                <button type="button" id="pack-save" on:click=save>"Save as text with tabs"</button>
                <button type="button" id="pack-print" on:click=move |_| { let _ = window().print(); }>"Print"</button>
            </p>
            {pack.tables.into_iter().map(table).collect_view()}
            {pack.foot.into_iter().map(|sentence| view! { <p class="pale">{sentence}</p> }).collect_view()}
        </article>
    }
}

fn table(table: Table) -> impl IntoView {
    let Table { title, note, headings, rows } = table;
    let label = title.clone();
    let hidden = rows.len().saturating_sub(MOST_ROWS);
    let columns = rows.first().map(Vec::len).unwrap_or_default();
    let numbers: Vec<bool> = (0..columns)
        .map(|at| rows.iter().all(|row| matches!(row.get(at), Some(Cell::Number(_) | Cell::Pounds(_)))))
        .collect();
    let class = move |at: usize| if numbers.get(at).copied().unwrap_or(false) { "number" } else { "" };
    view! {
        <div class="wide" role="region" tabindex="0" aria-label=label><table class="govuk-table pack-table">
            <caption class="govuk-table__caption">{title}</caption>
            <thead><tr>{headings.into_iter().enumerate().map(|(at, heading)| view! { <th scope="col" class=class(at)>{heading}</th> }).collect_view()}</tr></thead>
            <tbody>{rows.into_iter().take(MOST_ROWS).map(|row| view! {
                <tr>{row.into_iter().enumerate().map(|(at, cell)| view! { <td class=class(at)>{cell.in_words()}</td> }).collect_view()}</tr>
            }).collect_view()}</tbody>
        </table></div>
        {(!note.is_empty()).then(|| view! { <p class="pale">{note}</p> })}
        {(hidden > 0).then(|| view! { <p class="pale">{format!("{hidden} more rows are in the saved file.")}</p> })}
    }
}
