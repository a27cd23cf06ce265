//! What reads pictures for the command: the networks are part of the program, and are prepared when the first picture
//! comes.

use vendor_readers::PictureReader;

/// Calls `work` with what reads pictures, because the command was built with it.
#[cfg(feature = "pictures")]
pub fn with_eyes<T>(work: impl FnOnce(Option<&dyn PictureReader>) -> T) -> T {
    use vendor_pictures::{Pictures, models};
    let weights = || Ok((models::DETECTOR.to_vec(), models::RECOGNISER.to_vec()));
    let mut alive = || ();
    let pictures = Pictures::new(&weights, &mut alive);
    work(Some(&pictures))
}

/// Calls `work` without it, so that pictures are named as not read.
#[cfg(not(feature = "pictures"))]
pub fn with_eyes<T>(work: impl FnOnce(Option<&dyn PictureReader>) -> T) -> T {
    work(None)
}
