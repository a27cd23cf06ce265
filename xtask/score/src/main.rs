//! How well the engine does on labelled collections, in figures; run by `cargo xtask score` in the project's folder.
//!
//! Any folder of the same structure will do: `models/*.jsonl`, `names/*`, `documents/*`. What is missing, or cannot be
//! read by this version, is reported.

mod corpus;
mod documents;
mod folds;
mod hostile;
mod models;
mod names;
mod pairs;
mod scale;

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vendor_engine::identify::{Certainty, EvidenceKind, Identified, Outline, identify};
use vendor_engine::judge::Verdict;
use vendor_engine::judge::outcome::judge;
use vendor_list::Index;
use vendor_list::index::IndexOptions;
use vendor_names::Matcher;
use vendor_publish::compile;
use vendor_text::Cell;
use vendor_text::Date;
use vendor_text::{Line, LineKind};

use folds::Folds;

/// Where the collections are, unless another folder is given.
const USUAL_PLACE: &str = "../shared/corpora";
/// The list's source.
const LIST: &str = "list";

fn main() -> ExitCode {
    match choose(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn choose(words: Vec<String>) -> Result<()> {
    let (mut place, mut only, mut count, mut file) = (None, None, None, None);
    let (mut with_rows, mut with_lines, mut one) = (false, false, false);
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().with_context(|| format!("{word} takes a value"));
        match word.as_str() {
            "--only" => only = Some(value()?),
            "--folds" => count = Some(value()?.parse().context("--folds takes a number")?),
            "--speed" => file = Some(PathBuf::from(value()?)),
            "--rows" => with_rows = true,
            "--lines" => with_lines = true,
            // One file of the hostile collection, in a process of its own.
            "read-one" if place.is_none() => one = true,
            _ if word.starts_with('-') || place.is_some() => bail!("{word:?} is not understood here"),
            _ => place = Some(PathBuf::from(word)),
        }
    }
    if one {
        return hostile::read_one(&place.context("name a file")?, with_lines);
    }
    if let Some(file) = file {
        return speed(&file);
    }
    run(place, only.as_deref(), count.map(|count| Folds { count, rows: with_rows }))
}

/// Scores every collection under a folder, or only the one that is named.
fn run(place: Option<PathBuf>, only: Option<&str>, folds: Option<Folds>) -> Result<()> {
    let place = place.unwrap_or_else(|| PathBuf::from(USUAL_PLACE));
    if !place.is_dir() {
        println!("not run: there are no collections at {}", place.display());
        return Ok(());
    }
    if only == Some("hostile") {
        println!("\n# Hostile files");
        return hostile::score(&place.join("hostile"));
    }
    let list = || compile::compile(Path::new(LIST)).map(|compiled| compiled.list);
    let with_models = Engine::new(Index::new(list()?)?)?;
    let without = IndexOptions { without_known_models: true };
    let grammars_only = Engine::new(Index::with_options(list()?, without)?)?;
    let wanted = |name: &str| only.is_none_or(|only| only == name);
    if let Some(folds) = folds {
        println!("# Models in {} folds by family, without the known-model table", folds.count);
        folds::score(&grammars_only, &place.join("models"), folds)?;
        return folds::score_held_out(&grammars_only, &place.join("models"), folds, || Ok(list()?));
    }
    if wanted("models") {
        for (title, engine) in
            [("with the known-model table", &with_models), ("without the known-model table", &grammars_only)]
        {
            println!("\n# Models, {title}");
            models::score(engine, &place.join("models"))?;
        }
    }
    if wanted("names") {
        println!("\n# Names");
        names::score(&with_models, &place.join("names"))?;
        let matcher = Matcher::new(with_models.words());
        pairs::score(&matcher, &place.join("names"))?;
        scale::score(&matcher, &place.join("names"))?;
    }
    if wanted("documents") {
        println!("\n# Documents");
        documents::score(&with_models, &place.join("documents"))?;
    }
    if only.is_none() {
        println!("\n# Hostile files");
        hostile::score(&place.join("hostile"))?;
    }
    Ok(())
}

/// How many lines of a file the engine looks up in a second: the best of three runs, with one thread, without loading
/// the list and reading the file.
fn speed(file: &Path) -> Result<()> {
    let engine = Engine::new(Index::new(compile::compile(Path::new(LIST))?.list)?)?;
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let lines = text.lines().count();
    let mut best = 0.0_f64;
    for _ in 0..3 {
        let start = std::time::Instant::now();
        let findings: usize = text.lines().map(|line| identify(&engine.index, line, &[]).findings.len()).sum();
        let seconds = start.elapsed().as_secs_f64();
        best = best.max(f64::from(u32::try_from(lines)?) / seconds);
        println!("{lines} lines, {findings} findings, {seconds:.2} s");
    }
    println!("best: {best:.0} lines a second");
    Ok(())
}

/// The engine as the scores use it.
pub struct Engine {
    index: Index,
    today: Date,
}

/// What the engine says of one line, reduced to what is scored.
#[derive(Debug, Default, Clone)]
pub struct Said {
    /// Listed makers attributed.
    pub attributed: Vec<String>,
    /// Listed makers only asked about.
    pub asked: Vec<String>,
    /// Whether the verdict is *Ask first*.
    pub ends_in_ask: bool,
}

impl Said {
    /// Whether a maker is at least asked about.
    pub fn at_least_asks(&self, maker: &str) -> bool {
        self.attributed.iter().chain(&self.asked).any(|id| id == maker)
    }
}

impl Engine {
    fn new(index: Index) -> Result<Self> {
        let today = index.list().edition.issued;
        Ok(Self { index, today })
    }

    /// The word lists, which the readers need.
    pub fn words(&self) -> &vendor_list::makers::WordLists {
        &self.index.list().words
    }

    /// Looks a line up.
    pub fn say(&self, text: &str, cells: &[Cell]) -> Said {
        self.judged(&identify(&self.index, text, cells))
    }

    /// What it says of a line of a document, under the headings that the outline has met.
    pub fn say_under(&self, outline: &mut Outline, line: &Line) -> Said {
        self.judged(&outline.identify(&self.index, line))
    }

    /// The grammars that attribute a text to a maker.
    pub fn grammars_for(&self, text: &str, maker: &str) -> Vec<String> {
        let identified = identify(&self.index, text, &[]);
        let is_theirs = |at: usize| self.index.maker(at).is_some_and(|known| known.id == maker);
        let findings = identified.findings.iter().filter(|finding| is_theirs(finding.maker));
        let evidence = findings.flat_map(|finding| &finding.evidence);
        evidence.filter(|one| one.kind == EvidenceKind::Model).map(|one| one.rule.clone()).collect()
    }

    fn judged(&self, identified: &Identified) -> Said {
        let context = vendor_engine::judge::Context::default();
        let terms = vendor_engine::judge::Terms { context: &context, today: self.today, policy: None };
        let outcome = judge(&self.index, identified, (None, LineKind::Text), &terms);
        let ids = |wanted: &dyn Fn(Certainty) -> bool| self.listed(identified, wanted);
        Said {
            attributed: ids(&|certainty| certainty >= Certainty::Likely),
            asked: ids(&|certainty| certainty == Certainty::Possible),
            ends_in_ask: outcome.verdict == Verdict::Ask,
        }
    }

    fn listed(&self, identified: &Identified, wanted: &dyn Fn(Certainty) -> bool) -> Vec<String> {
        identified
            .findings
            .iter()
            .filter(|finding| finding.said.may_count() && wanted(finding.certainty))
            .filter_map(|finding| self.index.maker(finding.maker))
            .filter(|maker| maker.listed)
            .map(|maker| maker.id.clone())
            .collect()
    }
}

/// A share as a percentage with its counts.
pub fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    let thousandths = part * 100_000 / whole;
    format!("{}.{:03} % ({part} of {whole})", thousandths / 1000, thousandths % 1000)
}

/// Reads a file of a collection, or says that it is not there.
fn read(path: &Path) -> Result<Option<String>> {
    if !path.exists() {
        println!("not run: {} is not there", path.display());
        return Ok(None);
    }
    std::fs::read_to_string(path).map(Some).with_context(|| format!("{} cannot be read", path.display()))
}
