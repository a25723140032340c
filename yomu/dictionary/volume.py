"""One dictionary in one SQLite file: written once, complete or not at all, then read.

With schema.sql the only module that knows our SQL.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import Any

from yomu.dictionary import codec, filter  # noqa: A004

VERSION = 1
"""Of schema.sql and of what the codec writes; a file of another version is built anew."""
_APPLICATION = 0x796F6D75  # "yomu"
_SAMPLE = 2000
_BATCH = 500
"""Parameters of one query; SQLite's own limit has been as low as 999."""

Item = tuple[int, bytes, Mapping[str, int]]
"""Number, encoded body, and the forms it is found under with its place there."""


def write(path: Path, items: Iterable[Item], facts: Mapping[str, str]) -> None:
    """Write the dictionary to the new file `path`. SQLite's and the system's errors pass through.

    Only a finished file is `sound`; the bytes are on the disk when this returns.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        # Nobody else sees the file before it is finished and renamed.
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.executescript((Path(__file__).parent / "schema.sql").read_text(encoding="utf-8"))
        db.execute("BEGIN")
        preset = _write_entries(db, iter(items))
        _write_meta(db, {**facts, "preset": preset, "filter": _write_forms(db)})
        db.execute(f"PRAGMA application_id = {_APPLICATION}")
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _write_entries(db: sqlite3.Connection, items: Iterator[Item]) -> bytes:
    first = list(islice(items, _SAMPLE))
    preset = codec.preset(body for _, body, _ in first)
    deflate = codec.deflater(preset)
    db.execute("CREATE TEMP TABLE found (text, place, entry)")
    for number, body, forms in chain(first, items):
        db.execute("INSERT INTO entry VALUES (?, ?)", (number, deflate(body)))
        db.executemany(
            "INSERT INTO found VALUES (?, ?, ?)",
            [(text, place, number) for text, place in forms.items()],
        )
    return preset


def _write_forms(db: sqlite3.Connection) -> bytes:
    # In the order of the table's own tree: its pages are then full, and written once.
    db.execute("INSERT INTO form SELECT * FROM found ORDER BY text, place, entry")
    (count,) = db.execute("SELECT count(DISTINCT text) FROM form").fetchone()
    texts = (text for (text,) in db.execute("SELECT DISTINCT text FROM form"))
    return filter.built(texts, count)


def _write_meta(db: sqlite3.Connection, facts: Mapping[str, str | bytes]) -> None:
    (entries,) = db.execute("SELECT count(*) FROM entry").fetchone()
    rows = [*facts.items(), ("entries", str(entries))]
    db.executemany("INSERT INTO meta VALUES (?, ?)", rows)


def sound(path: Path) -> bool:
    """Whether a finished file of this version lies at `path`, whole; told by its first 100 bytes.

    SQLite's file format: page size at 16, number of pages at 28, user version at 60,
    application id at 68.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
            size = os.fstat(file.fileno()).st_size
    except OSError:
        return False

    def number(at: int, length: int = 4) -> int:
        return int.from_bytes(header[at : at + length], "big")

    page = 65536 if number(16, 2) == 1 else number(16, 2)
    return (
        header[:16] == b"SQLite format 3\0"
        and (number(60), number(68)) == (VERSION, _APPLICATION)
        and number(28) * page == size
    )


class Volume:
    """A finished file, open for reading."""

    def __init__(self, path: Path) -> None:
        # The file is never changed, only replaced: no locks, and no wish to write.
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        self._db = sqlite3.connect(uri, uri=True)
        self._db.execute(f"PRAGMA mmap_size = {1 << 28}")
        self._preset = self._fact("preset")
        self._filter = self._fact("filter")

    def facts(self) -> dict[str, str]:
        """What is known about it: `source`, `date`, `built`, `licence`, `credit`, `entries`."""
        return {n: v for n, v in self._db.execute("SELECT * FROM meta") if isinstance(v, str)}

    def numbers(self, forms: Iterable[str]) -> dict[str, list[int]]:
        """For each form that is there: its entries' numbers, common ones first."""
        found: dict[str, list[int]] = {}
        query = "SELECT text, entry FROM form WHERE text IN ({}) ORDER BY text, place, entry"
        for text, number in self._rows(query, filter.passed(forms, self._filter)):
            found.setdefault(text, []).append(number)
        return found

    def bodies(self, numbers: Iterable[int]) -> Iterator[tuple[int, bytes]]:
        """The bodies of the entries with these numbers."""
        query = "SELECT number, body FROM entry WHERE number IN ({})"
        for number, packed in self._rows(query, list(numbers)):
            yield number, codec.inflate(packed, self._preset)

    def close(self) -> None:
        """Let the file go."""
        self._db.close()

    def _fact(self, name: str) -> bytes:
        query = "SELECT value FROM meta WHERE name = ?"
        (value,) = self._db.execute(query, (name,)).fetchone()
        return bytes(value)

    def _rows(self, query: str, keys: Sequence[Any]) -> Iterator[Any]:
        for start in range(0, len(keys), _BATCH):
            some = keys[start : start + _BATCH]
            yield from self._db.execute(query.format(",".join("?" * len(some))), some)
