//! What was given on the page Check, step by step: what a file, a sample or *Clear everything* replaced can be brought back.

use super::language::{t, t_count, t_node, t_with};
use super::link::Link;
use super::said;
use crate::worker::moved::Beside;
use leptos::prelude::*;
use vendor_desk::window::History;
use vendor_desk::workspace::Workspace;
use vendor_readers::Layouts;
use vendor_text::Party;
use web_sys::File;

/// A text or files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// The text of the box.
    pub text: String,
    /// Files, in their order.
    pub files: Vec<File>,
}

impl Given {
    fn is_nothing(&self) -> bool {
        self.files.is_empty() && self.text.trim().is_empty()
    }

    /// What it is, in words.
    fn in_words(&self) -> String {
        match self.files.as_slice() {
            [] => {
                t_with("a text of {lines}", &[("lines", &t_count(self.text.trim().lines().count(), "line", "lines"))])
            }
            [file] => file.name(),
            [file, rest @ ..] => t_with("{name} and {rest} more", &[("name", &file.name()), ("rest", &rest.len())]),
        }
    }
}

/// Everything that was cleared.
#[derive(Debug, Clone)]
pub struct WasCleared {
    given: Given,
    estate: Workspace,
    layouts: Layouts,
    policy: Option<String>,
    own_lists: Vec<File>,
    parties: Vec<(Party, String)>,
}

/// What is given now, and what was given before.
#[derive(Debug, Clone, Copy)]
pub struct GivenState {
    now: StoredValue<Given, LocalStorage>,
    history: StoredValue<History<Given>, LocalStorage>,
    /// What was here before, and what was undone, in words.
    pub around: RwSignal<(Option<String>, Option<String>)>,
    /// Whether *Clear everything* is waiting for an answer.
    pub asks_to_clear: RwSignal<bool>,
    /// What was cleared last.
    pub cleared: RwSignal<Option<WasCleared>, LocalStorage>,
}

impl Default for GivenState {
    fn default() -> Self {
        Self {
            now: StoredValue::new_local(Given::default()),
            history: StoredValue::new_local(History::default()),
            around: RwSignal::new((None, None)),
            asks_to_clear: RwSignal::new(false),
            cleared: RwSignal::new_local(None),
        }
    }
}

impl GivenState {
    fn now(self) -> Given {
        self.now.with_value(Clone::clone)
    }

    fn set(self, given: Given) {
        self.now.set_value(given);
        let words = |given: Option<&Given>| given.filter(|given| !given.is_nothing()).map(Given::in_words);
        self.around.set(self.history.with_value(|history| (words(history.before()), words(history.after()))));
    }

    fn forget(self) {
        self.history.update_value(History::forget);
        self.set(self.now());
    }
}

impl Link {
    /// Notes that something replaces what was given: a step that can be undone.
    pub(super) fn replace_given(self, given: Given) {
        let state = self.given;
        let now = state.now();
        if now.is_nothing() {
            return state.set(given);
        }
        state.history.update_value(|history| {
            // The same again is not a step.
            let _ = history.change(&now, |now| *now = given.clone());
        });
        state.set(given);
    }

    /// Notes what is typed. Typing over files is a step; typing over a text is not, because the box has its own undo.
    pub(super) fn type_given(self, text: &str) {
        let given = Given { text: text.to_owned(), files: Vec::new() };
        if self.given.now().files.is_empty() {
            self.given.set(given);
        } else {
            self.replace_given(given);
        }
    }

    /// Looks up a text in the place of what was given.
    pub fn give_text(self, text: &str) {
        self.replace_given(Given { text: text.to_owned(), files: Vec::new() });
        self.look_up_text(text.to_owned());
    }

    fn give_again(self, given: Option<Given>) {
        let Some(given) = given else { return };
        let Given { text, files } = given.clone();
        self.given.set(given);
        if files.is_empty() { self.look_up_text(text) } else { self.ask_files(files) }
    }

    /// Brings back what was given before.
    fn bring_back(self) {
        let now = self.given.now();
        self.give_again(self.given.history.try_update_value(|history| history.undo(&now)).flatten());
    }

    /// Goes forward again.
    fn bring_forward(self) {
        let now = self.given.now();
        self.give_again(self.given.history.try_update_value(|history| history.redo(&now)).flatten());
    }

    /// Asks whether everything is to be cleared, if there is anything.
    pub fn ask_to_clear(self) {
        let beside = self.beside.policy.with_untracked(Option::is_some)
            || !self.beside.own_lists.with_untracked(Vec::is_empty)
            || !self.beside.parties.with_untracked(Vec::is_empty);
        let estate =
            self.estate.steps.get_untracked() != (0, 0) || !self.estate.registers.with_untracked(Vec::is_empty);
        let copy = self.estate.copy;
        let kept = copy.is_on.get_untracked() || copy.found.with_untracked(Option::is_some);
        if beside || estate || kept || !self.given.now().is_nothing() {
            self.given.asks_to_clear.set(true);
        }
    }

