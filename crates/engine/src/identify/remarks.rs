//! What the remarks of a row say of a maker that its columns of the make and the model do not name.

use super::findings::{Certainty, Evidence, Finding, Said, Standing};
use super::read_off;
use super::scan::Scan;
use super::standings::Standings;
use super::subject;
use vendor_text::Column;

/// A row has one maker, so a name in its remarks adds no second one. If the list does not know the make, or the row
/// says that nobody does, the name is asked about; a bare name in the remarks is then taken as the make.
pub fn weigh(findings: &mut [Finding], scan: &Scan<'_>, standings: &Standings) {
    let stands_in = |finding: &Finding, holds: fn(Column) -> bool| {
        finding.evidence.iter().any(|evidence| holds(scan.column_at(evidence.start)))
    };
    let named =
        |column: Column| column.holds_kit() || matches!(column, Column::Leaving | Column::Staying | Column::Successor);
    let is_second = |finding: &Finding| finding.evidence.iter().all(|evidence| is_in_remarks(scan, evidence.start));
    if !findings.iter().any(is_second) {
        return;
    }
    let mut firsts = findings.iter().filter(|finding| finding.certainty >= Certainty::Likely);
    let is_first = firsts.any(|finding| finding.said.may_count() && stands_in(finding, named));
    let make_unknown = subject::says_make_is_unknown(scan);
    let second = match is_first {
        true => Standing::Mentioned,
        false if make_unknown || subject::fills_make(scan) => Standing::Undecided,
        false => return,
    };
    let in_words = |evidence: &Evidence| !standings.at(evidence.start).1.is_empty();
    for finding in findings.iter_mut().filter(|finding| is_second(finding)) {
        // Whose the kit used to be does not say whose it is now.
        finding.leans |= make_unknown;
        let tells_the_make = make_unknown && !is_first;
        let was_read_off =
            || finding.evidence.iter().any(|evidence| read_off::stands_on_the_thing(scan, evidence.start));
        if tells_the_make && finding.said == Said::stated(Standing::Undecided) && was_read_off() {
            finding.said = Said::NOTHING;
        } else if finding.said.may_count()
            && finding.said != Said::stated(Standing::Offered)
            && !(tells_the_make && (was_read_off() || !finding.evidence.iter().any(in_words)))
        {
            finding.said = Said::stated(second);
        }
    }
}

/// Whether a byte is in a remark: in a column for notes, statuses or actions, or in a sentence under a heading that
/// does not say what its column holds.
pub(super) fn is_in_remarks(scan: &Scan<'_>, byte: usize) -> bool {
    const WORDS_OF_A_SENTENCE: usize = 4;
    scan.cell_at(byte).is_some_and(|cell| match cell.column {
        Column::Notes | Column::Status | Column::Action => true,
        Column::Other => {
            let words = scan.text.get(cell.start..cell.end).unwrap_or_default().split_whitespace().count();
            words >= WORDS_OF_A_SENTENCE
        }
        _ => false,
    })
}
