/* The card of a word: what it says, and where it stands. */

/** How a reading was found, in plain words. @type {Record<string, string>} */
const PROVENANCE = {
  author: "the furigana in the text",
  user: "your own list",
  number: "the rules for numbers",
  dictionary: "the dictionary",
  rule: "a rule",
  name: "the list of names",
  model: "the context",
  mecab: "the word splitter alone",
};

/** @type {Record<string, string>} */
const POS = {
  "na-adjective": "na-adjective", adnominal: "word before a noun", auxiliary: "auxiliary verb",
  expression: "set phrase", name: "name",
};

const card = () => /** @type {HTMLElement} */ (document.getElementById("card"));
const isOpen = () => !card().hidden;
const isPeek = () => isOpen() && card().classList.contains("peek");

/** @param {HTMLElement} word @param {{ peek?: boolean, focus?: boolean }} [how] */
function openCard(word, { peek = false, focus = false } = {}) {
  clearTimeout(peeking);
  if (!peek) goTo(word);
  const box = card();
  box.replaceChildren(...contents(word));
  box.classList.toggle("peek", peek);
  box.classList.remove("told");
  box.hidden = false;
  box.dataset.for = word.dataset.w;
  cardWord = word;
  placeCard();
  if (focus) /** @type {HTMLElement} */ (box.querySelector("h2")).focus({ preventScroll: true });
  else if (!peek) word.focus({ preventScroll: true });
}

/** @type {HTMLElement | null} The word whose card is open. */
let cardWord = null;

function closeCard() {
  const word = cardWord;
  const inside = card().contains(document.activeElement);
  card().hidden = true;
  cardWord = null;
  if (inside) word?.focus({ preventScroll: true });
}

/** Puts the card where there is room: below or above its word, in vertical lines to its side; on
 * a phone at the window's edge. It never covers the word and never leaves the window. */
function placeCard() {
  if (!cardWord) return;
  const edge = 8;
  card().style.maxHeight = "";
  const { width, height } = card().getBoundingClientRect();
  const rects = rectsOf(cardWord);
  if (choiceOf("writing") === "vertical" && innerWidth > 640) {
    const [start, end] = roomiest(rects.map((rect) => [rect.left, rect.right]), edge, innerWidth - edge, width);
    const left = end <= rects[0].left ? end - width : start;
    fitCard = () => moveTo(left, clamp(rects[0].top, edge, innerHeight - card().offsetHeight - edge));
  } else {
    const [start, end] = roomiest(rects.map((rect) => [rect.top, rect.bottom]), edge, innerHeight - edge, height);
    const middle = (Math.min(...rects.map((rect) => rect.left)) + Math.max(...rects.map((rect) => rect.right))) / 2;
    const left = clamp(middle - width / 2, edge, innerWidth - width - edge);
    const atEnd = (end <= rects[0].top) !== innerWidth <= 640;
    card().style.maxHeight = `${end - start}px`;
    fitCard = () => moveTo(left, atEnd ? end - card().offsetHeight : start);
  }
  fitCard();
}

/** Keeps the card in the room it was given, however much of it is unfolded. */
let fitCard = () => {};

/** Where a word lies, with its furigana: one rectangle for each line it is on, or more.
 * @param {HTMLElement} word */
const rectsOf = (word) => [word, ...word.querySelectorAll("rt")].flatMap((part) => [...part.getClientRects()]);

/** The stretch between `from` and `to` free of `taken` that holds `size`, the last such one; else
 * the largest. @param {number[][]} taken @param {number} from @param {number} to @param {number} size */
function roomiest(taken, from, to, size) {
  const gap = 6;
  const free = [];
  for (const [start, end] of taken.sort((a, b) => a[0] - b[0])) {
    free.push([from, start - gap]);
    from = Math.max(from, end + gap);
  }
  free.push([from, to]);
  return free.findLast(([a, b]) => b - a >= size) ?? free.sort((a, b) => b[1] - b[0] - (a[1] - a[0]))[0];
}

/** @param {number} value @param {number} low @param {number} high */
const clamp = (value, low, high) => Math.max(low, Math.min(value, high));

/** @param {number} left @param {number} top */
function moveTo(left, top) {
  card().style.left = `${left}px`;
  card().style.top = `${top}px`;
}

/** An element with attributes and children; text is text, never markup.
 * @param {string} name @param {Record<string, string>} attributes @param {...(Node | string)} children */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** @param {HTMLElement} word */
