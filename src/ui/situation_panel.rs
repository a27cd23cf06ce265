//! The user's situation: the sentence to choose from, and beside it what a choice means and which choice changes
//! nothing.

use super::context_sentence::ContextSentence;
use super::language::{en, t, t_date, t_node, t_with};
use super::link::Link;
use super::route::Route;
use super::said;
use crate::platform::clock;
use leptos::prelude::*;
use std::sync::Arc;
use vendor_desk::protocol::Catalogue;
use vendor_engine::judge::Context;
use vendor_engine::report::situation::{Definition, Fact, Grounds, Situation, TotalQuestion};
use vendor_engine::report::source_words;

/// The situation, as the user can change it.
#[component]
pub fn SituationPanel() -> impl IntoView {
    let link = Link::here();
    let said = Memo::new(move |_| {
        let context = link.run.context.get();
        link.list.catalogue.with(|catalogue| {
            let catalogue = catalogue.as_ref()?;
            let grounds = Grounds {
                measures: &catalogue.measures,
                answers: &catalogue.answers,
                steps: &catalogue.next_steps,
                thresholds: &catalogue.thresholds,
            };
            Some(Situation::of(&context, grounds, clock::today()))
        })
    });
    view! {
        <section class="situation" aria-label=t("Your situation")>
            <ContextSentence/>
            {move || {
                let Situation { same_for_every_site, threshold, sensitive } = said.get()?;
                let catalogue = link.list.catalogue.get_untracked()?;
                Some(view! {
                    {same_for_every_site.map(|words| view! { <p class="hint" id="same-for-every-site" lang=en()>{words}</p> })}
                    {threshold.map(|fact| threshold_line(&catalogue, fact))}
                    {sensitive.map(|definition| view! { <Sensitive definition/> })}
                })
            }}
        </section>
    }
}

/// Asks about the threshold if a total of the quote is on the other side of it, with a button to say yes.
#[component]
pub fn AskOfTotal() -> impl IntoView {
    let link = Link::here();
    let question = Memo::new(move |_| {
        let total = link.run.answer.with(|answer| answer.as_ref().and_then(|answer| answer.total))?;
        let context = link.run.context.get();
        link.list
            .catalogue
            .with(|catalogue| TotalQuestion::of(&context, &catalogue.as_ref()?.thresholds, clock::today(), total))
    });
    move || {
        question.get().map(|TotalQuestion { words, yes, purpose }| {
            let set = move |_| link.set_context(Context { purpose, ..link.run.context.get_untracked() });
            view! { <p class="hint" id="ask-of-total"><span lang=en()>{words}</span> " " <button type="button" class="plain" on:click=set>{t(&yes).to_owned()}</button></p> }
        })
    }
}

fn threshold_line(catalogue: &Arc<Catalogue>, fact: Fact) -> impl IntoView + use<> {
    let source = fact.sources.iter().find_map(|id| catalogue.source(id)).cloned();
    view! {
        <p class="hint" id="threshold">
            <span lang=en()>{fact.text}</span> " "
            {source.map(|source| {
                let title = format!("{} ({})", source.title, source_words::facts(&source));
                let name = source.publisher.unwrap_or(source.title);
                let read = t_with(", read {read}.", &[("read", &t_date(source.read.in_words()))]);
                view! {
                    {t_node("Source:")} " "
                    {match source.url {
                        Some(address) => view! { <a href=address rel="noreferrer noopener" target="_blank" title=title lang=en()>{name}</a> }.into_any(),
                        None => view! { <span title=title lang=en()>{name}</span> }.into_any(),
                    }}
                    {read}
                }
            })}
        </p>
    }
}

/// What makes a site sensitive.
#[component]
fn Sensitive(
    /// Who says what.
    definition: Definition,
) -> impl IntoView {
    let Definition { by, criteria, measure, sources: _ } = definition;
    view! {
        <details class="more" id="sensitive">
            {said::summary("What is a sensitive site?")}
            {said::p("A government site to which one of these applies:")}
            <ul class="reasons">{criteria.into_iter().map(|words| view! { <li lang=en()>{words}"."</li> }).collect_view()}</ul>
            <p class="hint"><span lang=en()>{by}</span> ". " <a href=Route::Measure(measure).to_string()>{t_node("Its text and sources")}</a></p>
        </details>
    }
}
