//! The columns of the tables that were read: what each one was taken to hold, and how to correct that.

use super::language::{t, t_node, t_with};
use super::link::Link;
use super::said;
use leptos::prelude::*;
use vendor_desk::columns_shown::{self, SECRET, heading_of, token};
use vendor_readers::TableRead;
use vendor_readers::headings::Heading;
use vendor_text::words::capitalised;
use vendor_text::{Column, Place};

/// The most layouts that are shown; more are rarely looked at, and each takes time to draw.
pub const MOST_SHOWN: usize = 20;
/// The most columns of a layout that are shown.
const MOST_COLUMNS: usize = 40;

/// The tables of the run, one entry for each layout.
#[component]
pub fn Columns() -> impl IntoView {
    let link = Link::here();
    let (is_open, set_open) = signal(false);
    let layouts = Memo::new(move |_| link.run.tables.with(|tables| by_layout(tables)));
    let some = move || layouts.with(|layouts| !layouts.is_empty());
    let words = move || {
        let count = layouts.with(Vec::len);
        let bare = link.run.tables.with(|tables| tables.iter().any(|table| !table.has_headings));
        let what =
            if count == 1 { t("the table").to_owned() } else { t_with("{count} kinds of table", &[("count", &count)]) };
        let more = if bare { t(". A table without headings was found: say what is in its columns") } else { "" };
        t_with("How the columns of {what} were read{more}", &[("what", &what), ("more", &more)])
    };
    let choose =
        Callback::new(move |(layout, column, holds): (String, usize, Heading)| link.correct(&layout, column, holds));
    view! {
        <Show when=some>
            <details class="columns no-print" id="columns" on:toggle=move |event| set_open.set(is_open_now(&event))>
                <summary>{words}</summary>
                <Show when=move || is_open.get()>
                    {said::p("Correct what is wrong: the file is read again at once. Tables with the same headings are read the same way until you clear everything or close the page.")}
                    <For
                        each=move || layouts.get().into_iter().take(MOST_SHOWN)
                        key=|(table, places)| (table.layout.clone(), places.clone())
                        children=move |(table, places)| view! { <Layout table places choose/> }
                    />
                    {move || layouts.with(|layouts| layouts.len() > MOST_SHOWN).then(|| view! { <p>{t_with("Only the first {shown} are shown.", &[("shown", &MOST_SHOWN)])}</p> })}
                </Show>
            </details>
        </Show>
    }
}

fn is_open_now(event: &web_sys::Event) -> bool {
    event_target::<web_sys::Element>(event).has_attribute("open")
}

/// The first table of each layout, and in words where all its tables are.
#[must_use]
pub fn by_layout(tables: &[TableRead]) -> Vec<(TableRead, String)> {
    let in_words = |place: &Place| {
        let of = place.part_in_words().unwrap_or_else(|| t("The pasted cells").to_owned());
        place.part.as_ref().map_or_else(|| of.clone(), |part| format!("{of}, {part}"))
    };
    let named = |places: Vec<&Place>| match places.as_slice() {
        [first, _, _, _, ..] => {
            t_with("{first} and {more} more", &[("first", &in_words(first)), ("more", &(places.len() - 1))])
        }
        _ => places.iter().map(|place| in_words(place)).collect::<Vec<_>>().join("; "),
    };
    columns_shown::by_layout(tables).into_iter().map(|(table, places)| (table.clone(), named(places))).collect()
}

/// One layout: its columns, each with a choice.
#[component]
pub fn Layout(
    /// Its first table.
    table: TableRead,
    /// Where its tables are.
    places: String,
    /// Is called with what the user says that a column holds: layout, column, contents.
    choose: Callback<(String, usize, Heading)>,
) -> impl IntoView {
    let link = Link::here();
    let heading = match (table.has_headings, table.place.row) {
        (true, Some(row)) => t_with("{places}: row {row} has the headings", &[("places", &places), ("row", &row)]),
        (true, None) => places,
        (false, _) => {
            t_with("{places}: no heading row was found; the first cell of each column is shown", &[("places", &places)])
        }
    };
    let layout = table.layout.clone();
    view! {
        <fieldset class="layout">
            <legend>{heading}</legend>
            {table.columns.into_iter().take(MOST_COLUMNS).map(|column| {
                let layout = layout.clone();
                let at = column.at;
                let chosen = {
                    let layout = layout.clone();
                    Memo::new(move |_| {
                        let corrected = link.run.layouts.with(|layouts| layouts.columns(&layout).and_then(|columns| columns.get(&at)).copied());
                        corrected.unwrap_or(column.holds)
                    })
                };
                let chose = move |event: leptos::ev::Event| {
                    if let Some(holds) = heading_of(&event_target_value(&event)) {
                        choose.run((layout.clone(), at, holds));
                    }
                };
                let letter = column.letter();
                view! {
                    <label>
                        <span><b>{letter}</b> " " <bdi>{column.words}</bdi></span>
                        <select prop:value=move || token(chosen.get()) on:change=chose>
                            {Column::ALL.into_iter().map(|role| {
                                let holds = Heading::Column(role);
                                view! { <option value=token(holds) selected=chosen.get_untracked() == holds>{capitalised(t(role.in_words()))}</option> }
                            }).collect_view()}
                            <option value=SECRET selected=chosen.get_untracked() == Heading::Secret>{t_node("Passwords: leave it out")}</option>
                        </select>
                    </label>
                }
            }).collect_view()}
        </fieldset>
    }
}
