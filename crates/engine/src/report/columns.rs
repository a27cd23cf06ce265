//! What a table says about a line, column by column: the same in CSV and in a workbook.

use super::cells::Cell;
use super::record::{LineRecord, MakerRecord, Summary};
use super::{explain, text};
use crate::identify::Role;
use vendor_list::Index;
use vendor_list::schema::Bears;

/// A column: its name in CSV, its heading in a workbook, and its width there.
pub struct Column {
    /// The name.
    pub name: &'static str,
    /// The heading.
    pub heading: &'static str,
    /// The width, in digits.
    pub width: f64,
}

const fn column(name: &'static str, heading: &'static str, width: f64) -> Column {
    Column { name, heading, width }
}

/// The columns, in order.
pub const COLUMNS: [Column; 23] = [
    column("file", "File", 22.0),
    column("part", "Part", 14.0),
    column("sheet", "Sheet", 14.0),
    column("page", "Page", 7.0),
    column("row", "Row", 7.0),
    column("line", "Line", 7.0),
    column("text", "As written", 48.0),
    column("verdict", "Answer (code)", 13.0),
    column("in_words", "Answer", 24.0),
    column("equipment", "Equipment", 16.0),
    column("makers", "Makers", 20.0),
    column("sold_as", "Sold as", 18.0),
    column("certainty", "Certainty", 12.0),
    column("role", "Role", 12.0),
    column("evidence", "Why it is theirs", 60.0),
    column("measures_that_bind", "Measures that count and bind you", 40.0),
    column("own_lists", "On your own lists", 30.0),
    column("notes", "Notes", 40.0),
    column("binds_you", "Binds you", 8.0),
    column("measures", "What applies or must be checked, apart from context", 60.0),
    column("party", "Role in the offer", 16.0),
    column("hidden", "Hidden in the file", 10.0),
    column("answer", "What it means for you", 60.0),
];

/// The cells of a line, one for each column.
#[must_use]
pub fn cells(index: &Index, record: &LineRecord) -> [Cell; COLUMNS.len()] {
    let place = &record.place;
    let makers = |part: fn(&MakerRecord) -> &str| record.makers.iter().map(part).collect::<Vec<_>>().join("; ");
    let evidence = record.makers.iter().flat_map(|maker| &maker.evidence);
    let evidence = evidence.map(|evidence| format!("“{}”: {}", evidence.matched, evidence.why));
    let binding = record.measures.iter().filter(|bearing| bearing.bears == Bears::BindsYou && bearing.counts);
    let binding = binding.map(|bearing| text::title(index, bearing)).collect::<Vec<_>>();
    // The general context is long and the same for most lines, so it is written only once, with the measures.
    let measures = record.measures.iter().filter(|bearing| bearing.bears != Bears::Context);
    let measures = measures.map(|bearing| format!("{}: {}", bearing.bears.in_words(), text::title(index, bearing)));
    let own = record.own_lists.iter().map(|hit| hit.why.as_str()).collect::<Vec<_>>();
    [
        place.file.as_deref().into(),
        place.part.as_deref().into(),
        place.sheet.as_deref().into(),
        place.page.into(),
        place.row.into(),
        place.line.into(),
        record.text.as_str().into(),
        record.verdict.slug().into(),
        explain::pill(record).into(),
        record.equipment.in_words().into(),
        makers(|maker| &maker.name).into(),
        makers(|maker| &maker.brand).into(),
        makers(|maker| maker.certainty.in_words()).into(),
        makers(role).into(),
        evidence.collect::<Vec<_>>().join(" ").into(),
        binding.join("; ").into(),
        own.join(" ").into(),
        record.notes.join(" ").into(),
        record.binds.into(),
        measures.collect::<Vec<_>>().join("; ").into(),
        record.party.map(|party| party.in_words()).into(),
        record.hidden.into(),
        explain::answer(record).into(),
    ]
}

fn role(maker: &MakerRecord) -> &'static str {
    match maker.role {
        Role::Made => "made",
        Role::Supplied => "supplied",
        Role::Mentioned => "mentioned",
    }
}

/// What must be read before any line: that the list was old, that not everything was read.
#[must_use]
pub fn stamps(summary: &Summary) -> Vec<String> {
    let stale = explain::warnings(&summary.list, summary.today);
    let incomplete = stale.into_iter().chain(explain::incomplete(summary));
    incomplete.chain(explain::same_files(summary)).chain(summary.contradicted.iter().cloned()).collect()
}
