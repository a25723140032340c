"""A sentence as the grammar of numerals sees it: one narrow string, and where it may be cut."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from yomu import kana
from yomu.model import Quantity, Ruby

if TYPE_CHECKING:
    from yomu.segment import Morpheme


class Line(NamedTuple):
    """Morphemes with their text; `narrow` has ASCII digits, letter for letter."""

    morphemes: Sequence["Morpheme"]
    text: str
    narrow: str
    starts: tuple[int, ...]
    """Where each morpheme starts, and where the last one ends."""
    cuts: frozenset[int]
    """The same as a set: where a numeral may end."""

    def before(self, at: int) -> str:
        """The surface of the morpheme that ends at `at`, or empty."""
        index = self.number(at) if at in self.cuts else 0
        return self.morphemes[index - 1].surface if index else ""

    def number(self, at: int) -> int:
        """The number of the morpheme that starts at `at`."""
        return bisect_left(self.starts, at)


class Phrase(NamedTuple):
    """A numeral found in a line: from where to where, how it is read, what it is worth."""

    start: int
    end: int
    ruby: tuple[Ruby, ...]
    value: Quantity
    confidence: float = 0.99
    alternatives: tuple[str, ...] = ()


def is_latin(character: str) -> bool:
    """Whether a character is an ASCII letter."""
    return character.isascii() and character.isalpha()


def over(text: str, ruby: tuple[Ruby, ...]) -> tuple[Ruby, ...]:
    """The same readings over `text`, another spelling of equal length: １０ for 10."""
    ends = accumulate(len(base) for base, _ in ruby)
    return tuple(
        Ruby(text[end - len(base) : end], said)
        for end, (base, said) in zip(ends, ruby, strict=True)
    )


def line(morphemes: Sequence["Morpheme"]) -> Line:
    """The morphemes of a sentence as a `Line`."""
    surfaces = [morpheme.surface for morpheme in morphemes]
    text = "".join(surfaces)
    starts = tuple(accumulate(map(len, surfaces), initial=0))
    return Line(morphemes, text, kana.narrow(text), starts, frozenset(starts))
