/* The pitch accent of a word: a line over its kana, high or low, that turns down where it falls. */

/** Who knows the accent. @type {Record<string, string>} */
const PITCH_SOURCE = { user: "your own list", unidic: "UniDic", haqumei: "haqumei, a guess at compounds" };

/** The accents of the dictionary form, drawn. @param {Word} word */
function pitch({ item }) {
  const [drops, source, doubt] = data().accents[item] ?? [[], "", 0];
  if (!drops.length) return [];
  const reading = data().items[item][1];
  const line = element("p", { class: "peeked" }, ...drops.flatMap((drop) => [drawn(reading, drop), " "]));
  const said = `pitch from ${PITCH_SOURCE[source] ?? source}, ${sureness(doubt)}`;
  line.append(element("small", { class: "note" }, said));
  return [line];
}

/** ておく: the kana before the pitch rises, those that are high, those after it has fallen.
 * @param {string} reading @param {number} drop The mora after which it falls, 0 where it does not. */
function drawn(reading, drop) {
  const morae = reading.match(/.[ぁぃぅぇぉゃゅょゎァィゥェォャュョヮ]*/gsu) ?? [];
  const rise = drop === 1 ? 0 : Math.min(1, morae.length - 1);
  const fall = drop || morae.length;
  const part = (/** @type {string} */ kind, /** @type {number} */ from, /** @type {number} */ to) =>
    from < to ? [element("span", { class: kind }, morae.slice(from, to).join(""))] : [];
  return element("span", { class: "pitch", lang: "ja" },
    ...part("low", 0, rise), ...part(drop ? "high falls" : "high", rise, fall), ...part("low", fall, morae.length),
    element("small", { lang: "en", "aria-label": `pitch accent ${drop}` }, String(drop)));
}
