/* What each key, button and touch does. The behaviours themselves are in the files before this. */

/** What a button with `data-does` does. @type {Record<string, (button: HTMLElement) => void>} */
const DOES = {
  furigana: toggleFurigana,
  writing: toggleWriting,
  help: showHelp,
  smaller: () => resize(-1),
  larger: () => resize(1),
  exportKnown,
  close: closeCard,
  previous: () => walk(-1),
  next: () => walk(1),
  known: () => markKnown(),
  tell: () => card().classList.add("told"),
  jump: (button) => { const place = placeOf.get(button); if (place) openCard(place, { focus: true }); },
};

/** What a key does, anywhere but in a field. @type {Record<string, () => void>} */
const KEYS = {
  f: toggleFurigana,
  t: toggleEnglish,
  v: toggleWriting,
  k: markKnown,
  "+": () => resize(1),
  "-": () => resize(-1),
  "?": showHelp,
};

/** To the next word or the one before; an open card goes along. @param {1 | -1} by */
function walk(by) {
  const from = current ?? startingWord();
  const to = current && from ? neighbour(from, by) : from;
  if (to) arriveAt(to);
}

/** @param {1 | -1} by */
function walkLines(by) {
  const to = current ? acrossLines(current, by) : startingWord();
  if (to) arriveAt(to);
}

/** @param {HTMLElement} word */
function arriveAt(word) {
  if (isOpen() && !isPeek()) {
    openCard(word, { focus: card().contains(document.activeElement) });
  } else {
    closeCard();
    goTo(word);
    word.focus({ preventScroll: true });
  }
}

function markKnown() {
  if (!current) return;
  toggleKnown(current);
  card().querySelector("[data-does='known']")?.setAttribute("aria-pressed", String(isKnown(current)));
}

function showHelp() {
  /** @type {HTMLDialogElement} */ (document.getElementById("help")).showModal();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.closest("input, select, textarea, dialog, [popover]")) return;
  if (event.key === "Escape") {
    if (isOpen()) closeCard(); else leave();
  } else if (event.key.startsWith("Arrow")) {
    if (onArrow(event.key, target)) event.preventDefault();
  } else if ((event.key === "Enter" || event.key === " ") && wordAt(target)) {
    openCard(/** @type {HTMLElement} */ (wordAt(target)), { focus: true });
    event.preventDefault();
  } else if (KEYS[event.key]) {
    KEYS[event.key]();
    event.preventDefault();
  }
}

/** Along the line always walks; across it does once a word is current, for else it scrolls.
 * @param {string} key @param {HTMLElement} target @returns {boolean} Whether the key was used. */
function onArrow(key, target) {
  const inCard = card().contains(target);
  const vertical = choiceOf("writing") === "vertical" && !inCard;
  const along = { ArrowRight: 1, ArrowLeft: -1 };
  const across = { ArrowDown: 1, ArrowUp: -1 };
  const walks = /** @type {Record<string, 1 | -1>} */ (vertical ? across : along);
  const jumps = /** @type {Record<string, 1 | -1>} */ (vertical ? { ArrowLeft: 1, ArrowRight: -1 } : across);
  if (walks[key]) walk(walks[key]);
  else if (jumps[key] && current && !inCard) walkLines(jumps[key]);
  else return false;
  return true;
}

/** @param {MouseEvent} event */
function onClick(event) {
  const target = /** @type {Element} */ (event.target);
  const button = /** @type {HTMLElement | null} */ (target.closest("[data-does]"));
  const word = wordAt(target) ?? linkedWord(target);
  if (button) DOES[button.dataset.does ?? ""]?.(button);
  else if (target.closest("[data-sort]")) sortGlossary(/** @type {HTMLElement} */ (target.closest("[data-sort]")));
  else if (word) {
    if (!getSelection()?.isCollapsed) return;
    if (word === cardWord && !isPeek()) closeCard();
    else openCard(word);
    event.preventDefault();
  } else if (isOpen() && !target.closest("#card")) {
    closeCard();
    leave();
  }
}

/** Pointing at a word with a mouse shows its short card, unless a card is open. */
let peeking = 0;

/** @param {PointerEvent} event */
function onPoint(event) {
  if (event.pointerType !== "mouse" || choiceOf("peek") === "off" || (isOpen() && !isPeek())) return;
  const word = wordAt(event.target);
  if (word === cardWord || card().contains(/** @type {Node} */ (event.target))) {
    clearTimeout(peeking);
    return;
  }
  clearTimeout(peeking);
  peeking = setTimeout(() => { if (word) openCard(word, { peek: true }); else if (isPeek()) closeCard(); }, word ? 250 : 200);
}

/** The card goes with its word, and goes away with it. */
function onMove() {
  if (!cardWord) return;
  if (inSight(cardWord)) placeCard(); else closeCard();
}

/** A wheel moves vertical text along. @param {WheelEvent} event */
function onWheel(event) {
  if (choiceOf("writing") !== "vertical" || Math.abs(event.deltaY) <= Math.abs(event.deltaX)) return;
  const before = article().scrollLeft;
  article().scrollBy({ left: -event.deltaY, behavior: "instant" });
  if (article().scrollLeft !== before) event.preventDefault();
}

function start() {
  for (const control of document.querySelectorAll("#bar, .sort")) control.removeAttribute("hidden");
  showChoices();
  const first = firstWord();
  if (first) offer(first);
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  document.addEventListener("pointerover", onPoint);
  document.addEventListener("copy", copyClean);
  document.getElementById("settings")?.addEventListener("change", (event) => chooseFrom(/** @type {HTMLInputElement} */ (event.target)));
  card().addEventListener("toggle", () => fitCard(), { capture: true });
  article().addEventListener("wheel", onWheel, { passive: false });
  addEventListener("scroll", onMove, { passive: true, capture: true });
  addEventListener("resize", onMove);
  showAllKnown();
  countKnown();
}

document.addEventListener("DOMContentLoaded", start);
