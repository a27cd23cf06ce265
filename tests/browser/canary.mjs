// A server on this machine that counts whatever reaches it, to prove that nothing leaves the page.
import { createSocket } from "node:dgram";
import { createServer } from "node:http";
import { createServer as createListener } from "node:net";

/** Starts the canary. `hits` lists every request it has seen, WebSocket handshakes included. */
export async function startCanary() {
  const hits = [];
  const count = (request) => hits.push(`${request.method} ${request.url}`);
  const server = createServer((request, response) => {
    count(request);
    response.writeHead(204, { "Access-Control-Allow-Origin": "*" }).end();
  });
  server.on("upgrade", (request, socket) => {
    count(request);
    socket.destroy();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const address = `127.0.0.1:${server.address().port}`;
  return {
    hits,
    address,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

/** Starts a canary that also hears what comes without a request: bare connections, and packets from peers. */
export async function startListening() {
  const hits = [];
  const open = new Set();
  const server = createListener((socket) => {
    hits.push("a connection");
    open.add(socket);
    socket.on("error", () => {});
    // A browser may use a connection that it opened ahead of time.
    socket.on("data", () => {
      hits.push("a request");
      socket.end("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
    });
    socket.on("close", () => open.delete(socket));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  const packets = createSocket("udp4");
  packets.on("message", () => hits.push("a packet"));
  await new Promise((done) => packets.bind(port, "127.0.0.1", done));
  return {
    hits,
    address: `127.0.0.1:${port}`,
    close: async () => {
      packets.close();
      for (const socket of open) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Runs inside a page: tries every way out. What an API answers proves nothing, so no answer is looked at. */
export async function tryEveryWayOut(address) {
  const at = (name) => `http://${address}/${name}`;
  const attempts = [
    () => fetch(at("fetch"), { mode: "no-cors" }),
    () => fetch(at("fetch-post"), { mode: "no-cors", method: "POST", body: "text" }),
    () => navigator.sendBeacon(at("beacon"), "text"),
    () => void (new Image().src = at("image")),
    () => new WebSocket(`ws://${address}/socket`),
    () => new EventSource(at("events")),
    () => {
      const request = new XMLHttpRequest();
      request.open("GET", at("xhr"));
      request.send();
    },
    () => {
      const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: at("style") });
      document.head.append(sheet);
    },
    () => {
      const hint = Object.assign(document.createElement("link"), { rel: "prefetch", href: at("prefetch") });
      document.head.append(hint);
    },
    () => document.body.append(Object.assign(document.createElement("iframe"), { src: at("frame") })),
    () => {
      const form = Object.assign(document.createElement("form"), { action: at("form"), method: "post", target: "elsewhere" });
      document.body.append(form);
      form.submit();
    },
    () => {
      const inWorker = `fetch(${JSON.stringify(at("worker"))}, { mode: "no-cors" })`;
      new Worker(URL.createObjectURL(new Blob([inWorker])));
    },
  ];
  for (const attempt of attempts) {
    try {
      await Promise.race([attempt(), new Promise((done) => setTimeout(done, 100))]);
    } catch {
      // Refused; only the canary can tell.
    }
  }
  await new Promise((done) => setTimeout(done, 400));
}
