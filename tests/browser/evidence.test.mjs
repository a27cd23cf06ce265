// What leaves the page about a run: saved in each form, printed, asked about in letters, and checked again later.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { findings } from "./axe.mjs";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { keepPaper, keepScreen } from "./keep.mjs";
import { FILE } from "./places.mjs";

const COMMAND = fileURLToPath(new URL("../../target/debug/vendor-check", import.meta.url));
const TODAY = "2026-12-01";
const REGISTER =
  "Asset,Make,Model,IP,Site,Notes\nA1,Hikvision,DS-2CD2143G2-I,10.1.2.3,Town Hall,=1+1\nA2,Swann,SWDSK-85680,10.1.2.4,Depot,+44 20\nA3,Axis,P3265-LVE,10.1.2.5,Library,\n";
/** The heading row is looked up like any other. */
const LINES = 4;

/** The words of a saved web page as a reader sees them: opened as a page of its own. */
async function opened(browser, html) {
  const tab = await browser.newPage();
  try {
    await tab.setContent(html);
    return { text: await tab.evaluate(() => document.body.innerText), scripts: await tab.$$eval("script, link, img, iframe", (all) => all.length) };
  } finally {
    await tab.close();
  }
}

/** The workbook that the command writes of the same register. */
function workbookOfTheCommand(today) {
  const folder = mkdtempSync(join(tmpdir(), "workbook-"));
  try {
    const [given, written] = [join(folder, "register.csv"), join(folder, "record.xlsx")];
    writeFileSync(given, REGISTER);
    const particulars = ["--checked-by", "=A. Clerk", "--reference", "Committee 7"];
    // It ends with a code above 0, because lines were flagged.
    spawnSync(COMMAND, ["check", given, "--format", "xlsx", "--out", written, "--today", today, ...particulars]);
    return readFileSync(written);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

inEveryBrowser((kind, browser) => {
  test(`a workbook is that of the command, byte for byte · ${kind.name}`, (t) =>
    withPage(browser(), FILE, { today: TODAY }, async (checker) => {
      if (!existsSync(COMMAND)) return t.diagnostic("not run: the command is not built (cargo build --bin vendor-check)");
      await checker.ready();
      await checker.drop("register.csv", REGISTER);
      await checker.rowVerdicts();
      await checker.fill("#checked-by", "=A. Clerk");
      await checker.fill("#reference", "Committee 7");
      const saved = await checker.savedBytes("save-workbook");
      assert.ok(saved.equals(workbookOfTheCommand(TODAY)));
      assert.deepEqual(await checker.violations(), []);
      assert.deepEqual(checker.errors, []);
    }));

  test(`a run saved in each form says the same · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.drop("register.csv", REGISTER);
      await checker.rowVerdicts();
      await checker.fill("#checked-by", "=A. Clerk");
      await checker.fill("#reference", "Committee 7");
      const hash = createHash("sha256").update(REGISTER).digest("hex");
      const saved = {};
      for (const form of ["save-json", "save-table", "save-record", "save-page"]) {
        saved[form] = await checker.saved(form);
        for (const wanted of ["A. Clerk", "Committee 7", "register.csv", hash, "DS-2CD2143G2-I", "P3265-LVE"]) {
          assert.ok(saved[form].includes(wanted), `${form} holds ${wanted}`);
        }
      }
      const records = saved["save-json"].trim().split("\n").map((line) => JSON.parse(line));
      assert.equal(records.length, LINES + 1);
      assert.deepEqual(records[LINES].summary.inputs, [{ name: "register.csv", sha256: hash, bytes: REGISTER.length }]);
      assert.equal(records[LINES].summary.particulars.checked_by, "=A. Clerk");
      const cells = saved["save-table"].split(/[,\n]"?/);
      assert.deepEqual(cells.filter((cell) => /^[=+@]/.test(cell)), [], "no cell of the CSV begins a formula");
      const { text, scripts } = await opened(browser(), saved["save-page"]);
      assert.equal(scripts, 0);
      assert.match(text, /Record of a check/);
      for (const record of records.slice(0, LINES)) assert.ok(text.includes(record.text), record.text);
      assert.deepEqual(await checker.violations(), []);
      assert.deepEqual(checker.errors, []);
    }));

  test(`the record goes onto paper, and what was not read with it · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.dropAll({ "register.csv": REGISTER, "scan.pdf": "no document" });
      await checker.settles();
      await checker.fill("#checked-by", "A. Clerk");
      await checker.printsInstead();
      await checker.tab.click("#print-record");
      await checker.until(() => window.__printed === 1);
      await checker.tab.emulateMediaType?.("print").catch(() => {});
      const paper = await checker.tab.$eval("#printed-record", (record) => record.textContent);
      for (const wanted of ["INCOMPLETE", "scan.pdf", "A. Clerk", "DS-2CD2143G2-I", "The answers", "Decided by", "Annex: the measures"]) {
        assert.ok(paper.includes(wanted), wanted);
      }
      await keepPaper(`${kind.name.toLowerCase()}-print-record`, checker, ["INCOMPLETE", "scan.pdf", "A. Clerk", "DS-2CD2143G2-I", "The answers", "Decided by", "Annex: the measures"], 20);
      assert.deepEqual(await checker.violations(), []);
    }));

  test(`letters are about the open lines that are shown · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.drop("register.csv", REGISTER);
      await checker.rowVerdicts();
      await checker.tab.click("#letters summary");
      await checker.tab.waitForSelector("#letter-supplier", { timeout: 5000 });
      const letter = await checker.tab.$eval("#letter-supplier", (letter) => letter.textContent);
      assert.match(letter, /A2 \| Swann/);
      assert.doesNotMatch(letter, /10\.1\.2|Hikvision|P3265/);
      await keepScreen(`${kind.name.toLowerCase()}-letters`, checker.tab, ["Letters that ask who made it"]);
      assert.deepEqual(await findings(checker), []);
    }));

  test(`an earlier record is checked again · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.drop("register.csv", REGISTER);
      await checker.rowVerdicts();
      const record = await checker.saved("save-json");
      await checker.go("#/recheck");
      await checker.give("#choose-record", "record.jsonl", record);
      await checker.waitForText("Nothing changed.");
      // The same lines as if the list had known nothing about one of them then.
      const lines = record.trim().split("\n");
      const at = lines.findIndex((line) => line.includes("DS-2CD2143G2-I"));
      lines[at] = JSON.stringify({ ...JSON.parse(lines[at]), verdict: "none-found", makers: [], measures: [] });
      await checker.give("#choose-record", "older.jsonl", lines.join("\n"));
      await checker.waitForText("1 with a different answer");
      await checker.waitForText("Hikvision: certain, was not found.");
      assert.deepEqual(await findings(checker), []);
      await keepScreen(`${kind.name.toLowerCase()}-recheck`, checker.tab, ["1 with a different answer"]);
      await checker.tab.setViewport({ width: 320, height: 640 });
      await keepScreen(`${kind.name.toLowerCase()}-320-recheck`, checker.tab, ["1 with a different answer"]);
      await checker.give("#choose-record", "other.jsonl", "Make,Model\n");
      await checker.waitForText("it is not a record saved by this tool");
      assert.deepEqual(checker.errors, []);
    }));
});
