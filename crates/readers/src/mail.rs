//! E-mails: the body, what is attached, and e-mails inside e-mails.

use super::reading::Reading;
use super::said_twice::keep_once;
use super::{calendar, mailbox, pictures, plain_text, read_bytes, web_page, wrapped};
use mail_parser::{Address, Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use std::borrow::Cow;
use vendor_text::Line;

/// The most parts of one e-mail.
const MOST_PARTS: usize = 2_000;
/// How deeply the parts of an e-mail may be nested.
const MOST_BOUNDARIES: usize = 2_000;
/// The most e-mails inside one e-mail.
const MOST_INNER: usize = 100;

const DAMAGED: &str = "it is not an e-mail that can be read. Open it, copy the lines and paste them into the box.";

/// Reads an e-mail, or a web page saved as one file.
pub fn read(reading: &mut Reading<'_>, bytes: &[u8]) {
    if mailbox::is_mailbox(bytes) { mailbox::read(reading, bytes) } else { read_one(reading, bytes) }
}

/// Reads one e-mail.
pub(super) fn read_one(reading: &mut Reading<'_>, bytes: &[u8]) {
    // A blank line before the headers would end them.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    // The parser has no limit of its own, so nesting deeper than in any honest e-mail is refused first.
    let (mut boundaries, mut inner) = (0, 0);
    for line in bytes.split(|byte| *byte == b'\n') {
        let head = line.get(..line.len().min(512)).unwrap_or_default().to_ascii_lowercase();
        let says = |word: &[u8]| head.windows(word.len()).any(|window| window == word);
        if head.contains(&b':') || head.starts_with(b" ") || head.starts_with(b"\t") {
            boundaries += usize::from(says(b"boundary="));
            inner += usize::from(says(b"message/") || says(b"multipart/digest"));
        }
    }
    if boundaries > MOST_BOUNDARIES || inner > MOST_INNER {
        return reading
            .refuse("it has more parts than can be read. Save its attachments on their own and check those.");
    }
    if !begins_with_a_header(bytes) {
        // This is a text file with the name of an e-mail: the parser would drop everything before its first blank line.
        let (text, unread) = plain_text::decode("", bytes);
        for said in unread {
            reading.refuse(said.reason);
        }
        return plain_text::read_into(reading, &text);
    }
    lines_among_headers(reading, bytes);
    match MessageParser::default().parse(bytes) {
        Some(message) => read_message(reading, &message),
        None => reading.refuse(DAMAGED),
    }
}

fn read_message(reading: &mut Reading<'_>, message: &Message<'_>) {
    let (lines, said) = (reading.count(), reading.unread.len());
    if let Some(subject) = message.subject() {
        let place = reading.part("subject");
        reading.text(&place, subject, false);
    }
    if let Some(sender) = message.from().and_then(sender) {
        let place = reading.part("sender");
        reading.text(&place, &sender, false);
    }
    let alternatives = alternatives(message);
    let mut bodies = Bodies::default();
    for (nth, part) in message.parts.iter().enumerate() {
        if nth >= MOST_PARTS {
            reading
                .refuse("it has more than 2,000 parts; the rest was not read. Save its attachments and check those.");
            break;
        }
        let named = part.attachment_name().map(str::to_owned);
        let number = u32::try_from(nth).unwrap_or(u32::MAX);
        let of = alternatives.get(nth).copied().flatten();
        let is_body = named.is_none() && (message.text_body.contains(&number) || message.html_body.contains(&number));
        let as_written = as_it_stands(message, part);
        let is_garbled = as_written.is_none()
            && matches!(&part.body, PartType::Text(text) | PartType::Html(text) if text.contains(char::REPLACEMENT_CHARACTER));
        // Western letters in eight bits are read even if the part does not name their encoding.
        let is_mended = part.encoding == Encoding::None && matches!(as_written, Some(Cow::Owned(_)));
        if (part.is_encoding_problem || is_garbled) && !is_mended && !is_signature(part) && !is_blank(part) {
            let attached = named.as_ref().map(|name| format!("attachment {name}"));
            let place = reading.part(attached.as_deref().unwrap_or("body"));
            reading.refuse_at(&place, "its encoding is damaged or not read, so letters may be wrong or missing. Open it, copy the lines and paste them into the box.");
        }
        match &part.body {
            PartType::Multipart(_) => {}
            _ if is_signature(part) || is_blank(part) => {}
            PartType::Text(text) if calendar::is_calendar(text) => {
                let name = named.unwrap_or_else(|| "calendar".to_owned());
                reading.inside(&name, |reading| calendar::read(reading, text));
            }
            PartType::Text(text) if is_body || named.is_none() => {
                let lines = body(reading, |reading| {
                    let place = reading.place();
                    for (number, line) in
                        wrapped::joined(as_written.as_deref().unwrap_or(text).lines(), is_flowed(part))
                    {
                        let place = vendor_text::Place { line: Some(number), ..place.clone() };
                        reading.text(&place, &line, false);
                    }
                });
                bodies.add(of, lines);
            }
            PartType::Html(html) if is_body || named.is_none() => {
                let page = as_written.as_deref().unwrap_or(html);
                bodies.add(of, body(reading, |reading| web_page::read_part(reading, page)));
            }
            PartType::Message(inner) => {
                let name = named.or_else(|| inner.subject().map(str::to_owned)).unwrap_or_else(|| "e-mail".to_owned());
                reading.inside(&format!("attached e-mail {name}"), |reading| read_message(reading, inner));
            }
            PartType::Text(_) | PartType::Html(_) | PartType::Binary(_) | PartType::InlineBinary(_) => {
                let name = named.unwrap_or_else(|| format!("part {number}"));
                // Small pictures in the text are logos and signatures.
                let is_in_text = part.content_id().is_some() || matches!(part.body, PartType::InlineBinary(_));
                let is_picture = part.content_type().is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("image"));
                if !(is_in_text && is_picture) || pictures::may_show_text(part.contents()) {
                    let bytes = part.contents().to_vec();
                    reading.attachment(&name, &bytes, |reading| read_bytes(reading, &name, &bytes));
                }
            }
        }
    }
    for (_, forms) in bodies.0 {
        keep_once(reading, forms);
    }
    if reading.count() == lines && reading.unread.len() == said {
        reading.refuse("it has no text. Open it, check that it is the right e-mail and save it again.");
    }
}

