// Functions that wasm2js writes in a way unsuitable for this page, written by hand. The build puts each in place of the
// one with its name, and fails if the translation has none with the same number of parameters.

// Twice as much memory is taken as is asked for, so that it is seldom copied. The old buffer is detached, as
// WebAssembly would do, because this tells the glue that its views are out of date; otherwise it would read and write
// where nothing is any more.
function __wasm_memory_size() {
  return pages;
}
var pages = buffer.byteLength >> 16;
function __wasm_memory_grow(pagesToAdd) {
  var oldPages = pages;
  var newPages = oldPages + (pagesToAdd >>> 0);
  if (newPages > 32767) return -1;
  if (newPages << 16 > buffer.byteLength) {
    var larger;
    try {
      larger = new ArrayBuffer(Math.max(newPages << 16, Math.min(buffer.byteLength * 2, 0x7fff0000)));
    } catch (_) {
      return -1;
    }
    new Uint8Array(larger).set(HEAPU8);
    structuredClone(buffer, { transfer: [buffer] });
    buffer = larger;
    HEAP8 = new Int8Array(buffer);
    HEAP16 = new Int16Array(buffer);
    HEAP32 = new Int32Array(buffer);
    HEAPU8 = new Uint8Array(buffer);
    HEAPU16 = new Uint16Array(buffer);
    HEAPU32 = new Uint32Array(buffer);
    HEAPF32 = new Float32Array(buffer);
    HEAPF64 = new Float64Array(buffer);
    bufferView = HEAPU8;
  }
  pages = newPages;
  return oldPages;
}

// Hashing for the signatures spends half its time in these two.
function __wasm_rotl_i32(value, by) {
  return value << by | value >>> 32 - by;
}
function __wasm_rotl_i64(low, high, by) {
  var from = by & 32 ? high : low;
  var over = by & 32 ? low : high;
  by &= 31;
  if (by === 0) {
    i64toi32_i32$HIGH_BITS = over;
    return from;
  }
  i64toi32_i32$HIGH_BITS = over << by | from >>> 32 - by;
  return from << by | over >>> 32 - by;
}