    /// Clears everything. It can be brought back until it is forgotten; what the browser kept is deleted.
    fn clear(self) {
        let state = self.given;
        state.asks_to_clear.set(false);
        let files = self.beside.own_list_files.with_value(|files| files.values().cloned().collect());
        state.cleared.set(Some(WasCleared {
            given: state.now(),
            estate: self.estate.now(),
            layouts: self.run.layouts.get_untracked(),
            policy: self.beside.policy_toml.get_value(),
            own_lists: files,
            parties: self.beside.parties.get_untracked(),
        }));
        self.replace_given(Given::default());
        self.take_all_away();
        self.estate.copy.wipe();
        self.estate.clear();
    }

    /// Brings back everything that was cleared. What was begun since is not lost: a text or files are one step back,
    /// and a later policy, lists and parties stay.
    fn undo_clear(self) {
        let Some(cleared) = self.given.cleared.get_untracked() else { return };
        self.given.cleared.set(None);
        let WasCleared { given, estate, layouts, policy, own_lists, parties } = cleared;
        self.estate.change_all(|now| *now = estate);
        if self.run.layouts.with_untracked(|now| *now == Layouts::default()) {
            self.run.layouts.set(layouts);
        }
        if let Some(policy) = policy.filter(|_| self.beside.policy.with_untracked(Option::is_none)) {
            self.lay(Beside::PolicyText(policy));
        }
        let is_there = |file: &File| {
            self.beside.own_lists.with_untracked(|lists| lists.iter().any(|list| list.name == file.name()))
        };
        own_lists.into_iter().filter(|file| !is_there(file)).for_each(|file| self.add_own_list(file));
        if !parties.is_empty() && self.beside.parties.with_untracked(Vec::is_empty) {
            self.set_parties(parties);
        }
        if given.is_nothing() {
            return;
        }
        if self.given.now().is_nothing() {
            self.bring_back();
        } else {
            self.replace_given(given.clone());
            self.give_again(Some(given));
        }
    }

    /// Forgets everything that could be brought back.
    fn forget_for_good(self) {
        self.given.cleared.set(None);
        self.given.forget();
        self.estate.forget_steps();
        let registers = self.estate.registers.get_untracked();
        self.send(
            &crate::worker::moved::ToWorker::Register(crate::worker::moved::RegisterAsk::KeepOnly(registers)),
            None,
        );
    }
}

/// Says what was here before, and offers to bring it back.
#[component]
pub fn BringBack() -> impl IntoView {
    let link = Link::here();
    let around = link.given.around;
    let hidden = move || link.given.cleared.with(Option::is_some) || around.with(|around| *around == (None, None));
    view! {
        <Show when=move || !hidden()>
            <p class="hint no-print" id="bring-back">
                {move || around.get().0.map(|words| view! { {t_node("Before this:")} " " <bdi>{words}</bdi> ". " <button type="button" class="plain" id="given-undo" on:click=move |_| link.bring_back()>{t_node("Bring it back")}</button> " " })}
                {move || around.get().1.map(|words| view! { {t_node("Undone:")} " " <bdi>{words}</bdi> ". " <button type="button" class="plain" id="given-redo" on:click=move |_| link.bring_forward()>{t_node("Redo")}</button> })}
            </p>
        </Show>
    }
}

/// Offers to bring back what *Clear everything* cleared.
#[component]
pub fn Cleared() -> impl IntoView {
    let link = Link::here();
    let is_cleared = move || link.given.cleared.with(Option::is_some);
    view! {
        <div role="status">
            <Show when=is_cleared>
                <p class="stamp no-print" id="cleared">{t_node("Everything is cleared.")} " "
                    <button type="button" id="clear-undo" on:click=move |_| link.undo_clear()>{t_node("Undo")}</button> " "
                    <button type="button" id="clear-forget" class="plain" on:click=move |_| link.forget_for_good()>{t_node("Forget it for good")}</button>
                </p>
            </Show>
        </div>
    }
}

/// The question before everything is cleared.
#[component]
pub fn ClearQuestion() -> impl IntoView {
    let link = Link::here();
    let state = link.given;
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if state.asks_to_clear.get() {
            // Fails only when it is shown already.
            let _ = dialog.show_modal();
        } else {
            dialog.close();
        }
    });
    let work = move || {
        let lines: usize = link.estate.stamps.with(|stamps| {
            link.estate
                .registers
                .with(|ids| ids.iter().filter_map(|id| stamps.get(id)).map(|stamp| stamp.lines()).sum())
        });
        let unsaved = if link.estate.unsaved.get() { t(", with work that is not saved") } else { "" };
        (lines > 0).then(|| {
            t_with(
                " Your estate of {lines}{unsaved}, goes too.",
                &[("lines", &t_count(lines, "line", "lines")), ("unsaved", &unsaved)],
            )
        })
    };
    view! {
        <dialog class="ask" node_ref=dialog aria-labelledby="clear-title" on:close=move |_| state.asks_to_clear.set(false)>
            <h2 id="clear-title">{t_node("Clear everything?")}</h2>
            <p>{t_node("This clears everything you typed or loaded, on every page, and deletes the copy kept in this browser.")}{work}</p>
            {said::p("You can undo this until you close the page or choose to forget it for good; only the copy in the browser is deleted at once.")}
            <p class="actions">
                <button type="button" id="clear-yes" on:click=move |_| link.clear()>{t_node("Clear everything")}</button> " "
                <button type="button" id="clear-no" on:click=move |_| state.asks_to_clear.set(false)>{t_node("Keep it")}</button>
            </p>
        </dialog>
    }
}
