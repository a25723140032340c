"""What a package that yomu has written before holds, to know again what Anki has."""

import json
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from itertools import takewhile
from pathlib import Path

from yomu.anki import collection, notetype
from yomu.anki.fields import FIELDS
from yomu.anki.state import Record, Records, digest_of
from yomu.errors import UnreadableText

_DEFAULT = "1"
"""Anki's first deck, which is in every collection."""
_BROKEN = (
    *(OSError, sqlite3.Error, zipfile.BadZipFile, RecursionError),
    *(ValueError, KeyError, TypeError, AttributeError),  # JSON of another shape
)


def records(file: Path) -> Records:
    """The records of a package's notes. `UnreadableText` if it is no package, or not of ours."""
    try:
        with _collection(file) as db:
            found = dict(_records(db))
    except _BROKEN as error:
        raise UnreadableText(f"{file} is no deck that yomu has written ({error})") from error
    if not found:
        raise UnreadableText(f"{file} holds no notes of yomu's; name an .apkg that it has written")
    return found


@contextmanager
def _collection(file: Path) -> Iterator[sqlite3.Connection]:
    with zipfile.ZipFile(file) as package:
        if not {"collection.anki21b", "collection.anki21"}.isdisjoint(package.namelist()):
            raise ValueError("Anki has exported it")
    with collection.unpacked(file) as found, closing(collection.opened(found)) as db:
        yield db


def _records(db: sqlite3.Connection) -> Iterator[tuple[str, Record]]:
    decks = json.loads(db.execute("SELECT decks FROM col").fetchone()[0])
    home = _home(deck["name"] for number, deck in decks.items() if number != _DEFAULT)
    rows = db.execute("SELECT guid, mod, flds, tags FROM notes WHERE mid = ?", (notetype.MODEL_ID,))
    for guid, modified, values, tags in rows:
        fields: Mapping[str, str] = dict(zip(FIELDS, values.split("\x1f"), strict=True))
        yield str(guid), Record(digest_of(fields, tags.split()), int(modified), home)


def _home(names: Iterable[str]) -> str:
    """The deck itself; of a series the one above its lessons."""
    paths = [name.split("::") for name in names]
    shared = takewhile(lambda level: len(set(level)) == 1, zip(*paths, strict=False))
    return "::".join(level[0] for level in shared)
