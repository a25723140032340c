"""What a text is about: its words against a background of ordinary Japanese.

A word's keyness is the log-likelihood ratio of Dunning (1993), as Rayson and Garside (2000) compare
corpora with it: 10.83 and more would come about by chance once in a thousand times. Negative where
the word is rarer in the text than elsewhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from math import log
from typing import Any

from yomu import data, kana
from yomu.model import PartOfSpeech, Word
from yomu.study.item import Item

ABOUT = 10.83
"""A text is about the words of at least this keyness (chance: 1 in 1,000)."""
CORPUS = 1_000_000
"""Words the background counts as: a share says how likely a word is to be met, no more."""
_VOCABULARY = 130_000
_EULER = 0.5772


def log_likelihood(count: int, words: int, share: float) -> float:
    """How surprising it is to meet a word of such a share `count` times among so many `words`."""
    elsewhere = share * CORPUS
    both = words + CORPUS
    expected = words * (count + elsewhere) / both
    expected_there = CORPUS * (count + elsewhere) / both
    ratio = 2 * (_surprise(count, expected) + _surprise(elsewhere, expected_there))
    return ratio if count >= expected else -ratio


def _surprise(seen: float, expected: float) -> float:
    return seen * log(seen / expected) if seen > 0 and expected > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Background:
    """How much of ordinary Japanese a word is."""

    counted: Mapping[str, float] = field(default_factory=dict)
    """Shares by form, as counted in corpora; empty where they are estimated."""

    def share(self, word: str, rank: int) -> float:
        """The share of `word`, of JMdict's `rank` (see `Entry.rank`), among running words.

        What is counted are forms as they are inflected: of 行う only 行う itself, so that for what
        inflects the estimate is believed where it is higher.
        """
        counted = self.counted.get(word, 0.0)
        if not counted or kana.is_hiragana(word[-1:]):
            counted = max(counted, _estimated(rank))
        return max(counted, _judged().get(word, 0.0))


@cache
def background() -> Background:
    """The counts of wordfreq if that library is installed, else what JMdict's bands suggest."""
    try:
        import wordfreq
    except ImportError:
        return Background()
    library: Any = wordfreq
    return Background(library.get_frequency_dict("ja", wordlist="best"))


def scored(items: Iterable[Item], words: int, against: Background | None = None) -> Iterator[Item]:
    """`items` with their keyness in texts of so many running words."""
    ordinary = against or background()
    for item in items:
        parts = [(part.lemma, _rank(part)) for part in item.parts] if item.composed else []
        share = min((ordinary.share(*part) for part in parts), default=0.0) / _BOUND
        share = share or ordinary.share(item.word, item.frequency)
        yield replace(item, keyness=log_likelihood(item.count, words, share))


_BOUND = 10
"""A run of words is met at most about so much less often than the rarest of them."""


def _rank(word: Word) -> int:
    return word.entries[0].rank if word.entries else 99


def about(item: Item) -> bool:
    """Whether a text is about it: a key word that names something, so no よく and no しかし."""
    return item.keyness >= ABOUT and item.word_class in _TELLING


_TELLING: frozenset[PartOfSpeech] = frozenset(
    ("noun", "name", "verb", "adjective", "na-adjective", "expression", "suffix")
)


@cache
def _judged() -> Mapping[str, float]:
    """The shares of words that stand in every text (dictionaries/frequent.tsv)."""
    return {row["word"]: 10 ** (float(row["zipf"]) - 9) for row in data.table("frequent.tsv")}


@cache
def _estimated(rank: int) -> float:
    """By Zipf's law the word of rank r is 1/r of the first: a band's mean share.

    Words marked common without a band count as the 18,000th, unmarked ones as the 80,000th.
    """
    if rank > 48:
        return 1 / (18_000 if rank == 49 else 80_000) / _harmonic(_VOCABULARY)
    first, last = 500 * (rank - 1), 500 * rank
    met = _harmonic(last) - (_harmonic(first) if first else 0)
    return met / 500 / _harmonic(_VOCABULARY)


def _harmonic(n: int) -> float:
    return log(n) + _EULER + 1 / (2 * n)
