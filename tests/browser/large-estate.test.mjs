// A register of five thousand lines goes the whole way: narrowed, marked in bulk, planned, kept, opened again, checked
// against another list, and handed over in every form.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { EstatePages } from "./estate-pages.mjs";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { FILE } from "./places.mjs";
import { partsOf, sheetsOf } from "./workbooks.mjs";

const LABELLED = new URL("../../../shared/corpora/documents/estate-5000.xlsx", import.meta.url);
const LINES = 5000;

/** The labelled register, or one that is made here if it is not beside the project. */
function register() {
  if (existsSync(LABELLED)) return { name: "estate-5000.xlsx", bytes: readFileSync(LABELLED) };
  const kits = ["Hikvision,DS-2CD2143G0-I", "Dahua,IPC-HFW5442E-ZE", "Axis,Q6075-E", "n/k,", "Hanwha,XNP-6320H"];
  const rows = Array.from({ length: LINES }, (_, at) => `CAM${at},Site ${at % 40},place ${at},${kits[at % kits.length]},SN${at}-7,10.0.${at % 200}.1,,${2010 + (at % 14)}`);
  return { name: "estate.csv", bytes: Buffer.from(`Asset,Site,Location,Make,Model,Serial,IP,MAC,Installed\n${rows.join("\n")}\n`) };
}

/** Runs in the page: what the lines of a kept estate hold in columns that tell which thing is meant. */
async function told() {
  const { lines } = JSON.parse(await window.__kept.text());
  const telling = ["AssetId", "Serial", "Ip", "Mac"];
  const bytes = new TextEncoder();
  const words = new TextDecoder();
  return lines.flatMap(({ text, cells = [] }) => cells.filter(({ column }) => telling.includes(column)).map(({ start, end }) => words.decode(bytes.encode(text).slice(start, end))));
}

/** The secrets in a text: all of them as separate words, every thirtieth also inside other words. */
function toldBy(text, secrets) {
  const words = new Set(text.split(/[\s<>,;|()]+/));
  return secrets.filter((secret, at) => words.has(secret) || (at % 30 === 0 && text.includes(secret)));
}

const VERDICTS = { Barred: "barred", Restricted: "restricted", "Ask first": "ask", "No measure found": "none-found", "Cannot tell": "cannot-tell", "Nothing to check": "no-kit", "Restricted for others": "restricted", "Restricted abroad": "restricted" };
const number = (words) => Number(words.replaceAll(",", ""));

