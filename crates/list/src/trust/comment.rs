//! The trusted comment of a signature: which list it is for, in words that a stock tool prints. It decides nothing by
//! itself, but a signature whose comment contradicts the bytes does not count.

use crate::schema::Edition;

/// The longest comment that is accepted, in characters.
const LONGEST: usize = 200;

/// The comment of a signature over the list of this edition.
#[must_use]
pub fn of(edition: &Edition, sha256: &str) -> String {
    format!(
        "list={} epoch={} version={} issued={} sha256={sha256}",
        edition.list_id, edition.epoch, edition.version, edition.issued
    )
}

/// Whether a comment names these bytes.
pub(super) fn names_bytes(comment: &str, sha256: &str) -> bool {
    field(comment, "sha256") == Some(sha256)
}

/// Whether a comment names this edition and these bytes, each fact once, and nothing else.
pub(super) fn agrees(comment: &str, edition: &Edition, sha256: &str) -> bool {
    comment.len() <= LONGEST && comment == of(edition, sha256)
}

/// The value of a field that occurs exactly once.
fn field<'a>(comment: &'a str, name: &str) -> Option<&'a str> {
    let mut found = comment.split(' ').filter_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    found.next().filter(|_| found.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::List;

    #[test]
    fn every_fact_of_a_comment_counts() {
        let edition = Edition { list_id: "l".to_owned(), epoch: 1, version: 7, ..List::empty().edition };
        let good = of(&edition, "ab");
        assert!(agrees(&good, &edition, "ab") && names_bytes(&good, "ab"));
        for (right, wrong) in [
            ("list=l", "list=m"),
            ("epoch=1", "epoch=2"),
            ("version=7", "version=8"),
            ("issued=", "issued=2"),
            (" s", "  s"),
        ] {
            let other = good.replacen(right, wrong, 1);
            assert!(other != good && !agrees(&other, &edition, "ab"), "{other}");
        }
        assert!(!agrees(&good, &edition, "cd") && !names_bytes(&good, "cd"));
        assert!(!names_bytes(&format!("{good} sha256=cd"), "ab"), "one that names two names none");
    }
}
