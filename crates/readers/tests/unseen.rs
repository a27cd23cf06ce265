//! Pictures that show text, files that are not documents, and rows that are laid out in unusual ways: what is shown is
//! read, or the account names it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails may stop at once")]

use miniz_oxide::deflate::compress_to_vec_zlib;
use vendor_list::makers::WordLists;
use vendor_readers::{Layouts, Read};

fn read(name: &str, bytes: &[u8]) -> Read {
    vendor_readers::read(name, bytes, &WordLists::default(), &Layouts::default())
}

fn texts(name: &str, bytes: &[u8]) -> Vec<String> {
    read(name, bytes).lines.into_iter().map(|line| line.text).collect()
}

/// Points of a picture with rows of marks like those of letters.
fn points(wide: usize, lines: usize, marks: usize) -> (Vec<u8>, usize) {
    let blank = vec![255_u8; wide];
    let mut rows = vec![blank.clone(); 20];
    for _ in 0..lines {
        for nth in 0..9 {
            let mut row = blank.clone();
            for mark in 0..marks {
                row[mark * 5 + 3..mark * 5 + 4 + (nth + mark) % 3].fill(10);
            }
            row[nth * 3..nth * 3 + 4].fill(255);
            rows.push(row);
        }
        rows.extend(vec![blank.clone(); 12]);
    }
    (rows.concat(), rows.len())
}

fn png(wide: usize, lines: usize, marks: usize) -> Vec<u8> {
    let (points, tall) = points(wide, lines, marks);
    let rows: Vec<u8> = points.chunks(wide).flat_map(|row| [&[0_u8][..], row].concat()).collect();
    let side = |side: usize| u32::try_from(side).unwrap().to_be_bytes();
    let head = [&side(wide)[..], &side(tall), &[8, 0, 0, 0, 0]].concat();
    let mut out = b"\x89PNG\r\n\x1A\n".to_vec();
    for (name, part) in [(b"IHDR", head), (b"IDAT", compress_to_vec_zlib(&rows, 6)), (b"IEND", Vec::new())] {
        out.extend(side(part.len()));
        out.extend(name);
        out.extend(part);
        out.extend([0; 4]);
    }
    out
}

fn base_64(bytes: &[u8]) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let number = three.iter().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte)) << (8 * (3 - three.len()));
        for nth in 0..4 {
            let sign = char::from(SIGNS[number >> (18 - 6 * nth) & 63]);
            out.push(if nth > three.len() { '=' } else { sign });
        }
    }
    out
}

/// A packed file whose parts are stored uncompressed.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, bytes) in parts {
        let long = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
        let short = u16::try_from(name.len()).unwrap().to_le_bytes();
        let sum = crc32fast::hash(bytes).to_le_bytes();
        let shared = [&[0; 4][..], &[0; 4], &sum, &long(bytes.len()), &long(bytes.len()), &short, &[0; 2]].concat();
        list.push([b"PK\x01\x02\x14\0\x14\0", &shared[..], &[0; 10], &long(out.len()), name.as_bytes()].concat());
        out.extend([b"PK\x03\x04\x14\0", &shared[..], name.as_bytes(), bytes].concat());
    }
    let (from, count) = (out.len(), u16::try_from(list.len()).unwrap().to_le_bytes());
    let list = list.concat();
    let long = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    out.extend(&list);
    out.extend([b"PK\x05\x06\0\0\0\0", &count[..], &count, &long(list.len()), &long(from), &[0; 2]].concat());
    out
}

