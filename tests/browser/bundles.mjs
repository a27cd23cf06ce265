// Signed lists, and pages with other parts, made by the tests: bundles byte for byte as the project writes them,
// minisign signatures by the tests' own keys, and pages in which every hash fits the part that was put in.
import assert from "node:assert/strict";
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { crc32, gunzipSync, gzipSync } from "node:zlib";
import { lzma } from "./lzma.mjs";

export const BUNDLE = readFileSync(new URL("../../public/vendor-list.zip", import.meta.url));
const ANCHOR = readFileSync(new URL("../../list/keysets/keyset.1.json", import.meta.url));

export const sha256 = (data, form = "hex") => createHash("sha256").update(data).digest(form);

/** The entries of a stored ZIP. */
export function entries(zip) {
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
export function packed(files) {
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

const piecesOf = (page, block) => [...page.matchAll(new RegExp(`<script type="[^"]*" id="${block}-block-\\d+">([^<]*)</script>\n?`, "g"))];

const isGzip = (bytes) => bytes.readUInt16BE() === 0x1f8b;

/** What a page carries in a block, unpacked as the page does it: anything but gzip is unpacked by the page's own unpacker. */
export function carried(page, block) {
  const packed = Buffer.concat(piecesOf(page, block).map(([, text]) => Buffer.from(text, "base64")));
  if (isGzip(packed)) return gunzipSync(packed);
  const program = new WebAssembly.Instance(new WebAssembly.Module(carried(page, "unpacker")));
  const { memory, room_for_piece, unpack_piece, unpacked_piece } = program.exports;
  const to = room_for_piece(packed.length);
  new Uint8Array(memory.buffer).set(packed, to);
  const length = unpack_piece();
  assert.ok(length > 0, `${block} can be unpacked`);
  const from = unpacked_piece();
  return Buffer.from(memory.buffer.slice(from, from + length));
}

/** Puts other bytes into a block of a page, as its only piece, and adapts every hash in the page. */
export function withBlock(page, block, bytes) {
  const pieces = piecesOf(page, block);
  assert.ok(pieces.length > 0);
  const [, first] = pieces[0];
  const packed = isGzip(Buffer.from(first, "base64")) ? gzipSync(bytes, { level: 9 }) : lzma(bytes);
  const text = packed.toString("base64");
  const [, boot] = page.match(/<script id="boot">([^]*?)<\/script>/);
  const newBoot = boot.replace(pieces.map(([, piece]) => sha256(piece)).join(" "), sha256(text));
  assert.notEqual(newBoot, boot);
  const element = `<script type="text/plain" id="${block}-block-1">${text}</script>\n`;
  let changed = page.replace(pieces.map(([whole]) => whole).join(""), () => element);
  assert.notEqual(changed, page);
  changed = changed.replace(boot, () => newBoot);
  return changed.replace(sha256(boot, "base64"), () => sha256(newBoot, "base64"));
}

/** Puts a bundle into a page. */
export const forged = (bundle) => (page) => withBlock(page, "list", bundle);

/** A key as minisign has it: `sign` gives the text of a signature file. */
function key() {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const id = randomBytes(8);
  const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  const made = (data) => sign(null, data, privateKey);
  return {
    publicKey: Buffer.concat([Buffer.from("Ed"), id, raw]).toString("base64"),
    sign(bytes, comment) {
      const signature = made(createHash("blake2b512").update(bytes).digest());
      const first = Buffer.concat([Buffer.from("ED"), id, signature]).toString("base64");
      const second = made(Buffer.concat([signature, Buffer.from(comment)])).toString("base64");
      return Buffer.from(`untrusted comment: made by a test\n${first}\ntrusted comment: ${comment}\n${second}\n`);
    },
  };
}

/** A publisher with keys of its own: three for lists and three for keysets, two of which are needed. */
export class Publisher {
  constructor() {
    this.keys = Array.from({ length: 6 }, key);
  }

  keyset(version = 1, epoch = 1) {
    const keys = this.keys.map(({ publicKey }, at) => ({ id: `${at}`, owner: `tester ${at}`, public_key: publicKey }));
    const list = { keys: ["0", "1", "2"], threshold: 2 };
    const root = { keys: ["3", "4", "5"], threshold: 2 };
    const dates = { issued: "2026-01-01", expires: "2036-01-01" };
    return Buffer.from(JSON.stringify({ type: "keyset", list_id: "uk-vendor-checker", version, ...dates, list_epoch: epoch, keys, root, list }));
  }

  /** The committed list as another edition, with changes, signed by some of the list keys. */
  edition(version, { signers = [0, 1], epoch = 1, keysetVersion = 1, more = [], change = () => {} } = {}) {
    const list = JSON.parse(entries(BUNDLE).find(({ name }) => name === "barred-list.json").bytes);
    Object.assign(list.edition, { version, epoch, keyset_version: keysetVersion });
    change(list);
    const bytes = Buffer.from(JSON.stringify(list));
    const comment = `list=${list.edition.list_id} epoch=${epoch} version=${version} issued=${list.edition.issued} sha256=${sha256(bytes)}`;
    const name = "barred-list.json";
    const signatures = signers.map((at) => ({ name: `${name}.0000000${at}.minisig`, bytes: this.keys[at].sign(bytes, comment) }));
    return packed([{ name, bytes }, ...signatures, ...more]);
  }

  /** The files of a keyset that follows another's, signed by the root keys of both, or only by its own. */
  keysetAfter(before, version, epoch = 1) {
    const name = `keyset.${version}.json`;
    const bytes = this.keyset(version, epoch);
    const roots = [before, this].filter(Boolean).flatMap(({ keys }) => keys.slice(3, 5));
    return [{ name, bytes }, ...roots.map((root, at) => ({ name: `${name}.0000001${at}.minisig`, bytes: root.sign(bytes, "keyset") }))];
  }

  /**
   * The page of this publisher: the built page with these keys in the place of the anchor and an edition of its own. Nothing
   * else of the program differs, and the page has no switch for it: the bytes of the anchor are overwritten.
   */
  page(edition) {
    return (page) => {
      const engine = carried(page, "engine");
      const at = engine.indexOf(ANCHOR);
      assert.ok(at > 0 && engine.indexOf(ANCHOR, at + 1) < 0, "the anchor is in the program once");
      const ours = this.keyset();
      assert.ok(ours.length <= ANCHOR.length, "a keyset that fits into the place of the anchor");
      const other = Buffer.from(engine);
      other.fill(" ", at, at + ANCHOR.length);
      ours.copy(other, at);
      return forged(edition)(withBlock(page, "engine", other));
    };
  }
}
