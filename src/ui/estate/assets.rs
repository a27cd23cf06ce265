//! Assets as a table: the register's own line, what was found, and how far the removal of each has come.

use super::line::why;
use super::parts::{ColumnHead, Field, Style, button_unless, choice, column, english, field, table, words};
use crate::platform::clock;
use crate::ui::language::{en, t, t_node, t_with};
use crate::ui::link::Link;
use crate::ui::pill::Pill;
use crate::ui::said;
use leptos::prelude::*;
use vendor_engine::estate::pack_tables::NOT_COSTED;
use vendor_engine::estate::packs::Cell;
use vendor_engine::estate::view::{AssetRow, GoneLine, PAGE};
use vendor_engine::estate::work::{AssetMark, Progress};
use vendor_engine::report::counts::thousands;
use vendor_text::drawn::shortened;

/// The assets that the filters let through, a page at a time.
#[component]
pub fn AssetTable() -> impl IntoView {
    let link = Link::here();
    let state = link.estate;
    let drawn = Memo::new(move |_| state.below.with(Option::is_some));
    let rows = move || state.below.with(|view| view.as_ref().map(|view| view.assets.clone()).unwrap_or_default());
    // The number of lines that are there, of lines that are gone, and whether any are gone at all.
    let lines = Memo::new(move |_| {
        state
            .below
            .with(|view| view.as_ref().map_or((0, 0, false), |view| (view.lines, view.gone_lines, view.gone.lines > 0)))
    });
    let is_gone = Memo::new(move |_| state.wanted.with(|wanted| wanted.gone));
    let total = Signal::derive(move || if is_gone.get() { lines.get().1 } else { lines.get().0 });
    let gone_rows =
        move || state.below.with(|view| view.as_ref().map(|view| view.gone_rows.clone()).unwrap_or_default());
    let options = Signal::derive(move || {
        let (there, gone, _) = lines.get();
        vec![
            (THERE.to_owned(), t_with("what is there ({there})", &[("there", &thousands(there as u64))])),
            (GONE.to_owned(), t_with("what is gone ({gone})", &[("gone", &thousands(gone as u64))])),
        ]
    });
    let now = Signal::derive(move || if is_gone.get() { GONE } else { THERE }.to_owned());
    let show = Callback::new(move |which: String| {
        state.wanted.update(|wanted| (wanted.gone, wanted.assets_from) = (which == GONE, 0));
    });
    let from = Signal::derive(move || state.wanted.with(|wanted| wanted.assets_from));
    let go = Callback::new(move |to| state.wanted.update(|wanted| wanted.assets_from = to));
    view! {
        {said::h2("Line by line")}
        <Show when=move || drawn.get()>
            {move || lines.get().2.then(|| view! { <div class="mark-row no-print">{choice("asset-gone", t("Show"), true, options, now, show)}</div> })}
            <Pages id="assets" total from go/>
            {move || if is_gone.get() {
                table("gone-table".to_owned(), "stack", None, &gone_columns(), gone_rows().into_iter().map(|row| gone_cells(link, row)).collect())
            } else {
                table("asset-table".to_owned(), "stack assets", None, &columns(), rows().into_iter().map(|row| cells(link, row)).collect())
            }}
        </Show>
    }
}

/// The values of the choice between what is there and what is gone.
const THERE: &str = "there";
const GONE: &str = "gone";

fn gone_columns() -> [ColumnHead; 4] {
    [
        column(t("Gone because"), Style::Plain),
        column(t("As written"), Style::AsWritten),
        column(t("Site"), Style::Plain),
        column(t("Items"), Style::Number),
    ]
}

fn gone_cells(link: Link, row: GoneLine) -> Vec<AnyView> {
    let because = vec![english(format!("{} ", row.why)), why(link, row.at, &row.text)].into_any();
    vec![because, words(shortened(&row.text)), or_unknown(&row.site), words(row.quantity.to_string())]
}

fn columns() -> [ColumnHead; 6] {
    [
        column(t("Answer"), Style::Plain),
        column(t("As written"), Style::AsWritten),
        column(t("Maker"), Style::Plain),
        column(t("Installed"), Style::Plain),
        column(t("Priority"), Style::Plain),
        column(t("Progress"), Style::Plain),
    ]
}

fn cells(link: Link, row: AssetRow) -> Vec<AnyView> {
    vec![
        view! { <Pill verdict=row.verdict words=row.answer.clone()/> " " {why(link, row.at, &row.text)} }.into_any(),
        as_written(&row),
        or_unknown(&row.maker),
        or_unknown(&row.installed),
        words(t(row.turn.in_words())),
        progress(link, row),
    ]
}

