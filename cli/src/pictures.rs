//! What reads pictures for the command: the networks are in the program, and are made ready when the first picture comes.

use vendor_readers::PictureReader;

/// Does some work with what reads pictures, where the command was built with it.
#[cfg(feature = "pictures")]
pub fn with_eyes<T>(work: impl FnOnce(Option<&dyn PictureReader>) -> T) -> T {
    use vendor_pictures::{Pictures, models};
    let weights = || Ok((models::DETECTOR.to_vec(), models::RECOGNISER.to_vec()));
    let mut alive = || ();
    let pictures = Pictures::new(&weights, &mut alive);
    work(Some(&pictures))
}

/// Does some work without: pictures are named as not read.
#[cfg(not(feature = "pictures"))]
pub fn with_eyes<T>(work: impl FnOnce(Option<&dyn PictureReader>) -> T) -> T {
    work(None)
}
