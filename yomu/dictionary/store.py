"""The dictionaries of a folder, as a `Lexicon`: built on first use, asked in batches."""

from _thread import allocate_lock  # `threading` takes a millisecond to load
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path

from yomu.dictionary import codec
from yomu.dictionary.volume import Volume, legible, missing, path
from yomu.model import Entry, Kanji

Progress = Callable[[float, str], None]
"""Told now and then the share that is done, 0 … 1, and what is being done."""
Decode = Callable[[int, str, str], Entry]
"""An entry from its number, the form it was found under, and its body."""

_MOST = 4_000
"""Entries that are remembered, some 2 kB each."""
_MOST_MISSES = 30_000


def untold(_done: float, _what: str) -> None:
    """A `Progress` that tells nobody."""


def open_store(folder: Path, progress: Progress = untold) -> "Store":
    """The dictionaries in `folder`, built first where they are missing, damaged or older.

    Building takes some seconds, during which `progress` is told how far it is.
    `MissingDictionary` if they are missing and cannot be built there.
    """
    if missing(folder):
        # Only here: an opened store needs none of the sources.
        from yomu.dictionary import build

        build.complete(folder, progress)
    return Store(folder)


class Store:
    """A `Lexicon`: JMdict, JMnedict and KANJIDIC. Their files are opened when first asked.

    Threads may share it. Look-ups raise `MissingDictionary` if a file turns out to be damaged.
    """

    def __init__(self, folder: Path) -> None:
        self._words = _Shelf(folder, "jmdict", _word)
        self._names = _Shelf(folder, "jmnedict", _name)
        self._kanji = _KanjiShelf(folder, "kanjidic")

    def remembered(self) -> int:
        """How many entries, forms and kanji are kept in memory; bounded."""
        return len(self._words) + len(self._names) + len(self._kanji)

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


def _word(number: int, _form: str, body: str) -> Entry:
    return codec.decoded_entry(f"jmdict:{number}", body)


def _name(number: int, form: str, body: str) -> Entry:
    return codec.decoded_name(f"jmnedict:{number}", form, body)


class _Shelf:
    """The entries of one dictionary, each decoded once while it is remembered."""

    def __init__(self, folder: Path, name: str, decode: Decode) -> None:
        self._path = path(folder, name)
        self._decode = decode
        self._entries: dict[int, Entry] = {}
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._missed: set[str] = set()
        self._lock = allocate_lock()

    @cached_property
    def _volume(self) -> Volume:
        return Volume(self._path)

    def __len__(self) -> int:
        return len(self._entries) + len(self._found) + len(self._missed)

    def find(self, forms: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """The entries of those of `forms` that are there."""
        missed, remembered = self._missed, self._found
        found: dict[str, tuple[Entry, ...]] = {}
        new = []
        # Of a text's substrings 99 in 100 are no word: the cheapest question comes first.
        for form in [form for form in forms if form not in missed]:
            entries = remembered.get(form)
            if entries is None:
                new.append(form)
            else:
                found[form] = entries
        return found | self._looked_up(new) if new else found

    def _looked_up(self, forms: list[str]) -> dict[str, tuple[Entry, ...]]:
        with self._lock, legible(self._path):
            self._forget()
            numbers = self._numbers(forms)
            entries = self._entries
            found = {form: tuple([entries[n] for n in of]) for form, of in numbers.items()}
        self._found |= found
        self._missed.update([form for form in forms if form not in found])
        return found

    def _numbers(self, forms: list[str]) -> dict[str, list[int]]:
        """For each form that is there its entries' numbers; the entries are remembered."""
        numbers: dict[str, list[int]] = {}
        for form, number, packed in self._volume.found(forms):
            numbers.setdefault(form, []).append(number)
            if number not in self._entries:
                self._entries[number] = self._decode(number, form, self._volume.body(packed))
        return numbers

    def _forget(self) -> None:
        # All at once: what a text needs comes back in a moment, and keeping an order would cost
        # something on every look-up.
        if len(self._entries) > _MOST:
            self._entries.clear()
            self._found.clear()
        if len(self._missed) > _MOST_MISSES:
            self._missed.clear()


class _KanjiShelf:
    """The kanji of a dictionary, remembered as they are asked for; there are some 13,000."""

    def __init__(self, folder: Path, name: str) -> None:
        self._path = path(folder, name)
        self._known: dict[str, Kanji] = {}
        self._missed: set[str] = set()
        self._lock = allocate_lock()

    @cached_property
    def _volume(self) -> Volume:
        return Volume(self._path)

    def __len__(self) -> int:
        return len(self._known) + len(self._missed)

    def find(self, characters: Iterable[str]) -> dict[str, Kanji]:
        """What is known about those of `characters` that are there."""
        asked = dict.fromkeys(characters)
        new = {c for c in asked if c not in self._known and c not in self._missed}
        if new:
            with self._lock, legible(self._path):
                self._look_up(new)
        known = self._known
        return {character: known[character] for character in asked if character in known}

    def _look_up(self, characters: set[str]) -> None:
        if len(self._missed) > _MOST_MISSES:
            self._missed.clear()
        codes = [ord(character) for character in characters if len(character) == 1]
        for code, body in self._volume.bodies(codes):
            self._known[chr(code)] = codec.decoded_kanji(chr(code), body)
        self._missed |= characters - self._known.keys()
