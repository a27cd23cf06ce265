//! A pack as a Word document (Office Open XML), written by hand: headings, sentences and tables are all that it needs.
//! Heads of tables are repeated on each page; the language is British English.

use super::packs::{Cell, Pack, Table, escaped};
use std::fmt::Write;
use vendor_list::bundle::{BundleError, Entry, stored};

/// The document's bytes.
///
/// # Errors
/// When it is larger than a bundle may be.
pub fn document(pack: &Pack) -> Result<Vec<u8>, BundleError> {
    let entry = |name: &str, text: String| Entry { name: name.to_owned(), bytes: text.into_bytes() };
    stored(&[
        entry("[Content_Types].xml", format!("{HEAD}{TYPES}")),
        entry("_rels/.rels", format!("{HEAD}{RELATIONS}")),
        entry("docProps/core.xml", format!("{HEAD}{}", core(pack))),
        entry("word/_rels/document.xml.rels", format!("{HEAD}{DOCUMENT_RELATIONS}")),
        entry("word/styles.xml", format!("{HEAD}{STYLES}")),
        entry("word/document.xml", format!("{HEAD}{}", body(pack))),
    ])
}

fn core(pack: &Pack) -> String {
    format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>",
        escaped(&pack.title)
    )
}

fn body(pack: &Pack) -> String {
    let mut out = format!("<w:document xmlns:w=\"{MAIN}\"><w:body>");
    paragraph(&mut out, "Title", &pack.title);
    pack.stamps.iter().for_each(|stamp| paragraph(&mut out, "Stamp", stamp));
    for section in &pack.sections {
        let is_wide = section.tables.iter().any(|table| table.headings.len() > MOST_UPRIGHT);
        if is_wide {
            page(&mut out, Page::Upright);
        }
        paragraph(&mut out, "Heading1", &section.title);
        section.sentences.iter().for_each(|sentence| paragraph(&mut out, "Normal", sentence));
        let width = if is_wide { Page::OnItsSide.width() } else { Page::Upright.width() };
        section.tables.iter().for_each(|one| table(&mut out, one, width));
        if is_wide {
            page(&mut out, Page::OnItsSide);
        }
    }
    paragraph(&mut out, "Heading1", "How this was made");
    pack.foot.iter().for_each(|sentence| paragraph(&mut out, "Normal", sentence));
    let _ = write!(out, "{}</w:body></w:document>", Page::Upright.properties());
    out
}

/// The most columns of a table on an upright page: with more, words are broken.
const MOST_UPRIGHT: usize = 7;

/// Which way up a page of the paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    Upright,
    OnItsSide,
}

/// The sides of A4 and its margins of two centimetres, in twentieths of a point.
const SHORT: usize = 11_906;
const LONG: usize = 16_838;
const MARGIN: usize = 1_134;

impl Page {
    /// Width between the margins.
    fn width(self) -> usize {
        (if self == Self::Upright { SHORT } else { LONG }) - 2 * MARGIN
    }

    fn properties(self) -> String {
        let size = match self {
            Self::Upright => format!("w:w=\"{SHORT}\" w:h=\"{LONG}\""),
            Self::OnItsSide => format!("w:w=\"{LONG}\" w:h=\"{SHORT}\" w:orient=\"landscape\""),
        };
        format!(
            "<w:sectPr><w:pgSz {size}/><w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>"
        )
    }
}

/// Ends a stretch of pages: `page` says which way up all pages since the last such end are.
fn page(out: &mut String, page: Page) {
    let _ = write!(out, "<w:p><w:pPr>{}</w:pPr></w:p>", page.properties());
}

fn paragraph(out: &mut String, style: &str, text: &str) {
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
        escaped(text)
    );
}

/// The least width of a column, and the average and the largest width of a letter in a cell, in twentieths of a point.
const LEAST: usize = 600;
const LETTER: usize = 95;
const WIDE_LETTER: usize = 115;
/// The width that a cell needs in addition to its letters.
const BESIDE: usize = 150;

/// The width of each column: as much as its longest word needs, and a share of the rest by how much text it has.
/// Columns of numbers get the same width if the page has room for that.
fn widths(table: &Table, whole: usize) -> Vec<usize> {
    const LONGEST_WORD: usize = 22;
    let (mut least, mut wanted) = (Vec::new(), Vec::new());
    for (at, heading) in table.headings.iter().enumerate() {
        let (mut longest, mut letters, mut cells) = (0, 0, 0);
        let texts = table.rows.iter().filter_map(|row| row.get(at)).map(Cell::in_words).chain([heading.clone()]);
        for text in texts {
            // Words break at their hyphens too.
            let words = text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/'));
            longest = words.map(|word| word.chars().count()).fold(longest, usize::max);
            letters += text.chars().count();
            cells += 1;
        }
        let need = (longest.min(LONGEST_WORD) * WIDE_LETTER + BESIDE).max(LEAST);
        least.push(need);
        wanted.push((letters / usize::max(cells, 1) * LETTER + BESIDE).saturating_sub(need));
    }
    alike_where_numbers(table, &mut least, whole);
    alike_where_numbers(table, &mut wanted, usize::MAX);
    let (needed, more): (usize, usize) = (least.iter().sum(), wanted.iter().sum());
    if needed >= whole {
        return least.into_iter().map(|need| need * whole / needed).collect();
    }
    let rest = whole - needed;
    let alike = rest / least.len().max(1);
    // If no column needs more, the rest is shared equally.
    let share = |want: usize| (rest * want).checked_div(more).unwrap_or(alike);
    least.into_iter().zip(wanted).map(|(need, want)| need + share(want)).collect()
}

