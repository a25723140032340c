/* Copying from the text gives the text: no furigana unless the reader wants it. */

/** @param {ClipboardEvent} event */
function copyClean(event) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !event.clipboardData) return;
  const range = selection.getRangeAt(0);
  if (!article().contains(range.commonAncestorContainer)) return;
  event.clipboardData.setData("text/plain", choiceOf("copyRuby") === "on" ? textWithRuby(selected(range)) : plainText(selected(range)));
  event.preventDefault();
}

/** What is selected, with the furigana of a word that is selected in part. @param {Range} range */
const selected = (range) => range.cloneContents();

/** 漢字(かんじ). @param {Node} node @returns {string} */
function textWithRuby(node) {
  if (node instanceof Element && node.localName === "rp") return "";
  if (node instanceof Element && node.localName === "rt") return `(${node.textContent})`;
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? "";
  return [...node.childNodes].map(textWithRuby).join("");
}
