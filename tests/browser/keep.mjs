// Keeping pictures of the page in docs/pictures/, when UPDATE_PICTURES=1.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";

const PICTURES = new URL("../../docs/pictures/", import.meta.url);

/** Takes and keeps a picture of the whole page. */
export async function keepScreen(name, tab) {
  await keep(`${name}.png`, await tab.screenshot({ fullPage: true }));
}

export async function keep(name, bytes) {
  assert.ok(bytes.length > 1000, `${name} is a picture`);
  if (process.env.UPDATE_PICTURES !== "1") return;
  await mkdir(PICTURES, { recursive: true });
  await writeFile(new URL(name, PICTURES), bytes);
}
