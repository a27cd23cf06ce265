// The page for machines that forbid WebAssembly, in browsers that do: it starts, shows how far it is, and gives the command's
// answers, byte for byte.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { startCanary, tryEveryWayOut } from "./canary.mjs";
import { CheckerPage } from "./checker-page.mjs";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { DOCUMENTS } from "./made-files.mjs";
import { WITHOUT_WASM } from "./places.mjs";

const COMMAND = fileURLToPath(new URL("../../target/debug/vendor-check", import.meta.url));
const TODAY = "2026-12-01";
const START_WITHIN_MS = 120000;
const LINES_WITHIN_MS = 10000;
/** Lines of a quote, some of each answer. */
const QUOTE = [
  "4 x DS-2CD2143G2-I 4MP turret camera",
  "1 x HiLook NVR-108MH-C/8P 8 channel recorder, 4TB",
  "2 x AXIS P3265-LVE dome (replaces existing Hikvision)",
  "1 x Dahua IPC-HFW2831T-ZAS or equivalent",
  "8 x 5MP vandal dome, white, as specified",
  "Supply and lay CAT6 cable, per point",
  "Quillomar Lifts Limited",
];

/** What the command prints; it ends with a code above 0 when something was flagged or not read. */
function printed(path) {
  try {
    return execFileSync(COMMAND, ["check", path, "--format", "jsonl", "--today", TODAY], { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
  } catch (error) {
    return error.stdout;
  }
}

inEveryBrowser(
  (kind, browser) => {
    test(`without WebAssembly: the command's answers · ${kind.name}`, { timeout: 600000 }, (t) =>
      withPage(browser(), WITHOUT_WASM, { today: TODAY }, async (checker) => {
        const began = Date.now();
        await checker.ready(START_WITHIN_MS);
        t.diagnostic(`started in ${Date.now() - began} ms`);
        if (!existsSync(COMMAND)) return t.diagnostic("not run: the command is not built (cargo build --bin vendor-check)");
        const folder = mkdtempSync(join(tmpdir(), "without-"));
        try {
          const files = { "quote.txt": QUOTE.join("\n"), ...DOCUMENTS };
          for (const [name, content] of Object.entries(files)) {
            const path = join(folder, name);
            writeFileSync(path, content);
            await checker.chooseFiles([path], START_WITHIN_MS);
            assert.equal(await checker.savedJson(), printed(path), name);
          }
          t.diagnostic(`${Object.keys(files).length} documents, byte for byte the same`);
          const hundred = Array.from({ length: 100 }, (_, at) => `${at + 1} x ${QUOTE[at % QUOTE.length]}`).join("\n");
          const asked = Date.now();
          await checker.paste(hundred);
          await checker.settles(START_WITHIN_MS);
          const took = Date.now() - asked;
          t.diagnostic(`100 lines in ${took} ms`);
          assert.ok(took <= LINES_WITHIN_MS, `${took} ms`);
        } finally {
          rmSync(folder, { recursive: true });
        }
      }));

    test(`without WebAssembly: it says how far the start is, and nothing leaves it · ${kind.name}`, { timeout: 300000 }, async () => {
      const opened = await WITHOUT_WASM.open();
      const canary = await startCanary();
      const checker = await CheckerPage.open(browser(), "about:blank");
      try {
        await checker.tab.evaluateOnNewDocument(() => {
          window.__bar = [];
          new MutationObserver(() => {
            const bar = document.getElementById("start-bar");
            if (bar && window.__bar.at(-1) !== bar.value) window.__bar.push(bar.value);
          }).observe(document, { subtree: true, childList: true, attributes: true });
        });
        await checker.tab.goto(opened.url);
        await checker.ready(START_WITHIN_MS);
        const bar = await checker.tab.evaluate(() => window.__bar);
        assert.ok(bar.length > 3 && bar.every((value, at) => at === 0 || value > bar[at - 1]), `${bar}`);
        await checker.tab.evaluate(tryEveryWayOut, canary.address);
        assert.deepEqual(canary.hits, []);
        assert.equal(await checker.tab.evaluate(() => document.querySelector("meta[http-equiv]").content.includes("wasm-unsafe-eval")), false);
      } finally {
        await checker.close();
        await canary.close();
        await opened.close();
      }
    });
  },
  { withoutWebAssembly: true },
);

test("without WebAssembly: the file is within its budget", () => {
  const built = fileURLToPath(new URL("../../dist/vendor-checker-without-webassembly.html", import.meta.url));
  assert.ok(statSync(built).size <= 15e6);
});
