//! The worker's desk: one run at a time, worked off in slices of a few milliseconds, and what the
//! user laid beside it: a policy, own lists, the parties of an offer.

use super::estate::{EstateAnswer, EstateAsk, EstateDesk, Run};
use super::evidence::{self, Again, EvidenceAnswer, EvidenceAsk};
use super::files_protocol;
use super::post;
use super::protocol::{Answer, Beside, Comparison, Detail, FromWorker, PAGE, Question, Row, ToWorker, View};
use super::table::{self, Choices};
use std::cell::RefCell;
use std::rc::Rc;
use vendor_engine::estate::work_file::EstateFile;
use vendor_engine::judge::{Context, Policy, Rulings, Terms, Verdict};
use vendor_engine::report::explain;
use vendor_engine::report::record::{LineRecord, ListStamp, OwnListStamp, PolicyStamp, Summary};
use vendor_engine::screen::Screening;
use vendor_list::{Index, changes, trust};
use vendor_names::own_lists::OwnList;
use vendor_readers::{Account, name_list};
use vendor_text::Date;
use vendor_text::{Line, Unread};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent, MessagePort};

/// How long a slice may take before newer messages are heard, in milliseconds.
const SLICE_MS: f64 = 25.0;
/// How often an unfinished answer is shown, in milliseconds.
const SHOW_EVERY_MS: f64 = 300.0;
/// Lines between two looks at the clock.
const BATCH: usize = 64;

/// The run that is on the desk, and what lies beside it.
pub struct Desk {
    index: Index,
    stamp: ListStamp,
    id: u32,
    context: Context,
    today: Date,
    policy: Option<Policy>,
    own_lists: Vec<OwnList>,
    own_unread: Vec<Unread>,
    parties: Vec<Line>,
    /// The run of files whose lines are still coming.
    reading: Option<u32>,
    /// Whether a slice is under way or waiting for its turn.
    working: bool,
    /// When an unfinished answer was last shown, in milliseconds.
    shown: f64,
    screening: Screening,
    /// What the files or the text gave beside their lines.
    account: Account,
    summary: Summary,
    verdicts: Vec<Verdict>,
    /// The rulings of the run, on its terms.
    rulings: Rulings,
    /// The view that was last shown, at how many judged lines, and its lines.
    shown_lines: Option<(View, usize, Vec<usize>)>,
    estate: EstateDesk,
    /// What the table can be narrowed to.
    choices: Choices,
    /// Where the desk tells itself that a run goes on.
    turns: MessagePort,
}

impl Desk {
    fn new(index: Index, stamp: ListStamp, turns: MessagePort) -> Self {
        let (context, today) = (Context::default(), Date::DAY_ZERO);
        let summary = Summary::new(stamp.clone(), &Terms { context: &context, today, policy: None }, &[]);
        Self {
            index,
            stamp,
            id: 0,
            context,
            today,
            policy: None,
            own_lists: Vec::new(),
            own_unread: Vec::new(),
            parties: Vec::new(),
            reading: None,
            working: false,
            shown: 0.0,
            screening: Screening::new(Vec::new(), Vec::new()),
            account: Account::default(),
            choices: Choices::default(),
            summary,
            verdicts: Vec::new(),
            rulings: Rulings::default(),
            shown_lines: None,
            estate: EstateDesk::default(),
            turns,
        }
    }

