"""A word's meaning in a few words."""

import re

from yomu.model import Word

_REMARK = r"\s*\([^()]*\)"


def meaning(word: Word) -> str:
    """English for the word: the sense that fits, what the number is, whom the name names.

    Where nothing of that is known, the first gloss of the first entry; else empty.
    """
    return word.gloss or word.value.text or word.name.english or _first_gloss(word)


def _first_gloss(word: Word) -> str:
    glosses = (gloss for entry in word.entries for sense in entry.senses for gloss in sense.glosses)
    return next(glosses, "")


def short(text: str, width: int) -> str:
    """`text` without its remarks in brackets, cut after a word so that it fits into `width`."""
    text = re.sub(_REMARK, "", text).strip() or text
    if len(text) <= width:
        return text
    kept = text[:width].rpartition(" ")[0] or text[: width - 1]
    return kept.rstrip(" ,;") + "…"
