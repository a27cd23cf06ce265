//! The worker's desk: one run at a time, worked off in slices of a few milliseconds.

use super::post;
use super::protocol::{FromWorker, PAGE, Row, ToWorker};
use crate::intake::{self, Line, Unread};
use crate::judge::{Context, Verdict};
use crate::list::{Date, Index};
use crate::report::record::{LineRecord, ListStamp, Summary};
use crate::report::text;
use crate::screen::Screening;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::fmt::Write;
use std::rc::Rc;
use web_sys::DedicatedWorkerGlobalScope;

/// How long a slice may take before newer messages are heard, in milliseconds.
const SLICE_MS: f64 = 25.0;
/// Lines between two looks at the clock.
const BATCH: usize = 64;

/// The run that is on the desk.
pub struct Desk {
    index: Index,
    stamp: ListStamp,
    id: u32,
    context: Context,
    today: Date,
    screening: Screening,
    summary: Summary,
    verdicts: Vec<Verdict>,
}

impl Desk {
    /// An empty desk.
    pub fn new(index: Index, stamp: ListStamp) -> Self {
        let (context, today) = (Context::default(), Date::DAY_ZERO);
        let summary = Summary::new(stamp.clone(), &context, today);
        Self {
            index,
            stamp,
            id: 0,
            context,
            today,
            screening: Screening::new(Vec::new(), Vec::new()),
            summary,
            verdicts: Vec::new(),
        }
    }

    /// Takes a message.
    pub fn take(desk: &Rc<RefCell<Self>>, scope: &DedicatedWorkerGlobalScope, message: ToWorker) {
        match message {
            ToWorker::Text { id, text, context, today } => {
                let (lines, unread) = intake::read_pasted(&text, &desk.borrow().index.list().words);
                desk.borrow_mut().begin(id, lines, unread, context, today);
                Self::work(desk, scope);
            }
            ToWorker::File { id, name, bytes, context, today } => {
                let (lines, unread) = intake::read_file(&name, &bytes.to_vec(), &desk.borrow().index.list().words);
                desk.borrow_mut().begin(id, lines, unread, context, today);
                Self::work(desk, scope);
            }
            ToWorker::Context { id, context } => {
                desk.borrow_mut().judge_again(id, context);
                Self::work(desk, scope);
            }
            ToWorker::Rows { only, from } => {
                let rows = desk.borrow().rows(only, from);
                post(scope, &FromWorker::Rows { only, from, rows });
            }
            ToWorker::Detail { at } => {
                let record = desk.borrow().records(at, 1).next().map(Box::new);
                if let Some(record) = record {
                    post(scope, &FromWorker::Detail { at, record });
                }
            }
            ToWorker::Record => {
                let text = desk.borrow().record();
                post(scope, &FromWorker::Record { text });
            }
            ToWorker::Forget => {
                let (id, context, today) = (desk.borrow().id + 1, desk.borrow().context, desk.borrow().today);
                desk.borrow_mut().begin(id, Vec::new(), Vec::new(), context, today);
            }
        }
    }

    fn begin(&mut self, id: u32, lines: Vec<Line>, unread: Vec<Unread>, context: Context, today: Date) {
        // A clock that runs behind the list is wrong: measures are judged on the day of issue at least.
        self.today = today.max(self.stamp.issued);
        self.screening = Screening::new(lines, unread);
        self.judge_again(id, context);
    }

    fn judge_again(&mut self, id: u32, context: Context) {
        self.id = id;
        self.context = context;
        self.summary = self.screening.summary(self.stamp.clone(), &context, self.today);
        self.verdicts.clear();
    }

    /// Works for one slice, then lets newer messages in and goes on, until the answer is given or
    /// a newer question has taken the desk.
    fn work(desk: &Rc<RefCell<Self>>, scope: &DedicatedWorkerGlobalScope) {
        let id = desk.borrow().id;
        if desk.borrow_mut().slice() {
            let (done, total) = desk.borrow().progress();
            post(scope, &FromWorker::Progress { id, done, total });
            let (desk, scope) = (Rc::clone(desk), scope.clone());
            Timeout::new(0, move || {
                if desk.borrow().id == id {
                    Self::work(&desk, &scope);
                }
            })
            .forget();
            return;
        }
        let desk = desk.borrow();
        let single = (desk.verdicts.len() == 1).then(|| desk.records(0, 1).next().map(Box::new)).flatten();
        post(scope, &FromWorker::Answer { id, summary: desk.summary.clone(), rows: desk.rows(None, 0), single });
    }

    /// One slice; says whether there is more to do.
    fn slice(&mut self) -> bool {
        let began = js_sys::Date::now();
        loop {
            let identified = !self.screening.step(&self.index, BATCH);
            if identified {
                let from = self.verdicts.len();
                let records: Vec<LineRecord> = self.records(from, BATCH).collect();
                for record in &records {
                    self.summary.add(record);
                    self.verdicts.push(record.verdict);
                }
                if records.is_empty() {
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
        self.screening.records(&self.index, &self.context, self.today, from, most)
    }

    fn rows(&self, only: Option<Verdict>, from: usize) -> Vec<Row> {
        let matching =
            self.verdicts.iter().enumerate().filter(|(_, verdict)| only.is_none_or(|only| only == **verdict));
        matching
            .skip(from)
            .take(PAGE)
            .filter_map(|(at, _)| {
                let mut record = self.records(at, 1).next()?;
                record.measures.clear();
                Some(Row { at, record })
            })
            .collect()
    }

    /// The run as a plain dated record.
    fn record(&self) -> String {
        let mut out = String::from("VENDOR CHECKER: RECORD OF A CHECK\n\n");
        let _ = writeln!(out, "{}", text::summary(&self.index.list().edition, &self.summary));
        let _ = writeln!(out, "Context: {}.\n", self.context.in_words());
        for record in self.records(0, self.verdicts.len()) {
            let _ = writeln!(out, "{}", text::line(&self.index, &record));
        }
        let _ = writeln!(out, "This record says what the list says. It is not legal advice. No result is not proof.");
        out
    }
}
