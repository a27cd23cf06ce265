//! The estate's part of the desk: what window and worker say to each other about it, and the assets that
//! are kept between two questions.

use crate::bytes::{PieceWriter, Pieces};
use serde::{Deserialize, Serialize};
use vendor_engine::estate::filter::{Marked, marked};
use vendor_engine::estate::packs::{Material, Pack, PackKind};
use vendor_engine::estate::view::{Choices, Part, View, Wanted, Whole, site_names};
use vendor_engine::estate::work_file::{Answer, EDITION, EstateFile, FORMAT};
use vendor_engine::estate::{Assets, Filter, Plan, Totals, Work, work, workbook};
use vendor_engine::judge::Terms;
use vendor_engine::report::record::Summary;
use vendor_engine::report::sheets::StepWriter;
use vendor_engine::screen::Screening;
use vendor_list::Index;
use vendor_text::Date;

/// From the window to the worker, about the estate on the desk.
#[derive(Debug, Serialize, Deserialize)]
pub struct EstateAsk {
    /// The user's work.
    pub work: Work,
    /// What is looked at.
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
    /// A pack.
    Pack {
        /// Which.
        kind: PackKind,
        /// Whether it is redacted.
        redacted: bool,
    },
    /// The file to keep.
    File,
    /// A workbook of it.
    Workbook,
    /// A redacted workbook of it.
    RedactedWorkbook,
}

/// From the worker to the window, about the estate on the desk.
#[derive(Debug, Serialize, Deserialize)]
pub enum EstateAnswer<P> {
    /// What a page shows.
    View(Box<View>),
    /// The names of the sites that are looked at.
    SiteNames(Vec<String>),
    /// A pack.
    Pack {
        /// Which.
        kind: PackKind,
        /// The pack.
        pack: Box<Pack>,
    },
    /// The file to keep.
    File(String),
    /// The steps that a writer makes a workbook of, in blocks.
    Workbook(P),
    /// The steps of a redacted one.
    RedactedWorkbook(P),
    /// A kept estate was opened: the user's work in it, and the day on which it was kept.
    Opened {
        /// The work.
        work: Box<Work>,
        /// The day.
        saved: Date,
    },
    /// Something was not done, and why.
    Trouble(String),
}

/// The run that an estate is made of.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// The number of its question.
    pub id: u32,
    /// The list.
    pub index: &'a Index,
    /// The lines.
    pub screening: &'a Screening,
    /// How many of them are judged.
    pub judged: usize,
    /// The terms.
    pub terms: Terms<'a>,
    /// The account.
    pub summary: &'a Summary,
}

/// The assets of the run on the desk, as long as nothing changes them.
#[derive(Debug, Default)]
pub struct EstateDesk {
    /// Of which question, at how many judged lines, with which sensitive sites.
    made_of: Option<(u32, usize, Vec<String>)>,
    assets: Assets,
    /// What the filters can be set to, and by which work.
    choices: Option<(Work, Choices)>,
}

impl EstateDesk {
    /// Answers a question about the estate.
    pub fn answer<P: Pieces>(&mut self, run: Run<'_>, ask: EstateAsk) -> EstateAnswer<P> {
        let EstateAsk { work, wanted, of_it } = ask;
        self.make(run, &work);
        let this_year = run.terms.today.parts().0;
        let line = |at| run.screening.line(at).map(|(line, _)| line);
        if of_it == EstateQuestion::File {
            return match file(run, work).to_json() {
                Ok(text) => EstateAnswer::File(text),
                Err(error) => EstateAnswer::Trouble(format!("The estate was not written: {error}")),
            };
        }
        let all = marked(&self.assets, &work, &|at| line(at).map(|line| work::key(&line.place)));
        if let EstateQuestion::View(part) = of_it {
            let known = self.choices.take_if(|(of, _)| *of == work);
            let (_, choices) =
                self.choices.insert(known.unwrap_or_else(|| (work.clone(), Choices::of(&self.assets, &all))));
            let whole = Whole { assets: &self.assets, all: &all, choices, work: &work, this_year };
            return EstateAnswer::View(Box::new(View::of(part, whole, &wanted, line)));
        }
        let shown: Vec<&Marked<'_>> =
            wanted.filter.of(&self.assets, &all, &|at| line(at).map(|line| line.text.as_str()));
        if of_it == EstateQuestion::SiteNames {
            return EstateAnswer::SiteNames(site_names(&self.assets, &shown));
        }
        let totals = Totals::of(&self.assets, &shown);
        let plan = Plan::of(&self.assets, &shown, &work, this_year);
        let material = Material {
            assets: &self.assets,
            all: &all,
            shown: &shown,
            totals: &totals,
            plan: &plan,
            work: &work,
            summary: run.summary,
            measures: &run.index.list().measures,
            narrowed: wanted.filter != Filter::default(),
        };
        if let EstateQuestion::Pack { kind, redacted } = of_it {
            return EstateAnswer::Pack { kind, pack: Box::new(Pack::of(kind, redacted, &material)) };
        }
        let redacted = of_it == EstateQuestion::RedactedWorkbook;
        let mut out = PieceWriter::<P>::default();
        let made = StepWriter::new(&mut out, workbook::title(redacted, &material))
            .and_then(|mut steps| workbook::write(&mut steps, redacted, &material, &line));
        match out.closed_after(made) {
            Ok(pieces) if redacted => EstateAnswer::RedactedWorkbook(pieces),
            Ok(pieces) => EstateAnswer::Workbook(pieces),
            Err(reason) => EstateAnswer::Trouble(reason),
        }
    }

    fn make(&mut self, run: Run<'_>, work: &Work) {
        let sensitive = work.sites.iter().filter(|(_, mark)| mark.sensitive.is_some());
        let made_of = (run.id, run.judged, sensitive.map(|(name, _)| name.clone()).collect());
        if self.made_of.as_ref() != Some(&made_of) {
            self.assets = run.screening.assets(run.index, run.terms, work);
            self.made_of = Some(made_of);
            self.choices = None;
        }
    }
}

fn file(run: Run<'_>, work: Work) -> EstateFile {
    let records = run.screening.records(run.index, run.terms, &[], 0, run.judged);
    let goods = || run.screening.lines().iter().filter(|line| line.party.is_none());
    EstateFile {
        format: FORMAT.to_owned(),
        edition: EDITION,
        tool: vendor_engine::TOOL_VERSION.to_owned(),
        saved: run.terms.today,
        list: run.summary.list.clone(),
        context: run.summary.context.clone(),
        policy: run.summary.policy.clone(),
        work,
        answers: records.filter(|record| record.party.is_none()).map(|record| Answer::of(&record)).collect(),
        lines: goods().cloned().collect(),
        unread: run.screening.unread().to_vec(),
    }
}
