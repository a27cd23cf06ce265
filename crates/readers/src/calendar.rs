//! Calendar entries (iCalendar) and address cards (vCard): what people read in them, one line for each entry. Times,
//! flags and pictures are for programs and left out.

use super::reading::Reading;
use vendor_text::Place;

/// Properties that people read.
const READ: [&str; 11] =
    ["SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "ORGANIZER", "ATTENDEE", "FN", "ORG", "TITLE", "NOTE", "ROLE"];

/// Whether a text is a calendar or a card.
#[must_use]
pub fn is_calendar(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    ["BEGIN:VCALENDAR", "BEGIN:VCARD"]
        .iter()
        .any(|begin| start.get(..begin.len()).is_some_and(|start| start.eq_ignore_ascii_case(begin)))
}

/// Reads a calendar or a card.
pub fn read(reading: &mut Reading<'_>, text: &str) {
    let base = reading.place();
    let mut open: Option<(u32, String)> = None;
    for (number, raw) in (1_u32..).zip(text.lines()) {
        // A line that begins with a space continues the one before.
        if let (Some(more), Some((_, line))) = (raw.strip_prefix([' ', '\t']), &mut open) {
            line.push_str(more);
            continue;
        }
        if let Some((number, line)) = open.replace((number, raw.to_owned())) {
            property(reading, &Place { line: Some(number), ..base.clone() }, &line);
        }
    }
    if let Some((number, line)) = open {
        property(reading, &Place { line: Some(number), ..base }, &line);
    }
}

/// Keeps the text of a property.
fn property(reading: &mut Reading<'_>, place: &Place, line: &str) {
    let Some((head, value)) = split_value(line) else { return };
    let mut parameters = head.split(';');
    let name = parameters.next().unwrap_or_default();
    let name = name.rsplit_once('.').map_or(name, |(_, name)| name);
    if !READ.iter().any(|known| name.eq_ignore_ascii_case(known)) {
        return;
    }
    // The name of a person is in a parameter beside the address.
    let called = parameters.find_map(|parameter| parameter.strip_prefix("CN="));
    let value = called.map_or(value, |called| called.trim_matches('"'));
    for line in unescaped(value).split('\n') {
        reading.text(place, line, false);
    }
}

/// The name with its parameters, and the value. The first colon outside quotation marks separates them.
fn split_value(line: &str) -> Option<(&str, &str)> {
    let mut is_quoted = false;
    let at = line.find(|c: char| {
        is_quoted ^= c == '"';
        c == ':' && !is_quoted
    })?;
    Some((line.get(..at)?, line.get(at + 1..)?))
}

/// A value without its escapes: line ends, commas and semicolons are written with a backslash.
fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(c) => out.push(c),
                None => {}
            },
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use vendor_list::makers::WordLists;

    #[test]
    fn what_people_read_is_kept() {
        let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260101T090000Z\r\nSUMMARY;LANGUAGE=en:Fit Dah\r\n ua recorder\\, loft\r\n\
                    DESCRIPTION:4 x Imou\\nAxis P3265\r\nATTENDEE;CN=\"Smith: Ann\":mailto:a@example.com\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert!(is_calendar(text));
        let words = WordLists::default();
        let mut reading = Reading::new(Some("invite.ics"), &words);
        read(&mut reading, text);
        let texts: Vec<&str> = reading.lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["Fit Dahua recorder, loft", "4 x Imou", "Axis P3265", "Smith: Ann"]);
    }
}
