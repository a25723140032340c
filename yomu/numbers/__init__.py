"""Numerals, counters, dates, times, money, units: how they are read and what they are worth."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress, count
from typing import TYPE_CHECKING, NamedTuple

from yomu.model import Quantity, Ruby
from yomu.numbers.grammar import alone, phrase
from yomu.numbers.labels import label
from yomu.numbers.lexical import counts, words
from yomu.numbers.line import Line, Phrase, line, over
from yomu.numbers.tokens import SYMBOLS

if TYPE_CHECKING:
    from yomu.segment import Morpheme

_ABOUT = frozenset(("約", "およそ", "おおよそ", "凡そ", "ほぼ", "大体", "だいたい"))


class Numeral(NamedTuple):
    """A number with its counter, among the morphemes of a sentence."""

    start: int
    """The number of the first morpheme it covers."""
    end: int
    """The number of the morpheme after the last."""
    reading: str
    """Hiragana; loan units in katakana (キロメートル for km)."""
    ruby: tuple[Ruby, ...]
    """The bases join to the surface."""
    value: Quantity
    confidence: float
    """0 … 1, that the reading is right."""
    alternatives: tuple[str, ...]
    """Other possible readings, likeliest first."""


def numerals(morphemes: Sequence["Morpheme"], at: int = 0) -> list[Numeral]:
    """The numerals of a sentence from `at` on, in order; they do not overlap.

    Digits glued to Latin letters (A4, COVID-19, 3D) are a part of a name: it is read, and is worth
    nothing.
    """
    begin = list(compress(count(), map(_BEGIN.__getitem__, morphemes)))
    begin = begin[bisect_left(begin, at) :] if at else begin
    return list(_found(line(morphemes), begin)) if begin else []


class _Begin(dict["Morpheme", bool]):
    """Whether a numeral may begin with a morpheme: three in four sentences have none that does."""

    def __missing__(self, morpheme: "Morpheme") -> bool:
        if len(self) >= _MOST:
            self.clear()
        found = self[morpheme] = _is_plain(morpheme) or morpheme.surface in words()
        return found


def _is_plain(morpheme: "Morpheme") -> bool:
    """Whether it is a number or letters; ⑦ and Ⅶ are none for the tagger, ⑥ and Ⅵ are."""
    return morpheme.pos == "number" or morpheme.detail == "letters" or morpheme.surface in _SYMBOLS


_SYMBOLS = frozenset(SYMBOLS)
_MOST = 8_192
"""Morphemes remembered, as many as `yomu.segment` holds."""
_BEGIN = _Begin()


def _found(sentence: Line, begin: list[int]) -> list[Numeral]:
    found: list[Numeral] = []
    done = 0
    for index in begin:
        if index < done or not _counts(sentence, index):
            continue
        at = sentence.starts[index]
        numeral = phrase(sentence, at) or _named(sentence, at) or alone(sentence, at)
        if numeral and sentence.number(numeral.start) >= done:
            done = sentence.number(numeral.end)
            found.append(_numeral(sentence, numeral))
    return found


def _named(sentence: Line, at: int) -> Phrase | None:
    """MP3, PC-9800: letters and digits that are one name."""
    found = label(sentence, at) if sentence.narrow[at].isascii() else None
    if found is None:
        return None
    ruby = (Ruby(sentence.narrow[found.start : found.end], found.reading),)
    return Phrase(found.start, found.end, ruby, Quantity(), found.sure, found.others)


def _counts(sentence: Line, index: int) -> bool:
    morpheme = sentence.morphemes[index]
    if morpheme.surface == "数" and index:
        return sentence.morphemes[index - 1].surface not in _PARITY
    if _is_plain(morpheme):
        return True
    return counts(sentence.narrow, sentence.starts[index], morpheme.surface)


_PARITY = frozenset("偶奇素実虚")
"""Kanji that make a word with 数, whatever is counted behind it: 偶数回, 奇数個, 素数個."""


def _numeral(sentence: Line, found: Phrase) -> Numeral:
    start, end = sentence.number(found.start), sentence.number(found.end)
    ruby = found.ruby
    if sentence.text != sentence.narrow:
        ruby = over(sentence.text[found.start : found.end], ruby)
    reading = "".join(said or base for base, said in ruby)
    value = found.value
    if start and sentence.morphemes[start - 1].surface in _ABOUT:
        value = value._replace(text=f"about {value.text}")
    return Numeral(start, end, reading, ruby, value, found.confidence, found.alternatives)
