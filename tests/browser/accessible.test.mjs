// What axe-core finds on the page, empty and with results, and on the plain error.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { everywhere, inEveryBrowser, withPage } from "./journeys.mjs";
import { FILE } from "./places.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Runs axe through the driver, which the page's policy does not stop, and returns what it found in words. */
async function findings(checker) {
  await checker.tab.evaluate(AXE);
  return checker.tab.evaluate(async () => {
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  });
}

everywhere("accessible, empty, with one answer and with a table", async (checker) => {
  await checker.ready();
  assert.deepEqual(await findings(checker), []);
  await checker.paste("Hikvision");
  await checker.showsVerdict("restricted");
  assert.deepEqual(await findings(checker), []);
  await checker.paste("Hikvision\nCAT6 cable");
  await checker.rowVerdicts();
  assert.deepEqual(await findings(checker), []);
});

inEveryBrowser((kind, browser) => {
  test(`the plain error is accessible · ${kind.name}`, () => {
    const change = (page) => page.replace('id="engine-block">', 'id="engine-block">AAAA');
    return withPage(browser(), FILE, { change }, async (checker) => {
      assert.match(await checker.plainMessageShown(), /damaged/);
      assert.deepEqual(await findings(checker), []);
    });
  });
});
