//! Answers and papers: tables to paste, print or save, in full or redacted.

use super::keep::workbooks;
use super::parts::{ColumnHead, Field, Style, button, column, field, table, tick, words};
use crate::platform::clock;
use crate::platform::download::Mark;
use crate::ui::link::Link;
use leptos::prelude::*;
use vendor_desk::estate::EstateQuestion;
use vendor_engine::estate::Work;
use vendor_engine::estate::packs::{Cell, Pack, PackKind, Table, file_name};

/// Rows of a table that are shown; what is saved has all of them.
const MOST_ROWS: usize = 200;

/// The packs.
#[component]
pub fn Packs() -> impl IntoView {
    let link = Link::here();
    let redacted = RwSignal::new(true);
    let ask = move |kind| {
        Callback::new(move |()| link.ask_estate(EstateQuestion::Pack { kind, redacted: redacted.get_untracked() }))
    };
    let text = move |id: &str, label: &str, of: fn(&mut Work) -> &mut String| {
        let value = Signal::derive(move || of(&mut link.estate.work.get()).clone());
        let set = Callback::new(move |text: String| link.estate.change(|work| *of(work) = text));
        field(Field { id: id.to_owned(), label: label.to_owned(), labelled: true, kind: "text", value }, set)
    };
    let redact = Callback::new(move |on| {
        redacted.set(on);
        link.estate.pack.set(None);
    });
    view! {
        <div class="no-print">
            <p class="lede">"What people have to hand over, as tables to paste. Redacted means: no site names, places, addresses, serial or asset numbers, and no remarks."</p>
            <div class="mark-row">
                {text("pack-organisation", "Organisation", |work| &mut work.organisation)}
                {text("pack-checked-by", "Checked by", |work| &mut work.checked_by)}
                {tick("pack-redacted", "Redacted", true, redacted.into(), redact)}
            </div>
            <p class="actions">
                {button("pack-information", "Answer a request for information", ask(PackKind::Information))} " "
                {button("pack-committee", "Write a paper for a committee", ask(PackKind::Committee))}
            </p>
            <p class="lede">"Or all of it, with the assets, the plan and the visits, in one workbook:"</p>
            {workbooks(link, |link| link.estate.wanted.get_untracked())}
        </div>
        {move || link.estate.pack.get().map(|(kind, pack)| view! { <Shown kind pack/> })}
    }
}

/// A pack on screen and on paper.
#[component]
fn Shown(
    /// Which.
    kind: PackKind,
    /// The pack.
    pack: Pack,
) -> impl IntoView {
    let link = Link::here();
    let text = pack.to_text();
    let name = file_name(kind, pack.redacted, clock::today(), "txt");
    let save = Callback::new(move |()| link.save(&name, &text, Mark::Utf8));
    let print = Callback::new(|()| {
        // A browser that may not print says so itself.
        let _ = window().print();
    });
    view! {
        <article class="pack" id="pack">
            <h2>{pack.title.clone()}{pack.redacted.then_some(" (redacted)")}</h2>
            {pack.stamps.iter().map(|stamp| view! { <p class="warning"><strong>{stamp.clone()}</strong></p> }).collect_view()}
            {pack.summary.iter().map(|sentence| view! { <p>{sentence.clone()}</p> }).collect_view()}
            <p class="no-print actions">
                {button("pack-save", "Save as text with tabs", save)} " "
                {button("pack-print", "Print", print)}
            </p>
            {pack.tables.into_iter().map(shown_table).collect::<Vec<_>>()}
            {pack.foot.into_iter().map(|sentence| view! { <p class="pale">{sentence}</p> }).collect_view()}
        </article>
    }
}

fn shown_table(shown: Table) -> AnyView {
    let Table { title, note, headings, rows } = shown;
    let hidden = rows.len().saturating_sub(MOST_ROWS);
    let is_number = |at: usize| rows.iter().all(|row| matches!(row.get(at), Some(Cell::Number(_) | Cell::Pounds(_))));
    let columns: Vec<ColumnHead> = headings
        .into_iter()
        .enumerate()
        .map(|(at, heading)| column(heading, if is_number(at) { Style::Number } else { Style::Plain }))
        .collect();
    let cells = rows.into_iter().take(MOST_ROWS).map(|row| row.iter().map(|cell| words(cell.in_words())).collect());
    let cells = cells.collect();
    let more = (hidden > 0).then(|| format!("{hidden} more rows are in the saved file."));
    let notes = Some(note).filter(|note| !note.is_empty()).into_iter().chain(more);
    view! {
        {table(String::new(), "pack-table", Some(title), &columns, cells)}
        {notes.map(|note| view! { <p class="pale">{note}</p> }.into_any()).collect::<Vec<_>>()}
    }
    .into_any()
}
