//! Running other programs: plain errors when one is missing, and a line every twenty seconds while one is busy.

use std::io::{BufRead, BufReader, ErrorKind};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

const HEART_BEAT: Duration = Duration::from_secs(20);

/// Runs a program, its output going straight through. `title` names the step in messages.
pub fn run(title: &str, command: &mut Command) -> Result<()> {
    let mut child = start(command.stdin(Stdio::null()))?;
    let beat = HeartBeat::start(title);
    let status = child.wait().with_context(|| format!("{title}: the program was lost"))?;
    drop(beat);
    if !status.success() {
        bail!("{title}: {} ended with {status}", program(command));
    }
    Ok(())
}

/// Runs a program, passes its standard output on line by line and shows each line to `look` as well.
/// Returns whether the program ended well.
pub fn run_looking(title: &str, command: &mut Command, mut look: impl FnMut(&str)) -> Result<bool> {
    let mut child = start(command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
    let beat = HeartBeat::start(title);
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.with_context(|| format!("{title}: its output cannot be read"))?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            look(&line);
        }
    }
    let status = child.wait().with_context(|| format!("{title}: the program was lost"))?;
    drop(beat);
    Ok(status.success())
}

/// Runs a program quietly and returns its standard output; its standard error is part of the error.
pub fn output(command: &mut Command) -> Result<String> {
    let done = command.stdin(Stdio::null()).output().map_err(|error| not_started(command, &error))?;
    if !done.status.success() {
        bail!("{} ended with {}: {}", program(command), done.status, String::from_utf8_lossy(&done.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}

/// Returns a command for npm, which on Windows is a script with another name.
pub fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

fn start(command: &mut Command) -> Result<Child> {
    command.spawn().map_err(|error| not_started(command, &error))
}

fn not_started(command: &Command, error: &std::io::Error) -> anyhow::Error {
    let name = program(command);
    if error.kind() != ErrorKind::NotFound {
        return anyhow!("{name} cannot be started: {error}");
    }
    match name.as_str() {
        "node" | "npm" | "npm.cmd" => {
            anyhow!("Node.js is missing: install Node 20 or later with npm (https://nodejs.org), then run this again")
        }
        "rustup" | "cargo" => anyhow!("rustup is missing: install it (https://rustup.rs), then run this again"),
        _ => anyhow!("{name} is missing: run `cargo xtask setup`"),
    }
}

fn program(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

/// Prints a line every twenty seconds until dropped, so that a long step never looks stuck.
struct HeartBeat {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl HeartBeat {
    fn start(title: &str) -> Self {
        let (stop, stopped) = channel();
        let title = title.to_owned();
        let began = Instant::now();
        let thread = std::thread::spawn(move || {
            // A timeout means "still busy"; a closed channel means the step is over.
            while let Err(std::sync::mpsc::RecvTimeoutError::Timeout) = stopped.recv_timeout(HEART_BEAT) {
                println!("   … {title}: {} s so far", began.elapsed().as_secs());
            }
        });
        Self { stop: Some(stop), thread: Some(thread) }
    }
}

impl Drop for HeartBeat {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{output, run_looking};
    use std::process::Command;

    #[test]
    fn a_missing_program_says_what_to_do() {
        let error = output(&mut Command::new("no-such-program-here")).unwrap_err().to_string();
        assert!(error.contains("cargo xtask setup"), "{error}");
    }

    #[test]
    fn lines_are_shown_and_the_ending_is_told() {
        let mut seen = Vec::new();
        let well = run_looking("rustc", Command::new("rustc").arg("--version"), |line| seen.push(line.to_owned()));
        assert!(well.unwrap());
        assert!(seen.iter().any(|line| line.starts_with("rustc ")));
    }
}
