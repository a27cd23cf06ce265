//! The copy of the estate that this browser keeps: off until the user chooses it, always locked with a passphrase,
//! deleted by *Clear everything*.

use super::parts::{Field, button, field};
use crate::platform::store::{self, Kept};
use crate::platform::{clock, lock};
use crate::ui::language::{Told, t, t_date, t_node, t_with};
use crate::ui::link::Link;
use crate::worker::moved::Moved;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use vendor_desk::estate::{EstateQuestion, Opening};
use vendor_desk::locked_copy::{FEWEST_LETTERS, LockedCopy};
use vendor_desk::workspace::Workspace;
use vendor_engine::estate::view::Wanted;

/// How long the estate must be unchanged before it is kept, in milliseconds.
const REST_MS: u32 = 1_000;

/// What is known of the copy.
#[derive(Debug, Clone, Copy)]
pub struct CopyState {
    /// The day of a copy that was kept before and has not been opened yet.
    pub found: RwSignal<Option<vendor_text::Date>>,
    /// Whether every change is kept.
    pub is_on: RwSignal<bool>,
    /// What was done last, or why it failed.
    pub says: RwSignal<Option<Told>>,
    key: StoredValue<Option<lock::Key>, LocalStorage>,
    waiting: StoredValue<Option<Timeout>, LocalStorage>,
    /// The estate whose copy is being made.
    of: StoredValue<Option<Workspace>>,
}

impl Default for CopyState {
    fn default() -> Self {
        let found = store::read(Kept::EstateCopy).and_then(|text| LockedCopy::read(&text)).map(|copy| copy.saved);
        Self {
            found: RwSignal::new(found),
            is_on: RwSignal::new(false),
            says: RwSignal::new(None),
            key: StoredValue::new_local(None),
            waiting: StoredValue::new_local(None),
            of: StoredValue::new(None),
        }
    }
}

impl CopyState {
    /// Deletes the copy and keeps no more.
    pub fn wipe(self) {
        store::take_away(Kept::EstateCopy);
        self.waiting.set_value(None);
        self.key.set_value(None);
        self.is_on.set(false);
        self.found.set(None);
        self.says.set(None);
    }

    /// Keeps no more changes; the copy stays and can be opened.
    pub fn pause(self) {
        self.waiting.set_value(None);
        if self.is_on.get_untracked() {
            self.is_on.set(false);
            self.key.set_value(None);
            self.found
                .set(store::read(Kept::EstateCopy).and_then(|text| LockedCopy::read(&text)).map(|copy| copy.saved));
        }
    }

    fn start(self, key: lock::Key) {
        self.key.set_value(Some(key));
        self.found.set(None);
        self.is_on.set(true);
    }
}

impl Link {
    /// Keeps every change of the estate from now on, locked with a passphrase.
    fn start_copy(self, passphrase: String) {
        let copy = self.estate.copy;
        if passphrase.chars().count() < FEWEST_LETTERS {
            copy.says.set(Some(Told::new(t_with(
                "Choose a longer passphrase: at least {number} letters. Four words together are easy to remember.",
                &[("number", &FEWEST_LETTERS)],
            ))));
            return;
        }
        leptos::task::spawn_local(async move {
            match lock::Key::new(&passphrase).await {
                Ok(key) => {
                    copy.start(key);
                    self.ask_copy();
                }
                Err(_) => copy.says.set(Some(Told::new(t("This browser could not make a key. Nothing is kept.")))),
            }
        });
    }

    /// Opens the copy.
    fn open_copy(self, passphrase: String) {
        let copy = self.estate.copy;
        let Some(kept) = store::read(Kept::EstateCopy).and_then(|text| LockedCopy::read(&text)) else {
            copy.found.set(None);
            return;
        };
        copy.says.set(Some(Told::new(t("Opening…"))));
        leptos::task::spawn_local(async move {
            let Ok(key) = lock::Key::of(&kept, &passphrase).await else {
                return copy.says.set(Some(Told::new(t("This browser could not make a key."))));
            };
            match key.unlock(&kept).await {
                Ok(bytes) => {
                    copy.says.set(None);
                    copy.start(key);
                    self.open_estate_bytes(Moved(bytes), Opening::Copy);
                }
                Err(_) => copy.says.set(Some(Told::new(t("That passphrase is wrong.")))),
            }
        });
    }

    /// Has the copy made again once the estate has been unchanged for a moment.
    pub(super) fn copy_soon(self) {
        let copy = self.estate.copy;
        if copy.is_on.get_untracked() {
            copy.waiting.set_value(Some(Timeout::new(REST_MS, move || self.ask_copy())));
        }
    }

