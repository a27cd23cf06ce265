//! The weights of both networks, as `models/README.md` describes them, and their fingerprints. The command contains
//! them; the page carries them beside its program.

use crate::PictureError;
use sha2::{Digest, Sha256};
use vendor_text::hashes::hexadecimal;

/// The weights of the network that finds text.
pub const DETECTOR: &[u8] = include_bytes!("../models/detector.onnx");
/// The weights of the network that reads the letters of a line.
pub const RECOGNISER: &[u8] = include_bytes!("../models/recogniser.onnx");

/// The SHA-256 of both, as stated in the README.
pub const FINGERPRINTS: [&str; 2] = [
    "965b744e2f2816df3439034fd0ad229344acf6db0f0b6ac365b1bc6cc092102c",
    "4c8ae01bc9544a4f8bec58119dbd4c027550010ba1a4ccdacaff59f197e507dc",
];

/// Checks that weights are the expected ones.
///
/// # Errors
/// When they are not.
pub fn check(detector: &[u8], recogniser: &[u8]) -> Result<(), PictureError> {
    for (bytes, fingerprint) in [detector, recogniser].into_iter().zip(FINGERPRINTS) {
        if hexadecimal(&Sha256::digest(bytes)) != fingerprint {
            return Err(PictureError::Networks("its weights are not those it was built with".to_owned()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_are_those_that_the_readme_names() {
        check(DETECTOR, RECOGNISER).unwrap();
        let readme = include_str!("../models/README.md");
        assert!(FINGERPRINTS.iter().all(|fingerprint| readme.contains(fingerprint)));
        assert!(check(RECOGNISER, DETECTOR).is_err());
    }
}
