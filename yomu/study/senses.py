"""Which of a dictionary's senses fits: a pass over sentences that sets `Word.gloss`.

What decides, the first that does: a row of `dictionaries/senses.tsv` or `particles.tsv` whose
condition the surroundings fulfil; the topic glossary; the row without a condition; the first sense
that is neither archaic nor of another field.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from yomu.model import PartOfSpeech, Sense, Sentence, Word
from yomu.study import composing, glosses, sense_tables
from yomu.study.surroundings import Condition, Surroundings, named

_MEMO = 20_000
"""Words whose senses are remembered at most."""


def fitted(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """`sentences` with the sense that fits as the gloss of each word, streamed.

    The order of the senses of an entry stays; the entry that fits comes first. Equal words in
    surroundings that decide alike are one value, as the annotator gives them.
    """
    return map(Fitting().sentence, sentences)


class Meaning(NamedTuple):
    """Something a word can mean, and where."""

    when: tuple[Condition, ...]
    """One of them is to hold; none for wherever nothing else does."""
    gloss: str
    sense: int
    """As `Word.sense`."""
    entry: int = 0
    """The place of its entry among the word's, which comes first then."""


class Fitting:
    """Chooses senses, and remembers what each word can mean."""

    def __init__(self) -> None:
        self._plans: dict[int, _Plan] = {}
        self._meanings: dict[tuple[object, ...], tuple[Meaning, ...]] = {}
        self._names: dict[int, tuple[Word, frozenset[str]]] = {}

    def sentence(self, sentence: Sentence) -> Sentence:
        """The sentence with its words' senses chosen."""
        words = self.words(sentence.words)
        return Sentence(
            words, sentence.offset, sentence.passage, sentence.kind, sentence.end, sentence.kanji
        )

    def words(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """The words of one sentence with their senses chosen."""
        plans = self._plans
        around = Surroundings(words, self._called)
        told = []
        for at, word in enumerate(words):
            plan = plans.get(id(word)) or self._plan(word)
            told.append(plan.only or plan.word(around, at))
        return tuple(told)

    def _plan(self, word: Word) -> "_Plan":
        if len(self._plans) > _MEMO:
            self._plans.clear()
        plan = _Plan(word, self._possible(word))
        self._plans[id(word)] = plan  # which keeps the word, so that its identity stays its own
        return plan

    def _possible(self, word: Word) -> tuple[Meaning, ...]:
        """What a word can mean, the last without a condition; none if there is nothing to say."""
        if word.kind == "number" or word.name.kind == "person":
            return ()
        if not word.entries or word.surface in sense_tables.expressions():
            return tuple(_composed(word))
        key = (word.lemma, word.pos, word.gloss, tuple([entry.id for entry in word.entries]))
        found = self._meanings.get(key)
        if found is None:
            if len(self._meanings) > _MEMO:
                self._meanings.clear()
            found = self._meanings[key] = tuple(_meanings(word))
        return found

    def _called(self, word: Word) -> frozenset[str]:
        """What cues may call a word; asked for most words of a text, again and again."""
        known = self._names.get(id(word))
        if known is None:
            if len(self._names) > _MEMO:
                self._names.clear()
            known = self._names[id(word)] = (word, named(word))
        return known[1]


class _Plan:
    """A word with what it can mean; made into a word of that meaning once for each."""

    __slots__ = ("_made", "_meanings", "_word", "only")

    def __init__(self, word: Word, meanings: tuple[Meaning, ...]) -> None:
        self._word, self._meanings = word, meanings
        self._made: dict[int, Word] = {}
        self.only: Word | None = None
        """The word, where its surroundings change nothing."""
        if not meanings:
            self.only = _unglossed(word) if word.name.kind == "person" else word
        elif len(meanings) == 1:
            self.only = _meant(word, meanings[0])

    def word(self, around: Surroundings, at: int) -> Word:
        """The word with the sense that fits at `at`."""
        number = self._fitting(around, at)
        word = self._made.get(number)
        if word is None:
            word = self._made[number] = _meant(self._word, self._meanings[number])
        return word

    def _fitting(self, around: Surroundings, at: int) -> int:
        for number, meaning in enumerate(self._meanings):
            for condition in meaning.when:
                if around.meet(condition, at):
                    return number
        return len(self._meanings) - 1


_GLOSS, _SENSE, _ENTRIES = map(Word._fields.index, ("gloss", "sense", "entries"))


def _meant(word: Word, meaning: Meaning) -> Word:
    """The word with this meaning; itself where that is what it says already."""
    place = meaning.entry
    if not place and word.gloss == meaning.gloss and meaning.sense < 2:
        return word
    # A third of what _replace takes; every distinct word of a text comes by here.
    cells: list[Any] = list(word)
    cells[_GLOSS], cells[_SENSE] = meaning.gloss, meaning.sense
    if place:
        entries = word.entries
        cells[_ENTRIES] = (entries[place], *entries[:place], *entries[place + 1 :])
    return Word._make(cells)


def _unglossed(word: Word) -> Word:
    """A person's name means nothing: the トランプ of a name is no game of cards."""
    parts = tuple([part._replace(gloss="") for part in word.parts])
    return word._replace(gloss="", parts=parts) if word.gloss or word.parts else word


# ---------------------------------------------------------------- what a word can mean


def _composed(word: Word) -> Iterator[Meaning]:
    """What a run of particles and verbs means, or a compound that no dictionary has."""
    if word.surface in sense_tables.expressions():
        yield Meaning((), sense_tables.expressions()[word.surface], 0)
    elif word.parts and word.kind == "word":
        yield Meaning((), composing.gloss(word.parts), 0)


def _meanings(word: Word) -> Iterator[Meaning]:
    """What a word can mean, those with conditions first, the last one without."""
    if _is_simple(word):
        yield Meaning((), glosses.first(word.entries[0].senses[0].glosses), 0)
        return
    first = next((n for n, e in enumerate(word.entries) if e.id.startswith("jmdict:")), 0)
    listed = [*_functions(word), *_listed(word, first), *_of_fields(word, first)]
    yield from (meaning for meaning in listed if meaning.when)
    own = _glossary(word)
    plain = [meaning for meaning in listed if not meaning.when]
    if plain and (not own or word.pos in ("particle", "auxiliary")):
        yield plain[0]
    elif own:
        yield Meaning((), own, glosses.sense_told(word.entries[0], own))
    else:
        yield _usual(word)


def _is_simple(word: Word) -> bool:
    """Whether there is nothing to choose: most words have one sense, which no table mentions."""
    return (
        len(word.entries[0].senses) == 1
        and word.pos not in ("particle", "auxiliary")
        and not any(
            sense_tables.is_listed(e.id) or not e.id.startswith("jmdict:") for e in word.entries
        )
        and word.gloss in word.entries[0].senses[0].glosses
    )


def _functions(word: Word) -> Iterator[Meaning]:
    """What a particle or an auxiliary does."""
    if word.pos in ("particle", "auxiliary"):
        for row in sense_tables.functional(word.lemma):
            yield Meaning(row.when, row.english, 0)


def _listed(word: Word, first: int) -> Iterator[Meaning]:
    """The senses that the table has; without a condition only those of the entry that leads."""
    for place, entry in enumerate(word.entries):
        for row in sense_tables.of(entry.id):
            if row.when or place == first:
                number = next(
                    (n for n, s in enumerate(entry.senses, 1) if row.sense in s.glosses), 0
                )
                said = row.english or glosses.short(row.sense)
                # A glossary's entry may lead; the dictionary's behind it keeps its place.
                moved = place if place != first else 0
                yield Meaning(row.when, said, number if moved or not place else 0, moved)


def _of_fields(word: Word, first: int) -> Iterator[Meaning]:
    """The senses of a field, for texts where other words are of that field: 細胞の核."""
    if not word.entries[first].id.startswith("jmdict:") or len(word.entries[first].senses) < 2:
        return
    for number, sense in enumerate(word.entries[first].senses, start=1):
        if sense.fields:
            cues = frozenset(mark + field for field in sense.fields for mark in "#@")
            when = (("in", cues),)
            yield Meaning(when, glosses.first(sense.glosses), 0 if first else number)


def _glossary(word: Word) -> str:
    """What a topic glossary says, which has one sense for each of its words."""
    for entry in word.entries:
        if entry.senses[0].fields == ("politics",):
            return entry.senses[0].glosses[0]
    return ""


_DEMOTED = frozenset(("arch", "obs", "obsc", "rare", "dated", "sl", "vulg", "derog", "poet", "chn"))


def _usual(word: Word) -> Meaning:
    """The first sense that is neither archaic nor of a narrow field, from where the word's is.

    One that is of just this part of speech outranks one that can be: 幸い as an adverb is luckily.
    """
    entry = word.entries[0]
    first = glosses.sense_told(entry, word.gloss)
    if not first:
        return Meaning((), word.gloss, 0)
    numbered = list(enumerate(entry.senses, start=1))[first - 1 :]
    # A first sense of a field is the usual one all the same: 細胞, 横綱.
    lead, *others = numbered
    leads = [lead] if _DEMOTED.isdisjoint(lead[1].misc) and not lead[1].dialects else []
    plain = leads + [(number, sense) for number, sense in others if _is_plain(sense)]
    just = _JUST.get(word.pos, frozenset())
    of_it = [(number, sense) for number, sense in plain if not just.isdisjoint(sense.pos)]
    alike = [(n, s) for n, s in plain if not s.pos or not set(s.pos).isdisjoint(numbered[0][1].pos)]
    number, sense = (of_it or alike or numbered)[0]
    return Meaning((), glosses.first(sense.glosses), number)


_JUST: dict[PartOfSpeech, frozenset[str]] = {
    "adverb": frozenset(("adv", "adv-to")),
    "conjunction": frozenset(("conj",)),
    "prefix": frozenset(("pref", "n-pref")),
    "suffix": frozenset(("suf", "n-suf")),
    "na-adjective": frozenset(("adj-na",)),
}
"""JMdict's codes for what can be other parts of speech as well."""


def _is_plain(sense: Sense) -> bool:
    return not sense.fields and not sense.dialects and _DEMOTED.isdisjoint(sense.misc)
