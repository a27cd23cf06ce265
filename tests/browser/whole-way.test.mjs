// A register of 557 lines goes the whole way: added, a column named, a line corrected, sites marked, a visit entered,
// planned with prices, put on paper, saved; its tab is killed, its copy opened, its file opened elsewhere. Nothing is
// lost at any step.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CheckerPage } from "./checker-page.mjs";
import { EstatePages, PASSPHRASE } from "./estate-pages.mjs";
import { inEveryBrowser } from "./journeys.mjs";
import { FILE } from "./places.mjs";

const LINES = 557;
const SITES = ["Town Hall", "Bus Station", "Depot", "Library", "Museum", "North Car Park", "Leisure Centre"];
const KIT = [
  ["Hikvision", "DS-2CD2143G2-I"],
  ["Dahua", "IPC-HDBW2431E-S"],
  ["Axis", "P3265-LVE"],
  ["n/k", ""],
];
/** The column of the site has a heading that nobody knows: it has to be asked for. */
const REGISTER = ["Asset No,Whither,Make,Model,Installed,Status"]
  .concat(Array.from({ length: LINES }, (_, nth) => {
    const [make, model] = KIT[nth % KIT.length];
    return `C${String(nth + 1).padStart(3, "0")},${SITES[nth % SITES.length]},${make},${model},${2012 + (nth % 10)},${nth % 50 === 0 ? "spare" : "in use"}`;
  }))
  .join("\n");

/** What must be there after every step, once it was done. */
const holds = async (estate) => {
  await estate.open("overview");
  await estate.says("#estate-count", `${LINES} of ${LINES} lines`);
  await estate.open("sites");
  await estate.says("#site-table", "the night buses");
  await estate.open("plan");
  await estate.says("#plan-cost", "£");
  assert.equal(await estate.tab.$eval("#prices input", (one) => one.value), "1500");
};

inEveryBrowser((kind, browser) => {
  test(`a register of ${LINES} lines goes the whole way · ${kind.name}`, async (t) => {
    const opened = await FILE.open({});
    const checker = await CheckerPage.open(browser(), opened.url);
    await checker.ready();
    await checker.go("#/estate");
    await checker.give("#estate-add", "register.csv", REGISTER);
    const estate = new EstatePages(checker);
    await estate.says("#estate-status", `${LINES} lines were added`);

    // The page asks for the column of the site, and reads the file again.
    await estate.says(".asks", "Which column is the site?");
    await checker.tab.$$eval(".asks button", (all) => all.find((one) => one.innerText.includes("Whither")).click());
    await checker.until(() => document.querySelector(".asks") === null, { timeout: 20000 });
    await estate.says("#estate-count", `${LINES} of ${LINES} lines`);

    await estate.markBusStation("the night buses");

    // A visit, entered days after it was made.
    await estate.open("visits");
    await checker.tab.waitForSelector(".visit .stops > li");
    await checker.tab.$eval(".visit .stops > li details", (one) => (one.open = true));
    await checker.tab.type("[id^=found-make]", "Bosch");
    await checker.fill("[id^=found-on]", "2999-01-01");
    await checker.tab.$eval(".stops button[type=submit]", (one) => one.click());
    await checker.waitForText("The day of the visit is in the future");
    await checker.fill("[id^=found-on]", "2026-03-04");
    await checker.tab.$eval(".stops button[type=submit]", (one) => one.click());
    await estate.says("#estate-status", "Found 4 March 2026: Bosch");

    // Prices: input that cannot be read is refused, and the old price stays.
    await estate.open("plan");
    await checker.tab.waitForSelector("#prices input");
    await checker.fill("#prices input", "1.5k");
    await checker.until(() => document.querySelector("#prices input").value === "1500");
    await checker.fill("#prices input", "12 each");
    await estate.says("#prices", "“12 each”: This is not an amount");
    await holds(estate);
    await estate.says("#plan-lede", "spares by listed makers are not replaced");

    await estate.open("packs");
    await checker.tab.waitForSelector("#pack-committee");
    await checker.tab.click("#pack-committee");
    await estate.says("#pack", "What the list says about it");
    assert.ok(!(await estate.text("#pack")).includes("Of the restricted"));
    await estate.open("keep");
    await estate.keeps("#estate-save");
    await estate.says("#estate-status", "Saved to your downloads");
    const file = await checker.tab.evaluate(() => window.__kept.text());
    t.diagnostic(`the saved estate has ${file.length} characters`);

    // A copy is kept, and the tab crashes.
    await estate.keepCopy();
    if (kind.name === "Chromium") {
      const session = await checker.tab.createCDPSession();
      // A tab that has crashed answers nothing.
      session.send("Page.crash").catch(() => {});
      await new Promise((done) => setTimeout(done, 1000));
    } else {
      await checker.tab.close({ runBeforeUnload: false });
    }
    const again = await CheckerPage.open(browser(), opened.url);
    await again.ready();
    await again.go("#/estate");
    await again.tab.waitForSelector("#found-copy");
    await again.fill("#copy-open-passphrase", PASSPHRASE);
    await again.tab.click("#copy-open");
    const reopened = new EstatePages(again);
    await reopened.says("#estate-status", "No line has another answer than then.");
    await holds(reopened);
    await again.go("#/");
    await again.tab.waitForSelector("#clear");
    await again.clear();

    // Another colleague opens the file.
    await again.go("#/estate");
    await again.tab.waitForSelector("#estate-open, #estate-add");
    await again.give("#estate-add", "kept.estate.json", file);
    await reopened.says("#estate-status", "Opened an estate saved on");
    await holds(reopened);
    await reopened.open("visits");
    await reopened.says("#visits-intro", "lines on");
    assert.deepEqual(again.errors, []);
    assert.deepEqual(await again.violations(), []);
    await again.close();
    await opened.close();
  });
});
