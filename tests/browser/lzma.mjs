// LZMA-packed bytes, as the page carries its list, in the simplest form that every reader accepts: nothing but
// literals.

const FULL = 2 ** 32;
const TOP = 2 ** 24;

/** The range coder of LZMA. */
class RangeCoder {
  out = [];
  low = 0;
  range = FULL - 1;
  cache = 0;
  waiting = 1;

  /** One bit, coded by the probability that it is 0, which then adapts. */
  bit(odds, at, bit) {
    const bound = (this.range >>> 11) * odds[at];
    if (bit === 0) {
      this.range = bound;
      odds[at] += (2048 - odds[at]) >>> 5;
    } else {
      this.low += bound;
      this.range -= bound;
      odds[at] -= odds[at] >>> 5;
    }
    while (this.range < TOP) {
      this.range *= 256;
      this.shift();
    }
  }

  shift() {
    if (this.low < 0xff000000 || this.low >= FULL) {
      const carry = this.low >= FULL ? 1 : 0;
      for (let byte = this.cache; this.waiting > 0; this.waiting -= 1, byte = 0xff) this.out.push((byte + carry) & 255);
      this.cache = Math.floor(this.low / TOP) & 255;
    }
    this.waiting += 1;
    this.low = (this.low % TOP) * 256;
  }

  end() {
    for (let turn = 0; turn < 5; turn += 1) this.shift();
    return Buffer.from(this.out);
  }
}

/** Packs bytes: no literal depends on its neighbours or its position, and the size is in the header. */
export function lzma(bytes) {
  const head = Buffer.alloc(13);
  head.writeUInt32LE(2 ** Math.max(12, Math.ceil(Math.log2(bytes.length + 1))), 1);
  head.writeBigUInt64LE(BigInt(bytes.length), 5);
  const coder = new RangeCoder();
  const isMatch = [1024];
  const literal = new Array(256).fill(1024);
  for (const byte of bytes) {
    coder.bit(isMatch, 0, 0);
    let symbol = 1;
    for (let place = 7; place >= 0; place -= 1) {
      const bit = (byte >> place) & 1;
      coder.bit(literal, symbol, bit);
      symbol = (symbol << 1) | bit;
    }
  }
  return Buffer.concat([head, coder.end()]);
}
