//! What changed between the list in use and another signed edition.

use super::file_chooser::FileChooser;
use super::link::Link;
use super::route::Route;
use leptos::prelude::*;
use vendor_desk::protocol::Comparison;
use vendor_list::changes::{Change, ChangeKind, Section};
use vendor_text::sorted;

/// What changed between two editions.
#[component]
pub fn ChangesPage() -> impl IntoView {
    let link = Link::here();
    view! {
        <p class="back no-print"><a href="#/list">"The list"</a></p>
        <h1>"What changed"</h1>
        <p class="lede">"Choose another signed edition of the list, older or newer ("<span class="mono">"vendor-list.zip"</span>"). Its signatures are checked as those of the list in use. It is only compared: the list in use goes on answering."</p>
        <p class="no-print"><FileChooser id="choose-edition" label="Choose an edition" accept=".zip" on_files=move |files| files.into_iter().for_each(|file| link.compare(file))/></p>
        <div role="status">{move || link.list.compared.get().map(|compared| match compared {
            Ok(comparison) => view! { <Compared comparison/> }.into_any(),
            Err(reason) => view! { <div class="trouble" role="alert"><p>{reason}</p></div> }.into_any(),
        })}</div>
    }
}

/// The changes, by part of the list.
#[component]
fn Compared(
    /// Two editions compared.
    comparison: Comparison,
) -> impl IntoView {
    let Comparison { older, newer, other_is_older, changes } = comparison;
    let (from, to) = if other_is_older {
        ("the edition that you chose", "the list in use")
    } else {
        ("the list in use", "the edition that you chose")
    };
    let title = format!(
        "From list {} of {} ({from}) to list {} of {} ({to})",
        older.0,
        older.1.in_words(),
        newer.0,
        newer.1.in_words()
    );
    let lede = match changes.len() {
        0 => "Nothing changed.".to_owned(),
        1 => "1 entry is new, gone or changed.".to_owned(),
        count => format!("{count} entries are new, gone or changed."),
    };
    let mut sections: Vec<Section> = changes.iter().map(|change| change.section).collect();
    sorted::by(&mut sections, Ord::cmp);
    sections.dedup();
    view! {
        <h2>{title}</h2>
        <p class="lede" id="changes-count">{lede}</p>
        {sections.into_iter().map(|section| {
            let entries: Vec<Change> = changes.iter().filter(|change| change.section == section).cloned().collect();
            view! {
                <h3>{section.in_words()}</h3>
                <ul class="entries">{entries.into_iter().map(entry).collect_view()}</ul>
            }
        }).collect_view()}
    }
}

fn entry(change: Change) -> impl IntoView {
    let address = match (change.kind, change.section) {
        (ChangeKind::Removed, _) => None,
        (_, Section::Measures) => Some(Route::Measure(change.id.clone()).to_string()),
        (_, Section::Makers | Section::Controls) => Some(Route::Maker(change.id.clone()).to_string()),
        _ => None,
    };
    let name = match address {
        Some(address) => view! { <a href=address>{change.name}</a> }.into_any(),
        None => view! { <b>{change.name}</b> }.into_any(),
    };
    view! {
        <li>
            {name} <span>{change.kind.in_words()}</span>
            {(!change.details.is_empty()).then(|| view! {
                <ul class="reasons">{change.details.into_iter().map(|detail| view! { <li>{detail}</li> }).collect_view()}</ul>
            })}
        </li>
    }
}
