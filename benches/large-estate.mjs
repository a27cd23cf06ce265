// A register of 100,000 assets in the built page, in both browsers: how long each page of the estate takes to follow a
// filter, how long records and workbooks take, and what memory it needs. Writes docs/large-estates.md.
import { readdirSync, readFileSync, rmSync, writeFileSync, mkdtempSync } from "node:fs";
import { cpus, platform, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { BROWSERS } from "../tests/browser/browsers.mjs";

const [LINES, SITES] = [100_000, 3_200];
const PAGE = pathToFileURL(fileURLToPath(new URL("../dist/vendor-checker.html", import.meta.url))).href;
const TABS = { Overview: "#/estate", Sites: "#/estate/sites", "Removal plan": "#/estate/plan", "Site visits": "#/estate/visits", "Answers and papers": "#/estate/packs" };
const FILTERS = [["#estate-maker", "Hikvision"], ["#estate-site-kind", "Street"], ["#estate-kind", "Camera"], ["#estate-verdict", "Restricted"], ["#estate-maker", "Dahua"]];
/** Makes and models as registers write them; a seventh of the assets are of a make that nobody knows. */
const KITS = [
  ["Hikvision", "DS-2CD2143G0-I"], ["Hikvision", "DS-2CD2T47G2-L"], ["Hikvision", "DS-7616NI-K2/16P"], ["HiLook", "IPC-T240H"], ["Hik Vision", "2CD2T85G1"],
  ["Dahua", "IPC-HFW5442E-ZE"], ["Dahua", "DHI-NVR5216-16P-4KS2E"], ["Uniview", "IPC3614SR3-ADF28KM-G"], ["Honeywell Performance", "HEN08104"],
  ["Axis", "P3265-LVE"], ["Axis", "Q6075-E"], ["Hanwha", "XNP-6320H"], ["Bosch", "NBE-4502-AL"], ["Swann", "SWDSK-85680"], ["n/k", ""], ["n/k", ""],
];

/** A register that is the same at each run: the next number of a small generator (Lehmer), its high digits. */
function register() {
  let state = 20_261_127;
  const pick = (list) => {
    state = (state * 48_271) % 2_147_483_647;
    return list[Math.floor((state / 2_147_483_647) * list.length)];
  };
  const sites = Array.from({ length: SITES }, (_, at) => `Site ${at} ${["High Street", "Town Hall", "Depot", "Park"][at % 4]}`);
  const rows = ["Asset No,Site,Location,Site type,Type,Make,Model,Serial,IP address,MAC,Installed,Network,Qty"];
  for (let at = 0; at < LINES; at += 1) {
    const site = pick(sites);
    const [make, model] = pick(KITS);
    const place = [site, `bay ${at % 97}`, ["Offices", "Street", "Depot", "School", "Library"][site.length % 5]];
    const kind = pick(["Camera", "NVR", "PTZ camera", "Encoder"]);
    const hex = at.toString(16).padStart(6, "0").match(/../g).join(":");
    const network = pick(["corporate LAN", "closed CCTV network", "4G router", ""]);
    const installed = pick(["2015", "03/2017", "12/06/2019", "c. 2016", "", "before 2018", "2022"]);
    rows.push([`CAM${at}`, ...place, kind, make, model, `SN${at * 7}`, `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`, `02:00:${hex}:00`.slice(0, 17), installed, network, 1].join());
  }
  return rows.join("\n");
}

/** The memory of a browser with all its processes, in MB: shared pages are counted once (Linux, "Pss"). */
function memory(root) {
  const parents = new Map();
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      parents.set(Number(pid), Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ")[1]));
    } catch {
      // It ended while the others were read.
    }
  }
  const descends = (pid) => pid === root || (parents.has(pid) && descends(parents.get(pid)));
  let sum = 0;
  for (const pid of [...parents.keys()].filter(descends)) {
    try {
      sum += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))[1]);
    } catch {
      // It ended, or it is the kernel's.
    }
  }
  return sum / 1024;
}

const later = (ms) => new Promise((done) => setTimeout(done, ms));

/** Runs in the page: chooses a filter and says how long it takes until the page is painted, and until all of it is. */
async function follow(selector, words) {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const select = document.querySelector(selector);
  const option = [...select.options].find((option) => option.textContent === words);
  const count = document.querySelector("#estate-count");
  const began = performance.now();
  const changed = new Promise((done) => new MutationObserver((_, watch) => (watch.disconnect(), done())).observe(count, { characterData: true, subtree: true, childList: true }));
  select.value = option.value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  await changed;
  await painted();
  const first = performance.now() - began;
  while (document.querySelector("[aria-busy=true]")) await new Promise((done) => setTimeout(done));
  await painted();
  return [first, performance.now() - began];
}

