"""A text in numbers: what `yomu stats` tells of it."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from yomu.model import Word
from yomu.study.bands import BANDS, NAMES, band
from yomu.study.coverage import Coverage, Met
from yomu.study.readability import Readability

NOWHERE = "none"
"""What words and kanji of no level go by."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """A word to be learnt."""

    word: str
    reading: str
    count: int
    """How often it stands in the text."""
    level: str
    """N5 … N1, or empty."""
    gloss: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """The numbers of one text; shares are of 1. The fields are the keys of `--to json`."""

    text: str
    """Its name."""
    characters: int
    """Without spaces."""
    kanji: int
    distinct_kanji: int
    sentences: int
    words: int
    """Running words; punctuation is none."""
    distinct_words: int
    """Words worth learning: no particles, numbers or names."""
    readability: float
    readability_level: str
    known: float
    """The known share of the running words."""
    known_vocabulary: float
    """The known share of the running words that are worth learning."""
    bands: Mapping[str, float]
    """How common the running words are that are worth learning."""
    levels: Mapping[str, float]
    """JLPT levels of the running words that are worth learning; empty without lists."""
    grades: Mapping[str, float]
    """School years of the kanji."""
    learn: tuple[Learnt, ...]
    """The fewest words that lift `known` to what is wanted, the most frequent first."""
    known_then: float
    """The known share when these are learnt."""


def made(
    text: str,
    coverage: Coverage,
    readability: Readability,
    target: float,
    level: Callable[[Word], int] | None,
) -> Portrait:
    """The portrait of a text that was counted; `level` tells a word's JLPT level, if anything."""
    lesson = coverage.lesson(target)
    return Portrait(
        text=text,
        characters=coverage.characters,
        kanji=coverage.kanji.total(),
        distinct_kanji=len(coverage.kanji),
        sentences=coverage.sentences,
        words=coverage.words,
        distinct_words=len(coverage.items),
        readability=round(readability.score, 2),
        readability_level=readability.level,
        known=round(coverage.share, 4),
        known_vocabulary=round(coverage.vocabulary_share, 4),
        bands=_bands(coverage),
        levels=_levels(coverage, level) if level else {},
        grades=_grades(coverage),
        learn=tuple(_learnt(met, level) for met in lesson.words),
        known_then=round(lesson.share, 4),
    )


def _bands(coverage: Coverage) -> Mapping[str, float]:
    counts = {name: 0 for number, name in BANDS.items() if number != NAMES}
    for met in coverage.items:
        counts[BANDS[band(met.word)]] += met.count
    return _shares(counts)


def _levels(coverage: Coverage, level: Callable[[Word], int]) -> Mapping[str, float]:
    counts = dict.fromkeys(("N5", "N4", "N3", "N2", "N1", NOWHERE), 0)
    for met in coverage.items:
        counts[_named(level(met.word)) or NOWHERE] += met.count
    return _shares(counts)


def _grades(coverage: Coverage) -> Mapping[str, float]:
    counts: Counter[str] = Counter()
    for character, count in coverage.kanji.items():
        grade = coverage.grades.get(character, 0)
        counts[str(grade) if 0 < grade < 9 else NOWHERE] += count
    return _shares({name: counts[name] for name in ("1", "2", "3", "4", "5", "6", "8", NOWHERE)})


def _shares(counts: Mapping[str, int]) -> Mapping[str, float]:
    total = sum(counts.values()) or 1
    return {name: round(count / total, 4) for name, count in counts.items()}


def _learnt(met: Met, level: Callable[[Word], int] | None) -> Learnt:
    word, reading = met.pair
    gloss = met.word.gloss or _first_gloss(met.word)
    return Learnt(word, reading, met.count, _named(level(met.word)) if level else "", gloss)


def _named(level: int) -> str:
    return f"N{level}" if level else ""


def _first_gloss(word: Word) -> str:
    senses = word.entries[0].senses if word.entries else ()
    return senses[0].glosses[0] if senses and senses[0].glosses else ""
