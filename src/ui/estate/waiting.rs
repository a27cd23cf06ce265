//! A file that is not added until the user says so: the same register read differently, or something that could not be
//! read.

use super::parts::button;
use super::state::Waiting;
use crate::ui::language::{t, t_with};
use crate::ui::link::Link;
use leptos::prelude::*;

/// The question.
#[component]
pub fn WaitingRegister() -> impl IntoView {
    let link = Link::here();
    let state = link.estate;
    let settle = move |takes| Callback::new(move |()| state.settle_waiting(takes));
    move || {
        state.waiting.get().map(|Waiting { register, again }| {
            let (words, yes) = match again {
                Some(_) => (
                    t_with("{register} is already in your estate, but its columns or corrections have changed. Replace it? Your marks, prices and visits are kept.", &[("register", &register.in_words())]),
                    t("Replace it"),
                ),
                None => (t_with("Nothing was added. Not read: {unread}.", &[("unread", &register.unread.join(". "))]), t("Note it in my estate as not read")),
            };
            view! {
                <section class="stamp no-print" id="waiting-register">
                    <p role="alert">{words}</p>
                    <p class="actions">{button("waiting-take", yes, settle(true))} " " {button("waiting-leave", t("Leave it"), settle(false))}</p>
                </section>
            }
        })
    }
}
