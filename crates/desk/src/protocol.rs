//! What the window and the worker say to each other: one enum each way; errors are messages too. `B` stands for bytes
//! that come with a message, `P` for pieces that leave with one.

use crate::estate::{EstateAnswer, EstateAsk, RegisterAsk};
use crate::evidence::{EvidenceAnswer, EvidenceAsk};
use serde::{Deserialize, Serialize};
use vendor_engine::judge::policy::PolicyFile;
use vendor_engine::judge::{Context, Verdict};
use vendor_engine::report::record::{Input, LineRecord, ListStamp, OwnListStamp, PolicyStamp, Summary};
use vendor_list::answers::AnswerSentence;
use vendor_list::changes::Change;
use vendor_list::law::LawSentence;
use vendor_list::next_steps::NextStep;
use vendor_list::release_notes::ReleaseNotes;
use vendor_list::schema::{Edition, List, Measure, Source};
use vendor_list::thresholds::Threshold;
use vendor_list::trust::{Compared, Verified};
use vendor_readers::{Account, Layouts, TableRead};
use vendor_text::Correction;
use vendor_text::Date;
use vendor_text::Party;
use vendor_text::{LineKind, Place};

/// The most rows that a table draws all at once; of a longer table only the rows in sight are drawn.
pub const PAGE: usize = 100;

/// From the window to the worker. `id` grows with every question; only the newest is answered.
#[derive(Debug, Serialize, Deserialize)]
pub enum ToWorker<B> {
    /// Look something up.
    Ask {
        /// Question number.
        id: u32,
        /// What to look up.
        question: Question,
        /// The context.
        context: Context,
        /// The day that counts as today.
        today: Date,
    },
    /// Lines that a reader has read, for the run of files that is on the desk.
    Lines {
        /// The run's number.
        run: u32,
        /// The lines, as a reader packed them; moved and not copied.
        packed: B,
    },
    /// What came with the lines of a file.
    FileEnd {
        /// The run's number.
        run: u32,
        /// What was not read, and the tables.
        account: Account,
    },
    /// A file that is being read now.
    Input {
        /// The run's number.
        run: u32,
        /// Its name and fingerprint.
        input: Input,
    },
    /// No more files come.
    FilesEnd {
        /// The run's number.
        run: u32,
    },
    /// Judge the same lines in another context.
    Context {
        /// Question number.
        id: u32,
        /// The context.
        context: Context,
    },
    /// Lay something of the user's own beside the lines, and judge them again.
    Lay {
        /// Question number.
        id: u32,
        /// What.
        beside: Beside<B>,
        /// The context.
        context: Context,
        /// The day that counts as today.
        today: Date,
    },
    /// Keep what a person says of a line, for every line that says the same in the same part of its file; or take it back.
    Correct {
        /// The number of the question that the lines belong to. If there is a newer question, they are gone.
        id: u32,
        /// The line's place among the lines.
        at: usize,
        /// The maker, by its id.
        maker: String,
        /// What is said; `None` takes back what was said before.
        correction: Option<Correction>,
    },
    /// Give a page of the table.
    Rows {
        /// Which lines, in what order.
        view: View,
        /// How many of them to skip.
        from: usize,
        /// How many to give, at most.
        most: usize,
    },
    /// Give one line in full.
    Detail {
        /// Its place among the lines.
        at: usize,
    },
    /// Something that leaves the desk as evidence.
    Evidence(EvidenceAsk<B>),
    /// Something about an estate.
    Estate(Box<EstateAsk>),
    /// Something about the registers of an estate.
    Register(RegisterAsk<B>),
    /// Compare another edition of the list with the one in use, and say which answers of the open work would change.
    Compare {
        /// The file's name.
        name: String,
        /// Its bytes, moved and not copied.
        bytes: B,
        /// The situation of the estate.
        estate: Context,
    },
    /// Answer with another list from now on.
    UseList {
        /// The number under which the lines are looked up again.
        id: u32,
        /// Which.
        which: Which<B>,
        /// The context.
        context: Context,
        /// The day that counts as today.
        today: Date,
    },
    /// Forget the lines; keep what lies beside them.
    Drop,
    /// Forget everything about the lines and what lies beside them.
    Forget,
}

/// Which lines of a run the table shows, and in what order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// Only those of this verdict.
    pub verdict: Option<Verdict>,
    /// Including the lines that name neither kit nor a firm. Otherwise they are folded away, unless a verdict or words
    /// are asked for.
    pub nothing_to_check: bool,
    /// Only those in which this maker was found, by its id.
    pub maker: Option<String>,
    /// Only those of this file and sheet, as [`vendor_text::Place::part_in_words`] names them.
    pub part: Option<String>,
    /// Only those with all these words, whatever their case.
    pub text: String,
    /// In what order.
    pub order: Order,
    /// Whether that order is reversed.
    pub is_turned: bool,
}

