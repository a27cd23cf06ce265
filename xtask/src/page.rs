//! Puts the page together: the shell in index.html, with everything else inlined.

use std::fs;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::artefacts::{Artefacts, Carried};
use crate::folders::Folders;
use crate::policy;
use crate::readable_list;
use crate::release;
use crate::web::sha256_hex;

/// A browser looks for the character set only in the first 1024 bytes.
const CHARSET_WITHIN: usize = 1024;

/// How many packed bytes a part of a block has (a multiple of three). The page works on one part while the browser
/// reads the next.
const PIECE_BYTES: usize = 48 * 1024;

/// Which of the deliverables a page is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// One file, opened from disk.
    File,
    /// One file for machines that forbid WebAssembly: its programs are plain scripts.
    WithoutWasm,
    /// A folder on a static host, with a service worker and a manifest beside the page.
    Site,
}

/// Assembles pages.
pub struct Page;

impl Page {
    /// Returns the whole page as text; the same inputs give the same bytes.
    pub fn assemble(folders: &Folders, artefacts: &Artefacts, kind: Kind) -> Result<String> {
        Self::assemble_for_files(folders, artefacts, kind, [&artefacts.files_glue, &artefacts.files], &[])
    }

    /// Returns the page that also reads pictures.
    pub fn assemble_with_scans(folders: &Folders, artefacts: &Artefacts, kind: Kind) -> Result<String> {
        let program = [&artefacts.scans_glue, &artefacts.scans];
        Self::assemble_for_files(folders, artefacts, kind, program, &artefacts.weights.packed)
    }

    /// Returns the page with one of the programs for files, and the weights that it needs.
    fn assemble_for_files(
        folders: &Folders,
        artefacts: &Artefacts,
        kind: Kind,
        [files_glue, files]: [&Carried; 2],
        weights: &[u8],
    ) -> Result<String> {
        let Artefacts { unpacker, engine, glue, style, list, welsh, .. } = artefacts;
        let glue_text = std::str::from_utf8(&glue.raw).context("the glue is no text")?;
        let carried = [
            ("glue", glue.packed.as_slice()),
            ("unpacker", &unpacker.packed),
            ("files-glue", &files_glue.packed),
            ("engine", &engine.packed),
            ("list", &list.packed),
            ("files", &files.packed),
            ("weights", weights),
            ("welsh", &welsh.packed),
        ];
        let blocks = carried.map(|(name, packed)| (name, pieces(packed)));
        let boot = boot_script(folders, kind, &sha256_hex(&engine.raw), &blocks)?;
        let icon = fs::read(folders.at("public/icons/icon.svg")).context("public/icons/icon.svg cannot be read")?;
        let stand_in = match kind {
            Kind::File | Kind::Site => String::new(),
            Kind::WithoutWasm => script(folders, "src/without-webassembly.js")?,
        };
        let ways_out = script(folders, "src/ways-out.js")?;
        let mut scripts = vec![ways_out.as_str(), boot.as_str(), glue_text];
        if kind == Kind::WithoutWasm {
            // The window puts the engine into the page as a script.
            scripts.push(&stand_in);
            scripts.push(std::str::from_utf8(&engine.raw).context("the engine is no text")?);
        }
        let policy = policy::of_page(kind, &scripts, style);

        let shell = fs::read_to_string(folders.at("index.html")).context("index.html cannot be read")?;
        let mut page = plain_shell(&shell)?;
        let fillings = [
            ("policy", format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")),
            ("icon", format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\">", STANDARD.encode(icon))),
            (
                "manifest",
                match kind {
                    Kind::File | Kind::WithoutWasm => String::new(),
                    Kind::Site => "<link rel=\"manifest\" href=\"manifest.webmanifest\">".to_owned(),
                },
            ),
            ("style", format!("<style>{}</style>", style)),
            ("ways-out", format!("<script id=\"ways-out\">{ways_out}</script>")),
            (
                "stand-in",
                match kind {
                    Kind::File | Kind::Site => String::new(),
                    Kind::WithoutWasm => format!("<script id=\"stand-in\">{stand_in}</script>"),
                },
            ),
            (
                "readable-list",
                match kind {
                    Kind::File | Kind::Site => String::new(),
                    Kind::WithoutWasm => readable_list::of_bundle(&list.raw)?,
                },
            ),
            ("boot", format!("<script id=\"boot\">{boot}</script>")),
        ];
        let blocks = blocks.iter().map(|(name, pieces)| (*name, block(name, pieces)));
        for (name, filling) in fillings.into_iter().chain(blocks) {
            page = fill(&page, name, &filling)?;
        }
        let charset_at = page.find("<meta charset=\"utf-8\">").context("index.html names no character set")?;
        if charset_at > CHARSET_WITHIN {
            bail!("the character set stands at byte {charset_at}, after the first {CHARSET_WITHIN}");
        }
        Ok(page)
    }
}

