"""Numerals that are words: 一人 for MeCab, 七五三 for everybody, 十分 when it means enough."""

import re
from functools import cache
from typing import NamedTuple

from yomu.compiled import compiled
from yomu.model import Quantity, Ruby
from yomu.numbers import patterns
from yomu.numbers.counters import furigana, table
from yomu.numbers.patterns import Pattern, around, pattern

WINDOW = 12
"""Characters that are looked at before a numeral."""


@compiled("counters.toml", patterns.FILE)
def words() -> dict[str, tuple[Pattern, Pattern]]:
    """What MeCab takes for one word, though it is a number with its counter between these."""
    rows = (line.split("\t") for line in table("counters.toml")["words"])
    return {word: (pattern(before), pattern(after)) for word, before, after in rows}


def counts(text: str, start: int, word: str) -> bool:
    """Whether the word at `start` of `text` is a number there: 何時に, but not 何時も."""
    before, after = words()[word]
    window = max(0, start - WINDOW)
    return around(before, after, text, window, start, start + len(word))


class Idiom(NamedTuple):
    """Digits that are read their own way."""

    ruby: tuple[Ruby, ...]
    value: Quantity


@compiled("counters.toml")
def _idioms() -> dict[str, tuple[str, str]]:
    found = {}
    for line in table("counters.toml")["idioms"]:
        surface, reading, english = line.split("\t")
        found[surface] = (reading, english)
    return found


@cache
def _longest() -> int:
    return max(map(len, _idioms()))


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(("十分", "十二", *(surface[:2] for surface in _idioms())))


def idioms(text: str, start: int) -> list[Idiom]:
    """The idioms at `start` of `text`, the longest first."""
    if text[start : start + 2] not in _beginnings():
        return []
    found = []
    for end in range(min(len(text), start + _longest()), start + 1, -1):
        surface = text[start:end]
        if surface in _idioms():
            reading, english = _idioms()[surface]
            ruby = furigana(surface, tuple(reading.split(".")))
            found.append(Idiom(ruby, Quantity("", "", english)))
    if text.startswith(("十分", "十二分"), start) and not _is_time(text, start):
        found.append(Idiom(_PLENTY[text[start + 1]], Quantity()))
    return found


# ---------------------------------------------------------------- ten minutes, or enough?

_PLENTY = {
    "分": (Ruby("十", "じゅう"), Ruby("分", "ぶん")),
    "二": (Ruby("十", "じゅう"), Ruby("二", "に"), Ruby("分", "ぶん")),
}


def _is_time(text: str, start: int) -> bool:
    """Whether 十分 are ten minutes: beside a time, a measure of duration, another number."""
    end = text.index("分", start) + 1
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    return bool(re.search(_TIME_BEFORE, before) or re.match(_TIME_AFTER, after))


_DIGIT = "[0-9一二三四五六七八九百千]"
_TIME_BEFORE = f"(?:[時第毎約後]|およそ|あと|ほんの|わずか|徒歩|車で|歩いて|{_DIGIT})$"
_TIME_AFTER = (
    "間(?!に[合あ])|[後前弱強遅過経程待]|ほど|くらい|ぐらい|おき|置き|ごと|以[内上下]|足らず|ばかり|まで|[もと]?か[かけ]"
    f"|とた[たっ]|も(?:すれば|歩|たた|経た|しない)|の(?:休|距離|遅|道|待|間|ところ|所(?!得)|場所|{_DIGIT})|{_DIGIT}"
)
