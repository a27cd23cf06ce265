//! A report that an answer looks wrong, for the user to send to the publisher of the list. It has what is needed to
//! find the fault and nothing personal: no name, no file, no place, and the text of the line only if the user adds it.

use super::explain;
use super::record::{LineRecord, ListStamp};
use super::text::printable;
use crate::identify::EvidenceKind;
use crate::judge::Context;
use vendor_text::{secrets, sorted};

/// What is wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The equipment is not this maker's.
    Maker,
    /// A maker was missed.
    Missed,
    /// It is this maker's, but the line does not offer it, or says that it is gone.
    Standing,
    /// What the list says of the maker or of a measure.
    Facts,
}

impl Wrong {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Maker, Self::Missed, Self::Standing, Self::Facts];

    /// The words on screen and in the report.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Maker => "The equipment is not by this maker",
            Self::Missed => "A maker or a firm was missed",
            Self::Standing => "The line speaks of it in another way: offered, in place, gone",
            Self::Facts => "The list is wrong or out of date about the maker or a measure",
        }
    }
}

/// The report. `with_text` adds the text of the line, without secrets.
#[must_use]
pub fn problem_report(
    record: &LineRecord,
    context: &Context,
    list: &ListStamp,
    wrong: Wrong,
    with_text: bool,
) -> String {
    let evidence = || record.makers.iter().flat_map(|maker| maker.evidence.iter().map(move |found| (maker, found)));
    let is_public = |kind: EvidenceKind| {
        matches!(kind, EvidenceKind::KnownModel | EvidenceKind::Model | EvidenceKind::Brand | EvidenceKind::Name)
    };
    let clean = |text: &str| printable(&secrets::without(text));
    let found = sorted::set(evidence().map(|(maker, found)| {
        // The number of a network card or a company could identify somebody, so only its kind is reported.
        let matched = if is_public(found.kind) { format!(" “{}”", clean(&found.matched)) } else { String::new() };
        format!("- {}{matched} by {}, for {}", kind_in_words(found.kind), found.rule, maker.id)
    }));
    let found: Vec<String> = if found.is_empty() { vec!["- nothing".to_owned()] } else { found.into_iter().collect() };
    let measures =
        sorted::set(record.measures.iter().filter(|bearing| bearing.counts).map(|bearing| bearing.id.clone()));
    let measures: Vec<String> = measures.into_iter().collect();
    let text = if with_text { clean(&record.text) } else { "not included".to_owned() };
    [
        "Vendor checker: an answer that looks wrong".to_owned(),
        String::new(),
        format!("What is wrong: {}.", wrong.in_words()),
        format!("The answer: {} ({}).", explain::pill(record), record.verdict.slug()),
        "What was recognised:".to_owned(),
        found.join("\n"),
        format!("Measures that count: {}.", if measures.is_empty() { "none".to_owned() } else { measures.join(", ") }),
        format!("Situation: {}. Equipment: {}.", context.tokens().join(","), record.equipment.token()),
        format!(
            "List {} of {}, SHA-256 {}. Vendor checker {}.",
            list.version,
            list.issued,
            list.sha256,
            crate::TOOL_VERSION
        ),
        format!("The line: {text}"),
        String::new(),
        "What would be right, and where that can be read: [fill in]".to_owned(),
    ]
    .join("\n")
        + "\n"
}

fn kind_in_words(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Name => "name",
        EvidenceKind::Brand => "brand",
        EvidenceKind::KnownModel => "known model",
        EvidenceKind::Model => "shape of a model number",
        EvidenceKind::Mac => "network address",
        EvidenceKind::Fingerprint => "what a device reports",
        EvidenceKind::CompanyNumber => "company number",
        EvidenceKind::Column => "column",
        EvidenceKind::Heading => "heading",
        EvidenceKind::Standing => "how the line speaks of it",
        EvidenceKind::Code => "code in a picture",
    }
}
