// Whole quotes pasted into the one file: every labelled line compared with its label, in both browsers.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { DOCUMENTS, pdf } from "./made-files.mjs";
import { FILE } from "./places.mjs";

const OWN = new URL("../data/", import.meta.url);
const FURTHER = new URL("../../../shared/corpora/documents/", import.meta.url);

/** What the page shows a reader, as the ids of labels. */
const IDS = { Hikvision: "hikvision", Dahua: "dahua", Uniview: "uniview", Tiandy: "tiandy", TVT: "tvt", Kedacom: "kedacom", Huawei: "huawei", Hytera: "hytera", ZTE: "zte", DJI: "dji", "TP-Link": "tp-link", Reolink: "reolink" };

const squeezed = (text) => text.normalize("NFKC").replace(/\s/g, "").toLowerCase();

/** What the page says of a maker whose equipment does not count. */
const NOT_COUNTED = /, (going|gone|in place|only mentioned)\.?$/;

function read(madeBy) {
  const attributed = [];
  const asked = [];
  for (const part of madeBy.split(/\. /)) {
    const id = IDS[part.replace(/ \(.*?\)/, "").split(/,|:| only/)[0].trim()];
    if (!id || NOT_COUNTED.test(part)) continue;
    (part.endsWith(": ask") ? asked : attributed).push(id);
  }
  return { attributed, asked };
}

/** Every difference between the labels and what the page says. */
function differences(labels, rows) {
  const found = [];
  for (const label of labels.filter((line) => !line.hidden)) {
    const wanted = squeezed(label.text);
    const row = rows.find((candidate) => squeezed(candidate.text).includes(wanted));
    if (!row) {
      found.push(`${label.text}: in no row`);
      continue;
    }
    const { attributed, asked } = read(row.madeBy);
    const allowed = [...label.makers, ...(label.also_ok ?? [])];
    const accused = attributed.filter((id) => !allowed.includes(id));
    const missed = label.makers.filter((id) => !attributed.includes(id));
    const unasked = label.ask.length > 0 && !label.ask.some((id) => asked.includes(id) || attributed.includes(id));
    if (accused.length || missed.length || unasked) found.push(`${label.text}: page says “${row.madeBy}”, label says ${JSON.stringify(label)}`);
  }
  return found;
}

function documents() {
  const of = (folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".txt") && existsSync(new URL(`${name}.expected.json`, folder)))
      .map((name) => ({ name, text: decoded(readFileSync(new URL(name, folder))), expected: JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), "utf8")) }));
  return existsSync(FURTHER) ? [...of(OWN), ...of(FURTHER)] : of(OWN);
}

/** One document of each kind, and a text that the page shows of it. */
const KINDS = {
  "boq-formulas.xlsx": "Everything was read",
  "cost-plan.xls": "Everything was read",
  "parks-quote.ods": "Everything was read",
  "letter-quote.docx": "Everything was read",
  "basket.html": "DS-2CD2646G2-IZSU/SL",
  "email-with-quote.eml": "IPC2314LE-ADF28K-WP-L2",
  "network-scan.xml": "BC:51:6C:C7:3D:C1",
  "quote-no-copy.pdf": "Everything was read",
  "quote-locked.pdf": "it is protected with a password",
  "scanned-quote.pdf": "it is a picture of a page",
};

/** The text as an editor would open it, before its lines are copied. */
function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

