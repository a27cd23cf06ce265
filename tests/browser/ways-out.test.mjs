// Ways out of a page that no policy stops. Hostile code inside the page is assumed, and each way is tried by itself,
// against a canary that hears bare connections too. Silence means something where the same code does get out of an
// unprotected page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startListening } from "./canary.mjs";
import { CheckerPage } from "./checker-page.mjs";
import { inEveryBrowser, withPage } from "./journeys.mjs";
import { FILE, WITH_SCANS, WITHOUT_WASM } from "./places.mjs";

const BOTH = ["Chromium", "Firefox"];
const QUIET_MS = 250;
const REACHES_WITHIN_MS = 10000;

/** Each way, and the browsers in which it is known to get out of an unprotected page. */
const WAYS = {
  "a link that connects ahead of time": [
    ["Chromium"],
    (to) => {
      const link = document.createElement("link");
      link.href = `http://${to}/`;
      link.rel = "preconnect";
      document.head.append(link);
    },
  ],
  "the icon's link, changed by attributes": [
    [],
    (to) => {
      const link = document.querySelector("link");
      link.setAttribute("href", `http://${to}/`);
      link.setAttribute("rel", "preconnect");
    },
  ],
  "the icon's link, changed by properties": [
    [],
    (to) => {
      const link = document.querySelector("link");
      link.rel = "preconnect";
      link.href = `http://${to}/`;
      link.rel = "preconnect";
    },
  ],
  "a copy of the icon's link, changed by its attributes' own values": [
    [],
    (to) => {
      const link = document.querySelector("link").cloneNode();
      link.getAttributeNode("href").value = `http://${to}/`;
      link.getAttributeNode("rel").textContent = "preconnect";
      document.head.append(link);
    },
  ],
  "the address of the window": [BOTH, (to) => (location.href = `http://${to}/`)],
  "another address in its place": [BOTH, (to) => location.replace(`http://${to}/`)],
  "a download that is then shown as a page": [
    BOTH,
    async (to) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([`<meta http-equiv="refresh" content="0;url=http://${to}/">`], { type: "text/html" }));
      link.download = "page.html";
      link.click();
      await new Promise((done) => setTimeout(done, 100));
      location.href = link.href;
    },
  ],
  "the window's history": [BOTH, (to) => navigation.navigate(`http://${to}/`)],
  "a link that nobody clicked": [
    BOTH,
    (to) => {
      const link = document.createElement("a");
      link.href = `http://${to}/`;
      link.click();
    },
  ],
  "a link in a tab of its own": [
    BOTH,
    (to) => {
      const link = document.createElement("a");
      link.href = `http://${to}/`;
      link.target = "_blank";
      document.body.append(link);
      link.append(document.createElement("b"));
      link.firstChild.click();
    },
  ],
  "a made-up click": [
    BOTH,
    (to) => {
      const link = document.createElement("a");
      link.href = `http://${to}/`;
      document.body.append(link);
      link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    },
  ],
  "a link in a drawing": [
    BOTH,
    (to) => {
      const made = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
      const link = made("a");
      link.setAttributeNS("http://www.w3.org/1999/xlink", "any:href", `http://${to}/`);
      const drawing = made("svg");
      drawing.append(link);
      document.body.append(drawing);
      link.dispatchEvent(new MouseEvent("click", { cancelable: true }));
    },
  ],
  "something to save": [
    BOTH,
    (to) => {
      const link = document.createElement("a");
      link.href = `http://${to}/`;
      link.download = "x";
      link.click();
    },
  ],
  "a meta element": [
    BOTH,
    (to) => {
      const meta = document.createElement("meta");
      meta.httpEquiv = "refresh";
      meta.content = `0;url=http://${to}/`;
      document.head.append(meta);
    },
  ],
  "a meta element of the shell, changed": [
    [],
    (to) => {
      const meta = document.querySelector("meta[name]").cloneNode();
      meta.content = `0;url=http://${to}/`;
      meta.httpEquiv = "refresh";
      document.head.append(meta);
    },
  ],
  "a form": [
    BOTH,
    (to) => {
      const form = document.createElement("form");
      form.action = `http://${to}/`;
      document.body.append(form);
      form.submit();
    },
  ],
  "a form's button": [
    BOTH,
    (to) => {
      const form = document.createElement("form");
      form.action = `http://${to}/`;
      const button = document.createElement("button");
      form.append(button);
      document.body.append(form);
      button.click();
    },
  ],
  "another window": [BOTH, (to) => window.open(`http://${to}/`)],
  "another window, by the document": [BOTH, (to) => document.open(`http://${to}/`, "x", "")],
  "a frame's window": [
    BOTH,
    (to) => {
      const frame = document.createElement("iframe");
      document.body.append(frame);
      frame.contentWindow.open(`http://${to}/`);
    },
  ],
  "a frame that is written": [
    BOTH,
    (to) => {
      const place = document.createElement("div");
      document.body.append(place);
      place.innerHTML = "<iframe></iframe>";
      place.firstChild.contentWindow.open(`http://${to}/`);
    },
  ],
  "a frame under another name": [
    BOTH,
    (to) => {
      const other = document.implementation.createDocument("", "x");
      other.documentElement.innerHTML = '<h:iframe xmlns:h="http://www.w3.org/1999/xhtml"/>';
      const frame = document.adoptNode(other.documentElement.firstChild);
      document.body.append(frame);
      frame.contentWindow.open(`http://${to}/`);
    },
  ],
  "peers": [
    ["Chromium"],
    async (to) => {
      const peers = new RTCPeerConnection({ iceServers: [{ urls: `stun:${to}` }] });
      peers.createDataChannel("x");
      await peers.setLocalDescription(await peers.createOffer());
    },
  ],
  "a frame's peers": [
    ["Chromium"],
    async (to) => {
      const frame = document.createElement("iframe");
      document.body.append(frame);
      const peers = new frame.contentWindow.RTCPeerConnection({ iceServers: [{ urls: `stun:${to}` }] });
      peers.createDataChannel("x");
      await peers.setLocalDescription(await peers.createOffer());
    },
  ],
};

