"""Furigana as Anki's filters read it, a field a line: 取[と]り 除[のぞ]く."""

from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from yomu.formats import Options
from yomu.formats._lines import furigana, write_lines
from yomu.model import Document, Ruby, Sentence, Word
from yomu.remembered import remembered

SUFFIX = ".brackets.txt"

# A field is HTML, and what stands in brackets is a reading to Anki, whoever wrote it (注[1]).
# Anki takes the text from the last space or `>` to the bracket for the base: a space within the
# base (New York) must not be one to it.
_ESCAPED = {ord(mark): f"&#{ord(mark)};" for mark in "[]"}
_ESCAPED |= {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_IN_BASE = _ESCAPED | {ord(" "): "&#32;"}


def write(document: Document, sentences: Iterable[Sentence], out: TextIO, options: Options) -> None:
    """Write each line as the content of an Anki field (HTML).

    A base runs back to the space before it, so every base has one that does not begin the line;
    Anki's filters take it away again. `[ ] & < >` of the text are character references.
    """

    @remembered
    def bracketed(word: Word) -> tuple[str, bool]:
        shown = furigana(word, options)
        return _bracketed(shown), shown[0].reading != ""

    write_lines(_lines(sentences, bracketed), out)


def field(rubies: Iterable[Ruby]) -> str:
    """`rubies` as the content of one Anki field."""
    rubies = tuple(rubies)
    text = _bracketed(rubies)
    return text[1:] if rubies and rubies[0].reading else text


def _bracketed(rubies: Iterable[Ruby]) -> str:
    return "".join(
        f" {base.translate(_IN_BASE)}[{reading.translate(_ESCAPED)}]"
        if reading
        else base.translate(_ESCAPED)
        for base, reading in rubies
    )


def _lines(
    sentences: Iterable[Sentence], bracketed: Callable[[Word], tuple[str, bool]]
) -> Iterator[tuple[str, str]]:
    begins = True
    for sentence in sentences:
        pieces = list(map(bracketed, sentence.words))
        text = "".join(piece for piece, _ in pieces)
        yield text[1:] if begins and pieces and pieces[0][1] else text, sentence.end
        begins = bool(sentence.end) or (begins and not pieces)
