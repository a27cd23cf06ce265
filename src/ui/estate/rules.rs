//! The rules of priority, to be read and changed.

use crate::estate::connection::Connection;
use crate::estate::packs::thousands;
use crate::estate::priority::{Rule, Turn, usual_rules};
use crate::judge::Verdict;
use crate::ui::link::Link;
use leptos::prelude::*;

/// The rules.
#[component]
pub fn Rules(
    /// The worker's answers.
    link: Link,
) -> impl IntoView {
    let state = link.estate;
    let rules = Memo::new(move |_| state.work.with(|work| work.rules.clone()));
    let pieces = move |at: usize| {
        state.view.with(|view| view.as_ref().and_then(|view| view.by_rule.get(at).copied()).unwrap_or(0))
    };
    view! {
        <p>"The first rule that fits decides. What no rule fits stays."</p>
        <ol class="rules" id="rules">{move || rules.get().into_iter().enumerate().map(|(at, rule)| view! {
            <li class:off=rule.off>
                <p class="rule-words">{rule.in_words()} <span class="pale">{move || format!(" ({} pieces)", thousands(pieces(at) as u64))}</span></p>
                {editor(link, at, &rule)}
            </li>
        }).collect_view()}</ol>
        <p class="no-print actions">
            <button type="button" id="rule-add" on:click=move |_| state.change(|work| work.rules.push(Rule::for_verdicts(&[Verdict::Restricted], Turn::Second)))>"Add a rule"</button>
            <button type="button" id="rules-usual" on:click=move |_| state.change(|work| work.rules = usual_rules())>"Back to the usual rules"</button>
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

fn editor(link: Link, at: usize, rule: &Rule) -> impl IntoView + use<> {
    let nth = at + 1;
    let verdicts = rule.verdicts.clone();
    let tick = move |verdict: Verdict, on: bool| {
        change(link, at, |rule| {
            rule.verdicts.retain(|known| *known != verdict);
            if on {
                rule.verdicts.push(verdict);
                rule.verdicts.sort_unstable();
            }
        });
    };
    let sensitive = match rule.sensitive {
        None => "any",
        Some(true) => "yes",
        Some(false) => "no",
    };
    let connection = match rule.connections.as_slice() {
        [only] => only.slug(),
        _ => "any",
    };
    let (turn, off) = (rule.turn, rule.off);
    let year = rule.installed_by.map(|year| year.to_string()).unwrap_or_default();
    let set_sensitive = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        change(link, at, |rule| {
            rule.sensitive = match value.as_str() {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            }
        });
    };
    let set_connection = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        let found = Connection::ALL.into_iter().filter(|connection| connection.slug() == value).collect();
        change(link, at, |rule| rule.connections = found);
    };
    let set_year = move |event: leptos::ev::Event| {
        let year = event_target_value(&event).trim().parse().ok();
        change(link, at, |rule| rule.installed_by = year);
    };
    let set_turn = move |event: leptos::ev::Event| {
        if let Some(turn) = Turn::from_slug(&event_target_value(&event)) {
            change(link, at, |rule| rule.turn = turn);
        }
    };
    let up = move |_| {
        link.estate.change(|work| {
            if at > 0 && at < work.rules.len() {
                work.rules.swap(at - 1, at);
            }
        })
    };
    let down = move |_| {
        link.estate.change(|work| {
            if at + 1 < work.rules.len() {
                work.rules.swap(at, at + 1);
            }
        })
    };
    let remove = move |_| {
        link.estate.change(|work| {
            if at < work.rules.len() {
                work.rules.remove(at);
            }
        })
    };
    view! {
        <details class="rule-edit no-print"><summary>{format!("Change rule {nth}")}</summary>
            <div class="mark-row">
                <span class="ticks" role="group" aria-label=format!("Answers of rule {nth}")>{Verdict::ALL.map(|verdict| view! {
                    <label class="tick"><input type="checkbox" checked=verdicts.contains(&verdict) on:change=move |event| tick(verdict, event_target_checked(&event))/>" "{verdict.in_words()}</label>
                }).collect_view()}</span>
                <label>"Site "<select on:change=set_sensitive>{[("any", "any"), ("yes", "sensitive"), ("no", "not sensitive")].map(|(value, words)| view! { <option value=value selected=value == sensitive>{words}</option> }).collect_view()}</select></label>
                <label>"Connected "<select on:change=set_connection><option value="any" selected=connection == "any">"in any way"</option>{Connection::ALL.map(|one| view! { <option value=one.slug() selected=one.slug() == connection>{one.in_words()}</option> }).collect_view()}</select></label>
                <label>"Installed by the end of "<input type="text" inputmode="numeric" size="5" value=year on:change=set_year/></label>
                <label>"Then "<select on:change=set_turn>{Turn::ALL.map(|one| view! { <option value=one.slug() selected=one == turn>{one.in_words()}</option> }).collect_view()}</select></label>
                <span class="actions">
                    <button type="button" aria-label=format!("Rule {nth} up") on:click=up>"Up"</button>
                    <button type="button" aria-label=format!("Rule {nth} down") on:click=down>"Down"</button>
                    <button type="button" on:click=move |_| change(link, at, |rule| rule.off = !rule.off)>{if off { "Use it" } else { "Pass it over" }}</button>
                    <button type="button" on:click=remove>"Remove"</button>
                </span>
            </div>
        </details>
    }
}
