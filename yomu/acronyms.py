"""How words in Latin letters are read: NATO ナトー, CIA シーアイエー."""

import re
from functools import cache

from yomu import data, kana
from yomu.compiled import compiled


def is_latin(form: str) -> bool:
    """Whether it is of Latin letters, with digits and marks that an acronym may have."""
    return _PRINTED.issuperset(form) and not kana.LATIN.isdisjoint(form)


_PRINTED = kana.LATIN.union("&＆.．-", "0123456789", "０１２３４５６７８９")


@compiled("acronyms.tsv", "organisations.tsv")
def acronyms() -> dict[str, str]:
    """The readings, katakana, of `acronyms.tsv` and of the short forms in `organisations.tsv`."""
    listed = {row["headword"]: row["reading"] for row in data.table("acronyms.tsv")}
    for row in data.table("organisations.tsv"):
        for spelling in row["spellings"].split(";"):
            form, _, reading = spelling.partition("=")
            if reading and is_latin(form):
                listed[form] = reading
    return listed


def reading(surface: str, tagged: str) -> str:
    """Katakana: as the lists say, else as the tagger does (`tagged`), else `surface` itself."""
    form = kana.narrow(surface)
    if not form.strip("w"):
        return surface  # 行くわw: laughter
    listed = acronyms().get(form) or acronyms().get(form.upper(), "")
    if not listed and kana.is_kana(tagged):
        listed = kana.to_katakana(tagged)
    return listed or spelt(form) or surface


def spelt(form: str) -> str:
    """Letters spelt out, katakana, where nobody could say them as a word: C, IEEPA; else empty."""
    letters = {row["label"]: row["reading"] for row in _letters()}
    unspeakable = len(form) < 5 and not re.search("[aeiouAEIOU]", form)
    if not form.isalpha() or not (unspeakable or (form.isupper() and len(form) < 6)):
        return ""
    return "".join(letters[letter] for letter in form.upper())


@cache
def _letters() -> tuple[dict[str, str], ...]:
    return tuple(row for row in data.table("labels.tsv") if re.fullmatch("[A-Z]", row["label"]))
