//! The context as one sentence with its answers to choose from.

use super::language::{t, t_node};
use super::link::Link;
use leptos::prelude::*;
use vendor_engine::judge::context::{Authority, Context, Equipment, Purpose, Site};

/// The sentence "I work for … and I am … for …".
#[component]
pub fn ContextSentence() -> impl IntoView {
    let link = Link::here();
    let row = move |id: &'static str,
                    label: &'static str,
                    options: Vec<(&'static str, &'static str)>,
                    current: fn(&Context) -> &'static str,
                    set: fn(&mut Context, &str)| {
        let on_change = move |event: leptos::ev::Event| {
            let mut context = link.run.context.get_untracked();
            set(&mut context, &event_target_value(&event));
            link.set_context(context);
        };
        view! {
            <select id=id aria-label=label on:change=on_change prop:value=move || current(&link.run.context.get())>
                {options.into_iter().map(|(token, words)| view! { <option value=token>{words}</option> }).collect_view()}
            </select>
        }
    };
    view! {
        <p class="context" role="group" aria-label=t("Your situation")>
            {t_node("I work for")} " "
            {row("context-authority", t("Who you work for"), pairs(Authority::ALL, Authority::token, Authority::in_words), |c| c.authority.token(), |c, token| c.authority = Authority::from_token(token).unwrap_or(c.authority))}
            " " {t_node("and I am")} " "
            {row("context-purpose", t("What you are doing"), pairs(Purpose::ALL, Purpose::token, Purpose::in_words), |c| c.purpose.token(), |c, token| c.purpose = Purpose::from_token(token).unwrap_or(c.purpose))}
            " " {t_node("for")} " "
            {row("context-site", t("Kind of site"), pairs(Site::ALL, Site::token, Site::in_words), |c| c.site.token(), |c, token| c.site = Site::from_token(token).unwrap_or(c.site))}
            <span class="context-more">{t_node("If a line does not say, assume")} " "</span>
            {row("context-equipment", t("Kind of equipment"), pairs(Equipment::ALL, Equipment::token, Equipment::in_words), |c| c.equipment.token(), |c, token| c.equipment = Equipment::from_token(token).unwrap_or(c.equipment))}
        </p>
    }
}

fn pairs<T: Copy>(
    all: &[T],
    token: fn(T) -> &'static str,
    words: fn(T) -> &'static str,
) -> Vec<(&'static str, &'static str)> {
    all.iter().map(|value| (token(*value), t(words(*value)))).collect()
}
