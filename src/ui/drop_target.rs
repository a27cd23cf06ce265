//! The whole window as a place to drop files, on every page: a near miss never replaces the page. The tool's own files go
//! where they belong.

use super::file_chooser::all_of;
use super::link::Link;
use super::route::{Route, Tab};
use super::said;
use crate::platform::files;
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use vendor_desk::estate::Opening;
use vendor_desk::recognised::{HEAD, Recognised};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, File};

/// Where files go that are not the tool's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Check,
    Estate,
}

impl Link {
    /// Takes files that were chosen or dropped on the page Check.
    pub fn take_files(self, files: Vec<File>) {
        self.take_files_at(Place::Check, files);
    }

    /// Takes files that were chosen or dropped on the estate.
    pub fn take_files_on_estate(self, files: Vec<File>) {
        self.take_files_at(Place::Estate, files);
    }

    fn take_files_at(self, place: Place, files: Vec<File>) {
        leptos::task::spawn_local(async move {
            let mut others = Vec::new();
            for file in files {
                match Recognised::of(&file.name(), &files::head(&file, HEAD).await) {
                    Recognised::Estate => self.take_estate_file(file),
                    Recognised::Record => {
                        go(&Route::Recheck);
                        self.recheck(file);
                    }
                    Recognised::Policy => {
                        self.beside.policy_dropped.set(true);
                        self.load_policy(file);
                    }
                    Recognised::SignedList => {
                        go(&Route::Changes);
                        self.compare(file);
                    }
                    Recognised::Other => others.push(file),
                }
            }
            if others.is_empty() {
                return;
            }
            match place {
                Place::Check => {
                    go(&Route::Check);
                    self.ask_files(others);
                }
                Place::Estate => self.add_registers(others, None),
            }
        });
    }

    fn take_estate_file(self, file: File) {
        if !is_estate(&here()) {
            go(&Route::Estate(Tab::Overview));
        }
        if self.estate.registers.with_untracked(Vec::is_empty) {
            self.open_estate(file, Opening::Instead);
        } else {
            self.estate.dropped.set(Some(file));
        }
    }
}

fn here() -> Route {
    window().location().hash().unwrap_or_default().parse().unwrap_or(Route::Check)
}

fn is_estate(route: &Route) -> bool {
    matches!(route, Route::Estate(_))
}

fn go(route: &Route) {
    if here() != *route {
        // A page without an address stays where it is.
        let _ = window().location().set_hash(&route.to_string());
    }
}

/// Listens, for as long as the page lives, for files that are dropped on the window or pasted. Returns whether files
/// are being dragged over it.
pub fn listen(link: Link) -> RwSignal<bool> {
    let over = RwSignal::new(false);
    let listen = |kind: &'static str, hear: fn(Link, RwSignal<bool>, &DragEvent)| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&window(), kind, options, move |event| {
            if let Some(event) = event.dyn_ref::<DragEvent>() {
                hear(link, over, event);
            }
        });
        // Lives as long as the page.
        listener.forget();
    };
    let drags = |_: Link, over: RwSignal<bool>, event: &DragEvent| {
        if carries_files(event) {
            event.prevent_default();
            if !over.get_untracked() {
                over.set(true);
            }
        }
    };
    listen("dragenter", drags);
    listen("dragover", drags);
    listen("dragleave", |_, over, event| {
        // The pointer has left the window, and not just moved to another part of it.
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    listen("drop", |link, over, event| {
        over.set(false);
        let files = all_of(event.data_transfer().and_then(|data| data.files()));
        if files.is_empty() {
            return;
        }
        event.prevent_default();
        if is_estate(&here()) { link.take_files_on_estate(files) } else { link.take_files(files) }
    });
    // A screenshot or a file from the clipboard.
    let paste = EventListener::new_with_options(
        &window(),
        "paste",
        EventListenerOptions::enable_prevent_default(),
        move |event| {
            let Some(event) = event.dyn_ref::<ClipboardEvent>() else { return };
            let files = all_of(event.clipboard_data().and_then(|data| data.files()));
            // Cells of a sheet arrive as text and also as a picture; the text is what is meant.
            let is_text = event.clipboard_data().is_some_and(|data| data.types().includes(&"text/plain".into(), 0));
            if files.is_empty() || is_text {
                return;
            }
            event.prevent_default();
            if is_estate(&here()) { link.take_files_on_estate(files) } else { link.take_files(files) }
        },
    );
    paste.forget();
    over
}

/// What is shown while files are dragged over the window.
#[component]
pub fn DropTarget(
    /// Whether files are being dragged over it.
    over: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Show when=move || over.get()>
            <div class="drop-target" aria-hidden="true">{said::p("Drop it anywhere")}{said::p("Quotes, registers and e-mails are checked. Estates, records, policies and lists saved by this tool are opened.")}</div>
        </Show>
    }
}

fn carries_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}
