"""Sentences by hand, and sentences of any text, for the tests of the formats."""

import io
import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from hypothesis import strategies as st

from yomu import formats
from yomu.formats import Options
from yomu.model import Document, Ruby, Sentence, Word

DEFAULT = Options()
_READ = re.compile(r"([^\[\]]+)\[([^\[\]]+)\]")


def word(marked: str, **rest: object) -> Word:
    """A word from `取[と] り 除[のぞ] く`: pieces with a space between them."""
    pieces = marked.split(" ") if marked.strip() else [marked]
    ruby = [_ruby(piece) for piece in pieces]
    made = _word(ruby)
    if re.fullmatch(r"[\W_]+", made.surface):
        made = made._replace(kind="space" if made.surface.isspace() else "symbol", pos="symbol")
    return made._replace(**rest)  # type: ignore[arg-type]


def words(marked: str) -> tuple[Word, ...]:
    """Words from `米露[べいろ]|首脳[しゅのう]|。`."""
    return tuple(map(word, marked.split("|")))


def lines(*marked: str, end: str = "\n") -> tuple[Sentence, ...]:
    """A sentence a line, placed as they would be in a text."""
    return tuple(_placed((words(line) if line else (), end) for line in marked))


def written(
    name: str,
    sentences: Iterable[Sentence],
    options: Options = DEFAULT,
    source: str = "",
    out: TextIO | None = None,
) -> str:
    """What the format `name` writes, if not to `out`."""
    text = io.StringIO(newline="")
    document = Document(lambda: (), source=source)
    formats.load(name).write(document, sentences, out or text, options)
    return text.getvalue()


def _ruby(piece: str) -> Ruby:
    read = _READ.fullmatch(piece)
    return Ruby(*read.groups()) if read else Ruby(piece)


def _placed(parts: Iterable[tuple[tuple[Word, ...], str]]) -> Iterator[Sentence]:
    offset = passage = 0
    for content, end in parts:
        sentence = Sentence(content, offset, passage, end=end)
        yield sentence
        offset += len(sentence.text) + len(end)
        passage += bool(end)


def text_of(sentences: Iterable[Sentence]) -> str:
    """The text the sentences are made of."""
    return "".join(sentence.text + sentence.end for sentence in sentences)


def any_sentences(
    texts: st.SearchStrategy[str], ends: tuple[str, ...] = ("", "\n", "\r\n")
) -> st.SearchStrategy[list[Sentence]]:
    """Sentences with `texts` for bases; empty ones only where they are a line."""
    kana = st.text("ぁあかきくけこんっーアカン", min_size=1, max_size=4)
    ruby = st.builds(Ruby, texts.filter(bool), st.just("") | kana)
    words = st.lists(ruby, min_size=1, max_size=3).map(_word)
    parts = st.tuples(st.lists(words, max_size=4).map(tuple), st.sampled_from(ends))
    return st.lists(parts.filter(any), max_size=5).map(lambda p: list(_placed(_lined(p))))


def _lined(
    parts: Iterable[tuple[tuple[Word, ...], str]],
) -> Iterator[tuple[tuple[Word, ...], str]]:
    """Without sentences of no words within a line."""
    begins = True
    for content, end in parts:
        if content or begins:
            yield content, end
            begins = bool(end)


def _word(ruby: Iterable[Ruby]) -> Word:
    ruby = tuple(ruby)
    surface = "".join(base for base, _ in ruby)
    reading = "".join(reading or base for base, reading in ruby)
    return Word(surface, surface, "noun", reading, ruby)
