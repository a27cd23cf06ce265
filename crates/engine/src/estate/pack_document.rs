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
        paragraph(&mut out, "Heading1", &section.title);
        section.sentences.iter().for_each(|sentence| paragraph(&mut out, "Normal", sentence));
        section.tables.iter().for_each(|one| table(&mut out, one));
    }
    paragraph(&mut out, "Heading1", "How this was made");
    pack.foot.iter().for_each(|sentence| paragraph(&mut out, "Normal", sentence));
    // A4, with margins of two centimetres.
    out.push_str("<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
    out
}

fn paragraph(out: &mut String, style: &str, text: &str) {
    // Writing to a text does not fail.
    let _ = write!(
        out,
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
        escaped(text)
    );
}

/// Width between the margins, in twentieths of a point.
const WIDTH: usize = 9638;

fn table(out: &mut String, table: &Table) {
    paragraph(out, "Heading2", &table.title);
    if !table.note.is_empty() {
        paragraph(out, "Normal", &table.note);
    }
    let columns = table.headings.len().max(1);
    out.push_str(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid>",
    );
    for _ in 0..columns {
        let _ = write!(out, "<w:gridCol w:w=\"{}\"/>", WIDTH / columns);
    }
    out.push_str("</w:tblGrid>");
    let headings: Vec<Cell> = table.headings.iter().map(|heading| Cell::from(heading.as_str())).collect();
    row(out, &headings, true);
    table.rows.iter().for_each(|cells| row(out, cells, false));
    out.push_str("</w:tbl>");
    paragraph(out, "Normal", "");
}

fn row(out: &mut String, cells: &[Cell], is_head: bool) {
    out.push_str("<w:tr><w:trPr><w:cantSplit/>");
    out.push_str(if is_head { "<w:tblHeader/></w:trPr>" } else { "</w:trPr>" });
    for cell in cells {
        out.push_str("<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Cell\"/>");
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
