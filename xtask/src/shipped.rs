//! What a release contains besides the project's own code: the crates that the page is compiled from and the npm
//! package that its styles are based on, as a list of parts (CycloneDX) and as the texts of their licences.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::commands;
use crate::folders::Folders;
use crate::web::sha256_hex;

/// The platform that the page is compiled for.
const PLATFORM: &str = "wasm32-unknown-unknown";
/// The npm packages of which some part ships.
const NPM_SHIPPED: [&str; 1] = ["govuk-frontend"];

/// A part of another project.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    name: String,
    version: String,
    /// Its licence, as an SPDX expression.
    licence: String,
    /// Its address among packages (purl).
    address: String,
    /// SHA-256 of its package; npm uses another checksum.
    sha256: Option<String>,
    /// Where its files are.
    folder: PathBuf,
}

/// Every part, in order.
pub fn parts(folders: &Folders) -> Result<Vec<Part>> {
    let mut command = Command::new("cargo");
    command.current_dir(folders.root()).args(["metadata", "--format-version", "1", "--locked", "--offline"]);
    command.args(["--all-features", "--filter-platform", PLATFORM]);
    let metadata: Value = serde_json::from_str(&commands::output(&mut command)?).context("cargo’s metadata")?;
    let lock = fs::read_to_string(folders.at("Cargo.lock")).context("Cargo.lock cannot be read")?;
    // With the features with which the page is built: those of other programs in the workspace would add crates that do
    // not ship.
    let mut tree = Command::new("cargo");
    tree.current_dir(folders.root()).args(["tree", "--locked", "--offline", "--package", "vendor-checker"]);
    tree.args(["--no-default-features", "--features", "web,scans", "--target", PLATFORM]);
    tree.args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]);
    let mut unpacker = Command::new("cargo");
    unpacker.current_dir(folders.root()).args(["tree", "--locked", "--offline", "--package", "vendor-unpacker"]);
    unpacker.args(["--target", PLATFORM, "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]);
    let trees = commands::output(&mut tree)? + &commands::output(&mut unpacker)?;
    let mut parts = crates(&metadata, &compiled_in(&trees), &checksums(&lock))?;
    let npm = fs::read_to_string(folders.at("package-lock.json")).context("package-lock.json cannot be read")?;
    let npm: Value = serde_json::from_str(&npm).context("package-lock.json")?;
    for name in NPM_SHIPPED {
        parts.push(npm_part(&npm, name, folders)?);
    }
    parts.sort();
    Ok(parts)
}

/// Name and version of each crate in the lines of `cargo tree`: `name v1.2.3`, and more behind it.
fn compiled_in(tree: &str) -> BTreeSet<(String, String)> {
    let name = |line: &str| {
        let mut words = line.split(' ');
        Some((words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned()))
    };
    tree.lines().filter_map(name).collect()
}

/// Those of them that belong to other projects, according to cargo's metadata.
fn crates(
    metadata: &Value,
    compiled_in: &BTreeSet<(String, String)>,
    checksums: &BTreeMap<(String, String), String>,
) -> Result<Vec<Part>> {
    let is_in = |package: &Value| compiled_in.contains(&(text(package, "name"), text(package, "version")));
    let packages = list(metadata, "/packages");
    let from_elsewhere = packages.iter().filter(|package| is_in(package) && !package["source"].is_null());
    from_elsewhere
        .map(|package| {
            let (name, version) = (text(package, "name"), text(package, "version"));
            let licence = text(package, "license").replace('/', " OR ").replace("  ", " ");
            if licence.is_empty() {
                bail!("{name} {version} names no licence");
            }
            let folder = PathBuf::from(text(package, "manifest_path"));
            Ok(Part {
                address: format!("pkg:cargo/{name}@{version}"),
                sha256: checksums.get(&(name.clone(), version.clone())).cloned(),
                folder: folder.parent().map(Path::to_owned).unwrap_or_default(),
                name,
                version,
                licence,
            })
        })
        .collect()
}

fn npm_part(lock: &Value, name: &str, folders: &Folders) -> Result<Part> {
    let inside = format!("node_modules/{name}");
    let known =
        lock.get("packages").and_then(|all| all.get(&inside)).with_context(|| format!("no {name} is locked"))?;
    let version = text(known, "version");
    Ok(Part {
        name: name.to_owned(),
        address: format!("pkg:npm/{name}@{version}"),
        version,
        licence: text(known, "license"),
        sha256: None,
        folder: folders.at(&inside),
    })
}

/// The SHA-256 of each package, by name and version, from cargo's lock file.
fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let mut found = BTreeMap::new();
    for package in lock.split("[[package]]") {
        let value = |key: &str| {
            let line = package.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "))?;
            Some(line.trim_matches('"').to_owned())
        };
        if let (Some(name), Some(version), Some(sum)) = (value("name"), value("version"), value("checksum")) {
            found.insert((name, version), sum);
        }
    }
    found
}

