//! What was read from a picture is never more certain than the picture. A number with letters that the picture does not
//! show clearly only asks; a number pattern or a network card's number is at most likely; what a code holds is a kind
//! of evidence of its own.

use super::findings::{Certainty, Evidence, EvidenceKind, Identified, Subject};
use vendor_text::{Line, LineKind};

/// Lowers the certainty of findings in a line that was read from a picture and that nobody has confirmed.
pub fn weigh_if_seen(line: &Line, identified: &mut Identified) {
    if line.place.area.is_some() && line.read_as.is_none() {
        weigh(line, identified);
    }
}

fn weigh(line: &Line, identified: &mut Identified) {
    let is_code = line.kind == LineKind::Code;
    for finding in &mut identified.findings {
        let most = finding.evidence.iter().map(|evidence| most_certain(line, evidence)).max();
        finding.certainty = finding.certainty.min(most.unwrap_or(Certainty::Possible));
        for evidence in &mut finding.evidence {
            let is_number = matches!(evidence.kind, EvidenceKind::KnownModel | EvidenceKind::Model | EvidenceKind::Mac);
            if is_code && is_number {
                evidence.kind = EvidenceKind::Code;
            }
        }
    }
    let words: Vec<&str> = line.doubts.iter().filter_map(|(start, end)| line.text.get(*start..*end)).collect();
    if words.is_empty() {
        return;
    }
    if identified.findings.is_empty() && identified.subject != Subject::Firm {
        identified.subject = Subject::UnknownKit;
    }
    let words = words.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join(", ");
    identified.remarks.push(format!("The picture does not show {words} clearly: check each letter against it."));
}

/// How certain a piece of evidence may make a finding.
fn most_certain(line: &Line, evidence: &Evidence) -> Certainty {
    let is_doubtful = line.doubts.iter().any(|(start, end)| *start < evidence.end && evidence.start < *end);
    match evidence.kind {
        EvidenceKind::Standing => Certainty::Possible,
        _ if is_doubtful => Certainty::Possible,
        // One letter read wrongly gives another number of the same shape, or of another block.
        EvidenceKind::Model | EvidenceKind::Mac | EvidenceKind::Fingerprint if line.kind != LineKind::Code => {
            Certainty::Likely
        }
        _ => Certainty::Certain,
    }
}
