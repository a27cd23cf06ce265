//! Sizes and budgets: a build that exceeds one writes nothing.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::artefacts::{self, Artefacts};
use crate::folders::Folders;

/// The largest size of the one file, with all formats and the list.
const ONE_FILE_BUDGET: usize = 3_000_000;
/// The largest size of the file that also reads pictures.
const WITH_SCANS_BUDGET: usize = 11_000_000;

/// Checks the budgets.
pub fn within_budget(artefacts: &Artefacts, one_file: &[u8], with_scans: &[u8]) -> Result<()> {
    let files = [("one file", one_file, ONE_FILE_BUDGET), ("file with scans", with_scans, WITH_SCANS_BUDGET)];
    for (name, file, budget) in files {
        if file.len() > budget {
            print(artefacts, one_file, with_scans);
            bail!("the {name} is {} bytes, over its budget of {budget}", file.len());
        }
    }
    Ok(())
}

/// Prints the size of each part, and of the whole beside its budget.
pub fn print(artefacts: &Artefacts, one_file: &[u8], with_scans: &[u8]) {
    let rows = [
        ("unpacker (wasm), raw", artefacts.unpacker.raw.len()),
        ("unpacker, in the page", in_page(&artefacts.unpacker.packed)),
        ("engine (wasm), raw", artefacts.engine.raw.len()),
        ("engine, packed", artefacts.engine.packed.len()),
        ("engine, in the page", in_page(&artefacts.engine.packed)),
        ("files (wasm), raw", artefacts.files.raw.len()),
        ("files, packed", artefacts.files.packed.len()),
        ("files, in the page", in_page(&artefacts.files.packed)),
        ("their glue, in the page", in_page(&artefacts.files_glue.packed)),
        ("list bundle, raw", artefacts.list.raw.len()),
        ("list, in the page", in_page(&artefacts.list.packed)),
        ("Welsh, raw", artefacts.welsh.raw.len()),
        ("Welsh, in the page", in_page(&artefacts.welsh.packed)),
        ("glue, in the page", in_page(&artefacts.glue.packed)),
        ("style sheet", artefacts.style.len()),
        ("one file", one_file.len()),
        ("its budget", ONE_FILE_BUDGET),
        ("pictures (wasm), raw", artefacts.scans.raw.len()),
        ("pictures, in the page", in_page(&artefacts.scans.packed)),
        ("their glue, in the page", in_page(&artefacts.scans_glue.packed)),
        ("their weights, raw", artefacts.weights.raw.len()),
        ("weights, in the page", in_page(&artefacts.weights.packed)),
        ("file with scans", with_scans.len()),
        ("its budget", WITH_SCANS_BUDGET),
    ];
    println!("== sizes (bytes)");
    for (name, bytes) in rows {
        println!("   {name:<24}{:>12}", with_commas(bytes));
    }
}

/// Prints the sizes of what is in `dist/` and under target/ now.
pub fn print_built(folders: &Folders) -> Result<()> {
    let one_file = fs::read(folders.one_file()).context("nothing is built yet: run `cargo xtask build`")?;
    let with_scans = fs::read(folders.with_scans()).context("nothing is built yet: run `cargo xtask build`")?;
    let artefacts = Artefacts::load(folders)?;
    print(&artefacts, &one_file, &with_scans);
    print_without(folders, &artefacts)?;
    within_budget(&artefacts, &one_file, &with_scans)
}

/// Prints what the one file would weigh without each of the ways in which it is made small, one at a time.
fn print_without(folders: &Folders, artefacts: &Artefacts) -> Result<()> {
    let Artefacts { engine, files, list, .. } = artefacts;
    let gzipped = |raw: &[u8]| artefacts::pack(raw).map(|packed| in_page(&packed));
    let tightly = |raw: &[u8]| artefacts::pack_tightly(raw).map(|packed| in_page(&packed));
    let unordered = |name: &str| artefacts::unordered(folders, name);
    let rows = [
        ("gzip for LZMA, engine", gzipped(&engine.raw)?, in_page(&engine.packed)),
        ("gzip for LZMA, files", gzipped(&files.raw)?, in_page(&files.packed)),
        ("gzip for LZMA, list", gzipped(&list.raw)?, in_page(&list.packed)),
        ("functions as compiled, engine", tightly(&unordered("vendor-checker")?)?, in_page(&engine.packed)),
        ("functions as compiled, files", tightly(&unordered("vendor-files")?)?, in_page(&files.packed)),
    ];
    println!("== what each way of making it small saves (bytes of the page)");
    for (name, without, with) in rows {
        println!("   {name:<32}{:>10}", with_commas(without.saturating_sub(with)));
    }
    Ok(())
}

/// The size in base64: four characters for every three bytes or part of three.
fn in_page(packed: &[u8]) -> usize {
    packed.len().div_ceil(3) * 4
}

/// A number with separators between its thousands.
pub fn with_commas(number: usize) -> String {
    let digits = number.to_string();
    let mut set_apart = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            set_apart.push(',');
        }
        set_apart.push(digit);
    }
    set_apart
}

#[cfg(test)]
mod tests {
    use super::with_commas;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(with_commas(7), "7");
        assert_eq!(with_commas(1234), "1,234");
        assert_eq!(with_commas(2_000_000), "2,000,000");
    }
}
