// The page as its user meets it: what can be seen and done, so that the journeys need no selectors.

const START_LIMIT_MS = 15000;
const QUIET_MS = 200;

/** Watches from before the first script: violations, long tasks, html strings, time to ready. */
function watch() {
  const seen = { violations: [], longTasks: [], html: new Set(), readyAt: null };
  Object.defineProperty(window, "__seen", { value: seen });
  document.addEventListener("securitypolicyviolation", (event) =>
    seen.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
  );
  if (PerformanceObserver.supportedEntryTypes?.includes("longtask")) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.longTasks.push({ at: entry.startTime, ms: entry.duration });
    }).observe({ type: "longtask" });
  }
  if (window.trustedTypes) {
    const createPolicy = TrustedTypePolicyFactory.prototype.createPolicy;
    TrustedTypePolicyFactory.prototype.createPolicy = function (name, rules) {
      const { createHTML } = rules;
      const recording = createHTML && ((html, ...rest) => (seen.html.add(html), createHTML(html, ...rest)));
      return createPolicy.call(this, name, recording ? { ...rules, createHTML: recording } : rules);
    };
  }
  new MutationObserver((_, observer) => {
    if (document.body?.dataset.state !== "ready") return;
    seen.readyAt = performance.now();
    observer.disconnect();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
}

/** Runs in the page: the first worker that should read a file dies, dies after its first lines, or never answers. */
function spoilReaders(how) {
  const Real = Worker;
  let spoilt = false;
  globalThis.Worker = class extends Real {
    postMessage(message, ...more) {
      const isFile = message && typeof message === "object" && "Read" in message;
      if (!isFile || spoilt) return super.postMessage(message, ...more);
      spoilt = true;
      if (how === "die half-way") {
        let told = 0;
        this.addEventListener("message", () => {
          told += 1;
          if (told === 2) this.dispatchEvent(new ErrorEvent("error", { message: "a reader dies" }));
        });
        return super.postMessage(message, ...more);
      }
      if (how === "die") this.dispatchEvent(new ErrorEvent("error", { message: "a reader dies" }));
    }
  };
}

/** Runs in the page: every clock reading without arguments is of that day. */
function setClock(today) {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length ? given : [`${today}T12:00:00`]));
    }
  };
}

export class CheckerPage {
  /** Opens a page in a tab of its own, watching it from the start. `today` sets the
   * clock of the window; `readers` says how readers of files fail: "die", "die half-way" or "hang", the first only. */
  static async open(browser, url, { today, readers } = {}) {
    const checker = new CheckerPage();
    checker.tab = await browser.newPage();
    checker.errors = [];
    checker.requests = [];
    checker.tab.on("console", (message) => {
      if (message.type() === "error") checker.errors.push(message.text());
    });
    checker.tab.on("pageerror", (error) => checker.errors.push(String(error)));
    checker.tab.on("request", (request) => {
      if (/^(https?|wss?|file|ftp):/.test(request.url())) checker.requests.push(request.url());
    });
    await checker.tab.evaluateOnNewDocument(watch);
    if (readers) await checker.tab.evaluateOnNewDocument(spoilReaders, readers);
    if (today) await checker.tab.evaluateOnNewDocument(setClock, today);
    await checker.tab.goto(url);
    return checker;
  }

  close() {
    return this.tab.close();
  }