fn documents(picture: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let hex: String = picture.iter().map(|byte| format!("{byte:02x}")).collect();
    let body = "Please supply two Axis cameras for the depot, as agreed.";
    let mail = format!(
        "From: a@b.example\r\nSubject: Kit\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/html\r\n\r\n<p>{body}</p><img src=\"cid:p\">\r\n--b\r\nContent-Type: image/png\r\n\
         Content-ID: <p>\r\nContent-Disposition: inline\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--b--\r\n",
        base_64(picture)
    );
    let word = format!("<w:document><w:body><w:p><w:r><w:t>{body}</w:t></w:r></w:p></w:body></w:document>");
    let sheet = format!(
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{body}</t></is></c></row></sheetData></worksheet>"
    );
    let book = "<workbook><sheets><sheet name=\"A\" r:id=\"r1\"/></sheets></workbook>";
    let tied = "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
    let open = format!(
        "<office:document-content><office:body><office:text><text:p>{body}</text:p></office:text></office:body></office:document-content>"
    );
    vec![
        ("a.html", format!("<p>{body}</p><img src=\"data:image/png;base64,{}\">", base_64(picture)).into_bytes()),
        ("a.eml", mail.into_bytes()),
        ("a.rtf", format!("{{\\rtf1 {body}\\par{{\\pict\\pngblip\\picw300\\pich90 {hex}}}}}").into_bytes()),
        ("a.docx", packed(&[("word/document.xml", word.as_bytes()), ("word/media/image1.png", picture)])),
        (
            "a.xlsx",
            packed(&[
                ("xl/workbook.xml", book.as_bytes()),
                ("xl/_rels/workbook.xml.rels", tied.as_bytes()),
                ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
                ("xl/media/image1.png", picture),
            ]),
        ),
        (
            "a.odt",
            packed(&[
                ("mimetype", b"application/vnd.oasis.opendocument.text"),
                ("content.xml", open.as_bytes()),
                ("Pictures/1.png", picture),
            ]),
        ),
    ]
}

#[test]
fn small_pictures_of_text_are_named_and_logos_are_not() {
    for (wide, lines, marks, wanted) in
        [(300, 3, 50, 1), (600, 2, 40, 1), (400, 1, 70, 1), (300, 1, 12, 0), (600, 2, 6, 0), (120, 3, 20, 0)]
    {
        for (name, bytes) in documents(&png(wide, lines, marks)) {
            let read = read(name, &bytes);
            assert!(read.lines.iter().any(|line| line.text.contains("Axis")), "{name}: {:?}", read.lines);
            assert_eq!(read.account.unread.len(), wanted, "{name} {wide} {lines} {marks}: {:?}", read.account.unread);
        }
    }
}

/// A page with a line of text and a picture, `wide` points wide on it.
fn pdf(picture: &[u8], dots: (usize, usize), wide: usize) -> Vec<u8> {
    let steps = format!(
        "BT /F1 12 Tf 50 780 Td (Please supply two Axis P3245-V cameras for the depot as agreed last week.) Tj ET \
         q {wide} 0 0 {} 50 400 cm /I Do Q",
        wide * dots.1 / dots.0
    );
    let image = format!(
        "<</Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace/DeviceGray/BitsPerComponent 8/Length {}>>stream\n",
        dots.0,
        dots.1,
        picture.len()
    );
    let objects: Vec<Vec<u8>> = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 6 0 R>>/XObject<</I 5 0 R>>>>>>".to_vec(),
        format!("<</Length {}>>stream\n{steps}\nendstream", steps.len()).into_bytes(),
        [image.as_bytes(), picture, b"\nendstream"].concat(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
    ];
    let (mut out, mut places) = (b"%PDF-1.4\n".to_vec(), Vec::new());
    for (nth, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend([format!("{} 0 obj", nth + 1).as_bytes(), object, b"\nendobj\n"].concat());
    }
    let from = out.len();
    out.extend(b"xref\n0 7\n0000000000 65535 f \n");
    places.iter().for_each(|at| out.extend(format!("{at:010} 00000 n \n").into_bytes()));
    out.extend(format!("trailer<</Size 7/Root 1 0 R>>\nstartxref\n{from}\n%%EOF\n").into_bytes());
    out
}

