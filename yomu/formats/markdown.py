"""Markdown with the readings as {漢字|かんじ} and headings as `#`."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from yomu.formats import Options
from yomu.formats._lines import furigana, write_lines
from yomu.model import Document, PassageKind, Sentence, Word
from yomu.remembered import remembered

SUFFIX = ".md"

_PREFIX: dict[PassageKind, str] = {"heading": "# ", "item": "- ", "quote": "> "}
# A backslash takes its meaning from any ASCII punctuation (CommonMark 2.4).
_ESCAPED = {ord(mark): f"\\{mark}" for mark in "\\`*_{}[]<>#|&~$"}
# A line break within a passage would end a heading.
_ESCAPED |= {ord(mark): f"&#{ord(mark)};" for mark in "\n\r"}
# What means something at the beginning of a line only: lists and rules; indented code.
_LIST = re.compile(r"(\d{0,9})([-+=.)])")
_INDENT = re.compile(r"[ \t]")


def write(document: Document, sentences: Iterable[Sentence], out: TextIO, options: Options) -> None:
    """Write each line as a block of its own: an empty line follows it, if more follows.

    What Markdown would take for its own marks has a backslash.
    """

    @remembered
    def marked(word: Word) -> str:
        return "".join(
            f"{{{escaped(base)}|{escaped(reading)}}}" if reading else escaped(base)
            for base, reading in furigana(word, options)
        )

    write_lines(_lines(sentences, marked), out)


def escaped(text: str) -> str:
    """`text` as Markdown that shows it as it is."""
    return text.translate(_ESCAPED)


def _lines(
    sentences: Iterable[Sentence], marked: Callable[[Word], str]
) -> Iterator[tuple[str, str]]:
    owed = ""
    begins = True
    for sentence in sentences:
        text = "".join(map(marked, sentence.words))
        if owed:
            yield "", owed
        if begins and text:
            text = _PREFIX.get(sentence.kind, "") + _begun(text)
        yield text, sentence.end
        begins = bool(sentence.end) or (begins and not text)
        owed = sentence.end if text else ""


def _begun(text: str) -> str:
    """`text`, whose beginning means nothing more at the beginning of a line."""
    text = _LIST.sub(r"\1\\\2", text, count=1) if _LIST.match(text) else text
    return _INDENT.sub(lambda m: f"&#{ord(m.group())};", text, 1) if _INDENT.match(text) else text
