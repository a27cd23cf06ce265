//! The page for machines that forbid WebAssembly: the same two programs as plain JavaScript, made by binaryen's wasm2js from what
//! the compiler left, with a stand-in for WebAssembly (`src/without-webassembly.js`) in front of the glue.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use wasm_encoder::{CustomSection, Module, RawSection};
use wasmparser::{Parser, Payload};

use crate::artefacts::{Artefacts, Carried, check_imports, checked_glue, wasm_imports};
use crate::folders::Folders;
use crate::page::{Kind, Page};
use crate::setup;
use crate::web::{sha256_hex, write_file};
use crate::{commands, sizes};

/// The largest size of the page.
const BUDGET: usize = 15_000_000;
/// Features that wasm-bindgen would use if it found them, but that wasm2js cannot translate.
const NOT_TRANSLATED: [&str; 3] = ["reference-types", "multivalue", "call-indirect-overlong"];
/// The features of later WebAssembly that the programs use, and the passes that express them in the first version.
/// Copying memory is left as it is, because scripts have a fast way to do it.
const LOWERED: [&str; 9] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--signext-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];
/// The options of the translation, for speed.
const TRANSLATED: [&str; 3] = ["--mvp-features", "--enable-bulk-memory", "-O2"];
/// Functions that replace those of the translation.
const BY_HAND: &str = include_str!("without_wasm/by_hand.js");
/// Where the glue asks for what wasm-bindgen would give to a program with reference types. This program only needs to
/// know where the values begin that are not always there.
const GLUE_REQUIRE: &str = "require(\"__wbindgen_externref_xform__\")";
const GLUE_STATICS: &str = "{ __wbindgen_externref_statics_end: () => 1028 }";
/// The values that are always there, which give that number: 1,024 places for borrowed values, and these four.
const GLUE_HEAP: [&str; 2] = ["new Array(1024).fill(undefined);", "heap.push(undefined, null, true, false);"];

/// Translates both programs, unless that has been done, and writes the page.
pub fn write(folders: &Folders, artefacts: &Artefacts) -> Result<()> {
    let [(engine, glue), (files, files_glue)] =
        [translated(folders, "vendor-checker")?, translated(folders, "vendor-files")?];
    let none = || Carried { raw: Vec::new(), packed: Vec::new() };
    let translated = Artefacts {
        // The browser unpacks everything: in this page an unpacker would take seconds.
        unpacker: none(),
        engine: Carried::gzipped(engine.into_bytes())?,
        glue: Carried::gzipped(glue.into_bytes())?,
        files: Carried::gzipped(files.into_bytes())?,
        files_glue: Carried::gzipped(files_glue.into_bytes())?,
        // This page reads no pictures.
        scans: none(),
        scans_glue: none(),
        weights: none(),
        style: artefacts.style.clone(),
        list: Carried::gzipped(artefacts.list.raw.clone())?,
        welsh: Carried::gzipped(artefacts.welsh.raw.clone())?,
    };
    let page = Page::assemble(folders, &translated, Kind::WithoutWasm)?;
    if page.len() > BUDGET {
        bail!("the page without WebAssembly is {} bytes, over its budget of {BUDGET}", page.len());
    }
    write_file(&folders.without_wasm(), page.as_bytes())?;
    println!("without WebAssembly: {} ({} bytes)", folders.without_wasm().display(), sizes::with_commas(page.len()));
    println!("SHA-256:  {}", sha256_hex(page.as_bytes()));
    Ok(())
}

/// A program as a script, and its glue.
fn translated(folders: &Folders, program: &str) -> Result<(String, String)> {
    let compiled = folders.at("target/wasm32-unknown-unknown/web").join(format!("{program}.wasm"));
    let wasm = fs::read(&compiled).with_context(|| format!("{} cannot be read", compiled.display()))?;
    let out = folders.at("target/without-wasm");
    fs::create_dir_all(&out).context("target/without-wasm cannot be made")?;
    let (module, glue) = (out.join(format!("{program}.module.js")), out.join(format!("{program}.js")));
    let mark = out.join(format!("{program}.made-from"));
    let how = [&LOWERED[..], &TRANSLATED[..]].concat().join(" ");
    let state = format!("{} {how}", sha256_hex(&wasm));
    if !fs::read_to_string(&mark).is_ok_and(|made_from| made_from == state) {
        println!("== {program} without WebAssembly: translating");
        let _ = fs::remove_file(&mark);
        translate(folders, program, &wasm, &out)?;
        fs::write(&mark, state).context("the mark cannot be written")?;
    }
    let read = |path: &Path| fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()));
    let glue = read(&glue)?;
    if [GLUE_REQUIRE, GLUE_HEAP[0], GLUE_HEAP[1]].iter().any(|line| glue.matches(line).count() != 1) {
        bail!("the glue keeps its values in another way: wasm-bindgen has changed its shape");
    }
    Ok((as_script(program, &read(&module)?)?, checked_glue(&glue.replacen(GLUE_REQUIRE, GLUE_STATICS, 1))?))
}

fn translate(folders: &Folders, program: &str, wasm: &[u8], out: &Path) -> Result<()> {
    let path = |name: &str| -> PathBuf { out.join(name) };
    let raw = path(&format!("{program}.wasm"));
    fs::write(&raw, without_features(wasm)?).context("the program cannot be written")?;
    let bindgen = folders.tools().join("bin").join(format!("wasm-bindgen{}", std::env::consts::EXE_SUFFIX));
    let mut bind = Command::new(bindgen);
    bind.args(["--target", "no-modules", "--no-typescript", "--out-dir"]).arg(out).arg(&raw);
    commands::run("binding it", &mut bind)?;
    let (bound, plain) = (path(&format!("{program}_bg.wasm")), path(&format!("{program}.plain.wasm")));
    check_imports(&wasm_imports(&bound)?)?;
    commands::run(
        "lowering it",
        setup::binaryen(folders, "wasm-opt")?.arg(&bound).args(LOWERED).arg("-o").arg(&plain),
    )?;
    let module = path(&format!("{program}.module.js"));
    commands::run(
        "translating it",
        setup::binaryen(folders, "wasm2js")?.arg(&plain).args(TRANSLATED).arg("-o").arg(&module),
    )
}

