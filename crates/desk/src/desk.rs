//! The desk itself: one run at a time, worked off in slices of a few milliseconds, together with what the user laid
//! beside it: a policy, own lists, the parties to an offer.

mod corrections;
mod laying;
mod lists;

use crate::bytes::{Bytes, Pieces};
use crate::estate::{self, EstateAnswer, EstateAsk, EstateDesk};
use crate::evidence::{self, Again, EvidenceAnswer, EvidenceAsk};
use crate::files_protocol;
use crate::protocol::{Answer, Detail, FromWorker, Order, PAGE, Question, Row, ToWorker, View};
use crate::quote::QuoteFacts;
use crate::table::{self, Choices, Shown};
use vendor_engine::judge::{Context, Policy, Rulings, Terms, Verdict};
use vendor_engine::report::explain;
use vendor_engine::report::record::{LineRecord, ListStamp, Summary};
use vendor_engine::screen::Screening;
use vendor_list::Index;
use vendor_names::own_lists::OwnList;
use vendor_readers::Account;
use vendor_text::Date;
use vendor_text::{Line, Unread};

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
    lists: lists::Lists,
    id: u32,
    context: Context,
    today: Date,
    policy: Option<Policy>,
    own_lists: Vec<OwnList>,
    own_unread: Vec<Unread>,
    parties: Vec<Line>,
    /// Lines that a person corrected, each once. When the same lines are read or typed again, they are corrected again.
    corrected: Vec<Line>,
    /// The run of files whose lines are still coming.
    reading: Option<u32>,
    /// Whether a slice is waiting for its turn.
    working: bool,
    /// The number of slices that have waited for their turn.
    turn: u32,
    /// When an unfinished answer was last shown, in milliseconds.
    shown: f64,
    screening: Screening,
    /// What came with the lines of the files or the text.
    account: Account,
    summary: Summary,
    verdicts: Vec<Verdict>,
    /// The rulings of the run, on its terms.
    rulings: Rulings,
    /// The view that was last shown, how many lines were judged then, and its lines.
    shown_lines: Option<(View, usize, Shown)>,
    estate: EstateDesk,
    /// Whether the run itself still has work to do.
    looking_up: bool,
    /// How many times something was laid beside the run.
    laid: u32,
    /// What the table can be narrowed to.
    choices: Choices,
    /// What a quote says beside its items.
    quote: QuoteFacts,
}

impl Desk {
    /// An empty desk.
    #[must_use]
    pub fn new(index: Index, stamp: ListStamp) -> Self {
        let (context, today) = (Context::default(), Date::DAY_ZERO);
        let summary = Summary::new(stamp.clone(), &Terms { context: &context, today, policy: None }, &[]);
        Self {
            index,
            stamp,
            lists: lists::Lists::default(),
            id: 0,
            context,
            today,
            policy: None,
            own_lists: Vec::new(),
            own_unread: Vec::new(),
            parties: Vec::new(),
            corrected: Vec::new(),
            reading: None,
            working: false,
            turn: 0,
            shown: 0.0,
            screening: Screening::new(Vec::new(), Vec::new()),
            account: Account::default(),
            choices: Choices::default(),
            quote: QuoteFacts::default(),
            summary,
            verdicts: Vec::new(),
            rulings: Rulings::default(),
            shown_lines: None,
            estate: EstateDesk::default(),
            looking_up: false,
            laid: 0,
        }
    }

    /// Takes a message, works for one slice and returns the answers. `clock` gives milliseconds from any starting
    /// point.
    pub fn take<B: Bytes, P: Pieces>(&mut self, message: ToWorker<B>, clock: &dyn Fn() -> f64) -> Vec<FromWorker<P>> {
        let mut answers = Vec::new();
        if self.hear(message, &mut answers) {
            self.work(clock, &mut answers);
        }
        answers
    }

    /// The number of the slice that is waiting for its turn, if there is one: messages that have arrived are heard
    /// first.
    #[must_use]
    pub fn waits(&self) -> Option<u32> {
        self.working.then_some(self.turn)
    }

    /// Works for the slice that was waiting, unless the desk has begun a newer question since.
    pub fn go_on<P: Pieces>(&mut self, turn: u32, clock: &dyn Fn() -> f64) -> Vec<FromWorker<P>> {
        let mut answers = Vec::new();
        if self.waits() == Some(turn) {
            self.work(clock, &mut answers);
        }
        answers
    }

