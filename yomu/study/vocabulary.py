"""Folds sentences into the words worth learning, in order of first appearance."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from yomu import kana, ruby
from yomu.model import PartOfSpeech, Ruby, Sentence, Word
from yomu.study import people
from yomu.study.collocations import Collocation, Collocations
from yomu.study.grammatical import is_grammatical
from yomu.study.headword import headword_of, sense_of
from yomu.study.item import Example, Item
from yomu.study.people import People, Person, Romanised
from yomu.study.terms import Term, Terms
from yomu.study.topics import UNLISTED, Listing, Topics, shipped
from yomu.study.word_class import class_of, plainly

NO_VOCABULARY: frozenset[PartOfSpeech] = frozenset(
    {"particle", "auxiliary", "symbol", "prefix", "suffix", "counter", "number"}
)
LONG = 20_000
"""Words; in a longer text a term that no dictionary has must stand twice to be listed."""
_MEMO = 50_000
_NOT_TELLING = frozenset({"countries", "news language"})
"""Parts of a topic that make no term of what holds them: ウクライナ料理 is not politics."""


class _Met:
    """A word met, how often and where."""

    __slots__ = ("count", "example", "headword", "key", "reading", "texts", "word")

    def __init__(self, key: str, headword: str, reading: str, word: Word, example: Example) -> None:
        self.key, self.headword, self.reading = key, headword, reading
        self.word, self.example = word, example
        self.count = 0
        self.texts: dict[str, None] = {}


class Vocabulary:
    """Gathers items; what it holds grows with the vocabulary, not with the texts."""

    def __init__(
        self,
        topics: Topics | None = None,
        also: Iterable[PartOfSpeech] = frozenset(),
        romanised: Romanised = lambda name: name.reading,
    ) -> None:
        """`also`: of `NO_VOCABULARY` and what is but grammar, what is wanted all the same.

        `romanised` is asked for the names of persons whom no register has.
        """
        self._topics = topics or Topics(shipped())
        self._also = frozenset(also)
        self._dropped = NO_VOCABULARY - self._also
        self._met: dict[str, _Met] = {}
        self._by_identity: dict[int, tuple[Word, _Met | None]] = {}
        self._terms = Terms()
        self._collocations = Collocations()
        self._people = People()
        self._romanised = romanised
        self._texts: list[str] = []
        self.words = 0
        """Running words, punctuation not among them."""

    def read(self, sentences: Iterable[Sentence], text: str = "") -> None:
        """Take up the sentences of the input named `text`, each word with the gloss that fits."""
        self._texts.append(text)
        for sentence in sentences:
            for number, word in enumerate(sentence.words):
                self.words += word.pos != "symbol"
                if len(word.surface) == 1 and self._is_affix(sentence.words, number):
                    continue
                # Equal words of a text are one value: hashing them would cost more than all else.
                known = self._by_identity.get(id(word))
                met = known[1] if known else self._meet(word, sentence, number, text)
                if met is not None:
                    met.count += 1
                    met.texts[text] = None
                elif word.name.kind == "person":
                    self._people.meet(sentence, number, text)
            self._terms.meet(sentence, text)
            self._collocations.meet(sentence, text)

    def items(self) -> list[Item]:
        """What was gathered, in order of first appearance."""
        least = 2 if self.words > LONG else 1
        items = [*map(self._item, self._met.values())]
        items += map(self._composed, self._terms.found(least))
        items += map(self._collocated, filter(self._is_unit, self._collocations.found(least)))
        items += map(self._person, self._people.found())
        items.sort(key=self._place)
        return [replace(item, order=number) for number, item in enumerate(items)]

    def _place(self, item: Item) -> tuple[int, int, int, int]:
        """Where it stands first; a compound before its parts."""
        example = item.example
        text = self._texts.index(example.text)
        return text, example.sentence.offset, example.first, -example.last

    def _meet(self, word: Word, sentence: Sentence, number: int, text: str) -> _Met | None:
        met = None
        if worth_learning(word, self._dropped) and word.name.kind != "person":
            headword, reading = headword_of(word)
            if word.pos in self._also or not is_grammatical(headword):
                key = key_of(word, headword, reading)
                met = self._met.get(key)
                if met is None:
                    example = Example(sentence, number, number + 1, text)
                    met = self._met[key] = _Met(key, headword, reading, word, example)
        if len(self._by_identity) > _MEMO:
            self._by_identity.clear()
        # The word is kept, so that its identity is not given to another.
        self._by_identity[id(word)] = (word, met)
        return met

    def _is_affix(self, words: Sequence[Word], number: int) -> bool:
        """Whether a noun of one character is but a part of the noun beside it: 発行|額, 元|秘書.

        A term of a glossary is more than that: イラン|核.
        """
        word = words[number]
        if word.pos != "noun" or not kana.has_kanji(word.surface):
            return False
        before = words[number - 1] if number else None
        after = words[number + 1] if number + 1 < len(words) else None
        follows = before is not None and before.pos in _NOUNS and not before.inflections
        leads = word.surface in _PREFIXES and after is not None and after.pos in _NOUNS
        listed = self._topics.of(word.entries, kana.to_hiragana(word.reading))
        return (follows or leads) and not listed.topic

    def _item(self, met: _Met) -> Item:
        word = met.word
        grammar = _described(word, met.headword)
        sense = sense_of(grammar)
        listing = self._topics.of(word.entries, kana.to_hiragana(met.reading))
        return Item(
            key=met.key,
            word=met.headword,
            reading=met.reading,
            ruby=_ruby(met),
            met=word,
            pos=plainly(word, sense),
            word_class="noun" if _is_term(word, listing) else class_of(word, sense),
            gloss=_gloss(word, listing),
            count=met.count,
            example=met.example,
            frequency=_frequency(grammar),
            level=listing.level,
            topic=listing.topic,
            subtopic=listing.subtopic,
            parts=word.parts,
            composed=not word.entries and word.kind == "word",
            texts=tuple(met.texts),
        )

    def _composed(self, term: Term) -> Item:
        listing = self._listing_of(term.parts)
        return Item(
            key=f"composed|{term.word}|{term.reading}",
            word=term.word,
            reading=term.reading,
            ruby=term.ruby,
            met=term.parts[-1],
            pos="noun",
            word_class="noun",
            gloss=term.gloss,
            count=term.count,
            example=term.example,
            topic=listing.topic,
            subtopic=listing.subtopic,
            parts=term.parts,
            composed=True,
            texts=term.texts,
        )

    def _person(self, person: Person) -> Item:
        return Item(
            key=f"name|{person.name}|{person.reading}",
            word=person.name,
            reading=person.reading,
            ruby=person.ruby,
            met=person.met,
            pos="person",
            word_class="name",
            gloss=people.english(person, self._romanised),
            count=person.count,
            example=person.example,
            texts=person.texts,
        )

    def _collocated(self, found: Collocation) -> Item:
        listing = self._listing_of(found.parts[:1])
        return Item(
            key=f"collocation|{found.word}|{found.reading}",
            word=found.word,
            reading=found.reading,
            ruby=found.ruby,
            met=found.parts[-1],
            pos="collocation",
            word_class="expression",
            gloss=found.gloss,
            count=found.count,
            example=found.example,
            topic=listing.topic,
            subtopic=listing.subtopic,
            parts=found.parts,
            composed=True,
            texts=found.texts,
        )

    def _is_unit(self, found: Collocation) -> bool:
        """Whether it is worth a row: what is done with a term, said in English as one."""
        told = "(" not in found.gloss and kana.is_kana(found.reading)
        return told and self._listing_of(found.parts[:1]).topic != ""

    def _listing_of(self, parts: Sequence[Word]) -> Listing:
        """The topic of what is made of these; its head's where that has one."""
        for part in reversed(parts):
            listing = self._topics.of(part.entries, kana.to_hiragana(part.reading))
            if listing.topic and listing.subtopic not in _NOT_TELLING:
                return listing
        return UNLISTED


