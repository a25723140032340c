"""Terms no dictionary has: runs of nouns that act as one word in these texts (米露|首脳).

Which runs are terms is weighed by C-value (Frantzi, Ananiadou and Mima 2000): frequent runs count,
long ones count more, and one that stands only inside a longer run counts for nothing by itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log2

from yomu import kana
from yomu.model import PartOfSpeech, Ruby, Sentence, Word
from yomu.study import composing
from yomu.study.item import Example

LONGEST = 6
"""Words of a term at most; a longer run of nouns is a list or a headline."""
KEPT = 50_000
"""Runs remembered; when there are more, those met least are forgotten."""


@dataclass(frozen=True, slots=True)
class Term:
    """A run of nouns that acts as one word. Always composed: no dictionary has it."""

    word: str
    reading: str
    """Its parts' readings, joined."""
    ruby: tuple[Ruby, ...]
    """Its bases join to `word`."""
    gloss: str
    """Put together from its parts, the head last: `US-Russia leaders`."""
    parts: tuple[Word, ...]
    count: int
    """How often it stands in the texts, within longer runs too."""
    c_value: float
    """How much of a term it is: the logarithm of its length times how often it stands by itself."""
    example: Example
    """Where it stands first."""
    texts: tuple[str, ...]
    """The names of the inputs it stands in, in order."""


class Terms:
    """Gathers the terms of texts; what it holds is bounded."""

    def __init__(self) -> None:
        self._runs: dict[tuple[str, ...], _Run] = {}
        self._forgotten = 0
        self._order = 0

    def meet(self, sentence: Sentence, text: str = "") -> None:
        """Take up a sentence of the input named `text`."""
        for first, last in runs(sentence.words):
            for start in range(first, last - 1):
                for end in range(start + 2, min(last, start + LONGEST) + 1):
                    self._count(sentence, start, end, text)

    def found(self, least: int = 1) -> Sequence[Term]:
        """The terms met at least so often, the best first."""
        values = self._c_values()
        chosen = [
            (value, key)
            for key, value in values.items()
            if value > 0 and self._runs[key].count >= least
        ]
        chosen.sort(key=lambda one: (-one[0], self._runs[one[1]].order))
        return [_term(key, self._runs[key], value) for value, key in chosen]

    def _count(self, sentence: Sentence, start: int, end: int, text: str) -> None:
        words = sentence.words[start:end]
        if not (composing.may_begin(words[0]) and composing.may_end(words[-1])):
            return
        key = tuple([stem(word) for word in words])
        known = self._runs.get(key)
        if known is None:
            if len(self._runs) >= KEPT:
                self._forget()
            example = Example(sentence, start, end, text)
            known = self._runs[key] = _Run(example, self._order, self._forgotten)
            self._order += 1
        known.count += 1
        known.texts[text] = None

    def _forget(self) -> None:
        """Lossy counting: a run as rare as those forgotten before it may go."""
        self._forgotten += 1
        self._runs = {key: run for key, run in self._runs.items() if run.seen > self._forgotten}

    def _c_values(self) -> dict[tuple[str, ...], float]:
        """C-value of each run, the longest first: the longer ones take away from those in them."""
        within: dict[tuple[str, ...], list[int]] = {}
        values = {}
        for key in sorted(self._runs, key=len, reverse=True):
            count = self._runs[key].count
            longer = within.get(key, [])
            alone = count - sum(longer) / len(longer) if longer else count
            values[key] = log2(len(key)) * alone
            if alone > 0:
                free = count - sum(longer)
                for inner in _inner(key):
                    if inner in self._runs:
                        within.setdefault(inner, []).append(free)
        return values


class _Run:
    """A run met, and how often."""

    __slots__ = ("count", "example", "order", "spared", "texts")

    def __init__(self, example: Example, order: int, spared: int) -> None:
        self.example, self.order, self.spared = example, order, spared
        self.count = 0
        self.texts: dict[str, None] = {}

    @property
    def seen(self) -> int:
        """How often it was met at most, what was forgotten of it included."""
        return self.count + self.spared


def runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where runs of two words or more begin and end that a term may consist of."""
    first = 0
    for at, word in enumerate(words):
        if not _may_belong(word) or at - first >= 4 * LONGEST:
            if at - first > 1:
                yield first, at
            first = at if _may_belong(word) else at + 1
        if word.inflections or stem(word) != word.surface:
            # 電話協議|した: what inflects ends the run
            if at + 1 - first > 1:
                yield first, at + 1
            first = at + 1
    if len(words) - first > 1:
        yield first, len(words)


def stem(word: Word) -> str:
    """A noun without the する that makes a verb of it: 合意 of 合意しました."""
    return word.lemma if word.surface.startswith(word.lemma) else word.surface


_POS: frozenset[PartOfSpeech] = frozenset({"noun", "name", "prefix", "suffix"})


@lru_cache(maxsize=20_000)
def _belongs(surface: str, pos: PartOfSpeech, kind: str, name: str) -> bool:
    return (
        pos in _POS
        and kind in ("word", "name", "latin")
        and name != "person"
        and not kana.is_hiragana(surface)
    )


def _may_belong(word: Word) -> bool:
    named = word.name.kind
    if not _belongs(stem(word), word.pos, word.kind, named):
        return False
    return composing.may_belong(word) and composing.is_known(word)


def _inner(key: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """The shorter runs within a run."""
    for length in range(2, len(key)):
        for start in range(len(key) - length + 1):
            yield key[start : start + length]


def _term(key: tuple[str, ...], run: _Run, value: float) -> Term:
    parts = run.example.words
    ruby = tuple(piece for word in parts for piece in bare_ruby(word))
    return Term(
        word="".join(key),
        reading="".join(piece.reading or piece.base for piece in ruby),
        ruby=ruby,
        gloss=composing.gloss(parts),
        parts=parts,
        count=run.count,
        c_value=value,
        example=run.example,
        texts=tuple(run.texts),
    )


def bare_ruby(word: Word) -> tuple[Ruby, ...]:
    """The ruby of a noun's stem; of a word in letters with its reading: CIA シーアイエー."""
    wanted = stem(word)
    if wanted == word.surface:
        plain = len(word.ruby) == 1 and not word.ruby[0].reading
        unread = plain and word.reading != word.surface
        return (Ruby(word.surface, word.reading),) if unread else word.ruby
    kept: list[Ruby] = []
    left = len(wanted)
    for base, reading in word.ruby:
        if left <= 0:
            break
        kept.append(Ruby(base[:left], reading))
        left -= len(base)
    return tuple(kept)
