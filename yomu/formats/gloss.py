"""Between the lines: the reading over each word, its meaning under it."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, TextIO

from yomu.formats import Options
from yomu.formats._lines import furigana, write_lines
from yomu.formats._meaning import meaning, short
from yomu.model import Document, Sentence, Word
from yomu.remembered import remembered

SUFFIX = ".gloss.txt"
LONGEST = 22
"""Columns; a longer meaning is cut."""

_GAP = 2
_OPENING = "「『（(［[〈《【｛{〔“‘"


class _Column(NamedTuple):
    reading: str
    text: str
    meaning: str
    mark: bool = False
    """Whether it is punctuation, which has neither reading nor meaning."""

    @property
    def width(self) -> int:
        return max(_width(self.reading), _width(self.text), _width(self.meaning))


def write(document: Document, sentences: Iterable[Sentence], out: TextIO, options: Options) -> None:
    """Write each sentence as blocks of three lines: readings, words, meanings.

    Columns are aligned for a terminal, where a full-width character takes two, and blocks are at
    most `options.width` wide, if no single word is wider. An empty line ends a block, another one
    the line of the text.
    """
    column: Callable[[Word], _Column] = remembered(lambda word: _column(word, options))
    write_lines(_lines(sentences, column, options.width), out)


def _lines(
    sentences: Iterable[Sentence], column: Callable[[Word], _Column], width: int
) -> Iterator[tuple[str, str]]:
    for sentence in sentences:
        words = (word for word in sentence.words if word.kind != "space")
        for block in _blocks(_attached(map(column, words)), width):
            yield from ((line, "\n") for line in _block(block))
            yield "", "\n"
        if sentence.words and sentence.end:
            yield "", "\n"


def _column(word: Word, options: Options) -> _Column:
    read = any(reading for _, reading in furigana(word, options))
    if word.kind == "symbol" and not read:
        return _Column("", word.surface, "", mark=True)
    doubt = "?" if options.doubtful and "doubtful" in word.marks else ""
    return _Column(
        reading=word.reading + doubt if read else "",
        text=word.surface,
        meaning=short(meaning(word), LONGEST),
    )


def _attached(columns: Iterable[_Column]) -> Iterator[_Column]:
    """`columns`, with punctuation in one column with the word it follows or opens."""
    held = None
    for column in columns:
        if held and (_opens(held) or (column.mark and not _opens(column))):
            held = _joined(held, column)
            continue
        if held:
            yield held
        held = column
    if held:
        yield held


def _opens(column: _Column) -> bool:
    return column.mark and column.text[-1] in _OPENING


def _joined(one: _Column, other: _Column) -> _Column:
    lead = " " * _width(one.text)
    return _Column(
        one.reading or (other.reading and lead + other.reading),
        one.text + other.text,
        one.meaning or (other.meaning and lead + other.meaning),
        one.mark and other.mark,
    )


def _blocks(columns: Iterable[_Column], width: int) -> Iterator[list[_Column]]:
    block: list[_Column] = []
    used = 0
    for column in columns:
        if block and used + column.width > width:
            yield block
            block, used = [], 0
        block.append(column)
        used += column.width + _GAP
    if block:
        yield block


def _block(columns: list[_Column]) -> Iterator[str]:
    """The lines of a block, without those that would be empty."""
    for cells in zip(*((c.reading, c.text, c.meaning) for c in columns), strict=True):
        padded = (
            cell + " " * (column.width - _width(cell) + _GAP)
            for cell, column in zip(cells, columns, strict=True)
        )
        line = "".join(padded).rstrip(" ")
        if line:
            yield line


@lru_cache(maxsize=8192)
def _width(text: str) -> int:
    """The columns `text` takes in a terminal."""
    return sum(
        2 if unicodedata.east_asian_width(char) in "WF" else not unicodedata.combining(char)
        for char in text
    )
