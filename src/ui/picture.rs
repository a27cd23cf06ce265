//! Pictures of facts: bars over years, and bars of counts.
//!
//! A row is words beside a drawn strip, rather than a part of one large drawing, so that the words wrap on a phone,
//! grow with the reader's text size and print like text. Everything is drawn in the colour of the text, solid, hollow
//! or dashed, which survives grey paper, dark mode and forced colours. What a picture shows is also in the table that
//! is its child.

use super::language::{t, t_count, t_date, t_with};
use leptos::prelude::*;
use vendor_engine::estate::plan::share;
use vendor_engine::report::timeline::{Bar, BarPart, Scale, Weight};
use vendor_text::Date;

/// A row of a picture over years.
#[derive(Debug, Clone)]
pub struct YearsRow {
    /// What it is about.
    pub name: String,
    /// More about it, in smaller letters; at least the dates in words.
    pub detail: String,
    /// From when to when; `None` draws an empty strip.
    pub bar: Option<Bar>,
    /// How much it weighs, if that differs between rows.
    pub weight: Option<Weight>,
}

/// Bars over years, with a key of the symbols that occur.
#[component]
pub fn YearsPicture(
    /// The start of its ids.
    id: &'static str,
    /// What it shows.
    title: String,
    /// The rows.
    rows: Vec<YearsRow>,
    /// The list's day.
    day: Date,
    /// The words of the button that opens the table.
    table: String,
    /// Whether the table is open at the start.
    #[prop(optional)]
    open: bool,
    /// The table.
    children: Children,
) -> impl IntoView {
    let scale = Scale::over(rows.iter().filter_map(|row| row.bar.as_ref()), day);
    let drawn: Vec<(YearsRow, Vec<BarPart>)> = rows
        .into_iter()
        .map(|row| {
            let parts = row.bar.as_ref().map(|bar| scale.parts(bar)).unwrap_or_default();
            (row, parts)
        })
        .collect();
    let label = t_with(
        "{title}: a chart of {rows}. The table below has the same figures.",
        &[("title", &title), ("rows", &t_count(drawn.len(), "row", "rows"))],
    );
    let key = key(&drawn, day);
    view! {
        <figure class="picture" id=id>
            <figcaption>{title}</figcaption>
            <ul class="key">{key}</ul>
            <div class="plot" role="img" aria-label=label>
                {axis(&scale)}
                {drawn.iter().map(|(row, parts)| view! {
                    <div class="plot-row">
                        <p class="plot-words"><span class="plot-name">{row.name.clone()}</span> <span class="plot-detail">{row.detail.clone()}</span></p>
                        <div class="plot-strip"><svg class="strip">
                            {grid(&scale)}
                            {parts.iter().map(|part| draw(*part, row.weight)).collect_view()}
                        </svg></div>
                    </div>
                }).collect_view()}
                {axis(&scale)}
            </div>
            <details class="far" open=open><summary>{table}</summary>{children()}</details>
        </figure>
    }
}

/// A row of a picture of counts.
#[derive(Debug, Clone)]
pub struct CountRow {
    /// What is counted.
    pub name: String,
    /// The count in words.
    pub detail: String,
    /// The solid part of the bar.
    pub solid: usize,
    /// The hollow part after it.
    pub hollow: usize,
}

/// Bars of counts, each in two parts.
#[component]
pub fn CountsPicture(
    /// Its id.
    id: &'static str,
    /// What it shows.
    title: String,
    /// What the solid part is.
    solid: &'static str,
    /// What the hollow part is.
    hollow: &'static str,
    /// The rows.
    rows: Vec<CountRow>,
    /// What is in its table.
    table: String,
    /// The table.
    children: Children,
) -> impl IntoView {
    let whole = rows.iter().map(|row| row.solid + row.hollow).max().unwrap_or(0);
    let label = t_with(
        "{title}: a chart of {rows}. The table below has the same figures.",
        &[("title", &title), ("rows", &t_count(rows.len(), "row", "rows"))],
    );
    view! {
        <figure class="picture" id=id>
            <figcaption>{title}</figcaption>
            <ul class="key">
                <li>{sample(&[BarPart::Body(0.0, 100.0)], Some(Weight::Counts))} {solid}</li>
                <li>{sample(&[BarPart::Body(0.0, 100.0)], Some(Weight::DoesNotCount))} {hollow}</li>
            </ul>
            <div class="plot plot--counts" role="img" aria-label=label>
                {rows.into_iter().map(|row| {
                    let (middle, end) = (share(row.solid, whole), share(row.solid + row.hollow, whole));
                    view! {
                        <div class="plot-row">
                            <p class="plot-words"><span class="plot-name">{row.name}</span> <span class="plot-detail">{row.detail}</span></p>
                            <div class="plot-strip"><svg class="strip">
                                {(row.solid > 0).then(|| draw(BarPart::Body(0.0, middle), Some(Weight::Counts)))}
                                {(row.hollow > 0).then(|| draw(BarPart::Body(middle, end), Some(Weight::DoesNotCount)))}
                            </svg></div>
                        </div>
                    }
                }).collect_view()}
            </div>
            <details class="far"><summary>{table}</summary>{children()}</details>
        </figure>
    }
}

