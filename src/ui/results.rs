//! The answer: one card for one line, a table for many, and an account of what was not read.

use super::link::{Answer, Asked, Link};
use super::marked_text::MarkedText;
use super::outcome_card::{Findings, OutcomeCard};
use super::pill::Pill;
use crate::identify::{Certainty, Role};
use crate::judge::Verdict;
use crate::report::explain;
use crate::report::record::{LineRecord, Summary};
use crate::worker::protocol::Row;
use leptos::prelude::*;

/// The answer to the newest question.
#[component]
pub fn Results(
    /// The worker's answers.
    link: Link,
) -> impl IntoView {
    let settled = Memo::new(move |_| link.answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.id)));
    let spoken = Memo::new(move |_| link.answer.with(|answer| answer.as_ref().map(spoken)).unwrap_or_default());
    view! {
        <p class="govuk-visually-hidden" role="status">{spoken}</p>
        {move || link.trouble.get().map(|message| view! { <div class="trouble" role="alert"><p>{message}</p></div> })}
        {move || link.progress.get().map(|(done, total)| view! {
            <p class="working">"Looking up line " {done} " of " {total} " " <progress max=total.to_string() value=done.to_string()></progress></p>
        })}
        <div id="results" data-settled=move || settled.get().to_string()>
            {move || {
                // Only a new answer draws anew; rows and details change inside.
                settled.get();
                link.answer.get_untracked().map(|answer| {
                    let single = answer.single.clone();
                    view! {
                        {stamps(&answer.summary)}
                        {incomplete(&answer.summary)}
                        {match single {
                            Some(record) => view! { <OutcomeCard link record/> }.into_any(),
                            None if answer.summary.lines == 0 => view! { <p class="lede">"There is nothing to look up: no line holds letters or digits."</p> }.into_any(),
                            None => view! { <Table link answer/> }.into_any(),
                        }}
                        <p class="no-print actions">
                            <button type="button" id="save-record" on:click=move |_| link.save_record()>"Save the record"</button>
                            <button type="button" id="print-record" on:click=move |_| { let _ = window().print(); }>"Print"</button>
                        </p>
                    }
                })
            }}
        </div>
    }
}

/// What a screen reader is told: the counts, never the list.
fn spoken(answer: &Answer) -> String {
    match &answer.single {
        Some(record) => format!("Result: {}", explain::pill(record)),
        None => counts(&answer.summary),
    }
}

fn counts(summary: &Summary) -> String {
    let parts: Vec<String> = Verdict::ALL
        .iter()
        .map(|verdict| format!("{} {}", summary.count(*verdict), verdict.in_words().to_lowercase()))
        .collect();
    format!("{} lines: {}", summary.lines, parts.join(", "))
}

/// What every result carries: how fresh the list is, the user's policy, the user's own lists.
fn stamps(summary: &Summary) -> impl IntoView + use<> {
    let stale = explain::stale(&summary.list, summary.today);
    let policy = summary.policy.clone();
    let own_lists = summary.own_lists.clone();
    view! {
        {stale.map(|stale| view! { <p class="stamp stamp--stale">{stale}</p> })}
        {policy.map(|policy| view! {
            <div class="stamp" id="policy-stamp">
                <p><b>"Your policy applies: "</b>{policy.in_words}"."</p>
                {policy.warnings.into_iter().map(|warning| view! { <p>{warning}</p> }).collect_view()}
            </div>
        })}
        {own_lists.into_iter().map(|list| view! {
            <p class="stamp"><b>"Your own list "{list.name}</b>{format!(": {} names, found in {}. It changes no verdict.", list.names, count_of_lines(list.lines))}</p>
        }).collect_view()}
    }
}

fn count_of_lines(lines: usize) -> String {
    match lines {
        0 => "no line".to_owned(),
        1 => "1 line".to_owned(),
        _ => format!("{lines} lines"),
    }
}

fn incomplete(summary: &Summary) -> impl IntoView + use<> {
    let unread = summary.incomplete.clone();
    (!unread.is_empty()).then(|| {
        view! {
            <section class="trouble" role="alert">
                <h2>"Incomplete: not everything was read"</h2>
                <ul>{unread.into_iter().map(|unread| {
                    let place = [unread.file.unwrap_or_default(), unread.place].join(" ");
                    view! { <li><b>{place.trim().to_owned()}</b> " " {unread.reason}</li> }
                }).collect_view()}</ul>
            </section>
        }
    })
}

