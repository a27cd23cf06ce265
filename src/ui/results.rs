//! The answer: one card for one line, a table for many, and an account of what was not read or not kept.

use super::beside::{BesidePanel, SuggestBidder};
use super::columns::Columns;
use super::language::{en, t, t_count, t_node, t_with};
use super::line_table::LineTable;
use super::link::Link;
use super::link_to_answer::LinkToAnswer;
use super::narrow::Narrow;
use super::outcome_card::OutcomeCard;
use super::phrases::{tally_words, verdicts};
use super::pill::Pill;
use super::reading::ReadingNow;
use super::record_panel::RecordPanel;
use super::said;
use super::situation_panel::{AskOfTotal, SituationPanel};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use vendor_desk::window::{Answer, Asked};
use vendor_engine::judge::Verdict;
use vendor_engine::judge::context::{Context, Purpose};
use vendor_engine::report::card::Card;
use vendor_engine::report::explain;
use vendor_engine::report::record::Summary;
use vendor_text::Correction;

/// The most lines that can be taken in at a glance, without filters.
const FEW: usize = 10;

/// The answer to the newest question: first what it says, then the situation that it is for, then the lines.
#[component]
pub fn Results() -> impl IntoView {
    let link = Link::here();
    let rows_allowed = RwSignal::new(0);
    // While files still add to an answer, it is not settled.
    let settled = Memo::new(move |_| {
        let whole = |answer: &&Answer| !answer.reading && rows_allowed.get() == usize::MAX;
        link.run.answer.with(|answer| answer.as_ref().filter(whole).map_or(0, |answer| answer.id))
    });
    // Only a new answer is drawn from the start, or one that turns out to be a single line or nothing; everything else
    // changes within it.
    let shape = Memo::new(move |_| {
        link.run.answer.with(|answer| {
            answer.as_ref().map(|answer| {
                let empty = answer.summary.lines == 0;
                let corrections = answer.single.as_ref().map(|record| record.corrections.clone());
                Shape {
                    id: answer.id,
                    single: answer.single.is_some(),
                    corrections,
                    empty,
                    waits: empty && answer.reading,
                }
            })
        })
    });
    show_counts_of_files(link, shape);
    let offer = link.run.offer;
    let question = Memo::new(move |_| {
        let whole = |answer: &&Answer| !answer.reading && offer.get() != Some(answer.id);
        link.run
            .answer
            .with(|answer| answer.as_ref().filter(whole).and_then(|answer| explain::kit_in_place(&answer.summary)))
    });
    let is_table =
        Memo::new(move |_| shape.with(|shape| shape.as_ref().is_some_and(|shape| !shape.single && !shape.empty)));
    let is_counted = Memo::new(move |_| is_table.get() && question.with(Option::is_none));
    let is_drawn = Memo::new(move |_| shape.get().is_some() && rows_allowed.get() == usize::MAX);
    let summary = move || link.run.answer.with(|answer| answer.as_ref().map(|answer| answer.summary.clone()));
    view! {
        <Announcement/>
        {move || link.trouble.get().map(|told| view! { <div class="trouble" role="alert"><p>{told.view()}</p></div> })}
        {move || link.run.reading.get().map(|reading| view! { <Reading reading/> })}
        {move || link.run.progress.get().map(|(done, total)| view! {
            <p class="working">{t_node("Checking line")} " " {done} " " {t_node("of")} " " {total} " " <progress max=total.to_string() value=done.to_string()></progress></p>
        })}
        <div id="results" data-settled=move || settled.get().to_string()>
            {move || {
                let Shape { single, empty, waits, .. } = shape.get()?;
                let answer = link.run.answer.get_untracked()?;
                draw_by_steps(rows_allowed, answer.reading);
                let nothing = if waits { "" } else { t("There is nothing to check: no line has letters or digits.") };
                let asked = StoredValue::new(answer.asked.clone());
                Some(view! {
                    {move || summary().map(|summary| stamps(&summary))}
                    {move || summary().map(|summary| incomplete(&summary))}
                    {match answer.single.clone() {
                        Some(record) if single => view! { <OutcomeCard record at=0/> {contradictions(link)} }.into_any(),
                        _ if empty => view! { <p class="lede">{nothing}</p> }.into_any(),
                        _ => (move || match question.get() {
                            Some(words) => view! { <OfferOrEstate words offer/> }.into_any(),
                            None => view! { <Counts asked=asked.get_value()/> }.into_any(),
                        }).into_any(),
                    }}
                    {move || summary().map(|summary| left_out(&summary))}
                    {move || summary().and_then(|summary| explain::never_read(&summary)).map(stamp)}
                })
            }}
            <LinkToAnswer/>
            <Columns/>
            <SituationPanel/>
            <SuggestBidder/>
            <BesidePanel/>
            // Another answer has a new table.
            {move || {
                shape.get();
                is_counted.get().then(|| view! { <Lines rows_allowed/> })
            }}
            <Show when=move || is_drawn.get()><RecordPanel/></Show>
        </div>
    }
}

