//! The build tasks, run as `cargo xtask <task>`. Each task is a module; this file only chooses.

mod artefacts;
mod bench;
mod browsers;
mod checks;
mod commands;
mod dependencies;
mod folders;
mod function_order;
mod fuzz;
mod import_names;
mod page;
mod page_build;
mod policy;
mod python;
mod readable_list;
mod release;
mod reproducible;
mod scans;
mod score;
mod serve;
mod setup;
mod shipped;
mod site;
mod sizes;
mod tidy;
mod unpacker;
mod web;
mod welsh;
mod without_wasm;

use std::process::ExitCode;

use anyhow::{Result, bail};

use checks::Parts;
use folders::Folders;

const USAGE: &str = "\
cargo xtask <task>

  run [--no-serve] [--port N]   build everything, print where it is, serve the site on this machine only
  test [--no-browsers] [--no-python]
                                every check there is; the last line counts passed and failed
  python                        build the Python package and run its tests, with Spark where Java is
  check                         format, clippy, house rules and native tests: no Node, no browser, no page
  licences                      licences, bans and sources of the dependencies, by deny.toml
  advisories                    known faults of the dependencies; with ADVISORY_DB=DIR nothing is fetched
  setup                         install the pinned tools under target/tools and node_modules
  build                         write dist/vendor-checker.html, the same without WebAssembly, the file with scans, and dist/site/
  serve [--port N]              serve dist/site as it is
  sizes                         print the sizes of what was built, the budgets, and what each way of making it small saves
  reproducible                  build twice, the second time on what looks like another machine, and compare (an hour)
  release                       prove that, and lay out dist/release with the hashes; refused while the list is a draft
  attach                        make a draft release at GitHub of what lies there (with its own command, gh)
  tidy                          check the house rules
  score [DIR] [--only models|names|documents]
                                figures on the labelled collections, where they are
  score --only models --folds N [--rows]
                                the models in N folds by family, known-model table off; --rows names
                                every row that is not attributed
  score readers DIR…            words read of files, held against other programs' (python3, pdftotext, soffice)
  score --speed FILE            lines of a text file looked up in a second
  bench                         our look-up beside other libraries; writes docs/benchmarks.md
  bench --estate                100,000 assets in the page; writes docs/large-estates.md
  bench --python                the Python package and Spark on this machine, for docs/scale.md
  hostile                       every file of the hostile collection, where it is, read in the built page
  fuzz [TARGET] [--seconds N]   coverage-guided fuzzing of each target, 120 seconds unless told

UPDATE_PICTURES=1 cargo xtask test   also rewrites the pictures that README and docs show";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match choose(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn choose(words: &[String]) -> Result<()> {
    let Some((task, rest)) = words.split_first() else {
        println!("{USAGE}");
        return Ok(());
    };
    let folders = Folders::find()?;
    let mut options = Options::new(rest);
    match task.as_str() {
        "run" => {
            let no_serve = options.flag("--no-serve");
            let port = options.port()?;
            options.finish()?;
            web::build(&folders)?;
            if no_serve {
                return Ok(());
            }
            serve::site(&folders, port)
        }
        "test" => {
            let parts = Parts { browsers: !options.flag("--no-browsers"), python: !options.flag("--no-python") };
            options.finish()?;
            checks::run(&folders, parts)
        }
        "python" => options.finish().and_then(|()| checks::run_python(&folders)),
        "check" => options.finish().and_then(|()| checks::run_native(&folders)),
        "licences" => options.finish().and_then(|()| dependencies::licences(&folders)),
        "advisories" => options.finish().and_then(|()| dependencies::advisories(&folders)),
        "serve" => {
            let port = options.port()?;
            options.finish()?;
            serve::site(&folders, port)
        }
        "reproducible" => options.finish().and_then(|()| reproducible::run(&folders)),
        "release" => options.finish().and_then(|()| release::run(&folders)),
        "attach" => options.finish().and_then(|()| release::attach(&folders)),
        "setup" => options.finish().and_then(|()| setup::everything(&folders)),
        "build" => options.finish().and_then(|()| web::build(&folders)),
        // The program that scores reads these words itself.
        "score" => score::run(&folders, rest),
        "bench" => {
            let estate = options.flag("--estate");
            let python = options.flag("--python");
            options.finish()?;
            if python {
                python::bench(&folders)
            } else if estate {
                bench::large_estate(&folders)
            } else {
                bench::run(&folders)
            }
        }
        "fuzz" => {
            let seconds = options.value("--seconds").map(|text| text.parse()).transpose()?;
            let target = options.words.pop();
            options.finish()?;
            fuzz::run(&folders, target.as_deref(), seconds)
        }
        "sizes" => options.finish().and_then(|()| sizes::print_built(&folders)),
        "hostile" => options.finish().and_then(|()| checks::hostile_in_browsers(&folders)),
        "tidy" => options.finish().and_then(|()| tidy::run(&folders)),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => bail!("no task is called {other:?}\n\n{USAGE}"),
    }
}

/// The words after the task; what is not taken by [`Options::finish`] is an error.
struct Options {
    words: Vec<String>,
}

impl Options {
    fn new(words: &[String]) -> Self {
        Self { words: words.to_vec() }
    }

    fn flag(&mut self, name: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|word| word != name);
        self.words.len() != before
    }

    fn value(&mut self, name: &str) -> Option<String> {
        let at = self.words.iter().position(|word| word == name)?;
        self.words.drain(at..self.words.len().min(at + 2)).nth(1)
    }

    fn port(&mut self) -> Result<Option<u16>> {
        let Some(at) = self.words.iter().position(|word| word == "--port") else {
            return Ok(None);
        };
        let taken: Vec<String> = self.words.drain(at..self.words.len().min(at + 2)).collect();
        match taken.get(1).map(|number| number.parse()) {
            Some(Ok(port)) => Ok(Some(port)),
            _ => bail!("--port takes a number from 0 to 65535"),
        }
    }

    fn finish(self) -> Result<()> {
        match self.words.first() {
            None => Ok(()),
            Some(word) => bail!("{word:?} is not understood here\n\n{USAGE}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    fn options(line: &str) -> Options {
        Options::new(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn flags_and_ports_are_taken_in_any_order() {
        let mut given = options("--port 9000 --no-serve");
        assert!(given.flag("--no-serve"));
        assert_eq!(given.port().unwrap(), Some(9000));
        given.finish().unwrap();
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        assert!(options("--no-srve").finish().is_err());
        assert!(options("--port").port().is_err());
        assert!(options("--port many").port().is_err());
    }
}
