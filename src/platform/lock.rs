//! Locks bytes with a passphrase, by the browser's own means: PBKDF2 with SHA-256 derives the key, gzip makes the bytes
//! fewer, and AES-GCM locks them.

use super::gzip;
use js_sys::{Array, Object, Reflect, Uint8Array};
use vendor_desk::locked_copy::{LockedCopy, NONCE, ROUNDS, SALT};
use vendor_text::Date;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Crypto, CryptoKey, SubtleCrypto};

/// A key that was derived from a passphrase, and its salt.
#[derive(Debug, Clone)]
pub struct Key {
    key: CryptoKey,
    salt: Vec<u8>,
    rounds: u32,
}

impl Key {
    /// Derives a new key from a passphrase.
    ///
    /// # Errors
    /// What the browser refused.
    pub async fn new(passphrase: &str) -> Result<Self, JsValue> {
        Self::made(passphrase, chance(SALT)?, ROUNDS).await
    }

    /// Derives the key of a copy.
    ///
    /// # Errors
    /// What the browser refused.
    pub async fn of(copy: &LockedCopy, passphrase: &str) -> Result<Self, JsValue> {
        Self::made(passphrase, copy.salt.clone(), copy.rounds).await
    }

    async fn made(passphrase: &str, salt: Vec<u8>, rounds: u32) -> Result<Self, JsValue> {
        let subtle = subtle()?;
        let words = Uint8Array::from(passphrase.as_bytes());
        let use_of = Array::of1(&"deriveKey".into());
        let words = JsFuture::from(subtle.import_key_with_str("raw", &words, "PBKDF2", false, &use_of)?).await?;
        let way = object(&[
            ("name", "PBKDF2".into()),
            ("hash", "SHA-256".into()),
            ("salt", Uint8Array::from(salt.as_slice()).into()),
            ("iterations", rounds.into()),
        ])?;
        let kind = object(&[("name", AES.into()), ("length", 256.into())])?;
        let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
        let words: CryptoKey = words.unchecked_into();
        let key = subtle.derive_key_with_object_and_object(&way, &words, &kind, false, &uses)?;
        Ok(Self { key: JsFuture::from(key).await?.unchecked_into(), salt, rounds })
    }

    /// Locks a text.
    ///
    /// # Errors
    /// What the browser refused.
    pub async fn lock(&self, text: &str, saved: Date) -> Result<LockedCopy, JsValue> {
        let nonce = chance(NONCE)?;
        let text = Blob::new_with_str_sequence(&Array::of1(&text.into()))?;
        let bytes = gzip::through(&text, gzip::PACK).await?;
        let locked = subtle()?.encrypt_with_object_and_js_u8_array(&aes(&nonce)?, &self.key, &bytes)?;
        let locked = Uint8Array::new(&JsFuture::from(locked).await?).to_vec();
        Ok(LockedCopy { saved, rounds: self.rounds, salt: self.salt.clone(), nonce, locked })
    }

    /// The bytes that are locked in a copy.
    ///
    /// # Errors
    /// When the passphrase is not that of the copy, or the copy is damaged.
    pub async fn unlock(&self, copy: &LockedCopy) -> Result<Uint8Array, JsValue> {
        let locked = Uint8Array::from(copy.locked.as_slice());
        let open = subtle()?.decrypt_with_object_and_js_u8_array(&aes(&copy.nonce)?, &self.key, &locked)?;
        let packed = Uint8Array::new(&JsFuture::from(open).await?);
        gzip::unpacked(&packed).await
    }
}

const AES: &str = "AES-GCM";

/// Whether this browser can lock anything on this page: it cannot if the page came over plain HTTP.
#[must_use]
pub fn is_possible() -> bool {
    subtle().is_ok()
}

fn aes(nonce: &[u8]) -> Result<Object, JsValue> {
    object(&[("name", AES.into()), ("iv", Uint8Array::from(nonce).into())])
}

fn object(fields: &[(&str, JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object)
}

fn chance(bytes: usize) -> Result<Vec<u8>, JsValue> {
    let mut chance = vec![0; bytes];
    crypto()?.get_random_values_with_u8_array(&mut chance)?;
    Ok(chance)
}

fn crypto() -> Result<Crypto, JsValue> {
    web_sys::window().ok_or("there is no page")?.crypto()
}

fn subtle() -> Result<SubtleCrypto, JsValue> {
    let subtle = crypto()?.subtle();
    if subtle.is_undefined() { Err("this browser locks nothing on this page".into()) } else { Ok(subtle) }
}
