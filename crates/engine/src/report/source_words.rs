//! What a source is, how much of it was read and when, and how well a fact is supported, in words.

use vendor_list::schema::{Confidence, Found, Source, SourceKind};

/// When a source was read, or, if it was not, when it was noted.
#[must_use]
pub fn when(source: &Source) -> String {
    let day = source.read.in_words();
    if source.found == Found::NotRead { format!("noted {day}") } else { day }
}

/// The kind of a source in words.
#[must_use]
pub fn kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Primary => "Official text or record",
        SourceKind::Secondary => "Press, law firm or other report",
        SourceKind::Background => "From background, unverified",
        SourceKind::Dataset => "Data set",
    }
}

/// How much of a source was read, in words.
#[must_use]
pub fn found_in_words(found: Found) -> &'static str {
    match found {
        Found::Whole => "The whole text",
        Found::Excerpt => "An excerpt",
        Found::NotRead => "Not read",
    }
}

/// How well a fact is supported, in words.
#[must_use]
pub fn confidence_in_words(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::SeenPrimary => "Seen in an official text",
        Confidence::SeenSecondary => "Seen in a report",
        Confidence::BackgroundUnverified => "From background, unverified",
    }
}

/// A source's kind, how much of it was read and when, in one phrase.
#[must_use]
pub fn facts(source: &Source) -> String {
    format!("{}. {}, {}", kind(source.kind), found_in_words(source.found), when(source))
}
