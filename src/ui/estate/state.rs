//! The estate in the window: the workspace with its steps, the filters, and the newest answer.

use super::copy::CopyState;
use crate::platform::clock;
use crate::platform::download::Mark;
use crate::ui::language::{Told, t, t_count, t_with};
use crate::ui::link::Link;
use crate::worker::moved::{EstateAnswer, RegisterAsk, ToWorker};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use vendor_desk::estate::{EstateAsk, EstateQuestion, Opening};
use vendor_desk::register_arrival::RegisterArrival;
use vendor_desk::registers::RegisterStamp;
use vendor_desk::workspace::{Steps, Workspace, difference};
use vendor_engine::estate::Work;
use vendor_engine::estate::merge::{self, Conflict};
use vendor_engine::estate::packs::Pack;
use vendor_engine::estate::plan::financial_year;
use vendor_engine::estate::view::{View, Wanted};
use vendor_engine::judge::Context;
use vendor_engine::report::record::LineRecord;
use web_sys::File;

/// A line in full.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownLine {
    /// Its place among the lines.
    pub at: usize,
    /// The key of its mark.
    pub key: String,
    /// It, as it counts in the estate.
    pub record: Box<LineRecord>,
}

/// A register that the user is asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// It.
    pub register: RegisterStamp,
    /// The register of the same files that was read differently; `None` if the question is that nothing of this one was
    /// read.
    pub again: Option<u32>,
}

/// The estate's signals.
#[derive(Debug, Clone, Copy)]
pub struct EstateState {
    /// The user's work.
    pub work: RwSignal<Work>,
    /// The numbers of its registers.
    pub registers: RwSignal<Vec<u32>>,
    /// The situation.
    pub context: RwSignal<Context>,
    /// What is known of every register that was ever added.
    pub stamps: RwSignal<BTreeMap<u32, RegisterStamp>>,
    /// How far a register has come that is being added.
    pub coming: RwSignal<Option<(usize, usize)>>,
    /// The filters, and which pages of the lists are shown.
    pub wanted: RwSignal<Wanted>,
    /// What the page shows.
    pub view: RwSignal<Option<Arc<View>>>,
    /// The same for what is further down, which is drawn after the rest.
    pub below: RwSignal<Option<Arc<View>>>,
    /// The sites that are chosen, to be marked.
    pub chosen: RwSignal<BTreeSet<String>>,
    /// The pack that was made last.
    pub pack: RwSignal<Option<Pack>>,
    /// Whether papers are redacted, and whether they hold the plan.
    pub papers: [RwSignal<bool>; 2],
    /// Why something was not done.
    pub trouble: RwSignal<Option<Told>>,
    /// What was done, for a message.
    pub done: RwSignal<Option<Told>>,
    /// While this is the number of steps, the message offers to undo what was done.
    pub offers_undo: RwSignal<Option<usize>>,
    /// What the last step did, in short.
    pub last: RwSignal<Option<String>>,
    /// The line that is shown in full.
    pub line: RwSignal<Option<ShownLine>>,
    /// Registers that are not added until the user says so.
    pub waiting: RwSignal<Option<Waiting>>,
    /// Whether something would be lost if the page were closed.
    pub unsaved: RwSignal<bool>,
    /// How many steps can be undone, and how many made again.
    pub steps: RwSignal<(usize, usize)>,
    /// Where the other person's estate, which was merged with this one, differs.
    pub conflicts: RwSignal<Vec<Conflict>>,
    /// A kept estate that was dropped while another is open.
    pub dropped: RwSignal<Option<File>, LocalStorage>,
    /// The copy that this browser keeps.
    pub copy: CopyState,
    /// The estate whose file is being written.
    pub saving: StoredValue<Option<Workspace>>,
    /// The files of registers that were lost with a worker, to be added again.
    pub lost_files: RwSignal<Vec<File>, LocalStorage>,
    pub(super) theirs: StoredValue<Option<Work>>,
    pub(super) all: StoredValue<Steps>,
    /// The files of the registers, which are read again when a column is named.
    pub(super) files: StoredValue<BTreeMap<u32, Vec<File>>, LocalStorage>,
    /// Files that are being read, by their run; those of the page Check have none.
    files_coming: StoredValue<BTreeMap<Option<u32>, Vec<File>>, LocalStorage>,
}

