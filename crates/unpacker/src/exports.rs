//! What the boot script calls. One instance unpacks one block: it asks for room, writes a piece there and has it
//! unpacked, until the block is whole. Names without mangling are what WebAssembly offers to a script that has no glue;
//! they are distinct, and nothing else here is unsafe.
#![allow(unsafe_code, reason = "exported names")]

use crate::Unpacker;
use std::sync::Mutex;

/// The block that is being unpacked.
static BLOCK: Mutex<Option<Block>> = Mutex::new(None);

#[derive(Default)]
struct Block {
    unpacker: Unpacker,
    piece: Vec<u8>,
    unpacked: Vec<u8>,
}

fn with_block<T: Default>(act: impl FnOnce(&mut Block) -> T) -> T {
    BLOCK.lock().map(|mut block| act(block.get_or_insert_default())).unwrap_or_default()
}

fn address<T>(bytes: *const T) -> usize {
    bytes.addr()
}

/// Sets room aside for a packed piece of so many bytes and returns its address.
#[unsafe(no_mangle)]
pub extern "C" fn room_for_piece(bytes: usize) -> usize {
    with_block(|block| {
        block.piece = vec![0; bytes];
        address(block.piece.as_ptr())
    })
}

/// Unpacks the piece that was written there. Returns how many bytes it gave, or -1 if it is damaged.
#[unsafe(no_mangle)]
pub extern "C" fn unpack_piece() -> i32 {
    with_block(|block| {
        let piece = std::mem::take(&mut block.piece);
        block.unpacked = block.unpacker.unpack(&piece).ok()?;
        i32::try_from(block.unpacked.len()).ok()
    })
    .unwrap_or(-1)
}

/// The address of what the last piece gave.
#[unsafe(no_mangle)]
pub extern "C" fn unpacked_piece() -> usize {
    with_block(|block| address(block.unpacked.as_ptr()))
}
