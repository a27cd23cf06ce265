//! Numbers in cells as their sheet shows them: dates by their format, everything else plainly.

use vendor_text::dates::{Date, month_name};

/// How a cell's number is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Format {
    /// As a number.
    #[default]
    Plain,
    /// As a date or a time, by its parts.
    Date(Vec<FormatPart>),
    /// With words beside it, or not shown at all: sections for numbers above zero, below zero, zero, and texts; later
    /// ones may be missing.
    Sections(Vec<Section>),
}

/// What one section of a format shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    before: String,
    after: String,
    has_value: bool,
}

impl Section {
    /// The words of a section that are more than a unit or a currency.
    fn words(&self) -> Option<String> {
        let words = format!("{}{}", self.before, self.after);
        (words.chars().filter(|c| c.is_alphabetic()).count() >= FEWEST_LETTERS).then_some(words)
    }

    fn is_empty(&self) -> bool {
        !self.has_value && self.before.trim().is_empty() && self.after.trim().is_empty()
    }

    fn show(&self, value: &str) -> String {
        if self.words().is_none() {
            return value.to_owned();
        }
        let value = if self.has_value { value } else { "" };
        format!("{}{value}{}", self.before, self.after).trim().to_owned()
    }
}

/// Shorter words beside a number are a unit or a currency.
const FEWEST_LETTERS: usize = 4;

/// The sections of a format that contains words or hides something.
fn sections(code: &str) -> Option<Vec<Section>> {
    let mut sections = vec![Section::default()];
    let mut chars = code.chars().take(400);
    while let Some(c) = chars.next() {
        if c == ';' {
            sections.push(Section::default());
            continue;
        }
        let Some(section) = sections.last_mut() else { break };
        let mut said = String::new();
        match c {
            '"' => said.extend(chars.by_ref().take_while(|c| *c != '"')),
            '\\' => said.extend(chars.next()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                // The name of a currency may be any words.
                said.extend(inside.strip_prefix('$').and_then(|words| words.split('-').next()));
                if said.is_empty() {
                    continue;
                }
                said.push(' ');
            }
            '_' | '*' => {
                chars.next();
            }
            ' ' | '(' | ')' => said.push(c),
            _ => section.has_value = true,
        }
        if section.has_value { &mut section.after } else { &mut section.before }.push_str(&said);
    }
    let hides = sections.len() > 1 && sections.iter().any(Section::is_empty);
    (hides || sections.iter().any(|section| section.words().is_some())).then_some(sections)
}

/// A part of a date format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormatPart {
    /// A letter of the format and how often it is repeated.
    Field(char, usize),
    /// Text as it is.
    Text(String),
    /// Morning or afternoon.
    Half,
}

impl Format {
    /// The format with a number, if it is one of those that every program knows.
    #[must_use]
    pub fn built_in(id: usize) -> Self {
        Self::parse(match id {
            14 | 27..=31 | 36 | 50..=54 | 57 | 58 => "dd/mm/yyyy",
            15 => "d-mmm-yy",
            16 => "d-mmm",
            17 => "mmm-yy",
            18 => "h:mm AM/PM",
            19 => "h:mm:ss AM/PM",
            20 | 32 | 34 => "h:mm",
            21 | 33 | 35 => "h:mm:ss",
            22 => "dd/mm/yyyy h:mm",
            45 => "mm:ss",
            _ => "General",
        })
    }

    /// Reads a format as written in the file.
    #[must_use]
    pub fn parse(code: &str) -> Self {
        match (Self::date_of(code), sections(code)) {
            (Self::Plain, Some(sections)) => Self::Sections(sections),
            (format, _) => format,
        }
    }

