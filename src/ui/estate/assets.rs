//! Assets as a table: the register's own line, what was found, and how far each is.

use crate::estate::packs::Cell;
use crate::estate::view::{AssetRow, PAGE};
use crate::estate::work::Progress;
use crate::platform::clock;
use crate::ui::link::Link;
use crate::ui::pill::Pill;
use leptos::prelude::*;

/// The assets that are looked at, a page at a time.
#[component]
pub fn AssetTable(
    /// The worker's answers.
    link: Link,
) -> impl IntoView {
    let rows = move || link.estate.view.with(|view| view.as_ref().map(|view| view.assets.clone()).unwrap_or_default());
    let total = Signal::derive(move || link.estate.view.with(|view| view.as_ref().map_or(0, |view| view.totals.lines)));
    let from = Signal::derive(move || link.estate.wanted.with(|wanted| wanted.assets_from));
    view! {
        <h2>"Line by line"</h2>
        <Pages id="assets" total from go=Callback::new(move |to| link.estate.wanted.update(|wanted| wanted.assets_from = to))/>
        <div class="wide" role="region" tabindex="0" aria-label="Assets"><table class="govuk-table stack assets" id="asset-table">
            <thead><tr><th scope="col">"Answer"</th><th scope="col">"As written"</th><th scope="col">"Maker"</th><th scope="col">"Installed"</th><th scope="col">"Turn"</th><th scope="col">"Progress"</th></tr></thead>
            <tbody>{move || rows().into_iter().map(|row| view! {
                <tr>
                    <td><Pill verdict=row.verdict words=row.verdict.in_words().to_owned()/></td>
                    <td class="as-written">{row.text.clone()}</td>
                    <td data-label="Maker">{or_unknown(&row.maker)}</td>
                    <td data-label="Installed">{or_unknown(&row.installed)}</td>
                    <td data-label="Turn">{row.turn.in_words()}</td>
                    <td data-label="Progress"><ProgressSelect link row/></td>
                </tr>
            }).collect_view()}</tbody>
        </table></div>
    }
}

fn or_unknown(text: &str) -> AnyView {
    if text.is_empty() {
        view! { <span class="pale">"not known"</span> }.into_any()
    } else {
        text.to_owned().into_any()
    }
}

/// How far an asset is, to be changed.
#[component]
pub fn ProgressSelect(
    /// The worker's answers.
    link: Link,
    /// The asset.
    row: AssetRow,
) -> impl IntoView {
    let label = format!("Progress of {}", row.text.chars().take(60).collect::<String>());
    let key = row.key.clone();
    let set = move |event: leptos::ev::Event| {
        let Some(progress) = Progress::from_slug(&event_target_value(&event)) else { return };
        let key = key.clone();
        link.estate.change(move |work| {
            let mark = work.assets.entry(key.clone()).or_default();
            mark.progress = progress;
            mark.on = (progress != Progress::ToDo).then(clock::today);
            if *mark == crate::estate::work::AssetMark::default() {
                work.assets.remove(&key);
            }
        });
    };
    let key = row.key.clone();
    let note = move |event: leptos::ev::Event| {
        let (key, note) = (key.clone(), event_target_value(&event));
        link.estate.change(move |work| {
            let mark = work.assets.entry(key.clone()).or_default();
            note.trim().clone_into(&mut mark.note);
            if *mark == crate::estate::work::AssetMark::default() {
                work.assets.remove(&key);
            }
        });
    };
    let key = row.key.clone();
    let on = move |event: leptos::ev::Event| {
        let (key, on) = (key.clone(), event_target_value(&event).parse().ok());
        link.estate.change(move |work| {
            if let Some(mark) = work.assets.get_mut(&key) {
                mark.on = on;
            }
        });
    };
    let since = {
        let key = row.key.clone();
        move || {
            link.estate.work.with(|work| {
                work.assets.get(&key).and_then(|mark| mark.on).map(|on| on.to_string()).unwrap_or_default()
            })
        }
    };
    let begun = row.progress != Progress::ToDo;
    view! {
        <select aria-label=label.clone() on:change=set>
            {Progress::ALL.map(|progress| view! { <option value=progress.slug() selected=progress == row.progress>{progress.in_words()}</option> }).collect_view()}
        </select>
        {begun.then(|| view! {
            " "<input type="date" aria-label=format!("Date: {label}") prop:value=since on:change=on/>
            " "<input type="text" class="note" aria-label=format!("Note: {label}") placeholder="note" prop:value=row.note.clone() on:change=note/>
        })}
    }
}

/// A price in whole pounds, or that there is none.
#[must_use]
pub fn pounds(amount: Option<u64>) -> String {
    amount.map_or_else(|| "no price".to_owned(), |pounds| Cell::Pounds(pounds).in_words())
}

/// Which rows are shown of how many, and the way to the others.
#[component]
pub fn Pages(
    /// The start of its ids.
    id: &'static str,
    /// How many rows there are.
    total: Signal<usize>,
    /// How many are passed over.
    from: Signal<usize>,
    /// Passes over so many.
    go: Callback<usize>,
) -> impl IntoView {
    let words = move || match total.get() {
        0 => "Nothing fits.".to_owned(),
        total => format!("{} to {} of {total}", from.get() + 1, (from.get() + PAGE).min(total)),
    };
    let several = move || total.get() > PAGE;
    let is_last = move || from.get() + PAGE >= total.get();
    view! {
        <div class="pager no-print" role="group" aria-label="Pages of the table">
            <span role="status" id=format!("{id}-page")>{words}</span>
            <Show when=several>
                <button type="button" id=format!("{id}-previous") disabled=move || from.get() == 0 on:click=move |_| go.run(from.get_untracked().saturating_sub(PAGE))>"Previous"</button>
                <button type="button" id=format!("{id}-next") disabled=is_last on:click=move |_| go.run(from.get_untracked() + PAGE)>"Next"</button>
            </Show>
        </div>
    }
}
