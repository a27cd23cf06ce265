//! The desk as the page uses it, message by message, without a browser.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails may stop at once"
)]
#![allow(missing_docs, reason = "nobody uses a test from outside")]

mod answering;
mod beside;
mod corrections;
mod estate_again;
mod estates;
mod keeping;
mod lists;
mod quotes;
mod tables;
mod welsh;

use std::cell::Cell;
use std::path::Path;
use std::sync::OnceLock;
use vendor_desk::protocol::{self, Answer, Question};
use vendor_desk::{Desk, opening};
use vendor_engine::judge::Context;
use vendor_publish::draft::{self, Carried};
use vendor_readers::Layouts;
use vendor_text::{Date, Line, Place};

pub type ToWorker = protocol::ToWorker<Vec<u8>>;
pub type FromWorker = protocol::FromWorker<Vec<Vec<u8>>>;

/// The signed edition.
pub const SIGNED: &[u8] = include_bytes!("../../../../public/vendor-list.zip");

/// The list that a build carries now: the signed edition, or the draft while `list/DRAFT` exists.
pub fn carried() -> &'static Carried {
    static CARRIED: OnceLock<Carried> = OnceLock::new();
    CARRIED.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        draft::carried(&root.join("list"), &root.join("public/vendor-list.zip"), false).unwrap()
    })
}

/// A desk, and a clock that advances by some milliseconds each time it is read.
pub struct Table {
    pub desk: Desk,
    pub now: Cell<f64>,
    /// How far the clock advances each time it is read.
    pub step: Cell<f64>,
}

impl Table {
    /// A desk with unlimited time.
    pub fn quiet() -> Self {
        let desk = opening::open::<Vec<Vec<u8>>>(&carried().bundle, carried().draft.as_deref(), &mut |_| {}).unwrap();
        Self { desk, now: Cell::new(1_000.0), step: Cell::new(0.0) }
    }

    /// A desk whose slices end after the first batch of lines.
    pub fn hurried() -> Self {
        let table = Self::quiet();
        table.step.set(30.0);
        table
    }

    /// Gives the desk a message.
    pub fn say(&mut self, message: ToWorker) -> Vec<FromWorker> {
        let Self { desk, now, step } = self;
        desk.take(message, &|| tick(now, step))
    }

    /// Lets the slice that is waiting work, if there is one.
    pub fn turn(&mut self) -> Vec<FromWorker> {
        let turn = self.desk.waits().unwrap_or(0);
        self.turn_of(turn)
    }

    /// Lets a slice with a given number work, as a message that was sent earlier would.
    pub fn turn_of(&mut self, turn: u32) -> Vec<FromWorker> {
        let Self { desk, now, step } = self;
        desk.go_on(turn, &|| tick(now, step))
    }

    /// Works until nothing is waiting, and returns everything that was said in the meantime.
    pub fn to_the_end(&mut self, message: ToWorker) -> Vec<FromWorker> {
        let mut said = self.say(message);
        while self.desk.waits().is_some() {
            said.extend(self.turn());
        }
        said
    }

    /// The last answer to a message.
    pub fn answer(&mut self, message: ToWorker) -> Answer {
        answers(self.to_the_end(message)).pop().expect("no answer")
    }

    /// Asks about a text in a context.
    pub fn ask(&mut self, id: u32, text: &str, context: &str) -> Answer {
        self.answer(text_of(id, text, context))
    }
}

fn tick(now: &Cell<f64>, step: &Cell<f64>) -> f64 {
    now.set(now.get() + step.get());
    now.get()
}

pub fn answers(said: Vec<FromWorker>) -> Vec<Answer> {
    said.into_iter()
        .filter_map(|message| match message {
            FromWorker::Answer(answer) => Some(*answer),
            _ => None,
        })
        .collect()
}

pub fn today() -> Date {
    "2026-12-01".parse().unwrap()
}

pub fn context(text: &str) -> Context {
    text.parse().unwrap()
}

pub fn text_of(id: u32, text: &str, situation: &str) -> ToWorker {
    let question = Question::Text { text: text.to_owned(), layouts: Layouts::default() };
    ToWorker::Ask { id, question, context: context(situation), today: today() }
}

/// A line of a file.
pub fn line(file: &str, number: u32, text: &str) -> Line {
    Line::new(Place { file: Some(file.to_owned()), line: Some(number), ..Place::default() }, text.to_owned())
}

/// A register in which the model numbers show whose each item is.
pub const REGISTER: &str = "Make,Model,Site,Quantity\n\
    Hikvision,DS-2CD2143G2-I,Library,4\n\
    Axis,P3265-LVE,Depot,2\n\
    Dahua,IPC-HDBW2431E-S,Depot,1\n";
