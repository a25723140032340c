/* What the reader chooses. Each choice is an attribute of the root element, where the style sees
   it, and is remembered where the browser allows that. */

const root = document.documentElement;

/** What holds unless the page or the reader says otherwise. */
const DEFAULTS = {
  theme: "auto", face: "mincho", size: "0", writing: "horizontal", furigana: "all",
  colour: "on", english: "on", peek: "on", copyRuby: "off", printRuby: "on", printGlossary: "on",
};
/** @typedef {keyof typeof DEFAULTS} Choice */

/** What this page was written with: `--vertical` and `--furigana` outrank what was chosen in
 * a page written otherwise. */
const written = { ...DEFAULTS, ...root.dataset };

/** What a furigana policy may have besides its base: `above` leaves the words up to a level bare. */
const EXTRAS = ["above", "names", "hover"];

/** What is shown when furigana are switched on again. */
let furiganaBefore = written.furigana === "none" ? "all" : written.furigana;

/** Where a choice is remembered: per way the page was written, where the page has a say.
 * @param {Choice} choice */
const slot = (choice) => ["writing", "furigana", "theme"].includes(choice) ? `${choice}/${written[choice]}` : choice;

/** @param {string} name @returns {any} What was stored, or nothing where storage is not allowed. */
function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(`yomu:${name}`) ?? "{}");
  } catch {
    return {};
  }
}

/** @param {string} name @param {unknown} value */
function remember(name, value) {
  try {
    localStorage.setItem(`yomu:${name}`, JSON.stringify(value));
  } catch {
    // Works for this visit.
  }
}

/** @type {Record<string, string>} */
let chosen = recall("choices");

/** @param {Choice} choice @returns {string} */
const choiceOf = (choice) => root.dataset[choice] ?? written[choice];

/** Shows every choice on the page: before anything is drawn, so that nothing flashes. */
function applyChoices() {
  for (const choice of /** @type {Choice[]} */ (Object.keys(DEFAULTS))) {
    root.dataset[choice] = String(chosen[slot(choice)] ?? written[choice]);
  }
}

/** @param {Choice} choice @param {string} value */
function choose(choice, value) {
  chosen = { ...recall("choices"), ...chosen, [slot(choice)]: value };
  remember("choices", chosen);
  const place = choice === "writing" || choice === "size" || choice === "face" ? readingPlace() : null;
  // The reader stays at the block he reads, though its lines change.
  root.dataset[choice] = value;
  showChoices();
  // A text that turns vertical would show its end.
  if (place) place.scrollIntoView({ block: "start", inline: "start" });
  else article().scrollLeft = 0;
}

/** The first block the reader sees; nothing where that is the beginning. */
function readingPlace() {
  const blocks = [...article().children];
  const place = blocks.findIndex((block) => {
    const box = block.getBoundingClientRect();
    return box.bottom > 60 && box.left < innerWidth;
  });
  return place > 0 ? blocks[place] : null;
}

/** The form in the settings says what is chosen. */
function showChoices() {
  const form = /** @type {HTMLFormElement} */ (document.getElementById("settings"));
  const policy = choiceOf("furigana").split(" ");
  const base = policy.filter((word) => !EXTRAS.includes(word)).join(" ") || "none";
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input"))) {
    const name = input.name;
    if (EXTRAS.includes(name)) input.checked = policy.includes(name);
    else if (name === "furigana") input.checked = input.value === base;
    else if (input.type === "radio") input.checked = input.value === choiceOf(/** @type {Choice} */ (name));
    else input.checked = choiceOf(/** @type {Choice} */ (name)) === "on";
  }
  press("furigana", choiceOf("furigana") !== "none");
  press("writing", choiceOf("writing") === "vertical");
  const percent = { "-2": 76, "-1": 86, "0": 100, "1": 114, "2": 133, "3": 152, "4": 190 }[choiceOf("size")];
  /** @type {HTMLOutputElement} */ (document.getElementById("size-now")).value = `${percent ?? 100} %`;
}

/** @param {string} does @param {boolean} pressed */
function press(does, pressed) {
  document.querySelector(`#bar [data-does="${does}"]`)?.setAttribute("aria-pressed", String(pressed));
}

/** The reader changed something in the settings. @param {HTMLInputElement} input */
function chooseFrom(input) {
  if (["furigana", ...EXTRAS].includes(input.name)) {
    const form = /** @type {HTMLFormElement} */ (input.form);
    const picked = new FormData(form);
    const policy = [picked.get("furigana"), ...EXTRAS.filter((name) => picked.has(name))];
    choose("furigana", policy.filter(Boolean).join(" "));
  } else {
    const value = input.type === "radio" ? input.value : input.checked ? "on" : "off";
    choose(/** @type {Choice} */ (input.name), value);
  }
}

/** @param {number} by */
function resize(by) {
  choose("size", String(Math.max(-2, Math.min(4, Number(choiceOf("size")) + by))));
}

function toggleFurigana() {
  const now = choiceOf("furigana");
  if (now !== "none") furiganaBefore = now;
  choose("furigana", now === "none" ? furiganaBefore : "none");
  say(now === "none" ? "Furigana on" : "Furigana off");
}

function toggleEnglish() {
  choose("english", choiceOf("english") === "on" ? "off" : "on");
  say(choiceOf("english") === "on" ? "English meanings on" : "English meanings off");
}

function toggleWriting() {
  choose("writing", choiceOf("writing") === "vertical" ? "horizontal" : "vertical");
}

/** Tells screen readers what happened. @param {string} what */
function say(what) {
  /** @type {HTMLElement} */ (document.getElementById("said")).textContent = what;
}

applyChoices();
