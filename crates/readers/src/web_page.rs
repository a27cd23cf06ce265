//! Saved web pages and the HTML of e-mails: a small tolerant reader. Scripts and styles are left out,
//! hidden text is read and marked.

use super::flow::{Flow, Tall};
use super::reading::Reading;
use super::web_fields::{field, spaced, unseen};
use super::web_selectors::Element;
use super::web_shapes::{self, Shape};
use super::web_sheets::Sheets;
use super::web_styles::Style;
use super::web_tags::{Tag, Token, Tokens};
use super::{code_pages, pictures, read_bytes};

/// Elements whose text is not for readers.
const LEFT_OUT: [&str; 5] = ["script", "style", "template", "noframes", "metadata"];
/// Elements of a drawing whose text is shown.
const DRAWN: [&str; 4] = ["text", "title", "desc", "foreignobject"];
/// The most pages and pictures inside the page that are read.
const MOST_FRAMES: usize = 100;
/// A frame with a shorter side than this, in dots, shows nothing to read.
const SMALL: f64 = 60.0;
/// Elements that are on lines of their own.
const BLOCKS: [&str; 35] = [
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
    "optgroup",
    "option",
    "p",
    "section",
    "ul",
];
/// Elements that never have content.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"];

/// Elements that are not blocks, but stand on lines of their own.
const STANDS_ALONE: [&str; 8] = ["pre", "title", "text", "desc", "select", "textarea", "summary", "legend"];
/// Elements that are boxes within a line of text.
const APART: [&str; 2] = ["button", "label"];
const MENU: &str = "of a menu not counted: menus say where the page leads, not what is offered. If they matter, copy \
                    them and paste them into the box.";

/// The bytes at the beginning in which a page may name its encoding.
const HEAD: usize = 4_096;

const ELSEWHERE: &str = "Open it, copy the lines of what it shows and paste them into the box.";

/// A picture beside the page with shorter sides than these, in dots, is not a list of items.
const LARGE: (f64, f64) = (500.0, 300.0);
/// File endings of pictures without loss, such as screenshots.
const DRAWINGS: [&str; 5] = [".png", ".gif", ".bmp", ".tif", ".tiff"];
const PICTURES: &str = "If they do, give them with the page, or type the makes and models that they show into the box.";

/// Whether a picture lies beside the page, is as large as a page's text, and is not a photograph by its name.
fn is_large_drawing(tag: &Tag) -> bool {
    let source = tag.value("src").unwrap_or_default().to_ascii_lowercase();
    let source = source.split(['?', '#']).next().unwrap_or_default();
    let is_beside = !source.contains("://") && !source.starts_with("//") && !source.starts_with("data:");
    let side = |name: &str| {
        let said = tag.value(name).unwrap_or_default().trim();
        said.trim_end_matches("px").parse::<f64>().unwrap_or_default()
    };
    is_beside
        && DRAWINGS.iter().any(|end| source.ends_with(end))
        && side("width") >= LARGE.0
        && side("height") >= LARGE.1
}

/// Whether text inside these elements is shown: in a drawing only some of it is.
fn is_shown_text(open: &[(String, Look)]) -> bool {
    let Some(drawing) = open.iter().rposition(|(name, _)| name == "svg") else { return true };
    open.iter().skip(drawing).any(|(name, _)| DRAWN.contains(&name.as_str()))
}

/// Reads a page.
pub fn read(reading: &mut Reading<'_>, html: &str) {
    let (lines, said) = (reading.count(), reading.unread.len());
    read_part(reading, html);
    if reading.count() == lines && reading.unread.len() == said {
        reading.refuse("it has no text. Open it, check that it is the right page and save it again.");
    }
}

/// Reads a page that is part of something else and may be empty.
pub fn read_part(reading: &mut Reading<'_>, html: &str) {
    let from = reading.lines.len();
    let mut page = Page { sheets: sheets_of(html), children: vec![0], ..Page::default() };
    let mut flow = Flow::new(reading, None);
    for token in Tokens::new(html) {
        match token {
            Token::Open(tag) if page.left_out.is_none() => page.open(&mut flow, tag),
            Token::Open(_) => {}
            Token::Close(name) => page.close(&mut flow, &name),
            Token::Text(text) => page.text(&mut flow, &text),
            Token::Conditional(comment) => page.conditional(&mut flow, &comment),
        }
    }
    let menus = flow.finish();
    let beside = reading.letters_from(from).saturating_sub(menus.letters);
    // A menu beside a page about goods says nothing about them; if it is most of the page, it may be what the page is
    // about.
    if menus.entries > 0 && menus.letters * 10 >= beside {
        let (place, entries) = (reading.part("menu"), menus.entries);
        reading.refuse_at(
            &place,
            format!("{} {MENU}", if entries == 1 { "1 entry".to_owned() } else { format!("{entries} entries") }),
        );
    }
    page.read_beside(reading);
    if let Some(name) = page.left_out {
        reading.refuse(format!("it opens <{name}> and never closes it, so its end was not read. Save the page again."));
    }
}

