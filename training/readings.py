"""Learn which reading a word has in context, and write `dictionaries/readings.model`.

    python -m training.readings --gold DIR [--hold-out K/N] [-o FILE]

DIR holds the open gold sets as JSON Lines (`wac.dev.jsonl` …); to them come the sentences of
`training/sentences`, written to teach what the sets show too rarely. With `--hold-out 0/5` the
documents of the first of five parts are left out, so that they can be measured on. The same sets
give the same file.

A log-linear model over the features of `yomu.context`, trained by AdaGrad on the likelihood of the
right readings. How sure its choices are is learnt in the same way, over the features of
`yomu.confidence`, from what models that had not seen a document made of it. What else was tried,
and what each gave, is in docs/readings.md.
"""

import argparse
import math
import random
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import yomu
from training.gold import OWN, SETS, Example, examples, own, verdicts
from yomu import context, data
from yomu.annotation import Annotator
from yomu.confidence import PREFIX
from yomu.reading_model import ADDED, SCALE, ReadingModel
from yomu.readings import Choice, Chooser
from yomu.words import Unit


class Pace(NamedTuple):
    """How to learn."""

    epochs: int
    rate: float
    decay: float
    orders: int = 1
    """How often to learn from the beginning, each time in another order of the sentences."""


CHOICE = Pace(3, 0.3, 1e-6, orders=8)
SURE = Pace(5, 0.05, 1e-3)
PARTS = 3
"""Parts of the documents; each is read by a model that has learnt from the others."""
KEPT = 0.1
"""Weights smaller than this are left out of the file."""
WORDS = Path(__file__).parent / "words.tsv"
SEEN = 2
"""How often a reading no dictionary lists must occur to become a candidate."""

MOST_SEEN = 99
OURS = 0.5
"""What a sentence of our own weighs, beside one of a text."""
TOLD = 3.0
"""The weight of a reading that `training/words.tsv` names."""

Feature = tuple[str, str, str]
"""The word and the reading it belongs to, empty where it belongs to all; its name."""
Weights = dict[Feature, float]
Added = dict[str, tuple[str, ...]]

HEADER = """\
# The model that chooses readings in context; made by training/readings.py.
# Learnt from: Wikipedia Annotated Corpus (CC BY-SA 4.0), JSUT basic5000 (CC BY-SA 4.0),
# ROHAN4600 (CC0), ITA corpus (public domain). This file: CC BY-SA 4.0; see NOTICE.
"""


class Instance(NamedTuple):
    """A word with a choice: the features of each of its readings, and which are right."""

    rows: list[list[Feature]]
    right: list[int]
    partial: bool = False
    """Whether it teaches its own word only: our sentences show rare readings more often than texts
    do, and would teach that the dictionary's first reading is not to be trusted."""


def main() -> None:
    """Train and write."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    arguments.add_argument("--gold", type=Path, required=True)
    arguments.add_argument("--hold-out", default="", metavar="K/N")
    arguments.add_argument("-o", "--output", type=Path, default=data.path("titles.tsv").parent)
    given = arguments.parse_args()
    annotator = Annotator(yomu.lexicon(), ReadingModel(b""))
    kept = [e for e in examples(given.gold, annotator) if not held_out(e.doc, given.hold_out)]
    kept += own(Path(__file__).parent / "sentences", annotator)
    lines = trained(kept, annotator)
    target = given.output / "readings.model" if given.output.is_dir() else given.output
    # By a rename: a yomu that is running has the old file mapped.
    new = target.with_name(f"{target.name}.new")
    new.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    new.replace(target)
    print(f"{target}: {len(lines)} words from {len(kept)} sentences ({', '.join(SETS)})")


def held_out(doc: str, part: str) -> bool:
    """Whether a document belongs to the part `K/N`."""
    if not part:
        return False
    k, n = part.split("/")
    return zlib.crc32(doc.encode()) % int(n) == int(k)


def trained(kept: Sequence[Example], annotator: Annotator) -> list[str]:
    """The lines of the model's file."""
    weights, added, seen = _chosen_by(kept, annotator)
    sure = _learnt(list(_judged(kept, annotator)), SURE)
    for (_, _, feature), weight in sure.items():
        weights["", "", PREFIX + feature] = weight
    return list(_lines(weights, added, seen))


