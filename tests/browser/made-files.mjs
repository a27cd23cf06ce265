// Files of every kind, made here for the journeys: small, and with whatever fault a journey needs.
import { crc32, deflateRawSync } from "node:zlib";

const bytes = (content) => (typeof content === "string" ? Buffer.from(content) : content);

/** A ZIP file with stored parts; `lie` changes the length that the directory says of each. */
export function zip(parts, lie = (length) => length) {
  const out = [];
  const directory = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const body = bytes(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(body), 10);
    fields.writeUInt32LE(body.length, 14);
    fields.writeUInt32LE(lie(body.length), 18);
    fields.writeUInt16LE(name.length, 22);
    const entry = Buffer.concat([Buffer.from("PK\x03\x04"), fields, Buffer.from(name), body]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), fields, place, Buffer.from(name)]));
    out.push(entry);
    at += entry.length;
  }
  const whole = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(whole.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...out, whole, end]);
}

const KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const cell = (text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

/** A workbook; `sheets` are rows of cells, by name. */
export function xlsx(sheets) {
  const names = Object.keys(sheets);
  const parts = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships><Relationship Id="r" Type="${KINDS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook><sheets>${names.map((name, nth) => `<sheet name="${name}" r:id="r${nth}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${names.map((_, nth) => `<Relationship Id="r${nth}" Type="${KINDS}/worksheet" Target="s${nth}.xml"/>`).join("")}</Relationships>`,
  };
  names.forEach((name, nth) => {
    parts[`xl/s${nth}.xml`] = `<worksheet><sheetData>${sheets[name].map((row) => `<row>${row.map(cell).join("")}</row>`).join("")}</sheetData></worksheet>`;
  });
  return zip(parts);
}

/** A Word document with these paragraphs. */
export function docx(paragraphs) {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join("");
  return zip({ "[Content_Types].xml": "<Types/>", "word/document.xml": `<w:document><w:body>${body}</w:body></w:document>` });
}

/** A PDF of one page with these lines of text. */
export function pdf(lines) {
  const steps = lines.map((line, nth) => `BT /F1 12 Tf 72 ${740 - nth * 20} Td (${line}) Tj ET`).join("\n");
  return [
    "%PDF-1.7",
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj",
    `4 0 obj<</Length ${steps.length}>>stream\n${steps}\nendstream endobj`,
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj",
    "trailer<</Root 1 0 R/Size 6>>",
    "%%EOF",
  ].join("\n");
}

const CSV = "Make,Model,Admin password,Installed\nHikvision,DS-2CD2143G2-I,hunter2,before 2018\nAxis,P3265-LVE,hunter3,03/2019\nTotal,,,2\n";

/** One e-mail with a body and a register as its attachment. */
export const EML = `From: sales@example.org\nSubject: Quote\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n2 x Dahua IPC-HFW2831T-ZAS\n--b\nContent-Type: text/csv; name="register.csv"\nContent-Disposition: attachment; filename="register.csv"\nContent-Transfer-Encoding: base64\n\n${Buffer.from(CSV).toString("base64")}\n--b--\n`;

/** One workbook with two sheets. */
export const TWO_SHEETS = xlsx({
  Depot: [["Camera register"], ["Make", "Model"], ["Hikvision", "DS-2CD2143G2-I"]],
  Library: [["Make", "Model"], ["Axis", "P3265-LVE"], ["Dahua", "IPC-HFW2831T-ZAS"]],
});

/** A document of each kind that is read. */
export const DOCUMENTS = {
  "quote.txt": "4 x DS-2CD2143G2-I 4MP turret; 2 x AXIS P3265-LVE\nfixings\n",
  "register.csv": CSV,
  "windows.csv": Buffer.from("Make;Model;Price\nDahua;IPC-HFW2831T-ZAS;\xa3120\n", "latin1"),
  "cells.tsv": Buffer.from("\ufeffMake\tModel\r\nHikvision\tDS-2CD2143G2-I\r\n", "utf16le"),
  "mail.eml": EML,
  "page.html": "<!DOCTYPE html><table><tr><th>Make<th>Model<tr><td>Dahua<td>IPC-HFW2831T-ZAS</table><p>HiLook recorder",
  "page.pdf": pdf(["4 x Dahua IPC-HFW2831T-ZAS", "1 x 5MP dome, as specified"]),
  "two-sheets.xlsx": TWO_SHEETS,
  "letter.docx": docx(["Dear Sir", "6 x Uniview IPC3614SB-ADF28KM-I0"]),
  "all.zip": zip({ "inside.csv": CSV, "inside.txt": "Swann add-on camera" }),
  "scan.xml": '<?xml version="1.0"?><nmaprun scanner="nmap"><host><address addr="10.0.0.5" addrtype="ipv4"/><address addr="3C:EF:8C:00:00:01" addrtype="mac" vendor="Zhejiang Dahua"/></host></nmaprun>',
};

/** A Word document of tens of kilobytes whose one paragraph says a name as often as fills so many megabytes. */
function docxOfOneName(megabytes) {
  const whole = Buffer.from(`<w:document><w:body><w:p><w:r><w:t>${"Hikvision ".repeat(megabytes * 104_857)}</w:t></w:r></w:p></w:body></w:document>`);
  const name = "word/document.xml";
  const packed = deflateRawSync(whole, { level: 9 });
  // Assembled with the packed bytes in place of the plain ones.
  const made = zip({
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships><Relationship Id="r1" Type="${KINDS}/officeDocument" Target="${name}"/></Relationships>`,
    [name]: packed,
  });
  for (const [record, at] of [["PK\x03\x04", 4], ["PK\x01\x02", 6]]) {
    const start = made.lastIndexOf(record) + at;
    made.writeUInt16LE(8, start + 4);
    made.writeUInt32LE(crc32(whole), start + 10);
    made.writeUInt32LE(whole.length, start + 18);
  }
  return made;
}

