// Pictures of the page: each is judged by what it must show and written under target/pictures. The few that README and docs
// show are also written to docs/pictures when UPDATE_PICTURES=1.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { CheckerPage } from "./checker-page.mjs";
import { faultsOnScreen } from "./layout.mjs";

const ALL = new URL("../../target/pictures/", import.meta.url);
const SHOWN = new URL("../../docs/pictures/", import.meta.url);
/** The pictures that README and docs show, and how much of the page each shows, in pixels of height. */
const SHOWN_HEIGHTS = {
  "chromium-1280-one": 900,
  "chromium-1280-table": 1300,
  "chromium-1280-estate-overview": 1000,
};

/**
 * Takes a picture of the whole page and judges what it shows: the words of `shows` can be read, and nothing on the page runs
 * out of it, is cut off or squeezed.
 */
export async function keepScreen(name, tab, shows) {
  const seen = await tab.evaluate(faultsOnScreen, shows);
  assert.deepEqual(seen, [], name);
  // Firefox takes no picture that is taller than this.
  const high = await tab.evaluate(() => document.documentElement.scrollHeight > 60000);
  await write(ALL, `${name}.png`, await tab.screenshot({ fullPage: !high }));
  const height = SHOWN_HEIGHTS[name];
  if (height && process.env.UPDATE_PICTURES === "1") {
    const width = tab.viewport().width;
    await write(SHOWN, `${name}.png`, await tab.screenshot({ clip: { x: 0, y: 0, width, height }, captureBeyondViewport: true }));
  }
}

/**
 * Prints the page and judges the paper: the checker itself, in another tab, reads the words of `shows` in it, on at most
 * `pages` pages.
 */
export async function keepPaper(name, checker, shows, pages) {
  const bytes = await checker.tab.pdf({ format: "A4" });
  await write(ALL, `${name}.pdf`, bytes);
  const reader = await CheckerPage.open(checker.tab.browser(), checker.tab.url().replace(/#.*/, ""));
  try {
    await reader.ready();
    await reader.drop("paper.pdf", [...bytes]);
    const records = (await reader.savedJson()).trim().split("\n").map((row) => JSON.parse(row));
    const { summary } = records.pop();
    assert.deepEqual(summary.incomplete, [], `${name} can be read`);
    const together = (text) => text.replace(/\s+/g, "");
    const paper = together(records.map(({ text }) => text).join(""));
    assert.deepEqual(shows.filter((words) => !paper.includes(together(words))), [], `${name} shows these`);
    const last = Math.max(...records.map(({ where }) => where.page));
    assert.ok(last <= pages, `${name} has ${last} pages, at most ${pages} are right`);
  } finally {
    await reader.close();
  }
}

async function write(folder, name, bytes) {
  await mkdir(folder, { recursive: true });
  await writeFile(new URL(name, folder), bytes);
}