def _chosen_by(
    kept: Sequence[Example], annotator: Annotator
) -> tuple[Weights, Added, Counter[str]]:
    """What chooses readings: weights, readings to be added, how often each word was met."""
    added = _added(kept)
    chooser = Chooser(_only_adding(added), annotator.kanji)
    instances = [i for example in kept for i in _instances(example, chooser)]
    seen = Counter(instance.rows[0][0][0] for instance in instances)
    told = {f: TOLD for f in _told(annotator, chooser) if f[0] not in seen}
    seen.update({head: SEEN for head, _, _ in told})
    return _learnt(instances, CHOICE) | told, added, seen


def _told(annotator: Annotator, chooser: Chooser) -> Iterator[Feature]:
    """What speaks for the readings of words of which no sentence is needed to tell."""
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    for word, reading in (line.split("\t") for line in lines if not line.startswith("#")):
        units = annotator.units(word)
        known = chooser.candidates(units[0]) if len(units) == 1 and not units[0].numeral else None
        if known is not None and reading in known.readings and len(known.readings) > 1:
            yield known.head, known.labels[known.readings.index(reading)], "*"


def _judged(kept: Sequence[Example], annotator: Annotator) -> Iterator[Instance]:
    """For each word: what speaks for its reading, and whether it is right.

    Read by models that have not seen the document.
    """
    for part in range(PARTS):
        hidden = [e for e in kept if e.blocks and held_out(e.doc, f"{part}/{PARTS}")]
        names = {example.doc for example in hidden}
        learnt = _chosen_by([e for e in kept if e.doc not in names], annotator)
        model = ReadingModel("\n".join(_lines(*learnt)).encode())
        chooser = Chooser(model, annotator.kanji)
        for example in hidden:
            said = list(map(_said, example.units, chooser.choose(example.units)))
            for place, good in verdicts(example, said).items():
                features = chooser.evidence(example.units, place)
                rows = [[("", "", feature) for feature in features], []]
                yield Instance(rows, [0 if good else 1])


def _said(unit: Unit, choice: Choice) -> str:
    if unit.numeral is not None:
        return choice.reading
    return choice.reading + "".join(m.reading for m in unit.morphemes[unit.stem :])


