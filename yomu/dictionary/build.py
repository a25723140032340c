"""Makes the dictionary files of a folder, each whole or not at all, one process at a time."""

import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from yomu.dictionary import codec, lock
from yomu.dictionary.forms import name_forms, word_forms
from yomu.dictionary.sources import jmdict, jmnedict, kanjidic
from yomu.dictionary.volume import Item, sound, write
from yomu.errors import MissingDictionary

Progress = Callable[[int, int], None]
"""Told now and then how many entries of how many are done."""

NAMES = ("jmdict", "jmnedict", "kanjidic")


def file(folder: Path, name: str) -> Path:
    """Where the dictionary `name` lies in `folder`."""
    return folder / f"{name}.db"


def missing(folder: Path) -> tuple[str, ...]:
    """The dictionaries that are not in `folder`, or damaged, or of an older version of yomu."""
    return tuple(name for name in NAMES if not sound(file(folder, name)))


def build(folder: Path, names: Collection[str] = NAMES) -> None:
    """Build the dictionaries `names` from the data that is installed."""
    with _explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with lock.held(folder / "lock"):
            for name in names:
                _build(folder, name)


def _build(folder: Path, name: str) -> None:
    temporary = folder / f"{name}.tmp"
    temporary.unlink(missing_ok=True)
    try:
        write(temporary, _ITEMS[name](), _facts(name))
        temporary.replace(file(folder, name))
    finally:
        temporary.unlink(missing_ok=True)


def _facts(name: str) -> dict[str, str]:
    source = {"jmdict": jmdict, "jmnedict": jmnedict, "kanjidic": kanjidic}[name]
    return {
        "source": jmdict.SOURCE,
        "date": source.date(),
        "built": date.today().isoformat(),
        "licence": source.LICENCE,
        "credit": source.CREDIT,
    }


def _words() -> Iterator[Item]:
    for entry in jmdict.entries():
        yield int(entry.id.rpartition(":")[2]), codec.encoded_entry(entry), word_forms(entry)


def _names() -> Iterator[Item]:
    for entry in jmnedict.entries():
        yield int(entry.id.rpartition(":")[2]), codec.encoded_entry(entry), name_forms(entry)


def _kanji() -> Iterator[Item]:
    for kanji in kanjidic.kanji():
        yield ord(kanji.character), codec.encoded_kanji(kanji), {}


_ITEMS = {"jmdict": _words, "jmnedict": _names, "kanjidic": _kanji}


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise MissingDictionary(
            f"the dictionaries cannot be written to {folder} ({error}); "
            "name another folder with --data-dir"
        ) from error
