//! What changed in the last editions, from notes in the page, and what changed between the list in use and another
//! signed edition.

use super::file_chooser::FileChooser;
use super::language::{en, t, t_date, t_node, t_with};
use super::link::Link;
use super::lists;
use super::route::Route;
use super::said;
use leptos::prelude::*;
use vendor_desk::protocol::{Comparison, OpenWork};
use vendor_list::changes::{Change, ChangeKind, Section};
use vendor_list::release_notes::{About, Note, Part, ReleaseNotes};
use vendor_text::sorted;

/// What changed between two editions.
#[component]
pub fn ChangesPage() -> impl IntoView {
    let link = Link::here();
    view! {
        <p class="back no-print"><a href="#/list">{t_node("The list")}</a></p>
        <h1>{t_node("What changed")}</h1>
        {last_editions().into_iter().enumerate().map(|(at, notes)| edition(notes, at == 0)).collect_view()}
        {said::h2("Use a newer or an older list")}
        <lists::WhereFrom/>
        <p class="lede">{t_node("Choose another signed edition of the list (")}<span class="mono">"vendor-list.zip"</span>{t_node("), or drop it anywhere. Its signatures are checked, and you see what would change before anything does.")}</p>
        <p class="no-print"><FileChooser id="choose-edition" label=t("Choose an edition") accept=".zip" on_files=move |files| files.into_iter().for_each(|file| link.compare(file))/></p>
        <div role="status">{move || link.list.compared.get().map(|compared| match compared {
            Ok(comparison) => view! { <Compared comparison/> }.into_any(),
            Err(reason) => view! { <div class="trouble" role="alert" lang=en()><p>{reason}</p></div> }.into_any(),
        })}</div>
    }
}

/// The notes that are made when an edition is signed, the newest first.
const LAST_EDITIONS: &str = include_str!("../../public/what-changed.json");

fn last_editions() -> Vec<ReleaseNotes> {
    serde_json::from_str(LAST_EDITIONS).unwrap_or_default()
}

/// One edition, folded unless it is the newest.
fn edition(notes: ReleaseNotes, open: bool) -> impl IntoView {
    let title =
        t_with("List {version} of {day}", &[("version", &notes.newer.0), ("day", &t_date(notes.newer.1.in_words()))]);
    let since = t_with(
        "Since list {version} of {day}.",
        &[("version", &notes.older.0), ("day", &t_date(notes.older.1.in_words()))],
    );
    let parts = notes.parts.into_iter().map(part).collect_view();
    view! {
        <section class="edition">
            <h2>{title}</h2>
            <p class="hint">{since}</p>
            {if open {
                parts.into_any()
            } else {
                view! { <details class="far">{said::summary("Show what changed")}{parts}</details> }.into_any()
            }}
        </section>
    }
}

fn part(part: Part) -> impl IntoView {
    let about = part.about;
    view! {
        <h3>{t(about.in_words())}</h3>
        <ul class="entries">{part.entries.into_iter().map(|note| told(about, note)).collect_view()}</ul>
    }
}

fn told(about: About, note: Note) -> impl IntoView {
    let address = match about {
        _ if note.id.is_empty() => None,
        About::Law => Some(Route::Measure(note.id).to_string()),
        About::Makers | About::Others => Some(Route::Maker(note.id).to_string()),
        About::Program | About::Steps | About::Answers | About::Numbers => None,
    };
    view! {
        <li>
            {named(address, note.name)} <span>{t(note.kind.in_words())}</span>
            {reasons(note.says)}
        </li>
    }
}

/// A name, as a link to its page if it has one.
fn named(address: Option<String>, name: String) -> AnyView {
    match address {
        Some(address) => view! { <a href=address lang=en()>{name}</a> }.into_any(),
        None => view! { <b lang=en()>{name}</b> }.into_any(),
    }
}

fn reasons(says: Vec<String>) -> impl IntoView {
    (!says.is_empty()).then(|| {
        view! { <ul class="reasons" lang=en()>{says.into_iter().map(|says| view! { <li>{says}</li> }).collect_view()}</ul> }
    })
}

