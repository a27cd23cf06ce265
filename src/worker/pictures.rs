//! The role of the program that also reads pictures. The weights of its networks arrive packed when the worker starts,
//! and are unpacked when the first picture comes.

use super::moved::{FromCutter, FromReader, Moved, ToCutter, ToReader};
use super::{files, post, post_moving, reader};
use js_sys::Uint8Array;
use std::cell::RefCell;
use vendor_desk::files_protocol;
use vendor_pictures::cut_out::cut_out;
use vendor_pictures::{PictureError, Pictures, models};
use vendor_readers::inflate::{Ended, inflate};
use web_sys::DedicatedWorkerGlobalScope;

/// The number of bytes before the packed ones in a gzip file without a name.
const GZIP_HEAD: usize = 10;
/// How often the window is told that reading continues, in milliseconds.
const SIGN_OF_LIFE_MS: f64 = 1_000.0;

thread_local! {
    static PACKED: RefCell<Option<Uint8Array>> = const { RefCell::new(None) };
}

/// Starts the role with the packed weights.
pub fn start_files(packed: Uint8Array) {
    PACKED.with_borrow_mut(|kept| *kept = Some(packed));
    files::start_reading(read, show);
}

fn read(out: &DedicatedWorkerGlobalScope, message: ToReader, sha256: Option<String>) {
    let mut last = js_sys::Date::now();
    let mut alive = || {
        let now = js_sys::Date::now();
        if now - last >= SIGN_OF_LIFE_MS {
            last = now;
            // A sign of life: no lines yet, but nothing is wrong.
            let packed = files_protocol::pack(&[]).unwrap_or_default();
            post(out, &FromReader::Lines { count: 0, packed: Moved(Uint8Array::from(packed.as_slice())) });
        }
    };
    let pictures = Pictures::new(&weights, &mut alive);
    reader::say_all(out, &message, sha256, Some(&pictures));
}

/// Posts the part of a picture that a line was read from.
fn show(out: &DedicatedWorkerGlobalScope, message: &ToCutter) {
    let part = cut_out(&message.name, &message.bytes.0.to_vec(), &message.place);
    let sides = part.as_ref().map(|part| (u32::try_from(part.wide()), u32::try_from(part.tall())));
    let (Some(part), Some((Ok(wide), Ok(tall)))) = (part, sides) else {
        return post(out, &FromCutter::Nothing);
    };
    const OPAQUE: u8 = 255;
    let points: Vec<u8> =
        part.points().chunks_exact(3).flat_map(|colours| colours.iter().copied().chain([OPAQUE])).collect();
    let points = Uint8Array::from(points.as_slice());
    let buffer = points.buffer();
    post_moving(out, &FromCutter::Part { wide, tall, points: Moved(points) }, Some(&buffer));
}

/// The weights of both networks, which come one after the other when unpacked.
fn weights() -> Result<(Vec<u8>, Vec<u8>), PictureError> {
    let lost = || PictureError::Networks("its weights cannot be unpacked".to_owned());
    let packed = PACKED.with_borrow(|kept| kept.as_ref().map(Uint8Array::to_vec)).ok_or_else(lost)?;
    let most = models::DETECTOR.len() + models::RECOGNISER.len();
    let (mut detector, ended) = inflate(packed.get(GZIP_HEAD..).ok_or_else(lost)?, false, most);
    if ended != Ended::Whole || detector.len() != most {
        return Err(lost());
    }
    let recogniser = detector.split_off(models::DETECTOR.len());
    Ok((detector, recogniser))
}
