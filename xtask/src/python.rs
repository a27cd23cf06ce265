//! The Python package and its tests: a virtual environment under `target/python`, the wheel built and installed there as a
//! user installs it, and Spark where Java is. Where Python is missing nothing is run, and the closing lines say so.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::browsers::{is_debian, is_root};
use crate::commands;
use crate::folders::Folders;
use crate::web::sha256_hex;

/// What the tests need beside the wheel, at pinned versions.
const REQUIREMENTS: &str = "python/tests/requirements.txt";
const JAVA: &str = "openjdk-17-jre-headless";

/// What of the Python tests can be run here.
pub struct Python {
    environment: PathBuf,
    java: bool,
}

/// Finds Python and Java; on Debian, as root, what is missing is installed. `None` where Python stays missing.
pub fn found_or_installed(folders: &Folders) -> Result<Option<Python>> {
    let runs = |program: &str, words: &[&str]| commands::output(Command::new(program).args(words)).is_ok();
    let has_python = || runs("python3", &["-c", "import venv, ensurepip, sys; assert sys.version_info >= (3, 9)"]);
    let has_java = || runs("java", &["--version"]);
    let missing: Vec<&str> = [(has_python(), "python3-venv"), (has_java(), JAVA)]
        .into_iter()
        .filter_map(|(found, package)| (!found).then_some(package))
        .collect();
    if !missing.is_empty() && is_debian() && is_root() {
        commands::run("reading Debian's package lists", Command::new("apt-get").args(["update", "-q"]))?;
        let mut install = Command::new("apt-get");
        install.args(["install", "-y", "-q", "--no-install-recommends"]).args(&missing);
        commands::run("installing Python and Java", install.env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    let environment = folders.at("target/python/environment");
    Ok(has_python().then(|| Python { environment, java: has_java() }))
}

impl Python {
    /// Builds the wheel, installs it and runs the tests; `look` sees each line that they print.
    pub fn test(&self, folders: &Folders, look: impl FnMut(&str)) -> Result<bool> {
        self.make_environment(folders)?;
        self.install_wheel(folders, "dev")?;
        commands::run("building the command", Command::new("cargo").current_dir(folders.root()).args(COMMAND))?;
        let mut tests = Command::new(self.program("python"));
        tests.current_dir(folders.at("python")).args(["-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider"]);
        if !self.java {
            tests.env("JAVA_MISSING", "1");
        }
        commands::run_looking("Python tests", tests.env("PYTHONDONTWRITEBYTECODE", "1"), look)
    }

    /// An environment made from these very requirements is left alone.
    fn make_environment(&self, folders: &Folders) -> Result<()> {
        let wanted = sha256_hex(&fs::read(folders.at(REQUIREMENTS)).context("the requirements cannot be read")?);
        let mark = self.environment.join("made-from-requirements");
        if fs::read_to_string(&mark).is_ok_and(|made_from| made_from.trim() == wanted) {
            return Ok(());
        }
        println!("== installing what the Python tests need into target/python (some minutes)");
        let mut make = Command::new("python3");
        commands::run("making the environment", make.args(["-m", "venv", "--clear"]).arg(&self.environment))?;
        let mut install = self.pip();
        commands::run("installing packages", install.args(["install", "-r"]).arg(folders.at(REQUIREMENTS)))?;
        fs::write(&mark, wanted).context("the environment cannot be marked")
    }

    /// Builds the wheel with a profile and installs it in place of the one before.
    pub fn install_wheel(&self, folders: &Folders, profile: &str) -> Result<()> {
        let wheels = folders.at("target/python/wheels");
        let _ = fs::remove_dir_all(&wheels);
        let mut build = Command::new(self.program("maturin"));
        build.current_dir(folders.at("python")).args(["build", "--locked", "--quiet", "--profile", profile]);
        build.arg("--interpreter").arg(self.program("python")).arg("--out").arg(&wheels);
        build.env("CARGO_TARGET_DIR", folders.at("target/python/build"));
        commands::run("building the wheel", &mut build)?;
        let wheel = fs::read_dir(&wheels).context("no wheel was built")?.next().context("no wheel was built")??.path();
        let mut install = self.pip();
        commands::run("installing the wheel", install.args(["install", "--force-reinstall", "--no-deps"]).arg(wheel))
    }

    fn pip(&self) -> Command {
        let mut pip = Command::new(self.program("python"));
        pip.args(["-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]);
        pip
    }

    fn program(&self, name: &str) -> OsString {
        let folder = if cfg!(windows) { "Scripts" } else { "bin" };
        self.environment.join(folder).join(name).into_os_string()
    }
}

/// As the native tests built it.
const COMMAND: [&str; 6] = ["build", "--locked", "--quiet", "--package", "vendor-check", "--bins"];

/// Measures what docs/scale.md tells; needs Python and some minutes.
pub fn bench(folders: &Folders) -> Result<()> {
    let Some(python) = found_or_installed(folders)? else { bail!("Python 3.9 or later with venv is missing") };
    python.make_environment(folders)?;
    python.install_wheel(folders, "release")?;
    let mut bench = Command::new(python.program("python"));
    commands::run("the measuring stand", bench.current_dir(folders.at("python/benches")).arg("measure.py"))
}
