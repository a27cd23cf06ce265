// The two places a page is used from: a file in an awkwardly named folder, and a sub-folder of a static host.
import { createServer } from "node:http";
import { mkdtemp, readFile, rm, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";

const DIST = new URL("../../dist/", import.meta.url);
const SUB_FOLDER = "/some/folder/";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
};

const unchanged = (page) => page;

/** The one file, copied to a path with spaces, `#` and `ü`. `change` may alter the page's text first. */
const oneFile = (name, built) => ({
  name,
  async open({ change = unchanged, file = built } = {}) {
    const root = await mkdtemp(join(tmpdir(), "checker-"));
    const folder = join(root, "Quotes & orders #3 für Süd");
    await mkdir(folder);
    const path = join(folder, "vendor checker.html");
    await writeFile(path, change(await readFile(new URL(file, DIST), "utf8")));
    const plain = join(folder, "plain.html");
    await writeFile(plain, "<!DOCTYPE html><title>No policy</title>");
    return {
      url: pathToFileURL(path).href,
      plainUrl: pathToFileURL(plain).href,
      /** Puts another page beside the checker and returns its address. */
      add: async (name, text) => {
        await writeFile(join(folder, name), text);
        return pathToFileURL(join(folder, name)).href;
      },
      close: () => rm(root, { recursive: true, force: true }),
    };
  },
});

export const FILE = oneFile("file", "vendor-checker.html");

/** The file for machines that forbid WebAssembly. */
export const WITHOUT_WASM = oneFile("file without WebAssembly", "vendor-checker-without-webassembly.html");

/** The file that also reads scans and photographs. */
export const WITH_SCANS = {
  name: "file with scans",
  open: (options = {}) => FILE.open({ ...options, file: "vendor-checker-with-scans.html" }),
};

/** The site, served without any header of its own, or with the recommended ones. */
export const SITE = {
  name: "site",
  async open({ change = unchanged, withHeaders = false } = {}) {
    const headers = withHeaders ? await recommendedHeaders() : () => ({});
    const changed = new Map();
    const server = createServer(async (request, response) => {
      const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
      const name = path.startsWith(SUB_FOLDER) ? normalize(path.slice(SUB_FOLDER.length) || "index.html") : "";
      if (name === "plain.html") {
        response.writeHead(200, { "Content-Type": TYPES[".html"] }).end("<!DOCTYPE html><title>No policy</title>");
        return;
      }
      try {
        if (!name || name.startsWith("..")) throw new Error("outside the site");
        let body = changed.get(name) ?? (await readFile(new URL(`site/${name}`, DIST)));
        if (name === "index.html") body = change(body.toString("utf8"));
        response.writeHead(200, { "Content-Type": TYPES[extname(name)], "Cache-Control": "no-cache", ...headers(name) }).end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    const origin = `http://127.0.0.1:${server.address().port}`;
    const close = () =>
      new Promise((done) => {
        if (!server.listening) return done();
        server.close(done);
        server.closeAllConnections();
      });
    return {
      url: origin + SUB_FOLDER,
      plainUrl: `${origin}${SUB_FOLDER}plain.html`,
      read: (name) => readFile(new URL(`site/${name}`, DIST), "utf8"),
      replace: (name, text) => changed.set(name, Buffer.from(text)),
      add: async (name, text) => {
        changed.set(name, Buffer.from(text));
        return `${origin}${SUB_FOLDER}${name}`;
      },
      close,
    };
  },
};

export const PLACES = [FILE, SITE];

/** Reads headers.txt as a host would: a path, then its headers, indented. */
async function recommendedHeaders() {
  const rules = new Map();
  let path = "";
  for (const line of (await readFile(new URL("site/headers.txt", DIST), "utf8")).split("\n")) {
    if (line.startsWith("#") || !line.trim()) continue;
    if (!line.startsWith(" ")) rules.set((path = line.trim()), {});
    else {
      const [name, ...value] = line.trim().split(": ");
      rules.get(path)[name] = value.join(": ");
    }
  }
  return (name) => ({ ...rules.get("/*"), ...rules.get(`/${name}`) });
}
