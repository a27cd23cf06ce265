//! The table of lines. A short one is drawn whole. Of a long one, however long, only the rows in its frame are drawn,
//! all with the same height; one line in full is shown below the frame.

use super::language::{later, t, t_count, t_node, t_with};
use super::link::Link;
use super::marked_text::MarkedText;
use super::outcome_card::LineCard;
use super::phrases::{beside_number, place_in_words};
use super::pill::Pill;
use super::said;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use vendor_desk::protocol::{Detail, Order, PAGE, Row};
use vendor_engine::identify::Certainty;
use vendor_engine::judge::Verdict;
use vendor_engine::report::record::LineRecord;
use vendor_engine::report::row_window::RowWindow;
use vendor_list::verdict::Question;
use vendor_text::LineKind;
use vendor_text::sorted;
use web_sys::HtmlElement;

/// The headings of the columns, and the order that each gives.
const COLUMNS: [(&str, Order); 4] = [
    (later("Line"), Order::AsRead),
    (later("Answer"), Order::Gravest),
    (later("As written"), Order::Words),
    (later("Made by"), Order::Maker),
];

/// Heights in pixels until they are measured.
const ROW: f64 = 56.0;
const FRAME: f64 = 560.0;

/// The lines of the view.
#[component]
pub fn LineTable(
    /// How many rows may be drawn so far.
    rows_allowed: RwSignal<usize>,
) -> impl IntoView {
    let link = Link::here();
    let frame = NodeRef::<leptos::html::Div>::new();
    let total = Memo::new(move |_| link.run.shown.with(|shown| shown.total));
    let of_several = Memo::new(move |_| {
        link.run.answer.with(|answer| answer.as_ref().is_some_and(|answer| answer.choices.0.len() > 1))
    });
    // The first row that stands beside the items of a quote, and the number of such rows, if the whole table is here.
    let beside = Memo::new(move |_| {
        link.run.shown.with(|shown| {
            let beside = shown.rows.iter().filter(|row| row.beside).count();
            shown.rows.iter().position(|row| row.beside).map(|first| (shown.from + first, beside))
        })
    });
    let is_long = Memo::new(move |_| total.get() > PAGE);
    let scrolled = RwSignal::new(0.0);
    let measured = RwSignal::new((ROW, FRAME));
    let active = RwSignal::new(0_usize);
    let window = Memo::new(move |_| {
        let (row, frame) = measured.get();
        RowWindow { rows: u32::try_from(total.get()).unwrap_or(u32::MAX), row, frame }
    });
    let drawn = Memo::new(move |_| {
        let all = || 0..total.get();
        if is_long.get() { whole(window.get().drawn(scrolled.get())) } else { all() }
    });
    // Another view begins with its first row.
    Effect::new(move |_| {
        link.run.view.track();
        active.set(0);
        if let Some(frame) = frame.get_untracked() {
            frame.set_scroll_top(0);
        }
    });
    // Asks the worker for rows that come into sight.
    Effect::new(move |_| {
        let drawn = drawn.get();
        if is_long.get() && !link.run.shown.with(|shown| shown.holds(&drawn)) {
            link.want_rows(&drawn);
        }
    });
    let on_scroll = move |_| {
        if let Some(frame) = frame.get_untracked() {
            measure(&frame, measured);
            let top = f64::from(frame.scroll_top());
            let at = u32::try_from(active.get_untracked()).unwrap_or(u32::MAX);
            if is_long.get_untracked() && !window.get_untracked().drawn(top).contains(&at) {
                keep_focus(&frame);
            }
            scrolled.set(top);
        }
    };
    Effect::new(move |_| {
        drawn.track();
        // Rows that arrive later move nothing, because all have the same height.
        if let Some(frame) = frame.get().filter(|_| rows_allowed.get() == usize::MAX) {
            measure(&frame, measured);
        }
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| {
        if let Some(frame) = frame.try_get_untracked().flatten() {
            measure(&frame, measured);
        }
    });
    on_cleanup(move || resized.remove());
    let on_key = move |event: KeyboardEvent| {
        let Some(frame) = frame.get_untracked().filter(|_| is_long.get_untracked()) else { return };
        let (at, last) = (active.get_untracked(), total.get_untracked().saturating_sub(1));
        let page = usize::try_from(window.get_untracked().page()).unwrap_or(1);
        let to = match event.key().as_str() {
            "ArrowDown" => at.saturating_add(1).min(last),
            "ArrowUp" => at.saturating_sub(1),
            "PageDown" => at.saturating_add(page).min(last),
            "PageUp" => at.saturating_sub(page),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        active.set(to);
        let top =
            window.get_untracked().scroll_to(f64::from(frame.scroll_top()), u32::try_from(to).unwrap_or(u32::MAX));
        // The scroll bar counts whole pixels, so the position is rounded up to show the whole row.
        #[allow(clippy::cast_possible_truncation)]
        frame.set_scroll_top(top.ceil() as i32);
        scrolled.set(f64::from(frame.scroll_top()));
        // The focus moves to the row once it is drawn. Without focus the table still works.
        let _ = frame.focus();
    };
    let rows = move || {
        let drawn = drawn.get();
        link.run.shown.with(|shown| {
            let numbered = shown.rows.iter().enumerate().map(|(nth, row)| (shown.from + nth, row));
            numbered
                .filter(|(nth, _)| drawn.contains(nth))
                .take(rows_allowed.get())
                .map(|(nth, row)| (nth, row.clone()))
                .collect::<Vec<_>>()
        })
    };
    let height = move || is_long.get().then(|| format!("calc({}px + var(--head))", window.get().height()));
    let top = move || {
        is_long.get().then(|| {
            let first =
                u32::try_from(drawn.get().start.max(link.run.shown.with(|shown| shown.from))).unwrap_or(u32::MAX);
            format!("{}px", window.get().offset(scrolled.get(), first))
        })
    };
    view! {
        <div
            class="frame" class:frame--long=is_long node_ref=frame id="lines" role="region" aria-label=t("The lines and their answers")
            tabindex=move || is_long.get().then_some("0")
            aria-describedby=move || is_long.get().then_some("lines-keys")
            on:scroll=on_scroll on:keydown=on_key
        >
            <div class="runway" style:height=height>
                <table class="rows" role="table" style:top=top aria-rowcount=move || (total.get() + 1).to_string() aria-colcount="4">
                    {said::caption("The lines and their answers")}
                    <thead role="rowgroup"><tr role="row" aria-rowindex="1">
                        {COLUMNS.into_iter().map(|(words, order)| view! { <Head words order/> }).collect_view()}
                    </tr></thead>
                    <tbody role="rowgroup">
                        <For each=rows key=|(nth, row): &(usize, Row)| (*nth, row.at, row.beside, row.record.verdict, row.record.corrections.clone()) children=move |(nth, row)| view! {
                            <Show when=move || !is_long.get() && beside.with(|beside| beside.is_some_and(|(first, _)| first == nth))>
                                <tr class="beside-items" role="row"><th role="rowheader" colspan="4">{move || beside.get().map(|(_, lines)| t_with("Beside the items: letterhead, terms and the like ({lines})", &[("lines", &t_count(lines, "line", "lines"))]))}</th></tr>
                            </Show>
                            <TableRow nth row is_long of_several active/>
                        }/>
                    </tbody>
                </table>
            </div>
        </div>
        <Show when=move || is_long.get()>
            <p class="hint no-print" id="lines-keys">{t_node("Scroll, or move with the arrow keys, Page Up, Page Down, Home and End. Enter shows why.")}</p>
            <p class="only-print">{t_node("A printed page has only the lines that were on screen. Save the record to get all of them.")}</p>
            <Panel frame/>
        </Show>
    }
}

fn whole(rows: std::ops::Range<u32>) -> std::ops::Range<usize> {
    let number = |row: u32| usize::try_from(row).unwrap_or(usize::MAX);
    number(rows.start)..number(rows.end)
}

/// Measures a row and the frame, because both depend on the user's text size.
fn measure(frame: &HtmlElement, measured: RwSignal<(f64, f64)>) {
    let height = |selector: &str| {
        let found = frame.query_selector(selector).ok().flatten();
        found.map(|element| element.get_bounding_client_rect().height()).filter(|height| *height > 1.0)
    };
    let (row, of_frame) = measured.get_untracked();
    let row = height("tr.line-outcome").unwrap_or(row);
    let inside = f64::from(frame.client_height()) - height("thead").unwrap_or(0.0);
    let of_frame = if inside > row { inside } else { of_frame };
    if measured.get_untracked() != (row, of_frame) {
        measured.set((row, of_frame));
    }
}

/// Moves the focus to the frame when its row leaves the table, which would otherwise lose it.
fn keep_focus(frame: &HtmlElement) {
    let focused =
        document().active_element().filter(|element| frame.contains(Some(element)) && element.id() != frame.id());
    if focused.is_some_and(|element| element.closest("tbody").ok().flatten().is_some()) {
        // Without focus the table still works.
        let _ = frame.focus();
    }
}

/// A heading that orders the table by its column when pressed.
#[component]
fn Head(
    /// The words of the heading.
    words: &'static str,
    /// The order that it gives.
    order: Order,
) -> impl IntoView {
    let link = Link::here();
    let sorted = move || {
        link.run.view.with(|view| match (view.order == order, view.is_turned) {
            (false, _) => None,
            (true, false) => Some("ascending"),
            (true, true) => Some("descending"),
        })
    };
    let choose = move |_| {
        link.show(|view| {
            view.is_turned = view.order == order && !view.is_turned;
            view.order = order;
        });
    };
    let sign = move || match sorted() {
        None => "",
        Some("ascending") => " ▲",
        Some(_) => " ▼",
    };
    view! {
        <th scope="col" role="columnheader" aria-sort=sorted>
            <button type="button" class="plain" data-order=format!("{order:?}") on:click=choose>{t(words)}<span aria-hidden="true">{sign}</span></button>
        </th>
    }
}

/// One line of the table. In a short table its details are below it when opened.
#[component]
fn TableRow(
    /// Its number in the view.
    nth: usize,
    /// The row.
    row: Row,
    /// Whether the table is long.
    is_long: Memo<bool>,
    /// Whether the lines come from several files or sheets.
    of_several: Memo<bool>,
    /// The row that the keyboard has reached.
    active: RwSignal<usize>,
) -> impl IntoView {
    let link = Link::here();
    let Row { at, by_policy, kind, beside, record } = row;
    let words =
        if by_policy { "Barred by your policy".to_owned() } else { vendor_engine::report::explain::pill(&record) };
    let on_own_list = sorted::set(record.own_lists.iter().map(|hit| hit.list.clone()));
    let party = record.place.part.clone().filter(|_| record.party.is_some());
    let numbered = party.is_none();
    let place = match (party, record.place.row, record.place.line) {
        (Some(party), _, _) => party,
        (None, Some(row), _) => row.to_string(),
        (None, None, Some(line)) => line.to_string(),
        (None, None, None) => (at + 1).to_string(),
    };
    let where_it_is = StoredValue::new(record.place.clone());
    let small_words = move || where_it_is.with_value(|place| beside_number(place, of_several.get()));
    let small = move || small_words().map(|words| view! { <small>{words}</small> });
    let aside = move || (beside && is_long.get()).then(|| view! { <small>{t("beside the items")}</small> });
    let slug = record.verdict.slug();
    let open = Memo::new(move |_| link.run.details.with(|details| details.contains_key(&at)));
    let name_of_why = {
        let place = place.clone();
        move || match (small_words(), open.get()) {
            (Some(words), false) => t_with("Why, for line {place}, {words}", &[("place", &place), ("words", &words)]),
            (None, false) => t_with("Why, for line {place}", &[("place", &place)]),
            (Some(words), true) => t_with("Close, for line {place}, {words}", &[("place", &place), ("words", &words)]),
            (None, true) => t_with("Close, for line {place}", &[("place", &place)]),
        }
    };
    let name = format!("details-{at}");
    let controls = name.clone();
    let controls = move || if is_long.get() { "line-panel".to_owned() } else { controls.clone() };
    let is_active = Memo::new(move |_| is_long.get() && active.get() == nth);
    let button = NodeRef::<leptos::html::Button>::new();
    Effect::new(move |_| {
        let in_frame = || document().active_element().is_some_and(|element| element.id() == "lines");
        if let Some(button) = button.get().filter(|_| is_active.get() && in_frame()) {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            // Without focus the table still works.
            let _ = button.focus_with_options(&options);
        }
    });
    let toggle = move |_| {
        active.set(nth);
        link.toggle_detail(at, is_long.get_untracked());
    };
    view! {
        <tr class="line-outcome" role="row" data-verdict=slug data-kind=kind_slug(kind) class:active=is_active aria-rowindex=(nth + 2).to_string()>
            <td role="cell" class="place" class:place--numbered=numbered>{place.clone()} {small} {kind_words(kind).map(|words| view! { <small>{words}</small> })} {aside}</td>
            <td role="cell">
                <Pill verdict=record.verdict words=words/>
                {on_own_list.into_iter().map(|list| view! { <span class="own-pill">{t_node("On your list:")} " "{list}</span> }).collect_view()}
                <button type="button" class="plain no-print" node_ref=button tabindex=move || (is_long.get() && !is_active.get()).then_some("-1") aria-expanded=move || open.get().to_string() aria-controls=controls aria-label=name_of_why on:click=toggle>
                    {move || if open.get() { t("Close") } else { t("Why?") }}
                </button>
            </td>
            <td role="cell" class="mono"><MarkedText record=record.clone()/></td>
            <td role="cell">{made_by(&record)}</td>
        </tr>
        <Show when=move || !is_long.get()>
            <tr class="detail" role="row" id=name.clone() hidden=move || !open.get()>
                <td role="cell" colspan="4">
                    {move || link.run.details.with(|details| details.get(&at).cloned()).map(|detail| view! { <LineInFull detail at/> })}
                </td>
            </tr>
        </Show>
    }
}

/// The open line of a long table.
#[component]
fn Panel(
    /// The frame of the table.
    frame: NodeRef<leptos::html::Div>,
) -> impl IntoView {
    let link = Link::here();
    let panel = NodeRef::<leptos::html::Section>::new();
    let open =
        move || link.run.details.with(|details| details.first_key_value().map(|(at, detail)| (*at, detail.clone())));
    Effect::new(move |_| {
        link.run.details.track();
        if let Some(panel) = panel.get() {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            panel.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    move || {
        open().map(|(at, detail)| {
            let close = move |_| {
                link.toggle_detail(at, true);
                if let Some(frame) = frame.get_untracked() {
                    // Without focus the table still works.
                    let _ = frame.focus();
                }
            };
            let place = place_in_words(&detail.record.place);
            let title = if place.is_empty() { t_with("Line {number}", &[("number", &(at + 1))]) } else { place };
            view! {
                <section class="line-panel" id="line-panel" node_ref=panel aria-label=t("The whole line") data-at=at.to_string()>
                    <p class="panel-top"><b>{title}</b> <Pill verdict=detail.record.verdict words=vendor_engine::report::explain::pill(&detail.record)/> <button type="button" id="close-panel" class="no-print" on:click=close>{t_node("Close")}</button></p>
                    <LineInFull detail at/>
                </section>
            }
        })
    }
}

/// A line with everything that is known of it, among the lines around it.
#[component]
fn LineInFull(
    /// The line.
    detail: Detail,
    /// Its place among the lines.
    at: usize,
) -> impl IntoView {
    let Detail { record, around } = detail;
    view! {
        <LineCard record=*record at/>
        {(around.len() > 1).then(|| view! {
            {said::h3("Where it is")}
            <ul class="around">{around.into_iter().map(|(place, text, is_it)| view! {
                <li aria-current=is_it.then_some("true")><span class="place">{place}</span> " " <bdi class="mono">{vendor_text::drawn::shortened(&text)}</bdi></li>
            }).collect_view()}</ul>
        })}
    }
}

fn kind_words(kind: LineKind) -> Option<&'static str> {
    match kind {
        LineKind::Text | LineKind::Item => None,
        LineKind::Headings => Some(t("headings")),
        LineKind::Section => Some(t("section")),
        LineKind::Total => Some(t("total")),
        LineKind::Struck => Some(t("struck out")),
        LineKind::Code => Some(t("code")),
        LineKind::Menu => Some(t("menu")),
    }
}

fn kind_slug(kind: LineKind) -> &'static str {
    kind_words(kind).unwrap_or("item")
}

/// Who made it, short.
fn made_by(record: &LineRecord) -> String {
    let mut parts: Vec<String> = Vec::new();
    for maker in &record.makers {
        let name = if maker.brand == maker.name || maker.brand.contains(&maker.name) {
            maker.name.clone()
        } else {
            format!("{} ({})", maker.name, maker.brand)
        };
        parts.push(match (maker.not_counted_as(), maker.certainty) {
            (Some(standing), _) if maker.listed => format!("{name}, {}", t(standing)),
            (Some(_), _) => continue,
            (_, Certainty::Possible) => t_with("{name}: ask", &[("name", &name)]),
            _ if !maker.listed && record.asks == Some(Question::Builder) => {
                t_with("{name}: a badge, its builder is not known", &[("name", &name)])
            }
            (_, certainty) => format!("{name}, {}", t(certainty.in_words())),
        });
    }
    if parts.is_empty() && record.verdict == Verdict::CannotTell {
        return t("No maker or model given").to_owned();
    }
    parts.join(". ")
}
