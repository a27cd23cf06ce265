//! `cargo xtask reproducible`: builds everything twice, the second time from another folder, as another user, with
//! another cargo home, time zone and locale, and compares every file. Differences are reported.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::commands;
use crate::folders::Folders;
use crate::web::{self, files_below, sha256_hex};

/// How the machine looks to the second build.
const OTHER_MACHINE: [(&str, &str); 6] = [
    ("TZ", "Pacific/Kiritimati"),
    ("LC_ALL", "tr_TR.UTF-8"),
    ("LANG", "tr_TR.UTF-8"),
    ("USER", "somebody-else"),
    ("LOGNAME", "somebody-else"),
    ("USERNAME", "somebody-else"),
];

/// Builds twice and compares; the folder of the second build is removed if the two are the same.
pub fn run(folders: &Folders) -> Result<()> {
    web::build(folders)?;
    let other = other_folder(folders)?;
    let copy = other.join("another folder").join("checker");
    println!("== the same sources in {}", copy.display());
    for path in tracked(folders)? {
        let to = copy.join(&path);
        if let Some(above) = to.parent() {
            fs::create_dir_all(above).with_context(|| format!("{} cannot be made", above.display()))?;
        }
        fs::copy(folders.at(&path), &to).with_context(|| format!("{path} cannot be copied"))?;
    }
    commands::run("the second build", &mut second_build(&other, &copy))?;
    let (first, second) = (sums(&folders.at("dist"))?, sums(&copy.join("dist"))?);
    let differing = differences(&first, &second);
    if !differing.is_empty() {
        bail!("two builds differ; the second is in {}:\n{}", copy.display(), differing.join("\n"));
    }
    fs::remove_dir_all(&other).with_context(|| format!("{} cannot be removed", other.display()))?;
    println!("== {} files are the same in both builds", first.len());
    Ok(())
}

/// The command that builds in the copy, with the machine looking like another.
fn second_build(other: &Path, copy: &Path) -> Command {
    let home = other.join("home of somebody else");
    let mut command = Command::new("cargo");
    command.current_dir(copy).args(["xtask", "build"]).envs(OTHER_MACHINE);
    // Rust itself is used from where it is; only what a build could write into its output differs.
    let rustup = std::env::var_os("RUSTUP_HOME").map(PathBuf::from);
    let rustup = rustup.or_else(|| std::env::home_dir().map(|home| home.join(".rustup")));
    command.env("HOME", &home).env("CARGO_HOME", home.join("cargo")).env_remove("CARGO_TARGET_DIR");
    for of_this_run in ["CARGO_MANIFEST_DIR", "CARGO_PKG_NAME", "CARGO_PKG_VERSION", "CARGO", "RUSTUP_TOOLCHAIN"] {
        command.env_remove(of_this_run);
    }
    command.envs(rustup.map(|rustup| ("RUSTUP_HOME", rustup)));
    command
}

/// A folder outside the project for the second build, empty.
fn other_folder(folders: &Folders) -> Result<PathBuf> {
    let name = folders.root().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let other = std::env::temp_dir().join(format!("reproducible {name} {}", std::process::id()));
    if other.exists() {
        fs::remove_dir_all(&other).with_context(|| format!("{} cannot be emptied", other.display()))?;
    }
    Ok(other)
}

/// The files that git knows, and new ones that it does not ignore: everything that a build may depend on.
fn tracked(folders: &Folders) -> Result<Vec<String>> {
    let mut command = Command::new("git");
    command.current_dir(folders.root()).args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let names = commands::output(&mut command)?;
    let there = names.split('\0').filter(|name| !name.is_empty() && folders.at(name).is_file());
    Ok(there.map(str::to_owned).collect())
}

/// The SHA-256 of every file below a folder, by its path inside.
fn sums(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut sums = BTreeMap::new();
    for path in files_below(folder)? {
        let bytes = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        let name = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
        // The files of a release are made from these.
        if !name.starts_with("release/") {
            sums.insert(name, sha256_hex(&bytes));
        }
    }
    Ok(sums)
}

/// The differences between two builds, a line for each file.
fn differences(first: &BTreeMap<String, String>, second: &BTreeMap<String, String>) -> Vec<String> {
    let names: std::collections::BTreeSet<&String> = first.keys().chain(second.keys()).collect();
    let told = names.into_iter().filter_map(|name| match (first.get(name), second.get(name)) {
        (Some(one), Some(other)) if one == other => None,
        (Some(_), Some(_)) => Some(format!("{name}: other bytes")),
        (Some(_), None) => Some(format!("{name}: only in the first")),
        _ => Some(format!("{name}: only in the second")),
    });
    let mut told: Vec<String> = told.collect();
    if first.is_empty() {
        told.push("nothing was built".to_owned());
    }
    told
}

#[cfg(test)]
mod tests {
    use super::{differences, second_build, sums, tracked};
    use crate::folders::Folders;
    use std::collections::BTreeMap;
    use std::ffi::OsStr;
    use std::path::Path;

    fn named(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, sum)| ((*name).to_owned(), (*sum).to_owned())).collect()
    }

    #[test]
    fn every_file_that_differs_is_named() {
        let first = named(&[("a.html", "1"), ("b.html", "2"), ("site/c", "3")]);
        assert!(differences(&first, &first).is_empty());
        let second = named(&[("a.html", "1"), ("b.html", "9"), ("site/d", "3")]);
        let told = differences(&first, &second);
        assert_eq!(told, ["b.html: other bytes", "site/c: only in the first", "site/d: only in the second"]);
        assert_eq!(differences(&named(&[]), &named(&[])), ["nothing was built"]);
    }

    #[test]
    fn the_second_build_is_on_another_machine() {
        let command = second_build(Path::new("/elsewhere"), Path::new("/elsewhere/copy"));
        let told =
            |key: &str| command.get_envs().find(|(name, _)| *name == OsStr::new(key)).and_then(|(_, value)| value);
        for key in ["HOME", "CARGO_HOME", "TZ", "LC_ALL", "USER"] {
            assert_ne!(told(key), std::env::var_os(key).as_deref(), "{key}");
            assert!(told(key).is_some(), "{key}");
        }
        assert_eq!(command.get_current_dir(), Some(Path::new("/elsewhere/copy")));
    }

    #[test]
    fn sources_are_copied_and_what_was_built_is_not() {
        let folders = Folders::find().unwrap();
        let tracked = tracked(&folders).unwrap();
        for name in ["Cargo.lock", "src/boot.js", "list/edition.toml", "public/vendor-list.zip"] {
            assert!(tracked.iter().any(|path| path == name), "{name}");
        }
        assert!(!tracked.iter().any(|path| path.starts_with("target/") || path.starts_with("node_modules/")));
    }

    #[test]
    fn a_folder_is_summed_by_the_paths_inside() {
        let folder = std::env::temp_dir().join(format!("vendor-checker-sums-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("site")).unwrap();
        std::fs::create_dir_all(folder.join("release")).unwrap();
        std::fs::write(folder.join("site/a"), "x").unwrap();
        std::fs::write(folder.join("release/b"), "x").unwrap();
        let names: Vec<String> = sums(&folder).unwrap().into_keys().collect();
        assert_eq!(names, ["site/a"]);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