function contents(word) {
  const known = about(word);
  const surface = plainText(word);
  const entries = known.entries.map((number) => data().entries[number]);
  return [
    title(surface, known),
    ...pitch(known),
    ...form(surface, known),
    ...kind(known, entries),
    ...named(known),
    ...meanings(known, entries),
    ...parts(known),
    ...kanji(surface),
    ...others(entries.slice(1)),
    ...where(word, known),
    ...source(surface, known, entries),
    foot(word),
  ];
}

/** @param {string} surface @param {Word} word */
function title(surface, { item, reading = data().items[item][1] }) {
  const size = surface.length > 8 ? "long" : "";
  const head = element("h2", { id: "card-title", lang: "ja", tabindex: "-1", class: size }, surface);
  const isDrawn = item in data().accents && reading === data().items[item][1];
  if (reading !== surface && !isDrawn) head.append(element("small", {}, reading));
  return element("div", { class: "head peeked" }, head,
    cardButton("previous", "‹", "Previous word"),
    cardButton("next", "›", "Next word"),
    cardButton("close", "×", "Close"));
}

/** @param {string} does @param {string} sign @param {string} label */
const cardButton = (does, sign, label) =>
  element("button", { type: "button", "data-does": does, "aria-label": label, title: label }, sign);

/** 行われた ← 行う: passive, past; 90分間 = 90 minutes. @param {string} surface @param {Word} word */
function form(surface, { item, lemma = data().items[item][0], done, value }) {
  const lines = [];
  if (done || lemma !== surface) {
    const line = element("p", { class: "form" }, element("span", { lang: "ja" }, surface), " ← ", element("b", { lang: "ja" }, lemma));
    if (done) line.append(`: ${done.join(", ")}`);
    lines.push(line);
  }
  if (value) lines.push(element("p", { class: "lead peeked" }, `= ${value}`));
  return lines;
}

/** The part of speech in plain words. @param {Word} word @param {Entry[]} entries */
function kind({ pos = "noun", name }, [entry]) {
  if (name?.kind) return [];
  const codes = entry?.[3]?.[0].split(" ").filter(Boolean) ?? [];
  const kinds = codes.length ? inPlainWords(codes) : [POS[pos] ?? pos];
  return [element("p", { class: "pos" }, kinds.join(" · "))];
}

/** @param {string[]} codes */
const inPlainWords = (codes) => codes.map((code) => data().tags[code] ?? code);

/** A person, a place: who, in which role. @param {Word} word */
function named({ name }) {
  if (!name?.kind) return [];
  const line = element("p", { class: "peeked" }, element("span", { class: "tag" }, name.kind));
  if (name.who) line.append(" ", element("b", { lang: "ja" }, name.who));
  if (name.role) line.append(" ", element("span", { lang: "ja" }, name.role));
  if (name.english) line.append(" ", element("span", { class: "tells" }, name.english));
  return [line];
}

/** The sense that fits; the others folded. @param {Word} word @param {Entry[]} entries */
function meanings({ gloss, sense = 0, parts, value, name }, [entry]) {
  const senses = /** @type {Sense[]} */ (entry?.slice(3) ?? []);
  const fits = senses[sense - 1] ?? (gloss ? senses.find(([, glosses]) => holds(glosses, gloss)) : senses[0]);
  const lead = fits ? leading(gloss ?? "", fits[1]) : gloss ?? (value || name?.english ? "" : "no meaning found");
  if (!lead || lead === name?.english) return [];
  const made = [
    element("button", { type: "button", class: "tell", "data-does": "tell" }, "Show the meaning"),
    element("p", { class: "lead tells peeked" }, lead),
    ...(fits ? notes(fits) : []),
  ];
  if (!entry && parts) made.push(element("p", { class: "note tells" }, "put together from its parts: no dictionary has the whole"));
  const rest = senses.filter((sense) => sense !== fits);
  if (rest.length) made.push(folded(`${rest.length} more ${rest.length === 1 ? "meaning" : "meanings"}`, "tells", senseList(rest)));
  return made;
}

/** Whether a sense has a gloss, its remarks in brackets aside. @param {string} glosses @param {string} gloss */
const holds = (glosses, gloss) => {
  const told = gloss.toLowerCase().split("; ")[0];
  return glosses.toLowerCase().split("; ").some((one) => one === told || one.replace(/ ?\([^()]*\) ?/g, "") === told);
};

/** The glosses of the sense that fits, what is said under the word first. @param {string} gloss @param {string} glosses */
const leading = (gloss, glosses) => {
  const others = glosses.split("; ").filter((one) => one !== gloss && !gloss.split(", ").includes(one));
  return [gloss, ...others].filter(Boolean).join("; ");
};