/** Runs in the page: replaces what the boot script uses, as injected code might. */
function replaceWhatIsUsed() {
  const lie = () => undefined;
  Reflect.apply = lie;
  Function.prototype.apply = lie;
  Function.prototype.call = lie;
  RegExp.prototype.exec = () => null;
  RegExp.prototype.test = () => false;
  Object.defineProperty(Element.prototype, "localName", { get: () => "p" });
  Object.defineProperty(Node.prototype, "nodeType", { get: () => 9 });
  Element.prototype.getAttribute = () => "#";
  Element.prototype.getAttributeNS = () => "#";
  Array.prototype[Symbol.iterator] = function* () {};
  Event.prototype.preventDefault = lie;
  Object.defineProperty(NavigationDestination.prototype, "sameDocument", { get: () => true });
  window.Node = { ELEMENT_NODE: 99, ATTRIBUTE_NODE: 99 };
}

/** Tries a way in a page. A refusal by the browser proves nothing: only the canary can tell. */
const tryWay = (tab, way, to) => tab.evaluate(`(async () => { try { await (${way})(${JSON.stringify(to)}); } catch {} })()`).catch(() => {});
const settle = (ms) => new Promise((done) => setTimeout(done, ms));

inEveryBrowser((kind, browser) => {
  test(`without protection these ways get out · ${kind.name}`, { timeout: 240000 }, async () => {
    const opened = await FILE.open();
    const canary = await startListening();
    try {
      const missing = [];
      for (const [name, [browsers, way]] of Object.entries(WAYS)) {
        if (!browsers.includes(kind.name)) continue;
        const tab = await browser().newPage();
        await tab.goto(opened.plainUrl);
        const before = canary.hits.length;
        await Promise.race([tryWay(tab, way, canary.address), settle(2000)]);
        for (let waited = 0; canary.hits.length === before && waited < REACHES_WITHIN_MS; waited += 50) await settle(50);
        if (canary.hits.length === before) missing.push(name);
        for (const page of (await browser().pages()).slice(1)) await Promise.race([page.close().catch(() => {}), settle(1000)]);
      }
      assert.deepEqual(missing, []);
    } finally {
      await canary.close();
      await opened.close();
    }
  });

  for (const [hostile, place] of [false, true].flatMap((hostile) => [FILE, WITH_SCANS, WITHOUT_WASM].map((place) => [hostile, place]))) {
    test(`${hostile ? "after what the boot script uses was replaced, " : ""}no way gets out · ${kind.name} · ${place.name}`, { timeout: 240000 }, async () => {
      const canary = await startListening();
      try {
        await withPage(browser(), place, {}, async (checker) => {
          await checker.ready(120000);
          const home = checker.tab.url();
          if (hostile) await checker.tab.evaluate(replaceWhatIsUsed);
          for (const [name, [, way]] of Object.entries(WAYS)) {
            await tryWay(checker.tab, way, canary.address);
            await settle(QUIET_MS);
            assert.deepEqual(canary.hits, [], name);
          }
          assert.equal(checker.tab.url(), home);
          assert.equal((await browser().pages()).length, 2, "no other tab");
        });
      } finally {
        await canary.close();
      }
    });
  }

  test(`a person still follows a link, in a tab of its own · ${kind.name}`, () =>
    withPage(browser(), FILE, {}, async (checker) => {
      await checker.ready(60000);
      await checker.type("DS-2CD2143G2-I");
      await checker.waitForVerdict("restricted");
      await checker.unfold();
      const before = (await browser().pages()).length;
      const link = await checker.tab.evaluateHandle(() => [...document.querySelectorAll("main a[target=_blank]")].find((link) => link.checkVisibility()));
      await link.click();
      for (let waited = 0; (await browser().pages()).length === before && waited < REACHES_WITHIN_MS; waited += 50) await settle(50);
      const pages = await browser().pages();
      assert.equal(pages.length, before + 1);
      await pages.at(-1).close();
      await checker.go("#/help");
      await checker.until(() => document.querySelector("main h1")?.textContent === "Help");
    }));
});