/// In what order the table shows lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    /// As they were read.
    #[default]
    AsRead,
    /// The most serious verdict first.
    Gravest,
    /// By the name of the first maker; lines without one last.
    Maker,
    /// By their words.
    Words,
}

/// What to look up.
#[derive(Debug, Serialize, Deserialize)]
pub enum Question {
    /// Typed or pasted text.
    Text {
        /// The text.
        text: String,
        /// The user's corrections of tables.
        layouts: Layouts,
    },
    /// Files, whose lines follow as they are read.
    Files {
        /// The run's number.
        run: u32,
    },
    /// Only the parties that lie beside the lines.
    Nothing,
}

/// What a user lays beside the lines.
#[derive(Debug, Serialize, Deserialize)]
pub enum Beside<B> {
    /// A policy file's text.
    PolicyText(String),
    /// A policy that was filled in.
    PolicyForm(Box<PolicyFile>),
    /// Remove the policy.
    NoPolicy,
    /// A list of names.
    OwnList {
        /// The file's name.
        name: String,
        /// Its bytes, moved and not copied.
        bytes: B,
    },
    /// Remove a list of names, by its file name.
    NoOwnList(String),
    /// The bidder, associated persons and sub-contractors.
    Parties(Vec<(Party, String)>),
    /// What the user sees in the picture that a line was read from.
    Confirmed {
        /// Where the line stands.
        place: Box<Place>,
        /// Its text so far.
        read: String,
        /// What the picture says.
        text: String,
    },
}

/// A list that is to answer.
#[derive(Debug, Serialize, Deserialize)]
pub enum Which<B> {
    /// A bundle that is newer than all that were seen.
    Newer(B),
    /// A bundle of the past, to look into.
    Historical(B),
    /// The newest that was seen.
    Newest,
}

/// From the worker to the window.
#[derive(Debug, Serialize, Deserialize)]
pub enum FromWorker<P> {
    /// The list was verified.
    Ready(Box<Believed>),
    /// Its content, as JSON texts that are parsed when they are needed.
    Catalogue {
        /// A [`Catalogue`].
        catalogue: String,
        /// The makers, as a JSON array.
        makers: String,
        /// The word lists, for the readers.
        words: String,
    },
    /// The list is refused.
    Refused {
        /// Why, in plain English.
        reason: String,
    },
    /// How far the answer to a question has come.
    Progress {
        /// Question number.
        id: u32,
        /// Lines done.
        done: usize,
        /// Lines in all.
        total: usize,
    },
    /// The answer to a question.
    Answer(Box<Answer>),
    /// What lies beside the lines now.
    Beside {
        /// The policy, if one is loaded.
        policy: Option<PolicyStamp>,
        /// The policy as a file to keep.
        policy_toml: Option<String>,
        /// The own lists.
        own_lists: Vec<OwnListStamp>,
        /// Why something was not taken, in plain English.
        trouble: Option<String>,
    },
    /// About an estate.
    Estate(EstateAnswer<P>),
    /// What changed between two editions, or why they cannot be compared.
    Compared(Result<Comparison, String>),
    /// A list did not take the place of the one in use, and why.
    ListNotTaken(String),
    /// A page of the table.
    Rows {
        /// Which lines, in what order.
        view: View,
        /// How many of them were skipped.
        from: usize,
        /// How many there are in all.
        total: usize,
        /// The rows.
        rows: Vec<Row>,
    },
    /// One line in full.
    Detail {
        /// Its place.
        at: usize,
        /// The line.
        detail: Detail,
    },
    /// About evidence.
    Evidence(EvidenceAnswer<P>),
    /// Something went wrong with one message.
    Failed {
        /// What.
        reason: String,
    },
}

/// The answer to a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Question number.
    pub id: u32,
    /// The account.
    pub summary: Summary,
    /// How many lines the table shows before the user narrows it.
    pub in_sight: usize,
    /// The first of them.
    pub rows: Vec<Row>,
    /// The line in full, when there is only one.
    pub single: Option<Box<LineRecord>>,
    /// Whether files are still being read, so that more follows.
    pub reading: bool,
    /// The files and sheets that the lines come from, in order; none for typed text.
    pub parts: Vec<String>,
    /// The makers that were found, listed and other, by id and name, in the order of their names.
    pub makers: Vec<(String, String)>,
    /// The tables that were read.
    pub tables: Vec<TableRead>,
    /// The largest amount that a line calls a total, in whole pounds, if the purpose is a purchase.
    pub total: Option<u32>,
    /// The firms whose letterheads the files have, if the purpose is a purchase: each may be the bidder.
    pub firms: Vec<String>,
}

