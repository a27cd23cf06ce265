//! Files of every kind become lines: what is read, its place, what is hidden and what is left out.

use crate::built_files::{docx, ods, pdf, xlsx, zip};
use crate::index;
use vendor_readers::read_file;
use vendor_text::{Column, Line, LineKind, Unread};

fn read(name: &str, bytes: &[u8]) -> (Vec<Line>, Vec<Unread>) {
    read_file(name, bytes, &index().list().words)
}

/// The texts of a file that is read in full.
fn texts(name: &str, bytes: &[u8]) -> Vec<String> {
    let (lines, unread) = read(name, bytes);
    assert!(unread.is_empty(), "{name}: {unread:?}");
    lines.into_iter().map(|line| line.text).collect()
}

const SHEET: &str = "<sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>Camera estate 2026</t></is></c></row>\
    <row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" t=\"s\"><v>1</v></c><c r=\"C3\" t=\"s\"><v>2</v></c><c r=\"D3\" t=\"s\"><v>3</v></c></row>\
    <row r=\"4\"><c r=\"A4\" t=\"s\"><v>4</v></c><c r=\"B4\" t=\"s\"><v>5</v></c><c r=\"C4\" t=\"s\"><v>6</v></c><c r=\"D4\" s=\"1\"><v>45293</v></c></row>\
    <row r=\"5\" hidden=\"1\"><c r=\"B5\" t=\"s\"><v>5</v></c><c r=\"D5\"><f>SUM(1)</f><v>12.5</v></c></row>\
    </sheetData><mergeCells><mergeCell ref=\"A4:A5\"/></mergeCells>";
const STRINGS: [&str; 7] = ["Make", "Model", "Password", "Installed", "Dahua", "IPC-HFW2831T", "Tr0ub4dor"];

#[test]
fn workbooks_give_rows_with_their_merged_cells_dates_and_formulas() {
    let book = xlsx(&[("Estate", "visible", SHEET)], &STRINGS);
    let (lines, unread) = read("estate.xlsx", &book);
    assert!(unread.is_empty(), "{unread:?}");
    let rows: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.place.row, line.hidden)).collect();
    assert_eq!(
        rows,
        [
            ("Camera estate 2026", Some(1), false),
            ("Make | Model | Password | Installed", Some(3), false),
            ("Dahua | IPC-HFW2831T | 02/01/2024", Some(4), false),
            ("Dahua | IPC-HFW2831T | 12.5", Some(5), true),
        ]
    );
    assert!(lines.iter().all(|line| line.place.sheet.as_deref() == Some("Estate")));
}

#[test]
fn hidden_sheets_are_read_and_marked() {
    let book = xlsx(&[("Costs", "veryHidden", SHEET)], &STRINGS);
    assert!(read("q.xlsx", &book).0.iter().all(|line| line.hidden));
}

#[test]
fn open_document_sheets_repeat_within_reason() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let row = format!(
        "<table:table-row table:number-rows-repeated=\"3\">{}{}</table:table-row>",
        cell("Imou"),
        cell("IPC-A26Z")
    );
    let empty = "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    assert_eq!(texts("q.ods", &ods(&format!("{row}{empty}"))), vec!["Imou | IPC-A26Z"; 3]);
    let bomb = "<table:table-row><table:table-cell table:number-columns-repeated=\"99000000\"><text:p>x</text:p></table:table-cell></table:table-row>";
    let (lines, unread) = read("q.ods", &ods(bomb));
    assert_eq!(lines.len(), 1);
    assert!(unread[0].reason.contains("repeats"), "{unread:?}");
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn word_gives_paragraphs_rows_and_text_boxes_and_what_is_deleted_apart() {
    let cell = |inside: &str| format!("<w:tc>{inside}</w:tc>");
    let inner =
        format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(&paragraph("Option B")), cell(&paragraph("EZVIZ C8c")));
    let body = [
        "<w:p><w:r><w:t>2 x </w:t></w:r><w:del><w:r><w:delText>Dahua</w:delText></w:r></w:del><w:ins><w:r><w:t>Axis P3265</w:t></w:r></w:ins></w:p>".to_owned(),
        format!(
            "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
            cell(&paragraph("HiLook")),
            cell(&paragraph("IPC-B140H")),
            cell(&format!("{}{inner}", paragraph("Options"))),
            cell(&paragraph("£20")),
        ),
        format!(
            "<w:p><mc:AlternateContent><mc:Choice><w:txbxContent>{}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{}\
             </w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>",
            paragraph("Tiandy TC-C32QN"),
            paragraph("Tiandy TC-C32QN")
        ),
    ]
    .concat();
    let (lines, unread) = read("q.docx", &docx(&body));
    assert!(unread.is_empty(), "{unread:?}");
    let rows: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.place.part.as_deref())).collect();
    assert_eq!(
        rows,
        [
            ("Dahua", None),
            ("2 x Axis P3265", None),
            ("HiLook | IPC-B140H", Some("table 1")),
            ("Options", Some("table 1")),
            ("Option B | EZVIZ C8c", Some("table 2")),
            ("£20", Some("table 1")),
            ("Tiandy TC-C32QN", Some("text box 1")),
        ]
    );
    let struck: Vec<&str> =
        lines.iter().filter(|line| line.kind == LineKind::Struck).map(|line| line.text.as_str()).collect();
    assert_eq!(struck, ["Dahua"]);
}

