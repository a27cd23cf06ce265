//! Files of every kind, built in code for the tests: small, and with whatever fault a test needs.

/// A ZIP file with stored parts.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let packed: Vec<_> = parts.iter().map(|(name, bytes)| (*name, 0, bytes.to_vec(), *bytes)).collect();
    zip_of(
        &packed
            .iter()
            .map(|(name, method, packed, whole)| (*name, *method, packed.as_slice(), *whole))
            .collect::<Vec<_>>(),
    )
}

/// A ZIP file whose parts are given in packed form, each with its method and its unpacked bytes.
pub fn zip_of(parts: &[(&str, u16, &[u8], &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, method, packed, whole) in parts {
        let mut fields = Vec::new();
        fields.extend([20, 0, 0, 0]);
        fields.extend(method.to_le_bytes());
        fields.extend([0; 4]);
        fields.extend(crc32fast::hash(whole).to_le_bytes());
        fields.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        fields.extend(u32::try_from(whole.len()).unwrap().to_le_bytes());
        fields.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        fields.extend([0, 0]);
        let offset = u32::try_from(out.len()).unwrap();
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(name.as_bytes());
        out.extend(*packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, size) = (u32::try_from(out.len()).unwrap(), u32::try_from(directory.len()).unwrap());
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    let count = u16::try_from(parts.len()).unwrap();
    out.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    out.extend(size.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn relations(targets: &[(&str, &str, &str)]) -> String {
    let all: String = targets
        .iter()
        .map(|(id, kind, target)| format!("<Relationship Id=\"{id}\" Type=\"{KINDS}/{kind}\" Target=\"{target}\"/>"))
        .collect();
    format!("<Relationships>{all}</Relationships>")
}

/// A workbook with sheets (name, state, XML of the contents of `worksheet`) and shared strings.
pub fn xlsx(sheets: &[(&str, &str, &str)], strings: &[&str]) -> Vec<u8> {
    let mut parts: Vec<(String, String)> = vec![
        ("[Content_Types].xml".into(), "<Types/>".into()),
        ("_rels/.rels".into(), relations(&[("r1", "officeDocument", "xl/workbook.xml")])),
    ];
    let (mut list, mut targets) =
        (String::new(), vec![("s".to_owned(), "sharedStrings", "sharedStrings.xml".to_owned())]);
    targets.push(("f".to_owned(), "styles", "styles.xml".to_owned()));
    for (nth, (name, state, xml)) in sheets.iter().enumerate() {
        list += &format!("<sheet name=\"{name}\" state=\"{state}\" r:id=\"r{nth}\"/>");
        targets.push((format!("r{nth}"), "worksheet", format!("worksheets/sheet{nth}.xml")));
        parts.push((format!("xl/worksheets/sheet{nth}.xml"), format!("<worksheet>{xml}</worksheet>")));
    }
    let targets: Vec<_> = targets.iter().map(|(id, kind, target)| (id.as_str(), *kind, target.as_str())).collect();
    let strings: String = strings.iter().map(|text| format!("<si><t>{text}</t></si>")).collect();
    let styles = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    parts.push(("xl/workbook.xml".into(), format!("<workbook><sheets>{list}</sheets></workbook>")));
    parts.push(("xl/_rels/workbook.xml.rels".into(), relations(&targets)));
    parts.push(("xl/sharedStrings.xml".into(), format!("<sst uniqueCount=\"4294967295\">{strings}</sst>")));
    parts.push(("xl/styles.xml".into(), styles.into()));
    zip(&parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect::<Vec<_>>())
}

/// A Word document with this in its body.
pub fn docx(body: &str) -> Vec<u8> {
    let relations = relations(&[("r1", "officeDocument", "word/document.xml")]);
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", relations.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ])
}

/// An OpenDocument sheet with these contents of `table:table`.
pub fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"S\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
}

/// A PDF of one page with these drawing steps and Helvetica as `F1`; `more` are further objects.
pub fn pdf(steps: &str, more: &[String]) -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>stream\n{steps}\nendstream", steps.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    objects.extend(more.iter().cloned());
    let (mut out, mut table) = ("%PDF-1.4\n".to_owned(), "0000000000 65535 f \n".to_owned());
    for (number, object) in (1..).zip(&objects) {
        table += &format!("{:010} 00000 n \n", out.len());
        out += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let (start, count) = (out.len(), objects.len() + 1);
    out += &format!("xref\n0 {count}\n{table}trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF");
    out.into_bytes()
}
