//! The window's end of the connection to the worker: numbered questions out, the newest answer in.

use super::estate::EstateState;
use super::given::GivenState;
use super::language::{LanguageState, Told, t, t_with};
use super::lists::BroughtState;
use super::reading::{Readers, ReadingNow};
use super::record_panel::EvidenceState;
use crate::platform::download::Mark;
use crate::platform::{clock, download, files};
use crate::worker::moved::{Beside, FromWorker, Moved, Question, ToWorker};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use vendor_desk::protocol::{self, Believed, Catalogue, Comparison, Detail, View};
use vendor_desk::window::{self, Answer, Asked, Becomes, Known, Questions, Shown};
use vendor_engine::judge::Context;
use vendor_engine::report::record::{OwnListStamp, PolicyStamp};
use vendor_list::schema::Maker;
use vendor_readers::headings::Heading;
use vendor_readers::{Layouts, TableRead};
use vendor_text::Party;
use web_sys::{File, Worker};

/// How far the start has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// The list is being verified.
    Starting,
    /// Questions are answered.
    Ready,
    /// The list was refused, and why.
    Refused(String),
}

/// The list of this copy, as far as the window knows it.
#[derive(Clone, Copy)]
pub struct ListState {
    /// How far the start has come.
    pub status: RwSignal<Status>,
    /// What the list says about itself.
    pub believed: RwSignal<Option<Arc<Believed>>>,
    /// What is in the list, without its makers.
    pub catalogue: RwSignal<Option<Arc<Catalogue>>>,
    /// What changed between two editions, or why they could not be compared.
    pub compared: RwSignal<Option<Result<Comparison, String>>>,
    pub(super) words_json: StoredValue<String>,
    makers: RwSignal<Option<Arc<Vec<Maker>>>>,
    makers_json: StoredValue<String>,
}

/// What is looked up, and what came of it.
#[derive(Clone, Copy)]
pub struct RunState {
    /// The text of the box.
    pub text: RwSignal<String>,
    /// The user's situation.
    pub context: RwSignal<Context>,
    /// The newest answer.
    pub answer: RwSignal<Option<Answer>>,
    /// Lines done and in all, while a question is worked on.
    pub progress: RwSignal<Option<(usize, usize)>>,
    /// Which lines the table shows, and in what order.
    pub view: RwSignal<View>,
    /// The rows of the view that have arrived.
    pub shown: RwSignal<Shown>,
    /// The number of the answer that the user says is an offer.
    pub offer: RwSignal<Option<u32>>,
    /// Lines opened in the table.
    pub details: RwSignal<BTreeMap<usize, Detail>>,
    /// The tables that were read.
    pub tables: RwSignal<Vec<TableRead>>,
    /// The user's corrections of tables; they last as long as the page.
    pub layouts: RwSignal<Layouts>,
    /// What is being read.
    pub reading: RwSignal<Option<ReadingNow>>,
    pub(super) readers: StoredValue<Readers, LocalStorage>,
    questions: StoredValue<Questions>,
    /// The line that was corrected last, until it is drawn again.
    pub(super) corrected: StoredValue<Option<usize>>,
    /// How often the worker was replaced.
    pub(super) restarts: StoredValue<u32>,
    /// Whether a line was corrected since the last new question.
    pub(super) corrected_any: StoredValue<bool>,
    /// How many requests for rows the worker has not answered yet.
    pub(super) rows_asked: StoredValue<u32>,
}

/// What the user laid beside the lines.
#[derive(Clone, Copy)]
pub struct BesideState {
    /// The user's own policy.
    pub policy: RwSignal<Option<PolicyStamp>>,
    /// The user's own lists.
    pub own_lists: RwSignal<Vec<OwnListStamp>>,
    /// The bidder, associated persons and sub-contractors.
    pub parties: RwSignal<Vec<(Party, String)>>,
    pub(super) policy_toml: StoredValue<Option<String>>,
    /// Whether a policy was dropped, which applies wherever the user is, so every page says so.
    pub(super) policy_dropped: RwSignal<bool>,
    /// The files of the own lists, by their names.
    pub(super) own_list_files: StoredValue<BTreeMap<String, File>, LocalStorage>,
}

