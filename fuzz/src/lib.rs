//! What several targets need: the index of the signed list, built once.

use std::sync::OnceLock;
use vendor_checker::list::{Index, trust};

/// The index of the list that ships.
///
/// # Panics
/// When the bundle is refused: there is nothing to fuzz then.
pub fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let bundle = include_bytes!("../../public/vendor-list.zip");
        let verified = trust::verify(bundle).unwrap_or_else(|error| panic!("{error}"));
        Index::new(verified.list).unwrap_or_else(|error| panic!("{error}"))
    })
}
