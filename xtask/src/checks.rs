//! `cargo xtask test` and `cargo xtask check`: every check in turn, all of them even when one fails, and one closing line.

use std::collections::VecDeque;
use std::fs;
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::browsers::Found;
use crate::folders::Folders;
use crate::page_build::PageBuild;
use crate::python::Python;
use crate::{browsers, commands, dependencies, python, setup, tidy};

/// Runs the checks that need neither Node nor a browser nor a build of the page, for use between two edits.
pub fn run_native(folders: &Folders) -> Result<()> {
    let began = Instant::now();
    setup::native(folders)?;
    let mut score = Score::default();
    score.sources(folders);
    score.native_tests(folders, false);
    score.close(began)
}

/// Which of the longer checks are run.
#[derive(Clone, Copy)]
pub struct Parts {
    /// The journeys.
    pub browsers: bool,
    /// The Python package and Spark, where Python and Java are: they need some 0.8 GB of packages.
    pub python: bool,
}

/// Runs every check except the longer ones that are not wanted, in two lanes, because most checks keep only one core
/// busy. The page is built while the sources are checked, the journeys run beside the remaining checks, and at the end
/// both lanes run journeys.
pub fn run(folders: &Folders, parts: Parts) -> Result<()> {
    let began = Instant::now();
    setup::native(folders)?;
    let page = PageBuild::start(folders)?;
    // Looked for at the start, so that a missing browser is not noticed half an hour later.
    let found = if parts.browsers { Some(browsers::found_or_installed()?) } else { None };
    let python = parts.python.then(|| python::found_or_installed(folders));

    let mut score = Score::default();
    score.sources(folders);
    // Journeys compare the page with the command, which is compiled here.
    score.step("native tests compiled", || {
        cargo(folders, "compiling", &["test", "--workspace", "--locked", "--no-run"])
    });
    let waiting = Journeys::default();
    let in_the_page = std::thread::scope(|scope| {
        let (found, waiting) = (found.as_deref(), &waiting);
        let in_the_page = scope.spawn(move || {
            let mut score = Score::named("journeys");
            if score.step("web build and budgets", || page.finish()) {
                if score.step("journeys found", || waiting.find(folders)) {
                    score.journeys(folders, found, waiting);
                }
            } else {
                score.not_run.push("the journeys: nothing was built".to_owned());
            }
            score
        });
        // Comes first, because a journey looks up the lines that these tests write.
        if let Some(python) = python {
            score.python_tests(folders, python);
        }
        score.native_tests(folders, true);
        // These are workspaces of their own, which nothing else builds.
        score.step("the fuzz targets and the benches still compile", || {
            for manifest in ["fuzz/Cargo.toml", "benches/Cargo.toml"] {
                let words =
                    ["check", "--locked", "--no-default-features", "--all-targets", "--target-dir", "target/apart"];
                cargo(folders, manifest, &[&words[..], &["--manifest-path", manifest]].concat())?;
            }
            Ok(())
        });
        score.step("licences, bans and sources of dependencies", || dependencies::licences(folders));
        if dependencies::given_database().is_some() {
            score.step("advisories", || dependencies::advisories(folders));
        }
        // Those that the other lane has not begun. It has none before the page is built.
        score.journeys(folders, found, waiting);
        in_the_page.join()
    });
    match in_the_page {
        Ok(in_the_page) => score.add(in_the_page),
        Err(_) => score.fail("journeys"),
    }
    score.close(began)
}

/// Builds the Python package and runs its tests, with Spark where Java is.
pub fn run_python(folders: &Folders) -> Result<()> {
    let began = Instant::now();
    let mut score = Score::default();
    let python = python::found_or_installed(folders);
    if python.is_ok() {
        score.step("the command", || python::build_command(folders));
    }
    score.python_tests(folders, python);
    score.close(began)
}

/// Gives every file of the hostile collection beside the project to the built page, in both browsers.
pub fn hostile_in_browsers(folders: &Folders) -> Result<()> {
    let collection = folders.at("../shared/corpora/hostile");
    if !collection.is_dir() {
        println!("not run: there is no hostile collection at {}", collection.display());
        return Ok(());
    }
    let mut command = Command::new("node");
    command
        .current_dir(folders.root())
        .args(["--test", "--test-reporter=spec", "--test-concurrency=1", "tests/browser/hostile.test.mjs"])
        .env("HOSTILE", collection)
        .envs(browsers::found_or_installed()?);
    commands::run("hostile files in the page", &mut command)
}

/// What has passed and failed so far. A step that fails without counting tests of its own counts as one failure.
#[derive(Default)]
struct Score {
    /// What precedes each line of a run's output if it runs beside another; otherwise empty.
    beside: &'static str,
    passed: u64,
    failed: u64,
    failed_steps: Vec<&'static str>,
    not_run: Vec<String>,
    /// How long each step took, in seconds.
    took: Vec<(&'static str, u64)>,
}

impl Score {
    /// The score of checks that run beside others, distinguished by a name.
    fn named(beside: &'static str) -> Self {
        Self { beside, ..Self::default() }
    }

    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        other.failed_steps.into_iter().for_each(|step| self.name_failed(step));
        self.not_run.extend(other.not_run);
        other.took.into_iter().for_each(|(name, seconds)| self.note_time(name, seconds));
    }

