// Nothing is lost, whatever happens on the page Check: when everything is cleared, when the page is left, when the tab
// is killed, wherever a file is dropped, and when two people have worked on one estate.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { findings } from "./axe.mjs";
import { CheckerPage } from "./checker-page.mjs";
import { EstatePages, PASSPHRASE } from "./estate-pages.mjs";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { keepScreen } from "./keep.mjs";
import { FILE, SITE } from "./places.mjs";

const REGISTER = readFileSync(new URL("../data/register.csv", import.meta.url));
const OTHER = "Asset No,Site,Make,Model,Installed\nM1,Museum,Axis,P3265-LVE,2022\nM2,Museum,Hikvision,DS-2CD2143G2-I,2021\n";

/** Drops a file on any element, like a hand that aims badly. */
const dropOn = (checker, selector, name, text) =>
  checker.tab.evaluate(
    async (where, fileName, content) => {
      const data = new DataTransfer();
      data.items.add(new File([content], fileName));
      const at = document.querySelector(where);
      at.dispatchEvent(new DragEvent("dragenter", { dataTransfer: data, bubbles: true, cancelable: true }));
      await new Promise((done) => setTimeout(done, 100));
      window.__overlay = document.querySelector(".drop-target") !== null;
      return at.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    selector,
    name,
    text,
  );

inEveryBrowser((kind, browser) => {
  const name = kind.name.toLowerCase();

  test(`what happens on the page Check leaves the estate alone · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      const estate = await EstatePages.of(checker, "register.csv", REGISTER);
      await estate.markBusStation("the night buses");
      await checker.go("#/");
      await checker.tab.waitForSelector("#check-text");
      await checker.paste("Dahua");
      await checker.showsVerdict("restricted");
      await checker.tab.select("#context-authority", "nhs");
      await checker.drop("quote.txt", "2 x Axis P3265-LVE\n1 x Hikvision DS-2CD2143G2-I\n");
      await estate.open("overview");
      await estate.says("#coverage", "5 of 7 lines identified");
      assert.equal(await estate.tab.$eval("#estate-authority", (one) => one.value), "council-england");
      await estate.open("sites");
      await estate.says("#site-table", "the night buses");

      // A second register is added beside the first, and the first is not counted twice.
      await checker.give("#estate-add", "museum.csv", OTHER);
      await estate.says("#estate-status", "lines were added");
      await estate.open("overview");
      await estate.says("#estate-count", "9 of 9 lines");
      await checker.give("#estate-add", "register.csv", REGISTER);
      await estate.says("#estate-status", "already in your estate");
      await estate.says("#estate-count", "9 of 9 lines");
      await estate.tab.click("#estate-undo");
      await estate.says("#estate-count", "7 of 7 lines");
      await estate.tab.click("#estate-redo");
      await estate.says("#estate-count", "9 of 9 lines");
      await estate.tab.$eval("#registers", (one) => (one.open = true));
      await estate.tab.select("#register-table tbody tr:nth-child(2) select", "gone");
      await estate.says("#estate-count", "7 of 7 lines");

      // What was replaced on the page Check comes back.
      await checker.go("#/");
      await checker.tab.waitForSelector("#given-undo");
      await checker.tab.click("#given-undo");
      await checker.until(() => document.querySelector("#check-text").value === "Dahua");
      await checker.tab.click("#given-redo");
      await checker.waitForText("quote.txt");
      assert.deepEqual(checker.errors, []);
      assert.deepEqual(await checker.violations(), []);
    }));

  test(`what was done to an estate outlives the engine · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.tab.evaluateOnNewDocument(() => {
        const Real = Worker;
        window.__workers = [];
        globalThis.Worker = class extends Real {
          constructor(...given) {
            super(...given);
            window.__workers.push(this);
          }
        };
      });
      await checker.tab.reload();
      const estate = await EstatePages.of(checker, "register.csv", REGISTER);
      await estate.markBusStation("the night buses");
      await checker.tab.evaluate(() => window.__workers[0].dispatchEvent(new ErrorEvent("error", { message: "the engine dies" })));
      await estate.says("#estate-lost", "Your work is kept");
      await checker.waitForText("your marks, prices, visits and plan are kept");
      // The page is drawn again once the next worker has spoken.
      await checker.tab.$eval("#estate-add-lost", (one) => one.click());
      await estate.says("#estate-status", "lines were added");
      await estate.open("sites");
      await estate.says("#site-table", "the night buses");
      await estate.open("overview");
      await estate.says("#coverage", "5 of 7 lines identified");
    }));

  test(`clearing asks first and is undone · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      const estate = await EstatePages.of(checker, "register.csv", REGISTER);
      await estate.markBusStation("the night buses");
      await checker.go("#/");
      await checker.tab.waitForSelector("#clear");
      await checker.tab.click("#clear");
      await checker.until(() => document.querySelector("dialog.ask").open);
      assert.match(await estate.text("dialog.ask"), /Your estate of .* lines, with work that is not saved, goes too/);
      assert.deepEqual(await findings(checker), []);
      await keepScreen(`${name}-clear-asks`, checker.tab, ["Clear everything"]);
      await checker.tab.click("#clear-no");
      await checker.until(() => !document.querySelector("dialog.ask").open);
      await checker.clear();
      await checker.go("#/estate");
      await checker.tab.waitForSelector("#estate-sample");
      await checker.tab.click("#clear-undo");
      await estate.says("#coverage", "5 of 7 lines identified");
      await estate.open("sites");
      await estate.says("#site-table", "the night buses");
      await checker.go("#/");
      await checker.waitForText("register.csv");

      await checker.clear();
      await checker.tab.click("#clear-forget");
      await checker.until(() => !document.querySelector("#cleared"));
      await checker.go("#/estate");
      await checker.tab.waitForSelector("#estate-sample");
      assert.ok(await checker.tab.$eval("#estate-undo", (one) => one.disabled), "what is forgotten for good does not come back");
      assert.deepEqual(checker.errors, []);
    }));

  test(`leaving is asked about while a file is loaded · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      const asked = [];
      checker.tab.on("dialog", async (dialog) => {
        asked.push(dialog.type());
        await dialog.accept();
      });
      await checker.ready();
      await checker.tab.click("#check-text");
      await checker.tab.reload();
      await checker.ready();
      assert.deepEqual(asked, [], "nothing is loaded: nothing is asked");
      await checker.give("#choose-file", "register.csv", REGISTER);
      await checker.settles();
      await checker.tab.click("h1");
      await checker.tab.reload();
      await checker.ready();
      assert.deepEqual(asked, ["beforeunload"]);
      // An estate by itself makes the page ask as well.
      const estate = await EstatePages.of(checker, "register.csv", REGISTER);
      await checker.go("#/");
      await checker.tab.waitForSelector("#check-text");
      await checker.paste("Dahua");
      await estate.open("overview");
      await checker.tab.click("h1");
      await checker.tab.reload();
      await checker.ready();
      assert.deepEqual(asked, ["beforeunload", "beforeunload"]);
    }));

  for (const place of [FILE, SITE]) {
    test(`a killed tab loses nothing once a copy is kept · ${kind.name} · ${place.name}`, () =>
      withPage(browser(), place, {}, async (_, opened) => {
        const checker = await CheckerPage.open(browser(), opened.url);
        await checker.ready();
        await checker.go("#/estate");
        await checker.tab.waitForSelector("#copy-off");
        assert.match(await checker.tab.$eval("#copy-off", (one) => one.innerText), /everything since you last saved a file is lost/);
        assert.equal(await checker.tab.evaluate(() => localStorage.length), 0, "nothing is kept until it is chosen");
        await checker.go("#/");
        await checker.tab.waitForSelector("#choose-file");
        const estate = await EstatePages.of(checker, "register.csv", REGISTER);
        await estate.open("keep");
        await checker.fill("#copy-passphrase", "short");
        await checker.tab.click("#copy-start");
        await estate.says("#copy-says", "longer passphrase");
        await estate.keepCopy();
        await estate.markBusStation("the night buses");
        await checker.until(() => !document.querySelector("#estate-unsaved"), { timeout: 15000 });
        const stored = await checker.tab.evaluate(() => JSON.stringify({ ...localStorage }));
        for (const told of ["Town Hall", "Hikvision", "night buses", "vendor-checker-estate\\\""]) assert.ok(!stored.includes(told), `the store tells ${told}`);

        if (kind.name === "Chromium") {
          const session = await checker.tab.createCDPSession();
          // A tab that has crashed answers nothing.
          session.send("Page.crash").catch(() => {});
          await new Promise((done) => setTimeout(done, 1000));
        } else {
          await checker.tab.close({ runBeforeUnload: false });
        }
        const again = await CheckerPage.open(browser(), opened.url);
        try {
          await again.ready();
          const reopened = new EstatePages(again);
          await again.go("#/estate");
          await again.tab.waitForSelector("#found-copy");
          await again.fill("#copy-open-passphrase", "not the passphrase");
          await again.tab.click("#copy-open");
          await reopened.says("#copy-open-says", "That passphrase is wrong");
          await again.fill("#copy-open-passphrase", PASSPHRASE);
          await again.tab.click("#copy-open");
          await reopened.says("#coverage", "5 of 7 lines identified");
          await reopened.open("sites");
          await reopened.says("#site-table", "the night buses");
          await again.go("#/");
          await again.tab.waitForSelector("#clear");
          await again.clear();
          assert.equal(await again.tab.evaluate(() => localStorage.length), 0, "Clear everything wipes it");
          assert.deepEqual(again.errors, []);
          assert.deepEqual(await again.violations(), []);
        } finally {
          await again.close();
        }
      }));
  }

  test(`a file may be dropped anywhere · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.read("#/list", "The list");
      assert.equal(await dropOn(checker, "h1", "quote.txt", "Dahua camera"), false, "the browser does not open the file itself");
      assert.ok(await checker.tab.evaluate(() => window.__overlay), "an overlay says so");
      await checker.waitForVerdict("restricted");
      assert.ok(await checker.tab.evaluate(() => document.querySelector(".drop-target") === null));

      const estate = await EstatePages.of(checker, "register.csv", REGISTER);
      await estate.markBusStation("the night buses");
      await estate.open("keep");
      const file = await estate.saved("#estate-save");
      await checker.read("#/list", "The list");
      await dropOn(checker, "footer", "renamed.txt", file);
      await checker.tab.waitForSelector("#dropped-estate");
      await checker.tab.click("#dropped-leave");

      // Another person's work on the same register, with one more register.
      await checker.give("#estate-add", "museum.csv", OTHER);
      await estate.says("#estate-status", "lines were added");
      await estate.open("sites");
      await estate.says("#sites-chosen", "Choose sites in the table");
      await estate.tab.click("#site-table input[aria-label='Choose Bus Station']");
      await estate.says("#sites-chosen", "1 site chosen: Bus Station.");
      await checker.fill("#mark-own", "the depot keys");
      await estate.press("#mark-sensitive");
      await estate.says("#site-table", "the depot keys");
      await dropOn(checker, "body", "theirs.estate.json", file);
      await checker.tab.waitForSelector("#dropped-merge");
      await checker.tab.click("#dropped-merge");
      await estate.says("#conflicts", "the night buses");
      await estate.says("#site-table", "the depot keys");
      await keepScreen(`${name}-conflicts`, checker.tab, ["Estate"]);
      await checker.tab.click("#conflict-table tbody tr button:last-of-type");
      await estate.says("#site-table", "the night buses");
      await estate.open("overview");
      await estate.says("#estate-count", "9 of 9 lines");

      await checker.go("#/");
      await checker.tab.waitForSelector("#check-text");
      await checker.paste("Hikvision\nAxis P3265-LVE");
      await checker.tab.waitForSelector("#save-json");
      const record = await checker.savedJson();
      await checker.read("#/list", "The list");
      await dropOn(checker, "h1", "record.jsonl", record);
      await checker.waitForText("Nothing changed.");
      await dropOn(checker, "h1", "policy.toml", readFileSync(new URL("../../docs/policy-example.toml", import.meta.url), "utf8"));
      await checker.until(() => document.querySelector("#dropped-policy")?.innerText.startsWith("Your policy applies now"));
      await checker.go("#/");
      await checker.tab.waitForSelector("#beside");
      await checker.tab.click("#beside > summary");
      await checker.tab.waitForSelector("#policy-loaded");
      assert.deepEqual(checker.errors, []);
      assert.deepEqual(await checker.violations(), []);
    }));
});
