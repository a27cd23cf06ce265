// A worker that dies, once or repeatedly: the page stays, with its contents, and says what happened.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser } from "./journeys.mjs";
import { CheckerPage } from "./checker-page.mjs";
import { FILE } from "./places.mjs";

/** Keeps every worker that the page starts, in order. */
const keepWorkers = () => {
  const Real = window.Worker;
  window.started = [];
  window.Worker = function (url) {
    const worker = new Real(url);
    window.started.push(worker);
    return worker;
  };
};

const dies = (nth) => window.started.at(nth).dispatchEvent(new ErrorEvent("error", { message: "out of memory" }));

inEveryBrowser((kind, browser) => {
  test(`a dead worker ends no page and starts one other · ${kind.name}`, async () => {
    const opened = await FILE.open();
    const checker = new CheckerPage();
    checker.tab = await browser().newPage();
    try {
      await checker.tab.evaluateOnNewDocument(keepWorkers);
      await checker.tab.goto(opened.url);
      await checker.ready();
      await checker.type("DS-2CD2143G2-I");
      await checker.waitForVerdict("restricted");
      const first = await checker.tab.evaluate(() => window.started.length);
      // Three errors of the same worker count as one death.
      const desk = await checker.tab.evaluate(() => window.started.findIndex((worker) => worker.onerror));
      for (let nth = 0; nth < 3; nth += 1) await checker.tab.evaluate(dies, desk);
      await checker.until(() => document.body.textContent.includes("The check stopped because of an error in this tool"));
      assert.equal(await checker.tab.evaluate(() => window.started.length), first + 1, "one other was started");
      assert.equal(await checker.hasCheckBox(), true);
      await checker.type("4 x Dahua IPC-HFW2831T-ZAS");
      await checker.waitForVerdict("restricted");
      // A worker that keeps dying is given up, and the page stays.
      for (let nth = 0; nth < 3; nth += 1) {
        await checker.tab.evaluate(dies, -1);
        await new Promise((done) => setTimeout(done, 300));
      }
      await checker.until(() => document.body.textContent.includes("is not started again"));
      assert.equal(await checker.hasCheckBox(), true);
      assert.equal(await checker.tab.evaluate(() => document.getElementById("start")), null);
    } finally {
      await checker.close();
      await opened.close();
    }
  });

  test(`a page that is shown again after it was left is empty · ${kind.name}`, async () => {
    const opened = await FILE.open();
    const checker = new CheckerPage();
    checker.tab = await browser().newPage();
    try {
      await checker.tab.goto(opened.url);
      await checker.ready();
      await checker.type("a remark about Mrs Jones");
      const again = checker.tab.waitForNavigation({ timeout: 30000 });
      await checker.tab.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
      await again;
      await checker.ready();
      assert.equal(await checker.tab.$eval("main textarea", (box) => box.value), "");
    } finally {
      await checker.close();
      await opened.close();
    }
  });
});
