//! What may be in one file. Anything beyond that is reported, never dropped silently.

/// Bytes of a text or of separated values that are read.
pub const TEXT_BYTES: usize = 256 * MB;
/// Rows of separated values that are read.
pub const CSV_ROWS: usize = 2_000_000;
/// Bytes that a workbook or a Word document may have.
pub const OFFICE_BYTES: usize = 64 * MB;
/// Bytes that all parts of one packed file may have together once they are unpacked.
pub const UNPACKED_BYTES: usize = 400 * MB;
/// Bytes that one part of a packed file may have once it is unpacked.
pub const PART_BYTES: usize = 256 * MB;
/// Parts that a packed file may have.
pub const PARTS: usize = 10_000;
/// How many times larger than its packed form a large file inside a ZIP, or a large part of an office file, may be.
pub const RATIO: usize = 200;
/// Rows of a workbook that are read.
pub const SHEET_ROWS: usize = 1_000_000;
/// Cells with content of a workbook that are read.
pub const SHEET_CELLS: usize = 8_000_000;
/// Bytes of text that the cells of a workbook may have together.
pub const SHEET_TEXT: usize = 200 * MB;
/// Characters that a cell of a workbook may have, as in every spreadsheet program.
pub const CELL: usize = 32_767;
/// Columns of a row that are read.
pub const COLUMNS: usize = 4_096;
/// How often a repeated row or cell with content is read.
pub const REPEATS: usize = 100;
/// Bytes that a PDF may have.
pub const PDF_BYTES: usize = 100 * MB;
/// Pages of a PDF that are read.
pub const PDF_PAGES: usize = 2_000;
/// Bytes that one stream of a PDF may have once it is unpacked.
pub const PDF_STREAM: usize = 64 * MB;
/// How deeply the arrays and dictionaries of a PDF may be nested.
pub const PDF_DEPTH: usize = 400;
/// The number of pictures inside the drawing steps of a page, times the bytes of those steps.
pub const PDF_PICTURE_WORK: usize = 2_000_000_000;
/// Drawing steps of a PDF that are followed.
pub const PDF_STEPS: usize = 20_000_000;
/// Pieces of text that one page may have.
pub const PDF_PIECES: usize = 500_000;
/// How deeply the elements of a marked-up text may be nested.
pub const DEPTH: usize = 256;
/// Attributes that one element may have.
pub const ATTRIBUTES: usize = 256;
/// How deeply files inside files are opened.
pub const FILES_DEEP: usize = 3;
/// Files inside one file that are opened.
pub const FILES_INSIDE: usize = 2_000;
/// Lines of one file that are kept.
pub const LINES: usize = 2_100_000;

/// Bytes of one line that are looked up together; a longer one is cut into several at its spaces.
pub const LINE_BYTES: usize = 32 * 1024;
/// Bytes that the kept lines of one file may have together.
pub const LINES_BYTES: usize = 256 * MB;

/// A megabyte.
pub const MB: usize = 1024 * 1024;
