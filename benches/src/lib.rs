//! What is measured: the look-up of names in a list, and the screening of rows against a list.

use vendor_list::{Index, trust};
use vendor_names::own_lists::OwnList;
use vendor_names::{Matcher, NameIndex};
use vendor_text::{ListedName, NameList};

/// Places that a look-up gives.
const TEN: usize = 10;

/// The index of the signed list, whose word lists both tasks need.
///
/// # Errors
/// When the bundle is refused.
pub fn index() -> Result<Index, String> {
    let bundle = include_bytes!("../../public/vendor-list.zip");
    let verified = trust::verify(bundle).map_err(|error| error.to_string())?;
    Index::new(verified.list).map_err(|error| error.to_string())
}

/// Names that can be looked up.
pub struct Names {
    matcher: Matcher,
    names: NameIndex,
}

impl Names {
    /// Reads one name a line.
    pub fn new(index: &Index, lines: &str) -> Self {
        let matcher = Matcher::new(&index.list().words);
        let names = NameIndex::build(&matcher, lines.lines());
        Self { matcher, names }
    }

    /// The places of the nearest names, the nearest first.
    pub fn best(&self, query: &str) -> Vec<u32> {
        let found = self.names.best(&self.matcher, query, TEN).into_iter();
        found.filter_map(|found| u32::try_from(found.entry).ok()).collect()
    }
}

/// A list that rows are screened against.
pub struct Screen {
    index: Index,
    list: OwnList,
}

impl Screen {
    /// Reads one name a line.
    pub fn new(index: Index, lines: &str) -> Self {
        let names = (1..).zip(lines.lines()).map(|(row, text)| ListedName::new(row, text)).collect();
        let list = NameList { name: "listed".into(), sha256: String::new(), names, unread: Vec::new() };
        let list = OwnList::new(list, &index);
        Self { index, list }
    }

    /// Whether a row is flagged.
    pub fn flags(&self, row: &str) -> bool {
        !self.list.find(&self.index, row).is_empty()
    }
}

#[cfg(target_arch = "wasm32")]
mod web {
    //! The same for JavaScript.

    use wasm_bindgen::prelude::*;

    /// Names that can be looked up.
    #[wasm_bindgen]
    pub struct Names(super::Names);

    #[wasm_bindgen]
    impl Names {
        /// Reads one name a line.
        #[wasm_bindgen(constructor)]
        pub fn new(lines: &str) -> Result<Names, String> {
            Ok(Self(super::Names::new(&super::index()?, lines)))
        }

        /// The places of the nearest names.
        pub fn best(&self, query: &str) -> Vec<u32> {
            self.0.best(query)
        }
    }

    /// A list that rows are screened against.
    #[wasm_bindgen]
    pub struct Screen(super::Screen);

    #[wasm_bindgen]
    impl Screen {
        /// Reads one name a line.
        #[wasm_bindgen(constructor)]
        pub fn new(lines: &str) -> Result<Screen, String> {
            Ok(Self(super::Screen::new(super::index()?, lines)))
        }

        /// Whether a row is flagged.
        pub fn flags(&self, row: &str) -> bool {
            self.0.flags(row)
        }
    }
}