    fn fail(&mut self, step: &'static str) {
        self.failed += 1;
        self.name_failed(step);
    }

    fn name_failed(&mut self, step: &'static str) {
        if !self.failed_steps.contains(&step) {
            self.failed_steps.push(step);
        }
    }

    /// Runs the checks that only look at the source.
    fn sources(&mut self, folders: &Folders) {
        self.step("format", || cargo(folders, "checking the format", &["fmt", "--all", "--check"]));
        self.step("clippy, native", || {
            cargo(
                folders,
                "clippy, native",
                &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"],
            )
        });
        self.step("clippy, wasm", || {
            let words = [
                "clippy",
                "--package",
                "vendor-checker",
                "--lib",
                "--bin",
                "vendor-checker",
                "--bin",
                "vendor-files",
                "--bin",
                "vendor-scans",
                "--target",
                "wasm32-unknown-unknown",
                "--no-default-features",
                "--features",
                "web,scans",
                "--locked",
                "--",
                "-D",
                "warnings",
            ];
            cargo(folders, "clippy, wasm", &words)
        });
        self.step("tidy", || tidy::run(folders));
    }

    /// Runs journeys until none is waiting. `found` has the browsers, if journeys are wanted.
    fn journeys(&mut self, folders: &Folders, found: Option<&[Found]>, waiting: &Journeys) {
        let Some(found) = found else { return };
        while let Some(file) = waiting.next() {
            self.tests("browser tests", |look| {
                let mut command = Command::new("node");
                command.current_dir(folders.root()).args(["--test", "--test-reporter=spec", &file]);
                command.envs(found.iter().map(|(variable, place)| (variable, place)));
                commands::run_looking(&file, &mut command, look)
            });
        }
    }

    /// Runs the native tests. `with_collections`: also those on the collections beside the project, if these exist;
    /// other tests ignore them.
    fn native_tests(&mut self, folders: &Folders, with_collections: bool) {
        self.tests("native tests", |look| {
            let mut command = Command::new("cargo");
            command.current_dir(folders.root()).args(["test", "--workspace", "--locked", "--no-fail-fast"]);
            if with_collections && folders.at("../shared/corpora").is_dir() {
                command.args(["--", "--include-ignored"]);
            }
            commands::run_looking("native tests", &mut command, look)
        });
    }

    fn python_tests(&mut self, folders: &Folders, python: Result<Python>) {
        match python {
            // Without the network the other checks still count.
            Ok(python) => match python.make_environment(folders) {
                Ok(()) => self.tests("Python tests", |look| python.test(folders, look)),
                Err(error) => self.not_run.push(format!("the Python and Spark tests: {error:#}")),
            },
            Err(reason) => self.not_run.push(format!("the Python and Spark tests: {reason}")),
        }
    }

    /// Says in its last line what passed and failed.
    fn close(self, began: Instant) -> Result<()> {
        let seconds = began.elapsed().as_secs();
        println!();
        if !self.failed_steps.is_empty() {
            println!("failed: {}", self.failed_steps.join(", "));
        }
        if !self.not_run.is_empty() {
            println!("not run, since what they need is not here: {}", self.not_run.join(", "));
        }
        for (step, took) in &self.took {
            println!("{took:>6} s  {step}");
        }
        println!("all checks took {} min {} s", seconds / 60, seconds % 60);
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.failed > 0 {
            bail!("not everything passed");
        }
        Ok(())
    }

    fn step(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) -> bool {
        println!("== {name}");
        let began = Instant::now();
        let done = work();
        self.note_time(name, began.elapsed().as_secs());
        if let Err(error) = &done {
            println!("   {name} failed: {error:#}");
            self.fail(name);
        }
        done.is_ok()
    }

    /// Adds to what a step has taken; journeys are many steps of one name.
    fn note_time(&mut self, name: &'static str, seconds: u64) {
        match self.took.iter_mut().find(|(known, _)| *known == name) {
            Some((_, took)) => *took += seconds,
            None => self.took.push((name, seconds)),
        }
    }

