//! XML that machines write: a network scan gives one line for each host, any other XML one line for each element that
//! holds values. Values with the name of a secret are left out.

use super::markup::{Markup, MarkupError, Piece, Tag};
use super::reading::Reading;
use super::table::Table;
use super::web_tags::{Token, Tokens};
use vendor_text::{Place, secrets};

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
            Ok(Piece::Text(text)) => {
                if let Some(host) = host.as_mut().filter(|host| host.in_cpe) {
                    host.part(&cpe_in_words(&text));
                }
            }
            Ok(Piece::Close(tag)) if tag.name() == "cpe" => {
                if let Some(host) = &mut host {
                    host.in_cpe = false;
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
    // A host that is cut off is kept as far as it could be read.
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
    /// Whether an element with a platform name (CPE) is open.
    in_cpe: bool,
}

/// A platform name (`cpe:/h:vendor:product:version`) as words.
fn cpe_in_words(name: &str) -> String {
    let name = name.trim();
    let name = name.strip_prefix("cpe:2.3:").or_else(|| name.strip_prefix("cpe:/")).unwrap_or(name);
    let words = name.split(':').skip(1).filter(|word| !matches!(*word, "" | "*" | "-"));
    words.map(|word| word.replace('_', " ")).collect::<Vec<_>>().join(" ")
}

impl Host {
    fn take(&mut self, tag: &Tag<'_>) {
        let value = |name: &str| tag.attribute(name).unwrap_or_default();
        let part = match tag.name() {
            "osclass" => [value("vendor"), value("osfamily"), value("osgen"), value("type")].join(" "),
            "address" => format!("{} {}", value("addr"), value("vendor")),
            "hostname" => value("name"),
            "port" => format!("port {}", value("portid")),
            "service" => {
                ["name", "product", "version", "extrainfo", "devicetype", "ostype", "hostname"].map(value).join(" ")
            }
            "osmatch" => value("name"),
            "script" => value("output"),
            "cpe" => {
                self.in_cpe = true;
                return;
            }
            _ => return,
        };
        self.part(&part);
    }

    fn part(&mut self, part: &str) {
        let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
        if !part.is_empty() && !self.parts.contains(&part) && self.parts.len() < super::limits::COLUMNS {
            self.parts.push(part);
        }
    }

    fn finish(self, reading: &mut Reading<'_>, number: u32) {
        let place = Place { row: Some(number), ..reading.part("host") };
        let cells: Vec<(usize, String)> = self.parts.into_iter().enumerate().collect();
        // These cells have no headings: a service may have the same name as one.
        Table::without_headings().row(reading, place, &cells, false);
    }
}

/// Whether a text is a scan in the form that nmap writes for searching (`-oG`): one line for each host.
#[must_use]
pub fn is_line_scan(head: &str) -> bool {
    let is_host = |line: &str| line.starts_with("Host: ") && line.contains('\t');
    head.lines().take(50).find(|line| !line.starts_with('#')).is_some_and(is_host)
}

/// Reads such a scan. Its ports are written `554/open/tcp//rtsp//Hikvision IP camera/`.
pub fn read_lines(reading: &mut Reading<'_>, text: &str) {
    let base = reading.place();
    for (number, line) in (1_u32..).zip(text.lines()) {
        let place = Place { line: Some(number), ..base.clone() };
        if !line.starts_with("Host: ") {
            reading.text(&place, line.trim_start_matches(['#', ' ']), false);
            continue;
        }
        let mut cells = Vec::new();
        for (name, value) in line.split('\t').filter_map(|field| field.split_once(": ")) {
            if name.trim() == "Ports" {
                cells.extend(value.split("/,").flat_map(|port| port.split(", ")).map(port_in_words));
            } else {
                cells.push(value.to_owned());
            }
        }
        let cells: Vec<(usize, String)> = cells.into_iter().take(super::limits::COLUMNS).enumerate().collect();
        Table::without_headings().row(reading, place, &cells, false);
    }
}

fn port_in_words(port: &str) -> String {
    let words = port.split(['/', '|']).map(str::trim).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Reads XML of any other kind: the values of an element and of the plain elements in it are one line.
pub fn read_any(reading: &mut Reading<'_>, text: &str) {
    if let Err(error) = any(reading, text) {
        reading.refuse(format!("what comes after the last line was not read: {error}"));
    }
}

/// The words of a value that is written as HTML. Tags that name a secret are noticed before they are removed.
fn without_tags(reading: &mut Reading<'_>, place: &Place, value: &str) -> String {
    if !(value.contains("</") || value.contains("<br") || value.contains("/>")) {
        return value.to_owned();
    }
    let shown = secrets::without(value);
    if shown != value {
        reading.count_left_out(place);
    }
    let mut words = String::new();
    for token in Tokens::new(&shown) {
        match token {
            Token::Text(text) => words.push_str(&text),
            // Bold letters and the like continue the word that they are in.
            Token::Open(tag) if matches!(tag.name.as_str(), "b" | "i" | "em" | "strong" | "span" | "u" | "a") => {}
            Token::Close(name) if matches!(name.as_str(), "b" | "i" | "em" | "strong" | "span" | "u" | "a") => {}
            _ => words.push(' '),
        }
    }
    words
}

fn any(reading: &mut Reading<'_>, text: &str) -> Result<(), MarkupError> {
    let mut markup = Markup::new(text).with_plain_doctype();
    // For each open element: its values so far, and whether it is called like a secret.
    let mut open: Vec<(Vec<String>, bool, bool)> = Vec::new();
    let mut number = 0;
    // An escaped character splits a text into several pieces.
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
                    named_secret |= secrets::names_secret(&value);
                    let is_named = named_secret || reading.headings.is_secret(&name);
                    if is_named && secrets::is_value(&value) {
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
                        let cells: Vec<(usize, String)> = cells
                            .iter()
                            .map(|cell| joined(&[without_tags(reading, &place, cell)]))
                            .enumerate()
                            .collect();
                        Table::without_headings().row(reading, place, &cells, false);
                    }
                }
            }
            Piece::End => return Ok(()),
        }
    }
}