/// Everything that decides whether an answer is drawn again.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shape {
    id: u32,
    single: bool,
    /// What a person said of the single line.
    corrections: Option<Vec<Correction>>,
    empty: bool,
    /// Whether its first lines have not arrived yet.
    waits: bool,
}

/// How long an answer must stay unchanged before a screen reader announces it, in milliseconds.
const TELL_AFTER_MS: u32 = 900;

/// What a screen reader announces, once, when typing and reading have stopped: the answer or the counts.
#[component]
fn Announcement() -> impl IntoView {
    let link = Link::here();
    let told = RwSignal::new(String::new());
    let waiting = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |_| {
        let words = link.run.answer.with(|answer| answer.as_ref().filter(|answer| !answer.reading).map(spoken));
        let tell = Timeout::new(TELL_AFTER_MS, move || {
            // The user may have left the page by then.
            told.try_set(words.unwrap_or_default());
        });
        waiting.set_value(Some(tell));
    });
    view! { <p class="govuk-visually-hidden" id="announcement" role="status">{told}</p> }
}

/// How far down the window, as a share of its height, the heading of an answer is placed so that its counts are in
/// sight below.
const TOP_OF_THE_WINDOW: f64 = 0.3;

/// Scrolls once to the counts, where chosen or dropped files are answered.
fn show_counts_of_files(link: Link, shape: Memo<Option<Shape>>) {
    Effect::new(move |before: Option<Option<Asked>>| {
        let shape = shape.get().filter(|shape| !shape.waits);
        let (asked, reading) = link
            .run
            .answer
            .with_untracked(|answer| answer.as_ref().map(|answer| (answer.asked.clone(), answer.reading)))
            .unzip();
        // If only the situation changed, the page stays where the user is reading.
        let is_new = reading == Some(true) || before.flatten() != asked;
        if shape.is_some() && is_new && matches!(asked, Some(Asked::Files(_))) {
            Timeout::new(0, || {
                let found = document().query_selector(".result-title, .outcome").ok().flatten();
                // If the counts are already in sight, the page stays.
                let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
                if let Some(found) = found
                    && !(0.0..height * TOP_OF_THE_WINDOW).contains(&found.get_bounding_client_rect().top())
                {
                    found.scroll_into_view();
                }
            })
            .forget();
        }
        asked
    });
}

/// How many rows are drawn in one task while the code for it still runs slowly.
const ROWS_A_STEP: usize = 4;
/// More rows than are ever drawn at first of a long table.
const ROWS_AT_FIRST: usize = 24;

/// Draws the first lines of a file in several short tasks, so that the window can react to the user between them: the
/// account, then the rows, a few at a time, then the rest. The answer to typed text is drawn at once.
fn draw_by_steps(rows_allowed: RwSignal<usize>, by_steps: bool) {
    if !by_steps {
        rows_allowed.set(usize::MAX);
        return;
    }
    rows_allowed.set(0);
    draw_next_step(rows_allowed, 0);
}

