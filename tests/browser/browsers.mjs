// The two browsers of the tests, started like a stranger's: with no profile and no network of their own.
import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";

const place = (variable, usual) => process.env[variable] ?? usual.find(existsSync) ?? usual[0];

const CHROMIUM_ARGUMENTS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const CHROMIUM = {
  name: "Chromium",
  launch: ({ withoutWebAssembly = false, downloads, profile } = {}) =>
    puppeteer.launch({
      browser: "chrome",
      userDataDir: profile,
      ...(downloads ? { downloadBehavior: { policy: "allow", downloadPath: downloads } } : {}),
      executablePath: place("CHROMIUM", ["/usr/bin/chromium", "/usr/bin/google-chrome"]),
      args: [...CHROMIUM_ARGUMENTS, ...(withoutWebAssembly ? ["--js-flags=--jitless"] : [])],
    }),
  /** A private window of a running browser. */
  privateWindow: (browser) => browser.createBrowserContext(),
};

export const FIREFOX = {
  name: "Firefox",
  launch: ({ withoutWebAssembly = false, downloads, isPrivate = false, profile } = {}) =>
    puppeteer.launch({
      browser: "firefox",
      userDataDir: profile,
      executablePath: place("FIREFOX", ["/usr/bin/firefox-esr", "/usr/bin/firefox"]),
      headless: true,
      extraPrefsFirefox: {
        // The driver switches this off, which would hide what a real file:// page is not allowed to do.
        "security.fileuri.strict_origin_policy": true,
        "browser.privatebrowsing.autostart": isPrivate,
        ...(withoutWebAssembly ? { "javascript.options.wasm": false } : {}),
        ...(downloads ? { "browser.download.folderList": 2, "browser.download.dir": downloads, "browser.download.useDownloadDir": true } : {}),
      },
    }),
  /** With `isPrivate`, every window of the browser is a private one. */
  privateWindow: (browser) => browser,
};

export const BROWSERS = [CHROMIUM, FIREFOX];
