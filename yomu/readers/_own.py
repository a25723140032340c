"""yomu's own reading page → the text it was made of, character for character.

The page promises that the text of its article, furigana aside, is the document's: white space and
line breaks are text there, and blocks only say what kind a line is.
"""

from collections.abc import Iterable, Iterator

from yomu.model import Passage, PassageKind
from yomu.readers import _elements
from yomu.readers._furigana import Furigana
from yomu.readers._line import Line
from yomu.readers._markup import Tag, attributes

_LONGEST = 1 << 16


def is_own(tag: Tag) -> bool:
    """Whether `tag` says that yomu made the page."""
    if tag.name != "meta":
        return False
    noted = attributes(tag)
    return (noted.get("name"), noted.get("content")) == ("generator", "yomu")


def article(tokens: Iterable[Tag | str]) -> Iterator[Passage]:
    """The passages of the page's text."""
    page = _Page()
    for token in tokens:
        if isinstance(token, str):
            yield from page.text(token)
        elif token.name in _elements.RUBY:
            page.ruby(token)
        else:
            page.tag(token)
    yield from page.rest()


class _Page:
    def __init__(self) -> None:
        self._in_article = False
        self._furigana: Furigana | None = None
        self._line = Line()
        self._size = 0
        self._kind: PassageKind = "paragraph"
        """Of the block we are in."""
        self._line_kind: PassageKind = "paragraph"
        self._instead = ""
        """The character we are told of."""

    def text(self, text: str) -> Iterator[Passage]:
        if not self._in_article:
            return
        *lines, rest = (self._instead or text).split("\n")
        for line in lines:
            self._add(line.removesuffix("\r"))
            yield self._passage("\r\n" if line.endswith("\r") else "\n")
        self._add(rest)
        if self._size > _LONGEST:
            yield self._passage("")

    def ruby(self, tag: Tag) -> None:
        if self._in_article:
            self._furigana = self._furigana or Furigana()
            (self._furigana.end if tag.is_end else self._furigana.start)(tag.name)
            if not self._furigana.is_open:
                self._end_ruby()

    def tag(self, tag: Tag) -> None:
        if tag.name == "article":
            self._in_article = not tag.is_end
        elif tag.name == "data":
            self._instead = "" if tag.is_end else _unwritable(attributes(tag).get("value", ""))
        elif tag.name in _elements.BLOCKS:
            self._kind = "paragraph" if tag.is_end else _kind(tag)

    def rest(self) -> Iterator[Passage]:
        if self._size:
            yield self._passage("")

    def _add(self, text: str) -> None:
        if not text:
            return
        if not self._size:
            self._line_kind = self._kind
        self._size += len(text)
        (self._furigana.text if self._furigana else self._line.add_exactly)(text)

    def _end_ruby(self) -> None:
        for ruby in self._furigana.close() if self._furigana else ():
            self._line.add_ruby_exactly(ruby)
        self._furigana = None

    def _passage(self, end: str) -> Passage:
        self._end_ruby()
        kind, self._line_kind, self._size = self._line_kind, "paragraph", 0
        return Passage(self._line.take(), kind, end)


def _kind(tag: Tag) -> PassageKind:
    names: dict[str, PassageKind] = {"caption": "caption", "byline": "byline"}
    given = names.get(attributes(tag).get("class", ""), "paragraph")
    return _elements.KINDS.get(tag.name, given)


def _unwritable(value: str) -> str:
    """The character a `<data>` element has the number of, because HTML cannot hold it."""
    number = int(value) if value.isdecimal() and len(value) < 6 else -1
    return chr(number) if number == 0 or 0xD800 <= number < 0xE000 else ""
