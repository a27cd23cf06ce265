// The stand-in for WebAssembly, for machines that forbid it. The programs are the same, translated into plain
// JavaScript, and packed like those of the other page. This script unpacks and runs them, gives them to the workers,
// and says how far the start has come. It runs before the boot script, and in every worker before the program and the
// glue.
"use strict";

(() => {
  // What the glue needs of WebAssembly. A module goes to a worker as a plain object, because its program is in the
  // worker's script.
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

  const PROGRAMS = { engine: "vendor-checker", files: "vendor-files" };
  const source = document.currentScript.textContent;
  const policy = window.trustedTypes?.createPolicy("vc-program", { createScript: (text) => text });

  // ---- How far the start is ----

  // The steps, with the share of the time at which each ends if nothing has been compiled. Within a step the bar moves
  // on, ever more slowly, without reaching the next.
  const STEPS = [
    ["Reading this page…", 10],
    ["Preparing the program…", 25],
    ["Drawing the page…", 35],
    ["Checking the list’s signatures…", 100],
  ];
  const USUAL_STEP_MS = 8000;
  const EVERY_MS = 200;
  let step = 0;
  let since = performance.now();
  let bar;
  let says;
  let timer;

  function draw() {
    const start = document.getElementById("start");
    if (!start || start.dataset.failure) return clearInterval(timer);
    if (!bar) {
      start.classList.add("start--failed"); // shown at once: this start takes seconds
      const title = document.createElement("h1");
      title.textContent = "Starting the checker";
      says = document.createElement("p");
      says.id = "start-says";
      says.setAttribute("role", "status");
      bar = document.createElement("progress");
      bar.id = "start-bar";
      bar.max = 100;
      bar.setAttribute("aria-labelledby", "start-says");
      const why = document.createElement("p");
      why.textContent = "This is the copy for browsers without WebAssembly. It gives the same answers, more slowly. The start may take a minute.";
      start.replaceChildren(title, says, bar, why);
    }
    const [words, end] = STEPS[step];
    const begin = step > 0 ? STEPS[step - 1][1] : 0;
    if (says.textContent !== words) says.textContent = words;
    bar.value = begin + (end - begin) * (1 - Math.exp((since - performance.now()) / USUAL_STEP_MS));
  }

  // Lets the browser draw before a long piece of work.
  function goOn() {
    step += 1;
    since = performance.now();
    draw();
    return new Promise((go) => setTimeout(go, 50));
  }

  draw();
  timer = setInterval(draw, EVERY_MS);

  self.withoutWebAssembly = {
    module: (name) => new Module({ program: PROGRAMS[name] }),

    // Unpacks a program, also runs it in the window if it is the engine, and returns the script for the program's
    // workers.
    async before(name, glue, unpackBlock) {
      const program = await unpackBlock(name, (response) => response.text());
      await goOn();
      if (name === "engine") {
        const script = document.createElement("script");
        script.text = policy ? policy.createScript(program) : program;
        document.head.append(script);
        script.remove();
        if (!self.vendorPrograms) throw new Error("the program was not allowed to run");
      }
      return [source, program, glue].join("\n");
    },

    // The page is drawn while the worker still verifies the list; until that is done it cannot be used.
    started() {
      const app = document.getElementById("app");
      app.hidden = true;
      goOn();
      const look = () => {
        if (!["ready", "refused"].includes(document.body.dataset.state)) return;
        observer.disconnect();
        clearInterval(timer);
        document.getElementById("start").remove();
        app.hidden = false;
      };
      const observer = new MutationObserver(look);
      observer.observe(document.body, { attributes: true, attributeFilter: ["data-state"] });
      look();
    },
  };
})();