/// The text of a page that is not Unicode and names its encoding.
#[must_use]
pub fn named_letters(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(HEAD))?).to_ascii_lowercase();
    let (_, after) = head.split_once("charset")?;
    let name = after.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'))?;
    let name = name.get(..end)?;
    (!name.starts_with("utf")).then(|| code_pages::named(name, bytes)).flatten()
}

/// The style sheets in a page.
fn sheets_of(html: &str) -> Sheets {
    let mut sheets = Sheets::default();
    let mut is_style = false;
    for token in Tokens::new(html) {
        match token {
            Token::Open(tag) => is_style = tag.name == "style" && !tag.closes_itself,
            Token::Text(text) if is_style => sheets.read(&text),
            _ => is_style = false,
        }
    }
    sheets
}

/// A page that is being read.
#[derive(Default)]
struct Page {
    sheets: Sheets,
    open: Vec<(String, Look)>,
    /// The same elements, as rules of style sheets see them, and the number of children in each; kept only if some rule
    /// looks at surrounding elements.
    elements: Vec<Element>,
    children: Vec<usize>,
    left_out: Option<String>,
    /// Pages that are written inside this one, and the number of those in other files.
    frames: Vec<String>,
    frames_elsewhere: usize,
    /// Pictures written inside this one that may show text.
    pictures: Vec<Vec<u8>>,
    /// The number of large pictures beside the page that are not photographs by their names.
    pictures_elsewhere: usize,
    /// Whether another file styles it.
    is_styled_elsewhere: bool,
}

impl Page {
    fn open(&mut self, flow: &mut Flow<'_, '_>, tag: Tag) {
        let name = tag.name.as_str();
        if let Some(count) = self.children.last_mut() {
            *count += 1;
        }
        self.note(&tag);
        // The template of a shadow tree is shown; other templates are for scripts.
        let is_shown = name == "template" && tag.value("shadowrootmode").or(tag.value("shadowroot")).is_some();
        if LEFT_OUT.contains(&name) && !is_shown && !tag.closes_itself {
            self.left_out = Some(tag.name);
            return;
        }
        if BLOCKS.contains(&name) || STANDS_ALONE.contains(&name) {
            flow.end_line();
        } else if name == "br" {
            flow.break_line();
        }
        let around = self.open.last().map(|(_, look)| *look).unwrap_or_default();
        let style = around.style.inside(self.style(&tag));
        let hidden = style.is_hidden(!self.is_styled_elsewhere);
        let struck = around.struck || STRIKES_OUT.contains(&name) || is_struck(&tag.attributes);
        (flow.hidden, flow.struck) = (hidden, struck);
        let shape = self.shape(flow, &tag, style, hidden);
        match name {
            "nav" => {
                flow.flush_items();
                flow.furniture += 1;
            }
            "li" => flow.open_item(),
            "table" => flow.open_table(),
            "tr" => flow.open_row(hidden),
            "td" | "th" => {
                let span = |name: &str| tag.value(name).and_then(|value| value.trim().parse().ok()).unwrap_or(1);
                flow.open_cell(span("colspan"), Tall::Rows(span("rowspan")));
            }
            // What a picture or a field says in words.
            "img" | "area" => flow.text(&spaced(tag.value("alt"))),
            "option" | "optgroup" => flow.text(&spaced(tag.value("label"))),
            "input" if tag.value("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("hidden")) => {
                unseen(flow, tag.value("value"));
            }
            "input" | "textarea" => field(flow, &tag),
            _ => {}
        }
        if name == "option" && self.open.last().is_some_and(|(name, _)| name == "datalist" || name == "option") {
            flow.text(&spaced(tag.value("value")));
        }
        for named in ["title", "aria-label"] {
            tag.value(named).into_iter().for_each(|text| flow.beside(text));
        }
        for named in &self.sheets.attributes {
            tag.value(named).into_iter().for_each(|text| flow.beside(text));
        }
        if !VOID.contains(&name) && !tag.closes_itself && self.open.len() < super::limits::MB {
            if self.sheets.looks_around() {
                self.elements.push(self.element(&tag));
                self.children.push(0);
            }
            self.open.push((tag.name, Look { style, struck, shape }));
        } else {
            (flow.hidden, flow.struck) = (around.style.is_hidden(!self.is_styled_elsewhere), around.struck);
        }
    }