/// Removes what is for Trunk or for readers of the source, and refuses a shell that refers to anything outside.
fn plain_shell(shell: &str) -> Result<String> {
    let kept: Vec<&str> = shell
        .lines()
        .filter(|line| !line.contains("data-trunk"))
        .filter(|line| !line.trim_start().starts_with("<!--") || line.contains("put:"))
        .collect();
    let shell = kept.join("\n") + "\n";
    let lower = shell.to_ascii_lowercase();
    for way in ["src=", "srcset=", "action=", "<iframe", "<base", "<object", "<embed", " style=\""] {
        if lower.contains(way) {
            bail!("index.html holds `{way}`, which the page's policy forbids");
        }
    }
    for (at, _) in lower.match_indices("href=") {
        let target = lower.get(at + 5..).unwrap_or_default().trim_start_matches(['"', '\'']);
        if !target.starts_with('#') && !target.starts_with("data:") {
            let shown: String = target.chars().take(40).collect();
            bail!("index.html links outside the page: {shown}");
        }
    }
    Ok(shell)
}

/// Replaces the line `<!-- put:name -->`, which must be there exactly once.
fn fill(page: &str, name: &str, filling: &str) -> Result<String> {
    let mark = format!("<!-- put:{name} -->\n");
    let Some((before, after)) = page.split_once(&mark) else {
        bail!("index.html has no line `<!-- put:{name} -->`");
    };
    let end = if filling.is_empty() { "" } else { "\n" };
    Ok(format!("{before}{filling}{end}{after}"))
}

/// Cuts packed bytes into pieces of text.
fn pieces(packed: &[u8]) -> Vec<String> {
    packed.chunks(PIECE_BYTES).map(|piece| STANDARD.encode(piece)).collect()
}

/// The elements of a block; each is numbered from one.
fn block(name: &str, pieces: &[String]) -> String {
    let element = |(at, piece): (usize, &String)| {
        format!("<script type=\"text/plain\" id=\"{name}-block-{}\">{piece}</script>", at + 1)
    };
    pieces.iter().enumerate().map(element).collect::<Vec<_>>().join("\n")
}

