"""What a furigana policy goes by, as marks of the words: what the reader knows, and levels."""

from collections.abc import Iterable, Iterator

from yomu import kana
from yomu.model import Kanji, Sentence, Word
from yomu.remembered import remembered
from yomu.study import jlpt, known
from yomu.study.headword import headword_of
from yomu.study.known import Pair
from yomu.study.policy import Policy, policy

MARKS = ("known", "readable", "easy", "first")
"""What `marked` adds to a word's marks."""
# They repeat a kanji or stand for kana: no year of school teaches them.
_UNTAUGHT = frozenset("々〆〇ヶヵ")


def marked(
    sentences: Iterable[Sentence], furigana: str, pairs: frozenset[Pair] = frozenset()
) -> Iterator[Sentence]:
    """The sentences with what the policy `furigana` goes by as marks of their words.

    `known`, if the word is among `pairs`; `readable`, if all its kanji are; `easy`, if it is
    within the policy's level or grade; `first`, where a policy that asks for it meets the word for
    the first time. `MissingDictionary` if there is a level and no list of levels.
    """
    wanted = policy(furigana)
    if not pairs and not wanted.needs_marks:
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
