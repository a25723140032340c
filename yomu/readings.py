"""Which reading a word has in its context, how sure that is, and why."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from yomu import context, data, kana
from yomu.model import Kanji, Provenance
from yomu.reading_model import ReadingModel, probabilities, scores
from yomu.words import Unit

_MEMO = 20_000
_ALTERNATIVES = 4
_GUESSED = 0.3
"""Confidence in the reading of kanji that no dictionary has as a word."""
_WORTH_SAYING = 0.002
"""Probability of an alternative below which it is not named."""


class Choice(NamedTuple):
    """The reading chosen for a unit's stem."""

    reading: str
    provenance: Provenance
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()


class Candidates(NamedTuple):
    """The readings a word can have, and what there is to say of them without context."""

    readings: tuple[str, ...]
    head: str
    """The word without okurigana, by which the model knows it."""
    labels: tuple[str, ...]
    ending: str
    """Okurigana and what inflects the word."""
    general: tuple[int, ...]
    """The score of each reading that does not depend on the place."""
    kinds: tuple[str, ...]


@cache
def preferred() -> dict[tuple[str, str], int]:
    """What is added to the score of a word's plain modern reading: 日本 にほん, not にっぽん."""
    rows = data.table("preferred_readings.tsv")
    return {(row["word"], row["reading"]): int(row["weight"]) for row in rows}


class Chooser:
    """Chooses readings with a model; remembers what it knows of words."""

    def __init__(self, model: ReadingModel, kanji: Callable[[str], Kanji]) -> None:
        self._model = model
        self._kanji = kanji
        self._candidates: dict[Unit, Candidates] = {}
        self._certain: dict[Unit, Choice] = {}

    def choose(self, units: Sequence[Unit]) -> list[Choice]:
        """A reading for each unit of a sentence."""
        tokens: list[context.Token] = []
        choices = []
        for at, unit in enumerate(units):
            choice = self._certain.get(unit) or self._without_context(unit)
            if choice is None:
                tokens = tokens or [context.token(unit) for unit in units]
                choice = self._in_context(unit, tokens, at)
            choices.append(choice)
        return choices

    def candidates(self, unit: Unit) -> Candidates:
        """The readings the unit can have."""
        found = self._candidates.get(unit)
        if found is None:
            if len(self._candidates) > _MEMO:
                self._candidates.clear()
            found = self._candidates[unit] = self._listed(unit)
        return found

    def _without_context(self, unit: Unit) -> Choice | None:
        """The choice for a word with one reading; none where there is something to choose."""
        if unit.numeral is not None:
            numeral = unit.numeral
            return Choice(numeral.reading, "number", numeral.confidence, numeral.alternatives)
        if kana.has_kanji(unit.surface) and len(self.candidates(unit).readings) > 1:
            return None
        if len(self._certain) > _MEMO:
            self._certain.clear()
        reading = unit.readings[0]
        guessed = unit.stem == 1 and not unit.morphemes[0].known and kana.has_kanji(unit.surface)
        sure = _GUESSED if guessed else 1.0
        found = self._certain[unit] = Choice(reading, provenance(unit, reading), sure)
        return found

    def _in_context(self, unit: Unit, tokens: Sequence[context.Token], at: int) -> Choice:
        known = self.candidates(unit)
        probable = probabilities(self._scores(known, tokens, at))
        order = sorted(range(len(probable)), key=lambda n: -probable[n])
        reading = known.readings[order[0]]
        others = [n for n in order[1 : _ALTERNATIVES + 1] if probable[n] > _WORTH_SAYING]
        return Choice(
            reading,
            "model" if reading != unit.readings[0] else provenance(unit, reading),
            _rounded(probable[order[0]]),
            tuple(known.readings[n] for n in others),
        )

    def _scores(self, known: Candidates, tokens: Sequence[context.Token], at: int) -> list[int]:
        own = self._model.word(known.head)
        features = context.around(tokens, at, known.ending)
        general = self._model.general
        place = context.place(tokens, at)
        return [
            score + fixed + (general.get(f"L{kind}{place}", 0) if kind else 0)
            for score, fixed, kind in zip(
                scores(own, known.labels, features), known.general, known.kinds, strict=True
            )
        ]

    def _listed(self, unit: Unit) -> Candidates:
        stem = "".join(m.surface for m in unit.morphemes[: unit.stem])
        head, _ = context.head_of(stem, unit.readings[0])
        added = self._model.word(head).added.get(stem, ())
        readings = tuple(dict.fromkeys((*unit.readings, *added)))
        kinds = self.kinds(stem, readings)
        general = self._model.general
        labels = tuple(context.head_of(stem, reading)[1] for reading in readings)
        fixed = tuple(
            sum(general.get(feature, 0) for feature in features) + preferred().get((head, label), 0)
            for label, features in zip(labels, context.facts(unit, readings, kinds), strict=True)
        )
        ending = stem[-1] + unit.surface[len(stem) :]
        return Candidates(readings, head, labels, ending, fixed, kinds)

    def kinds(self, stem: str, readings: Sequence[str]) -> tuple[str, ...]:
        """Whether each reading of a single kanji is an on or a kun reading; empty for others."""
        if len(stem) != 1:
            return ("",) * len(readings)
        kanji = self._kanji(stem)
        on = {kana.to_hiragana(reading) for reading in kanji.on}
        kun = {reading.partition(".")[0].strip("-") for reading in kanji.kun}
        return tuple("on" if r in on else "kun" if r in kun else "other" for r in readings)


_STEPS = (0.999, 0.995, 0.99, 0.98, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)


def _rounded(probability: float) -> float:
    """A probability in few steps, rounded down, so that equal words stay one value."""
    return next((step for step in _STEPS if probability >= step), 0.3)


def provenance(unit: Unit, reading: str) -> Provenance:
    """Where a reading that no context decided comes from."""
    if not kana.has_kanji(unit.surface):
        return ""
    if unit.stem > 1:
        return "dictionary"
    return "mecab" if reading == unit.morphemes[0].reading else "dictionary"