fn draw_next_step(rows_allowed: RwSignal<usize>, known: usize) {
    Timeout::new(0, move || {
        // Another answer may have come, or the results may have gone.
        if rows_allowed.try_get_untracked() != Some(known) {
            return;
        }
        // The first row brings the table around it.
        let next = if known == 0 { 1 } else { known + ROWS_A_STEP };
        rows_allowed.set(if next < ROWS_AT_FIRST { next } else { usize::MAX });
        draw_next_step(rows_allowed, next);
    })
    .forget();
}

/// Which file is being read, with a button to stop.
#[component]
fn Reading(
    /// What is being read.
    reading: ReadingNow,
) -> impl IntoView {
    let link = Link::here();
    let waiting = match reading.waiting {
        0 => String::new(),
        waiting => format!(" {}.", t_count(waiting, "file waits", "files wait")),
    };
    view! {
        <p class="working">
            {t_node("Reading")} " " <b>{reading.file}</b> {t_with(": {lines} so far.{waiting} ", &[("lines", &t_count(reading.lines, "line", "lines")), ("waiting", &waiting)])}
            <button type="button" id="cancel-reading" on:click=move |_| link.cancel_reading_by_hand()>{t_node("Cancel")}</button>
        </p>
    }
}

/// An answer in words: the card's first sentences or the counts, but never the list.
fn spoken(answer: &Answer) -> String {
    match &answer.single {
        None if answer.summary.speaks_of_kit_in_place() => {
            t("Is this equipment that you have, or an offer?").to_owned()
        }
        Some(record) => Card::of(record, &[], |_| None).spoken(),
        None => counts(&answer.summary),
    }
}

/// Asks which of the two it is if a register seems to be looked up as a quote. Until then no count is shown, because it
/// would leave out kit in place.
#[component]
fn OfferOrEstate(
    /// Why it is asked.
    words: String,
    /// Is set to the number of the answer if the user says that it is an offer.
    offer: RwSignal<Option<u32>>,
) -> impl IntoView {
    let link = Link::here();
    let own = move |_| {
        let context = link.run.context.get_untracked();
        link.set_context(Context { purpose: Purpose::ExistingEquipment, ..context });
    };
    let go_on = move |_| offer.set(link.run.answer.with_untracked(|answer| answer.as_ref().map(|answer| answer.id)));
    view! {
        <section class="card" id="offer-or-estate" aria-label=t("Is this equipment that you have?")>
            <h2 class="result-title">{t_node("Is this equipment that you have, or an offer?")}</h2>
            <p lang=en()>{words}</p>
            <p>
                <button type="button" id="it-is-ours" on:click=own>{t_node("It is equipment that we have")}</button> " "
                <button type="button" id="it-is-an-offer" class="plain" on:click=go_on>{t_node("It is an offer: continue")}</button>
            </p>
        </section>
    }
}

fn lede(answer: &Answer) -> String {
    let read = match (answer.reading, answer.summary.incomplete.is_empty()) {
        (true, _) => t("Still reading."),
        (false, true) => t("Everything was read."),
        (false, false) => t("Not everything was read."),
    };
    t_with("{lines} read. {read}", &[("lines", &t_count(answer.summary.lines, "line", "lines")), ("read", &read)])
}

fn counts(summary: &Summary) -> String {
    format!("{}: {}", t_count(summary.lines, "line", "lines"), verdicts(summary))
}

/// What every result shows: how fresh the list is, the user's policy, the user's own lists.
fn stamps(summary: &Summary) -> impl IntoView + use<> {
    let stale = explain::stale(&summary.list, summary.today);
    let same_files = explain::same_files(summary);
    let policy = summary.policy.clone();
    let own_lists = summary.own_lists.clone();
    view! {
        {stale.map(|stale| view! { <p class="stamp stamp--stale" lang=en()>{stale}</p> })}
        {same_files.into_iter().map(stamp).collect_view()}
        {policy.map(|policy| view! {
            <div class="stamp" id="policy-stamp">
                <p><b>{t_node("Your policy applies:")} " "</b><span lang=en()>{policy.in_words}</span>"."</p>
                {policy.warnings.into_iter().map(|warning| view! { <p lang=en()>{warning}</p> }).collect_view()}
            </div>
        })}
        {own_lists.into_iter().map(|list| view! {
            <p class="stamp"><b>{t_node("Your own list")} " "{list.name}</b>{t_with(": {names}, found in {lines}. It changes no answer.", &[("names", &t_count(list.names, "name", "names")), ("lines", &count_of_lines(list.lines))])}</p>
        }).collect_view()}
    }
}

