//! Unpacks the program for files, which is carried in LZMA because a browser's own unpacking leaves it a quarter larger.

use lzma_rust2::LzmaReader;
use std::io::Read;

/// Most memory that unpacking may take, in KiB.
const MOST_MEMORY: u32 = 128 * 1024;

/// Unpacks an LZMA file.
///
/// # Errors
/// What is wrong with it.
pub fn unpack(packed: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    LzmaReader::new_mem_limit(packed, MOST_MEMORY, None)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}
