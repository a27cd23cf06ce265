// The measuring stand: our look-up natively, as WebAssembly in Node, Chromium and Firefox, and the peers, on the same names and
// queries in one run. Writes docs/benchmarks.md and its pictures. Run as `cargo xtask bench`.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import { fileURLToPath } from "node:url";
import { BROWSERS } from "../tests/browser/browsers.mjs";
import { LIBRARIES } from "./libraries.mjs";
import { bars } from "./picture.mjs";

const ROOT = new URL("../", import.meta.url);
const NAMES = new URL("../shared/corpora/names/", ROOT);
const SIZES = [["1k", 1_000], ["10k", 10_000], ["100k", 100_000]];
const PROCESS_LIMIT_MS = 300_000;
const path = (url) => fileURLToPath(url);

if (!existsSync(NAMES)) {
  console.log("not run: the labelled names are not beside the project");
  process.exit(0);
}

function child(program, words) {
  const done = spawnSync(program, words, { encoding: "utf8", timeout: PROCESS_LIMIT_MS });
  const last = done.stdout?.trim().split("\n").at(-1);
  if (done.status !== 0 || !last) {
    console.error(`${words.slice(0, 3).join(" ")}: ${done.error?.message ?? done.stderr?.slice(0, 300)}`);
    return null;
  }
  return JSON.parse(last);
}

const NATIVE = path(new URL("target/benches/release/native", ROOT));
const peer = (task, library, files) => child(process.execPath, ["--expose-gc", "--max-old-space-size=4000", path(new URL("peer.mjs", import.meta.url)), task, library, ...files]);
const native = (task, engine, files) => child(NATIVE, [task, engine, ...files]);

// ---- Our engine as WebAssembly: the same classic glue in Node's own process and in both browsers ----

const GLUE = readFileSync(new URL("target/benches/web/vendor_checker_benches.js", ROOT), "utf8");
const WASM = readFileSync(new URL("target/benches/web/vendor_checker_benches_bg.wasm", ROOT));
const MEASURE = readFileSync(new URL("measure.mjs", import.meta.url), "utf8").replaceAll("export ", "");

/** What runs in a browser's page. */
const inPage = async ({ task, files, wasm }) => {
  const bytes = Uint8Array.from(atob(wasm), (letter) => letter.charCodeAt(0));
  const exports = await wasm_bindgen({ module_or_path: bytes });
  const all = files.map((text) => text.split("\n").filter((line) => line.length > 0));
  if (task === "search") {
    const before = exports.memory.buffer.byteLength;
    const build = (names) => {
      const held = new wasm_bindgen.Names(names.join("\n"));
      return (query) => [...held.best(query)];
    };
    const queries = all[1].map((line) => line.split("\t")).map(([query, expected]) => ({ query, expected }));
    // A browser's clock is coarse: each query is asked some times in a row.
    const figures = await measure(build, all[0], queries, { repeat: 20 });
    return { ...figures, memoryMb: (exports.memory.buffer.byteLength - before) / 2 ** 20 };
  }
  const [listed, benign, positives] = all;
  const screen = new wasm_bindgen.Screen(listed.join("\n"));
  const began = performance.now();
  const wrong = benign.filter((row) => screen.flags(row)).length;
  const seconds = (performance.now() - began) / 1000;
  const found = positives.filter((row) => screen.flags(row.split("\t")[0])).length;
  return { wrong, of: benign.length, found, positives: positives.length, rowsPerSecond: benign.length / seconds };
};

async function inBrowser(browser, task, files) {
  const tab = await browser.newPage();
  try {
    await tab.evaluate(`${GLUE}\n${MEASURE}\nglobalThis.wasm_bindgen = wasm_bindgen; globalThis.measure = measure;`);
    return await tab.evaluate(inPage, { task, files: files.map((file) => readFileSync(file, "utf8")), wasm: WASM.toString("base64") });
  } finally {
    await tab.close();
  }
}

// ---- One run ----

const searches = [];
const screenings = [];
const queries = path(new URL("scale_queries.txt", NAMES));
const screenFiles = ["fp_listed_family.txt", "uk_council_suppliers.txt", "fp_mutated_positives.tsv"].map((name) => path(new URL(name, NAMES)));
const lookAlikes = path(new URL("fp_lookalikes.txt", NAMES));
const note = (list, who, size, figures) => {
  if (!figures) return;
  list.push({ who, size, ...figures });
  console.log(JSON.stringify(list.at(-1)));
};

