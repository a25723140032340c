"""The plain reading, for machines: かんじ, line by line."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from yomu.formats import Options
from yomu.formats._lines import write_lines
from yomu.model import Document, Sentence

SUFFIX = ".kana.txt"
BARE = SPOKEN = True


def write(document: Document, sentences: Iterable[Sentence], out: TextIO, options: Options) -> None:
    """Write the reading, with nothing between the words: n lines in, n lines out.

    Hiragana; katakana, punctuation and spaces as they stand in the text. A last line without a
    line break gets one.
    """
    write_lines(_read(sentences), out)


def _read(sentences: Iterable[Sentence]) -> Iterator[tuple[str, str]]:
    open_line = False
    for sentence in sentences:
        yield "".join([word.reading for word in sentence.words]), sentence.end
        open_line = not sentence.end and (open_line or bool(sentence.words))
    if open_line:
        yield "", "\n"
