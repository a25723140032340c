"""Under which forms an entry is found, and before or after which other entries.

Besides the forms as the dictionary writes them: readings in katakana also as hiragana (ぱん finds
パン), full-width Latin also as ASCII (Tシャツ finds Ｔシャツ). Look-ups themselves are exact.
"""

import re
from collections.abc import Collection

from yomu import kana
from yomu.model import Entry

_KATAKANA = re.compile("[ァ-ヾ]").search
_WIDE = re.compile("[！-～]").search
_IRREGULAR = frozenset(("iK", "ik", "io", "oK", "ok", "rK", "rk", "sK", "sk"))
_COMMON = frozenset(("news1", "ichi1", "spec1", "spec2", "gai1"))
_MADE = 1 << 19
"""Added to the place of a form the dictionary does not write so."""


def rank(tags: Collection[str]) -> int:
    """How common priority `tags` make a word: 1 … 48 (nf01 …), 49 common, 99 unmarked."""
    if not tags:
        return 99
    bands = [int(tag[2:]) for tag in tags if tag[:2] == "nf" and tag[2:].isdigit()]
    return min(bands, default=99 if _COMMON.isdisjoint(tags) else 49)


def word_forms(entry: Entry) -> dict[str, int]:
    """Each form a word is found under, with the entry's place there; the smallest comes first.

    Places order the entries of one form by, in this order: found as the dictionary writes it;
    not irregular or rare in this form; common in this form; for kana, usually written in kana;
    the bands of this form and of the entry; written so in the first place.
    """
    places: dict[str, int] = {}
    for at, spelling in enumerate(entry.spellings):
        places.setdefault(spelling.text, _place(spelling.tags, 0, entry.rank, at))
    for at, reading in enumerate(entry.readings):
        kana_class = 0 if reading.no_kanji else _kana_class(entry)
        places.setdefault(reading.text, _place(reading.tags, kana_class, entry.rank, at))
    for reading in entry.readings:
        if _KATAKANA(reading.text):
            places.setdefault(kana.to_hiragana(reading.text), places[reading.text] | _MADE)
    return _with_narrow(places)


def name_forms(entry: Entry) -> dict[str, int]:
    """Each form a name is found under: its spellings, or its readings where it has none.

    Its place there: what names several kinds of thing (田中 たなか: place, surname) is better known
    than the rare reading (田中 だなか), what JMnedict does not classify is known least.
    """
    kinds = sum([len(sense.misc) for sense in entry.senses])
    place = 9 if "unclass" in entry.senses[0].misc else max(8 - kinds, 0)
    return _with_narrow({form.text: place for form in entry.spellings or entry.readings})


def _place(tags: tuple[str, ...], kana_class: int, entry_rank: int, at: int) -> int:
    own_rank = rank(tags)
    place = 0 if _IRREGULAR.isdisjoint(tags) else 1
    place = place << 1 | (own_rank > 49)
    place = place << 2 | kana_class
    place = place << 7 | own_rank
    place = place << 7 | entry_rank
    return place << 1 | (at > 0)


def _kana_class(entry: Entry) -> int:
    """0 for what is usually written in kana, 1 in one of its senses, 2 for the rest."""
    if not entry.spellings or "uk" in entry.senses[0].misc:
        return 0
    return 1 if any("uk" in sense.misc for sense in entry.senses) else 2


def _with_narrow(places: dict[str, int]) -> dict[str, int]:
    for text in list(filter(_WIDE, places)):
        places.setdefault(kana.narrow(text), places[text] | _MADE)
    return places
