// Files are read one after the other by readers that may die, hang or be cancelled without harm to the rest.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { FILE } from "./places.mjs";

const REGISTER = "Make,Model,Site\nHikvision,DS-2CD2143G2-I,Town hall\nAxis,P3265-LVE,Library\n";
const NOTE = "2 x Dahua IPC-HFW2831T-ZAS\nfixings\n";
const large = (rows) => "Make,Model,Site\n" + "Hikvision,DS-2CD2143G2-I,Town hall\nAxis,P3265-LVE,Library\n".repeat(rows / 2);

inEveryBrowser((kind, browser) => {
  const texts = (checker) => checker.tab.$$eval("tr.line-outcome td:nth-child(3)", (cells) => cells.map((cell) => cell.textContent));

  test(`several files are one run · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.dropAll({ "register.csv": REGISTER, "note.txt": NOTE });
      await checker.settles();
      assert.deepEqual(await checker.rowVerdicts(), ["none-found", "restricted", "none-found", "restricted", "none-found"]);
      assert.ok((await checker.wholeText()).includes("register.csv, note.txt"));
      assert.ok((await checker.wholeText()).includes("5 lines read. Everything was read."));
    }));

  test(`a reader that dies takes only its own file with it · ${kind.name}`, () =>
    withPage(browser(), FILE, { readers: "die" }, async (checker) => {
      await checker.ready();
      await checker.dropAll({ "bad.csv": REGISTER, "note.txt": NOTE, "more.txt": "AXIS P3265-LVE" });
      await checker.settles();
      assert.deepEqual(await texts(checker), ["2 x Dahua IPC-HFW2831T-ZAS", "fixings", "AXIS P3265-LVE"]);
      const words = await checker.wholeText();
      assert.ok(words.includes("Incomplete: not everything was read"), words);
      assert.ok(words.includes("bad.csv reading it stopped because of an error in this tool"), words);
      await checker.paste("Hikvision");
      await checker.showsVerdict("restricted");
    }));

  test(`cancelling leaves what was read and names the rest · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.dropAll({ "note.txt": NOTE, "large.csv": large(400_000), "after.txt": NOTE });
      await checker.tab.waitForSelector("#cancel-reading");
      await checker.tab.waitForFunction(() => document.body.innerText.includes("large.csv"), { timeout: 10000 });
      await checker.tab.$eval("#cancel-reading", (button) => button.click());
      await checker.settles();
      const words = await checker.wholeText();
      assert.ok(words.includes("large.csv you cancelled before it was read to its end"), words);
      assert.ok(words.includes("after.txt you cancelled before it was read to its end"), words);
      assert.ok((await texts(checker)).includes("2 x Dahua IPC-HFW2831T-ZAS"));
      await checker.paste("AXIS P3265-LVE");
      await checker.showsVerdict("none-found");
    }));

  test(`a long register is narrowed, ordered and paged · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.dropAll({ "register.csv": large(250), "note.txt": NOTE });
      await checker.settles();
      const shows = (words) => checker.tab.waitForFunction((wanted) => document.getElementById("page-words").textContent === wanted, { timeout: 5000 }, words);
      await shows("Lines 1 to 100 of 253");
      await checker.tab.$eval("#page-last", (button) => button.click());
      await shows("Lines 201 to 253 of 253");
      assert.equal((await texts(checker)).at(-1), "fixings");
      await checker.choose("#narrow-maker", "dahua");
      await shows("Lines 1 to 1 of 1");
      assert.deepEqual(await texts(checker), ["2 x Dahua IPC-HFW2831T-ZAS"]);
      await checker.choose("#narrow-maker", "");
      await checker.fill("#narrow-text", "LIBRARY axis");
      await shows("Lines 1 to 100 of 125");
      await checker.choose("#narrow-part", "note.txt");
      await shows("No line fits.");
      await checker.fill("#narrow-text", "");
      await shows("Lines 1 to 2 of 2");
      await checker.choose("#narrow-part", "");
      await checker.choose("#narrow-order", "gravest");
      await shows("Lines 1 to 100 of 253");
      assert.ok((await checker.rowVerdicts()).every((verdict) => verdict === "restricted"));
      await checker.choose("#narrow-order", "maker");
      await checker.tab.waitForFunction(() => document.querySelector("tr.line-outcome td:nth-child(4)").textContent.startsWith("Axis"), { timeout: 5000 });
    }));

  if (kind.name === "Chromium") {
    test(`a reader without progress is given up after 20 seconds · ${kind.name}`, () =>
      withPage(browser(), FILE, { readers: "hang" }, async (checker) => {
        await checker.ready();
        await checker.dropAll({ "slow.csv": REGISTER, "note.txt": NOTE });
        await checker.settles(40000);
        assert.ok((await checker.wholeText()).includes("slow.csv reading it made no progress for 20 seconds"));
        assert.deepEqual(await texts(checker), ["2 x Dahua IPC-HFW2831T-ZAS", "fixings"]);
      }));
  }
});
