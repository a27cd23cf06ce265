//! Signatures over a compiled list and over keysets; native only.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minisign::{SecretKey, SecretKeyBox};
use std::io::Cursor;
use vendor_list::bundle::Entry;
use vendor_list::schema::Edition;
use vendor_list::trust::{self, Keyset, LIST_FILE};
use vendor_text::hashes::sha256_hex;

/// Why a list cannot be signed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SigningError {
    /// A key file that cannot be used.
    #[error("the key {0} cannot be used: {1}")]
    Key(String, String),
    /// The public half of a key.
    #[error("{0} is a public key: give the secret one that belongs to it")]
    PublicKey(String),
    /// A password that was not given or is wrong.
    #[error(
        "the key {0} is locked, and its password was not given or is wrong ({1}): type it, or name a file with --password-file"
    )]
    Locked(String, String),
    /// A key that the keyset does not allow to sign lists.
    #[error("the key {0} is not one of the keyset’s list keys")]
    ForeignKey(String),
    /// The same key for two signatures.
    #[error("the key {0} is given twice: each signature needs a key of its own")]
    Twice(String),
    /// The signature could not be made.
    #[error("the list could not be signed: {0}")]
    Sign(String),
    /// The keyset could not be read.
    #[error("the keyset cannot be read: {0}")]
    Keyset(String),
}

/// A secret key, with the name of its file for messages.
pub struct Signer {
    name: String,
    key: SecretKey,
    public: String,
}

impl Signer {
    /// Reads the signing key from a key file. A locked key needs the password, or asks for it on the terminal.
    ///
    /// # Errors
    /// [`SigningError::Key`], [`SigningError::PublicKey`] or [`SigningError::Locked`].
    pub fn read(name: &str, text: &str, password: Option<String>) -> Result<Self, SigningError> {
        let refuse = |error: minisign::PError| SigningError::Key(name.to_owned(), error.to_string());
        if bytes_of(text).is_some_and(|bytes| bytes.len() == PUBLIC_KEY_BYTES) {
            return Err(SigningError::PublicKey(name.to_owned()));
        }
        let key = match without_password(text) {
            Some(bytes) => SecretKey::from_bytes(&bytes).map_err(refuse)?,
            None => SecretKeyBox::from_string(text)
                .map_err(refuse)?
                .into_secret_key(password)
                .map_err(|error| SigningError::Locked(name.to_owned(), error.to_string()))?,
        };
        let public = minisign::PublicKey::from_secret_key(&key).map_err(refuse)?.to_base64();
        Ok(Self { name: name.to_owned(), key, public })
    }

    fn sign(&self, bytes: &[u8], comment: &str) -> Result<Vec<u8>, SigningError> {
        let untrusted = "signature from a key of the vendor-checker keyset";
        minisign::sign(None, &self.key, Cursor::new(bytes), Some(comment), Some(untrusted))
            .map(|signature| signature.into_string().into_bytes())
            .map_err(|error| SigningError::Sign(error.to_string()))
    }
}

/// How long a public key file's bytes are.
const PUBLIC_KEY_BYTES: usize = 42;

/// The bytes in the second line of a key file.
fn bytes_of(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text.lines().nth(1)?.trim()).ok()
}

/// The bytes of a key without a password. Stock `minisign -W` leaves the checksum of such a key empty, which the
/// library would report as damage; a wrong key shows when its signature fails.
fn without_password(text: &str) -> Option<Vec<u8>> {
    let bytes = bytes_of(text)?;
    (bytes.get(2..4)? == [0, 0]).then_some(bytes)
}

/// The signatures of several signers over a list's exact bytes, one file for each.
///
/// # Errors
/// See [`SigningError`].
pub fn list_signatures(
    list: &[u8],
    edition: &Edition,
    keyset: &[u8],
    signers: &[Signer],
) -> Result<Vec<Entry>, SigningError> {
    let keyset: Keyset = serde_json::from_slice(keyset).map_err(|error| SigningError::Keyset(error.to_string()))?;
    let comment = trust::comment_of(edition, &sha256_hex(list));
    let known = |signer: &Signer| {
        keyset.keys.iter().any(|key| key.public_key == signer.public && keyset.list.keys.contains(&key.id))
    };
    if let Some(stranger) = signers.iter().find(|signer| !known(signer)) {
        return Err(SigningError::ForeignKey(stranger.name.clone()));
    }
    let earlier = |at: usize, signer: &Signer| signers.iter().take(at).any(|other| other.public == signer.public);
    if let Some((_, again)) = signers.iter().enumerate().find(|(at, signer)| earlier(*at, signer)) {
        return Err(SigningError::Twice(again.name.clone()));
    }
    signers.iter().map(|signer| signature(LIST_FILE, list, &comment, signer)).collect()
}

/// Signs a keyset file and gives its signature files.
///
/// # Errors
/// See [`SigningError`].
pub fn keyset_signatures(name: &str, bytes: &[u8], signers: &[Signer]) -> Result<Vec<Entry>, SigningError> {
    let comment = format!("keyset sha256={}", sha256_hex(bytes));
    signers.iter().map(|signer| signature(name, bytes, &comment, signer)).collect()
}

/// One signer's signature file over some bytes, named after the key.
///
/// # Errors
/// See [`SigningError`].
pub fn signature(file: &str, bytes: &[u8], comment: &str, signer: &Signer) -> Result<Entry, SigningError> {
    let key = trust::key_name(&signer.public)
        .ok_or_else(|| SigningError::Key(signer.name.clone(), "it has no public key".to_owned()))?;
    Ok(Entry { name: format!("{file}.{key}.minisig"), bytes: signer.sign(bytes, comment)? })
}