    /// How an element is laid out; tells `flow` which kind of text begins.
    fn shape(&self, flow: &mut Flow<'_, '_>, tag: &Tag, style: Style, hidden: bool) -> Shape {
        let name = tag.name.as_str();
        let is_native = matches!(name, "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" | "li" | "nav");
        let around = self.open.last().map(|(_, look)| look.shape).unwrap_or_default();
        if matches!(around, Shape::Boxes(_)) && !matches!(name, "br" | "wbr" | "script" | "style") {
            flow.next_box();
        }
        if VOID.contains(&name) || tag.closes_itself || is_native || hidden {
            return Shape::None;
        }
        let has = |wanted: Shape| self.open.iter().rev().take(16).any(|(_, look)| look.shape == wanted);
        let said = tag.value("role").and_then(web_shapes::of_role).unwrap_or_else(|| style.shape());
        match said {
            Shape::Table => flow.open_table(),
            Shape::Row if has(Shape::Table) => flow.open_row(hidden),
            Shape::Cell if has(Shape::Row) => flow.open_cell(1, Tall::Rows(1)),
            Shape::Row if flow.open_boxes(0) => return Shape::Boxes(0),
            Shape::Boxes(count) if flow.open_boxes(count) => {}
            Shape::None if APART.contains(&name) => return Shape::Apart,
            Shape::Apart => {}
            _ => return Shape::None,
        }
        said
    }

    /// Notes what is read after the page itself: frames and pictures.
    fn note(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        let said = |name: &str| tag.value(name).unwrap_or_default().trim().to_ascii_lowercase();
        if let Some(frame) = tag.value("srcdoc") {
            if self.frames.len() < MOST_FRAMES {
                self.frames.push(frame.to_owned());
            }
        } else if matches!(name, "iframe" | "frame" | "embed" | "object") {
            let source = if name == "object" { said("data") } else { said("src") };
            let is_small = |side: &str| said(side).trim_end_matches("px").parse::<f64>().is_ok_and(|dots| dots < SMALL);
            let is_empty =
                source.is_empty() || ["about:", "javascript:", "cid:"].iter().any(|start| source.starts_with(start));
            let is_hidden = self.open.last().is_some_and(|(_, look)| look.style.is_hidden(false))
                || self.style(tag).is_hidden(false);
            let is_shown = !is_hidden && !self.open.iter().rev().take(32).any(|(name, _)| name == "noscript");
            self.frames_elsewhere += usize::from(!is_empty && is_shown && !is_small("width") && !is_small("height"));
        }
        self.is_styled_elsewhere |= name == "link" && said("rel").contains("stylesheet");
        self.pictures_elsewhere += usize::from(name == "img" && is_large_drawing(tag));
        if let Some(picture) = tag.value("src").filter(|source| name == "img" && source.starts_with("data:image/"))
            && let Some((_, data)) = picture.split_once(";base64,")
            && self.pictures.len() < MOST_FRAMES
        {
            let bytes = of_base64(data);
            if pictures::may_show_text(&bytes) {
                self.pictures.push(bytes);
            }
        }
    }

    /// What the page itself says about the look of an element.
    fn style(&mut self, tag: &Tag) -> Style {
        let element = self.element(tag);
        let mut style = self.sheets.of(&element, &self.elements);
        for (name, value) in &tag.attributes {
            style = style.then(match (tag.name.as_str(), name.as_str()) {
                (_, "hidden") => Style::gone(),
                (_, "bgcolor") => Style::of_ground(value),
                (_, "background") => Style::of_ground(""),
                ("font", "color") => Style::of_colour(value),
                ("bdo", "dir") if value.eq_ignore_ascii_case("rtl") => Style::reversed(),
                (_, "style") => self.sheets.style_of(value),
                _ => Style::default(),
            });
        }
        style
    }

    /// An element, as rules of style sheets see it.
    fn element(&self, tag: &Tag) -> Element {
        let told = |name: &str| self.sheets.looks_around() || matches!(name, "id" | "class");
        let attributes = tag.attributes.iter().filter(|(name, _)| told(name)).cloned().collect();
        Element { tag: tag.name.clone(), attributes, nth: self.children.last().copied().unwrap_or_default() }
    }

