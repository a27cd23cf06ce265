// The interface in Welsh: nothing is lost when the language changes, and no page shows English that bypasses the
// catalogue.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { findings } from "./axe.mjs";
import { CheckerPage } from "./checker-page.mjs";
import { EstatePages } from "./estate-pages.mjs";
import { everywhere, inEveryBrowser, withPage } from "./journeys.mjs";
import { FILE, WITHOUT_WASM } from "./places.mjs";

const REGISTER = readFileSync(new URL("../data/register.csv", import.meta.url));
const TABS = ["overview", "sites", "plan", "visits", "packs", "keep"];
const PAGES = ["#/", "#/list", "#/list/hikvision", "#/measure/uk-wms-2022-11-24", "#/measure/us-fcc-25-71", "#/statistics", "#/changes", "#/recheck", "#/help", "#/it"];

/** The catalogue: the English of each entry with its Welsh. */
const CATALOGUE = new Map();
{
  let english = null;
  for (const line of readFileSync(new URL("../../src/ui/welsh.txt", import.meta.url), "utf8").split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    if (!line.startsWith("= ")) english = line.replace(/^\\/, "");
    else CATALOGUE.set(english, line.slice(2).split(" // ")[0]);
  }
}
/** Entries that would show as English on a Welsh page: long enough not to be another word, and different in both languages. */
const ENGLISH = [...CATALOGUE].filter(([english, welsh]) => english !== welsh && english.length > 3).map(([english]) => english);

/** Chooses the other language and waits until the page is drawn in it. */
async function change(checker, lang) {
  await checker.tab.click("#language");
  await checker.until((wanted) => document.documentElement.lang === wanted, { timeout: 10000 }, lang);
  await new Promise((done) => setTimeout(done, 400));
}

/** What can be read or heard outside anything marked as English and outside the user's own words. */
function told(checker) {
  return checker.tab.evaluate(() => {
    const not = "[lang=en], bdi, textarea, .mono, pre, script, style, option:not([value]), #start, #update";
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (text.data.trim() && !text.parentElement.closest(not)) texts.push(text.data);
    }
    for (const element of document.querySelectorAll("[aria-label], [data-label], [title]")) {
      if (element.closest(not)) continue;
      for (const name of ["aria-label", "data-label"]) if (element.getAttribute(name)) texts.push(element.getAttribute(name));
    }
    return [document.title, ...texts].map((text) => text.replace(/\s+/g, " ").trim());
  });
}

/** The sentence with anything in its gaps. */
const pattern = (english) => new RegExp(`^${english.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^$()|[\]\\{}]/g, "\\$&")).join(".+")}$`, "i");
const PLAIN = new Set(ENGLISH.filter((english) => !english.includes("{")).map((english) => english.toLowerCase()));
// A sentence that consists almost only of gaps fits anything.
const FILLED = ENGLISH.filter((english) => english.includes("{") && english.replace(/\{\w+\}/g, "").replace(/[^a-z]/gi, "").length > 7).map(pattern);

/** English that the page shows. */
async function english(checker) {
  const found = (await told(checker)).filter((text) => PLAIN.has(text.toLowerCase()) || FILLED.some((one) => one.test(text)));
  return [...new Set(found)];
}

async function looksRight(checker, where) {
  assert.deepEqual(await english(checker), [], `${where} in Welsh`);
  for (const width of [1280, 320]) {
    await checker.tab.setViewport({ width, height: 900 });
    assert.equal(await checker.overflow(), 0, `${where} fits into ${width} px`);
  }
  assert.deepEqual(await findings(checker), [], where);
}

everywhere("the page changes to Welsh and back, and loses nothing", async (checker) => {
  await checker.ready();
  await checker.paste("Hikvision");
  await checker.showsVerdict("restricted");
  const answer = () => checker.tab.$eval("#results", (results) => results.innerText);
  const before = await answer();
  await checker.tab.$eval("#beside", (details) => (details.open = true));
  await checker.tab.waitForSelector("#policy-write");
  await checker.tab.$eval("#policy-write", (details) => (details.open = true));
  await checker.fill("#policy-name", "A policy that is half written");
  await change(checker, "cy");
  assert.equal(await checker.tab.$eval("#check-text", (box) => box.value), "Hikvision");
  assert.equal(await checker.pill(), CATALOGUE.get("Restricted for others"));
  assert.equal(await checker.tab.$eval("#policy-name", (field) => field.value), "A policy that is half written");
  assert.equal(await checker.focusedId(), "language");
  assert.match(await checker.tab.title(), /Gwirydd cyflenwyr/);
  assert.match(await checker.wholeText(), /nid oes siaradwr Cymraeg wedi adolygu/);
  assert.ok((await checker.inLanguage("en")).some((text) => /Hikvision/.test(text)), "sentences of the engine are marked as English");
  await checker.choose("#context-purpose", "existing-equipment");
  await checker.paste("4 x DS-2CD2143G2-I\n2 x Axis P3265\nCAT6 cable");
  await checker.rowVerdicts();
  assert.deepEqual(await english(checker), []);
  await change(checker, "en-GB");
  assert.equal(await checker.tab.$eval("#policy-name", (field) => field.value), "A policy that is half written");
  assert.match(await checker.tab.title(), /Vendor checker/);
  await checker.choose("#context-purpose", "new-above-threshold");
  await checker.paste("Hikvision");
  await checker.showsVerdict("restricted");
  await checker.tab.$$eval("details[open]", (all) => all.forEach((details) => (details.open = false)));
  assert.equal(await answer(), before, "the English answer is as it was");
  assert.deepEqual(await checker.violations(), []);
  assert.deepEqual(checker.errors, []);
});

