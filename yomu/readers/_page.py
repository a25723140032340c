"""The tags and text of a page → its passages: what is article, and what is furniture."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from yomu.model import Passage, PassageKind
from yomu.readers import _elements
from yomu.readers._furigana import Furigana
from yomu.readers._line import Line
from yomu.readers._markup import Tag, attributes

# A longer passage comes in parts, so that memory does not grow with it.
_LONGEST = 1 << 16

_NOTED = re.compile("hidden|role|data-yomu").search

_Shows = Literal["text", "headings", "nothing"]


class _Element(NamedTuple):
    """An element that is open, and what it and those around it say of the text in it."""

    name: str = ""
    kind: PassageKind = "paragraph"
    shows: _Shows = "text"
    """`headings`: nothing but those."""
    space_stands: bool = False
    """Whether white space is text, as in `<pre>`."""
    in_main: bool = True
    in_section: bool = False

    @property
    def is_read(self) -> bool:
        """Whether text that stands in it directly belongs to the article."""
        return self.in_main and self.shows == "text"


def article(tokens: Iterable[Tag | str], main: str) -> Iterator[Passage]:
    """What stands in the element `main` (in the page, where that is empty), without furniture."""
    return _Page(_Element(in_main=not main), main, _elements.FURNITURE).passages(tokens)


def everything(tokens: Iterable[Tag | str]) -> Iterator[Passage]:
    """All text that is shown."""
    return _Page(_Element(), "", frozenset()).passages(tokens)


class _Page:
    def __init__(self, root: _Element, main: str, furniture: frozenset[str]) -> None:
        self._main = main
        self._furniture = furniture
        self._stack = [root]
        self._open = [Counter[str]()]
        """How many elements of a name are open; another count in each template."""
        self._line = Line()
        self._furigana: Furigana | None = None
        self._size = 0
        self._ready: list[Passage] = []

    def passages(self, tokens: Iterable[Tag | str]) -> Iterator[Passage]:
        for token in tokens:
            if isinstance(token, str):
                self._text(token)
            elif token.name in _elements.RUBY:
                self._ruby(token)
            elif token.is_end:
                self._end(token.name)
            else:
                self._start(token)
            if self._ready:
                yield from self._ready
                self._ready.clear()
        self._end_line()
        yield from self._ready

    def _text(self, text: str) -> None:
        top = self._stack[-1]
        if not top.is_read:
            return
        if self._furigana:
            self._furigana.text(text)
        elif top.space_stands:
            self._add_lines(text.replace("\r\n", "\n").split("\n"))
        else:
            self._line.add(text)
        self._size += len(text)
        if self._size > _LONGEST:
            self._end_line("")

    def _add_lines(self, lines: list[str]) -> None:
        for line in lines[:-1]:
            self._line.add_exactly(line)
            self._end_line()
        self._line.add_exactly(lines[-1])

    def _ruby(self, tag: Tag) -> None:
        if not self._stack[-1].is_read:
            return
        self._furigana = self._furigana or Furigana()
        (self._furigana.end if tag.is_end else self._furigana.start)(tag.name)
        if not self._furigana.is_open:
            self._end_ruby()

    def _end_ruby(self) -> None:
        for ruby in self._furigana.close() if self._furigana else ():
            self._line.add_ruby(ruby)
        self._furigana = None

    def _end_line(self, end: str = "\n") -> None:
        self._end_ruby()
        if ruby := self._line.take():
            self._ready.append(Passage(ruby, self._stack[-1].kind, end))
        self._size = 0

    def _start(self, tag: Tag) -> None:
        is_block = tag.name in _elements.BLOCKS
        if (is_block or tag.name == "br") and self._stack[-1].is_read:
            self._end_line()
        if is_block:
            self._end_same(tag.name)
        top = self._stack[-1]
        element = self._element(tag, top)
        says_more = element.shows == "nothing" or element.space_stands != top.space_stands
        if not tag.is_empty and (is_block or says_more):
            self._push(element)

    def _end(self, name: str) -> None:
        # Another template's elements cannot be ended in this one.
        is_open = len(self._open) > 1 if name == "template" else self._open[-1][name]
        if not is_open and name in _elements.BLOCKS and self._stack[-1].is_read:
            self._end_line()
        while is_open and self._pop() != name:
            pass

    def _end_same(self, name: str) -> None:
        if self._stack[-1].name in _elements.UNCLOSED.get(name, ("p",)):
            self._pop()

    def _push(self, element: _Element) -> None:
        self._stack.append(element)
        self._open[-1][element.name] += 1
        if element.name == "template":
            self._open.append(Counter())

    def _pop(self) -> str:
        top = self._stack[-1]
        if top.is_read and top.name in _elements.BLOCKS:
            self._end_line()
        self._stack.pop()
        if top.name == "template":
            self._open.pop()
        self._open[-1][top.name] -= 1
        return top.name

    def _element(self, tag: Tag, top: _Element) -> _Element:
        noted = attributes(tag) if _NOTED(tag.attributes) else {}
        return _Element(
            tag.name,
            _elements.KINDS.get(tag.name, top.kind),
            self._shows(tag.name, noted, top),
            top.space_stands or tag.name in _elements.EXACT,
            top.in_main or tag.name == self._main,
            top.in_section or tag.name in _elements.SECTIONS,
        )

    def _shows(self, name: str, noted: dict[str, str], top: _Element) -> _Shows:
        is_hidden = "hidden" in noted or noted.get("data-yomu") == "furniture"
        if top.shows == "nothing" or name in _elements.TEXTLESS or is_hidden:
            return "nothing"
        # What the article stands in says nothing of it: some put all of a page in a form.
        if not top.in_main or not self._furniture.intersection((name, noted.get("role", ""))):
            return "text" if name in _elements.HEADINGS else top.shows
        if name == "header":
            return top.shows if top.in_section else "headings"
        return "nothing"
