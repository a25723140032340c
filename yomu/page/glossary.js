/* The glossary: sorted as the reader likes, each row the way to the word's card. */

/** @param {HTMLElement} button */
function sortGlossary(button) {
  const list = /** @type {HTMLElement} */ (document.querySelector("#glossary .words"));
  const by = button.dataset.sort;
  const rows = /** @type {HTMLElement[]} */ ([...list.children]);
  /** @param {HTMLElement} row */
  const place = (row) => by === "count" ? -Number(row.dataset.count ?? 1) : by === "rank" ? Number(row.dataset.rank) : 0;
  /** @param {HTMLElement} row */
  const item = (row) => Number(row.querySelector("a")?.hash.slice(2));
  rows.sort((a, b) => place(a) - place(b) || item(a) - item(b));
  list.append(...rows);
  for (const other of document.querySelectorAll(".sort button")) {
    other.setAttribute("aria-pressed", String(other === button));
  }
  say(`Sorted by ${button.textContent}`);
}

/** The word a link of the glossary or of who is who leads to. @param {EventTarget | null} target */
function linkedWord(target) {
  const link = target instanceof Element ? target.closest("#side a[href^='#']") : null;
  return link ? document.getElementById(decodeURIComponent(/** @type {HTMLAnchorElement} */ (link).hash.slice(1))) : null;
}
