// A private window: the locked copy works while the window is open, and nothing of it is left once it is closed. The
// same in an ordinary window, where the copy stays, shows that the first test could fail.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { BROWSERS } from "./browsers.mjs";
import { CheckerPage } from "./checker-page.mjs";
import { EstatePages } from "./estate-pages.mjs";
import { FILE, SITE } from "./places.mjs";

const REGISTER = readFileSync(new URL("../data/register.csv", import.meta.url));

/** What a window stores for the page: how many entries, and whether the page offers a copy. */
async function kept(window, url) {
  const checker = await CheckerPage.open(window, url);
  try {
    await checker.ready();
    await checker.go("#/estate");
    await checker.tab.waitForSelector("#found-copy, #copy-off");
    return await checker.tab.evaluate(() => [localStorage.length, document.querySelector("#found-copy") !== null]);
  } finally {
    await checker.close();
  }
}

/** Starts a copy in a window, looks at it from a second tab, closes the browser, and looks again in an ordinary window. */
async function leftBehind(kind, url, isPrivate) {
  const profile = mkdtempSync(join(tmpdir(), "profile-"));
  try {
    const first = await kind.launch({ profile, isPrivate });
    try {
      const window = isPrivate ? await kind.privateWindow(first) : first;
      const checker = await CheckerPage.open(window, url);
      await checker.ready();
      const estate = await EstatePages.of(checker, "register.csv", REGISTER);
      await estate.keepCopy();
      const [entries, isOffered] = await kept(window, url);
      assert.ok(entries > 0 && isOffered, "another tab of the same window finds the copy");
      // A store that is written with delay needs time.
      await new Promise((done) => setTimeout(done, 2000));
    } finally {
      await first.close();
    }
    const second = await kind.launch({ profile });
    try {
      return await kept(second, url);
    } finally {
      await second.close();
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

for (const kind of BROWSERS) {
  for (const place of [FILE, SITE]) {
    test(`a private window keeps a copy until it is closed · ${kind.name} · ${place.name}`, async () => {
      const opened = await place.open({});
      try {
        assert.deepEqual(await leftBehind(kind, opened.url, true), [0, false]);
        const [entries, isOffered] = await leftBehind(kind, opened.url, false);
        assert.ok(entries > 0 && isOffered, "an ordinary window keeps it");
      } finally {
        await opened.close();
      }
    });
  }
}
