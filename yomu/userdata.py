"""The reader's own files: never half written, never lost to another writer, however one ends."""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from yomu import lock
from yomu.errors import UnwritableOutput

_PATIENCE = 2.0
"""Seconds to wait for a program that has the file open (Windows)."""


def change(path: Path, edited: Callable[[bytes], bytes]) -> None:
    """Put what `edited` makes of the file's content (empty if there is none) in its place.

    One writer at a time: what another has just written is there to be edited. Whoever reads, and
    whoever comes after a crash, finds the file as it was or as it is now. What `edited` raises
    leaves all as it was. `UnwritableOutput` if the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path = path.resolve()  # a link to a folder that is backed up stays one
        with lock.held(path.with_name(f"{path.name}.lock"), lambda: None):
            old = path.read_bytes() if path.exists() else b""
            new = edited(old)
            if new != old:
                _replace(path, new)
    except (OSError, sqlite3.Error) as error:
        raise UnwritableOutput(
            f"{path} cannot be written ({error}); make room there, or name another folder with "
            "--data-dir or YOMU_DATA_DIR"
        ) from error


def _replace(path: Path, content: bytes) -> None:
    # One name for all: whoever holds the lock writes over what a killed process left behind.
    new = path.with_name(f"{path.name}.new")
    with new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        shutil.copymode(path, new)
    _rename(new, path)


def _rename(new: Path, path: Path) -> None:
    """Windows refuses while somebody reads the file; that does not take long."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            new.replace(path)
            return
        except PermissionError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)
