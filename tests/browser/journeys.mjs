// Running one journey in every browser and from every place.
import { after, before, describe, test } from "node:test";
import { BROWSERS } from "./browsers.mjs";
import { PLACES } from "./places.mjs";
import { CheckerPage } from "./checker-page.mjs";

/** Switches a tab's scripts off, and says whether its driver can do that. */
export const scriptsOff = (tab) => tab.setJavaScriptEnabled(false).then(() => true, () => false);

/** Describes journeys for each browser; `define` gets the browser's name and a function that returns the running browser. */
export function inEveryBrowser(define, options = {}) {
  for (const kind of BROWSERS) {
    describe(kind.name, () => {
      let browser;
      before(async () => {
        browser = await kind.launch(options);
      });
      after(() => browser?.close());
      define(kind, () => browser);
    });
  }
}

/** Defines a journey for each browser and place: `journey` gets an open checker page and the place it stands in. */
export function everywhere(title, journey, options = {}) {
  inEveryBrowser((kind, browser) => {
    for (const place of PLACES) {
      test(`${title} · ${kind.name} · ${place.name}`, (t) =>
        withPage(browser(), place, options, (checker, opened) => journey(checker, { t, kind, place, opened, browser: browser() })));
    }
  }, options);
}

/** Opens a place and a page in it, runs the journey, and closes both whatever happens. */
export async function withPage(browser, place, options, journey) {
  const opened = await place.open(options);
  try {
    const checker = await CheckerPage.open(browser, opened.url, options);
    try {
      return await journey(checker, opened);
    } finally {
      await checker.close();
    }
  } finally {
    await opened.close();
  }
}
