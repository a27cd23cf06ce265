//! What a first-time visitor sees before asking anything: what is checked against, for whom, and by whom.

use crate::protocol::Believed;
use vendor_engine::report::counts::count;

/// The sentences; `measures` is how many the list holds, where that is known yet.
#[must_use]
pub fn sentences(believed: &Believed, measures: Option<usize>) -> String {
    let measures =
        measures.map_or_else(|| "the measures".to_owned(), |measures| count(measures, "measure", "measures"));
    let by = if believed.development {
        "It has not been published yet: this is a trial copy".to_owned()
    } else {
        let signers = believed.stamp.signers.join(" and ");
        match &believed.edition.publisher {
            Some(publisher) => format!("Published by {}, signed by {signers}", publisher.name),
            None => format!("Published and signed by {signers}"),
        }
    };
    format!(
        "For people in UK councils and other public bodies who buy or look after CCTV and network equipment. It compares what you type with a signed list of {measures}: procurement law, government instructions and other countries’ rules, each with its source. {by}."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use vendor_engine::report::record::ListStamp;
    use vendor_list::List;
    use vendor_list::schema::Publisher;

    fn believed(development: bool) -> Believed {
        let edition = List::empty().edition;
        let stamp = ListStamp::new(&edition, String::new(), vec!["the first".to_owned(), "the second".to_owned()]);
        Believed {
            edition,
            stamp,
            threshold: 2,
            keys: 3,
            fingerprints: Vec::new(),
            keyset_version: 1,
            development,
            draft: false,
        }
    }

    #[test]
    fn a_trial_copy_names_no_publisher() {
        let words = sentences(&believed(true), Some(74));
        assert!(words.contains("a signed list of 74 measures") && words.contains("trial copy"));
        assert!(!words.contains("the first"));
        let words = sentences(&believed(false), None);
        assert!(words.ends_with("Published and signed by the first and the second."));
    }

    #[test]
    fn a_publisher_is_named_where_the_edition_says_who_it_is() {
        let mut believed = believed(false);
        believed.edition.publisher = Some(Publisher { name: "A body".to_owned(), address: "1 High Street".to_owned() });
        assert!(sentences(&believed, None).ends_with("Published by A body, signed by the first and the second."));
        believed.development = true;
        assert!(!sentences(&believed, None).contains("A body"), "nobody has published a trial copy");
    }
}
