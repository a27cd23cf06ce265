//! The Python package and its tests: a virtual environment under `target/python`, the wheel built and installed there
//! as a user installs it, and Spark if Java is there. If Python is missing nothing is run, and the closing lines say
//! so.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};

use crate::browsers::{is_debian, is_root};
use crate::commands;
use crate::folders::Folders;
use crate::web::sha256_hex;

/// What the tests need besides the wheel, at pinned versions.
const REQUIREMENTS: &str = "python/tests/requirements.txt";
/// What the measurements need in addition.
const BENCH_REQUIREMENTS: &str = "python/benches/requirements.txt";
/// What the wheel itself needs, kept so that a fresh environment can be filled without the network.
const WHEELHOUSE: &str = "target/python/wheelhouse";
/// The folder in which the wheel and what it is built from are compiled. It has its own, because the wheel has fewer
/// features than the tests of the workspace, and in a shared folder both would be compiled twice.
const BUILD: &str = "target/python/build";
const WHEELS: &str = "target/python/wheels";

/// Several times as long as the tests take on a busy machine; each test has its own limit (python/pyproject.toml).
const LIMIT: Duration = Duration::from_secs(20 * 60);

/// Which of the Python tests can be run here.
pub struct Python {
    environment: PathBuf,
    java: bool,
}

/// Finds Python and Java, and on Debian, as root, installs what is missing. If Python is still missing the error says
/// what to do.
pub fn found_or_installed(folders: &Folders) -> Result<Python> {
    let missing: Vec<&str> = [(has_python(), "python3-venv"), (has_java(), "default-jre-headless")]
        .into_iter()
        .filter_map(|(found, package)| (!found).then_some(package))
        .collect();
    if !missing.is_empty() && is_debian() && is_root() {
        // Without the network the other tests still run.
        if let Err(error) = install(&missing) {
            println!("   {} not installed: {error:#}", missing.join(" and "));
        }
    }
    if !has_python() {
        return Err(anyhow!("Python 3.11 or later with venv is missing"));
    }
    Ok(Python { environment: folders.at("target/python/environment"), java: has_java() })
}

/// What pandas and PySpark need; the wheel itself fits 3.9.
fn has_python() -> bool {
    let words = ["-c", "import venv, ensurepip, sys; assert sys.version_info >= (3, 11)"];
    commands::output(Command::new("python3").args(words)).is_ok()
}

fn has_java() -> bool {
    commands::output(Command::new("java").arg("--version")).is_ok_and(|said| major_version(&said) >= Some(17))
}

/// `openjdk 17.0.15 2025-04-15`, `java 21 2023-09-19 LTS`.
fn major_version(said: &str) -> Option<u32> {
    said.split_whitespace().nth(1)?.split('.').next()?.parse().ok()
}

fn install(packages: &[&str]) -> Result<()> {
    commands::run("reading Debian's package lists", Command::new("apt-get").args(["update", "-q"]))?;
    let mut install = Command::new("apt-get");
    install.args(["install", "-y", "-q", "--no-install-recommends"]).args(packages);
    commands::run("installing Python and Java", install.env("DEBIAN_FRONTEND", "noninteractive"))
}

impl Python {
    /// Builds the wheel, installs it into the environment and runs the tests; `look` sees each line that they print. The command
    /// must have been built before.
    pub fn test(&self, folders: &Folders, look: impl FnMut(&str)) -> Result<bool> {
        self.install_wheel(folders, "dev")?;
        let mut tests = Command::new(self.program("python"));
        tests.current_dir(folders.at("python")).args([
            "-m",
            "pytest",
            "-q",
            "-rs",
            "--durations=5",
            "-p",
            "no:cacheprovider",
        ]);
        if !self.java {
            tests.env("JAVA_MISSING", "1");
        }
        commands::run_looking_within("Python tests", LIMIT, tests.env("PYTHONDONTWRITEBYTECODE", "1"), look)
    }