    fn tests(&mut self, name: &'static str, work: impl FnOnce(&mut dyn FnMut(&str)) -> Result<bool>) {
        println!("== {name}");
        let mut counts = Counts::default();
        let began = Instant::now();
        let beside = self.beside;
        let ended = work(&mut |line| {
            if beside.is_empty() {
                println!("{line}");
            } else {
                println!("{beside} | {line}");
            }
            counts.read(line);
        });
        self.note_time(name, began.elapsed().as_secs());
        if let Err(error) = &ended {
            println!("   {name} failed: {error:#}");
        }
        // A run that ends badly, or neither counts tests nor says why it has none, has failed even if no test says so.
        let well = ended.is_ok_and(|well| well) && (counts.passed > 0 || !counts.not_run.is_empty());
        if !well {
            counts.failed = counts.failed.max(1);
        }
        if counts.failed > 0 {
            self.name_failed(name);
        }
        self.passed += counts.passed;
        self.failed += counts.failed;
        self.not_run.append(&mut counts.not_run);
    }
}

/// Passed and failed tests, and those that did not run, read from the lines that cargo, node and pytest print.
#[derive(Default, Debug, PartialEq)]
struct Counts {
    passed: u64,
    failed: u64,
    not_run: Vec<String>,
}

impl Counts {
    fn read(&mut self, line: &str) {
        if let Some(result) = line.trim_start().strip_prefix("test result:") {
            for part in result.split([';', '.']) {
                let words: Vec<&str> = part.split_whitespace().collect();
                match words.as_slice() {
                    [number, "passed"] => self.passed += number.parse().unwrap_or(0),
                    [number, "failed"] => self.failed += number.parse().unwrap_or(0),
                    _ => {}
                }
            }
            return;
        }
        // `test engine::name ... ignored, needs the collections beside the project`, and the same as a journey says it.
        if let Some((name, _)) = line.split_once(" ... ignored, needs the collections") {
            self.not_run.push(name.trim_start_matches("test ").to_owned());
            return;
        }
        if let Some((_, what)) = line.split_once("not run: ") {
            self.not_run.push(what.to_owned());
            return;
        }
        // `SKIPPED [3] tests/conftest.py:63: needs Java`, and pytest's summary: `1 failed, 30 passed, 3 skipped in 40.1s`.
        if let Some((_, what)) = line.strip_prefix("SKIPPED [").and_then(|rest| rest.split_once(": ")) {
            self.not_run.push(format!("Python tests: {what}"));
            return;
        }
        if let Some((counts, _)) = line.trim_matches(['=', ' ']).rsplit_once(" in ").filter(|(_, time)| is_time(time)) {
            for part in counts.split(", ") {
                match part.split_whitespace().collect::<Vec<_>>().as_slice() {
                    [number, "passed"] => self.passed += number.parse().unwrap_or(0),
                    [number, "failed" | "error" | "errors"] => self.failed += number.parse().unwrap_or(0),
                    _ => {}
                }
            }
            return;
        }
        // Node's summary: `ℹ pass 12` from one reporter, `# pass 12` from another.
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["ℹ" | "#", "pass", number] => self.passed += number.parse().unwrap_or(0),
            ["ℹ" | "#", "fail" | "cancelled", number] => self.failed += number.parse().unwrap_or(0),
            _ => {}
        }
    }
}

/// `40.12s`, and `61.00s (0:01:01)` where it took longer.
fn is_time(text: &str) -> bool {
    let seconds = text.split_whitespace().next().unwrap_or_default();
    seconds.strip_suffix('s').is_some_and(|number| number.parse::<f64>().is_ok())
}

fn cargo(folders: &Folders, title: &str, words: &[&str]) -> Result<()> {
    commands::run(title, Command::new("cargo").current_dir(folders.root()).args(words))
}

/// The files of journeys that no lane has begun; none before the page is built.
#[derive(Default)]
struct Journeys(Mutex<VecDeque<String>>);

impl Journeys {
    fn find(&self, folders: &Folders) -> Result<()> {
        *self.waiting() = browser_tests(folders)?.into();
        Ok(())
    }

    fn next(&self) -> Option<String> {
        self.waiting().pop_front()
    }

    fn waiting(&self) -> MutexGuard<'_, VecDeque<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn browser_tests(folders: &Folders) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folders.at("tests/browser")).context("tests/browser cannot be read")? {
        let name = entry.context("tests/browser cannot be read")?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.mjs") {
            names.push(format!("tests/browser/{name}"));
        }
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn every_runner_is_understood() {
        let mut counts = Counts::default();
        for line in [
            "test corpora::labelled_lines_hold ... ignored, needs the collections beside the project",
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "ℹ not run: the further labelled quotes are not beside the project",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "ℹ pass 8",
            "ℹ fail 1",
            "# cancelled 1",
            "ℹ tests 10",
            "SKIPPED [4] tests/conftest.py:63: needs Java",
            "==== 1 failed, 30 passed, 4 skipped, 2 warnings in 61.00s (0:01:01) ====",
            "2 passed in 0.41s",
        ] {
            counts.read(line);
        }
        let not_run = [
            "corpora::labelled_lines_hold",
            "the further labelled quotes are not beside the project",
            "Python tests: needs Java",
        ];
        assert_eq!(counts, Counts { passed: 55, failed: 5, not_run: not_run.map(str::to_owned).to_vec() });
    }
}