/// The states that the views read, and the methods to ask for things. Views find it in their context.
#[derive(Clone, Copy)]
pub struct Link {
    /// The list.
    pub list: ListState,
    /// Lists that the user brought.
    pub brought: BroughtState,
    /// The run.
    pub run: RunState,
    /// What lies beside the run.
    pub beside: BesideState,
    /// The estate.
    pub estate: EstateState,
    /// What was given on the page Check, step by step.
    pub given: GivenState,
    /// What leaves the tool as evidence.
    pub evidence: EvidenceState,
    /// The language that the page is shown in.
    pub language: LanguageState,
    /// A message to the user about something that went wrong.
    pub trouble: RwSignal<Option<Told>>,
    pub(super) worker: StoredValue<Option<Worker>, LocalStorage>,
    pub(super) spawn: StoredValue<js_sys::Function, LocalStorage>,
}

impl Default for ListState {
    fn default() -> Self {
        Self {
            status: RwSignal::new(Status::Starting),
            believed: RwSignal::new(None),
            catalogue: RwSignal::new(None),
            compared: RwSignal::new(None),
            words_json: StoredValue::new(String::new()),
            makers: RwSignal::new(None),
            makers_json: StoredValue::new(String::new()),
        }
    }
}

impl Default for RunState {
    fn default() -> Self {
        Self {
            text: RwSignal::new(String::new()),
            context: RwSignal::new(Context::default()),
            answer: RwSignal::new(None),
            progress: RwSignal::new(None),
            view: RwSignal::new(View::default()),
            shown: RwSignal::new(Shown::default()),
            offer: RwSignal::new(None),
            details: RwSignal::new(BTreeMap::new()),
            tables: RwSignal::new(Vec::new()),
            layouts: RwSignal::new(Layouts::default()),
            reading: RwSignal::new(None),
            readers: StoredValue::new_local(Readers::default()),
            questions: StoredValue::new(Questions::default()),
            corrected: StoredValue::new(None),
            restarts: StoredValue::new(0),
            corrected_any: StoredValue::new(false),
            rows_asked: StoredValue::new(0),
        }
    }
}

impl Default for BesideState {
    fn default() -> Self {
        Self {
            policy: RwSignal::new(None),
            own_lists: RwSignal::new(Vec::new()),
            parties: RwSignal::new(Vec::new()),
            policy_toml: StoredValue::new(None),
            policy_dropped: RwSignal::new(false),
            own_list_files: StoredValue::new_local(BTreeMap::new()),
        }
    }
}

impl Link {
    /// Takes the first worker, and the function that starts another.
    #[must_use]
    pub fn start(worker: Worker, spawn: js_sys::Function) -> Self {
        let link = Self {
            list: ListState::default(),
            brought: BroughtState::default(),
            run: RunState::default(),
            beside: BesideState::default(),
            estate: EstateState::default(),
            given: GivenState::default(),
            evidence: EvidenceState::default(),
            language: LanguageState::default(),
            trouble: RwSignal::new(None),
            worker: StoredValue::new_local(None),
            spawn: StoredValue::new_local(spawn),
        };
        provide_context(link);
        link.listen(worker);
        link
    }

    /// The link of this page, in a view's context.
    #[must_use]
    pub fn here() -> Self {
        expect_context()
    }

    /// Looks up the text of the box as it is being typed.
    pub fn ask_text(self, text: String) {
        self.type_given(&text);
        self.look_up_text(text);
    }

    /// Looks up a text.
    pub(super) fn look_up_text(self, text: String) {
        self.run.text.set(text.clone());
        self.trouble.set(None);
        self.stop_reading_for_check();
        self.forget_files();
        if self.asks_nothing() {
            self.clear_answer();
            self.send(&ToWorker::Drop, None);
            return;
        }
        let layouts = self.run.layouts.get_untracked();
        let question = if text.trim().is_empty() { Question::Nothing } else { Question::Text { text, layouts } };
        self.ask(Asked::Text, question);
    }

    pub(super) fn ask(self, asked: Asked, question: Question) {
        let id = self.next(asked);
        self.run.corrected_any.set_value(false);
        let context = self.run.context.get_untracked();
        self.send(&ToWorker::Ask { id, question, context, today: clock::today() }, None);
    }

