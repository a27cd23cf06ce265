//! Dates as people write them in registers: `03/2019`, `12.6.21`, `2020-11-05`, `before 2018`, `c. 2015`. Only years
//! are kept, because the day and month in a register are seldom right, and nothing depends on them.

/// Years before this one cannot be years of installation of such equipment.
const EARLIEST: u16 = 1970;
/// Nor can years after this one.
const LATEST: u16 = 2099;

/// The first and the last year that a text may mean; 0 and [`u16::MAX`] where an end is open.
///
/// `None` if it names no year, or several that do not form a range.
#[must_use]
pub fn years(text: &str) -> Option<(u16, u16)> {
    let text = text.trim().to_lowercase();
    if text.is_empty() || text.len() > 60 {
        return None;
    }
    let found = years_in(&text);
    let (first, last) = match found.as_slice() {
        [one] => (*one, *one),
        [one, other] if is_range(&text) && one <= other => (*one, *other),
        [one, rest @ ..] if rest.iter().all(|year| year == one) => (*one, *one),
        _ => return None,
    };
    let says = |words: &[&str]| words.iter().any(|word| has_word(&text, word));
    if says(&["before", "pre", "prior", "until", "earlier"]) || text.starts_with('<') {
        let inclusive = says(&["until", "earlier"]);
        return Some((0, if inclusive { last } else { first.checked_sub(1)? }));
    }
    if says(&["after", "since", "post", "later"]) || text.starts_with('>') {
        let inclusive = says(&["since", "later"]);
        return Some((if inclusive { first } else { last + 1 }, u16::MAX));
    }
    Some((first, last))
}

/// Whether a text is a day, a month or a year, and nothing else.
#[must_use]
pub fn is_day(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let is_month = |word: &str| word.len() >= 3 && MONTHS.iter().any(|month| word.starts_with(month));
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let ends = ["st", "nd", "rd", "th"];
    words.into_iter().all(|word| is_month(word) || ends.contains(&word)) && years(&text).is_some()
}

/// Whether a text consists of names of months or days of the week, perhaps with numbers: “Apr”, “Tue 4 May”.
#[must_use]
pub fn names_days(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).peekable();
    let names = |word: &str| {
        word.len() >= 3 && MONTHS.iter().chain(&WEEKDAYS).any(|day| word.starts_with(day) && word.len() <= LONGEST_DAY)
    };
    words.peek().is_some() && words.all(names)
}

/// The month of a day, if it is written with its year: the second of three numbers, the first of two, or its name.
#[must_use]
pub fn month_of(text: &str) -> Option<u8> {
    let text = text.trim().to_lowercase();
    let named = MONTHS.iter().zip(1_u8..).find(|(month, _)| text.contains(*month)).map(|(_, number)| number);
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let written = match parts.as_slice() {
        [_, month, _] => Some(*month),
        [year, month] if year.len() == 4 => Some(*month),
        [month, _] => Some(*month),
        _ => None,
    };
    named.or_else(|| written.and_then(|month| month.parse().ok()).filter(|month| (1..=12).contains(month)))
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|part| part == word)
}

/// `2015-2017`, `2015 to 2017`, `2015/16`.
fn is_range(text: &str) -> bool {
    has_word(text, "to") || has_word(text, "and") || text.contains(['-', '–', '/'])
}

/// Every year that the text names, in order.
fn years_in(text: &str) -> Vec<u16> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let whole = |part: &&str| (part.len() == 4).then(|| part.parse().ok()).flatten().filter(is_year);
    let mut years: Vec<u16> = parts.iter().filter_map(whole).collect();
    if let (&[year], &[first, second]) = (years.as_slice(), parts.as_slice()) {
        // The second part of a financial year, as in 2015/16.
        let follows = second.parse::<u16>().ok() == Some((year + 1) % 100);
        if first.len() == 4 && second.len() == 2 && text.contains('/') && follows {
            years.push(year + 1);
        }
    }
    if years.is_empty() {
        years.extend(short_year(text, &parts));
    }
    if years.is_empty() && parts.len() == 1 && parts.iter().all(|part| part.len() == 8) {
        // A date without separators, as in 20190321.
        years
            .extend(parts.iter().filter_map(|part| part.get(..4)).filter_map(|part| part.parse().ok()).filter(is_year));
    }
    years
}

fn is_year(year: &u16) -> bool {
    (EARLIEST..=LATEST).contains(year)
}

/// The year of two digits at the end of a date: `12.6.21`, `7/7/23`, `Mar-19`, `'19`.
fn short_year(text: &str, parts: &[&str]) -> Option<u16> {
    let (last, before) = parts.split_last()?;
    let ends = text.trim_end_matches('?').trim_end().ends_with(last);
    let numbers = before.iter().all(|part| part.len() <= 2);
    let named = text.chars().any(char::is_alphabetic) && MONTHS.iter().any(|month| text.contains(month));
    let dated = match before.len() {
        2 => true,
        1 => named || text.contains('/') && before.iter().all(|part| month(part)),
        0 => named || text.contains(['\'', '’']),
        _ => false,
    };
    if !(ends && numbers && dated && last.len() == 2) {
        return None;
    }
    let year: u16 = last.parse().ok()?;
    Some(if year < 70 { 2000 + year } else { 1900 + year })
}

fn month(part: &str) -> bool {
    part.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month))
}

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// The number of letters in “September” and “Wednesday”.
const LONGEST_DAY: usize = 9;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_written() {
        for (text, wanted) in [
            ("2019", Some((2019, 2019))),
            ("03/2019", Some((2019, 2019))),
            ("12/06/2021", Some((2021, 2021))),
            ("12.6.21", Some((2021, 2021))),
            ("7.7.23", Some((2023, 2023))),
            ("2020-11-05", Some((2020, 2020))),
            ("20190321", Some((2019, 2019))),
            ("Mar-19", Some((2019, 2019))),
            ("March 2019", Some((2019, 2019))),
            ("5 Sept 18", Some((2018, 2018))),
            ("03/19", Some((2019, 2019))),
            ("c. 2015", Some((2015, 2015))),
            ("2015?", Some((2015, 2015))),
            ("before 2018", Some((0, 2017))),
            ("pre-2018", Some((0, 2017))),
            ("2016 or earlier", Some((0, 2016))),
            ("after 2019", Some((2020, u16::MAX))),
            ("2019 or later", Some((2019, u16::MAX))),
            ("2015 to 2017", Some((2015, 2017))),
            ("2015-2017", Some((2015, 2017))),
            ("2015/16", Some((2015, 2016))),
            ("2015 and 2019 units", Some((2015, 2019))),
            ("unknown", None),
            ("n/k", None),
            ("", None),
            ("12", None),
            ("99999", None),
            ("1066", None),
            ("10.20.30.40", None),
        ] {
            assert_eq!(years(text), wanted, "{text}");
        }
    }
}