/// A script as a page carries it: without indentation, and without comment lines, which are in the source.
fn bare(script: &str) -> String {
    let lines = script.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Returns the boot script with the build's values written in.
fn boot_script(folders: &Folders, kind: Kind, engine: &str, blocks: &[(&str, Vec<String>)]) -> Result<String> {
    let boot = fs::read_to_string(folders.at("src/boot.js")).context("src/boot.js cannot be read")?;
    let mut boot = bare(&of_kind(&boot, kind));
    // How long a worker may take until its first message, in milliseconds; scripts that a browser only interprets are
    // slow.
    let (kind, patience) = match kind {
        Kind::File => ("file", 30_000),
        Kind::Site => ("site", 30_000),
        Kind::WithoutWasm => ("file", 300_000),
    };
    let mut values = vec![
        ("@version@".to_owned(), version(folders)?),
        ("@kind@".to_owned(), kind.to_owned()),
        ("@patience@".to_owned(), patience.to_string()),
        ("@draft@".to_owned(), if release::is_draft(folders) { "yes" } else { "no" }.to_owned()),
        ("@engine@".to_owned(), engine.to_owned()),
    ];
    values.extend(blocks.iter().map(|(name, pieces)| {
        let hashes: Vec<String> = pieces.iter().map(|piece| sha256_hex(piece.as_bytes())).collect();
        (format!("@{name} pieces@"), hashes.join(" "))
    }));
    for (mark, value) in values {
        if boot.matches(&mark).count() != 1 {
            bail!("src/boot.js must hold {mark} exactly once");
        }
        boot = boot.replacen(&mark, &value, 1);
    }
    if boot.to_ascii_lowercase().contains("</script") || boot.contains("<!--") {
        bail!("src/boot.js holds text that would end its element early");
    }
    Ok(boot)
}

/// The boot script without the lines that are for the other kind of page.
fn of_kind(boot: &str, kind: Kind) -> String {
    let (with, without) = (" // with WebAssembly", " // without WebAssembly");
    let (own, other) = if kind == Kind::WithoutWasm { (without, with) } else { (with, without) };
    let mut kept = String::with_capacity(boot.len());
    for line in boot.lines().filter(|line| !line.ends_with(other)) {
        kept.push_str(line.strip_suffix(own).unwrap_or(line));
        kept.push('\n');
    }
    kept
}

/// Returns a script that goes into a page as it is.
fn script(folders: &Folders, name: &str) -> Result<String> {
    let script = fs::read_to_string(folders.at(name)).with_context(|| format!("{name} cannot be read"))?;
    if script.to_ascii_lowercase().contains("</script") || script.contains("<!--") {
        bail!("{name} holds text that would end its element early");
    }
    Ok(bare(&script))
}

/// Returns the product's version from the root Cargo.toml.
fn version(folders: &Folders) -> Result<String> {
    let manifest = fs::read_to_string(folders.at("Cargo.toml")).context("Cargo.toml cannot be read")?;
    manifest
        .lines()
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .context("Cargo.toml names no version")
}

#[cfg(test)]
mod tests {
    use super::{Kind, fill, of_kind, plain_shell};

    #[test]
    fn each_kind_of_page_has_its_own_lines_of_the_boot_script() {
        let boot = "all\na(); // with WebAssembly\nb(); // without WebAssembly\n";
        assert_eq!(of_kind(boot, Kind::File), "all\na();\n");
        assert_eq!(of_kind(boot, Kind::Site), "all\na();\n");
        assert_eq!(of_kind(boot, Kind::WithoutWasm), "all\nb();\n");
    }

    #[test]
    fn a_shell_may_not_point_outside_itself() {
        assert!(plain_shell("<a href=\"#/help\">Help</a>").is_ok());
        assert!(plain_shell("<link href=\"style.css\">").is_err());
        assert!(plain_shell("<a href=https://example.com>").is_err());
        assert!(plain_shell("<img src=\"a.png\">").is_err());
        assert!(plain_shell("<p style=\"color:red\">").is_err());
    }

    #[test]
    fn trunk_lines_and_source_comments_are_dropped() {
        let shell = "<!-- about -->\n<link data-trunk rel=\"rust\" href=\"x\">\n<!-- put:style -->\n";
        assert_eq!(plain_shell(shell).unwrap(), "<!-- put:style -->\n");
    }

    #[test]
    fn a_place_is_filled_whole_or_not_at_all() {
        assert_eq!(fill("a\n<!-- put:x -->\nb", "x", "X").unwrap(), "a\nX\nb");
        assert_eq!(fill("a\n<!-- put:x -->\nb", "x", "").unwrap(), "a\nb");
        assert!(fill("a", "x", "X").is_err());
    }
}
