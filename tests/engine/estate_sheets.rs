//! The sheets of an estate's workbook, apart from those that are compared cell by cell: what is gone, and a workbook
//! that another worker writes.

use crate::estate_workbook::Estate;
use crate::workbooks::text;
use crate::{index, today};
use vendor_engine::estate::work::PartUse;
use vendor_engine::estate::workbook;
use vendor_engine::judge::{Context, Terms};
use vendor_engine::report::sheets::{StepWriter, read_steps};
use vendor_engine::report::workbook::Book;

/// What is gone has a sheet of its own, if there is any.
#[test]
fn what_is_gone_has_a_sheet() {
    let mut estate = Estate::new();
    let part = estate.screening.lines()[0].place.part_in_words().unwrap();
    estate.work.parts.insert(part, PartUse::Gone);
    let context: Context = "existing-equipment".parse().unwrap();
    estate.assets =
        estate.screening.assets(index(), Terms { context: &context, today: today(), policy: None }, &estate.work);
    for redacted in [false, true] {
        let sheets = estate.sheets(redacted);
        let (_, gone) = sheets.iter().find(|(name, _)| name == "Gone").unwrap();
        assert_eq!(gone.rows.len(), 8);
        let told = gone.rows.iter().flatten().any(|cell| cell.to_string().contains("Zulu"));
        assert_eq!(told, !redacted, "a redacted one tells how many and why");
        assert!(gone.rows[0].contains(&text("its sheet is counted as gone")), "{:?}", gone.rows[0]);
    }
}

#[test]
fn a_workbook_written_elsewhere_is_the_same() {
    let estate = Estate::new();
    for redacted in [false, true] {
        let steps = estate.with_material(|material| {
            let mut steps = StepWriter::new(Vec::new(), workbook::title(redacted, material)).unwrap();
            workbook::write(&mut steps, redacted, material, &|at| estate.line(at)).unwrap();
            steps.into_inner()
        });
        let book = read_steps(std::iter::once(steps), Book::new).unwrap();
        assert_eq!(book.into_bytes().unwrap(), estate.bytes(redacted));
    }
}
