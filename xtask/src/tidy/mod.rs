//! The house rules that no compiler checks: every finding is collected, each with its place and its remedy.

mod arrows;
mod pictures;
mod sources;
mod styles;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::folders::Folders;

/// Folders without any file of ours.
const NOT_OURS: [&str; 4] = [".git", "target", "dist", "node_modules"];

/// One breach of a rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    place: String,
    line: usize,
    what: String,
    remedy: &'static str,
}

/// A file of the tree as the rules see it.
pub struct Source {
    /// Its path from the root, with `/` between the parts.
    pub place: String,
    /// Its text; `None` when it is not UTF-8.
    pub text: Option<String>,
    /// Its size in bytes.
    pub bytes: u64,
}

impl Finding {
    /// A finding at a line (from 1), or in the file as a whole (0).
    pub fn new(source: &Source, line: usize, what: impl Into<String>, remedy: &'static str) -> Self {
        Self { place: source.place.clone(), line, what: what.into(), remedy }
    }
}

/// Checks the whole tree.
pub fn run(folders: &Folders) -> Result<()> {
    let mut findings = Vec::new();
    let files = our_files(folders.root())?;
    let mut read = Vec::with_capacity(files.len());
    for file in &files {
        let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let place = place_of(folders.root(), file);
        let source = Source { place, bytes: bytes.len() as u64, text: String::from_utf8(bytes).ok() };
        findings.extend(sources::check(&source));
        findings.extend(arrows::check(&source));
        read.push(source);
    }
    findings.extend(styles::check(&read));
    findings.extend(pictures::check(&read));
    findings.sort();
    for finding in &findings {
        let line = if finding.line == 0 { String::new() } else { format!(":{}", finding.line) };
        println!("   {}{line}: {}; {}", finding.place, finding.what, finding.remedy);
    }
    if !findings.is_empty() {
        bail!("tidy: {} findings", findings.len());
    }
    println!("tidy: {} files, nothing to mend", files.len());
    Ok(())
}

fn our_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let entry = entry.with_context(|| format!("{} cannot be read", folder.display()))?;
        let path = entry.path();
        let kind = entry.file_type().with_context(|| format!("{} cannot be read", path.display()))?;
        if kind.is_dir() {
            if !NOT_OURS.contains(&entry.file_name().to_string_lossy().as_ref()) {
                found.extend(our_files(&path)?);
            }
        } else if kind.is_file() && entry.file_name() != ".git" {
            // In a second worktree `.git` is a file.
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn place_of(root: &Path, file: &Path) -> String {
    let inside = file.strip_prefix(root).unwrap_or(file);
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
