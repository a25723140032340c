"""HTML → tags and text, streamed, in linear time, however broken or hostile it is.

Not `html.parser`: before Python 3.11.14 it takes minutes for 100 kB of `<a <a <a`, and fails on
`<![`. What the standard says is followed where it can be told without a tree: a tag begins at `<`
and a letter, an attribute's quotes may hold `>`, a script ends at `</script` and nowhere else.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from yomu.readers._elements import FOREIGN, RAW, VOID


class Tag(NamedTuple):
    """A start or an end tag."""

    name: str
    """Lower case."""
    attributes: str = ""
    """As written."""
    is_end: bool = False
    is_empty: bool = False
    """Whether nothing can stand in it (`<br>`)."""


_TAG = re.compile(
    # A quote counts behind = only. One that is not closed does not match: more has to be read.
    r"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?=[^"'\s])))*+)>"""
).match
_LETTER = re.compile("</?[a-zA-Z]").match
_COMMENT_END = re.compile("--!?>").search
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search for name in RAW}
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
# Python refuses numbers of thousands of digits.
_LONG_REFERENCE = re.compile(r"&#(?:\d{9,}|[xX][0-9a-fA-F]{9,});?")
_LONGEST_REFERENCE = 40


def tokens(pieces: Iterable[str]) -> Iterator[Tag | str]:
    """The tags of a page and the text between them, character references resolved.

    Comments and the content of scripts are dropped, and so is a tag that is never closed.
    """
    return _Scanner(pieces).tokens()


def attributes(tag: Tag) -> dict[str, str]:
    """The attributes of `tag`, names in lower case; the first of a name counts."""
    found = _ATTRIBUTE.findall(tag.attributes)
    return {name.lower(): a or b or c for name, a, b, c in reversed(found)}


class _Scanner:
    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = iter(pieces)
        self._text = next(self._pieces, "")
        self._at = 0
        self._whole = False
        self._raw = ""
        """The element of `RAW` we are in."""
        self._is_xml = self._text.lstrip("\ufeff \t\r\n").startswith("<?xml")

    def tokens(self) -> Iterator[Tag | str]:
        while self._at < len(self._text) or not self._whole:
            token = self._raw_text() if self._raw else self._token()
            if token:
                yield token
            elif token is None:
                self._read_more()

    def _read_more(self) -> None:
        # As much again as is left, so that looking at the same text twice stays twice.
        parts, size = [self._text[self._at :]], 0
        while size <= len(parts[0]) and not self._whole:
            piece = next(self._pieces, None)
            self._whole = piece is None
            parts.append(piece or "")
            size += len(parts[-1])
        self._text, self._at = "".join(parts), 0

    def _token(self) -> Tag | str | None:
        """The next token; empty where nothing is to be said, `None` where more has to be read."""
        if not self._text.startswith("<", self._at):
            return self._plain()
        if found := _TAG(self._text, self._at):
            return self._tag(found)
        if _LETTER(self._text, self._at):
            return self._dropped(self._text.find(">", self._at) + 1 if self._whole else 0)
        return self._declaration()

    def _plain(self) -> str | None:
        end = self._text.find("<", self._at)
        if end < 0:
            end = len(self._text)
            # The reference at the end may not have come whole.
            reference = self._text.rfind("&", max(self._at, end - _LONGEST_REFERENCE))
            end = reference if reference >= 0 and not self._whole else end
        return self._until(end) if end > self._at else None

    def _until(self, end: int) -> str:
        start, self._at = self._at, end
        return _resolved(self._text[start:end])

    def _tag(self, found: re.Match[str]) -> Tag:
        slash, name, written = found.groups()
        self._at = found.end()
        name = name.lower()
        closed = written.endswith("/") and (self._is_xml or name in FOREIGN)
        tag = Tag(name, written, slash != "", closed or name in VOID)
        if name in RAW and not (tag.is_end or tag.is_empty):
            self._raw = name
        return tag

    def _declaration(self) -> str | None:
        """Comments, doctypes, processing instructions; or a `<` that is text."""
        start = self._text[self._at : self._at + 4]
        if len(start) < 4 and not self._whole:
            return None
        if start == "<!--":
            end = _COMMENT_END(self._text, self._at + 2)
            return self._dropped(end.end() if end else 0)
        if start[1:2] in ("!", "?", "/"):
            return self._dropped(self._text.find(">", self._at) + 1)
        return self._until(self._at + 1)

    def _dropped(self, end: int) -> str | None:
        """Go on at `end`; 0 where the end has not come: if it never does, drop all."""
        if not end and not self._whole:
            return None
        self._at = end or len(self._text)
        return ""

    def _raw_text(self) -> str | None:
        found = _RAW_END[self._raw](self._text, self._at)
        # Unless all is read, what is left may be the beginning of the end tag.
        kept = 0 if self._whole else len(self._raw) + 3
        end = found.start() if found else max(self._at, len(self._text) - kept)
        start, self._at = self._at, end
        text = _resolved(self._text[start:end]) if self._raw == "title" else ""
        if found:
            self._raw = ""
        return text if found or self._whole or text else None


def _resolved(text: str) -> str:
    if "&" not in text:
        return text
    from html import unescape  # 2 ms for its table

    return unescape(_LONG_REFERENCE.sub("\ufffd", text))
