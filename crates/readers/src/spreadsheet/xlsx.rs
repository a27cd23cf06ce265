//! XLSX workbooks. Sizes that the file claims are never believed; formulas give their cached values.

use super::formulas::Formulas;
use super::looks::Looks;
use super::numbers::plain;
use super::{Sheet, Used, xlsx_beside};
use crate::limits;
use crate::markup::{Markup, MarkupError, Piece, Tag};
use crate::package::{PackagePart, Related, related_to};
use crate::pictures;
use crate::reading::Reading;
use crate::zip_file::ZipFile;
use vendor_text::Place;

const NO_KIND: &str = "Open it, copy its lines and paste them into the box.";
/// Names of one workbook whose words are kept.
const MOST_NAMES: usize = 10_000;
const NO_SHEETS: &str = "no sheet was found in it. Open it, save it again as XLSX or CSV and check that.";

/// Reads a workbook whose main part is `main`.
pub fn read(reading: &mut Reading<'_>, zip: &mut ZipFile<'_>, main: &str) {
    match workbook(zip, main) {
        Ok(book) => book.read(reading, zip),
        Err(reason) => reading.refuse(reason),
    }
}

struct XlsxWorkbook {
    sheets: Vec<(String, bool, String)>,
    from_1904: bool,
    /// Whether a program that opens it must calculate it first.
    is_to_calculate: bool,
    strings: Vec<String>,
    looks: Looks,
    /// Words that defined names stand for.
    names: Vec<String>,
    trouble: Vec<String>,
}

fn workbook(zip: &mut ZipFile<'_>, main: &str) -> Result<XlsxWorkbook, String> {
    let related = related_to(zip, main).map_err(|error| error.to_string())?;
    let part = PackagePart::read(zip, main).map_err(|error| error.to_string())?;
    let mut book = XlsxWorkbook {
        sheets: Vec::new(),
        from_1904: false,
        is_to_calculate: false,
        strings: Vec::new(),
        looks: Looks::default(),
        names: Vec::new(),
        trouble: Vec::new(),
    };
    let mut markup = Markup::new(&part.text);
    let mut in_name = false;
    loop {
        match markup.piece().map_err(|error| error.to_string())? {
            Piece::Open(tag) if tag.name() == "workbookPr" => {
                // Newer programs write another element of the same name for their own properties.
                book.from_1904 |= tag.says("date1904");
            }
            Piece::Open(tag) if tag.name() == "calcPr" => book.is_to_calculate = tag.says("fullCalcOnLoad"),
            Piece::Open(tag) if tag.name() == "sheet" => {
                let name = tag.attribute("name").unwrap_or_default();
                let hidden = tag.attribute("state").is_some_and(|state| state != "visible");
                let id = tag.attribute("id").unwrap_or_default();
                match related.iter().find(|related| related.id == id) {
                    Some(found) if found.is("worksheet") => book.sheets.push((name, hidden, found.target.clone())),
                    // Its chart is read with the others.
                    Some(found) if found.is("chartsheet") => {}
                    Some(_) => book.trouble.push(format!("the sheet {name} is of a kind that is not read. {NO_KIND}")),
                    None => book.trouble.push(format!("the sheet {name} is not in the file. Save the workbook again.")),
                }
            }
            Piece::Open(tag) if tag.name() == "definedName" => {
                in_name = true;
                book.names.extend(tag.attribute("comment").filter(|_| book.names.len() < MOST_NAMES));
            }
            Piece::Close(_) => in_name = false,
            // Only names that stand for words are kept: the cells that others refer to are read anyway.
            Piece::Text(text) if in_name && text.starts_with('"') && book.names.len() < MOST_NAMES => {
                book.names.push(text.trim_matches('"').to_owned());
            }
            Piece::End => break,
            _ => {}
        }
    }
    for Related { target, .. } in related.iter().filter(|related| related.is("sharedStrings")) {
        if let Err(reason) = shared_strings(zip, target, &mut book.strings) {
            book.trouble.push(format!("the texts of its cells were read in part: {reason}"));
        }
    }
    for Related { target, .. } in related.iter().filter(|related| related.is("styles")) {
        // Without formats dates are read as numbers, but nothing that names a maker is lost.
        let styles = PackagePart::read(zip, target).map(|part| part.text).unwrap_or_default();
        book.looks = Looks::read(&styles).unwrap_or_default();
    }
    Ok(book)
}

fn shared_strings(zip: &mut ZipFile<'_>, name: &str, strings: &mut Vec<String>) -> Result<(), String> {
    let part = PackagePart::read(zip, name).map_err(|error| error.to_string())?;
    let mut markup = Markup::new(&part.text);
    loop {
        match markup.piece().map_err(|error| error.to_string())? {
            Piece::Open(tag) if tag.name() == "si" => {
                let mut text = rich_text(&mut markup, "si").map_err(|error| error.to_string())?;
                // One letter more than a cell may have is kept, so that cells with this text are reported.
                if let Some((end, _)) = text.char_indices().nth(limits::CELL + 1) {
                    text.truncate(end);
                }
                strings.push(text);
            }
            Piece::End => return Ok(()),
            _ => {}
        }
    }
}

