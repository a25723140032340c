"""What a document has said so far of its names, for the mentions that follow.

マルコ・ルビオ国務長官 makes of a later ルビオ氏 Marco Rubio; AI（人工知能） says what AI is. What
the text does not say, the registers of public figures and of organisations may.
"""

from collections.abc import Sequence
from typing import NamedTuple

from yomu import figures, kana
from yomu.bracketed import Expansion, expansions
from yomu.model import NameRole, Ruby, Word

REMEMBERED = 300
"""Names, and expansions, of one document at most."""
_MEMO = 5_000


class Mentions:
    """Holds who and what one document has named; what is linked once is one value."""

    def __init__(self) -> None:
        self._families: dict[str, dict[str, _Known]] = {}
        self._expansions: dict[str, Expansion] = {}
        self._linked: dict[tuple[str, str, NameRole], Word] = {}

    def linked(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        """The words of the next sentence, its names with the full names they stand for."""
        self._learn(words)
        return tuple([self._linked_one(word) for word in words])

    # ------------------------------------------------------------ what is learnt

    def _learn(self, words: Sequence[Word]) -> None:
        for word in words:
            if word.name.kind == "person":
                self._learn_person(word)
        for found in expansions(words):
            if len(self._expansions) < REMEMBERED:
                self._expansions.setdefault(found.short, found)

    def _learn_person(self, word: Word) -> None:
        family, name = _family(word), word.surface
        if not family:
            figure = figures.in_office(word.surface, word.name.role)
            family, name = (word.surface, figure.name) if figure else ("", "")
        if not family or (family not in self._families and len(self._families) >= REMEMBERED):
            return
        known = self._families.setdefault(family, {})
        if len(known) < REMEMBERED and (name == word.surface or not known):
            known[name] = _Known(word.name.role, _family_reading(word, family))

    # ------------------------------------------------------------ what is linked

    def _linked_one(self, word: Word) -> Word:
        name = word.name
        if name.kind == "person":
            return self._with(self._read(word), self._person(word))
        if word.surface in self._families and _may_be_a_name(word):
            role = self._person(word._replace(name=NameRole("person", "", word.surface)))
            return self._with(word._replace(pos="name", kind="name", entries=(), gloss=""), role)
        if word.kind == "latin" or word.surface in self._expansions:
            return self._with(word, self._organisation(word))
        return word

    def _with(self, word: Word, name: NameRole) -> Word:
        if name == word.name:
            return word
        key = (word.surface, word.reading, name)
        found = self._linked.get(key)
        if found is None:
            if len(self._linked) > _MEMO:
                self._linked.clear()
            found = self._linked[key] = word._replace(name=name, gloss=word.gloss or _gloss(name))
        return found

    def _person(self, word: Word) -> NameRole:
        name = word.name
        known = self._families.get(word.surface, {})
        if holder := self._holder(word):
            return name._replace(who=holder)
        figure = figures.full(word.surface) or (
            None if known else figures.in_office(word.surface, name.role)
        )
        return name._replace(who=figure.name) if figure else name

    def _holder(self, word: Word) -> str:
        """The one person the text has named so, or named so in this office; empty if none is."""
        known = self._families.get(word.surface, {})
        alike = [full for full, one in known.items() if one.role == word.name.role] or list(known)
        return alike[0] if len(alike) == 1 else ""

    def _read(self, word: Word) -> Word:
        """A family name, read as it was in the full name."""
        holder = self._holder(word)
        said = self._families[word.surface][holder].reading if holder else ""
        if not said or said == word.reading or not kana.has_kanji(word.surface):
            return word
        return word._replace(reading=said, ruby=(Ruby(word.surface, said),), provenance="name")

    def _organisation(self, word: Word) -> NameRole:
        """What a short form stands for: as the text says, with the register's English for it."""
        name = word.name
        told = self._expansions.get(kana.narrow(word.surface), _NOTHING)
        listed = next((e for e in word.entries if e.id.startswith("organisations:")), None)
        if listed is not None and told.full.endswith(listed.headword):
            told = _NOTHING  # 米連邦準備制度理事会 is the one of the register
        who, english = told.full, told.english
        if listed is not None and not who:
            who, english = listed.headword, english or listed.senses[0].glosses[0]
        return name._replace(
            who="" if who == word.surface else who, english=name.english or english
        )


class _Known(NamedTuple):
    """What the text has said of somebody: the office, and how the family name is read."""

    role: str
    reading: str


_NOTHING = Expansion("", "")


def _family_reading(word: Word, family: str) -> str:
    """How the family name in a full name is read; empty where that cannot be told."""
    figure = figures.full(word.surface)
    if figure and (said := figures.reading_of(family, figure)):
        return said
    apart = "".join(part.reading for part in word.parts) == word.reading
    return word.parts[0].reading if word.parts and apart else ""


def _family(word: Word) -> str:
    """The family name in a full name; empty where the word is none."""
    if "・" in word.surface:
        return word.surface.rpartition("・")[2]
    return word.parts[0].surface if len(word.parts) > 1 else ""


def _may_be_a_name(word: Word) -> bool:
    """Whether a word spelt like a family name of the text is one: トランプ, but not 林."""
    if word.name.kind:
        return False
    katakana = kana.is_katakana(word.surface) and len(word.surface) > 1
    return katakana or (word.pos == "name" and not word.entries)


def _gloss(name: NameRole) -> str:
    figure = figures.full(name.who) if name.kind == "person" else None
    return f"{figure.latin}, {figure.english} ({figure.year})" if figure else ""
