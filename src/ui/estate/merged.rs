//! Two estates: one that was dropped while another is open, and where the two differ once they are merged.

use super::parts::{Style, button, column, english, plain_button, table, words};
use crate::ui::language::{t, t_node};
use crate::ui::link::Link;
use leptos::prelude::*;
use vendor_desk::estate::Opening;
use vendor_engine::estate::merge::Conflict;

/// Asks what to do with an estate that was dropped while another is open.
#[component]
pub fn Dropped() -> impl IntoView {
    let link = Link::here();
    let dropped = link.estate.dropped;
    let open = move |how| {
        Callback::new(move |()| {
            if let Some(file) = dropped.get_untracked() {
                link.open_estate(file, how);
            }
        })
    };
    let leave = Callback::new(move |()| dropped.set(None));
    move || {
        dropped.get().map(|file| {
            view! {
                <section class="stamp no-print" id="dropped-estate">
                    <p><b>{file.name()}</b>" " {t_node("is a saved estate, and there is one here already. You can undo either.")}</p>
                    <p class="actions">
                        {button("dropped-merge", t("Merge the two"), open(Opening::Merged))} " "
                        {button("dropped-open", t("Open it instead"), open(Opening::Instead))} " "
                        {button("dropped-leave", t("Leave it"), leave)}
                    </p>
                </section>
            }
        })
    }
}

/// What two people say differently, for the user to choose.
#[component]
pub fn Conflicts() -> impl IntoView {
    let link = Link::here();
    let state = link.estate;
    let columns = [
        column(t("About"), Style::RowHeading),
        column(t("Here"), Style::Plain),
        column(t("In the other"), Style::Plain),
        column("", Style::ScreenOnly),
    ];
    let rows = move || state.conflicts.with(|conflicts| conflicts.iter().map(|one| row(link, one)).collect::<Vec<_>>());
    move || {
        state.conflicts.with(|conflicts| !conflicts.is_empty()).then(|| {
            view! {
                <section class="warning no-print" id="conflicts">
                    <p><b>{t_node("The two estates differ here. Yours is kept until you choose.")}</b></p>
                    {table("conflict-table".to_owned(), "stack", None, &columns, rows())}
                </section>
            }
        })
    }
}

fn row(link: Link, conflict: &Conflict) -> Vec<AnyView> {
    let settle = |takes_theirs: bool| {
        let conflict = conflict.clone();
        Callback::new(move |()| link.estate.settle_conflict(&conflict, takes_theirs))
    };
    let choose =
        vec![plain_button(t("Keep this"), settle(false)), words(" "), plain_button(t("Take the other"), settle(true))];
    vec![english(&conflict.about), english(&conflict.ours), english(&conflict.theirs), choose.into_any()]
}
