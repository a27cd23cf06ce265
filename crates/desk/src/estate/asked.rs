//! What window and worker say to each other about an estate and its registers.

use crate::registers::RegisterStamp;
use serde::{Deserialize, Serialize};
use vendor_engine::estate::Work;
use vendor_engine::estate::packs::{Pack, PackChoice};
use vendor_engine::estate::view::{Part, View, Wanted};
use vendor_engine::judge::Context;
use vendor_engine::report::record::LineRecord;
use vendor_text::Date;

/// From the window to the worker, about an estate.
#[derive(Debug, Serialize, Deserialize)]
pub struct EstateAsk {
    /// The user's work.
    pub work: Work,
    /// The registers that it is made of.
    pub registers: Vec<u32>,
    /// The situation.
    pub context: Context,
    /// The day that counts as today.
    pub today: Date,
    /// How it is narrowed, and which pages of it are shown.
    pub wanted: Wanted,
    /// What is wanted of it.
    pub of_it: EstateQuestion,
}

/// What is wanted of an estate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum EstateQuestion {
    /// What a page shows.
    View(Part),
    /// The names of the sites that are looked at, to choose them all.
    SiteNames,
    /// A line in full, by its place among the lines.
    Line(usize),
    /// A pack.
    Pack(PackChoice),
    /// A pack as a Word document.
    Document(PackChoice),
    /// The file to keep.
    File,
    /// The same, to be kept in the browser.
    Copy,
    /// A workbook of it.
    Workbook,
    /// A redacted workbook of it.
    RedactedWorkbook,
}

/// From the window to the worker, about the registers of an estate. `beside` lists the registers that a new one is
/// added to.
#[derive(Debug, Serialize, Deserialize)]
pub enum RegisterAsk<B> {
    /// Add the lines of the run on the desk.
    Take {
        /// The registers that are there.
        beside: Vec<u32>,
    },
    /// Files are being read: their lines follow.
    Files {
        /// The run's number.
        run: u32,
        /// The registers that are there.
        beside: Vec<u32>,
        /// The register that this one replaces, which is read again.
        replaces: Option<u32>,
    },
    /// Open an estate that was kept as a file.
    Open {
        /// Its bytes, moved and not copied.
        bytes: B,
        /// The registers that are there; empty if the opened estate replaces them.
        beside: Vec<u32>,
        /// What for.
        how: Opening,
    },
    /// Forget all registers but these.
    KeepOnly(Vec<u32>),
}

/// What a kept estate is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Opening {
    /// It replaces what is there.
    Instead,
    /// It is merged with what is there.
    Merged,
    /// It is the copy that this browser kept.
    Copy,
}

/// From the worker to the window, about an estate.
#[derive(Debug, Serialize, Deserialize)]
pub enum EstateAnswer<P> {
    /// What a page shows.
    View(Box<View>),
    /// The names of the sites that are looked at.
    SiteNames(Vec<String>),
    /// A line in full.
    Line {
        /// Its place among the lines.
        at: usize,
        /// The key of its mark.
        key: String,
        /// It, as it counts in the estate.
        record: Box<LineRecord>,
    },
    /// A pack.
    Pack(Box<Pack>),
    /// A pack as a Word document.
    Document {
        /// Which.
        choice: PackChoice,
        /// Its bytes, in pieces.
        bytes: P,
    },
    /// The file to keep.
    File(String),
    /// The same, to be kept in the browser.
    Copy(String),
    /// The steps from which a writer makes a workbook, in pieces.
    Workbook(P),
    /// The steps of a redacted one.
    RedactedWorkbook(P),
    /// How far a register has come.
    Progress {
        /// Lines done.
        done: usize,
        /// Lines in all.
        total: usize,
    },
    /// A register was added. It has no lines if all of them were there already.
    Added {
        /// It.
        register: Box<RegisterStamp>,
        /// The register that it replaces, because it was read again.
        replaces: Option<u32>,
        /// The run of files that it was read in.
        run: Option<u32>,
        /// A register of the same files that was read differently; the user is asked whether this one replaces it.
        again: Option<u32>,
    },
    /// A kept estate was opened.
    Opened {
        /// Its lines; none if all of them were there already.
        register: Box<RegisterStamp>,
        /// The user's work in it.
        work: Box<Work>,
        /// The situation for which it was kept, where it is known.
        context: Option<Context>,
        /// The day on which it was kept.
        saved: Date,
        /// What for.
        how: Opening,
        /// How many of its lines have another answer now than when it was kept.
        others: usize,
    },
    /// Something was not done, and why.
    Trouble(String),
}
