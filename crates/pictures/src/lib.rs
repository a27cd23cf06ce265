//! Pictures → lines: scans, photographs of labels, and the QR, bar and DataMatrix codes on them.
//!
//! Two networks do the reading: one finds where text stands, the other says which letters a line of it has and how sure each
//! is. Both are data (`models/`, see its README); nothing here knows a browser, a clock or chance, so that the page and the
//! command give the same lines for the same picture. What is read is never more certain than the picture: letters that are
//! unsure are named with their places, numbers on a label must agree with each other, and letters that are too small are
//! not guessed.
//!
//! ```no_run
//! use vendor_pictures::Eyes;
//! let eyes = Eyes::new(vendor_pictures::models::DETECTOR, vendor_pictures::models::RECOGNISER)?;
//! let seen = eyes.look(&vendor_pictures::decode::decode(&std::fs::read("label.jpg").unwrap())?, &mut || ())?;
//! # Ok::<(), vendor_pictures::PictureError>(())
//! ```

pub mod codes;
pub mod cut_out;
pub mod decode;
pub mod labels;
pub mod lines;
pub mod look;
pub mod marks;
pub mod models;
pub mod networks;
pub mod places;
pub mod quad;
pub mod raster;
pub mod reader;

pub use look::{Eyes, Seen, SeenLine};
pub use reader::Pictures;

/// Why a picture was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PictureError {
    /// It has more points than are accepted. A smaller copy can be read.
    #[error("it has more than 64 million points. Save it at half its size and check that.")]
    TooLarge,
    /// It ends early or is no picture of its kind.
    #[error("it is a picture that is damaged or not complete. Open it, save it again as PNG or JPEG and check that.")]
    Damaged,
    /// Phones of one maker save these.
    #[error(
        "it is a HEIC photograph, which is not read. Send it to yourself as JPEG (on the telephone: Settings, Camera, Formats, \
         Most Compatible), or open it and save it as JPEG."
    )]
    Heic,
    /// A kind of picture that is not read.
    #[error("it is a picture of a kind that is not read. Open it, save it as PNG or JPEG and check that.")]
    Unusual,
    /// The networks are not those that were built, or failed.
    #[error("reading it stopped because of an error in this tool ({0}). Type what the picture shows into the box.")]
    Networks(String),
}
