"""How sure a reading is: what speaks for it besides the model's own scores.

The scores of the model say which reading is likeliest, not how often the likeliest is wrong, and of
a word with one reading they say nothing. So what is known of a word in its place is weighed once
more, by weights learnt from sentences the model had not seen (`training/readings.py`).
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from yomu import kana
from yomu.fitting import voiced_alike
from yomu.words import Unit

PREFIX = "C"
"""What the features of this module begin with among the model's weights for all words."""
_LIKELY = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995)
_SEEN = (1, 3, 10, 50)
OFTEN = 30
"""Seen so often in training, a word has its own say on what its scores are worth."""


class Edge(NamedTuple):
    """What the words beside it see of a word, each as one letter."""

    first: str
    last: str
    own: str
    name: str


_NONE = Edge("^", "^", "^", "")


def edge(unit: Unit | None) -> Edge:
    """The edges of a unit; none at the beginning and the end of a sentence."""
    if unit is None:
        return _NONE
    name = "n" if unit.pos == "name" else ""
    if unit.numeral is not None:
        return Edge("#", "#", "#", name)
    if len(unit.surface) == 1 and kana.is_kanji(unit.surface):
        return Edge("1", "1", "1", name)
    return Edge(_script(unit.surface[0]), _script(unit.surface[-1]), "K", name)


def _script(character: str) -> str:
    return "K" if kana.is_kanji(character) else "k" if kana.is_kana(character) else "s"


def beside(before: Edge, own: Edge, after: Edge) -> list[str]:
    """The features of what stands on either side: the pieces of an unknown word stand together."""
    return [
        f"x{own.own}{before.last}{after.first}",
        f"b{own.own}{before.last}",
        f"a{own.own}{after.first}",
        f"n{own.own}{before.name}|{after.name}|{own.name}",
    ]


def alone(unit: Unit, reading: str) -> list[str]:
    """The features of a unit that is read so, wherever it stands."""
    if unit.numeral is not None:
        return _of_numeral(unit)
    head = unit.morphemes[unit.stem - 1]
    tagged = "".join(m.reading for m in unit.morphemes[: unit.stem])
    said = "M" if reading == tagged else "v" if voiced_alike(reading, tagged) else "-"
    rank = min((entry.rank for entry in unit.entries), default=100)
    common = "c" if rank < 50 else "n" if rank < 100 else "x"
    joined = min(unit.stem, 4)
    kanji = min(sum(map(kana.is_kanji, unit.surface)), 4)
    known = all(m.known for m in unit.morphemes[: unit.stem]) and kana.is_kana(reading)
    return [
        f"s{said}{common}",
        f"s{said}{common}{joined}",
        f"p{unit.pos}",
        f"d{head.detail}",
        f"j{joined}{common}{kanji}",
        f"N{unit.name.kind or unit.pos}{common}",
        f"k{kanji}{head.pos}{common}",
        f"u{known}",
        f"f{unit.form}",
    ]


_DIGITS = "0123456789０１２３４５６７８９一二三四五六七八九十百千万億兆〇,，.．"


def _of_numeral(unit: Unit) -> list[str]:
    numeral = unit.numeral
    assert numeral is not None
    counter = unit.surface.lstrip(_DIGITS)
    digits = min(len(unit.surface) - len(counter), 4)
    return [
        "num",
        f"numc{numeral.confidence}",
        f"numa{len(numeral.alternatives)}",
        f"numt{counter[:4]}",
        f"nums{kana.is_kanji(unit.surface[0])}{digits}",
    ]


def chosen(
    probable: Sequence[float], readings: Sequence[str], kind: str, head: str, seen: int
) -> list[str]:
    """The features of a choice: `probable` and `readings`, the likeliest two first.

    `head` is the word, `seen` how often it was met in training, `kind` whether the reading is on
    or kun.
    """
    likely = sum(probable[0] >= limit for limit in _LIKELY)
    often = sum(seen >= limit for limit in _SEEN)
    alike = voiced_alike(readings[0], readings[1])
    return [
        f"m{likely}",
        f"m{likely}c{often}",
        f"m{likely}k{kind}",
        f"m{likely}h{head}" if seen > OFTEN else "m",
        f"m{likely}v{alike}",
        f"c{often}",
        f"n{min(len(probable), 5)}",
    ]


def weighed(weights: Mapping[str, int], features: Sequence[str], group: str) -> int:
    """The sum of the weights, in hundredths, of features of a group of words."""
    return sum(weights.get(f"{PREFIX}{group}{feature}", 0) for feature in features)


_STEPS = (0.999, 0.995, 0.99, 0.98, 0.97, 0.96, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)


def confidence(weight: int) -> float:
    """The probability that a weight in hundredths stands for, rounded down to one of few steps."""
    probability = 1 / (1 + math.exp(-max(-2_000, weight) / 100))
    # In steps, so that equal words stay one value.
    return next((step for step in _STEPS if probability >= step), 0.3)
