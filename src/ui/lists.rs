//! Lists that the user brings: a newer one that answers from then on, and one of the past that is only read. The worker
//! decides whether to accept a list; this keeps one for the next start, and tells a restarted worker which list was in
//! use.

use super::language::{Told, en, t, t_node, t_with};
use super::link::{Link, Status};
use super::said;
use crate::platform::store::{self, Kept};
use crate::platform::{clock, gzip};
use crate::worker::moved::{Moved, ToWorker, Which};
use js_sys::Uint8Array;
use leptos::prelude::*;
use std::sync::Arc;
use vendor_desk::kept_list;
use vendor_desk::protocol::Believed;
use vendor_list::trust::Compared;
use web_sys::File;

/// The state of lists that were brought.
#[derive(Debug, Clone, Copy)]
pub struct BroughtState {
    /// Whether the browser keeps a list.
    pub is_kept: RwSignal<bool>,
    /// What was done last, or why it failed.
    pub says: RwSignal<Option<Told>>,
    /// Whether the list in use came from a file.
    pub answers: RwSignal<bool>,
    newer: StoredValue<Option<Uint8Array>, LocalStorage>,
    past: StoredValue<Option<Uint8Array>, LocalStorage>,
    compared: StoredValue<Option<Uint8Array>, LocalStorage>,
    /// What the worker was asked to accept, until it answers.
    asked: StoredValue<Option<Asked>>,
}

/// Why a list was offered to the worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// It is the one that this browser kept, offered at the start.
    AtStart,
    /// It answered before, and the worker was restarted.
    Again,
    /// The user chose it, to be kept or not.
    Now { keep: bool },
    /// To read it as one of the past.
    Past,
    /// To go back to the newest.
    Back,
}

impl Default for BroughtState {
    fn default() -> Self {
        Self {
            is_kept: RwSignal::new(store::read(Kept::List).is_some()),
            says: RwSignal::new(None),
            answers: RwSignal::new(false),
            newer: StoredValue::new_local(None),
            past: StoredValue::new_local(None),
            compared: StoredValue::new_local(None),
            asked: StoredValue::new(None),
        }
    }
}

impl BroughtState {
    /// Forgets what a worker was asked, because it is gone.
    pub(super) fn begin_with_new_worker(self) {
        self.asked.set_value(None);
    }
}

impl Link {
    /// Compares another edition of the list with the one in use.
    pub fn compare(self, file: File) {
        self.list.compared.set(None);
        self.brought.says.set(None);
        self.with_bytes(file, move |name, bytes| {
            self.brought.compared.set_value(Some(bytes.0.clone()));
            let estate = self.estate.context.get_untracked();
            self.send(&ToWorker::Compare { name, bytes, estate }, None);
        });
    }

    /// Makes the list that was compared answer from now on.
    pub fn use_compared(self, keep: bool) {
        self.offer(self.brought.compared.get_value(), Asked::Now { keep });
    }

    /// Opens the list that was compared as one of the past.
    pub fn read_compared(self) {
        self.offer(self.brought.compared.get_value(), Asked::Past);
    }

    /// Goes back from a list of the past.
    pub fn back_to_newest(self) {
        self.brought.past.set_value(None);
        self.use_list(Which::Newest, Asked::Back);
    }

    /// Deletes the list that this browser keeps. The one in use stays in use.
    pub fn forget_kept_list(self) {
        store::take_away(Kept::List);
        self.brought.is_kept.set(false);
        self.brought.says.set(Some(Told::new(t("This browser no longer keeps a list."))));
    }

    fn offer(self, bytes: Option<Uint8Array>, asked: Asked) {
        let Some(bytes) = bytes else { return };
        let which = if asked == Asked::Past { Which::Historical(Moved(bytes)) } else { Which::Newer(Moved(bytes)) };
        self.use_list(which, asked);
    }

