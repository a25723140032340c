"""One dictionary in one SQLite file: written once, complete or not at all, then read.

With schema.sql the only module that knows our SQL.
"""

import gc
import os
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import cached_property
from itertools import chain, islice
from mmap import ACCESS_READ, mmap
from pathlib import Path

from yomu.dictionary import codec, filter  # noqa: A004
from yomu.errors import MissingDictionary

VERSION = 4
"""Of schema.sql and of what codec and forms write; a file of another version is built anew."""
_APPLICATION = 0x796F6D75  # "yomu"
_SAMPLE = 20_000
_BATCH = 500
_FEW = 100
"""Forms to be asked for before the filter, megabytes of it, is worth reading."""
_CACHE = 400
"""Kilobytes of pages SQLite keeps; the system keeps them all, and new memory costs more."""
_HEADER = 100
"""Bytes of SQLite's header."""

Item = tuple[int, str | bytes, Mapping[str, int]]
"""Number, encoded body, and the forms it is found under with its place there. A body that is bytes
is deflated."""

NAMES = ("jmdict", "jmnedict", "kanjidic")


def path(folder: Path, name: str) -> Path:
    """Where the dictionary `name` lies in `folder`."""
    return folder / f"{name}.db"


def missing(folder: Path) -> tuple[str, ...]:
    """The dictionaries that are not in `folder`, or damaged, or of another version of yomu."""
    return tuple(name for name in NAMES if not sound(path(folder, name)))


def write(file: Path, items: Iterable[Item], facts: Mapping[str, str]) -> None:
    """Write the dictionary to the new file `file`. SQLite's and the system's errors pass through.

    Only a finished file is `sound`; the bytes are on the disk when this returns.
    """
    with _uncollected(), closing(sqlite3.connect(file, isolation_level=None)) as db:
        # Nobody else sees the file before it is finished and renamed.
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("PRAGMA temp_store = MEMORY")
        db.executescript((Path(__file__).parent / "schema.sql").read_text(encoding="utf-8"))
        db.execute("BEGIN")
        known, bits = _write_entries(db, iter(items))
        # In the order of the table's own tree: its pages are then full, and written once.
        db.execute("INSERT INTO form SELECT * FROM found ORDER BY text, place, number")
        db.executemany("INSERT INTO meta VALUES (?, ?)", [*facts.items(), *known.items()])
        db.execute(f"PRAGMA application_id = {_APPLICATION}")
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
    with file.open("ab") as written:
        written.write(bits)
        written.flush()
        os.fsync(written.fileno())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without Python's search for cycles: entries have none, and it takes a tenth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _write_entries(
    db: sqlite3.Connection, items: Iterator[Item]
) -> tuple[dict[str, str | bytes], bytes]:
    """Write them; the facts about them, and their filter."""
    db.execute("CREATE TEMP TABLE found (text, place, number, body)")
    first = list(islice(items, _SAMPLE))
    preset = codec.preset([body for _, body, _ in first if isinstance(body, bytes)])
    deflate = codec.deflater(preset)
    items = chain(first, items)
    count = 0
    checks: set[int] = set()
    while some := [
        (number, body if isinstance(body, str) else deflate(body), forms)
        for number, body, forms in islice(items, _BATCH)
    ]:
        checks.update(_write_some(db, some))
        count += len(some)
    return {"entries": str(count), "preset": preset}, filter.built(checks)


def _write_some(db: sqlite3.Connection, items: Sequence[Item]) -> Iterator[int]:
    shared = [(number, body) for number, body, forms in items if len(forms) != 1]
    found = [
        (text, place, number, body if len(forms) == 1 else None)
        for number, body, forms in items
        for text, place in forms.items()
    ]
    db.executemany("INSERT INTO entry VALUES (?, ?)", shared)
    db.executemany("INSERT INTO found VALUES (?, ?, ?, ?)", found)
    return filter.checks([text for text, *_ in found])


