"""Where one sentence of a text ends and the next begins."""

import re
from collections.abc import Iterator, Set

_OPEN, _CLOSE = "「『（(［[〈《【｛{〔“", "」』）)］]〉》】｝}〕”"
_STOP = re.compile(r"[。！？!?｡]+|．(?![0-9０-９])")
_AFTER_STOP = frozenset(_CLOSE + "！？!?…。")
_BLANKS = frozenset(" \u3000\t")
_BRACKET = re.compile(f"[{re.escape(_OPEN + _CLOSE)}]")
LONGEST_QUOTE = 300
"""Characters; a quotation longer than this is cut at the sentences within it."""
LONGEST = 1000
"""Characters; a sentence is cut at this length at the latest, so that work stays bounded."""


def sentences(text: str) -> Iterator[str]:
    """`text`, cut into sentences that join to it.

    A stop within brackets ends nothing (「行った。平和を」と述べた is one sentence), unless the
    brackets are never closed or hold a long quotation.
    """
    quoted = _quoted(text)
    start = 0
    for stop in _STOP.finditer(text):
        if stop.start() < start or any(a < stop.start() < b for a, b in quoted):
            continue
        end = _past(_BLANKS, text, _past(_AFTER_STOP, text, stop.end()))
        yield from _bounded(text[start:end])
        start = end
    if start < len(text):
        yield from _bounded(text[start:])


def _past(characters: Set[str], text: str, at: int) -> int:
    """Behind as many of `characters` as stand at `at`."""
    while at < len(text) and text[at] in characters:
        at += 1
    return at


def _quoted(text: str) -> list[tuple[int, int]]:
    """Where the outermost brackets open and close, as far as they are closed and not long."""
    spans = []
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text):
        if bracket.group() in _OPEN:
            opened.append(bracket.start())
        elif opened:
            start = opened.pop()
            if bracket.start() - start <= LONGEST_QUOTE:
                spans.append((start, bracket.start()))
    return spans


def _bounded(sentence: str) -> Iterator[str]:
    while len(sentence) > LONGEST:
        cut = max(sentence.rfind(mark, LONGEST // 2, LONGEST) for mark in "、, \u3000\n」")
        cut = cut + 1 if cut > 0 else LONGEST
        yield sentence[:cut]
        sentence = sentence[cut:]
    if sentence:
        yield sentence
