//! The columns of tables: what they are taken to hold, what a user's correction changes, and what is left out.

use crate::built_files::xlsx;
use crate::index;
use vendor_readers::headings::Heading;
use vendor_readers::{Layouts, Read};
use vendor_text::Column;
use vendor_text::{Line, LineKind};

fn read(name: &str, bytes: &[u8], layouts: &Layouts) -> Read {
    vendor_readers::read(name, bytes, &index().list().words, layouts)
}

fn columns(line: &Line) -> Vec<Column> {
    line.cells.iter().map(|cell| cell.column).collect()
}

const REGISTER: &[u8] = b"Camera estate\nGubbins,Make,Where\nDS-2CD2143G2-I,Hikvision,Depot\nTotal,,12\n";

#[test]
fn tables_tell_their_columns_as_they_were_read() {
    let found = read("r.csv", REGISTER, &Layouts::default());
    let [table] = found.account.tables.as_slice() else { panic!("{:?}", found.account.tables) };
    assert_eq!((table.place.file.as_deref(), table.place.row, table.items), (Some("r.csv"), Some(2), 1));
    let told: Vec<_> =
        table.columns.iter().map(|column| (column.letter(), column.words.as_str(), column.holds)).collect();
    assert_eq!(
        told,
        [
            ("A".to_owned(), "Gubbins", Heading::Column(Column::Other)),
            ("B".to_owned(), "Make", Heading::Column(Column::Make)),
            ("C".to_owned(), "Where", Heading::Column(Column::Location)),
        ]
    );
    let kinds: Vec<LineKind> = found.lines.iter().map(|line| line.kind).collect();
    assert_eq!(kinds, [LineKind::Text, LineKind::Headings, LineKind::Item, LineKind::Total]);
}

#[test]
fn a_correction_holds_for_every_table_of_the_same_headings() {
    let mut layouts = Layouts::default();
    let layout = read("r.csv", REGISTER, &layouts).account.tables[0].layout.clone();
    layouts.correct(&layout, 0, Heading::Column(Column::Model));
    layouts.correct(&layout, 2, Heading::Column(Column::Notes));
    let found = read("r.csv", REGISTER, &layouts);
    assert_eq!(columns(&found.lines[2]), [Column::Model, Column::Make, Column::Notes]);
    assert_eq!(found.account.tables[0].layout, layout);
    assert_eq!(found.account.tables[0].columns[0].holds, Heading::Column(Column::Model));
    let other = read("other.csv", b"GUBBINS;make;Where\nX1;Dahua;Yard\n", &layouts);
    assert_eq!(columns(&other.lines[1]), [Column::Model, Column::Make, Column::Notes]);
    let unlike = read("unlike.csv", b"Make,Gubbins,Where\nDahua,X1,Yard\n", &layouts);
    assert_eq!(columns(&unlike.lines[1]), [Column::Make, Column::Other, Column::Location]);
}

#[test]
fn a_table_without_headings_can_be_given_columns_by_letter() {
    let bytes = b"Depot,Hikvision,DS-2CD2143G2-I\nYard,Axis,P3265-LVE\n";
    let mut layouts = Layouts::default();
    let plain = read("export.csv", bytes, &layouts);
    let table = plain.account.tables[0].clone();
    assert!(!table.has_headings);
    assert_eq!(
        table.columns.iter().map(|column| column.words.as_str()).collect::<Vec<_>>(),
        ["Depot", "Hikvision", "DS-2CD2143G2-I"]
    );
    for (at, column) in [(0, Column::Site), (1, Column::Make), (2, Column::Model)] {
        layouts.correct(&table.layout, at, Heading::Column(column));
    }
    let named = read("export.csv", bytes, &layouts);
    assert_eq!(columns(&named.lines[0]), [Column::Site, Column::Make, Column::Model]);
    assert_eq!(named.lines[1].kind, LineKind::Item);
    // Another file without headings is a different table.
    assert_eq!(columns(&read("other.csv", bytes, &layouts).lines[0]), [Column::Other; 3]);
}

#[test]
fn running_text_and_titles_are_no_table_to_correct() {
    for text in ["4 x dome camera\nfixings, brackets\n", "One,two\nthree\n"] {
        assert!(read("q.csv", text.as_bytes(), &Layouts::default()).account.tables.is_empty(), "{text}");
    }
}

