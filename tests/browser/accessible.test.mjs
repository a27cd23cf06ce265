// What axe-core finds on the page, empty and with results, and on the plain error.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findings } from "./axe.mjs";
import { everywhere, inEveryBrowser, withPage } from "./journeys.mjs";
import { FILE } from "./places.mjs";

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
  test(`words have room to be read in · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.paste("Hikvision");
      await checker.showsVerdict("restricted");
      const squeezed = await checker.tab.evaluate(() => {
        const narrow = (paragraph) => paragraph.textContent.length > 60 && paragraph.checkVisibility() && paragraph.clientWidth > 0 && paragraph.clientWidth < 300;
        const columns = (paragraph) => paragraph.closest("td, th, li");
        return [...document.querySelectorAll("main p")].filter((paragraph) => narrow(paragraph) && !columns(paragraph)).map((paragraph) => paragraph.textContent);
      });
      assert.deepEqual(squeezed, []);
    }));

  test(`the plain error is accessible · ${kind.name}`, () => {
    const change = (page) => page.replace('id="engine-block-2">', 'id="engine-block-2">AAAA');
    return withPage(browser(), FILE, { change }, async (checker) => {
      assert.match(await checker.plainMessageShown(), /damaged/);
      assert.deepEqual(await findings(checker), []);
    });
  });
});
