// Every state of the page is accessible: a table of states, each looked at by axe and counted.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { findings } from "./axe.mjs";
import { EstatePages } from "./estate-pages.mjs";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { faultsOnScreen } from "./layout.mjs";
import { FILE } from "./places.mjs";

const REGISTER = readFileSync(new URL("../data/register.csv", import.meta.url));
const LINE = "4 x Hikvision DS-2CD2143G2-I";
const QUOTE = `Larkfen Alarms Ltd, 14 Mill Lane, Leeds\nQuotation Q-2291\n${LINE} turret camera £480\n2 x AXIS P3265-LVE dome £900\nAll products are NDAA compliant\nTotal £212,400.00`;
const IN_PLACE = "Site,Make,Model,Status\nDepot,Dahua,IPC-HFW2831T-ZAS,In use\nYard,Hikvision,DS-2CD2143G2-I,To be removed\nHall,Dahua,IPC-HFW2831T-ZAS,To be removed\n";
const LONG = Array.from({ length: 120 }, (_, nth) => `${nth + 1} x Hikvision DS-2CD2143G2-I turret camera for the north car park`).join("\n");

const open = (checker, selector) => checker.tab.$eval(selector, (one) => (one.open = true));
const opensAll = (checker) => checker.unfold();

/** The states of the page Check and of the pages about the list: the name of each, and how to reach it from an empty page. */
const STATES = [
  ["empty", async () => {}],
  ["one answer", (checker) => checker.paste(LINE)],
  ["one answer, everything open", async (checker) => {
    await checker.paste(LINE);
    await opensAll(checker);
    await checker.waitForText("What is wrong?");
  }],
  ["a firm", (checker) => checker.paste("Larkfen Alarms Ltd")],
  ["nothing that is known", (checker) => checker.paste("Zorbcastle 5000")],
  ["no kit", (checker) => checker.paste("labour")],
  ["a quote", (checker) => checker.paste(QUOTE)],
  ["a quote, below the threshold", async (checker) => {
    await checker.choose("#context-purpose", "new-below-threshold");
    await checker.paste(QUOTE);
    await checker.tab.waitForSelector("#ask-of-total");
  }],
  ["a quote, everything open", async (checker) => {
    await checker.paste(QUOTE);
    await opensAll(checker);
  }],
  ["a quote, a line open", async (checker) => {
    await checker.paste(QUOTE);
    await checker.tab.click("tr.line-outcome button");
    await checker.tab.waitForSelector("tr.detail:not([hidden]) .answer");
  }],
  ["a long table with its panel", async (checker) => {
    await checker.paste(LONG);
    await checker.tab.waitForSelector(".frame--long tr.line-outcome button");
    await checker.tab.click(".frame--long tr.line-outcome button");
    await checker.tab.waitForSelector("#line-panel");
  }],
  ["a register looked up as a quote", async (checker) => {
    await checker.drop("register.csv", IN_PLACE);
    await checker.tab.waitForSelector("#offer-or-estate");
  }],
  ["columns of a table", async (checker) => {
    await checker.choose("#context-purpose", "existing-equipment");
    await checker.drop("register.csv", REGISTER.toString());
    await checker.tab.waitForSelector("#columns, .columns");
    await opensAll(checker);
  }],
  ["a policy that was dropped", async (checker) => {
    await checker.give("#choose-file", "policy.toml", readFileSync(new URL("../../docs/policy-example.toml", import.meta.url)));
    await checker.tab.waitForSelector("#dropped-policy-remove");
  }],
  ["cleared", async (checker) => {
    await checker.paste(LINE);
    await checker.clear();
  }],
  ["the list", (checker) => checker.read("#/list", "The list")],
  ["the list, searched in vain", async (checker) => {
    await checker.read("#/list", "The list");
    await checker.tab.type("#list-search", "zorbcastle");
    await checker.waitForText("Nothing on the list has these words");
  }],
  ["the list, searched for a source", async (checker) => {
    await checker.read("#/list", "The list");
    await checker.tab.type("#list-search", "debarment");
    await checker.tab.waitForSelector("#list-sources");
  }],
  ["a maker", (checker) => checker.read("#/list/hikvision", "Hikvision")],
  ["the list in numbers", (checker) => checker.go("#/statistics")],
  ["what changed", (checker) => checker.go("#/changes")],
  ["an earlier record", (checker) => checker.go("#/recheck")],
  ["help", (checker) => checker.read("#/help", "Help")],
  ["for the IT team", (checker) => checker.go("#/it")],
  ["an empty estate", (checker) => checker.read("#/estate", "Your estate")],
];