/** Runs in the page: presses a button and says how long the file took, and how large it is. */
async function saves(button) {
  const began = performance.now();
  const size = await new Promise((done) => {
    const real = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      if (blob.type === "text/javascript") return real.call(URL, blob); // a worker's script
      URL.createObjectURL = real;
      // Nothing is left behind on this computer.
      const click = HTMLAnchorElement.prototype.click;
      HTMLAnchorElement.prototype.click = () => (HTMLAnchorElement.prototype.click = click);
      done(blob.size);
      return "#saved";
    };
    document.querySelector(button).click();
  });
  return [performance.now() - began, size];
}

const middle = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const whole = (number) => Math.round(number).toLocaleString("en-GB");
const seconds = (ms) => (ms / 1000).toFixed(1);

async function measure(kind, file) {
  const browser = await kind.launch();
  try {
    const now = () => memory(browser.process().pid);
    let peak = 0;
    const watch = setInterval(() => (peak = Math.max(peak, now())), 200);
    const tab = await browser.newPage();
    await tab.setViewport({ width: 1280, height: 900 });
    await tab.goto(PAGE);
    await tab.waitForFunction(() => document.body?.dataset.state === "ready", { timeout: 60_000 });
    await later(1_000);
    const empty = now();
    const began = Date.now();
    await (await tab.$("#choose-file")).uploadFile(file);
    await tab.waitForFunction(() => Number(document.querySelector("#results")?.dataset.settled) > 0, { timeout: 120_000 });
    const read = Date.now() - began;
    await later(3_000);
    const held = now();
    const saved = {};
    const press = async (what, button) => {
      peak = 0;
      const [took, size] = await tab.evaluate(saves, button);
      saved[what] = { took, size, peak };
      await later(2_000);
    };
    await press("The workbook of the run", "#save-workbook");
    await tab.evaluate(() => (location.hash = "#/estate"));
    await (await tab.waitForSelector("#estate-existing", { timeout: 30_000 })).click();
    await tab.waitForFunction(() => !document.querySelector("#estate-existing") && document.querySelector("#coverage"), { timeout: 60_000 });
    await later(3_000);
    const views = {};
    for (const [name, hash] of Object.entries(TABS)) {
      await tab.evaluate((hash) => (location.hash = hash), hash);
      await later(1_500);
      const times = [];
      for (const [selector, words] of [...FILTERS, ...FILTERS]) {
        for (const choice of [words, "any"]) {
          times.push(await tab.evaluate(follow, selector, choice));
          await later(300);
        }
      }
      views[name] = [0, 1].map((nth) => times.map((time) => time[nth]));
    }
    await tab.evaluate(() => (location.hash = "#/estate/keep"));
    await tab.waitForSelector("#estate-save");
    await press("The estate as a file to keep", "#estate-save");
    await press("The workbook of the estate, six sheets", "#estate-workbook");
    await press("The same, redacted", "#estate-workbook-redacted");
    clearInterval(watch);
    return { name: kind.name, version: await browser.version(), empty, read, held, views, saved };
  } finally {
    await browser.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), "estate-"));
const file = join(folder, "estate.csv");
writeFileSync(file, register());
const measured = [];
for (const kind of BROWSERS) measured.push(await measure(kind, file));
rmSync(folder, { recursive: true });

const [first] = measured;
const cell = (times) => `${whole(middle(times))} (${whole(Math.min(...times))} to ${whole(Math.max(...times))})`;
const table = (headings, rows) => [headings, headings.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
const both = (of) => measured.flatMap(of);
const versions = measured.map(({ version }) => version).join(", ");
writeFileSync(
  fileURLToPath(new URL("../docs/large-estates.md", import.meta.url)),
  `# A large estate in the page

Written by \`cargo xtask bench --estate\` on ${new Date().toISOString().slice(0, 10)}: ${cpus()[0].model.trim()}, ${cpus().length} cores, ${platform()}; ${versions}.
A register made up for this test, with ${whole(LINES)} assets on ${whole(SITES)} sites, thirteen columns. Times differ between machines and between runs: compare only figures of one run.

## From the choice of a filter to the painted page, ms

The median of twenty choices, with the shortest and the longest. *All of it* includes what is further down the page.

${table(["page", ...both(({ name }) => [name, `${name}, all of it`])], Object.keys(TABS).map((tab) => [tab, ...both(({ views }) => views[tab].map(cell))]))}

## Files, and the memory that they need

Memory is the highest use of the whole browser while the file was made, with shared pages counted once.

${table(["file", "MB", ...both(({ name }) => [`${name}, s`, `${name}, MB of memory`])], Object.keys(first.saved).map((what) => [what, (first.saved[what].size / 1e6).toFixed(1), ...both(({ saved }) => [seconds(saved[what].took), whole(saved[what].peak)])]))}

The browser with the empty page: ${measured.map(({ name, empty }) => `${name} ${whole(empty)} MB`).join(", ")}; with the register read and judged:
${measured.map(({ name, held, read }) => `${name} ${whole(held)} MB, after ${seconds(read)} s`).join("; ")}.
`,
);
console.log("docs/large-estates.md is written");
