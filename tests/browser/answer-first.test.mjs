// The answer is the first thing on screen, it says what may be done, and every user is told of it once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findings } from "./axe.mjs";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { keepScreen } from "./keep.mjs";
import { FILE } from "./places.mjs";

/** The window of a laptop, the same at 200 % and 300 % (with half and a third of the pixels), a desktop, a tablet, a phone. */
const SIZES = [
  ["1366x768", 1366, 768],
  ["1366x768 at 200 %", 683, 384],
  ["1366x768 at 300 %", 455, 256],
  ["1920x1080", 1920, 1080],
  ["768x1024", 768, 1024],
  ["320x640", 320, 640],
];
const CAMERA = "DS-2CD2143G2-I";
const QUOTE = "Quotation\n4 x DS-2CD2143G2-I camera\n2 x AXIS P3265-LVE dome\nSupply and lay CAT6 cable\n6 x Swann 4K camera\nDelivery\nVAT at 20 %\nTotal";
/** The most words and links of a first card that are visible before anything is opened. */
const MOST_WORDS = 240;
const MOST_LINKS = 5;

/** Where an element is in the window, measured from its top. */
const stands = (checker, selector) =>
  checker.tab.evaluate((wanted) => {
    const { top, bottom } = document.querySelector(wanted).getBoundingClientRect();
    return { top: Math.round(top), bottom: Math.round(bottom), height: innerHeight, scrolled: scrollY };
  }, selector);

const visible = (checker, selector) => checker.tab.$eval(selector, (element) => element.checkVisibility());

