// The samples in docs/it.md on the servers that they are for: the page starts under their headers, its policy is never
// violated, and it is kept for offline use. A server that is not on this machine is reported as not run.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { CheckerPage } from "./checker-page.mjs";
import { inEveryBrowser } from "./journeys.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SITE = join(ROOT, "dist/site");
const GUIDE = readFileSync(join(ROOT, "docs/it.md"), "utf8");
const MODULES = ["/usr/lib/apache2/modules", "/usr/lib64/httpd/modules"].find(existsSync);
const IS_ROOT = process.getuid?.() === 0;

/** The sample for a server, with the policy of the page in its place. */
function sample(server) {
  const [, code] = GUIDE.match(new RegExp(`^${server}[^\\n]*:\\n\\n\`\`\`\\n([^\`]+)\`\`\``, "m"));
  const [, policy] = readFileSync(join(SITE, "headers.txt"), "utf8").match(/Content-Security-Policy: (.*); frame-ancestors 'none'/);
  assert.equal(code.split("…").length, 2, "the place for the policy");
  return code.replace("…", policy);
}

const SERVERS = {
  nginx: {
    program: ["/usr/sbin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx"].find(existsSync),
    configure({ root, folder, port }) {
      const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${root}/${kind};`);
      const locations = sample("nginx").replaceAll("/srv/vendor-checker/", `${folder}/`);
      writeFileSync(
        join(root, "nginx.conf"),
        `daemon off; worker_processes 1; pid ${root}/pid; error_log ${root}/errors;\nevents {}\nhttp { access_log off; ${temporary.join(" ")}\nserver { listen 127.0.0.1:${port};\n${locations}} }\n`,
      );
      return ["-p", root, "-e", join(root, "errors"), "-c", join(root, "nginx.conf")];
    },
  },
  Apache: {
    program: MODULES && ["/usr/sbin/apache2", "/usr/sbin/httpd"].find(existsSync),
    configure({ root, folder, port }) {
      writeFileSync(join(folder, ".htaccess"), sample("Apache"));
      const modules = ["mpm_event", "authz_core", "mime", "headers", "dir"].map((name) => [name, join(MODULES, `mod_${name}.so`)]);
      const lines = [
        ...modules.filter(([, path]) => existsSync(path)).map(([name, path]) => `LoadModule ${name}_module ${path}`),
        `ServerName localhost\nListen 127.0.0.1:${port}\nServerRoot ${root}\nDefaultRuntimeDir ${root}\nPidFile ${root}/pid\nErrorLog ${root}/errors`,
        ...(IS_ROOT ? ["User nobody\nGroup nogroup"] : []),
        // What every installation has.
        `TypesConfig /dev/null\nAddType text/html .html\nAddType text/javascript .js\nAddType text/plain .txt`,
        `DocumentRoot ${root}/web\n<Directory ${root}/web>\nAllowOverride All\nRequire all granted\nDirectoryIndex index.html\n</Directory>`,
      ];
      writeFileSync(join(root, "apache.conf"), `${lines.join("\n")}\n`);
      return ["-f", join(root, "apache.conf"), "-D", "FOREGROUND"];
    },
  },
};

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts a server with the site in a folder, and waits until it answers. */
async function serve({ program, configure }) {
  const root = mkdtempSync(join(tmpdir(), "host-"));
  chmodSync(root, 0o755);
  const folder = join(root, "web/vendor-checker");
  mkdirSync(folder, { recursive: true });
  cpSync(SITE, folder, { recursive: true });
  const port = await freePort();
  const running = spawn(program, configure({ root, folder, port }), { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  running.stderr.on("data", (text) => (said += text));
  const ended = new Promise((done) => running.once("exit", done));
  const url = `http://127.0.0.1:${port}/vendor-checker/`;
  const close = async () => {
    running.kill();
    await ended;
    rmSync(root, { recursive: true, force: true });
  };
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return { url, close };
    if (tries > 100 || running.exitCode !== null) {
      const errors = existsSync(join(root, "errors")) ? readFileSync(join(root, "errors"), "utf8") : "";
      await close();
      throw new Error(`${program} does not serve the page (${answer?.status}): ${said} ${errors}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}

const hosts = {};
before(async () => {
  for (const [name, server] of Object.entries(SERVERS)) if (server.program) hosts[name] = await serve(server);
});
after(() => Promise.all(Object.values(hosts).map((host) => host.close())));

for (const [name, server] of Object.entries(SERVERS)) {
  test(`the sample for ${name} gives each file its type and its headers`, async (t) => {
    if (!server.program) return t.skip(`not run: ${name} is not on this machine`);
    const headers = async (file) => (await fetch(hosts[name].url + file)).headers;
    const page = await headers("");
    assert.match(page.get("content-type"), /^text\/html\b/);
    assert.match(page.get("content-security-policy"), /^default-src 'none'; script-src 'sha256-[^;]+;.*; frame-ancestors 'none'$/);
    assert.deepEqual(
      ["referrer-policy", "x-content-type-options", "cross-origin-opener-policy", "cache-control"].map((header) => page.get(header)),
      ["no-referrer", "nosniff", "same-origin", "no-cache"],
    );
    const worker = await headers("sw.js");
    assert.match(worker.get("content-type"), /^text\/javascript\b/);
    assert.equal(worker.get("content-security-policy"), "default-src 'none'; connect-src 'self'");
    assert.match((await headers("manifest.webmanifest")).get("content-type"), /^application\/manifest\+json\b/);
  });
}

inEveryBrowser((kind, browser) => {
  for (const [name, server] of Object.entries(SERVERS)) {
    test(`under the sample for ${name} the page starts and is kept for offline use · ${kind.name}`, async (t) => {
      if (!server.program) return t.skip(`not run: ${name} is not on this machine`);
      const checker = await CheckerPage.open(browser(), hosts[name].url);
      try {
        await checker.ready();
        await checker.until(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated", { timeout: 20000 });
        assert.deepEqual(await checker.violations(), []);
        assert.deepEqual(checker.errors, []);
      } finally {
        await checker.close();
      }
    });
  }
});
