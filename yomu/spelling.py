"""A word as it is spelt, in the units that may carry furigana and those that do not."""

from functools import lru_cache
from typing import Literal, NamedTuple

from yomu import kana

_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_VOICING = frozenset("\u3099\u309aﾞﾟ")
_JOINED = _SELECTORS | _VOICING
"""Marks that belong to the character before them."""
# What may carry a reading beside kanji, digits and letters: 3.5%, ℃.
_SIGNS = frozenset("%％&＆@＠#＃+＋$＄¥￥£€℃〒±×=＝№½⅓⅔¼¾㈱㈲㋿㊙㍻㍼㍽㍾㍿㎎㎏㎜㎝㎞㎠㎡㎢㎥㏄")
# What may stand within a stretch of those: CD-ROM シーディーロム.
_WITHIN = frozenset("-－‐・．.,，/／:：’'")
_Kind = Literal["kanji", "kana", "free", "mark"]


class Unit(NamedTuple):
    """One character of a word with the marks that join it, or a stretch of digits and letters."""

    text: str
    plain: str
    """What it is compared as: composed, in hiragana."""
    kind: _Kind
    carries: bool
    """Whether it may carry furigana: kanji, digits, letters."""


def may_carry(text: str) -> bool:
    """Whether `text` holds anything that may carry furigana: kanji, digits, letters."""
    return any(_alone(character).carries for character in text)


def units_of(surface: str) -> tuple[Unit, ...]:
    """`surface`, cut into units whose texts join to it."""
    units = []
    at = 0
    while at < len(surface):
        unit = _alone(surface[at])
        end = _end(surface, at, unit.kind)
        units.append(unit if end == at + 1 else _unit(surface[at:end], unit.kind))
        at = end
    if "ケ" in surface:
        for at in range(1, len(units) - 1):
            # The large ケ of 一ケ月, 市ケ谷 stands for ヶ.
            if units[at].text == "ケ" and units[at - 1].carries and units[at + 1].carries:
                units[at] = _alone("ヶ")._replace(text="ケ")
    return tuple(units)


def joined(units: tuple[Unit, ...]) -> Unit:
    """Units as one, of the first one's kind."""
    text = "".join([unit.text for unit in units])
    plain = "".join([unit.plain for unit in units])
    return Unit(text, plain, units[0].kind, any(unit.carries for unit in units))


def _end(surface: str, at: int, kind: _Kind) -> int:
    """Where the unit that begins at `at` ends; a stretch of digits and letters is one."""
    end = at + 1
    if kind == "free":
        while _goes_on(surface, end):
            end += 1
    elif kind != "mark":
        while surface[end : end + 1] in _JOINED:
            end += 1
    return end


def _goes_on(surface: str, at: int) -> bool:
    after = at + 1 if surface[at : at + 1] in _WITHIN else at
    return after < len(surface) and _alone(surface[after]).kind == "free"


@lru_cache(maxsize=10_000)
def _alone(character: str) -> Unit:
    return _unit(character, _kind(character))


# Not by regular expressions: those with such sets of characters take 7 ms to compile.
def _kind(character: str) -> _Kind:
    if kana.is_kanji(character):
        return "kanji"
    if kana.is_kana(character) and character not in _VOICING:
        return "kana"
    return "free" if character.isalnum() or character in _SIGNS else "mark"


def _unit(text: str, kind: _Kind) -> Unit:
    # ヶ is a kanji here, which folding would make a kana.
    plain = _composed(text) if kind == "kanji" else fold(text)
    return Unit(text, plain, kind, kind in ("kanji", "free"))


def fold(text: str) -> str:
    """`text` as it is compared: composed, in hiragana. May get shorter."""
    return kana.to_hiragana(_composed(text))


def _composed(text: str) -> str:
    if kana.COMPOSED.isdisjoint(text):
        return text
    return kana.compose("".join(c for c in text if c not in _SELECTORS))
