// Files that are built to break readers, given to the page: it stays alive, no reader hangs, and nothing is left out
// silently. It always uses the journey's own files; with HOSTILE=FOLDER, also every file under that folder.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { test } from "node:test";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { HOSTILE } from "./made-files.mjs";
import { FILE } from "./places.mjs";

const BATCH = 60;
const MOST_MS = 600_000;
const CRASHED = /stopped because of an error in this tool/;
const HUNG = /there was no progress for 20 seconds/;

/** Every file under a folder, with the sub-folder that it is in as its class. Notices and programs are not samples. */
function collected(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("_") && !entry.name.endsWith(".py") && entry.parentPath !== folder)
    .map((entry) => ({ path: join(entry.parentPath, entry.name), kind: relative(folder, entry.parentPath).split("/")[0] }));
}

/** Own samples, written to a folder. */
function own(folder) {
  return Object.entries(HOSTILE).map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return { path, kind: "own" };
  });
}

/** Gives the files to the page in batches, and reports how each one went. */
async function feed(checker, folder, samples, t) {
  const fates = [];
  for (let from = 0; from < samples.length; from += BATCH) {
    const batch = samples.slice(from, from + BATCH).map((sample, nth) => {
      // Files of one name in several folders are told apart by a number.
      const name = `${from + nth}-${sample.path.split("/").at(-1)}`;
      const path = join(folder, name);
      symlinkSync(sample.path, path);
      return { ...sample, name, path };
    });
    const began = Date.now();
    await checker.chooseFiles(batch.map(({ path }) => path), MOST_MS);
    t.diagnostic(`files ${from + 1} to ${from + batch.length}: ${Date.now() - began} ms`);
    const { files, unread } = await checker.account();
    const lines = new Set(files);
    for (const { name, kind } of batch) {
      const said = unread.filter(({ file }) => file === name).map(({ reason }) => reason).join(" ");
      const fate = CRASHED.test(said) ? "crashed" : HUNG.test(said) ? "hung" : lines.has(name) ? (said ? "in part" : "fully") : said ? "refused" : "silent";
      fates.push({ name, kind, fate });
    }
  }
  return fates;
}

inEveryBrowser((kind, browser) => {
  test(`hostile files harm nothing · ${kind.name}`, (t) =>
    withPage(browser(), FILE, {}, async (checker) => {
      const folder = mkdtempSync(join(tmpdir(), "hostile-"));
      const made = mkdtempSync(join(tmpdir(), "made-"));
      try {
        await checker.ready();
        const samples = process.env.HOSTILE ? collected(process.env.HOSTILE) : own(made);
        const fates = await feed(checker, folder, samples, t);
        const table = {};
        for (const { kind: of, fate } of fates) {
          table[of] ??= { files: 0, fully: 0, "in part": 0, refused: 0, silent: 0, crashed: 0, hung: 0 };
          table[of].files += 1;
          table[of][fate] += 1;
        }
        for (const [of, counts] of Object.entries(table)) t.diagnostic(`${of}: ${JSON.stringify(counts)}`);
        assert.deepEqual(fates.filter(({ fate }) => ["silent", "crashed", "hung"].includes(fate)), []);
        await checker.paste("Hikvision");
        await checker.showsVerdict("restricted");
        assert.deepEqual(checker.errors, []);
      } finally {
        rmSync(folder, { recursive: true });
        rmSync(made, { recursive: true });
      }
    }));
});
