"""What a package that yomu has written before holds, to know again what Anki has."""

import json
import os
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from itertools import takewhile
from pathlib import Path

from yomu.anki import notetype
from yomu.anki.fields import FIELDS
from yomu.anki.state import Record, Records, digest_of
from yomu.errors import UnreadableText

_LARGEST = 1 << 30
"""Bytes of a collection; a larger one is not of ours."""
_DEFAULT = "1"
"""Anki's first deck, which is in every collection."""
_BROKEN = (OSError, sqlite3.Error, zipfile.BadZipFile, zlib.error, ValueError, KeyError, EOFError)


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
        entry = package.getinfo("collection.anki2")
        if entry.file_size > _LARGEST or "collection.anki21b" in package.namelist():
            raise ValueError("Anki has exported it")
        content = package.read(entry)
    handle, name = tempfile.mkstemp(suffix=".anki2")
    try:
        with os.fdopen(handle, "wb") as copy:
            copy.write(content)
        with closing(sqlite3.connect(name)) as db:
            db.execute("PRAGMA trusted_schema = OFF")
            yield db
    finally:
        Path(name).unlink()


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
