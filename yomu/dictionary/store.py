"""The dictionaries of a folder, as a `Lexicon`: batch look-ups with a bounded memory."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from yomu.dictionary import codec
from yomu.dictionary.build import build, missing
from yomu.dictionary.volume import Volume
from yomu.model import Entry, Kanji

_MOST = 8_000
"""Entries kept in memory, about 2 kB each."""
_MOST_MISSES = 200_000


def open_store(folder: Path) -> "Store":
    """The dictionaries in `folder`, built first where they are missing, damaged or older.

    `MissingDictionary` if they cannot be built there.
    """
    absent = missing(folder)
    if absent:
        build(folder, absent)
    return Store(folder)


class Store:
    """A `Lexicon`: JMdict, JMnedict and KANJIDIC. Their files are opened when first asked."""

    def __init__(self, folder: Path) -> None:
        self._words = Shelf("jmdict", folder)
        self._names = Shelf("jmnedict", folder)
        self._kanji = KanjiShelf(folder)

    def find(self, forms: Iterable[str]) -> Mapping[str, tuple[Entry, ...]]:
        """The word entries spelt or read exactly so, common ones first.

        A reading in katakana is also found in hiragana, full-width Latin also as ASCII.
        """
        return self._words.find(forms)

    def names(self, forms: Iterable[str]) -> Mapping[str, tuple[Entry, ...]]:
        """The name entries spelt exactly so; read so, where they have no spelling."""
        return self._names.find(forms)

    def kanji(self, characters: Iterable[str]) -> Mapping[str, Kanji]:
        """What is known about each kanji."""
        return self._kanji.find(characters)


class Shelf:
    """The entries of one dictionary, each decoded once while it is remembered."""

    def __init__(self, name: str, folder: Path) -> None:
        self._name = name
        self._path = folder / f"{name}.db"
        self._entries: dict[int, Entry] = {}
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._missed: set[str] = set()

    @cached_property
    def _volume(self) -> Volume:
        return Volume(self._path)

    def find(self, forms: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """The entries of those of `forms` that are there."""
        missed, remembered = self._missed, self._found
        found: dict[str, tuple[Entry, ...]] = {}
        asked = []
        for form in forms:
            if form in missed:
                continue
            entries = remembered.get(form)
            if entries is None:
                asked.append(form)
            else:
                found[form] = entries
        if asked:
            found |= self._looked_up(asked)
        return found

    def _looked_up(self, forms: list[str]) -> dict[str, tuple[Entry, ...]]:
        self._forget()
        numbers = self._volume.numbers(forms)
        self._decode({number for of_form in numbers.values() for number in of_form})
        entries = self._entries
        found = {form: tuple([entries[n] for n in of]) for form, of in numbers.items()}
        self._found |= found
        self._missed.update([form for form in forms if form not in found])
        return found

    def _decode(self, numbers: set[int]) -> None:
        for number, body in self._volume.bodies(numbers - self._entries.keys()):
            self._entries[number] = codec.decoded_entry(f"{self._name}:{number}", body)

    def _forget(self) -> None:
        # All at once: what a text needs comes back in a moment, and keeping order would cost
        # more on every look-up.
        if len(self._entries) > _MOST:
            self._entries.clear()
            self._found.clear()
        if len(self._missed) > _MOST_MISSES:
            self._missed.clear()


class KanjiShelf:
    """The kanji, all remembered: there are some 13,000, and a text needs hundreds."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "kanjidic.db"
        self._found: dict[str, Kanji | None] = {}

    @cached_property
    def _volume(self) -> Volume:
        return Volume(self._path)

    def find(self, characters: Iterable[str]) -> dict[str, Kanji]:
        """What is known about those of `characters` that are there."""
        asked = list(characters)
        new = {c for c in asked if len(c) == 1 and c not in self._found}
        if new:
            self._look_up(new)
        return {c: kanji for c in asked if (kanji := self._found.get(c)) is not None}

    def _look_up(self, characters: set[str]) -> None:
        if len(self._found) > _MOST:
            self._found.clear()
        self._found |= dict.fromkeys(characters)
        for code, body in self._volume.bodies(map(ord, characters)):
            self._found[chr(code)] = codec.decoded_kanji(chr(code), body)
