//! The rules of priority, to be read and changed.

use super::parts::{Field, button, choice, field, tick};
use crate::ui::language::{en, t, t_count, t_with};
use crate::ui::link::Link;
use crate::ui::said;
use leptos::prelude::*;
use vendor_engine::estate::amounts;
use vendor_engine::estate::connection::Connection;
use vendor_engine::estate::priority::{Rule, Turn, usual_rules};
use vendor_engine::judge::Verdict;
use vendor_text::sorted;

/// The rules.
#[component]
pub fn Rules() -> impl IntoView {
    let link = Link::here();
    let state = link.estate;
    let rules = Memo::new(move |_| state.work.with(|work| work.rules.clone()));
    let pieces = move |at: usize| {
        let pieces = state.view.with(|view| view.as_ref().and_then(|view| view.by_rule.get(at).copied()));
        t_count(pieces.unwrap_or(0), "item", "items")
    };
    view! {
        {said::p("The first matching rule applies. Items that match no rule stay.")}
        <ol class="rules" id="rules">{move || rules.get().into_iter().enumerate().map(|(at, rule)| view! {
            <li class:off=rule.off>
                <p class="rule-words"><span lang=en()>{rule.in_words()}</span> <span class="pale">{move || format!(" ({})", pieces(at))}</span></p>
                {editor(link, at, &rule)}
            </li>
        }).collect_view()}</ol>
        <p class="no-print actions">
            {button("rule-add", t("Add a rule"), Callback::new(move |()| state.change(|work| work.rules.push(Rule::for_verdicts(&[Verdict::Restricted], Turn::Second)))))} " "
            {button("rules-usual", t("Back to the usual rules"), Callback::new(move |()| state.change(|work| work.rules = usual_rules())))}
        </p>
    }
}

fn change(link: Link, at: usize, change: impl FnOnce(&mut Rule)) {
    link.estate.change(|work| {
        if let Some(rule) = work.rules.get_mut(at) {
            change(rule);
        }
    });
}

fn editor(link: Link, at: usize, rule: &Rule) -> AnyView {
    let nth = at + 1;
    let set_verdict = move |verdict: Verdict| {
        Callback::new(move |on: bool| {
            change(link, at, |rule| {
                rule.verdicts.retain(|known| *known != verdict);
                if on {
                    rule.verdicts.push(verdict);
                    sorted::by(&mut rule.verdicts, Ord::cmp);
                }
            });
        })
    };
    let ticks = Verdict::ALL.map(|verdict| {
        tick("", t(verdict.in_words()), true, Signal::stored(rule.verdicts.contains(&verdict)), set_verdict(verdict))
    });
    let sensitive = rule.sensitive.map_or("any", |sensitive| if sensitive { "yes" } else { "no" });
    let connection = match rule.connections.as_slice() {
        [only] => only.slug(),
        _ => "any",
    };
    let spare = rule.spare.map_or("any", |spare| if spare { "yes" } else { "no" });
    let year = rule.installed_by.map(|year| year.to_string()).unwrap_or_default();
    let off = rule.off;
    let set_sensitive = Callback::new(move |value: String| {
        change(link, at, |rule| {
            rule.sensitive = match value.as_str() {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            };
        });
    });
    let set_spare = Callback::new(move |value: String| {
        change(link, at, |rule| rule.spare = (value != "any").then(|| value == "yes"));
    });
    let set_connection = Callback::new(move |value: String| {
        let found = Connection::ALL.into_iter().filter(|connection| connection.slug() == value).collect();
        change(link, at, |rule| rule.connections = found);
    });
    let set_year = Callback::new(move |text: String| match amounts::year(&text) {
        Ok(year) => change(link, at, |rule| rule.installed_by = year),
        Err(why) => link.estate.says(format!("“{text}”: {}", t(why))),
    });
    let set_turn = Callback::new(move |slug: String| {
        if let Some(turn) = Turn::from_slug(&slug) {
            change(link, at, |rule| rule.turn = turn);
        }
    });
    let swap = move |with: Option<usize>| {
        Callback::new(move |()| {
            link.estate.change(|work| {
                if let Some(with) = with.filter(|with| at.max(*with) < work.rules.len()) {
                    work.rules.swap(at, with);
                }
            });
        })
    };
    let pass_over = Callback::new(move |()| change(link, at, |rule| rule.off = !rule.off));
    let remove = Callback::new(move |()| {
        link.estate.change(|work| {
            if at < work.rules.len() {
                work.rules.remove(at);
            }
        });
    });
    let pairs = |pairs: &[(&str, &str)]| {
        Signal::stored(
            pairs.iter().map(|(value, words)| ((*value).to_owned(), (*words).to_owned())).collect::<Vec<_>>(),
        )
    };
    let mut connections = vec![("any", t("in any way"))];
    connections.extend(Connection::ALL.map(|one| (one.slug(), t(one.in_words()))));
    let turns = Turn::ALL.map(|one| (one.slug(), t(one.in_words())));
    let now = |value: &str| Signal::stored(value.to_owned());
    let age = Field {
        id: String::new(),
        label: t("Installed by the end of").to_owned(),
        labelled: true,
        kind: "number",
        value: now(&year),
    };
    let parts: Vec<AnyView> = vec![
        choice(
            "",
            t("Site"),
            true,
            pairs(&[("any", t("any")), ("yes", t("sensitive")), ("no", t("not sensitive"))]),
            now(sensitive),
            set_sensitive,
        ),
        choice(
            "",
            t("Spare"),
            true,
            pairs(&[("any", t("any")), ("yes", t("kept as a spare")), ("no", t("in use"))]),
            now(spare),
            set_spare,
        ),
        choice("", t("Connected"), true, pairs(&connections), now(connection), set_connection),
        field(age, set_year),
        choice("", t("Then"), true, pairs(&turns), now(rule.turn.slug()), set_turn),
        button("", t_with("Move rule {nth} up", &[("nth", &nth)]), swap(at.checked_sub(1))),
        button("", t_with("Move rule {nth} down", &[("nth", &nth)]), swap(Some(at + 1))),
        button("", if off { t("Use it") } else { t("Switch this rule off") }, pass_over),
        button("", t_with("Remove rule {nth}", &[("nth", &nth)]), remove),
    ];
    view! {
        <details class="rule-edit no-print"><summary>{t_with("Change rule {nth}", &[("nth", &nth)])}</summary>
            <div class="ticks" role="group" aria-label=t_with("Answers of rule {nth}", &[("nth", &nth)])>{ticks.into_iter().collect::<Vec<_>>()}</div>
            <div class="mark-row">{parts}</div>
        </details>
    }
    .into_any()
}
