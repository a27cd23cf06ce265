//! The names by which a program asks for what the glue gives it. wasm-bindgen ends each with a hash of sixteen signs, so that two
//! versions of itself cannot be mixed up; a page carries one program with its own glue, and the hashes do not pack. Here they
//! become numbers, in both at once; the words before them stay, for whoever reads the page.

use anyhow::{Context, Result, bail};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// Signs of a hash.
const HASH: usize = 16;

/// Gives the imports of a program and of its glue short names.
///
/// # Errors
/// If the program cannot be read, or the glue does not name each import once.
pub fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut module = Module::new();
    let mut glue = glue.to_owned();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Payload::ImportSection(imports) = payload {
            let mut section = ImportSection::new();
            for (number, import) in imports.into_imports().enumerate() {
                let import = import?;
                let name = match words_of(import.name) {
                    Some(words) => renamed(&mut glue, import.name, &format!("{words}_{number}"))?,
                    None => import.name.to_owned(),
                };
                let kind = RoundtripReencoder.entity_type(import.ty).context("an import is of an unknown kind")?;
                section.import(import.module, &name, kind);
            }
            module.section(&section);
        } else if let Some((id, range)) = payload.as_section() {
            let (from, to) = (usize::try_from(range.start)?, usize::try_from(range.end)?);
            let data = wasm.get(from..to).context("a section is cut off")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok((module.finish(), glue))
}

/// The part of a name before its hash.
fn words_of(name: &str) -> Option<&str> {
    let (words, hash) = name.rsplit_once('_')?;
    let is_hash = hash.len() == HASH && hash.bytes().all(|sign| sign.is_ascii_hexdigit());
    is_hash.then_some(words)
}

fn renamed(glue: &mut String, long: &str, short: &str) -> Result<String> {
    if glue.matches(long).count() != 1 || glue.contains(&format!("{short}:")) || glue.contains(&format!("{short} ")) {
        bail!("the glue does not name {long} once, or has a {short} already: wasm-bindgen has changed its shape");
    }
    *glue = glue.replacen(long, short, 1);
    Ok(short.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, TypeSection};

    fn program(names: &[&str]) -> Vec<u8> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        for name in names {
            imports.import("wbg", name, EntityType::Function(0));
        }
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.finish()
    }

    #[test]
    fn program_and_glue_have_the_same_short_names() {
        let names = ["__wbg_add_0123456789abcdef", "__wbindgen_throw", "__wbg_add_fedcba9876543210"];
        let glue = "__wbg_add_0123456789abcdef: a, __wbindgen_throw: b, __wbg_add_fedcba9876543210: c";
        let (wasm, glue) = shorten(&program(&names), glue).unwrap();
        assert_eq!(wasm, program(&["__wbg_add_0", "__wbindgen_throw", "__wbg_add_2"]));
        assert_eq!(glue, "__wbg_add_0: a, __wbindgen_throw: b, __wbg_add_2: c");
    }

    #[test]
    fn a_name_that_the_glue_does_not_have_is_told() {
        let wasm = program(&["__wbg_add_0123456789abcdef"]);
        assert!(shorten(&wasm, "nothing").unwrap_err().to_string().contains("__wbg_add_0123456789abcdef"));
        assert!(shorten(&wasm, "__wbg_add_0: a, __wbg_add_0123456789abcdef: b").is_err());
    }
}
