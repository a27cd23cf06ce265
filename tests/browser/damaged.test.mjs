// A copy with one changed byte refuses itself: no check box, and a message that says so.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { PLACES } from "./places.mjs";

/** Returns a change of one letter in the middle of an element's text. */
function flipIn(opening, closing) {
  return (page) => {
    const start = page.indexOf(opening) + opening.length;
    const end = page.indexOf(closing, start);
    assert.ok(start >= opening.length && end > start, `${opening} is in the page`);
    let at = Math.floor((start + end) / 2);
    while (!/[a-z]/.test(page[at])) at += 1;
    const letter = page[at] === "q" ? "w" : "q";
    return page.slice(0, at) + letter + page.slice(at + 1);
  };
}

const cutShort = (page) => page.slice(0, Math.floor(page.length * 0.7));

const DAMAGES = {
  "the engine's first piece": flipIn('id="engine-block-1">', "</script>"),
  "a later piece of the engine": flipIn('id="engine-block-5">', "</script>"),
  "the list": flipIn('id="list-block-1">', "</script>"),
  "the order of the engine's pieces": (page) =>
    page.replace('id="engine-block-2"', 'id="engine-block-x"').replace('id="engine-block-3"', 'id="engine-block-2"').replace('id="engine-block-x"', 'id="engine-block-3"'),
  "the glue": flipIn('id="glue-block-1">', "</script>"),
  "the boot script": flipIn('<script id="boot">', "</script>"),
  "the style sheet": flipIn("<style>", "</style>"),
  "the policy": flipIn("script-src 'sha256-", "'"),
  "its end, cut off": cutShort,
};

inEveryBrowser((kind, browser) => {
  for (const place of PLACES) {
    for (const [part, change] of Object.entries(DAMAGES)) {
      test(`a byte changed in ${part} · ${kind.name} · ${place.name}`, () =>
        withPage(browser(), place, { change }, async (checker) => {
          const message = await checker.plainMessageShown();
          assert.match(message, /damaged or has been changed\.? Do not use it/);
          assert.equal(await checker.hasCheckBox(), false);
        }));
    }
  }
});
