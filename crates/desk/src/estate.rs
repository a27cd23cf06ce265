//! The estate's part of the desk: its registers, and the assets that are kept between two questions. It has lines of
//! its own, which the page Check does not touch.

mod asked;

pub use asked::{EstateAnswer, EstateAsk, EstateQuestion, Opening, RegisterAsk};

use crate::bytes::{PieceWriter, Pieces};
use crate::registers::{Register, RegisterStamp, Together};
use vendor_engine::estate::filter::{Marked, marked};
use vendor_engine::estate::packs::{Material, Pack, PackChoice};
use vendor_engine::estate::plan::financial_year;
use vendor_engine::estate::view::{Choices, View, Whole, site_names};
use vendor_engine::estate::work_file::{Answer, EDITION, EstateFile, FORMAT};
use vendor_engine::estate::{Assets, Plan, Totals, Work, pack_document, work, workbook};
use vendor_engine::judge::{Context, Policy, Rulings, Terms};
use vendor_engine::report::record::{Input, ListStamp, Summary};
use vendor_engine::report::sheets::StepWriter;
use vendor_engine::screen::Screening;
use vendor_list::Index;
use vendor_names::own_lists::OwnList;
use vendor_readers::Account;
use vendor_text::{Date, Line};

/// What a question about an estate is answered with: the list, and what lies beside it.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// The list.
    pub index: &'a Index,
    /// Which edition it is.
    pub stamp: &'a ListStamp,
    /// The user's own lists.
    pub own_lists: &'a [OwnList],
    /// The terms.
    pub terms: Terms<'a>,
    /// How many times something was laid beside. Anything judged before the last time is out of date.
    pub laid: u32,
}

/// The registers of estates, and the assets of the one that was asked about last.
#[derive(Debug, Default)]
pub struct EstateDesk {
    registers: Vec<Register>,
    newest: u32,
    /// Registers that are not complete yet, in the order in which they will be.
    coming: Vec<Coming>,
    made_of: Option<MadeOf>,
    assets: Assets,
    /// What the filters can be set to, and the work for which that holds.
    choices: Option<(Work, Choices)>,
}

/// Everything that the assets depend on.
#[derive(Debug, PartialEq)]
struct MadeOf {
    registers: Vec<u32>,
    context: Context,
    today: Date,
    laid: u32,
    /// The parts of the work that change which assets there are.
    work: Work,
}

/// A register that is being read or identified.
#[derive(Debug)]
struct Coming {
    register: Register,
    beside: Vec<u32>,
    /// The run whose lines are still coming.
    reading: Option<u32>,
    what: What,
}

/// What is coming.
#[derive(Debug)]
enum What {
    Added { replaces: Option<u32>, run: Option<u32> },
    Opened { work: Box<Work>, answers: Vec<Answer>, context: Option<Context>, saved: Date, how: Opening },
}

impl EstateDesk {
    /// Takes a message about registers; says whether there is work to do. `run` gives the lines of the run on the desk
    /// with their account, if they are all identified.
    pub fn hear<B: crate::Bytes, P>(
        &mut self,
        ask: RegisterAsk<B>,
        run: impl FnOnce() -> Option<(Screening, Account)>,
        answers: &mut Vec<EstateAnswer<P>>,
    ) -> bool {
        match ask {
            RegisterAsk::Take { beside } => {
                let Some((screening, account)) = run() else {
                    let wait = "The lines are still being checked. Add them when that is done.";
                    answers.push(EstateAnswer::Trouble(wait.to_owned()));
                    return false;
                };
                let mut register = self.register(screening, account);
                register.name_pasted();
                self.coming.push(Coming {
                    register,
                    beside,
                    reading: None,
                    what: What::Added { replaces: None, run: None },
                });
            }
            RegisterAsk::Files { run, beside, replaces } => {
                let register = self.register(Screening::new(Vec::new(), Vec::new()), Account::default());
                self.coming.push(Coming {
                    register,
                    beside,
                    reading: Some(run),
                    what: What::Added { replaces, run: Some(run) },
                });
                return false;
            }
            RegisterAsk::Open { bytes, beside, how } => match EstateFile::read(&bytes.to_vec()) {
                Ok(file) => {
                    let mut screening = Screening::new(file.lines, file.unread);
                    file.inputs.into_iter().for_each(|input| screening.add_input(input));
                    let register = self.register(screening, Account::default());
                    let context = file.context.join(",").parse().ok();
                    let (work, answers) = (Box::new(file.work), file.answers);
                    let what = What::Opened { work, answers, context, saved: file.saved, how };
                    self.coming.push(Coming { register, beside, reading: None, what });
                }
                Err(error) => {
                    answers.push(EstateAnswer::Trouble(format!("The estate was not opened: {error}.")));
                    return false;
                }
            },
            RegisterAsk::KeepOnly(wanted) => {
                self.registers.retain(|register| wanted.contains(&register.id));
                (self.made_of, self.assets, self.choices) = (None, Assets::default(), None);
                return false;
            }
        }
        true
    }

