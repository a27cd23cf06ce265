//! Signing a compiled list and packing its bundle; native only.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minisign::{SecretKey, SecretKeyBox};
use std::io::Cursor;
use vendor_list::bundle::{self, BundleError, Entry};
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
    /// A key that the keyset does not let sign lists.
    #[error("the key {0} is not one of the keyset’s list keys")]
    ForeignKey(String),
    /// The signature could not be made.
    #[error("the list could not be signed: {0}")]
    Sign(String),
    /// The bundle could not be packed.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// The keyset could not be read.
    #[error("the keyset cannot be read: {0}")]
    Keyset(String),
}

/// A secret key, with the name of the file it came from for messages.
pub struct Signer {
    name: String,
    key: SecretKey,
    public: String,
}

impl Signer {
    /// Reads the signing key of a key file. Keys with a password ask for it on the terminal.
    ///
    /// # Errors
    /// [`SigningError::Key`].
    pub fn read(name: &str, text: &str) -> Result<Self, SigningError> {
        let refuse = |error: minisign::PError| SigningError::Key(name.to_owned(), error.to_string());
        let key = match without_password(text) {
            Some(bytes) => SecretKey::from_bytes(&bytes),
            None => SecretKeyBox::from_string(text).and_then(|boxed| boxed.into_secret_key(None)),
        }
        .map_err(refuse)?;
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

/// The bytes of a key that has no password. Stock `minisign -W` leaves the checksum of such a key
/// empty, which the library would take for damage; a wrong key is found when its signature fails.
fn without_password(text: &str) -> Option<Vec<u8>> {
    let bytes = STANDARD.decode(text.lines().nth(1)?.trim()).ok()?;
    (bytes.get(2..4)? == [0, 0]).then_some(bytes)
}

/// Signs a list's exact bytes and packs the bundle: list, signatures, keyset files.
///
/// # Errors
/// See [`SigningError`].
pub fn bundle(
    list: &[u8],
    edition: &Edition,
    keyset: &[u8],
    keyset_files: Vec<Entry>,
    signers: &[Signer],
) -> Result<Vec<u8>, SigningError> {
    let keyset: Keyset = serde_json::from_slice(keyset).map_err(|error| SigningError::Keyset(error.to_string()))?;
    let comment = trust::comment_of(edition, &sha256_hex(list));
    let mut entries = vec![Entry { name: LIST_FILE.to_owned(), bytes: list.to_vec() }];
    for (number, signer) in signers.iter().enumerate() {
        let known = keyset.keys.iter().any(|key| key.public_key == signer.public && keyset.list.keys.contains(&key.id));
        if !known {
            return Err(SigningError::ForeignKey(signer.name.clone()));
        }
        entries.push(Entry { name: signature_name(LIST_FILE, number, signer)?, bytes: signer.sign(list, &comment)? });
    }
    entries.extend(keyset_files);
    Ok(bundle::write(&entries)?)
}

/// Signs a keyset file and gives its signature files.
///
/// # Errors
/// See [`SigningError`].
pub fn keyset_signatures(name: &str, bytes: &[u8], signers: &[Signer]) -> Result<Vec<Entry>, SigningError> {
    signers
        .iter()
        .map(|signer| {
            let comment = format!("keyset sha256={}", sha256_hex(bytes));
            Ok(Entry { name: signature_name(name, 1, signer)?, bytes: signer.sign(bytes, &comment)? })
        })
        .collect()
}

/// One signer's signature file over some bytes, named by the key.
///
/// # Errors
/// See [`SigningError`].
pub fn signature(name: &str, bytes: &[u8], comment: &str, signer: &Signer) -> Result<Entry, SigningError> {
    Ok(Entry { name: signature_name(name, 1, signer)?, bytes: signer.sign(bytes, comment)? })
}

/// The first signer's file is the one that `minisign -Vm` looks for.
fn signature_name(file: &str, number: usize, signer: &Signer) -> Result<String, SigningError> {
    if number == 0 {
        return Ok(format!("{file}.minisig"));
    }
    let key = trust::key_name(&signer.public)
        .ok_or_else(|| SigningError::Key(signer.name.clone(), "it has no public key".to_owned()))?;
    Ok(format!("{file}.{key}.minisig"))
}
