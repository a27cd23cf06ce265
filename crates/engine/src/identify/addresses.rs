//! Web and e-mail addresses in a line: where each begins and ends.

/// The letters of an address: the first, and the one after the last.
type Reach = (usize, usize);

/// The addresses in a line that name a firm: web sites and mailboxes. The address of a device (`rtsp`, `onvif`, or a
/// number as the host) says what is there and names no firm, so it is left out.
#[must_use]
pub fn of_firms(letters: &[char]) -> Vec<Reach> {
    let mut found: Vec<Reach> = Vec::new();
    let mut read = 0;
    for (at, c) in letters.iter().enumerate() {
        if at < read {
            continue;
        }
        let address = match c {
            '/' => web(letters, at),
            '.' => without_scheme(letters, at),
            '@' => mailbox(letters, at),
            _ => None,
        };
        let Some(reach) = address else { continue };
        read = reach.1;
        if !is_of_device(letters, reach) {
            found.push(reach);
        }
    }
    found
}

/// `https://…`, recognised at its second slash.
fn web(letters: &[char], at: usize) -> Option<Reach> {
    let scheme = letters.get(..at)?.strip_suffix(&[':', '/'])?;
    let length = scheme.iter().rev().take_while(|c| c.is_ascii_alphanumeric()).count();
    (length > 0).then(|| (scheme.len() - length, end_from(letters, at + 1)))
}

/// `www.…`, recognised at its first dot.
fn without_scheme(letters: &[char], at: usize) -> Option<Reach> {
    let before = letters.get(..at)?.strip_suffix(&['W', 'W', 'W'])?;
    let opens = before.last().is_none_or(|c| !c.is_alphanumeric());
    opens.then(|| (before.len(), end_from(letters, at + 1)))
}

/// `name@house.tld`, recognised at its “@”; a price after the “@” (“@ 120.00”) is not an address.
fn mailbox(letters: &[char], at: usize) -> Option<Reach> {
    let is_local = |c: &&char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let local = letters.get(..at)?.iter().rev().take_while(is_local).count();
    let is_host = |c: &&char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let host: Vec<char> = letters.get(at + 1..)?.iter().take_while(is_host).copied().collect();
    let last = host.iter().rev().skip_while(|c| **c == '.').take_while(|c| **c != '.');
    let (mut length, mut plain) = (0, true);
    for c in last {
        length += 1;
        plain &= c.is_alphabetic();
    }
    let named = host.contains(&'.') && plain && length >= 2;
    (local > 0 && named).then(|| (at - local, at + 1 + host.len()))
}

/// An address ends at a space and at every character that separates one field from the next.
fn end_from(letters: &[char], from: usize) -> usize {
    let parts = |c: &char| {
        c.is_whitespace()
            || matches!(c, ',' | ';' | '|' | '"' | '\'' | '`' | '<' | '>' | '{' | '}' | '[' | ']' | '(' | ')' | '\\')
            || matches!(c, '“' | '”' | '‘' | '’')
    };
    let rest = letters.get(from..).unwrap_or_default();
    from + rest.iter().position(parts).unwrap_or(rest.len())
}

/// Whether an address is that of a device.
fn is_of_device(letters: &[char], (from, to): Reach) -> bool {
    let all = letters.get(from..to).unwrap_or_default();
    let Some(strokes) = all.windows(3).position(|three| three == [':', '/', '/']) else { return false };
    let scheme: String = all.get(..strokes).unwrap_or_default().iter().collect();
    if matches!(scheme.as_str(), "RTSP" | "RTSPS" | "RTMP" | "RTMPS" | "ONVIF" | "DVRIP") {
        return true;
    }
    let rest = all.get(strokes + 3..).unwrap_or_default();
    let whole = rest.split(|c| matches!(c, '/' | '?' | '#')).next().unwrap_or_default();
    let host = whole.rsplit(|c| *c == '@').next().unwrap_or_default();
    !host.is_empty() && host.iter().all(|c| c.is_ascii_digit() || matches!(c, '.' | ':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let letters: Vec<char> = text.to_uppercase().chars().collect();
        let found = of_firms(&letters);
        found.iter().map(|(from, to)| letters.get(*from..*to).unwrap_or_default().iter().collect()).collect()
    }

    #[test]
    fn an_address_ends_where_the_next_field_begins() {
        for (text, address) in [
            ("depot,fm@council.gov.uk,Dome", "FM@COUNCIL.GOV.UK"),
            ("fm@council.gov.uk;Dome", "FM@COUNCIL.GOV.UK"),
            ("Dome|https://firm.co.uk/a/b?c=d|x", "HTTPS://FIRM.CO.UK/A/B?C=D"),
            ("{\"url\":\"http://firm.com/\",\"make\":\"x\"}", "HTTP://FIRM.COM/"),
            ("CN=www.firm.com,OU=x", "WWW.FIRM.COM"),
            ("see (www.firm.com) for", "WWW.FIRM.COM"),
        ] {
            assert_eq!(read(text), [address], "{text}");
        }
    }

    #[test]
    fn what_is_no_address_of_a_firm() {
        for text in [
            "4@120.00",
            "Dome@£120.00",
            "Dome @ 120.00 each",
            "and/or",
            "rtsp://admin:x@10.0.0.5:554/live",
            "onvif://www.onvif.org/name/x",
            "onvif://www.onvif.org/contact/a@b.org",
            "http://10.0.0.12/doc",
            "http://10.0.0.12:8080",
        ] {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
    }
}
