// The pages of an estate as their user goes through them.

/** With which the tests lock a copy. */
export const PASSPHRASE = "heron kettle sunday bridge";

export class EstatePages {
  constructor(checker) {
    this.checker = checker;
    this.tab = checker.tab;
  }

  /** Looks a register up and adds it to the estate. */
  static async of(checker, name, bytes) {
    await checker.ready();
    await checker.give("#choose-file", name, bytes);
    await checker.settles();
    return EstatePages.adding(checker);
  }

  /** Adds what is looked up to the estate, and goes there. */
  static async adding(checker) {
    const pages = new EstatePages(checker);
    await pages.tab.waitForSelector("#add-to-estate");
    await pages.tab.click("#add-to-estate");
    await pages.open("overview");
    await pages.says("#coverage", "lines identified");
    return pages;
  }

  /** Has a locked copy kept in the browser. */
  async keepCopy() {
    await this.open("keep");
    await this.checker.fill("#copy-passphrase", PASSPHRASE);
    await this.tab.click("#copy-start");
    await this.says("#copy-says", "A locked copy of your estate as it is now is kept");
  }

  async open(tab) {
    await this.checker.go(tab === "overview" ? "#/estate" : `#/estate/${tab}`);
    await this.tab.waitForSelector(`nav.tabs a[aria-current=page][href="${tab === "overview" ? "#/estate" : `#/estate/${tab}`}"]`, { timeout: 10000 });
  }

  text(selector) {
    return this.tab.$eval(selector, (one) => one.innerText.replace(/\s+/g, " ").trim());
  }

  /** Presses what may be hidden below the strip that says what was done. */
  async press(selector) {
    await this.tab.$eval(selector, (one) => one.scrollIntoView({ block: "center" }));
    await this.tab.click(selector);
  }

  /** Marks the Bus Station, which every register of these journeys has, as sensitive for a reason of its owner's. */
  async markBusStation(reason) {
    await this.open("sites");
    await this.tab.waitForSelector("#site-table input[aria-label='Choose Bus Station']");
    await this.tab.click("#site-table input[aria-label='Choose Bus Station']");
    await this.checker.fill("#mark-own", reason);
    await this.press("#mark-sensitive");
    await this.says("#site-table", reason);
  }

  /** Waits for words, and until what is further down has been drawn too. */
  async says(selector, words) {
    await this.checker.until((where, wanted) => document.querySelector(where)?.innerText.replace(/\s+/g, " ").includes(wanted) && !document.querySelector("[aria-busy=true]"), { timeout: 10000 }, selector, words);
  }

  /** Presses a button and gives the text of the file that the page hands to the browser. */
  async saved(press) {
    await this.keeps(press, "__saved");
    return this.tab.evaluate(() => window.__saved.text());
  }

  /** Presses a button and leaves the file that the page hands to the browser in the page: a long one would not fit through
   * the driver. */
  async keeps(press, as = "__kept") {
    await this.tab.evaluate((as) => {
      window[as] = null;
      const real = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        if (blob.type === "text/javascript") return real.call(URL, blob); // a worker's script
        window[as] = blob;
        URL.createObjectURL = real;
        return real.call(URL, blob);
      };
    }, as);
    await this.tab.click(press);
    await this.checker.until((as) => window[as] !== null, { timeout: 20000 }, as);
  }

  /** Gives the estate that was left in the page to a chooser; `unknown` is a maker that the list did not know when it was
   * kept. */
  async givesKept(chooser, name, unknown = null) {
    await this.tab.evaluate(
      async (selector, fileName, maker) => {
        const kept = JSON.parse(await window.__kept.text());
        if (maker) {
          const were = kept.answers.filter(({ makers }) => makers?.some(({ id }) => id === maker));
          for (const answer of were) Object.assign(answer, { verdict: "none-found", binds: false, makers: [], measures: [] });
          kept.list = { ...kept.list, version: kept.list.version - 1, sha256: "0".repeat(64) };
        }
        const transfer = new DataTransfer();
        transfer.items.add(new File([JSON.stringify(kept)], fileName));
        const input = document.querySelector(selector);
        input.files = transfer.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      },
      chooser,
      name,
      unknown,
    );
  }
}
