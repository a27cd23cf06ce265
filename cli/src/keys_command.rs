//! `vendor-check keys`: new keys, the next keyset, and a signature by one signer; each on a machine of its own.

use crate::Stop;
use crate::list_commands::{read, write};
use crate::sign_command::signer;
use lexopt::prelude::*;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vendor_list::trust::{self, Key, Keyset, RoleKeys};
use vendor_publish::keys::{self, KeysError, Rotation};
use vendor_text::Date;

/// Runs a command about keys.
pub fn run(mut words: lexopt::Parser) -> Result<ExitCode, Stop> {
    match words.next()? {
        Some(Value(word)) if word == "new" => new(words),
        Some(Value(word)) if word == "rotate" => rotate(words),
        Some(Value(word)) if word == "sign" => sign(words),
        Some(other) => Err(other.unexpected().into()),
        None => Err(Stop::Usage("say what to do with keys: new, rotate or sign".to_owned())),
    }
}

fn failed(error: KeysError) -> Stop {
    Stop::Failed(error.to_string())
}

/// A secret key with a password, and its public half beside it.
fn new(mut words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let mut out: Option<PathBuf> = None;
    let mut password = None;
    while let Some(word) = words.next()? {
        match word {
            Long("out") => out = Some(words.value()?.into()),
            Long("password-file") => password = Some(password_in(Path::new(&words.value()?))?),
            other => return Err(other.unexpected().into()),
        }
    }
    let Some(out) = out else { return Err(Stop::Usage("say where the secret key goes: --out FILE".to_owned())) };
    let public = out.with_extension("pub");
    // A key that is lost cannot be made again.
    if let Some(there) = [&out, &public].into_iter().find(|path| path.exists()) {
        return Err(Stop::Failed(format!("{} is there already; a key is never overwritten", there.display())));
    }
    let key = keys::new_key(password).map_err(failed)?;
    write(&out, key.secret.as_bytes())?;
    write(&public, key.public.as_bytes())?;
    println!("Secret key: {} (keep it off every network)\nPublic key: {}", out.display(), public.display());
    println!("Fingerprint: {}", key.fingerprint);
    Ok(ExitCode::SUCCESS)
}

fn password_in(path: &Path) -> Result<String, Stop> {
    let text = String::from_utf8_lossy(&read(path)?).into_owned();
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// The next keyset, to be signed by root keys of the old one and of the new one.
fn rotate(mut words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let mut folder = PathBuf::from("list/keysets");
    let (mut issued, mut expires): (Option<Date>, Option<Date>) = (None, None);
    let mut change = Rotation::default();
    while let Some(word) = words.next()? {
        match word {
            Long("keysets") => folder = words.value()?.into(),
            Long("issued") => issued = Some(crate::check::day(&words.value()?.string()?)?),
            Long("expires") => expires = Some(crate::check::day(&words.value()?.string()?)?),
            Long("add") => change.added.push(added(&words.value()?.string()?)?),
            Long("remove") => change.removed.push(words.value()?.string()?),
            Long("root") => change.root = Some(role(&words.value()?.string()?)?),
            Long("list") => change.list = Some(role(&words.value()?.string()?)?),
            Long("new-epoch") => change.new_epoch = true,
            other => return Err(other.unexpected().into()),
        }
    }
    let (Some(issued), Some(expires)) = (issued, expires) else {
        return Err(Stop::Usage("give the keyset its days: --issued DATE --expires DATE".to_owned()));
    };
    let before = newest(&folder)?;
    let bytes = keys::rotated(&before, change, issued, expires).map_err(failed)?;
    let path = folder.join(format!("keyset.{}.json", before.version + 1));
    write(&path, &bytes)?;
    println!(
        "{} follows keyset {}. {} root key(s) of that one and the root keys of its own must sign it: vendor-check keys sign {}",
        path.display(),
        before.version,
        before.root.threshold,
        path.display()
    );
    Ok(ExitCode::SUCCESS)
}

/// The newest keyset of a folder.
fn newest(folder: &Path) -> Result<Keyset, Stop> {
    let mut version = 1;
    while folder.join(format!("keyset.{}.json", version + 1)).exists() {
        version += 1;
    }
    let bytes = read(&folder.join(format!("keyset.{version}.json")))?;
    trust::parse_keyset(&bytes, Some(version)).map_err(|error| Stop::Failed(error.to_string()))
}

/// `ID=OWNER=FILE.pub`.
fn added(text: &str) -> Result<Key, Stop> {
    let parts: Vec<&str> = text.splitn(3, '=').collect();
    let [id, owner, file] = parts.as_slice() else {
        return Err(Stop::Usage(format!("a key comes as ID=OWNER=FILE.pub, not {text:?}")));
    };
    let public = String::from_utf8_lossy(&read(Path::new(file))?).into_owned();
    let public_key = public.lines().find(|line| !line.starts_with("untrusted comment:")).unwrap_or_default().trim();
    Ok(Key { id: (*id).to_owned(), owner: (*owner).to_owned(), public_key: public_key.to_owned() })
}

/// `ID,ID,ID:THRESHOLD`.
fn role(text: &str) -> Result<RoleKeys, Stop> {
    let wrong = || Stop::Usage(format!("a role comes as ID,ID,ID:NUMBER, not {text:?}"));
    let (ids, threshold) = text.rsplit_once(':').ok_or_else(wrong)?;
    let threshold = threshold.parse().map_err(|_| wrong())?;
    Ok(RoleKeys { keys: ids.split(',').map(str::to_owned).collect(), threshold })
}

/// One signer's signature, beside the file.
fn sign(mut words: lexopt::Parser) -> Result<ExitCode, Stop> {
    let (mut file, mut key): (Option<PathBuf>, Option<PathBuf>) = (None, None);
    let mut password = None;
    while let Some(word) = words.next()? {
        match word {
            Value(path) if file.is_none() => file = Some(path.into()),
            Long("key") => key = Some(words.value()?.into()),
            Long("password-file") => password = Some(password_in(Path::new(&words.value()?))?),
            other => return Err(other.unexpected().into()),
        }
    }
    let (Some(file), Some(key)) = (file, key) else {
        return Err(Stop::Usage("give the file and the key: vendor-check keys sign FILE --key SECRET".to_owned()));
    };
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = read(&file)?;
    let signer = signer(&key, password)?;
    let entry = keys::signature(&name, &bytes, &signer).map_err(failed)?;
    let path = file.with_file_name(&entry.name);
    write(&path, &entry.bytes)?;
    println!(
        "Signed {} (SHA-256 {}) into {}.",
        file.display(),
        vendor_text::hashes::sha256_hex(&bytes),
        path.display()
    );
    Ok(ExitCode::SUCCESS)
}
