// The boot script: the only hand-written script that runs before the checker, kept short and readable on purpose.
//
// It takes the engine (WebAssembly) and the signed list out of this very page, checks that both are the bytes
// that were built, unpacks them and starts the checker. It asks the network for nothing. The policy in the first
// line of the page lets only this script and the glue run, by their SHA-256, so a changed byte in either stops both.
"use strict";

(() => {
  // Written by the build.
  const BUILD = {
    version: "@version@",
    kind: "@kind@", // "file": one file for double-click; "site": a folder on a static host
    draft: "@draft@", // "yes" when the list's source is marked as a draft
    engine: "@engine@", // the SHA-256 of the engine itself
    // Of each piece of a block, as it stands in the page.
    engineSha256: "@engine_sha256@".split(" "),
    listSha256: "@list_sha256@".split(" "),
  };
  const WORKER_MUST_ANSWER_WITHIN_MS = 30000;
  const OFFLINE_SCRIPT = "sw.js";

  // ---- Plain errors: what happened, what to do, what to send to IT ----

  class StartError extends Error {
    constructor(kind, detail) {
      super(detail);
      this.kind = kind;
    }
  }

  const DO_NOT_CHANGE_SETTINGS = "Do not turn off security settings yourself.";

  const MESSAGES = {
    damaged: {
      title: "This copy is damaged or has been changed. Do not use it.",
      happened: "Some part of this file is not what was built and published, so no check was started.",
      steps: [
        "Delete this copy.",
        "Get a fresh copy from the place that publishes it.",
        "Compare the SHA-256 of the file with the one printed there.",
      ],
      ask: "This copy of the vendor checker does not match what was published. Please find out whether it was changed on the way.",
    },
    "no-webassembly": {
      title: "We could not start the checker",
      happened: "Your browser is blocking a part that it needs, called WebAssembly. This is usually a security setting, not a fault in your computer.",
      steps: [
        "Try another browser that you are allowed to use.",
        "If you opened a web page, open the downloaded copy instead; if you opened a file, try the web page.",
        "Send the text below to your IT team.",
        DO_NOT_CHANGE_SETTINGS,
      ],
      ask: "Please allow WebAssembly for the vendor checker. It runs inside the browser and contacts no server.",
    },
    blocked: {
      title: "We could not start the checker",
      happened: "Your browser did not let one of its parts run. This is usually a security setting, not a fault in your computer.",
      steps: ["Try another browser that you are allowed to use.", "Send the text below to your IT team.", DO_NOT_CHANGE_SETTINGS],
      ask: "The vendor checker needs WebAssembly, a blob: worker and DecompressionStream in the browser. It contacts no server. Please allow them for it.",
    },
    other: {
      title: "We could not start the checker",
      happened: "Something went wrong while it was starting. Nothing was checked and nothing was sent.",
      steps: ["Load the page again.", "Try another browser that you are allowed to use.", "Send the text below to your IT team."],
      ask: "The vendor checker did not start. It runs inside the browser and contacts no server.",
    },
  };

  let failed = false;
  let endFirstWorker = () => {};

  function element(name, text, children = []) {
    const made = document.createElement(name);
    made.textContent = text;
    made.append(...children);
    return made;
  }

  function place() {
    const path = location.protocol === "file:" ? location.pathname : location.host + location.pathname;
    try {
      return decodeURIComponent(path);
    } catch {
      return path; // a lone % in a folder's name
    }
  }

  function fail(error) {
    if (failed) return;
    failed = true;
    endFirstWorker();
    const message = MESSAGES[error.kind] || MESSAGES.other;
    const facts = [
      `File or address: ${place()}`,
      `Version: ${BUILD.version} (engine ${BUILD.engine.slice(0, 16)})`,
      `Browser: ${navigator.userAgent}`,
      `Detail: ${error.message || error}`,
    ];
    const start = document.getElementById("start") || document.body.appendChild(element("div", ""));
    start.id = "start";
    start.className = "start start--failed";
    start.dataset.failure = MESSAGES[error.kind] ? error.kind : "other";
    start.setAttribute("role", "main");
    start.replaceChildren(
      element("h1", message.title),
      element("p", message.happened),
      element("h2", "What you can do"),
      element("ol", "", message.steps.map((step) => element("li", step))),
      element("h2", "What to send to your IT team"),
      element("blockquote", "", [element("p", message.ask), ...facts.map((fact) => element("p", fact))]),
    );
    document.getElementById("app")?.remove();
  }

  // ---- Taking the parts out of the page, while the rest of it is still being read ----

  const awaited = new Map(); // by the id of an element: who waits for its text

  // An element is whole when something stands after it, or when nothing more comes.
  function handOut() {
    for (const [id, take] of awaited) {
      const found = document.getElementById(id);
      if (document.readyState === "loading" && !found?.nextElementSibling) continue;
      awaited.delete(id);
      take(found?.textContent ?? "");
    }
  }

  function textOf(id) {
    return new Promise((take) => {
      awaited.set(id, take);
      handOut();
    });
  }

  async function sha256(bytes) {
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // The values of the 85 signs in which four bytes are five: printable ones that mean nothing in HTML.
  const VALUES = new Uint8Array(128);
  for (let code = 33, value = 0; code < 127; code += 1) {
    if (!"\"&'<>\\`-~".includes(String.fromCharCode(code))) VALUES[code] = value++;
  }

  // The number of bytes, a colon, and the signs.
  function fromBase85(text) {
    const colon = text.indexOf(":");
    const size = Number(text.slice(0, colon));
    const bytes = new Uint8Array(Math.ceil(size / 4) * 4);
    let from = colon;
    for (let to = 0; to < bytes.length; to += 4) {
      let word = 0;
      for (let sign = 0; sign < 5; sign += 1) word = word * 85 + VALUES[text.charCodeAt((from += 1))];
      bytes[to] = word >>> 24;
      bytes[to + 1] = word >>> 16;
      bytes[to + 2] = word >>> 8;
      bytes[to + 3] = word;
    }
    return bytes.subarray(0, size);
  }

  // One piece of a block: verified first, used second. Without crypto.subtle (plain http) the unpacking still checks
  // its own sum, and the list's signatures are verified by the engine in any case.
  async function piece(id, expectedSha256) {
    const text = await textOf(id);
    if (globalThis.crypto?.subtle && (await sha256(new TextEncoder().encode(text))) !== expectedSha256) {
      throw new StartError("damaged", `${id} does not have the SHA-256 it was built with`);
    }
    return fromBase85(text);
  }

  // Unpacks a block piece by piece and gives it to `use` as a response, so that the engine is compiled while it comes.
  async function unpackBlock(name, pieces, use) {
    if (!globalThis.DecompressionStream) throw new StartError("blocked", "DecompressionStream is missing");
    let at = 0;
    let broken;
    const packed = new ReadableStream({
      async pull(controller) {
        if (at === pieces.length) return controller.close();
        const expected = pieces[at++];
        try {
          controller.enqueue(await piece(`${name}-${at}`, expected));
        } catch (cause) {
          broken = cause;
          throw cause;
        }
      },
    });
    const body = packed.pipeThrough(new DecompressionStream("gzip"));
    try {
      return await use(new Response(body, { headers: { "Content-Type": "application/wasm" } }));
    } catch (cause) {
      if (cause instanceof StartError) throw cause;
      throw broken ?? new StartError("damaged", `${name} cannot be unpacked: ${cause.message}`);
    }
  }

  async function compiled(response) {
    try {
      if (WebAssembly.compileStreaming) return await WebAssembly.compileStreaming(response);
      return await WebAssembly.compile(await response.arrayBuffer());
    } catch (cause) {
      // Anything else is the response's own trouble.
      if (!(cause instanceof WebAssembly.CompileError)) throw cause;
      throw new StartError("no-webassembly", `the engine did not compile: ${cause.message}`);
    }
  }

  // ---- What the page's own code may do (Trusted Types) ----

  const ACTIVE_HTML = /<\s*\/?\s*(script|iframe|frame|object|embed|base|meta|link)\b|<[^>]*[\s"'\/]on[a-z]+\s*=|javascript:/i;

  function makePolicies() {
    if (!window.trustedTypes) return (url) => url;
    trustedTypes.createPolicy("default", {
      // The page is drawn from fixed fragments; anything that could run is refused.
      createHTML(html) {
        if (ACTIVE_HTML.test(html)) throw new TypeError("active content was refused");
        return html;
      },
    });
    const scripts = trustedTypes.createPolicy("vc-worker", {
      createScriptURL(url) {
        if (url.startsWith("blob:") || (BUILD.kind === "site" && url === OFFLINE_SCRIPT)) return url;
        throw new TypeError("only the page's own worker may be started");
      },
    });
    return (url) => scripts.createScriptURL(url);
  }

  // ---- The worker: a classic script made of the glue's text and a small starter ----

  const WORKER_STARTER = `
onmessage = (event) => {
  onmessage = null;
  wasm_bindgen.initSync({ module: event.data.module });
  if (event.data.list) wasm_bindgen.start_worker(event.data.list);
  else wasm_bindgen.start_reader();
};`;

  // Gives the app its workers. One is begun at once, so that it has read the glue by the time the engine is compiled.
  function workerSpawner(glue, trustedUrl) {
    const source = URL.createObjectURL(new Blob([glue, WORKER_STARTER], { type: "text/javascript" }));
    const begin = () => {
      try {
        return new Worker(trustedUrl(source));
      } catch (cause) {
        throw new StartError("blocked", `the worker was refused: ${cause.message}`);
      }
    };
    // A worker that dies before its first word would die again; one that dies later is the app's to restart.
    const beginGuarded = () => {
      const worker = begin();
      let timer;
      const giveUp = (why) => {
        worker.terminate();
        fail(new StartError("blocked", `the worker did not start: ${why}`));
      };
      const onError = (event) => {
        clearTimeout(timer);
        giveUp(event.message || "unknown error");
      };
      worker.addEventListener("error", onError, { once: true });
      worker.addEventListener(
        "message",
        () => {
          clearTimeout(timer);
          worker.removeEventListener("error", onError);
        },
        { once: true },
      );
      const send = (parts) => {
        timer = setTimeout(() => giveUp("no answer in time"), WORKER_MUST_ANSWER_WITHIN_MS);
        worker.postMessage(parts);
        return worker;
      };
      return { worker, send };
    };
    let first = beginGuarded();
    endFirstWorker = () => first?.worker.terminate();
    // Returns the function the app calls for its worker, and again whenever one has died; with "reader" it gives a
    // worker that only reads files, whose end is the app's to notice.
    return (module, list) => (role) => {
      if (failed) throw new StartError("blocked", "the worker was given up");
      if (role === "reader") {
        const reader = begin();
        reader.postMessage({ module });
        return reader;
      }
      const next = first ?? beginGuarded();
      first = null;
      return next.send({ module, list });
    };
  }

  // ---- The site only: keep working offline, offer a new version, never force it ----

  async function keepForOffline(trustedUrl) {
    const workers = navigator.serviceWorker;
    const registration = await workers.register(trustedUrl(OFFLINE_SCRIPT), { scope: "./", updateViaCache: "none" });
    const offer = () => {
      if (registration.waiting && workers.controller) document.getElementById("update").hidden = false;
    };
    offer();
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", offer));
    document.getElementById("update-now").addEventListener("click", () => {
      workers.addEventListener("controllerchange", () => location.reload(), { once: true });
      registration.waiting?.postMessage({ type: "SKIP_WAITING" });
    });
  }

  // ---- The order of things ----

  async function start() {
    const mark = getComputedStyle(document.documentElement).getPropertyValue("--style-mark");
    if (!mark.includes("vendor-checker")) throw new StartError("damaged", "the style sheet was not allowed to apply");
    if (typeof WebAssembly !== "object") throw new StartError("no-webassembly", "WebAssembly is missing");

    document.documentElement.dataset.draft = BUILD.draft;
    const trustedUrl = makePolicies();
    const glue = await textOf("glue");
    if (typeof wasm_bindgen === "undefined") throw new StartError("damaged", "the glue script was not allowed to run");
    const spawner = workerSpawner(glue, trustedUrl);
    const [module, list] = await Promise.all([
      unpackBlock("engine-block", BUILD.engineSha256, compiled),
      unpackBlock("list-block", BUILD.listSha256, async (response) => new Uint8Array(await response.arrayBuffer())),
    ]);
    await wasm_bindgen({ module_or_path: module });
    wasm_bindgen.start_app(spawner(module, list));
    if (failed) return;
    document.getElementById("start").remove();
    if (BUILD.kind === "site" && location.protocol.startsWith("http") && navigator.serviceWorker) {
      // Offline use is a comfort: without it the page still works, and it may wait until the page can be used.
      const keep = () =>
        keepForOffline(trustedUrl).catch((cause) => console.info(`not kept for offline use: ${cause.message}`));
      setTimeout(keep, 400);
    }
  }

  new MutationObserver(handOut).observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", handOut);
  start().catch(fail);
})();
