"""Which reading a word has in its context, how sure that is, and why."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from yomu import confidence, context, data, kana
from yomu.fitting import is_voiced
from yomu.model import CERTAIN, Kanji, Provenance
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


Edges = tuple[confidence.Edge, confidence.Edge, confidence.Edge]
"""Of the word before, of the word itself, of the word after."""


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
    barred: tuple[int, ...] = ()
    """What is taken from the score of each where no compound can be; empty if from none."""


_BARRED = 1_000
"""More than any context weighs, in hundredths of a logit."""


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
        self._sole: dict[Unit, str] = {}
        self._edges: dict[Unit | None, confidence.Edge] = {}
        self._settled: dict[tuple[object, ...], Choice] = {}
        self._alone: dict[tuple[Unit, str], int] = {}
        self._beside: dict[tuple[object, ...], int] = {}

    def choose(self, units: Sequence[Unit]) -> list[Choice]:
        """A reading for each unit of a sentence."""
        tokens: list[context.Token] = []
        choices = []
        for at, unit in enumerate(units):
            choice = self._certain.get(unit) or self._without_context(unit)
            if choice is None:
                edges = self._edges_at(units, at)
                if len(self.candidates(unit).readings) > 1:
                    tokens = tokens or [context.token(unit) for unit in units]
                    choice = self._in_context(unit, tokens, at, edges)
                else:
                    choice = self._only(unit, edges)
            choices.append(choice)
        return choices

    def likeliest(self, units: Sequence[Unit]) -> list[str]:
        """The reading of each unit of a sentence that `choose` chooses; not how sure that is."""
        tokens: list[context.Token] = []
        found = []
        for at, unit in enumerate(units):
            reading = self._sole.get(unit)
            if reading is None:
                reading = self._remembered_sole(unit)
            if not reading:
                tokens = tokens or [context.token(unit) for unit in units]
                known = self.candidates(unit)
                weighed = self._scores(known, tokens, at)
                reading = known.readings[weighed.index(max(weighed))]
            found.append(reading)
        return found

    def _remembered_sole(self, unit: Unit) -> str:
        """The unit's reading if it has but one, or is a numeral; empty if it has several."""
        if len(self._sole) > _MEMO:
            self._sole.clear()
        if unit.numeral is not None:
            sole = unit.numeral.reading
        elif kana.has_kanji(unit.surface) and len(self.candidates(unit).readings) > 1:
            sole = ""
        else:
            sole = unit.readings[0]
        self._sole[unit] = sole
        return sole

    def evidence(self, units: Sequence[Unit], at: int) -> list[str]:
        """What the confidence of the choice at this place is weighed from, as features."""
        unit = units[at]
        edges = self._edges_at(units, at)
        if unit.numeral is not None:
            return [f"1{feature}" for feature in confidence.alone(unit, unit.numeral.reading)]
        if len(self.candidates(unit).readings) < 2:
            features = confidence.alone(unit, unit.readings[0]) + confidence.beside(*edges)
            return ["1", *(f"1{feature}" for feature in features)]
        known, probable, order = self._ordered(unit, [context.token(u) for u in units], at)
        features = self._of_choice(known, probable, order)
        features += confidence.alone(unit, known.readings[order[0]]) + confidence.beside(*edges)
        return ["2", *(f"2{feature}" for feature in features)]

    def candidates(self, unit: Unit) -> Candidates:
        """The readings the unit can have."""
        found = self._candidates.get(unit)
        if found is None:
            if len(self._candidates) > _MEMO:
                self._candidates.clear()
            found = self._candidates[unit] = self._listed(unit)
        return found

    def _without_context(self, unit: Unit) -> Choice | None:
        """The choice for what stands on its own: a numeral, or what has no kanji."""
        if unit.numeral is None and kana.has_kanji(unit.surface):
            return None
        if len(self._certain) > _MEMO // 3:  # a text whose lines are numbered has no end of them
            self._certain.clear()
        numeral = unit.numeral
        if numeral is None:
            found = Choice(unit.readings[0], "")
        else:
            weight = confidence.weighed(
                self._model.general, confidence.alone(unit, numeral.reading), "1"
            )
            sure = confidence.confidence(weight)
            found = Choice(numeral.reading, "number", sure, numeral.alternatives)
        self._certain[unit] = found
        return found

    def _only(self, unit: Unit, edges: Edges) -> Choice:
        """The choice for a word with one reading, between words with these edges."""
        key = (unit, *edges)
        found = self._settled.get(key)
        if found is None:
            if len(self._settled) > _MEMO:
                self._settled.clear()
            reading = unit.readings[0]
            weight = self._model.general.get(f"{confidence.PREFIX}1", 0)
            weight += self._situated(unit, reading, edges, "1")
            guessed = unit.stem == 1 and not unit.morphemes[0].known
            sure = _GUESSED if guessed else confidence.confidence(weight)
            others = self._of_the_kanji(unit, reading) if sure < CERTAIN else ()
            found = Choice(reading, provenance(unit, reading), sure, others)
            self._settled[key] = found
        return found

    def _of_the_kanji(self, unit: Unit, reading: str) -> tuple[str, ...]:
        """The other readings of a single kanji, which may be a piece of an unknown word."""
        stem = unit.morphemes[0].surface
        if unit.stem > 1 or len(stem) > 1 or not kana.is_kanji(stem):
            return ()
        kanji = self._kanji(stem)
        on = [kana.to_hiragana(listed) for listed in kanji.on]
        kun = [listed.partition(".")[0] for listed in kanji.kun]
        listed = dict.fromkeys(one.strip("-") for one in (*on, *kun))
        return tuple(one for one in listed if one != reading)[:_ALTERNATIVES]

    def _in_context(
        self, unit: Unit, tokens: Sequence[context.Token], at: int, edges: Edges
    ) -> Choice:
        known, probable, order = self._ordered(unit, tokens, at)
        reading = known.readings[order[0]]
        others = [n for n in order[1 : _ALTERNATIVES + 1] if probable[n] > _WORTH_SAYING]
        general = self._model.general
        weight = general.get(f"{confidence.PREFIX}2", 0)
        weight += confidence.weighed(general, self._of_choice(known, probable, order), "2")
        weight += self._situated(unit, reading, edges, "2")
        return Choice(
            reading,
            "model" if reading != unit.readings[0] else provenance(unit, reading),
            confidence.confidence(weight),
            tuple(known.readings[n] for n in others or order[1:2]),
        )

    def _ordered(
        self, unit: Unit, tokens: Sequence[context.Token], at: int
    ) -> tuple[Candidates, list[float], list[int]]:
        """The candidates, how probable each is, and their order by that."""
        known = self.candidates(unit)
        probable = probabilities(self._scores(known, tokens, at))
        return known, probable, sorted(range(len(probable)), key=lambda n: -probable[n])

    def _of_choice(
        self, known: Candidates, probable: Sequence[float], order: Sequence[int]
    ) -> list[str]:
        return confidence.chosen(
            [probable[n] for n in order],
            [known.readings[n] for n in order[:2]],
            known.kinds[order[0]],
            known.head,
            self._model.word(known.head).seen,
        )

    def _situated(self, unit: Unit, reading: str, edges: Edges, group: str) -> int:
        """The weight of what the word is, and of what stands beside it."""
        general = self._model.general
        alone = self._alone.get((unit, reading))
        if alone is None:
            if len(self._alone) > _MEMO:
                self._alone.clear()
            features = confidence.alone(unit, reading)
            alone = confidence.weighed(general, features, group)
            self._alone[(unit, reading)] = alone
        beside = self._beside.get((*edges, group))
        if beside is None:
            beside = confidence.weighed(general, confidence.beside(*edges), group)
            self._beside[(*edges, group)] = beside
        return alone + beside

    def _edges_at(self, units: Sequence[Unit], at: int) -> Edges:
        before = units[at - 1] if at else None
        after = units[at + 1] if at + 1 < len(units) else None
        return self._edge(before), self._edge(units[at]), self._edge(after)

    def _edge(self, unit: Unit | None) -> confidence.Edge:
        found = self._edges.get(unit)
        if found is None:
            if len(self._edges) > _MEMO:
                self._edges.clear()
            found = self._edges[unit] = confidence.edge(unit)
        return found

    def _scores(self, known: Candidates, tokens: Sequence[context.Token], at: int) -> list[int]:
        own = self._model.word(known.head)
        features = context.around(tokens, at, known.ending)
        general = self._model.general
        place = context.place(tokens, at)
        found = [
            score + fixed + (general.get(f"L{kind}{place}", 0) if kind else 0)
            for score, fixed, kind in zip(
                scores(own, known.labels, features), known.general, known.kinds, strict=True
            )
        ]
        if known.barred and not context.is_joined(tokens, at):
            return [score - less for score, less in zip(found, known.barred, strict=True)]
        return found

    def _listed(self, unit: Unit) -> Candidates:
        stem = "".join(m.surface for m in unit.morphemes[: unit.stem])
        head, _ = context.head_of(stem, unit.readings[0])
        # A character that stands for a country is read as one: 日|ウクライナ|首脳, not び.
        settled = unit.told or (unit.name.kind != "" and not unit.entries)
        added = () if settled else self._model.added.get(stem, ())
        readings = tuple(dict.fromkeys((*unit.readings, *added)))
        ending = stem[-1] + unit.surface[len(stem) :]
        if len(readings) == 1:
            return Candidates(readings, head, ("",), ending, (0,), ("",))
        kinds = self.kinds(stem, readings)
        general = self._model.general
        labels = tuple(context.head_of(stem, reading)[1] for reading in readings)
        fixed = tuple(
            sum(general.get(feature, 0) for feature in features) + preferred().get((head, label), 0)
            for label, features in zip(labels, context.facts(unit, readings, kinds), strict=True)
        )
        barred = tuple(_BARRED * self._is_voiced(stem, r, readings) for r in readings)
        return Candidates(
            readings, head, labels, ending, fixed, kinds, barred if any(barred) else ()
        )

    def _is_voiced(self, stem: str, reading: str, others: Sequence[str]) -> bool:
        """Whether it is another one, voiced as in a compound: 布団 ぶとん; but 大国 だいこく."""
        if not is_voiced(reading, others):
            return False
        kanji = self._kanji(stem[0])
        listed = (*map(kana.to_hiragana, kanji.on), *kanji.kun)
        return not any(one.startswith(reading[0]) for one in listed)

    def kinds(self, stem: str, readings: Sequence[str]) -> tuple[str, ...]:
        """Whether each reading of a single kanji is an on or a kun reading; empty for others."""
        if len(stem) != 1:
            return ("",) * len(readings)
        kanji = self._kanji(stem)
        on = {kana.to_hiragana(reading) for reading in kanji.on}
        kun = {reading.partition(".")[0].strip("-") for reading in kanji.kun}
        return tuple("on" if r in on else "kun" if r in kun else "other" for r in readings)


def provenance(unit: Unit, reading: str) -> Provenance:
    """Where a reading that no context decided comes from."""
    if not kana.has_kanji(unit.surface):
        return ""
    if unit.stem > 1:
        return "dictionary"
    return "mecab" if reading == unit.morphemes[0].reading else "dictionary"
