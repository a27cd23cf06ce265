//! What an estate says is true of its register: what is gone can be looked at, the register's own words are shown where
//! nothing was recognised, numbers reconcile, and papers contain no code of the program.

use crate::estate::{pack, register, screened, summary, view};
use vendor_engine::estate::packs::PackKind;
use vendor_engine::estate::view::Wanted;
use vendor_engine::estate::work::Reason;
use vendor_engine::estate::{Filter, Work};

/// Kit that is gone counts nowhere, and everybody can look at it.
#[test]
fn what_is_gone_is_shown_line_by_line() {
    let register = "Asset,Site,Make,Model,Installed,Comments\n\
        G1,Depot,Hikvision,DS-2CD2143G0-I,2018,removed 2023\nG2,Depot,Axis,P3265-LVE,2020,\n\
        G3,Library,Hikvision,DS-2CD2143G0-I,2018,decommissioned 2023\n";
    let screening = screened("register.csv", register.as_bytes());
    let ask = |text: &str, gone: bool| {
        let filter = Filter { text: text.into(), ..Filter::default() };
        view(&screening, &Work::new(2026), &Wanted { filter, gone, ..Wanted::default() })
    };
    let shown = ask("", true);
    assert_eq!((shown.lines, shown.gone.pieces, shown.gone_lines), (1, 2, 2));
    let row = &shown.gone_rows[1];
    assert_eq!((row.site.as_str(), row.quantity, row.why.as_str()), ("Library", 1, "its line says so"));
    assert!(row.text.starts_with("G3"), "{row:?}");
    let found = ask("g3", false);
    assert_eq!((found.lines, found.gone_lines), (0, 1), "who searches for it is told where it is");
    assert!(found.gone_rows.is_empty());
}

/// A body's answer is true of its register: the register's own words are shown where nothing was recognised.
#[test]
fn the_register_s_own_words_stand_where_nothing_was_recognised() {
    let register = "Asset,Site,Make,Model,Installed\n\
        W1,Depot,TP-Link,TL-SG1210P,around the flood\nW2,Depot,Redvision,X-Series,2014\n\
        W3,Depot,360 Vision,Predator,2016\nW4,Depot,Pelco,Spectra IV,2019\nW5,Depot,n/k,dome at Depot W5,\n";
    let screening = screened("register.csv", register.as_bytes());
    let work = Work::new(2026);
    let shown = view(&screening, &work, &Wanted::default());
    let of = |text: &str| shown.assets.iter().find(|row| row.text.starts_with(text)).unwrap().clone();
    assert_eq!((of("W1").model.as_str(), of("W1").installed.as_str()), ("TL-SG1210P", "around the flood"));
    for (line, model) in [("W2", "X-Series"), ("W3", "Predator"), ("W4", "Spectra IV")] {
        assert!(of(line).model.eq_ignore_ascii_case(model), "{:?}", of(line));
    }
    assert_eq!(of("W5").model, "", "a cell that tells which thing it is or where is no model");
    // The name of a product line is not a brand.
    let brands: Vec<&str> = shown.totals.by_brand.iter().map(|group| group.name.as_str()).collect();
    for line in ["X-SERIES", "Predator", "Spectra"] {
        assert!(!brands.iter().any(|brand| brand.eq_ignore_ascii_case(line)), "{brands:?}");
    }
    assert!(brands.contains(&"Redvision") && brands.contains(&"Pelco"), "{brands:?}");
    // A redacted answer has only the list's own words, because any word of the register may show where a thing is.
    for redacted in [false, true] {
        let answer = pack(&screening, &work, PackKind::Information, redacted, &summary(&screening)).to_text();
        for own in ["TL-SG1210P", "around the flood"] {
            assert_eq!(answer.contains(own), !redacted, "{own}: {answer}");
        }
        assert!(!answer.to_lowercase().contains("not stated"), "{answer}");
    }
}

#[test]
fn papers_hold_no_code_of_the_program() {
    let screening = register();
    let mut work = Work::new(2026);
    for kind in [PackKind::Information, PackKind::Committee] {
        let text = pack(&screening, &work, kind, true, &summary(&screening)).to_text();
        assert!(!text.contains("council-england") && !text.contains("site-ordinary"), "{text}");
        assert!(text.contains("Situation: ") && !text.contains("except sites marked as sensitive"), "{text}");
        work.mark_sites(["Town Hall"], |mark| mark.sensitive = Some(Reason::Own("keys".into())));
        let text = pack(&screening, &work, kind, true, &summary(&screening)).to_text();
        assert!(text.contains("except sites marked as sensitive"), "{text}");
        work = Work::new(2026);
    }
}

#[test]
fn one_item_and_none_are_told_in_words_that_fit() {
    let said = |row: &str| {
        let screening = screened("register.csv", format!("Asset,Site,Make,Model\n{row}\n").as_bytes());
        view(&screening, &Work::new(2026), &Wanted::default()).totals.whose_in_words().unwrap()
    };
    assert_eq!(said("O1,Depot,Hikvision,DS-2CD2143G0-I"), "The 1 item was made by a maker on the list.");
    assert_eq!(said("O1,Depot,Axis,P3265-LVE"), "The 1 item is by a maker that is not on the list.");
    assert_eq!(said("O1,Depot,n/k,"), "The 1 item has no known maker.");
}

#[test]
fn the_plan_reconciles_what_leaves_with_what_it_replaces() {
    let register = "Asset,Site,Make,Model,Comments\nL1,Depot,Axis,P3265-LVE,to be replaced\n\
        L2,Depot,Hikvision,DS-2CD2143G0-I,to be replaced\nL3,Depot,Hikvision,DS-2CD2143G0-I,\n";
    let screening = screened("register.csv", register.as_bytes());
    let shown = view(&screening, &Work::new(2026), &Wanted::default());
    let sums = &shown.plan.sums;
    assert_eq!((sums.whole, sums.leaving, sums.leaving_outside), (2, 1, 1));
    assert_eq!(shown.totals.pieces.leaving, sums.leaving + sums.leaving_outside);
    let years: Vec<_> = shown.plan.items.iter().map(|item| item.year).collect();
    assert!(years.is_sorted(), "the order of the table is that of its years: {years:?}");
    assert!(shown.plan.items[0].leaving, "within a year what leaves anyway comes first");
}