impl Default for EstateState {
    fn default() -> Self {
        let steps = Steps::new(first_year());
        let Workspace { work, registers, context } = steps.now().clone();
        Self {
            work: RwSignal::new(work),
            registers: RwSignal::new(registers),
            context: RwSignal::new(context),
            stamps: RwSignal::new(BTreeMap::new()),
            coming: RwSignal::new(None),
            wanted: RwSignal::new(Wanted::default()),
            view: RwSignal::new(None),
            below: RwSignal::new(None),
            chosen: RwSignal::new(BTreeSet::new()),
            pack: RwSignal::new(None),
            papers: [RwSignal::new(true), RwSignal::new(false)],
            trouble: RwSignal::new(None),
            done: RwSignal::new(None),
            offers_undo: RwSignal::new(None),
            last: RwSignal::new(None),
            line: RwSignal::new(None),
            waiting: RwSignal::new(None),
            unsaved: RwSignal::new(false),
            steps: RwSignal::new((0, 0)),
            conflicts: RwSignal::new(Vec::new()),
            dropped: RwSignal::new_local(None),
            copy: CopyState::default(),
            saving: StoredValue::new(None),
            lost_files: RwSignal::new_local(Vec::new()),
            theirs: StoredValue::new(None),
            all: StoredValue::new(steps),
            files: StoredValue::new_local(BTreeMap::new()),
            files_coming: StoredValue::new_local(BTreeMap::new()),
        }
    }
}

/// The year in which a plan begins: the next financial year.
pub(super) fn first_year() -> u16 {
    financial_year(clock::today()) + 1
}

impl EstateState {
    /// Changes the work in one step that can be undone. A change without effect is not a step.
    pub fn change(self, change: impl FnOnce(&mut Work)) {
        self.change_all(|now| change(&mut now.work));
    }

    /// Changes the estate in one step that can be undone: its registers and its situation too.
    pub fn change_all(self, change: impl FnOnce(&mut Workspace)) {
        if self.all.try_update_value(|all| all.change(change)) == Some(true) {
            self.settle();
        }
    }

    /// Undoes the last step, and says which it was.
    pub fn undo(self) {
        let what = self.last.get_untracked();
        if self.all.try_update_value(Steps::undo) == Some(true) {
            self.settle();
            self.done.set(what.map(|what| Told::new(t_with("Undone: {what}.", &[("what", &what)]))));
        }
    }

    /// Makes the step again that was undone last, and says which it was.
    pub fn redo(self) {
        if self.all.try_update_value(Steps::redo) == Some(true) {
            self.settle();
            self.done
                .set(self.last.get_untracked().map(|what| Told::new(t_with("Redone: {what}.", &[("what", &what)]))));
        }
    }

    /// Shows a message about something that was not a step.
    pub fn says(self, words: String) {
        self.done.set(Some(Told::new(words)));
        self.offers_undo.set(None);
    }

    /// Says what the last step did, with a button to undo it.
    pub fn did(self, words: String) {
        self.done.set(Some(Told::new(words)));
        self.offers_undo.set(Some(self.steps.get_untracked().0));
    }

    /// The estate as it is now.
    pub fn now(self) -> Workspace {
        self.all.with_value(|all| all.now().clone())
    }

    /// Changes the filter; every list starts at its beginning.
    pub fn narrow(self, change: impl FnOnce(&mut vendor_engine::estate::Filter)) {
        self.wanted.update(|wanted| {
            change(&mut wanted.filter);
            *wanted = Wanted { filter: wanted.filter.clone(), gone: wanted.gone, ..Wanted::default() };
        });
    }

    /// Takes everything off the table, as one step that can be undone.
    pub fn clear(self) {
        self.change_all(|now| *now = Workspace::new(first_year()));
        self.look_anew();
    }

    /// Removes all filters, and starts every list at its beginning.
    pub(super) fn look_anew(self) {
        self.wanted.set(Wanted::default());
        self.view.set(None);
        self.below.set(None);
        self.chosen.set(BTreeSet::new());
        self.conflicts.set(Vec::new());
        self.theirs.set_value(None);
        self.dropped.set(None);
        self.waiting.set(None);
        self.line.set(None);
        self.trouble.set(None);
        self.done.set(None);
    }

    /// Forgets every earlier step, and which files the registers came from.
    pub fn forget_steps(self) {
        let now = self.now();
        self.all.update_value(|all| all.forget());
        self.stamps.update(|stamps| stamps.retain(|id, _| now.registers.contains(id)));
        self.files.update_value(|files| files.retain(|id, _| now.registers.contains(id)));
        self.settle();
    }

    /// Notes that the present state of the estate is saved.
    pub fn is_kept(self) {
        self.all.update_value(Steps::is_kept);
        self.unsaved.set(false);
    }

    /// Notes that the state that was asked for is saved, which need not be the present one.
    pub fn is_kept_as(self, kept: Workspace) {
        self.all.update_value(|all| all.is_kept_as(kept));
        self.unsaved.set(self.all.with_value(Steps::is_unsaved));
    }

