//! What a person says of a line overrides what the checker read in it; both are shown.

use super::findings::{EvidenceKind, Finding, Identified, Said, Standing};
use vendor_list::Index;
use vendor_text::{Corrected, Correction};

/// What was identified in a line, once a person's corrections are applied. For a corrected maker the words of the line
/// no longer decide: the correction does, and it names who made it and why.
#[must_use]
pub fn applied(index: &Index, corrections: &[Correction], as_read: &Identified) -> Identified {
    let mut identified = as_read.clone();
    for correction in corrections {
        let is_it = |finding: &Finding| index.maker(finding.maker).is_some_and(|maker| maker.id == correction.maker);
        let remark = match identified.findings.iter().find(|finding| is_it(finding)) {
            None => format!(
                "A correction of {} has no effect: no equipment of that maker is found in this line now. {}",
                correction.on.in_words(),
                signed(correction)
            ),
            Some(finding) => {
                let name = index.maker(finding.maker).map_or(correction.maker.as_str(), |maker| maker.name.as_str());
                format!("{} The checker had read: {}. {}", right(correction, name), read(finding), signed(correction))
            }
        };
        match standing(correction.says) {
            None => identified.findings.retain(|finding| !is_it(finding)),
            Some(standing) => {
                for finding in identified.findings.iter_mut().filter(|finding| is_it(finding)) {
                    finding.said = Said::stated(standing);
                    finding.evidence.retain(|evidence| evidence.kind != EvidenceKind::Standing);
                }
            }
        }
        identified.remarks.push(remark);
    }
    identified
}

/// What a person says, as a form offers it.
#[must_use]
pub fn says_in_words(says: Corrected) -> &'static str {
    match says {
        Corrected::NotThisMaker => "Not this maker’s",
        Corrected::Mentioned => "Only mentioned, not offered and not in place",
        Corrected::Offered => "Offered or ordered",
        Corrected::InPlace => "In place, and staying",
        Corrected::Going => "In place, and due to leave",
        Corrected::Gone => "Already gone",
    }
}

fn standing(says: Corrected) -> Option<Standing> {
    match says {
        Corrected::NotThisMaker => None,
        Corrected::Offered => Some(Standing::Offered),
        Corrected::InPlace => Some(Standing::InPlace),
        Corrected::Going => Some(Standing::Going),
        Corrected::Gone => Some(Standing::Gone),
        Corrected::Mentioned => Some(Standing::Mentioned),
    }
}

/// What is right, in words.
fn right(correction: &Correction, name: &str) -> String {
    match standing(correction.says) {
        None => format!("Corrected by a person: this is not {name}."),
        Some(standing) => format!("Corrected by a person: {name} is {} here.", standing.in_words()),
    }
}

/// What the checker had read, in words.
fn read(finding: &Finding) -> String {
    let Said { buying, owning } = finding.said;
    let standing = if buying == owning {
        buying.in_words().to_owned()
    } else {
        format!("{} or {}", buying.in_words(), owning.in_words())
    };
    format!("{}, {standing}", finding.certainty.in_words())
}

/// Who says so, when and why.
fn signed(Correction { by, why, on, .. }: &Correction) -> String {
    let stop = if why.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("By {by}, {}: “{why}”{stop}", on.in_words())
}
