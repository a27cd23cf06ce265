//! How a desk is opened: the list is verified, its content is reported, and the index is built.

use crate::Desk;
use crate::protocol::{self, FromWorker};
use vendor_engine::report::record::ListStamp;
use vendor_list::trust::{Floor, Verified};
use vendor_list::{Index, trust};

/// Opens a desk with the bytes of a list bundle. `draft` is the SHA-256 of the one draft that this build was made with,
/// if any. Each message is given to `say` as soon as it is known, so that the window can be used while the index is
/// still being built; its questions wait. If the list is refused, there is no desk.
pub fn open<P>(bundle: &[u8], draft: Option<&str>, say: &mut dyn FnMut(FromWorker<P>)) -> Option<Desk> {
    open_with(bundle, trust::believe(bundle, draft), draft, say)
}

/// Opens a desk with a bundle whose verification has succeeded or failed.
pub fn open_with<P>(
    bundle: &[u8],
    verified: Result<Verified, trust::TrustError>,
    draft: Option<&str>,
    say: &mut dyn FnMut(FromWorker<P>),
) -> Option<Desk> {
    let opened = verified.map_err(|error| error.to_string()).and_then(|verified| {
        let (floor, stamp) = (Floor::of(&verified), ListStamp::of(&verified));
        let index = report(verified, &stamp, say)?;
        Ok(Desk::new(index, stamp).with_lists(floor, bundle.to_vec(), draft))
    });
    opened.map_err(|reason| say(FromWorker::Refused { reason })).ok()
}

/// Reports a verified list and its content, and builds its index.
///
/// # Errors
/// Why it cannot answer.
pub(crate) fn report<P>(
    verified: Verified,
    stamp: &ListStamp,
    say: &mut dyn FnMut(FromWorker<P>),
) -> Result<Index, String> {
    say(FromWorker::Ready(Box::new(protocol::believed(&verified, stamp.clone()))));
    let [catalogue, makers, words] = protocol::catalogue(&verified.list).map_err(|error| error.to_string())?;
    say(FromWorker::Catalogue { catalogue, makers, words });
    Index::new(verified.list).map_err(|error| error.to_string())
}