/// The changes, by part of the list.
#[component]
fn Compared(
    /// Two editions compared.
    comparison: Comparison,
) -> impl IntoView {
    let Comparison { name, stamp, compared, notes, changes, answers } = comparison;
    let edition = |(version, day): &(u32, vendor_text::Date)| {
        t_with("list {version} of {day}", &[("version", &version), ("day", &t_date(day.in_words()))])
    };
    let title = t_with(
        "{name}: list {version} of {day}",
        &[("name", &name), ("version", &stamp.version), ("day", &t_date(stamp.issued.in_words()))],
    );
    let told = t_with(
        "What changes from {older} to {newer}",
        &[("older", &edition(&notes.older)), ("newer", &edition(&notes.newer))],
    );
    let lede = match changes.len() {
        0 => t("Nothing changed.").to_owned(),
        1 => t("1 entry is new, gone or changed.").to_owned(),
        count => t_with("{count} entries are new, gone or changed.", &[("count", &count)]),
    };
    let withdrawn = vendor_engine::report::explain::withdrawn(&stamp);
    let mut sections: Vec<Section> = changes.iter().map(|change| change.section).collect();
    sorted::by(&mut sections, Ord::cmp);
    sections.dedup();
    view! {
        <h2>{title}</h2>
        <p class="mono">{t_with("SHA-256 {hash}. Signed by {signers}.", &[("hash", &super::list_bar::grouped(&stamp.sha256)), ("signers", &stamp.signed_by())])}</p>
        {withdrawn.map(|words| view! { <p class="warning" lang=en()>{words}</p> })}
        <lists::Choices compared version=stamp.version/>
        {answers.into_iter().map(open_work).collect_view()}
        <h3>{told}</h3>
        <p class="lede" id="changes-count">{lede}</p>
        {notes.parts.into_iter().map(part).collect_view()}
        <details class="far">{said::summary("Fact by fact")}{sections.into_iter().map(|section| {
            let entries: Vec<Change> = changes.iter().filter(|change| change.section == section).cloned().collect();
            view! {
                <h3>{t(section.in_words())}</h3>
                <ul class="entries">{entries.into_iter().map(entry).collect_view()}</ul>
            }
        }).collect_view()}</details>
    }
}

/// How the answers of the open work would change.
fn open_work(work: OpenWork) -> impl IntoView {
    let what = if work.of_the_estate { t("your estate") } else { t("the Check page") };
    let lede = match work.others {
        0 => t_with(
            "No answer would change for the {lines} lines of {what}.",
            &[("lines", &work.lines), ("what", &what)],
        ),
        others => t_with(
            "The answer would change for {others} of the {lines} lines of {what}.",
            &[("others", &others), ("lines", &work.lines), ("what", &what)],
        ),
    };
    let more = work.others.saturating_sub(work.first.len());
    let rows = work.first.into_iter().map(|(text, before, after)| {
        let then = t_with(
            ": now “{before}”, then “{after}”",
            &[("before", &t(before.in_words())), ("after", &t(after.in_words()))],
        );
        view! { <li><bdi>{text}</bdi>{then}</li> }
    });
    view! {
        <p class="open-work">{lede}</p>
        <ul class="reasons">{rows.collect_view()}{(more > 0).then(|| view! { <li>{t_with("… and {more} more", &[("more", &more)])}</li> })}</ul>
    }
}

fn entry(change: Change) -> impl IntoView {
    let address = match (change.kind, change.section) {
        (ChangeKind::Removed, _) => None,
        (_, Section::Measures) => Some(Route::Measure(change.id.clone()).to_string()),
        (_, Section::Makers | Section::Controls) => Some(Route::Maker(change.id.clone()).to_string()),
        _ => None,
    };
    view! {
        <li>
            {named(address, change.name)} <span>{t(change.kind.in_words())}</span>
            {reasons(change.details)}
        </li>
    }
}
