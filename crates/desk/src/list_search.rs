//! What a search across the list looks through: names, brands, blocks of network addresses, company numbers, measures,
//! sources.

use vendor_list::schema::{Maker, Measure, Source};

/// Everything about a maker, in small letters.
#[must_use]
pub fn of_maker(maker: &Maker) -> String {
    let mut words: Vec<&str> = vec![&maker.name, &maker.summary];
    words.extend(maker.names.iter().map(|name| name.text.as_str()));
    for brand in &maker.brands {
        words.push(&brand.text);
        words.extend(brand.also.iter().map(String::as_str));
    }
    for company in &maker.companies {
        words.push(&company.name);
        words.extend(company.number.as_deref());
    }
    for grammar in &maker.grammars {
        words.push(&grammar.meaning);
        words.extend(grammar.examples.iter().map(String::as_str));
    }
    for prefix in &maker.prefixes {
        words.push(&prefix.registrant);
        words.extend(prefix.blocks.iter().map(String::as_str));
    }
    words.extend(maker.caution.as_deref());
    words.join(" ").to_lowercase()
}

/// Everything about a measure, with the names of the makers that it touches, in small letters.
#[must_use]
pub fn of_measure(measure: &Measure, makers: &[&str]) -> String {
    let words = [&measure.title, &measure.says, &measure.issued_by].map(String::as_str);
    let words = words.into_iter().chain([measure.jurisdiction.in_words()]).chain(makers.iter().copied());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Everything about a source, in small letters.
#[must_use]
pub fn of_source(source: &Source) -> String {
    let words = [Some(&source.title), source.publisher.as_ref(), source.url.as_ref()];
    words.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether a text in small letters has every wanted word. Network addresses match whatever signs are typed between
/// their digits.
#[must_use]
pub fn fits(text: &str, wanted: &str) -> bool {
    wanted.split_whitespace().all(|word| {
        let word = word.to_lowercase();
        let within = |address: &String| {
            text.split(' ').any(|known| known.len() >= LEAST_BLOCK && is_block(known) && address.starts_with(known))
        };
        text.contains(&word) || address(&word).as_ref().is_some_and(within)
    })
}

/// The number of digits of the shortest block that a registrant gets.
const LEAST_BLOCK: usize = 6;

fn is_block(word: &str) -> bool {
    word.len() <= 12 && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The digits of a network address or of its beginning; `None` if a word is not one.
fn address(word: &str) -> Option<String> {
    let digits: String = word.chars().filter(|c| !matches!(c, ':' | '-' | '.')).collect();
    (digits.len() >= LEAST_BLOCK && is_block(&digits)).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_to_be_met_in_any_order_and_case() {
        assert!(fits("hikvision hilook 123456", "HiLook hik"));
        assert!(!fits("hikvision hilook", "hilook dahua"));
        assert!(fits("anything", "  "), "nothing is looked for");
    }

    #[test]
    fn a_network_address_is_met_as_it_is_typed() {
        let maker = "larkfen 2857be 0123456789";
        for wanted in ["28:57:BE", "28-57-be-12-34-56", "2857.be12.3456", "2857BE"] {
            assert!(fits(maker, wanted), "{wanted}");
        }
        for wanted in ["28:57:BF", "28:57", "2857bf123456"] {
            assert!(!fits(maker, wanted), "{wanted}");
        }
    }
}
