// A quote is shown like a quote: items apart, files and pages named, questions about the bidder and the threshold, a
// claim compared with the rest of the file.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { keepPaper, keepScreen } from "./keep.mjs";
import { FILE } from "./places.mjs";

/** The edition of the list that the page carries. */
const EDITION = /^version = (\d+)$/m.exec(readFileSync(new URL("../../list/edition.toml", import.meta.url), "utf8"))[1];
const QUOTE = [
  "Larkfen Alarms Ltd, 14 Mill Lane, Leeds",
  "Quotation Q-2291",
  "To: Anytown Security Ltd",
  "4 x Hikvision DS-2CD2143G2-I turret camera £480",
  "2 x AXIS P3265-LVE dome £900",
  "1 x Uniview IPC2122LB dome £210",
  "All products in this offer are NDAA compliant.",
  "Total £212,400.00",
].join("\n");

const rows = (checker) =>
  checker.tab.$$eval("#lines tbody tr", (all) =>
    all.filter((row) => !row.hidden && !row.classList.contains("detail")).map((row) => (row.classList.contains("beside-items") ? "---" : row.cells[2].textContent)),
  );

inEveryBrowser((kind, browser) => {
  const name = kind.name.toLowerCase();

  test(`items stand apart, the seller's claim and the bidder are asked about · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.paste(QUOTE);
      await checker.tab.waitForSelector(".beside-items");
      const shown = await rows(checker);
      const apart = shown.indexOf("---");
      assert.ok(shown.slice(0, apart).some((text) => text.includes("DS-2CD2143G2-I")) && shown.slice(apart).some((text) => text.includes("Larkfen")), shown.join("\n"));
      await checker.waitForText("says “NDAA compliant”");
      await checker.waitForText("Restricted for others");
      await keepScreen(`${name}-quote`, checker.tab, ["Beside the items", "Is this firm the bidder?"]);

      await checker.tab.click("#suggest-bidder button");
      await checker.until(() => document.querySelector("#suggest-bidder") === null);
      await checker.waitForText("Bidder");
      assert.ok((await checker.savedJson()).includes('"party":"bidder"'), "the firm is checked as the bidder");

      await checker.choose("#context-purpose", "new-below-threshold");
      await checker.tab.waitForSelector("#ask-of-total button");
      assert.match(await checker.tab.$eval("#ask-of-total", (one) => one.innerText), /£212,400\. Is the whole purchase £[\d,]+ or more/);
      await checker.tab.click("#ask-of-total button");
      await checker.until(() => document.querySelector("#context-purpose").value === "new-above-threshold");
      await checker.until(() => document.querySelector("#ask-of-total") === null);
      assert.deepEqual(checker.errors, []);
    }));

  test(`lines of several files say which, and the same file is read once · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      const camera = "4 x Hikvision DS-2CD2143G2-I\n2 x AXIS P3265-LVE\n";
      await checker.dropAll({ "north.txt": camera, "south.txt": "1 x Dahua IPC-HDBW2431E-S\n", "north (2).txt": camera });
      await checker.settles();
      const places = await checker.tab.$$eval("tr.line-outcome .place small", (all) => all.map((one) => one.textContent));
      assert.deepEqual(places, ["north.txt", "north.txt", "south.txt"]);
      await checker.waitForText("are the same file (same SHA-256): it was read once");
      const why = await checker.tab.$eval("tr.line-outcome button", (button) => button.getAttribute("aria-label"));
      assert.equal(why, "Why, for line 1, north.txt");
    }));

  test(`a report that an answer is wrong names nothing of the user · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.paste("4 x Hikvision DS-2CD2143G2-I for Mrs Penhallow");
      await checker.showsVerdict("restricted");
      await checker.tab.$$eval(".outcome details", (all) => {
        all.find((one) => one.querySelector("summary").textContent === "This is not right").open = true;
      });
      await checker.tab.waitForSelector("#report-text-0");
      const text = () => checker.tab.$eval("#report-text-0", (one) => one.value);
      assert.match(await text(), /DS-2CD2143G2-I/);
      assert.doesNotMatch(await text(), /Penhallow/);
      await checker.tab.click(".report input[type=checkbox]");
      await checker.until(() => document.querySelector("#report-text-0").value.includes("Penhallow"));
    }));

  test(`a printed answer to a file has no empty box · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.drop("quote.txt", QUOTE);
      // Firefox's driver cannot switch a tab to print; the paper below is checked in both.
      if (kind.name === "Chromium") {
        await checker.tab.emulateMediaType("print");
        assert.equal(await checker.tab.$eval(".box", (box) => box.checkVisibility()), false, "nothing was typed");
        await checker.tab.emulateMediaType(null);
      }
      await keepPaper(`${name}-quote`, checker, ["DS-2CD2143G2-I", "TRIAL", `List ${EDITION}`], 4);
    }));
});
