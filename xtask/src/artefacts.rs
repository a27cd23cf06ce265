//! What the compile step produced: wasm, glue and style sheet, each checked before it may go into a page.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use crate::commands;
use crate::folders::Folders;
use crate::function_order;
use crate::import_names;
use crate::{release, scans, unpacker, welsh};
use anyhow::{Context, Result, bail};
use lzma_rust2::{LzmaOptions, LzmaWriter};

/// The program of the window and the worker that looks up.
const ENGINE: &str = "vendor-checker";
/// The program of the workers that handle files.
const FILES: &str = "vendor-files";
const STYLE: &str = "main.css";

/// Ways out of the page. None may be among the wasm's imports, or be a word in the glue.
const WAYS_OUT: [&str; 11] = [
    "fetch",
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "sendBeacon",
    "RTCPeerConnection",
    "WebTransport",
    "importScripts",
    "open",
    "submit",
    "WebSocketStream",
];

/// The glue's only request, which loads the wasm by its address. The page always passes a compiled module, so the line
/// is removed, and an auditor finds no `fetch` in the file.
const GLUE_FETCH: &str = "module_or_path = fetch(module_or_path);";
const GLUE_REFUSAL: &str = "throw new TypeError('only a compiled module is taken');";
const GLUE_FETCH_MESSAGE: &str = "failed to fetch Wasm: ${module.status} ${module.statusText} fetching '${module.url}'";
const GLUE_REFUSAL_MESSAGE: &str = "a response is not taken";

/// Bytes that a page carries. Packing takes seconds, so each part is packed once for both pages.
pub struct Carried {
    /// As they are used.
    pub raw: Vec<u8>,
    /// As they are carried.
    pub packed: Vec<u8>,
}

impl Carried {
    /// Packs bytes with gzip, which a browser can unpack by itself.
    pub fn gzipped(raw: Vec<u8>) -> Result<Self> {
        Ok(Self { packed: pack(&raw)?, raw })
    }

    /// Packs bytes with LZMA, a fifth smaller, which the unpacker unpacks.
    fn tightly(raw: Vec<u8>) -> Result<Self> {
        Ok(Self { packed: pack_tightly(&raw)?, raw })
    }
}

/// The checked parts of a page.
pub struct Artefacts {
    /// The wasm that unpacks what is carried in LZMA.
    pub unpacker: Carried,
    /// The engine's wasm, as the browser runs it.
    pub engine: Carried,
    /// The script that connects the engine and the browser.
    pub glue: Carried,
    /// The wasm of the workers that handle files.
    pub files: Carried,
    /// Its script.
    pub files_glue: Carried,
    /// The wasm of the workers that also read pictures.
    pub scans: Carried,
    /// Its script.
    pub scans_glue: Carried,
    /// The weights of its networks.
    pub weights: Carried,
    /// The style sheet.
    pub style: String,
    /// The list bundle: signed, or the draft that this build is made with.
    pub list: Carried,
    /// The words of the interface in Welsh.
    pub welsh: Carried,
}

impl Artefacts {
    /// Whether the compile step produced every part.
    pub fn are_there(folders: &Folders) -> bool {
        let programs = [ENGINE, FILES].into_iter().flat_map(|name| [wasm_of(name), glue_of(name)]);
        programs.chain([STYLE.to_owned()]).all(|name| folders.trunk_output().join(name).is_file())
    }

    /// Loads and checks every part.
    pub fn load(folders: &Folders) -> Result<Self> {
        let style = fs::read_to_string(folders.trunk_output().join(STYLE))
            .with_context(|| format!("{STYLE} cannot be read"))?;
        let list = release::list_of_build(folders);
        let list = fs::read(&list).with_context(|| format!("{} cannot be read", list.display()))?;
        let (engine, glue) = program(&folders.trunk_output(), ENGINE)?;
        let (files, files_glue) = program(&folders.trunk_output(), FILES)?;
        let (scans, scans_glue) = program(&scans::output(folders), scans::name())?;
        Ok(Self {
            unpacker: Carried::gzipped(unpacker::load(folders)?)?,
            engine: Carried::tightly(engine)?,
            glue: Carried::gzipped(glue.into_bytes())?,
            files: Carried::tightly(files)?,
            files_glue: Carried::gzipped(files_glue.into_bytes())?,
            scans: Carried::tightly(scans)?,
            scans_glue: Carried::gzipped(scans_glue.into_bytes())?,
            weights: Carried::gzipped(scans::weights(folders)?)?,
            style: checked_style(&style)?,
            list: Carried::tightly(list)?,
            welsh: Carried::tightly(welsh::of_page(folders)?)?,
        })
    }
}

