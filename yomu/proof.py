"""Puts the reader's fixes over the readings that were chosen for a sentence."""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from yomu import kana
from yomu.author import Furigana
from yomu.fixes import Fix, Fixes, Found
from yomu.model import Ruby
from yomu.readings import Choice
from yomu.segment import Morpheme, paths
from yomu.words import Unit, Words

_MEMO = 20_000
_PATHS = 10
"""Ways to cut one word that are asked for, when none of its readings is the reader's."""


class Proof(NamedTuple):
    """The words of a sentence and their readings, as the reader wants them."""

    units: Sequence[Unit]
    choices: Sequence[Choice]
    rest: tuple[Furigana, ...] = ()
    """For numbers, and for what is no single word."""


class Proofreader:
    """Knows the reader's fixes."""

    def __init__(
        self, fixes: Fixes, words: Words, align: Callable[[str, str], tuple[Ruby, ...]]
    ) -> None:
        self._fixes = fixes
        self._words = words
        self._align = align
        self._reread: dict[tuple[Unit, Fix], tuple[Unit, str] | None] = {}

    def proof(self, text: str, units: Sequence[Unit], choices: Sequence[Choice]) -> Proof:
        """The words of `text` with the fixes that are for them in place of what was chosen."""
        if not self._fixes.concern(text):
            return Proof(units, choices)
        starts = list(accumulate((len(unit.surface) for unit in units), initial=0))
        found = self._fixes.found(text, {*starts, *_cuts_within(units, starts)})
        return self._fixed(units, choices, starts, found) if found else Proof(units, choices)

    def _fixed(
        self,
        units: Sequence[Unit],
        choices: Sequence[Choice],
        starts: Sequence[int],
        places: Sequence[Found],
    ) -> Proof:
        rest: list[Furigana] = []
        units, choices = list(units), list(choices)
        number = {start: n for n, start in enumerate(starts[:-1])}
        for place in places:
            n = number.get(place.start, -1)
            read = self._read(units[n], place.fix) if n >= 0 else None
            if read is None:
                rest += self._spread(place)
            else:
                others = dict.fromkeys((choices[n].reading, *choices[n].alternatives))
                others.pop(read[1], None)
                units[n] = read[0]
                choices[n] = Choice(read[1], "user", 1.0, tuple(others))
        return Proof(units, choices, tuple(rest))

    def _spread(self, place: Found) -> Iterator[Furigana]:
        at = place.start
        for base, reading in self._align(place.fix.surface, place.fix.reading):
            if reading:
                yield Furigana(at, at + len(base), reading)
            at += len(base)

    def _read(self, unit: Unit, fix: Fix) -> tuple[Unit, str] | None:
        """The word, and its stem's reading, if the fix is for the word or its stem."""
        if unit.numeral is not None:
            return None
        key = (unit, fix)
        if key not in self._reread:
            if len(self._reread) > _MEMO:
                self._reread.clear()
            self._reread[key] = self._looked_up(unit, fix)
        return self._reread[key]

    def _looked_up(self, unit: Unit, fix: Fix) -> tuple[Unit, str] | None:
        reading = _stem_reading(unit, fix)
        if reading and reading not in unit.readings and unit.morphemes[0].inflects:
            # 行った read いった is a form of 行く: another word than 行う.
            for other in self._others(unit, reading + _read_of(unit.morphemes[unit.stem :])):
                return other, _stem_reading(other, fix) or reading
        return (unit, reading) if reading else None

    def _others(self, unit: Unit, wanted: str) -> Iterator[Unit]:
        """The words that are spelt like the unit and read so, the tagger's best first."""
        for path in paths(unit.surface, _PATHS):
            if _read_of(path) == kana.to_hiragana(wanted):
                found = self._words.units(path, ())
                if len(found) == 1:
                    yield found[0]


def _cuts_within(units: Sequence[Unit], starts: Sequence[int]) -> Iterator[int]:
    """Where the stems of words end, and the parts of a person's name."""
    for unit, start in zip(units, starts, strict=False):
        whole = 1 if unit.name.kind == "person" else unit.stem
        if whole < len(unit.morphemes):
            ends = accumulate((len(m.surface) for m in unit.morphemes), initial=start)
            yield from list(ends)[whole:]


def _stem_reading(unit: Unit, fix: Fix) -> str:
    """How the fix reads the unit's stem; empty if it is for something else."""
    stem, ending = unit.morphemes[: unit.stem], _read_of(unit.morphemes[unit.stem :])
    if fix.surface == "".join(m.surface for m in stem):
        return fix.reading
    if fix.surface == unit.surface and kana.to_hiragana(fix.reading).endswith(ending):
        return fix.reading[: len(fix.reading) - len(ending)]
    return ""


def _read_of(morphemes: Sequence[Morpheme]) -> str:
    return "".join(m.reading for m in morphemes)
