"""Lines of a terminal, where a full-width character takes two columns."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

NARROWEST = 30
"""Columns; what is narrower gets lines of this width all the same."""

_SOME = 5

# A line may be broken before a space and after 、. What a terminal would obey is not shown.
_PIECE = re.compile(" *[^ 、]+、*| +|、+")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Line(NamedTuple):
    """A line and the name of its style, empty for none."""

    text: str
    style: str = ""


def columns(text: str) -> int:
    """How many columns `text` takes."""
    return sum(map(_columns, text))


def harmless(text: str) -> str:
    """`text` with � for each character that a terminal would obey instead of showing it."""
    return _CONTROL.sub("\ufffd", text)


def some(words: Sequence[str]) -> str:
    """The first few of `words` for a message, and how many more there are."""
    rest = f" and {len(words) - _SOME:,} more" if len(words) > _SOME else ""
    return harmless(", ".join(word[:20] for word in words[:_SOME])) + rest


def wrapped(
    text: str, width: int, style: str = "", first: str = "", later: str = ""
) -> Iterator[Line]:
    """`text` in lines of at most `width` columns, which begin with `first`, then with `later`."""
    width = max(width, NARROWEST)
    line = first
    empty = True
    for piece in _pieces(harmless(text), width - max(columns(first), columns(later))):
        if not empty and columns(line) + columns(piece) > width:
            yield Line(line, style)
            line, empty = later, True
        line += piece.lstrip(" ") if empty else piece
        empty = False
    yield Line(line, style)


def _pieces(text: str, width: int) -> Iterator[str]:
    """What a line may be broken between; what is wider than a line is cut anywhere."""
    for piece in _PIECE.findall(text):
        cut = ""
        for character in piece:
            if columns(cut) + _columns(character) > width:
                yield cut
                cut = ""
            cut += character
        yield cut


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
