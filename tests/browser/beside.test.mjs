// What the user lays beside the lines: parties, a policy, own lists; two editions compared; an expired list.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { findings } from "./axe.mjs";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { keepScreen } from "./keep.mjs";
import { FILE } from "./places.mjs";

const POLICY = `name = "Camera policy 2026"
decided_by = "Cabinet"
decided_on = "2026-03-14"
reference = "minute 12"
since = "2026-04-01"

[[rule]]
makers = ["Hikvision"]
effect = "bar"
says = "No new Hikvision cameras."

[[rule]]
origin = ["China"]
effect = "bar"
`;

inEveryBrowser((kind, browser) => {
  const name = kind.name.toLowerCase();
  const open = async (checker) => {
    await checker.tab.$eval("#beside", (panel) => (panel.open = true));
    await checker.tab.waitForSelector("#choose-policy");
  };

  test(`a policy is loaded, shown by name and taken away · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.tab.setViewport({ width: 1280, height: 900 });
      await checker.ready();
      await checker.paste("Hikvision DS-2CD2143G2-I");
      await checker.showsVerdict("restricted");
      await open(checker);
      await checker.give("#choose-policy", "policy.toml", POLICY);
      await checker.waitForPill("Barred by your policy");
      await checker.unfold();
      const words = await checker.wholeText();
      for (const needed of ["Camera policy 2026", "decided by Cabinet, 14 March 2026", "No new Hikvision cameras.", "not an exclusion ground", "s.17(5)(e)"]) {
        assert.ok(words.includes(needed), `${needed} stands on the page`);
      }
      assert.deepEqual(await findings(checker), []);
      await keepScreen(`${name}-policy-loaded`, checker.tab, ["Barred by your policy", "Camera policy 2026"]);
      // Dahua is only in the class by origin, which bars no purchase.
      await checker.paste("Dahua IPC-HFW2831T-ZAS");
      await checker.showsVerdict("restricted");
      await checker.tab.setViewport({ width: 320, height: 640 });
      assert.ok((await checker.overflow()) <= 0, "the panel fits a phone");
      await checker.tab.$eval("#policy-remove", (button) => button.click());
      await checker.paste("Hikvision DS-2CD2143G2-I");
      await checker.waitForPill("Restricted for others");
    }));

  test(`a wrong policy is refused in plain words and changes nothing · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.paste("Hikvision");
      await open(checker);
      await checker.give("#choose-policy", "policy.toml", POLICY.replace("Hikvision", "Nobody Knows"));
      await checker.waitForText("the list knows no maker called “Nobody Knows”");
      await checker.waitForPill("Restricted for others");
    }));

  test(`a policy is written in the form · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.paste("AXIS P3265-LVE");
      await checker.showsVerdict("none-found");
      await open(checker);
      await checker.tab.$eval("#policy-write", (part) => (part.open = true));
      await checker.tab.$eval("#policy-use", (button) => button.click());
      await checker.waitForText("Say when it was decided.");
      for (const [field, text] of [["name", "Own rule"], ["by", "the head of service"], ["on", "2026-10-01"], ["since", "2026-10-02"], ["makers", "Axis"]]) {
        await checker.fill(`#policy-${field}`, text);
      }
      await checker.tab.$eval("#policy-use", (button) => button.click());
      await checker.waitForPill("Barred by your policy");
      assert.ok((await checker.wholeText()).includes("Own rule"));
      await checker.clear();
      await checker.paste("AXIS P3265-LVE");
      await checker.showsVerdict("none-found");
    }));

  test(`bidder and sub-contractors stand beside the goods · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await open(checker);
      await checker.fill("#party-bidder", "Example Installers Ltd");
      await checker.showsVerdict("none-found");
      await checker.fill("#party-sub-contractors", "Hikvision UK Limited\nAnother Firm Ltd");
      assert.deepEqual(await checker.rowVerdicts(), ["none-found", "restricted", "none-found"]);
      await checker.paste("4 x Axis P3265-LVE");
      await checker.until(() => document.querySelectorAll("tr.line-outcome").length === 4, { timeout: 5000 });
      const places = await checker.tab.$$eval("tr.line-outcome .place", (cells) => cells.map((cell) => cell.textContent));
      assert.deepEqual(places, ["The bidder", "An intended sub-contractor", "An intended sub-contractor", "1"]);
    }));

  test(`own lists are reported apart · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.tab.setViewport({ width: 1280, height: 900 });
      await checker.ready();
      await open(checker);
      await checker.give("#choose-own-list", "excluded.csv", "Ref,Company name\n1,Quillomar Lifts Ltd\n2,Brondavel plc\n");
      await checker.waitForText("excluded.csv, 2 names");
      await checker.paste("Quillomar Lifts Limited");
      await checker.showsVerdict("none-found");
      await checker.waitForText("On your own list");
      const words = await checker.wholeText();
      assert.ok(words.includes("found in 1 line") && words.includes("Row 2."), words);
      await keepScreen(`${name}-own-list`, checker.tab, ["On your own list", "excluded.csv"]);
      await checker.give("#choose-own-list", "own.pdf", "%PDF-1.7");
      await checker.waitForText("The list was not loaded: own.pdf is no list of names");
    }));

  test(`two editions are compared · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.tab.setViewport({ width: 1280, height: 900 });
      await checker.ready();
      await checker.read("#/changes", "What changed");
      const former = readFileSync(new URL("../data/vendor-list-1.zip", import.meta.url));
      await checker.give("#choose-edition", "vendor-list-1.zip", former);
      await checker.waitForText("vendor-list-1.zip: list 1 of 23 November 2026");
      await checker.waitForText("What changes from list 1 of 23 November 2026 to list");
      await checker.unfold();
      await checker.waitForText("version: 1 →");
      former[former.length >> 1] ^= 1;
      await checker.give("#choose-edition", "damaged.zip", former);
      await checker.waitForText("damaged.zip was refused");
    }));

  test(`an expired list answers and says so · ${kind.name}`, () =>
    withPage(browser(), FILE, { today: "2028-01-01" }, async (checker) => {
      await checker.tab.setViewport({ width: 1280, height: 900 });
      await checker.ready();
      await checker.paste("Hikvision");
      await checker.showsVerdict("restricted");
      const words = await checker.wholeText();
      assert.ok(words.includes("OUT OF DATE: this list expired on"), words);
      assert.ok(words.includes("Out of date: get a newer list before you rely on it"));
      await keepScreen(`${name}-expired`, checker.tab, ["Out of date"]);
    }));

  test(`the context changes what it means, not whose it is · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.tab.setViewport({ width: 1280, height: 900 });
      await checker.ready();
      await checker.paste("Hikvision DS-2CD2143G2-I");
      await checker.waitForPill("Restricted for others");
      if (name === "chromium") await keepScreen("chromium-context-council", checker.tab, ["Restricted for others"]);
      await checker.choose("#context-authority", "central-government");
      await checker.choose("#context-site", "site-sensitive");
      await checker.waitForPill("Barred");
      if (name === "chromium") await keepScreen("chromium-context-department", checker.tab, ["Barred"]);
    }));
});