    /// Identifies every line again: with another list.
    pub fn begin_anew(&mut self, index: &Index) {
        for register in &mut self.registers {
            register.begin_anew(index);
        }
        for coming in &mut self.coming {
            coming.register.screening.begin_anew();
        }
        (self.made_of, self.choices) = (None, None);
    }

    /// The registers' lines.
    pub fn screenings(&self) -> impl Iterator<Item = &Screening> {
        self.registers.iter().map(|register| &register.screening)
    }

    fn register(&mut self, screening: Screening, account: Account) -> Register {
        self.newest += 1;
        Register { id: self.newest, screening, account }
    }

    /// Whether the lines of a run belong to a register.
    #[must_use]
    pub fn reads(&self, run: u32) -> bool {
        self.coming.iter().any(|coming| coming.reading == Some(run))
    }

    fn read_by(&mut self, run: u32) -> Option<&mut Coming> {
        self.coming.iter_mut().find(|coming| coming.reading == Some(run))
    }

    /// Takes what a reader read.
    pub fn more(&mut self, run: u32, lines: Vec<Line>, account: Account) {
        if let Some(coming) = self.read_by(run) {
            coming.register.screening.extend(lines, account.unread.clone());
            coming.register.account.add(account);
        }
    }

    /// Takes a file's name and fingerprint.
    pub fn add_input(&mut self, run: u32, input: Input) {
        if let Some(coming) = self.read_by(run) {
            coming.register.screening.add_input(input);
        }
    }

    /// Notes that everything has been read.
    pub fn all_is_read(&mut self, run: u32) {
        if let Some(coming) = self.read_by(run) {
            coming.reading = None;
        }
    }

    /// Whether a register waits to be identified.
    #[must_use]
    pub fn has_work(&self) -> bool {
        self.next().is_some()
    }

    /// The place of the register that is identified next.
    fn next(&self) -> Option<usize> {
        self.coming.iter().position(|coming| coming.reading.is_none())
    }

    /// Identifies some lines of the register that comes next; says whether there are more.
    pub fn step(&mut self, index: &Index, most: usize) -> bool {
        let next = self.next().and_then(|next| self.coming.get_mut(next));
        next.is_some_and(|coming| coming.register.step(index, most))
    }

    /// What to report after a slice of work: how far the register has come, or that it is complete.
    pub fn told<P>(&mut self, index: &Index, today: Date, policy: Option<&Policy>) -> Option<EstateAnswer<P>> {
        let next = self.next()?;
        let (done, total) = self.coming.get(next)?.register.screening.progress();
        if done < total {
            return Some(EstateAnswer::Progress { done, total });
        }
        let Coming { mut register, beside, what, .. } = self.coming.remove(next);
        let mut nothing = Work::new(0);
        let mut others_now = 0;
        let (mut work, what) = match what {
            What::Added { replaces, run } => (None, What::Added { replaces, run }),
            What::Opened { work, answers, context, saved, how } => {
                let terms = Terms { context: &context.unwrap_or_default(), today, policy };
                let mut rulings = Rulings::default();
                let now = register.screening.judged(index, terms, &mut rulings, 0, usize::MAX);
                others_now = now.zip(&answers).filter(|(judged, was)| was.is_another(&judged.ruling)).count();
                let (nothing, answers) = (Box::new(nothing.clone()), Vec::new());
                (Some(work), What::Opened { work: nothing, answers, context, saved, how })
            }
        };
        let others: Vec<&Register> = self.registers.iter().filter(|known| beside.contains(&known.id)).collect();
        // A kept estate is opened exactly as it was kept.
        let own = if work.is_none() { register.leave_out_own_workbooks() } else { Vec::new() };
        let is_added = matches!(what, What::Added { replaces: None, .. });
        let again = others.iter().copied().filter(|_| is_added).find(|other| register.is_again(other));
        let again = again.map(|other| {
            register.keep_corrections_of(other, index);
            (other.id, register.says_the_same(other))
        });
        if again.is_none_or(|(_, is_same)| is_same) {
            register.stand_beside(&others, work.as_deref_mut().unwrap_or(&mut nothing));
        }
        let again = again.filter(|(_, is_same)| !is_same).map(|(id, _)| id);
        let stamp = Box::new(RegisterStamp { own_workbooks: own, ..register.stamp(index) });
        if stamp.is_something() {
            self.registers.push(register);
        }
        Some(match (what, work) {
            (What::Opened { context, saved, how, .. }, Some(work)) => {
                EstateAnswer::Opened { register: stamp, work, context, saved, how, others: others_now }
            }
            (What::Added { replaces, run }, _) => EstateAnswer::Added { register: stamp, replaces, run, again },
            (What::Opened { .. }, None) => EstateAnswer::Trouble("The estate was not opened.".to_owned()),
        })
    }

