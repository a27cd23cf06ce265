//! Where things lie in the project. No other module spells a path from the root.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The project's root, and the places derived from it.
pub struct Folders {
    root: PathBuf,
}

impl Folders {
    /// Finds the root from the folder cargo names, or from the current one.
    pub fn find() -> Result<Self> {
        let from_cargo = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let start = match from_cargo {
            Some(folder) => folder,
            None => std::env::current_dir().context("the current folder cannot be read")?,
        };
        for folder in start.ancestors() {
            if folder.join("Trunk.toml").is_file() {
                return Ok(Self { root: folder.to_owned() });
            }
        }
        bail!("run this inside the project: no Trunk.toml above {}", start.display())
    }

    /// The places below a folder that stands for the root.
    #[cfg(test)]
    pub fn of(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// The project's root.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the project.
    pub fn at(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// The pinned tools' own root (`bin` inside).
    pub fn tools(&self) -> PathBuf {
        self.at("target/tools")
    }

    /// What Trunk writes: wasm, glue, style sheet.
    pub fn trunk_output(&self) -> PathBuf {
        self.at("target/trunk")
    }

    /// The one file.
    pub fn one_file(&self) -> PathBuf {
        self.at("dist/vendor-checker.html")
    }

    /// The same for machines that forbid WebAssembly.
    pub fn without_wasm(&self) -> PathBuf {
        self.at("dist/vendor-checker-without-webassembly.html")
    }

    /// The file that also reads scans and photographs.
    pub fn with_scans(&self) -> PathBuf {
        self.at("dist/vendor-checker-with-scans.html")
    }

    /// What a release publishes.
    pub fn release(&self) -> PathBuf {
        self.at("dist/release")
    }

    /// The hosted page's folder.
    pub fn site(&self) -> PathBuf {
        self.at("dist/site")
    }
}
