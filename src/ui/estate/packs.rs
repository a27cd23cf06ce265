//! Answers and papers: to read, copy, print or save, in full or redacted.

use super::keep::workbooks;
use super::parts::{ColumnHead, Field, Style, button, column, field, plain_button, table, tick, words};
use crate::platform::clipboard;
use crate::platform::clock;
use crate::platform::download::Mark;
use crate::ui::language::{cy, en, t, t_with};
use crate::ui::link::Link;
use crate::ui::said;
use leptos::prelude::*;
use vendor_desk::estate::EstateQuestion;
use vendor_engine::estate::Work;
use vendor_engine::estate::packs::{Cell, Pack, PackChoice, PackKind, Section, Table};

/// The most rows of a table that are shown; saved papers have all of them.
const MOST_ROWS: usize = 200;

/// The packs.
#[component]
pub fn Packs() -> impl IntoView {
    let link = Link::here();
    let [redacted, plan] = link.estate.papers;
    let ask = move |kind| {
        Callback::new(move |()| {
            let choice = PackChoice { kind, redacted: redacted.get_untracked(), plan: plan.get_untracked() };
            link.ask_estate(EstateQuestion::Pack(choice));
        })
    };
    let text = move |id: &str, label: &str, of: fn(&mut Work) -> &mut String| {
        let value = Signal::derive(move || of(&mut link.estate.work.get()).clone());
        let set = Callback::new(move |text: String| link.estate.change(|work| *of(work) = text));
        field(Field { id: id.to_owned(), label: label.to_owned(), labelled: true, kind: "text", value }, set)
    };
    let set = move |signal: RwSignal<bool>| {
        Callback::new(move |on| {
            signal.set(on);
            link.estate.pack.set(None);
        })
    };
    view! {
        <div class="no-print">
            {said::lede("Papers to send out. Redacted means: no site names, places, addresses, serial or asset numbers, and no remarks. Fill in the parts in [brackets].")}
            <div class="mark-row">
                {text("pack-organisation", t("Organisation"), |work| &mut work.organisation)}
                {text("pack-checked-by", t("Checked by"), |work| &mut work.checked_by)}
                {tick("pack-redacted", t("Redacted"), true, redacted.into(), set(redacted))}
                {tick("pack-plan", t("Include the plan in the answer to an information request"), true, plan.into(), set(plan))}
            </div>
            <p class="actions">
                {button("pack-information", t("Answer an information request"), ask(PackKind::Information))} " "
                {button("pack-committee", t("Write a committee paper"), ask(PackKind::Committee))}
            </p>
            {said::lede("Everything in one workbook:")}
            {workbooks(link, |link| link.estate.wanted.get_untracked())}
        </div>
        {move || link.estate.pack.get().map(|pack| view! { <Shown pack/> })}
    }
}

/// A pack on screen and on paper.
#[component]
fn Shown(
    /// The pack.
    pack: Pack,
) -> impl IntoView {
    let link = Link::here();
    let choice = pack.choice;
    let text = pack.to_text();
    let name = choice.file_name(clock::today(), "txt");
    let save = Callback::new(move |()| _ = link.save(&name, &text, Mark::Utf8));
    let document = Callback::new(move |()| link.ask_estate(EstateQuestion::Document(choice)));
    let print = Callback::new(|()| {
        // A browser that may not print says so itself.
        let _ = window().print();
    });
    let top = NodeRef::<leptos::html::H2>::new();
    Effect::new(move |_| {
        // It is below the buttons that made it, often out of sight. Without focus the page still works.
        if let Some(top) = top.get() {
            let _ = top.focus();
        }
    });
    view! {
        <article class="pack" id="pack" lang=en()>
            <h2 node_ref=top tabindex="-1">{pack.title.clone()}{choice.redacted.then_some(" (redacted)")}</h2>
            {pack.stamps.iter().map(|stamp| view! { <p class="warning"><strong>{stamp.clone()}</strong></p> }).collect_view()}
            <p class="no-print actions" lang=cy()>
                {button("pack-document", t("Save for Word (DOCX)"), document)} " "
                {button("pack-save", t("Save as text with tabs"), save)} " "
                {button("pack-print", t("Print"), print)}
            </p>
            {pack.sections.into_iter().map(shown_section).collect::<Vec<_>>()}
            {pack.foot.into_iter().map(|sentence| view! { <p class="pale">{sentence}</p> }).collect_view()}
        </article>
    }
}

fn shown_section(section: Section) -> AnyView {
    let Section { title, sentences, tables } = section;
    view! {
        <h3>{title}</h3>
        {sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }.into_any()).collect::<Vec<AnyView>>()}
        {tables.into_iter().map(shown_table).collect::<Vec<AnyView>>()}
    }
    .into_any()
}

fn shown_table(shown: Table) -> AnyView {
    let (html, plain) = (shown.to_html(), shown.to_tsv());
    let label = t_with("Copy the table “{title}”", &[("title", &shown.title)]);
    let Table { title, note, headings, rows } = shown;
    let hidden = rows.len().saturating_sub(MOST_ROWS);
    let is_number = |at: usize| rows.iter().all(|row| row.get(at).is_some_and(Cell::is_a_number));
    let columns: Vec<ColumnHead> = headings
        .into_iter()
        .enumerate()
        .map(|(at, heading)| column(heading, if is_number(at) { Style::Number } else { Style::Plain }))
        .collect();
    let cells = rows.into_iter().take(MOST_ROWS).map(|row| row.iter().map(|cell| words(cell.in_words())).collect());
    let cells = cells.collect();
    let more = (hidden > 0).then(|| t_with("{hidden} more rows are in the saved file.", &[("hidden", &hidden)]));
    let notes = Some(note).filter(|note| !note.is_empty()).into_iter().chain(more);
    let said = RwSignal::new(None::<&'static str>);
    let copy = Callback::new(move |()| {
        let (html, plain) = (html.clone(), plain.clone());
        leptos::task::spawn_local(async move {
            let words = match clipboard::copy_table(&html, &plain).await {
                Ok(()) => t("Copied: paste it where you want it."),
                Err(_) => t("The browser did not copy the table. Save it as text instead."),
            };
            said.set(Some(words));
        });
    });
    view! {
        {table(String::new(), "pack-table", Some(title), &columns, cells)}
        {notes.map(|note| view! { <p class="pale">{note}</p> }.into_any()).collect::<Vec<_>>()}
        <p class="no-print copy-table" lang=cy()>{plain_button(label, copy)}" "<span role="status">{said}</span></p>
    }
    .into_any()
}