/// Whether the first line is a header, or the line that stands before each e-mail of a mailbox.
fn begins_with_a_header(bytes: &[u8]) -> bool {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    is_header(first) || first.starts_with(b"From ") || first.starts_with(b">From ")
}

/// Whether a line begins with a name without spaces, followed by a colon.
pub(super) fn is_header(line: &[u8]) -> bool {
    let name = line.split(|byte| *byte == b':').next().unwrap_or_default().trim_ascii_end();
    name.len() < line.len() && !name.is_empty() && name.iter().all(u8::is_ascii_graphic)
}

/// Keeps lines before the first blank line that are neither headers nor continue one, because the parser drops them.
fn lines_among_headers(reading: &mut Reading<'_>, bytes: &[u8]) {
    let lines = bytes.split(|byte| *byte == b'\n').skip(1).take_while(|line| !line.trim_ascii().is_empty());
    for line in lines {
        let goes_on = line.starts_with(b" ") || line.starts_with(b"\t");
        if !goes_on && !is_header(line) && !line.starts_with(b"--") {
            let place = reading.part("among the headers");
            reading.text(&place, plain_text::decode("", line).0.trim_end(), false);
        }
    }
}

/// Whether a part says that its lines continue on the next (format=flowed).
fn is_flowed(part: &MessagePart<'_>) -> bool {
    let format = part.content_type().and_then(|kind| kind.attribute("format"));
    format.is_some_and(|format| format.eq_ignore_ascii_case("flowed"))
}

/// A part without letters has nothing to lose.
fn is_blank(part: &MessagePart<'_>) -> bool {
    match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.trim().is_empty(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes.trim_ascii().is_empty(),
        PartType::Message(_) | PartType::Multipart(_) => false,
    }
}

