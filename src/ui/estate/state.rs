//! The estate in the window: the user's work with its undo, what is looked at, and the newest answer.

use crate::platform::clock;
use crate::platform::download::Mark;
use crate::ui::link::Link;
use crate::worker::moved::{EstateAnswer, Question, ToWorker};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use vendor_desk::estate::{EstateAsk, EstateQuestion};
use vendor_desk::window::{Asked, History};
use vendor_engine::estate::Work;
use vendor_engine::estate::packs::{Pack, PackKind};
use vendor_engine::estate::view::{View, Wanted};

/// The estate's signals.
#[derive(Debug, Clone, Copy)]
pub struct EstateState {
    /// The user's work.
    pub work: RwSignal<Work>,
    /// What is looked at.
    pub wanted: RwSignal<Wanted>,
    /// What the page shows.
    pub view: RwSignal<Option<Arc<View>>>,
    /// The same for what is further down, which is drawn once the rest is painted.
    pub below: RwSignal<Option<Arc<View>>>,
    /// The sites that are chosen, to be marked.
    pub chosen: RwSignal<BTreeSet<String>>,
    /// The pack that was made last.
    pub pack: RwSignal<Option<(PackKind, Pack)>>,
    /// Why something was not done.
    pub trouble: RwSignal<Option<String>>,
    /// What was done, for a moment's reading.
    pub done: RwSignal<Option<String>>,
    /// Whether the work differs from what was saved.
    pub unsaved: RwSignal<bool>,
    /// How many steps can be undone.
    pub steps: RwSignal<usize>,
    past: StoredValue<History<Work>>,
}

impl Default for EstateState {
    fn default() -> Self {
        Self {
            work: RwSignal::new(Work::new(clock::today().parts().0)),
            wanted: RwSignal::new(Wanted::default()),
            view: RwSignal::new(None),
            below: RwSignal::new(None),
            chosen: RwSignal::new(BTreeSet::new()),
            pack: RwSignal::new(None),
            trouble: RwSignal::new(None),
            done: RwSignal::new(None),
            unsaved: RwSignal::new(false),
            steps: RwSignal::new(0),
            past: StoredValue::new(History::default()),
        }
    }
}

impl EstateState {
    /// Changes the work in one step that can be undone. A change that changes nothing is no step.
    pub fn change(self, change: impl FnOnce(&mut Work)) {
        let before = self.work.get_untracked();
        if let Some(after) = self.past.try_update_value(|past| past.change(&before, change)).flatten() {
            self.settle(after, true);
        }
    }

    /// Takes the last step back.
    pub fn undo(self) {
        if let Some(before) = self.past.try_update_value(History::undo).flatten() {
            self.settle(before, true);
        }
    }

    /// Looks at other assets; every list starts at its beginning.
    pub fn narrow(self, change: impl FnOnce(&mut vendor_engine::estate::Filter)) {
        self.wanted.update(|wanted| {
            change(&mut wanted.filter);
            *wanted = Wanted { filter: wanted.filter.clone(), ..Wanted::default() };
        });
    }

    /// Forgets everything.
    pub fn forget(self) {
        self.past.update_value(History::forget);
        self.settle(Work::new(clock::today().parts().0), false);
        self.wanted.set(Wanted::default());
        self.view.set(None);
        self.below.set(None);
        self.chosen.set(BTreeSet::new());
        self.trouble.set(None);
        self.done.set(None);
    }

    /// Shows a view, what is in sight first.
    fn show(self, view: View) {
        let view = Arc::new(view);
        let before = self.view.with_untracked(|before| before.as_ref().map(|before| before.part));
        if before != Some(view.part) {
            // What another tab showed is not drawn here for a moment.
            self.below.set(None);
        }
        self.view.set(Some(view.clone()));
        let below = move || self.below.set(Some(view));
        if document().hidden() {
            // Nothing is painted in a tab that nobody sees.
            return below();
        }
        request_animation_frame(move || set_timeout(below, Duration::ZERO));
    }

    /// Whether something further down is still to be drawn.
    #[must_use]
    pub fn is_drawing(self) -> bool {
        let pair = (self.view.get(), self.below.get());
        !matches!(pair, (Some(view), Some(below)) if Arc::ptr_eq(&view, &below))
    }

    fn settle(self, work: Work, unsaved: bool) {
        self.steps.set(self.past.with_value(History::steps));
        self.work.set(work);
        self.unsaved.set(unsaved);
        self.pack.set(None);
    }
}

impl Link {
    /// Asks the worker about the estate on its desk.
    pub fn ask_estate(self, of_it: EstateQuestion) {
        self.ask_estate_of(self.estate.wanted.get_untracked(), of_it);
    }

    /// Asks about a part of the estate, or about all of it.
    pub fn ask_estate_of(self, wanted: Wanted, of_it: EstateQuestion) {
        let work = self.estate.work.get_untracked();
        self.send(&ToWorker::Estate(Box::new(EstateAsk { work, wanted, of_it })), None);
    }

    /// Opens an estate that was kept as a file.
    pub fn open_estate(self, file: web_sys::File) {
        self.estate.trouble.set(None);
        self.with_bytes(file, move |name, bytes| {
            self.stop_reading();
            self.ask(Asked::Files(vec![name]), Question::Estate { bytes });
        });
    }

    /// Takes an answer about the estate.
    pub fn take_estate(self, answer: EstateAnswer) {
        let state = self.estate;
        match answer {
            EstateAnswer::View(view) => state.show(*view),
            EstateAnswer::SiteNames(names) => state.chosen.set(names.into_iter().collect()),
            EstateAnswer::Pack { kind, pack } => state.pack.set(Some((kind, *pack))),
            EstateAnswer::File(text) => {
                self.save(&format!("estate-{}.estate.json", clock::today()), &text, Mark::None);
                state.unsaved.set(false);
                state.done.set(Some("The estate was handed to the browser to save.".to_owned()));
            }
            EstateAnswer::Workbook(pieces) => self.write_workbook("estate", pieces.0),
            EstateAnswer::RedactedWorkbook(pieces) => self.write_workbook("estate-redacted", pieces.0),
            EstateAnswer::Opened { work, saved } => {
                state.forget();
                state.settle(*work, false);
                let words = format!(
                    "Opened an estate saved on {}. Its lines are checked again against this list.",
                    saved.in_words()
                );
                state.done.set(Some(words));
            }
            EstateAnswer::Trouble(reason) => state.trouble.set(Some(reason)),
        }
    }
}
