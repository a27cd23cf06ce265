//! Running other programs: plain errors when one is missing, and a line every twenty seconds while one is busy.

use std::io::{BufRead, BufReader, ErrorKind};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
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

/// Runs a program and passes each line of its standard output to `look`. Returns whether the program succeeded.
pub fn run_looking(title: &str, command: &mut Command, look: impl FnMut(&str)) -> Result<bool> {
    run_looking_within(title, Duration::MAX, command, look)
}

/// The same for a program that may hang: it is ended when it takes longer than `limit`.
pub fn run_looking_within(
    title: &str,
    limit: Duration,
    command: &mut Command,
    mut look: impl FnMut(&str),
) -> Result<bool> {
    let mut child = start(command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
    let _beat = HeartBeat::start(title);
    let began = Instant::now();
    let lines = child.stdout.take().map(lines_of).with_context(|| format!("{title}: its output cannot be read"))?;
    loop {
        match lines.recv_timeout(limit.saturating_sub(began.elapsed())) {
            Ok(line) => look(&line),
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                child.kill().with_context(|| format!("{title}: it hangs and cannot be ended"))?;
                child.wait().with_context(|| format!("{title}: the program was lost"))?;
                bail!("{title}: ended after {} s, since it may take no longer", limit.as_secs());
            }
        }
    }
    let status = child.wait().with_context(|| format!("{title}: the program was lost"))?;
    Ok(status.success())
}

/// Reads in a thread of its own, because programs that it started may keep its output open after its end.
fn lines_of(output: ChildStdout) -> Receiver<String> {
    let (send, lines) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            if send.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                break;
            }
        }
    });
    lines
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
            while let Err(RecvTimeoutError::Timeout) = stopped.recv_timeout(HEART_BEAT) {
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
    use super::{output, run_looking, run_looking_within};
    use std::process::Command;
    use std::time::Duration;

    #[test]
    fn a_missing_program_says_what_to_do() {
        let error = output(&mut Command::new("no-such-program-here")).unwrap_err().to_string();
        assert!(error.contains("cargo xtask setup"), "{error}");
    }

    #[test]
    fn lines_are_given_and_the_ending_is_told() {
        let mut seen = Vec::new();
        let well = run_looking("rustc", Command::new("rustc").arg("--version"), |line| seen.push(line.to_owned()));
        assert!(well.unwrap());
        assert!(seen.iter().any(|line| line.starts_with("rustc ")));
    }

    #[test]
    #[cfg(unix)]
    fn what_hangs_is_ended_with_a_reason() {
        let mut sleeper = Command::new("sleep");
        let ended = run_looking_within("a nap", Duration::from_millis(50), sleeper.arg("60"), |_| {});
        assert!(ended.unwrap_err().to_string().contains("a nap: ended after 0 s"));
    }
}
