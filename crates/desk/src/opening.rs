//! How a desk is opened: the list is verified, its content is reported, and the index is built.

use crate::Desk;
use crate::protocol::{self, FromWorker};
use vendor_list::{Index, trust};

/// Opens a desk with the bytes of a list bundle; `draft` is the SHA-256 of the one draft that this build was made with, if it was
/// made with one. Each message is given to `say` as soon as it is known: the window may
/// be used while the index is still being built, and its questions wait. A list that is refused opens no desk.
pub fn open<P>(bundle: &[u8], draft: Option<&str>, say: &mut dyn FnMut(FromWorker<P>)) -> Option<Desk> {
    let refused = |reason: String| FromWorker::Refused { reason };
    let verified = match trust::believe(bundle, draft) {
        Ok(verified) => verified,
        Err(error) => {
            say(refused(error.to_string()));
            return None;
        }
    };
    say(FromWorker::Ready(Box::new(protocol::believed(&verified))));
    let stamp = protocol::stamp(&verified);
    match protocol::catalogue(&verified.list) {
        Ok([catalogue, makers, words]) => say(FromWorker::Catalogue { catalogue, makers, words }),
        Err(error) => {
            say(refused(error.to_string()));
            return None;
        }
    }
    match Index::new(verified.list) {
        Ok(index) => Some(Desk::new(index, stamp)),
        Err(error) => {
            say(refused(error.to_string()));
            None
        }
    }
}
