// A list that is not to be believed: the page says so in full and offers no check box. The pages here are forged
// with care, so that every hash of the page fits and only the list's own signatures are wrong.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { crc32, gzipSync } from "node:zlib";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { FILE } from "./places.mjs";

const BUNDLE = readFileSync(new URL("../../public/vendor-list.zip", import.meta.url));

/** The entries of a stored ZIP. */
function entries(zip) {
  const found = [];
  let at = 0;
  while (zip.readUInt32LE(at) === 0x04034b50) {
    const size = zip.readUInt32LE(at + 18);
    const data = at + 30 + zip.readUInt16LE(at + 26);
    found.push({ name: zip.toString("utf8", at + 30, data), bytes: Buffer.from(zip.subarray(data, data + size)) });
    at = data + size;
  }
  return found;
}

/** Entries as a stored ZIP, byte for byte as the project writes it. */
function packed(files) {
  const head = ({ name, bytes }) => {
    const out = Buffer.alloc(26);
    [10, 0, 0, 0, 0x21].forEach((value, index) => out.writeUInt16LE(value, index * 2));
    out.writeUInt32LE(crc32(bytes), 10);
    out.writeUInt32LE(bytes.length, 14);
    out.writeUInt32LE(bytes.length, 18);
    out.writeUInt16LE(name.length, 22);
    return out;
  };
  const u32 = (value) => {
    const out = Buffer.alloc(4);
    out.writeUInt32LE(value);
    return out;
  };
  const u16 = (value) => u32(value).subarray(0, 2);
  const body = [];
  const directory = [];
  let offset = 0;
  for (const file of files) {
    const local = Buffer.concat([u32(0x04034b50), head(file), Buffer.from(file.name), file.bytes]);
    body.push(local);
    directory.push(u32(0x02014b50), u16(10), head(file), Buffer.alloc(10), u32(offset), Buffer.from(file.name));
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...body, central, u32(0x06054b50), Buffer.alloc(4), u16(files.length), u16(files.length), u32(central.length), u32(offset), u16(0)]);
}

/** Bytes as the signs of a page's blocks: two signs for thirteen bits. */
function inSigns(bytes) {
  const signs = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).filter((sign) => !"&<>".includes(sign));
  let out = `${bytes.length}:`;
  let held = 0;
  let bits = 0;
  const write = () => (out += signs[Math.floor((held & 8191) / 91)] + signs[(held & 8191) % 91]);
  for (const byte of bytes) {
    held |= byte << bits;
    bits += 8;
    if (bits < 13) continue;
    write();
    held >>>= 13;
    bits -= 13;
  }
  if (bits > 0) write();
  return out;
}

/** Puts a bundle into a page and makes every hash of the page fit it. The bundle becomes the list's only piece. */
function forged(bundle) {
  const sha256 = (text, form) => createHash("sha256").update(text).digest(form);
  return (page) => {
    const pieces = [...page.matchAll(/<script type="[^"]*" id="list-block-\d+">([^<]*)<\/script>\n?/g)];
    assert.ok(pieces.length > 0);
    const block = inSigns(gzipSync(bundle, { level: 9 }));
    const [, boot] = page.match(/<script id="boot">([^]*?)<\/script>/);
    const newBoot = boot.replace(pieces.map(([, text]) => sha256(text, "hex")).join(" "), sha256(block, "hex"));
    assert.notEqual(newBoot, boot);
    const element = `<script type="text/plain" id="list-block-1">${block}</script>\n`;
    let changed = page.replace(pieces.map(([whole]) => whole).join(""), () => element);
    assert.notEqual(changed, page);
    changed = changed.replace(boot, () => newBoot);
    return changed.replace(sha256(boot, "base64"), () => sha256(newBoot, "base64"));
  };
}

const list = (files) => files.find(({ name }) => name === "barred-list.json");

const FORGERIES = {
  "one signature short": (files) => files.filter(({ name }) => name !== "barred-list.json.minisig"),
  "a changed letter in the list": (files) => {
    const { bytes } = list(files);
    bytes[bytes.indexOf("Hikvision")] += 1;
    return files;
  },
  "no signature at all": (files) => files.filter(({ name }) => !name.startsWith("barred-list.json.")),
  "the same signature twice": (files) => {
    const [first, second] = files.filter(({ name }) => name.startsWith("barred-list.json."));
    second.bytes = first.bytes;
    return files;
  },
};

inEveryBrowser((kind, browser) => {
  test(`a page forged with the true list still starts · ${kind.name}`, () =>
    withPage(browser(), FILE, { change: forged(packed(entries(BUNDLE))) }, async (checker) => {
      await checker.ready();
    }));

  for (const [what, forge] of Object.entries(FORGERIES)) {
    test(`${what}: refused in full, no check box · ${kind.name}`, () =>
      withPage(browser(), FILE, { change: forged(packed(forge(entries(BUNDLE)))) }, async (checker) => {
        await checker.tab.waitForSelector("#refused", { timeout: 15000 });
        assert.equal(await checker.hasCheckBox(), false);
        assert.match(await checker.wholeText(), /Do not use this copy[\s\S]*needs 2/);
      }));
  }
});
