// A list that is not valid: the page says so in full and offers no way round. The pages here are carefully forged, so
// that every hash of the page fits and only the list's own signatures are wrong.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BUNDLE, entries, forged, packed } from "./bundles.mjs";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { FILE } from "./places.mjs";

const list = (files) => files.find(({ name }) => name === "barred-list.json");

const FORGERIES = {
  "one signature short": (files) => files.filter(({ name }) => name !== "barred-list.json.minisig"),
  "a changed letter in the list": (files) => {
    const { bytes } = list(files);
    bytes[bytes.indexOf("Hikvision")] += 1;
    return files;
  },
  "no signature at all": (files) => files.filter(({ name }) => !name.startsWith("barred-list.json.")),
  "the same signature twice": (files) => {
    const [first, second] = files.filter(({ name }) => name.startsWith("barred-list.json."));
    second.bytes = first.bytes;
    return files;
  },
};

inEveryBrowser((kind, browser) => {
  test(`a page forged with the true list still starts · ${kind.name}`, () =>
    withPage(browser(), FILE, { change: forged(packed(entries(BUNDLE))) }, async (checker) => {
      await checker.ready();
    }));

  for (const [what, forge] of Object.entries(FORGERIES)) {
    test(`${what}: refused in full, no check box · ${kind.name}`, () =>
      withPage(browser(), FILE, { change: forged(packed(forge(entries(BUNDLE)))) }, async (checker) => {
        await checker.tab.waitForSelector("#refused", { timeout: 15000 });
        assert.equal(await checker.hasCheckBox(), false);
        assert.match(await checker.wholeText(), /Do not use this copy[\s\S]*needs 2/);
      }));
  }
});
