//! What remains when the engine's worker dies: the user's work stays in the window, and the registers are offered
//! again.

use super::state::{EstateState, first_year};
use crate::ui::language::t_node;
use crate::ui::link::Link;
use leptos::prelude::*;
use vendor_desk::workspace::Workspace;

impl EstateState {
    /// Notes that the registers were lost with the worker. The user's work on them was not: it is kept by file and row,
    /// and the files are offered again. They are not read automatically, because one of them may be what the worker
    /// died of.
    pub fn is_lost(self) {
        self.copy.pause();
        self.coming.set(None);
        let ids = self.registers.get_untracked();
        let of_each =
            self.files.with_value(|files| ids.iter().filter_map(|id| files.get(id).cloned()).collect::<Vec<_>>());
        self.change_all(Workspace::lose_registers);
        self.look_anew();
        self.forget_steps();
        self.lost_files.set(of_each.into_iter().flatten().collect());
    }

    /// Whether there is work whose registers were lost.
    fn waits_for_registers(self) -> bool {
        self.work.track();
        self.registers.track();
        self.all.with_value(|all| all.now().waits_for_registers(first_year()))
    }
}

/// Says that work is waiting for its registers, and offers to add them.
#[component]
pub fn Lost() -> impl IntoView {
    let link = Link::here();
    let again = move |_| link.add_registers(link.estate.lost_files.get_untracked(), None);
    view! {
        <Show when=move || link.estate.waits_for_registers()>
            <div class="stamp" id="estate-lost">
                <p><b>{t_node("Your work is kept, but its registers have to be read again.")}</b>" "{t_node("Add the same files: your marks, prices, visits and plan belong to their rows.")}</p>
                <Show when=move || !link.estate.lost_files.with(Vec::is_empty)>
                    <p><button type="button" id="estate-add-lost" on:click=again>{t_node("Add the same files again")}</button></p>
                </Show>
            </div>
        </Show>
    }
}
