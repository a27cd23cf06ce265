// This script takes away what the policy of the page cannot stop injected code from using, before any other script
// runs. The checker uses none of it. Injected code may replace what the browser offers to scripts, so whatever is used
// here later is saved beforehand.
"use strict";

(() => {
  // The policy has no directive for these: windows, peers, and access to elements and attributes that the page does not
  // need.
  const NEVER_NEEDED = [
    [window, "open RTCPeerConnection webkitRTCPeerConnection RTCDataChannel documentPictureInPicture DOMParser XSLTProcessor customElements"],
    [Document.prototype, "open write writeln"],
    [Document, "parseHTML parseHTMLUnsafe"],
    [Element.prototype, "setHTML setHTMLUnsafe attachShadow setAttributeNode setAttributeNodeNS"],
    [NamedNodeMap.prototype, "setNamedItem setNamedItemNS"],
    [HTMLLinkElement.prototype, "rel href relList"],
    [HTMLFormElement.prototype, "submit requestSubmit"],
  ];
  // A frame has windows and peers of its own, a link connects ahead of time, and a meta element can go elsewhere. None
  // is created, and those of the shell stay as they are.
  const NEVER_MADE = { __proto__: null, iframe: 1, frame: 1, fencedframe: 1, object: 1, embed: 1, link: 1, meta: 1, base: 1 };

  const { apply } = Reflect;

  for (const [on, names] of NEVER_NEEDED) {
    for (const name of names.split(" ")) {
      if (name in on) Object.defineProperty(on, name, { value: undefined, writable: false, configurable: false });
    }
  }
  const reader = (on, name) => {
    const { get } = Object.getOwnPropertyDescriptor(on.prototype, name);
    return (of) => apply(get, of, []);
  };
  const [nameOf, typeOf, parentOf] = [reader(Element, "localName"), reader(Node, "nodeType"), reader(Node, "parentNode")];
  const [ELEMENT, ATTRIBUTE] = [Node.ELEMENT_NODE, Node.ATTRIBUTE_NODE];
  const { getAttribute, getAttributeNS } = Element.prototype;
  const XLINK = "http://www.w3.org/1999/xlink";
  const { preventDefault } = Event.prototype;
  const begins = (text, start) => {
    for (let at = 0; at < start.length; at += 1) if (text[at] !== start[at]) return false;
    return true;
  };
  const refuse = (why) => {
    throw new TypeError(why);
  };
  // Puts a check before some methods, and before some properties are set.
  const guard = (on, names, check) => {
    for (const name of names.split(" ")) {
      const way = Object.getOwnPropertyDescriptor(on, name);
      const part = way.set ? "set" : "value";
      const act = way[part];
      const checked = function (...given) {
        check(this, given);
        return apply(act, this, given);
      };
      Object.defineProperty(on, name, { ...way, [part]: checked, configurable: false, ...(way.set ? {} : { writable: false }) });
    }
  };

  for (const name of ["createElement", "createElementNS"]) {
    const make = Document.prototype[name];
    const value = function (...given) {
      const made = apply(make, this, given);
      return NEVER_MADE[nameOf(made)] ? refuse("the page makes no such element") : made;
    };
    Object.defineProperty(Document.prototype, name, { value, writable: false, configurable: false });
  }
  guard(Element.prototype, "setAttribute setAttributeNS toggleAttribute", (on) => {
    if (NEVER_MADE[nameOf(on)]) refuse("this element stays as it is");
  });
  const isAttribute = (on) => typeOf(on) === ATTRIBUTE && refuse("this attribute stays as it is");
  guard(Attr.prototype, "value", isAttribute);
  guard(Node.prototype, "nodeValue textContent", isAttribute);

  // A click that no person made may not follow a link; it may only save what the page itself has made.
  const isOwn = (address) => address === null || begins(address, "#") || begins(address, "blob:");
  const followNoLink = (node) => {
    for (; node !== null; node = parentOf(node)) {
      if (typeOf(node) !== ELEMENT || (nameOf(node) !== "a" && nameOf(node) !== "area")) continue;
      const ways = [apply(getAttribute, node, ["href"]), apply(getAttributeNS, node, [XLINK, "href"])];
      if (!isOwn(ways[0]) || !isOwn(ways[1])) refuse("only a person follows a link");
    }
  };
  guard(HTMLElement.prototype, "click", followNoLink);
  guard(EventTarget.prototype, "dispatchEvent", (on) => {
    let type;
    try {
      type = typeOf(on);
    } catch {
      return; // no node
    }
    if (type > 0) followNoLink(on);
  });

  // Keeps the window at this page, in browsers that allow a page to do so.
  if (!window.navigation) return;
  const [destination, kind, download] = ["destination", "navigationType", "downloadRequest"].map((name) => reader(NavigateEvent, name));
  const [url, isHere] = ["url", "sameDocument"].map((name) => reader(NavigationDestination, name));
  // Firefox reports a download twice, the second time without saying that it is one. Only the very next navigation is
  // treated as that second report, and only if it goes to bytes that no browser shows as a page, because a page could
  // go elsewhere.
  const NO_PAGES = ["text/plain", "text/csv", "application/jsonl", "application/octet-stream", "application/zip", "application/vnd.openxmlformats"];
  const noPages = { __proto__: null };
  const blobType = reader(Blob, "type");
  const makeAddress = URL.createObjectURL;
  URL.createObjectURL = (bytes) => {
    const address = apply(makeAddress, URL, [bytes]);
    try {
      const type = blobType(bytes);
      for (let at = 0; at < NO_PAGES.length; at += 1) if (begins(type, NO_PAGES[at])) noPages[address] = true;
    } catch {
      // no blob
    }
    return address;
  };
  let saved = null;
  navigation.addEventListener("navigate", (event) => {
    const to = destination(event);
    if (isHere(to) || kind(event) === "reload" || kind(event) === "traverse") return;
    const address = url(to);
    const isDownload = download(event) !== null && begins(address, "blob:");
    const isTheSame = address === saved;
    saved = isDownload && noPages[address] ? address : null;
    if (!isDownload && !isTheSame) apply(preventDefault, event, []);
  });
})();