inEveryBrowser((kind, browser) => {
  test(`every page in Welsh · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await change(checker, "cy");
      for (const page of PAGES) {
        await checker.go(page);
        await new Promise((done) => setTimeout(done, 300));
        await checker.unfold();
        await new Promise((done) => setTimeout(done, 200));
        await looksRight(checker, page);
        assert.match(await checker.tab.title(), /Gwirydd cyflenwyr/);
      }
      assert.match(await checker.tab.$eval("#list-bar", (bar) => bar.innerText), /\d+ (Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr) \d{4}/);
    }));

  test(`an answer and a table in Welsh · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await change(checker, "cy");
      for (const text of ["Hikvision", "4 x DS-2CD2143G2-I\n2 x Axis P3265\nSwann 4K\nCAT6 cable\n5MP dome", "Make\tModel\tStatus\nHikvision\tDS-2CD2143G2-I\tIn use\nAxis\tP3265\tIn use\nDahua\tIPC-HFW2831T-ZAS\tRemoved"]) {
        await checker.paste(text);
        await checker.unfold();
        await new Promise((done) => setTimeout(done, 1200));
        await checker.unfold();
        await looksRight(checker, text);
      }
      const rows = await checker.tab.$$eval("tr.line-outcome .v > span", (pills) => pills.map((pill) => pill.textContent));
      for (const pill of rows) assert.ok([...CATALOGUE.values()].includes(pill), pill);
    }));

  test(`an estate in Welsh · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      const estate = await EstatePages.of(checker, "register.csv", REGISTER);
      await estate.tab.select("#estate-site-kind", "Street");
      await estate.says("#estate-count", "2 of 7 lines");
      await change(checker, "cy");
      await estate.says("#estate-count", "2 o 7 llinell");
      assert.equal(await estate.tab.$eval("#estate-site-kind", (one) => one.value), "Street", "a filter stays");
      await estate.tab.click("#estate-all");
      for (const tab of TABS) {
        await estate.open(tab);
        await checker.until(() => !document.querySelector("[aria-busy=true]"), { timeout: 10000 });
        if (tab === "packs") {
          await checker.tab.click("#pack-committee");
          await checker.tab.waitForSelector("#pack");
        }
        await looksRight(checker, tab);
        await checker.unfold();
        await new Promise((done) => setTimeout(done, 300));
        assert.deepEqual(await english(checker), [], `${tab} in Welsh, unfolded`);
      }
      await change(checker, "en-GB");
      await estate.open("overview");
      await estate.says("#coverage", "5 of 7 lines identified. 2 still need checking.");
    }));

  test(`an address that says so opens in Welsh · ${kind.name}`, async () => {
    const opened = await FILE.open({});
    const checker = await CheckerPage.open(browser(), `${opened.url}#/cymraeg`);
    try {
      await checker.ready();
      await checker.until(() => document.documentElement.lang === "cy", { timeout: 10000 });
      assert.deepEqual(await english(checker), []);
    } finally {
      await checker.close();
      await opened.close();
    }
  });

  test(`without WebAssembly too · ${kind.name}`, () =>
    withPage(browser(), WITHOUT_WASM, {}, async (checker) => {
      await checker.ready(120000);
      await checker.until(() => !document.getElementById("start"), { timeout: 20000 });
      await change(checker, "cy");
      assert.deepEqual(await english(checker), []);
    }));

  test(`a damaged catalogue is told · ${kind.name}`, () => {
    const spoil = (page) => page.replace(/(id="welsh-block-1">.{40})./, "$1~");
    return withPage(browser(), FILE, { change: spoil }, async (checker) => {
      await checker.ready();
      await checker.tab.click("#language");
      assert.match(await checker.plainMessageShown(), /damaged or has been changed/);
    });
  });
});
