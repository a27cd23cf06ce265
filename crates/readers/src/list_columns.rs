//! The columns of the list's source (`list/words/columns.toml`), for tests of readers: they are what tables are read by.

use serde::Deserialize;
use vendor_list::makers::{UsualColumn, WordLists};

/// What the file has; every key is needed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Columns {
    secret_columns: Vec<String>,
    party_columns: Vec<String>,
    name_columns: Vec<String>,
    done_statuses: Vec<String>,
    total_words: Vec<String>,
    usual_columns: Vec<UsualColumn>,
}

/// Word lists that have the columns and nothing else.
pub fn read() -> WordLists {
    let text = include_str!("../../../list/words/columns.toml");
    let Columns { secret_columns, party_columns, name_columns, done_statuses, total_words, usual_columns } =
        toml::from_str(text).unwrap();
    WordLists {
        secret_columns,
        party_columns,
        name_columns,
        done_statuses,
        total_words,
        usual_columns,
        ..WordLists::default()
    }
}
