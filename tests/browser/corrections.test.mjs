// A person corrects a line: the answer follows, the record says who and why, and the estate keeps it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findings } from "./axe.mjs";
import { EstatePages } from "./estate-pages.mjs";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { keepScreen } from "./keep.mjs";
import { FILE } from "./places.mjs";

const REGISTER = "Asset\tSite\tMake\tModel\nC1\tLibrary\tHikvision\tDS-2CD2143G2-I\nC2\tDepot\tHikvision\tDS-2CD2T85G1\nC3\tDepot\tAxis\tP3265-LVE";

/** Fills the form of an open line in and sends it. */
async function correct(checker, at, says, by, why) {
  const { tab } = checker;
  await tab.$eval(`details.correct:has(#correct-by-${at})`, (form) => (form.open = true));
  await tab.$$eval(`details.correct:has(#correct-by-${at}) label.choice`, (choices, words) => choices.find((choice) => choice.innerText.trim() === words).click(), says);
  for (const [field, words] of [["by", by], ["why", why]]) {
    await tab.$eval(`#correct-${field}-${at}`, (input) => (input.value = ""));
    if (words) await tab.type(`#correct-${field}-${at}`, words);
  }
  await tab.$eval(`details.correct:has(#correct-by-${at}) button[type=submit]`, (button) => button.click());
}

inEveryBrowser((kind, browser) => {
  const name = kind.name.toLowerCase();

  test(`one line is corrected with a name and a reason, and it is taken back · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.type("4 x Hikvision DS-2CD2143G2-I");
      await checker.showsVerdict("restricted");
      await correct(checker, 0, "Only mentioned, not offered and not in place", "", "");
      await checker.until(() => /Enter your name/.test(document.querySelector(".correct-form [role=alert]").innerText));
      await checker.showsVerdict("restricted");
      await correct(checker, 0, "Only mentioned, not offered and not in place", "A. Officer", "The installer lists what it does not sell");
      await checker.until(() => document.querySelector(".outcome").dataset.verdict !== "restricted");
      const said = await checker.tab.$eval(".outcome", (card) => card.innerText);
      assert.match(said, /Hikvision is only mentioned here\. The checker had read: certain, offered/);
      assert.match(said, /By A\. Officer, \d+ \w+ \d{4}: “The installer lists what it does not sell”/);
      assert.match(await checker.tab.evaluate(() => document.activeElement.innerText), /^Corrected/, "the focus stays where one was");
      assert.deepEqual(await findings(checker), []);
      await checker.tab.$eval("details.correct", (form) => (form.open = true));
      await keepScreen(`${name}-correction`, checker.tab, ["Corrected by a person", "Undo “"]);
      await checker.tab.click(".take-back");
      await checker.showsVerdict("restricted");
      assert.doesNotMatch(await checker.tab.$eval(".outcome", (card) => card.innerText), /Corrected by a person/);
      assert.match(await checker.tab.evaluate(() => document.activeElement.innerText), /^Correction undone/);
      assert.deepEqual(checker.errors, []);
    }));

  test(`a corrected row stays in its place, and the estate keeps what was said · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.tab.select("#context-purpose", "existing-equipment");
      await checker.paste(REGISTER);
      await checker.until(() => document.querySelectorAll("tr.line-outcome[data-verdict=restricted]").length === 2);
      await checker.tab.$$eval("tr.line-outcome[data-verdict=restricted] button[aria-expanded]", ([first]) => first.click());
      await checker.tab.waitForSelector("details.correct");
      const at = await checker.tab.$eval("details.correct [id^=correct-by-]", (input) => Number(input.id.split("-").at(-1)));
      await correct(checker, at, "Not this maker’s", "A. Officer", "The plate says Bosch");
      await checker.until(() => document.querySelectorAll("tr.line-outcome[data-verdict=restricted]").length === 1);
      await checker.until(() => /this is not Hikvision/.test(document.querySelector("tr.detail:not([hidden])")?.innerText ?? ""), { timeout: 5000 });

      const estate = await EstatePages.adding(checker);
      await estate.says("#whose", "1 of 3 items was made by a maker on the list");
      await estate.open("keep");
      const kept = JSON.parse(await estate.saved("#estate-save"));
      const corrected = kept.lines.filter(({ corrections }) => corrections);
      assert.deepEqual(corrected.map(({ corrections }) => corrections.map(({ says, by, why }) => [says, by, why])), [[["not-this-maker", "A. Officer", "The plate says Bosch"]]]);
    }));

  test(`what a visit found is entered, looked up, kept and undone · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.go("#/estate");
      await checker.tab.waitForSelector("#estate-sample");
      await checker.tab.click("#estate-sample");
      const estate = new EstatePages(checker);
      await estate.says("#whose", "4 of 7 items");
      await estate.open("visits");
      await estate.says("#visits-intro", "2 lines on 1 site");
      await checker.tab.$$eval(".visit .stops > li", (stops) => (stops.find((stop) => stop.innerText.includes("weighbridge")).querySelector("details").open = true));
      await checker.tab.type(".visit details[open] [id^=found-make]", "Hikvision");
      await checker.tab.type(".visit details[open] [id^=found-model]", "DS-2CD2143G2-I");
      await keepScreen(`${name}-visit-found`, checker.tab, ["Enter what was found", "Save and check again"]);
      await checker.tab.$eval(".visit details[open] button[type=submit]", (button) => button.click());
      await estate.says("#visits-intro", "1 line on 1 site");
      await estate.says("#estate-status", "Hikvision, DS-2CD2143G2-I. The line is checked with this.");
      await estate.open("overview");
      await estate.says("#whose", "5 of 7 items");
      assert.match(await estate.text("#asset-table"), /n\/k.*Found \d+ \w+ \d{4}: Hikvision, DS-2CD2143G2-I/);
      await checker.tab.click("#estate-undo");
      await estate.says("#whose", "4 of 7 items");
      assert.deepEqual(checker.errors, []);
    }));
});