    /// Makes the environment; one made from the same requirements is left alone.
    pub fn make_environment(&self, folders: &Folders) -> Result<()> {
        let wanted = sha256_hex(&fs::read(folders.at(REQUIREMENTS)).context("the requirements cannot be read")?);
        let mark = self.environment.join("made-from-requirements");
        if fs::read_to_string(&mark).is_ok_and(|made_from| made_from.trim() == wanted) {
            return Ok(());
        }
        println!("== installing what the Python tests need into target/python (0.7 GB over the network, some minutes)");
        let mut make = Command::new("python3");
        commands::run("making the environment", make.args(["-m", "venv", "--clear"]).arg(&self.environment))?;
        let requirements = folders.at(REQUIREMENTS);
        let mut install = self.pip();
        commands::run("installing packages", install.args(["install", "-r"]).arg(&requirements))?;
        let _ = fs::remove_dir_all(folders.at(WHEELHOUSE));
        let mut keep = self.pip();
        keep.args(["download", "--no-deps", "--dest"])
            .arg(folders.at(WHEELHOUSE))
            .arg("--constraint")
            .arg(requirements);
        commands::run("keeping pyarrow", keep.arg("pyarrow"))?;
        fs::write(&mark, wanted).context("the environment cannot be marked")
    }

    /// Builds the wheel with a profile and installs it in place of the one before.
    fn install_wheel(&self, folders: &Folders, profile: &str) -> Result<()> {
        let wheels = folders.at(WHEELS);
        let _ = fs::remove_dir_all(&wheels);
        let mut build = Command::new(self.program("maturin"));
        build.current_dir(folders.at("python")).args(["build", "--locked", "--quiet", "--profile", profile]);
        build.arg("--interpreter").arg(self.program("python")).arg("--out").arg(&wheels);
        // Nobody debugs it, and the debug information would be packed into the wheel.
        build.env("CARGO_TARGET_DIR", folders.at(BUILD)).env("CARGO_PROFILE_DEV_DEBUG", "0");
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

/// Builds the command that the tests compare with, if the tests are run without the native ones.
pub fn build_command(folders: &Folders) -> Result<()> {
    let words = ["build", "--locked", "--quiet", "--package", "vendor-check", "--bins"];
    commands::run("building the command", Command::new("cargo").current_dir(folders.root()).args(words))
}

/// Measures what docs/scale.md reports; needs Python, Java and a few minutes.
pub fn bench(folders: &Folders) -> Result<()> {
    let python = found_or_installed(folders)?;
    python.make_environment(folders)?;
    let mut install = python.pip();
    install.args(["install", "-r"]).arg(folders.at(BENCH_REQUIREMENTS));
    commands::run("installing what is measured beside", &mut install)?;
    python.install_wheel(folders, "release")?;
    // With the same crates as the wheel, which has no picture reader either.
    let mut build = Command::new("cargo");
    build.current_dir(folders.root()).env("CARGO_TARGET_DIR", folders.at(BUILD));
    build.args(["build", "--locked", "--quiet", "--release", "--package", "vendor-check", "--bins"]);
    build.args(["--no-default-features", "--features", "parquet"]);
    commands::run("building the command", &mut build)?;
    let mut bench = Command::new(python.program("python"));
    bench.current_dir(folders.at("python/benches")).arg("measure.py");
    bench.env("VENDOR_CHECK", folders.at(BUILD).join("release/vendor-check"));
    commands::run("the measuring stand", &mut bench)
}

#[cfg(test)]
mod tests {
    use super::major_version;

    #[test]
    fn the_version_of_java_is_read() {
        assert_eq!(major_version("openjdk 17.0.15 2025-04-15\nOpenJDK Runtime Environment"), Some(17));
        assert_eq!(major_version("java 21 2023-09-19 LTS"), Some(21));
        assert_eq!(major_version("openjdk 1.8.0_392"), Some(1));
        assert_eq!(major_version(""), None);
    }
}
