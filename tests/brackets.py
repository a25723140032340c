"""Hand-written readings: `漢字[かんじ]` in a line, parsed. What the seeds and the register use."""

import re
from itertools import accumulate
from typing import NamedTuple

from yomu import kana

# A base is what stands directly before its bracket: kanji, digits, Latin letters, units. A space
# cuts it from what precedes (先生 方[がた] reads 方 alone) and is no part of the text.
_BASE = f"[{kana.KANJI}0-9０-９A-Za-zＡ-Ｚａ-ｚΑ-ω%％.．,，℃㎡㎞]"
_MARKED = re.compile(rf" ?({_BASE}+)\[([^\]]*)\]")
has_base = re.compile(_BASE).search
"""Whether a text holds a character that needs a reading."""


class Span(NamedTuple):
    """A stretch of text and the readings that are right for it, the preferred one first."""

    base: str
    readings: tuple[str, ...] = ()
    """Empty where nothing is claimed: kana, or words that are not the point of the line."""


def spans(line: str) -> tuple[Span, ...]:
    """`line` (日本[にほん/にっぽん]の冬) as spans whose bases join to its text."""
    found: list[Span] = []
    at = 0
    for match in _MARKED.finditer(line):
        if at < match.start():
            found.append(Span(line[at : match.start()]))
        found.append(Span(match[1], tuple(match[2].split("/"))))
        at = match.end()
    if at < len(line):
        found.append(Span(line[at:]))
    return tuple(found)


def text(line: str) -> str:
    """`line` without its readings."""
    return "".join(base for base, _ in spans(line))


def reading(line: str) -> str:
    """`line` read aloud: the preferred readings, and the rest as it stands."""
    return "".join(readings[0] if readings else base for base, readings in spans(line))


def placed(line: str) -> list[tuple[int, int, Span]]:
    """The spans of `line` with where they begin and end in its text."""
    found = spans(line)
    ends = list(accumulate(len(base) for base, _ in found))
    return [(end - len(span.base), end, span) for end, span in zip(ends, found, strict=True)]