/// A program whose list of features omits those that are not translated.
fn without_features(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Payload::CustomSection(section) = &payload
            && section.name() == "target_features"
        {
            let data = features_kept(section.data()).context("its features cannot be read")?;
            module.section(&CustomSection { name: "target_features".into(), data: data.into() });
        } else if let Some((id, range)) = payload.as_section() {
            let (from, to) = (usize::try_from(range.start)?, usize::try_from(range.end)?);
            let data = wasm.get(from..to).context("a section is cut off")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}

/// The format: a count, then for each feature a sign, the length of its name and the name. All numbers here are below
/// 128.
fn features_kept(data: &[u8]) -> Option<Vec<u8>> {
    let (count, mut rest) = data.split_first()?;
    let mut kept = vec![0];
    for _ in 0..*count {
        let (head, after) = rest.split_at_checked(2)?;
        let (name, after) = after.split_at_checked(usize::from(*head.get(1)?))?;
        rest = after;
        if !NOT_TRANSLATED.iter().any(|not| not.as_bytes() == name) {
            *kept.first_mut()? += 1;
            kept.extend(head);
            kept.extend(name);
        }
    }
    Some(kept)
}

/// A translated module as a script that defines a function with which the stand-in makes an instance. A browser reads
/// functions in brackets once; it reads others first to see where they end.
fn as_script(program: &str, module: &str) -> Result<String> {
    const CHANGED: &str = "wasm2js has changed its shape";
    let (body, _) = module.split_once("\nvar retasmFunc = asmFunc(").context(CHANGED)?;
    let body = with_by_hand(body)?;
    let (before, instance) = body.split_once("function asmFunc(imports) {\n").context(CHANGED)?;
    let mut script = String::with_capacity(body.len());
    let mut write = |lines: &str| {
        for line in lines.lines().filter(|line| !line.starts_with("import ")) {
            // A third of the script is indentation, and none of the program's strings continue on another line.
            script.push_str(line.trim_start());
            script.push('\n');
        }
    };
    write("(() => {");
    write(before);
    write(&format!("(self.vendorPrograms ??= {{}})[\"{program}\"] = (function (imports) {{"));
    write(instance.trim_end());
    write(");\n})();");
    if script.to_ascii_lowercase().contains("</script") || script.contains("<!--") {
        bail!("the translation holds text that would end its element early");
    }
    Ok(script)
}

/// The translation with the functions that were written by hand; those that rotate bits are left out if the translation
/// has none.
fn with_by_hand(module: &str) -> Result<String> {
    let mut module = module.to_owned();
    for function in BY_HAND.split("\nfunction ").skip(1) {
        let (name, rest) = function.split_once('(').context("a function has no name")?;
        let start = format!("\n function {name}(");
        if !module.contains(&start) && name.starts_with("__wasm_rotl") {
            continue;
        }
        let replaced = module.split_once(&start).and_then(|(before, theirs)| {
            let (_, after) = theirs.split_once("\n }\n")?;
            (parameters(theirs) == parameters(rest)).then(|| format!("{before}\nfunction {function}\n{after}"))
        });
        module = replaced.with_context(|| format!("wasm2js does not write {name} as it did"))?;
    }
    Ok(module)
}

/// The number of parameters of a function, from the text after its opening bracket.
fn parameters(rest: &str) -> Option<usize> {
    let (parameters, _) = rest.split_once(')')?;
    Some(parameters.split(',').filter(|parameter| !parameter.trim().is_empty()).count())
}

#[cfg(test)]
mod tests {
    use super::{as_script, features_kept};

    #[test]
    fn features_that_are_not_translated_are_left_out() {
        let data = [&[2][..], b"+\x08sign-ext", b"+\x0freference-types"].concat();
        assert_eq!(features_kept(&data).unwrap(), [&[1][..], b"+\x08sign-ext"].concat());
        assert_eq!(features_kept(&data[..20]), None);
    }

    const MODULE: &str = "import * as a from './a.js';\n  var x = 1;\nfunction asmFunc(imports) {\n function __wasm_memory_size() {\n  return 1;\n }\n \n function __wasm_memory_grow(pagesToAdd) {\n  if (pagesToAdd) {\n   return 2;\n  }\n }\n \n return {};\n}\n\nvar retasmFunc = asmFunc({\n});\nexport var y;";

    #[test]
    fn a_module_becomes_a_script() {
        let script = as_script("p", MODULE).unwrap();
        assert!(
            script.starts_with("(() => {\nvar x = 1;\n(self.vendorPrograms ??= {})[\"p\"] = (function (imports) {\n"),
            "{script}"
        );
        assert!(script.ends_with("return {};\n}\n);\n})();\n") && !script.contains("export"), "{script}");
        assert!(as_script("p", "export var y;").is_err());
    }

    #[test]
    fn memory_grows_as_it_was_written_by_hand() {
        let script = as_script("p", MODULE).unwrap();
        assert!(script.contains("structuredClone") && !script.contains("return 2;"), "{script}");
        assert!(!script.contains("rotl"), "what is not used is left out");
        let other = MODULE.replace("grow(pagesToAdd)", "grow()");
        assert!(as_script("p", &other).unwrap_err().to_string().contains("__wasm_memory_grow"));
    }
}
