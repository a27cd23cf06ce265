//! The columns and the words of headings of the list's source (`list/words`), for tests of readers: tables are read by them.

use serde::Deserialize;
use vendor_list::heading_words::{HeadingMovement, HeadingWords};
use vendor_list::makers::{UsualColumn, WordLists};

/// What the file has; every key is needed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Columns {
    secret_columns: Vec<String>,
    party_columns: Vec<String>,
    name_columns: Vec<String>,
    done_statuses: Vec<String>,
    works_done: Vec<String>,
    taking_away: Vec<String>,
    total_words: Vec<String>,
    usual_columns: Vec<UsualColumn>,
}

/// What the file of headings has.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfHeadings {
    heading_words: Vec<HeadingWords>,
    heading_movements: Vec<HeadingMovement>,
    guessed_columns: Vec<UsualColumn>,
}

/// Word lists that have the columns and nothing else.
pub fn read() -> WordLists {
    let text = include_str!("../../../list/words/columns.toml");
    let Columns {
        secret_columns,
        party_columns,
        name_columns,
        done_statuses,
        works_done,
        taking_away,
        total_words,
        usual_columns,
    } = toml::from_str(text).unwrap();
    let OfHeadings { heading_words, heading_movements, guessed_columns } =
        toml::from_str(include_str!("../../../list/words/headings.toml")).unwrap();
    WordLists {
        heading_words,
        heading_movements,
        guessed_columns,
        secret_columns,
        party_columns,
        name_columns,
        done_statuses,
        works_done,
        taking_away,
        total_words,
        usual_columns,
        ..WordLists::default()
    }
}