def _added(kept: Iterable[Example]) -> Added:
    """Readings met often enough that the dictionary does not list, by the word's stem."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for example in kept:
        for place, right in example.right.items():
            unit = example.units[place]
            if right[0] not in unit.readings:
                seen[_stem(unit)][right[0]] += 1
    return {
        stem: tuple(sorted(r for r, count in readings.items() if count >= SEEN))
        for stem, readings in sorted(seen.items())
        if max(readings.values()) >= SEEN
    }


def _stem(unit: Unit) -> str:
    return "".join(m.surface for m in unit.morphemes[: unit.stem])


def _only_adding(added: Added) -> ReadingModel:
    """A model that knows nothing but the readings to be added."""
    return ReadingModel(_line_of(added).encode())


def _instances(example: Example, chooser: Chooser) -> Iterator[Instance]:
    tokens = [context.token(unit) for unit in example.units]
    for place, right in example.right.items():
        unit = example.units[place]
        known = chooser.candidates(unit)
        chosen = [n for n, reading in enumerate(known.readings) if reading in right]
        if len(known.readings) < 2 or not chosen:
            continue
        around = context.around(tokens, place, known.ending)
        facts = context.facts(unit, known.readings, known.kinds)
        beside = context.place(tokens, place)
        rows = []
        for label, kind, general in zip(known.labels, known.kinds, facts, strict=True):
            row = [(known.head, label, feature) for feature in around]
            row += [("", "", feature) for feature in general]
            row += [("", "", f"L{kind}{beside}")] if kind else []
            rows.append(row)
        yield Instance(rows, chosen, example.doc.startswith(OWN))


class _Numbered(NamedTuple):
    """An instance whose features are numbers."""

    rows: list[list[int]]
    moved: list[list[int]]
    """Of each row, the features whose weights it moves."""
    right: frozenset[int]
    weight: float


def _learnt(instances: Sequence[Instance], pace: Pace) -> Weights:
    """The weights that make the right rows likely, by AdaGrad.

    The mean over all epochs but the first of each order: what one order makes of a word that is met
    three times is chance.
    """
    numbers: dict[Feature, int] = {}
    numbered = [_numbered(instance, numbers) for instance in instances]
    shuffled = random.Random(1)
    mean = [0.0] * len(numbers)
    share = 1 / (pace.orders * (pace.epochs - 1))
    for _ in range(pace.orders):
        for weights in _epochs(numbered, len(numbers), pace, shuffled):
            mean = [a + share * w for a, w in zip(mean, weights, strict=True)]
    return dict(zip(numbers, mean, strict=True))


def _numbered(instance: Instance, numbers: dict[Feature, int]) -> _Numbered:
    rows = [[numbers.setdefault(f, len(numbers)) for f in row] for row in instance.rows]
    moved = rows
    if instance.partial:
        moved = [
            [number for f, number in zip(row, numbers_of, strict=True) if f[0]]
            for row, numbers_of in zip(instance.rows, rows, strict=True)
        ]
    weight = OURS if instance.partial else 1.0
    return _Numbered(rows, moved, frozenset(instance.right), weight)


def _epochs(
    instances: list[_Numbered], count: int, pace: Pace, shuffled: random.Random
) -> Iterator[list[float]]:
    """The weights of `count` features after each epoch but the first, begun anew."""
    weights, squares = [0.0] * count, [0.0] * count
    for epoch in range(pace.epochs):
        shuffled.shuffle(instances)
        for instance in instances:
            _step(instance, weights, squares, pace)
        if epoch:
            yield weights


def _step(instance: _Numbered, weights: list[float], squares: list[float], pace: Pace) -> None:
    scores = [sum(map(weights.__getitem__, row)) for row in instance.rows]
    best = max(scores)
    shares = [math.exp(score - best) for score in scores]
    total = sum(shares)
    good = sum(shares[n] for n in instance.right) / total
    for n, row in enumerate(instance.moved):
        share = shares[n] / total
        slope = instance.weight * (share - (share / good if n in instance.right else 0))
        if abs(slope) < 1e-3:
            continue
        for feature in row:
            step = slope + pace.decay * weights[feature]
            squares[feature] += step * step
            weights[feature] -= pace.rate * step / math.sqrt(squares[feature] + 1e-8)


def _lines(weights: Weights, added: Added, seen: Counter[str]) -> Iterator[str]:
    """The file: a line for what holds of all words, and one for each word."""
    kept = {key: round(w * SCALE) for key, w in weights.items() if abs(w) >= KEPT}
    general = {feature: w for (head, _, feature), w in sorted(kept.items()) if not head}
    yield _line("", general)
    yield _line_of(added)
    heads: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for (head, label, feature), weight in sorted(kept.items()):
        if head and not _BREAK(head + feature):
            heads[head][feature][label] = weight
    for head in sorted(heads):
        yield f"{head}\t{_word(heads[head], min(seen[head], MOST_SEEN))}"


def _word(rows: dict[str, dict[str, int]], seen: int) -> str:
    """The line of a word: how often it was met, its readings, then the features' weights."""
    labels = sorted({label for row in rows.values() for label in row})
    cells = {
        feature: " ".join(str(row.get(label, 0)) for label in labels)
        for feature, row in rows.items()
    }
    return _line(f"{seen}\t{' '.join(labels)}", cells)


def _line_of(added: Added) -> str:
    return _line(ADDED, {stem: " ".join(readings) for stem, readings in added.items()})


def _line(beginning: str, cells: Mapping[str, object]) -> str:
    """A line whose cells are sorted by their names, for `reading_model.Cells`."""
    return "\t".join((beginning, *(f"{name} {cells[name]}" for name in sorted(cells))))


# What neither a name nor a word may hold, for it ends a cell.
_BREAK = re.compile(r"[\t\n\r ]").search


if __name__ == "__main__":
    main()
