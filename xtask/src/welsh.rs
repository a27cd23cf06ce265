//! The words of the interface in Welsh, from the catalogue that people write.

use std::fs;

use anyhow::{Context, Result, anyhow};

use crate::folders::Folders;

/// The module with which the page reads what this file writes.
#[path = "../../crates/desk/src/welsh.rs"]
#[allow(dead_code, reason = "the page reads with it")]
mod catalogue;

/// Where the catalogue is.
const CATALOGUE: &str = "src/ui/welsh.txt";

/// Returns the catalogue as the page carries it.
pub fn of_page(folders: &Folders) -> Result<Vec<u8>> {
    let text = fs::read_to_string(folders.at(CATALOGUE)).with_context(|| format!("{CATALOGUE} cannot be read"))?;
    let entries = catalogue::entries(&text).map_err(|wrong| anyhow!("{CATALOGUE}: {wrong}"))?;
    catalogue::carried(&entries).map_err(|wrong| anyhow!("{CATALOGUE}: {wrong}"))
}
