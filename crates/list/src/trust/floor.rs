//! The newest list and the newest keyset that have been seen: nothing older is accepted as current again. A program
//! starts with those that it was built with, and each list that is accepted raises them. Nothing is stored here: what
//! is kept is the whole bundle, which is verified again each time, so a store may lose it but cannot falsify it.

use super::keyset::Chain;
use super::{TrustError, Verified, verify_entries};
use crate::bundle;
use vendor_text::Date;

/// The newest list and keyset that have been seen.
#[derive(Debug, Clone)]
pub struct Floor {
    epoch: u32,
    version: u32,
    issued: Date,
    sha256: String,
    /// Whether the list is a draft, whose number does not count.
    draft: bool,
    chain: Chain,
}

/// How a verified list compares with those that were seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Compared {
    /// It may replace the list in use.
    Newer,
    /// It is the list that is already known, byte for byte.
    Same,
    /// It can never replace the list in use, but may be opened as a list of the past.
    Older,
}

impl Floor {
    /// The floor that a verified list makes.
    #[must_use]
    pub fn of(verified: &Verified) -> Self {
        let edition = &verified.list.edition;
        Self {
            epoch: edition.epoch,
            version: edition.version,
            issued: edition.issued,
            sha256: verified.sha256.clone(),
            draft: verified.list.draft,
            chain: verified.chain.clone(),
        }
    }

    /// Verifies another bundle with the newest keyset that it or an earlier one contains, and says how its list
    /// compares.
    ///
    /// # Errors
    /// See [`TrustError`].
    pub fn verify(&self, bundle: &[u8]) -> Result<(Verified, Compared), TrustError> {
        let verified = verify_entries(&bundle::read(bundle)?, &self.chain)?;
        let compared = self.compare(&verified)?;
        Ok((verified, compared))
    }

    fn compare(&self, verified: &Verified) -> Result<Compared, TrustError> {
        let edition = &verified.list.edition;
        let (known, given) = ((self.epoch, self.version), (edition.epoch, edition.version));
        if given < known && !self.draft {
            return Ok(Compared::Older);
        }
        if given > known || self.draft {
            return Ok(Compared::Newer);
        }
        if verified.sha256 != self.sha256 {
            let (version, known, given) = (self.version, self.sha256.clone(), verified.sha256.clone());
            return Err(TrustError::SameNumber { version, known, given });
        }
        // The same list, signed again under a newer keyset, brings that keyset with it.
        let is_signed_anew = verified.chain.newest().version > self.chain.newest().version;
        Ok(if is_signed_anew { Compared::Newer } else { Compared::Same })
    }

    /// Raises the floor with a list that [`Floor::verify`] accepted. An older list raises only the keyset.
    pub fn raise(&mut self, verified: &Verified, compared: Compared) {
        match compared {
            Compared::Newer => *self = Self::of(verified),
            Compared::Same | Compared::Older => self.chain = verified.chain.clone(),
        }
    }

    /// Epoch and number of the newest list.
    #[must_use]
    pub fn number(&self) -> (u32, u32) {
        (self.epoch, self.version)
    }

    /// The version of the newest keyset.
    #[must_use]
    pub fn keyset_version(&self) -> u32 {
        self.chain.newest().version
    }

    /// The day on which the newest list was issued: a correct clock cannot be earlier.
    #[must_use]
    pub fn issued(&self) -> Date {
        self.issued
    }
}