inEveryBrowser((kind, browser) => {
  test(`five thousand lines go the whole way · ${kind.name}`, (t) =>
    withPage(browser(), FILE, {}, async (checker) => {
      const { name, bytes } = register();
      if (name.endsWith(".csv")) t.diagnostic("the labelled register of 5,000 lines is not there: a made one was used");
      const estate = await EstatePages.of(checker, name, bytes);
      await estate.says("#estate-count", "5,000 of 5,000 lines");
      const coverage = await estate.text("#coverage");
      for (const of of ["by-maker", "by-site", "by-year"]) {
        const { rows, drawn, tableRows } = await checker.picture(of);
        assert.ok(rows > 1 && rows === drawn && rows === tableRows, of);
      }

      // All the sites with a maker's equipment, in one step.
      await estate.tab.select("#estate-maker", "Hikvision");
      await estate.says("#estate-count", " of 5,000 lines");
      const narrowed = number((await estate.text("#estate-count")).split(" ")[0]);
      assert.ok(narrowed > 100 && narrowed < LINES);
      await estate.open("sites");
      const sites = number((await estate.text("#sites-all")).match(/Choose all ([\d,]+)/)[1]);
      await estate.tab.click("#sites-all");
      await estate.says("#sites-chosen", `${sites} sites chosen: `);
      await checker.fill("#mark-own", "looked at together");
      await estate.press("#mark-sensitive");
      await estate.says("#site-table", "looked at together");
      assert.equal(await estate.tab.$$eval("#site-table tbody tr", (rows) => rows.filter((row) => row.innerText.includes("looked at together")).length), Math.min(sites, 50));
      await estate.tab.click("#estate-undo");
      await checker.until(() => !document.querySelector("#site-table").innerText.includes("looked at together"));
      await estate.press("#mark-sensitive");
      await estate.says("#site-table", "looked at together");
      await estate.tab.click("#estate-all");
      await estate.says("#estate-count", "5,000 of 5,000 lines");

      await estate.open("plan");
      await estate.says("#plan-lede", "to replace: ");
      await checker.fill("#prices input", "400");
      await checker.until(() => document.querySelector("#plan-cost").innerText.length > 2);
      const [plan, cost] = [await estate.text("#plan-lede"), await estate.text("#plan-cost")];
      assert.match(cost, /^£[\d,]+00$/);
      await estate.open("visits");
      assert.match(await estate.text("#visits-intro"), /^[\d,]+ lines on [\d,]+ sites need a look/);

      await estate.open("keep");
      await estate.keeps("#estate-save");
      await checker.until(() => !document.querySelector("#estate-unsaved"));
      const secrets = [...new Set(await estate.tab.evaluate(told))].filter((one) => one.length > 4);
      assert.ok(secrets.length > LINES, "asset numbers and addresses are known");

      await checker.go("#/");
      assert.deepEqual((await checker.account()).unread, []);
      const table = await checker.saved("save-table");
      assert.ok(table.split("\n").length > LINES && table.includes("Hikvision"));
      const lines = sheetsOf(await checker.savedBytes("save-workbook")).Lines;
      assert.ok(lines.length > LINES);
      await checker.clear();
      await checker.go("#/estate");
      await estate.tab.waitForSelector("#estate-sample");
      await estate.givesKept("#estate-open", "large.estate.json");
      await estate.says("#coverage", coverage);
      await estate.open("plan");
      await estate.says("#plan-lede", plan);
      await estate.says("#plan-cost", cost);
      await estate.open("sites");
      await estate.says("#site-table", "looked at together");

      await checker.go("#/recheck");
      await estate.givesKept("#choose-record", "large.estate.json");
      await checker.waitForText("Nothing changed.");
      await checker.waitForText("5,001 lines, checked on");
      // As if the list had not known a maker when the estate was kept.
      await estate.givesKept("#choose-record", "earlier.estate.json", "hikvision");
      await checker.waitForText("Hikvision: certain, was not found.");
      const changed = number((await estate.text("#recheck-counts")).match(/^([\d,]+) with a different answer/)[1]);
      assert.ok(changed >= narrowed * 0.9, `${changed} lines of ${narrowed} changed`);

      await estate.open("packs");
      for (const pack of ["#pack-information", "#pack-committee"]) {
        await estate.tab.click(pack);
        await estate.says("#pack", "(redacted)");
        const paper = await estate.saved("#pack-save");
        assert.deepEqual(toldBy(paper, secrets), [], pack);
        assert.ok(paper.includes("Hikvision\t"));
      }
      const redacted = await checker.savedBytes("estate-workbook-redacted");
      const parts = Object.values(partsOf(redacted)).join("\n");
      assert.deepEqual(toldBy(parts, secrets), []);
      assert.equal(sheetsOf(redacted).Assets.length, 2 + LINES);

      await estate.open("keep");
      const whole = sheetsOf(await checker.savedBytes("estate-workbook"));
      const answers = await estate.tab.evaluate(async () => {
        const { lines, answers } = JSON.parse(await window.__kept.text());
        return lines.map(({ text }, at) => [text, answers[at].verdict]).filter((_, at) => lines[at].cells?.length > 0);
      });
      const [, headings, ...assets] = whole.Assets;
      const of = (heading) => assets.map((row) => row[headings.indexOf(heading)]);
      assert.deepEqual(of("As written"), answers.slice(-LINES).map(([text]) => text), "each line stands in the workbook as it is written");
      assert.deepEqual(of("Answer").map((words) => VERDICTS[words]), answers.slice(-LINES).map(([, verdict]) => verdict), "and with its answer");

      assert.deepEqual(checker.errors, []);
      assert.deepEqual(await checker.violations(), []);
    }));
});
