//! The headers and footers of the pages of an OpenDocument workbook. What programs put there by themselves, such as the
//! name of the sheet and the number of the page, is ignored.

use crate::markup::{Markup, MarkupError, Piece, Tag};
use crate::reading::Reading;

/// Elements that hold what stands above and below the sheets.
const MARGINS: [&str; 6] = ["header", "footer", "header-left", "footer-left", "header-first", "footer-first"];
/// Fields that a program fills in.
const FIELDS: [&str; 7] = ["sheet-name", "page-number", "page-count", "date", "time", "title", "file-name"];
/// Paragraphs of one workbook that are kept.
const MOST: usize = 1_000;

/// Reads them. Damage is reported where the sheets are read.
pub fn read(reading: &mut Reading<'_>, text: &str) {
    let mut texts = Vec::new();
    let _ = follow(text, &mut texts);
    let place = reading.part("header or footer");
    texts.iter().for_each(|text| reading.text(&place, text, false));
}

fn follow(text: &str, texts: &mut Vec<String>) -> Result<(), MarkupError> {
    let mut markup = Markup::new(text);
    let (mut in_margin, mut in_field) = (false, 0_usize);
    let mut paragraph: Option<(String, bool)> = None;
    loop {
        match markup.piece()? {
            Piece::Open(tag) if MARGINS.contains(&tag.name()) => in_margin = is_shown(&tag),
            Piece::Close(tag) if MARGINS.contains(&tag.name()) => in_margin = false,
            Piece::Open(tag) if in_margin && tag.name() == "p" => paragraph = Some((String::new(), false)),
            Piece::Close(tag) if tag.name() == "p" => {
                if let Some((text, has_fields)) = paragraph.take()
                    && says(&text, has_fields)
                    && texts.len() < MOST
                    && !texts.contains(&text)
                {
                    texts.push(text);
                }
            }
            Piece::Open(tag) if FIELDS.contains(&tag.name()) => {
                in_field += 1;
                paragraph.iter_mut().for_each(|(_, has_fields)| *has_fields = true);
            }
            Piece::Close(tag) if FIELDS.contains(&tag.name()) => in_field = in_field.saturating_sub(1),
            Piece::Open(tag) if matches!(tag.name(), "s" | "tab" | "line-break") => {
                paragraph.iter_mut().for_each(|(text, _)| text.push(' '));
            }
            Piece::Text(more) if in_field == 0 => {
                paragraph.iter_mut().for_each(|(text, _)| text.push_str(&more));
            }
            Piece::End => return Ok(()),
            _ => {}
        }
    }
}

fn is_shown(tag: &Tag<'_>) -> bool {
    tag.attribute("display").is_none_or(|display| display != "false")
}

/// Whether a paragraph says more than a word beside a page number.
pub(super) fn says(text: &str, has_fields: bool) -> bool {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    words > if has_fields { 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn margins_say_their_words_alone() {
        let styles = |header: &str| format!("<o><style:master-page>{header}</style:master-page></o>");
        for (header, wanted) in [
            (
                "<style:header><text:p>Hikvision DS-1 throughout</text:p></style:header>",
                &["Hikvision DS-1 throughout"][..],
            ),
            ("<style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer>", &[]),
            ("<style:header><text:p><text:sheet-name>???</text:sheet-name></text:p></style:header>", &[]),
            ("<style:header style:display=\"false\"><text:p>Old words</text:p></style:header>", &[]),
            (
                "<style:footer-left><x:region><text:p>All by<text:s/>Axis</text:p></x:region></style:footer-left>",
                &["All by Axis"],
            ),
            ("<text:p>no margin</text:p>", &[]),
        ] {
            let mut texts = Vec::new();
            assert!(follow(&styles(header), &mut texts).is_ok());
            assert_eq!(texts, wanted, "{header}");
        }
    }
}
