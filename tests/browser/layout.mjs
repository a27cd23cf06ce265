// Finds what is wrong with a page's layout by measuring it. It runs in the page, so it depends on nothing around it.

/**
 * Returns what is wrong, in words: a text of `shows` that cannot be read, a page wider than its window, an element that stands
 * out of the page, text that is cut off, or words broken over lines because their column is squeezed.
 */
export function faultsOnScreen(shows) {
  const faults = [];
  const root = document.documentElement;
  const name = (element) => `${element.localName}${element.id ? `#${element.id}` : ""}${[...element.classList].map((one) => `.${one}`).join("")}`;
  if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth - root.clientWidth} px wider than its window`);

  /** Whether an element is meant to be seen: it is not hidden, and not text for screen readers only. */
  const isSeen = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true })) return false;
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.clipPath !== "none" && style.position === "absolute") return false;
      if (style.position === "absolute" && at.clientWidth <= 1) return false;
    }
    return true;
  };
  /** What is inside a box that the reader can scroll may be wider than the page. */
  const scrolls = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  /** Words and numbers of at most this many characters must not be broken; longer ones may be. */
  const WHOLE_WORD = 10;

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const measured = new Set();
  let seen = "";
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || ["SCRIPT", "STYLE", "NOSCRIPT", "OPTION", "TEXTAREA"].includes(element.tagName) || !isSeen(element)) continue;
    seen += text.data;
    if (!measured.has(element)) {
      measured.add(element);
      const box = element.getBoundingClientRect();
      if (box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1) && !scrolls(element)) faults.push(`${name(element)} stands out of the page: “${text.data.trim().slice(0, 40)}”`);
      const style = getComputedStyle(element);
      if (style.overflowX === "hidden" && style.textOverflow !== "ellipsis" && element.scrollWidth > element.clientWidth + 1) faults.push(`${name(element)} is cut off: “${text.data.trim().slice(0, 40)}”`);
    }
    for (const word of text.data.matchAll(/(?<=^|[\s(“"])(\p{L}+|\p{N}+)(?=$|[\s).,:;”"])/gu)) {
      if (word[0].length < 3 || word[0].length > WHOLE_WORD) continue;
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].filter((box) => box.width > 0).map((box) => Math.round(box.top)));
      if (lines.size > 1) faults.push(`“${word[0]}” in ${name(element)} is broken over ${lines.size} lines`);
    }
  }
  const plain = (words) => words.toLowerCase().replace(/\s+/g, "");
  for (const words of shows) {
    if (!plain(seen).includes(plain(words))) faults.push(`“${words}” is not shown`);
  }
  return [...new Set(faults)].slice(0, 20);
}
