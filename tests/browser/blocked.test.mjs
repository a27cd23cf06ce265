// A browser that blocks what the page needs: a plain message, with words for the IT team.
import assert from "node:assert/strict";
import { test } from "node:test";
import { everywhere, inEveryBrowser, scriptsOff, withPage } from "./journeys.mjs";
import { CheckerPage } from "./checker-page.mjs";
import { FILE } from "./places.mjs";

everywhere(
  "WebAssembly missing",
  async (checker) => {
    const message = await checker.plainMessageShown();
    assert.match(message, /We could not start the checker/);
    assert.match(message, /usually a security setting, not a fault in your computer/);
    assert.match(message, /Please allow WebAssembly/);
    assert.match(message, /vendor-checker-without-webassembly\.html/);
    assert.match(message, /Version: \d+\.\d+\.\d+/);
    assert.match(message, /Do not turn off security settings yourself/);
    assert.doesNotMatch(message, /out of date/);
    assert.equal(await checker.hasCheckBox(), false);
  },
  { withoutWebAssembly: true },
);

/** Opens the file after `prepare` has run in it, before its own scripts. */
async function prepared(browser, prepare, journey) {
  const opened = await FILE.open();
  const checker = new CheckerPage();
  checker.tab = await browser.newPage();
  try {
    await checker.tab.evaluateOnNewDocument(prepare);
    await checker.tab.goto(opened.url);
    await journey(checker);
  } finally {
    await checker.close();
    await opened.close();
  }
}

inEveryBrowser((kind, browser) => {
  test(`workers refused · ${kind.name}`, () =>
    prepared(
      browser(),
      () => {
        window.Worker = function () {
          throw new DOMException("refused", "SecurityError");
        };
      },
      async (checker) => {
        assert.match(await checker.plainMessageShown(), /did not let one of its parts run/);
        assert.equal(await checker.hasCheckBox(), false);
      },
    ));

  test(`an engine that traps in the worker · ${kind.name}`, () =>
    prepared(
      browser(),
      () => {
        const RealBlob = window.Blob;
        window.Blob = function (parts, options) {
          return new RealBlob(options?.type === "text/javascript" ? ["onmessage = () => { throw new Error('trap'); };"] : parts, options);
        };
      },
      async (checker) => {
        assert.match(await checker.plainMessageShown(), /the worker did not start/);
        assert.equal(await checker.hasCheckBox(), false);
      },
    ));

  test(`without crypto.subtle it still starts · ${kind.name}`, () =>
    prepared(
      browser(),
      () => {
        Object.defineProperty(crypto, "subtle", { value: undefined });
      },
      (checker) => checker.ready(),
    ));

  test(`inside another page it does not start · ${kind.name}`, async () => {
    const opened = await FILE.open();
    const tab = await browser().newPage();
    try {
      const address = await opened.add("frame.html", `<!DOCTYPE html><iframe src="${opened.url}" width="900" height="600"></iframe>`);
      await tab.goto(address);
      let shown = "";
      for (let turn = 0; turn < 100 && !shown.includes("window of its own"); turn += 1) {
        await new Promise((done) => setTimeout(done, 100));
        const frame = tab.frames().find((one) => one.url().includes("checker.html"));
        shown = (await frame?.evaluate(() => document.getElementById("start")?.innerText ?? "").catch(() => "")) ?? "";
      }
      assert.match(shown, /Open the checker in a window of its own/);
    } finally {
      await tab.close();
      await opened.close();
    }
  });

  test(`what no policy stops is taken away, and fields stay out of the session file · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      const seen = await checker.tab.evaluate(() => {
        const set = (name) => {
          try {
            window[name] = () => {};
          } catch {
            // In strict code it throws; either way the thing stays away.
          }
          return typeof window[name];
        };
        const bare = document.querySelectorAll("input:not([autocomplete]), textarea:not([autocomplete])").length;
        return [set("open"), set("RTCPeerConnection"), bare];
      });
      assert.deepEqual(seen, ["undefined", "undefined", 0]);
    }));

  test(`scripts switched off · ${kind.name}`, async (t) => {
    const opened = await FILE.open();
    const tab = await browser().newPage();
    try {
      if (!(await scriptsOff(tab))) return t.skip("this driver cannot switch scripts off");
      await tab.goto(opened.url);
      await new Promise((done) => setTimeout(done, 2500));
      const shown = await tab.evaluate(() => {
        const start = document.getElementById("start");
        return getComputedStyle(start).visibility === "visible" ? start.innerText : "";
      });
      assert.match(shown, /Scripts are switched off in this browser/);
    } finally {
      await tab.close();
      await opened.close();
    }
  });
});