    fn use_list(self, which: Which, asked: Asked) {
        self.brought.asked.set_value(Some(asked));
        let (id, context) = (self.again(), self.run.context.get_untracked());
        self.send(&ToWorker::UseList { id, which, context, today: clock::today() }, None);
    }

    /// Takes the message that a list was verified: the one in this copy, by a new worker, or one that was offered.
    pub(super) fn take_believed(self, believed: Believed) {
        let brought = self.brought;
        self.list.believed.set(Some(Arc::new(believed)));
        match brought.asked.try_update_value(Option::take).flatten() {
            None => {
                brought.answers.set(false);
                let newer = brought.newer.get_value();
                if newer.is_some() {
                    return self.offer(newer, Asked::Again);
                }
                if let Some(kept) = store::read(Kept::List) {
                    return self.offer_kept(&kept);
                }
            }
            Some(Asked::Past) => brought.past.set_value(brought.compared.get_value()),
            Some(Asked::Back) => brought.answers.set(brought.newer.with_value(Option::is_some)),
            Some(asked) => {
                brought.answers.set(true);
                if let Asked::Now { keep } = asked {
                    let bytes = brought.compared.get_value();
                    brought.newer.set_value(bytes.clone());
                    self.list.compared.set(None);
                    brought.says.set(Some(Told::new(t("The newer list is now in use. It was verified again first."))));
                    if let Some(bytes) = bytes.filter(|_| keep) {
                        self.keep(bytes);
                    }
                }
                // A restarted worker is also given the list of the past that was being read.
                let past = brought.past.get_value();
                if asked == Asked::Again && past.is_some() {
                    self.offer(past, Asked::Past);
                }
            }
        }
        self.list.status.set(Status::Ready);
    }

    /// Takes the message that the list in use stays.
    pub(super) fn take_refused_list(self, reason: String) {
        let asked = self.brought.asked.try_update_value(Option::take).flatten();
        match asked {
            // It is older than the list in this copy, the same, or invalid, so it is of no use to the next start
            // either.
            Some(Asked::AtStart) => self.drop_kept(&reason),
            asked => {
                if asked == Some(Asked::Again) {
                    self.brought.newer.set_value(None);
                }
                self.brought
                    .says
                    .set(Some(Told::new(t_with("The list has not changed. {reason}", &[("reason", &reason)]))));
            }
        }
        self.list.status.set(Status::Ready);
    }

    fn drop_kept(self, reason: &str) {
        store::take_away(Kept::List);
        self.brought.newer.set_value(None);
        self.brought.is_kept.set(false);
        self.brought.says.set(Some(Told::new(t_with("The list that this browser kept was not used and has been deleted. {reason} The list inside this copy is in use.", &[("reason", &reason)]))));
    }

    /// Offers the list that this browser kept. Nothing is answered until it is accepted or refused.
    fn offer_kept(self, kept: &str) {
        let packed = kept_list::read(kept).map(|packed| Uint8Array::from(packed.as_slice()));
        leptos::task::spawn_local(async move {
            let bytes = match packed {
                Some(packed) => gzip::unpacked(&packed).await.ok(),
                None => None,
            };
            match bytes {
                Some(bytes) => {
                    self.brought.newer.set_value(Some(bytes.clone()));
                    self.offer(Some(bytes), Asked::AtStart);
                }
                None => {
                    self.drop_kept(t("It was damaged."));
                    self.list.status.set(Status::Ready);
                }
            }
        });
    }

    fn keep(self, bytes: Uint8Array) {
        leptos::task::spawn_local(async move {
            let brought = self.brought;
            let kept = match gzip::packed(&bytes).await {
                Ok(packed) => store::write(Kept::List, &kept_list::to_text(&packed.to_vec())).is_ok(),
                Err(_) => false,
            };
            brought.is_kept.set(kept);
            let told = if kept {
                t(
                    "The newer list is now in use, and this browser keeps it. It is verified again each time the page starts.",
                )
            } else {
                t(
                    "The newer list is now in use. This browser cannot keep it: choose the file again next time, or get a newer copy of this page.",
                )
            };
            brought.says.set(Some(Told::new(told)));
        });
    }
}

