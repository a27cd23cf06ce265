//! When a contract ends, as people write it. It becomes the financial year in which the contract ends, named by the
//! calendar year in which that begins, because a plan goes by financial years.

use super::plan::financial_year;
use vendor_text::Date;
use vendor_text::dates::month_name;

/// What is said of an end that cannot be read.
pub const REMEDY: &str =
    "Write when the contract ends as 2028, March 2028, 31/03/2028 or 2027/28. Nothing was changed.";

/// The financial year in which a contract ends. A year alone stands for the financial year that begins in it; `None` if
/// nothing is written.
///
/// # Errors
/// [`REMEDY`], for anything else.
pub fn ends(text: &str) -> Result<Option<u16>, &'static str> {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    if words.is_empty() {
        return Ok(None);
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    read(&words).map(Some).ok_or(REMEDY)
}

fn read(words: &[&str]) -> Option<u16> {
    match words {
        [only] => year(only),
        [first, then] if follows(first, then) => year(first),
        [a, b] => {
            let (month, year) = if let Some(year) = year(b) { (month(a)?, year) } else { (month(b)?, year(a)?) };
            Date::new(year, month, 1).map(financial_year)
        }
        [a, b, c] => {
            let (day_of, month, year) = if let Some(year) = year(a) {
                (day(c)?, month(b)?, year)
            } else if let Some(day_of) = day(b).filter(|_| named(a).is_some()) {
                (day_of, month(a)?, year(c)?)
            } else {
                (day(a)?, month(b)?, year(c)?)
            };
            Date::new(year, month, day_of).map(financial_year)
        }
        _ => None,
    }
}

/// `2027/28`, `2027 - 2028`.
fn follows(first: &str, then: &str) -> bool {
    year(first).is_some_and(|first| {
        let next = first + 1;
        then == next.to_string() || then == format!("{:02}", next % 100)
    })
}

fn year(word: &str) -> Option<u16> {
    word.parse().ok().filter(|year| word.len() == 4 && (1990..2200).contains(year))
}

fn month(word: &str) -> Option<u8> {
    named(word).or_else(|| word.parse().ok().filter(|month| word.len() <= 2 && (1..=12).contains(month)))
}

/// `mar`, `sept`, `march`.
fn named(word: &str) -> Option<u8> {
    (1..=12).find(|month| word.len() >= 3 && month_name(*month).to_lowercase().starts_with(word))
}

fn day(word: &str) -> Option<u8> {
    let number = word.trim_end_matches(char::is_alphabetic);
    let ending = word.get(number.len()..)?;
    let plain = ending.is_empty() || ["st", "nd", "rd", "th"].contains(&ending);
    number.parse().ok().filter(|day| plain && (1..=31).contains(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contract_ends_in_a_financial_year_however_it_is_written() {
        for (text, wanted) in [
            ("2028", 2028),
            ("31 March 2028", 2027),
            ("31st Mar 2028", 2027),
            ("March 31, 2028", 2027),
            ("31/03/2028", 2027),
            ("31.3.2028", 2027),
            ("2028-03-31", 2027),
            ("2028-03", 2027),
            ("1 April 2028", 2028),
            ("March 2028", 2027),
            ("Sept 2028", 2028),
            ("03/2028", 2027),
            ("2027/28", 2027),
            ("2027–2028", 2027),
            ("2099/00", 2099),
        ] {
            assert_eq!(ends(text), Ok(Some(wanted)), "{text}");
        }
        assert_eq!(ends("  "), Ok(None), "emptied, it is taken back");
    }

    #[test]
    fn anything_else_is_refused_with_the_remedy() {
        for text in ["soon", "28", "31/02/2028", "2027/29", "13/2028", "1066", "end of 2028?x", "31 March", "3-year"] {
            assert_eq!(ends(text), Err(REMEDY), "{text}");
        }
    }
}