fn wasm_of(program: &str) -> String {
    format!("{program}_bg.wasm")
}

fn glue_of(program: &str) -> String {
    format!("{program}.js")
}

/// The wasm and the glue of a program.
fn program(folder: &Path, name: &str) -> Result<(Vec<u8>, String)> {
    let path = folder.join(wasm_of(name));
    let wasm = fs::read(&path).with_context(|| format!("{} is missing: run `cargo xtask build`", wasm_of(name)))?;
    check_imports(&wasm_imports(&path)?)?;
    let glue =
        fs::read_to_string(folder.join(glue_of(name))).with_context(|| format!("{} cannot be read", glue_of(name)))?;
    let (wasm, glue) = import_names::shorten(&wasm, &glue)?;
    Ok((function_order::reorder(&wasm)?, checked_glue(&glue)?))
}

/// A program of the page with its functions in the compiler's order.
pub fn unordered(folders: &Folders, name: &str) -> Result<Vec<u8>> {
    let name = wasm_of(name);
    fs::read(folders.trunk_output().join(&name)).with_context(|| format!("{name} is missing: run `cargo xtask build`"))
}

/// Gzips with no time and no name inside, so that the same bytes always give the same bytes.
pub fn pack(bytes: &[u8]) -> Result<Vec<u8>> {
    // The header: deflate, no flags, no time, best compression, unknown system (RFC 1952).
    let mut packed = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff];
    packed.extend(miniz_oxide::deflate::compress_to_vec(bytes, 9));
    packed.extend(crc32fast::hash(bytes).to_le_bytes());
    packed.extend(u32::try_from(bytes.len()).context("the bytes cannot be counted")?.to_le_bytes());
    Ok(packed)
}

/// Packs bytes with LZMA, with their size in the header, using the options that make them smallest. The same bytes
/// always give the same bytes.
pub fn pack_tightly(bytes: &[u8]) -> Result<Vec<u8>> {
    let usual = LzmaOptions::with_preset(9);
    // The bytes are not aligned to four, and in large texts a longer search finds more.
    let unaligned = LzmaOptions { pb: 0, ..usual.clone() };
    let searched = LzmaOptions { nice_len: LzmaOptions::NICE_LEN_MAX, depth_limit: DEPTH, ..unaligned.clone() };
    // In a large program the whole previous byte predicts more than its upper bits.
    let in_context = LzmaOptions { lc: 4, ..searched.clone() };
    let packed = [usual, unaligned, searched, in_context].into_iter().map(|options| pack_with(options, bytes));
    let packed = packed.collect::<Result<Vec<_>>>()?;
    packed.into_iter().min_by_key(Vec::len).context("nothing was packed")
}

/// How far a longer search goes.
const DEPTH: i32 = 1_000;

fn pack_with(mut options: LzmaOptions, bytes: &[u8]) -> Result<Vec<u8>> {
    let size = u64::try_from(bytes.len()).context("the bytes cannot be counted")?;
    // The unpacker reserves as much memory as the dictionary may take, and no dictionary needs to be larger than the
    // bytes.
    options.dict_size =
        u32::try_from(bytes.len().next_power_of_two().max(4096)).context("the bytes cannot be counted")?;
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(size)).context("packing failed")?;
    writer.write_all(bytes).context("packing failed")?;
    writer.finish().context("packing failed")
}

/// Compiles the final wasm in node, which proves that a browser can take it, and returns its imports' names.
pub fn wasm_imports(path: &Path) -> Result<Vec<String>> {
    const SCRIPT: &str = "const m = new WebAssembly.Module(require('fs').readFileSync(process.argv[1]));\
        for (const i of WebAssembly.Module.imports(m)) console.log(i.name);";
    let names = commands::output(Command::new("node").args(["-e", SCRIPT]).arg(path))
        .context("the wasm does not compile in node: check the flags of wasm-opt")?;
    Ok(names.lines().map(str::to_owned).collect())
}

pub fn check_imports(names: &[String]) -> Result<()> {
    for name in names {
        // `__wbg_set_onopen_0123abcd…`: the last part is a hash, the others are words.
        if let Some(way) = name.split('_').find_map(|word| WAYS_OUT.iter().find(|way| **way == word)) {
            bail!("the wasm imports {name}: {way} is a way out of the page");
        }
    }
    Ok(())
}

