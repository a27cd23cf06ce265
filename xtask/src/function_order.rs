//! The order of a program's functions. Packing only finds repeats that are close together, so each function is put
//! beside one that shares most of its code. What the program does is not changed.

use std::collections::HashMap;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, CustomSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// Bytes of code that count as one shared piece.
const PIECE: usize = 6;
/// A piece that at least this many functions have does not distinguish them.
const COMMON: usize = 300;

/// Puts the functions of a wasm program into the order in which it packs best, and drops its custom sections, which no
/// browser reads.
///
/// # Errors
/// If the program is not a single wasm module.
pub fn reorder(wasm: &[u8]) -> Result<Vec<u8>> {
    let (imported, bodies) = functions(wasm).context("the program's functions cannot be read")?;
    let order = neighbours(&bodies);
    let mut places = vec![0; order.len()];
    for (new, old) in order.iter().enumerate() {
        if let Some(place) = places.get_mut(*old) {
            *place = u32::try_from(new)?;
        }
    }
    let mut module = Module::new();
    let mut renumbering = Renumbering { imported, order, places };
    renumbering
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| anyhow::anyhow!("the functions cannot be put in order: {error}"))?;
    Ok(module.finish())
}

/// The number of imported functions, and the code of all others.
fn functions(wasm: &[u8]) -> Result<(u32, Vec<&[u8]>)> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    Ok((imported, bodies))
}

/// The functions in an order in which each is beside one that it shares much code with.
fn neighbours(bodies: &[&[u8]]) -> Vec<usize> {
    let pieces: Vec<Vec<&[u8]>> = bodies
        .iter()
        .map(|body| {
            let mut pieces: Vec<&[u8]> = body.windows(PIECE).collect();
            pieces.sort_unstable();
            pieces.dedup();
            pieces
        })
        .collect();
    let mut holders: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (at, pieces) in pieces.iter().enumerate() {
        for piece in pieces {
            holders.entry(piece).or_default().push(at);
        }
    }
    let mut is_placed = vec![false; bodies.len()];
    let mut order: Vec<usize> = Vec::with_capacity(bodies.len());
    let mut shared = vec![0_usize; bodies.len()];
    let mut next_alone = 0;
    while order.len() < bodies.len() {
        let mut met = Vec::new();
        let last = order.last().and_then(|last| pieces.get(*last)).map(Vec::as_slice).unwrap_or_default();
        for holders in last.iter().filter_map(|piece| holders.get(piece)).filter(|holders| holders.len() < COMMON) {
            for at in holders.iter().filter(|at| is_placed.get(**at) == Some(&false)) {
                if let Some(count) = shared.get_mut(*at) {
                    if *count == 0 {
                        met.push(*at);
                    }
                    *count += 1;
                }
            }
        }
        let size = |at: usize| pieces.get(at).map_or(0, Vec::len);
        // Shares are in thousandths of the longer one, so that a small function does not follow a large one for a few
        // bytes.
        let score = |at: &usize| {
            let count = shared.get(*at).copied().unwrap_or_default();
            (count * 1000 / size(*at).max(last.len()).max(1), std::cmp::Reverse(*at))
        };
        let nearest = met.iter().copied().max_by_key(score);
        for at in &met {
            if let Some(count) = shared.get_mut(*at) {
                *count = 0;
            }
        }
        while is_placed.get(next_alone) == Some(&true) {
            next_alone += 1;
        }
        let next = nearest.unwrap_or(next_alone);
        if let Some(placed) = is_placed.get_mut(next) {
            *placed = true;
        }
        order.push(next);
    }
    order
}

/// Writes a program with its functions in another order.
struct Renumbering {
    imported: u32,
    /// For each new place the old one, among the functions that are not imported.
    order: Vec<usize>,
    /// For each old place the new one.
    places: Vec<u32>,
}

impl Reencode for Renumbering {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        let own = function.checked_sub(self.imported).and_then(|own| self.places.get(own as usize));
        Ok(own.map_or(function, |place| place + self.imported))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for old in self.order.clone() {
            if let Some(kind) = types.get(old) {
                functions.function(self.type_index(*kind)?);
            }
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for old in self.order.clone() {
            if let Some(body) = bodies.get(old) {
                self.parse_function_body(code, body.clone())?;
            }
        }
        Ok(())
    }

    fn parse_custom_section(&mut self, _: &mut Module, _: CustomSectionReader<'_>) -> Result<(), Error<Self::Error>> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, ExportKind, ExportSection, Function, FunctionSection, Instruction, Module, TypeSection,
    };
    use wasmparser::Operator;

    /// Functions that each begin with a number of their own and call another; the last is exported.
    fn program(bodies: &[(i32, u32)]) -> Vec<u8> {
        let (mut types, mut functions, mut code) = (TypeSection::new(), FunctionSection::new(), CodeSection::new());
        types.ty().function([], []);
        for (number, called) in bodies {
            functions.function(0);
            let mut function = Function::new([]);
            function.instruction(&Instruction::I32Const(*number)).instruction(&Instruction::Drop);
            for _ in 0..*number % 7 {
                function.instruction(&Instruction::Nop).instruction(&Instruction::Nop);
            }
            function.instruction(&Instruction::Call(*called)).instruction(&Instruction::End);
            code.function(&function);
        }
        let mut exports = ExportSection::new();
        exports.export("run", ExportKind::Func, u32::try_from(bodies.len() - 1).unwrap());
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    /// For each function its own number and the number of the function that it calls; and of the exported one.
    fn calls(wasm: &[u8]) -> (Vec<(i32, i32)>, i32) {
        let (mut read, mut exported) = (Vec::new(), 0);
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.unwrap() {
                Payload::CodeSectionEntry(body) => {
                    let (mut number, mut called) = (0, 0);
                    for operator in body.get_operators_reader().unwrap() {
                        match operator.unwrap() {
                            Operator::I32Const { value } => number = value,
                            Operator::Call { function_index } => called = function_index,
                            _ => {}
                        }
                    }
                    read.push((number, called as usize));
                }
                Payload::ExportSection(exports) => exported = exports.into_iter().next().unwrap().unwrap().index,
                _ => {}
            }
        }
        let mut calls: Vec<(i32, i32)> = read.iter().map(|(number, called)| (*number, read[*called].0)).collect();
        calls.sort_unstable();
        (calls, read[exported as usize].0)
    }

    #[test]
    fn every_call_reaches_the_same_code() {
        let bodies: Vec<(i32, u32)> =
            (0..40_i32).map(|nth| (1000 + nth * 5 % 31 * 100 + nth, nth.unsigned_abs() * 7 % 40)).collect();
        let wasm = program(&bodies);
        let moved = reorder(&wasm).unwrap();
        assert_ne!(wasm, moved, "some function has moved");
        assert_eq!(calls(&wasm), calls(&moved));
        assert!(reorder(b"no program").is_err());
    }
}
