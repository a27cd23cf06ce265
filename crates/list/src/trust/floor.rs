//! What has been seen and is never gone behind: the newest list and the newest keyset. A program starts with those that it
//! was built with; each list that is taken raises them. Nothing here is stored: what is kept is the whole bundle, which is
//! verified again, so that a store can forget and never lie.

use super::keyset::Chain;
use super::{TrustError, Verified, verify_entries};
use crate::bundle;
use vendor_text::Date;

/// The newest list and keyset that were seen.
#[derive(Debug, Clone)]
pub struct Floor {
    epoch: u32,
    version: u32,
    issued: Date,
    sha256: String,
    /// A draft has no number that counts.
    draft: bool,
    chain: Chain,
}

/// How a verified list stands to what was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Compared {
    /// It may take the place of the list in use.
    Newer,
    /// It is the list that is known, byte for byte.
    Same,
    /// It never takes that place; it may be read as one of the past.
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

    /// Verifies another bundle, by the newest keyset that it or anything before it has brought, and says how its list stands.
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
        // The same list, signed again under a newer keyset, brings that keyset.
        let is_signed_anew = verified.chain.newest().version > self.chain.newest().version;
        Ok(if is_signed_anew { Compared::Newer } else { Compared::Same })
    }

    /// Raises the floor by a list that [`Floor::verify`] let through. An older list raises the keyset only.
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

    /// The day on which the newest list was issued: no clock that is right says an earlier one.
    #[must_use]
    pub fn issued(&self) -> Date {
        self.issued
    }
}
