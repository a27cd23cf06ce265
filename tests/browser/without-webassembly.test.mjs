// The page for machines that forbid WebAssembly, in browsers that do: it starts, shows how far it is, lets nothing out, and gives
// the command's answers, byte for byte. Without scripts its list can be read.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { startCanary, tryEveryWayOut } from "./canary.mjs";
import { CheckerPage } from "./checker-page.mjs";
import { inEveryBrowser, scriptsOff } from "./journeys.mjs";
import { DOCUMENTS } from "./made-files.mjs";
import { WITHOUT_WASM } from "./places.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const COMMAND = join(ROOT, "target/debug/vendor-check");
const PICTURES = join(ROOT, "target/pictures");
mkdirSync(PICTURES, { recursive: true });
const TODAY = "2026-12-01";
const START_WITHIN_MS = 120000;
const LINES_WITHIN_MS = 10000;
const FILE_WITHIN_MS = 60000;
const BYTES = 15e6;
/** Rows of a register, with some for each answer. */
const KIT = [
  "DS-2CD2143G2-I 4MP turret camera",
  "HiLook NVR-108MH-C/8P 8 channel recorder",
  "AXIS P3265-LVE dome (replaces existing Hikvision)",
  "Dahua IPC-HFW2831T-ZAS or equivalent",
  "5MP vandal dome, white, as specified",
  "Supply and lay CAT6 cable, per point",
  "Quillomar Lifts Limited",
];
const REGISTER = ["Number,Item", ...Array.from({ length: 100 }, (_, at) => `${at + 1},"${KIT[at % KIT.length]}"`)].join("\n");
/** One document for each reader; each is read by a worker that starts afresh. */
const FURTHER = ["mail.eml", "page.html", "page.pdf", "two-sheets.xlsx", "letter.docx", "all.zip"];

/** What the command prints; it ends with a code above 0 when something was flagged or not read. */
function printed(path) {
  try {
    return execFileSync(COMMAND, ["check", path, "--format", "jsonl", "--today", TODAY], { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
  } catch (error) {
    return error.stdout;
  }
}

/** Runs in the page: remembers each state of the progress bar. */
function watchBar() {
  window.__bar = [];
  new MutationObserver(() => {
    const bar = document.getElementById("start-bar");
    if (bar && window.__bar.at(-1) !== bar.value) window.__bar.push(bar.value);
  }).observe(document, { subtree: true, childList: true, attributes: true });
}

inEveryBrowser(
  (kind, browser) => {
    test(`without WebAssembly: the command's answers · ${kind.name}`, { timeout: 600000 }, async (t) => {
      const opened = await WITHOUT_WASM.open();
      const canary = await startCanary();
      const checker = await CheckerPage.open(browser(), opened.plainUrl, { today: TODAY });
      const folder = mkdtempSync(join(tmpdir(), "without-"));
      const path = (name, content) => {
        writeFileSync(join(folder, name), content);
        return join(folder, name);
      };
      try {
        await checker.tab.evaluateOnNewDocument(watchBar);
        const began = Date.now();
        await checker.tab.goto(opened.url);
        await checker.until(() => document.getElementById("start-says")?.textContent.includes("signatures") ?? false, { timeout: START_WITHIN_MS });
        await checker.tab.screenshot({ path: join(PICTURES, `without-webassembly-start-${kind.name.toLowerCase()}.png`) });
        await checker.ready(START_WITHIN_MS);
        t.diagnostic(`started in ${Date.now() - began} ms`);
        const bar = await checker.tab.evaluate(() => window.__bar);
        assert.ok(bar.length > 5 && bar.every((value, at) => at === 0 || value > bar[at - 1]), `the bar went ${bar}`);
        assert.equal(await checker.plainMessage(), "", "the bar goes when the page can be used");

        await checker.tab.type("#check-text", KIT[0]);
        await checker.until(() => document.querySelector(".outcome")?.dataset.verdict === "restricted", { timeout: LINES_WITHIN_MS });

        const register = path("register.csv", REGISTER);
        const asked = Date.now();
        await checker.chooseFiles([register], FILE_WITHIN_MS);
        const took = Date.now() - asked;
        t.diagnostic(`a register of 100 lines in ${took} ms`);
        assert.ok(took <= LINES_WITHIN_MS, `a register of 100 lines took ${took} ms`);

        if (existsSync(COMMAND)) {
          assert.equal(await checker.savedJson(), printed(register), "register.csv");
          for (const name of FURTHER) {
            const document = path(name, DOCUMENTS[name]);
            await checker.chooseFiles([document], FILE_WITHIN_MS);
            assert.equal(await checker.savedJson(), printed(document), name);
          }
          t.diagnostic(`${FURTHER.length + 1} documents, byte for byte the same`);
        } else {
          t.diagnostic("not compared: the command is not built (cargo build --bin vendor-check)");
        }

        assert.deepEqual(await checker.violations(), []);
        assert.deepEqual(checker.errors, []);
        await checker.tab.evaluate(tryEveryWayOut, canary.address);
        assert.deepEqual(canary.hits, []);
        const policy = await checker.tab.evaluate(() => document.querySelector("meta[http-equiv]").content);
        assert.doesNotMatch(policy, /unsafe-eval/);
      } finally {
        rmSync(folder, { recursive: true });
        await checker.close();
        await canary.close();
        await opened.close();
      }
    });

    test(`without WebAssembly and without scripts: the list can be read · ${kind.name}`, async (t) => {
      const opened = await WITHOUT_WASM.open();
      const tab = await browser().newPage();
      try {
        if (!(await scriptsOff(tab))) return t.skip("this driver cannot switch scripts off");
        await tab.setViewport({ width: 320, height: 900 });
        await tab.goto(opened.url);
        const shown = await tab.evaluate(() => document.body.innerText);
        await tab.screenshot({ path: join(PICTURES, "without-webassembly-list.png") });
        for (const words of ["The list, to read", "Being on this list is no verdict", "Hikvision", "Sold as", "Measures", "Other known makers"]) {
          assert.ok(shown.includes(words), words);
        }
        assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false);
      } finally {
        await tab.close();
        await opened.close();
      }
    });
  },
  { withoutWebAssembly: true },
);

test("without WebAssembly: the file is within its budget", () => {
  assert.ok(statSync(join(ROOT, "dist/vendor-checker-without-webassembly.html")).size <= BYTES);
});
