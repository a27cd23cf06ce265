// The boot script: the only hand-written script that runs before the checker, kept short and readable on purpose.
//
// It takes the engine (WebAssembly) and the signed list out of this very page, checks that both are the bytes
// that were built, unpacks them and starts the checker. It asks the network for nothing. The policy in the first
// line of the page lets only this script and the glue run, by their SHA-256, so a changed byte in either stops both.
// Lines that end as this one does, or in "with WebAssembly", are left out of the other kind of page. // without WebAssembly
"use strict";

(() => {
  const standIn = globalThis.withoutWebAssembly; // without WebAssembly
  // Written by the build.
  const BUILD = {
    version: "@version@",
    kind: "@kind@", // "file": one file for double-click; "site": a folder on a static host
    draft: "@draft@", // "yes" when the list's source is marked as a draft
    engine: "@engine@", // the SHA-256 of the engine itself
    // The SHA-256 of each piece of each block, as it stands in the page.
    pieces: {
      unpacker: "@unpacker pieces@".split(" "), // none in the page without WebAssembly
      glue: "@glue pieces@".split(" "),
      "files-glue": "@files-glue pieces@".split(" "),
      engine: "@engine pieces@".split(" "),
      list: "@list pieces@".split(" "),
      files: "@files pieces@".split(" "),
      weights: "@weights pieces@".split(" "), // of what reads pictures; one empty name in the page that does not
      welsh: "@welsh pieces@".split(" "), // the interface's words in Welsh
    },
  };
  const WORKER_MUST_ANSWER_WITHIN_MS = Number("@patience@");
  const OFFLINE_SCRIPT = "sw.js";
  const WAIT_AFTER_START_MS = 400; // what is not needed for the first look-up

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
        "Get a new copy from its publisher.",
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
        "Or use vendor-checker-without-webassembly.html, from where you got this file: the same answers, more slowly.",
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
    framed: {
      title: "Open the checker in a window of its own",
      happened: "It is shown inside another page here, which could lay something over it or read along. It was not started.",
      steps: ["Save the file and open it from a folder, or open its address in a tab of its own."],
      ask: "The vendor checker was opened inside another page, a preview for example. It runs in a window of its own only.",
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

  // An element is complete once something follows it, or once nothing more can come.
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

  function fromBase64(text) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  }

  // One piece of a block: first verified, then used. Without crypto.subtle (plain http) this check is left out, but the
  // engine still verifies the list's signatures.
  async function piece(id, expectedSha256) {
    const text = await textOf(id);
    if (globalThis.crypto?.subtle && (await sha256(new TextEncoder().encode(text))) !== expectedSha256) {
      throw new StartError("damaged", `${id} does not have the SHA-256 it was built with`);
    }
    return fromBase64(text);
  }

  async function* piecesOf(name) {
    let at = 0;
    for (const expected of BUILD.pieces[name]) yield piece(`${name}-block-${(at += 1)}`, expected);
  }

  // Takes the LZMA-packed pieces of a block one after the other and returns what each gives. Most of the page is packed
  // in this way, more tightly than a browser can unpack by itself. The workers' scripts contain this function too.
  function unpacking(program) {
    const { memory, room_for_piece, unpack_piece, unpacked_piece } = program.exports;
    return (packed) => {
      const to = room_for_piece(packed.length);
      new Uint8Array(memory.buffer).set(packed, to);
      const length = unpack_piece();
      if (length < 0) throw new Error("it is damaged");
      const from = unpacked_piece();
      return new Uint8Array(memory.buffer).slice(from, from + length);
    };
  }

  // Unpacks a block piece by piece and gives it to `use` as a response, so that the engine is compiled while it
  // arrives. Without `unpack` the browser unpacks it.
  async function unpackBlock(name, use, unpack) {
    if (!globalThis.DecompressionStream) throw new StartError("blocked", "DecompressionStream is missing");
    const pieces = piecesOf(name);
    let broken;
    const packed = new ReadableStream({
      async pull(controller) {
        try {
          const { done, value } = await pieces.next();
          if (done) controller.close();
          else controller.enqueue(unpack ? unpack(value) : value);
        } catch (cause) {
          broken = cause;
          throw cause;
        }
      },
    });
    const body = unpack ? packed : packed.pipeThrough(new DecompressionStream("gzip"));
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
      // Any other error comes from the response itself.
      if (!(cause instanceof WebAssembly.CompileError)) throw cause;
      throw new StartError("no-webassembly", `a program did not compile: ${cause.message}`);
    }
  }

  // The bytes of a block in packed form.
  async function packedBytes(name) {
    const pieces = [];
    for await (const one of piecesOf(name)) pieces.push(one);
    return new Uint8Array(await new Blob(pieces).arrayBuffer());
  }

  // ---- What the page's own code may do (Trusted Types) ----

  // Injected code may replace what the browser offers to scripts, so these are saved beforehand.
  const { apply } = Reflect;
  const { exec } = RegExp.prototype;
  const ACTIVE_HTML = /<\s*\/?\s*(?:[^\s<>:\/]+:)?(script|iframe|frame|object|embed|base|meta|link)\b|<[^>]*[\s"'\/]on[a-z]+\s*=|javascript:/i;

  function makePolicies() {
    if (!window.trustedTypes) return { url: (url) => url, script: (text) => text };
    let glueIsIn = false;
    trustedTypes.createPolicy("default", {
      // The page is drawn from fixed fragments; anything in them that could run is refused.
      createHTML(html) {
        if (apply(exec, ACTIVE_HTML, [html])) throw new TypeError("active content was refused");
        return html;
      },
    });
    const scripts = trustedTypes.createPolicy("vc-worker", {
      createScriptURL(url) {
        if (url.startsWith("blob:") || (BUILD.kind === "site" && url === OFFLINE_SCRIPT)) return url;
        throw new TypeError("only the page's own worker may be started");
      },
      // Used once, for the glue. The page's policy knows its SHA-256 and allows no other text to run.
      createScript(text) {
        if (glueIsIn) throw new TypeError("no other script may be put into the page");
        glueIsIn = true;
        return text;
      },
    });
    return { url: (url) => scripts.createScriptURL(url), script: (text) => scripts.createScript(text) };
  }

  // Puts the glue into the page, where it runs at once.
  function run(glue) {
    const script = document.createElement("script");
    script.id = "glue";
    script.textContent = glue;
    document.head.append(script);
  }

  // ---- Fields stay out of the session file ----

  // A browser writes the fields of an open page to its disk, to restore them after a crash, unless they opt out.
  function keepFieldsOutOfTheSession() {
    const say = (root) => {
      for (const field of root.querySelectorAll("input:not([autocomplete]), textarea:not([autocomplete])")) {
        field.setAttribute("autocomplete", "off");
      }
    };
    say(document);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) say(node.parentNode ?? node);
      }
    }).observe(document, { childList: true, subtree: true });
  }

  // ---- The workers: classic scripts made of a glue's text and a small starter ----

  const WORKER_STARTER = `
onmessage = ({ data }) => {
  onmessage = null;
  const list = unpacking(new WebAssembly.Instance(data.unpacker))(data.list); // with WebAssembly
  const { list } = data; // without WebAssembly
  wasm_bindgen.initSync({ module: data.module });
  wasm_bindgen.start_worker(list);
};
${unpacking}`;

  // Unpacks and compiles the program for files, away from the window.
  const UNPACKER_STARTER = `
onmessage = async ({ data }) => {
  try {
    const program = unpacking(new WebAssembly.Instance(data.unpacker))(data.packed);
    postMessage({ program: await WebAssembly.compile(program) });
  } catch (cause) {
    postMessage({ trouble: String(cause.message || cause) });
  }
};
${unpacking}`;

  // The app's messages may arrive before the program is compiled.
  const FILES_STARTER = `
const early = [];
onmessage = (event) => {
  if (!event.data.module) return void early.push(event);
  wasm_bindgen.initSync({ module: event.data.module });
  wasm_bindgen.start_files(event.data.weights);
  for (const message of early) onmessage(message);
};`;

  // Gives the app its workers. One is started at once, so that it has read the glue by the time the engine is compiled.
  function workerSpawner(glue, trustedUrl) {
    const script = (parts) => URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
    const source = script([glue, WORKER_STARTER]);
    const begin = (from) => {
      try {
        return new Worker(trustedUrl(from));
      } catch (cause) {
        throw new StartError("blocked", `the worker was refused: ${cause.message}`);
      }
    };
    // A worker that dies before its first message would die again; restarting one that dies later is the app's task.
    // Once a worker has spoken, the page has work in it and is never replaced: the app is told, and decides.
    let spoken = false;
    const beginGuarded = () => {
      const worker = begin(source);
      let timer;
      const onError = (event) => {
        clearTimeout(timer);
        worker.terminate();
        if (!spoken) fail(new StartError("blocked", `the worker did not start: ${event.message || "unknown error"}`));
      };
      worker.addEventListener("error", onError, { once: true });
      worker.addEventListener(
        "message",
        () => {
          spoken = true;
          clearTimeout(timer);
          worker.removeEventListener("error", onError);
        },
        { once: true },
      );
      const send = (parts) => {
        const late = () => worker.dispatchEvent(new ErrorEvent("error", { message: "no answer in time" }));
        timer = setTimeout(late, WORKER_MUST_ANSWER_WITHIN_MS);
        worker.postMessage(parts);
        return worker;
      };
      return { worker, send };
    };
    let first = beginGuarded();
    endFirstWorker = () => first?.worker.terminate();
    // Returns the function that the app calls for its worker, and again whenever one has died. With "files" it gives a
    // worker for one file, and the app has to notice its end; with "welsh" it gives a promise of words.
    return ({ unpacker, module, list, filesGlue }) => {
      const filesSource = script([filesGlue, FILES_STARTER]);
      const unpack = async () => {
        return standIn.module("files"); // without WebAssembly
        const packed = await packedBytes("files");
        const worker = begin(script([UNPACKER_STARTER]));
        try {
          return await new Promise((take, refuse) => {
            const lost = (why) => refuse(new StartError("damaged", `the program for files cannot be unpacked: ${why}`));
            worker.onmessage = ({ data }) => (data.program ? take(data.program) : lost(data.trouble));
            worker.onerror = (event) => lost(event.message || "unknown error");
            worker.postMessage({ unpacker, packed });
          });
        } finally {
          worker.terminate();
        }
      };
      // Fetched once, when the page can be used, or earlier if a file is given before that.
      let filesProgram;
      const filesCompiled = () => (filesProgram ??= unpack());
      // Kept packed; the program unpacks them when a picture comes.
      let packedWeights;
      const weights = () => (packedWeights ??= BUILD.pieces.weights[0] ? packedBytes("weights") : undefined);
      // A damaged copy stays damaged. A page with work in it stays, and says so when a file is given.
      let used = false;
      const begun = () => (used = true);
      for (const what of ["input", "change", "drop"]) addEventListener(what, begun, { once: true, capture: true });
      setTimeout(() => filesCompiled().catch((cause) => used || fail(cause)), WAIT_AFTER_START_MS);
      // The words in Welsh, when somebody asks for them. If they are damaged, a page with work in it stays, and the app
      // says so.
      const welsh = async () => {
        try {
          return unpacking(await WebAssembly.instantiate(unpacker))(await packedBytes("welsh")); // with WebAssembly
          return await unpackBlock("welsh", async (response) => new Uint8Array(await response.arrayBuffer())); // without WebAssembly
        } catch (cause) {
          if (!used) fail(cause);
          throw cause;
        }
      };
      return (role) => {
        if (failed) throw new StartError("blocked", "the worker was given up");
        if (role === "welsh") return welsh();
        if (role === "files") {
          const worker = begin(filesSource);
          Promise.all([filesCompiled(), weights()]).then(
            ([module, weights]) => worker.postMessage({ module, weights }),
            () => worker.dispatchEvent(new Event("error")),
          );
          return worker;
        }
        const next = first ?? beginGuarded();
        first = null;
        return next.send({ unpacker, module, list });
      };
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
    if (window.top !== window.self) throw new StartError("framed", "the page stands in a frame");
    if (window.open) throw new StartError("damaged", "the script that takes ways out away was not allowed to run");
    keepFieldsOutOfTheSession();
    const mark = getComputedStyle(document.documentElement).getPropertyValue("--style-mark");
    if (!mark.includes("vendor-checker")) throw new StartError("damaged", "the style sheet was not allowed to apply");
    if (typeof WebAssembly !== "object") throw new StartError("no-webassembly", "WebAssembly is missing");

    document.documentElement.dataset.draft = BUILD.draft;
    if (BUILD.pieces.weights[0]) document.documentElement.dataset.scans = "yes";
    const { url: trustedUrl, script: trustedScript } = makePolicies();
    const glue = await unpackBlock("glue", (response) => response.text());
    run(trustedScript(glue));
    if (typeof wasm_bindgen === "undefined") throw new StartError("damaged", "the glue script was not allowed to run");
    let workerGlue = glue;
    workerGlue = await standIn.before("engine", glue, unpackBlock); // without WebAssembly
    const spawner = workerSpawner(workerGlue, trustedUrl);
    const unpacker = await unpackBlock("unpacker", compiled); // with WebAssembly
    const unpack = unpacking(await WebAssembly.instantiate(unpacker)); // with WebAssembly
    const unpacker = undefined; // without WebAssembly
    const [module, list, filesGlue] = await Promise.all([
      unpackBlock("engine", compiled, unpack), // with WebAssembly
      standIn.module("engine"), // without WebAssembly
      packedBytes("list"), // with WebAssembly
      unpackBlock("list", async (response) => new Uint8Array(await response.arrayBuffer())), // without WebAssembly
      unpackBlock("files-glue", (response) => response.text()),
    ]);
    await wasm_bindgen({ module_or_path: module });
    const wholeFilesGlue = await standIn.before("files", filesGlue, unpackBlock); // without WebAssembly
    wasm_bindgen.start_app(spawner({ unpacker, module, list, filesGlue })); // with WebAssembly
    wasm_bindgen.start_app(spawner({ unpacker, module, list, filesGlue: wholeFilesGlue })); // without WebAssembly
    if (failed) return;
    document.getElementById("start").remove(); // with WebAssembly
    standIn.started(); // without WebAssembly
    if (BUILD.kind === "site" && location.protocol.startsWith("http") && navigator.serviceWorker) {
      // Offline use is optional: without it the page still works. It can wait until the page can be used.
      const keep = () =>
        keepForOffline(trustedUrl).catch((cause) => console.info(`not kept for offline use: ${cause.message}`));
      setTimeout(keep, WAIT_AFTER_START_MS);
    }
  }

  // If a browser kept the page whole and shows it again, it would show its text to whoever goes back to it.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  new MutationObserver(handOut).observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", handOut);
  start().catch(fail);
})();
