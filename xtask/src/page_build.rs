//! Builds the page while other checks run: linking, optimising and translating it keep only one core busy, and so do
//! most tests.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::folders::Folders;

/// A build of the page in a process of its own. Its output is kept until somebody waits for it.
pub struct PageBuild {
    child: Child,
    log: PathBuf,
}

impl PageBuild {
    /// Starts `cargo xtask build` with the program that is running.
    pub fn start(folders: &Folders) -> Result<Self> {
        let this_program = std::env::current_exe().context("this program cannot find itself")?;
        let mut command = Command::new(this_program);
        command.arg("build");
        Self::start_as(command.current_dir(folders.root()), folders.at("target/page-build.log"))
    }

    fn start_as(command: &mut Command, log: PathBuf) -> Result<Self> {
        if let Some(folder) = log.parent() {
            fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        }
        let output = File::create(&log).with_context(|| format!("{} cannot be written", log.display()))?;
        let errors = output.try_clone().with_context(|| format!("{} cannot be written", log.display()))?;
        let child = command
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(errors)
            .spawn()
            .context("the build of the page cannot be started")?;
        Ok(Self { child, log })
    }

    /// Waits for its end and prints what it said.
    pub fn finish(mut self) -> Result<()> {
        let status = self.child.wait().context("the build of the page was lost")?;
        print!("{}", String::from_utf8_lossy(&fs::read(&self.log).unwrap_or_default()));
        if !status.success() {
            bail!("the build of the page ended with {status}");
        }
        Ok(())
    }
}

impl Drop for PageBuild {
    /// If the run ends early, the build must not go on.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::PageBuild;
    use std::process::Command;

    fn started(script: &str) -> PageBuild {
        let log = std::env::temp_dir().join(format!("page-build-{}-{}.log", std::process::id(), script.len()));
        PageBuild::start_as(Command::new("sh").args(["-c", script]), log).unwrap()
    }

    #[test]
    fn its_end_is_told() {
        started("echo built").finish().unwrap();
        let error = started("echo no room left; exit 3").finish().unwrap_err().to_string();
        assert!(error.contains("exit status: 3"), "{error}");
    }

    #[test]
    fn a_build_that_nobody_waits_for_is_ended() {
        let build = started("exec sleep 600");
        let id = build.child.id();
        drop(build);
        assert!(!std::path::Path::new(&format!("/proc/{id}")).exists());
    }
}