  /** Waits until a condition, which must be a plain value and no element, holds in the page. The driver's own way builds a function from a text, which the
   * page's policy refuses in Firefox. */
  async until(condition, { timeout = 5000 } = {}, ...given) {
    const deadline = Date.now() + timeout;
    // A page that is being reloaded answers nothing for a moment, and then has a document that is still empty.
    const beingLoaded = (error) => (/context was destroyed|navigation/i.test(String(error)) ? false : Promise.reject(error));
    const isThere = () => this.tab.evaluate(() => document.body !== null).catch(beingLoaded);
    const holds = () => this.tab.evaluate(condition, ...given).catch(beingLoaded);
    while (!((await isThere()) && (await holds()))) {
      if (Date.now() > deadline) throw new Error(`waited ${timeout} ms for ${condition}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  async ready(timeout = START_LIMIT_MS) {
    await this.tab.waitForSelector("body[data-state=ready]", { timeout });
  }

  /** Milliseconds from the start of loading to the worker being ready. */
  readyAt() {
    return this.tab.evaluate(() => window.__seen.readyAt);
  }

  violations() {
    return this.tab.evaluate(() => window.__seen.violations);
  }

  longTasksSince(moment) {
    return this.tab.evaluate((since) => window.__seen.longTasks.filter(({ at }) => at >= since), moment);
  }

  now() {
    return this.tab.evaluate(() => performance.now());
  }

  htmlStrings() {
    return this.tab.evaluate(() => [...window.__seen.html].sort());
  }

  focusedId() {
    return this.tab.evaluate(() => document.activeElement?.id ?? "");
  }

  hasCheckBox() {
    return this.tab.evaluate(() => document.getElementById("check-text") !== null);
  }

  /** The text of the start element, when a reader can see it. */
  plainMessage() {
    return this.tab.evaluate(() => {
      const start = document.getElementById("start");
      return start && getComputedStyle(start).visibility === "visible" ? start.innerText : "";
    });
  }

  /** Waits until the start element shows a text, and returns it. */
  async plainMessageShown() {
    const deadline = Date.now() + START_LIMIT_MS;
    while (Date.now() < deadline) {
      const message = await this.plainMessage();
      if (message) return message;
      await new Promise((done) => setTimeout(done, 100));
    }
    return "";
  }

  /** Types key by key. Every key is asked on its own, so this returns only once the answers have stopped coming. */
  async type(text) {
    await this.tab.type("#check-text", text);
    await this.tab.evaluate(async (quietMs) => {
      const settled = () => document.getElementById("results").dataset.settled;
      let last = settled();
      let since = performance.now();
      while (performance.now() - since < quietMs) {
        await new Promise((done) => setTimeout(done, 10));
        if (settled() !== last) {
          last = settled();
          since = performance.now();
        }
      }
    }, QUIET_MS);
  }

  /** Puts a text into the box at once, as pasting does, and waits for its answer. */
  async paste(text) {
    await this.tab.evaluate((pasted) => {
      const area = document.getElementById("check-text");
      const before = Number(document.getElementById("results").dataset.settled);
      area.value = pasted;
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
      const settled = () => Number(document.getElementById("results").dataset.settled) > before;
      return new Promise((done, fail) => {
        const began = performance.now();
        const look = () => {
          if (settled()) done();
          else if (performance.now() - began > 10000) fail(new Error("no answer"));
          else setTimeout(look, 10);
        };
        look();
      });
    }, text);
  }

  /** Waits for the one result card to show a verdict; at first, the answer to an earlier text may still be there. */
  async showsVerdict(expected) {
    try {
      await this.tab.waitForSelector(`.outcome[data-verdict="${expected}"]`, { timeout: 5000 });
    } catch {
      const shown = await this.tab.evaluate(() => document.querySelector(".outcome")?.dataset.verdict ?? "no card");
      throw new Error(`expected the verdict ${expected}, the page shows ${shown}`);
    }
  }

  /** The verdicts of the table's rows, in order. */
  async rowVerdicts() {
    await this.tab.waitForSelector("tr.line-outcome", { timeout: 5000 });
    return this.tab.$$eval("tr.line-outcome", (rows) => rows.map((row) => row.dataset.verdict));
  }

  /** Clears everything, and says yes to the question before it. */
  async clear() {
    await this.tab.click("#clear");
    await this.until(() => document.querySelector("dialog.ask").open);
    await this.tab.click("#clear-yes");
    await this.until(
      () => document.getElementById("check-text").value === "" && !document.querySelector(".outcome, tr.line-outcome"),
      { timeout: 5000 },
    );
  }

  /** Shows lines with nothing to check among the others. */
  async showNothingToCheck() {
    const folded = await this.tab.evaluate(() => {
      const button = document.getElementById("nothing-to-check");
      if (button?.textContent.trim() !== "Show them") return false;
      button.click();
      return true;
    });
    if (folded) await this.tab.waitForSelector("tr.line-outcome[data-verdict=no-kit]", { timeout: 5000 });
  }

  /** All rows of the table as a reader sees them, none folded away. */
  async rows() {
    await this.until(() => document.querySelector("tr.line-outcome, #nothing-to-check") !== null, { timeout: 5000 });
    await this.showNothingToCheck();
    return this.tab.$$eval("tr.line-outcome", (rows) =>
      rows.map((row) => ({ verdict: row.dataset.verdict, text: row.cells[2].textContent, madeBy: row.cells[3].textContent })),
    );
  }

  /** All visible words of the page. */
  wholeText() {
    return this.tab.evaluate(() => document.body.innerText);
  }

  async waitForText(text) {
    await this.until((wanted) => document.body.innerText.includes(wanted), { timeout: 5000 }, text);
  }

  async waitForVerdict(verdict) {
    await this.tab.waitForSelector(`.outcome[data-verdict=${verdict}]`, { timeout: 5000 });
  }

  /** Answers one question of the context sentence. */
  async choose(selector, value) {
    await this.tab.select(selector, value);
  }

  /** Goes to a page of the app by its hash. */
  async go(hash) {
    await this.tab.evaluate((to) => {
      location.hash = to;
    }, hash);
  }

  /** Puts a file into a chooser, as its dialog would. */
  async give(chooser, name, content) {
    const base64 = Buffer.from(content).toString("base64");
    // Elements that are being drawn again are not there for a moment.
    await this.tab.waitForSelector(chooser);
    await this.tab.evaluate(
      (selector, fileName, data) => {
        const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(new File([bytes], fileName));
        const input = document.querySelector(selector);
        input.files = transfer.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      },
      chooser,
      name,
      base64,
    );
  }

  /** Fills a field in and leaves it, so that its change is heard. */
  async fill(selector, text) {
    await this.tab.$eval(
      selector,
      (field, value) => {
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      },
      text,
    );
  }

  /** The words of the card's pill. */
  async pill() {
    return this.tab.$eval(".outcome .card-top .v > span", (pill) => pill.textContent.trim());
  }

  /** Waits until the card's pill says something. */
  async waitForPill(words) {
    await this.until((wanted) => document.querySelector(".outcome .card-top .v > span")?.textContent.trim() === wanted, { timeout: 5000 }, words);
  }

  /** Goes to a page about the list and waits until its heading is there. */
  async read(hash, heading) {
    await this.go(hash);
    await this.until((wanted) => document.querySelector("main h1")?.textContent === wanted, { timeout: 5000 }, heading);
  }

  /** The headings of the page under its first. */
  headings() {
    return this.tab.$$eval("main h2", (headings) => headings.map((heading) => heading.textContent));
  }

  /** A picture's name for a screen reader, its rows, and the rows of the table under it. */
  picture(id) {
    return this.tab.$eval(`#${id}`, (figure) => ({
      name: figure.querySelector("[role=img]").getAttribute("aria-label"),
      rows: figure.querySelectorAll(".plot-name").length,
      drawn: [...figure.querySelectorAll(".plot .strip")].filter((strip) => strip.querySelector(".sign")).length,
      tableRows: figure.querySelectorAll("details tbody tr").length,
    }));
  }

  /** The words of the page that are marked as of a language. */
  inLanguage(language) {
    return this.tab.$$eval(`main [lang=${language}]`, (all) => all.map((one) => one.textContent));
  }

  /** Opens everything that is folded away. */
  async unfold() {
    await this.tab.$$eval("main details", (all) => all.forEach((details) => (details.open = true)));
  }

  /** How bright the page's background is, from 0 (black) to 1 (white). */
  brightness() {
    return this.tab.evaluate(() => {
      const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
      return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    });
  }

  /** How many pixels of the page stand outside the window's width. */
  overflow() {
    return this.tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }

  /** Drops a file on the box, and waits for its answer. */
  async drop(name, content) {
    await this.dropAll({ [name]: content });
    await this.settles();
  }

  /** Drops files on the box, given as names and contents: text, or bytes as an array. */
  async dropAll(files) {
    await this.tab.evaluate((given) => {
      const data = new DataTransfer();
      for (const [name, content] of Object.entries(given)) data.items.add(new File([Array.isArray(content) ? new Uint8Array(content) : content], name));
      document.getElementById("results").dataset.settled = "0";
      document.querySelector(".box").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, files);
  }

  /** Gives files of this computer to the chooser, by their paths, and waits for their answer. */
  async chooseFiles(paths, timeout = 60000) {
    await this.offerFiles(paths);
    await this.settles(timeout);
  }

  /** Gives files of this computer to the chooser, by their paths. */
  async offerFiles(paths) {
    await this.tab.evaluate(() => {
      document.getElementById("results").dataset.settled = "0";
    });
    const chooser = await this.tab.$("#choose-file");
    await chooser.uploadFile(...paths);
  }

  /** Lays out what is out of sight too, which the page leaves until it comes into sight: what is checked or kept as a
   * picture must be all there. */
  layOutAll() {
    return this.tab.evaluate(() => {
      for (const one of document.querySelectorAll(".picture--estate, .visit")) one.style.contentVisibility = "visible";
    });
  }

  /** Saves the run as JSON and returns what the file would hold. */
  savedJson() {
    return this.saved("save-json");
  }

  /** Saves the run with a button and returns what the file would hold. */
  saved(button) {
    return this.#caught(button, "text");
  }

  /** Saves the run with a button and returns the bytes that the file would hold. */
  async savedBytes(button) {
    const address = await this.#caught(button, "address");
    return Buffer.from(address.slice(address.indexOf(",") + 1), "base64");
  }

  /** The files that have lines in the run, and what was not read: worked out in the page, for a record may be larger than
   * the driver can carry. */
  account() {
    return this.#caught("save-json", "account");
  }

  /** Presses a button and catches the file that the page offers: as text, as an address that holds its bytes, or in short. */
  #caught(button, as) {
    return this.tab.evaluate(async (id, as) => {
      const keep = URL.createObjectURL;
      const blob = await new Promise((done) => {
        URL.createObjectURL = (made) => {
          if (made.type === "text/javascript") return keep.call(URL, made); // a worker's script
          done(made);
          return "#saved";
        };
        document.getElementById(id).click();
      });
      URL.createObjectURL = keep;
      if (as === "text") return blob.text();
      if (as === "account") {
        const records = (await blob.text()).trim().split("\n").map((line) => JSON.parse(line));
        return { files: [...new Set(records.map((record) => record.where?.file))], unread: records.at(-1).summary.incomplete };
      }
      return new Promise((done) => {
        const reader = new FileReader();
        reader.onload = () => done(reader.result);
        reader.readAsDataURL(blob);
      });
    }, button, as);
  }

  /** Counts the page's wish to print instead of opening a dialog that nobody answers. */
  printsInstead() {
    return this.tab.evaluate(() => {
      window.__printed = 0;
      window.print = () => (window.__printed += 1);
    });
  }

  /** Waits until the newest answer is complete. */
  async settles(timeout = 30000) {
    await this.until(() => Number(document.getElementById("results").dataset.settled) > 0, { timeout });
  }
}
