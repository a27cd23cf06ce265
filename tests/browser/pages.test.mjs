// The pages about the list: makers, measures and the list in numbers.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { findings } from "./axe.mjs";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { keepPaper, keepScreen } from "./keep.mjs";
import { FILE } from "./places.mjs";

const LIST = new URL("../../list/", import.meta.url);
const EVERY_MAKER = ["Measures", "Names", "Sold as", "Companies", "Ownership over time", "How to recognise its equipment", "Sources"];
const EVERY_MEASURE = ["What it means for whom", "Over the years", "Makers it applies to", "Sources"];

const MAKERS = [
  { id: "hikvision", name: "Hikvision", picture: "hikvision", headings: EVERY_MAKER },
  { id: "huawei", name: "Huawei", picture: "huawei", headings: EVERY_MAKER },
  { id: "dji", name: "DJI", picture: "dji", headings: EVERY_MAKER },
  { id: "bytedance-tiktok", name: "TikTok (ByteDance)", picture: "tiktok", headings: EVERY_MAKER },
];
const MEASURES = ["uk-wms-2022-11-24", "uk-dvd-huawei-2022", "us-fcc-25-71", "uk-tiktok-2023"];

/** How many times a table occurs in a file of the list's source. */
async function times(file, table) {
  const text = await readFile(new URL(file, LIST), "utf8");
  return text.split("\n").filter((line) => line.trim() === `[[${table}]]`).length;
}

async function field(file, key) {
  const text = await readFile(new URL(file, LIST), "utf8");
  return text.match(new RegExp(`^${key} = "(.*)"$`, "m"))[1];
}

/** Reads a page at both widths: it fits, axe finds nothing, and it keeps its picture. */
async function looksRight(kind, checker, name) {
  for (const width of [1280, 320]) {
    await checker.tab.setViewport({ width, height: width === 320 ? 640 : 900 });
    await keepScreen(`${kind.name.toLowerCase()}-${width}-${name}`, checker.tab, ["Sources"]);
  }
  await checker.unfold();
  for (const width of [1280, 320]) {
    await checker.tab.setViewport({ width, height: width === 320 ? 640 : 900 });
    await keepScreen(`${kind.name.toLowerCase()}-${width}-${name}-unfolded`, checker.tab, ["Sources"]);
  }
  assert.deepEqual(await findings(checker), []);
  assert.deepEqual(await checker.violations(), []);
}

inEveryBrowser((kind, browser) => {
  for (const { id, name, picture, headings } of MAKERS) {
    test(`the maker page of ${picture} · ${kind.name}`, () =>
      withPage(browser(), FILE, {}, async (checker) => {
        await checker.ready();
        await checker.read(`#/list/${id}`, name);
        assert.deepEqual(await checker.headings(), headings);
        const ties = await times(`makers/${id}.toml`, "edge");
        const seen = await checker.picture("ties");
        assert.deepEqual([seen.rows, seen.drawn, seen.tableRows], [ties, ties, ties]);
        assert.match(seen.name, /Measures and .* over the years/);
        await looksRight(kind, checker, `maker-${picture}`);
      }));
  }

  for (const id of MEASURES) {
    test(`the measure page of ${id} · ${kind.name}`, () =>
      withPage(browser(), FILE, {}, async (checker) => {
        const file = `measures/${id}.toml`;
        await checker.ready();
        await checker.read(`#/measure/${id}`, await field(file, "title"));
        const headings = (await checker.headings()).filter((heading) => heading !== "What to bear in mind");
        assert.deepEqual(headings, EVERY_MEASURE);
        const { rows, drawn, tableRows } = await checker.picture("history");
        assert.equal(rows, tableRows);
        assert.equal(rows, drawn);
        await looksRight(kind, checker, `measure-${id}`);
      }));
  }

  test(`a name says its language, and UK measures come first · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.read("#/list/hikvision", "Hikvision");
      assert.ok((await checker.inLanguage("zh")).includes("海康威视"));
      const first = (await checker.wholeText()).indexOf("Surveillance equipment on sensitive government sites");
      assert.ok(first > 0 && first < (await checker.wholeText()).indexOf("FCC Covered List"));
    }));

  test(`an unread source says so · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.read("#/list/dji", "DJI");
      await checker.unfold();
      const text = await checker.wholeText();
      assert.match(text, /From background, unverified/);
      assert.match(text, /Not read/);
    }));

  test(`the list in numbers · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.read("#/statistics", "The list in numbers");
      assert.deepEqual(await checker.headings(), ["How recent it is", "How sure its facts are", "Measures", "Makers and their equipment", "Sources"]);
      const [places, kinds] = [await checker.picture("places"), await checker.picture("kinds")];
      assert.deepEqual([places.rows, kinds.rows], [places.tableRows, kinds.tableRows]);
      const text = await checker.wholeText();
      for (const word of ["Issued", "Next due", "Expires"]) assert.match(text, new RegExp(word));
      await looksRight(kind, checker, "statistics");
    }));

  if (kind.name === "Chromium") {
    for (const [look, feature] of [["dark", { name: "prefers-color-scheme", value: "dark" }], ["forced-colours", { name: "forced-colors", value: "active" }]]) {
      test(`a maker page, ${look} · ${kind.name}`, () =>
        withPage(browser(), FILE, {}, async (checker) => {
          await checker.tab.setViewport({ width: 1280, height: 900 });
          const session = await checker.tab.createCDPSession();
          await session.send("Emulation.setEmulatedMedia", { features: [feature] });
          await checker.ready();
          await checker.read("#/list/dji", "DJI");
          await keepScreen(`chromium-${look}-maker-dji`, checker.tab, ["DJI", "Sources"]);
        }));
    }
  }

  test(`a maker page on paper · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.read("#/list/hikvision", "Hikvision");
      await keepPaper(`${kind.name.toLowerCase()}-print-maker-hikvision`, checker, ["Hikvision", "How to recognise its equipment", "Sources"], 20);
    }));
});