/// The text of a part that describes its own encoding wrongly: plain text that claims to be in base 64, which would
/// have no spaces, or Unicode that claims to be ASCII.
fn as_it_stands<'m>(message: &'m Message<'_>, part: &MessagePart<'_>) -> Option<Cow<'m, str>> {
    let (PartType::Text(text) | PartType::Html(text)) = &part.body else { return None };
    let (from, to) = (part.offset_body as usize, part.offset_end as usize);
    let written = message.raw_message.get(from..to)?;
    if part.encoding == Encoding::None {
        let letters = part.content_type().and_then(|kind| kind.attribute("charset"));
        let is_ascii = letters.is_none_or(|letters| letters.eq_ignore_ascii_case("us-ascii"));
        if !is_ascii || written.is_ascii() {
            return None;
        }
        return match std::str::from_utf8(written) {
            Ok(written) => Some(Cow::Borrowed(written)),
            Err(_) => Some(plain_text::decode("", written))
                .filter(|(_, unread)| unread.is_empty())
                .map(|(text, _)| Cow::Owned(text)),
        };
    }
    if part.encoding != Encoding::Base64 || !text.contains(char::REPLACEMENT_CHARACTER) {
        return None;
    }
    let in_lines = written.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let spaced = in_lines.filter(|line| line.contains(&b' ')).count();
    (spaced > 0).then(|| String::from_utf8_lossy(written))
}

/// The sender of an e-mail, but not the name of the mailbox: the display name, and the domain of the address.
fn sender(from: &Address<'_>) -> Option<String> {
    let first = from.first()?;
    let domain = first.address().and_then(|address| address.rsplit_once('@')).map(|(_, domain)| domain);
    let name = first.name().filter(|name| !name.contains('@'))?;
    Some(domain.map_or_else(|| name.to_owned(), |domain| format!("{name} ({domain})")))
}

/// Whether a part is the digital signature of an e-mail, which says nothing of its own.
fn is_signature(part: &MessagePart<'_>) -> bool {
    let name = part.attachment_name().unwrap_or_default().to_ascii_lowercase();
    if name.ends_with(".p7s") || name == "signature.asc" {
        return true;
    }
    let Some(kind) = part.content_type() else { return false };
    let subtype = kind.subtype().unwrap_or_default().to_ascii_lowercase();
    kind.ctype().eq_ignore_ascii_case("application")
        && matches!(subtype.as_str(), "pkcs7-signature" | "x-pkcs7-signature" | "pgp-signature" | "pgp-keys")
}

/// Reads a body and returns its lines instead of keeping them.
pub(super) fn body(reading: &mut Reading<'_>, read: impl FnOnce(&mut Reading<'_>)) -> Vec<Line> {
    let from = reading.lines.len();
    reading.inside("body", read);
    reading.lines.split_off(from.min(reading.lines.len()))
}

/// The bodies of an e-mail. Those that are alternatives of each other stand together, under their part.
#[derive(Default)]
struct Bodies(Vec<(Option<u32>, Vec<Vec<Line>>)>);

impl Bodies {
    fn add(&mut self, of: Option<u32>, lines: Vec<Line>) {
        match self.0.iter_mut().find(|(known, _)| of.is_some() && *known == of) {
            Some((_, forms)) => forms.push(lines),
            None => self.0.push((of, vec![lines])),
        }
    }
}

/// For each part of an e-mail, the part whose alternatives it is among, if it is: as text, as a page, or as a page with
/// its pictures.
fn alternatives(message: &Message<'_>) -> Vec<Option<u32>> {
    let mut of: Vec<Option<u32>> = vec![None; message.parts.len()];
    for (nth, part) in message.parts.iter().enumerate() {
        let PartType::Multipart(inner) = &part.body else { continue };
        let kind = part.content_type().and_then(|kind| kind.subtype()).unwrap_or_default();
        let own = if kind.eq_ignore_ascii_case("alternative") { u32::try_from(nth).ok() } else { None };
        let own = own.or_else(|| of.get(nth).copied().flatten());
        for part in inner {
            if let Some(of) = usize::try_from(*part).ok().and_then(|part| of.get_mut(part)) {
                *of = own;
            }
        }
    }
    of
}

/// Whether a text begins like an e-mail: with the names of headers, at least one of which only e-mails have.
#[must_use]
pub fn is_mail(head: &str) -> bool {
    const OWN: [&str; 7] =
        ["from: ", "received: ", "return-path: ", "mime-version: ", "message-id: ", "delivered-to: ", "x-received: "];
    let lower = head.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace()).to_ascii_lowercase();
    OWN.iter().any(|start| lower.starts_with(start))
        && ["\nsubject:", "\ndate:", "\nto:", "\nmime-version:", "\ncontent-type:", "\nmessage-id:", "\nfrom:"]
            .iter()
            .filter(|name| lower.contains(*name))
            .count()
            >= 2
}