/// Many lines: totals that filter, and rows that open.
#[component]
fn Table(
    /// The worker's answers.
    link: Link,
    /// The answer.
    answer: Answer,
) -> impl IntoView {
    let summary = answer.summary.clone();
    let title = match &answer.asked {
        Asked::Text => "What the lines say".to_owned(),
        Asked::File(name) => name.clone(),
    };
    let lede = if summary.incomplete.is_empty() {
        format!("{} lines read. Everything was read.", summary.lines)
    } else {
        format!("{} lines read. Not everything was read.", summary.lines)
    };
    let label = counts(&summary);
    let total = summary.lines.max(1);
    let shares: Vec<(Verdict, String)> = Verdict::ALL
        .iter()
        .map(|verdict| (*verdict, format!("{:.2}%", percent(summary.count(*verdict), total))))
        .collect();
    let counts: Vec<(Verdict, usize)> =
        Verdict::ALL.iter().map(|verdict| (*verdict, summary.count(*verdict))).collect();
    let shown = move || link.only.get().map_or(summary.lines, |only| summary.count(only));
    let rows = move || link.answer.with(|answer| answer.as_ref().map(|answer| answer.rows.clone()).unwrap_or_default());
    let has_more = {
        let shown = shown.clone();
        move || rows().len() < shown()
    };
    view! {
        <h2 class="result-title">{title}</h2>
        <p class="lede">{lede}</p>
        <div class="bar" role="img" aria-label=label>
            {shares.into_iter().map(|(verdict, share)| view! { <i class=format!("bar--{}", verdict.slug()) style:width=share></i> }).collect_view()}
        </div>
        <div class="sum" role="group" aria-label="Show only lines of one verdict">
            {counts.into_iter().map(|(verdict, count)| {
                let pressed = move || if link.only.get() == Some(verdict) { "true" } else { "false" };
                let choose = move |_| link.show_only(if link.only.get_untracked() == Some(verdict) { None } else { Some(verdict) });
                view! {
                    <button type="button" aria-pressed=pressed disabled={count == 0} on:click=choose>
                        <strong>{count}</strong>
                        <Pill verdict words=verdict.in_words().to_owned()/>
                    </button>
                }
            }).collect_view()}
        </div>
        <table class="rows">
            <caption class="govuk-visually-hidden">"The lines and their verdicts"</caption>
            <thead><tr><th scope="col">"Line"</th><th scope="col">"Verdict"</th><th scope="col">"As written"</th><th scope="col">"Made by"</th></tr></thead>
            <tbody>
                <For each=rows key=|row: &Row| (row.at, row.record.verdict) children=move |row: Row| view! { <TableRow link row/> }/>
            </tbody>
        </table>
        <Show when=has_more>
            <p class="no-print"><button type="button" on:click=move |_| link.more_rows()>"Show more lines"</button></p>
        </Show>
    }
}

/// One line of the table, with its details when opened.
#[component]
fn TableRow(
    /// The worker's answers.
    link: Link,
    /// The row.
    row: Row,
) -> impl IntoView {
    let Row { at, by_policy, record } = row;
    let words = if by_policy { "Barred by your policy" } else { record.verdict.in_words() };
    let on_own_list = record.own_lists.iter().map(|hit| hit.list.clone()).collect::<std::collections::BTreeSet<_>>();
    let party = record.place.part.clone().filter(|_| record.party.is_some());
    let numbered = party.is_none();
    let place = match (party, record.place.row, record.place.line) {
        (Some(party), _, _) => party,
        (None, Some(row), _) => row.to_string(),
        (None, None, Some(line)) => line.to_string(),
        (None, None, None) => (at + 1).to_string(),
    };
    let slug = record.verdict.slug();
    let open = Memo::new(move |_| link.details.with(|details| details.contains_key(&at)));
    let name = format!("details-{at}");
    let controls = name.clone();
    view! {
        <tr class="line-outcome" data-verdict=slug>
            <td class="place" class:place--numbered=numbered>{place.clone()}</td>
            <td>
                <Pill verdict=record.verdict words=words.to_owned()/>
                {on_own_list.into_iter().map(|list| view! { <span class="own-pill">"On your list: "{list}</span> }).collect_view()}
                <button type="button" class="plain no-print" aria-expanded=move || open.get().to_string() aria-controls=controls aria-label=format!("Why, for line {place}") on:click=move |_| link.toggle_detail(at)>
                    {move || if open.get() { "Close" } else { "Why?" }}
                </button>
            </td>
            <td class="mono"><MarkedText record=record.clone()/></td>
            <td>{made_by(&record)}</td>
        </tr>
        <tr class="detail" id=name hidden=move || !open.get()>
            <td colspan="4">
                {move || link.details.with(|details| details.get(&at).cloned()).map(|record| view! { <Findings link record/> })}
            </td>
        </tr>
    }
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
        parts.push(match (maker.role, maker.certainty) {
            (Role::Mentioned, _) if maker.listed => format!("{name} only mentioned"),
            (Role::Mentioned, _) => continue,
            (_, Certainty::Possible) => format!("{name}: ask"),
            (_, certainty) => format!("{name}, {}", certainty.in_words()),
        });
    }
    if parts.is_empty() && record.verdict == Verdict::CannotTell {
        return "No maker or model given".to_owned();
    }
    parts.join(". ")
}

fn percent(part: usize, whole: usize) -> f64 {
    let (part, whole) = (u32::try_from(part).unwrap_or(u32::MAX), u32::try_from(whole).unwrap_or(u32::MAX));
    f64::from(part) * 100.0 / f64::from(whole)
}
