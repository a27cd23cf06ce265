// The service worker of the hosted page. It keeps exactly the files below, by content, so that the page works offline.
// It never sends anything but plain requests for these files to the host that served it.
"use strict";

// Written by the build: each file's address relative to this script, and the SHA-256 of its bytes.
const FILES = "@files@";
// The folder is part of the name, because copies in other folders of a host share one store.
const CACHE_PREFIX = `vendor-checker ${self.registration.scope} `;
const CACHE = CACHE_PREFIX + "@cache@";

const addressOf = (name) => new URL(name, self.registration.scope).href;

async function sha256(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Keeps a file only if it is the one that this version was built with: a half-finished upload must not be kept.
async function keep(cache, { name, type, sha256: expected }) {
  const response = await fetch(addressOf(name), { cache: "reload", credentials: "same-origin" });
  const bytes = await response.arrayBuffer();
  if (!response.ok || (await sha256(bytes)) !== expected) throw new Error(`${name} is not the file this version was built with`);
  // A fresh response, because a redirected one may not answer a navigation.
  await cache.put(addressOf(name), new Response(bytes, { headers: { "Content-Type": type } }));
}

// Another page of the same host may write into this store, so what is served is checked: it is this version's file, or
// what the host has.
async function served(file, request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(addressOf(file.name));
  if (kept && (await sha256(await kept.clone().arrayBuffer())) === file.sha256) return kept;
  if (kept) await cache.delete(addressOf(file.name));
  await keep(cache, file);
  return (await cache.match(addressOf(file.name))) ?? fetch(request);
}

self.addEventListener("install", (event) => {
  // No skipWaiting: a page in use keeps its version until its user asks for the new one.
  event.waitUntil(caches.open(CACHE).then((cache) => Promise.all(FILES.map((file) => keep(cache, file)))));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      const old = names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE);
      await Promise.all(old.map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("message", (event) => {
  if (event.data?.type === "SKIP_WAITING") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  url.search = "";
  url.hash = "";
  if (url.href === self.registration.scope) url.href = addressOf("index.html");
  const file = FILES.find(({ name }) => addressOf(name) === url.href);
  // If the host has another version by now, that one is served; it brings its own service worker.
  if (file) event.respondWith(served(file, request).catch(() => fetch(request)));
});
