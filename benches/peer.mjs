// One library on one list, in a process of its own with a clean heap: prints one JSON line.
import { readFileSync } from "node:fs";
import { LIBRARIES } from "./libraries.mjs";
import { measure } from "./measure.mjs";

const [task, library, ...files] = process.argv.slice(2);
const lines = (file) => readFileSync(file, "utf8").split("\n").filter((line) => line.length > 0);

if (task === "search") {
  const [names, queries] = [lines(files[0]), lines(files[1]).map((line) => line.split("\t")).map(([query, expected]) => ({ query, expected }))];
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let held;
  const build = async (all) => {
    held = await LIBRARIES[library](all);
    return held;
  };
  const figures = await measure(build, names, queries);
  globalThis.gc?.();
  console.log(JSON.stringify({ ...figures, memoryMb: (process.memoryUsage().heapUsed - before) / 2 ** 20 }));
} else {
  // Screening: a row is flagged when the library finds anything at all for it.
  const [listed, benign, positives] = files.map(lines);
  const search = await LIBRARIES[library](listed);
  const flagged = async (rows) => {
    let count = 0;
    for (const row of rows) count += Number((await search(row)).length > 0);
    return count;
  };
  const began = performance.now();
  const wrong = await flagged(benign);
  const seconds = (performance.now() - began) / 1000;
  const found = await flagged(positives.map((row) => row.split("\t")[0]));
  console.log(JSON.stringify({ wrong, of: benign.length, found, positives: positives.length, rowsPerSecond: benign.length / seconds }));
}