/** The states of a loaded estate. */
const OF_ESTATE = [
  ["overview", (estate) => estate.open("overview")],
  ["sites", (estate) => estate.open("sites")],
  ["plan", (estate) => estate.open("plan")],
  ["plan, everything open", async (estate) => {
    await estate.open("plan");
    await opensAll(estate.checker);
  }],
  ["plan, an amount refused", async (estate) => {
    await estate.open("plan");
    await estate.checker.fill("#prices input", "tbc");
    await estate.says("#prices", "The old amount is kept");
  }],
  ["visits, everything open", async (estate) => {
    await estate.open("visits");
    await opensAll(estate.checker);
  }],
  ["papers", (estate) => estate.open("packs")],
  ["keep", (estate) => estate.open("keep")],
  ["an estate that was dropped", async (estate) => {
    await estate.open("keep");
    await estate.keeps("#estate-save");
    await estate.givesKept("#estate-add", "kept.estate.json");
    await estate.tab.waitForSelector("#dropped-estate");
  }],
];

inEveryBrowser((kind, browser) => {
  test(`every state is accessible · ${kind.name}`, (t) =>
    withPage(browser(), FILE, {}, async (checker) => {
      const found = [];
      // A page with work in it asks before it is left.
      const leave = (dialog) => dialog.accept();
      checker.tab.on("dialog", leave);
      for (const [state, reach] of STATES) {
        await checker.ready();
        await reach(checker);
        found.push(...(await findings(checker)).map((one) => `${state}: ${one}`));
        await checker.tab.evaluate(() => (location.hash = "#/"));
        await checker.tab.reload();
      }
      checker.tab.off("dialog", leave);
      const estate = await EstatePages.of(checker, "register.csv", REGISTER);
      for (const [state, reach] of OF_ESTATE) {
        await reach(estate);
        found.push(...(await findings(checker)).map((one) => `estate, ${state}: ${one}`));
      }
      t.diagnostic(`${STATES.length + OF_ESTATE.length} states, ${found.length} findings`);
      assert.deepEqual(found, []);
      assert.deepEqual(checker.errors, []);
    }));

  test(`a long table can be read at 200 % and 300 % of a laptop · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      for (const [width, height] of [[683, 384], [900, 600], [455, 256], [1366, 768]]) {
        await checker.tab.setViewport({ width, height });
        await checker.paste(LONG);
        await checker.tab.waitForSelector(".frame--long tr.line-outcome");
        const written = await checker.tab.$eval(".frame--long tr.line-outcome td:nth-child(3)", (cell) => cell.getBoundingClientRect().width);
        assert.ok(written >= 180, `${width} px: the words of a line have ${written} px`);
        assert.deepEqual(await checker.tab.evaluate(faultsOnScreen, ["Restricted for others"]), [], `${width} px`);
        await checker.clear();
      }
    }));

  test(`the first line’s reason is four presses away from the box · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      for (const [text, wanted] of [[QUOTE, /^Why, for line/], [LONG, /^Why, for line/]]) {
        await checker.paste(text);
        await checker.tab.waitForSelector("tr.line-outcome button");
        await checker.tab.focus("#check-text");
        const presses = ["Tab", "Enter", "Tab"];
        for (const key of presses) await checker.tab.keyboard.press(key);
        const name = await checker.tab.evaluate(() => document.activeElement.getAttribute("aria-label") ?? "");
        assert.match(name, wanted);
        await checker.clear();
      }
      await checker.paste(LINE);
      await checker.showsVerdict("restricted");
      await checker.tab.focus("#check-text");
      await checker.tab.keyboard.press("Tab");
      await checker.tab.keyboard.press("Enter");
      assert.ok(await checker.tab.evaluate(() => document.activeElement.matches(".outcome h2")), "the headline has the focus");
    }));
});