/// The register's words, and what visits found.
fn as_written(row: &AssetRow) -> AnyView {
    let found = row.found.clone();
    view! { {shortened(&row.text)} {found.into_iter().map(|words| view! { <small class="found" lang=en()>{words}</small> }).collect_view()} }
        .into_any()
}

fn or_unknown(text: &str) -> AnyView {
    if text.is_empty() {
        view! { <span class="pale">{t_node("not known")}</span> }.into_any()
    } else {
        text.to_owned().into_any()
    }
}

/// How far the removal of an asset has come, to be changed; once something was done, also since when, and a remark.
#[must_use]
pub fn progress(link: Link, row: AssetRow) -> AnyView {
    let label = shortened(&row.text.chars().take(60).collect::<String>());
    let key = StoredValue::new(row.key);
    let change = move |change: &dyn Fn(&mut AssetMark)| {
        let key = key.get_value();
        link.estate.change(|work| {
            let mark = work.assets.entry(key.clone()).or_default();
            change(mark);
            if *mark == AssetMark::default() {
                work.assets.remove(&key);
            }
        });
    };
    let options =
        Progress::ALL.map(|progress| (progress.slug().to_owned(), t(progress.in_words()).to_owned())).to_vec();
    let set = Callback::new(move |slug: String| {
        let Some(progress) = Progress::from_slug(&slug) else { return };
        let on = (progress != Progress::ToDo).then(clock::today);
        change(&|mark| (mark.progress, mark.on) = (progress, on));
    });
    let now = Signal::stored(row.progress.slug().to_owned());
    let mut parts =
        vec![choice("", t_with("Progress of {label}", &[("label", &label)]), false, Signal::stored(options), now, set)];
    if row.progress != Progress::ToDo {
        let mark = move |of: fn(&AssetMark) -> String| {
            Signal::derive(move || {
                link.estate.work.with(|work| work.assets.get(&key.get_value()).map(of).unwrap_or_default())
            })
        };
        let since = Callback::new(move |text: String| change(&|mark| mark.on = text.parse().ok()));
        let note = Callback::new(move |text: String| change(&|mark| text.trim().clone_into(&mut mark.note)));
        let (date, says) =
            (mark(|mark| mark.on.map(|on| on.to_string()).unwrap_or_default()), mark(|mark| mark.note.clone()));
        let plain = |label: String, kind, value| Field { id: String::new(), label, labelled: false, kind, value };
        parts.push(field(plain(t_with("Date: {label}", &[("label", &label)]), "date", date), since));
        parts.push(field(plain(t_with("Note: {label}", &[("label", &label)]), "text", says), note));
    }
    parts.into_any()
}

/// A price in whole pounds, or that there is none.
#[must_use]
pub fn pounds(amount: Option<u64>) -> String {
    amount.map_or_else(|| t(NOT_COSTED).to_owned(), |pounds| Cell::Pounds(pounds).in_words())
}

/// Which rows are shown out of how many, with buttons for the others.
#[component]
pub fn Pages(
    /// The start of its ids.
    id: &'static str,
    /// How many rows there are.
    total: Signal<usize>,
    /// How many are skipped.
    from: Signal<usize>,
    /// Is called with the number of rows to skip.
    go: Callback<usize>,
) -> impl IntoView {
    let words = move || match total.get() {
        0 => t("Nothing fits.").to_owned(),
        total => {
            let [first, last, total] =
                [from.get() + 1, (from.get() + PAGE).min(total), total].map(|count| thousands(count as u64));
            t_with("{first} to {last} of {total}", &[("first", &first), ("last", &last), ("total", &total)])
        }
    };
    let is_first = Signal::derive(move || from.get() == 0);
    let is_last = Signal::derive(move || from.get() + PAGE >= total.get());
    let back = Callback::new(move |()| go.run(from.get_untracked().saturating_sub(PAGE)));
    let on = Callback::new(move |()| go.run(from.get_untracked() + PAGE));
    let buttons = move || {
        let several = total.get() > PAGE;
        several
            .then(|| vec![button_unless("", t("Previous"), is_first, back), button_unless("", t("Next"), is_last, on)])
    };
    view! {
        <div class="pager no-print" role="group" aria-label=t("Pages of the table")>
            <span role="status" id=format!("{id}-page")>{words}</span>
            {buttons}
        </div>
    }
}