pub fn checked_glue(glue: &str) -> Result<String> {
    if glue.to_ascii_lowercase().contains("</script") {
        bail!("the glue holds `</script`, which would end its element early");
    }
    for line in [GLUE_FETCH, GLUE_FETCH_MESSAGE] {
        let times = glue.matches(line).count();
        if times != 1 {
            bail!(
                "the glue holds its own loading line {times} times, not once: wasm-bindgen has changed its shape ({line})"
            );
        }
    }
    let glue = glue.replacen(GLUE_FETCH, GLUE_REFUSAL, 1).replacen(GLUE_FETCH_MESSAGE, GLUE_REFUSAL_MESSAGE, 1);
    // A quarter of the glue is indentation, and none of its strings continue on another line.
    let glue = glue.lines().map(str::trim_start).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    let words = glue.split(|c: char| !c.is_ascii_alphanumeric());
    for word in words {
        if WAYS_OUT.contains(&word) {
            bail!("the glue says `{word}`, which is a way out of the page");
        }
    }
    Ok(glue)
}

fn checked_style(style: &str) -> Result<String> {
    // Sass marks text beyond ASCII; in a page that declares UTF-8 the marks are not needed.
    let style = style.trim_start_matches('\u{feff}').trim_start_matches("@charset \"UTF-8\";").trim();
    if style.to_ascii_lowercase().contains("</style") {
        bail!("the style sheet holds `</style`, which would end its element early");
    }
    if style.contains("@import") {
        bail!("the style sheet holds an @import");
    }
    for (at, _) in style.match_indices("url(") {
        let target = style.get(at + 4..).unwrap_or_default().trim_start_matches(['"', '\'', ' ']);
        if !target.starts_with("data:") && !target.starts_with('#') {
            let shown: String = target.chars().take(60).collect();
            bail!("the style sheet points outside the page: url({shown}…)");
        }
    }
    Ok(without_indentation(style))
}

/// A style sheet without the white space that only helps readers of its source.
fn without_indentation(style: &str) -> String {
    let mut out = String::new();
    for line in style.lines().map(str::trim) {
        out.push_str(line);
        if !line.ends_with(['{', '}', ';', ',']) && !line.is_empty() {
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{GLUE_FETCH, GLUE_FETCH_MESSAGE, check_imports, checked_glue, checked_style, pack, pack_tightly};
    use lzma_rust2::LzmaReader;

    fn glue(extra: &str) -> String {
        format!("let wasm_bindgen = 1; {GLUE_FETCH} `{GLUE_FETCH_MESSAGE}`; {extra}")
    }

    #[test]
    fn an_import_that_leaves_the_page_is_refused() {
        let names = |name: &str| vec![name.to_owned()];
        assert!(check_imports(&names("__wbg_set_onmessage_fb42c85f5237566a")).is_ok());
        assert!(check_imports(&names("__wbg_fetch_fb42c85f5237566a")).is_err());
        assert!(check_imports(&names("__wbg_open_fb42c85f5237566a")).is_err());
        assert!(check_imports(&names("__wbg_instanceof_WebSocket_fb42c85f5237566a")).is_err());
    }

    #[test]
    fn the_glue_loses_its_own_request_and_may_hold_no_other() {
        let checked = checked_glue(&glue("const reopened = 1;")).unwrap();
        assert!(!checked.contains("fetch"), "{checked}");
        assert!(checked_glue(&glue("new WebSocket(x)")).is_err());
        assert!(checked_glue(&glue("</SCRIPT>")).is_err());
        assert!(checked_glue("let wasm_bindgen = 1;").is_err());
    }

    #[test]
    fn a_style_sheet_may_point_at_data_only() {
        assert_eq!(checked_style("\u{feff}a{b:c}\n").unwrap(), "a{b:c}");
        assert!(checked_style("a{background:url(\"data:image/svg+xml,x\")}").is_ok());
        assert!(checked_style("a{background:url(/assets/crest.svg)}").is_err());
        assert!(checked_style("@import 'x';").is_err());
    }

    #[test]
    fn what_is_packed_tightly_can_be_unpacked() {
        let bytes: Vec<u8> = (0..50_000_u32).flat_map(|number| (number / 7).to_le_bytes()).collect();
        let packed = pack_tightly(&bytes).unwrap();
        assert!(packed.len() * 4 < bytes.len());
        let mut back = Vec::new();
        let reader = LzmaReader::new_mem_limit(packed.as_slice(), u32::MAX, None).unwrap();
        std::io::Read::read_to_end(&mut { reader }, &mut back).unwrap();
        assert_eq!(back, bytes);
    }

    #[test]
    fn packing_is_deterministic() {
        assert_eq!(pack(b"the same").unwrap(), pack(b"the same").unwrap());
    }
}
