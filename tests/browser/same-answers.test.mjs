// The page and the command give the same bytes for the same documents, and the same records for the ten thousand lines
// on which python/tests compares Python and Spark with the command: so all four give the same answers.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { DOCUMENTS } from "./made-files.mjs";
import { FILE } from "./places.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const COMMAND = join(ROOT, "target/debug/vendor-check");
const FURTHER = join(ROOT, "../shared/corpora/documents");
/** Written by the Python tests. */
const LINES = join(ROOT, "target/python/lines.txt");
const TODAY = "2026-12-01";
/** One further document of each kind. */
const CHOSEN = /^(boq-formulas\.xlsx|cctv-register\.csv|cost-plan\.xls|parks-quote\.ods|asset-register\.docx|bill-of-quantities\.pdf|email-with-quote\.eml|basket\.html|network-scan\.xml|quote-paste\.txt|copied-from-excel\.tsv|quote-locked\.pdf)$/;

/** What the command prints; it ends with a code above 0 when something was flagged or not read. */
function printed(path, words = [], input = undefined) {
  try {
    return execFileSync(COMMAND, ["check", path, ...words, "--format", "jsonl", "--today", TODAY], { encoding: "utf8", maxBuffer: 1 << 28, input, stdio: ["pipe", "pipe", "ignore"] });
  } catch (error) {
    return error.stdout;
  }
}

/** A text between two lines, so that neither affects the other: a heading ends at a gap once a line has followed it. */
const BETWEEN = "1";

/** Lines that are given to the page together. */
const PART = 500;

/** The records without the account, without their places, and without the texts in between. */
function records(json) {
  const rows = json.trim().split("\n").map((row) => JSON.parse(row)).slice(0, -1);
  return rows.filter(({ text }) => text !== BETWEEN).map(({ where, ...rest }) => rest);
}

inEveryBrowser((kind, browser) => {
  test(`page and command give the same JSON · ${kind.name}`, (t) =>
    withPage(browser(), FILE, { today: TODAY }, async (checker) => {
      if (!existsSync(COMMAND)) return t.diagnostic("not run: the command is not built (cargo build --bin vendor-check)");
      const folder = mkdtempSync(join(tmpdir(), "same-"));
      try {
        await checker.ready();
        for (const [name, content] of Object.entries(DOCUMENTS)) writeFileSync(join(folder, name), content);
        const further = existsSync(FURTHER) ? readdirSync(FURTHER).filter((name) => CHOSEN.test(name)).map((name) => join(FURTHER, name)) : [];
        const paths = [...Object.keys(DOCUMENTS).map((name) => join(folder, name)), ...further];
        assert.ok(paths.length > 10);
        for (const path of paths) {
          await checker.chooseFiles([path]);
          assert.equal(await checker.savedJson(), printed(path), path);
        }
        t.diagnostic(`${paths.length} documents, byte for byte the same`);
      } finally {
        rmSync(folder, { recursive: true });
      }
    }));

  test(`the lines of Python and Spark get the same records in the page · ${kind.name}`, (t) =>
    withPage(browser(), FILE, { today: TODAY }, async (checker) => {
      if (!existsSync(COMMAND) || !existsSync(LINES)) return t.diagnostic("not run: ten thousand lines in the page (cargo xtask python writes them)");
      const lines = readFileSync(LINES, "utf8").trimEnd().split("\n").filter((line) => line !== BETWEEN);
      const folder = mkdtempSync(join(tmpdir(), "lines-"));
      try {
        await checker.ready();
        const page = [];
        // In parts, so that a slow machine finishes each before the journey's time runs out.
        for (let from = 0; from < lines.length; from += PART) {
          const path = join(folder, `lines-${from}.txt`);
          writeFileSync(path, lines.slice(from, from + PART).map((line) => `${line}\n\n${BETWEEN}\n\n`).join(""));
          // First the traces of the file before must have left the address, and its answer may still change once.
          await new Promise((done) => setTimeout(done, 500));
          await checker.chooseFiles([path]);
          const isAnswered = (name) => document.querySelector("#it-is-an-offer") !== null || document.querySelector(".result-title")?.textContent === name;
          await checker.until(isAnswered, { timeout: 60000 }, `lines-${from}.txt`);
          // A part may look like a register of equipment in place.
          await checker.tab.evaluate(() => document.querySelector("#it-is-an-offer")?.click());
          await checker.until((name) => document.querySelector(".result-title")?.textContent === name, { timeout: 60000 }, `lines-${from}.txt`);
          await checker.settles();
          page.push(...records(await checker.savedJson()));
        }
        const command = records(printed("-", ["--each-alone"], lines.join("\n")));
        assert.equal(command.length, lines.length);
        assert.equal(page.length, command.length);
        // One by one, so that a difference is shown and not ten thousand records.
        for (const [at, record] of command.entries()) assert.deepEqual(page[at], record, lines[at]);
        t.diagnostic(`${page.length} lines, the same records`);
      } finally {
        rmSync(folder, { recursive: true });
      }
    }));
});