#[test]
fn a_picture_of_text_beside_text_on_a_page_is_named() {
    for (lines, marks, wide, wanted) in [(3, 50, 150, 1), (5, 40, 400, 1), (3, 50, 30, 0), (1, 8, 300, 0)] {
        let (points, tall) = points(300, lines, marks);
        let read = read("a.pdf", &pdf(&points, (300, tall), wide));
        assert!(read.lines.iter().any(|line| line.text.contains("Axis P3245-V")), "{:?}", read.lines);
        assert_eq!(read.account.unread.len(), wanted, "{lines} {marks} {wide}: {:?}", read.account.unread);
    }
}

#[test]
fn what_is_no_document_is_refused_and_not_read_as_text() {
    // Bytes that look packed: every value occurs about equally often.
    let noise: Vec<u8> = (0..20_000_u32).map(|at| at.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
    let begins: [&[u8]; 7] = [
        b"\0\0\0\x18ftypmp42",
        b"RIFF\x24\x4E\0\0WAVEfmt ",
        b"SQLite format 3\0",
        b"OggS\0\x02",
        b"\x1A\x45\xDF\xA3",
        b"AC1032\0\0",
        b"",
    ];
    for begin in begins {
        let bytes = [begin, &noise].concat();
        for (name, bytes) in [
            ("a.bin", bytes.clone()),
            ("a.zip", packed(&[("in/a.dat", &bytes), ("kit.csv", b"Make,Model\nAxis,P1\n")])),
        ] {
            let read = read(name, &bytes);
            assert_eq!(read.account.unread.len(), 1, "{name} {begin:?}: {:?}", read.account.unread);
            let lines: Vec<&str> = read.lines.iter().map(|line| line.text.as_str()).collect();
            assert_eq!(lines, if name == "a.zip" { &["Make | Model", "Axis | P1"][..] } else { &[] });
        }
    }
    for text in ["plain \u{1b}[1mbold\u{1b}[0m", "caf\u{e9} \u{2013} £3", "a\tb\x0cnext page\n\x1a"] {
        assert!(read("a.txt", text.as_bytes()).account.unread.is_empty(), "{text}");
    }
    assert_eq!(
        texts("a.csv", b"Make\0\0\0\0,Model\0\0\0\nAxis\0\0\0\0,P1\0\0\0\0\0\0\n"),
        ["Make | Model", "Axis | P1"]
    );
}

#[test]
fn a_table_in_a_cell_leaves_its_row_whole() {
    let cell = |text: &str| format!("<td><table><tr><td>{text}</td></tr></table></td>");
    for (page, wanted) in [
        (format!("<table><tr>{}{}{}</tr></table>", cell("4"), cell("Axis"), cell("P1")), "4 | Axis | P1"),
        (format!("<table><tr>{}<td>Axis{}</tr></table>", cell("4"), cell("P1")), "4 | Axis | P1"),
        (
            "<table><tr><td>4</td><td>Axis P1<table><tr><td>2</td><td>Bosch</td></tr></table></td><td>£9</td></tr></table>"
                .to_owned(),
            "2 | Bosch/4 | Axis P1 | £9",
        ),
        // Layout: text before an inner table stays before it.
        (
            "<table><tr><td><p>We offer</p><table><tr><td>2</td><td>Bosch</td></tr></table><p>Regards</p></td></tr></table>"
                .to_owned(),
            "We offer/2 | Bosch/Regards",
        ),
        (
            "<table><tr><td><table><tr><td>a</td></tr><tr><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr><tr><td>e</td></tr></table></td></tr></table>"
                .to_owned(),
            "a/b/c/d/e",
        ),
    ] {
        assert_eq!(texts("a.html", page.as_bytes()).join("/"), wanted, "{page}");
    }
    let rich = r"{\rtf1\trowd\intbl 44\cell Axis P1\par\pard\intbl\itap2 25\nestcell Bosch\nestcell{\*\nesttableprops\trowd\nestrow}\pard\intbl\itap1\cell 9\cell\row\pard end\par}";
    assert_eq!(texts("a.rtf", rich.as_bytes()).join("/"), "25 | Bosch/44 | Axis P1 | 9/end");
}

#[test]
fn boxes_side_by_side_are_rows() {
    for (page, wanted) in [
        ("<div style='display:flex'><div>4</div><div>Axis</div><span>P1</span></div><p>end", "4 | Axis | P1/end"),
        (
            "<style>.r{display:flex}</style><div class=r><b>4</b><b>Axis</b></div><div class=r><b>2</b><b>Bosch</b></div>",
            "4 | Axis/2 | Bosch",
        ),
        ("<div role=table><div role=row><span role=cell>4</span><span role=cell>Axis</span></div></div>", "4 | Axis"),
        (
            "<div style='display:table'><div style='display:table-row'><p style='display:table-cell'>4</p><p style='display:table-cell'>Axis</p></div></div>",
            "4 | Axis",
        ),
        (
            "<div style='display:grid;grid-template-columns:1fr 2fr'><i>4</i><i>Axis</i><i>2</i><i>Bosch</i></div>",
            "4 | Axis/2 | Bosch",
        ),
        (
            "<div style='display:flex'><div><p>Axis</p><p>P1</p></div><div><p>Bosch</p><p>N2</p></div></div>",
            "Axis/P1/Bosch/N2",
        ),
        (
            "<div style='display:flex;flex-direction:column'><div>Axis P1</div><div>Bosch N2</div></div>",
            "Axis P1/Bosch N2",
        ),
        (
            "<div style='display:flex'><div>4</div><div style='display:flex'><div>Axis</div><div>P1</div></div></div>",
            "4 | Axis | P1",
        ),
        ("<span style='display:inline-block'>4</span><span style='display:inline-block'>Axis</span>", "4 Axis"),
        (
            "<p>4 x Axis<select><option>P1</option></select>rest</p><details><summary>more</summary>2 x Bosch</details>",
            "4 x Axis/P1/rest/more/2 x Bosch",
        ),
        ("<p>12 no. Axis<br>model P1<br>Bosch N2</p>", "12 no. Axis model P1/Bosch N2"),
    ] {
        assert_eq!(texts("a.html", page.as_bytes()).join("/"), wanted, "{page}");
    }
}

#[test]
fn drop_downs_and_flowing_lines_are_read() {
    let text = "<office:document office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text><text:p>Make: \
                <field:fieldmark field:type=\"x.FORMDROPDOWN\"><field:param field:name=\"Dropdown_ListEntry\" field:value=\"Axis\"/>\
                <field:param field:name=\"Dropdown_ListEntry\" field:value=\"Bosch\"/>\
                <field:param field:name=\"Dropdown_Selected\" field:value=\"1\"/></field:fieldmark> P1</text:p></office:text></office:body></office:document>";
    assert_eq!(texts("a.fodt", format!("<?xml version=\"1.0\"?>{text}").as_bytes()), ["Make: Bosch P1"]);
    let mail = "From: a@b.example\nSubject: Kit\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\nsupply 4 x Axis \nP3245 today\n";
    assert_eq!(texts("a.eml", mail.as_bytes()), ["Kit", "supply 4 x Axis P3245 today"]);
    let western =
        b"From: a@b.example\nSubject: Kit\nMIME-Version: 1.0\nContent-Type: text/plain\n\n4 x Axis \xa3120 caf\xe9\n";
    let read = read("a.eml", western);
    assert_eq!(read.lines[1].text, "4 x Axis £120 café");
    assert!(read.account.unread.is_empty(), "{:?}", read.account.unread);
    let places = "<kml><Placemark><name>Gate</name><description><![CDATA[<b>Axis</b> P1<br>Qty 3]]></description></Placemark>\
                  <Placemark><name>Yard</name><description>Bosch N2</description></Placemark></kml>";
    assert_eq!(texts("a.kml", places.as_bytes()), ["Gate | Axis P1 Qty 3", "Yard | Bosch N2"]);
}
