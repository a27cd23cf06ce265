// The yardstick for the start: a page as large as the checker that only reads itself, compiles a program and starts a
// worker with it.
import { stat } from "node:fs/promises";

const CHECKER = new URL("../../dist/vendor-checker.html", import.meta.url);

/** Runs in the plain page. The program has 9,000 functions that add to a local variable sixty times: some megabytes. */
const SCRIPT = `
const number = (value) => { const bytes = []; do { bytes.push((value & 127) | (value > 127 ? 128 : 0)); value >>= 7; } while (value); return bytes; };
const section = (id, bytes) => [[id, ...number(bytes.length)], bytes];
const sums = Array.from({ length: 60 }, (_, at) => [0x20, 0, 0x41, at, 0x6a, 0x21, 0]).flat();
const body = [1, 1, 0x7f, ...sums, 0x0b];
const one = [...number(body.length), ...body];
const count = 9000;
const code = new Uint8Array(one.length * count + 2);
code.set(number(count));
for (let nth = 0; nth < count; nth += 1) code.set(one, 2 + nth * one.length);
const parts = [[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0], ...section(1, [1, 0x60, 0, 0]), ...section(3, [...number(count), ...new Array(count).fill(0)]), ...section(10, code)];
const worker = new Worker(URL.createObjectURL(new Blob(["onmessage = ({ data }) => { new WebAssembly.Instance(data); postMessage(1); }"], { type: "text/javascript" })));
worker.onmessage = () => (document.body.dataset.took = performance.now());
new Blob(parts.map((part) => new Uint8Array(part))).arrayBuffer().then((bytes) => WebAssembly.compile(bytes)).then((program) => worker.postMessage(program));
`;

/** The plain page's text, exactly as long as the checker that was built. */
export async function plainPage() {
  const [head, tail] = ['<!DOCTYPE html><title>plain</title><body><script type="text/plain">', `</script><script>${SCRIPT}</script>`];
  const { size } = await stat(CHECKER);
  return head + "x".repeat(size - head.length - tail.length) + tail;
}

/** Opens the plain page at an address: milliseconds from the start of loading to its worker's first answer. */
export async function plainPageTook(browser, url) {
  const tab = await browser.newPage();
  try {
    await tab.goto(url);
    await tab.waitForSelector("body[data-took]");
    return Math.round(await tab.$eval("body", (body) => Number(body.dataset.took)));
  } finally {
    await tab.close();
  }
}
