"""Roman numerals in Latin letters: II型 に, 第V章 ご, ドラクエIII スリー."""

from collections.abc import Sequence

from yomu import kana
from yomu.words import Unit

READINGS = {
    "II": ("に", "ツー"),
    "III": ("さん", "スリー"),
    "IV": ("よん", "フォー"),
    "VI": ("ろく", "シックス"),
    "VII": ("なな", "セブン"),
    "VIII": ("はち", "エイト"),
    "IX": ("きゅう", "ナイン"),
}
"""In Japanese, and as the parts of a series are called."""
SINGLE = {"I": "いち", "V": "ご", "X": "じゅう"}
"""Numbers behind 第 only."""
_ALWAYS = frozenset(("II", "III"))
"""Those that stand for nothing else: IV is a drip, VI a company's look."""
_COUNTED = frozenset("型期度種類部章世級号巻群層相編")
_SPACES = frozenset((" ", "\u3000"))


def reading(units: Sequence[Unit], at: int) -> str:
    """How the letters at `at` are read as a number; empty if they are none."""
    surface = kana.narrow(units[at].surface)
    spaced = at > 1 and units[at - 1].surface in _SPACES
    before = units[at - 2 if spaced else at - 1].surface if at else ""
    after = units[at + 1].surface if at + 1 < len(units) else ""
    if surface in SINGLE:
        return SINGLE[surface] if before == "第" else ""
    japanese, english = READINGS[surface]
    if after[:1] in _COUNTED or (before and kana.is_kanji(before[-1])):
        return japanese
    named = before[-1:].isascii() and before[-1:].isalpha()
    return english if surface in _ALWAYS or named or kana.is_katakana(before) else ""
