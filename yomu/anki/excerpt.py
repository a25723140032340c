"""A long sentence cut to the clauses around a word."""

from collections.abc import Sequence

from yomu.model import Ruby, Word
from yomu.study.item import Example

_BREAKS = "、，,。！？!?；;：:　 \t"
_CUT = Word("…", "…", "symbol", "…", (Ruby("…"),), kind="symbol")

Words = tuple[Word, ...]


def excerpt(example: Example, most: int) -> tuple[Words, Words, Words]:
    """The words before the item, the item's, and those after it, in about `most` characters.

    Whole clauses where one fits, else whole words; the item itself in any case, and `…` for what
    was left out. No limit where `most` is 0.
    """
    words = example.sentence.words
    first, last = example.first, example.last
    if not most or len(example.sentence.text) <= most:
        return words[:first], words[first:last], words[last:]
    start, end = _window(words, first, last, most)
    before = ((_CUT,) if start else ()) + words[start:first]
    after = words[last:end] + ((_CUT,) if end < len(words) else ())
    return before, words[first:last], after


def _window(words: Words, first: int, last: int, most: int) -> tuple[int, int]:
    """The numbers of the first word to show and of the one after the last."""
    breaks = [n for n, word in enumerate(words, 1) if word.surface in _BREAKS]
    edges: Sequence[int] = [0, *breaks, len(words)]
    start = max(edge for edge in edges if edge <= first)
    end = min(edge for edge in edges if edge >= last)
    if _length(words[start:end]) > most:
        start, end, edges = first, last, range(len(words) + 1)
    while grown := _grown(words, start, end, edges, most):
        start, end = grown
    return start, end


def _grown(
    words: Words, start: int, end: int, edges: Sequence[int], most: int
) -> tuple[int, int] | None:
    """The window with the shorter of the two neighbouring pieces that fit, if any does."""
    left = max((edge for edge in edges if edge < start), default=start)
    right = min((edge for edge in edges if edge > end), default=end)
    wider = [window for window in ((start, right), (left, end)) if window != (start, end)]
    sized = [(_length(words[a:b]), (a, b)) for a, b in wider]
    length, window = min(sized, default=(most + 1, (start, end)))
    return window if length <= most else None


def _length(words: Words) -> int:
    return sum(len(word.surface) for word in words)
