//! Days as publishers write them: `2026-06-08`, `08/06/2026` (day first), `8 June 2026`, `June 8, 2026`, `08-Jun-2026`.

use vendor_text::Date;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The first whole day that a text names.
#[must_use]
pub fn day(text: &str) -> Option<Date> {
    let parts: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(|part| part.to_lowercase())
        .collect();
    parts.windows(3).find_map(|three| match three {
        [a, b, c] => of_parts(a, b, c),
        _ => None,
    })
}

fn of_parts(a: &str, b: &str, c: &str) -> Option<Date> {
    // A time may follow the day: 2026-06-08T00:00.
    let c = c.split_once('t').map_or(c, |(day, _)| day);
    if a.len() == 4 && a.chars().all(|c| c.is_ascii_digit()) {
        return Date::new(a.parse().ok()?, b.parse().ok()?, c.parse().ok()?);
    }
    if c.len() != 4 {
        return None;
    }
    let year = c.parse().ok()?;
    match (month(a), month(b)) {
        (Some(month), None) => Date::new(year, month, b.parse().ok()?),
        (None, Some(month)) => Date::new(year, month, a.parse().ok()?),
        _ => Date::new(year, b.parse().ok()?, a.parse().ok()?),
    }
}

fn month(text: &str) -> Option<u8> {
    let head = text.get(..3)?;
    let at = MONTHS.iter().position(|month| *month == head)?;
    (text.chars().all(char::is_alphabetic)).then(|| u8::try_from(at + 1).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_in_every_form() {
        for text in [
            "2026-06-08",
            "08/06/2026",
            "8 June 2026",
            "June 8, 2026",
            "08-Jun-2026",
            "2026-06-08T10:00:00",
            "on 8 June 2026 it",
        ] {
            assert_eq!(day(text).map(|day| day.to_string()).as_deref(), Some("2026-06-08"), "{text}");
        }
        for text in ["", "2026", "June 2026", "31/02/2026", "section 26 of 2023"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
