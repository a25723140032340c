"""A worksheet: which words are asked for, and how. The same seed asks for the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from random import Random
from typing import Literal, NamedTuple, TypeAlias, TypeVar, get_args

from yomu import ruby
from yomu.model import Ruby, Sentence, Word
from yomu.study.item import Item

Part = Literal["text", "words", "readings", "cloze", "matching", "answers"]
PARTS: tuple[Part, ...] = get_args(Part)
T = TypeVar("T")
Sentences: TypeAlias = tuple[Sentence, ...]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
MOST = len(LETTERS)
"""Questions of a kind: the answers to match have one letter each."""


class Question(NamedTuple):
    """A word asked for in its sentence."""

    item: Item
    sentence: Sentence
    first: int
    last: int
    """The asked word is the sentence's `first` … `last`, the latter not included."""

    @property
    def words(self) -> tuple[Word, ...]:
        """What is asked for, as it stands in the sentence."""
        return self.sentence.words[self.first : self.last]

    @property
    def surface(self) -> str:
        """The same as text."""
        return "".join(word.surface for word in self.words)

    @property
    def rubies(self) -> tuple[Ruby, ...]:
        """The same with its reading, one ruby for a run of kanji."""
        return ruby.group(ruby for word in self.words for ruby in word.ruby)


class Pair(NamedTuple):
    """A word, and the letter of the meaning it is to be matched with."""

    item: Item
    letter: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a teacher asks for."""

    parts: frozenset[Part] = frozenset(PARTS)
    questions: int = 8
    """Of each kind, at most; 26 at most."""
    words: int = 20
    """In the list of words, at most."""
    longest: int = 90
    """Characters of a sentence that a question is asked in."""
    seed: str = "1"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One text's worksheet. What is not asked for is empty."""

    title: str
    source: str
    heading: Sentences
    """What the text has for a title, if it begins so; `sentences` are the others."""
    sentences: Sentences
    words: tuple[Item, ...]
    readings: tuple[Question, ...]
    cloze: tuple[Question, ...]
    bank: tuple[tuple[Ruby, ...], ...]
    """The words of the cloze in another order."""
    matching: tuple[Pair, ...]
    meanings: tuple[str, ...]
    """The first is a, the second b …"""
    answers: bool

    @property
    def asked(self) -> frozenset[str]:
        """The surfaces whose reading is asked for: the text does not give it away."""
        return frozenset(question.surface for question in self.readings)


def sheet(
    title: str,
    source: str,
    sentences: Iterable[Sentence],
    items: Sequence[Item],
    wishes: Wishes,
) -> Sheet:
    """The worksheet of a text whose words to be learnt are `items`."""
    draw = _Draw(wishes)
    asked = [_question(item) for item in items if item.example.last - item.example.first == 1]
    fitting = [q for q in asked if len(q.sentence.text.strip()) <= wishes.longest]
    readings = draw.questions("readings", [q for q in fitting if _has_kanji(q)], ())
    cloze = draw.questions("cloze", [q for q in fitting if _stands_once(q)], readings)
    pairs, meanings = draw.pairs(items)
    heading, rest = _beheaded(tuple(sentences) if "text" in wishes.parts else (), title)
    return Sheet(
        title=title,
        source=source,
        heading=heading,
        sentences=rest,
        words=tuple(items[: wishes.words]) if "words" in wishes.parts else (),
        readings=readings,
        cloze=cloze,
        bank=tuple(draw.mixed("bank", [question.rubies for question in cloze])),
        matching=pairs,
        meanings=meanings,
        answers="answers" in wishes.parts,
    )


def _beheaded(sentences: Sentences, title: str) -> tuple[Sentences, Sentences]:
    """The passage at the beginning that is the title, and the rest."""
    first = tuple(takewhile(lambda one: one.passage == sentences[0].passage, sentences))
    if "".join(one.text for one in first).split() != title.split():
        return (), sentences
    return first, sentences[len(first) :]


class _Draw:
    """Chance that the seed decides: each part its own, so that leaving one out moves no other."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes

    def mixed(self, part: str, things: Iterable[T]) -> list[T]:
        """The same things in another order."""
        mixed = list(things)
        Random(f"{self._wishes.seed}:{part}").shuffle(mixed)
        return mixed

    def questions(
        self, part: Part, pool: Sequence[Question], others: Iterable[Question]
    ) -> tuple[Question, ...]:
        """Questions of the pool in the order of the text: each sentence once, while there are more.

        What `others` ask for comes last.
        """
        if part not in self._wishes.parts:
            return ()
        taken = {question.item.key for question in others}
        mixed = self.mixed(part, pool)
        mixed.sort(key=lambda question: question.item.key in taken)
        used: set[tuple[int, str]] = set()
        again: list[Question] = []
        fresh: list[Question] = []
        for question in mixed:
            place = (question.sentence.offset, question.item.example.text)
            (again if place in used else fresh).append(question)
            used.add(place)
        drawn = [*fresh, *again][: min(self._wishes.questions, MOST)]
        return tuple(sorted(drawn, key=lambda question: question.item.order))

    def pairs(self, items: Iterable[Item]) -> tuple[tuple[Pair, ...], tuple[str, ...]]:
        """Words with the letters of their meanings, and the meanings by letter."""
        if "matching" not in self._wishes.parts:
            return (), ()
        by_meaning = {item.gloss: item for item in items if item.gloss}
        drawn = self.mixed("matching", by_meaning.values())[: min(self._wishes.questions, MOST)]
        meanings = self.mixed("meanings", [item.gloss for item in drawn])
        letters = dict(zip(meanings, LETTERS, strict=False))
        ordered = sorted(drawn, key=lambda item: item.order)
        return tuple(Pair(item, letters[item.gloss]) for item in ordered), tuple(meanings)


def _question(item: Item) -> Question:
    return Question(item, item.example.sentence, item.example.first, item.example.last)


def _has_kanji(question: Question) -> bool:
    return any(reading for _, reading in question.rubies)


def _stands_once(question: Question) -> bool:
    """Whether the sentence does not give the answer away."""
    return question.sentence.text.count(question.surface) == 1