    /// Shows a view, beginning with what is in sight.
    fn show(self, view: View) {
        let view = Arc::new(view);
        let before = self.view.with_untracked(|before| before.as_ref().map(|before| before.part));
        if before != Some(view.part) {
            // Otherwise what another tab showed would appear here for a moment.
            self.below.set(None);
        }
        self.view.set(Some(view.clone()));
        let below = move || self.below.set(Some(view));
        if document().hidden() {
            // In a tab in the background nothing is painted.
            return below();
        }
        request_animation_frame(move || set_timeout(below, std::time::Duration::ZERO));
    }

    /// Whether something further down is still to be drawn.
    #[must_use]
    pub fn is_drawing(self) -> bool {
        let pair = (self.view.get(), self.below.get());
        !matches!(pair, (Some(view), Some(below)) if Arc::ptr_eq(&view, &below))
    }

    /// Shows the estate as it is after a step.
    fn settle(self) {
        let (Workspace { work, registers, context }, steps, unsaved) =
            self.all.with_value(|all| (all.now().clone(), all.steps(), all.is_unsaved()));
        let last = self.stamps.with_untracked(|stamps| {
            self.all.with_value(|all| all.before().map(|before| difference(before, all.now(), stamps)))
        });
        self.last.set(last);
        self.steps.set(steps);
        self.unsaved.set(unsaved);
        self.pack.set(None);
        if registers != self.registers.get_untracked() {
            self.registers.set(registers);
        }
        if context != self.context.get_untracked() {
            self.context.set(context);
        }
        self.work.set(work);
    }

    /// Settles a conflict: takes what the other person says, or leaves ours.
    pub fn settle_conflict(self, conflict: &Conflict, takes_theirs: bool) {
        let theirs = self.theirs.get_value().filter(|_| takes_theirs);
        if let Some(work) = theirs.and_then(|theirs| merge::with_theirs(&self.now().work, &theirs, conflict).ok()) {
            self.change(|now| *now = work);
        }
        self.conflicts.update(|conflicts| conflicts.retain(|known| known != conflict));
    }

    fn wait_for(self, run: Option<u32>, files: Vec<File>) {
        self.files_coming.update_value(|coming| {
            coming.insert(run, files);
        });
    }

    pub(super) fn take_in(self, register: RegisterStamp, files: Vec<File>) {
        self.coming.set(None);
        let id = register.id;
        self.stamps.update(|stamps| {
            stamps.insert(id, register);
        });
        if !files.is_empty() {
            self.files.update_value(|known| {
                known.insert(id, files);
            });
        }
    }

    /// Adds a register, or asks about it. `names` are the files that were given.
    fn added(self, register: RegisterStamp, names: String, replaces: Option<u32>, again: Option<u32>) {
        if !register.own_workbooks.is_empty() {
            let own = register.own_workbooks.join(", ");
            self.trouble.set(Some(Told::new(t_with("{own} was not added: this checker wrote it, and it has results, not a register. To continue with a saved estate, open its .estate.json file.", &[("own", &own)]))));
        }
        match RegisterArrival::of(&register, again) {
            RegisterArrival::AskToReplace | RegisterArrival::AskToNoteUnread => {
                return self.waiting.set(Some(Waiting { register, again }));
            }
            RegisterArrival::AlreadyThere => {
                return self
                    .says(t_with("{names} is already in your estate: nothing was added.", &[("names", &names)]));
            }
            RegisterArrival::OnlyOwnResults => return,
            RegisterArrival::Add => {}
        }
        let (lines, added) = (register.lines(), register.in_words());
        self.change_all(|now| now.add(&register, replaces));
        self.lost_files.set(Vec::new());
        let lines = t_count(lines, "line was", "lines were");
        let places: [(&str, &dyn std::fmt::Display); 2] = [("added", &added), ("lines", &lines)];
        self.did(match replaces {
            Some(_) => t_with("{added}: {lines} read again.", &places),
            None => t_with("{added}: {lines} added.", &places),
        });
    }

    /// Does what the user says about a waiting register: adds it, or leaves it.
    pub fn settle_waiting(self, takes: bool) {
        let Some(Waiting { register, again }) = self.waiting.get_untracked() else { return };
        self.waiting.set(None);
        if takes {
            self.change_all(|now| now.add(&register, again));
            let words = match again {
                Some(_) => t_with(
                    "{register} was replaced. Your marks, prices and visits are kept.",
                    &[("register", &register.in_words())],
                ),
                None => t("It is shown as not read with all totals of your estate.").to_owned(),
            };
            self.did(words);
        }
    }
}

impl Link {
    /// Asks the worker about the estate.
    pub fn ask_estate(self, of_it: EstateQuestion) {
        self.ask_estate_of(self.estate.wanted.get_untracked(), of_it);
    }