    fn date_of(code: &str) -> Self {
        let mut parts: Vec<FormatPart> = Vec::new();
        let mut chars = code.chars().take(200).peekable();
        let mut is_date = false;
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '"' => parts.push(FormatPart::Text(chars.by_ref().take_while(|c| *c != '"').collect())),
                '[' => {
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    if let Some(first @ ('h' | 'm' | 's' | 'H' | 'M' | 'S')) = inside.chars().next()
                        && inside.chars().all(|c| c.eq_ignore_ascii_case(&first))
                    {
                        // Elapsed time: shown as the plain number of days.
                        return Self::Plain;
                    }
                }
                '\\' => parts.extend(chars.next().map(|c| FormatPart::Text(c.to_string()))),
                '_' | '*' => {
                    chars.next();
                }
                'A' | 'a' if code.to_ascii_uppercase().contains("AM/PM") => {
                    parts.push(FormatPart::Half);
                    chars.by_ref().take(4).for_each(drop);
                }
                'y' | 'm' | 'd' | 'h' | 's' | 'Y' | 'M' | 'D' | 'H' | 'S' => {
                    let c = c.to_ascii_lowercase();
                    let mut count = 1;
                    while chars.next_if(|next| next.eq_ignore_ascii_case(&c)).is_some() {
                        count += 1;
                    }
                    is_date = true;
                    parts.push(FormatPart::Field(c, count));
                }
                '#' | '0' | '?' | '%' | 'E' | 'G' | 'g' | '@' if !is_date => return Self::Plain,
                _ => parts.push(FormatPart::Text(c.to_string())),
            }
        }
        if is_date { Self::Date(with_minutes(parts)) } else { Self::Plain }
    }

    /// A number as this format shows it.
    #[must_use]
    pub fn show(&self, value: f64, from_1904: bool) -> String {
        match self {
            Self::Date(parts) if (0.0..2_958_466.0).contains(&value) => date(value, from_1904, parts),
            Self::Sections(sections) => {
                let section = Self::section(sections, value);
                section.map_or_else(|| plain(value), |section| section.show(&plain(value)))
            }
            _ => plain(value),
        }
    }

    /// A text as this format shows it.
    #[must_use]
    pub fn show_text(&self, text: String) -> String {
        match self {
            Self::Sections(sections) => match sections.get(3) {
                Some(section) => section.show(&text),
                None => text,
            },
            _ => text,
        }
    }

    /// Whether it hides a number, or a text.
    #[must_use]
    pub fn hides(&self, value: Option<f64>) -> bool {
        let Self::Sections(sections) = self else { return false };
        let section = value.map_or_else(|| sections.get(3), |value| Self::section(sections, value));
        section.is_some_and(Section::is_empty)
    }

    /// The words that it puts beside numbers and texts.
    #[must_use]
    pub fn words(&self) -> String {
        let Self::Sections(sections) = self else { return String::new() };
        sections.iter().filter_map(Section::words).collect::<Vec<_>>().join(" ")
    }

    fn section(sections: &[Section], value: f64) -> Option<&Section> {
        let at = match sections.len() {
            0 | 1 => 0,
            2 => usize::from(value < 0.0),
            _ if value > 0.0 => 0,
            _ if value < 0.0 => 1,
            _ => 2,
        };
        sections.get(at)
    }
}

/// `m` after hours or before seconds means minutes; it is written as `n` here.
fn with_minutes(mut parts: Vec<FormatPart>) -> Vec<FormatPart> {
    let fields: Vec<(usize, char)> = parts
        .iter()
        .enumerate()
        .filter_map(|(at, part)| if let FormatPart::Field(c, _) = part { Some((at, *c)) } else { None })
        .collect();
    for (nth, (at, c)) in fields.iter().enumerate() {
        let before = nth.checked_sub(1).and_then(|nth| fields.get(nth)).is_some_and(|(_, c)| *c == 'h');
        let after = fields.get(nth + 1).is_some_and(|(_, c)| *c == 's');
        if *c == 'm'
            && (before || after)
            && let Some(FormatPart::Field(c, _)) = parts.get_mut(*at)
        {
            *c = 'n';
        }
    }
    parts
}