#[test]
fn the_user_is_told_of_columns_that_are_left_out() {
    let sheet = "<sheetData><row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>\
        <row r=\"2\"><c t=\"s\"><v>3</v></c><c t=\"s\"><v>4</v></c><c t=\"s\"><v>5</v></c></row></sheetData>";
    let book = xlsx(&[("Estate", "visible", sheet)], &["Make", "Model", "Admin password", "Dahua", "X1", "Tr0ub4dor"]);
    let found = read("estate.xlsx", &book, &Layouts::default());
    let [left] = found.account.left_out.as_slice() else { panic!("{:?}", found.account.left_out) };
    assert_eq!(
        (left.file.as_deref(), left.place.as_str(), left.column.as_str()),
        (Some("estate.xlsx"), "Estate", "Admin password")
    );
    assert!(found.account.unread.is_empty());
    assert!(!format!("{found:?}").contains("Tr0ub4dor"));
}

#[test]
fn a_column_that_the_user_calls_secret_is_left_out_too() {
    let bytes = b"Make,Model,Default\nDahua,X1,hunter2\n";
    let mut layouts = Layouts::default();
    let layout = read("r.csv", bytes, &layouts).account.tables[0].layout.clone();
    layouts.correct(&layout, 2, Heading::Secret);
    let found = read("r.csv", bytes, &layouts);
    assert!(!format!("{found:?}").contains("hunter2"));
    assert_eq!(found.account.left_out[0].column, "Default");
}

#[test]
fn lines_of_a_long_table_are_handed_over_as_they_are_read() {
    let text = format!("Make,Model\n{}", "Dahua,X1\n".repeat(12_000));
    let words = &index().list().words;
    let mut taken = Vec::new();
    let mut times = 0;
    let mut take = |lines: Vec<Line>| {
        times += 1;
        taken.extend(lines);
    };
    let rest = vendor_readers::read_in_parts("r.csv", text.as_bytes(), words, &Layouts::default(), &mut take, None);
    assert_eq!(times, 2);
    taken.extend(rest.lines);
    assert_eq!(taken, read("r.csv", text.as_bytes(), &Layouts::default()).lines);
}

#[test]
fn a_secret_beside_its_name_is_left_out_and_a_product_is_not() {
    let bytes = b"Field,Value\nMake,Hikvision\nAdmin password,hunter2\nPassword protected recorder,DS-7608NI-K2\n";
    let found = read("facts.csv", bytes, &Layouts::default());
    let texts: Vec<_> = found.lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(
        texts,
        ["Field | Value", "Make | Hikvision", "Admin password", "Password protected recorder | DS-7608NI-K2"]
    );
    assert_eq!(found.account.left_out.len(), 1);
}

/// A row says the same whether its headings are above it or before each of its parts.
#[test]
fn a_row_that_labels_its_parts_says_what_the_table_says() {
    let standings = |name: &str, text: &str| -> Vec<(String, String)> {
        let (lines, _) = vendor_readers::read_file(name, text.as_bytes(), &index().list().words);
        let line = lines.last().unwrap();
        let context: vendor_engine::judge::Context = "existing-equipment".parse().unwrap();
        let terms = vendor_engine::judge::Terms { context: &context, today: crate::today(), policy: None };
        let found = vendor_engine::identify::identify(index(), &line.text, &line.cells);
        let record = serde_json::to_value(crate::record(index(), line, &found, &terms)).unwrap();
        let word = |maker: &serde_json::Value, key: &str| maker[key].as_str().unwrap_or_default().to_owned();
        let mut told: Vec<(String, String)> = record["makers"]
            .as_array()
            .unwrap()
            .iter()
            .map(|maker| (word(maker, "id"), word(maker, "standing")))
            .collect();
        told.sort();
        told
    };
    let table = standings("r.csv", "Site,Make,Model,Previous make\nDepot,Axis,P3245-V,Hikvision\n");
    assert_eq!(table, [("axis".to_owned(), "in-place".to_owned()), ("hikvision".to_owned(), "gone".to_owned())]);
    for text in [
        "Site: Depot; Make: Axis; Model: P3245-V; Previous make: Hikvision",
        "Site=Depot, Make=Axis, Model=P3245-V, Old make=Hikvision",
        "{\"site\":\"Depot\",\"make\":\"Axis\",\"model\":\"P3245-V\",\"former_make\":\"Hikvision\"}",
        "Depot | Axis | P3245-V | prev: Hikvision",
        "Axis P3245-V at Depot (superseded kit: Hikvision)",
    ] {
        assert_eq!(standings("r.txt", text), table, "{text}");
    }
    for headings in ["Prev. kit", "Legacy system", "Removed unit", "Old camera", "Was", "What was replaced"] {
        let text = format!("Site,Existing make,Current model,{headings}\nDepot,Axis,P3245-V,Hikvision\n");
        assert_eq!(standings("r.csv", &text), table, "{headings}");
    }
}
