// A newer list, one of the past, and attacks on both, on a page that differs from the built one only in its anchor: the
// keys are the tests' own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { carried, Publisher } from "./bundles.mjs";
import { CheckerPage } from "./checker-page.mjs";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { keepScreen } from "./keep.mjs";
import { FILE } from "./places.mjs";

const publisher = new Publisher();
const stranger = new Publisher();
const next = new Publisher();
const LINE = "4 x DS-2CD2143G2-I turret camera";
const PAGE = { change: publisher.page(publisher.edition(50)) };

const withoutHikvision = (list) => {
  const gone = list.makers.filter(({ id, group }) => id === "hikvision" || group === "hikvision").map(({ id }) => id);
  list.makers = list.makers.filter(({ id }) => !gone.includes(id));
  for (const id of gone) delete list.models[id];
};

/** Opens the page about editions and brings a bundle. */
async function bring(checker, name, bundle) {
  await checker.read("#/changes", "What changed");
  await checker.give("#choose-edition", name, bundle);
}

const press = (checker, id) => checker.tab.click(`#${id}`);
const inUse = (checker, version) => checker.until((wanted) => document.querySelector("#list-bar b")?.textContent === wanted || document.body.innerText.includes(`${wanted}, issued`), { timeout: 15000 }, `List ${version}`);