/// The text of an element whose runs are in `t`; phonetic readings of Asian text are left out.
fn rich_text(markup: &mut Markup<'_>, end: &str) -> Result<String, MarkupError> {
    let (mut text, mut in_text, mut beside) = (String::new(), false, 0_usize);
    loop {
        match markup.piece()? {
            Piece::Open(tag) => match tag.name() {
                "t" => in_text = true,
                "rPh" => beside += 1,
                _ => {}
            },
            Piece::Close(tag) => match tag.name() {
                "t" => in_text = false,
                "rPh" => beside = beside.saturating_sub(1),
                name if name == end => return Ok(unescaped(text)),
                _ => {}
            },
            Piece::Text(more) if in_text && beside == 0 => text.push_str(&more),
            Piece::End => return Ok(text),
            Piece::Text(_) => {}
        }
    }
}

/// Resolves characters that Excel writes by number: `_x000D_` is the end of a line.
fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let number = from.get(2..6).filter(|_| from.get(6..7) == Some("_"));
        let sign = number.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        if let Some(sign) = sign {
            out.push(if sign.is_control() { ' ' } else { sign });
        } else {
            out.push_str("_x");
        }
        rest = from.get(if sign.is_some() { 7 } else { 2 }..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

impl XlsxWorkbook {
    fn read(self, reading: &mut Reading<'_>, zip: &mut ZipFile<'_>) {
        for reason in &self.trouble {
            reading.refuse(reason.as_str());
        }
        if self.sheets.is_empty() {
            reading.refuse(NO_SHEETS);
        }
        let mut used = Used::default();
        let mut unread_pictures = Vec::new();
        for (name, hidden, target) in &self.sheets {
            let mut sheet = Sheet::new(name, *hidden);
            let place = sheet.place(reading);
            match PackagePart::read(zip, target) {
                Ok(part) => {
                    if let Err(error) = self.sheet(reading, &mut used, &mut sheet, &part.text) {
                        reading.refuse_at(&place, format!("what comes after this was not read: {error}"));
                    }
                    let from = reading.lines.len();
                    sheet.finish(reading);
                    if xlsx_beside::pictures_of(zip, target).outweigh(reading.letters_from(from)) {
                        unread_pictures.push(place);
                    }
                }
                Err(error) => reading.refuse_at(&place, format!("the sheet was not read: {error}")),
            }
        }
        let place = reading.part("number format of a rule");
        self.looks.words_of_rules.iter().for_each(|words| reading.text(&place, words, false));
        let place = reading.part("defined name");
        self.names.iter().for_each(|words| reading.text(&place, words, true));
        let sheets: Vec<&str> = self.sheets.iter().map(|(_, _, target)| target.as_str()).collect();
        xlsx_beside::read(reading, zip, &sheets);
        pictures::account(reading, zip, &unread_pictures);
    }

    fn sheet(
        &self,
        reading: &mut Reading<'_>,
        used: &mut Used,
        sheet: &mut Sheet,
        text: &str,
    ) -> Result<(), MarkupError> {
        let mut markup = Markup::new(text);
        let (mut row, mut column) = (0_u32, 0_usize);
        let mut margin: Option<String> = None;
        let mut formulas = Formulas::default();
        let mut choices: Option<String> = None;
        // The colours of tables and conditional formats are not followed.
        let is_plain = !text.contains("tablePart") && !text.contains("conditionalFormatting");
        loop {
            match markup.piece()? {
                Piece::Open(tag) => match tag.name() {
                    "row" => {
                        row = tag.number("r").and_then(|row| u32::try_from(row).ok()).unwrap_or(row.saturating_add(1));
                        column = 0;
                        if tag.says("hidden") || is_nothing(&tag, "ht") {
                            sheet.hide_row(row);
                        }
                    }
                    "c" => {
                        if let Some((of_row, of_column)) = tag.attribute("r").as_deref().and_then(reference) {
                            (row, column) = (of_row, of_column);
                        }
                        let (shown, hidden) = self.cell(&mut markup, &tag, &mut formulas)?;
                        let look = self.looks.of(&tag).is_some_and(|(_, is_unseen)| *is_unseen && is_plain);
                        if (hidden || look) && !shown.trim().is_empty() {
                            sheet.hide_row(row);
                        }
                        if !sheet.cell(reading, used, (row, column), shown) {
                            return Ok(());
                        }
                        column += 1;
                    }
                    "col" if tag.says("hidden") || is_nothing(&tag, "width") => {
                        let from_to = (tag.number("min").unwrap_or(1), tag.number("max").unwrap_or(1));
                        if sheet.hidden_columns.len() < limits::COLUMNS {
                            sheet.hidden_columns.push((from_to.0.saturating_sub(1), from_to.1.saturating_sub(1)));
                        }
                    }
                    "mergeCell" => {
                        let range = tag.attribute("ref").unwrap_or_default();
                        if let Some((from, to)) = range.split_once(':')
                            && let (Some(from), Some(to)) = (reference(from), reference(to))
                        {
                            sheet.merged.push((from.0, from.1, to.0, to.1));
                        }
                    }
                    "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader" | "firstFooter" => {
                        margin = Some(String::new());
                    }
                    "dataValidation" | "hyperlink" => {
                        for name in ["promptTitle", "prompt", "errorTitle", "error", "tooltip"] {
                            tag.attribute(name).iter().for_each(|said| beside(reading, sheet, "message", said));
                        }
                    }
                    "formula1" => choices = Some(String::new()),
                    _ => {}
                },
                Piece::Text(more) => {
                    if let Some(open) = margin.as_mut().or(choices.as_mut()) {
                        open.push_str(&more);
                    }
                }
                Piece::Close(tag) if tag.name() == "formula1" => {
                    // Choices that refer to another sheet are read there.
                    let words = choices.take().filter(|choices| choices.trim_start().starts_with('"'));
                    words.iter().for_each(|words| beside(reading, sheet, "choices", words.trim().trim_matches('"')));
                }
                Piece::Close(tag) if tag.name().ends_with("Header") || tag.name().ends_with("Footer") => {
                    if let Some(text) = margin.take() {
                        let text = xlsx_beside::margin(&text);
                        let mut place = reading.part("header or footer");
                        place.sheet = sheet.place(reading).sheet;
                        reading.text(&place, &text, sheet.hidden);
                    }
                }
                Piece::Close(_) => {}
                Piece::End => {
                    sheet.say_stale(reading, formulas.stale);
                    let never = formulas.never_calculated(self.is_to_calculate);
                    sheet.say_never_calculated(reading, never);
                    return Ok(());
                }
            }
        }
    }

    /// A cell as its sheet shows it, and whether its format hides it.
    fn cell(
        &self,
        markup: &mut Markup<'_>,
        cell: &Tag<'_>,
        formulas: &mut Formulas,
    ) -> Result<(String, bool), MarkupError> {
        let kind = cell.attribute("t").unwrap_or_default();
        let (mut value, mut inline, mut in_value, mut formula) = (String::new(), None, false, None);
        loop {
            match markup.piece()? {
                Piece::Open(tag) => match tag.name() {
                    "f" => formula = Some(String::new()),
                    "v" => in_value = true,
                    "is" => inline = Some(rich_text(markup, "is")?),
                    _ => {}
                },
                Piece::Text(more) if in_value => value.push_str(&more),
                Piece::Text(more) => {
                    if let Some(formula) = &mut formula {
                        formula.push_str(&more);
                    }
                }
                Piece::Close(tag) => match tag.name() {
                    "v" => in_value = false,
                    "c" => break,
                    _ => {}
                },
                Piece::End => break,
            }
        }
        let format = self.looks.of(cell).map(|(format, _)| format);
        let text = |text: String| match format {
            Some(format) => (format.show_text(text), format.hides(None)),
            None => (text, false),
        };
        if let Some(said) = inline {
            return Ok(text(said));
        }
        if let Some(formula) = formula {
            // A formula with an empty text as its value has been calculated.
            let is_calculated = !value.trim().is_empty() || kind == "str";
            // A cell with a shared text has only its number.
            let shared = value.trim().parse::<usize>().ok().filter(|_| kind == "s").and_then(|at| self.strings.get(at));
            let held = shared.map_or(value.trim(), String::as_str);
            formulas.take(&formula, is_calculated.then_some(held));
        }
        Ok(match kind.as_str() {
            "s" => {
                let at: Option<usize> = value.trim().parse().ok();
                text(at.and_then(|at| self.strings.get(at)).cloned().unwrap_or_default())
            }
            "b" => (if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(), false),
            "str" | "inlineStr" | "d" | "e" => text(unescaped(value)),
            _ => match (value.trim().parse::<f64>(), format) {
                (Ok(number), Some(format)) => (format.show(number, self.from_1904), format.hides(Some(number))),
                (Ok(number), None) => (plain(number), false),
                (Err(_), _) => (value, false),
            },
        })
    }
}

/// Keeps a text that a sheet shows only while somebody points at it.
fn beside(reading: &mut Reading<'_>, sheet: &Sheet, part: &str, words: &str) {
    let place = Place { sheet: sheet.place(reading).sheet, ..reading.part(part) };
    reading.text(&place, words, true);
}

/// Whether a row or a column has no height or no width.
fn is_nothing(tag: &Tag<'_>, side: &str) -> bool {
    tag.attribute(side).is_some_and(|side| side.trim().parse() == Ok(0.0))
}

/// `B7` as row 7, column 1.
fn reference(text: &str) -> Option<(u32, usize)> {
    let text = text.trim();
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let column = text
        .bytes()
        .take(letters.min(5))
        .fold(0_usize, |sum, byte| sum * 26 + usize::from(byte.to_ascii_uppercase() - b'A') + 1);
    let row = text.get(letters..)?.parse().ok()?;
    (column > 0).then(|| (row, column - 1))
}
