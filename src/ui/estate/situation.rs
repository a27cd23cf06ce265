//! The situation for which an estate's answers hold. It belongs to the estate; the page Check has its own.

use crate::ui::language::{t, t_node};
use crate::ui::link::Link;
use leptos::prelude::*;
use vendor_engine::judge::context::{Authority, Context, Purpose, Site};

/// Purposes for equipment that one owns; an estate is not a purchase.
const PURPOSES: [Purpose; 2] = [Purpose::ExistingEquipment, Purpose::ExistingContract];

/// The sentence, with its answers to choose from.
#[component]
pub fn Situation() -> impl IntoView {
    let link = Link::here();
    let authority = row(
        link,
        "estate-authority",
        t("Who you work for"),
        Authority::ALL.iter().map(|value| (value.token(), t(value.in_words()))).collect(),
        |context| context.authority.token(),
        |context, token| context.authority = Authority::from_token(token).unwrap_or(context.authority),
    );
    let purpose = row(
        link,
        "estate-purpose",
        t("What you are doing"),
        PURPOSES.iter().map(|value| (value.token(), t(value.in_words()))).collect(),
        |context| context.purpose.token(),
        |context, token| context.purpose = Purpose::from_token(token).unwrap_or(context.purpose),
    );
    let site = row(
        link,
        "estate-site",
        t("Kind of site, if you have not marked it"),
        Site::ALL.iter().map(|value| (value.token(), t(value.in_words()))).collect(),
        |context| context.site.token(),
        |context, token| context.site = Site::from_token(token).unwrap_or(context.site),
    );
    view! { <p class="context" role="group" aria-label=t("The situation of your estate")>{t_node("I work for")} " " {authority} " " {t_node("and I am")} " " {purpose} " " {t_node("for")} " " {site}</p> }
}

fn row(
    link: Link,
    id: &'static str,
    label: &'static str,
    options: Vec<(&'static str, &'static str)>,
    current: fn(&Context) -> &'static str,
    set: fn(&mut Context, &str),
) -> AnyView {
    let state = link.estate;
    let on_change = move |event: leptos::ev::Event| {
        let token = event_target_value(&event);
        state.change_all(|now| set(&mut now.context, &token));
    };
    let option = |(token, words): (&'static str, &'static str)| {
        view! { <option value=token selected=current(&state.context.get_untracked()) == token>{words}</option> }
            .into_any()
    };
    let options: Vec<AnyView> = options.into_iter().map(option).collect();
    view! { <select id=id aria-label=label on:change=on_change prop:value=move || current(&state.context.get())>{options}</select> }.into_any()
}