const browsers = await Promise.all(BROWSERS.map(async (kind) => ({ name: kind.name, browser: await kind.launch({}) })));
for (const [label] of SIZES) {
  const files = [path(new URL(`scale_${label}.txt`, NAMES)), queries];
  note(searches, "ours, native", label, native("search", "ours", files));
  for (const { name, browser } of browsers) note(searches, `ours, ${name}`, label, await inBrowser(browser, "search", files));
  note(searches, "rapidfuzz, native", label, native("search", "rapidfuzz", files));
  for (const library of Object.keys(LIBRARIES)) note(searches, library, label, peer("search", library, files));
}
// Look-alikes are rows that must not be flagged, like the suppliers.
const screened = async (who, run) => {
  const suppliers = await run(screenFiles);
  const alike = await run([screenFiles[0], lookAlikes, screenFiles[2]]);
  note(screenings, who, "", suppliers && alike && { ...suppliers, alike: alike.wrong, alikeOf: alike.of });
};
await screened("ours, native", (files) => native("screen", "ours", files));
for (const { name, browser } of browsers) await screened(`ours, ${name}`, (files) => inBrowser(browser, "screen", files));
await screened("rapidfuzz, native", (files) => native("screen", "rapidfuzz", files));
for (const library of Object.keys(LIBRARIES)) await screened(library, (files) => peer("screen", library, files));
const versions = await Promise.all(browsers.map(async ({ name, browser }) => `${name} ${(await browser.version()).replace(/^[^/]*\//, "")}`));
await Promise.all(browsers.map(({ browser }) => browser.close()));

// ---- The page about it ----

const peers = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")).dependencies;
const ms = (value) => (value < 0.1 ? value.toFixed(4) : value < 10 ? value.toFixed(2) : value.toFixed(0));
const share = (value) => (100 * value).toFixed(1);
const day = new Date().toISOString().slice(0, 10);
const table = (heads, rows) => [`| ${heads.join(" | ")} |`, `|${heads.map(() => "---").join("|")}|`, ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n");
const perSize = SIZES.map(([label, count]) => {
  const rows = searches.filter(({ size }) => size === label).map((one) => [one.who, ms(one.buildMs), ms(one.p50), ms(one.p99), one.memoryMb.toFixed(1), share(one.hit1), share(one.hit10)]);
  return `### ${count.toLocaleString("en-GB")} names\n\n${table(["who", "build, ms", "p50, ms", "p99, ms", "memory, MB", "hit@1, %", "hit@10, %"], rows)}`;
});
const rows = screenings.map((one) => [one.who, Math.round(one.rowsPerSecond).toLocaleString("en-GB"), `${one.wrong} of ${one.of}`, `${one.alike} of ${one.alikeOf}`, `${one.found} of ${one.positives}`]);
writeFileSync(
  new URL("docs/benchmarks.md", ROOT),
  `# Benchmarks

Written by \`cargo xtask bench\` on ${day}: ${os.cpus()[0].model}, ${os.cpus().length} cores, ${os.type()}; Node ${process.versions.node}; ${versions.join("; ")}; ${Object.entries(peers).map(([name, version]) => `${name} ${version}`).join(", ")}, rapidfuzz (Rust) 0.5.0.
Times differ between machines and between runs: compare only figures of one run.

## Looking names up

200 queries with typing slips, dropped legal forms and changed word orders; each has one right name. A query's time is the median of
five batches over all queries (in browsers of twenty in a row, because their clocks are coarse); p50 and p99 are over queries. Memory is
what the process (native), the heap (JavaScript) or the WebAssembly memory grew by.

![Median time of a look-up](pictures/bench-look-up.svg)

${perSize.join("\n\n")}

## Screening rows

Rows against ${readFileSync(screenFiles[0], "utf8").trim().split("\n").length} names of listed families: council suppliers and look-alikes must not be flagged, mutated listed names must be found.
A library flags a row when it finds anything for it.

![Rows screened in a second](pictures/bench-screening.svg)

${table(["who", "rows a second", "suppliers flagged", "look-alikes flagged", "mutated names found"], rows)}
`,
);
const at100k = searches.filter(({ size }) => size === "100k");
writeFileSync(new URL("docs/pictures/bench-look-up.svg", ROOT), bars("Median time of a look-up among 100,000 names, in milliseconds (each step is ten times as long)", at100k.map(({ who, p50 }) => ({ name: who, value: p50, text: `${ms(p50)} ms` }))));
writeFileSync(new URL("docs/pictures/bench-screening.svg", ROOT), bars("Rows screened in a second (each step is ten times as many)", screenings.map(({ who, rowsPerSecond }) => ({ name: who, value: rowsPerSecond, text: Math.round(rowsPerSecond).toLocaleString("en-GB") }))));
console.log("docs/benchmarks.md is written");
