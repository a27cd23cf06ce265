//! The columns and heading words of the list's source (`list/words`), for tests of readers, which recognise tables by
//! them.

use vendor_list::makers::WordLists;

/// Word lists that have these and nothing else.
pub fn read() -> WordLists {
    let mut words = toml::Table::try_from(WordLists::default()).unwrap();
    for file in [include_str!("../../../list/words/columns.toml"), include_str!("../../../list/words/headings.toml")] {
        words.extend(file.parse::<toml::Table>().unwrap());
    }
    words.try_into().unwrap()
}