inEveryBrowser((kind, browser) => {
  test(`pasted quotes agree with their labels · ${kind.name}`, (t) =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      if (!existsSync(FURTHER)) t.diagnostic("not run: the further labelled quotes are not beside the project");
      const all = [];
      let lines = 0;
      for (const { name, text, expected } of documents()) {
        await checker.paste(text);
        const rows = await checker.rows();
        lines += expected.lines.length;
        all.push(...differences(expected.lines, rows).map((line) => `${name}: ${line}`));
      }
      t.diagnostic(`${lines} labelled lines compared, ${all.length} differ`);
      // Three of 129 are read as not offered today; nobody is accused who was not named.
      assert.ok(all.length * 100 <= lines * 3, all.join("\n"));
      assert.ok(all.every((difference) => /page says “.*, (going|gone|in place|only mentioned)/.test(difference)), all.join("\n"));
    }));

  test(`a dropped register is read, and what cannot be read is said · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.drop("register.csv", "Site;Make;Model;Password\nDepot;Dahua;IPC-HFW2831T-ZAS;hunter2\nYard;Axis;P3265-LVE;hunter2\n");
      const rows = await checker.rows();
      assert.deepEqual(rows.map((row) => row.verdict), ["no-kit", "restricted", "none-found"]);
      const page = await checker.wholeText();
      assert.ok(!page.includes("hunter2"));
      assert.ok(page.includes("Everything was read"));
      await checker.drop("quote.pdf", "%PDF-1.7 ");
      await checker.waitForText("Incomplete: not everything was read");
      assert.match(await checker.wholeText(), /quote\.pdf it is damaged/);
      await checker.drop("quote.pdf", pdf(["4 x Dahua IPC-HFW2831T-ZAS"]));
      await checker.waitForText("4 x Dahua IPC-HFW2831T-ZAS");
    }));

  test(`documents of every kind are read in the page · ${kind.name}`, (t) =>
    withPage(browser(), FILE, {}, async (checker) => {
      if (!existsSync(FURTHER)) return t.diagnostic("not run: no labelled documents beside the project");
      await checker.ready();
      for (const [name, word] of Object.entries(KINDS)) {
        await checker.drop(name, [...readFileSync(new URL(name, FURTHER))]);
        await checker.waitForText(word);
      }
    }));

  test(`a PDF, a workbook with two sheets and an e-mail are one run · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      const bytes = (name) => (typeof DOCUMENTS[name] === "string" ? DOCUMENTS[name] : [...DOCUMENTS[name]]);
      await checker.dropAll(Object.fromEntries(["page.pdf", "two-sheets.xlsx", "mail.eml"].map((name) => [name, bytes(name)])));
      await checker.settles();
      const texts = (await checker.rows()).map(({ text }) => text);
      for (const text of ["4 x Dahua IPC-HFW2831T-ZAS", "Hikvision | DS-2CD2143G2-I", "Dahua | IPC-HFW2831T-ZAS", "2 x Dahua IPC-HFW2831T-ZAS", "Hikvision | DS-2CD2143G2-I | before 2018"]) {
        assert.ok(texts.includes(text), `${text} in ${JSON.stringify(texts)}`);
      }
      await checker.choose("#narrow-part", "two-sheets.xlsx, Library");
      await checker.until(() => document.getElementById("lines-words").textContent === "3 lines");
      const page = await checker.wholeText();
      assert.ok(page.includes("Everything was read"));
      assert.ok(page.includes("the column “Admin password” may contain passwords and was not kept"));
      assert.ok(!page.includes("hunter2"));
    }));

  test(`odd input is shown and harms nothing · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      for (const [text, verdict] of [
        ["Hik\u200bvision", "restricted"],
        ["\u202eHikvision", "restricted"],
        ["a\ud800b Hikvision", "restricted"],
        ["Hikvision\u0000 DS-2CD2143G2-I", "restricted"],
        ["<b>Hikvision</b><img src=x onerror=alert(1)>", "restricted"],
      ]) {
        await checker.paste(text);
        await checker.showsVerdict(verdict);
      }
      // A megabyte in one line is looked up in parts, the last of which names a maker.
      await checker.paste(`${"cable ".repeat(180000)}Hikvision`);
      assert.deepEqual(await checker.rowVerdicts(), ["restricted"]);
      await checker.clear();
      await checker.type("   ");
      assert.equal(await checker.tab.$(".outcome"), null);
      assert.deepEqual(checker.errors, []);
    }));

  test(`the context recomputes at once and the sentences hold · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.paste("Hikvision");
      await checker.unfold();
      const council = await checker.wholeText();
      for (const needed of ["Restricted for others", "No measure on this list stops an English council from buying from it", "It names no company", "Minister", "Check the live debarment list", "country of origin"]) {
        assert.ok(council.includes(needed), needed);
      }
      await checker.choose("#context-authority", "central-government");
      await checker.choose("#context-site", "site-sensitive");
      await checker.waitForVerdict("barred");
      await checker.choose("#context-authority", "council-england");
      await checker.waitForVerdict("restricted");
    }));

  test(`the list can be browsed and searched · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.go("#/list");
      await checker.waitForText("Listed makers");
      await checker.tab.type("#list-search", "imou");
      await checker.waitForText("Dahua");
      await checker.go("#/list/hikvision");
      await checker.waitForText("How to recognise its equipment");
      await checker.go("#/measure/uk-wms-2022-11-24");
      await checker.waitForText("It names no company");
      assert.deepEqual(checker.errors, []);
    }));
});
