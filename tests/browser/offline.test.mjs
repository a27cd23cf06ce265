// The site after its host has gone, and after its host has a newer version.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { SITE } from "./places.mjs";

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** Waits until the service worker has kept every file and answers for the page. */
const kept = (checker) =>
  checker.tab.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
    }
  });

inEveryBrowser((kind, browser) => {
  test(`works after its host has gone · ${kind.name}`, () =>
    withPage(browser(), SITE, {}, async (checker, site) => {
      await checker.ready();
      await kept(checker);
      await site.close();
      await checker.tab.reload();
      await checker.ready();
      await checker.type("Hikvision");
      await checker.showsVerdict("restricted");
      await checker.tab.goto(`${site.url}index.html#/list`);
      await checker.ready();
      assert.deepEqual(checker.errors, []);
    }));

  test(`offers a newer version and takes it when asked · ${kind.name}`, () =>
    withPage(browser(), SITE, {}, async (checker, site) => {
      await checker.ready();
      await kept(checker);
      const page = await site.read("index.html");
      const newer = page.replace("<html ", '<html data-version="newer" ');
      assert.ok(newer !== page, "the newer page differs");
      const worker = await site.read("sw.js");
      const cache = worker.match(/CACHE_PREFIX \+ "([0-9a-f]+)"/)[1];
      site.replace("index.html", newer);
      site.replace("sw.js", worker.replace(sha256(page), sha256(newer)).replace(cache, "0".repeat(cache.length)));
      await checker.tab.reload();
      await checker.ready();
      assert.equal(await checker.tab.$("html[data-version=newer]"), null, "the old version goes on until the user asks");
      await checker.tab.waitForSelector("#update-now", { visible: true, timeout: 10000 });
      await checker.tab.click("#update-now");
      await checker.until(() => document.documentElement?.dataset.version === "newer", { timeout: 10000 });
      await checker.ready();
      const caches = await checker.tab.evaluate(() => caches.keys());
      assert.equal(caches.length, 1, "the old version's files are gone");
    }));

  test(`a page that another page of the host put into the store is not served · ${kind.name}`, () =>
    withPage(browser(), SITE, {}, async (checker) => {
      await checker.ready();
      await kept(checker);
      await checker.tab.evaluate(async () => {
        const [name] = await caches.keys();
        const cache = await caches.open(name);
        const html = { headers: { "Content-Type": "text/html" } };
        for (const request of await cache.keys()) await cache.put(request, new Response("<title>Forged</title>", html));
      });
      await checker.tab.reload();
      await checker.ready();
      assert.notEqual(await checker.tab.title(), "Forged");
    }));

  test(`a half-finished upload is not kept · ${kind.name}`, () =>
    withPage(browser(), SITE, {}, async (checker, site) => {
      await checker.ready();
      await kept(checker);
      const worker = await site.read("sw.js");
      const page = await site.read("index.html");
      // The new worker has arrived, but the page that it was built with has not.
      site.replace("sw.js", worker.replace(sha256(page), sha256("a page that is not there yet")));
      await checker.tab.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        await registration.update().catch(() => {});
        await new Promise((done) => setTimeout(done, 1000));
      });
      assert.equal(await checker.tab.evaluate(() => document.getElementById("update").hidden), true);
      await checker.tab.reload();
      await checker.ready();
    }));

  if (kind.name === "Chromium") {
    test(`can be installed · ${kind.name}`, () =>
      withPage(browser(), SITE, {}, async (checker) => {
        await checker.ready();
        await kept(checker);
        const session = await checker.tab.createCDPSession();
        const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
        assert.deepEqual(installabilityErrors, []);
        const { errors } = await session.send("Page.getAppManifest");
        assert.deepEqual(errors, []);
      }));
  }
});