/// Something that must be known about a result.
fn stamp(words: impl Into<String>) -> impl IntoView {
    view! { <p class="stamp" lang=en()>{words.into()}</p> }
}

fn count_of_lines(lines: usize) -> String {
    match lines {
        0 => t("no line").to_owned(),
        _ => t_count(lines, "line", "lines"),
    }
}

fn incomplete(summary: &Summary) -> impl IntoView + use<> {
    let unread = summary.incomplete.clone();
    (!unread.is_empty()).then(|| {
        view! {
            <section class="trouble" role="alert">
                {said::h2("Incomplete: not everything was read")}
                <ul>{unread.into_iter().map(|unread| {
                    let place = [unread.file.unwrap_or_default(), unread.place].join(" ");
                    view! { <li><b>{place.trim().to_owned()}</b> " " <span lang=en()>{unread.reason}</span></li> }
                }).collect_view()}</ul>
            </section>
        }
    })
}

/// What was left out because it may be secret: columns, and parts of lines. It does not make a run incomplete, because
/// nobody wants it read.
fn left_out(summary: &Summary) -> impl IntoView + use<> {
    let sentences = explain::left_out(summary);
    (!sentences.is_empty()).then(|| {
        view! { <div class="stamp" id="left-out" lang=en()>{sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}</div> }
    })
}

/// For many lines: totals that filter. They change with the answer, which grows while files are read.
#[component]
fn Counts(
    /// What was asked.
    asked: Asked,
) -> impl IntoView {
    let link = Link::here();
    let title = match asked {
        Asked::Text => t("Result").to_owned(),
        Asked::Files(names) => names.join(", "),
    };
    let count = move |verdict: Verdict| {
        link.run.answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.summary.count(verdict)))
    };
    let words = move |verdict: Verdict| {
        let words = |answer: &Answer| tally_words(&answer.summary, verdict);
        link.run.answer.with(|answer| answer.as_ref().map(words).unwrap_or_default())
    };
    let lines = move || link.run.answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.summary.lines));
    let lede = move || link.run.answer.with(|answer| answer.as_ref().map(lede).unwrap_or_default());
    let label = move || {
        link.run.answer.with(|answer| answer.as_ref().map(|answer| counts(&answer.summary)).unwrap_or_default())
    };
    view! {
        <h2 class="result-title">{title}</h2>
        <p class="lede">{lede}</p>
        <Decision/>
        <AskOfTotal/>
        {contradictions(link)}
        <div class="bar" role="img" aria-label=label>
            {Verdict::ALL.into_iter().map(|verdict| {
                let share = move || format!("{:.2}%", percent(count(verdict), lines().max(1)));
                view! { <i class=format!("bar--{}", verdict.slug()) style:width=share></i> }
            }).collect_view()}
        </div>
        <div class="sum" role="group" aria-label=t("Show only lines with one answer")>
            {Verdict::ALL.into_iter().map(|verdict| {
                let pressed = move || if link.run.view.with(|view| view.verdict == Some(verdict)) { "true" } else { "false" };
                let choose = move |_| link.show(|view| view.verdict = if view.verdict == Some(verdict) { None } else { Some(verdict) });
                view! {
                    <button type="button" aria-pressed=pressed disabled=move || count(verdict) == 0 on:click=choose>
                        <strong>{move || count(verdict)}</strong>
                        {move || view! { <Pill verdict words=words(verdict)/> }}
                    </button>
                }
            }).collect_view()}
        </div>
        <NothingToCheck/>
    }
}

