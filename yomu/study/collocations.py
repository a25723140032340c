"""Noun + particle + verb as units: 交渉を開始する, 停戦に合意する, 負担を担う."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yomu import kana, ruby
from yomu.model import Ruby, Sentence, Word
from yomu.study import composing
from yomu.study.headword import headword_of
from yomu.study.item import Example
from yomu.study.surroundings import named
from yomu.study.terms import bare_ruby, stem

KEPT = 50_000
"""Collocations remembered; when there are more, those met only once are forgotten."""


@dataclass(frozen=True, slots=True)
class Collocation:
    """A noun, its particle and the verb it belongs to, in the dictionary form."""

    word: str
    reading: str
    ruby: tuple[Ruby, ...]
    """Its bases join to `word`."""
    gloss: str
    """`to begin negotiations`; with が `fighting continues`."""
    parts: tuple[Word, ...]
    """Noun, particle, verb, as they stand in the example."""
    count: int
    example: Example
    texts: tuple[str, ...]
    """The names of the inputs it stands in, in order."""


class Collocations:
    """Gathers the collocations of texts; what it holds is bounded."""

    def __init__(self) -> None:
        self._met: dict[tuple[str, str, str], _Met] = {}

    def meet(self, sentence: Sentence, text: str = "") -> None:
        """Take up a sentence of the input named `text`."""
        words = sentence.words
        for at in pairs(words):
            noun, particle, verb = words[at : at + 3]
            key = (stem(noun), _case(particle, verb), verb.lemma)
            known = self._met.get(key)
            if known is None:
                if len(self._met) >= KEPT:
                    self._met = {k: met for k, met in self._met.items() if met.count > 1}
                known = self._met[key] = _Met(Example(sentence, at, at + 3, text))
            known.count += 1
            known.texts[text] = None

    def found(self, least: int = 1) -> Sequence[Collocation]:
        """The collocations met at least so often, in order of first appearance."""
        return [
            _collocation(met, case) for (_, case, _), met in self._met.items() if met.count >= least
        ]


class _Met:
    """A collocation met, and how often."""

    __slots__ = ("count", "example", "texts")

    def __init__(self, example: Example) -> None:
        self.example, self.count = example, 0
        self.texts: dict[str, None] = {}


# ---------------------------------------------------------------- what is one


_CASES = frozenset("をにがとで")
_LIGHT = frozenset(
    (
        "言う",
        "いう",
        "思う",
        "語る",
        "述べる",
        "見る",
        "なる",
        "成る",
        "行く",
        "来る",
        "居る",
        "有る",
        "含む",
    )
)
"""Verbs that go with any noun."""
_ANYTHING = frozenset(("<person>", "<place>", "<number>", "@person", "@leader", "@country"))
"""Nouns that go with any verb: 首脳が動く is a sentence, no unit."""
_FORMAL = frozenset(("@formal",))
"""Nouns that say too little: 点で一致する."""


def pairs(words: Sequence[Word]) -> Iterator[int]:
    """Where a noun stands with its particle right before the verb it belongs to."""
    for at in range(len(words) - 2):
        particle = words[at + 1]
        if particle.pos != "particle" or particle.surface not in _CASES:
            continue
        noun, verb = words[at], words[at + 2]
        # 一口|大に切る: of a compound the last part alone is no noun
        cut = len(noun.surface) == 1 and at and words[at - 1].pos in ("noun", "name")
        if not cut and _is_noun(noun) and _is_verb(verb) and _belong(noun, particle.surface, verb):
            yield at


def _is_noun(word: Word) -> bool:
    return (
        word.pos in ("noun", "suffix")
        and word.kind == "word"
        and kana.has_kanji(word.surface)
        and stem(word) == word.surface
        and composing.may_belong(word)
        and composing.plain(word) != ""
    )


def _is_verb(word: Word) -> bool:
    """Whether it is a verb, or a noun with する: not する or ある alone, and no expression."""
    if word.kind != "word" or "causative" in word.inflections:
        return False
    if word.pos == "verb":
        usual = word.lemma in _LIGHT or word.parts
        return kana.has_kanji(word.lemma) and not usual and word.lemma[-1] in _ENDS
    rest = word.surface[len(word.lemma) :]
    return word.pos == "noun" and word.surface.startswith(word.lemma) and rest[:1] in _SURU


_ENDS = frozenset("うくぐすつぬぶむる")
_SURU = frozenset(("し", "す", "さ", "せ"))


def _belong(noun: Word, particle: str, verb: Word) -> bool:
    called = named(noun)
    if not _FORMAL.isdisjoint(called):
        return False
    if particle != "を" and not _ANYTHING.isdisjoint(called):
        return False
    return particle not in ("で", "と") or composing.preposition(verb, particle) != ""


def _case(particle: Word, verb: Word) -> str:
    """The particle of the dictionary form: 採決が行われた is 採決を行う."""
    turned = "passive" in verb.inflections or "potential" in verb.inflections
    return "を" if particle.surface == "が" and turned else particle.surface


# ---------------------------------------------------------------- what it says


def _collocation(met: _Met, case: str) -> Collocation:
    noun, _, verb = met.example.words
    pieces = (*bare_ruby(noun), Ruby(case), *_plain_form(verb, met.example.sentence))
    return Collocation(
        word="".join(piece.base for piece in pieces),
        reading="".join(piece.reading or piece.base for piece in pieces),
        ruby=pieces,
        gloss=composing.phrase(noun, case, verb),
        parts=met.example.words,
        count=met.count,
        example=met.example,
        texts=tuple(met.texts),
    )


def _plain_form(verb: Word, sentence: Sentence) -> tuple[Ruby, ...]:
    """The ruby of a verb's dictionary form: 開[ひら]く of 開[ひら]いた, 合[ごう]意[い]する."""
    if verb.pos != "verb":
        return (*bare_ruby(verb), Ruby("する"))
    headword, reading = headword_of(verb)
    known = {one.character: one for one in sentence.kanji}
    return ruby.align(headword, reading, known)
