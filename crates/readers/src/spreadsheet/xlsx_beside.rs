//! What an XLSX workbook shows beside its cells: comments, text boxes, charts, pictures and controls; and which of
//! these are not read.

use super::xlsb;
use crate::drawings;
use crate::markup::{Markup, MarkupError, Piece};
use crate::package::{PackagePart, chart_texts, related_to, text_of, words_for_pictures};
use crate::pictures::Pictures;
use crate::plain_text;
use crate::reading::Reading;
use crate::web_tags::{Token, Tokens};
use crate::zip_file::ZipFile;

/// Parts that show nothing of their own, or whose texts are in the cells, by the first folder or the name.
const SHOWS_NOTHING: [&str; 33] = [
    "_rels",
    "attachedtoolbars.bin",
    "binaryindex",
    "calcchain",
    "connections.xml",
    "ctrlprops",
    "customproperty",
    "customdata",
    "externallinks",
    "featurepropertybag",
    "media",
    "metadata",
    "model",
    "namedsheetviews",
    "persons",
    "pivotcache",
    "pivottables",
    "printersettings",
    "querytables",
    "revisions",
    "richdata",
    "sharedstrings",
    "slicercaches",
    "styles",
    "tables",
    "tablesinglecells",
    "theme",
    "timelinecaches",
    "usernames",
    "vbaproject",
    "volatiledependencies",
    "workbook",
    "xmlmaps",
];
/// The pictures of a sheet.
pub fn pictures_of(zip: &mut ZipFile<'_>, sheet: &str) -> Pictures {
    let mut pictures = Pictures::default();
    let related = related_to(zip, sheet).unwrap_or_default();
    for drawing in related.iter().filter(|related| related.is("drawing")) {
        if let Ok(part) = PackagePart::read(zip, &drawing.target) {
            // Damage is reported where its texts are read.
            let _ = pictures_in(&part.text, &mut pictures);
        }
    }
    pictures
}

fn pictures_in(text: &str, pictures: &mut Pictures) -> Result<(), MarkupError> {
    let mut markup = Markup::new(text);
    let (mut in_picture, mut corners, mut side): (bool, Vec<f64>, Option<(f64, f64)>) = (false, Vec::new(), None);
    let mut in_corner = false;
    loop {
        match markup.piece()? {
            Piece::Open(tag) => match tag.name() {
                "pic" => in_picture = true,
                "ext" => {
                    let units = |name: &str| tag.attribute(name).and_then(|units| units.trim().parse::<f64>().ok());
                    side = units("cx").zip(units("cy")).filter(|(wide, tall)| *wide > 0.0 && *tall > 0.0).or(side);
                }
                "col" | "row" => in_corner = true,
                _ => {}
            },
            Piece::Text(text) if in_corner => corners.extend(text.trim().parse::<f64>().ok()),
            Piece::Close(tag) => match tag.name() {
                "col" | "row" => in_corner = false,
                "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" => {
                    let taken = (std::mem::take(&mut in_picture), side.take(), std::mem::take(&mut corners));
                    match taken {
                        (true, Some((wide, tall)), _) => pictures.take_units(wide, tall),
                        (true, None, corners) => {
                            if let [left, top, right, bottom] = corners.as_slice() {
                                pictures.take((right - left) * COLUMN, (bottom - top) * ROW);
                            }
                        }
                        _ => {}
                    }
                }
                _ => {}
            },
            Piece::End => return Ok(()),
            Piece::Text(_) => {}
        }
    }
}

/// The usual width of a column and height of a row, in centimetres.
const COLUMN: f64 = 1.7;
const ROW: f64 = 0.53;

