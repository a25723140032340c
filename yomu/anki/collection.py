"""The notes of an Anki collection or package, as Anki keeps them. Only this module knows its SQL.

A collection is SQLite (`collection.anki2`, `.anki21`); a package (`.apkg`, `.colpkg`) is a zip
archive that holds one, since Anki 2.1.50 compressed by Zstandard (`.anki21b`).
"""

import importlib
import json
import sqlite3
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO, NamedTuple, cast

from yomu.errors import MissingDictionary, UnreadableText

MATURE = 21
"""Days; from this interval on Anki calls a card mature."""
LARGEST = 1_000_000_000
"""Bytes a collection may have, unpacked."""
LONGEST = 20_000_000
"""Bytes of a row: a note, or the note types of an old collection."""
PATIENCE = 120.0
"""Seconds to spend on the queries of one collection."""

_PACKED = b"PK\x03\x04"
_PLAIN = b"SQLite format 3\0"
_MEMBERS = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""The newest first: a package has an older one as well, with a note that asks for an update."""
_CHUNK = 1 << 20
_BIT_BY_BIT = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Ways of packing that Python undoes so; others at a stroke, however much comes out."""


class Fields(NamedTuple):
    """A note: what its fields are called, and what stands in them (HTML)."""

    names: tuple[str, ...]
    values: tuple[str, ...]


def is_anki(beginning: bytes) -> bool:
    """Whether a file that begins so is a package or a collection."""
    return beginning.startswith((_PACKED, _PLAIN))


def notes(path: Path, mature: int = MATURE) -> Iterator[Fields]:
    """The notes of which a card has an interval of `mature` days or more; for 0 all notes.

    `UnreadableText` where there is no collection in `path` or Anki has it open, `MissingDictionary`
    where a library to unpack it is missing.
    """
    with unpacked(path) as file:
        try:
            with closing(opened(file)) as db:
                yield from _notes(db, mature)
        except (sqlite3.Error, ValueError, RecursionError) as error:
            raise UnreadableText(f"{path}: {_reason(error)}") from error


# ---------------------------------------------------------------- unpacking


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The SQLite file of `path`: itself, or unpacked into a folder that goes away again.

    `UnreadableText` if nothing can be unpacked, or more than `LARGEST`; `MissingDictionary` where
    a library to unpack it is missing.
    """
    try:
        with path.open("rb") as file:
            packed = file.read(4) == _PACKED
    except OSError as error:
        raise UnreadableText(f"{path} cannot be read: {error.strerror or error}") from error
    if not packed:
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="yomu-") as folder:
        copy = Path(folder) / "collection"
        _unpack(path, copy)
        yield copy


def _unpack(path: Path, target: Path) -> None:
    try:
        with zipfile.ZipFile(path) as package, target.open("wb") as out:
            name = _member(package, path)
            with package.open(name) as member:
                _copy(_decompressed(member) if name.endswith("b") else member, out, path)
    except _unpacking_errors() as error:
        raise UnreadableText(f"{path} is damaged: {error}") from error


def _member(package: zipfile.ZipFile, path: Path) -> str:
    names = package.namelist()
    name = next((name for name in _MEMBERS if name in names), "")
    if not name:
        raise UnreadableText(f"{path} is no package of Anki: it holds no collection")
    if package.getinfo(name).compress_type not in _BIT_BY_BIT:
        raise UnreadableText(f"{path} is no package of Anki: it is packed in another way")
    return name


def _copy(source: IO[bytes], out: BinaryIO, path: Path) -> None:
    size = 0
    while chunk := source.read(_CHUNK):
        size += len(chunk)
        if size > LARGEST:
            raise UnreadableText(f"{path} unpacks to more than {LARGEST // 10**6:,} MB")
        out.write(chunk)


def _decompressed(stream: IO[bytes]) -> IO[bytes]:
    library = _zstd()
    if library is None:
        raise MissingDictionary(
            "this package of Anki is packed by Zstandard; type: pip install 'yomu[zstd]', or tick "
            '"Support older Anki versions" when you export it'
        )
    if hasattr(library, "ZstdFile"):
        return cast(IO[bytes], library.ZstdFile(stream))
    # What a hostile stream may claim to need: 128 MB.
    unpacker = library.ZstdDecompressor(max_window_size=1 << 27)
    return cast(IO[bytes], unpacker.stream_reader(stream, read_across_frames=True))


def _zstd() -> Any:
    for name in ("compression.zstd", "zstandard"):
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    return None


def _unpacking_errors() -> tuple[type[Exception], ...]:
    """What a damaged, an encrypted and an unusually packed archive raise."""
    library = _zstd()
    own = (library.ZstdError,) if library else ()
    return (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, *own)


# ---------------------------------------------------------------- reading


def opened(path: Path) -> sqlite3.Connection:
    """A collection to read from, that no hostile file can turn against who reads it."""
    # What Anki has written but not yet put in its place lies beside; without it, nobody writes.
    waiting = path.with_name(f"{path.name}-wal")
    alone = "" if waiting.exists() and waiting.stat().st_size else "&immutable=1"
    db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro{alone}", uri=True, timeout=2)
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    db.text_factory = _text
    db.create_collation("unicase", _unicase)
    end = time.monotonic() + PATIENCE
    db.set_progress_handler(lambda: time.monotonic() > end, 100_000)
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA cell_size_check = ON")
    return db


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def _unicase(one: str, other: str) -> int:
    """The order Anki's tables are sorted in; we only have to know its name."""
    one, other = one.casefold(), other.casefold()
    return (one > other) - (one < other)


def _notes(db: sqlite3.Connection, mature: int) -> Iterator[Fields]:
    tables = _tables(db)
    if not {"notes", "cards"} <= tables:
        raise ValueError("no collection of Anki")
    names = _new_names(db) if "fields" in tables else _old_names(db)
    wanted = "WHERE id IN (SELECT nid FROM cards WHERE ivl >= ?)" if mature else ""
    rows = db.execute(f"SELECT mid, flds FROM notes {wanted} ORDER BY id", (mature,) * bool(mature))
    for kind, fields in rows:
        yield Fields(names.get(kind, ()), tuple(str(fields).split("\x1f")))


def _tables(db: sqlite3.Connection) -> set[str]:
    """The tables; a view or a virtual table of that name could compute for ever."""
    rows = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    return {name for name, sql in rows if str(sql).upper().startswith("CREATE TABLE")}


def _new_names(db: sqlite3.Connection) -> Mapping[object, tuple[str, ...]]:
    found: dict[object, tuple[str, ...]] = {}
    for kind, name in db.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        found[kind] = (*found.get(kind, ()), str(name))
    return found


def _old_names(db: sqlite3.Connection) -> Mapping[object, tuple[str, ...]]:
    row = db.execute("SELECT models FROM col").fetchone()
    models = json.loads(row[0]) if row else {}
    try:
        return {
            int(kind): tuple(str(field["name"]) for field in model["flds"])
            for kind, model in models.items()
        }
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("its note types cannot be read") from error


def _reason(error: Exception) -> str:
    if "locked" in str(error):
        return "Anki has it open; close Anki, or export a package"
    if isinstance(error, sqlite3.Error):
        return f"no collection of Anki, or damaged ({error})"
    return str(error)