/** @param {Sense} sense */
function notes([, , tags, info]) {
  const words = [...inPlainWords(tags?.split(" ").filter(Boolean) ?? []), ...(info ? [info] : [])];
  return words.length ? [element("p", { class: "note tells" }, words.join(" · "))] : [];
}

/** @param {Sense[]} senses */
const senseList = (senses) =>
  element("ol", {}, ...senses.map((sense) => element("li", {}, sense[1], ...notes(sense))));

/** @param {string} summary @param {string} kind @param {...Node} inside */
const folded = (summary, kind, ...inside) =>
  element("details", kind ? { class: kind } : {}, element("summary", {}, summary), ...inside);

/** @param {Word} word */
function parts({ parts }) {
  if (!parts) return [];
  return [element("section", {}, element("h3", {}, "Parts"), element("dl", { class: "parts" }, ...parts.flatMap(([surface, reading, gloss]) => [
    element("dt", { lang: "ja" }, surface, ...(reading ? [element("small", {}, reading)] : [])),
    element("dd", { class: "tells" }, gloss),
  ])))];
}

/** @param {string} surface */
function kanji(surface) {
  const all = [...new Set(surface)].filter((character) => data().kanji[character]);
  if (!all.length) return [];
  return [element("section", {}, element("h3", {}, "Kanji"), element("dl", { class: "kanji" }, ...all.flatMap((character) => {
    const [meanings, readings] = data().kanji[character];
    return [element("dt", { lang: "ja" }, character),
      element("dd", {}, element("span", { class: "tells" }, meanings), element("small", { lang: "ja" }, readings))];
  })))];
}

/** Other words spelt so. @param {Entry[]} entries */
function others(entries) {
  if (!entries.length) return [];
  const rows = entries.map(([forms, readings, , ...senses]) => element("section", {},
    element("p", { lang: "ja" }, [forms, readings].filter(Boolean).join("　")), senseList(senses)));
  return [folded(entries.length === 1 ? "another word spelt so" : `${entries.length} other words spelt so`, "tells", ...rows)];
}

/** How often it stands in the text, with the other places one tap away.
 * @param {HTMLElement} here @param {Word} word */
function where(here, { item }) {
  const places = placesOf(item);
  if (places.length < 2) return [];
  const shown = places.filter((place) => place !== here).slice(0, 20);
  const list = element("ul", { class: "where" }, ...shown.map((place) => {
    const button = element("button", { type: "button", "data-does": "jump", lang: "ja" }, ...snippet(place));
    placeOf.set(button, place);
    return element("li", {}, button);
  }));
  return [folded(`${places.length} times in this text`, "", list)];
}

/** @type {WeakMap<Element, HTMLElement>} Where a button of the card leads. */
const placeOf = new WeakMap();

/** A few characters round a word. @param {HTMLElement} place */
function snippet(place) {
  const block = /** @type {Element} */ (place.closest("#text > *"));
  const before = new Range();
  before.setStart(block, 0);
  before.setEndBefore(place);
  const after = new Range();
  after.setStartAfter(place);
  after.setEnd(block, block.childNodes.length);
  return [
    plainText(before.cloneContents()).slice(-8), element("mark", {}, plainText(place)),
    plainText(after.cloneContents()).slice(0, 10),
  ];
}

/** How common the word is, where its reading comes from and how sure it is.
 * @param {string} surface @param {Word} word @param {Entry[]} entries */
function source(surface, { item, reading = data().items[item][1], source = "dictionary", doubt = 0, others }, [entry]) {
  const said = entry ? [commonness(entry[2])] : [];
  if (reading !== surface) said.push(`reading from ${PROVENANCE[source] ?? source}, ${sureness(doubt)}`);
  if (others) said.push(`or ${others.join("・")}`);
  return said.length ? [element("p", { class: "note" }, said.join(" · "))] : [];
}

/** @param {number} rank Bands of 500 words of newspapers, or 49 common, or 99. */
const commonness = (rank) => rank < 49 ? `among the ${(rank * 500).toLocaleString("en")} most common words of newspapers`
  : rank === 49 ? "common" : "not marked as common";

/** @param {number} doubt */
const sureness = (doubt) => doubt === 0 ? "sure"
  : `${doubt <= 0.15 ? "fairly sure" : doubt <= 0.4 ? "not sure" : "a guess"} (${Math.round(100 - doubt * 100)} %)`;

/** @param {HTMLElement} word */
const foot = (word) => element("div", { class: "foot" },
  element("button", { type: "button", "data-does": "known", "aria-pressed": String(isKnown(word)) }, "I know this word"));
