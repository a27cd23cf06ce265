//! Mailboxes: e-mails one after the other in one text, each after a line that begins with “From ”.

use super::mail;
use super::reading::Reading;

/// The most e-mails of one mailbox that are read.
const MOST: usize = 1_000;
const MORE: &str = "it has more than 1,000 e-mails; the others were not read. Split it.";

/// Whether bytes begin like a mailbox: with such a line and a header after it.
#[must_use]
pub fn is_mailbox(bytes: &[u8]) -> bool {
    starts(bytes, 0)
}

/// Whether an e-mail of a mailbox starts at a byte.
fn starts(bytes: &[u8], at: usize) -> bool {
    let rest = bytes.get(at..).unwrap_or_default();
    if !rest.starts_with(b"From ") {
        return false;
    }
    let mut lines = rest.splitn(3, |byte| *byte == b'\n');
    let first = lines.next().unwrap_or_default();
    // A sentence may also begin with “From”, but the line of a mailbox contains a time.
    let has_time = first.len() < 400
        && first.windows(3).any(|three| matches!(three, [a, b':', b] if a.is_ascii_digit() && b.is_ascii_digit()));
    has_time && lines.next().is_some_and(|line| mail::is_header(line) || line.starts_with(b">From "))
}

/// The place after the next blank lines.
fn next_blank(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let blank = rest.windows(2).position(|two| matches!(two, [b'\n', b'\n' | b'\r']))?;
    let signs = rest.get(blank..)?.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    Some(from + blank + signs)
}

/// Reads every e-mail of a mailbox.
pub fn read(reading: &mut Reading<'_>, bytes: &[u8]) {
    let mut begins: Vec<usize> = vec![0];
    let mut at = 0;
    // Each e-mail after the first comes after a blank line.
    while let Some(end) = next_blank(bytes, at) {
        at = end;
        if begins.len() <= MOST && starts(bytes, at) {
            begins.push(at);
        }
    }
    if let [_] = begins.as_slice() {
        return mail::read_one(reading, bytes);
    }
    for (nth, from) in begins.iter().enumerate().take(MOST) {
        let to = begins.get(nth + 1).copied().unwrap_or(bytes.len());
        let one = bytes.get(*from..to).unwrap_or_default();
        reading.inside(&format!("e-mail {}", nth + 1), |reading| mail::read_one(reading, one));
    }
    if begins.len() > MOST {
        reading.refuse(MORE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vendor_list::makers::WordLists;

    #[test]
    fn each_mail_of_a_mailbox_is_read() {
        let head = |nth: usize| {
            format!("From a@b.example Mon Nov 2 10:0{nth}:00 2026\nFrom: a@b.example\nSubject: Quote {nth}\n")
        };
        let packed = "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nNCB4IEF4aXMgUDMyNDUtVg==\n\n";
        let text = format!("{}\n3 x Bosch NBE-3\n\n{}{packed}{}\nFrom here on: 2 x Dahua\n", head(1), head(2), head(3));
        for text in [text.clone(), text.replace('\n', "\r\n")] {
            assert!(is_mailbox(text.as_bytes()));
            let words = WordLists::default();
            let mut reading = Reading::new(Some("a.mbox"), &words);
            read(&mut reading, text.as_bytes());
            let lines: Vec<&str> = reading.lines.iter().map(|line| line.text.as_str()).collect();
            let wanted =
                ["Quote 1", "3 x Bosch NBE-3", "Quote 2", "4 x Axis P3245-V", "Quote 3", "From here on: 2 x Dahua"];
            assert_eq!(lines, wanted);
        }
        assert!(!is_mailbox(b"From 3:30 on we offer\nTwo cameras"));
    }
}