/// The parts in CycloneDX format. It has no time and no serial number, so the same parts give the same bytes.
pub fn cyclonedx(parts: &[Part], version: &str) -> Result<String> {
    let component = |part: &Part| {
        let mut component = json!({
            "type": "library",
            "bom-ref": part.address,
            "name": part.name,
            "version": part.version,
            "purl": part.address,
            "licenses": [{ "expression": part.licence }],
        });
        if let (Some(sum), Some(component)) = (&part.sha256, component.as_object_mut()) {
            component.insert("hashes".to_owned(), json!([{ "alg": "SHA-256", "content": sum }]));
        }
        component
    };
    let bom = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": format!("pkg:cargo/vendor-checker@{version}"),
                "name": "vendor-checker",
                "version": version,
                "licenses": [{ "expression": "MIT OR Apache-2.0" }],
            },
        },
        "components": parts.iter().map(component).collect::<Vec<_>>(),
    });
    Ok(serde_json::to_string_pretty(&bom).context("the list of parts")? + "\n")
}

/// The licences of all parts: which part has which, then every text once.
pub fn licences(parts: &[Part]) -> Result<String> {
    let mut texts: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    let mut out = String::from("Licences of the parts of other projects that ship in vendor-checker.\n\n");
    for part in parts {
        out.push_str(&format!("{} {}: {}\n", part.name, part.version, part.licence));
        for path in licence_files(&part.folder)? {
            let text = String::from_utf8_lossy(&fs::read(&path)?).replace("\r\n", "\n").trim().to_owned();
            let of = texts.entry(sha256_hex(text.as_bytes())).or_insert_with(|| (text, Vec::new()));
            of.1.push(format!("{} {}", part.name, part.version));
        }
    }
    let mut texts: Vec<(String, Vec<String>)> = texts.into_values().collect();
    texts.sort_by(|a, b| a.1.cmp(&b.1).then_with(|| a.0.cmp(&b.0)));
    for (text, of) in texts {
        let rule = "-".repeat(78);
        out.push_str(&format!("\n{rule}\n{}\n{rule}\n\n{text}\n", of.join(", ")));
    }
    Ok(out)
}

/// The files of a package that contain its licence or its notices.
fn licence_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().to_uppercase()).unwrap_or_default();
        if path.is_file()
            && ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"].iter().any(|start| name.starts_with(start))
        {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn list<'v>(value: &'v Value, pointer: &str) -> &'v [Value] {
    value.pointer(pointer).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{checksums, compiled_in, crates, cyclonedx, licences, parts};
    use crate::folders::Folders;
    use serde_json::{Value, json};
    use std::collections::BTreeSet;

    /// The project's own crate, one of another project, and one that is only used to build.
    fn metadata() -> Value {
        let package = |name: &str, source: Value| json!({ "name": name, "version": "1.0.0", "license": "MIT/Apache-2.0", "manifest_path": format!("/crates/{name}/Cargo.toml"), "source": source });
        json!({ "packages": [package("own", Value::Null), package("builder", json!("registry")), package("deep", json!("registry"))] })
    }

    const TREE: &str = "own v1.0.0 (/work)\ndeep v1.0.0\ndeep v1.0.0 (*)\n";

    #[test]
    fn only_what_is_compiled_in_is_a_part() {
        let sums = checksums("[[package]]\nname = \"deep\"\nversion = \"1.0.0\"\nchecksum = \"ab\"\n");
        let found = crates(&metadata(), &compiled_in(TREE), &sums).unwrap();
        let names: Vec<&str> = found.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names, ["deep"]);
        assert_eq!((found[0].licence.as_str(), found[0].sha256.as_deref()), ("MIT OR Apache-2.0", Some("ab")));
    }

    #[test]
    fn a_part_without_a_licence_is_refused() {
        let mut metadata = metadata();
        metadata["packages"][2]["license"] = Value::Null;
        let said = crates(&metadata, &compiled_in(TREE), &checksums("")).unwrap_err().to_string();
        assert!(said.contains("deep 1.0.0 names no licence"), "{said}");
    }

    #[test]
    fn the_parts_of_this_project_are_whole_and_well_formed() {
        let folders = Folders::find().unwrap();
        let parts = parts(&folders).unwrap();
        let bom: Value = serde_json::from_str(&cyclonedx(&parts, "1.2.3").unwrap()).unwrap();
        assert_eq!(bom["bomFormat"], "CycloneDX");
        assert_eq!(bom["specVersion"], "1.5");
        let components = bom["components"].as_array().unwrap();
        let addresses: BTreeSet<&str> = components.iter().map(|one| one["bom-ref"].as_str().unwrap()).collect();
        assert_eq!(addresses.len(), components.len(), "each part has an address of its own");
        for one in components {
            assert!(one["licenses"][0]["expression"].as_str().is_some_and(|licence| !licence.is_empty()), "{one}");
            let is_cargo = one["purl"].as_str().unwrap().starts_with("pkg:cargo/");
            let sum = one["hashes"][0]["content"].as_str().unwrap_or_default();
            assert!(!is_cargo || sum.len() == 64, "{one}");
        }
        let has = |start: &str| addresses.iter().any(|address| address.starts_with(start));
        assert!(has("pkg:cargo/leptos@") && has("pkg:cargo/hayro-syntax@") && has("pkg:npm/govuk-frontend@"));
        assert!(!has("pkg:cargo/proptest@") && !has("pkg:cargo/vendor-text@") && !has("pkg:cargo/tiny_http@"));
        let crates: Vec<_> = parts.into_iter().filter(|part| part.folder.is_dir()).collect();
        let texts = licences(&crates).unwrap();
        assert!(texts.contains("Apache License") && texts.contains("Permission is hereby granted"));
    }
}
