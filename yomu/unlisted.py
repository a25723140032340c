"""How kanji may be read that stand together, or alone, and that no dictionary has as a word."""

from functools import reduce

from yomu import kana
from yomu.fitting import compounded
from yomu.model import Lexicon

_READINGS = 4
"""Readings of a name at most."""
_GIVEN = frozenset({"given", "masc", "fem", "unclass", "person"})


def compound(lexicon: Lexicon, surface: str) -> tuple[str, ...]:
    """Its readings as a name, else by what each of its kanji is in compounds: 窃笑 せっしょう.

    None where a kanji has no such reading.
    """
    names = lexicon.names([surface]).get(surface, ())
    listed = tuple(kana.to_hiragana(r.text) for entry in names for r in entry.readings)
    kanji = lexicon.kanji(surface)
    on = [kana.to_hiragana(kanji[c].on[0]) for c in surface if c in kanji and kanji[c].on]
    return listed[:_READINGS] or ((reduce(compounded, on),) if len(on) == len(surface) else ())


def given(lexicon: Lexicon, surface: str) -> tuple[str, ...]:
    """Its readings as a given name: 輝宗 てるむね; none if it is none, or a place too: 船山."""
    names = lexicon.names([surface]).get(surface, ())
    tags = {tag for entry in names for sense in entry.senses for tag in sense.misc}
    said = (kana.to_hiragana(e.readings[0].text) for e in names) if tags <= _GIVEN else ()
    return tuple(dict.fromkeys(said))[:_READINGS]
