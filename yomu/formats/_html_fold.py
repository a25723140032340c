"""What the reading page remembers of the words it has shown: each word and entry once."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from yomu import tags
from yomu.formats._meaning import meaning
from yomu.model import Entry, Kanji, PartOfSpeech, Sense, Word
from yomu.remembered import remembered
from yomu.study import composing
from yomu.study.bands import band
from yomu.study.grammatical import is_grammatical
from yomu.study.headword import headword_of

SENSES = (4, 2)
"""Senses the page carries of the entry that fits, and of others spelt so; 掛ける has 25."""
OTHERS = 1
"""Other entries a word keeps on the page."""
_MEMO = 50_000
_SURE = 0.98
_GLOSSES = 4
_SOME = 3
"""Meanings and readings of a kanji the page carries."""

_NOT_VOCABULARY: frozenset[PartOfSpeech] = frozenset(
    {"particle", "auxiliary", "symbol", "prefix", "suffix", "counter", "number", "name"}
)

_GRAMMAR: frozenset[PartOfSpeech] = frozenset({"particle", "auxiliary", "symbol"})
"""What is no part of a compound to be told: the に of に向けて."""


class Place(NamedTuple):
    """Where a word of the text belongs: which word, which item, and whether either is new."""

    word: int
    item: int
    first: bool
    """Whether the item stands here for the first time."""


class Item:
    """A dictionary word of the text, whatever forms it stands in."""

    def __init__(self, headword: str, reading: str, word: Word) -> None:
        self.headword, self.reading = headword, reading
        self.word = word
        """The form it stands in first."""
        self.count = 0


class Person:
    """Somebody the text names."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.roles: dict[str, str] = {}
        """As printed → in English."""
        self.places: list[str] = []
        """The ids of the elements that name them."""