    /// Hears a message; says whether there is work to do.
    fn hear<B: Bytes, P: Pieces>(&mut self, message: ToWorker<B>, answers: &mut Vec<FromWorker<P>>) -> bool {
        match message {
            ToWorker::Ask { id, question, context, today } => return self.ask(id, question, context, today),
            ToWorker::Estate(ask) => answers.push(FromWorker::Estate(self.estate(*ask))),
            ToWorker::Register(ask) => {
                let is_whole = self.is_whole();
                let Self { estate, screening, account, .. } = self;
                let run = || is_whole.then(|| (screening.part(|line| line.party.is_none()), account.clone()));
                let mut told = Vec::new();
                let works = estate.hear(ask, run, &mut told);
                answers.extend(told.into_iter().map(FromWorker::Estate));
                return works && !self.working;
            }
            ToWorker::Lines { run, packed } => match files_protocol::unpack(&packed.to_vec()) {
                Ok(lines) => return self.more(run, lines, Account::default()),
                Err(error) => answers.push(FromWorker::Failed { reason: error.to_string() }),
            },
            ToWorker::FileEnd { run, account } => return self.more(run, Vec::new(), account),
            ToWorker::FilesEnd { run } => {
                if self.estate.reads(run) {
                    self.estate.all_is_read(run);
                    return !self.working;
                }
                if self.reading == Some(run) {
                    self.reading = None;
                    self.looking_up = true;
                    // If a slice is waiting, the run will end by itself.
                    return !self.working;
                }
            }
            ToWorker::Context { id, context } => {
                self.judge_again(id, context);
                return true;
            }
            ToWorker::Lay { id, beside, context, today } => {
                self.set_today(today);
                answers.push(self.lay(id, beside, context));
                return true;
            }
            ToWorker::Correct { id, at, maker, correction } => {
                if id == self.id {
                    self.correct(at, &maker, correction.as_ref());
                    self.judge_again(id, self.context);
                    return true;
                }
            }
            ToWorker::Rows { view, from, most } => {
                let (total, rows) = self.rows(&view, from, most);
                answers.push(FromWorker::Rows { view, from, total, rows });
            }
            ToWorker::Detail { at } => {
                let record = self.records(at, 1).next().map(Box::new);
                if let Some(record) = record {
                    let around = table::around(&self.screening, at);
                    answers.push(FromWorker::Detail { at, detail: Detail { record, around } });
                }
            }
            ToWorker::Evidence(ask) => answers.push(FromWorker::Evidence(self.evidence(ask))),
            ToWorker::Input { run, input } => {
                if self.estate.reads(run) {
                    self.estate.add_input(run, input);
                } else if self.reading == Some(run) {
                    self.summary.inputs.push(input.clone());
                    self.screening.add_input(input);
                }
            }
            ToWorker::Compare { name, bytes, estate } => {
                answers.push(FromWorker::Compared(self.compare(name, &bytes.to_vec(), estate)));
            }
            ToWorker::UseList { id, which, context, today } => {
                return match self.use_list(which, answers) {
                    Ok(()) => {
                        self.set_today(today);
                        self.judge_again(id, context);
                        true
                    }
                    Err(reason) => {
                        answers.push(FromWorker::ListNotTaken(reason));
                        false
                    }
                };
            }
            ToWorker::Drop => self.drop_lines(),
            ToWorker::Forget => self.forget(),
        }
        false
    }

    /// Begins a question; says whether there is work to do.
    fn ask(&mut self, id: u32, question: Question, context: Context, today: Date) -> bool {
        let (read, reading) = match question {
            Question::Text { text, layouts } => {
                (vendor_readers::read_pasted(&text, &self.index.list().words, &layouts), None)
            }
            Question::Files { run } => (vendor_readers::Read::default(), Some(run)),
            Question::Nothing => (vendor_readers::Read::default(), None),
        };
        self.reading = reading;
        self.begin(id, read.lines, read.account, context, today);
        true
    }

    /// Takes what a reader read, if its run is still the one on the desk; says whether there is work to do.
    fn more(&mut self, run: u32, lines: Vec<Line>, account: Account) -> bool {
        if self.estate.reads(run) {
            // Lines that were corrected on the page Check bring their corrections with them.
            let lines = self.with_corrections(lines);
            self.estate.more(run, lines, account);
            return false;
        }
        if self.reading != Some(run) {
            return false;
        }
        self.looking_up = true;
        self.summary.incomplete.extend(account.unread.iter().cloned());
        self.summary.left_out.extend(account.left_out.iter().cloned());
        self.summary.repeated.extend(account.repeated.iter().cloned());
        let lines = self.with_corrections(lines);
        self.screening.extend(lines, account.unread.clone());
        self.account.add(account);
        !self.working
    }

