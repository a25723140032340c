"""How hard a text is for learners: the formula of jReadability.

Hasebe and Lee, Introducing a readability evaluation system for Japanese language education
(CASTEL/J 2015): from the length of sentences and the shares of words of Chinese and of Japanese
origin, verbs and particles. Words are UniDic's short units, and punctuation counts as one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

LEVELS = (
    (0.5, 1.5, "upper advanced"),
    (1.5, 2.5, "lower advanced"),
    (2.5, 3.5, "upper intermediate"),
    (3.5, 4.5, "lower intermediate"),
    (4.5, 5.5, "upper elementary"),
    (5.5, 6.5, "lower elementary"),
)
"""From a score, below a score: what it says. The higher the easier."""


class Unit(Protocol):
    """A short unit, as `segment` cuts a text."""

    @property
    def pos(self) -> str:
        """Part of speech."""
        ...

    @property
    def detail(self) -> str:
        """UniDic's finer parts of speech."""
        ...

    @property
    def origin(self) -> str:
        """Where it comes from: 和, 漢, 外."""
        ...


@dataclass(slots=True)
class Readability:
    """Counts what the formula asks for."""

    sentences: int = 0
    units: int = 0
    chinese: int = 0
    japanese: int = 0
    verbs: int = 0
    particles: int = 0

    def meet(self, units: Iterable[Unit]) -> None:
        """Take up a sentence."""
        before = self.units
        for unit in units:
            if unit.detail == "space":
                continue
            self.units += 1
            self.chinese += unit.origin == "漢"
            self.japanese += unit.origin == "和"
            self.verbs += _is_verb(unit)
            self.particles += unit.pos == "particle"
        self.sentences += self.units > before

    @property
    def score(self) -> float:
        """The score, about 0.5 (hard) to 6.5 (easy); 0 for a text without words."""
        if not self.units:
            return 0.0
        percent = 100 / self.units
        return (
            11.724
            - 0.056 * self.units / self.sentences
            - 0.126 * percent * self.chinese
            - 0.042 * percent * self.japanese
            - 0.145 * percent * self.verbs
            - 0.044 * percent * self.particles
        )

    @property
    def level(self) -> str:
        """What the score says; empty outside the scale."""
        return next((name for low, high, name in LEVELS if low <= self.score < high), "")


def _is_verb(unit: Unit) -> bool:
    """A verb that stands for itself: not いる of している, not る of a suffix."""
    return unit.pos == "verb" and not unit.detail.startswith(("非自立可能", "動詞的"))