def worth_learning(word: Word, dropped: frozenset[PartOfSpeech] = NO_VOCABULARY) -> bool:
    """Whether a word is one to learn or a name: it means something, and is none of `dropped`."""
    if word.kind == "name":
        return True
    if word.kind == "number":
        return "number" not in dropped
    known = word.kind == "word" or (word.kind == "latin" and word.entries != ())
    return known and word.pos not in dropped and word.gloss != ""


_PREFIXES = frozenset("元前現新旧同各両本当全総反非未諸")
_NOUNS: frozenset[PartOfSpeech] = frozenset(("noun", "name"))


def _gloss(word: Word, listing: Listing) -> str:
    """What the word means here; a noun that is a verb here as the noun it is listed as."""
    is_noun = word.pos == "noun" and word.gloss.startswith("to ")
    return listing.english if is_noun and listing.english else word.gloss


def _is_term(word: Word, listing: Listing) -> bool:
    """Whether a name is a term of a topic: クレムリン, but neither ロシア nor anybody."""
    return word.kind == "name" and listing.topic != "" and listing.subtopic != "countries"


def key_of(word: Word, headword: str, reading: str) -> str:
    """What makes the word that word (see `Item.key`)."""
    coined = "name" if word.kind == "name" else "composed"
    source = word.entries[0].id if word.entries and coined != "name" else coined
    return f"{source}|{headword}|{reading}"


def _ruby(met: _Met) -> tuple[Ruby, ...]:
    if kana.is_kana(met.headword):
        return (Ruby(met.headword),)
    if met.headword == met.word.surface and met.reading == met.word.reading:
        return met.word.ruby
    known = {one.character: one for one in met.example.sentence.kanji}
    return ruby.align(met.headword, met.reading, known)


def _described(word: Word, headword: str) -> Word:
    """The word with the entry that says most about its grammar first: a dictionary's."""
    if not word.entries or word.entries[0].id.startswith("jmdict:"):
        return word
    known = [entry for entry in word.entries if entry.id.startswith("jmdict:")]
    same = [e for e in known if headword in (e.headword, *(s.text for s in e.spellings))]
    return word._replace(entries=(*same, *word.entries))


def _frequency(word: Word) -> int:
    """The rank of the word's own entry; a glossary ranks nothing."""
    ranked = (entry.rank for entry in word.entries[:1] if entry.id.startswith("jmdict:"))
    return next(ranked, 99)
