// Scans and photographs in the file that reads them, and what the first file says of them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { FILE, WITH_SCANS } from "./places.mjs";

const PICTURES = new URL("../data/pictures/", import.meta.url);
const bytes = (name) => [...readFileSync(new URL(name, PICTURES))];
const LONG = 240000; // a slow machine that is also busy with something else

/** Runs in the page: a picture comes from the clipboard. Returns whether this browser lets a script do that. */
function pasteFile(name, content) {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(content)], name, { type: "image/png" }));
  const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  if (!paste.clipboardData?.files.length) return false;
  document.getElementById("results").dataset.settled = "0";
  window.dispatchEvent(paste);
  return true;
}

/** Runs in the page: whether the part of a picture that is shown, wider than this, has letters on it. */
function showsLetters(least) {
  const canvas = document.querySelector(".cut-out canvas");
  if (!canvas || canvas.width < least) return false;
  const points = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  return points.filter((value, at) => at % 4 === 0 && value < 100).length > 50;
}

inEveryBrowser((kind, browser) => {
  test(`the first file names a picture as not read, and the file that reads it · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      assert.equal(await checker.tab.$("#take-photograph, #sample-photograph"), null);
      await checker.drop("label.png", bytes("label.png"));
      await checker.settles();
      const words = await checker.wholeText();
      assert.ok(words.includes("vendor-checker-with-scans.html, which reads pictures"), words);
    }));

  test(`the sample photograph is read · ${kind.name}`, () =>
    withPage(browser(), WITH_SCANS, {}, async (checker) => {
      await checker.ready();
      await checker.tab.click("#sample-photograph");
      await checker.until(() => document.querySelector(".result-title")?.textContent === "sample-label.png", { timeout: LONG });
      await checker.settles(LONG);
      const texts = (await checker.rows()).map((row) => row.text);
      assert.ok(texts.some((text) => text.includes("DS-2CD2143G2-I")), texts.join("\n"));
    }));

  test(`a line of a scanned page shows the part of the page that it was read from · ${kind.name}`, () =>
    withPage(browser(), WITH_SCANS, {}, async (checker) => {
      await checker.ready();
      for (const name of ["quote-fax.pdf", "quote.tif"]) {
        await checker.dropAll({ [name]: bytes(name) });
        await checker.settles(LONG);
        await checker.until((file) => document.querySelector(".result-title")?.textContent === file, { timeout: LONG }, name);
        await checker.tab.$eval("tr.line-outcome button", (button) => button.click());
        await checker.tab.waitForSelector(".cut-out canvas");
        await checker.until(showsLetters, { timeout: 30000 }, 40);
      }
      assert.deepEqual(checker.errors, []);
    }));

  test(`a photograph of a label is read, shown and confirmed · ${kind.name}`, () =>
    withPage(browser(), WITH_SCANS, {}, async (checker) => {
      await checker.ready();
      assert.equal(await checker.tab.$eval("#take-photograph", (field) => field.getAttribute("capture")), "environment");
      await checker.dropAll({ "label-contradicted.png": bytes("label-contradicted.png") });
      await checker.settles(LONG);
      const texts = (await checker.rows()).map((row) => row.text);
      assert.ok(texts.includes("Model: DS-2CD2143G2-I"), texts.join("\n"));
      assert.ok(!(await checker.wholeText()).includes("QX7TP2"), "the setup code of the QR code");
      // The printed number and the code differ, so the line asks, and shows what was read.
      const row = await checker.tab.evaluateHandle(() =>
        [...document.querySelectorAll("tr.line-outcome")].find((row) => row.innerText.includes("44:19:B6:5F:67:1C")),
      );
      await row.$eval("button", (button) => button.click());
      await checker.tab.waitForSelector(".cut-out canvas");
      await checker.until(showsLetters, { timeout: 10000 }, 100);
      assert.ok((await checker.wholeText()).includes("does not show “44:19:B6:5F:67:1C” clearly"));
      await checker.tab.screenshot({ path: `target/pictures/${kind.name}-label-cut-out.png`, fullPage: true });
      await checker.tab.$eval(".confirm input", (field) => {
        field.value = "MAC: 44:19:B6:5F:67:18";
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
      await checker.tab.$eval(".confirm button", (button) => button.click());
      await checker.until(() => [...document.querySelectorAll("tr.line-outcome")].some((row) => row.innerText.includes("67:18")), { timeout: 10000 });
      assert.deepEqual(checker.requests.filter((url) => !url.startsWith("file:")), []);
      assert.deepEqual(await checker.violations(), []);
    }));

  test(`a scanned PDF and a pasted screenshot are read as rows · ${kind.name}`, () =>
    withPage(browser(), WITH_SCANS, {}, async (checker) => {
      await checker.ready();
      await checker.dropAll({ "quote-fax.pdf": bytes("quote-fax.pdf") });
      await checker.settles(LONG);
      const wanted = ["4 | DS-2CD2143G2-I | 4 MP dome camera | £120.00", "2 | AXIS P3265-LVE | Outdoor dome camera | £640.00"];
      const rows = await checker.rows();
      for (const text of wanted) assert.ok(rows.some((row) => row.text === text), rows.map((row) => row.text).join("\n"));
      assert.ok((await checker.wholeText()).includes("Everything was read"));
      // Firefox does not let a script make a paste with a file in it, so there the file is dropped.
      if (!(await checker.tab.evaluate(pasteFile, "screenshot.png", bytes("quote.png")))) {
        await checker.dropAll({ "screenshot.png": bytes("quote.png") });
      }
      await checker.until(() => document.body.innerText.includes("screenshot.png"), { timeout: LONG });
      await checker.settles(LONG);
      for (const text of wanted) assert.ok((await checker.rows()).some((row) => row.text === text), text);
    }));

  test(`hostile pictures are named, and the page goes on · ${kind.name}`, () =>
    withPage(browser(), WITH_SCANS, {}, async (checker) => {
      await checker.ready();
      const label = bytes("label.png");
      await checker.dropAll({ "cut.png": label.slice(0, 900), "photo.heic": [0, 0, 0, 24, ...new TextEncoder().encode("ftypheic    mif1heic")], "note.txt": "Hikvision" });
      await checker.settles(LONG);
      const words = await checker.wholeText();
      assert.ok(words.includes("damaged or not complete") && words.includes("Most Compatible"), words);
      // The one line that could be read is still answered.
      assert.ok(words.includes("Hikvision"), words);
      assert.equal(await checker.tab.$eval(".outcome", (card) => card.dataset.verdict), "restricted");
    }));
});
