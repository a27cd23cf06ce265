// What the page says that it saved is really a file in the user's folder, written by the browsers themselves.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { EstatePages } from "./estate-pages.mjs";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { PLACES } from "./places.mjs";

const REGISTER = "Asset,Site,Make,Model\nA1,Depot,Hikvision,DS-2CD2143G2-I\nA2,Town Hall,Axis,P3265-LVE\n";
const downloads = mkdtempSync(join(tmpdir(), "downloads-"));
after(() => rmSync(downloads, { recursive: true, force: true }));

/** Presses a button and waits for a whole file; returns its name and bytes, and removes it. */
async function saved(checker, button) {
  await checker.tab.$eval(button, (one) => one.click());
  for (let turn = 0; turn < 100; turn += 1) {
    const names = readdirSync(downloads);
    const bytes = names.length === 1 && readFileSync(join(downloads, names[0]));
    if (bytes?.length > 0 && !/\.(crdownload|part)$/.test(names[0])) {
      rmSync(join(downloads, names[0]));
      return { name: names[0], bytes };
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return assert.fail(`${button}: no file was written`);
}

inEveryBrowser(
  (kind, browser) => {
    for (const place of PLACES) {
      test(`what is saved is there · ${kind.name} · ${place.name}`, () =>
        withPage(browser(), place, {}, async (checker) => {
          await checker.ready();
          await checker.drop("register.csv", REGISTER);
          await checker.rowVerdicts();
          for (const [button, end, holds] of [
            ["#save-table", ".csv", "DS-2CD2143G2-I"],
            ["#save-json", "l", "DS-2CD2143G2-I"],
            ["#save-workbook", ".xlsx", "PK"],
            ["#save-page", ".html", "DS-2CD2143G2-I"],
          ]) {
            const { name, bytes } = await saved(checker, button);
            assert.ok(name.endsWith(end), name);
            assert.ok(bytes.includes(holds), `${name} holds ${holds}`);
          }
          const estate = await EstatePages.adding(checker);
          await estate.open("packs");
          await checker.tab.waitForSelector("#pack-committee");
          await checker.tab.click("#pack-committee");
          await estate.says("#pack", "Recommendation");
          const paper = await saved(checker, "#pack-document");
          assert.ok(paper.name.endsWith(".docx") && paper.bytes.includes("PK"), paper.name);
          await estate.open("keep");
          const kept = await saved(checker, "#estate-save");
          assert.ok(kept.bytes.includes("vendor-checker-estate"), kept.name);
          assert.deepEqual(checker.errors, []);
        }));
    }
  },
  { downloads },
);
