"""The learnt model that chooses a reading in context: its file, and what it says of a word.

A log-linear model: a reading's score is the sum of the weights of its features, its probability
the softmax over the readings of the word. Weights belong to a word (without okurigana) and one of
its readings, or to all words. `training/readings.py` makes the file and says from what.
"""

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from mmap import ACCESS_READ, mmap

from yomu import data

FILE = "readings.model"
ADDED = "+"
"""The line of the readings that no dictionary lists."""
SCALE = 100
"""Weights are stored as whole hundredths."""
_WORTH = 100
"""Bytes of a line that can be taken apart in the time of one look-up where they stand."""
_BLOCK = 1024
"""Bytes between the cells of a line that are looked at first."""


class Cells:
    """The cells of a line, `name numbers` each, sorted by name; they are found where they stand."""

    def __init__(self, text: bytes | mmap, start: int, end: int) -> None:
        """`start` is the tab before the first cell, `end` the end of the line."""
        self._text = text
        self._start, self._end = start, end

    def get(self, name: str) -> str:
        """What stands behind `name`; empty if it is not there."""
        key = name.encode(errors="surrogatepass")
        places, names = self._blocks
        block = bisect_right(names, key)
        cells = self._text[places[block - 1] : places[block]] if block else b""
        _, _, behind = cells.partition(b"\t%b " % key)
        return behind.partition(b"\t")[0].decode()

    def are_worth_reading(self, asked: int) -> bool:
        """Whether taking all of them apart takes less than so many look-ups."""
        return asked * _WORTH > self._end - self._start

    def all(self) -> dict[str, str]:
        """What stands behind each name."""
        cells = self._text[self._start + 1 : self._end].decode().split("\t")
        return {name: found for name, _, found in (cell.partition(" ") for cell in cells) if found}

    @cached_property
    def _blocks(self) -> tuple[list[int], list[bytes]]:
        """Where some cells begin, evenly spread, and the end of all; the names of those cells."""
        text, end = self._text, self._end
        near = range(self._start, end, _BLOCK)
        places = sorted({text.find(b"\t", place, end) for place in near} - {-1})
        names = [text[place + 1 : text.find(b" ", place, end)] for place in places]
        return [*places, end], names


class General(dict[str, int]):
    """Weights by feature, each read when it is asked for: of twenty thousand a text has hundreds.

    What has been asked is kept; `ReadingModel.general` ends that before it is too much.
    """

    def __init__(self, cells: Cells) -> None:
        super().__init__()
        self._cells = cells

    def get(self, feature: str, _default: int = 0) -> int:  # type: ignore[override]
        """The weight of `feature`; 0 where nothing was learnt of it."""
        return self[feature]

    def __missing__(self, feature: str) -> int:
        weight = self[feature] = int(self._cells.get(feature) or 0)
        return weight


class WordModel:
    """What was learnt about one word."""

    def __init__(self, labels: tuple[str, ...], seen: int, cells: Cells) -> None:
        self.labels = labels
        """Its readings, without okurigana."""
        self.seen = seen
        """How often it was met, up to a limit."""
        self._cells: Cells | dict[str, str] = cells
        self._asked = 0

    def weights(self, features: Sequence[str]) -> list[tuple[int, ...]]:
        """For each feature of which something was learnt: a weight for each label."""
        self._asked += len(features)
        if isinstance(self._cells, Cells) and self._cells.are_worth_reading(self._asked):
            self._cells = self._cells.all()
        get = self._cells.get
        return [_numbers(cell) for feature in features if (cell := get(feature))]


_NOTHING = WordModel((), 0, Cells(b"", 0, 0))


class ReadingModel:
    """The model of a file; the part about a word is read when the word is met."""

    def __init__(self, text: bytes | mmap) -> None:
        """`text`: behind comments a line for each word, sorted; one for all before them."""
        # Not taken apart: of five megabytes few lines are wanted, and they are found by halves.
        self._text = text
        self._start = 0
        while text[self._start : self._start + 1] == b"#":
            self._start = self._behind(self._start)
        self._words: dict[str, WordModel] = {}
        self._of_all = self._cells("")
        self._general: Mapping[str, int] = General(self._of_all)

    @property
    def general(self) -> Mapping[str, int]:
        """Weights that belong to no word; all are read when a longer text has asked for many."""
        few = self._general
        if isinstance(few, General) and self._of_all.are_worth_reading(len(few)):
            self._general = {name: int(cell) for name, cell in self._of_all.all().items()}
        return self._general

    @cached_property
    def added(self) -> Mapping[str, Sequence[str]]:
        """Readings of a stem (with okurigana) that no dictionary lists: 川 がわ."""
        return {stem: cell.split() for stem, cell in self._cells(ADDED).all().items()}

    def word(self, head: str) -> WordModel:
        """What was learnt about a word; empty if nothing was."""
        found = self._words.get(head)
        if found is None:
            start, end = self._line(head)
            if start == end:
                return _NOTHING
            found = self._words[head] = self._word(start, end)
        return found

    def _word(self, start: int, end: int) -> WordModel:
        text = self._text
        labels = text.find(b"\t", start) + 1
        cells = text.find(b"\t", labels)
        said = text[labels:cells].decode().split()
        return WordModel(tuple(said), int(text[start : labels - 1]), Cells(text, cells, end))

    def _cells(self, head: str) -> Cells:
        """The cells of a line that has nothing else."""
        start, end = self._line(head)
        return Cells(self._text, start - 1 if end else 0, end)

    def _line(self, head: str) -> tuple[int, int]:
        """Where what stands behind `head` in its line begins and ends; 0, 0 if there is none."""
        text, start = self._text, head.encode() + b"\t"
        low, high = self._start, len(text)  # beginnings of lines, the one wanted between them
        while low < high:
            middle = max(low, text.rfind(b"\n", low, (low + high) // 2) + 1)
            if text[middle : middle + len(start)] < start:
                low = self._behind(middle)
            else:
                high = middle
        behind = low + len(start)
        if text[low:behind] != start:
            return 0, 0
        end = text.find(b"\n", behind)
        return behind, end if end >= 0 else len(text)

    def _behind(self, at: int) -> int:
        """Where the line after the one at `at` begins."""
        return self._text.find(b"\n", at) + 1 or len(self._text)


@cache
def shipped() -> ReadingModel:
    """The model that comes with yomu."""
    with data.path(FILE).open("rb") as file:
        # Of its pages a text needs one in ten; the others are never read.
        return ReadingModel(mmap(file.fileno(), 0, access=ACCESS_READ))


def scores(model: WordModel, labels: Sequence[str], features: Sequence[str]) -> list[int]:
    """The word's own score, in hundredths, of each of `labels`, in a place with `features`."""
    sums = map(sum, zip(*model.weights(features), strict=True))
    known = dict(zip(model.labels, sums, strict=False))  # no sums where nothing was learnt
    return [known.get(label, 0) for label in labels]


@lru_cache(4_096)
def _numbers(cell: str) -> tuple[int, ...]:
    return tuple(map(int, cell.split()))


def probabilities(scores: Sequence[int]) -> list[float]:
    """The softmax of scores in hundredths."""
    best = max(scores)
    shares = [math.exp((score - best) / SCALE) for score in scores]
    total = sum(shares)
    return [share / total for share in shares]
