// The page at desk width, at 320 px, in the dark, in forced colours and on paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { keepPaper, keepScreen } from "./keep.mjs";
import { FILE } from "./places.mjs";

const QUOTE = "4 x Hikvision DS-2CD2143G2-I 4MP dome\n1 x AXIS P3265-LVE\n2 x 5MP dome camera, as specified\nSupply and lay CAT6 cable";

const ONE_ANSWER = ["Restricted for others", "Hikvision", "No measure on this list stops an English council from buying", "The debarment list must still be checked"];
const TABLE = ["Restricted for others", "No measure found", "Cannot tell", "AXIS P3265-LVE", "Show them"];

inEveryBrowser((kind, browser) => {
  const name = kind.name.toLowerCase();
  for (const width of [1280, 320]) {
    test(`at ${width} px · ${kind.name}`, () =>
      withPage(browser(), FILE, {}, async (checker) => {
        await checker.tab.setViewport({ width, height: width === 320 ? 640 : 900 });
        await checker.ready();
        await keepScreen(`${name}-${width}-empty`, checker.tab, ["Check a supplier or product", "Try a sample quote"]);
        await checker.paste("Hikvision");
        await checker.showsVerdict("restricted");
        await keepScreen(`${name}-${width}-one`, checker.tab, ONE_ANSWER);
        await checker.paste(QUOTE);
        await checker.rowVerdicts();
        await keepScreen(`${name}-${width}-table`, checker.tab, TABLE);
      }));
  }

  if (kind.name === "Chromium") {
    for (const [look, feature] of [["dark", { name: "prefers-color-scheme", value: "dark" }], ["forced-colours", { name: "forced-colors", value: "active" }]]) {
      test(`${look} · ${kind.name}`, () =>
        withPage(browser(), FILE, {}, async (checker) => {
          await checker.tab.setViewport({ width: 1280, height: 900 });
          const session = await checker.tab.createCDPSession();
          await session.send("Emulation.setEmulatedMedia", { features: [feature] });
          await checker.ready();
          await checker.paste("HiLook NVR-108MH-C/8P recorder");
          await checker.showsVerdict("restricted");
          await keepScreen(`${name}-${look}`, checker.tab, ["Restricted for others", "HiLook"]);
          if (look === "dark") assert.ok((await checker.brightness()) < 0.2, "the page is dark");
        }));
    }
  }

  test(`on paper · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.paste(QUOTE);
      await checker.rowVerdicts();
      await keepPaper(`${name}-print-table`, checker, TABLE.slice(0, 4), 2);
      await checker.paste("4 x Hikvision DS-2CD2143G2-I 4MP dome");
      await checker.showsVerdict("restricted");
      await keepPaper(`${name}-print-one`, checker, ONE_ANSWER, 3);
    }));

  test(`the damaged copy's message · ${kind.name}`, () => {
    const change = (page) => page.replace('id="engine-block-2">', 'id="engine-block-2">AAAA');
    return withPage(browser(), FILE, { change }, async (checker) => {
      await checker.tab.setViewport({ width: 1280, height: 900 });
      await checker.plainMessageShown();
      await keepScreen(`${name}-damaged`, checker.tab, ["damaged"]);
    });
  });
});
