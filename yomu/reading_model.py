"""The learnt model that chooses a reading in context: its file, and what it says of a word.

A log-linear model: a reading's score is the sum of the weights of its features, its probability
the softmax over the readings of the word. Weights belong to a word (without okurigana) and one of
its readings, or to all words. `training/readings.py` makes the file and says from what.
"""

import json
import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from yomu import data

FILE = "readings.model"
SCALE = 100
"""Weights are stored as whole hundredths."""


class WordModel(NamedTuple):
    """What was learnt about one word."""

    labels: tuple[str, ...]
    """Its readings, without okurigana."""
    weights: Mapping[str, Sequence[int]]
    """A weight for each label, by feature."""
    added: Mapping[str, Sequence[str]]
    """Readings of a stem (with okurigana) that no dictionary lists: 川 がわ."""
    seen: int
    """How often it was met, up to a limit."""


_NOTHING = WordModel((), {}, {}, 0)


class ReadingModel:
    """The model of a file; the part about a word is parsed when the word is met."""

    def __init__(self, lines: Sequence[bytes]) -> None:
        # Bytes, because of three megabytes of text few lines are wanted; the file is sorted.
        self._lines = sorted(line for line in lines if line[:1] not in (b"", b"#"))
        self._words: dict[str, WordModel] = {}
        self.general: Mapping[str, int] = json.loads(self._line("") or b"{}")
        """Weights that belong to no word."""

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
        start = head.encode() + b"\t"
        at = bisect_left(self._lines, start)
        found = at < len(self._lines) and self._lines[at].startswith(start)
        return self._lines[at][len(start) :] if found else b""


def _parsed(raw: bytes) -> WordModel:
    labels, weights, added, seen = json.loads(raw)
    return WordModel(tuple(labels), weights, added, seen)


@cache
def shipped() -> ReadingModel:
    """The model that comes with yomu."""
    return ReadingModel(data.path(FILE).read_bytes().split(b"\n"))


def scores(model: WordModel, labels: Sequence[str], features: Sequence[str]) -> list[int]:
    """The word's own score, in hundredths, of each of `labels`, in a place with `features`."""
    sums = [0] * len(model.labels)
    weights = model.weights
    for feature in features:
        row = weights.get(feature)
        if row is not None:
            sums = [a + b for a, b in zip(sums, row, strict=True)]
    known = dict(zip(model.labels, sums, strict=True))
    return [known.get(label, 0) for label in labels]


def probabilities(scores: Sequence[int]) -> list[float]:
    """The softmax of scores in hundredths."""
    best = max(scores)
    shares = [math.exp((score - best) / SCALE) for score in scores]
    total = sum(shares)
    return [share / total for share in shares]
