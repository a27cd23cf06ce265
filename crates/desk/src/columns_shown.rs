//! The columns of the tables that were read, as the window shows them: one entry for each layout, and a choice for each
//! column.

use vendor_readers::TableRead;
use vendor_readers::headings::Heading;
use vendor_text::{Column, Place};

/// The choice that leaves a column out.
pub const SECRET: &str = "secret";

/// The first table of each layout, and where all of its tables are.
#[must_use]
pub fn by_layout(tables: &[TableRead]) -> Vec<(&TableRead, Vec<&Place>)> {
    let mut layouts: Vec<(&TableRead, Vec<&Place>)> = Vec::new();
    for table in tables {
        match layouts.iter_mut().find(|(known, _)| known.layout == table.layout) {
            Some((_, places)) => places.push(&table.place),
            None => layouts.push((table, vec![&table.place])),
        }
    }
    layouts
}

/// What a column holds, as the value of its option.
#[must_use]
pub fn token(holds: Heading) -> String {
    match holds {
        Heading::Secret => SECRET.to_owned(),
        Heading::Column(column) => format!("{column:?}"),
    }
}

/// What the value of an option says that a column holds; `None` if it is not the value of an option.
#[must_use]
pub fn heading_of(token: &str) -> Option<Heading> {
    if token == SECRET {
        return Some(Heading::Secret);
    }
    Column::ALL.into_iter().map(Heading::Column).find(|holds| self::token(*holds) == token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_comes_back_as_what_was_chosen() {
        for holds in Column::ALL.into_iter().map(Heading::Column).chain([Heading::Secret]) {
            assert_eq!(heading_of(&token(holds)), Some(holds));
        }
        assert_eq!(heading_of("Nothing of the kind"), None);
        assert_eq!(heading_of(""), None);
    }

    #[test]
    fn tables_of_one_layout_are_one_entry_in_the_order_of_the_first() {
        let table = |layout: &str, file: Option<&str>| TableRead {
            layout: layout.to_owned(),
            place: Place { file: file.map(str::to_owned), ..Place::default() },
            has_headings: true,
            columns: Vec::new(),
            items: 0,
        };
        let tables = [table("make|model", Some("b.csv")), table("site", None), table("make|model", Some("a.csv"))];
        let layouts = by_layout(&tables);
        let of = |at: usize| layouts[at].1.iter().map(|place| place.file.as_deref()).collect::<Vec<_>>();
        assert_eq!(layouts.len(), 2);
        assert_eq!(of(0), [Some("b.csv"), Some("a.csv")]);
        assert_eq!(of(1), [None], "pasted cells");
    }
}