inEveryBrowser((kind, browser) => {
  const name = kind.name.toLowerCase();

  test(`the headline stands above the fold at six sizes · ${kind.name}`, (t) =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      for (const [size, width, height] of SIZES) {
        await checker.tab.setViewport({ width, height });
        await checker.paste(CAMERA);
        await checker.showsVerdict("restricted");
        const seen = await stands(checker, ".outcome h2");
        t.diagnostic(`${size}: headline from ${seen.top} to ${seen.bottom} of ${height} px`);
        await keepScreen(`${name}-answer-${width}`, checker.tab, ["Restricted for others", "What to do next"]);
        assert.equal(seen.scrolled, 0, `${size}: without scrolling`);
        assert.ok(seen.top >= 0 && seen.bottom <= height, `${size}: ${JSON.stringify(seen)}`);
        const box = await stands(checker, "#check-text");
        assert.ok(box.top >= 0 && box.bottom <= seen.top, `${size}: the box stays in sight above it`);
        assert.ok((await checker.overflow()) <= 0, `${size}: nothing stands outside`);
        assert.ok((await stands(checker, ".context")).top > seen.bottom, `${size}: the situation stands below`);
        await checker.clear();
        assert.ok(await visible(checker, "#list-bar"), "the list bar is back");
      }
    }));

  test(`at 320 px a select shows the whole of each choice, in both languages · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.tab.setViewport({ width: 320, height: 640 });
      await checker.paste(CAMERA);
      await checker.showsVerdict("restricted");
      const cut = () =>
        checker.tab.evaluate(() => {
          const arrow = 14; // what the narrower of the two browsers draws
          const pen = document.createElement("canvas").getContext("2d");
          return [...document.querySelectorAll(".context select")].flatMap((select) => {
            const style = getComputedStyle(select);
            pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
            const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - arrow;
            return [...select.options].map((option) => option.text).filter((text) => pen.measureText(text).width > room);
          });
        });
      assert.equal((await checker.tab.$$(".context select")).length, 4);
      assert.deepEqual(await cut(), []);
      await checker.tab.$eval("#language", (button) => button.click());
      await checker.until(() => document.documentElement.lang === "cy");
      assert.deepEqual(await cut(), []);
    }));

  test(`a typed question leads to the thing that it names · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.paste("can we buy Hikvision cameras?");
      await checker.showsVerdict("ask");
      await checker.tab.click(".look-up");
      await checker.showsVerdict("restricted");
      assert.equal(await checker.tab.$eval("#check-text", (box) => box.value), "Hikvision");
      assert.equal(await checker.tab.evaluate(() => document.activeElement.id), "check-text");
      assert.equal(await checker.tab.$(".look-up"), null, "a name that is looked up is not only spoken of");
    }));

  test(`a quote's counts stand above the fold, and a dropped file scrolls to them · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.tab.setViewport({ width: 1366, height: 768 });
      await checker.paste(QUOTE);
      await checker.tab.waitForSelector(".sum");
      assert.ok((await stands(checker, ".sum")).bottom <= 768, JSON.stringify(await stands(checker, ".sum")));
      await checker.clear();
      for (const [size, width, height] of [SIZES[1], SIZES[5]]) {
        await checker.tab.setViewport({ width, height });
        await checker.tab.evaluate(() => scrollTo(0, document.body.scrollHeight));
        await checker.drop("quote.txt", QUOTE);
        await checker.until(() => {
          const { top, bottom } = document.querySelector(".result-title").getBoundingClientRect();
          return top >= -1 && bottom <= innerHeight;
        });
        const counts = await stands(checker, ".sum button");
        assert.ok(counts.bottom <= height, `${size}: ${JSON.stringify(counts)}`);
        await checker.clear();
      }
    }));

  test(`an answer says what may be done, for this situation · ${kind.name}`, (t) =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.tab.setViewport({ width: 1366, height: 768 });
      await checker.ready();
      await checker.paste(CAMERA);
      await checker.showsVerdict("restricted");
      const headline = () => checker.tab.$eval(".outcome h2", (heading) => heading.textContent);
      const becomes = (words) => checker.until((wanted) => document.querySelector(".outcome h2")?.textContent === wanted, {}, words);
      assert.equal(await headline(), "No measure on this list stops an English council from buying it.");
      await checker.waitForText("The debarment list must still be checked");
      await checker.waitForText("For an English council the kind of site makes no difference");
      await checker.waitForText("£207,720 with VAT");
      const card = await checker.tab.$eval(".outcome", (element) => {
        const folded = (one) => one.closest("details:not([open])") && !one.closest("summary");
        const seen = element.cloneNode(true);
        for (const details of seen.querySelectorAll("details:not([open])")) for (const child of [...details.children]) if (child.tagName !== "SUMMARY") child.remove();
        return {
          words: seen.textContent.split(/\s+/).filter(Boolean).length,
          links: [...element.querySelectorAll("a")].filter((link) => !folded(link)).length,
          steps: element.querySelectorAll(":scope > ol li").length,
        };
      });
      t.diagnostic(`the first card shows ${card.words} words and ${card.links} links`);
      assert.ok(card.words <= MOST_WORDS && card.links <= MOST_LINKS, JSON.stringify(card));
      assert.equal(card.steps, 3);
      assert.deepEqual(await findings(checker), []);
      await checker.choose("#context-purpose", "existing-equipment");
      await becomes("No measure on this list makes an English council remove it.");
      assert.ok(!(await checker.wholeText()).includes("£207,720"), "no purchase, no threshold");
      await checker.choose("#context-authority", "central-government");
      await checker.choose("#context-site", "site-sensitive");
      await checker.showsVerdict("barred");
      assert.match(await headline(), /^Departments were told to keep such equipment off core networks/);
      assert.ok(!(await checker.wholeText()).includes("makes no difference"));
      await checker.tab.$eval("#sensitive summary", (summary) => summary.click());
      await checker.waitForText("It routinely holds material at Secret or above");
      await checker.unfold();
      assert.deepEqual(await findings(checker), []);
      for (const width of [1366, 320]) {
        await checker.tab.setViewport({ width, height: 700 });
        assert.ok((await checker.overflow()) <= 0, `everything unfolded fits ${width} px`);
      }
    }));

  test(`a choice of the situation keeps the focus where it was made · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.paste(CAMERA);
      await checker.showsVerdict("restricted");
      await checker.tab.focus("#context-purpose");
      await checker.choose("#context-purpose", "existing-equipment");
      await checker.until(() => document.querySelector(".outcome h2")?.textContent.includes("remove it"));
      assert.equal(await checker.focusedId(), "context-purpose");
    }));

  test(`one word typed is announced once, with its headline · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.tab.evaluate(() => {
        window.__told = [];
        const region = document.getElementById("announcement");
        new MutationObserver(() => window.__told.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
      });
      await checker.tab.type("#check-text", "Hikvision", { delay: 120 });
      await checker.until(() => window.__told.length > 0, { timeout: 8000 });
      await new Promise((done) => setTimeout(done, 1500));
      assert.deepEqual(await checker.tab.evaluate(() => window.__told), [
        "Restricted for others. No measure on this list stops an English council from buying from it or buying what it makes. Government departments were told to keep such equipment off sensitive sites. The debarment list must still be checked: no confirmed copy of it is held here.",
      ]);
      const others = await checker.tab.$$eval("main [aria-live], main [role=status], main [role=alert]", (all) => all.filter((one) => one.id !== "announcement" && one.textContent !== "").length);
      assert.equal(others, 0, "nothing else on the page speaks");
    }));

  test(`a stranger is told what it is, and that it is a trial · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.waitForText("TRIAL");
      await checker.waitForText("For people in UK councils and other public bodies");
      await checker.until(() => /signed list of \d+ measures/.test(document.getElementById("first-contact").textContent));
      assert.deepEqual(await findings(checker), []);
      await keepScreen(`${name}-first-contact`, checker.tab, ["TRIAL", "Check a supplier or product"]);
      await checker.tab.$eval("#sample-register", (button) => button.click());
      await checker.tab.waitForSelector("tr.line-outcome");
      assert.equal(await checker.tab.$eval("#context-purpose", (select) => select.value), "existing-equipment");
      assert.equal(await checker.focusedId(), "check-text");
      assert.ok((await checker.rows()).some(({ verdict }) => verdict === "restricted"));
      assert.match(await checker.tab.$eval(".box-foot", (foot) => foot.innerText), /TRIAL/);
      await checker.clear();
      await checker.tab.$eval("#sample-quote", (button) => button.click());
      await checker.tab.waitForSelector("tr.line-outcome");
      assert.equal(await checker.tab.$eval("#context-purpose", (select) => select.value), "new-above-threshold");
    }));

  test(`each page has a title, and a change of page leads to its heading · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      assert.equal(await checker.focusedId(), "check-text", "the first page leaves the focus in the box");
      const arrives = async (hash, title) => {
        await checker.go(hash);
        await checker.until((wanted) => document.title === wanted && document.activeElement === document.querySelector("main h1"), {}, title);
      };
      await arrives("#/list", "The list – Vendor checker");
      await arrives("#/list/hikvision", "Hikvision – Vendor checker");
      await arrives("#/help", "Help – Vendor checker");
      await arrives("#/", "Check a supplier or product – Vendor checker");
    }));

  test(`two keys lead somewhere, and can be switched off · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.go("#/list");
      await checker.until(() => document.activeElement === document.querySelector("main h1"));
      await checker.tab.keyboard.press("?");
      await checker.until(() => location.hash === "#/help" && document.activeElement.id === "keys");
      await checker.tab.keyboard.press("/");
      await checker.until(() => location.hash === "#/" && document.activeElement.id === "check-text");
      await checker.tab.keyboard.type("a/b?");
      assert.equal(await checker.tab.$eval("#check-text", (box) => box.value), "a/b?", "in a field they are text");
      await checker.go("#/help");
      await checker.tab.waitForSelector("#keys-on");
      await checker.tab.$eval("#keys-on", (tick) => tick.click());
      await checker.tab.evaluate(() => document.querySelector("main h1").focus());
      await checker.tab.keyboard.press("/");
      await new Promise((done) => setTimeout(done, 200));
      assert.equal(await checker.tab.evaluate(() => location.hash), "#/help");
    }));

  test(`a link carries one typed item and its situation, and no secret · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker, { url }) => {
      await checker.ready();
      await checker.tab.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => void (window.__copied = text) } }));
      await checker.choose("#context-purpose", "existing-equipment");
      await checker.paste("Hikvision DS-2CD2143G2-I password: Hunter2!x9");
      await checker.showsVerdict("restricted");
      assert.equal(await checker.tab.evaluate(() => location.hash), "", "nothing typed stands in the address");
      await checker.tab.$eval("#copy-link", (button) => button.click());
      await checker.until(() => window.__copied !== undefined);
      const address = await checker.tab.evaluate(() => window.__copied);
      assert.ok(address.startsWith(`${url}#/?item=`) && !address.includes("Hunter2"), address);
      await checker.paste(QUOTE);
      await checker.rowVerdicts();
      assert.equal(await checker.tab.$("#copy-link"), null, "a paper makes no link");
      const other = await browser().newPage();
      try {
        await other.goto(address);
        await other.waitForSelector('.outcome[data-verdict="restricted"]', { timeout: 15000 });
        assert.equal(await other.$eval("#context-purpose", (select) => select.value), "existing-equipment");
        assert.match(await other.$eval("#check-text", (box) => box.value), /^Hikvision DS-2CD2143G2-I/);
      } finally {
        await other.close();
      }
    }));

  test(`a claim beside a listed maker, and the same file twice, are pointed out · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready();
      await checker.paste("4 x Hikvision DS-2CD2143G2-I, NDAA-compliant");
      await checker.showsVerdict("restricted");
      await checker.waitForText("These contradict each other: ask the supplier.");
      await checker.dropAll({ "quote.txt": QUOTE, "copy of quote.txt": QUOTE });
      await checker.settles();
      await checker.waitForText("quote.txt and copy of quote.txt are the same file");
    }));
});
