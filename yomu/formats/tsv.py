"""A table for spreadsheets, a word a line: sentence, word, reading, meaning."""

from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from yomu.formats import Options, _cells
from yomu.formats._lines import furigana, marks, write_lines
from yomu.formats._meaning import meaning
from yomu.formats.brackets import field
from yomu.model import Document, Sentence, Word
from yomu.remembered import remembered

SUFFIX = ".tsv"
COLUMNS = (
    "sentence",
    "surface",
    "lemma",
    "reading",
    "furigana",
    "pos",
    "kind",
    "inflections",
    "gloss",
    "provenance",
    "confidence",
    "marks",
)


def write(document: Document, sentences: Iterable[Sentence], out: TextIO, options: Options) -> None:
    r"""Write `COLUMNS`, then a row for each word but spaces; sentences are counted from 1.

    Cells are quoted as spreadsheets expect. A tab, line break or backslash in the text is `\t`,
    `\n`, `\r`, `\\`; before what a spreadsheet would take for a formula stands a `'`.
    """
    row: Callable[[Word], str] = remembered(lambda word: _cells.line(_told(word, options)))
    write_lines(_lines(sentences, row), out)


def _lines(sentences: Iterable[Sentence], row: Callable[[Word], str]) -> Iterator[tuple[str, str]]:
    yield "\t".join(COLUMNS), "\n"
    number = 0
    for sentence in sentences:
        words = [word for word in sentence.words if word.kind != "space"]
        if words:
            number += 1
            yield "\n".join(f"{number}\t{row(word)}" for word in words), "\n"


def _told(word: Word, options: Options) -> tuple[str, ...]:
    return (
        word.surface,
        word.lemma,
        word.reading,
        field(furigana(word, options)),
        word.pos,
        word.kind,
        ", ".join(word.inflections),
        meaning(word),
        word.provenance,
        f"{word.confidence:.2f}",
        " ".join(marks(word, options)),
    )