    fn begin(&mut self, id: u32, lines: Vec<Line>, account: Account, context: Context, today: Date) {
        self.set_today(today);
        let lines = self.with_corrections(self.parties.iter().cloned().chain(lines).collect());
        self.screening = Screening::new(lines, account.unread.clone());
        self.account = account;
        self.judge_again(id, context);
    }

    /// Sets the day. A clock that is behind the newest list that was seen is wrong, so measures are judged on that
    /// list's day of issue at the earliest.
    fn set_today(&mut self, today: Date) {
        self.today = self.day_by(today);
    }

    fn day_by(&mut self, clock: Date) -> Date {
        self.stamp.take_clock(clock, self.lists.newest_issue())
    }

    fn judge_again(&mut self, id: u32, context: Context) {
        self.id = id;
        self.context = context;
        self.working = false;
        self.looking_up = true;
        self.summary = self.screening.summary(self.stamp.clone(), &self.terms(), &self.own_lists);
        self.summary.incomplete.extend(self.own_unread.iter().cloned());
        self.summary.left_out.clone_from(&self.account.left_out);
        self.summary.repeated.clone_from(&self.account.repeated);
        self.verdicts.clear();
        self.rulings = Rulings::default();
        self.shown_lines = None;
        self.choices = Choices::default();
        self.quote = QuoteFacts::default();
    }