#[test]
fn pages_give_rows_and_entries_without_scripts_and_menus_apart() {
    let page = "<!DOCTYPE html><html><head><script>var x = 'Dahua';</script><style>.a{}</style></head><body>\
        <nav>Hikvision, Axis</nav><table><tr><td rowspan=2>Imou<td>IPC&#45;A26Z &pound;30<tr><td>IPC-K2E</table>\
        <ul><li><div>EZVIZ</div><div>CS-C8c</div><li>plain</ul><p style='display: none'>Tiandy</p></body></html>";
    let (lines, unread) = read("basket.html", page.as_bytes());
    assert!(unread.len() == 1 && unread[0].place == "menu", "{unread:?}");
    let rows: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.hidden)).collect();
    assert_eq!(
        rows,
        [
            ("Hikvision, Axis", false),
            ("Imou | IPC-A26Z £30", false),
            ("Imou | IPC-K2E", false),
            ("EZVIZ | CS-C8c", false),
            ("plain", false),
            ("Tiandy", true)
        ]
    );
    let of_menus = lines.iter().map(|line| line.kind == LineKind::Menu);
    assert_eq!(of_menus.collect::<Vec<_>>(), [true, false, false, false, false, false]);
}

#[test]
fn e_mails_give_their_body_once_and_what_is_attached() {
    let mail = "From: a@example.org\r\nTo: b@example.org\r\nSubject: Quote\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=M\r\n\r\n--M\r\nContent-Type: multipart/alternative; boundary=A\r\n\r\n\
        --A\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n4 x Dahua =C2=A320\r\n\
        --A\r\nContent-Type: text/html\r\n\r\n<p>4 x <b>Dahua</b> &pound;20</p><p>Only here: Imou</p>\r\n--A--\r\n\
        --M\r\nContent-Type: text/csv; name=kit.csv\r\nContent-Disposition: attachment; filename=kit.csv\r\n\r\nMake,Model,Password\r\nTVT,TD-9544,geheim\r\n\
        --M\r\nContent-Type: message/rfc822\r\n\r\nSubject: Old\r\nContent-Type: text/plain\r\n\r\nUniview NVR\r\n--M\r\n\
        Content-Type: image/png; name=photo.png\r\nContent-Disposition: attachment; filename=photo.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--M--\r\n";
    let (lines, unread) = read("q.eml", mail.as_bytes());
    let texts: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
    for wanted in ["4 x Dahua £20", "Only here: Imou", "TVT | TD-9544", "Uniview NVR"] {
        assert_eq!(texts.iter().filter(|text| **text == wanted).count(), 1, "{wanted}: {texts:?}");
    }
    assert!(!texts.iter().any(|text| text.contains("geheim")));
    assert!(unread.len() == 1 && unread[0].place.contains("photo.png"), "{unread:?}");
}

/// Only the forms of one part say the same; other parts of an e-mail say what they say.
#[test]
fn only_alternatives_of_a_part_are_kept_once() {
    let head = "From: a@example.org\r\nTo: b@example.org\r\nSubject: Quote\r\nMIME-Version: 1.0\r\n";
    let of = |kind: &str, parts: [(&str, &str); 2]| {
        let parts = parts.map(|(kind, text)| format!("--M\r\nContent-Type: text/{kind}\r\n\r\n{text}\r\n")).concat();
        let mail = format!("{head}Content-Type: multipart/{kind}; boundary=M\r\n\r\n{parts}--M--\r\n");
        texts("q.eml", mail.as_bytes())
    };
    let mixed = of(
        "mixed",
        [
            ("plain", "We do not offer Hikvision DS-2CD2143G2-I any more."),
            ("plain", "Now offered:\r\nHikvision DS-2CD2143G2-I"),
        ],
    );
    assert!(mixed.iter().any(|text| text == "Hikvision DS-2CD2143G2-I"), "{mixed:?}");
    let mixed = of("mixed", [("plain", "2 x Dahua dome"), ("plain", "2 x Dahua dome")]);
    assert_eq!(mixed.iter().filter(|text| *text == "2 x Dahua dome").count(), 2, "{mixed:?}");
    let forms = of(
        "alternative",
        [
            ("plain", "Please do not quote Dahua cameras again."),
            ("html", "<table><tr><td>Offered</td></tr><tr><td>Dahua cameras</td></tr></table>"),
        ],
    );
    assert!(forms.iter().any(|text| text == "Dahua cameras"), "{forms:?}");
}