    /// Asks about a part of the estate, or about all of it.
    pub fn ask_estate_of(self, wanted: Wanted, of_it: EstateQuestion) {
        let Workspace { work, registers, context } = self.estate.now();
        let ask = EstateAsk { work, registers, context, today: clock::today(), wanted, of_it };
        self.send(&ToWorker::Estate(Box::new(ask)), None);
    }

    /// Adds what was looked up on the page Check.
    pub fn add_to_estate(self) {
        self.estate.trouble.set(None);
        if self.estate.registers.with_untracked(Vec::is_empty) {
            // Whose it is was stated there; that it exists is stated here.
            let said = self.run.context.get_untracked();
            self.estate.change_all(|now| now.context = Context { purpose: now.context.purpose, ..said });
        }
        self.estate.wait_for(None, self.last_files());
        let beside = self.estate.registers.get_untracked();
        self.send(&ToWorker::Register(RegisterAsk::Take { beside }), None);
    }

    /// Reads files as registers of the estate, in the place of one if it is read again.
    pub fn add_registers(self, files: Vec<File>, replaces: Option<u32>) {
        if files.is_empty() {
            return;
        }
        self.estate.trouble.set(None);
        self.estate.done.set(None);
        self.estate.offers_undo.set(None);
        self.estate.waiting.set(None);
        let beside = self.estate.registers.with_untracked(|registers| {
            registers.iter().copied().filter(|known| Some(*known) != replaces).collect::<Vec<_>>()
        });
        let run = self.read_for_estate(files.clone());
        self.estate.wait_for(Some(run), files);
        self.send(&ToWorker::Register(RegisterAsk::Files { run, beside, replaces }), None);
        self.read_next(run);
    }

    /// Opens an estate that was kept as a file.
    pub fn open_estate(self, file: File, how: Opening) {
        self.estate.trouble.set(None);
        self.estate.dropped.set(None);
        self.with_bytes(file, move |_, bytes| self.open_estate_bytes(bytes, how));
    }

    /// Opens the bytes of a kept estate.
    pub(super) fn open_estate_bytes(self, bytes: crate::worker::moved::Moved, how: Opening) {
        let beside = match how {
            Opening::Merged => self.estate.registers.get_untracked(),
            Opening::Instead | Opening::Copy => Vec::new(),
        };
        self.send(&ToWorker::Register(RegisterAsk::Open { bytes, beside, how }), None);
    }

    /// Takes an answer about the estate.
    pub fn take_estate(self, answer: EstateAnswer) {
        let state = self.estate;
        match answer {
            EstateAnswer::View(view) => state.show(*view),
            EstateAnswer::SiteNames(names) => state.chosen.set(names.into_iter().collect()),
            EstateAnswer::Pack(pack) => state.pack.set(Some(*pack)),
            EstateAnswer::Document { choice, bytes } => {
                const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
                let name = choice.file_name(clock::today(), "docx");
                match crate::platform::download::save_bytes(&name, WORD, &bytes.0) {
                    Ok(()) => state.says(t_with("Saved to your downloads: {name}.", &[("name", &name)])),
                    Err(_) => state
                        .trouble
                        .set(Some(Told::new(t("The browser did not save the file. Print the paper instead.")))),
                }
            }
            EstateAnswer::File(text) => {
                let asked = state.saving.try_update_value(Option::take).flatten();
                if self.save(&format!("estate-{}.estate.json", clock::today()), &text, Mark::None) {
                    asked.into_iter().for_each(|asked| state.is_kept_as(asked));
                    state.says(t("Saved to your downloads.").to_owned());
                }
            }
            EstateAnswer::Copy(text) => self.keep_copy(text),
            EstateAnswer::Workbook(pieces) => self.write_workbook("estate", pieces.0),
            EstateAnswer::RedactedWorkbook(pieces) => self.write_workbook("estate-redacted", pieces.0),
            EstateAnswer::Progress { done, total } => state.coming.set(Some((done, total))),
            EstateAnswer::Added { register, replaces, run, again } => {
                let files =
                    state.files_coming.try_update_value(|files| files.remove(&run)).flatten().unwrap_or_default();
                let names: Vec<String> = files.iter().map(File::name).collect();
                let names = if names.is_empty() { t("It").to_owned() } else { names.join(", ") };
                state.take_in((*register).clone(), files);
                state.added(*register, names, replaces, again);
            }
            EstateAnswer::Line { at, key, record } => state.line.set(Some(ShownLine { at, key, record })),
            EstateAnswer::Opened { register, work, context, saved, how, others } => {
                state.opened(*register, *work, context, (saved, others), how);
            }
            EstateAnswer::Trouble(reason) => {
                state.coming.set(None);
                state.trouble.set(Some(Told::from(reason)));
            }
        }
    }
}
