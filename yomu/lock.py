"""One process at a time, on every system and however the others end.

SQLite locks files on Windows as well as elsewhere, and the lock of a killed process goes with it.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

PATIENCE = 300.0
"""Seconds to wait for another process."""
_PAUSE = 0.05


@contextmanager
def held(path: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock file `path`; wait while another process does, calling `waiting` meanwhile.

    `TimeoutError` after `PATIENCE`, `sqlite3.OperationalError` if the file cannot be written.
    """
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as db:
        end = time.monotonic() + PATIENCE
        while not _taken(db):
            if time.monotonic() > end:
                raise TimeoutError(f"{path} is held by another process")
            waiting()
            time.sleep(_PAUSE)
        yield


def _taken(db: sqlite3.Connection) -> bool:
    try:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True
