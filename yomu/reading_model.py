"""The learnt model that chooses a reading in context: its file, and what it says of a word.

A log-linear model: a reading's score is the sum of the weights of its features, its probability
the softmax over the readings of the word. Weights belong to a word (without okurigana) and one of
its readings, or to all words. `training/readings.py` makes the file and says from what.
"""

import json
import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from mmap import ACCESS_READ, mmap
from typing import NamedTuple

from yomu import data

FILE = "readings.model"
ADDED = "+"
"""The line of the readings that no dictionary lists."""
SCALE = 100
"""Weights are stored as whole hundredths."""


class WordModel(NamedTuple):
    """What was learnt about one word."""

    labels: tuple[str, ...]
    """Its readings, without okurigana."""
    weights: Mapping[str, str]
    """A weight for each label, by feature; as they stand in the file, with spaces between."""
    seen: int
    """How often it was met, up to a limit."""


_NOTHING = WordModel((), {}, 0)
_FEW = 1_500
"""Features looked up one by one, before parsing all of them takes less."""


class General(dict[str, int]):
    """Weights by feature, each read when it is asked for: of twenty thousand a text has hundreds.

    They stand as in the file: a JSON object on one line, keys sorted, and no comma or escape in
    them. What has been asked is kept; `ReadingModel.general` ends that before it is too much.
    """

    def __init__(self, raw: bytes) -> None:
        super().__init__()
        self._pairs = raw[1:-1].split(b",")

    def get(self, feature: str, _default: int = 0) -> int:  # type: ignore[override]
        """The weight of `feature`; 0 where nothing was learnt of it."""
        return self[feature]

    def __missing__(self, feature: str) -> int:
        start = f'"{feature}":'.encode()
        at = bisect_left(self._pairs, start)
        found = at < len(self._pairs) and self._pairs[at].startswith(start)
        weight = self[feature] = int(self._pairs[at][len(start) :]) if found else 0
        return weight


class ReadingModel:
    """The model of a file; the part about a word is parsed when the word is met."""

    def __init__(self, text: bytes | mmap) -> None:
        """`text`: behind comments a line for each word, sorted; one for all before them."""
        # Not taken apart: of three megabytes few lines are wanted, and they are found by halves.
        self._text = text
        self._start = 0
        while text[self._start : self._start + 1] == b"#":
            self._start = self._behind(self._start)
        self._words: dict[str, WordModel] = {}
        self._general: Mapping[str, int] = General(self._line(""))

    @property
    def general(self) -> Mapping[str, int]:
        """Weights that belong to no word; all are parsed when a longer text has asked for many."""
        if len(self._general) > _FEW and isinstance(self._general, General):
            self._general = json.loads(self._line("") or b"{}")
        return self._general

    @cached_property
    def added(self) -> Mapping[str, Sequence[str]]:
        """Readings of a stem (with okurigana) that no dictionary lists: 川 がわ."""
        return json.loads(self._line(ADDED) or b"{}")  # type: ignore[no-any-return]

    def word(self, head: str) -> WordModel:
        """What was learnt about a word; empty if nothing was."""
        found = self._words.get(head)
        if found is None:
            raw = self._line(head)
            if not raw:
                return _NOTHING
            found = self._words[head] = _parsed(raw)
        return found

    def _line(self, head: str) -> bytes:
        """What stands behind `head` in its line; empty if there is none."""
        text, start = self._text, head.encode() + b"\t"
        low, high = self._start, len(text)  # beginnings of lines, the one wanted between them
        while low < high:
            middle = max(low, text.rfind(b"\n", low, (low + high) // 2) + 1)
            if text[middle : middle + len(start)] < start:
                low = self._behind(middle)
            else:
                high = middle
        behind = low + len(start)
        return text[behind : self._behind(low)].rstrip(b"\n") if text[low:behind] == start else b""

    def _behind(self, at: int) -> int:
        """Where the line after the one at `at` begins."""
        return self._text.find(b"\n", at) + 1 or len(self._text)


def _parsed(raw: bytes) -> WordModel:
    # No JSON: of the hundreds of features of a frequent word a text has a few.
    seen, labels, *cells = raw.decode().split("\t")
    return WordModel(
        tuple(labels.split()), dict(zip(cells[::2], cells[1::2], strict=True)), int(seen)
    )


@cache
def shipped() -> ReadingModel:
    """The model that comes with yomu."""
    with data.path(FILE).open("rb") as file:
        # Of its pages a text needs one in ten; the others are never read.
        return ReadingModel(mmap(file.fileno(), 0, access=ACCESS_READ))


def scores(model: WordModel, labels: Sequence[str], features: Sequence[str]) -> list[int]:
    """The word's own score, in hundredths, of each of `labels`, in a place with `features`."""
    sums = [0] * len(model.labels)
    weights = model.weights
    for feature in features:
        row = weights.get(feature)
        if row is not None:
            sums = [a + b for a, b in zip(sums, _numbers(row), strict=True)]
    known = dict(zip(model.labels, sums, strict=True))
    return [known.get(label, 0) for label in labels]


@lru_cache(4_096)
def _numbers(row: str) -> tuple[int, ...]:
    return tuple(map(int, row.split()))


def probabilities(scores: Sequence[int]) -> list[float]:
    """The softmax of scores in hundredths."""
    best = max(scores)
    shares = [math.exp((score - best) / SCALE) for score in scores]
    total = sum(shares)
    return [share / total for share in shares]
