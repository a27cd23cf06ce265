// Reads back workbooks that the page saves: the cells of their sheets, and every text in the file.
import { inflateRawSync } from "node:zlib";

/** The parts of a packed file, by their names, as text. */
export function partsOf(zip) {
  const parts = {};
  let at = zip.readUInt32LE(zip.lastIndexOf("PK\x05\x06") + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [method, packed, nameLength] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const entry = zip.readUInt32LE(at + 42);
    const from = entry + 30 + zip.readUInt16LE(entry + 26) + zip.readUInt16LE(entry + 28);
    const bytes = zip.subarray(from, from + packed);
    parts[zip.toString("utf8", at + 46, at + 46 + nameLength)] = (method === 0 ? bytes : inflateRawSync(bytes)).toString("utf8");
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

const SIGNS = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const plain = (xml) => xml.replace(/&(\w+);/g, (_, name) => SIGNS[name]);
const column = (letters) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The sheets of a workbook by name, each as rows of cells: texts as texts, numbers and days as numbers. */
export function sheetsOf(workbook) {
  const parts = partsOf(workbook);
  const texts = [...parts["xl/sharedStrings.xml"].matchAll(/<si>(.*?)<\/si>/gs)].map(([, one]) => [...one.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => plain(text)).join(""));
  const names = [...parts["xl/workbook.xml"].matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => plain(name));
  const rows = (xml) =>
    [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
      const cells = [];
      for (const [, letters, kind, value] of row.matchAll(/<c r="([A-Z]+)\d+"[^>]*?(?: t="(\w+)")?><v>(.*?)<\/v><\/c>/gs)) {
        cells[column(letters)] = kind === "s" ? texts[Number(value)] : Number(value);
      }
      return cells;
    });
  return Object.fromEntries(names.map((name, nth) => [name, rows(parts[`xl/worksheets/sheet${nth + 1}.xml`])]));
}
