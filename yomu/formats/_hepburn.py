"""Kana → Hepburn, syllable by syllable through pykakasi, with what it does not know put right."""

import re
from functools import cache
from typing import Any

from yomu import kana

_SYLLABLE = re.compile("([ぁ-ゖ])([ゃゅょぁぃぅぇぉ]?)")
# Small vowels that change the syllable before them (ティ ti, シェ she, ファ fa); elsewhere they
# only lengthen it (ねぇ nee).
_CHANGED = frozenset("てでとどしじちすずつふゔ")
_GLIDES = {"う": "w", "く": "kw", "ぐ": "gw", "い": "y"}
_LONG = {"a": "ā", "i": "ī", "u": "ū", "e": "ē", "o": "ō"}
_DOUBLE = re.compile("aa|uu|ee|oo|ou")
_DRAWN = re.compile("([aiueo])ー")
_DOUBLED = re.compile("っ+(?=(ch)|([bcdfghjkmnprstvwyz]))")
_NASAL = re.compile("ん(?=[aiueoyāīūēō])")


def syllables(text: str) -> str:
    """`text`'s kana in Latin letters, but for っ, ん and ー, whose value is in what is beside them.

    Everything that is not kana stays.
    """
    return _SYLLABLE.sub(_syllable, kana.to_hiragana(text).replace("を", "お"))


def lengthened(text: str) -> str:
    """`text`, Latin letters, with two vowels that are one long one as one: toukyou → tōkyō.

    `ii` and `ei` stay, as Hepburn has it.
    """
    return _DOUBLE.sub(lambda vowels: _LONG[vowels[0][0]], text)


def joined(text: str) -> str:
    """`text` with the っ, ん and ー in it as Latin letters, now that all around them is."""
    text = _DRAWN.sub(lambda drawn: _LONG[drawn[1]], text)
    text = _DOUBLED.sub(lambda m: "t" if m[1] else m[2], text)
    return _NASAL.sub("n'", text).replace("ん", "n").replace("っ", "'").replace("ー", "-")


def _syllable(found: re.Match[str]) -> str:
    return _spelt(*found.groups())


@cache
def _spelt(large: str, small: str) -> str:
    if large in "っん":
        return large + _kakasi(small)
    plain = _kakasi(large)
    if not small:
        return plain
    if small in "ゃゅょ" and plain[-1] == "i":
        return _kakasi(large + small)
    vowel = _kakasi(small)
    if vowel == plain[-1]:
        return plain + vowel
    if large in _CHANGED:
        return plain[:-1] + vowel
    if large in _GLIDES:
        return _GLIDES[large] + vowel
    return f"{plain[:-1]}y{vowel}" if plain[-1] == "i" else plain + vowel


def _kakasi(text: str) -> str:
    return "".join(piece["hepburn"] for piece in _converter().convert(text))


@cache
def _converter() -> Any:
    import pykakasi

    untyped: Any = pykakasi
    return untyped.kakasi()