/** Files that break readers: none may stop the page, and none may be left out silently. */
export const HOSTILE = {
  "empty.csv": "",
  "nothing.zip": zip({}),
  "cut.xlsx": TWO_SHEETS.subarray(0, 600),
  "cut.pdf": pdf(["4 x Dahua"]).slice(0, 150),
  "lies.zip": zip({ "a.csv": "Make,Model\n" }, () => 0xfffffff0),
  "deep.html": "<div>".repeat(200_000) + "x",
  "deep.xml": "<a>".repeat(100_000),
  "laughs.xml": `<!DOCTYPE l [<!ENTITY a "lol">${Array.from({ length: 30 }, (_, nth) => `<!ENTITY a${nth} "&a${nth ? nth - 1 : ""};&a${nth ? nth - 1 : ""};">`).join("")}]><l>&a29;</l>`,
  "rows.xlsx": zip({
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": '<workbook><sheets><sheet name="S" r:id="r"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r" Type="${KINDS}/worksheet" Target="s.xml"/></Relationships>`,
    "xl/s.xml": '<worksheet><sheetData><row r="4294967295"><c r="ZZZZZ4294967295"><v>1</v></c></row></sheetData></worksheet>',
  }),
  "ring.pdf": "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\ntrailer<</Root 1 0 R>>",
  "nest.pdf": `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/X ${"[".repeat(100_000)}>>endobj\ntrailer<</Root 1 0 R>>`,
  "quote.csv": `Make,Model\n"${"x".repeat(2_000_000)}\n`,
  "mail.eml": "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\nContent-Type: multipart/mixed; boundary=b\n\n".repeat(2000),
  "old.doc": Buffer.from("d0cf11e0a1b11ae1" + "00".repeat(1000), "hex"),
  "names.docx": docxOfOneName(15),
  "more-names.docx": docxOfOneName(90),
  "picture.png": Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
  "noise.xls": Buffer.from(Array.from({ length: 5000 }, (_, nth) => (nth * 7919 + 31) % 251)),
};
