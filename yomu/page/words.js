/* The words: what is known about each, and walking from one to the next. */

/**
 * @typedef {{ kind?: string, role?: string, who?: string, english?: string }} Name
 * @typedef {[surface: string, reading: string, gloss: string]} Part
 * @typedef {{ item: number, entries: number[], pos?: string, reading?: string, lemma?: string, gloss?: string, sense?: number,
 *   parts?: Part[], done?: string[], value?: string, name?: Name,
 *   source?: string, doubt?: number, others?: string[] }} Word
 * What goes without saying is left out: that it is a noun, a reading or lemma that is the item's,
 * a gloss that is the first of the first entry, that the dictionary gives the reading, a doubt of 0.
 * @typedef {[pos: string, glosses: string, tags?: string, info?: string]} Sense
 * @typedef {[forms: string, readings: string, rank: number, ...senses: Sense[]]} Entry
 * @typedef {{ items: [headword: string, reading: string][], words: [item: number, entries: number[], rest?: Partial<Word>][], entries: Entry[],
 *   kanji: Record<string, [meanings: string, readings: string]>, tags: Record<string, string>,
 *   accents: Record<number, [drops: number[], source: string, doubt: number]> }} Data
 */

/** @type {Data | undefined} */
let dataRead;

/** Everything the cards show; read when the first card opens. @returns {Data} */
function data() {
  dataRead ??= /** @type {Data} */ (JSON.parse(/** @type {HTMLElement} */ (document.getElementById("data")).textContent ?? ""));
  return dataRead;
}

/** The text, and nothing round it. */
const article = () => /** @type {HTMLElement} */ (document.getElementById("text"));

/** @param {EventTarget | null} target @returns {HTMLElement | null} The word of the text it lies in. */
function wordAt(target) {
  return target instanceof Element ? target.closest("#text [data-w]") : null;
}

/** @param {HTMLElement} word @returns {Word} */
function about(word) {
  const [item, entries, rest] = data().words[Number(word.dataset.w)];
  return { ...rest, item, entries };
}

/** @type {HTMLElement | null} The word the reader is at. */
let current = null;

/** Makes `word` the one the reader is at, the only one the Tab key stops at. @param {HTMLElement} word */
function goTo(word) {
  leave();
  current = word;
  word.classList.add("current");
  offer(word);
  const where = inSight(word) ? "nearest" : "center";
  word.scrollIntoView({ block: where, inline: where });
}

/** No word is current any more; the Tab key still finds the last one. */
function leave() {
  current?.classList.remove("current");
  current = null;
}

/** @type {HTMLElement | null} The word the Tab key stops at. */
let offered = null;

/** The Tab key stops at `word`, and a screen reader says that it opens something; for all the
 * others it reads the text alone. @param {HTMLElement} word */
function offer(word) {
  for (const attribute of ["tabindex", "role", "aria-haspopup"]) offered?.removeAttribute(attribute);
  offered = word;
  word.tabIndex = 0;
  word.setAttribute("role", "button");
  word.setAttribute("aria-haspopup", "dialog");
}

/** @param {HTMLElement} word @param {1 | -1} by @returns {HTMLElement | null} */
function neighbour(word, by) {
  const walker = document.createTreeWalker(article(), NodeFilter.SHOW_ELEMENT, (node) =>
    /** @type {HTMLElement} */ (node).dataset.w === undefined ? NodeFilter.FILTER_SKIP : NodeFilter.FILTER_ACCEPT);
  walker.currentNode = word;
  return /** @type {HTMLElement | null} */ (by > 0 ? walker.nextNode() : walker.previousNode());
}

/** The word to start walking from: the last one, or the first one in sight. */
function startingWord() {
  if (offered && inSight(offered)) return offered;
  const words = /** @type {HTMLElement[]} */ ([...(readingPlace()?.querySelectorAll("[data-w]") ?? [])]);
  return words.find(inSight) ?? firstWord();
}

const firstWord = () => /** @type {HTMLElement | null} */ (article().querySelector("[data-w]"));

/** @param {HTMLElement} word */
function inSight(word) {
  const box = word.getBoundingClientRect();
  return box.bottom > 50 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
}

/** The word above or below (in vertical writing: to the side), nearest to where this one stands.
 * @param {HTMLElement} word @param {1 | -1} by */
function acrossLines(word, by) {
  const vertical = choiceOf("writing") === "vertical";
  /** @param {HTMLElement} one */
  const place = (one) => {
    const box = by > 0 ? [...one.getClientRects()].at(-1) : one.getClientRects()[0];
    const { left, right, top, bottom } = box ?? one.getBoundingClientRect();
    return vertical ? { line: -(left + right) / 2, along: (top + bottom) / 2, size: right - left }
      : { line: (top + bottom) / 2, along: (left + right) / 2, size: bottom - top };
  };
  const here = place(word);
  let best = null;
  let distance = Infinity;
  let line = 0;
  for (let next = neighbour(word, by); next; next = neighbour(next, by)) {
    const there = place(next);
    if (Math.abs(there.line - here.line) < here.size / 2) continue;
    if (best && Math.abs(there.line - line) > here.size / 2) break;
    line = there.line;
    if (Math.abs(there.along - here.along) < distance) {
      distance = Math.abs(there.along - here.along);
      best = next;
    }
  }
  return best;
}

/** All places of an item in the text, in order. @param {number} item @returns {HTMLElement[]} */
function placesOf(item) {
  const selector = data().words.flatMap((word, number) => word[0] === item ? [`[data-w="${number}"]`] : []).join();
  return selector ? [...article().querySelectorAll(selector)].map((e) => /** @type {HTMLElement} */ (e)) : [];
}

/** The text of a node without its furigana. @param {Node} node @returns {string} */
function plainText(node) {
  if (node instanceof Element && (node.localName === "rt" || node.localName === "rp")) return "";
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? "";
  return [...node.childNodes].map(plainText).join("");
}
