"""What `yomu anki` calls its decks, and where each of the texts comes from."""

import re
import unicodedata
from collections.abc import Mapping
from itertools import takewhile
from pathlib import PurePath

from yomu.anki import content
from yomu.anki.notes import Origin
from yomu.cli import inputs
from yomu.errors import UsageError
from yomu.model import Document
from yomu.study.item import Item

_LONGEST = 80
"""Characters of a deck's name that comes from a title."""


class Texts:
    """The inputs of a run, which remembers what they are."""

    def __init__(self, named: inputs.Inputs) -> None:
        self._named = named
        self.origins: dict[str, Origin] = {}
        """By the names that examples have."""

    def each(self, work: inputs.Work) -> None:
        """Do `work` with each input."""

        def remembered(name: str, document: Document) -> None:
            shown = "stdin" if name == "-" else name
            self.origins[shown] = Origin(document.title, "" if name == "-" else document.source)
            work(name, document)

        self._named.each(remembered)


class Decks:
    """The deck of each word: one for all, or for a series one above a deck for each text."""

    def __init__(self, named: str | None, origins: Mapping[str, Origin]) -> None:
        lessons = {text: _name(text, origin) for text, origin in origins.items()}
        self.home = named or _common(lessons)
        self._decks = dict.fromkeys(lessons, self.home)
        if len(lessons) > 1:
            self._decks = {text: f"{self.home}::{name}" for text, name in _apart(lessons).items()}

    def of(self, item: Item) -> str:
        """The deck of a word: that of the text in which it is first met."""
        return self._decks[item.example.text]


def _name(text: str, origin: Origin) -> str:
    """A text's title, or its file's name."""
    name = _tidy(origin.title or PurePath(text).stem)[:_LONGEST]
    return re.sub(":{2,}", "：", name.strip(": ")) or "yomu"


def checked(name: str) -> str:
    """`name` as a deck's name. `UsageError` if it cannot be one."""
    levels = list(map(_tidy, name.split("::")))
    if not all(levels):
        raise UsageError(f"{name!r} is no deck's name; say 政治 or 政治::停戦")
    return "::".join(levels)


def _tidy(name: str) -> str:
    """`name` as Anki writes it: composed, without what no collection can hold."""
    return " ".join(unicodedata.normalize("NFC", content.clean(name)).split())


def _common(lessons: Mapping[str, str]) -> str:
    """A text's own name; what the names of several files begin with (lesson1, lesson2: lesson)."""
    if len(lessons) == 1:
        return next(iter(lessons.values()))
    stems = [PurePath(text).stem for text in lessons]
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*stems, strict=False))
    return "".join(letter[0] for letter in alike).strip(" -_.:0123456789") or "yomu"


def _apart(lessons: Mapping[str, str]) -> Mapping[str, str]:
    """The names, numbered where two texts share one."""
    apart: dict[str, str] = {}
    for text, name in lessons.items():
        number, free = 2, name
        while free in apart.values():
            free, number = f"{name} {number}", number + 1
        apart[text] = free
    return apart
