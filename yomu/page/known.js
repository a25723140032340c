/* The words the reader knows: marked here, kept by the browser, saved as a file. */

/** Headword, tab, reading → whether the reader knows it.
 * @type {Record<string, boolean>} */
let knownWords = recall("known");

/** @param {number} item */
const keyOf = (item) => data().items[item].join("\t");

/** @param {HTMLElement} word */
const isKnown = (word) => word.classList.contains("known");

/** @param {HTMLElement} word */
function toggleKnown(word) {
  const item = about(word).item;
  const known = !isKnown(word);
  knownWords = { ...recall("known"), ...knownWords, [keyOf(item)]: known };
  remember("known", knownWords);
  showKnown(item, known);
  countKnown();
  say(`${data().items[item][0]}: ${known ? "known" : "not known"}`);
}

/** @param {number} item @param {boolean} known */
function showKnown(item, known) {
  for (const place of placesOf(item)) place.classList.toggle("known", known);
  rowOf(item)?.classList.toggle("known", known);
}

/** The glossary's row of an item, if it is worth learning. @param {number} item */
const rowOf = (item) => document.querySelector(`.words a[href="#i${item}"]`)?.parentElement;

/** Marks what was known before, a little at a time: a book has a hundred thousand words. */
function showAllKnown() {
  if (Object.keys(knownWords).length === 0) return;
  const { items, words } = data();
  const state = items.map((item) => knownWords[item.join("\t")]);
  state.forEach((known, item) => { if (known !== undefined) rowOf(item)?.classList.toggle("known", known); });
  const blocks = [...article().children];
  const some = () => {
    for (let words_ = 0; blocks.length > 0 && words_ < 3000;) {
      for (const word of /** @type {NodeListOf<HTMLElement>} */ (/** @type {Element} */ (blocks.shift()).querySelectorAll("[data-w]"))) {
        const known = state[words[Number(word.dataset.w)][0]];
        if (known !== undefined) word.classList.toggle("known", known);
        words_ += 1;
      }
    }
    if (blocks.length > 0) setTimeout(some);
  };
  some();
}

function countKnown() {
  const count = Object.values(knownWords).filter(Boolean).length;
  /** @type {HTMLOutputElement} */ (document.getElementById("known-now")).value = count === 0 ? "none yet" : `${count} marked`;
}

/** Saves the known words as the file that `yomu known import` reads. */
function exportKnown() {
  const rows = Object.keys(knownWords).filter((key) => knownWords[key]).sort();
  const file = new Blob(["headword\treading\n", ...rows.map((row) => `${row}\n`)], { type: "text/tab-separated-values" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "known-words.tsv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  say(`${rows.length} words saved`);
}
