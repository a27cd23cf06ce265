//! Which list answers a run: the one in this program, a newer one that is given, or one of the past, marked as such.
//! With `--state FILE` the newest list that was seen is kept there, whole, and verified again in every run.

use crate::{BUILT_IN_LIST, DRAFT, Stop};
use std::path::Path;
use vendor_engine::report::explain;
use vendor_engine::report::record::ListStamp;
use vendor_list::trust::{self, Compared, Floor, Verified};
use vendor_publish::draft;
use vendor_text::Date;
use vendor_text::hashes::sha256_hex;

/// The list of a source that is marked as a draft, compiled for this run only. Everything that the run writes says so.
pub fn of_source(source: &Path) -> Result<(Verified, ListStamp, Date), Stop> {
    let failed = |error: &dyn std::fmt::Display| Stop::Failed(format!("{error}. Nothing was checked."));
    let carried = draft::of_source(source, cfg!(feature = "release")).map_err(|error| failed(&error))?;
    let verified = trust::believe(&carried.bundle, carried.draft.as_deref()).map_err(|error| failed(&error))?;
    let (stamp, issued) = (ListStamp::of(&verified), verified.list.edition.issued);
    Ok((verified, stamp, issued))
}

/// Verifies the list that answers against everything that was seen, and says what must be known about it. Also returns
/// the day on which the newest list that was seen was issued.
pub fn verified(list: Option<&Path>, state: Option<&Path>) -> Result<(Verified, ListStamp, Date), Stop> {
    let built_in = trust::believe(BUILT_IN_LIST, DRAFT).map_err(|error| refused("the built-in list", &error))?;
    let mut floor = Floor::of(&built_in);
    let mut newest = built_in;
    if let Some(path) = state.filter(|path| path.exists()) {
        let name = format!("the state file {}", path.display());
        let (verified, compared) = floor.verify(&read(path)?).map_err(|error| refused(&name, &error))?;
        if compared == Compared::Newer {
            floor.raise(&verified, compared);
            newest = verified;
        }
    }
    let (verified, stamp) = match list {
        None => {
            let stamp = ListStamp::of(&newest);
            (newest, stamp)
        }
        Some(path) => given(path, state, &floor)?,
    };
    for said in [explain::withdrawn(&stamp), explain::historical(&stamp)].into_iter().flatten() {
        eprintln!("{said}");
    }
    let newest = floor.issued().max(stamp.issued);
    Ok((verified, stamp, newest))
}

fn given(path: &Path, state: Option<&Path>, floor: &Floor) -> Result<(Verified, ListStamp), Stop> {
    let bytes = read(path)?;
    let name = path.display().to_string();
    if DRAFT.is_some_and(|draft| sha256_hex(&bytes) == draft) {
        let verified = trust::believe(&bytes, DRAFT).map_err(|error| refused(&name, &error))?;
        let stamp = ListStamp::of(&verified);
        return Ok((verified, stamp));
    }
    let (verified, compared) = floor.verify(&bytes).map_err(|error| refused(&name, &error))?;
    let stamp = match compared {
        Compared::Older => ListStamp::of_the_past(&verified),
        Compared::Newer | Compared::Same => ListStamp::of(&verified),
    };
    if let (Some(state), Compared::Newer) = (state, compared) {
        std::fs::write(state, &bytes).map_err(|error| {
            Stop::Failed(format!("{} cannot be written: {error}. Nothing was checked.", state.display()))
        })?;
    }
    if compared == Compared::Older {
        eprintln!(
            "OLDER LIST: list {} was given; list {} of {} is known here.",
            verified.list.edition.version,
            floor.number().1,
            floor.issued().in_words()
        );
    }
    Ok((verified, stamp))
}

fn refused(name: &str, error: &trust::TrustError) -> Stop {
    Stop::Failed(format!("{name} is refused: {error}. Nothing was checked. Get a fresh copy of the signed list."))
}

fn read(path: &Path) -> Result<Vec<u8>, Stop> {
    std::fs::read(path).map_err(|error| {
        Stop::Failed(format!("{} cannot be read: {error}. Give the path of a signed bundle.", path.display()))
    })
}
