"""How much of a text a reader knows, and the fewest words to learn to know enough of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from yomu import kana
from yomu.model import Sentence, Word
from yomu.remembered import remembered
from yomu.study.bands import rank_of
from yomu.study.grammatical import is_grammatical
from yomu.study.headword import headword_of
from yomu.study.known import Pair, knows
from yomu.study.vocabulary import worth_learning

TARGET = 0.95
"""The share of running words that readers are found to need to understand a text (Laufer 1989;
0.98 to read for pleasure, Hu and Nation 2000)."""


@dataclass(slots=True)
class Met:
    """A word to be learnt, and how often it stands in a text."""

    pair: Pair
    word: Word
    known: bool
    count: int = 0


class Lesson(NamedTuple):
    """Words to learn, and the share of the text that is known then."""

    words: Sequence[Met]
    share: float


class Coverage:
    """Counts the words of one text; what it holds grows with the vocabulary, not with the text.

    Particles, する and the like, numbers and names count as known, as in the studies behind
    `TARGET`.
    """

    def __init__(self, pairs: frozenset[Pair]) -> None:
        self._pairs = pairs
        self._items: dict[Pair, Met] = {}
        self._met = remembered(self._item)
        self.characters = 0
        self.sentences = 0
        self.words = 0
        self.kanji: Counter[str] = Counter()
        self.grades: dict[str, int] = {}

    def meet(self, sentence: Sentence) -> None:
        """Take up a sentence."""
        words = [word for word in sentence.words if word.pos != "symbol"]
        self.sentences += bool(words)
        self.words += len(words)
        for word in words:
            met = self._met(word)
            if met:
                met.count += 1
        text = sentence.text
        self.characters += sum(not character.isspace() for character in text)
        self.kanji.update(filter(kana.is_kanji, text))
        self.grades.update((one.character, one.grade) for one in sentence.kanji)

    @property
    def items(self) -> Sequence[Met]:
        """The words to be learnt or known already, in order of first appearance."""
        return tuple(self._items.values())

    @property
    def share(self) -> float:
        """The share of running words that is known."""
        return 1 - sum(met.count for met in self._unknown()) / self.words if self.words else 1.0

    @property
    def vocabulary_share(self) -> float:
        """The same among the words worth learning alone."""
        total = sum(met.count for met in self.items)
        return sum(met.count for met in self.items if met.known) / total if total else 1.0

    def lesson(self, target: float) -> Lesson:
        """The fewest words that lift the known share to `target`, the most telling first.

        A word lifts it by how often it stands there, so the most frequent ones are the fewest.
        """
        rest = self.words - round(self.share * self.words)
        chosen: list[Met] = []
        for met in sorted(self._unknown(), key=_worth):
            if rest <= (1 - target) * self.words:
                break
            chosen.append(met)
            rest -= met.count
        return Lesson(chosen, 1 - rest / self.words if self.words else 1.0)

    def _unknown(self) -> Iterable[Met]:
        return (met for met in self._items.values() if not met.known)

    def _item(self, word: Word) -> Met | None:
        if word.kind != "word" or not worth_learning(word):
            return None
        pair = headword_of(word)
        if is_grammatical(pair[0]):
            return None
        if pair not in self._items:
            self._items[pair] = Met(pair, word, knows(self._pairs, word))
        return self._items[pair]


def fitting(shares: Sequence[float], target: float) -> int:
    """Which of several texts fits a reader best: the one that teaches most and can still be read.

    That is the text whose known share is least above `target`, or else nearest below it.
    """
    return min(range(len(shares)), key=lambda n: (shares[n] < target, abs(shares[n] - target)))


def _worth(met: Met) -> tuple[int, int]:
    """What is frequent here comes first, then what is common elsewhere; then order."""
    return -met.count, rank_of(met.word)
