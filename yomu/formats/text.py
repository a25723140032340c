"""Plain text with the readings in brackets: 漢字(かんじ)."""

from collections.abc import Iterable
from typing import TextIO

from yomu.formats import Options
from yomu.formats._lines import furigana, write_lines
from yomu.model import Document, Sentence, Word
from yomu.remembered import remembered

SUFFIX = ".txt"


def write(document: Document, sentences: Iterable[Sentence], out: TextIO, options: Options) -> None:
    """Write the text, each reading in half-width brackets after what it belongs to.

    There is no escape: in a text that has such brackets itself they look like ours.
    """

    @remembered
    def annotated(word: Word) -> str:
        shown = furigana(word, options)
        return "".join(f"{base}({reading})" if reading else base for base, reading in shown)

    lines = (("".join(map(annotated, sentence.words)), sentence.end) for sentence in sentences)
    write_lines(lines, out)
