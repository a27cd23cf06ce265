// What goes into an estate and comes out of it again: the same file again, files that do not belong in it, a line that
// is corrected in place, what is gone, and steps that say what they did.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findings } from "./axe.mjs";
import { EstatePages } from "./estate-pages.mjs";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { keepScreen } from "./keep.mjs";
import { FILE } from "./places.mjs";

const REGISTER = `Asset No,Site,Make,Model,Fitted,Comments
C1,Depot,Hikvision,DS-2CD2143G2-I,2018,
C2,Depot,n/k,,2019,
C3,Library,n/k,,2019,
C4,Library,n/k,,2020,
C5,Library,Axis,P3265-LVE,2021,
C6,Library,Hikvision,DS-2CD2143G2-I,2018,removed 2023
`;

inEveryBrowser((kind, browser) => {
  const name = kind.name.toLowerCase();

  test(`a line is corrected in the estate, and what is gone can be looked at · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      const estate = await EstatePages.of(checker, "register.csv", REGISTER);
      await estate.says("#whose", "1 of 5 items was made by a maker on the list");
      const whyOf = (row) => checker.tab.$$eval("#asset-table tbody tr, #gone-table tbody tr", (rows, row) => rows.find((one) => one.innerText.includes(row)).querySelector("button.plain").click(), row);
      await whyOf("C1");
      await checker.until(() => document.querySelector("#estate-line").open && document.querySelector("#estate-line .answer") !== null);
      assert.deepEqual(await findings(checker), []);
      await keepScreen(`${name}-estate-line`, checker.tab, ["Hikvision", "Correct this line"]);
      await checker.tab.$eval("#estate-line details.correct", (one) => (one.open = true));
      await checker.tab.type("#estate-line [id^=correct-by]", "A. Officer");
      await checker.tab.type("#estate-line [id^=correct-why]", "The plate says Bosch");
      await checker.tab.$eval("#estate-line button[type=submit]", (one) => one.click());
      await estate.says("#whose", "None of 5 items were made by a maker on the list");
      await estate.says("#estate-last", "correction of register.csv: row 2");
      await checker.tab.click("#estate-undo-this");
      await estate.says("#estate-status", "Undone: correction of register.csv: row 2.");
      await estate.says("#whose", "1 of 5 items was");

      await checker.fill("#estate-text", "C6");
      await estate.says("#assets-page", "Nothing fits.");
      await checker.tab.select("#asset-gone", "gone");
      await estate.says("#gone-table", "its line says so");
      await whyOf("C6");
      await checker.until(() => document.querySelector("#estate-line").open);
      await checker.tab.click("#estate-line-close");
      await checker.until(() => !document.querySelector("#estate-line").open);
      assert.deepEqual(checker.errors, []);
      assert.deepEqual(await checker.violations(), []);
    }));

  test(`what was put right on the page Check arrives, and what is no register does not · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      const estate = await EstatePages.of(checker, "register.csv", REGISTER);
      await estate.open("visits");
      await checker.tab.$$eval(".visit .stops > li", ([first, second]) => [first, second].forEach((stop) => (stop.querySelector("details").open = true)));
      const stops = await checker.tab.$$(".visit .stops > li");
      const of = async (stop) => (await stop.evaluate((one) => one.querySelector("b").innerText)).slice(0, 2);
      const [first, second] = [await of(stops[0]), await of(stops[1])];
      await (await stops[1].$("[id^=found-make]")).type("half typed");
      await (await stops[0].$("[id^=found-make]")).type("Axis");
      await stops[0].$eval("button[type=submit]", (one) => one.click());
      await estate.says("#visits-intro", "2 lines on");
      const left = await checker.tab.$$eval(".visit .stops > li", (rows) => rows.map((row) => [row.querySelector("b").innerText.slice(0, 2), row.querySelector("[id^=found-make]").value]));
      assert.ok(!left.some(([asset]) => asset === first), "what was seen leaves the list");
      assert.deepEqual(left.filter(([, typed]) => typed), [[second, "half typed"]], "what is typed stays with its own device");

      // A file that adds nothing is not a step, and the message says which step is undone.
      await checker.give("#estate-add", "register.csv", REGISTER);
      await estate.says("#estate-status", "register.csv is already in your estate: nothing was added.");
      assert.equal(await checker.tab.$("#estate-undo-this"), null, "there is nothing to take back beside it");
      await checker.tab.click("#estate-undo");
      await estate.says("#estate-status", "Undone: visit to register.csv");
      await checker.give("#estate-add", "photo.png", Buffer.from("89504e470d0a1a0a00000000", "hex"));
      await checker.tab.waitForSelector("#waiting-register");
      assert.match(await estate.text("#waiting-register"), /Nothing was added. Not read: photo.png: /);
      assert.equal(await checker.tab.$("#estate-unread"), null, "a stray file is not the estate's");
      await checker.tab.click("#waiting-leave");
      assert.equal(await checker.tab.$eval("#estate-redo", (one) => one.disabled), false, "and leaves the step that was taken back");
      await checker.tab.click("#estate-redo");
      await estate.says("#estate-status", "Redone: visit to register.csv");

      // The tool's own workbook is not a register.
      await estate.open("keep");
      await checker.tab.waitForSelector("#estate-workbook");
      const workbook = await checker.savedBytes("estate-workbook");
      await checker.go("#/estate");
      await checker.give("#estate-add", "estate.xlsx", workbook);
      await checker.waitForText("estate.xlsx was not added: this checker wrote it");

      // A column that is named on the page Check keeps its meaning when the same file is added.
      await checker.go("#/");
      await checker.tab.waitForSelector("#columns");
      await checker.tab.click("#columns > summary");
      await checker.tab.waitForSelector("#columns select");
      await checker.tab.$$eval("#columns label", (labels) => {
        const select = labels.find((label) => label.innerText.includes("Comments")).querySelector("select");
        select.value = "Other";
        select.dispatchEvent(new Event("change", { bubbles: true }));
      });
      await checker.settles();
      await checker.tab.waitForSelector("#add-to-estate");
      await checker.tab.click("#add-to-estate");
      await checker.tab.waitForSelector("#waiting-take");
      assert.match(await estate.text("#waiting-register"), /^register.csv is already in your estate, but its columns or corrections have changed/);
      await keepScreen(`${name}-estate-waiting`, checker.tab, ["Replace it"]);
      await checker.tab.click("#waiting-take");
      await estate.says("#estate-status", "register.csv was replaced.");
      await checker.until(() => /Found .*: Axis/.test(document.querySelector("#asset-table")?.innerText ?? ""));
      assert.deepEqual(checker.errors, []);
    }));
});
