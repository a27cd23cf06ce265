//! XML that machines write: a network scan gives one line a host, any other XML one line for each element
//! that holds values. Values that are named like secrets are left out.

use super::markup::{Markup, MarkupError, Piece, Tag};
use super::reading::Reading;
use super::table::Table;
use vendor_text::Place;

/// Whether an XML text is a scan by nmap or a tool that writes its format.
#[must_use]
pub fn is_scan(head: &str) -> bool {
    head.contains("<nmaprun")
}

/// Reads a network scan.
pub fn read(reading: &mut Reading<'_>, text: &str) {
    let mut host: Option<Host> = None;
    let mut number = 0;
    let mut markup = Markup::new(text).with_plain_doctype();
    let outcome = loop {
        match markup.piece() {
            Ok(Piece::Open(tag)) if tag.name() == "host" => host = Some(Host::default()),
            Ok(Piece::Open(tag)) => {
                if let Some(host) = &mut host {
                    host.take(&tag);
                }
            }
            Ok(Piece::Close(tag)) if tag.name() == "host" => {
                number += 1;
                if let Some(host) = host.take() {
                    host.finish(reading, number);
                }
            }
            Ok(Piece::End) => break Ok(()),
            Ok(_) => {}
            Err(error) => break Err(error),
        }
    };
    // A host that is cut off is kept as far as it was read.
    if let Some(host) = host {
        host.finish(reading, number + 1);
    }
    if let Err(error) = outcome {
        reading.refuse(format!("what comes after the last host was not read: {error}"));
    } else if number == 0 {
        reading.refuse("the scan found no host. Run it again and check that.");
    }
}

/// What a scan says of one host.
#[derive(Default)]
struct Host {
    parts: Vec<String>,
}

impl Host {
    fn take(&mut self, tag: &Tag<'_>) {
        let value = |name: &str| tag.attribute(name).unwrap_or_default();
        let part = match tag.name() {
            "address" => format!("{} {}", value("addr"), value("vendor")),
            "hostname" => value("name"),
            "port" => format!("port {}", value("portid")),
            "service" => {
                [value("name"), value("product"), value("version"), value("extrainfo"), value("devicetype")].join(" ")
            }
            "osmatch" => value("name"),
            "script" => value("output"),
            _ => return,
        };
        let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
        if !part.is_empty() && self.parts.len() < super::limits::COLUMNS {
            self.parts.push(part);
        }
    }

    fn finish(self, reading: &mut Reading<'_>, number: u32) {
        let place = Place { row: Some(number), ..reading.part("host") };
        let cells: Vec<(usize, String)> = self.parts.into_iter().enumerate().collect();
        // No headings here: a service may be called like one.
        Table::without_headings().row(reading, place, &cells, false);
    }
}

/// Reads XML of any other kind: the values of an element and of the plain elements in it are one line.
pub fn read_any(reading: &mut Reading<'_>, text: &str) {
    if let Err(error) = any(reading, text) {
        reading.refuse(format!("what comes after the last line was not read: {error}"));
    }
}

fn any(reading: &mut Reading<'_>, text: &str) -> Result<(), MarkupError> {
    let mut markup = Markup::new(text).with_plain_doctype();
    // For each open element: its values so far, and whether it is called like a secret.
    let mut open: Vec<(Vec<String>, bool, bool)> = Vec::new();
    let mut number = 0;
    // A sign that is escaped parts a text into pieces.
    let mut goes_on = false;
    let mut secret_name = String::new();
    loop {
        let piece = markup.piece()?;
        let behind_text = std::mem::replace(&mut goes_on, matches!(piece, Piece::Text(_)));
        match piece {
            Piece::Open(tag) => {
                let secret =
                    reading.headings.is_secret(tag.name()) || open.last().is_some_and(|(_, secret, _)| *secret);
                let mut named_secret = secret;
                if reading.headings.is_secret(tag.name()) {
                    secret_name = tag.name().to_owned();
                }
                let mut values = Vec::new();
                for (name, value) in tag.attributes() {
                    // <entry key="password" value="…"/>
                    named_secret |= vendor_text::secrets::names_secret(&value);
                    let is_named = named_secret || reading.headings.is_secret(&name);
                    if is_named && vendor_text::secrets::is_value(&value) {
                        let place = reading.place();
                        reading.leave_out(&place, if named_secret { tag.name() } else { &name });
                    } else if !value.contains("://") {
                        values.push(value);
                    }
                }
                if let Some((_, _, is_leaf)) = open.last_mut() {
                    *is_leaf = false;
                }
                open.push((values, named_secret, true));
            }
            Piece::Text(text) => {
                if !text.trim().is_empty() && open.last().is_some_and(|(_, secret, _)| *secret) {
                    let place = reading.place();
                    reading.leave_out(&place, &secret_name);
                }
                if let Some((values, false, _)) = open.last_mut() {
                    match values.last_mut().filter(|_| behind_text) {
                        Some(value) => value.push_str(&text),
                        None => values.push(text),
                    }
                }
            }
            Piece::Close(_) => {
                let Some((values, _, is_leaf)) = open.pop() else { continue };
                let joined = |values: &[String]| values.concat().split_whitespace().collect::<Vec<_>>().join(" ");
                match open.last_mut() {
                    Some((outer, false, _)) if is_leaf => outer.push(format!("{}\u{1f}", values.join("\u{1f}"))),
                    _ => {
                        number += 1;
                        let place = Place { row: Some(number), ..reading.place() };
                        let cells: Vec<String> =
                            values.iter().flat_map(|value| value.split('\u{1f}')).map(str::to_owned).collect();
                        let cells: Vec<(usize, String)> =
                            cells.iter().map(|cell| joined(std::slice::from_ref(cell))).enumerate().collect();
                        Table::without_headings().row(reading, place, &cells, false);
                    }
                }
            }
            Piece::End => return Ok(()),
        }
    }
}