/// Gives every column of numbers the width of the widest one, unless all columns would then be wider than `most`
/// together.
fn alike_where_numbers(table: &Table, widths: &mut [usize], most: usize) {
    let is_of_numbers = |at: usize| {
        let mut cells = table.rows.iter().filter_map(|row| row.get(at)).peekable();
        cells.peek().is_some() && cells.all(Cell::is_a_number)
    };
    let numbers: Vec<bool> = (0..widths.len()).map(is_of_numbers).collect();
    let widest = widths.iter().zip(&numbers).filter(|(_, is_number)| **is_number).map(|(width, _)| *width).max();
    let Some(widest) = widest else { return };
    let alike: Vec<usize> =
        widths.iter().zip(&numbers).map(|(width, is_number)| if *is_number { widest } else { *width }).collect();
    if alike.iter().sum::<usize>() <= most {
        widths.copy_from_slice(&alike);
    }
}

fn table(out: &mut String, table: &Table, whole: usize) {
    paragraph(out, "Heading2", &table.title);
    if !table.note.is_empty() {
        paragraph(out, "Normal", &table.note);
    }
    let widths = widths(table, whole);
    let _ = write!(
        out,
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>",
        widths.iter().sum::<usize>()
    );
    for width in &widths {
        let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
    }
    out.push_str("</w:tblGrid>");
    let headings: Vec<Cell> = table.headings.iter().map(|heading| Cell::from(heading.as_str())).collect();
    row(out, &headings, &widths, true);
    table.rows.iter().for_each(|cells| row(out, cells, &widths, false));
    out.push_str("</w:tbl>");
    paragraph(out, "Normal", "");
}

fn row(out: &mut String, cells: &[Cell], widths: &[usize], is_head: bool) {
    out.push_str("<w:tr><w:trPr><w:cantSplit/>");
    out.push_str(if is_head { "<w:tblHeader/></w:trPr>" } else { "</w:trPr>" });
    for (cell, width) in cells.iter().zip(widths) {
        let _ = write!(
            out,
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Cell\"/>"
        );
        out.push_str(if matches!(cell, Cell::Text(_)) {
            "</w:pPr><w:r>"
        } else {
            "<w:jc w:val=\"right\"/></w:pPr><w:r>"
        });
        out.push_str(if is_head { "<w:rPr><w:b/></w:rPr>" } else { "" });
        let _ = write!(out, "<w:t xml:space=\"preserve\">{}</w:t></w:r></w:p></w:tc>", escaped(&cell.in_words()));
    }
    out.push_str("</w:tr>");
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";
const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";
const DOCUMENT_RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>";
const STYLES: &str = "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/><w:sz w:val=\"22\"/><w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/><w:basedOn w:val=\"Normal\"/><w:rPr><w:b/><w:sz w:val=\"36\"/></w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"320\"/><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"28\"/></w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Heading2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"200\"/><w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"24\"/></w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Stamp\"><w:name w:val=\"Stamp\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:pBdr><w:left w:val=\"single\" w:sz=\"36\" w:space=\"8\" w:color=\"000000\"/></w:pBdr></w:pPr><w:rPr><w:b/></w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Cell\"><w:name w:val=\"Cell\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"0\"/></w:pPr><w:rPr><w:sz w:val=\"18\"/></w:rPr></w:style><w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"4\"/><w:left w:val=\"single\" w:sz=\"4\"/><w:bottom w:val=\"single\" w:sz=\"4\"/><w:right w:val=\"single\" w:sz=\"4\"/><w:insideH w:val=\"single\" w:sz=\"4\"/><w:insideV w:val=\"single\" w:sz=\"4\"/></w:tblBorders><w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style></w:styles>";

#[cfg(test)]
mod tests {
    use super::*;

    fn table(headings: &[&str], rows: &[&[&str]]) -> Table {
        let words = |texts: &[&str]| texts.iter().map(|text| Cell::from(*text)).collect();
        Table {
            headings: headings.iter().map(|heading| (*heading).to_owned()).collect(),
            rows: rows.iter().map(|row| words(row)).collect(),
            ..Table::default()
        }
    }

    #[test]
    fn columns_are_as_wide_as_what_stands_in_them() {
        let items = table(
            &["No.", "Model", "What it is"],
            &[&["1", "DS-2CD2143G2-I", "Turret camera above the main entrance, by the lift"]],
        );
        let widths = widths(&items, Page::Upright.width());
        assert!(widths[0] < widths[1] && widths[1] < widths[2], "{widths:?}");
        assert!(widths[0] >= LEAST && widths.iter().sum::<usize>() <= Page::Upright.width(), "{widths:?}");
    }

    #[test]
    fn columns_of_numbers_are_alike() {
        let mut years = table(&["Year", "Replaced", "Planned replacements"], &[]);
        years.rows = vec![vec![Cell::from("2027 to 2028"), Cell::Number(3), Cell::Number(14)]];
        let wide = widths(&years, Page::Upright.width());
        assert_eq!(wide[1], wide[2], "{wide:?}");
        // Where the page is too narrow for that, no word is broken for it.
        let narrow = widths(&years, 3_500);
        assert!(narrow[1] < narrow[2] && narrow.iter().sum::<usize>() <= 3_500, "{narrow:?}");
    }

    /// Ten columns of long words do not run over the edge of the page.
    #[test]
    fn no_table_is_wider_than_its_page() {
        let heading = ["Responsibilities"; 12];
        let long = table(&heading, &[&["Verkehrsinfrastrukturen"; 12]]);
        for page in [Page::Upright, Page::OnItsSide] {
            let widths = widths(&long, page.width());
            assert!(widths.len() == 12 && widths.iter().sum::<usize>() <= page.width(), "{widths:?}");
        }
        assert!(widths(&table(&[], &[]), 9_638).is_empty());
    }
}
