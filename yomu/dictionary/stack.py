"""Several dictionaries as one: what the first knows stands before what the next knows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from yomu.dictionary import own
from yomu.dictionary.sources import glossary
from yomu.dictionary.store import Progress, open_store, untold
from yomu.model import Entry, Kanji, Lexicon


class Finder(Protocol):
    """What can be asked for the entries of forms."""

    def find(self, forms: Iterable[str]) -> Mapping[str, tuple[Entry, ...]]:
        """The entries of those of `forms` it knows."""
        ...


class Stack:
    """A `Lexicon`: glossaries over a dictionary, registers of names under it.

    `own` are the reader's glossaries, whose entries stand before all others of a form.
    """

    def __init__(
        self,
        over: Sequence[Finder],
        middle: Lexicon,
        under: Sequence[Finder],
        own: Sequence[Finder] = (),
    ) -> None:
        self._finders: tuple[Finder, ...] = (*over, middle, *under)
        self._own = own
        self._lexicon = middle

    def find(self, forms: Iterable[str]) -> Mapping[str, tuple[Entry, ...]]:
        """The entries of each form, those of the glossaries first."""
        asked: Collection[str] = forms if isinstance(forms, Collection) else tuple(forms)
        found: dict[str, tuple[Entry, ...]] = {}
        for finder in self._finders:
            for form, entries in finder.find(asked).items():
                found[form] = found.get(form, ()) + entries
        for finder in self._own:
            for form, entries in finder.find(asked).items():
                found[form] = _outranking(entries, found.get(form, ()))
        return found

    def names(self, forms: Iterable[str]) -> Mapping[str, tuple[Entry, ...]]:
        """The name entries spelt exactly so."""
        return self._lexicon.names(forms)

    def kanji(self, characters: Iterable[str]) -> Mapping[str, Kanji]:
        """What is known about each kanji."""
        return self._lexicon.kanji(characters)


def _outranking(own: tuple[Entry, ...], others: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The reader's own entries of a form before the others: as common as the commonest of them."""
    rank = min((entry.rank for entry in (*own, *others)), default=99)
    return (*(entry._replace(rank=rank) for entry in own), *others)


def open_lexicon(folder: Path, progress: Progress = untold) -> Stack:
    """The dictionaries in `folder`, built first if need be, with the glossaries."""
    over, under = glossary.shipped()
    return Stack((over,), open_store(folder, progress), (under,), own.glossaries(folder))
