//! Amounts of money and years, as people type them into the plan. Input that cannot be read changes nothing, so that a
//! slip of typing does not lose an earlier price.

/// Why an amount was not taken.
pub const NO_AMOUNT: &str = "This is not an amount in pounds, such as 450, 1,250 or 1.5k. The old amount is kept.";
/// Why a year was not taken.
pub const NO_YEAR: &str = "This is not a financial year, such as 2027/28. The old year is kept.";

/// Whole pounds: `450`, `£1,249.50`, `1.5k`. `None` for an empty field, which removes the amount.
///
/// # Errors
/// When it is not an amount, or is negative.
pub fn pounds(typed: &str) -> Result<Option<u32>, &'static str> {
    let text: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() {
        return Ok(None);
    }
    whole_pounds(text.trim_start_matches('£')).map(Some).ok_or(NO_AMOUNT)
}

fn whole_pounds(text: &str) -> Option<u32> {
    // One thousand, and one million, in pence.
    let (number, unit) = match text.strip_suffix(['k', 'K']) {
        Some(number) => (number, 100_000),
        None => text.strip_suffix(['m', 'M']).map_or((text, 100), |number| (number, 100_000_000)),
    };
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = without_commas(whole)?;
    if !digits(&whole) || !digits(part) || whole.is_empty() || part.len() > MOST_DECIMALS {
        return None;
    }
    let pence = whole.parse::<u64>().ok()?.checked_mul(unit)?;
    let scale = 10_u64.checked_pow(u32::try_from(part.len()).ok()?)?;
    let more = if part.is_empty() { 0 } else { part.parse::<u64>().ok()?.checked_mul(unit)? / scale };
    u32::try_from(pence.checked_add(more)?.checked_add(50)? / 100).ok()
}

/// The most decimal places: a number with more is not an amount of money.
const MOST_DECIMALS: usize = 6;

/// The digits before the point, without commas; `None` if a comma separates anything but thousands, as in `1,5`.
fn without_commas(whole: &str) -> Option<String> {
    let mut parts = whole.split(',');
    let first = parts.next()?;
    let is_parted = whole.contains(',');
    let fits = (!is_parted || (1..=3).contains(&first.len())) && parts.all(|part| part.len() == 3);
    fits.then(|| whole.replace(',', ""))
}

/// The first calendar year of a financial year: `2027/28` and `2027` give the same; `None` for an empty field.
///
/// # Errors
/// When it is not a year that a plan can have.
pub fn year(typed: &str) -> Result<Option<u16>, &'static str> {
    let text = typed.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let first = text.split(['/', '-', '–']).next().unwrap_or_default().trim();
    let year = first.parse().ok().filter(|year| (1990..2200).contains(year));
    year.map(Some).ok_or(NO_YEAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (text, wanted) in [
            ("450", 450),
            ("£1,249.50", 1_250),
            (" 1 250 ", 1_250),
            ("1.5k", 1_500),
            ("12k", 12_000),
            ("£ 12K", 12_000),
            ("0.25k", 250),
            ("1.2m", 1_200_000),
            ("0", 0),
            ("1,234,567.49", 1_234_567),
        ] {
            assert_eq!(pounds(text), Ok(Some(wanted)), "{text}");
        }
        assert_eq!(pounds("  "), Ok(None), "an empty field takes the amount away");
    }

    #[test]
    fn what_is_no_amount_is_refused_with_words() {
        for text in
            ["-5", "£-5", "12 each", "tbc", "1,5", "1,5k", "1.2.3", "k", ".", "€450", "99999999999", "1e3", "12kk"]
        {
            assert_eq!(pounds(text), Err(NO_AMOUNT), "{text}");
        }
    }

    #[test]
    fn years_are_read_or_refused() {
        for (text, wanted) in [("2027/28", Some(2027)), ("2027", Some(2027)), ("2027–28", Some(2027)), ("", None)] {
            assert_eq!(year(text), Ok(wanted), "{text}");
        }
        for text in ["27", "soon", "1850", "2O27"] {
            assert_eq!(year(text), Err(NO_YEAR), "{text}");
        }
    }
}