inEveryBrowser((kind, browser) => {
  const name = kind.name.toLowerCase();

  test(`the page of the tests differs from the built one in its anchor only · ${kind.name}`, (t) =>
    withPage(browser(), FILE, PAGE, async (checker, opened) => {
      await checker.ready();
      if (kind.name !== "Chromium") return;
      const { readFileSync } = await import("node:fs");
      const { fileURLToPath } = await import("node:url");
      const [built, ours] = [new URL("../../dist/vendor-checker.html", import.meta.url), opened.url].map((url) => readFileSync(fileURLToPath(url), "utf8"));
      const [before, after] = [built, ours].map((page) => carried(page, "engine"));
      assert.equal(before.length, after.length);
      const differ = [...before.keys()].filter((at) => before[at] !== after[at]);
      const [first, last] = [differ[0], differ.at(-1)];
      assert.ok(last - first < 4000, "one stretch of the program differs");
      assert.equal(before.subarray(first - 60, last).includes("uk-vendor-checker"), true);
      t.diagnostic(`${differ.length} bytes differ, all in the keyset`);
    }));

  test(`a newer list is previewed, used, kept and verified at the next start · ${kind.name}`, () =>
    withPage(browser(), FILE, PAGE, async (checker, opened) => {
      await checker.tab.setViewport({ width: 1280, height: 900 });
      await checker.ready();
      await checker.paste(LINE);
      await checker.showsVerdict("restricted");
      await bring(checker, "newer.zip", publisher.edition(51, { change: withoutHikvision }));
      await checker.waitForText("newer than any list this page has used");
      await checker.waitForText("The answer would change for 1 of the 1 lines of the Check page");
      await keepScreen(`${name}-newer-list`, checker.tab, ["newer.zip: list 51", "Hikvision"]);
      await checker.tab.setViewport({ width: 320, height: 700 });
      assert.equal(await checker.overflow(), 0);
      await checker.tab.setViewport({ width: 1280, height: 900 });
      await press(checker, "use-and-keep-list");
      await inUse(checker, 51);
      await checker.waitForText("this browser keeps it");
      await checker.go("#/");
      await checker.until(() => document.querySelector(".outcome") && document.querySelector(".outcome").dataset.verdict !== "restricted", { timeout: 5000 });
      // The next start of the same file.
      const again = await CheckerPage.open(browser(), opened.url);
      try {
        await again.ready();
        await inUse(again, 51);
        await again.read("#/changes", "What changed");
        await press(again, "forget-list");
        await again.waitForText("This browser no longer keeps a list");
      } finally {
        await again.close();
      }
      const bare = await CheckerPage.open(browser(), opened.url);
      try {
        await bare.ready();
        await inUse(bare, 50);
      } finally {
        await bare.close();
      }
    }));

  test(`an older list opens as historical only, marked everywhere · ${kind.name}`, () =>
    withPage(browser(), FILE, PAGE, async (checker) => {
      await checker.tab.setViewport({ width: 1280, height: 900 });
      await checker.ready();
      await checker.paste(LINE);
      await bring(checker, "older.zip", publisher.edition(49));
      await checker.waitForText("you already have a newer list, which it cannot replace");
      assert.equal(await checker.tab.$("#use-list"), null);
      await press(checker, "read-list");
      await checker.until(() => document.documentElement.dataset.historical === "yes", { timeout: 15000 });
      await checker.go("#/");
      await checker.waitForText("HISTORICAL: list 49 of");
      await checker.settles();
      const record = (await checker.savedJson()).trim().split("\n").map((row) => JSON.parse(row));
      assert.equal(record.at(-1).summary.list.historical, true);
      assert.match(await checker.saved("save-table"), /HISTORICAL: list 49/);
      await keepScreen(`${name}-historical`, checker.tab, ["HISTORICAL: list 49"]);
      await press(checker, "back-to-newest");
      await inUse(checker, 50);
      assert.equal(await checker.tab.evaluate(() => "historical" in document.documentElement.dataset), false);
    }));

  const flipped = publisher.edition(51);
  flipped[flipped.length >> 1] ^= 1;
  const ATTACKS = {
    "a flipped byte": [flipped, "damaged or has been changed"],
    "a short threshold": [publisher.edition(51, { signers: [0] }), "has 1 good signature(s) of known keys and needs 2"],
    "a stranger's keys": [stranger.edition(51), "has 0 good signature(s)"],
    "a swapped keyset": [stranger.edition(51, { keysetVersion: 2, more: stranger.keysetAfter(null, 2) }), "the keyset 2 cannot be used"],
    "the same number with other bytes": [publisher.edition(50, { change: withoutHikvision }), "two different lists carry number 50"],
  };

  test(`attacks on the way to a newer list · ${kind.name}`, () =>
    withPage(browser(), FILE, PAGE, async (checker) => {
      await checker.ready();
      for (const [what, [bundle, told]] of Object.entries(ATTACKS)) {
        await bring(checker, `${what}.zip`, bundle);
        await checker.waitForText(told);
        assert.equal(await checker.tab.$("#use-list, #read-list"), null, what);
      }
      await inUse(checker, 50);
    }));

  test(`a stolen threshold is recovered from · ${kind.name}`, () =>
    withPage(browser(), FILE, PAGE, async (checker) => {
      await checker.ready();
      await bring(checker, "fast-forward.zip", publisher.edition(4294967295));
      await checker.tab.waitForSelector("#use-list", { timeout: 15000 });
      await press(checker, "use-list");
      await inUse(checker, 4294967295);
      await bring(checker, "ordinary.zip", publisher.edition(51));
      await checker.waitForText("you already have a newer list, which it cannot replace");
      const recovery = next.edition(1, { epoch: 2, keysetVersion: 2, more: next.keysetAfter(publisher, 2, 2) });
      await bring(checker, "recovery.zip", recovery);
      await checker.tab.waitForSelector("#use-list", { timeout: 15000 });
      await press(checker, "use-list");
      await inUse(checker, 1);
      await bring(checker, "thief.zip", publisher.edition(4294967295));
      await checker.waitForText("has 0 good signature(s) of known keys");
    }));

  test(`a forged store is not believed and a wrong clock is named · ${kind.name}`, () =>
    withPage(browser(), FILE, PAGE, async (checker, opened) => {
      await checker.ready();
      const packed = (await import("node:zlib")).gzipSync(stranger.edition(99)).toString("base64");
      await checker.tab.evaluate((text) => localStorage.setItem("vendor-checker.list", text), `vendor-checker-list 1 ${packed}`);
      const again = await CheckerPage.open(browser(), opened.url, { today: "2000-01-01" });
      try {
        await again.ready();
        await inUse(again, 50);
        assert.match(await again.wholeText(), /this computer’s clock looks wrong/);
        await again.read("#/changes", "What changed");
        await again.waitForText("was not used and has been deleted");
        assert.equal(await again.tab.evaluate(() => localStorage.getItem("vendor-checker.list")), null);
        await again.go("#/");
        await again.paste(LINE);
        await again.showsVerdict("restricted");
      } finally {
        await again.close();
      }
    }));
});
