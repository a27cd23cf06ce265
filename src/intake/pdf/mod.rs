//! PDF.
use super::reading::Reading;
/// Reads.
pub fn read(reading: &mut Reading<'_>, _bytes: &[u8]) {
    reading.refuse("it is a PDF. paste");
}
