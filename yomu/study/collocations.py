"""Noun + particle + verb as units: 交渉を開始する, 停戦に合意する, 負担を担う."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yomu import kana
from yomu.model import Ruby, Sentence, Word
from yomu.study import composing
from yomu.study.item import Example
from yomu.study.terms import bare_ruby, stem

KEPT = 50_000
"""Collocations remembered; when there are more, those met least are forgotten."""


@dataclass(frozen=True, slots=True)
class Collocation:
    """A noun, its particle and the verb they belong to, in the dictionary form."""

    word: str
    reading: str
    ruby: tuple[Ruby, ...]
    """Its bases join to `word`."""
    gloss: str
    """The verb, then the noun: `to begin negotiations`."""
    parts: tuple[Word, ...]
    """Noun, particle, verb, as they stand in the example."""
    count: int
    example: Example


class Collocations:
    """Gathers the collocations of texts; what it holds is bounded."""

    def __init__(self) -> None:
        self._met: dict[tuple[str, str, str], tuple[int, Example]] = {}

    def meet(self, sentence: Sentence, text: str = "") -> None:
        """Take up a sentence of the input named `text`."""
        for at in pairs(sentence.words):
            noun, particle, verb = sentence.words[at : at + 3]
            key = (stem(noun), particle.surface, verb.lemma)
            count, example = self._met.get(key) or (0, Example(sentence, at, at + 3, text))
            if not count and len(self._met) >= KEPT:
                self._met = {key: met for key, met in self._met.items() if met[0] > 1}
            self._met[key] = (count + 1, example)

    def found(self, least: int = 1) -> Sequence[Collocation]:
        """The collocations met at least so often, in order of first appearance."""
        return [
            _collocation(example, count) for count, example in self._met.values() if count >= least
        ]


_PARTICLES = frozenset("をにがとで")


def pairs(words: Sequence[Word]) -> Iterator[int]:
    """Where a noun stands with its particle right before the verb it belongs to."""
    for at in range(len(words) - 2):
        if (
            words[at + 1].surface in _PARTICLES
            and words[at + 1].pos == "particle"
            and _is_noun(words[at])
            and _is_verb(words[at + 2])
        ):
            yield at


def _is_noun(word: Word) -> bool:
    return (
        word.pos == "noun"
        and word.kind == "word"
        and kana.has_kanji(word.surface)
        and not word.inflections
        and composing.may_belong(word)
    )


def _is_verb(word: Word) -> bool:
    """Whether it is a verb, or a noun with する: not する or ある alone."""
    if word.pos == "verb":
        return kana.has_kanji(word.lemma) and word.kind == "word"
    return word.pos == "noun" and stem(word) != word.surface


def _collocation(example: Example, count: int) -> Collocation:
    noun, particle, verb = example.words
    done = dictionary_form(verb)
    ruby = (*bare_ruby(noun), Ruby(particle.surface), *done)
    return Collocation(
        word="".join(piece.base for piece in ruby),
        reading="".join(piece.reading or piece.base for piece in ruby),
        ruby=ruby,
        gloss=_gloss(noun, particle.surface, verb),
        parts=(noun, particle, verb),
        count=count,
        example=example,
    )


def dictionary_form(verb: Word) -> tuple[Ruby, ...]:
    """The ruby of a verb's dictionary form: 開[ひら]く of 開[ひら]いた, 合[ごう]意[い]する."""
    if verb.pos != "verb":
        return (*bare_ruby(verb), Ruby("する"))
    if verb.surface == verb.lemma:
        return verb.ruby
    kept: list[Ruby] = []
    at = 0
    for base, reading in verb.ruby:
        if not reading or verb.lemma[at : at + len(base)] != base:
            break
        kept.append(Ruby(base, reading))
        at += len(base)
    return (*kept, Ruby(verb.lemma[at:])) if verb.lemma[at:] else tuple(kept)


def _gloss(noun: Word, particle: str, verb: Word) -> str:
    done = composing.plain(verb)
    return (
        f"to {done} {composing.plain(noun)}"
        if particle == "を"
        else f"to {done} ({composing.plain(noun)})"
    )