#[test]
fn secret_names_of_json_count_however_many_there_are() {
    let plain: Vec<String> = (0..212).map(|n| format!("\"setting_{n}\": {n}")).collect();
    let file = format!("{{{}, \"user_password\": \"bluebird\"}}", plain.join(", "));
    let lines = texts("camera.json", file.as_bytes());
    let (rows, _) = read("cameras.json", br#"[{"make": "Dahua", "password": "bluebird"}]"#);
    assert!(rows.iter().any(|line| line.cells.iter().any(|cell| cell.column == Column::Make)), "{rows:?}");
    assert!(!lines.is_empty() && !lines.iter().any(|text| text.contains("bluebird")), "{lines:?}");
}

#[test]
fn scans_give_one_line_a_host() {
    let scan = "<?xml version=\"1.0\"?><!DOCTYPE nmaprun><nmaprun><host><address addr=\"10.0.0.9\" addrtype=\"ipv4\"/>\
        <address addr=\"BC:51:6C:C7:3D:C1\" addrtype=\"mac\" vendor=\"Tiandy\"/><ports><port portid=\"554\"><service name=\"rtsp\" \
        product=\"Tiandy rtspd\"/></port></ports></host></nmaprun>";
    assert_eq!(
        texts("scan.xml", scan.as_bytes()),
        ["10.0.0.9 | BC:51:6C:C7:3D:C1 Tiandy | port 554 | rtsp Tiandy rtspd"]
    );
    let other = "<devices><device><make>Dahua</make><model>X1</model><password>geheim</password></device></devices>";
    assert_eq!(texts("d.xml", other.as_bytes()), ["Dahua | X1"]);
}

#[test]
fn archives_give_what_is_in_them_one_level_deep() {
    let inner = zip(&[("a.csv", b"Make,Model\nDahua,X1\n")]);
    let outer = zip(&[
        ("kit/q.txt", b"2 x Imou"),
        ("inner.zip", &inner),
        ("book.xlsx", &xlsx(&[("S", "visible", SHEET)], &STRINGS)),
    ]);
    let (lines, unread) = read("all.zip", &outer);
    assert!(lines.iter().any(|line| line.text == "2 x Imou" && line.place.part.as_deref() == Some("kit/q.txt")));
    assert!(lines.iter().any(|line| line.place.part.as_deref() == Some("book.xlsx") && line.place.row == Some(4)));
    assert!(unread.len() == 1 && unread[0].reason.contains("inside another"), "{unread:?}");
}

#[test]
fn pdf_rows_are_rebuilt_from_places() {
    let at = |x: i32, y: i32, text: &str| format!("BT /F1 10 Tf 1 0 0 1 {x} {y} Tm {text} ET\n");
    let steps = [
        at(50, 700, "(Make) Tj"),
        at(150, 700, "(Model) Tj"),
        at(300, 700, "(Password) Tj"),
        // Drawn out of order, with a word moved apart by the font's own spacing.
        at(150, 680, "(DS-2CD2143-) Tj"),
        at(50, 680, "[(Hik) -20 (vi) 15 (sion)] TJ"),
        at(300, 680, "(geheim) Tj"),
        at(150, 668, "(G2-I) Tj"),
        at(50, 640, "(Removal of waste) Tj"),
    ]
    .concat();
    let (lines, unread) = read("q.pdf", &pdf(&steps, &[]));
    assert!(unread.is_empty(), "{unread:?}");
    let texts: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(texts, ["Make | Model | Password", "Hikvision | DS-2CD2143-G2-I", "Removal of waste"]);
    assert_eq!(lines[1].place.page, Some(1));
}

#[test]
fn a_pdf_that_lies_on_its_side_is_read() {
    let steps = "BT /F1 10 Tf 0 1 -1 0 100 100 Tm (Dahua NVR) Tj ET BT /F1 10 Tf 0 1 -1 0 120 100 Tm (Imou) Tj ET";
    assert_eq!(texts("q.pdf", &pdf(steps, &[])), ["Dahua NVR", "Imou"]);
}

#[test]
fn a_scan_is_refused_as_a_picture() {
    let picture = "<</Type/XObject/Subtype/Image/Width 1/Height 1/Length 1>>stream\nx\nendstream".to_owned();
    let (lines, unread) = read("scan.pdf", &pdf("q 500 0 0 800 0 0 cm /X Do Q", &[picture]));
    assert!(lines.is_empty() && unread[0].reason.contains("picture"), "{unread:?}");
}
