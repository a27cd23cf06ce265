//! Official lists as they were transcribed, compared with today's list.

use crate::{index, root, today};
use vendor_publish::watch::{self, Finding, Watched, What};
use vendor_readers::official;

/// The transcriptions of the official lists agree with the list: no maker is new, and only what a person has already
/// judged is reported.
#[test]
#[ignore = "needs the collections beside the project"]
fn the_official_lists_at_hand_bring_nothing_new() {
    let folder = root().join("../shared/research/regulatory/official");
    let list = index().list();
    let watched = Watched::read(&root().join("list"), list).unwrap();
    for (name, entries) in [("dod_chinese_milcorps_sanctions.csv", 188), ("fcc_covered_list_table.csv", 16)] {
        let read = official::read(name, &std::fs::read(folder.join(name)).unwrap(), &list.words).unwrap();
        assert_eq!(read.entries.len(), entries, "{name}");
        let told = watch::watch(list, &watched, &read, today());
        let unsettled = told.findings.iter().filter(|finding| matches!(finding.what, What::New | What::Gone));
        let unsettled: Vec<&Finding> = unsettled.collect();
        assert!(unsettled.is_empty(), "{name}: {unsettled:#?}");
    }
}