    fn ask_copy(self) {
        self.estate.copy.of.set_value(Some(self.estate.now()));
        self.ask_estate_of(Wanted::default(), EstateQuestion::Copy);
    }

    /// Has the estate written as a file.
    pub(super) fn save_estate(self) {
        self.estate.saving.set_value(Some(self.estate.now()));
        self.ask_estate(EstateQuestion::File);
    }

    /// Locks an estate file and keeps it.
    pub(super) fn keep_copy(self, text: String) {
        let (state, copy) = (self.estate, self.estate.copy);
        let Some(key) = copy.key.get_value() else { return };
        let of = copy.of.get_value();
        leptos::task::spawn_local(async move {
            let kept = match key.lock(&text, clock::today()).await {
                // The copy may have been deleted in the meantime.
                Ok(_) if !copy.is_on.get_untracked() => return,
                Ok(locked) => store::write(Kept::EstateCopy, &locked.to_text()),
                Err(error) => Err(error),
            };
            if kept.is_err() {
                copy.says.set(Some(Told::new(t("The copy was not kept: this browser has no room for it, or does not let this page store anything. Save the estate as a file."))));
                return;
            }
            copy.says.set(Some(Told::new(t("A locked copy of your estate as it is now is kept in this browser."))));
            of.into_iter().for_each(|of| state.is_kept_as(of));
        });
    }
}

/// Says what a crash or a reload would lose, and offers to keep a copy.
#[component]
pub fn CopyPanel() -> impl IntoView {
    let link = Link::here();
    let copy = link.estate.copy;
    let passphrase = RwSignal::new(String::new());
    let start = Callback::new(move |()| link.start_copy(passphrase.try_update(std::mem::take).unwrap_or_default()));
    let stop = Callback::new(move |()| copy.wipe());
    let possible = lock::is_possible();
    view! {
        <section class="copy no-print" aria-labelledby="copy-title">
            <h2 id="copy-title">{t_node("Keeping your work")}</h2>
            {move || if copy.is_on.get() {
                view! {
                    <p id="copy-on">{t_node("Every change is kept in this browser within a second or so, locked with your passphrase. In a private window it is deleted when the window is closed. Save a file as well: a browser may clear its storage.")}</p>
                    <p class="actions">{button("copy-stop", t("Stop, and delete the copy"), stop)}</p>
                }.into_any()
            } else if possible {
                view! {
                    <p id="copy-off">{t_node("Nothing is kept in this browser. If the tab is closed, reloaded or crashes, everything since you last saved a file is lost. You can keep a copy in this browser. It is locked with a passphrase, because other pages may be able to read the same storage; nobody can open it without the passphrase.")}</p>
                    <p class="actions">{passphrase_field("copy-passphrase", t("Choose a passphrase"), passphrase)} " " {button("copy-start", t("Keep a locked copy in this browser"), start)}</p>
                }.into_any()
            } else {
                view! { <p id="copy-off">{t_node("Nothing is kept in this browser. If the tab is closed, reloaded or crashes, everything since you last saved a file is lost. This page was opened over a connection without encryption, so a copy cannot be locked and none is offered.")}</p> }.into_any()
            }}
            <p role="status" id="copy-says">{move || copy.says.get().map(Told::view)}</p>
        </section>
    }
}

/// Offers to open or delete a copy from an earlier visit.
#[component]
pub fn FoundCopy() -> impl IntoView {
    let link = Link::here();
    let copy = link.estate.copy;
    let passphrase = RwSignal::new(String::new());
    let open = Callback::new(move |()| link.open_copy(passphrase.try_update(std::mem::take).unwrap_or_default()));
    let wipe = Callback::new(move |()| copy.wipe());
    move || {
        copy.found.get().map(|saved| {
            view! {
                <section class="stamp no-print" id="found-copy">
                    <p><b>{t_with("A locked copy of an estate, kept on {saved}, is in this browser.", &[("saved", &t_date(saved.in_words()))])}</b></p>
                    <p class="actions">{passphrase_field("copy-open-passphrase", t("Its passphrase"), passphrase)} " " {button("copy-open", t("Open the copy"), open)} " " {button("copy-delete", t("Delete it"), wipe)}</p>
                    <p role="status" id="copy-open-says">{move || copy.says.get().map(Told::view)}</p>
                </section>
            }
        })
    }
}

fn passphrase_field(id: &'static str, label: &str, passphrase: RwSignal<String>) -> AnyView {
    let set = Callback::new(move |text| passphrase.set(text));
    let (id, label, value) = (id.to_owned(), label.to_owned(), passphrase.into());
    field(Field { id, label, labelled: true, kind: "password", value }, set)
}
