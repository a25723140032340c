"""Which words show furigana: by what the reader knows, by level, by where they stand.

A policy is names joined by commas (`unknown,names`). A pass marks the words once, and every
format asks `shows`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from yomu import kana
from yomu.errors import UsageError
from yomu.model import Kanji, Sentence, Word
from yomu.remembered import remembered
from yomu.study import jlpt, known
from yomu.study.headword import headword_of
from yomu.study.known import Pair

NAMES = ("all", "none", "hover", "unknown", "first", "names", "above:N3", "above:grade4")
"""What a policy is put together from; N1 … N5, grade1 … grade6 and grade8 (secondary school)."""

MARKS = ("known", "readable", "easy", "first")
"""What `marked` adds to a word's marks."""
_CONDITIONS = frozenset({"unknown", "first", "above"})
_ABOVE = r"above:(?:n([1-5])|grade([1-68]))"
# They repeat a kanji or stand for kana: no year of school teaches them.
_UNTAUGHT = frozenset("々〆〇ヶヵ")


class Policy(NamedTuple):
    """A furigana policy, taken apart."""

    names: frozenset[str]
    """Of all, none, hover, unknown, first, names, above."""
    level: int = 0
    """The JLPT level up to which words show none, 5 (N5) … 1 (N1); 0 without such a limit."""
    grade: int = 0
    """The same for kanji by year of school; 0 without such a limit."""

    @property
    def base(self) -> bool:
        """Whether words that no exception is made for show furigana at all."""
        return "none" not in self.names and bool(self.names & (_CONDITIONS | {"all"}))


@lru_cache(maxsize=64)
def policy(text: str) -> Policy:
    """The policy called `text`, `all` if that is empty. `UsageError` if there is no such policy."""
    names: set[str] = set()
    level = grade = 0
    for name in (text or "all").replace(" ", "").split(","):
        above = re.fullmatch(_ABOVE, name, re.IGNORECASE) if ":" in name else None
        if above is None and (name.startswith("above") or name not in NAMES):
            raise UsageError(f"no furigana policy {name[:40]!r}; there are {', '.join(NAMES)}")
        if above:
            level, grade = int(above[1] or level), int(above[2] or grade)
        names.add("above" if above else name)
    return Policy(frozenset(names), level, grade)


def shows(word: Word, furigana: str) -> bool:
    """Whether a word that `marked` has seen shows its furigana under the policy `furigana`.

    A name does if `names` is among the policy's; any other word if it meets all conditions of
    the policy. What a page shows on hover is not shown elsewhere.
    """
    wanted = policy(furigana)
    if "names" in wanted.names and word.name.kind:
        return True
    if not wanted.base:
        return False
    if "unknown" in wanted.names and not word.marks.isdisjoint(("known", "readable")):
        return False
    if "above" in wanted.names and "easy" in word.marks:
        return False
    return "first" not in wanted.names or "first" in word.marks


def marked(
    sentences: Iterable[Sentence], furigana: str, pairs: frozenset[Pair] = frozenset()
) -> Iterator[Sentence]:
    """The sentences with what the policy `furigana` goes by as marks of their words.

    `known`, if the word is among `pairs`; `readable`, if all its kanji are; `easy`, if it is
    within the policy's level or grade; `first`, where a policy that asks for it meets the word for
    the first time. `MissingDictionary` if there is a level and no list of levels.
    """
    wanted = policy(furigana)
    if not pairs and not wanted.names & {"first", "above"}:
        return iter(sentences)
    return map(_Marker(wanted, pairs).sentence, sentences)


class _Marker:
    """Marks words; holds what the kanji are, and which words a policy has met."""

    def __init__(self, wanted: Policy, pairs: frozenset[Pair]) -> None:
        if wanted.level:
            jlpt.by_word()  # whether there is one is to be known before a page is begun
        self._wanted = wanted
        self._pairs = pairs
        self._known_kanji = known.kanji(pairs)
        self._grades: dict[str, int] = {}
        self._met: set[Pair] = set()
        self._recall = remembered(self._marked)
        self._pair = remembered(headword_of)

    def sentence(self, sentence: Sentence) -> Sentence:
        self._learn(sentence.kanji)
        words = tuple(map(self._recall, sentence.words))
        if "first" in self._wanted.names:
            words = tuple(map(self._firstly, words))
        return sentence._replace(words=words)

    def _learn(self, kanji: Iterable[Kanji]) -> None:
        if self._wanted.grade:
            self._grades.update((one.character, one.grade) for one in kanji)

    def _marked(self, word: Word) -> Word:
        if word.pos == "symbol":
            return word
        marks = frozenset(self._marks(word))
        return word._replace(marks=word.marks | marks) if marks else word

    def _marks(self, word: Word) -> Iterator[str]:
        if self._pairs and known.knows(self._pairs, word):
            yield "known"
        taught = [c for c in word.surface if kana.is_kanji(c) and c not in _UNTAUGHT]
        if taught and self._known_kanji.issuperset(taught):
            yield "readable"
        if self._easy(word, taught):
            yield "easy"

    def _easy(self, word: Word, kanji: Iterable[str]) -> bool:
        level, grade = self._wanted.level, self._wanted.grade
        if grade and all(0 < self._grades.get(one, 0) <= grade for one in kanji):
            return True
        return level > 0 and jlpt.level(word) >= level

    def _firstly(self, word: Word) -> Word:
        if word.pos == "symbol":
            return word
        pair = self._pair(word)
        if pair in self._met:
            return word
        self._met.add(pair)
        return word._replace(marks=word.marks | {"first"})
