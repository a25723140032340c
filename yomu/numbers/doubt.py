"""Which other readings a numeral may have, and how sure the chosen one is."""

from typing import TYPE_CHECKING

from yomu import kana
from yomu.model import Ruby
from yomu.numbers.amount import Amount
from yomu.numbers.counters import Counter
from yomu.numbers.spoken import english
from yomu.numbers.tokens import KANJI_DIGITS, MYRIADS, UNITS

if TYPE_CHECKING:
    from yomu.numbers.line import Line

# Seven and nine have two readings each; of what is counted here, both are heard. Nobody says
# なながつ, ななじ or きゅうじ where it matters, nor しちかい.
_SWAPS = (("なな", "しち"), ("しち", "なな"), ("きゅう", "く"), ("く", "きゅう"))
_SURE = 0.99
_SEVEN = {"year": 0.97, "people": 0.85, "day": _SURE}
_NINE = {"year": 0.97, "people": 0.92}

Doubt = tuple[float, tuple[str, ...]]
"""The confidence and the other readings, likeliest first."""


def doubt(number: Amount, row: Counter, ruby: tuple[Ruby, ...]) -> Doubt:
    """How sure the reading `ruby` of a number with its counter is, and what else it may be."""
    last = len(number.ruby) - 1
    said = [reading or base for base, reading in ruby]
    if len(ruby) <= last or ruby[last].base != number.ruby[last].base:
        return _whole(number, row)
    if row.surface == "階" and number.last == "3":
        return 0.6, (_replaced(said, last, said[last], "かい"),)
    firm = {"7": _SEVEN, "9": _NINE}.get(number.last, {})
    if row.kind in firm:
        return firm[row.kind], _swapped(said, last)
    if said[last].endswith("はっ"):
        return 0.85, (_replaced(said, last, said[last][:-1] + "ち", "".join(row.reading)),)
    if said[last].endswith("じゅっ"):
        return _SURE, (_replaced(said, last, said[last][:-3] + "じっ", ""),)
    return _SURE, ()


def _whole(number: Amount, row: Counter) -> Doubt:
    """Number and counter read together: 20歳 はたち is にじゅっさい, too."""
    if row.kind == "age" and number.number == "20":
        return 0.7, ("にじゅっさい", "にじっさい")
    return _SURE, ()


def _swapped(said: list[str], last: int) -> tuple[str, ...]:
    for one, other in _SWAPS:
        if said[last].endswith(one):
            return (_replaced(said, last, said[last].removesuffix(one) + other, ""),)
    return ()


def _replaced(said: list[str], last: int, number: str, counter: str) -> str:
    """The reading with another number, and another counter unless that is empty."""
    return "".join((*said[:last], number, counter or "".join(said[last + 1 :])))


# ---------------------------------------------------------------- without a counter


def bare(line: "Line", at: int, surface: str) -> float:
    """How sure a number without counter is: 四 may be し, 3 スリー, 13634 a code.

    As measured: half of those behind katakana (サイズ3) are said otherwise, hardly any behind a
    noun in kanji, and more before one.
    """
    if surface[-1] in _UNITS and len(surface) > 1:
        return 0.97  # 十万, 1億
    if not surface.isascii():
        return 0.6
    if len(surface) > 2:
        return 0.85
    if kana.is_katakana(line.narrow[at - 1 : at]):
        return 0.6
    after = line.narrow[at + len(surface) : at + len(surface) + 1]
    return 0.93 if kana.is_kanji(after) or not _follows(line.narrow[at - 1 : at]) else 0.98


_UNITS = frozenset((*UNITS, *MYRIADS))


def _follows(before: str) -> bool:
    """Whether a number stands behind a word, or begins the sentence."""
    return not before or kana.is_kanji(before) or kana.is_hiragana(before)


# How a lone kanji may be read before a noun: 四法印 しほういん, 一苦労 ひとくろう.
_BESIDE = {
    "一": ("いち", "ひと", "いっ"),
    "二": ("に", "ふた"),
    "四": ("よん", "し"),
    "七": ("なな", "しち"),
    "八": ("はち", "はっ"),
    "九": ("きゅう", "く"),
}


def others(line: "Line", at: int, last: Ruby) -> tuple[str, ...]:
    """What else a number without counter may be: 一 ひと, 3 behind katakana スリー."""
    if last.base in KANJI_DIGITS:
        return tuple(other for other in _BESIDE.get(last.base, ()) if other != last.reading)
    behind_katakana = kana.is_katakana(line.narrow[at - 1 : at])
    foreign = english(int(last.base)) if behind_katakana and last.base.isdecimal() else ""
    return (foreign,) if foreign else ()