/// What can be done with a list that was compared.
#[component]
pub fn Choices(
    /// How it compares with the lists that were seen.
    compared: Compared,
    /// Its version.
    version: u32,
) -> impl IntoView {
    let link = Link::here();
    match compared {
        Compared::Newer => view! {
            {said::p("Its signatures are valid and it is newer than any list this page has used. See below what would change, then choose.")}
            <p class="actions no-print">
                <button type="button" id="use-list" on:click=move |_| link.use_compared(false)>{t_node("Use it until I close this page")}</button> " "
                <button type="button" id="use-and-keep-list" on:click=move |_| link.use_compared(true)>{t_node("Use it and keep it in this browser")}</button>
            </p>
            {said::hint("Only the signed list is kept, nothing of yours. It is verified again each time the page starts. A private window deletes it when you close it.")}
        }
        .into_any(),
        Compared::Same => view! { <p>{t_with("You already have list {version}.", &[("version", &version)])}</p> }.into_any(),
        Compared::Older => view! {
            {said::p("Its signatures are valid, but you already have a newer list, which it cannot replace. You can open it to see what it said at the time; everything made with it is marked “historical”.")}
            <p class="actions no-print"><button type="button" id="read-list" on:click=move |_| link.read_compared()>{t_with("Open list {version} as historical", &[("version", &version)])}</button></p>
        }
        .into_any(),
    }
}

/// What every page says about a list that was brought: that it is one of the past, with a button to go back.
#[component]
pub fn Brought() -> impl IntoView {
    let link = Link::here();
    let historical = move || {
        link.list.believed.with(|believed| {
            believed.as_ref().and_then(|believed| vendor_engine::report::explain::historical(&believed.stamp))
        })
    };
    let withdrawn = move || {
        link.list.believed.with(|believed| {
            believed.as_ref().and_then(|believed| vendor_engine::report::explain::withdrawn(&believed.stamp))
        })
    };
    Effect::new(move |_| {
        let mark = historical().is_some();
        if let Some(page) = document().document_element() {
            // Fails only for an invalid name. The style sheet uses the mark to write across the page.
            let _ = if mark {
                page.set_attribute("data-historical", "yes")
            } else {
                page.remove_attribute("data-historical")
            };
        }
    });
    view! {
        <div class="wrap">
            {move || withdrawn().map(|words| view! { <div class="trouble" id="withdrawn" role="alert"><p><span lang=en()>{words}</span>" " {t_node("Get a newer copy from its publisher.")}</p></div> })}
            {move || historical().map(|words| view! {
                <div class="trouble" id="historical" role="status">
                    <p lang=en()>{words}</p>
                    <p class="no-print"><button type="button" id="back-to-newest" on:click=move |_| link.back_to_newest()>{t_node("Go back to the newest list")}</button></p>
                </div>
            })}
        </div>
    }
}

/// Where the list in use comes from, and what this browser keeps.
#[component]
pub fn WhereFrom() -> impl IntoView {
    let link = Link::here();
    let brought = link.brought;
    view! {
        <div role="status" id="list-says">{move || brought.says.get().map(|told| view! { <p class="warning">{told.view()}</p> })}</div>
        <p>{move || match (brought.answers.get(), brought.is_kept.get()) {
            (false, _) => t("The list inside this copy is in use."),
            (true, false) => t("A newer list from a file is in use until you close this page."),
            (true, true) => t("A newer list from a file is in use. This browser keeps it."),
        }}</p>
        <Show when=move || brought.is_kept.get()>
            <p class="no-print"><button type="button" id="forget-list" on:click=move |_| link.forget_kept_list()>{t_node("Do not keep the list in this browser")}</button></p>
        </Show>
    }
}
