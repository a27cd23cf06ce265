//! What is published beside the list: every measure's reason, sources that say what they are, the notes that the page carries.

use crate::{index, root};
use vendor_engine::report::source_words;
use vendor_list::release_notes::ReleaseNotes;
use vendor_list::schema::{Confidence, Found};
use vendor_publish::editions;

/// A source that was looked for and not read says so, in words that cannot be mistaken for a reading.
#[test]
fn an_unconfirmed_source_says_that_it_is_one() {
    let sources = &index().list().sources;
    let statement = sources.iter().find(|source| source.id == "hcws386").unwrap();
    assert_eq!(statement.found, Found::NotRead);
    assert_eq!(source_words::facts(statement), "From background, unverified. Not read, noted 23 November 2026");
    let read = sources.iter().find(|source| source.id == "pa2023-s62").unwrap();
    assert_eq!(source_words::facts(read), "Official text or record. An excerpt, 23 November 2026");
    assert_eq!(source_words::confidence_in_words(Confidence::BackgroundUnverified), "From background, unverified");
    assert!(sources.iter().all(|source| source.read <= index().list().edition.issued));
}

#[test]
fn every_measure_says_why_it_counts_or_not() {
    for measure in &index().list().measures {
        assert!(measure.counts_why.len() > 10, "{}", measure.id);
    }
}

#[test]
fn the_notes_that_the_page_carries_are_small_and_of_the_signed_edition() {
    let read = |path: &str| std::fs::read(root().join(path)).unwrap();
    let text = String::from_utf8(read("public/what-changed.json")).unwrap();
    assert!(text.len() <= editions::MOST_BYTES, "{} bytes", text.len());
    let notes: Vec<ReleaseNotes> = serde_json::from_str(&text).unwrap();
    let signed = vendor_list::trust::verify(&read("public/vendor-list.zip")).unwrap();
    assert_eq!(notes[0].newer.0, signed.list.edition.version);
    assert!(notes.windows(2).all(|two| two[0].older.0 == two[1].newer.0), "an edition is missing");
}
