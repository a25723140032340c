"""The data folder as its writers see it: one at a time, each file whole or not at all."""

import datetime
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from yomu import lock
from yomu.dictionary.store import Progress, untold
from yomu.dictionary.volume import Item, path, write
from yomu.errors import MissingDictionary


@contextmanager
def writing(folder: Path, progress: Progress = untold) -> Iterator[None]:
    """Hold the folder's lock, with nothing half-written in it before and after.

    `MissingDictionary` that says what to do, if the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with lock.held(folder / "lock", partial(progress, 0.0, "by another yomu")):
            _clean(folder)
            try:
                yield
            finally:
                _clean(folder)
    except TimeoutError as error:
        raise MissingDictionary(
            f"another yomu has been building the dictionaries in {folder} for minutes; "
            "wait for it or end it, and try again"
        ) from error
    except (OSError, sqlite3.Error) as error:
        raise MissingDictionary(
            f"the dictionaries cannot be written to {folder} ({error}); make room there, "
            "or name another folder with --data-dir or YOMU_DATA_DIR"
        ) from error


def temporary(folder: Path, name: str) -> Path:
    """A file to write `name` to before it is finished; this process's own."""
    return folder / f"{name}.{os.getpid()}.tmp"


def replace(folder: Path, name: str, items: Iterable[Item], facts: dict[str, str]) -> None:
    """Write the dictionary `name` beside the old one and put it in its place; see `writing`."""
    new = temporary(folder, name)
    built = {"built": datetime.date.today().isoformat()}
    write(new, items, facts | built)
    new.replace(path(folder, name))


def _clean(folder: Path) -> None:
    """Remove what processes left behind that were killed or failed."""
    for leftover in folder.glob("*.tmp"):
        # On Windows not while a process that is just ending has it open; then it is next time's.
        with suppress(PermissionError):
            leftover.unlink(missing_ok=True)