/// Reads what is beside the cells, and files inside the workbook. `sheets` are the parts that were read as sheets,
/// wherever they are.
pub fn read(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>, sheets: &[&str]) {
    let names: Vec<String> = zip.entries().iter().map(|entry| entry.name.clone()).collect();
    for name in names.into_iter().filter(|name| !sheets.contains(&name.as_str())) {
        let lower = name.to_ascii_lowercase();
        let Some(inside) = lower.strip_prefix("xl/").filter(|inside| !inside.is_empty() && !inside.ends_with('/'))
        else {
            continue;
        };
        let (folder, file) = inside.split_once('/').unwrap_or((inside, inside));
        let (part, texts) = match folder {
            "embeddings" => {
                drawings::embedded(reading, zip, &name);
                continue;
            }
            "worksheets" | "chartsheets" => continue,
            _ if inside.ends_with(".rels") || SHOWS_NOTHING.iter().any(|known| folder.starts_with(known)) => continue,
            _ if folder.starts_with("threadedcomments") => ("comment", texts_of(zip, &name, "threadedComment")),
            _ if folder.starts_with("comments") && file.ends_with(".bin") => {
                ("comment", zip.read(&name).map(|bytes| xlsb::comments(&bytes)).map_err(|error| error.to_string()))
            }
            _ if folder.starts_with("comments") => ("comment", texts_of(zip, &name, "comment")),
            "drawings" if file.starts_with("drawing") => {
                let words =
                    PackagePart::read(zip, &name).map(|part| words_for_pictures(&part.text)).unwrap_or_default();
                let place = reading.part("words for a picture");
                words.iter().for_each(|words| reading.text(&place, words, true));
                ("text box", texts_of(zip, &name, "p"))
            }
            "drawings" if file.ends_with(".vml") => ("text box", old_text_boxes(zip, &name)),
            "charts" if file.starts_with("chart") => ("chart", charts(zip, &name)),
            "diagrams" if file.starts_with("data") => ("diagram", charts(zip, &name)),
            // These are colours and styles, and second forms of diagrams.
            "charts" | "diagrams" => continue,
            // This only describes a control, beside the file that holds it.
            "activex" if file.ends_with(".xml") => continue,
            _ => {
                let place = reading.part(&name);
                reading.refuse_at(&place, drawings::NOT_SHOWN);
                continue;
            }
        };
        let place = reading.part(part);
        match texts {
            Ok(texts) => {
                for text in texts.iter().filter(|text| plain_text::has_content(text)) {
                    reading.text(&place, text, false);
                }
            }
            Err(reason) => reading.refuse_at(&place, reason),
        }
    }
}

fn texts_of(zip: &mut ZipFile<'_>, name: &str, paragraph: &str) -> Result<Vec<String>, String> {
    let part = PackagePart::read(zip, name).map_err(|error| error.to_string())?;
    text_of(&part.text, paragraph).map_err(|error| error.to_string())
}

fn charts(zip: &mut ZipFile<'_>, name: &str) -> Result<Vec<String>, String> {
    let part = PackagePart::read(zip, name).map_err(|error| error.to_string())?;
    chart_texts(&part.text).map_err(|error| error.to_string())
}

/// Text boxes and buttons of older programs, in a form that is not always well formed.
fn old_text_boxes(zip: &mut ZipFile<'_>, name: &str) -> Result<Vec<String>, String> {
    let part = PackagePart::read(zip, name).map_err(|error| error.to_string())?;
    let (mut texts, mut open) = (Vec::new(), None);
    for token in Tokens::new(&part.text) {
        match token {
            Token::Open(tag) if tag.name.ends_with(":textbox") && !tag.closes_itself => open = Some(String::new()),
            Token::Open(tag) if tag.name.ends_with(":textpath") => {
                texts.extend(tag.value("string").map(str::to_owned));
            }
            Token::Close(name) if name.ends_with(":textbox") => texts.extend(open.take()),
            Token::Text(text) => {
                if let Some(open) = &mut open {
                    open.push_str(&text);
                }
            }
            _ => {}
        }
    }
    Ok(texts)
}

/// The words of a header or footer, without the codes for position and style.
#[must_use]
pub fn margin(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '&' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('&') => out.push('&'),
            Some('"') => chars.by_ref().take_while(|c| *c != '"').for_each(drop),
            Some('K') => chars.by_ref().take(6).for_each(drop),
            Some('L' | 'C' | 'R') => out.push(' '),
            Some(c) if c.is_ascii_digit() => while chars.next_if(char::is_ascii_digit).is_some() {},
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::margin;

    #[test]
    fn a_header_says_its_words_alone() {
        assert_eq!(margin("&L&\"Arial,Bold\"&14Hik&Bvision&B &R&KFF0000AT&&T &P"), " Hikvision  AT&T ");
        for odd in ["&", "&\"", "&K", "&9", ""] {
            let _ = margin(odd);
        }
    }
}