    /// Lays a policy, an own list or the parties beside the lines.
    pub fn lay(self, beside: Beside) {
        self.trouble.set(None);
        let id = self.again();
        let context = self.run.context.get_untracked();
        self.send(&ToWorker::Lay { id, beside, context, today: clock::today() }, None);
    }

    pub(super) fn with_bytes(self, file: File, then: impl FnOnce(String, Moved) + 'static) {
        self.trouble.set(None);
        leptos::task::spawn_local(async move {
            match files::read(&file).await {
                Ok(bytes) => then(file.name(), Moved(bytes)),
                Err(message) => self.trouble.set(Some(Told::from(message))),
            }
        });
    }

    fn asks_nothing(self) -> bool {
        self.run.text.with_untracked(|text| text.trim().is_empty()) && self.beside.parties.with_untracked(Vec::is_empty)
    }

    /// Judges the same lines in another context.
    pub fn set_context(self, context: Context) {
        self.run.context.set(context);
        // A question may be on its way, so the answer alone does not say whether there is one.
        if self.asks_nothing() && self.last_files().is_empty() {
            return;
        }
        let id = self.again();
        self.send(&ToWorker::Context { id, context }, None);
    }

    /// Corrects what a column holds, and reads again with the correction.
    pub fn correct(self, layout: &str, column: usize, holds: Heading) {
        self.run.layouts.update(|layouts| layouts.correct(layout, column, holds));
        match self.run.questions.with_value(|questions| questions.asked().clone()) {
            Asked::Text => self.look_up_text(self.run.text.get_untracked()),
            Asked::Files(_) => self.ask_files(self.last_files()),
        }
    }

    /// Removes text, answer, policy, own lists and parties, and has the worker forget them too.
    pub(super) fn take_all_away(self) {
        self.evidence.forget();
        self.forget_beside();
        self.run.layouts.set(Layouts::default());
        self.look_up_text(String::new());
        self.send(&ToWorker::Forget, None);
    }

    pub(super) fn forget_beside(self) {
        self.beside.policy.set(None);
        self.beside.policy_toml.set_value(None);
        self.beside.own_lists.set(Vec::new());
        self.beside.parties.set(Vec::new());
    }

    /// The makers of the list, parsed when they are first needed.
    #[must_use]
    pub fn makers(self) -> Arc<Vec<Maker>> {
        if let Some(makers) = self.list.makers.get() {
            return makers;
        }
        let parsed = self.list.makers_json.with_value(|json| serde_json::from_str(json));
        let makers: Arc<Vec<Maker>> = Arc::new(parsed.unwrap_or_default());
        self.list.makers.set(Some(Arc::clone(&makers)));
        makers
    }

    pub(super) fn clear_answer(self) {
        self.next(Asked::Text);
        self.run.corrected_any.set_value(false);
        self.run.answer.set(None);
        self.run.progress.set(None);
        self.run.view.set(View::default());
        self.run.details.update(BTreeMap::clear);
        self.run.tables.set(Vec::new());
    }

    fn next(self, asked: Asked) -> u32 {
        self.run.questions.try_update_value(|questions| questions.next(asked)).unwrap_or_default()
    }

    /// The number for asking the same question again.
    pub(super) fn again(self) -> u32 {
        self.run.questions.try_update_value(Questions::again).unwrap_or_default()
    }

    /// Sends a message; `moved` is transferred instead of copied.
    pub(super) fn send(self, message: &ToWorker, moved: Option<&js_sys::ArrayBuffer>) {
        let sent = serde_wasm_bindgen::to_value(message).map_err(|error| error.to_string()).and_then(|value| {
            self.worker.with_value(|worker| {
                let worker = worker.as_ref().ok_or("the worker is gone")?;
                match moved {
                    None => worker.post_message(&value),
                    Some(buffer) => worker.post_message_with_transfer(&value, &js_sys::Array::of1(buffer)),
                }
                .map_err(|_| "the worker did not take the message".to_owned())
            })
        });
        if let Err(error) = sent {
            self.trouble.set(Some(Told::new(t_with(
                "The check did not start: {error}. Reload the page.",
                &[("error", &error)],
            ))));
        }
    }

