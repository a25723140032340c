"""The text of the reading page as markup: one inline element a word, and nothing added to it."""

import re
from collections.abc import Callable, Iterable, Iterator

from yomu import ruby
from yomu.formats._html_fold import Fold
from yomu.model import PassageKind, Ruby, Sentence, Word

LAZY_FROM = 60
"""Blocks; those after the first sixty are laid out only when the reader comes near them."""
LONGEST_BLOCK = 1500
"""Characters; a longer passage goes on in a new block, so that no block is slow to lay out."""

_TAGS: dict[PassageKind, str] = {
    "paragraph": "p",
    "heading": "h2",
    "caption": 'p class="caption"',
    "byline": 'p class="byline"',
    "quote": "blockquote",
    "item": "li",
}


class Markup:
    """Writes words as elements; holds the fold, and what it has written before."""

    def __init__(self, fold: Fold, style: str, doubtful: bool) -> None:
        self._fold = fold
        self._group = style == "group"
        self._doubtful = doubtful
        self._bodies: dict[int, tuple[str, str]] = {}
        self._meetings = 0

    def word(self, word: Word) -> str:
        """The word as one inline element; punctuation as the plain text it is."""
        if word.pos == "symbol":
            return plain(word.surface)
        number, item, first = self._fold.place(word)
        attributes, body = self._bodies.get(number) or self._learn(number, word)
        place = f" id=i{item}" if first else ""
        if word.name.kind == "person":
            place = self._meet(word, place)
        if word.marks:
            attributes += _classes(word, self._doubtful)
        return f"<span{place} data-w={number}{attributes}>{body}</span>"

    def _learn(self, number: int, word: Word) -> tuple[str, str]:
        kind = word.name.kind
        attributes = f" data-name={kind}" if kind else ""
        if _ACRONYM(word.surface):
            attributes += " data-upright"
        self._bodies[number] = made = (attributes, _ruby_markup(word, self._group))
        return made

    def _meet(self, word: Word, place: str) -> str:
        self._meetings += 1
        place = place or f" id=n{self._meetings}"
        self._fold.meet(word, place[4:])
        return place


def blocks(
    sentences: Iterable[Sentence], word: Callable[[Word], str], titled: bool
) -> Iterator[str]:
    """The article's markup, sentence by sentence. Its text, furigana aside, is the document's.

    `titled`: whether the page has its first heading already.
    """
    block = Blocks(titled)
    for sentence in sentences:
        yield block.before(sentence)
        yield "".join(map(word, sentence.words))
        yield block.after(sentence)
    yield block.end()


class Blocks:
    """Opens and closes the elements round the sentences of a passage."""

    def __init__(self, titled: bool) -> None:
        self._titled = titled
        self._count = 0
        self._passage = -1
        self._length = 0
        self._open = ""
        self._list = False

    def before(self, sentence: Sentence) -> str:
        """What opens before the sentence."""
        if self._open and self._goes_on(sentence):
            return ""
        closed = self.close()
        if not sentence.words:
            return closed
        going_on = sentence.passage == self._passage
        self._passage = sentence.passage
        return closed + self._list_around(sentence.kind) + self._opened(sentence.kind, going_on)

    def after(self, sentence: Sentence) -> str:
        """What closes after it: the line break stands between the elements."""
        self._length += sum(len(word.surface) for word in sentence.words)
        return self.close() + plain(sentence.end) if sentence.end else ""

    def close(self) -> str:
        """Closes the open block."""
        tag, self._open, self._length = self._open, "", 0
        return f"</{tag}>" if tag else ""

    def end(self) -> str:
        """Closes what is still open at the end of the text."""
        return self.close() + self._list_around("paragraph")

    def _goes_on(self, sentence: Sentence) -> bool:
        return sentence.passage == self._passage and self._length < LONGEST_BLOCK

    def _list_around(self, kind: PassageKind) -> str:
        if self._list == (kind == "item"):
            return ""
        self._list = not self._list
        return "<ul>" if self._list else "</ul>"

    def _opened(self, kind: PassageKind, going_on: bool) -> str:
        self._count += 1
        tag = _TAGS[kind]
        if kind == "heading" and not self._titled:
            tag, self._titled = "h1", True
        if going_on:
            tag = f'{tag.partition(" ")[0]} class="on"'
        self._open = tag.partition(" ")[0]
        lazy = " data-lazy" if self._count > LAZY_FROM else ""
        return f"<{tag}{lazy}>"