/// A number without inaccuracies beyond fifteen digits.
#[must_use]
pub fn plain(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    if rounded != 0.0 && !(1e-9..1e21).contains(&rounded.abs()) { format!("{rounded:e}") } else { format!("{rounded}") }
}

#[allow(clippy::cast_possible_truncation, reason = "the value lies within the days that a sheet can show")]
fn date(value: f64, from_1904: bool, parts: &[FormatPart]) -> String {
    let seconds = (value * 86_400.0).round() as i64;
    let (mut days, clock) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // In dates that count from 1900, day 60 is a 29 February that did not exist.
    days += if from_1904 {
        1_462
    } else if days < 60 {
        1
    } else {
        0
    };
    let Some((year, month, day)) = Date::from_days(days - 25_569).map(Date::parts) else { return plain(value) };
    let (hour, minute, second) = (clock / 3_600, clock / 60 % 60, clock % 60);
    let in_halves = parts.contains(&FormatPart::Half);
    let mut out = String::new();
    for part in parts {
        let number = |value: i64, count: usize| if count > 1 { format!("{value:02}") } else { value.to_string() };
        match part {
            FormatPart::Text(text) => out.push_str(text),
            FormatPart::Half => out.push_str(if hour < 12 { "AM" } else { "PM" }),
            FormatPart::Field('y', 1 | 2) => out.push_str(&format!("{:02}", year % 100)),
            FormatPart::Field('y', _) => out.push_str(&year.to_string()),
            FormatPart::Field('m', count @ (1 | 2)) => out.push_str(&number(month.into(), *count)),
            FormatPart::Field('m', count) => {
                let name = month_name(month);
                out.extend(name.chars().take(if *count == 3 { 3 } else { name.len() }));
            }
            FormatPart::Field('d', count @ (1 | 2)) => out.push_str(&number(day.into(), *count)),
            FormatPart::Field('d', _) => {}
            FormatPart::Field('h', count) if in_halves => out.push_str(&number((hour + 11) % 12 + 1, *count)),
            FormatPart::Field('h', count) => out.push_str(&number(hour, *count)),
            FormatPart::Field('n', count) => out.push_str(&number(minute, *count)),
            FormatPart::Field(_, count) => out.push_str(&number(second, *count)),
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers_are_shown_as_written() {
        for (value, code, shown) in [
            (45_293.0, "dd/mm/yyyy", "02/01/2024"),
            (45_293.0, "d mmmm yyyy", "2 January 2024"),
            (45_293.5, "yyyy\\-mm\\-dd hh:mm", "2024-01-02 12:00"),
            (45_293.75, "[$-809]d/m/yy h:mm AM/PM;@", "2/1/24 6:00 PM"),
            (0.1 + 0.2, "General", "0.3"),
            (1_234_567_890_123.0, "0", "1234567890123"),
            (238.0, "\"£\"#,##0.00", "238"),
            (1.0, "yyyy", "1900"),
            (2143.0, "\"Hikvision \"0", "Hikvision 2143"),
            (0.0, "0;-0;\"None fitted\"", "None fitted"),
            (7.0, "0;-0;\"None fitted\"", "7"),
            (4.0, "_-[$GBP-809]* #,##0.00_-;[Red](#,##0)", "4"),
            (4.0, "0 \"pcs\"", "4"),
            (4.0, "[$Hikvision-809]#,##0", "Hikvision 4"),
        ] {
            assert_eq!(Format::parse(code).show(value, false), shown, "{code}");
        }
        let nothing = Format::parse(";;;");
        assert!(nothing.hides(Some(1.0)) && nothing.hides(None) && !Format::parse("0;-0;;@").hides(None));
        assert!(Format::parse("0;-0;;@").hides(Some(0.0)) && !Format::parse("0.00").hides(Some(0.0)));
        assert_eq!(Format::parse("0;0;0;\"Make: \"@").show_text("Dahua".to_owned()), "Make: Dahua");
    }
}
