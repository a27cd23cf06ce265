//! Saved web pages and the HTML of e-mails: a small tolerant reader. Scripts and styles are left out,
//! hidden text is read and marked.

use super::flow::{Flow, Tall, letters};
use super::reading::Reading;
use super::web_tags::{Token, Tokens};

/// Elements whose text is not for readers.
const LEFT_OUT: [&str; 5] = ["script", "style", "template", "noframes", "metadata"];
/// Elements of a drawing whose text is shown.
const DRAWN: [&str; 4] = ["text", "title", "desc", "foreignobject"];
/// Kinds of fields whose value is a mark, a secret or the name of a button.
const UNSHOWN: [&str; 11] =
    ["hidden", "password", "checkbox", "radio", "file", "submit", "button", "reset", "image", "range", "color"];
/// Pages inside the page that are read.
const MOST_FRAMES: usize = 100;
/// Elements that are on lines of their own.
const BLOCKS: [&str; 34] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "section",
    "ul",
];
/// Elements that never have content.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"];

/// Elements that are not blocks but are on lines of their own.
const STANDS_ALONE: [&str; 5] = ["br", "pre", "title", "text", "desc"];
const MENU: &str = "of a menu not read: menus say where the page leads, not what is offered. If they matter, copy \
                    them and paste them into the box.";

/// Whether text that is in these elements is shown: in a drawing only some of it is.
fn is_shown_text(open: &[(String, Look)]) -> bool {
    let Some(drawing) = open.iter().rposition(|(name, _)| name == "svg") else { return true };
    open.iter().skip(drawing).any(|(name, _)| DRAWN.contains(&name.as_str()))
}

/// Reads a page.
pub fn read(reading: &mut Reading<'_>, html: &str) {
    let (lines, said) = (reading.count(), reading.unread.len());
    let from = reading.lines.len();
    let mut has_frames = false;
    let mut open: Vec<(String, Look)> = Vec::new();
    let mut left_out: Option<String> = None;
    let mut frames: Vec<String> = Vec::new();
    let mut flow = Flow::new(reading, None);
    for token in Tokens::new(html) {
        match token {
            Token::Open(tag) => {
                if left_out.is_some() {
                    continue;
                }
                let name = tag.name.as_str();
                has_frames |= matches!(name, "iframe" | "frame" | "object");
                frames.extend(tag.value("srcdoc").filter(|_| frames.len() < MOST_FRAMES).map(str::to_owned));
                // A template of a shadow tree is shown, others are for scripts.
                let is_shown = name == "template" && tag.value("shadowrootmode").or(tag.value("shadowroot")).is_some();
                if LEFT_OUT.contains(&name) && !tag.closes_itself && !is_shown {
                    left_out = Some(tag.name);
                    continue;
                }
                if BLOCKS.contains(&name) || STANDS_ALONE.contains(&name) {
                    flow.end_line();
                }
                let around = open.last().map(|(_, look)| *look).unwrap_or_default();
                let hidden = around.hidden || is_hidden(&tag.attributes);
                let struck = around.struck || STRIKES_OUT.contains(&name) || is_struck(&tag.attributes);
                match name {
                    "nav" => flow.furniture += 1,
                    "li" => flow.open_item(),
                    "table" => flow.open_table(),
                    "tr" => flow.open_row(hidden),
                    "td" | "th" => {
                        let span =
                            |name: &str| tag.value(name).and_then(|value| value.trim().parse().ok()).unwrap_or(1);
                        flow.open_cell(span("colspan"), Tall::Rows(span("rowspan")));
                    }
                    // What a picture or a field says in words.
                    "img" => flow.text(&spaced(tag.value("alt"))),
                    "input" => {
                        let kind = tag.value("type").unwrap_or_default().trim().to_ascii_lowercase();
                        let named = ["name", "id", "aria-label"].map(|name| tag.value(name).unwrap_or_default());
                        if !UNSHOWN.contains(&kind.as_str()) {
                            flow.field(&named, &spaced(tag.value("value")));
                        }
                    }
                    _ => {}
                }
                if !VOID.contains(&name) && !tag.closes_itself && open.len() < super::limits::MB {
                    open.push((tag.name, Look { hidden, struck }));
                    (flow.hidden, flow.struck) = (hidden, struck);
                }
            }
            Token::Close(name) => {
                if let Some(waited) = &left_out {
                    if *waited == name {
                        left_out = None;
                    }
                    continue;
                }
                match name.as_str() {
                    "nav" => {
                        flow.end_line();
                        flow.furniture = flow.furniture.saturating_sub(1);
                    }
                    "li" | "ul" | "ol" => flow.close_item(),
                    "table" => flow.close_table(),
                    "tr" => flow.close_row(),
                    "td" | "th" => flow.close_cell(),
                    name if BLOCKS.contains(&name) || STANDS_ALONE.contains(&name) => flow.end_line(),
                    _ => {}
                }
                // An end without a beginning closes nothing; others close what was left open inside.
                let from = open.len().saturating_sub(64);
                if let Some(at) = open.iter().skip(from).rposition(|(known, _)| *known == name) {
                    open.truncate(from + at);
                }
                let look = open.last().map(|(_, look)| *look).unwrap_or_default();
                (flow.hidden, flow.struck) = (look.hidden, look.struck);
            }
            Token::Text(text) => {
                if left_out.is_none() && is_shown_text(&open) {
                    let is_pre = open.iter().rev().take(8).any(|(name, _)| name == "pre" || name == "textarea");
                    if is_pre {
                        for (nth, line) in text.split('\n').enumerate() {
                            if nth > 0 {
                                flow.end_line();
                            }
                            flow.text(line);
                        }
                    } else {
                        flow.text(&text);
                    }
                }
            }
        }
    }
    let menus = flow.finish();
    let beside: usize = reading.lines.iter().skip(from).map(|line| letters(&line.text)).sum();
    // A menu beside a page of goods says nothing about them; one that is most of the page may be what the page is about.
    if menus.entries > 0 && menus.letters * 10 >= beside {
        let (place, entries) = (reading.part("menu"), menus.entries);
        reading.refuse_at(
            &place,
            format!("{} {MENU}", if entries == 1 { "1 entry".to_owned() } else { format!("{entries} entries") }),
        );
    }
    for (number, frame) in (1..).zip(&frames) {
        reading.inside(&format!("frame {number}"), |reading| read(reading, frame));
    }
    if let Some(name) = left_out {
        reading.refuse(format!("it opens <{name}> and never closes it, so its end was not read. Save the page again."));
    }
    if reading.count() == lines && reading.unread.len() == said {
        reading.refuse(if has_frames {
            "it has no text of its own, only other pages. Open it, copy the lines and paste them into the box."
        } else {
            "it has no text. Open it, check that it is the right page and save it again."
        });
    }
}

fn spaced(value: Option<&str>) -> String {
    value.map(|value| format!(" {value} ")).unwrap_or_default()
}

/// How text in an element is shown.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    hidden: bool,
    struck: bool,
}

/// Elements whose text is struck out.
const STRIKES_OUT: [&str; 3] = ["del", "s", "strike"];

fn is_struck(attributes: &[(String, String)]) -> bool {
    let mut styles = attributes.iter().filter(|(name, _)| name == "style");
    styles.any(|(_, style)| style.to_ascii_lowercase().contains("line-through"))
}

fn is_hidden(attributes: &[(String, String)]) -> bool {
    attributes.iter().any(|(name, value)| match name.as_str() {
        "hidden" => true,
        "style" => {
            let value: String = value.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
            value.contains("display:none") || value.contains("visibility:hidden")
        }
        _ => false,
    })
}