    /// Answers a question about an estate.
    pub fn answer<P: Pieces>(&mut self, beside: Beside<'_>, ask: EstateAsk) -> EstateAnswer<P> {
        let EstateAsk { work, registers, wanted, of_it, .. } = ask;
        self.make(beside, &registers, &work);
        let together = Together::of(&self.registers, &registers);
        let line = |at| together.line(at);
        if matches!(of_it, EstateQuestion::File | EstateQuestion::Copy) {
            return match file(&together, beside, work).to_json() {
                Ok(text) if of_it == EstateQuestion::Copy => EstateAnswer::Copy(text),
                Ok(text) => EstateAnswer::File(text),
                Err(error) => EstateAnswer::Trouble(format!("The estate was not saved: {error}")),
            };
        }
        if let EstateQuestion::Line(at) = of_it {
            return match together.record(at, beside, &work) {
                Some((key, record)) => EstateAnswer::Line { at, key, record: Box::new(record) },
                None => EstateAnswer::Trouble("That line is no longer in your estate.".to_owned()),
            };
        }
        let this_year = financial_year(beside.terms.today);
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
            line: &line,
            assets: &self.assets,
            all: &all,
            shown: &shown,
            totals: &totals,
            plan: &plan,
            work: &work,
            summary: &summary(&together, beside),
            measures: &beside.index.list().measures,
            filter: &wanted.filter,
        };
        match of_it {
            EstateQuestion::Pack(choice) => return EstateAnswer::Pack(Box::new(Pack::of(choice, &material))),
            EstateQuestion::Document(choice) => return document(choice, &material),
            _ => {}
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

    fn make(&mut self, beside: Beside<'_>, registers: &[u32], work: &Work) {
        let Beside { index, terms, laid, .. } = beside;
        let sensitive = work.sites.iter().filter(|(_, mark)| mark.sensitive.is_some());
        let mut told = Work::new(0);
        told.sites = sensitive.map(|(name, mark)| (name.clone(), mark.clone())).collect();
        told.assets = work.assets.clone();
        told.assets.retain(|_, mark| !mark.found.is_empty() || mark.corrected.is_some());
        told.parts.clone_from(&work.parts);
        told.site_names.clone_from(&work.site_names);
        let (registers, context, today) = (registers.to_vec(), *terms.context, terms.today);
        let made_of = MadeOf { registers, context, today, laid, work: told };
        if self.made_of.as_ref() != Some(&made_of) {
            self.assets = Assets::default();
            for (from, register) in Together::of(&self.registers, &made_of.registers).0 {
                register.screening.add_assets(&mut self.assets, from, index, terms, work);
            }
            self.made_of = Some(made_of);
            self.choices = None;
        }
    }
}

fn document<P: Pieces>(choice: PackChoice, material: &Material<'_>) -> EstateAnswer<P> {
    match pack_document::document(&Pack::of(choice, material)) {
        Ok(document) => {
            let mut bytes = P::default();
            bytes.push(&document);
            EstateAnswer::Document { choice, bytes }
        }
        Err(error) => EstateAnswer::Trouble(format!("The document was not saved: {error}.")),
    }
}

/// The account of an estate. Its verdicts are counted as totals and not here; own lists are looked through only if they
/// were asked for.
fn summary(together: &Together<'_>, beside: Beside<'_>) -> Summary {
    let Beside { index, stamp, own_lists, terms, .. } = beside;
    let mut summary = Summary::new(stamp.clone(), &terms, own_lists);
    let mut rulings = Rulings::default();
    for (_, register) in &together.0 {
        let screening = &register.screening;
        summary.inputs.extend(screening.inputs().iter().cloned());
        summary.incomplete.extend(screening.unread().iter().cloned());
        summary.left_out.extend(register.account.left_out.iter().cloned());
        summary.repeated.extend(register.account.repeated.iter().cloned());
        if own_lists.is_empty() {
            summary.lines += screening.lines().len();
            continue;
        }
        for judged in screening.judged(index, terms, &mut rulings, 0, usize::MAX) {
            summary.add_judged(index, &judged, own_lists);
        }
    }
    summary
}

fn file(together: &Together<'_>, beside: Beside<'_>, work: Work) -> EstateFile {
    let Beside { index, stamp, terms, .. } = beside;
    let records = together.screenings().flat_map(|screening| screening.records(index, terms, &[], 0, usize::MAX));
    let summary = Summary::new(stamp.clone(), &terms, &[]);
    EstateFile {
        format: FORMAT.to_owned(),
        edition: EDITION,
        tool: vendor_engine::TOOL_VERSION.to_owned(),
        saved: terms.today,
        list: summary.list,
        context: summary.context,
        policy: summary.policy,
        work,
        answers: records.map(|record| Answer::of(&record)).collect(),
        lines: together.lines().cloned().collect(),
        unread: together.screenings().flat_map(|screening| screening.unread().iter().cloned()).collect(),
        inputs: together.screenings().flat_map(|screening| screening.inputs().iter().cloned()).collect(),
    }
}