/// The key, with only the symbols that occur.
fn key(drawn: &[(YearsRow, Vec<BarPart>)], day: Date) -> Vec<AnyView> {
    let weighs = |weight| drawn.iter().any(|(row, _)| row.weight == Some(weight));
    let occurs = |wanted: fn(&BarPart) -> bool| drawn.iter().any(|(_, parts)| parts.iter().any(wanted));
    let body = &[BarPart::Body(0.0, 100.0)][..];
    let signs: [(bool, &[BarPart], Option<Weight>, &str); 8] = [
        (weighs(Weight::Counts), body, Some(Weight::Counts), t("counts towards answers")),
        (weighs(Weight::DoesNotCount), body, Some(Weight::DoesNotCount), t("does not count")),
        (
            weighs(Weight::Inferred),
            body,
            Some(Weight::Inferred),
            t("only inferred, so never stronger than “Ask first”"),
        ),
        (occurs(|part| matches!(part, BarPart::Mark(_))), &[BarPart::Mark(50.0)], None, t("an event")),
        (
            occurs(|part| matches!(part, BarPart::Open(_))),
            &[BarPart::Body(0.0, 60.0), BarPart::Open(60.0)],
            None,
            t("no end known"),
        ),
        (
            occurs(|part| matches!(part, BarPart::End(_))),
            &[BarPart::Body(0.0, 60.0), BarPart::End(60.0)],
            None,
            t("ended"),
        ),
        (
            occurs(|part| matches!(part, BarPart::Doubt(..))),
            &[BarPart::Doubt(0.0, 100.0)],
            None,
            t("at some time in this period"),
        ),
        (occurs(|part| matches!(part, BarPart::Unknown(..))), &[BarPart::Unknown(0.0, 100.0)], None, t("not known")),
    ];
    let mut key: Vec<AnyView> = signs
        .into_iter()
        .filter(|(occurs, ..)| *occurs)
        .map(|(_, parts, weight, words)| view! { <li>{sample(parts, weight)} {words}</li> }.into_any())
        .collect();
    let words = t_with("the list’s date, {day}", &[("day", &t_date(day.in_words()))]);
    let line = view! { <line class="strip-day" x1="50%" x2="50%" y1="0" y2="100%"/> };
    key.push(view! { <li><svg class="strip strip--key" aria-hidden="true">{line}</svg> {words}</li> }.into_any());
    key
}

fn sample(parts: &[BarPart], weight: Option<Weight>) -> impl IntoView + use<> {
    let parts = parts.iter().map(|part| draw(*part, weight)).collect_view();
    view! { <svg class="strip strip--key" aria-hidden="true">{parts}</svg> }
}

fn axis(scale: &Scale) -> impl IntoView + use<> {
    let years: Vec<_> = scale
        .ticks()
        .into_iter()
        .map(|(year, at)| view! { <text class="strip-name" x=percent(at) y="17" text-anchor="middle">{year}</text> })
        .collect();
    view! { <div class="plot-row plot-row--axis"><div class="plot-strip"><svg class="strip">{years}</svg></div></div> }
}

fn grid(scale: &Scale) -> impl IntoView + use<> {
    let upright = |class: &'static str, at: f64| {
        view! { <line class=class x1=percent(at) x2=percent(at) y1="0" y2="100%"/> }
    };
    let years = scale.ticks().into_iter().map(|(_, at)| upright("strip-year", at)).collect_view();
    view! { {years} {upright("strip-day", scale.day())} }
}

/// One part of a bar. A symbol with a fixed size is in a nested drawing, because only that can be placed at a share of
/// the width and be measured in heights of letters.
fn draw(part: BarPart, weight: Option<Weight>) -> AnyView {
    let class = match weight {
        None | Some(Weight::Counts) => "sign sign--solid",
        Some(Weight::DoesNotCount) => "sign sign--hollow",
        Some(Weight::Inferred) => "sign sign--dashed",
    };
    match part {
        BarPart::Body(from, to) => view! { <rect class=class x=percent(from) width=percent(to - from)/> }.into_any(),
        BarPart::Doubt(from, to) => {
            view! { <line class="sign sign--doubt" x1=percent(from) x2=percent(to) y1="14" y2="14"/> }.into_any()
        }
        BarPart::Unknown(from, to) => {
            let middle = percent(f64::midpoint(from, to));
            view! {
                <line class="sign sign--unknown" x1=percent(from) x2=percent(to) y1="14" y2="14"/>
                <text class="strip-name strip-name--unknown" x=middle y="19" text-anchor="middle">"?"</text>
            }
            .into_any()
        }
        BarPart::Open(at) => {
            let class = if class.ends_with("dashed") { "sign sign--hollow" } else { class };
            view! { <svg class="nested" x=percent(at)><path class=class d="M0 4l11 10-11 10z"/></svg> }.into_any()
        }
        BarPart::End(at) => {
            view! { <line class="sign sign--end" x1=percent(at) x2=percent(at) y1="5" y2="23"/> }.into_any()
        }
        BarPart::Mark(at) => {
            view! { <svg class="nested" x=percent(at)><path class=class d="M0 5l9 9-9 9-9-9z"/></svg> }.into_any()
        }
    }
}

fn percent(share: f64) -> String {
    format!("{share:.2}%")
}