def sound(file: Path) -> bool:
    """Whether a finished file of this version lies at `file`, whole; told by its first 100 bytes.

    SQLite's file format: user version at 60, application id at 68.
    """
    try:
        with file.open("rb") as opened:
            header = opened.read(_HEADER)
            size = os.fstat(opened.fileno()).st_size
    except OSError:
        return False
    bits = size - _end(header)
    return (
        header[:16] == b"SQLite format 3\0"
        and (_number(header, 60), _number(header, 68)) == (VERSION, _APPLICATION)
        and bits > 0
        and bits & (bits - 1) == 0  # a filter's size is a power of two
    )


def _end(header: bytes) -> int:
    """Where SQLite's pages end. Its file format: page size at 16, number of pages at 28."""
    page = _number(header, 16, 2)
    return _number(header, 28) * (65536 if page == 1 else page)


def _number(header: bytes, at: int, length: int = 4) -> int:
    return int.from_bytes(header[at : at + length], "big")


@contextmanager
def legible(file: Path) -> Iterator[None]:
    """`MissingDictionary` that says what to do, if reading `file` shows it to be damaged."""
    try:
        yield
    except (sqlite3.Error, zlib.error, ValueError, LookupError, TypeError) as error:
        raise MissingDictionary(
            f"the dictionary {file} is damaged ({error}); to build it anew, type: yomu dict build"
        ) from error


_FOUND = """
SELECT number, ifnull(form.body, entry.body) FROM form LEFT JOIN entry USING (number)
WHERE text = ? ORDER BY place, number
"""
_BODY = "SELECT body FROM entry WHERE number = ?"


class Volume:
    """A finished file, open for reading."""

    def __init__(self, file: Path) -> None:
        # The file is never changed, only replaced: no locks, and no wish to write.
        uri = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
        self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._db.execute(f"PRAGMA cache_size = -{_CACHE}")
        self._file = file
        self._preset = self._fact("preset")
        self._asked = 0

    def facts(self) -> dict[str, str]:
        """What is known about it: `source`, `date`, `built`, `licence`, `credit`, `entries`."""
        return {n: v for n, v in self._db.execute("SELECT * FROM meta") if isinstance(v, str)}

    def found(self, forms: Iterable[str]) -> Iterator[tuple[str, int, str | bytes]]:
        """The form, the number and the packed body of every entry these forms have.

        The entries of each form come in their order.
        """
        # Form by form: preparing a query for many takes longer than asking for each.
        for form in self._worth_asking(dict.fromkeys(forms)):
            for number, packed in self._db.execute(_FOUND, (form,)):
                yield form, number, packed

    def _worth_asking(self, forms: Collection[str]) -> list[str]:
        """Those of `forms` that may be there; the first few go by without the filter."""
        self._asked += len(forms)
        if self._asked > _FEW:
            return filter.passed(forms, *self._filter)
        return [form for form in forms if not filter.is_refused(form)]

    @cached_property
    def _filter(self) -> tuple[mmap, int]:
        """The file, of whose pages few are read, and where in it the filter begins."""
        with self._file.open("rb") as file:
            begin = _end(file.read(_HEADER))
            return mmap(file.fileno(), 0, access=ACCESS_READ), begin

    def body(self, packed: str | bytes) -> str:
        """A body as it was encoded."""
        return packed if isinstance(packed, str) else codec.inflate(packed, self._preset).decode()

    def bodies(self, numbers: Iterable[int]) -> Iterator[tuple[int, str]]:
        """The bodies of the entries with these numbers, as far as they are there."""
        for number in numbers:
            for (packed,) in self._db.execute(_BODY, (number,)):
                yield number, self.body(packed)

    def close(self) -> None:
        """Let the file go."""
        self._db.close()

    def _fact(self, name: str) -> bytes:
        query = "SELECT value FROM meta WHERE name = ?"
        (value,) = self._db.execute(query, (name,)).fetchone()
        return bytes(value)
