"""Where one sentence of a text ends and the next begins."""

from collections.abc import Iterator, Set

# Sets, because regular expressions of them take longer to compile than an article to be cut.
_OPEN, _CLOSE = frozenset("「『（(［[〈《【｛{〔“"), frozenset("」』）)］]〉》】｝}〕”")
_STOPS = frozenset("。！？!?｡")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_AFTER_STOP = _CLOSE | frozenset("！？!?…。")
_BLANKS = frozenset(" \u3000\t")
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
    for stop in _stops(text):
        if stop < start or any(a < stop < b for a, b in quoted):
            continue
        end = _past(_BLANKS, text, _past(_AFTER_STOP, text, _past(_STOPS, text, stop + 1)))
        yield from _bounded(text[start:end])
        start = end
    if start < len(text):
        yield from _bounded(text[start:])


def _stops(text: str) -> Iterator[int]:
    """Where a sentence may end; ．between digits is a decimal point."""
    for at, character in enumerate(text):
        if character in _STOPS or (character == "．" and text[at + 1 : at + 2] not in _DIGITS):
            yield at


def _past(characters: Set[str], text: str, at: int) -> int:
    """Behind as many of `characters` as stand at `at`."""
    while at < len(text) and text[at] in characters:
        at += 1
    return at


def _quoted(text: str) -> list[tuple[int, int]]:
    """Where the outermost brackets open and close, as far as they are closed and not long."""
    spans = []
    opened: list[int] = []
    for at, character in enumerate(text):
        if character in _OPEN:
            opened.append(at)
        elif character in _CLOSE and opened:
            start = opened.pop()
            if at - start <= LONGEST_QUOTE:
                spans.append((start, at))
    return spans


def _bounded(sentence: str) -> Iterator[str]:
    while len(sentence) > LONGEST:
        cut = max(sentence.rfind(mark, LONGEST // 2, LONGEST) for mark in "、, \u3000\n」")
        cut = cut + 1 if cut > 0 else LONGEST
        yield sentence[:cut]
        sentence = sentence[cut:]
    if sentence:
        yield sentence