    pub(super) fn take(self, message: FromWorker) {
        match message {
            FromWorker::Ready(believed) => self.take_believed(*believed),
            FromWorker::ListNotTaken(reason) => self.take_refused_list(reason),
            // Delayed, so that the box is drawn first.
            FromWorker::Catalogue { catalogue, makers, words } => {
                self.list.words_json.set_value(words);
                Timeout::new(0, move || self.take_catalogue(&catalogue, makers)).forget();
            }
            FromWorker::Refused { reason } => self.list.status.set(Status::Refused(reason)),
            FromWorker::Progress { id, done, total } => {
                if self.is_newest(id) {
                    self.run.progress.set(Some((done, total)));
                }
            }
            // Reading the message and drawing it are two tasks. All answers take this way, so that none overtakes
            // another.
            FromWorker::Answer(answer) => {
                Timeout::new(0, move || self.take_answer(*answer)).forget();
            }
            FromWorker::Beside { policy, policy_toml, own_lists, trouble } => {
                // Files of lists that were removed are forgotten.
                self.beside.own_list_files.update_value(|files| {
                    files.retain(|name, _| own_lists.iter().any(|list| list.name == *name));
                });
                self.beside.policy.set(policy);
                self.beside.policy_toml.set_value(policy_toml);
                self.beside.own_lists.set(own_lists);
                self.trouble.set(trouble.map(Told::from));
            }
            FromWorker::Estate(answer) => self.take_estate(answer),
            FromWorker::Compared(compared) => self.list.compared.set(Some(compared)),
            FromWorker::Rows { view, from, total, rows } => self.take_rows(&view, Shown { from, total, rows }),
            FromWorker::Detail { at, detail } => self.run.details.update(|details| {
                details.insert(at, detail);
            }),
            FromWorker::Evidence(answer) => self.take_evidence(answer),
            FromWorker::Failed { reason } => {
                self.trouble.set(Some(Told::new(t_with("Something went wrong: {reason}", &[("reason", &reason)]))))
            }
        }
    }

    fn take_catalogue(self, catalogue: &str, makers: String) {
        match serde_json::from_str::<Catalogue>(catalogue) {
            Ok(catalogue) => {
                self.list.makers_json.set_value(makers);
                self.list.makers.set(None);
                self.list.catalogue.set(Some(Arc::new(catalogue)));
            }
            Err(error) => self.list.status.set(Status::Refused(error.to_string())),
        }
    }

    fn take_answer(self, mut answer: protocol::Answer) {
        let known = Known {
            list: self.list.catalogue.with_untracked(Option::is_some),
            asks_nothing: self.asks_nothing(),
            shown: self.run.answer.with_untracked(|shown| shown.as_ref().map(|shown| shown.id)),
        };
        let (becomes, asked) = self.run.questions.with_value(|questions| {
            (questions.becomes(answer.id, answer.summary.lines, known), questions.asked().clone())
        });
        match becomes {
            Becomes::Dropped => return,
            Becomes::Later => {
                Timeout::new(5, move || self.take_answer(answer)).forget();
                return;
            }
            Becomes::Nothing | Becomes::New | Becomes::More => self.run.progress.set(None),
        }
        if becomes == Becomes::Nothing {
            return self.clear_answer();
        }
        if let Some(tables) = window::tables_to_show(&mut answer) {
            self.run.tables.set(tables);
        }
        let total = answer.in_sight;
        let (answer, rows) = Answer::of(answer, asked);
        if becomes == Becomes::New {
            self.run.view.set(View::default());
            self.run.shown.set(Shown { from: 0, total, rows });
            self.run.details.update(BTreeMap::clear);
        } else {
            let view = self.run.view.get_untracked();
            if view == View::default() {
                self.run.shown.update(|shown| shown.take_more(&view, total, rows));
            }
        }
        self.run.answer.set(Some(answer));
        if becomes == Becomes::More {
            self.show_corrected();
        }
    }

    /// Saves a text as a file, on the user's click; returns whether the browser took it.
    pub(super) fn save(self, name: &str, text: &str, mark: Mark) -> bool {
        let is_saved = download::save_text(name, text, mark).is_ok();
        if !is_saved {
            self.trouble.set(Some(Told::new(t("The browser did not save the file. Print the page instead."))));
        }
        is_saved
    }

    fn is_newest(self, id: u32) -> bool {
        self.run.questions.with_value(|questions| questions.is_newest(id))
    }
}