    /// Opens an empty desk. Between two slices it writes to itself, behind the messages that have come: browsers make
    /// timers that follow each other wait for milliseconds.
    ///
    /// # Errors
    /// If the browser has no channel for that.
    pub fn open(
        index: Index,
        stamp: ListStamp,
        scope: &DedicatedWorkerGlobalScope,
    ) -> Result<Rc<RefCell<Self>>, JsValue> {
        let channel = MessageChannel::new()?;
        let desk = Rc::new(RefCell::new(Self::new(index, stamp, channel.port2())));
        let (ours, scope) = (Rc::clone(&desk), scope.clone());
        let on_turn = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if event.data().as_f64() == Some(f64::from(ours.borrow().id)) {
                Self::work(&ours, &scope);
            }
        });
        channel.port1().set_onmessage(Some(on_turn.as_ref().unchecked_ref()));
        // Lives as long as the worker.
        on_turn.forget();
        Ok(desk)
    }

    /// Takes a message.
    pub fn take(desk: &Rc<RefCell<Self>>, scope: &DedicatedWorkerGlobalScope, message: ToWorker) {
        match message {
            ToWorker::Ask { id, question: Question::Estate { bytes }, context, today } => {
                match EstateFile::read(&bytes.to_vec()) {
                    Ok(file) => {
                        let opened = EstateAnswer::Opened { work: Box::new(file.work), saved: file.saved };
                        post(scope, &FromWorker::Estate(opened));
                        desk.borrow_mut().reading = None;
                        desk.borrow_mut().begin(id, file.lines, Account::of_unread(file.unread), context, today);
                        Self::work(desk, scope);
                    }
                    Err(error) => {
                        let trouble = EstateAnswer::Trouble(format!("The estate was not opened: {error}."));
                        post(scope, &FromWorker::Estate(trouble));
                    }
                }
            }
            ToWorker::Estate(ask) => {
                let answer = desk.borrow_mut().estate(*ask);
                post(scope, &FromWorker::Estate(answer));
            }
            ToWorker::Ask { id, question, context, today } => {
                let read = match &question {
                    Question::Text { text, layouts } => {
                        vendor_readers::read_pasted(text, &desk.borrow().index.list().words, layouts)
                    }
                    Question::Files { .. } | Question::Nothing | Question::Estate { .. } => {
                        vendor_readers::Read::default()
                    }
                };
                desk.borrow_mut().reading = match question {
                    Question::Files { run } => Some(run),
                    _ => None,
                };
                desk.borrow_mut().begin(id, read.lines, read.account, context, today);
                Self::work(desk, scope);
            }
            ToWorker::Lines { run, packed } => match files_protocol::unpack(&packed.to_vec()) {
                Ok(lines) => Self::more(desk, scope, run, lines, Account::default()),
                Err(error) => post(scope, &FromWorker::Failed { reason: error.to_string() }),
            },
            ToWorker::FileEnd { run, account } => Self::more(desk, scope, run, Vec::new(), account),
            ToWorker::FilesEnd { run } => {
                let ours = desk.borrow().reading == Some(run);
                if ours {
                    desk.borrow_mut().reading = None;
                    // A run that is under way ends by itself.
                    if !desk.borrow().working {
                        Self::work(desk, scope);
                    }
                }
            }
            ToWorker::Context { id, context } => {
                desk.borrow_mut().judge_again(id, context);
                Self::work(desk, scope);
            }
            ToWorker::Lay { id, beside, context, today } => {
                desk.borrow_mut().set_today(today);
                let answer = desk.borrow_mut().lay(id, beside, context);
                post(scope, &answer);
                Self::work(desk, scope);
            }
            ToWorker::Rows { view, from, most } => {
                let (total, rows) = desk.borrow_mut().rows(&view, from, most);
                post(scope, &FromWorker::Rows { view, from, total, rows });
            }
            ToWorker::Detail { at } => {
                let record = desk.borrow().records(at, 1).next().map(Box::new);
                if let Some(record) = record {
                    let around = table::around(&desk.borrow().screening, at);
                    post(scope, &FromWorker::Detail { at, detail: Detail { record, around } });
                }
            }
            ToWorker::Evidence(ask) => {
                let answer = desk.borrow_mut().evidence(ask);
                post(scope, &FromWorker::Evidence(answer));
            }
            ToWorker::Input { run, input } => {
                let ours = desk.borrow().reading == Some(run);
                if ours {
                    let mut desk = desk.borrow_mut();
                    desk.summary.inputs.push(input.clone());
                    desk.screening.add_input(input);
                }
            }
            ToWorker::Compare { name, bytes } => {
                let compared = desk.borrow().compare(&name, &bytes.to_vec());
                post(scope, &FromWorker::Compared(compared));
            }
            ToWorker::Drop => desk.borrow_mut().drop_lines(),
            ToWorker::Forget => desk.borrow_mut().forget(),
        }
    }

    /// Takes what a reader read, if its run is still the one on the desk.
    fn more(
        desk: &Rc<RefCell<Self>>,
        scope: &DedicatedWorkerGlobalScope,
        run: u32,
        lines: Vec<Line>,
        account: Account,
    ) {
        if desk.borrow().reading != Some(run) {
            return;
        }
        {
            let mut desk = desk.borrow_mut();
            desk.summary.incomplete.extend(account.unread.iter().cloned());
            desk.summary.left_out.extend(account.left_out.iter().cloned());
            desk.screening.extend(lines, account.unread.clone());
            desk.account.add(account);
        }
        if !desk.borrow().working {
            Self::work(desk, scope);
        }
    }

    fn begin(&mut self, id: u32, lines: Vec<Line>, account: Account, context: Context, today: Date) {
        self.set_today(today);
        let lines = self.parties.iter().cloned().chain(lines).collect();
        self.screening = Screening::new(lines, account.unread.clone());
        self.account = account;
        self.judge_again(id, context);
    }

    /// A clock that runs behind the list is wrong: measures are judged on the day of issue at least.
    fn set_today(&mut self, today: Date) {
        self.today = today.max(self.stamp.issued);
    }

    fn judge_again(&mut self, id: u32, context: Context) {
        self.id = id;
        self.context = context;
        self.summary = self.screening.summary(self.stamp.clone(), &self.terms(), &self.own_lists);
        self.summary.incomplete.extend(self.own_unread.iter().cloned());
        self.summary.left_out.clone_from(&self.account.left_out);
        self.verdicts.clear();
        self.rulings = Rulings::default();
        self.shown_lines = None;
        self.choices = Choices::default();
    }

    fn terms(&self) -> Terms<'_> {
        Terms { context: &self.context, today: self.today, policy: self.policy.as_ref() }
    }

    /// Answers a question about the estate that the lines are.
    fn estate(&mut self, ask: EstateAsk) -> EstateAnswer {
        let Self { index, screening, summary, context, today, policy, verdicts, estate, id, .. } = self;
        let terms = Terms { context, today: *today, policy: policy.as_ref() };
        let judged = verdicts.len();
        estate.answer(Run { id: *id, index, screening, judged, terms, summary }, ask)
    }

    /// Lays a policy, own lists or parties beside the run, and judges it again.
    fn lay(&mut self, id: u32, beside: Beside, context: Context) -> FromWorker {
        let mut trouble = None;
        match beside {
            Beside::PolicyText(text) => match Policy::read(&text, &self.index) {
                Ok(policy) => self.policy = Some(policy),
                Err(error) => trouble = Some(format!("The policy was not taken: {error}")),
            },
            Beside::PolicyForm(file) => match Policy::new(*file, &self.index) {
                Ok(policy) => self.policy = Some(policy),
                Err(error) => trouble = Some(format!("The policy was not taken: {error}")),
            },
            Beside::NoPolicy => self.policy = None,
            Beside::OwnList { name, bytes } => {
                match name_list::read(&name, &bytes.to_vec(), &self.index.list().words) {
                    Ok(list) => {
                        self.take_own_list_away(&name);
                        self.own_unread.extend(list.unread.iter().cloned());
                        self.own_lists.push(OwnList::new(list, &self.index));
                    }
                    Err(error) => trouble = Some(format!("The list was not taken: {error}")),
                }
            }
            Beside::NoOwnList(name) => self.take_own_list_away(&name),
            Beside::Parties(parties) => {
                let named = parties.iter().filter(|(_, name)| !name.trim().is_empty());
                self.parties = named.map(|(party, name)| Line::of_party(name, *party)).collect();
                let screening = std::mem::replace(&mut self.screening, Screening::new(Vec::new(), Vec::new()));
                self.screening = screening.with_parties(self.parties.clone());
            }
        }
        self.judge_again(id, context);
        FromWorker::Beside {
            policy: self.policy.as_ref().map(PolicyStamp::new),
            policy_toml: self.policy.as_ref().and_then(|policy| policy.to_toml().ok()),
            own_lists: self.own_lists.iter().map(OwnListStamp::new).collect(),
            trouble,
        }
    }

    /// Takes an own list away, and what of it was not read.
    fn take_own_list_away(&mut self, name: &str) {
        self.own_lists.retain(|known| known.name != name);
        self.own_unread.retain(|unread| unread.file.as_deref() != Some(name));
    }

    /// Forgets the lines and everything that was laid beside them.
    fn forget(&mut self) {
        self.policy = None;
        self.own_lists.clear();
        self.own_unread.clear();
        self.parties.clear();
        self.drop_lines();
    }

    fn drop_lines(&mut self) {
        self.reading = None;
        let (id, context, today) = (self.id + 1, self.context, self.today);
        self.begin(id, Vec::new(), Account::default(), context, today);
    }

    /// Works for one slice, then lets newer messages in and goes on, until all that was read is
    /// answered or a newer question has taken the desk.
    fn work(desk: &Rc<RefCell<Self>>, scope: &DedicatedWorkerGlobalScope) {
        let id = desk.borrow().id;
        let more = desk.borrow_mut().slice();
        desk.borrow_mut().working = more;
        if more {
            let (done, total) = desk.borrow().progress();
            post(scope, &FromWorker::Progress { id, done, total });
            if desk.borrow_mut().may_show() {
                post(scope, &FromWorker::Answer(Box::new(desk.borrow_mut().answer())));
            }
            // The worker is gone when this fails.
            let _ = desk.borrow().turns.post_message(&id.into());
            return;
        }
        let answer = desk.borrow_mut().answer();
        post(scope, &FromWorker::Answer(Box::new(answer)));
    }

    /// While files are being read, what is known so far is shown now and then. Fewer lines than a table
    /// draws whole wait: it would be drawn whole once for nothing.
    fn may_show(&mut self) -> bool {
        let now = js_sys::Date::now();
        let may = self.reading.is_some() && self.verdicts.len() > PAGE && now - self.shown > SHOW_EVERY_MS;
        if may {
            self.shown = now;
        }
        may
    }

    fn answer(&mut self) -> Answer {
        let Self { summary, index, .. } = self;
        summary.order_steps(index);
        let reading = self.reading.is_some();
        let one = self.verdicts.len() == 1 && !reading;
        let single = one.then(|| self.records(0, 1).next().map(Box::new)).flatten();
        let rows = self.rows_at(0..self.verdicts.len().min(PAGE));
        self.choices.take(&self.screening, self.verdicts.len());
        let (parts, makers) = self.choices.named(&self.index);
        let tables = self.account.tables.clone();
        Answer { id: self.id, summary: self.summary.clone(), rows, single, reading, parts, makers, tables }
    }

    /// One slice; says whether there is more to do.
    fn slice(&mut self) -> bool {
        let began = js_sys::Date::now();
        loop {
            let identified = !self.screening.step(&self.index, BATCH);
            // While files are being read, each part is judged at once, so that results appear.
            if identified || self.reading.is_some() {
                let Self { index, screening, context, today, policy, own_lists, rulings, summary, verdicts, .. } = self;
                let terms = Terms { context, today: *today, policy: policy.as_ref() };
                let before = verdicts.len();
                for judged in screening.judged(index, terms, rulings, before, BATCH) {
                    summary.add_judged(index, &judged, own_lists);
                    verdicts.push(judged.ruling.verdict);
                }
                if verdicts.len() == before && identified {
                    return false;
                }
            }
            if js_sys::Date::now() - began > SLICE_MS {
                return true;
            }
        }
    }

    fn progress(&self) -> (usize, usize) {
        let (identified, total) = self.screening.progress();
        (usize::midpoint(identified, self.verdicts.len()), total)
    }

    fn records(&self, from: usize, most: usize) -> impl Iterator<Item = LineRecord> + '_ {
        self.screening.records(&self.index, self.terms(), &self.own_lists, from, most)
    }

    /// How many lines a view shows, and some of them.
    fn rows(&mut self, view: &View, from: usize, most: usize) -> (usize, Vec<Row>) {
        let judged = self.verdicts.len();
        if self.shown_lines.as_ref().is_none_or(|(known, lines, _)| known != view || *lines != judged) {
            let lines = table::lines_of(&self.index, &self.screening, &self.verdicts, view);
            self.shown_lines = Some((view.clone(), judged, lines));
        }
        let lines = self.shown_lines.as_ref().map(|(_, _, lines)| lines.as_slice()).unwrap_or_default();
        (lines.len(), self.rows_at(lines.iter().skip(from).take(most).copied()))
    }

    fn rows_at(&self, places: impl Iterator<Item = usize>) -> Vec<Row> {
        let row = |at| {
            let mut record = self.records(at, 1).next()?;
            let by_policy = explain::barred_by_policy_alone(&record);
            record.measures.clear();
            let kind = self.screening.line(at).map(|(line, _)| line.kind).unwrap_or_default();
            Some(Row { at, by_policy, kind, record })
        };
        places.filter_map(row).collect()
    }

    /// Makes what leaves the desk as evidence.
    fn evidence(&mut self, ask: EvidenceAsk) -> EvidenceAnswer {
        let Self { index, screening, context, today, policy, own_lists, verdicts, stamp, .. } = self;
        let terms = Terms { context, today: *today, policy: policy.as_ref() };
        match ask {
            EvidenceAsk::Record { kind, particulars } => {
                let summary = Summary { particulars, ..self.summary.clone() };
                let judged = verdicts.len();
                evidence::record(kind, index, &summary, || screening.records(index, terms, own_lists, 0, judged))
            }
            EvidenceAsk::Letters(view) => {
                let lines = table::lines_of(index, screening, verdicts, &view).into_iter();
                evidence::letters(lines.flat_map(|at| screening.records(index, terms, own_lists, at, 1)))
            }
            EvidenceAsk::Recheck { name, bytes, today } => {
                let (stamp, policy) = (stamp.clone(), policy.as_ref());
                let today = today.max(stamp.issued);
                let again = Again { index, stamp, policy, own_lists, today };
                EvidenceAnswer::Rechecked(again.recheck(&name, &bytes.to_vec()).map(Box::new))
            }
        }
    }

    /// Compares another edition, verified like this one, with the list in use.
    fn compare(&self, name: &str, bytes: &[u8]) -> Result<Comparison, String> {
        let other = trust::verify(bytes)
            .map_err(|error| format!("{name} is refused: {error}. Choose a signed list (vendor-list.zip)."))?;
        let ours = self.index.list();
        let age = |edition: &vendor_list::schema::Edition| (edition.epoch, edition.version);
        let other_is_older = age(&other.list.edition) <= age(&ours.edition);
        let (old, new) = if other_is_older { (&other.list, ours) } else { (ours, &other.list) };
        Ok(Comparison {
            older: (old.edition.version, old.edition.issued),
            newer: (new.edition.version, new.edition.issued),
            other_is_older,
            changes: changes::between(old, new),
        })
    }
}
