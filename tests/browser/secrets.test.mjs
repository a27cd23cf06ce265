// No labelled secret appears on the screen, in any file that the page offers, in a letter, a paper, the console or the
// store, whether it was typed, pasted or dropped.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { EstatePages } from "./estate-pages.mjs";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { FILE } from "./places.mjs";
import { partsOf } from "./workbooks.mjs";

const rows = (name) =>
  readFileSync(new URL(`../data/secrets/${name}`, import.meta.url), "utf8").trimEnd().split("\n").map((row) => JSON.parse(row));
const UNDECIDED = rows("undecided.jsonl").map(({ start }) => start);
/** A secret in a cell of a table that only the tabs show; pasted as text it has none. */
const LAYOUT_LOST = "Device\tUser\tPwd\tPort";
const LINES = [...rows("secrets.jsonl"), ...rows("held/secrets.jsonl")].filter(
  ({ text }) => ![...UNDECIDED, LAYOUT_LOST].some((start) => text.startsWith(start)),
);
/** Secrets that can be looked for in whole files; short and plain ones occur there with other meanings. */
const isTelling = (secret) => secret.length >= 6 && /[^a-z]/.test(secret) && !["888888", "123456"].includes(secret);
const TELLING = [...new Set(LINES.flatMap(({ secret }) => secret).flatMap((secret) => secret.split("\n")).filter(isTelling))];
const REGISTER = `Asset,Make,Model,Site,Remarks\n${LINES.map(({ text }, nth) => `A${nth},Dahua,IPC-HFW2449S-S-IL,Depot,"${text.replaceAll('"', '""')}"`).join("\n")}\n`;

/** The full text of the page, including its fields, as a reader sees it or somebody copying the page gets it. */
const wholePage = (checker) =>
  checker.tab.evaluate(() => {
    const fields = [...document.querySelectorAll("input, textarea")].filter((field) => field.id !== "check-text");
    return document.documentElement.outerHTML.replace(/<script[^]*?<\/script>/g, "") + document.body.innerText + fields.map((field) => field.value).join("\n");
  });

const found = (where, text) => TELLING.filter((secret) => text.includes(secret)).map((secret) => `${where}: ${secret}`);
const foundInBook = (where, bytes) => Object.entries(partsOf(bytes)).flatMap(([part, text]) => found(`${where} ${part}`, text));

inEveryBrowser((kind, browser) => {
  test(`no secret of a register comes out · ${kind.name}`, (t) =>
    withPage(browser(), FILE, {}, async (checker) => {
      const said = [];
      checker.tab.on("console", (message) => said.push(message.text()));
      await checker.ready();
      await checker.drop("register.csv", REGISTER);
      await checker.settles();
      const out = found("the lines", await wholePage(checker));
      // Every line, as it comes into view.
      const frame = await checker.tab.$(".frame--long");
      assert.ok(frame, "the table is one that draws what is in view");
      const height = await frame.evaluate((one) => one.scrollHeight);
      for (let at = 0; at < height; at += 500) {
        await frame.evaluate((one, to) => (one.scrollTop = to), at);
        await checker.tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30))));
        out.push(...found(`the lines at ${at}`, await frame.evaluate((one) => one.outerHTML)));
      }
      for (const form of ["save-json", "save-table", "save-record", "save-page"]) out.push(...found(form, await checker.saved(form)));
      out.push(...foundInBook("save-workbook", await checker.savedBytes("save-workbook")));

      await checker.tab.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      await new Promise((done) => setTimeout(done, 500));
      out.push(...found("letters and all that opens", await wholePage(checker)));

      const estate = await EstatePages.adding(checker);
      for (const tab of ["overview", "sites", "plan", "visits", "packs", "keep"]) {
        await estate.open(tab);
        await checker.tab.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        await new Promise((done) => setTimeout(done, 500));
        out.push(...found(`estate, ${tab}`, await wholePage(checker)));
      }
      out.push(...found("the saved estate", await estate.saved("#estate-save")));
      out.push(...found("the console", said.join("\n")));
      out.push(...found("storage", await checker.tab.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.title]))));
      t.diagnostic(`${TELLING.length} secrets of ${LINES.length} lines were looked for`);
      assert.ok(TELLING.length > 200);
      assert.deepEqual(out, []);
      assert.deepEqual(checker.errors, []);
    }));

  test(`no secret that is typed or pasted is shown · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      const out = [];
      for (const { text, secret } of LINES.filter((_, nth) => nth % 12 === 0)) {
        await checker.paste(text);
        await checker.settles();
        const page = await wholePage(checker);
        out.push(...secret.filter(isTelling).filter((one) => page.includes(one)).map((one) => `${one} of ${text}`));
      }
      assert.deepEqual(out, []);
    }));
});
