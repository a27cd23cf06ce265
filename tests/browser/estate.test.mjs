// An estate from register to papers: loaded, narrowed, marked, planned, kept, opened again and handed over.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { findings } from "./axe.mjs";
import { EstatePages } from "./estate-pages.mjs";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { keepPaper, keepScreen } from "./keep.mjs";
import { FILE } from "./places.mjs";
import { partsOf, sheetsOf } from "./workbooks.mjs";

const REGISTER = readFileSync(new URL("../data/register.csv", import.meta.url));
/** What each page of the estate must show, on screen and on paper. */
const SHOWS = {
  overview: ["5 of 7 lines identified", "Hikvision"],
  sites: ["Bus Station"],
  plan: ["Your budget", "2026"],
  visits: ["Depot"],
  packs: ["What the list says about it"],
  keep: ["Save the estate"],
};
const TABS = Object.keys(SHOWS);

inEveryBrowser((kind, browser) => {
  const name = kind.name.toLowerCase();

  test(`a register is marked, planned, kept and opened again · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.tab.setViewport({ width: 1280, height: 900 });
      const estate = await EstatePages.of(checker, "register.csv", REGISTER);
      await estate.says("#coverage", "5 of 7 lines identified. 2 still need checking.");
      const drawn = await checker.picture("by-maker");
      assert.equal(drawn.rows, drawn.tableRows, "each bar stands in the table");
      assert.equal(drawn.drawn, drawn.rows);

      await estate.tab.select("#estate-site-kind", "Street");
      await estate.says("#estate-count", "2 of 7 lines");
      await estate.open("sites");
      await estate.says("#estate-count", "2 of 7 lines");
      assert.equal(await estate.tab.$eval("#estate-site-kind", (one) => one.value), "Street", "a filter survives the change of tabs");
      await estate.tab.click("#estate-all");
      await estate.says("#estate-count", "7 of 7 lines");

      await estate.tab.click("#site-table input[aria-label='Choose Bus Station']");
      await checker.fill("#mark-own", "the night buses");
      await estate.press("#mark-sensitive");
      await estate.says("#site-table", "yes, your own reason: the night buses");
      await estate.says("#estate-last", "mark on Bus Station");
      await estate.tab.click("#estate-undo");
      await estate.says("#estate-status", "Undone: mark on Bus Station.");
      await checker.until(() => !document.querySelector("#site-table").innerText.includes("night buses"));
      await estate.press("#mark-sensitive");
      await estate.says("#site-table", "the night buses");
      for (const [written, says] of [["31 March 2028", "2027/28"], ["2029", "2029/30"]]) {
        await checker.fill("#mark-contract", written);
        await estate.tab.click("#mark-set-contract");
        await estate.says("#site-table", says);
      }
      await checker.fill("#mark-contract", "soon");
      await estate.tab.click("#mark-set-contract");
      await estate.says("#mark-trouble", "31/03/2028 or 2027/28. Nothing was changed.");
      await estate.says("#site-table", "2029/30");
      await checker.fill("#mark-own", " ");
      await estate.press("#mark-sensitive");
      await estate.says("#mark-trouble", "Write your reason");
      await estate.says("#site-table", "the night buses");

      await estate.open("plan");
      await estate.says("#plan-lede", "4 items to replace");
      await checker.fill("#prices input", "£500");
      await estate.says("#plan-cost", "£2,000");
      await estate.tab.select("#plan-table tbody tr:first-child select", "isolated");
      await estate.says("#plan-lede", "1 isolated");

      await estate.open("visits");
      await estate.says("#visits-intro", "2 lines on 1 site");
      await estate.open("packs");
      await estate.tab.click("#pack-information");
      await estate.says("#pack", "(redacted)");
      const answer = await estate.saved("#pack-save");
      for (const secret of ["Town Hall", "192.0.2.", "ACCC8", "weighbridge", "CAM00", "AAWR"]) assert.ok(!answer.includes(secret), `a redacted answer tells ${secret}`);
      assert.ok(answer.includes("Hikvision\t"), "and still answers");
      await estate.tab.click("#pack-redacted");
      await estate.tab.click("#pack-committee");
      await estate.says("#pack", "For comparison");
      assert.ok((await estate.text("#pack")).includes("Town Hall"));

      await estate.open("keep");
      assert.ok(await estate.tab.$("#estate-unsaved"), "the work is not saved yet");
      const file = await estate.saved("#estate-save");
      await checker.until(() => !document.querySelector("#estate-unsaved"));
      assert.equal(JSON.parse(file.replace(/^\uFEFF/, "")).format, "vendor-checker-estate");

      await checker.go("#/");
      await checker.clear();
      await checker.go("#/estate");
      await estate.tab.waitForSelector("#estate-sample");
      await checker.give("#estate-open", "mine.estate.json", file);
      await estate.says("#coverage", "5 of 7 lines identified");
      await estate.open("plan");
      await estate.says("#plan-cost", "£2,000");
      await estate.says("#plan-lede", "1 isolated");
      await estate.open("sites");
      await estate.says("#site-table", "the night buses");

      await checker.go("#/recheck");
      await checker.give("#choose-record", "mine.estate.json", file);
      await checker.waitForText("Nothing changed.");
      // The same estate as if the list had not known one camera when it was kept.
      const older = JSON.parse(file.replace(/^\uFEFF/, ""));
      const known = older.answers.find(({ makers }) => makers?.some(({ id }) => id === "hikvision"));
      Object.assign(known, { verdict: "none-found", makers: [], measures: [] });
      older.list = { ...older.list, version: older.list.version - 1, sha256: "0".repeat(64) };
      await checker.give("#choose-record", "older.estate.json", JSON.stringify(older));
      await checker.waitForText("1 with a different answer");
      await checker.waitForText("Hikvision: certain, was not found.");
      await checker.waitForText("The earlier check used list");

      assert.deepEqual(checker.errors, []);
      assert.deepEqual(await checker.violations(), []);
    }));

  test(`the estate as a workbook, in full and redacted · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.dropAll({ "register.csv": REGISTER.toString(), "Town Hall.pdf": "no document" });
      await checker.settles();
      const estate = await EstatePages.adding(checker);
      await estate.says("#coverage", "5 of 7 lines identified");
      await estate.tab.select("#estate-site-kind", "Street");
      await estate.says("#estate-count", "2 of 7 lines");

      await estate.open("keep");
      await estate.tab.waitForSelector("#estate-workbook");
      const whole = sheetsOf(await checker.savedBytes("estate-workbook"));
      assert.deepEqual(Object.keys(whole), ["Summary", "Assets", "Plan", "Sites", "Visits", "Answers"]);
      for (const [name, [stamp, trial, headings]] of Object.entries(whole)) {
        assert.match(stamp[0], /^INCOMPLETE: 1 part of it was not read/, name);
        assert.match(trial[0], /^TRIAL: /, name);
        assert.ok(headings.length > 1, name);
      }
      const account = new Map(whole.Summary);
      assert.equal(account.get("Lines of equipment"), 7);
      assert.equal(account.get("Lines identified"), 5);
      assert.ok(account.has("NOT READ: Town Hall.pdf"));
      const [, , headings, ...assets] = whole.Assets;
      const cells = (heading) => assets.map((row) => row[headings.indexOf(heading)]);
      assert.equal(assets.length, 7, "what is kept is not narrowed by filters of other tabs");
      assert.deepEqual(cells("Maker"), ["Hikvision", "Hikvision", "Axis", "Dahua", undefined, undefined, "Hikvision"]);
      assert.deepEqual(cells("IP address").slice(0, 2), ["192.0.2.11", "192.0.2.12"]);
      assert.deepEqual(cells("Installed").slice(2, 4), [2021, "before 2018"], "a year is a number");
      assert.equal(whole.Plan.length, 3 + 4);
      assert.equal(whole.Visits.length, 3 + 2);

      await estate.open("packs");
      await estate.tab.waitForSelector("#estate-workbook-redacted");
      const bytes = await checker.savedBytes("estate-workbook-redacted");
      const redacted = sheetsOf(bytes);
      assert.deepEqual(Object.keys(redacted), Object.keys(whole));
      assert.ok(redacted.Assets.some(([stamp]) => String(stamp).startsWith("Only part of the register")), "the papers are narrowed, and say so");
      assert.equal(redacted.Assets.length, 4 + 2);
      for (const [part, text] of Object.entries(partsOf(bytes))) {
        for (const secret of ["Town Hall", "High Street", "192.0.2.", "02-00-00", "ACCC8", "weighbridge", "CAM00", "AAWR"]) {
          assert.ok(!text.includes(secret), `${part} of a redacted workbook tells ${secret}`);
        }
      }
      assert.deepEqual(checker.errors, []);
      assert.deepEqual(await checker.violations(), []);
    }));

  test(`a file that is no estate is refused politely · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.go("#/estate");
      await checker.tab.waitForSelector("#estate-open");
      await checker.give("#estate-open", "foreign.json", "{}");
      await checker.waitForText("it is not an estate saved by this checker");
      await checker.give("#estate-open", "newer.json", '{"format":"vendor-checker-estate","edition":9}');
      await checker.waitForText("a newer checker saved it");
    }));

  for (const width of [1280, 320]) {
    test(`every tab fits ${width} px and can be used by everybody · ${kind.name}`, () =>
      withPage(browser(), FILE, {}, async (checker) => {
        await checker.tab.setViewport({ width, height: 900 });
        const estate = await EstatePages.of(checker, "register.csv", REGISTER);
        for (const tab of TABS) {
          await estate.open(tab);
          if (tab === "packs") {
            await estate.tab.click("#pack-committee");
            await estate.says("#pack", "What the list says about it");
          }
          await checker.layOutAll();
          assert.deepEqual(await findings(checker), [], tab);
          await keepScreen(`${name}-${width}-estate-${tab}`, checker.tab, SHOWS[tab]);
          if (width === 1280 && kind.name === "Chromium") await keepPaper(`${name}-print-estate-${tab}`, checker, SHOWS[tab].slice(0, 1), 12);
        }
      }));
  }
});