    fn terms(&self) -> Terms<'_> {
        Terms { context: &self.context, today: self.today, policy: self.policy.as_ref() }
    }

    /// Answers a question about an estate.
    fn estate<P: Pieces>(&mut self, ask: EstateAsk) -> EstateAnswer<P> {
        let (context, today) = (ask.context, self.day_by(ask.today));
        let Self { index, stamp, own_lists, policy, estate, laid, .. } = self;
        let terms = Terms { context: &context, today, policy: policy.as_ref() };
        estate.answer(estate::Beside { index, stamp, own_lists, terms, laid: *laid }, ask)
    }

    /// Forgets the lines and everything that was laid beside them.
    fn forget(&mut self) {
        self.policy = None;
        self.own_lists.clear();
        self.own_unread.clear();
        self.parties.clear();
        self.corrected.clear();
        self.laid += 1;
        self.drop_lines();
    }

    fn drop_lines(&mut self) {
        self.reading = None;
        let (id, context, today) = (self.id + 1, self.context, self.today);
        self.begin(id, Vec::new(), Account::default(), context, today);
    }

    /// Works for one slice, answers with what is done, and lets the rest wait for its turn. The run comes first, then a
    /// register of the estate.
    fn work<P>(&mut self, clock: &dyn Fn() -> f64, answers: &mut Vec<FromWorker<P>>) {
        if self.looking_up {
            self.looking_up = self.slice(clock);
            self.show(clock(), answers);
        } else if self.estate.has_work() {
            let began = clock();
            while self.estate.step(&self.index, BATCH) && clock() - began <= SLICE_MS {}
            let today = self.day_by(self.today);
            let told = self.estate.told(&self.index, today, self.policy.as_ref());
            answers.extend(told.map(FromWorker::Estate));
        }
        self.working = self.looking_up || self.estate.has_work();
        if self.working {
            self.turn = self.turn.wrapping_add(1);
        }
    }

    /// Shows how far the run has come, and what is known so far.
    fn show<P>(&mut self, now: f64, answers: &mut Vec<FromWorker<P>>) {
        if self.looking_up {
            let (done, total) = self.progress();
            answers.push(FromWorker::Progress { id: self.id, done, total });
            if !self.may_show(now) {
                return;
            }
        }
        answers.push(FromWorker::Answer(Box::new(self.answer())));
    }

    /// Whether to show what is known so far while files are being read, which is done now and then. If the table would
    /// draw all lines at once, it waits for the end, because drawing them early would be wasted work.
    fn may_show(&mut self, now: f64) -> bool {
        let may = self.reading.is_some() && self.verdicts.len() > PAGE && now - self.shown > SHOW_EVERY_MS;
        if may {
            self.shown = now;
        }
        may
    }

    fn answer(&mut self) -> Answer {
        self.summary.order_steps(&self.index);
        self.summary.contradicted = self.quote.claims.contradicted(&self.index);
        let reading = self.reading.is_some();
        let one = self.verdicts.len() == 1 && !reading;
        let single = one.then(|| self.records(0, 1).next().map(Box::new)).flatten();
        let (in_sight, rows) = self.rows(&View::default(), 0, PAGE);
        self.choices.take(&self.screening, self.verdicts.len());
        let (parts, makers) = self.choices.named(&self.index);
        let tables = self.account.tables.clone();
        let buys = self.context.purpose.is_purchase();
        let (total, firms) = if buys { (self.quote.total(), self.quote.firms()) } else { (None, Vec::new()) };
        let (id, summary) = (self.id, self.summary.clone());
        Answer { id, summary, in_sight, rows, single, reading, parts, makers, tables, total, firms }
    }

    /// One slice; says whether there is more to do.
    fn slice(&mut self, clock: &dyn Fn() -> f64) -> bool {
        let began = clock();
        loop {
            let identified = !self.screening.step(&self.index, BATCH);
            // While files are being read, each part is judged at once, so that results appear early.
            if identified || self.reading.is_some() {
                let Self {
                    index, screening, context, today, policy, own_lists, rulings, summary, verdicts, quote, ..
                } = self;
                let terms = Terms { context, today: *today, policy: policy.as_ref() };
                let before = verdicts.len();
                for judged in screening.judged(index, terms, rulings, before, BATCH) {
                    summary.add_judged(index, &judged, own_lists);
                    quote.take(index, &judged);
                    verdicts.push(judged.ruling.verdict);
                }
                if verdicts.len() == before && identified {
                    return false;
                }
            }
            if clock() - began > SLICE_MS {
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
            // Only a purchase has lines beside its items; everything in a register is an item. A user who sorts the
            // lines, or asks for all of them, gets them together.
            let as_read = view.order == Order::AsRead && !view.is_turned && !view.nothing_to_check;
            let apart = as_read && self.context.purpose.is_purchase();
            let lines = Shown::of(&self.index, &self.screening, &self.verdicts, view, apart);
            self.shown_lines = Some((view.clone(), judged, lines));
        }
        let Some((_, _, Shown { places, items })) = &self.shown_lines else { return (0, Vec::new()) };
        let numbered = places.iter().copied().enumerate().skip(from).take(most);
        (places.len(), self.rows_at(numbered.map(|(nth, at)| (at, nth >= *items))))
    }

    fn rows_at(&self, places: impl Iterator<Item = (usize, bool)>) -> Vec<Row> {
        let row = |(at, beside)| {
            let mut record = self.records(at, 1).next()?;
            let by_policy = explain::barred_by_policy_alone(&record);
            record.measures.clear();
            let kind = self.screening.line(at).map(|(line, _)| line.kind).unwrap_or_default();
            Some(Row { at, by_policy, kind, beside, record })
        };
        places.filter_map(row).collect()
    }

    /// Whether every line of the run has arrived and has its answer.
    fn is_whole(&self) -> bool {
        self.reading.is_none() && self.verdicts.len() == self.screening.lines().len()
    }

    /// Makes what leaves the desk as evidence.
    fn evidence<B: Bytes, P: Pieces>(&mut self, ask: EvidenceAsk<B>) -> EvidenceAnswer<P> {
        let newest = self.lists.newest_issue();
        let is_whole = self.is_whole();
        let Self { index, screening, context, today, policy, own_lists, verdicts, stamp, .. } = self;
        let terms = Terms { context, today: *today, policy: policy.as_ref() };
        match ask {
            EvidenceAsk::Record { kind, particulars } => {
                let mut summary = Summary { particulars: particulars.without_secrets(), ..self.summary.clone() };
                let judged = verdicts.len();
                if !is_whole {
                    summary.incomplete.push(evidence::not_all_checked(judged, screening.lines().len()));
                }
                evidence::record(kind, index, &summary, || screening.records(index, terms, own_lists, 0, judged))
            }
            EvidenceAsk::Letters(_) if !is_whole => EvidenceAnswer::Trouble(
                "The lines are still being checked. Ask for the letters when that is done.".to_owned(),
            ),
            EvidenceAsk::Letters(view) => {
                let lines = table::lines_of(index, screening, verdicts, &view).into_iter();
                evidence::letters(lines.flat_map(|at| screening.records(index, terms, own_lists, at, 1)), stamp)
            }
            EvidenceAsk::List => EvidenceAnswer::List(self.lists.newest()),
            EvidenceAsk::Recheck { name, bytes, today } => {
                let (mut stamp, policy) = (stamp.clone(), policy.as_ref());
                let today = stamp.take_clock(today, newest);
                let again = Again { index, stamp, policy, own_lists, today };
                EvidenceAnswer::Rechecked(again.recheck(&name, &bytes.to_vec()).map(Box::new))
            }
        }
    }
}