    fn close(&mut self, flow: &mut Flow<'_, '_>, name: &str) {
        if let Some(waited) = &self.left_out {
            if *waited == name {
                self.left_out = None;
            }
            return;
        }
        match name {
            "nav" => {
                flow.close_item();
                flow.end_line();
                flow.flush_items();
                flow.furniture = flow.furniture.saturating_sub(1);
            }
            "li" | "ul" | "ol" => flow.close_item(),
            "table" => flow.close_table(),
            "tr" => flow.close_row(),
            "td" | "th" => flow.close_cell(),
            name if BLOCKS.contains(&name) || STANDS_ALONE.contains(&name) => flow.end_line(),
            _ => {}
        }
        // An end tag without a start tag closes nothing; others also close what was left open inside.
        let from = self.open.len().saturating_sub(64);
        if let Some(at) = self.open.iter().skip(from).rposition(|(known, _)| known == name) {
            for (_, look) in self.open.drain(from + at..).rev() {
                match look.shape {
                    Shape::Table => flow.close_table(),
                    Shape::Row => flow.close_row(),
                    Shape::Cell => flow.close_cell(),
                    Shape::Boxes(_) => flow.close_boxes(),
                    Shape::Apart | Shape::None => {}
                }
            }
            self.elements.truncate(from + at);
            self.children.truncate(from + at + 1);
        }
        let look = self.open.last().map(|(_, look)| *look).unwrap_or_default();
        (flow.hidden, flow.struck) = (look.style.is_hidden(!self.is_styled_elsewhere), look.struck);
    }

    fn text(&mut self, flow: &mut Flow<'_, '_>, text: &str) {
        if self.left_out.is_some() || !is_shown_text(&self.open) {
            return;
        }
        let (name, look) = self.open.last().map(|(name, look)| (name.as_str(), *look)).unwrap_or_default();
        match name {
            // The pronunciation of a word stands above it.
            "rt" | "rtc" => flow.beside(text),
            "rp" => {}
            _ if look.style.is_reversed() => flow.text(&text.chars().rev().collect::<String>()),
            _ if self.open.iter().rev().take(8).any(|(name, _)| name == "pre" || name == "textarea") => {
                for (nth, line) in text.split('\n').enumerate() {
                    if nth > 0 {
                        flow.end_line();
                    }
                    flow.text(line);
                }
            }
            // Single letters in boxes of their own are letters of a word.
            _ if look.shape == Shape::Apart && text.trim().chars().count() > 1 => {
                flow.text(&format!(" {text} "));
            }
            _ => flow.text(text),
        }
    }

    /// Reads a comment that some programs show as part of the page.
    fn conditional(&self, flow: &mut Flow<'_, '_>, comment: &str) {
        let Some((_, inside)) = comment.split_once(']').filter(|_| self.left_out.is_none()) else { return };
        let mut left_out: Option<String> = None;
        let around = std::mem::replace(&mut flow.hidden, true);
        for token in Tokens::new(inside.strip_prefix('>').unwrap_or(inside)) {
            match token {
                Token::Open(tag) if left_out.is_none() => {
                    let is_for_programs = LEFT_OUT.contains(&tag.name.as_str()) || tag.name == "xml";
                    left_out = Some(tag.name).filter(|_| is_for_programs && !tag.closes_itself);
                }
                Token::Close(name) if left_out.as_deref() == Some(&name) => left_out = None,
                Token::Text(text) if left_out.is_none() => flow.beside(&text),
                _ => {}
            }
        }
        flow.hidden = around;
    }

    /// Reads what the page shows beside its own text.
    fn read_beside(&mut self, reading: &mut Reading<'_>) {
        let place = reading.part("style sheet");
        self.sheets.texts.iter().for_each(|text| reading.text(&place, text, false));
        for (number, frame) in (1..).zip(&self.frames) {
            reading.inside(&format!("frame {number}"), |reading| read(reading, frame));
        }
        for (number, picture) in (1..).zip(&self.pictures) {
            let name = format!("picture {number}");
            reading.inside(&name, |reading| read_bytes(reading, &name, picture));
        }
        if self.frames_elsewhere > 0 {
            let (place, count) = (reading.part("frame"), self.frames_elsewhere);
            let pages = if count == 1 { "1 other page".to_owned() } else { format!("{count} other pages") };
            reading.refuse_at(&place, format!("it shows {pages}, not read. {ELSEWHERE}"));
        }
        if self.pictures_elsewhere > 0 {
            let (place, count) = (reading.part("pictures"), self.pictures_elsewhere);
            let pictures = if count == 1 { "1 large picture".to_owned() } else { format!("{count} large pictures") };
            reading.refuse_at(&place, format!("{pictures} beside the page may show text, not read. {PICTURES}"));
        }
    }
}

/// The bytes of a text in base 64.
fn of_base64(text: &str) -> Vec<u8> {
    let (mut bytes, mut held, mut bits) = (Vec::with_capacity(text.len() / 4 * 3), 0_u32, 0);
    for letter in text.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xFF).unwrap_or_default());
        }
    }
    bytes
}

/// How text in an element is shown.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    style: Style,
    struck: bool,
    shape: Shape,
}

/// Elements whose text is struck out.
const STRIKES_OUT: [&str; 3] = ["del", "s", "strike"];

fn is_struck(attributes: &[(String, String)]) -> bool {
    let mut styles = attributes.iter().filter(|(name, _)| name == "style");
    styles.any(|(_, style)| style.to_ascii_lowercase().contains("line-through"))
}