/// What the strongest answer means for the user, and the check of the debarment list that remains to be done.
#[component]
fn Decision() -> impl IntoView {
    const DEBARMENT_STEP: &str = "check-debarment-list";
    let link = Link::here();
    let leading = Memo::new(move |_| {
        let of = |answer: &Answer| answer.summary.leading.clone();
        link.run.answer.with(|answer| answer.as_ref().filter(|answer| !answer.reading).and_then(of))
    });
    let step = Memo::new(move |_| {
        let is_asked = link.run.answer.with(|answer| {
            answer.as_ref().is_some_and(|answer| answer.summary.next_steps.iter().any(|id| id == DEBARMENT_STEP))
        });
        let steps = link.list.catalogue.with(|catalogue| catalogue.as_ref().map(|one| one.next_steps.clone()));
        steps?.into_iter().find(|step| is_asked && step.id == DEBARMENT_STEP)
    });
    view! {
        {move || leading.get().map(|leading| {
            let lines = |lines: usize| t_count(lines, "line", "lines");
            let said = leading.said();
            let places: [(&str, &dyn std::fmt::Display); 2] = [("answer", &t(leading.in_words())), ("lines", &lines(leading.lines))];
            let strongest = || t_with("Strongest answer: {answer} ({lines}).", &places);
            match said.as_slice() {
                [] => view! { <p id="decision">{strongest()}</p> }.into_any(),
                [one] if one.lines == leading.lines => view! { <p id="decision"><b lang=en()>{one.text.clone()}</b> {t_with(" That is the strongest answer: {answer} ({lines}).", &places)}</p> }.into_any(),
                _ => view! {
                    <div id="decision">
                        <p>{strongest()}</p>
                        <ul>{said.into_iter().map(|one| view! { <li><b lang=en()>{one.text}</b> {format!(" ({})", lines(one.lines))}</li> }).collect_view()}</ul>
                    </div>
                }.into_any(),
            }
        })}
        {move || step.get().map(|step| view! {
            <p id="debarment"><span lang=en()>{step.text}</span> " " {step.url.map(|url| view! { <a href=url rel="noreferrer noopener" target="_blank">{t_node("The debarment list on GOV.UK")}</a> })}</p>
        })}
    }
}

/// Claims that the makers of the same file contradict.
fn contradictions(link: Link) -> impl IntoView {
    move || {
        let said = link.run.answer.with(|answer| answer.as_ref().map(|answer| answer.summary.contradicted.clone()));
        said.unwrap_or_default().into_iter().map(stamp).collect_view()
    }
}

/// The rows, which open, and the fields that narrow them.
#[component]
fn Lines(
    /// How many rows may be drawn so far.
    rows_allowed: RwSignal<usize>,
) -> impl IntoView {
    let link = Link::here();
    let lines = move || link.run.answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.summary.lines));
    let rows_too = Memo::new(move |_| rows_allowed.get() > 0);
    let many = Memo::new(move |_| lines() > FEW && rows_allowed.get() > 1);
    view! {
        <Show when=move || many.get()><Narrow/></Show>
        <Show when=move || rows_too.get()><LineTable rows_allowed/></Show>
    }
}

/// How many lines name neither kit nor firm, and a button that shows them among the others.
#[component]
fn NothingToCheck() -> impl IntoView {
    let link = Link::here();
    let folded = Memo::new(move |_| {
        link.run.answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.summary.count(Verdict::NoKit)))
    });
    let shown = move || link.run.view.with(|view| view.nothing_to_check);
    let words = move || {
        let lines = t_count(folded.get(), "line", "lines");
        match folded.get() {
            1 => t_with("{lines} needs no check: labour, cable, headings, totals. ", &[("lines", &lines)]),
            _ => t_with("{lines} need no check: labour, cable, headings, totals. ", &[("lines", &lines)]),
        }
    };
    view! {
        <Show when=move || folded.get() != 0>
            <p class="hint no-print">
                {words}
                <button type="button" class="plain" id="nothing-to-check" on:click=move |_| link.show(|view| view.nothing_to_check = !view.nothing_to_check)>
                    {move || if shown() { t("Hide them") } else { t("Show them") }}
                </button>
            </p>
        </Show>
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    let (part, whole) = (u32::try_from(part).unwrap_or(u32::MAX), u32::try_from(whole).unwrap_or(u32::MAX));
    f64::from(part) * 100.0 / f64::from(whole)
}
