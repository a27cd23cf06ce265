// The page and the command give the same bytes for the same documents.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { DOCUMENTS } from "./made-files.mjs";
import { FILE } from "./places.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const COMMAND = join(ROOT, "target/debug/vendor-check");
const FURTHER = join(ROOT, "../shared/corpora/documents");
const TODAY = "2026-12-01";
/** Of the further documents, one of each kind. */
const CHOSEN = /^(boq-formulas\.xlsx|cctv-register\.csv|cost-plan\.xls|parks-quote\.ods|asset-register\.docx|bill-of-quantities\.pdf|email-with-quote\.eml|basket\.html|network-scan\.xml|quote-paste\.txt|copied-from-excel\.tsv|quote-locked\.pdf)$/;

/** What the command prints; it ends with a code above 0 when something was flagged or not read. */
function printed(path) {
  try {
    return execFileSync(COMMAND, ["check", path, "--format", "jsonl", "--today", TODAY], { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
  } catch (error) {
    return error.stdout;
  }
}

inEveryBrowser((kind, browser) => {
  test(`page and command give the same JSON · ${kind.name}`, (t) =>
    withPage(browser(), FILE, { today: TODAY }, async (checker) => {
      if (!existsSync(COMMAND)) return t.diagnostic("not run: the command is not built (cargo build --bin vendor-check)");
      const folder = mkdtempSync(join(tmpdir(), "same-"));
      try {
        await checker.ready();
        for (const [name, content] of Object.entries(DOCUMENTS)) writeFileSync(join(folder, name), content);
        const further = existsSync(FURTHER) ? readdirSync(FURTHER).filter((name) => CHOSEN.test(name)).map((name) => join(FURTHER, name)) : [];
        const paths = [...Object.keys(DOCUMENTS).map((name) => join(folder, name)), ...further];
        assert.ok(paths.length > 10);
        for (const path of paths) {
          await checker.chooseFiles([path]);
          assert.equal(await checker.savedJson(), printed(path), path);
        }
        t.diagnostic(`${paths.length} documents, byte for byte the same`);
      } finally {
        rmSync(folder, { recursive: true });
      }
    }));
});
