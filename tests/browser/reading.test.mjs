// Files are read one after the other by readers that may die, hang or be cancelled without harm to the rest.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { FILE } from "./places.mjs";

const REGISTER = "Make,Model,Site\nHikvision,DS-2CD2143G2-I,Town hall\nAxis,P3265-LVE,Library\n";
const NOTE = "2 x Dahua IPC-HFW2831T-ZAS\nfixings\n";
const large = (rows) => "Make,Model,Site\n" + "Hikvision,DS-2CD2143G2-I,Town hall\nAxis,P3265-LVE,Library\n".repeat(rows / 2);

inEveryBrowser((kind, browser) => {
  const texts = async (checker) => (await checker.rows()).map((row) => row.text);

  test(`several files are one run · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.dropAll({ "register.csv": REGISTER, "note.txt": NOTE });
      await checker.settles();
      assert.deepEqual(await checker.rowVerdicts(), ["restricted", "none-found", "restricted"]);
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
      assert.ok(words.includes("bad.csv reading stopped because of an error in this tool"), words);
      await checker.paste("Hikvision");
      await checker.showsVerdict("restricted");
    }));

  test(`cancelling a file of a million rows leaves what was read and names the rest · ${kind.name}`, (t) =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      const folder = mkdtempSync(join(tmpdir(), "large-"));
      t.after(() => rmSync(folder, { recursive: true }));
      const files = { "note.txt": NOTE, "large.csv": large(1_000_000), "after.txt": NOTE };
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
      await checker.offerFiles(Object.keys(files).map((name) => join(folder, name)));
      await checker.tab.waitForSelector("#cancel-reading");
      await checker.until(() => document.body.innerText.includes("large.csv"), { timeout: 10000 });
      await checker.tab.$eval("#cancel-reading", (button) => button.click());
      await checker.settles();
      const words = await checker.wholeText();
      assert.ok(words.includes("large.csv you cancelled before all of it was read"), words);
      assert.ok(words.includes("after.txt you cancelled before all of it was read"), words);
      await checker.tab.waitForSelector("tr.line-outcome");
      assert.ok((await texts(checker)).includes("2 x Dahua IPC-HFW2831T-ZAS"));
      await checker.paste("AXIS P3265-LVE");
      await checker.showsVerdict("none-found");
    }));

  test(`a long register is narrowed and ordered, and only rows in sight are drawn · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.dropAll({ "register.csv": large(2500), "note.txt": NOTE });
      await checker.settles();
      const shows = (words) => checker.until((wanted) => document.getElementById("lines-words").textContent === wanted, { timeout: 5000 }, words);
      const lastIs = (text) => checker.until((wanted) => [...document.querySelectorAll("tr.line-outcome")].at(-1)?.cells[2].textContent === wanted, { timeout: 5000 }, text);
      // Found and clicked in one step, because the head may be drawn again in between.
      const order = (column) => checker.tab.evaluate((by) => document.querySelector(`button[data-order=${by}]`).click(), column);
      const sorted = () => checker.tab.$$eval("#lines th", (heads) => heads.map((head) => head.getAttribute("aria-sort")));
      await shows("2,501 lines");
      // Including the headings and the fixings, which name neither kit nor a firm.
      await checker.tab.$eval("#nothing-to-check", (button) => button.click());
      await shows("2,503 lines");
      const table = () => checker.tab.$eval("#lines table", (element) => ({ count: element.getAttribute("aria-rowcount"), drawn: element.querySelectorAll("tr.line-outcome").length }));
      await checker.until(() => document.querySelectorAll("tr.line-outcome").length > 5, { timeout: 5000 });
      const { count, drawn } = await table();
      assert.equal(count, "2504");
      assert.ok(drawn < 60, `${drawn} rows are drawn`);
      const began = await checker.now();
      await checker.tab.$eval("#lines", (frame) => frame.scrollTo(0, frame.scrollHeight));
      await lastIs("fixings");
      assert.equal(await checker.tab.$$eval("tr.line-outcome", (rows) => rows.at(-1).getAttribute("aria-rowindex")), "2504");
      assert.ok((await table()).drawn < 60);
      // The keyboard reaches every row, opens it and closes it.
      await checker.tab.focus("#lines");
      await checker.tab.keyboard.press("Home");
      await checker.until(() => document.querySelector("tr.line-outcome[aria-rowindex='2'].active") !== null && document.activeElement.closest("tr.active") !== null, { timeout: 5000 });
      await checker.tab.keyboard.press("End");
      await checker.until(() => document.activeElement.closest("tr.active")?.getAttribute("aria-rowindex") === "2504", { timeout: 5000 });
      await checker.tab.keyboard.press("ArrowUp");
      await checker.until(() => document.activeElement.closest("tr.active")?.getAttribute("aria-rowindex") === "2503", { timeout: 5000 });
      await checker.tab.keyboard.press("Enter");
      await checker.tab.waitForSelector("#line-panel", { timeout: 5000 });
      assert.deepEqual(await checker.tab.$$eval("#line-panel .around li", (items) => items.map((item) => [item.textContent, item.getAttribute("aria-current")])), [
        ["line 1 2 x Dahua IPC-HFW2831T-ZAS", "true"],
        ["line 2 fixings", null],
      ]);
      await checker.tab.$eval("#close-panel", (button) => button.click());
      await checker.until(() => !document.getElementById("line-panel") && document.activeElement.closest("#lines") !== null, { timeout: 5000 });
      const long = (await checker.longTasksSince(began)).filter(({ ms }) => ms > 50);
      assert.deepEqual(long, [], "no task of the window runs over 50 ms");
      await checker.choose("#narrow-maker", "dahua");
      await shows("1 line");
      assert.deepEqual(await texts(checker), ["2 x Dahua IPC-HFW2831T-ZAS"]);
      await checker.choose("#narrow-maker", "");
      await checker.fill("#narrow-text", "LIBRARY axis");
      await shows("1,250 lines");
      await checker.choose("#narrow-part", "note.txt");
      await shows("No line matches.");
      await checker.fill("#narrow-text", "");
      await shows("2 lines");
      await checker.choose("#narrow-part", "");
      await shows("2,503 lines");
      await order("Gravest");
      await checker.until(() => [...document.querySelectorAll("tr.line-outcome")].every((row) => row.dataset.verdict === "restricted"), { timeout: 5000 });
      assert.deepEqual(await sorted(), [null, "ascending", null, null]);
      await order("Gravest");
      await checker.until(() => document.querySelector("tr.line-outcome")?.dataset.verdict === "no-kit", { timeout: 5000 });
      assert.deepEqual(await sorted(), [null, "descending", null, null]);
      await order("Maker");
      await checker.until(() => document.querySelector("tr.line-outcome td:nth-child(4)").textContent.startsWith("Axis"), { timeout: 5000 });
      assert.deepEqual(checker.errors, []);
    }));

  test(`columns are shown and corrected, and the correction is remembered · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      // A name in a column about places says nothing about the maker.
      const register = "Gubbins,Make,Location\nX1,Axis,Hikvision\nX2,Axis,Yard\n";
      await checker.drop("register.csv", register);
      assert.deepEqual(await checker.rowVerdicts(), ["none-found", "none-found"]);
      await checker.tab.$eval("#columns summary", (summary) => summary.click());
      await checker.tab.waitForSelector("#columns select", { timeout: 5000 });
      const choices = () => checker.tab.$$eval("#columns label", (labels) => labels.map((label) => [label.querySelector("span").textContent, label.querySelector("select").value]));
      assert.deepEqual(await choices(), [["A Gubbins", "Other"], ["B Make", "Make"], ["C Location", "Location"]]);
      const correct = (nth, value) =>
        checker.tab.evaluate((at, to) => {
          const select = document.querySelectorAll("#columns select")[at];
          select.value = to;
          select.dispatchEvent(new Event("change", { bubbles: true }));
        }, nth, value);
      await correct(2, "Make");
      await checker.until(() => [...document.querySelectorAll("tr.line-outcome")].map((row) => row.dataset.verdict).join() === "restricted,none-found", { timeout: 5000 });
      assert.equal((await choices())[2][1], "Make");
      // Another file with the same headings is read that way at once.
      await checker.drop("other.csv", "GUBBINS,make,Location\nX9,Axis,Dahua\n");
      assert.deepEqual(await checker.rowVerdicts(), ["restricted"]);
      await correct(0, "secret");
      await checker.waitForText("the column “GUBBINS” may contain passwords and was not kept");
      assert.ok(!(await checker.wholeText()).includes("X9"));
      await checker.clear();
      await checker.drop("register.csv", register);
      assert.deepEqual(await checker.rowVerdicts(), ["none-found", "none-found"]);
      // Cells without headings are named by letters.
      await checker.drop("bare.csv", "Depot,Alpha,X1\nYard,Beta,X2\n");
      await checker.waitForText("A table without headings was found");
      assert.deepEqual(checker.errors, []);
    }));

  test(`a register looked up as a purchase is asked about before it is counted · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.drop("register.csv", "Site,Make,Model,Status\nDepot,Dahua,IPC-HFW2831T-ZAS,In use\nYard,Hikvision,DS-2CD2143G2-I,To be removed\nHall,Dahua,IPC-HFW2831T-ZAS,To be removed\nLobby,Hikvision,DS-2CD2143G2-I,To be removed\n");
      await checker.waitForText("Is this equipment that you have, or an offer?");
      assert.ok(!(await checker.wholeText()).includes("lines read."), "no count before the answer");
      await checker.tab.$eval("#it-is-ours", (button) => button.click());
      await checker.waitForText("5 lines read.");
      assert.deepEqual(await checker.rowVerdicts(), ["restricted", "restricted", "restricted", "restricted"]);
      assert.equal(await checker.tab.$eval("#context-purpose", (select) => select.value), "existing-equipment");
    }));

  test(`a reader that dies half-way leaves what it had read · ${kind.name}`, () =>
    withPage(browser(), FILE, { readers: "die half-way" }, async (checker) => {
      await checker.ready();
      await checker.dropAll({ "large.csv": large(60_000), "note.txt": NOTE });
      await checker.settles();
      const words = await checker.wholeText();
      assert.ok(words.includes("large.csv reading stopped because of an error in this tool"), words.slice(0, 2000));
      await checker.choose("#narrow-part", "large.csv");
      await checker.until(() => /^[1-9][\d,]+ lines$/.test(document.getElementById("lines-words").textContent), { timeout: 5000 });
      await checker.choose("#narrow-part", "note.txt");
      await checker.until(() => document.getElementById("lines-words").textContent === "1 line", { timeout: 5000 });
    }));

  if (kind.name === "Chromium") {
    test(`a reader without progress is given up after 20 seconds · ${kind.name}`, () =>
      withPage(browser(), FILE, { readers: "hang" }, async (checker) => {
        await checker.ready();
        await checker.dropAll({ "slow.csv": REGISTER, "note.txt": NOTE });
        await checker.settles(40000);
        assert.ok((await checker.wholeText()).includes("slow.csv there was no progress for 20 seconds"));
        assert.deepEqual(await texts(checker), ["2 x Dahua IPC-HFW2831T-ZAS", "fixings"]);
      }));
  }
});
