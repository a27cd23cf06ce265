// The stand-in of the page for machines that forbid WebAssembly. Its programs are the same, translated into plain JavaScript;
// they come packed like those of the other page. Here they are unpacked, let run, and given to the workers. It runs before
// the boot script, and in front of the glue in every worker.
"use strict";

(() => {
  // What the glue asks of WebAssembly. A module goes to a worker as a plain object: its program is in the worker's script.
  class Module {
    constructor({ program }) {
      this.program = program;
    }
  }
  class Instance {
    constructor({ program }, imports) {
      this.exports = self.vendorPrograms[program](imports);
    }
  }
  self.WebAssembly = { Module, Instance, instantiate: async (module, imports) => new Instance(module, imports) };

  if (typeof document === "undefined") return; // in a worker, that is all

  const NAMES = { engine: "vendor-checker", files: "vendor-files" };
  const texts = {};
  const self_text = document.currentScript.textContent;
  const policy = window.trustedTypes?.createPolicy("vc-program", { createScript: (text) => text });
  let done = 0;
  let total = 1;

  // ---- How far the start is ----

  function show(words) {
    const start = document.getElementById("start");
    if (!start) return;
    let bar = document.getElementById("start-bar");
    if (!bar) {
      start.classList.add("start--failed"); // shown at once: this start takes seconds
      const title = document.createElement("h1");
      title.textContent = "Starting the checker";
      const says = document.createElement("p");
      says.id = "start-says";
      says.setAttribute("role", "status");
      bar = document.createElement("progress");
      bar.id = "start-bar";
      bar.setAttribute("aria-labelledby", "start-says");
      const why = document.createElement("p");
      why.textContent = "This is the copy for browsers without WebAssembly. It gives the same answers, more slowly.";
      start.replaceChildren(title, says, bar, why);
    }
    const says = document.getElementById("start-says");
    if (says.textContent !== words) says.textContent = words;
    bar.max = total;
    bar.value = Math.min(done, total);
  }

  // The browser draws before a long piece of work.
  const drawn = () => new Promise((go_on) => setTimeout(go_on, 30));

  self.withoutWebAssembly = {
    // How long a worker may take to read its program and verify the list.
    patience: 180000,
    begin(pieces) {
      total = pieces + 4;
      show("Reading this page…");
    },
    piece() {
      done += 1;
      show("Reading this page…");
    },
    // Takes an unpacked program. The engine also runs in the window.
    take: (name) => async (response) => {
      texts[name] = await response.text();
      done += 1;
      show("Unpacking…");
      if (name === "engine") {
        await drawn();
        const script = document.createElement("script");
        script.text = policy ? policy.createScript(texts[name]) : texts[name];
        document.head.append(script);
        script.remove();
        if (!self.vendorPrograms) throw new Error("the program was not allowed to run");
        done += 1;
        show("Checking the list’s signatures…");
        await drawn();
      }
      return new Module({ program: NAMES[name] });
    },
    module: (name) => new Module({ program: NAMES[name] }),
    // A worker's script: this stand-in, the program, the glue.
    before: (name, glue) => [self_text, texts[name], glue].join("\n"),
  };
})();
