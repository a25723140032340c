"""Which reading a word has in its context, how sure that is, and why."""

from collections.abc import Sequence
from typing import NamedTuple

from yomu import kana
from yomu.model import Provenance
from yomu.words import Unit


class Choice(NamedTuple):
    """The reading chosen for a unit's stem."""

    reading: str
    provenance: Provenance
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()


def choose(units: Sequence[Unit]) -> list[Choice]:
    """A reading for each unit of a sentence."""
    return [_alone(unit) for unit in units]


def _alone(unit: Unit) -> Choice:
    reading, *others = unit.readings
    return Choice(reading, provenance(unit, reading), 0.99 if others else 1.0, tuple(others))


def provenance(unit: Unit, reading: str) -> Provenance:
    """Where a reading that no context decided comes from."""
    if unit.numeral is not None:
        return "number"
    if not kana.has_kanji(unit.surface):
        return ""
    if unit.stem > 1:
        return "dictionary"
    return "mecab" if reading == unit.morphemes[0].reading else "dictionary"