class Fold:
    """Numbers words, items and entries in order of first appearance, and counts."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.people: dict[str, Person] = {}
        self.characters = 0
        self.words = 0
        self.ranks: Counter[int] = Counter()
        self.dictionaries: set[str] = set()
        self._words: list[list[object]] = []
        self._word_items: list[int] = []
        self._word_bands: list[int] = []
        self._entries: list[list[object]] = []
        self._tags: set[str] = set()
        self._kanji: dict[str, tuple[str, str]] = {}
        self._number = remembered(self._numbered, _MEMO)
        self._by_value: dict[tuple[object, ...], int] = {}
        self._item_numbers: dict[tuple[str, str], int] = {}
        self._entry_numbers: dict[tuple[str, str], int] = {}

    def place(self, word: Word) -> Place:
        """The word's number and its item's; counts it as one more occurrence."""
        number = self._number(word)
        place = self._word_items[number]
        item = self.items[place]
        item.count += 1
        self.words += 1
        self.ranks[self._word_bands[number]] += 1
        return Place(number, place, item.count == 1)

    def learn(self, kanji: Iterable[Kanji]) -> None:
        """Keeps what is known about the kanji of a sentence."""
        for one in kanji:
            if one.character not in self._kanji:
                readings = ("・".join(one.on[:2]), "・".join(one.kun[:2]))
                self._kanji[one.character] = (
                    ", ".join(one.meanings[:_SOME]),
                    "　".join(filter(None, readings)),
                )

    def meet(self, word: Word, place: str) -> None:
        """Enters a person the text names, at the element with the id `place`."""
        name = word.name.who or word.surface
        person = self.people.setdefault(name, Person(name))
        person.roles.setdefault(word.name.role, word.name.english)
        person.places.append(place)

    def vocabulary(self) -> list[tuple[int, Item]]:
        """The numbered items worth learning, in order of first appearance."""
        return [(n, item) for n, item in enumerate(self.items) if _worth_learning(item)]

    def json(self, accents: Mapping[int, object]) -> str:
        """Everything the cards show, as JSON that cannot end the element it stands in.

        `accents` by the items' numbers.
        """
        data = {
            "items": [[item.headword, item.reading] for item in self.items],
            "words": self._words,
            "entries": self._entries,
            "kanji": self._kanji,
            "tags": {code: tags.plain(code) for code in sorted(self._tags)},
            "accents": accents,
        }
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        # `<` could end the script element or open a comment in it.
        return _writable(text.replace("<", r"\u003c"))

    def _numbered(self, word: Word) -> int:
        key = _key(word)
        number = self._by_value.get(key)
        if number is None:
            number = self._by_value[key] = self._add(word)
        return number

    def _add(self, word: Word) -> int:
        item = self._item(word)
        self._word_items.append(item)
        self._word_bands.append(band(word))
        known = self.items[item]
        rest = _filled(
            pos=_unless("noun", word.pos),
            reading=_unless(known.reading, word.reading),
            lemma=_unless(known.headword, word.lemma),
            gloss=_unless(_first_gloss(word), word.gloss),
            sense=word.sense,
            parts=_parts(word),
            done=word.inflections,
            value=word.value.text or word.value.number,
            name=_name(word),
            source=_unless("dictionary", word.provenance),
            doubt=round(1 - word.confidence, 2) if word.confidence < _SURE else 0,
            others=word.alternatives,
        )
        self._words.append([item, self._entries_of(word), *([rest] if rest else [])])
        return len(self._words) - 1

    def _item(self, word: Word) -> int:
        headword, reading = headword_of(word)
        number = self._item_numbers.get((headword, reading))
        if number is None:
            number = self._item_numbers[headword, reading] = len(self.items)
            self.items.append(Item(headword, reading, word))
        return number

    def _entries_of(self, word: Word) -> list[int]:
        if word.pos in ("particle", "auxiliary"):
            return [self._entry(entry, SENSES[0]) for entry in word.entries[:1]]
        others = [self._entry(entry, SENSES[1]) for entry in word.entries[1 : 1 + OTHERS]]
        shown = max(SENSES[0], word.sense)
        return [*[self._entry(entry, shown) for entry in word.entries[:1]], *others]

    def _entry(self, entry: Entry, senses: int) -> int:
        key = (entry.id, entry.headword)
        number = self._entry_numbers.get(key)
        if number is None:
            number = self._entry_numbers[key] = len(self._entries)
            self.dictionaries.add(entry.id.partition(":")[0])
            self._entries.append([])
        kept = self._entries[number]
        if not kept or len(kept) - 3 < min(senses, len(entry.senses)):
            self._entries[number] = self._written(entry, senses)
        return number

    def _written(self, entry: Entry, senses: int) -> list[object]:
        """Spellings, readings, rank, then the senses: parts of speech, glosses, tags, remarks."""
        forms = "・".join([spelling.text for spelling in entry.spellings[:_SOME]])
        readings = "・".join([reading.text for reading in entry.readings[:_SOME]])
        return [forms, readings, entry.rank, *map(self._sense, entry.senses[:senses])]

    def _sense(self, sense: Sense) -> list[str]:
        marks = (*sense.misc, *sense.fields, *sense.dialects)
        self._tags.update(sense.pos, marks)
        cells = [
            " ".join(sense.pos),
            "; ".join(sense.glosses[:_GLOSSES]),
            " ".join(marks),
            ", ".join(sense.info),
        ]
        while not cells[-1] and len(cells) > 2:
            cells.pop()
        return cells


def _worth_learning(item: Item) -> bool:
    word = item.word
    return (
        word.kind == "word"
        and not is_grammatical(item.headword)
        and word.pos not in _NOT_VOCABULARY
        and "known" not in word.marks
        and meaning(word) != ""
    )


def _key(word: Word) -> tuple[object, ...]:
    """What tells words apart on the page. Hashing whole entries would cost more than all else."""
    return (
        *(word.surface, word.lemma, word.pos, word.reading, word.ruby, word.kind),
        tuple([entry.id for entry in word.entries]),
        tuple([part.reading for part in word.parts]),
        *(word.inflections, word.value, word.name, word.gloss),
        *(word.provenance, word.confidence, word.alternatives),
    )


def _name(word: Word) -> dict[str, object]:
    kind, role, who, english = word.name
    who = _unless(word.surface, who)
    return _filled(kind=kind, role=role, who=who, english=english) if any(word.name) else {}


def _parts(word: Word) -> list[list[str]]:
    """The words of a compound with what they mean in it; nothing where that is not known of any.

    The トランプ of a full name is not the one of playing cards.
    """
    if word.kind == "name" or not word.parts or word.parts[0].pos in _GRAMMAR:
        return []
    found = [
        [part.surface, _unless(part.surface, part.reading), composing.plain(part) or meaning(part)]
        for part in word.parts
        if part.pos not in _GRAMMAR
    ]
    told = len(found) > 1 and any(gloss for _, _, gloss in found)
    return found if told else []


def _writable(text: str) -> str:
    """`text`; lone surrogates, which have no UTF-8, as JSON escapes them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="backslashreplace").decode()
    return text


def _first_gloss(word: Word) -> str:
    senses = word.entries[0].senses if word.entries else ()
    return senses[0].glosses[0] if senses and senses[0].glosses else ""


def _unless(told: str, value: str) -> str:
    """`value`, unless the page can tell it from elsewhere."""
    return "" if value == told else value


def _filled(**values: object) -> dict[str, object]:
    """What is not empty: an absent key costs the page nothing."""
    return {key: value for key, value in values.items() if value}