def bare_markup(word: Word, grouped: bool) -> str:
    """The word with its furigana and nothing for our own style, well-formed as XML too."""
    return "".join(_run(_pieces(word, grouped), "<rt>", inert))


def _ruby_markup(word: Word, grouped: bool) -> str:
    """The word with its furigana, no white space in it, brackets for what knows no ruby."""
    # Hidden from screen readers, which would read every word twice.
    return "".join(_run(_pieces(word, grouped), "<rt aria-hidden=true>", plain))


def _pieces(word: Word, grouped: bool) -> tuple[Ruby, ...]:
    pieces = ruby.group(word.ruby) if grouped else word.ruby
    # A word without furigana is one piece: NATO may come in four.
    return pieces if any(reading for _, reading in pieces) else (Ruby(word.surface),)


def _run(pieces: Iterable[Ruby], rt: str, text: Callable[[str], str]) -> Iterator[str]:
    opened = False
    for base, reading in pieces:
        if opened != bool(reading):
            opened = not opened
            yield "<ruby>" if opened else "</ruby>"
        yield text(base)
        if reading:
            yield f"<rp>(</rp>{rt}{inert(reading)}</rt><rp>)</rp>"
    if opened:
        yield "</ruby>"


def _classes(word: Word, doubtful: bool) -> str:
    names = ("known", "readable", "easy", *(["doubtful"] if doubtful else []))
    shown = [name for name in names if name in word.marks]
    return f' class="{" ".join(shown)}"' if shown else ""


_ESCAPED = {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
    ord("'"): "&#x27;",
}
_MARKS = frozenset("&<>\"'")
_ACRONYM = re.compile("[A-Z]{2,5}").fullmatch
# Marks that turn the order of what follows them about may do so within their own element only.
_BIDI = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
_SPECIAL = "[&<>\"'\r\0\ud800-\udfff]"
# Short runs of digits stand upright in vertical lines; G7, 3.5 and 10:30 lie as they are.
_DIGITS = re.compile(r"(?<![0-9A-Za-z.,:/-])[0-9]{1,4}(?![0-9A-Za-z.,:/-])")


def escape(text: str) -> str:
    """What `html.escape` does, without loading the names of two thousand entities."""
    return text if _MARKS.isdisjoint(text) else text.translate(_ESCAPED)


def inert(text: str) -> str:
    """`text` as markup that shows it as it is and reads back as it is."""
    if text == "\n" or (text.isprintable() and _MARKS.isdisjoint(text)):
        return text
    written = re.sub(_SPECIAL, _special, text)
    return f"<bdi>{written}</bdi>" if re.search(_BIDI, text) else written


def plain(text: str) -> str:
    """The same, with the digits that stand upright in vertical lines."""
    if text.isalpha() or not _DIGITS.search(text):
        return inert(text)
    end = 0
    written = []
    for digits in _DIGITS.finditer(text):
        how = "abreast" if len(digits[0]) < 3 else "stacked"
        written += [inert(text[end : digits.start()]), f'<b class="{how}">{digits[0]}</b>']
        end = digits.end()
    return "".join(written) + inert(text[end:])


def _special(found: re.Match[str]) -> str:
    text = found[0]
    if text == "\r":
        return "&#13;"
    if text in "&<>\"'":
        return escape(text)
    # HTML cannot write NUL or a lone surrogate: the element's value says what it was.
    return f'<data value="{ord(text)}">\ufffd</data>'
