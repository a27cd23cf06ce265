//! Calendar dates, whole and partial, with no clock behind them.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar, written `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The text is not a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a date; write it as YYYY-MM-DD")]
pub struct NotADate(pub String);

impl Date {
    /// 1 January 1970.
    pub const DAY_ZERO: Self = Self { year: 1970, month: 1, day: 1 };

    /// Makes a date; `None` if there is no such day.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let valid = (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month) && year >= 1;
        valid.then_some(Self { year, month, day })
    }

    /// Days since 1 January 1970 (negative before), after the civil-days method.
    #[must_use]
    pub fn days(self) -> i64 {
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let shifted = if month <= 2 { year - 1 } else { year };
        let era = shifted.div_euclid(400);
        let year_of_era = shifted.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// The date a number of days after 1 January 1970.
    #[must_use]
    pub fn from_days(days: i64) -> Option<Self> {
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_index = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_index + 2) / 5 + 1;
        let month = if month_index < 10 { month_index + 3 } else { month_index - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// Year, month and day.
    #[must_use]
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// The date in words: `23 November 2026`.
    #[must_use]
    pub fn in_words(self) -> String {
        format!("{} {} {}", self.day, month_name(self.month), self.year)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let parts: Vec<&str> = text.split('-').collect();
        if let [year, month, day] = parts.as_slice()
            && year.len() == 4
            && month.len() == 2
            && day.len() == 2
            && let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse())
            && let Some(date) = Self::new(year, month, day)
        {
            return Ok(date);
        }
        Err(NotADate(text.chars().take(40).collect()))
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A year, a month or a day: `2026`, `2026-11` or `2026-11-23`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct PartialDate(String);

impl PartialDate {
    /// The date as written in the list.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first day that the date can mean.
    #[must_use]
    pub fn earliest(&self) -> Option<Date> {
        match self.0.len() {
            4 => format!("{}-01-01", self.0).parse().ok(),
            7 => format!("{}-01", self.0).parse().ok(),
            _ => self.0.parse().ok(),
        }
    }

    /// Whether the date lies wholly before a day: `2022` is past on 2023-01-01, but not earlier.
    #[must_use]
    pub fn is_past_on(&self, day: Date) -> bool {
        let prefix: String = day.to_string().chars().take(self.0.len()).collect();
        self.0 < prefix
    }

    /// The date in words: `2026`, `November 2026` or `23 November 2026`.
    #[must_use]
    pub fn in_words(&self) -> String {
        match (self.0.len(), self.earliest()) {
            (7, Some(date)) => format!("{} {}", month_name(date.month), date.year),
            (10, Some(date)) => date.in_words(),
            _ => self.0.clone(),
        }
    }
}

impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let candidate = Self(text.to_owned());
        match text.len() {
            4 | 7 | 10 if candidate.earliest().is_some() => Ok(candidate),
            _ => Err(NotADate(text.chars().take(40).collect())),
        }
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// The name of a month, counted from 1; empty for other numbers.
#[must_use]
pub fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES.get(usize::from(month).saturating_sub(1)).copied().unwrap_or("")
}

fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_both_ways() {
        for (text, days) in [("1970-01-01", 0), ("2000-02-29", 11_016), ("2026-11-23", 20_780), ("1969-12-31", -1)] {
            let date: Date = text.parse().unwrap();
            assert_eq!(date.days(), days, "{text}");
            assert_eq!(Date::from_days(days), Some(date), "{text}");
        }
    }

    #[test]
    fn refuses_days_that_are_not() {
        for text in ["2026-02-29", "2026-13-01", "2026-1-1", "23/11/2026", "", "2026-11-31"] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn partial_dates() {
        let month: PartialDate = "2022-04".parse().unwrap();
        assert_eq!(month.in_words(), "April 2022");
        assert!(month.is_past_on("2022-05-01".parse().unwrap()));
        assert!(!month.is_past_on("2022-04-30".parse().unwrap()));
        assert!("2022-4".parse::<PartialDate>().is_err());
        assert!("about 2022".parse::<PartialDate>().is_err());
    }
}