/// Two editions compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The file's name.
    pub name: String,
    /// The stamp of the list in it.
    pub stamp: ListStamp,
    /// How that list compares with all that were seen.
    pub compared: Compared,
    /// What changed between the two, from the older to the newer.
    pub notes: ReleaseNotes,
    /// The same, fact by fact.
    pub changes: Vec<Change>,
    /// The answers that the open work would have under that list, if it is valid.
    pub answers: Vec<OpenWork>,
}

/// What another list would say of lines that are open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenWork {
    /// Whether they are the estate's; otherwise those of the page Check.
    pub of_the_estate: bool,
    /// How many lines there are.
    pub lines: usize,
    /// How many of them would have another answer.
    pub others: usize,
    /// The first of these: place and text, the answer now, the answer with that list.
    pub first: Vec<(String, Verdict, Verdict)>,
}

/// One row of the table: the line's record without the measures, which a row does not show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Place among the lines.
    pub at: usize,
    /// Whether only the user's own policy bars it.
    pub by_policy: bool,
    /// What it is in its table.
    pub kind: LineKind,
    /// Whether it stands beside the items of a quote: letterhead, terms, totals.
    pub beside: bool,
    /// The record.
    pub record: LineRecord,
}

/// One line in full, with the lines around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// The line.
    pub record: Box<LineRecord>,
    /// The lines around it and itself: place in words, text, and whether it is the line itself.
    pub around: Vec<(String, String, bool)>,
}

/// What the window says of the list before its contents are known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Believed {
    /// Which edition.
    pub edition: Edition,
    /// Version, hash and signers.
    pub stamp: ListStamp,
    /// How many signatures are needed.
    pub threshold: usize,
    /// How many keys may sign.
    pub keys: usize,
    /// Those keys: the name of each signer, and the key's fingerprint.
    pub fingerprints: Vec<(String, String)>,
    /// The keyset.
    pub keyset_version: u32,
    /// Whether the keys are development keys.
    pub development: bool,
    /// Whether the list is a draft.
    pub draft: bool,
}

/// What the window needs to know of the list to show results.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Catalogue {
    /// Which edition.
    pub edition: Edition,
    /// The sources.
    pub sources: Vec<Source>,
    /// The measures.
    pub measures: Vec<Measure>,
    /// What to do next.
    pub next_steps: Vec<NextStep>,
    /// The sentences of answers, with the situations in which each applies.
    pub answers: Vec<AnswerSentence>,
    /// The amounts above and below which rules differ.
    pub thresholds: Vec<Threshold>,
    /// What the law says, where the page speaks of it.
    pub law: Vec<LawSentence>,
    /// How many known models are in the list.
    pub known_models: usize,
}

impl Catalogue {
    /// A measure by its id.
    #[must_use]
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == id)
    }

    /// A source by its id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

/// What a verified list says about itself.
#[must_use]
pub fn believed(verified: &Verified, stamp: ListStamp) -> Believed {
    Believed {
        edition: verified.list.edition.clone(),
        stamp,
        threshold: verified.threshold,
        keys: verified.keys,
        fingerprints: verified.list_keys(),
        keyset_version: verified.keyset_version,
        development: verified.development,
        draft: verified.list.draft,
    }
}

/// The catalogue, the makers and the word lists of a list, as JSON.
///
/// # Errors
/// When they cannot be written as JSON; only a bug can cause it.
pub fn catalogue(list: &List) -> Result<[String; 3], serde_json::Error> {
    #[derive(Serialize)]
    struct Borrowed<'a> {
        edition: &'a Edition,
        sources: &'a [Source],
        measures: &'a [Measure],
        next_steps: &'a [NextStep],
        answers: &'a [AnswerSentence],
        thresholds: &'a [Threshold],
        law: &'a [LawSentence],
        known_models: usize,
    }
    let catalogue = Borrowed {
        edition: &list.edition,
        sources: &list.sources,
        measures: &list.measures,
        next_steps: &list.next_steps,
        answers: &list.answers,
        thresholds: &list.thresholds,
        law: &list.law,
        known_models: list.models.values().map(Vec::len).sum(),
    };
    Ok([serde_json::to_string(&catalogue)?, serde_json::to_string(&list.makers)?, serde_json::to_string(&list.words)?])
}
